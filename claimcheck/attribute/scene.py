"""The words of an article as the resolver sees them: grammar, sentences, what is quoted."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from claimcheck.records import Article, Parse, Span

Grammar = Literal["subject", "object", "oblique", "possessive", "other"]

_GRAMMAR: Mapping[str, Grammar] = {
    "nsubj": "subject",
    "nsubjpass": "subject",
    "csubj": "subject",
    "dobj": "object",
    "dative": "object",
    "attr": "object",
    "pobj": "oblique",
    "poss": "possessive",
}
_INSIDE_A_NAME = frozenset({"compound", "amod", "nmod", "det", "nummod", "conj", "appos", "flat"})
# Two single marks stand for a double one in agencies' copy.
_MARKS = re.compile("[“”„«»\"]|''|``")
_OPENING, _CLOSING = frozenset({"“", "«", "„", "``"}), frozenset({"”", "»"})
_RELATIVE = frozenset({"WDT", "WP", "WP$"})
_CLAUSES = frozenset({"preconj", "relcl", "appos", "conj", "cc", "advcl", "ccomp", "parataxis"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where somebody is mentioned: `token` is the head, `verb` the word that governs it.

    `word` is the pronoun, in lower case, where it is one.
    """

    token: int
    sentence: int
    paragraph: int
    grammar: Grammar
    verb: int
    quoted: bool
    word: str = ""


class Scene:
    """Grammar and quotation of one article's tokens."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.parse = article.parse
        self._quotations = _quotations(article)
        self._starts = [span.start for span in self._quotations]

    def spot(self, token: int, word: str = "") -> Spot:
        """The spot of a mention whose head is `token`."""
        top = self._top(token)
        sentence = self.parse.sentence_of[token]
        return Spot(
            token=token,
            sentence=sentence,
            paragraph=self.parse.sentences[sentence].paragraph,
            grammar=_GRAMMAR.get(self.parse.tokens[top].dep, "other"),
            verb=self.parse.tokens[top].head,
            quoted=self.is_quoted(self.parse.tokens[token].span.start),
            word=word,
        )

    def _top(self, token: int) -> int:
        """The head of the phrase that `token` is a part, a conjunct or an appositive of."""
        tokens = self.parse.tokens
        while tokens[token].dep in _INSIDE_A_NAME and tokens[token].head != token:
            token = tokens[token].head
        return token

    def is_quoted(self, position: int) -> bool:
        """Whether the character at `position` stands within quotation marks."""
        number = bisect_right(self._starts, position) - 1
        return number >= 0 and position < self._quotations[number].end

    def core(self, head: int) -> list[int]:
        """The noun phrase of `head` without clauses, appositives and other conjuncts."""
        found, stack = [], [head]
        while stack:
            token = stack.pop()
            found.append(token)
            below = self.parse.children[token]
            stack.extend(i for i in below if self.parse.tokens[i].dep not in _CLAUSES)
        return self._run(sorted(found), head)

    def opening(self, tokens: list[int], head: int) -> list[int]:
        """`tokens` up to the comma or relative clause behind `head`."""
        end = len(tokens)
        for place, i in enumerate(tokens):
            stops = self.parse.tokens[i].text == "," or self.parse.tokens[i].tag in _RELATIVE
            if i > head and stops:
                end = place
                break
        first = next(
            (p for p, i in enumerate(tokens[:end]) if self.parse.tokens[i].dep != "preconj"), 0
        )
        return tokens[first:end] or [head]

    def _run(self, tokens: list[int], head: int) -> list[int]:
        """The unbroken run of `tokens` around `head`, without marks at its ends."""
        known = set(tokens)
        first = last = head
        while first - 1 in known:
            first -= 1
        while last + 1 in known and self.parse.tokens[last + 1].text != ",":
            last += 1
        while first < head and self.parse.tokens[first].is_mark:
            first += 1
        while last > head and self.parse.tokens[last].is_mark:
            last -= 1
        return list(range(first, last + 1))


def head_of(parse: Parse, tokens: list[int]) -> int:
    """The token of a run that hangs from outside it; the last of several."""
    inside = set(tokens)
    return [i for i in tokens if parse.tokens[i].head not in inside or parse.tokens[i].head == i][
        -1
    ]


def _quotations(article: Article) -> list[Span]:
    """Runs within quotation marks; one that is not closed ends with its paragraph."""
    return [run for paragraph in article.paragraphs for run in _within(article.text, paragraph)]


def _within(text: str, paragraph: Span) -> list[Span]:
    found, start = [], -1
    for mark in _MARKS.finditer(text, paragraph.start, paragraph.end):
        opens = mark[0] in _OPENING or (mark[0] not in _CLOSING and _may_open(text, mark.start()))
        if start < 0 and opens:
            start = mark.start()
        elif start >= 0 and not opens:
            found.append(Span(start=start, end=mark.end()))
            start = -1
    if start >= 0:
        found.append(Span(start=start, end=paragraph.end))
    return found


def _may_open(text: str, position: int) -> bool:
    """Whether a mark that does not tell stands where one opens: behind a space or bracket."""
    return position == 0 or text[position - 1].isspace() or text[position - 1] in "([-–—"
