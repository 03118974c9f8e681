"""Whether what a claim dates lies ahead of its telling, or back."""

from __future__ import annotations

from claimcheck.claim.hanging import owner
from claimcheck.claim.tense import has_modal, tense_of
from claimcheck.lexicon import mapping, words
from claimcheck.records import Parse

_AHEAD_LINKS = frozenset({"until", "till", "by"})
_OPEN_LINKS = frozenset({"until", "till", "for"})


def lies_ahead(
    parse: Parse, top: int, head: int, *, link: str = "", reported: bool = False
) -> bool | None:
    """The side on which the date with topmost token `top` lies, for predicate `head`.

    `link` is the preposition before the date. "Planned to open on Monday" lies ahead where it is
    `reported`; in the article's own words it may be over. None where it cannot be told, as behind
    "was suspended until".
    """
    tense = tense_of(parse, head)
    if link == "since" and tense != "none":
        # "Will keep up a halt since June" and "was the fourth since June" are not of June.
        return False if _has(parse, head) else None
    if tense == "future":
        return True
    if _is_scheduled(parse, top, head):
        return True if reported or tense != "past" else None
    if tense == "present":
        return _in_present(parse, head, link)
    if tense == "past":
        return None if link in _OPEN_LINKS or (reported and _is_going_on(parse, head)) else False
    return link in _AHEAD_LINKS


def _in_present(parse: Parse, head: int, link: str) -> bool | None:
    if link == "from":  # "is a step forward from Monday"
        return None
    return True if link in _AHEAD_LINKS or _is_fixed(parse, head) else None


def _is_going_on(parse: Parse, head: int) -> bool:
    """Whether a past may be a present, or a plan, as it was told: "said he was leaving"."""
    return parse.tokens[head].tag == "VBG"


def _has(parse: Parse, head: int) -> bool:
    """Whether a past is a perfect or pluperfect, perhaps one whose "had" it shares."""
    token = parse.tokens[head]
    if any(parse.tokens[i].lemma == "have" for i in parse.children[head]):
        return True
    return token.dep == "conj" and token.tag == "VBN" and _has(parse, token.head)


def _is_fixed(parse: Parse, head: int) -> bool:
    """Whether a present may speak of what is to come: "may open", "is opening", "opens"."""
    token = parse.tokens[head]
    timetabled = token.lemma.lower() in words("timetabled_verbs")
    fixed = timetabled or token.tag == "VBG" or has_modal(parse, head)
    return fixed or any(parse.tokens[i].lemma == "be" for i in parse.children[head])


def _is_scheduled(parse: Parse, top: int, head: int) -> bool:
    """Whether the verb of the date is what somebody "is scheduled to" or "plans to" do."""
    index = owner(parse, top)
    while index != head and parse.tokens[index].head != index:
        token = parse.tokens[index]
        governor = parse.tokens[token.head]
        infinitive = any(parse.tokens[i].tag == "TO" for i in parse.children[index])
        if infinitive and governor.lemma.lower() in words("schedules"):
            return True
        index = token.head
    return (
        mapping("schedules", key="word", value="own").get(parse.tokens[head].lemma.lower()) == "yes"
    )
