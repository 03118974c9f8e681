from __future__ import annotations

import json

import pytest

from claimcheck.errors import InputError
from claimcheck.read.json_pages import json_lines_pages, json_pages
from claimcheck.records import Page

FULL = {
    "text": "The bridge is closed.\r\n",
    "title": " Bridge closed ",
    "outlet": "Kesten Courier",
    "published": "3 March 2025",
    "url": "https://a.example/b",
    "tags": ["ignored"],
}


def test_one_object() -> None:
    assert list(json_pages(json.dumps(FULL), path="a.json")) == [
        Page(
            text="The bridge is closed.\r\n",
            path="a.json",
            line=1,
            title="Bridge closed",
            outlet="Kesten Courier",
            published="2025-03-03",
            url="https://a.example/b",
        )
    ]


def test_keys_of_another_type_count_as_absent() -> None:
    text = json.dumps({"text": "A.", "title": 5, "outlet": "", "published": 2025, "url": None})
    (page,) = json_pages(text, path="a.json")
    assert page == Page(text="A.", path="a.json", line=1)


def test_a_list_names_the_line_of_a_bad_object() -> None:
    text = '[\n {"text": "A."},\n {"title": "B"},\n 5,\n {"text": " "},\n {"text": "C."}\n]\n'
    found = list(json_pages(text, path="a.json"))
    assert [page.text for page in found if isinstance(page, Page)] == ["A.", "C."]
    errors = [str(error) for error in found if isinstance(error, InputError)]
    assert [error.split(";")[0] for error in errors] == [
        'a.json: line 3: has no "text"',
        "a.json: line 4: is not an object",
        'a.json: line 5: has a "text" that is empty or no string',
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{", "line 1: is not valid JSON"),
        ('{"text": "A."} {', "line 1: is not valid JSON"),
        ('\n\n{"text": A}', "line 3: is not valid JSON"),
        ("5", "line 1: is not an object"),
        ("[]", "is an empty list"),
        ('{"text": 5}', 'a "text" that is empty or no string'),
        ("[" * 100_000, "JSON"),
        ('{"text": "A.", "n": ' + "9" * 5_000 + "}", "cannot be read as JSON"),
    ],
)
def test_what_is_no_article(text: str, problem: str) -> None:
    (error,) = json_pages(text, path="a.json")
    assert isinstance(error, InputError)
    assert problem in str(error)
    assert "\n" not in str(error)


@pytest.mark.parametrize("end", ["", ' {"text": "B."}]', "] more", ',\n"x'])
def test_the_articles_before_broken_json_still_come(end: str) -> None:
    first, error = json_pages('[{"text": "A."}' + end, path="a.json")
    assert isinstance(first, Page)
    assert isinstance(error, InputError)
    assert "is not valid JSON" in str(error)


def test_lines() -> None:
    lines = ['{"text": "A.\u2028B."}', "", "{", "5", '{"text": ""}', '{"text": "C."}\r']
    found = list(json_lines_pages("\n".join(lines), path="a.jsonl"))
    assert [(p.text, p.line) for p in found if isinstance(p, Page)] == [
        ("A.\u2028B.", 1),
        ("C.", 6),
    ]
    errors = [str(error)[:16] for error in found if isinstance(error, InputError)]
    assert errors == ["a.jsonl: line 3:", "a.jsonl: line 4:", "a.jsonl: line 5:"]


def test_a_line_beyond_reason() -> None:
    found = list(json_lines_pages('{"n": ' + "9" * 5_000 + "}\n" + "[" * 100_000, path="a.jsonl"))
    assert [str(error)[:16] for error in found] == ["a.jsonl: line 1:", "a.jsonl: line 2:"]


def test_a_lone_surrogate_is_a_character() -> None:
    (page,) = json_lines_pages('{"text": "a \\ud83d b"}', path="a.jsonl")
    assert isinstance(page, Page)
    assert len(page.text) == 5
