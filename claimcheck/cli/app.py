"""The commands, their options and their help."""

from __future__ import annotations

from pathlib import Path

import typer

from claimcheck.cli import archive, index, options, search
from claimcheck.cli import demo as examples
from claimcheck.cli import explain as explaining
from claimcheck.cli.complaint import complain
from claimcheck.cli.output import print_results
from claimcheck.cli.run import Job, run
from claimcheck.lexicon.findings import codes, matching
from claimcheck.settings import (
    DEFAULT_PIPELINE,
    AssessSettings,
    AttributeSettings,
    ReadSettings,
    Settings,
    SplitSettings,
)

STATUSES = """\b
Exit status:
  0  every input got its report
  1  a finding asked for with --fail-on was raised
  2  wrong usage, or an input could not be read (the others still get reports)"""

app = typer.Typer(
    help="Reads a news article and says who claims what, through whom, and how sure they are.\n\n"
    "\b\nStart here:\n"
    "  claimcheck demo                 see a report on a shipped example\n"
    "  claimcheck report article.txt   report on an article of your own\n"
    "  claimcheck explain CC103        what a finding means and what to do\n\n" + STATUSES,
    invoke_without_command=True,
    rich_markup_mode=None,  # plain help reads the same everywhere and starts faster
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
)


@app.callback()
def _claimcheck(context: typer.Context, *, version: options.Version = False) -> None:  # noqa: ARG001
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(2)


@app.command(
    help="Reports on articles: who claims what, through whom, how sure.\n\n"
    "PATH is a .txt, .md, .html, .json, .jsonl or .warc file (or .gz of one), a folder, a "
    "glob, an http(s) URL, or - for standard input.\n\n"
    "\b\nExamples:\n"
    "  claimcheck report article.txt\n"
    "  claimcheck report articles/ --format csv -o claims.csv\n"
    "  claimcheck report a.html b.html --format jsonl\n"
    "  claimcheck report - < article.txt\n"
    "  claimcheck report article.txt --min-checkworthy 0.5\n"
    "  claimcheck report article.txt --ignore CC101 --fail-on warning\n\n" + STATUSES
)
def report(  # noqa: PLR0913  (a parameter an option)
    *,
    paths: options.Paths,
    output_format: options.OutputFormat = "text",
    output: options.Output = None,
    attributor: options.Attributor = "reader",
    granularity: options.Granularity = "claim",
    certainty: options.CertaintyReading = "rules",
    device: options.Device = "cpu",
    language: options.Language = None,
    spacy_model: options.SpacyModel = DEFAULT_PIPELINE,
    select: options.Select = None,
    ignore: options.Ignore = None,
    fail_on: options.FailOn = None,
    min_checkworthy: options.MinCheckworthy = 0.0,
) -> int:
    """`claimcheck report`; returns the exit status."""
    settings = Settings(
        spacy_model=spacy_model,
        read=ReadSettings(language=language),
        split=SplitSettings(granularity=granularity, attributor=attributor, device=device),
        attribute=AttributeSettings(certainty=certainty),
        assess=AssessSettings(
            select=_codes(select) or AssessSettings().select, ignore=_codes(ignore)
        ),
    )
    matching((*settings.assess.select, *settings.assess.ignore))  # a typing error is told at once
    job = Job(
        names=tuple(paths),
        settings=settings,
        format=output_format,
        output=output,
        fail_on=_alarms(_codes(fail_on)),
        min_checkworthy=min_checkworthy,
    )
    return run(job)


@app.command(
    help="Writes the shipped examples to FOLDER and reports on the first.\n\n"
    "A file that is there already and differs is left as it is."
)
def demo(*, folder: options.Folder = Path("claimcheck-demo")) -> int:
    """`claimcheck demo`; returns the exit status."""
    written = examples.write_examples(folder)
    for path in written.kept:
        complain(f"{path}: differs from the shipped example; left as it is")
    status = run(Job(names=(str(written.paths[0]),)))
    typer.echo(f"The examples are in {folder}: claimcheck report {written.paths[-1]}", err=True)
    return status


@app.command(
    help="Says what a finding means and what to do; lists all without CODE.\n\n"
    "\b\nExamples:\n"
    "  claimcheck explain CC103\n"
    "  claimcheck explain CC1      every finding about sources"
)
def explain(*, code: options.CodeNames = None) -> int:
    """`claimcheck explain`; returns the exit status."""
    if code:
        found = matching(_codes(code))
        print_results("\n".join(explaining.explained(one) for one in found))
    else:
        print_results(explaining.index(codes().values()))
    return 0


app.command(help=index.HELP, hidden=True)(index.index)
app.command(help=search.HELP, hidden=True)(search.search)
app.add_typer(archive.app, name="archive", hidden=True)


def _codes(given: list[str] | None) -> tuple[str, ...]:
    """Codes from options that may be repeated and may each hold several, split at commas."""
    parts = (part.strip().upper() for one in given or () for part in one.split(","))
    return tuple(part for part in parts if part)


def _alarms(asked: tuple[str, ...]) -> frozenset[str]:
    """The codes that levels and codes stand for: at level info every finding counts."""
    known = tuple(codes().values())
    levels = {"INFO": known, "WARNING": tuple(c for c in known if c.level == "warning")}
    return frozenset(c.code for part in asked for c in levels.get(part) or matching([part]))
