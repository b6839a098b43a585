"""Values → Markdown for prose: the pieces that authors call up in chapters of their own. Words are in the templates.

A piece never opens with a heading, so that it stands wherever the author puts it.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from integrationskonzept.findings import UnknownName, meinten_sie
from integrationskonzept.model import (
    Beschluss,
    Download,
    Glossareintrag,
    Gremium,
    Handlungsfeld,
    Indikator,
    Massnahme,
    Organisation,
    Person,
    Stelle,
    Teilgebiet,
    Veranstaltung,
    Ziel,
    Zitat,
    Zweitname,
)
from integrationskonzept.queries import stand
from integrationskonzept.queries.auswahl import as_values
from integrationskonzept.queries.kennzahlen import ZAEHLBAR
from integrationskonzept.render import fill, glossar_in_order, need
from integrationskonzept.render.blatt import Blatt
from integrationskonzept.render.filter import Filter, preselect
from integrationskonzept.render.fortschritt import progress
from integrationskonzept.render.markdown import escape
from integrationskonzept.render.spalten import UEBLICH

BAUSTEINE: dict[str, Callable[..., str]] = {}
"""Every piece by the name of its macro; each takes the Blatt it stands on."""


def piece(function: Callable[..., str]) -> Callable[..., str]:
    """Register a function as a piece for prose under its name."""
    BAUSTEINE[function.__name__] = function
    return function


@piece
def massnahme(blatt: Blatt, id: str) -> str:
    """A card of one Maßnahme: title, one sentence, status, who and when."""
    return fill(blatt, "baustein_massnahme", m=need(blatt, Massnahme, id))


@piece
def ziel(blatt: Blatt, id: str) -> str:
    """A card of one Ziel with how many Maßnahmen serve it or one below it, as in the tree."""
    eintrag = need(blatt, Ziel, id)
    return fill(blatt, "baustein_ziel", ziel=eintrag, massnahmen=stand.counted(blatt.bezuege.massnahmen_below(eintrag)))


@piece
def handlungsfeld(blatt: Blatt, id: str) -> str:
    """A card of one Handlungsfeld with its figures."""
    return fill(blatt, "baustein_handlungsfeld", feld=need(blatt, Handlungsfeld, id))


@piece
def massnahmen_tabelle(
    blatt: Blatt,
    spalten: Iterable[str] = UEBLICH,
    sortiert: str | None = None,
    hoechstens: int | None = None,
    beschriftung: str | None = None,
    **filter: object,
) -> str:
    """A table of the Maßnahmen that meet all conditions."""
    gefunden = _found(blatt, filter, sortiert, hoechstens)
    namen = tuple(spalten) if isinstance(spalten, Iterable) and not isinstance(spalten, str) else (spalten,)
    blatt.spalten(gefunden, namen)  # a wrong column is a mistake even where nothing was found
    return fill(blatt, "baustein_tabelle", massnahmen=gefunden, spalten=namen, beschriftung=beschriftung)


@piece
def massnahmen_filter(blatt: Blatt, spalten: Iterable[str] = UEBLICH, beschriftung: str | None = None, **filter: object) -> str:
    """A table of all Maßnahmen that readers filter on the page; the conditions are what is chosen from the start."""
    blatt.buch.auswahl.select(filter)  # a wrong condition is a mistake
    namen = as_values(spalten)
    blatt.spalten(blatt.bezuege.massnahmen, namen)
    return fill(
        blatt,
        "baustein_filter",
        spalten=namen,
        beschriftung=beschriftung,
        filter=Filter(blatt, blatt.bezuege.massnahmen, preselect(filter)),
    )


@piece
def massnahmen_liste(blatt: Blatt, sortiert: str | None = None, hoechstens: int | None = None, **filter: object) -> str:
    """A list of the Maßnahmen that meet all conditions, each with its status."""
    return fill(blatt, "baustein_liste", massnahmen=_found(blatt, filter, sortiert, hoechstens))


def _found(blatt: Blatt, filter: dict[str, object], sortiert: str | None, hoechstens: int | None) -> tuple[Massnahme, ...]:
    auswahl = blatt.buch.auswahl
    gefunden = auswahl.select(filter)
    gefunden = auswahl.sort(gefunden, str(sortiert)) if sortiert else gefunden
    if hoechstens is not None and (not isinstance(hoechstens, int) or hoechstens < 1):
        raise UnknownName(f"„hoechstens“ ist eine Zahl ab 1, nicht „{hoechstens}“.")
    return gefunden[:hoechstens]


@piece
def ziele_baum(blatt: Blatt, handlungsfeld: str | None = None) -> str:
    """The tree of Ziele, of one Handlungsfeld or of all."""
    bezuege = blatt.bezuege
    if handlungsfeld is not None:
        feld = need(blatt, Handlungsfeld, handlungsfeld)
        baeume: list[tuple[Handlungsfeld | None, tuple[Ziel, ...]]] = [(feld, bezuege.roots(bezuege.ziele_of_feld(feld)))]
    else:
        baeume = [(None, bezuege.roots(bezuege.uebergreifende_ziele))]
        baeume += [(feld, bezuege.roots(bezuege.ziele_of_feld(feld))) for feld in bezuege.handlungsfelder]
    return fill(blatt, "baustein_ziele", baeume=[(f, ziele) for f, ziele in baeume if ziele], mit_feldern=handlungsfeld is None)


@piece
def kennzahl(blatt: Blatt, abschnitt: str, **filter: object) -> str:
    """A key figure for running text: "164 Maßnahmen"; Maßnahmen can be counted by any condition."""
    if abschnitt not in ZAEHLBAR:
        raise UnknownName(f"Eine Kennzahl „{abschnitt}“ gibt es nicht.{meinten_sie(str(abschnitt), ZAEHLBAR)}")
    if not filter:
        return str(escape(blatt.kennzahl(abschnitt)))
    if abschnitt != Massnahme.ABSCHNITT:
        raise UnknownName(f'Auswählen lassen sich nur Maßnahmen: kennzahl("massnahmen", {next(iter(filter))}=…).')
    return str(escape(blatt.kennzahl(abschnitt, len(stand.counted(blatt.buch.auswahl.select(filter))))))


@piece
def umsetzungsstand(blatt: Blatt, **filter: object) -> str:
    """Where the Maßnahmen stand, counted by Handlungsfeld and class of status."""
    massnahmen = blatt.buch.auswahl.select(filter) if filter else None
    return fill(blatt, "baustein_umsetzungsstand", **progress(blatt, massnahmen))


@piece
def zeitleiste(blatt: Blatt) -> str:
    """Events and resolutions as they followed on one another."""
    posten: list[tuple[date, Veranstaltung | Beschluss]] = [(b.datum, b) for b in blatt.konzept.beschluesse if b.datum]
    for veranstaltung in blatt.konzept.veranstaltungen:
        beginn = veranstaltung.zeit.beginn if veranstaltung.zeit else None
        posten.append((beginn or date.max, veranstaltung))  # what was not understood stands last
    return fill(blatt, "baustein_zeitleiste", posten=[eintrag for _, eintrag in sorted(posten, key=lambda paar: paar[0])])


@piece
def gremium(blatt: Blatt, id: str) -> str:
    """One body: what it is for, who leads it, who belongs to it."""
    return fill(blatt, "baustein_gremium", g=need(blatt, Gremium, id))


@piece
def kontakt(blatt: Blatt, id: str | None = None) -> str:
    """How to reach an organisation or person; without an id whom the concept names for questions."""
    stelle = blatt.konzept.konzept.kontakt
    if id is not None:
        eintrag = blatt.organisation(id) or blatt.person(id)
        if eintrag is None:
            bekannte = [*blatt.konzept.index[Organisation.ABSCHNITT], *blatt.konzept.index[Person.ABSCHNITT]]
            raise UnknownName(f"Eine Organisation oder Person „{id}“ gibt es nicht.{meinten_sie(str(id), bekannte)}")
        stelle = Stelle(organisation=id) if isinstance(eintrag, Organisation) else Stelle(person=id)
    wer = blatt.stelle(stelle) if stelle else None
    if not stelle or not wer:
        raise UnknownName('Das Konzept nennt keinen Kontakt. Schreiben Sie kontakt("…") mit der id einer Organisation.')
    return fill(blatt, "baustein_kontakt", wer=wer, stelle=blatt.organisation(stelle.organisation) or blatt.person(stelle.person))


@piece
def glossar(blatt: Blatt, *ids: str) -> str:
    """Terms with their explanations; without ids all of them."""
    return fill(blatt, "baustein_glossar", eintraege=[need(blatt, Glossareintrag, id) for id in ids] or glossar_in_order(blatt))


@piece
def download(blatt: Blatt, id: str) -> str:
    """A file to download, with format, size and date."""
    return fill(blatt, "baustein_download", e=need(blatt, Download, id))


@piece
def beschluss(blatt: Blatt, id: str) -> str:
    """One resolution: who decided what, when, with what majority."""
    return fill(blatt, "baustein_beschluss", e=need(blatt, Beschluss, id))


@piece
def indikator(blatt: Blatt, id: str) -> str:
    """The values of one indicator as a table."""
    return fill(blatt, "baustein_indikator", e=need(blatt, Indikator, id))


@piece
def zitat(blatt: Blatt, id: str) -> str:
    """What someone said, with who and where."""
    return fill(blatt, "baustein_zitat", z=need(blatt, Zitat, id))


@piece
def zweisprachig(blatt: Blatt, id: str | None = None) -> str:
    """The municipality, or one of its towns and villages by id, in both languages, the second marked as such."""
    kommune = blatt.konzept.konzept.kommune
    gebiete: dict[str, Teilgebiet] = {gebiet.id: gebiet for gebiet in kommune.untergliederung} if kommune else {}
    if id is not None and id not in gebiete:
        raise UnknownName(f"Eine Stadt oder Gemeinde „{id}“ gibt es unter „untergliederung“ nicht.{meinten_sie(str(id), gebiete)}")
    wer: Any = gebiete[id] if id is not None else kommune
    if wer is None:
        raise UnknownName("Das Konzept nennt keine Kommune. Ergänzen Sie „kommune“ in data/konzept.yml.")
    zweiter: Zweitname | None = wer.name_zweitsprache
    return str(blatt.in_languages(wer.name, zweiter))
