"""What makes a claim read alone: carried words, pronouns and descriptions replaced by names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.claim.agreement import third_person
from claimcheck.claim.carrying import carrying
from claimcheck.claim.context import Context, tokens_in
from claimcheck.claim.definites import definites
from claimcheck.claim.naming import is_named, naming
from claimcheck.claim.pronouns import Pronoun, pronouns
from claimcheck.claim.wording import possessive
from claimcheck.records import Proposition, Reference, Span, Speaker, Substitution

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_PLURAL = frozenset({"NNS", "NNPS"})
_QUOTED = frozenset({"direct", "mixed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class References:
    """Substitutions in order of place, and the words whose referent could not be told."""

    substitutions: tuple[Substitution, ...]
    ambiguous: tuple[Span, ...]


def find_references(context: Context, proposition: Proposition) -> References:
    """The substitutions a proposition needs; a doubtful referent is left and named ambiguous."""
    resolver = _Resolver(context, proposition)
    named = naming(context, proposition)
    things = definites(context, proposition)
    told = [thing for thing in things if not any(thing.span.overlaps(n.span) for n in named)]
    made = [*resolver.pronouns(named), *named, *told]
    carried = carrying(context, proposition, made)
    own = (m for m in made if not any(part.contains(m.span) for part in proposition.subject))
    return References(
        substitutions=tuple(sorted([*carried, *own], key=lambda s: (s.span.start, s.origin.start))),
        ambiguous=tuple(sorted(resolver.ambiguous, key=lambda span: span.order)),
    )


class _Resolver:
    def __init__(self, context: Context, proposition: Proposition) -> None:
        self._context = context
        self._parse = context.parse
        self._proposition = proposition
        self._own = tokens_in(self._parse, proposition.spans)
        self._subject = tokens_in(self._parse, proposition.subject)
        self._words = [*self._subject, *self._own]
        self.ambiguous: list[Span] = []

    def pronouns(self, named: Sequence[Substitution]) -> Iterator[Substitution]:
        """Replace the pronouns whose referent is known, and note the others.

        Whose name the claim has given before, by `named` or for a pronoun, needs it no more.
        """
        settled: list[Pronoun] = []
        told: set[str] = set()
        for pronoun in pronouns(self._parse, self._words):
            place = self._parse.tokens[pronoun.token].span.start
            told.update(one.text for one in named if one.span.end <= place)
            meant = self._referent(pronoun)
            if meant is not None and not is_named(self._parse, self._words, meant):
                if meant.name not in told or pronoun.person == "1":
                    yield from self._replaced(pronoun, meant)
                told.add(meant.name)
            elif meant is None and not self._has_antecedent(pronoun, settled):
                self.ambiguous.append(self._parse.tokens[pronoun.token].span)
                continue
            settled.append(pronoun)

    def _referent(self, pronoun: Pronoun) -> Reference | None:
        span = self._parse.tokens[pronoun.token].span
        if pronoun.person == "1":
            return self._to(span, self._first_person(pronoun))
        found = self._context.reference(span)
        if found is None and pronoun.person == "3":
            return self._to(span, self._saying_of_oneself(pronoun))
        return found

    def _to(self, span: Span, speaker: Speaker | None) -> Reference | None:
        return None if speaker is None else self._context.to_speaker(span, speaker)

    def _first_person(self, pronoun: Pronoun) -> Speaker | None:
        """The speaker of the quotation around the pronoun, where the types agree."""
        for attribution in self._context.chain(self._proposition):
            if attribution.quote in _QUOTED:
                speaker = self._context.speaker_of(attribution)
                return speaker if speaker is not None and pronoun.fits(speaker.type) else None
        return None

    def _saying_of_oneself(self, pronoun: Pronoun) -> Speaker | None:
        """The speaker, where a subject pronoun opens the content: "the ministry said it had"."""
        attribution = self._context.attribution(self._proposition)
        token = self._parse.tokens[pronoun.token]
        if attribution is None or attribution.quote == "direct" or token.dep not in _SUBJECTS:
            return None
        speaker = self._context.speaker_of(attribution)
        if speaker is None or not pronoun.fits(speaker.type) or self._differs(pronoun, speaker):
            return None
        if token.head != self._proposition.head or self._has_rival(pronoun, attribution.content):
            return None
        return speaker

    def _has_rival(self, pronoun: Pronoun, content: Sequence[Span]) -> bool:
        before = [i for i in tokens_in(self._parse, content) if i < pronoun.token]
        tokens = [self._parse.tokens[i] for i in before]
        return any(t.dep in _SUBJECTS and t.pos in _NOUNS for t in tokens)

    def _differs(self, pronoun: Pronoun, speaker: Speaker) -> bool:
        """Whether the speaker is elsewhere "he" and this is "she", or the other way about."""
        words = {mention.of(self._context.text).lower() for mention in speaker.mentions}
        other = {"he": {"she", "her"}, "she": {"he", "him", "his"}}.get(pronoun.word, set())
        return bool(words & other)

    def _replaced(self, pronoun: Pronoun, meant: Reference) -> Iterator[Substitution]:
        token = self._parse.tokens[pronoun.token]
        name = possessive(meant.name) if pronoun.possessive else meant.name
        if pronoun.word == "i":
            yield from third_person(self._parse, token, name, meant.origin)
        else:
            yield Substitution(span=token.span, text=name, origin=meant.origin)

    def _has_antecedent(self, pronoun: Pronoun, settled: Sequence[Pronoun]) -> bool:
        """Whether the claim itself says who or what the pronoun stands for."""
        if any(p.person == pronoun.person and p.refers == pronoun.refers for p in settled):
            return True
        if pronoun.person != "3" or pronoun.case == "demonstrative":
            return False
        position = self._words.index(pronoun.token)
        return any(self._may_mean(pronoun, i) for i in self._words[:position])

    def _may_mean(self, pronoun: Pronoun, index: int) -> bool:
        token = self._parse.tokens[index]
        if token.pos not in _NOUNS or token.dep in {"compound", "npadvmod", "poss"}:
            return False
        if (token.tag in _PLURAL) != (pronoun.number == "plural"):
            return False
        if pronoun.case == "object" and self._share_verb(pronoun.token, index):
            return False  # "left him": not whoever left, or it would be "himself"
        person = any(
            entity.label == "PERSON" and entity.first <= index <= entity.last
            for entity in self._parse.entities
        )
        if pronoun.refers == "person":
            return person or (token.pos == "NOUN" and token.dep in _SUBJECTS)
        return not person and (pronoun.case != "subject" or token.dep in _SUBJECTS)

    def _share_verb(self, pronoun: int, subject: int) -> bool:
        tokens = self._parse.tokens
        return tokens[subject].dep in _SUBJECTS and tokens[subject].head == tokens[pronoun].head
