"""What the table and the picture of progress show: figures by Handlungsfeld and class of status, each with the way to its list."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from integrationskonzept.diagramme import Balken, draw_umsetzung
from integrationskonzept.model import Gruppe, Massnahme
from integrationskonzept.queries import stand
from integrationskonzept.queries.auswahl import OHNE
from integrationskonzept.render.balken import REIHENFOLGE
from integrationskonzept.render.blatt import Blatt

ZEICHEN: dict[Gruppe, str] = {
    "offen": "○",
    "laufend": "◐",
    "erledigt": "●",
    "gehemmt": "!",
    "beendet": "×",
    "unbekannt": "?",
}
"""The sign of each class of status."""


@dataclass(frozen=True)
class Zeile:
    """One row: whose figures, how to get to it, how many in each class and in all, and where the catalogue lists them."""

    titel: str
    href: Markup
    zahlen: dict[str, int]
    blatt: Blatt
    katalogseite: bool
    """Whether the catalogue can show exactly what is counted."""
    handlungsfeld: str = ""

    @property
    def summe(self) -> int:
        return sum(self.zahlen.values())

    def katalog(self, gruppe: str = "") -> Markup:
        """The address of the catalogue with only what one figure counts."""
        return self.blatt.katalog(handlungsfeld=self.handlungsfeld, umsetzungsstand=gruppe) if self.katalogseite else Markup("")


def progress(blatt: Blatt, massnahmen: Iterable[Massnahme] | None = None) -> dict[str, Any]:
    """What the table of progress shows for some Maßnahmen, or for all; figures of a selection lead nowhere."""
    bezuege = blatt.bezuege
    gezaehlt = stand.counted(bezuege.massnahmen if massnahmen is None else massnahmen)
    katalog = massnahmen is None
    felder = [bezuege.felder_of(m) for m in gezaehlt]
    zeilen: list[Zeile] = []
    for feld in bezuege.handlungsfelder:
        if eigene := [m for m, davon in zip(gezaehlt, felder, strict=True) if feld in davon]:
            zeilen.append(Zeile(feld.titel, blatt.href(feld), blatt.gruppen(eigene), blatt, katalog, feld.id))
    ohne = [m for m, davon in zip(gezaehlt, felder, strict=True) if not davon]
    if ohne and zeilen:
        zeilen.append(
            Zeile(f"Ohne {blatt.begriff('handlungsfelder').einzahl}", Markup(""), blatt.gruppen(ohne), blatt, katalog, OHNE)
        )
    feldwort, mehrzahl = blatt.dativ("handlungsfelder"), blatt.begriff("massnahmen").mehrzahl
    mehrere = any(len(davon) > 1 for davon in felder)
    gesamt = Zeile(f"Alle {mehrzahl}", Markup(""), blatt.gruppen(gezaehlt), blatt, katalog)
    spalten: list[Gruppe] = [gruppe for gruppe in REIHENFOLGE if gesamt.zahlen[gruppe]]
    return {
        "zeilen": zeilen,
        "spalten": spalten,
        "worte": stand.GRUPPENWORT,
        "zeichen": ZEICHEN,
        "gesamt": gesamt,
        "bild": _picture(blatt, zeilen, gesamt, spalten),
        "legende": spalten,
        "mehrfach": f"{mehrzahl} in mehreren {feldwort} zählen in jeder Zeile, in der Summe einmal." if mehrere else "",
    }


def _picture(blatt: Blatt, zeilen: list[Zeile], gesamt: Zeile, gruppen: list[Gruppe]) -> Markup:
    """Bars for all rows; empty where nothing is drawn."""
    if not blatt.buch.diagramme:
        return Markup("")
    balken = [Balken(zeile.titel, zeile.zahlen) for zeile in (zeilen or [gesamt])]
    anteile = ", ".join(f"{stand.GRUPPENWORT[gruppe]}: {gesamt.zahlen[gruppe]}" for gruppe in gruppen)
    zahl, feldwort = blatt.kennzahl("massnahmen", gesamt.summe), blatt.dativ("handlungsfelder")
    aussage = (
        f"Diagramm: {zahl} nach {feldwort} und Stand. Zusammen {anteile}. Die einzelnen Zahlen stehen in der Tabelle darunter."
    )
    return Markup(draw_umsetzung(balken, gruppen, ZEICHEN, aussage) or "")
