"""Reports as text, JSON, Markdown and CSV: one renderer a file.

A renderer turns one report into the characters that stand for it, so that each article's
report can be printed as soon as it is done. What is rendered always encodes as UTF-8: lone
surrogates are escaped.
"""

from __future__ import annotations

from typing import Literal

from claimcheck.report.generator import version
from claimcheck.report.hiding import without_minor
from claimcheck.report.renderer import Renderer
from claimcheck.report.style import Style

__all__ = ["Format", "Renderer", "Style", "renderer", "version", "without_minor"]

Format = Literal["text", "json", "jsonl", "md", "csv"]


def renderer(name: Format, *, style: Style | None = None) -> Renderer:
    """The renderer of a format. `style` says what a terminal can show; only text heeds it."""
    if name == "text":
        from claimcheck.report import text  # brings rich, which only text needs

        return text.renderer(style or Style())
    from claimcheck.report import csv, json, md

    return {"json": json.INDENTED, "jsonl": json.LINE, "md": md.RENDERER, "csv": csv.RENDERER}[name]
