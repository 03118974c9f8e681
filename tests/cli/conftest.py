"""The fake stages, for every test of the command line."""

from tests.cli.fakes import fake

__all__ = ["fake"]
