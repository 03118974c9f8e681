"""What README shows is what the program prints."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from tests.readme import EXAMPLE, README, ROOT, block, real_report, shown


def test_readme_shows_the_real_report() -> None:
    text = README.read_text(encoding="utf-8")
    assert shown(text) == block(real_report()), "run `make readme` and look at what changed"


def test_readmes_python_runs(tmp_path: Path) -> None:
    (code,) = re.findall(
        r"^```python\n(.*?)^```$", README.read_text("utf-8"), re.DOTALL | re.MULTILINE
    )
    (tmp_path / "article.txt").write_bytes((ROOT / EXAMPLE).read_bytes())
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code],
        capture_output=True,
        encoding="utf-8",
        check=True,
        cwd=tmp_path,
    )
    assert "Ilsa Morrow" in done.stdout
