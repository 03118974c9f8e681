"""The checkable units of an article: of each statement's content, and of its own sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.lexicon.cues import entry_of
from claimcheck.records import PRESENTING, Article, Parse, Proposition, Span, Statement, Token
from claimcheck.split.clauses import (
    AUXILIARIES,
    PREDICATES,
    RELATIVES,
    SUBJECTS,
    child_of,
    is_finite,
    is_supposed,
    predicates,
    relative_pronoun,
)
from claimcheck.split.coordination import has_negation
from claimcheck.split.detached import find_detached
from claimcheck.split.presupposed import taken_for_granted
from claimcheck.split.regions import Regions, find_regions, tokens_of
from claimcheck.split.stated import names_event
from claimcheck.split.subjects import missing_words, noun_phrase
from claimcheck.split.trimming import Trimmer
from claimcheck.split.units import Unit, find_units

_PRESUPPOSING = frozenset({"why", "how"})  # "has not said why P": P is taken for granted
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "PRON"})
_SUBORDINATE = frozenset({"relcl", "advcl"})  # asserted even within a question
_COMPLEMENTS = frozenset({"dobj", "ccomp", "xcomp", "attr", "acomp", "oprd"})
_PASSIVE = frozenset({"auxpass"})
_REPORT = 4  # words of "the ministry said so" within what somebody else says
_MIN_WORDS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """The units of one sentence that are the words of one statement, or of the article."""

    owner: int | None
    units: tuple[Unit, ...]


def find_propositions(article: Article, statements: Sequence[Statement]) -> tuple[Proposition, ...]:
    """The propositions of `article`, in order of their first character, then longer first.

    Each belongs to the innermost statement whose content holds it, or to none. A content that
    is nothing but another statement yields none; nor do questions, orders, fragments, and the
    words that only report.
    """
    finder = _Finder(article, statements)
    found = (*finder.clauses(), *finder.presupposed())
    kept = [p for p in found if not _in_headline(article, p)]
    return tuple(sorted(kept, key=lambda p: (p.spans[0].order, p.head)))


def _in_headline(article: Article, proposition: Proposition) -> bool:
    """A headline makes no claim."""
    return article.headline is not None and article.headline.overlaps(proposition.spans[0])


class _Finder:
    def __init__(self, article: Article, statements: Sequence[Statement]) -> None:
        self._parse = article.parse
        self._statements = statements
        self._regions = find_regions(article.parse, statements)
        self._trimmer = Trimmer(article)

    def clauses(self) -> Iterator[Proposition]:
        """What the clauses say; a content without any clause is one nominal proposition."""
        spoken: set[int | None] = set()
        fragments: dict[int, list[int]] = defaultdict(list)
        for group in _groups(self._parse, self._regions):
            for proposition in self._of_group(group):
                spoken.add(group.owner)
                yield proposition
            if group.owner is not None and not self._asks(group):
                fragments[group.owner] += [i for unit in group.units for i in unit.tokens]
        for owner, tokens in fragments.items():
            if owner not in spoken and self._statements[owner].act != "question":
                yield from self._nominal(owner, sorted(tokens))

    def presupposed(self) -> Iterator[Proposition]:
        """What an attitude takes for granted: "thanked them for freeing 40 hostages"."""
        for number, statement in enumerate(self._statements):
            if statement.act not in PRESENTING:
                for token in taken_for_granted(self._parse, statement):
                    yield from self._proposition(token, self._parse.subtree(token), number)

    def _asks(self, group: _Group) -> bool:
        return any(self._parse.tokens[i].text == "?" for unit in group.units for i in unit.tokens)

    def _of_group(self, group: _Group) -> Iterator[Proposition]:
        clausal = [unit for unit in group.units if self._is_clausal(unit)]
        if len(clausal) > 1 and self._is_denied(group.owner):
            whole = sorted({i for unit in group.units for i in unit.tokens})
            clausal = [Unit(head=clausal[0].head, tokens=tuple(whole))]
        asks = self._asks(group)
        for unit in _with_fragments(self._parse, clausal, group):
            subordinate = self._parse.tokens[unit.head].dep in _SUBORDINATE
            if (not asks or subordinate) and self._is_presented(unit, group.owner):
                yield from self._with_detached(unit, group.owner)

    def _is_denied(self, owner: int | None) -> bool:
        """Whether the one who speaks denies all of it together: "I don't think that A and B"."""
        if owner is None:
            return False
        cue = tokens_of(self._parse, self._statements[owner].cue)
        return any(
            self._parse.tokens[i].pos == "VERB" and has_negation(self._parse, i) for i in cue
        )

    def _with_detached(self, unit: Unit, owner: int | None) -> Iterator[Proposition]:
        """The clause, and what it says in passing."""
        passing = list(find_detached(self._parse, unit.head, unit.tokens))
        apart = {token for found in passing for token in found.cut}
        own = [token for token in unit.tokens if token not in apart]
        yield from self._proposition(unit.head, own, owner)
        for found in passing:
            spans = self._trimmer.spans(found.tokens, found.head)
            subject = self._runs(found.subject, found.head)
            yield Proposition(spans=spans, head=found.head, statement=owner, subject=subject)

    def _is_clausal(self, unit: Unit) -> bool:
        token = self._parse.tokens[unit.head]
        if token.pos not in PREDICATES or unit.head in self._regions.cues:
            return False
        return predicates(self._parse, unit.head)

    def _is_presented(self, unit: Unit, owner: int | None) -> bool:
        if not self._is_whole(unit):
            return False
        short = owner is None or _words(self._parse, unit.tokens) <= _REPORT
        if short and self._only_reports(unit):
            return False
        words = (i for i in unit.tokens if self._parse.tokens[i].pos != "PUNCT")
        opener = self._parse.tokens[next(words, unit.head)]
        if owner is not None and opener.text.lower() in _PRESUPPOSING:
            return opener.head == unit.head
        if is_supposed(self._parse, unit.head):
            return False
        asked = owner is not None and self._statements[owner].act == "question"
        return not asked and not self._is_open(unit, opener)

    def _only_reports(self, unit: Unit) -> bool:
        """ "He said": a verb of saying that lost what was said, or never had it."""
        known = entry_of(self._parse, unit.head)
        speech = known is not None and known.act == "assertion" and "c" in known.takes
        elliptic = self._parse.tokens[unit.head].lemma == "do"  # "surprised that he didn't"
        return (speech or elliptic) and child_of(
            self._parse, unit.head, _COMPLEMENTS | _PASSIVE
        ) is None

    def _is_whole(self, unit: Unit) -> bool:
        """Whether the predicate kept its complement: not so where another's words are one."""
        present = frozenset(unit.tokens)
        return all(
            child in present or self._regions.owner[child] == self._regions.owner[unit.head]
            for child in self._parse.children[unit.head]
            if self._parse.tokens[child].dep in _COMPLEMENTS
        )

    def _is_open(self, unit: Unit, opener: Token) -> bool:
        """Whether the clause asks, supposes or lacks a part: "what it cost", "had he stayed"."""
        dep = self._parse.tokens[unit.head].dep
        if dep == "relcl" and relative_pronoun(self._parse, unit.head) is None:
            return True  # "the offer she made": its object stands outside
        if opener.tag in RELATIVES and dep not in _SUBORDINATE:
            return unit.head in {opener.head, self._parse.tokens[opener.head].head}
        subject = child_of(self._parse, unit.head, SUBJECTS - {"expl"})
        inverted = subject is not None and subject > opener.index
        if opener.index == unit.head:
            return inverted and opener.pos == "AUX"
        return inverted and opener.dep in AUXILIARIES and opener.head == unit.head

    def _proposition(
        self, head: int, tokens: Sequence[int], owner: int | None
    ) -> Iterator[Proposition]:
        own = frozenset(tokens)
        subject = missing_words(self._parse, head, own)
        if not subject and not self._has_subject(head, own):
            return
        if _words(self._parse, [*subject, *tokens]) < _MIN_WORDS:
            return
        spans = self._trimmer.spans(sorted(tokens), head)
        if spans:
            yield Proposition(
                spans=spans, head=head, statement=owner, subject=self._runs(subject, head)
            )

    def _has_subject(self, head: int, own: frozenset[int]) -> bool:
        """Whether a subject stands in the clause; some parsers hang it on the verb above."""
        subject = child_of(self._parse, head, SUBJECTS)
        if subject is not None or self._parse.tokens[head].dep not in {"ccomp", "ROOT"}:
            return subject is not None and subject in own
        around = {self._parse.tokens[head].head, *self._parse.children[head]}
        return any(
            self._parse.tokens[i].dep in {"dobj", *SUBJECTS}
            and self._parse.tokens[i].head in around
            for i in own
            if i < head
        )

    def _runs(self, tokens: Sequence[int], head: int) -> tuple[Span, ...]:
        return self._trimmer.spans(tokens, head) if tokens else ()

    def _nominal(self, owner: int, tokens: list[int]) -> Iterator[Proposition]:
        named = [i for i in tokens if self._parse.tokens[i].pos in _NOMINAL]
        if not named:
            return
        for gerund in tokens:
            link = self._accusing(gerund, tokens)
            if link is not None:
                own = [i for i in tokens if i != link]
                yield from self._accused(gerund, own, owner)
                return
        present = frozenset(tokens)
        tops = [i for i in named if self._parse.tokens[i].head not in present - {i}]
        if not names_event(self._parse, tops):
            return
        head = tops[0]
        spans = self._trimmer.spans(tokens, head)
        if spans:
            yield Proposition(spans=spans, head=head, statement=owner)

    def _accused(self, gerund: int, own: list[int], owner: int) -> Iterator[Proposition]:
        """ "Accused Brandt of lying": Brandt may stand outside of what is marked as said."""
        verb = self._parse.tokens[self._parse.tokens[gerund].head].head
        doer = child_of(self._parse, verb, frozenset({"dobj", "nsubjpass"}))
        before = any(self._parse.tokens[i].pos in _NOMINAL for i in own if i < gerund)
        if doer is None and not before:
            return
        who = () if before or doer is None else noun_phrase(self._parse, doer, without=gerund)
        spans = self._trimmer.spans(own, gerund)
        if spans:
            subject = self._runs(who, gerund)
            yield Proposition(spans=spans, head=gerund, statement=owner, subject=subject)

    def _accusing(self, gerund: int, tokens: Sequence[int]) -> int | None:
        """The "of" of "accused Brandt of lying", whose words make a clause without it."""
        token = self._parse.tokens[gerund]
        link = self._parse.tokens[token.head]
        hangs = token.dep == "pcomp" and token.tag == "VBG" and link.head not in tokens
        return link.index if hangs and link.lemma == "of" else None


