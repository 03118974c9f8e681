"""Candidates for atomic propositions: a subject, a predicate and one thing said by it.

Each predicate of a sentence gives its clause bare, with each adjunct and with all; each noun what
stands beside it: appositions, brackets, attributes and prepositional phrases. Coordinations are
dealt out. Far more candidates come out than anybody would note down; `atomic.py` chooses.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from claimcheck.lexicon import words
from claimcheck.records import Parse
from claimcheck.split.clauses import (
    AUXILIARIES,
    PREDICATES,
    RELATIVES,
    SUBJECTS,
    child_of,
    is_relative,
)
from claimcheck.split.listings import name_lists
from claimcheck.split.phrases import Tokens, bracketed, core, dealt_out, short, subtree

_GROUP = AUXILIARIES | {"neg", "prt", "expl"}
_COMPLEMENTS = frozenset({"dobj", "attr", "acomp", "oprd", "dative", "xcomp", "ccomp"})
_ADJUNCTS = frozenset({"prep", "agent", "npadvmod", "advmod", "advcl"})
_ATTRIBUTES = frozenset({"amod", "compound", "nummod", "nmod", "poss"})
_CLIMBED = frozenset({"conj", "xcomp", "advcl", "pcomp", "ccomp"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_EXAMPLES = frozenset({"include", "including", "such", "like"})
_MANY = 4  # adjuncts
_NEGATIONS = frozenset({"never", "hardly", "barely", "scarcely", "rarely", "seldom", "only"})
_LINKED = frozenset({"relcl", "acl"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Atom:
    """A candidate: its tokens, its predicate or noun, and the operator that made it.

    `adjunct` is what it adds to the bare clause or noun, `left` how many adjuncts it lacks,
    `dealt` whether a coordination was dealt out.
    """

    head: int
    tokens: tuple[int, ...]
    kind: str
    adjunct: int | None = None
    left: int = 0
    dealt: bool = False


def find_atoms(parse: Parse, tokens: Sequence[int]) -> tuple[Atom, ...]:
    """The candidates within `tokens`, a sentence or a part of one; no two have the same tokens."""
    within = frozenset(tokens)
    found: dict[Tokens, Atom] = {}
    for token in tokens:
        for atom in _of_token(parse, token):
            own = frozenset(atom.tokens)
            if len(own) > 1 and own <= within:
                found.setdefault(own, atom)
    for items in name_lists(parse, sorted(within)):
        for atom in _listed(parse, items, list(found.values())):
            found.setdefault(frozenset(atom.tokens), atom)
    return tuple(found.values())


def _listed(parse: Parse, items: Sequence[Tokens], atoms: Iterable[Atom]) -> Iterator[Atom]:
    """What is said of one item of a list, said of each."""
    everything = frozenset(range(min(items[0]), max(items[-1]) + 1))
    for item in items:
        yield from _in_brackets(parse, max(item), item)
    for atom in atoms:
        own = frozenset(atom.tokens)
        touched = [item for item in items if item & own]
        says = parse.tokens[atom.head].pos in PREDICATES
        if touched and says and not own <= everything:
            rest = own - everything - bracketed(parse, set(own))
            for item in items:
                yield from _dealt(
                    parse, atom.head, rest | item, f"listed {atom.kind}", left=atom.left
                )


def _of_token(parse: Parse, index: int) -> Iterator[Atom]:
    token = parse.tokens[index]
    if token.pos in PREDICATES and token.dep not in {*_GROUP, "amod", "compound", "prep"}:
        yield from _of_predicate(parse, index)
    elif token.pos in _NOUNS or (token.dep in {"attr", "pobj"} and token.pos in {"NUM", "PRON"}):
        yield from _of_noun(parse, index)


def _of_predicate(parse: Parse, verb: int) -> Iterator[Atom]:
    subject = _subject(parse, verb)
    group = _verb_group(parse, verb)
    complements = [i for i in parse.children[verb] if parse.tokens[i].dep in _COMPLEMENTS]
    adjuncts = [
        i for i in parse.children[verb] if parse.tokens[i].dep in _ADJUNCTS and i not in group
    ]
    said = _of_parts(core(parse, i) for i in complements)
    base = subject | group | said
    if complements or not adjuncts or len(base) > len(group):
        yield from _dealt(parse, verb, base, "bare", left=len(adjuncts))
    for adjunct in adjuncts:
        whole = base | _adjunct(parse, adjunct)
        left = len(adjuncts) - 1
        yield from _dealt(parse, verb, whole, "one", adjunct=adjunct, left=left)
    for some in _choices(adjuncts):
        whole = base | _of_parts(_adjunct(parse, i) for i in some)
        left = len(adjuncts) - len(some)
        kind = "some" if left else "all"
        yield from _dealt(parse, verb, whole, kind, adjunct=some[0], left=left)
    yield from _full(parse, verb, subject | group, complements, adjuncts)
    yield from _named(parse, verb, base, subject, adjuncts)
    for complement in complements:
        rest = _of_parts(core(parse, i) for i in complements if i != complement)
        yield from _variants(parse, complement, subject | group | rest, verb)


def _choices(adjuncts: Sequence[int]) -> Iterator[Sequence[int]]:
    """Two or more of `adjuncts`; of many only all."""
    if len(adjuncts) > _MANY:
        yield adjuncts
        return
    for number in range(2, len(adjuncts) + 1):
        yield from combinations(adjuncts, number)


def _full(
    parse: Parse, verb: int, front: Tokens, complements: Sequence[int], adjuncts: Sequence[int]
) -> Iterator[Atom]:
    """The clause with all that hangs on its complements, relative clauses and brackets too."""
    said = front | _of_parts(subtree(parse, i) for i in complements)
    yield from _dealt(parse, verb, said, "full", left=len(adjuncts))
    if adjuncts:
        whole = said | _of_parts(subtree(parse, i) for i in adjuncts)
        yield from _dealt(parse, verb, whole, "whole", adjunct=adjuncts[0])
    own = subtree(parse, verb) | front
    yield from _dealt(parse, verb, own, "everything", left=len(adjuncts))


def _named(
    parse: Parse, verb: int, base: Tokens, subject: Tokens, adjuncts: Sequence[int]
) -> Iterator[Atom]:
    """The clause with another subject: "Vela" in "Vela is a film directed by Reed"."""
    name = _other_subject(parse, verb, subject)
    if not name:
        return
    yield from _dealt(parse, verb, base - subject | name, "named", left=len(adjuncts))
    for adjunct in adjuncts:
        own = base - subject | name | _adjunct(parse, adjunct)
        yield from _dealt(parse, verb, own, "named one", adjunct=adjunct, left=len(adjuncts) - 1)
    if len(adjuncts) > 1:
        own = base - subject | name | _of_parts(_adjunct(parse, i) for i in adjuncts)
        yield from _dealt(parse, verb, own, "named all", adjunct=adjuncts[0])


def _other_subject(parse: Parse, verb: int, subject: Tokens) -> Tokens:
    """What a noun is said to be, or the sentence's first subject in place of a pronoun."""
    token = parse.tokens[verb]
    above = parse.tokens[token.head]
    if token.dep in _LINKED and above.dep == "attr":
        return _subject(parse, above.head)
    if len(subject) != 1 or parse.tokens[min(subject)].tag != "PRP":
        return frozenset()
    sentence = parse.sentences[parse.sentence_of[verb]]
    for index in range(sentence.first, min(subject)):
        if parse.tokens[index].dep in SUBJECTS and parse.tokens[index].pos in _NOUNS:
            return core(parse, index)
    return frozenset()


