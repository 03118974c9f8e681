"""Relative clauses: which add a fact of their own, and about whom."""

from __future__ import annotations

from claimcheck.lexicon import mapping
from claimcheck.records import Parse
from claimcheck.split.clauses import BREAKS, SUBJECTS, agrees, child_of, is_finite, relative_pronoun

_ARGUMENTS = frozenset({"pobj", "conj", "dobj", "appos"})
NOMINALS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


def is_nonrestrictive(parse: Parse, index: int) -> bool:
    """Whether a relative clause adds a fact of its own about a known referent."""
    pronoun = relative_pronoun(parse, index)
    if pronoun is None or not is_finite(parse, index):
        return False
    if parse.tokens[pronoun].text.lower() == "that":
        return False
    before = parse.subtree(index)[0] - 1
    return before >= 0 and parse.tokens[before].text in BREAKS and has_sure_antecedent(parse, index)


def has_sure_antecedent(parse: Parse, index: int) -> bool:
    """Whether the noun that relative clause `index` hangs on is surely the one it is about.

    Not so where the noun does not fit the pronoun or the verb's number, stands away from the
    clause, or where another noun nearer to it fits as well ("a branch of the guild, which …").
    """
    antecedent = parse.tokens[index].head
    pronoun = relative_pronoun(parse, index)
    if pronoun is None or parse.tokens[antecedent].pos not in NOMINALS:
        return False
    own = parse.subtree(index)
    last = own[0] - 1
    while last >= 0 and parse.tokens[last].dep == "punct":
        last -= 1
    phrase = [i for i in parse.subtree(antecedent) if i <= last]
    if last not in phrase or not _fits(parse, antecedent, index, pronoun):
        return False
    rivals = [i for i in phrase if i > antecedent and parse.tokens[i].dep in _ARGUMENTS]
    link = parse.tokens[parse.tokens[antecedent].head]
    if parse.tokens[antecedent].dep == "pobj" and link.dep == "prep":
        rivals.append(link.head)  # "attacks on the envoy, which …"
    people = _is_person(parse, antecedent)
    return not any(
        _fits(parse, i, index, pronoun) and (_is_person(parse, i) or not people) for i in rivals
    )


def _fits(parse: Parse, noun: int, clause: int, pronoun: int) -> bool:
    if parse.tokens[noun].pos not in NOMINALS:
        return False
    token = parse.tokens[pronoun]
    if token.tag == "WRB":
        return True
    subject = child_of(parse, clause, SUBJECTS)
    if subject == pronoun and not agrees(parse, noun, clause):
        return False
    if token.text.lower() in {"who", "whom"}:
        return _label(parse, noun) in {"", "PERSON", "NORP", "ORG"} and not _is_thing(parse, noun)
    return token.text.lower() == "whose" or not _is_person(parse, noun)


def _label(parse: Parse, noun: int) -> str:
    return next((e.label for e in parse.entities if e.first <= noun <= e.last), "")


def _is_person(parse: Parse, noun: int) -> bool:
    return _label(parse, noun) in {"PERSON", "NORP"} or _kind(parse, noun) in {"person", "group"}


def _is_thing(parse: Parse, noun: int) -> bool:
    return _kind(parse, noun) in {"document", "organization"}


def _kind(parse: Parse, noun: int) -> str:
    kinds = mapping("speaker_nouns", key="noun", value="type")
    return kinds.get(parse.tokens[noun].lemma.lower(), "")
