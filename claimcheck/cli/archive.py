"""`claimcheck archive`: what an archive holds, whether it is whole, and how to get it out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

import typer

from claimcheck.archive import Archive, Stats, compact, verify
from claimcheck.cli import options
from claimcheck.cli.output import opened, print_results
from claimcheck.records import Candidate, Span, Telling

app = typer.Typer(
    help="Looks after an archive that `claimcheck index` made.",
    invoke_without_command=True,
    rich_markup_mode=None,
)

_TOP = 20  # outlets that are listed as text
_MEGABYTE = 1e6


@app.callback()
def _archive(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(2)


@app.command(name="stats", help="Says what an archive holds.")
def show_stats(
    *, folder: options.ArchiveArgument, output_format: options.TextOrJson = "text"
) -> int:
    """`claimcheck archive stats`; returns the exit status."""
    stats = Archive(folder).stats()
    shown = _lines(stats) if output_format == "text" else json.dumps(asdict(stats), indent=2) + "\n"
    print_results(shown)
    return 0


@app.command(
    name="verify",
    help="Reads an archive through and finds damage.\n\nStatus 2 if there is some.",
)
def check(*, folder: options.ArchiveArgument, output_format: options.TextOrJson = "text") -> int:
    """`claimcheck archive verify`; returns the exit status."""
    problems = verify(folder)
    if output_format == "json":
        print_results(json.dumps({"whole": not problems, "problems": problems}, indent=2) + "\n")
    else:
        print_results("".join(f"{line}\n" for line in problems or ["the archive is whole"]))
    return 2 if problems else 0


@app.command(
    name="compact",
    help="Makes an archive small and quick to search.\n\n"
    "Frees what killed runs and older states take. A search that is under way meanwhile may fail.",
)
def make_compact(*, folder: options.ArchiveArgument) -> int:
    """`claimcheck archive compact`; returns the exit status."""
    before = Archive(folder).stats().size
    compact(folder)
    after = Archive(folder).stats().size
    typer.echo(f"{before / _MEGABYTE:.1f} MB before, {after / _MEGABYTE:.1f} MB now", err=True)
    return 0


@app.command(
    name="export",
    help="Writes every article with its claims as JSON Lines.\n\n"
    "`claimcheck index` reads them, so an archive can be made anew from them.",
)
def export(*, folder: options.ArchiveArgument, output: options.Output = None) -> int:
    """`claimcheck archive export`; returns the exit status."""
    archive = Archive(folder)
    with opened(output, encoding="utf-8") as sink:
        for line in _exported(archive):
            sink.write(line)
    return 0


def _exported(archive: Archive) -> Iterator[str]:
    for telling in archive.tellings():
        printed = [asdict(masthead) for masthead in archive.printed(telling.masthead.id)]
        content = {**asdict(telling.masthead), **_content(telling), "printed": printed}
        yield json.dumps(content, ensure_ascii=True) + "\n"


def _content(telling: Telling) -> dict[str, object]:
    return {
        "text": telling.text,
        "paragraphs": [_span(span) for span in telling.paragraphs],
        "claims": [_claim(candidate) for candidate in telling.candidates],
    }


def _claim(candidate: Candidate) -> dict[str, object]:
    content = asdict(candidate)
    del content["article"]
    return content


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _lines(stats: Stats) -> str:
    lines = {
        "articles": f"{stats.articles:,}",
        "older versions": f"{stats.superseded:,}",
        "reprints": f"{stats.reprints:,}",
        "claims": f"{stats.claims:,}",
        "indexed by meaning": f"{stats.indexed:,}",
        "published": f"{stats.since or 'unknown'} to {stats.until or 'unknown'}",
        "vectors": f"{stats.model.name} ({stats.model.digest[:8]}), {stats.dimension} numbers each",
        "on disk": f"{stats.size / _MEGABYTE:.1f} MB",
    }
    shown = [f"{name:20}{value}" for name, value in lines.items()]
    outlets = list(stats.outlets.items())
    shown += [f"  {count:>7,}  {name or 'outlet unknown'}" for name, count in outlets[:_TOP]]
    if len(outlets) > _TOP:
        shown.append(f"  and {len(outlets) - _TOP} more outlets")
    return "\n".join(shown) + "\n"
