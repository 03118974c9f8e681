"""How many of the written sentences public libraries read the right numbers from.

    pip install quantulum3 number-parser text2num
    python benchmarks/figure_libraries.py benchmarks/data/quantities/cases.tsv

Numbers alone are compared: units, bounds and what is counted would only count against them. A
sentence is right where the set of numbers is the table's; open and vague figures give none.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

Read = Callable[[str], set[float]]


def main(table: str) -> None:
    """Prints a line a library."""
    lines = Path(table).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    place = {name: number for number, name in enumerate(rows[0])}
    cases = [(row[place["sentence"]], wanted(row[place["figures"]])) for row in rows[1:]]
    for name, read in readers():
        right = sum(rounded(read(sentence)) == rounded(numbers) for sentence, numbers in cases)
        sys.stdout.write(f"{name:14} {right} of {len(cases)}, {right / len(cases):.3f}\n")


def wanted(figures: str) -> set[float]:
    """The bounds of all figures of a row."""
    bounds = (figure.split("|")[2] for figure in figures.split(";") if figure)
    return {float(bound) for both in bounds for bound in both.split("..") if bound}


def rounded(numbers: set[float]) -> set[float]:
    """Numbers as far as they are compared: six significant digits."""
    return {float(f"{number:.6g}") for number in numbers}


def readers() -> Iterator[tuple[str, Read]]:
    """The libraries, each as a function from a sentence to its numbers."""
    quantulum = import_module("quantulum3.parser")
    yield "quantulum3", lambda text: {float(found.value) for found in quantulum.parse(text)}
    parser = import_module("number_parser").parser
    yield "number-parser", lambda text: digits(parser.parse(text))
    words = import_module("text_to_num")
    yield "text2num", lambda text: digits(words.alpha2digit(text, "en"))


def digits(text: str) -> set[float]:
    """The numbers written in digits."""
    return {float(found.replace(",", "")) for found in re.findall(r"\d[\d,]*(?:\.\d+)?", text)}


if __name__ == "__main__":
    main(*sys.argv[1:])
