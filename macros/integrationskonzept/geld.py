"""German notations of money in plans, read into amounts; nothing else."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Takt(StrEnum):
    """How often an amount falls due."""

    EINMALIG = "einmalig"
    JAEHRLICH = "jährlich"
    MONATLICH = "monatlich"


@dataclass(frozen=True)
class Geld:
    """An amount in Euro from `von` to `bis` (equal for a single figure)."""

    von: Decimal
    bis: Decimal
    takt: Takt = Takt.EINMALIG


_FAKTOR = {"": 1, "tsd.": 1_000, "tsd": 1_000, "t": 1_000, "mio.": 1_000_000, "mio": 1_000_000}
_BETRAG = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d{1,12})(?:,(\d{1,2}|-|–))?\s*(tsd\.?|mio\.?|t)?\s*(€|euro|eur)", re.IGNORECASE)
_NULL = re.compile(r"(haushalts|kosten)neutral|kostenfrei|keine( zusätzlichen)?( kosten)?", re.IGNORECASE)
_JAEHRLICH = re.compile(r"/\s*(a|jahr)\b|\bp\.\s?a\.|\b(jährlich|pro jahr|im jahr)\b", re.IGNORECASE)
_MONATLICH = re.compile(r"/\s*monat\b|\b(monatlich|pro monat|im monat)\b", re.IGNORECASE)
_FUELLWORT = re.compile(
    r"\b(von|bis|zu|rund|ca|etwa|zirka|maximal|max|höchstens|jeweils|je|insgesamt|einmalig|zzgl)\b|[./–—-]|\s", re.IGNORECASE
)


def parse_geld(text: str) -> Geld | None:
    """Read "285.000 €", "Von 20.000 €/a bis 45.000 €/a", "1,2 Mio. €", "haushaltsneutral"; None where words remain unread.

    Only a text that was understood whole gives an amount: "5.000 € zuzüglich Miete" does not.
    """
    if _NULL.fullmatch(text.strip()):
        return Geld(Decimal(0), Decimal(0))
    takt = Takt.JAEHRLICH if _JAEHRLICH.search(text) else Takt.MONATLICH if _MONATLICH.search(text) else Takt.EINMALIG
    rest = _MONATLICH.sub("", _JAEHRLICH.sub("", text))
    betraege = [_betrag(m) for m in _BETRAG.finditer(rest)]
    uebrig = _FUELLWORT.sub("", _BETRAG.sub("", rest))
    if uebrig or not 1 <= len(betraege) <= 2 or betraege[0] > betraege[-1]:
        return None
    return Geld(betraege[0], betraege[-1], takt)


def _betrag(m: re.Match[str]) -> Decimal:
    nachkomma = m[2] if m[2] and m[2].isdigit() else "0"
    return Decimal(f"{m[1].replace('.', '')}.{nachkomma}") * _FAKTOR[(m[3] or "").lower()]
