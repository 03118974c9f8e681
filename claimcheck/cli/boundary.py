"""The one place where errors become lines on standard error and exit statuses.

No traceback gets past it. A usage error ends with status 2, as does whatever stops a run; an
interrupt with 130 and a closed pipe with 141, as shells report the signals they come from.
"""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Sequence

from typer.exceptions import TyperException

from claimcheck.cli.app import app
from claimcheck.cli.complaint import complain, internal
from claimcheck.cli.output import ClosedPipeError
from claimcheck.errors import ClaimcheckError

FAILED, INTERRUPTED, CLOSED = 2, 130, 141


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line (`sys.argv` for None) and returns the exit status."""
    try:
        with warnings.catch_warnings():
            if not sys.warnoptions:  # what libraries deprecate is no concern of the user's
                warnings.simplefilter("ignore")
            return _dispatched(arguments)
    except ClosedPipeError:
        _silence()
        return CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except TyperException as error:
        return _usage(error)
    except ClaimcheckError as error:
        complain(str(error))
    except Exception as error:  # noqa: BLE001  (the boundary)
        complain(internal(error))
    return FAILED


def _dispatched(arguments: Sequence[str] | None) -> int:
    status = app(args=arguments, prog_name="claimcheck", standalone_mode=False)
    return int(status or 0)


def _usage(error: TyperException) -> int:
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "claimcheck"
    complain(f"{error.format_message().rstrip('.')}: see `{command} --help`")
    return FAILED


def _silence() -> None:
    """Points standard output nowhere, so that Python's last flush does not complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
