"""Wishes, plans, promises and requests within what somebody says: "said he wanted to stay"."""

from __future__ import annotations

from claimcheck.records import Article, Parse, Statement
from claimcheck.split.acts import form_of


def is_wish(article: Article, statement: Statement) -> bool:
    """Whether somebody is said to want, plan, promise or ask "to …" by a finite verb.

    "it wanted to establish a zone": yes. "to let them refuse to pay", "supports it": no; whoever
    might refuse has not, and bare objects are as often things done as things said.
    """
    parse = article.parse
    cue = [i for span in statement.cue for i in parse.within(span)]
    verbs = [i for i in cue if parse.tokens[i].pos in {"VERB", "AUX"}]
    inside = [i for span in statement.content for i in parse.within(span)]
    if not statement.source or not verbs or form_of(parse, inside) != "infinitive":
        return False
    return not _depends(parse, verbs[0])


def _depends(parse: Parse, verb: int) -> bool:
    """Whether a cue begins with an infinitive or gerund, or with a verb of a condition."""
    marked = any(parse.tokens[i].tag == "TO" and i < verb for i in parse.children[verb])
    helped = any(
        parse.tokens[i].dep in {"aux", "neg"} and parse.tokens[i].tag != "TO"
        for i in (verb, *parse.children[verb])
    )
    return marked or (parse.tokens[verb].tag in {"VB", "VBG"} and not helped)
