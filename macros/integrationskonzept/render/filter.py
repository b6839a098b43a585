"""What a table of Maßnahmen can be filtered and sorted by on the page itself: the choices on offer, and the values of each row.

Values are those that macros select by, so that a filter on a page and a condition in a call always mean the same.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from markupsafe import Markup

from integrationskonzept.findings import UnknownName, meinten_sie
from integrationskonzept.model import Massnahme
from integrationskonzept.queries import stand
from integrationskonzept.queries.auswahl import OHNE, SORTIERBAR, as_values
from integrationskonzept.queries.ordnung import in_order, natural
from integrationskonzept.render.balken import REIHENFOLGE
from integrationskonzept.render.blatt import Blatt

NAMEN: Mapping[str, str] = {
    "handlungsfelder": "handlungsfeld",
    "ziele": "ziel",
    "zustaendig": "zustaendig",
    "ebene": "ebene",
    "zielgruppen": "zielgruppe",
    "querschnittsthemen": "querschnittsthema",
    "orte": "ort",
    "gruppe": "umsetzungsstand",
    "status": "status",
    "prioritaet": "prioritaet",
    "art": "art",
    "jahr": "jahr",
    "ueberfaellig": "frist",
}
"""What can be chosen, by the name of the condition: what the address calls it. The order is that of the page."""
SORTIERUNGEN: Mapping[str, str] = {"nr": "Nummer", "titel": "Titel", "status": "Stand", "zeit": "Beginn"}
TITEL: Mapping[str, str] = {
    "zustaendig": "Wer mitwirkt",
    "ebene": "Ebene",
    "zielgruppen": "Zielgruppe",
    "orte": "Ort",
    "gruppe": "Umsetzungsstand",
    "status": "Status im Einzelnen",
    "prioritaet": "Priorität",
    "art": "Art",
    "jahr": "Läuft im Jahr",
    "ueberfaellig": "Frist",
}
"""What is not called by a noun of the concept's own."""


@dataclass(frozen=True)
class Auswahlfeld:
    """One thing to choose by: its name in the address, its heading, the values there are with their labels."""

    name: str
    titel: str
    optionen: Mapping[str, str]


@dataclass(frozen=True)
class Filter:
    """A filter over some Maßnahmen on a page."""

    blatt: Blatt
    massnahmen: tuple[Massnahme, ...]
    vorauswahl: Mapping[str, tuple[str, ...]]
    """The values chosen from the start, by the names of conditions."""

    @cached_property
    def felder(self) -> tuple[Auswahlfeld, ...]:
        """What there is to choose by, each only if it tells some of the Maßnahmen from others."""
        auswahl = self.blatt.buch.auswahl
        felder = {}
        for name, adresse in NAMEN.items():
            vorhanden = {wert for m in self.massnahmen for wert in auswahl.values(name, m)}
            optionen = {wert: wort for wert, wort in self._worte(name).items() if wert in vorhanden}
            if len(optionen) > 1 or (name == "ueberfaellig" and optionen):
                felder[name] = Auswahlfeld(adresse, self._titel(name), optionen)
        # Words of status say more than their classes only where a class has several.
        if "status" in felder and "gruppe" in felder and len(felder["status"].optionen) <= len(felder["gruppe"].optionen):
            del felder["status"]
        return tuple(felder.values())

    @cached_property
    def sortierungen(self) -> Mapping[str, str]:
        """By what the rows can be sorted."""
        return {
            name: wort
            for name, wort in SORTIERUNGEN.items()
            if any(SORTIERBAR[name](self.blatt.buch.auswahl, m) is not None for m in self.massnahmen)
        }

    @property
    def anfang(self) -> Markup:
        """What is chosen from the start, written as in an address."""
        return _encode([(NAMEN[name], wert) for name, werte in self.vorauswahl.items() for wert in werte])

    @property
    def gezeigt(self) -> tuple[Massnahme, ...]:
        """What is shown from the start."""
        return tuple(m for m in self.massnahmen if self.passt(m))

    def passt(self, massnahme: Massnahme) -> bool:
        """Whether a Maßnahme is shown from the start."""
        auswahl = self.blatt.buch.auswahl
        return all(not frozenset(auswahl.values(name, massnahme)).isdisjoint(werte) for name, werte in self.vorauswahl.items())

    def werte(self, massnahme: Massnahme) -> Markup:
        """All values of a row, written as in an address: "handlungsfeld=sprache&ziel=a&ziel=b"."""
        offene = {feld.name: feld for feld in self.felder}
        return _encode(
            [
                (adresse, wert)
                for name, adresse in NAMEN.items()
                if adresse in offene
                for wert in self.blatt.buch.auswahl.values(name, massnahme)
                if wert in offene[adresse].optionen
            ]
        )

    def folge(self, massnahme: Massnahme) -> Markup:
        """The place of a row in each order: "nr=3&titel=17"."""
        return _encode([(name, str(plaetze[massnahme.id])) for name, plaetze in self._plaetze.items()])

    @cached_property
    def _plaetze(self) -> Mapping[str, Mapping[str, int]]:
        auswahl = self.blatt.buch.auswahl
        return {name: {m.id: nr for nr, m in enumerate(auswahl.sort(self.massnahmen, name))} for name in self.sortierungen}

    def _titel(self, name: str) -> str:
        return TITEL.get(name) or self.blatt.begriff(name).einzahl

    def _worte(self, name: str) -> Mapping[str, str]:
        """Every value of a condition with what readers call it, in the order of the concept."""
        b = self.blatt
        if name == "handlungsfelder":
            return {feld.id: feld.titel for feld in b.bezuege.handlungsfelder} | {OHNE: f"Ohne {self._titel(name)}"}
        if name == "ziele":
            return {ziel.id: b.title(ziel) for ziel in b.bezuege.ziele}
        if name == "querschnittsthemen":
            return {thema.id: thema.titel for thema in in_order(b.konzept.querschnittsthemen)}
        if name == "zustaendig":
            stellen = {o.id: b.kurzname(o) for o in b.konzept.organisationen} | {g.id: g.titel for g in b.konzept.gremien}
            return dict(sorted(stellen.items(), key=lambda paar: natural(paar[1])))
        if name == "gruppe":
            return {gruppe: stand.GRUPPENWORT[gruppe] for gruppe in REIHENFOLGE}
        if name == "jahr":
            return {str(jahr): str(jahr) for jahr in b.buch.auswahl.jahre}
        if name == "ueberfaellig":
            return {"ja": "Zeitrahmen überschritten"}
        return {wort.id: wort.label for wort in getattr(b.konzept.vokabular, name)}


def _encode(paare: Iterable[tuple[str, str]]) -> Markup:
    """Names and values as in an address, for an attribute."""
    return Markup(urlencode(list(paare)).replace("&", "&amp;"))


def preselect(filter: Mapping[str, object]) -> Mapping[str, tuple[str, ...]]:
    """The conditions of a call as what is chosen from the start; UnknownName for what the page does not offer to choose by."""
    for name in filter:
        if name not in NAMEN:
            raise UnknownName(f"Nach „{name}“ lässt sich im Filter nicht auswählen.{meinten_sie(name, NAMEN)}")
    return {name: as_values(wert) for name, wert in filter.items()}