def _variants(parse: Parse, noun: int, rest: Tokens, verb: int) -> Iterator[Atom]:
    """The clause with a smaller object: "is a film", "is an American film", "is a film of 2014"."""
    if parse.tokens[noun].pos not in _NOUNS:
        return
    attributive = "attr" if parse.tokens[noun].dep == "attr" else "object"
    for conjunct in _conjuncts(parse, noun):
        kids = parse.children[conjunct]
        head = {conjunct, *(i for i in kids if parse.tokens[i].dep == "det")}
        if conjunct != noun and len(head) == 1:
            head |= {i for i in parse.children[noun] if parse.tokens[i].dep == "det"}
        modifiers = [i for i in kids if parse.tokens[i].dep in {*_ATTRIBUTES, "prep"}]
        modifiers += [
            i
            for modifier in list(modifiers)
            if parse.tokens[modifier].dep == "amod"
            for i in _conjuncts(parse, modifier)[1:]
        ]
        yield from _dealt(parse, verb, rest | head, f"{attributive} alone", left=len(modifiers))
        names = {i for i in kids if parse.tokens[i].dep == "compound"}
        if names and len(modifiers) > len(names):
            yield from _dealt(parse, verb, rest | head | names, f"{attributive} name")
        short_form = short(parse, conjunct)
        yield from _dealt(parse, verb, rest | head | short_form, f"{attributive} short")
        for modifier in modifiers:
            own = rest | head | _without_conjuncts(parse, modifier, core(parse, modifier))
            left = len(modifiers) - 1
            kind = f"{attributive} with"
            yield from _dealt(parse, verb, own, kind, adjunct=modifier, left=left)
            if parse.tokens[modifier].dep == "prep":
                own = rest | head | short_form | core(parse, modifier)
                kind = f"{attributive} up to"
                yield from _dealt(parse, verb, own, kind, adjunct=modifier, left=left)


