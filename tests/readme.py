"""README's report: `python -m tests.readme` writes it, `test_readme.py` holds it to the truth."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
EXAMPLE = "claimcheck/cli/examples/1_lantern_wire.txt"
START, END = "<!-- report:start -->\n", "<!-- report:end -->"


def real_report() -> str:
    """What a reader with a terminal of 80 columns and no colour sees for the first example."""
    done = subprocess.run(
        [sys.executable, "-m", "claimcheck", "report", EXAMPLE],
        stdout=subprocess.PIPE,
        env={**os.environ, "COLUMNS": "80", "NO_COLOR": "1", "PYTHONUTF8": "1"},
        encoding="utf-8",
        check=True,
        cwd=ROOT,
    )
    return done.stdout


def block(report: str) -> str:
    """`report` as README shows it."""
    lines = "\n".join(line.rstrip() for line in report.rstrip("\n").splitlines())
    return f"```console\n$ claimcheck report {EXAMPLE}\n{lines}\n```\n"


def shown(readme: str) -> str:
    """The block that stands in README now; raises `ValueError` where the marks are missing."""
    return readme[readme.index(START) + len(START) : readme.index(END)]


def main() -> None:
    """Replaces README's block by the real one."""
    readme = README.read_text(encoding="utf-8")
    before, after = readme.index(START) + len(START), readme.index(END)
    whole = readme[:before] + block(real_report()) + readme[after:]
    README.write_text(whole, encoding="utf-8")


if __name__ == "__main__":
    main()
