from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from claimcheck.records import Article, Report, Span, Speaker
from claimcheck.report import Style, renderer
from tests.report.builders import claims, corroboration, report, speakers

EXPECTED = """\
Grain store burns down
The Larn Lantern · 2031-03-03 · larn.txt

5 claims, 4 attributed; 4 speakers. 2 warnings, 1 note.

Warnings
4:1   CC103  Port Union is not heard directly but through Harbour Office. (c3)
5:23  CC102  The article does not say who this is: officials. (c4)

Claims, most worth checking first
c2  3:31  0.83  the store held 400 tonnes of rye
                — Ida Quell (harbour master): stated as certain
c1  2:1   0.00  The grain store at Larn burned down on Sunday
                — the article itself: stated as fact  [CC101 no source]
c3  4:50  0.00  the alarm may have been switched off
                — Port Union, via Harbour Office: put as possible
                ! CC103 secondhand
c4  5:2   0.00  We will rebuild the store
                — officials (anonymous): stated as certain
                ! CC102 anonymous source
c5  5:56  0.00  anyone was hurt
                — officials: denied

Speakers
1 claim   person        Ida Quell (harbour master)
1 claim   organization  Harbour Office
1 claim   group         Port Union
2 claims  anonymous     officials (anonymous)

Left out: 1 passage of boilerplate, 1 repeated

"""


def shown(one: Report, style: Style | None = None) -> str:
    return renderer("text", style=style).render(one)


def long_winded() -> Report:
    name = "Commission for the Inspection of Granaries and Other Buildings of the Eastern Harbour"
    described = replace(speakers()[0], name=name, description="a body of seven " * 6)
    wordy = replace(claims()[1], text="the store, it said, held 400 tonnes of rye " * 5)
    return replace(
        report(),
        article=replace(report().article, title="Grain store burns down " * 6),
        speakers=(described, *speakers()[1:]),
        claims=(claims()[0], wordy, *claims()[2:]),
    )


def test_the_whole_report() -> None:
    assert shown(report()) == EXPECTED


@pytest.mark.parametrize("width", [40, 80, 100])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    lines = shown(long_winded(), Style(width=width)).splitlines()
    assert max(map(cell_len, lines)) <= width
    assert not any(line.endswith(" ") for line in lines)


def test_nothing_is_lost_in_wrapping() -> None:
    words = shown(long_winded(), Style(width=40)).split()
    assert words.count("rye") == 5
    assert "Granaries" in words


def test_without_colour_there_are_no_control_codes() -> None:
    assert "\x1b" not in shown(report())


def test_colour_changes_nothing_but_colour() -> None:
    import re

    coloured = shown(report(), Style(colour=True))
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == EXPECTED


def test_ascii_terminals_get_ascii_of_the_same_sense() -> None:
    name = Speaker(id="s1", name="Zoë Ångström “Zo”", type="person")
    printed = shown(replace(report(), speakers=(name, *speakers()[1:])), Style(encoding="ascii"))
    printed.encode("ascii")
    assert '-- Zoe Angstrom "Zo": stated as certain' in printed
    assert "The Larn Lantern - 2031-03-03 - larn.txt" in printed


@pytest.mark.parametrize(
    "hostile", ["\x1b[31mred", "back\x08space", "bell\x07", "\x9b2J", "\u202e"]
)
def test_an_article_cannot_command_the_terminal(hostile: str) -> None:
    claim = replace(claims()[0], text=f"a {hostile} b")
    printed = shown(replace(report(), claims=(claim,), findings=()))
    assert not set("\x1b\x07\x08\x9b\u202e") & set(printed)


def test_rich_markup_in_an_article_is_text() -> None:
    claim = replace(claims()[0], text="[bold]he[/bold] said :smile: [1]")
    printed = shown(replace(report(), claims=(claim,), findings=()))
    assert "[bold]he[/bold] said :smile: [1]" in printed


def test_claims_that_are_hidden_are_not_said_to_be_missing() -> None:
    printed = shown(replace(report(), claims=(), findings=(), hidden=5))
    assert "No claims shown: 5 claims less worth checking." in printed
    assert "No claims found" not in printed


def test_an_article_without_claims_says_so() -> None:
    printed = shown(Report(article=Article(text="Hush.", path="hush.txt")))
    assert printed == "hush.txt\n\nNo claims found.\n\n"


@given(
    st.text(st.characters(exclude_categories=[]), min_size=1), st.sampled_from(["utf-8", "ascii"])
)
def test_any_article_can_be_printed(text: str, encoding: str) -> None:
    claim = replace(claims()[0], text=text, spans=(Span(start=0, end=len(text)),))
    one = Report(article=Article(text=text, title=text), claims=(claim,))
    printed = shown(one, Style(encoding=encoding))
    printed.encode(encoding)
    assert "\x1b" not in printed


def test_a_claim_of_several_outlets_says_from_how_many_places() -> None:
    shown_lines = shown(replace(report(), corroboration=corroboration())).splitlines()
    lines = [line.strip() for line in shown_lines]
    claim = "The grain store at Larn burned down on Sunday"
    first = next(n for n, line in enumerate(lines) if line.endswith(claim))
    assert lines[first + 2] == "3 outlets, 1 origin: Tide Press"
    assert "3 outlets, 2 origins: Ida Quell (2) and Quay Post" in lines
    assert not any("1 outlet," in line for line in lines)
