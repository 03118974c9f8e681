"""How far two people agree who annotated the same texts: spans found, and kappa on the labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from claimcheck.bench.chain_scores import fits, same_speakers
from claimcheck.bench.chains import GoldChains, GoldLink
from claimcheck.bench.pairing import Counts, pair
from claimcheck.bench.relations import Answer
from claimcheck.records import FlagName

LABELS: Mapping[str, Callable[[GoldLink], str]] = {
    "act": lambda link: link.act,
    "quote": lambda link: link.quote or "",
    "kind": lambda link: link.kind,
    "certainty": lambda link: link.value,
    "polarity": lambda link: link.polarity,
    "stance": lambda link: link.stance,
}
"""What both chose a label for, by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """F1 of attributions and of links to a parent, shares of equal speakers, kappa a label.

    Cohen's kappa (1960) and the speakers are over attributions that both found.
    """

    found: Counts
    nested: Counts
    speakers: float
    kappa: Mapping[str, float]

    def __str__(self) -> str:
        """One line a figure."""
        labels = "".join(f"{name:16} kappa {value:.3f}\n" for name, value in self.kappa.items())
        return (
            f"attributions     F1 {self.found.f1:.3f} ({self.found.gold}, {self.found.predicted})\n"
            f"nested           F1 {self.nested.f1:.3f} ({self.nested.gold}, "
            f"{self.nested.predicted})\n"
            f"speakers         equal {self.speakers:.3f}\n{labels}"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Both:
    """What two people made of one attribution."""

    first: GoldLink
    second: GoldLink


def agree(first: Sequence[GoldChains], second: Sequence[GoldChains]) -> Agreement:
    """The agreement over the texts that both annotated, by name."""
    others = {text.name: text for text in second}
    pairs = [(text, others[text.name]) for text in first if text.name in others]
    both: list[Both] = []
    found, nested = Counts(), Counts()
    for one, other in pairs:
        fitting = pair(one.links, other.links, fits)
        both += [Both(first=one.links[g], second=other.links[f]) for f, g in fitting.items()]
        found += Counts(gold=len(one.links), predicted=len(other.links), right=len(fitting))
        nested += _nested(one, other, fitting)
    equal = [same_speakers(b.first.speakers, b.second.speakers) for b in both]
    kappas = {
        name: kappa([label(b.first) for b in both], [label(b.second) for b in both])
        for name, label in LABELS.items()
    }
    share = sum(equal) / len(equal) if equal else 0.0
    return Agreement(found=found, nested=nested, speakers=share, kappa=kappas)


def _nested(one: GoldChains, other: GoldChains, fitting: Mapping[int, int]) -> Counts:
    right = 0
    for f, g in fitting.items():
        above, wanted = other.links[f].parent, one.links[g].parent
        right += above is not None and fitting.get(above) == wanted is not None
    return Counts(
        gold=sum(link.parent is not None for link in one.links),
        predicted=sum(link.parent is not None for link in other.links),
        right=right,
    )


def kappa(first: Sequence[str], second: Sequence[str]) -> float:
    """Cohen's kappa of two lists of labels; 1 where both always gave one and the same."""
    size = len(first)
    if not size:
        return 0.0
    seen = sum(a == b for a, b in zip(first, second, strict=True)) / size
    left, right = Counter(first), Counter(second)
    chance = sum(left[label] * right[label] for label in left) / size**2
    return 1.0 if chance == 1 else (seen - chance) / (1 - chance)


def agree_on_relations(first: Mapping[str, Answer], second: Mapping[str, Answer]) -> str:
    """Kappa of the relation, and of each flag with its side, over the pairs both labelled."""
    both = [(answer, second[name]) for name, answer in sorted(first.items()) if name in second]
    ones, others = [one for one, _ in both], [other for _, other in both]
    relation = kappa([one.relation for one in ones], [other.relation for other in others])
    lines = [f"{len(both)} pairs", f"relation             kappa {relation:.3f}"]
    for name in get_args(FlagName):
        left, right = ([_flagged(answer, name) for answer in some] for some in (ones, others))
        given = sum(bool(label) for label in left), sum(bool(label) for label in right)
        lines.append(f"{name:20} kappa {kappa(left, right):.3f} ({given[0]}, {given[1]})")
    return "\n".join(lines) + "\n"


def _flagged(answer: Answer, name: FlagName) -> str:
    """The flag with its side as one label; empty without the flag."""
    return " ".join(f"{f.name} {f.without}" for f in answer.flags if f.name == name)
