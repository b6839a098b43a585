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
_BETRAG = re.compile(r"([1-9]\d{0,2}(?:\.\d{3}){1,4}|\d{1,12})(?:,(\d{1,2}|-|–))?\s*(tsd\.?|mio\.?|t)?\s*(?:€|euro|eur)(?!\w)")
_EINMALIG = re.compile(r"\beinmalig\b", re.IGNORECASE)
_FORM = re.compile(r"(bis)?#|#(bis|[-–—])#")
_NULL = re.compile(r"(haushalts|kosten)neutral|kostenfrei|keine( zusätzlichen)?( kosten)?", re.IGNORECASE)
_JAEHRLICH = re.compile(r"/\s*(a|jahr)\b|\bp\.\s?a\.|\b(jährlich|pro jahr|im jahr)\b", re.IGNORECASE)
_MONATLICH = re.compile(r"/\s*monat\b|\b(monatlich|pro monat|im monat)\b", re.IGNORECASE)
_FUELLWORT = re.compile(r"\b(?:von|zu|rund|ca|etwa|zirka|maximal|max|höchstens|insgesamt|einmalig)\b\.?|\s")


def parse_geld(text: str) -> Geld | None:
    """Read "285.000 €", "Von 20.000 €/a bis 45.000 €/a", "1,2 Mio. €", "haushaltsneutral"; None where words remain unread.

    Only a text that was understood whole gives an amount: "5.000 € zuzüglich Miete" does not.
    """
    if _NULL.fullmatch(text.strip()):
        return Geld(Decimal(0), Decimal(0))
    muster = {Takt.JAEHRLICH: _JAEHRLICH, Takt.MONATLICH: _MONATLICH, Takt.EINMALIG: _EINMALIG}
    takte = [takt for takt, worte in muster.items() if worte.search(text)]
    rest = _MONATLICH.sub("", _JAEHRLICH.sub("", text.lower()))
    betraege = [_betrag(m) for m in _BETRAG.finditer(rest)]
    form = _FUELLWORT.sub("", _BETRAG.sub("#", rest))
    if len(takte) > 1 or "#" in text or not _FORM.fullmatch(form) or betraege[0] > betraege[-1]:
        return None
    return Geld(betraege[0], betraege[-1], takte[0] if takte else Takt.EINMALIG)


def _betrag(m: re.Match[str]) -> Decimal:
    nachkomma = m[2] if m[2] and m[2].isdigit() else "0"
    return Decimal(f"{m[1].replace('.', '')}.{nachkomma}") * _FAKTOR[(m[3] or "").lower()]
