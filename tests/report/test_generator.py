from importlib import metadata

import pytest

from claimcheck.report import generator


def test_the_version_is_the_installed_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metadata, "version", {"claimcheck-news": "1.2.3"}.__getitem__)
    assert generator.version.__wrapped__() == "1.2.3"


def test_a_package_that_is_not_installed_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", missing)
    assert generator.version.__wrapped__() == "0+source"
