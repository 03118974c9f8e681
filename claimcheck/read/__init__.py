"""From what the user names to articles.

    names ─inputs▶ sources ─pages▶ Page ─clean, language, parse▶ Article

`open_pages` decodes (`decode`, `html`, `json_pages`, `fetch`); `to_article` tells the article
from what surrounds it (`blocks`, `boilerplate`, `headline`, `opening`, `pieces`, put together
in `clean`), refuses other languages, and parses.
"""

from claimcheck.read.article import to_article
from claimcheck.read.pages import open_pages
from claimcheck.read.parse import SpacyParser

__all__ = ["SpacyParser", "open_pages", "to_article"]
