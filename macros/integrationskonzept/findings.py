"""A finding: where something in the data is wrong, what, and what to do."""

import difflib
import heapq
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class Severity(StrEnum):
    """How grave a finding is: an error stops the build, a note does not."""

    FEHLER = "fehler"
    HINWEIS = "hinweis"


@dataclass(frozen=True, order=True)
class Location:
    """A place in a file; the path is relative to the project and written with slashes on every system."""

    datei: str
    zeile: int = 1
    spalte: int = 1

    def __str__(self) -> str:
        return f"{self.datei}:{self.zeile}:{self.spalte}"


@dataclass(frozen=True, order=True)
class Finding:
    """What is wrong at a place, as a German sentence that says what to do."""

    ort: Location
    regel: str
    text: str
    schwere: Severity = Severity.FEHLER

    def __str__(self) -> str:
        hinweis = "Hinweis: " if self.schwere is Severity.HINWEIS else ""
        return f"{self.ort}: {self.regel} {hinweis}{self.text}"


class UnknownName(LookupError):
    """A name that the concept does not know, in a call or question; the message is German and may suggest another."""


def meinten_sie(wort: str, bekannte: Iterable[str]) -> str:
    """A suggestion to append to a message, empty when nothing known is near."""
    nahe = _nearest(wort.lower()[:80], frozenset(bekannte))
    return f" Meinten Sie „{nahe}“?" if nahe else ""


MAX_VORSCHLAEGE = 300
"""Beyond so many known words a suggestion costs more than it helps, unless a short beginning is shared."""


def _nearest(wort: str, bekannte: frozenset[str]) -> str | None:
    engere = [bekannt for bekannt, _ in _with_signs(bekannte)]
    if len(engere) > MAX_VORSCHLAEGE:
        zeichen = frozenset(wort)
        paare = heapq.nsmallest(50, _with_signs(bekannte), key=lambda paar: abs(len(paar[0]) - len(wort)) + len(zeichen ^ paar[1]))
        engere = [bekannt for bekannt, _ in paare]
    nahe = difflib.get_close_matches(wort, engere, n=1, cutoff=0.6)
    return nahe[0] if nahe else None


@lru_cache(maxsize=64)
def _with_signs(bekannte: frozenset[str]) -> tuple[tuple[str, frozenset[str]], ...]:
    """Known words in order, each with the signs it is made of."""
    return tuple((wort, frozenset(wort)) for wort in sorted(bekannte))
