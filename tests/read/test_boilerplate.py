from __future__ import annotations

import pytest

from claimcheck.lexicon import table
from claimcheck.read.boilerplate import judge

PROSE = "The Kesten ministry said on Monday that the bridge would stay closed until spring."


def verdict_above(line: str) -> str | None:
    found = judge([line, PROSE])[0]
    return found.reason if found else None


def verdict_within(line: str) -> str | None:
    found = judge([PROSE, line, PROSE])[1]
    return found.reason if found else None


@pytest.mark.parametrize(
    "line",
    [
        "Sorry!!",
        "Oops! That page can't be found.",
        "We're sorry, but the page you requested could not be found.",
        "404 Not Found",
        "Please enable JavaScript to view this page.",
        " date 2025-03-01 403",
        "Published: 26 October 2025",
        "Last updated on March 3, 2025 at 4:15 pm EST",
        "Sat, 01 Mar 2025 | 10:30 GMT",
        "Updated 2 hours ago",
        "5 min read",
        "By Jane Roe",
        "By JANE ROE and JOHN DOE",
        "By Jane Roe, Staff Writer | Updated 3:04 PM",
        "Jane Roe, Senior Political Correspondent",
        "Photo: Jane Roe/Kesten Courier",
        "A ferry on the Lomna on Monday. (Photo by Jane Roe/Getty Images)",
        "FILE - In this March 3, 2024 photo, the bridge over the Lomna is seen from the market.",
        "Getty Images",
        "Image source, Getty Images",
        "The bridge over the Lomna in winter. (AP Photo/Jane Roe)",
        "The bridge in winter [photo: Jane Roe]",
        "Additional reporting by John Doe in Kesten; editing by Jane Roe",
        "John Doe contributed to this report.",
        "* * *",
        "-30-",
        "No comments yet",
        "CommentsNo comment",
        "3 Comments",
        "Leave a comment",
    ],
)
def test_residue_around_an_article_is_boilerplate(line: str) -> None:
    assert verdict_above(line) == "boilerplate"


@pytest.mark.parametrize(
    "line",
    [
        "Share",
        "Facebook Twitter WhatsApp Email",
        "Share this article on Facebook",
        "Follow us on Twitter @courier",
        "Sign up for our morning newsletter and never miss a story.",
        "Subscribe to get our best stories in your inbox.",
        "Home | World | Politics | Sport",
        "Home > News > World",
        "Advertisement",
        "Story continues below advertisement",
        "Read more:",
        "Read more: Ferry tickets to cost more from May",
        "**Related articles**",
        "You may also like",
        "Tags: bridges, ferries, Kesten",
        "We use cookies to improve your visit. See our policy for details.",
        "By continuing to use this site you agree to our terms.",
        "Privacy Policy | Terms of Use",
    ],
)
def test_ways_through_the_site_are_navigation(line: str) -> None:
    assert verdict_above(line) == "navigation"


@pytest.mark.parametrize(
    "line",
    [
        "Disclaimer: The views expressed here are the author's own and not those of the paper.",
        "The views expressed in this article are those of the author alone.",
        "© 2025 The Kesten Courier. All rights reserved.",
        "This article is for informational purposes only and is not investment advice.",
        "We do not accept any responsibility or liability for the accuracy of the information "
        "in this article.",
    ],
)
def test_disclaimers(line: str) -> None:
    assert verdict_above(line) == "disclaimer"


@pytest.mark.parametrize(
    "line",
    [
        PROSE,
        "“No comment,” the minister said.",
        "She declined to comment.",
        "By Monday, officials said, the fire had been put out.",
        "By then the bridge was closed.",
        "Share prices fell.",
        "The minister shared the video on Twitter.",
        "“We do not accept any responsibility for the fire,” the company said.",
        "“I am sorry,” she said.",
        "Sorry, the mayor said, was the hardest word to say that evening in the market town.",
        "Published in 2019, the study found that ferries are safe.",
        "On March 3, 2025 the bridge was closed.",
        "Photographs of the bridge show cracks.",
        "The opinions of the council are divided.",
        "Read the law, the judge told them.",
        "Print workers went on strike.",
        "He was 54.",
        "“Home is where the market is,” he said.",
        "Critics say the site uses too many cookies.",
        "Related crimes rose by a tenth.",
        "The disclaimer was signed by both sides.",
        "Source: a ministry official said the bridge was unsafe.",
        "Reuters reported the closure.",
        "AP reporters saw smoke.",
        "Follow the money, the auditor told the council in Kesten.",
        "Joining the talks were three envoys.",
        "The flood contributed to this year's losses.",
        "The mayor sent the deed to the council (photo below).",
        "Print stories still sell.",
        "For more to happen, the council must agree.",
        "Register to vote, officials told residents in their emails.",
        "“We use cookies,” the company said.",
    ],
)
def test_sentences_of_an_article_are_its_own(line: str) -> None:
    assert verdict_above(line) is None
    assert verdict_within(line) is None


def test_some_shapes_count_only_at_the_edges() -> None:
    assert verdict_above("Jane Roe, reporter") == "boilerplate"
    assert verdict_within("Jane Roe, reporter") is None


def test_a_list_heading_takes_its_list_and_stops_at_prose() -> None:
    lines = [PROSE, "Related articles", "Ferry tickets to cost more", "A market town waits", PROSE]
    found = judge(lines)
    assert [v and v.reason for v in found] == [None, *["navigation"] * 3, None]


def test_a_disclaimers_heading_takes_the_next_paragraph_alone() -> None:
    found = judge([PROSE, "Legal Disclaimer:", PROSE + " Ask us.", PROSE])
    assert [v and v.reason for v in found] == [None, "disclaimer", "disclaimer", None]


def test_readers_comments_go_once_the_article_is_past() -> None:
    late = judge([PROSE, PROSE, "2 Comments", "I never liked that bridge, to be quite honest."])
    assert [v is None for v in late] == [True, True, False, False]
    early = judge(["2 Comments", PROSE, PROSE])
    assert [v is None for v in early] == [False, True, True]


def test_date_and_outlet_are_read_from_what_goes() -> None:
    found = judge(
        ["Published: 26 October 2025", PROSE, "© 2025 Kesten Courier. All rights reserved."]
    )
    assert found[0] is not None
    assert found[0].published == "2025-10-26"
    assert found[2] is not None
    assert found[2].outlet == "Kesten Courier"


def test_every_row_says_why_it_is_there() -> None:
    for row in table("boilerplate"):
        assert row["comment"]
        assert row["reason"] in {"boilerplate", "navigation", "disclaimer"}
        assert row["where"] in {"any", "edge"}
        assert row["spreads"] in {"", "list", "next", "rest"}
