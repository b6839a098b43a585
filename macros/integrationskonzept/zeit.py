"""German notations of time in plans, read into first and last day; nothing else."""

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum


class Genauigkeit(StrEnum):
    """How exactly a time was stated."""

    TAG = "tag"
    MONAT = "monat"
    QUARTAL = "quartal"
    HALBJAHR = "halbjahr"
    JAHRESTEIL = "jahresteil"
    JAHR = "jahr"


@dataclass(frozen=True)
class Zeit:
    """A time as written and as understood: `von` and `bis` are the first and last day, None where left open."""

    text: str
    von: date | None = None
    bis: date | None = None
    genauigkeit: Genauigkeit | None = None
    fortlaufend: bool = False

    def __str__(self) -> str:
        return self.text

    @property
    def verstanden(self) -> bool:
        """Whether anything was read from the text; what was not stays visible as written."""
        return self.fortlaufend or self.von is not None or self.bis is not None

    @property
    def beginn(self) -> date | None:
        """The first day that is known of it, for putting times in order: where it begins, else where it ends."""
        return self.von or self.bis

    def laeuft_im(self, jahr: int) -> bool:
        """Whether the time touches the calendar year; never for a time that was not understood."""
        if not self.verstanden:
            return False
        beginnt = self.von is None or self.von <= date(jahr, 12, 31)
        endet = self.bis is None or self.bis >= date(jahr, 1, 1)
        return beginnt and endet


Spanne = tuple[date, date, Genauigkeit]

MAX_ZEICHEN = 120
"""No notation of a time is longer; a longer text is shown and not searched for one."""
_JAHR = r"(?:19|20)\d{2}"
MONATE = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"]
_ROEMISCH = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_DRITTEL = {"anfang": (1, 4), "mitte": (5, 8), "ende": (9, 12)}


def parse_datum(text: str) -> date:
    """A day written 2024-08-01, 01.08.2024 or 1.8.2024; ValueError for everything else."""
    if m := re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", text):
        return date(int(m[1]), int(m[2]), int(m[3]))
    if m := re.fullmatch(r"([0-9]{1,2})\.\s?([0-9]{1,2})\.\s?([0-9]{4})", text):
        return date(int(m[3]), int(m[2]), int(m[1]))
    raise ValueError(text)


def choose_stichtag(angabe: str | None, epoche: str | None, heute: date) -> date:
    """The reference day: as stated, else that of SOURCE_DATE_EPOCH (seconds since 1970, UTC), else today; else ValueError."""
    if angabe:
        return parse_datum(angabe)
    if epoche:
        return datetime.fromtimestamp(int(epoche), UTC).date()
    return heute


def _monate(jahr: str | int, erster: int, letzter: int, genauigkeit: Genauigkeit) -> Spanne:
    jahr = int(jahr)
    return date(jahr, erster, 1), date(jahr, letzter, calendar.monthrange(jahr, letzter)[1]), genauigkeit


def _tag(m: re.Match[str]) -> Spanne:
    tag = parse_datum(m[0])
    return tag, tag, Genauigkeit.TAG


def _month(name: str) -> int:
    return [monat.lower() for monat in MONATE].index(name) + 1


def _monatsname(m: re.Match[str]) -> Spanne:
    return _monate(m[2], _month(m[1]), _month(m[1]), Genauigkeit.MONAT)


def _tag_in_worten(m: re.Match[str]) -> Spanne:
    tag = date(int(m[3]), _month(m[2]), int(m[1]))
    return tag, tag, Genauigkeit.TAG


def _monatsteil(m: re.Match[str]) -> Spanne:
    """The first ten days of a month, the next ten, the rest."""
    erster, letzter, _ = _monate(m[3], _month(m[2]), _month(m[2]), Genauigkeit.MONAT)
    von, bis = {"anfang": (1, 10), "mitte": (11, 20), "ende": (21, letzter.day)}[m[1]]
    return erster.replace(day=von), erster.replace(day=bis), Genauigkeit.MONAT


def _quartal(m: re.Match[str]) -> Spanne:
    quartal = _ROEMISCH.get(m[1]) or int(m[1])
    return _monate(m[2], 3 * quartal - 2, 3 * quartal, Genauigkeit.QUARTAL)


def _halbjahr(m: re.Match[str]) -> Spanne:
    halbjahr = _ROEMISCH.get(m[1]) or int(m[1])
    return _monate(m[2], 6 * halbjahr - 5, 6 * halbjahr, Genauigkeit.HALBJAHR)