def _conjuncts(parse: Parse, noun: int) -> list[int]:
    found = [noun]
    for current in found:
        found += [i for i in parse.children[current] if parse.tokens[i].dep == "conj"]
    return found


def _of_noun(parse: Parse, noun: int) -> Iterator[Atom]:
    name = _without_conjuncts(parse, noun, short(parse, noun))
    for child in parse.children[noun]:
        token = parse.tokens[child]
        if token.dep == "appos" and token.pos in _NOUNS:
            yield from _dealt(parse, noun, name | core(parse, child), "apposition", adjunct=child)
            for atom in _variants(parse, child, name, noun):
                yield replace(atom, kind=f"apposition {atom.kind}")
        elif token.dep == "prep" and token.lemma.lower() in _EXAMPLES:
            for atom in _examples(parse, noun, child):
                yield atom
        elif token.dep == "prep":
            whole = name | core(parse, child)
            yield from _dealt(parse, noun, whole, "attribute", adjunct=child)
            bare = _bare(parse, noun) | core(parse, child)
            yield from _dealt(parse, noun, bare, "bare attribute", adjunct=child)
        elif token.dep in {"compound", "amod", "nmod"} and parse.tokens[noun].pos == "PROPN":
            yield from _title(parse, noun, child, name)
    yield from _in_brackets(parse, noun, name)


def _examples(parse: Parse, noun: int, link: int) -> Iterator[Atom]:
    """ "Films such as Low Water": what is said of the films holds of their examples."""
    named = [i for i in parse.children[link] if parse.tokens[i].dep == "pobj"]
    deeper = [
        i
        for child in parse.children[link]
        if parse.tokens[child].dep == "prep"
        for i in parse.children[child]
        if parse.tokens[i].dep == "pobj"
    ]
    above = parse.tokens[noun].head
    verb = above if parse.tokens[above].pos in PREDICATES else parse.tokens[above].head
    if parse.tokens[verb].pos not in PREDICATES:
        return
    front = _subject(parse, verb) | _verb_group(parse, verb)
    front |= {above} if parse.tokens[above].dep == "prep" else frozenset()
    for example in [*named, *deeper]:
        yield from _dealt(parse, verb, front | core(parse, example), "example", adjunct=link)


def _title(parse: Parse, noun: int, child: int, name: Tokens) -> Iterator[Atom]:
    """ "Actress Meg Ryan": a common noun or adjective in front of a name."""
    if parse.tokens[child].text[:1].islower():
        kind = "epithet" if parse.tokens[child].pos == "ADJ" else "title"
        names = {i for i in _bare(parse, noun) if parse.tokens[i].text[:1].isupper()}
        yield from _dealt(parse, noun, names | core(parse, child), kind, adjunct=child)
        yield from _dealt(parse, noun, name, f"whole {kind}", adjunct=child)


def _in_brackets(parse: Parse, noun: int, name: Tokens) -> Iterator[Atom]:
    """ "The Right Stuff (1983)": the noun with the brackets right behind it."""
    last = max(name)
    sentence = parse.sentences[parse.sentence_of[noun]]
    if last >= sentence.last or parse.tokens[last + 1].text not in {"(", "["}:
        return
    inside = bracketed(parse, set(range(last + 1, sentence.last + 1)))
    end = last + 1
    while end + 1 in inside and parse.tokens[end].text not in {")", "]"}:
        end += 1
    yield from _dealt(parse, noun, name | set(range(last + 1, end + 1)), "brackets")


def _bare(parse: Parse, noun: int) -> Tokens:
    kids = parse.children[noun]
    return frozenset({noun, *(i for i in kids if parse.tokens[i].dep in {"compound", "det"})})


def _without_conjuncts(parse: Parse, noun: int, tokens: Tokens) -> Tokens:
    for child in parse.children[noun]:
        if parse.tokens[child].dep in {"conj", "cc", "punct"}:
            tokens -= subtree(parse, child)
    return tokens


def _subject(parse: Parse, verb: int) -> Tokens:
    """The subject's phrase, wherever it stands; empty where there is none."""
    current, seen = verb, set[int]()
    while current not in seen:
        seen.add(current)
        own = child_of(parse, current, SUBJECTS)
        token = parse.tokens[current]
        if own is not None and not is_relative(parse, own):
            whole = core(parse, own)
            antecedent = _antecedent(parse, current)
            return whole | antecedent
        if token.dep in _LINKED:
            return _without_conjuncts(parse, token.head, short(parse, token.head))
        if token.dep == "xcomp":
            controller = child_of(parse, token.head, frozenset({"dobj"}))
            if controller is not None and controller < current:
                return core(parse, controller)
        if token.dep not in _CLIMBED:
            return frozenset()
        current = token.head
    return frozenset()


