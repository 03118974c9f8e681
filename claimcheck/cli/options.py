"""The options and arguments of the commands, as typer reads them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claimcheck.cli.output import print_results
from claimcheck.report import Format, version
from claimcheck.settings import AttributorName, CertaintyName, GranularityName


def _show_version(*, value: bool) -> None:
    if value:
        print_results(f"claimcheck {version()}\n")
        raise typer.Exit


Version = Annotated[
    bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.")
]
Paths = Annotated[list[str], typer.Argument(metavar="PATH", help="What to report on.")]
OutputFormat = Annotated[
    Format,
    typer.Option(
        "--format",
        "-f",
        metavar="NAME",
        help="text to read, md to paste, csv for a spreadsheet, json (one object; JSON Lines for "
        "several articles) or jsonl for programs.",
    ),
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to FILE, whole or not at all."),
]
Attributor = Annotated[
    AttributorName,
    typer.Option(
        metavar="NAME",
        help="What finds the attributions: reader (the trained model) or rules (the baseline).",
    ),
]
Granularity = Annotated[
    GranularityName,
    typer.Option(
        metavar="NAME",
        help="How finely claims are cut: claim (what may be checked by itself) or atomic (one "
        "thing said of one subject; many more, some only named).",
    ),
]
CertaintyReading = Annotated[
    CertaintyName,
    typer.Option(
        "--certainty",
        metavar="NAME",
        help="What judges certainty: rules, or model (the same rules, their readings scored by a "
        "trained model; slower).",
    ),
]
Device = Annotated[
    str,
    typer.Option(metavar="NAME", help="What the trained model runs on: cpu, or cuda for a GPU."),
]
Language = Annotated[
    str | None,
    typer.Option(metavar="CODE", help="Take the articles to be in this language: en."),
]
SpacyModel = Annotated[str, typer.Option(metavar="NAME", help="The spaCy pipeline that parses.")]
Select = Annotated[
    list[str] | None,
    typer.Option(metavar="CODES", help="Raise only these findings: CC1,CC202."),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option(metavar="CODES", help="Leave these findings out; the longer code wins."),
]
FailOn = Annotated[
    list[str] | None,
    typer.Option(metavar="WHAT", help="Exit with 1 if raised: warning, info, or codes."),
]
Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help="Where to write them.")]
CodeNames = Annotated[
    list[str] | None, typer.Argument(metavar="CODE", help="A code, or how codes begin.")
]
