"""Makes `claimcheck/lexicon/first_names.tsv`: first names, and the gender that they tell.

Run by hand, with packages that nothing else of the project needs:

    pip install "faker==40.54.0" "anyascii==0.3.3"
    python models/speakers/first_names.py claimcheck/lexicon/first_names.tsv

The names are those of Faker's person providers (MIT), transliterated by anyascii (ISC). Arabic,
Hebrew and the scripts of South and East Asia are left out: transliterated letter by letter, their
names come out as nobody prints them. A name counts for a gender where at least four in five of
the locales that have it say so, and no English-speaking one says otherwise: "Jan" is a man in most
of Europe. The others tell nothing, and are left out, as are those of one other locale alone.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from anyascii import anyascii  # type: ignore[import-not-found]
from faker.providers import person  # type: ignore[import-not-found]

_OTHER_SCRIPTS = (
    "ar_", "bn_", "fa_", "gu_", "he_", "hi_", "hy_", "ja_", "ka_", "ko_", "mr_", "ne_", "or_",
    "ta_", "th_", "zh_",
)  # fmt: skip
_SHARE = 0.8
_SHORTEST = 2
_HEADER = """\
# First names in Latin letters and the gender they tell, by Faker's person providers (MIT); made by
# models/speakers/first_names.py. The last column gives the number of Faker's locales with it.
word\tgender\tcomment
"""


def counted(attribute: str, prefix: str = "") -> Counter[str]:
    """How many locales have each name of `attribute` (`first_names_male`, …)."""
    found: Counter[str] = Counter()
    for module in pkgutil.iter_modules(person.__path__):
        if module.name.startswith(prefix) and not module.name.startswith(_OTHER_SCRIPTS):
            provider = importlib.import_module(f"{person.__name__}.{module.name}").Provider
            found.update({plain(name) for name in getattr(provider, attribute, ())})
    return found


def plain(name: str) -> str:
    """A name in lower case and ASCII."""
    return anyascii(name).lower()


def rows() -> Iterator[str]:
    """The table's lines, by name."""
    male, female = counted("first_names_male"), counted("first_names_female")
    english = {
        "male": counted("first_names_male", "en"),
        "female": counted("first_names_female", "en"),
    }
    for name in sorted(male | female):
        total = male[name] + female[name]
        share = male[name] / total
        if not name.isalpha() or len(name) < _SHORTEST or 1 - _SHARE < share < _SHARE:
            continue
        gender, other = ("male", "female") if share >= _SHARE else ("female", "male")
        known = total > 1 or english[gender][name]
        if known and english[gender][name] >= english[other][name]:
            yield f"{name}\t{gender}\t{total}\n"


def main(target: Path) -> None:
    """Writes the table."""
    target.write_text(_HEADER + "".join(rows()), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
