"""The fake stages, for every test of the command line."""

from tests.cli.archives import archive, news, told
from tests.cli.fakes import fake

__all__ = ["archive", "fake", "news", "told"]