_MONATSNAMEN = "|".join(MONATE).lower()
_PUNKTE = (
    (r"\d{4}-\d{2}-\d{2}|\d{1,2}\.\s?\d{1,2}\.\s?\d{4}", _tag),
    (rf"(0?[1-9]|1[0-2])\s?/\s?({_JAHR})", lambda m: _monate(m[2], int(m[1]), int(m[1]), Genauigkeit.MONAT)),
    (rf"({_MONATSNAMEN}) ({_JAHR})", _monatsname),
    (rf"(\d{{1,2}})\. ({_MONATSNAMEN}) ({_JAHR})", _tag_in_worten),
    (rf"(anfang|mitte|ende) ({_MONATSNAMEN}) ({_JAHR})", _monatsteil),
    (rf"(iv|i{{1,3}}|[1-4])\.? ?quartal ({_JAHR})", _quartal),
    (rf"q ?([1-4])[ /]({_JAHR})", _quartal),
    (rf"(i{{1,2}}|[12])\.? ?halbjahr ({_JAHR})", _halbjahr),
    (rf"(anfang|mitte|ende) ({_JAHR})", lambda m: _monate(m[2], *_DRITTEL[m[1]], Genauigkeit.JAHRESTEIL)),
    (rf"()({_JAHR})", lambda m: _monate(m[2], 1, 12, Genauigkeit.JAHR)),
)
_FORTLAUFEND = re.compile(r"(fort)?laufend|dauerhaft|kontinuierlich|daueraufgabe|unbefristet")


def _punkt(text: str) -> Spanne | None:
    for muster, lies in _PUNKTE:
        if m := re.fullmatch(muster, text):
            try:
                return lies(m)
            except ValueError:
                return None
    return None


def _von_bis(text: str) -> tuple[Spanne, Spanne] | None:
    """Two points joined by a dash, or by "bis"; a date written 2024-08-01 is not taken apart."""
    for trenner in re.finditer(r"\s*[-–—]\s*|\s+bis\s+", text):
        ende = _punkt(text[trenner.end() :])
        links = text[: trenner.start()].removeprefix("von ")
        beginn = _punkt(links)
        if links and beginn is None and ende and (jahr := re.search(rf"{_JAHR}$", text)):
            # "1. – 3. Quartal 2024", "03 – 05/2024": the left part borrows unit and year from the right one
            einheit = re.search(r"( quartal| halbjahr)? ?/?$", text[trenner.end() : jahr.start()])
            beginn = _punkt(f"{links}{einheit[0] if einheit else ' '}{jahr[0]}")
        if beginn and ende and beginn[0] <= ende[1]:
            return beginn, ende
    return None


def parse_zeit(text: str) -> Zeit:
    """Read a time; what is not understood keeps its text and has neither `von` nor `bis`.

    Understood: 2026 · 2024–2026 · 08/2024 · August 2024 · Mitte Februar 2024 · 1. September 2026 · II. Quartal 2024 · Q2 2024 ·
    1. Halbjahr 2025 · Anfang, Mitte, Ende 2025 · ab, seit, bis (Ende) 2026 · 01.10.2024 – 30.11.2024 ·
    fortlaufend, laufend, dauerhaft.
    """
    geschrieben = " ".join(text.split())
    klein = geschrieben.lower()
    if len(klein) > MAX_ZEICHEN:
        return Zeit(geschrieben)
    if _FORTLAUFEND.fullmatch(klein):
        return Zeit(geschrieben, fortlaufend=True)
    offen_ab = re.fullmatch(rf"(?:ab|seit) (.+?)(,? (?:{_FORTLAUFEND.pattern}))?", klein)
    if offen_ab and (punkt := _punkt(offen_ab[1])):
        return Zeit(geschrieben, punkt[0], None, punkt[2], fortlaufend=offen_ab[2] is not None)
    if klein.startswith("bis ") and (punkt := _punkt(klein.removeprefix("bis ").removeprefix("zum "))):
        return Zeit(geschrieben, None, punkt[1], punkt[2])
    if punkt := _punkt(klein):
        return Zeit(geschrieben, *punkt)
    if spanne := _von_bis(klein):
        beginn, ende = spanne
        return Zeit(geschrieben, beginn[0], ende[1], ende[2])
    return Zeit(geschrieben)
