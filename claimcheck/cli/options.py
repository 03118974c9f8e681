"""The options and arguments of the commands, as typer reads them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from claimcheck.cli.output import print_results
from claimcheck.report import Format, version
from claimcheck.settings import AttributorName, CertaintyName, GranularityName


def _show_version(*, value: bool) -> None:
    if value:
        print_results(f"claimcheck {version()}\n")
        raise typer.Exit


def _checked_share(value: float) -> float:
    if not 0 <= value <= 1:  # a range of typer's would let nan pass
        raise typer.BadParameter(f"{value} is not between 0 and 1")
    return value


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
MinCheckworthy = Annotated[
    float,
    typer.Option(
        metavar="X",
        callback=_checked_share,
        help="Hide claims less worth checking than X (0 to 1) and what was found about them.",
        show_default=False,
    ),
]
Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help="Where to write them.")]
CodeNames = Annotated[
    list[str] | None, typer.Argument(metavar="CODE", help="A code, or how codes begin.")
]
IndexPaths = Annotated[list[str], typer.Argument(metavar="PATH", help="What to index.")]
ArchiveFolder = Annotated[
    Path, typer.Option("--archive", metavar="DIR", help="The archive's folder.")
]
ArchiveArgument = Annotated[Path, typer.Argument(metavar="DIR", help="The archive's folder.")]
TextOrJson = Annotated[
    Literal["text", "json"],
    typer.Option("--format", "-f", metavar="NAME", help="text to read, json for programs."),
]
Workers = Annotated[
    int,
    typer.Option(min=1, metavar="N", help="Processes that read articles; each loads the models."),
]
ClaimInWords = Annotated[str, typer.Argument(metavar="CLAIM", help="What to look for, in words.")]
Outlet = Annotated[
    str | None, typer.Option(metavar="NAME", help="Only claims of this outlet, by its whole name.")
]
Since = Annotated[
    str | None, typer.Option(metavar="DATE", help="Only articles published on this day or later.")
]
Until = Annotated[
    str | None, typer.Option(metavar="DATE", help="Only articles published on this day or before.")
]
Versions = Annotated[bool, typer.Option("--versions", help="Search older versions, too.")]
Limit = Annotated[int, typer.Option(min=1, metavar="N", help="How many claims to show.")]