def _groups(parse: Parse, regions: Regions) -> Iterator[_Group]:
    """The units that may hold a claim, by sentence and by whose words they are."""
    grouped: dict[tuple[int, int | None], list[Unit]] = defaultdict(list)
    for unit in find_units(parse, regions):
        related = parse.tokens[unit.head].dep in {
            "relcl",
            "conj",
        }  # "Berg, who led the talks, said"
        aside = unit.head in regions.taken and related and is_finite(parse, unit.head)
        if aside or not regions.attributes(unit.head):
            grouped[parse.sentence_of[unit.head], regions.owner[unit.head]].append(unit)
    for (_, owner), units in grouped.items():
        yield _Group(owner=owner, units=tuple(units))


def _with_fragments(parse: Parse, clausal: Sequence[Unit], group: _Group) -> list[Unit]:
    """The clauses of a group, each with the fragments of the same content that are nearest.

    The article's own fragments are what is left of a reporting clause: they are let go.
    """
    tokens = {unit.head: set(unit.tokens) for unit in clausal}
    if group.owner is not None and clausal:
        for unit in group.units:
            if unit.head not in tokens and not _is_predicate(parse, unit):
                nearest = min(clausal, key=unit.distance)
                tokens[nearest.head].update(unit.tokens)
    return [Unit(head=head, tokens=tuple(sorted(own))) for head, own in tokens.items()]


def _is_predicate(parse: Parse, unit: Unit) -> bool:
    """Whether the unit is a coordinated predicate, which no other clause can take in."""
    token = parse.tokens[unit.head]
    return token.dep == "conj" and token.pos in PREDICATES


def _words(parse: Parse, tokens: Sequence[int]) -> int:
    return sum(any(c.isalnum() for c in parse.tokens[i].text) for i in tokens)
