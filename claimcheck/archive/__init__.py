"""The claims of every indexed outlet, on disk: what an article is compared with.

Telling and vectors ─writing▶ two LanceDB tables and a head ─reading▶ Near, Telling

`head` says which versions of the tables belong together; `tables`, `rows` and `codec` turn
records into columns and back, `versions` tells newer from older, `index` makes large archives
quick, `checking` finds damage. An archive stores vectors and never embeds.
"""

from claimcheck.archive.checking import verify
from claimcheck.archive.reading import Archive, Filter, Stats
from claimcheck.archive.writing import Writer, compact, open_writer

__all__ = ["Archive", "Filter", "Stats", "Writer", "compact", "open_writer", "verify"]
