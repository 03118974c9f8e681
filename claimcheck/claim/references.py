"""What makes a claim read alone: carried words, pronouns and descriptions replaced by names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.claim.agreement import third_person
from claimcheck.claim.context import Context, tokens_in
from claimcheck.claim.pronouns import Pronoun, pronouns
from claimcheck.records import Proposition, Span, Speaker, Substitution, covering

_RELATIVES = frozenset({"WP", "WDT", "WP$"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_VERB_GROUP = frozenset({"aux", "auxpass", "neg"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_PLURAL = frozenset({"NNS", "NNPS"})
_QUOTED = frozenset({"direct", "mixed"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


@dataclass(frozen=True, slots=True, kw_only=True)
class References:
    """Substitutions in order of place, and the words whose referent could not be told."""

    substitutions: tuple[Substitution, ...]
    ambiguous: tuple[Span, ...]


def find_references(context: Context, proposition: Proposition) -> References:
    """The substitutions a proposition needs; a doubtful referent is left and named ambiguous."""
    resolver = _Resolver(context, proposition)
    made = [*resolver.pronouns(), *resolver.descriptions()]
    substitutions = [*resolver.carried(made), *(m for m in made if not resolver.is_carried(m.span))]
    return References(
        substitutions=tuple(sorted(substitutions, key=lambda s: (s.span.start, s.origin.start))),
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

    def is_carried(self, span: Span) -> bool:
        """Whether `span` is among the words carried over from elsewhere."""
        return any(part.contains(span) for part in self._proposition.subject)

    def carried(self, made: Sequence[Substitution]) -> Iterator[Substitution]:
        """The missing subject, in place of a relative pronoun or in front of the verb."""
        if not self._proposition.subject:
            return
        pronoun = self._relative()
        if pronoun is None:
            place = self._insertion_point()
            for part in self._proposition.subject:
                yield Substitution(span=place, text=self._resolved(part, made), origin=part)
            return
        words = " ".join(self._resolved(part, made) for part in self._proposition.subject)
        token = self._parse.tokens[pronoun]
        text = _possessive(words) if token.tag == "WP$" else words
        origin = covering(self._proposition.subject)
        yield Substitution(span=token.span, text=text, origin=origin)

    def _resolved(self, part: Span, made: Sequence[Substitution]) -> str:
        text, position = "", part.start
        for substitution in sorted(made, key=lambda s: s.span.start):
            if part.contains(substitution.span):
                text += self._context.text[position : substitution.span.start] + substitution.text
                position = substitution.span.end
        return " ".join((text + self._context.text[position : part.end]).split())

    def _relative(self) -> int | None:
        if self._parse.tokens[self._proposition.head].dep != "relcl":
            return None
        return next((i for i in self._own if self._parse.tokens[i].tag in _RELATIVES), None)

    def _insertion_point(self) -> Span:
        """An empty span before the verb group; before the whole where the verb is elsewhere."""
        first = self._proposition.head
        present = frozenset(self._own)
        if first not in present:
            start = self._proposition.spans[0].start
            return Span(start=start, end=start)
        while first - 1 in present and self._in_verb_group(first - 1):
            first -= 1
        start = self._parse.tokens[first].span.start
        return Span(start=start, end=start)

    def _in_verb_group(self, index: int) -> bool:
        token = self._parse.tokens[index]
        if token.head != self._proposition.head:
            return False
        return token.dep in _VERB_GROUP or (token.dep == "advmod" and token.pos == "ADV")

    def pronouns(self) -> Iterator[Substitution]:
        """Replace the pronouns whose referent is known, and note the others."""
        settled: list[Pronoun] = []
        for pronoun in pronouns(self._parse, self._words):
            speaker = self._referent(pronoun)
            if speaker is not None and not self._is_named(speaker):
                yield from self._replaced(pronoun, speaker)
            elif speaker is None and not self._has_antecedent(pronoun, settled):
                self.ambiguous.append(self._parse.tokens[pronoun.token].span)
                continue
            settled.append(pronoun)

    def _referent(self, pronoun: Pronoun) -> Speaker | None:
        if pronoun.person == "1":
            return self._first_person(pronoun)
        mentioned = self._context.by_mention.get(self._parse.tokens[pronoun.token].span)
        if mentioned is not None:
            return mentioned
        return self._saying_of_oneself(pronoun) if pronoun.person == "3" else None

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

    def _is_named(self, speaker: Speaker) -> bool:
        words = {self._parse.tokens[i].text for i in self._words}
        return speaker.name.split()[-1] in words

    def _replaced(self, pronoun: Pronoun, speaker: Speaker) -> Iterator[Substitution]:
        token = self._parse.tokens[pronoun.token]
        origin = self._context.name_span(speaker)
        if origin is None:
            self.ambiguous.append(token.span)
            return
        name = _possessive(speaker.name) if pronoun.possessive else speaker.name
        if pronoun.word == "i":
            yield from third_person(self._parse, token, name, origin)
        else:
            yield Substitution(span=token.span, text=name, origin=origin)

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
        person = any(
            entity.label == "PERSON" and entity.first <= index <= entity.last
            for entity in self._parse.entities
        )
        if pronoun.refers == "person":
            return person or (token.pos == "NOUN" and token.dep in _SUBJECTS)
        return not person and (pronoun.case != "subject" or token.dep in _SUBJECTS)

    def descriptions(self) -> Iterator[Substitution]:
        """Replace a bare description of a speaker ("the organization") by the name."""
        for span, speaker in self._context.by_mention.items():
            inside = any(part.contains(span) for part in self._proposition.spans)
            if (inside or self.is_carried(span)) and self._describes(span, speaker):
                origin = self._context.name_span(speaker)
                if origin is not None and not self._is_named(speaker):
                    yield Substitution(span=span, text=speaker.name, origin=origin)

    def _describes(self, span: Span, speaker: Speaker) -> bool:
        words = span.of(self._context.text).split()
        proper = speaker.name[:1].isupper() and speaker.name.split()[0].lower() != "the"
        plain = all(word.islower() for word in words[1:])
        return proper and plain and len(words) > 1 and words[0].lower() in _DEFINITE


def _possessive(name: str) -> str:
    return name + ("’" if name.endswith("s") else "’s")
