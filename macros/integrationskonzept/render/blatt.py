"""The page being rendered: what templates may ask for, each answer as escaped markup; choosing and counting, no words."""

import re
from collections.abc import Iterable, Sequence, Sized
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar
from urllib.parse import quote, urlencode

from markupsafe import Markup

from integrationskonzept.adressen import EIGENE_SEITEN, address_of, list_address, page_address, word_address
from integrationskonzept.diagramme import draw_messwerte
from integrationskonzept.langtext import first_words, is_intern, is_webadresse
from integrationskonzept.model import (
    ABSCHNITTE,
    Abstimmung,
    Begriff,
    Beschluss,
    Bild,
    Dokument,
    Download,
    Eintrag,
    Gremium,
    Handlungsfeld,
    Indikator,
    Konzept,
    Kosten,
    Massnahme,
    Messwert,
    Mitglied,
    Organisation,
    Person,
    Stand,
    Stelle,
    Teilgebiet,
    Vokabel,
    Ziel,
    Zusatzfeld,
    Zustaendigkeit,
    Zweitname,
)
from integrationskonzept.queries import kennzahlen, stand
from integrationskonzept.queries.bezuege import Bezuege, unique
from integrationskonzept.render.balken import REIHENFOLGE, progress_bar
from integrationskonzept.render.buch import Buch
from integrationskonzept.render.langtext import Umgebung, render_langtext
from integrationskonzept.render.markdown import escape, escape_url
from integrationskonzept.render.spalten import KEINE_ANGABE, UEBLICH, Spalte, columns, row
from integrationskonzept.symbole import symbol_of, symbol_svg
from integrationskonzept.typen import Langtext
from integrationskonzept.zahlen import german, size_in_words
from integrationskonzept.zeit import MONATE, Genauigkeit, Zeit

SPRACHEN = {"de": "Deutsch", "en": "Englisch", "dsb": "Niedersorbisch", "ar": "Arabisch", "pl": "Polnisch", "uk": "Ukrainisch"}
LIZENZEN = {
    "dl-de/by-2-0": ("Datenlizenz Deutschland – Namensnennung – Version 2.0", "https://www.govdata.de/dl-de/by-2-0"),
    "dl-de/zero-2-0": ("Datenlizenz Deutschland – Zero – Version 2.0", "https://www.govdata.de/dl-de/zero-2-0"),
}
DOKUMENTSTATUS = {
    "entwurf": "Entwurf – noch nicht beschlossen",
    "beschlossen": "Beschlossen",
    "in_fortschreibung": "In Fortschreibung",
    "abgeloest": "Abgelöst",
}
ROLLEN = {
    "federfuehrung": "Federführung",
    "mitwirkung": "Beteiligt",
    "finanzierung": "Finanzierung",
    "beratung": "Beratung",
}