def _antecedent(parse: Parse, verb: int) -> Tokens:
    """The noun that a relative clause with a subject of its own is about."""
    token = parse.tokens[verb]
    if token.dep != "relcl":
        return frozenset()
    return _without_conjuncts(parse, token.head, short(parse, token.head))


def _verb_group(parse: Parse, verb: int) -> Tokens:
    """The verb with its auxiliaries, negation and particle, and adverbs between them."""
    mine = {i for i in parse.children[verb] if parse.tokens[i].dep in _GROUP}
    if parse.tokens[verb].dep == "conj" and not mine & set(range(verb)):
        mine |= _first_ones(parse, verb)
    first = min({verb, *mine})
    adverbs = {
        i for i in parse.children[verb] if parse.tokens[i].dep == "advmod" and first < i < verb
    }
    near = {verb - 1} & set(parse.children[verb])
    adverbs |= {i for i in near if parse.tokens[i].dep == "advmod"}
    adverbs |= {i for i in parse.children[verb] if _is_modal(parse, i)}
    relatives = {i for i in adverbs if parse.tokens[i].tag in RELATIVES}
    return frozenset({verb, *mine, *adverbs} - relatives)


def _is_modal(parse: Parse, index: int) -> bool:
    """Whether an adverb says how sure it is, or that it is not so: no candidate may drop it."""
    token = parse.tokens[index]
    return token.dep == "advmod" and token.lemma.lower() in words("hedges") | _NEGATIONS


def _first_ones(parse: Parse, verb: int) -> set[int]:
    """The auxiliaries of a first conjunct that this one shares."""
    if parse.tokens[verb].tag in {"VBD", "VBZ", "VBP"}:
        return set()
    first = parse.tokens[verb].head
    return {i for i in parse.children[first] if parse.tokens[i].dep in AUXILIARIES}


def _adjunct(parse: Parse, index: int) -> Tokens:
    if parse.tokens[index].tag in RELATIVES:
        return frozenset()
    return core(parse, index) if parse.tokens[index].dep != "advcl" else subtree(parse, index)


def _of_parts(parts: Iterable[Tokens]) -> Tokens:
    return frozenset().union(*parts)


def _dealt(
    parse: Parse,
    head: int,
    tokens: Iterable[int],
    kind: str,
    *,
    adjunct: int | None = None,
    left: int = 0,
) -> Iterator[Atom]:
    whole = frozenset(tokens) - _own_relatives(parse, head)
    whole = frozenset(_without_coordinated_verbs(parse, head, whole))
    parts = dealt_out(parse, whole)
    for part in parts:
        kept = tuple(sorted(_trimmed(parse, part)))
        yield Atom(
            head=head, tokens=kept, kind=kind, adjunct=adjunct, left=left, dealt=len(parts) > 1
        )


def _own_relatives(parse: Parse, verb: int) -> Tokens:
    """The "which" or "where" that links a relative clause to its noun."""
    clause = verb
    while parse.tokens[clause].dep in {"conj", "xcomp"}:
        clause = parse.tokens[clause].head
    if parse.tokens[clause].dep != "relcl":
        return frozenset()
    return frozenset(
        i
        for i in parse.subtree(clause)
        if parse.tokens[i].tag in RELATIVES and not _in_lower_clause(parse, i, clause)
    )


def _in_lower_clause(parse: Parse, index: int, clause: int) -> bool:
    while index != clause:
        if parse.tokens[index].dep in {"relcl", "ccomp", "advcl"}:
            return True
        index = parse.tokens[index].head
    return False


def _without_coordinated_verbs(parse: Parse, head: int, tokens: Tokens) -> Tokens:
    for child in parse.children[head]:
        if parse.tokens[child].dep in {"conj", "cc"}:
            tokens -= subtree(parse, child)
    return tokens


def _trimmed(parse: Parse, tokens: Tokens) -> Tokens:
    """`tokens` without the marks at their edges, and those that only led to what is left out."""
    loose = {
        i
        for i in tokens
        if parse.tokens[i].text in {",", ";", "and", "or"} and not {i - 1, i + 1} <= tokens
    }
    kept = sorted(tokens - loose)
    while kept and parse.tokens[kept[0]].text in {",", ";", ":", "-", "–"}:
        kept.pop(0)
    while kept and parse.tokens[kept[-1]].text in {",", ";", ":", ".", "-", "–"}:
        kept.pop()
    return frozenset(kept)
