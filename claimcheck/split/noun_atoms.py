"""Candidates around a noun: appositions, brackets, titles, attributes, and smaller objects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from claimcheck.records import Parse
from claimcheck.split.atoms import Atom, dealt
from claimcheck.split.clause_parts import NOUNS, subject_of, verb_group, without_conjuncts
from claimcheck.split.clauses import PREDICATES
from claimcheck.split.phrases import Tokens, bracketed, core, short

_ATTRIBUTES = frozenset({"amod", "compound", "nummod", "nmod", "poss"})
_EXAMPLES = frozenset({"include", "including", "such", "like"})


def of_noun(parse: Parse, noun: int) -> Iterator[Atom]:
    """What stands beside a noun and says something of it."""
    name = without_conjuncts(parse, noun, short(parse, noun))
    for child in parse.children[noun]:
        token = parse.tokens[child]
        if token.dep == "appos" and token.pos in NOUNS:
            yield from dealt(parse, noun, name | core(parse, child), "apposition", adjunct=child)
            for atom in smaller_objects(parse, child, name, noun):
                yield replace(atom, kind=f"apposition {atom.kind}")
        elif token.dep == "prep" and _gives_examples(parse, child):
            for atom in _examples(parse, noun, child):
                yield atom
        elif token.dep == "prep":
            whole = name | core(parse, child)
            yield from dealt(parse, noun, whole, "attribute", adjunct=child)
            bare = _bare(parse, noun) | core(parse, child)
            yield from dealt(parse, noun, bare, "bare attribute", adjunct=child)
        elif token.dep in {"compound", "amod", "nmod"} and parse.tokens[noun].pos == "PROPN":
            yield from _title(parse, noun, child, name)
    yield from in_brackets(parse, noun, name)


def smaller_objects(parse: Parse, noun: int, rest: Tokens, verb: int) -> Iterator[Atom]:
    """The clause with a smaller object: "is a film", "is an American film", "is a film of 2014"."""
    if parse.tokens[noun].pos not in NOUNS:
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
        yield from dealt(parse, verb, rest | head, f"{attributive} alone", left=len(modifiers))
        names = {i for i in kids if parse.tokens[i].dep == "compound"}
        if names and len(modifiers) > len(names):
            yield from dealt(parse, verb, rest | head | names, f"{attributive} name")
        short_form = short(parse, conjunct)
        yield from dealt(parse, verb, rest | head | short_form, f"{attributive} short")
        for modifier in modifiers:
            own = rest | head | without_conjuncts(parse, modifier, core(parse, modifier))
            left = len(modifiers) - 1
            kind = f"{attributive} with"
            yield from dealt(parse, verb, own, kind, adjunct=modifier, left=left)
            if parse.tokens[modifier].dep == "prep":
                own = rest | head | short_form | core(parse, modifier)
                kind = f"{attributive} up to"
                yield from dealt(parse, verb, own, kind, adjunct=modifier, left=left)


def _conjuncts(parse: Parse, noun: int) -> list[int]:
    found = [noun]
    for current in found:
        found += [i for i in parse.children[current] if parse.tokens[i].dep == "conj"]
    return found


def _gives_examples(parse: Parse, link: int) -> bool:
    such = any(parse.tokens[i].lemma.lower() == "such" for i in parse.children[link])
    return such or parse.tokens[link].lemma.lower() in _EXAMPLES


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
    front = subject_of(parse, verb) | verb_group(parse, verb)
    front |= {above} if parse.tokens[above].dep == "prep" else frozenset()
    for example in [*named, *deeper]:
        yield from dealt(parse, verb, front | core(parse, example), "example", adjunct=link)


def _title(parse: Parse, noun: int, child: int, name: Tokens) -> Iterator[Atom]:
    """ "Actress Meg Ryan": a common noun or adjective in front of a name."""
    if parse.tokens[child].text[:1].islower():
        kind = "epithet" if parse.tokens[child].pos == "ADJ" else "title"
        names = {i for i in _bare(parse, noun) if parse.tokens[i].text[:1].isupper()}
        yield from dealt(parse, noun, names | core(parse, child), kind, adjunct=child)
        yield from dealt(parse, noun, name, f"whole {kind}", adjunct=child)


def in_brackets(parse: Parse, noun: int, name: Tokens) -> Iterator[Atom]:
    """ "The Right Stuff (1983)": the noun with the brackets right behind it."""
    last = max(name)
    sentence = parse.sentences[parse.sentence_of[noun]]
    if last >= sentence.last or parse.tokens[last + 1].text not in {"(", "["}:
        return
    inside = bracketed(parse, set(range(last + 1, sentence.last + 1)))
    end = last + 1
    while end + 1 in inside and parse.tokens[end].text not in {")", "]"}:
        end += 1
    yield from dealt(parse, noun, name | set(range(last + 1, end + 1)), "brackets")


def _bare(parse: Parse, noun: int) -> Tokens:
    kids = parse.children[noun]
    return frozenset({noun, *(i for i in kids if parse.tokens[i].dep in {"compound", "det"})})
