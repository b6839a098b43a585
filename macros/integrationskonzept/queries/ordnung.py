"""In what order entries stand: by `reihenfolge`, else by number as people sort numbers, else as written."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import TypeVar

from integrationskonzept.model import Betitelt

B = TypeVar("B", bound=Betitelt)
Schluessel = tuple[tuple[int, int, str, str], ...]
_GRUNDLAUT = str.maketrans("äöü", "aou")


def natural(nr: str) -> Schluessel:
    """A key under which "1.2" comes before "1.10" and "S 4" before "S 4a"."""
    return tuple(map(_part, re.findall(r"\d+|[^\W\d]+", nr)))


def _part(teil: str) -> tuple[int, int, str, str]:
    if teil.isdecimal():
        ziffern = "".join(str(int(ziffer)) for ziffer in teil).lstrip("0")
        return 0, len(ziffern), ziffern, ""
    return 1, 0, teil.casefold().translate(_GRUNDLAUT), teil.casefold()


def in_order(eintraege: Iterable[B]) -> tuple[B, ...]:
    """The entries in their order; sorting is stable, so that equal ones stay as written."""

    def schluessel(eintrag: B) -> tuple[int, Decimal, Schluessel]:
        if eintrag.reihenfolge is not None:
            return 0, eintrag.reihenfolge, ()
        return (1, Decimal(0), natural(eintrag.nr)) if eintrag.nr else (2, Decimal(0), ())

    return tuple(sorted(eintraege, key=schluessel))
