"""Who is cited beside a statement, and whose words an "according to" relays."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claimcheck.records import Article
from claimcheck.settings import SplitSettings
from claimcheck.split import Splitter, load_attributor

Articles = Callable[[str], Article]


@pytest.fixture(scope="module")
def splitter() -> Splitter:
    return Splitter(load_attributor(SplitSettings()))


@pytest.mark.parametrize(
    ("text", "inner", "outer"),
    [
        (
            "The agency, citing state radio, said the bridge had fallen.",
            "state radio",
            "The agency",
        ),
        (
            "The bridge had fallen, the agency said, quoting two officials.",
            "two officials",
            "the agency",
        ),
        (
            "Mayor Ana Reed said, according to the Courier, that the bridge would hold.",
            "Mayor Ana Reed",
            "the Courier",
        ),
        (
            "State radio quoted a guard as saying that the bridge had fallen.",
            "a guard",
            "State radio",
        ),
        (
            "Mayor Ana Reed was quoted by the Brenn Courier as saying the bridge had fallen.",
            "Mayor Ana Reed",
            "the Brenn Courier",
        ),
        (
            "A guard was quoted as saying by state radio that the bridge had fallen.",
            "A guard",
            "state radio",
        ),
        (
            "The letter, Mayor Ana Reed said, stated that the bridge would hold.",
            "The letter",
            "Mayor Ana Reed",
        ),
    ],
)
def test_the_parent_is_who_relays(
    text: str, inner: str, outer: str, article: Articles, splitter: Splitter
) -> None:
    (found,) = splitter([article(text)])
    sources = {s.source[0].of(text): s for s in found.statements if s.source}
    parent = sources[inner].parent
    assert parent is not None
    assert found.statements[parent].source[0].of(text) == outer
    assert sources[outer].parent is None
