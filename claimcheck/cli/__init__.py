"""The command line: it parses, calls, prints and exits.

boundary   the one place where errors become lines on standard error and exit statuses
app        the commands and their help
options    their options and arguments
run        articles in, reports out, one at a time
complaint  what went wrong, on one line
output     where results go: standard output, or a file that is replaced at once
terminal   what the terminal can show, and the progress bar
stages     the heavy parts of claimcheck, imported when they are needed
"""

from __future__ import annotations

from claimcheck.cli.boundary import main

__all__ = ["main"]
