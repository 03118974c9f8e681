"""Who is described before being named: "the mayor", then "Mayor Ana Reed"."""

from __future__ import annotations

from claimcheck.attribute.candidates import Anaphor
from claimcheck.attribute.cast import Cast, Character


def person_ahead(cast: Cast, anaphor: Anaphor) -> tuple[Character, ...]:
    """The only person of a role, if they are named later; else nobody."""
    if anaphor.kind not in {"person", "anonymous"}:
        return ()
    fitting = [
        c for c in cast.characters if c.proper and c.type == "person" and anaphor.noun in c.roles
    ]
    alone = len(fitting) == 1 and _is_ahead(fitting[0], anaphor)
    return tuple(fitting) if alone and anaphor.names <= fitting[0].traits else ()


def body_ahead(cast: Cast, anaphor: Anaphor) -> tuple[Character, ...]:
    """The only body described alike and named later: "a monitoring group", then its name."""
    if anaphor.kind != "organization" or not anaphor.traits:
        return ()
    fitting = [
        c
        for c in cast.characters
        if c.proper
        and anaphor.noun in c.roles
        and anaphor.traits | anaphor.names <= c.traits
        and _is_ahead(c, anaphor)
    ]
    return tuple(fitting) if len(fitting) == 1 else ()


def _is_ahead(character: Character, anaphor: Anaphor) -> bool:
    return character.last_before(anaphor.spot.token) is None
