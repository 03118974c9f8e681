from __future__ import annotations

import pytest

from claimcheck.claim.agreement import third_person
from claimcheck.claim.wording import wording
from claimcheck.records import Span
from tests.fakes import written


@pytest.mark.parametrize(
    ("text", "rows", "expected"),
    [
        ("I am late", "I PRP nsubj 1\nam VBP ROOT 1 be AUX\nlate JJ acomp 1", "Berg is late"),
        ("I’m late", "I PRP nsubj 1\n’m VBP ROOT 1 be AUX\nlate JJ acomp 1", "Berg is late"),
        ("I’ll go", "I PRP nsubj 2\n’ll MD aux 2 will\ngo VB ROOT 2", "Berg will go"),
        ("I’d gone", "I PRP nsubj 2\n’d VBD aux 2 have\ngone VBN ROOT 2", "Berg had gone"),
        ("I went", "I PRP nsubj 1\nwent VBD ROOT 1 go", "Berg went"),
        ("I deny it", "I PRP nsubj 1\ndeny VBP ROOT 1\nit PRP dobj 1", "Berg denies it"),
        ("I wish so", "I PRP nsubj 1\nwish VBP ROOT 1\nso RB advmod 1", "Berg wishes so"),
        ("he and I", "he PRP ROOT 0\nand CC cc 0\nI PRP conj 0", "he and Berg"),
    ],
)
def test_the_verb_agrees_with_the_name(text: str, rows: str, expected: str) -> None:
    parse = written(text, rows).parse
    pronoun = next(token for token in parse.tokens if token.text == "I")
    made = list(third_person(parse, pronoun, "Berg", pronoun.span))
    assert wording(text, [Span(start=0, end=len(text))], made) == expected
