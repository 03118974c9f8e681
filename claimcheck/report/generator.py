"""Who made a report: the name and the version of claimcheck."""

from __future__ import annotations

from functools import cache
from importlib import metadata

DISTRIBUTION = "claimcheck-news"


@cache
def version() -> str:
    """The installed version; "0+source" where the package runs without being installed."""
    try:
        return metadata.version(DISTRIBUTION)
    except metadata.PackageNotFoundError:
        return "0+source"