@dataclass(frozen=True)
class Blatt:
    """One page, named by its Markdown file."""

    buch: Buch
    quelle: str
    tiefe: int = 0
    """By how many levels headings stand deeper than on a page of their own."""
    eingebettet: bool = False
    """Whether this is part of another page, which has its own title and breadcrumb."""
    aufruf: int = 0
    """Which macro call of the page this is, so that the footnotes of two calls keep apart; 0 for a page of its own."""

    @property
    def mit_titel(self) -> bool:
        """Whether the page's heading is ours to write; the author of the page may have written one."""
        return not self.eingebettet and not self.buch.seitentitel.get(self.quelle)

    @property
    def konzept(self) -> Konzept:
        return self.buch.konzept

    @property
    def bezuege(self) -> Bezuege:
        return self.buch.bezuege

    def h(self, ebene: int) -> Markup:
        """The sign of a heading of a level, where the page itself is level 1."""
        return Markup("#" * min(ebene + self.tiefe, 6))

    def anker(self, id: str) -> Markup:
        """The id of a heading, so that it can be linked to; none where the page is part of another and may stand there twice."""
        return Markup("") if self.eingebettet else Markup(" {{: #{} }}").format(Markup(id))

    # --- ways to other pages -------------------------------------------------------------------------------------

    def address(self, ziel: Eintrag | str) -> str:
        """The address of an entry, or of the list of a section named by its name or address."""
        if isinstance(ziel, Eintrag):
            return address_of(ziel)
        return ziel if ziel.startswith("/") else list_address(ziel)

    def link(self, ziel: Eintrag | str, text: str | None = None) -> Markup:
        """A Markdown link, for running text."""
        worte = escape(text if text is not None else self.title(ziel))
        return Markup(f"[{worte}]({self.buch.adressbuch.markdown(self.quelle, self.address(ziel))})")

    def href(self, ziel: Eintrag | str) -> Markup:
        """The URL of a target, for an attribute of a closed HTML block."""
        return escape_url(self.buch.adressbuch.url(self.quelle, self.address(ziel)))

    def katalog(self, **auswahl: str) -> Markup:
        """The URL of the catalogue with only what has some values, by the names of its address; an empty one asks for nothing."""
        frage = urlencode({name: wert for name, wert in auswahl.items() if wert})
        return self.href("massnahmen") + escape_url(f"?{frage}" if frage else "")

    def wortlink(self, liste: str, wort: Vokabel) -> Markup:
        """A Markdown link to the page of a word of the vocabulary."""
        return self.link(word_address(liste, wort.id), wort.label)

    def url(self, url: str) -> Markup:
        """An address out of the site, for an attribute."""
        return escape_url(url)

    def extern(self, url: str, text: str) -> Markup:
        """A link out of the site, as inline HTML; the rules have seen to the address."""
        return Markup(f'<a href="{escape_url(url)}">{escape(text)}</a>')

    def satz(self, text: str) -> str:
        """A text that ends a sentence, with its full stop."""
        return text if text.endswith((".", "!", "?")) else f"{text}."

    def wer(self, feld: Handlungsfeld) -> str:
        """What the paragraph on those who carry a field is called: nobody is in charge who only takes part."""
        if any(z.rolle == "federfuehrung" for z in feld.zustaendig):
            return "Zuständig und ansprechbar" if feld.ansprechperson else "Zuständig"
        andere = feld.zustaendig or feld.arbeitsgruppe or feld.eingebracht_von
        return "Ansprechbar" if feld.ansprechperson and not andere else "Wer mitwirkt"

    def ist_webadresse(self, text: str) -> bool:
        """Whether a text is nothing but a web address."""
        return is_webadresse(text)

    def ist_seite(self, text: str) -> bool:
        """Whether a text is the address of a page of this site, as in "/leichte-sprache/"."""
        return text.startswith("/") and is_intern(text)

    def title(self, ziel: Eintrag | str) -> str:
        """What a target is called: number and title, or the noun of a section."""
        if isinstance(ziel, Eintrag):
            return f"{spoken_nr(ziel, nr)} {ziel.bezeichnung}" if (nr := getattr(ziel, "nr", None)) else ziel.bezeichnung
        name = ziel.strip("/")
        return self.begriff(name).mehrzahl if name in ABSCHNITTE else name.capitalize()

    # --- texts and values ----------------------------------------------------------------------------------------

    def text(self, inhalt: Langtext | None, schluessel: str, ebene: int = 3) -> Markup:
        """A long text as a closed block; empty for none."""
        if not inhalt:
            return Markup("")
        schluessel = f"{schluessel}-{self.aufruf}" if self.aufruf else schluessel
        umgebung = Umgebung(
            url=lambda adresse: self.buch.adressbuch.url(self.quelle, adresse),
            abkuerzungen=self.buch.abkuerzungen,
            bildmasse=self.buch.bildmasse,
        )
        return render_langtext(inhalt, umgebung, schluessel=schluessel, ebene=ebene + self.tiefe)

    def anriss(self, inhalt: Langtext) -> str:
        """The beginning of a long text in plain words."""
        return first_words(inhalt, 220)

    def begriff(self, abschnitt: str) -> Begriff:
        """The concept's own noun for a section."""
        return kennzahlen.begriff_of(self.konzept, abschnitt)

    def kennzahl(self, abschnitt: str, zahl: int | None = None) -> str:
        """A number with its noun, by the one rule for counting."""
        return kennzahlen.counted_noun(self.konzept, abschnitt, zahl)

    def kennzahl_am_stueck(self, abschnitt: str, zahl: int) -> Markup:
        """The same, and no line ends between the two."""
        nummer, _, nomen = self.kennzahl(abschnitt, zahl).partition(" ")
        return Markup(f"{escape(nummer)}&nbsp;{escape(nomen)}")

    def nomen(self, abschnitt: str, eintraege: Sized) -> str:
        """The noun of a section for some entries: "Ziel" for one, else "Ziele"."""
        begriff = self.begriff(abschnitt)
        return begriff.einzahl if len(eintraege) == 1 else begriff.mehrzahl

    def wort(self, liste: str, id: str | None) -> Vokabel | None:
        """A word of the vocabulary."""
        return self.konzept.vokabular.wort(liste, id)

    def worte(self, liste: str, ids: Iterable[str]) -> tuple[Vokabel, ...]:
        """Words of the vocabulary, those that exist."""
        return tuple(wort for id in ids if (wort := self.wort(liste, id)))

    def datum(self, tag: date) -> str:
        """A day in words: 17. Juni 2024."""
        return f"{tag.day}.\u00a0{MONATE[tag.month - 1]} {tag.year}"

    def zeit(self, zeit: Zeit) -> str:
        """A time as written; a single day is put into words."""
        if zeit.genauigkeit is Genauigkeit.TAG and zeit.von and zeit.von == zeit.bis:
            return self.datum(zeit.von)
        return zeit.text

    def zahl(self, zahl: Decimal | int) -> str:
        """A number as Germans write it: 1.250,5."""
        return german(zahl)

    def groesse(self, datei: str) -> str | None:
        """The size of a file of the project, None if it is not known."""
        groesse = self.buch.dateigroessen.get(datei)
        return None if groesse is None else size_in_words(groesse)

    def dateiformat(self, datei: str) -> str:
        """The format of a file, by its ending."""
        return datei.rpartition(".")[2].upper() if "." in datei else "Datei"

    # --- people and bodies ---------------------------------------------------------------------------------------

    def organisation(self, id: str | None) -> Organisation | None:
        return self.konzept.hole(Organisation, id)

    def gremium(self, id: str | None) -> Gremium | None:
        return self.konzept.hole(Gremium, id)

    def person(self, id: str | None) -> Person | None:
        return self.konzept.hole(Person, id)

    def stelle(self, stelle: Stelle) -> Markup:
        """Who holds an office, with what leads to them."""
        person, organisation = self.person(stelle.person), self.organisation(stelle.organisation)
        funktion = stelle.funktion or (person.funktion if person and person.name else None)
        wer = [
            self.personenname(person) if person else Markup(""),
            escape(stelle.name or ""),
            escape(funktion or ""),
            self.link(organisation) if organisation else Markup(""),
        ]
        return Markup(", ").join(filter(None, wer))

    def personenname(self, person: Person) -> Markup:
        """The name of a person who is released, as a link; else the office alone."""
        return self.link(person) if person.name else escape(person.funktion or "")

    def zustaendige(self, zustaendig: Iterable[Zustaendigkeit], rolle: str) -> tuple[Markup, ...]:
        """Who is in charge in a role, each as a link with level and remark."""
        return tuple(self._zustaendig(z) for z in zustaendig if z.rolle == rolle)

    def _zustaendig(self, zustaendig: Zustaendigkeit) -> Markup:
        wer = self.organisation(zustaendig.organisation) or self.gremium(zustaendig.gremium)
        bekannt = isinstance(wer, Organisation) and wer.verwaltungsebene == zustaendig.ebene
        ebene = None if bekannt else self.wort("ebene", zustaendig.ebene)
        zusatz = ", ".join(teil for teil in (ebene.label if ebene else None, zustaendig.anmerkung) if teil)
        name = self.link(wer) if wer else Markup("")
        return Markup(f"{name} ({escape(zusatz)})") if zusatz else name

    def nach_gruppe(self, mitglieder: Iterable[Mitglied]) -> tuple[tuple[str, tuple[Mitglied, ...]], ...]:
        """Members by group, the groups in the order written, those without one first."""
        gruppen: dict[str, list[Mitglied]] = {"": []}
        for mitglied in mitglieder:
            gruppen.setdefault(mitglied.gruppe or "", []).append(mitglied)
        return tuple((gruppe, tuple(darin)) for gruppe, darin in gruppen.items() if darin)

    # --- status --------------------------------------------------------------------------------------------------

    def status(self, eintrag: Massnahme | Ziel) -> Markup:
        """The status that counts, by sign and word; empty where none was stated."""
        wort = stand.statuswort(self.konzept, eintrag)
        return self.statuszeichen(wort) if wort else Markup("")

    keine_angabe: ClassVar[Markup] = KEINE_ANGABE
    """What stands where no status was stated."""

    @property
    def mit_staenden(self) -> bool:
        """Whether the concept says of any Maßnahme how far it is."""
        return any(m.stand for m in self.konzept.massnahmen)

    def statuszeichen(self, wort: Vokabel) -> Markup:
        """A status by sign and word."""
        zeichen = f'<span aria-hidden="true">{escape(wort.symbol)}</span>&nbsp;' if wort.symbol else ""
        return Markup(f'<span class="ik-status ik-status--{wort.gruppe}">{zeichen}{escape(wort.label)}</span>')

    def gruppen(self, massnahmen: Iterable[Massnahme]) -> dict[str, int]:
        """How many of some Maßnahmen are in each class of status."""
        zahlen = dict.fromkeys(map(str, stand.GRUPPEN), 0)
        for massnahme in massnahmen:
            zahlen[stand.gruppe_of(self.konzept, massnahme)] += 1
        return zahlen

    def fortschritt(self, massnahmen: Iterable[Massnahme]) -> tuple[Markup, str]:
        """How far some Maßnahmen are: a bar, and the same in words; both empty where none has reported."""
        gezaehlt = stand.counted(massnahmen)
        zahlen = self.gruppen(gezaehlt)
        if zahlen["unbekannt"] == len(gezaehlt):
            return Markup(""), ""
        worte = [(zahlen[gruppe], {"unbekannt": "ohne Angabe"}.get(gruppe, stand.GRUPPENWORT[gruppe])) for gruppe in REIHENFOLGE]
        return progress_bar(zahlen), ", ".join(f"{zahl}\u00a0{wort[0].lower()}{wort[1:]}" for zahl, wort in worte if zahl)

    def symbol(self, feld: Handlungsfeld) -> Markup:
        """The sign of a Handlungsfeld: its pictogram, else its number, abbreviation or first letter."""
        if name := symbol_of(feld):
            return symbol_svg(name)
        return Markup('<span class="ik-symbol ik-symbol--wort" aria-hidden="true">{}</span>').format(
            escape((feld.nr or feld.kuerzel or feld.titel[:1])[:3])
        )

    def rueckmeldung(self, massnahme: Massnahme) -> Markup:
        """The address of a mail about a Maßnahme to whom the concept names for contact; empty where none is."""
        kontakt = self.konzept.konzept.kontakt
        if kontakt is None:
            return Markup("")
        stellen = (self.person(kontakt.person), self.organisation(kontakt.organisation))
        mail = next((stelle.mail for stelle in stellen if stelle and stelle.mail), None)
        if mail is None:
            return Markup("")
        nr = f" {massnahme.nr}" if massnahme.nr else ""
        betreff = f"Rückmeldung zu {self.begriff('massnahmen').einzahl}{nr}: {massnahme.titel}"
        return escape_url(f"mailto:{mail}?subject={quote(betreff)}")

    def ueberfaellig(self, massnahme: Massnahme) -> bool:
        """Whether it is overdue on the reference day."""
        return stand.is_overdue(self.konzept, massnahme, self.buch.stichtag)

    def standzeit(self, eintrag: Stand) -> str:
        """When a status was stated, in words; empty where that is unknown."""
        if eintrag.datum:
            return self.datum(eintrag.datum)
        return eintrag.zeitraum.text if eintrag.zeitraum else ""

    def raeume(self, indikator: Indikator) -> tuple[str, ...]:
        """The areas an indicator has values for, in the order written; an empty name where one value states none."""
        return tuple(dict.fromkeys(wert.raum or "" for wert in indikator.werte))

    def diagramm(self, indikator: Indikator) -> Markup:
        """The picture of an indicator's values; empty where there are none, or where nothing is drawn."""
        return Markup(draw_messwerte(indikator) or "") if self.buch.diagramme else Markup("")

    # --- short answers for one line ------------------------------------------------------------------------------

    def links(self, eintraege: Iterable[Eintrag]) -> tuple[Markup, ...]:
        """Each entry as a Markdown link."""
        return tuple(self.link(eintrag) for eintrag in eintraege)

    def wortlinks(self, liste: str, ids: Iterable[str]) -> tuple[Markup, ...]:
        """Words of the vocabulary as links to their pages, on one line."""
        links = [self.wortlink(liste, wort) for wort in self.worte(liste, ids)]
        return (Markup(", ").join(links),) if links else ()

    def stellen(self, stellen: Iterable[Stelle]) -> tuple[Markup, ...]:
        """Several offices, those of which anything may be said."""
        return tuple(text for stelle in stellen if (text := self.stelle(stelle)))

    def telefon(self, nummer: str) -> Markup:
        """A telephone number to call."""
        waehlbar = "".join(zeichen for zeichen in nummer if zeichen.isdigit() or zeichen == "+")
        return Markup('<a href="tel:{}">{}</a>').format(Markup(waehlbar), escape(nummer))

    def mail(self, adresse: str) -> Markup:
        """A mail address to write to."""
        return Markup('<a href="mailto:{0}">{0}</a>').format(escape(adresse))

    def host(self, url: str) -> str:
        """The name of the server in an address, as readers know it."""
        return url.split("/")[2].removeprefix("www.") if url.count("/") >= 2 else url

    def sprache(self, code: str) -> str:
        """A language by its German name where that is usual here."""
        return SPRACHEN.get(code, code)

    def lizenz(self, code: str) -> Markup:
        """A licence by its full name, with a link to its text where the code is a usual one."""
        name, adresse = LIZENZEN.get(code, (code, ""))
        return self.extern(adresse, name) if adresse else escape(name)

    def zaehlbar(self, massnahmen: Iterable[Massnahme]) -> int:
        """How many of some Maßnahmen key figures count."""
        return len(stand.counted(massnahmen))

    def dativ(self, abschnitt: str) -> str:
        """The concept's noun after "nach" or "über allen"."""
        begriff = self.begriff(abschnitt)
        return begriff.dativ_mehrzahl or begriff.mehrzahl

    def zaehlregel(self) -> str:
        """What counts as a Maßnahme, in one sentence."""
        return kennzahlen.ZAEHLREGEL.format(mehrzahl=self.begriff("massnahmen").mehrzahl)

    def mehrfach_zugeordnet(self) -> bool:
        """Whether any Maßnahme or Ziel belongs to more than one Handlungsfeld, so that the figures of all add up to more."""
        zugeordnet = (*map(self.bezuege.felder_of, self.bezuege.massnahmen), *map(self.bezuege.felder_of_ziel, self.bezuege.ziele))
        return any(len(felder) > 1 for felder in zugeordnet)

    def feldzahlen(self, feld: Handlungsfeld) -> str:
        """How many Ziele and Maßnahmen a field has; what it has none of is left out."""
        zahlen = (("ziele", self.bezuege.ziele_of_feld(feld)), ("massnahmen", self.bezuege.counted_of_feld(feld)))
        return " · ".join(self.kennzahl(abschnitt, len(eintraege)) for abschnitt, eintraege in zahlen if eintraege)

    def ueberschrift(self, *paare: object) -> str:
        """The nouns of those sections that have entries, joined by "und"; by "sowie" where a noun has an "und"."""
        vorhanden = [(str(a), da) for a, da in zip(paare[::2], paare[1::2], strict=True) if da]
        nomen = [self.nomen(a, da) if isinstance(da, tuple | list) else self.begriff(a).mehrzahl for a, da in vorhanden]
        return (" sowie " if any(" und " in wort for wort in nomen) else " und ").join(nomen)

    def abstimmung(self, abstimmung: Abstimmung) -> str:
        """A vote in one line."""
        zahlen = (
            (abstimmung.ja, "Ja-Stimme", "Ja-Stimmen"),
            (abstimmung.nein, "Nein-Stimme", "Nein-Stimmen"),
            (abstimmung.enthaltung, "Enthaltung", "Enthaltungen"),
        )
        gezaehlt = ", ".join(
            f"{n or 'keine'} {einzahl if n == 1 else mehrzahl}" for n, einzahl, mehrzahl in zahlen if n is not None
        )
        if gezaehlt and abstimmung.text:
            return f"{gezaehlt} ({abstimmung.text})"
        return gezaehlt or abstimmung.text or ""

    def bild(self, bild: Bild | None) -> Markup:
        """A picture with its source, as a closed block."""
        if bild is None:
            return Markup("")
        herkunft = ", ".join(teil for teil in (bild.quelle, bild.lizenz) if teil)
        unterschrift = Markup("<figcaption>{}</figcaption>").format(escape(f"Bild: {herkunft}")) if herkunft else Markup("")
        masse = Markup(' width="{}" height="{}"').format(*m) if (m := self.buch.bildmasse.get(bild.datei)) else Markup("")
        return Markup('<figure><img src="{}" alt="{}"{}>{}</figure>').format(
            self.href(f"/{bild.datei}"), escape(bild.alt), masse, unterschrift
        )

    def zusatz(self, eintrag: Eintrag) -> tuple[tuple[Zusatzfeld, Markup], ...]:
        """The concept's own fields that an entry fills, in the order in which they are declared."""
        eigene = (feld for feld in self.konzept.vokabular.zusatzfelder if feld.abschnitt == eintrag.ABSCHNITT)
        return tuple((feld, self._zusatzwert(eintrag, feld)) for feld in eigene if feld.id in eintrag.zusatz)

    def _zusatzwert(self, eintrag: Eintrag, feld: Zusatzfeld) -> Markup:
        wert = eintrag.zusatz[feld.id]
        ebene = 3 if eintrag.ABSCHNITT in EIGENE_SEITEN else 4  # below its heading, which is one deeper where a list shows it
        return self.text(wert, f"{eintrag.id}-{feld.id}", ebene) if feld.typ == "langtext" else escape(wert)

    # --- Maßnahmen -----------------------------------------------------------------------------------------------

    def weg(self, massnahme: Massnahme) -> list[Markup]:
        """Where a Maßnahme belongs: Handlungsfeld › Ziel, or the catalogue."""
        felder = self.bezuege.felder_of(massnahme)
        ziele = self.bezuege.entries(Ziel, massnahme.ziele)
        ganzes = self.konzept.hole(Massnahme, massnahme.teil_von)
        stufen: list[Eintrag | str] = [felder[0] if felder else "massnahmen"]
        stufen += [ziel for ziel in ziele if not felder or felder[0] in self.bezuege.felder_of_ziel(ziel)][:1]
        stufen += [ganzes] if ganzes else []
        return [self.link(stufe) for stufe in stufen]

    def weg_des_ziels(self, ziel: Ziel) -> list[Markup]:
        """Where a Ziel belongs: Handlungsfeld › the Ziele above it, or the tree."""
        felder = self.bezuege.felder_of_ziel(ziel)
        return [self.link(stufe) for stufe in (felder[0] if felder else "ziele", *self.bezuege.oberziele(ziel))]

    def unterziele_in(self, ziel: Ziel, feld: Handlungsfeld | None) -> tuple[Ziel, ...]:
        """The Ziele below a Ziel that serve a field too."""
        unterziele = self.bezuege.unterziele(ziel)
        return tuple(u for u in unterziele if feld is None or feld in self.bezuege.felder_of_ziel(u))

    def ist_teil(self, massnahme: Massnahme, unter: Iterable[Massnahme]) -> bool:
        """Whether it is part of one of some Maßnahmen, and so shown below that one."""
        return any(massnahme.teil_von == m.id for m in unter)

    def aktuell(self, massnahme: Massnahme) -> Stand:
        """The status that counts; an empty one where none was stated."""
        return stand.current(massnahme) or Stand()

    def verlauf(self, eintrag: Massnahme | Ziel) -> tuple[Stand, ...]:
        """The history of the status, newest first."""
        return tuple(reversed(stand.history(eintrag.stand)))

    def hat_verlauf(self, eintrag: Massnahme | Ziel) -> bool:
        """Whether the history says more than the status that stands above already."""
        return len(eintrag.stand) > 1 or any(
            s.text or s.grund or s.quelle or s.bewertet_von or s.fortschritt is not None for s in eintrag.stand
        )

    def federfuehrend(self, massnahme: Massnahme) -> tuple[Organisation | Gremium, ...]:
        """Who leads, as entries."""
        fuehrende = (z for z in massnahme.zustaendig if z.rolle == "federfuehrung")
        return tuple(wer for z in fuehrende if (wer := self.organisation(z.organisation) or self.gremium(z.gremium)))

    def mitwirkend(self, massnahme: Massnahme) -> tuple[Organisation | Gremium, ...]:
        """Who takes part without leading, as entries."""
        andere = (z for z in massnahme.zustaendig if z.rolle != "federfuehrung")
        return tuple(wer for z in andere if (wer := self.organisation(z.organisation) or self.gremium(z.gremium)))

    def ebenen(self, massnahme: Massnahme) -> tuple[str, ...]:
        """The levels on which anyone is in charge, in words."""
        return tuple(wort.label for wort in self.worte("ebene", self.buch.auswahl.levels(massnahme)))

    def kurzname(self, wer: Organisation | Gremium) -> str:
        """The short name where there is one; bodies are known by their titles."""
        return (wer.kurz if isinstance(wer, Organisation) else None) or wer.bezeichnung

    def kosten(self, massnahme: Massnahme) -> tuple[str, ...]:
        """Each amount as written, with what it is for and where it comes from."""
        return tuple(text for kosten in massnahme.kosten if (text := self._kosten(kosten)))

    def _kosten(self, kosten: Kosten) -> str:
        betrag = f"{self.zahl(kosten.betrag)} {kosten.einheit or '€'}" if kosten.betrag is not None else ""
        text = ", ".join(teil for teil in (kosten.text or betrag, kosten.fuer) if teil)
        return f"{text} ({kosten.quelle})" if kosten.quelle and text else text

    def fruehere_nummern(self, massnahme: Massnahme) -> str:
        """Earlier numbers, joined; empty where there are none."""
        return ", ".join(v.nr for v in massnahme.vorgaenger if v.nr)

    def spalten(self, massnahmen: Iterable[Massnahme], gewuenscht: Iterable[str] | None = None) -> tuple[Spalte, ...]:
        """The columns of a table of some Maßnahmen: those asked for, or the usual ones, that any of them fills."""
        return columns(self, massnahmen, UEBLICH if gewuenscht is None else gewuenscht)

    def zeile(self, spalten: Sequence[Spalte], massnahme: Massnahme, eigenschaften: Markup, marke: Markup) -> Markup:
        """A row of a table of Maßnahmen, with attributes and a mark behind the title."""
        return row(self, spalten, massnahme, eigenschaften, marke)

    def zustaendig_fuer(self, stelle: Organisation | Gremium) -> tuple[tuple[str, tuple[Massnahme, ...]], ...]:
        """What a body is in charge of, by role, each role with its heading."""
        alle = self.bezuege.zustaendigkeiten(stelle)
        rollen = ((titel, unique(m for m, z in alle if z.rolle == rolle)) for rolle, titel in ROLLEN.items())
        return tuple((titel, massnahmen) for titel, massnahmen in rollen if massnahmen)

    # --- documents -----------------------------------------------------------------------------------------------

    def dokument(self, id: str | None) -> Dokument | None:
        return self.konzept.hole(Dokument, id)

    def dokumentstatus(self, status: str) -> str:
        """The status of a document in words."""
        return DOKUMENTSTATUS[status]

    def teilweise_ersetzt(self, dokument: Dokument) -> tuple[Dokument, ...]:
        """The partial updates that revise some fields of a document and leave the others valid."""
        neue = self.bezuege.referring(dokument, Dokument, "beruht_auf")
        return tuple(neu for neu in neue if neu.art == "Teilfortschreibung" and neu.betrifft_handlungsfelder)

    def kapitel(self, dokument: Dokument) -> tuple[Markup, ...]:
        """The prose pages of a document; their titles are the pages' own."""
        titel = self.buch.seitentitel
        return tuple(self.link(page_address(seite), titel.get(seite, seite)) for seite in dokument.seiten)

    def kommune(self) -> Markup:
        """The municipality in its languages, and its Land."""
        kommune = self.konzept.konzept.kommune
        if kommune is None:
            return Markup("")
        name = self.in_languages(kommune.name, kommune.name_zweitsprache)
        return name + escape(f", {kommune.land}") if kommune.land else name

    def teilgebiete(self) -> tuple[Markup, ...]:
        """The towns and municipalities in their languages, on one line."""
        kommune = self.konzept.konzept.kommune
        gebiete = kommune.untergliederung if kommune else ()
        namen = [self.in_languages(_with_kind(gebiet), gebiet.name_zweitsprache) for gebiet in gebiete]
        return (Markup(", ").join(namen),) if namen else ()

    def in_languages(self, name: str, zweiter: Zweitname | None) -> Markup:
        """A name, and the second one marked with its language (WCAG 2.2, SC 3.1.2)."""
        if zweiter is None:
            return escape(name)
        return escape(name) + Markup('/<span lang="{}">{}</span>').format(zweiter.sprache, escape(zweiter.text))

    def fussnote(self, indikator: Indikator, wert: Messwert) -> str:
        """The number of a footnote among those of an indicator."""
        return str([w for w in indikator.werte if w.fussnote].index(wert) + 1)

    # The kinds that templates ask relations for.
    Beschluss = Beschluss
    Dokument = Dokument
    Download = Download
    Handlungsfeld = Handlungsfeld
    Massnahme = Massnahme
    Ziel = Ziel


def spoken_nr(eintrag: Eintrag, nr: str) -> str:
    """A number before a title. "10 Busse" would read as a quantity, so one of digits alone says what it is."""
    return f"Nr. {nr}" if isinstance(eintrag, Massnahme) and re.fullmatch(r"\d+[a-z]?", nr) else nr


def _with_kind(gebiet: Teilgebiet) -> str:
    """A municipality with what it is: Samtgemeinde Probeland."""
    return f"{gebiet.art} {gebiet.name}" if gebiet.art and not gebiet.name.startswith(gebiet.art) else gebiet.name
