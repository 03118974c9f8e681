"""From the tokens of a clause to its spans: what only joins or quotes is left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from claimcheck.records import Article, Parse, Span, Token
from claimcheck.split.clauses import CONCESSIONS
from claimcheck.split.quotes import quotations

_DATELINE = 12  # tokens: place, region, agency in brackets, date, dash
_DASHES = frozenset({"—", "–", "-", "--"})
_QUOTE_TAGS = frozenset({"``", "''"})
_APOSTROPHES = frozenset({"’", "'"})
_BRACKETS = {"(": ")", "[": "]"}
# A clause cut off its main clause no longer says when or why: "… said, as the town burned".
_OPENERS = frozenset({"that", "even", "as", "after", "because", "since", *CONCESSIONS})


class Trimmer:
    """Trims the clauses of one article."""

    def __init__(self, article: Article) -> None:
        self._parse = article.parse
        self._pairs = _quote_pairs(article)

    def spans(self, tokens: Sequence[int], head: int) -> tuple[Span, ...]:
        """The spans of the clause of predicate `head` made of `tokens` (sorted).

        Neither marks nor conjunctions stay at its edges; quotation marks stay only in pairs,
        and only around a part of the clause.
        """
        kept = self._without_marks(self._without_dateline(list(tokens)))
        runs = [run for run in map(self._trimmed, self._parts(kept)) if run]
        if runs:
            runs[0] = self._without_opener(runs[0], head)
        return tuple(self._parse.span(part) for run in runs for part in _runs(run))

    def _parts(self, tokens: Sequence[int]) -> list[list[int]]:
        """The runs of `tokens`; where only marks were left out, the words stay together."""
        parts: list[list[int]] = []
        for run in _runs(tokens):
            gap = range(parts[-1][-1] + 1, run[0]) if parts else ()
            if parts and all(self._parse.tokens[i].pos == "PUNCT" for i in gap):
                parts[-1] += run
            else:
                parts.append(run)
        return parts

    def _without_dateline(self, tokens: list[int]) -> list[int]:
        """Leave out "VELMORA, 3 May —" before the first sentence of a paragraph."""
        read = [self._parse.tokens[i] for i in tokens[:_DATELINE]]
        dash = next((n for n, token in enumerate(read) if self._is_dash(token)), 0)
        if dash == 0 or not (read[0].text.isupper() or read[0].text == "("):
            return tokens
        before = self._parse.tokens[tokens[0] - 1] if tokens[0] else None
        opens = before is None or self._paragraph(before.index) != self._paragraph(tokens[0])
        plain = all(token.pos in {"PROPN", "PUNCT", "NUM"} for token in read[:dash])
        return tokens[dash + 1 :] if opens and plain else tokens

    def _is_dash(self, token: Token) -> bool:
        """Whether it is a dash by itself: not the one of "US-backed"."""
        after = self._parse.tokens[token.index + 1 : token.index + 2]
        return token.text in _DASHES and not any(t.span.start == token.span.end for t in after)

    def _paragraph(self, token: int) -> int:
        return self._parse.sentences[self._parse.sentence_of[token]].paragraph

    def _without_marks(self, tokens: list[int]) -> list[int]:
        marks = [i for i in tokens if i in self._pairs or self._is_stray(i)]
        present = frozenset(tokens)
        dropped = {i for i in marks if not self._is_inner(i, present)}
        return [i for i in tokens if i not in dropped]

    def _is_stray(self, index: int) -> bool:
        """Whether it is a quotation mark without its pair: not the one of "the crews’ boats"."""
        token = self._parse.tokens[index]
        joined = index > 0 and self._parse.tokens[index - 1].span.end == token.span.start
        return token.tag in _QUOTE_TAGS and not (joined and token.text in _APOSTROPHES)

    def _is_inner(self, mark: int, present: frozenset[int]) -> bool:
        """Whether the mark's pair stands in the clause and quotes an unbroken part of it."""
        other = self._pairs.get(mark)
        if other is None or other not in present:
            return False
        first, last = min(mark, other), max(mark, other)
        rest = [i for i in present if i < first or i > last]
        words = [i for i in rest if self._parse.tokens[i].pos not in {"PUNCT", "CCONJ", "SCONJ"}]
        return bool(words) and all(i in present for i in range(first, last + 1))

    def _trimmed(self, run: list[int]) -> list[int]:
        low, high = 0, len(run)
        while low < high and self._loose(run[low], run):
            low += 1
        while low < high and (self._loose(run[high - 1], run) or self._dangles(run[high - 1])):
            high -= 1
        return run[low:high]

    def _dangles(self, index: int) -> bool:
        """Whether the word would open a clause that is not here: "…, though"."""
        return self._parse.tokens[index].dep == "mark" and self._parse.tokens[index].pos == "SCONJ"

    def _loose(self, index: int, run: Sequence[int]) -> bool:
        token = self._parse.tokens[index]
        if index in self._pairs and self._pairs[index] in run:
            return False
        below = self._parse.children[index]
        if token.dep == "prep" and below and not any(i in run for i in below):
            return True  # its object is another speaker's: "excoriated them for"
        if token.text in {*_BRACKETS, *_BRACKETS.values()}:
            return not _balanced(self._parse, run)
        return token.pos in {"PUNCT", "SPACE"} or token.dep == "cc" or token.tag == ":"

    def _without_opener(self, run: list[int], head: int) -> list[int]:
        low = 0
        while low < len(run) and self._opens(run[low], head):
            low += 1
        return run[low:]

    def _opens(self, index: int, head: int) -> bool:
        """Whether the token only subordinates the clause: "that", "although", "why"."""
        token = self._parse.tokens[index]
        if token.pos == "PUNCT":
            return True
        if token.text.lower() == "that" and (token.tag == "IN" or token.dep == "mark"):
            return True
        if token.dep not in {"mark", "advmod"} or token.head != head:
            return False
        if self._parse.tokens[index + 1].text.lower() == "then":
            return False  # "since then"
        return token.text.lower() in _OPENERS or token.tag == "WRB"


def _balanced(parse: Parse, run: Sequence[int]) -> bool:
    texts = [parse.tokens[i].text for i in run]
    return all(texts.count(left) == texts.count(right) for left, right in _BRACKETS.items())


def _runs(tokens: Iterable[int]) -> list[list[int]]:
    """Maximal runs of consecutive token numbers."""
    runs: list[list[int]] = []
    for token in tokens:
        if runs and runs[-1][-1] == token - 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    return runs


def _quote_pairs(article: Article) -> Mapping[int, int]:
    """Each quotation mark's token to the token of the mark that pairs it."""
    starts = {token.span.start: token.index for token in article.parse.tokens}
    ends = {token.span.end: token.index for token in article.parse.tokens}
    pairs: dict[int, int] = {}
    for quotation in quotations(article):
        left, right = starts.get(quotation.span.start), ends.get(quotation.span.end)
        if quotation.closed and left is not None and right is not None and left != right:
            pairs |= {left: right, right: left}
    return pairs
