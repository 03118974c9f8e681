"""Two attributors as one: the trained reader, completed by the rules within what it found.

Within a content the rules add what somebody thinks, asks, or says after a conjunction. Beside its
contents the reader is the surer one, and rules add only what its speakers say by another cue.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from claimcheck.records import PRESENTING, Article, Attributor, Model, Span, Statement
from claimcheck.split.gate import Gate
from claimcheck.split.nesting import holds
from claimcheck.split.relays import is_relay, with_relays
from claimcheck.split.sources import is_passive
from claimcheck.split.speakers import with_speaker
from claimcheck.split.uncued import in_order

_PRONOUN = 5  # characters: "which", "that", "who"
_LONGEST_GAP = 120  # characters of an attribution within another's content


class CompletedAttributor:
    """`first`, and what `second` adds without contradicting it."""

    def __init__(
        self, first: Attributor, second: Attributor, *, gate: Gate, threshold: float
    ) -> None:
        """An addition's score is what `gate` gives it; below `threshold` it is none."""
        self._first, self._second = first, second
        self._gate, self._threshold = gate, threshold

    @property
    def models(self) -> tuple[Model, ...]:
        """Those of both, and the gate."""
        return (*self._first.models, *self._second.models, self._gate.model)

    def __call__(self, articles: Sequence[Article]) -> list[tuple[Statement, ...]]:
        """For each article its statements by first character; parents are not set."""
        trios = zip(articles, self._first(articles), self._second(articles), strict=True)
        return [self._completed(article, found, more) for article, found, more in trios]

    def _completed(
        self, article: Article, first: Sequence[Statement], second: Sequence[Statement]
    ) -> tuple[Statement, ...]:
        more = [
            replace(statement, score=round(self._gate(article, statement), 2))
            for statement in second
        ]
        read = with_relays(article, [with_speaker(article, s) for s in first], more)
        found = [_whole(_mended(statement, more), (*read, *more)) for statement in read]
        sure = [s for s in more if self._is_sure(article, s)]
        alone = [s for s in sure if _is_adverb(article, s) and _stands_alone(s, found)]
        added = [s for s in sure if s in alone or _adds(s, found)]
        cited = [
            relay
            for statement in more
            if is_relay(article, statement) and (relay := _beside(statement, found)) is not None
        ]
        return tuple(sorted((*found, *added, *cited), key=in_order))

    def _is_sure(self, article: Article, statement: Statement) -> bool:
        """Whether an addition is to be believed.

        Beliefs and passives without a speaker within what is said count from less: "I suppose" is
        one wherever it stands, and so is "is alleged to". Adverbs always do: PolNeAR marks too few
        of them to tell, and "allegedly" has no other use.
        """
        if _is_adverb(article, statement):
            return True
        lenient = statement.act == "belief" or _is_unnamed(article, statement)
        least = self._threshold / 2 if lenient else self._threshold
        return statement.score >= least and not _is_infinitive(article, statement)


def _is_adverb(article: Article, statement: Statement) -> bool:
    cue = [i for span in statement.cue for i in article.parse.within(span)]
    return len(cue) == 1 and article.parse.tokens[cue[0]].pos == "ADV"


def _is_unnamed(article: Article, statement: Statement) -> bool:
    """ "is alleged to have fled": a passive that says something and names no speaker."""
    parse = article.parse
    cue = [i for span in statement.cue for i in parse.within(span)]
    passive = any(is_passive(parse, i) for i in cue)
    return passive and not statement.source and statement.act in PRESENTING


def _is_infinitive(article: Article, statement: Statement) -> bool:
    """ "to let them refuse": whoever might say or do so has not."""
    parse = article.parse
    cue = [i for span in statement.cue for i in parse.within(span)]
    verb = next((i for i in cue if parse.tokens[i].pos in {"VERB", "AUX"}), None)
    if verb is None or parse.tokens[verb].tag != "VB":
        return False
    return any(parse.tokens[i].tag == "TO" and i < verb for i in parse.children[verb])


def _beside(statement: Statement, found: Sequence[Statement]) -> Statement | None:
    """A source cited for what one of `found` says, with the very words of that one."""
    if any(_overlap(statement.cue, other.cue) for other in found):
        return None
    for other in found:
        if _overlap(statement.content, other.content) and not holds(other, statement):
            return replace(statement, content=other.content)
    return None


def _mended(statement: Statement, more: Sequence[Statement]) -> Statement:
    """`statement`, or the rules' reading of its cue where it cannot be right.

    Nobody is both who speaks and what is said ("…, announced Mayor Ana Reed"; "citing a guard"),
    and a pronoun alone is no content ("which, according to them, is ours").
    """
    for other in more:
        if _overlap(other.cue, statement.cue):
            relays = any(o is not other and o.content == other.content for o in more)
            swapped = _overlap(other.source, statement.content)
            if swapped and (relays or not statement.source):
                return other
            if _size(statement) <= _PRONOUN and _overlap(other.content, statement.content):
                return other
    return statement


def _size(statement: Statement) -> int:
    return sum(len(span) for span in statement.content)


def _whole(statement: Statement, everybody: Sequence[Statement]) -> Statement:
    """`statement`, its content in one where only another attribution parts it.

    PolNeAR leaves that out of a content ("640 bodies, which, according to them, are ours, had
    arrived"), but who relays the whole relays that as well.
    """
    own = (*statement.source, *statement.cue)
    inside = [other for other in everybody if _overlap(other.content, statement.content)]
    others = [cue for other in inside for cue in other.cue if not _overlap([cue], own)]
    merged = list(statement.content[:1])
    for span in statement.content[1:]:
        gap = Span(start=merged[-1].end, end=span.start)
        parted = any(gap.contains(cue) for cue in others) and len(gap) <= _LONGEST_GAP
        if parted and not _overlap([gap], own):
            merged[-1] = Span(start=merged[-1].start, end=span.end)
        else:
            merged.append(span)
    return replace(statement, content=tuple(merged))


def _stands_alone(statement: Statement, found: Sequence[Statement]) -> bool:
    """ "He allegedly took the files": beside all that the reader found."""
    return not any(_overlap(statement.content, (*o.cue, *o.content, *o.source)) for o in found)


def _adds(statement: Statement, found: Sequence[Statement]) -> bool:
    """Whether `statement` adds to `found` without contradicting it.

    It has a cue that nobody has taken, and is said within another's content, or by the very
    words that speak in another: "The ministry confirmed the loss, adding that …".
    """
    if any(_overlap(statement.cue, o.cue) for o in found):
        return False
    if any(holds(other, statement) for other in found):
        return True
    if statement.act not in PRESENTING:
        return False
    shared = any(statement.source == other.source for other in found)
    beside = not any(_overlap(statement.content, other.content) for other in found)
    return shared and beside and bool(statement.source)


def _overlap(first: Iterable[Span], second: Sequence[Span]) -> bool:
    return any(a.overlaps(b) for a in first for b in second)
