"""What a printed page may ask for: values of the concept as pieces, in the words of the website; choosing, no layout."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from integrationskonzept.adressen import address_of
from integrationskonzept.druck.knoten import Inhalt, Knoten, absatz, extern, joined, knoten, plain_text, titel, verweis
from integrationskonzept.druck.lesen import Leseart, read_html
from integrationskonzept.langtext import is_intern, simple_paragraphs
from integrationskonzept.model import (
    Eintrag,
    Massnahme,
    Mitglied,
    Organisation,
    Person,
    Quelle,
    Stelle,
    Vokabel,
    Ziel,
    Zustaendigkeit,
)
from integrationskonzept.queries import stand
from integrationskonzept.render import Blatt, Buch
from integrationskonzept.render.langtext import Umgebung, render_langtext
from integrationskonzept.render.spalten import OHNE_STAND
from integrationskonzept.typen import Langtext

_AUS_DATEN = Leseart(lambda adresse: adresse if is_intern(adresse) else None)


@dataclass(frozen=True)
class Bogen:
    """All pages of one concept."""

    buch: Buch

    @property
    def blatt(self) -> Blatt:
        """What the website asks for its values."""
        return Blatt(self.buch, "index.md")

    def beispiel(self, eintrag: Eintrag) -> Inhalt:
        """That an entry is an example and nothing more; nothing for one that is real."""
        return (
            (knoten("klein", "Beispielhaft: Dieser Eintrag ist ein Beispiel und steht so in keinem beschlossenen Konzept."),)
            if eintrag.beispielhaft
            else ()
        )

    # --- texts ---------------------------------------------------------------------------------------------------

    def text(self, inhalt: Langtext | None, ebene: int) -> Inhalt:
        """A long text, its headings from a level on and in no list."""
        if not inhalt:
            return ()
        if (absaetze := simple_paragraphs(inhalt)) is not None:
            return (Knoten("langtext", tuple(absatz(re.sub(r"[ \n]+", " ", eins)) for eins in absaetze)),) if absaetze else ()
        umgebung = Umgebung(url=lambda adresse: adresse, bildmasse=self.buch.bildmasse)
        teile = quiet(read_html(render_langtext(inhalt, umgebung, schluessel="t", ebene=1), _AUS_DATEN, ebene=ebene))
        return (Knoten("langtext", teile),) if teile else ()

    def abschnitt(self, name: str, inhalt: Langtext | None, ebene: int) -> Inhalt:
        """A long text under a quiet heading; nothing for none."""
        text = self.text(inhalt, ebene + 1)
        return (titel(ebene, name, leise=True), *text) if text else ()

    def zusatztexte(self, eintrag: Eintrag, ebene: int) -> Inhalt:
        """The long texts of the concept's own fields, each under its name."""
        return tuple(
            teil
            for feld, _ in self.blatt.zusatz(eintrag)
            if feld.typ == "langtext"
            for teil in self.abschnitt(feld.label, eintrag.zusatz[feld.id], ebene)
        )

    def zusatz(self, eintrag: Eintrag) -> Iterator[tuple[str, tuple[Inhalt, ...]]]:
        """The short values of the concept's own fields."""
        for feld, _ in self.blatt.zusatz(eintrag):
            if feld.typ != "langtext":
                yield feld.label, ((str(eintrag.zusatz[feld.id]),),)

    def quelle(self, quelle: Quelle | None) -> Inhalt:
        """Where a statement comes from."""
        if quelle is None:
            return ()
        tag = f", abgerufen am {self.blatt.datum(quelle.abgerufen)}" if quelle.abgerufen else ""
        wort: Knoten | str = extern(quelle.url, quelle.titel) if quelle.url else str(quelle.titel)
        return (knoten("klein", "Quelle: ", wort, tag),)

    # --- ways ----------------------------------------------------------------------------------------------------

    def link(self, eintrag: Eintrag, *, seite: bool = True) -> Knoten:
        """The name of an entry that leads to it."""
        return verweis(address_of(eintrag), self.blatt.title(eintrag), seite=seite)

    def links(self, eintraege: Iterable[Eintrag]) -> tuple[Inhalt, ...]:
        return tuple((self.link(eintrag),) for eintrag in eintraege)

    def worte(self, liste: str, ids: Iterable[str]) -> tuple[Inhalt, ...]:
        """Words of the vocabulary on one line."""
        labels = [wort.label for wort in self.blatt.worte(liste, ids)]
        return ((", ".join(labels),),) if labels else ()

    # --- people and bodies ---------------------------------------------------------------------------------------

    def zustaendige(self, zustaendig: Iterable[Zustaendigkeit], rolle: str) -> tuple[Inhalt, ...]:
        """Who is in charge in a role, with level and remark."""
        return tuple(wer for z in zustaendig if z.rolle == rolle and (wer := self._zustaendig(z)))

    def _zustaendig(self, z: Zustaendigkeit) -> Inhalt:
        wer = self.blatt.organisation(z.organisation) or self.blatt.gremium(z.gremium)
        bekannt = isinstance(wer, Organisation) and wer.verwaltungsebene == z.ebene
        ebene = None if bekannt else self.blatt.wort("ebene", z.ebene)
        zusatz = ", ".join(teil for teil in (ebene.label if ebene else None, z.anmerkung) if teil)
        name: Inhalt = (wer.bezeichnung,) if wer else ()
        return (*name, f" ({zusatz})" if name else zusatz) if zusatz else name

    def person(self, person: Person | None) -> Inhalt:
        """A person who is released, with how to reach them; else the office alone."""
        if person is None:
            return ()
        wege = [person.telefon, person.mail] if person.name else []
        return (", ".join(filter(None, [person.name, person.funktion, *wege])),)

    def stelle(self, stelle: Stelle) -> Inhalt:
        """Who holds an office."""
        person, organisation = self.blatt.person(stelle.person), self.blatt.organisation(stelle.organisation)
        funktion = stelle.funktion or (person.funktion if person else None)
        return (
            ", ".join(
                filter(None, [person.name if person else None, stelle.name, funktion, organisation.name if organisation else None])
            ),
        )

    def mitglieder(self, mitglieder: Iterable[Mitglied]) -> Iterator[Knoten]:
        """Members, one paragraph for each group."""
        for gruppe, darin in self.blatt.nach_gruppe(mitglieder):
            namen = (f"{m.name} ({m.organisation})" if m.name and m.organisation else m.name or m.organisation for m in darin)
            yield absatz(knoten("fett", f"{gruppe}: ") if gruppe else "", ", ".join(filter(None, namen)))

    # --- status --------------------------------------------------------------------------------------------------

    def statuswort(self, wort: Vokabel | None) -> Inhalt:
        """A status by sign and word."""
        return (knoten("statuswort", zeichen=wort.symbol or "", wort=wort.label),) if wort else ()

    def status(self, eintrag: Massnahme | Ziel) -> Inhalt:
        """The status that counts, with its day, and whether the time is over."""
        wort = stand.statuswort(self.buch.konzept, eintrag)
        if wort is None:
            zeichen, worte = OHNE_STAND
            ohne = isinstance(eintrag, Massnahme) and self.blatt.mit_staenden
            return (knoten("status", "", zeichen=zeichen, wort=worte),) if ohne else ()
        zeile: list[str] = []
        if (aktuell := stand.current(eintrag)) and (tag := self.blatt.standzeit(aktuell)):
            zeile.append(f"Stand: {tag}")
        if isinstance(eintrag, Massnahme) and self.blatt.ueberfaellig(eintrag):
            zeile.append(f"Zeitrahmen überschritten (Auswertung: {self.blatt.datum(self.buch.stichtag)})")
        return (knoten("status", " · ".join(zeile), zeichen=wort.symbol or "", wort=wort.label),)

    def verlauf(self, eintrag: Massnahme | Ziel, ebene: int) -> Inhalt:
        """The history of the status, newest first, under its heading; nothing where the status says it all."""
        if not self.blatt.hat_verlauf(eintrag):
            return ()
        teile: list[Knoten | str] = [titel(ebene, "Umsetzungsstand", leise=True)]
        for s in self.blatt.verlauf(eintrag):
            wort = self.blatt.wort("status", s.status)
            zeile = [(knoten("fett", self.blatt.standzeit(s) or "Ohne Datum"),), self.statuswort(wort)]
            zeile += [(f"zu {s.fortschritt} % umgesetzt",)] if s.fortschritt is not None else []
            teile.append(knoten("beginn", *joined(filter(None, zeile), " · ")))
            teile += self.text(s.text, ebene + 1)
            angaben = (("Grund", s.grund), ("Bewertet von", s.bewertet_von), ("Quelle", s.quelle))
            if zusatz := " · ".join(f"{name}: {wert}" for name, wert in angaben if wert):
                teile.append(knoten("klein", zusatz))
        return tuple(teile)


def eckdaten(zeilen: Iterable[tuple[str, Iterable[Inhalt]]]) -> Inhalt:
    """Names with their values, several values divided by a stroke of the pen; nothing where none has a value."""
    gefuellt = ((name, [wert for wert in werte if wert]) for name, werte in zeilen)
    paare = tuple(Knoten("eckdatum", joined(werte, "; "), {"name": name}) for name, werte in gefuellt if werte)
    return (Knoten("eckdaten", paare, {"kurz": len(plain_text(paare)) < 800}),) if paare else ()


def quiet(inhalt: Inhalt) -> Inhalt:
    """The same with headings that are in no list of contents and no bookmark."""

    def leise(teil: Knoten | str) -> Knoten | str:
        if isinstance(teil, str):
            return teil
        angaben = {**teil.angaben, "leise": True} if teil.art == "titel" else teil.angaben
        return replace(teil, inhalt=tuple(map(leise, teil.inhalt)), angaben=angaben)

    return tuple(map(leise, inhalt))


def unmarked(text: str) -> str:
    """The words of a text of the website that is markup."""
    return Markup(text).striptags()
