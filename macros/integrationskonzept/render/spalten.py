"""The columns of a table of Maßnahmen: what each is headed and what it shows; which of them any row fills."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Sized
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from integrationskonzept.findings import UnknownName, meinten_sie
from integrationskonzept.model import Massnahme, Querschnittsthema, Ziel, Zusatzfeld
from integrationskonzept.queries import stand
from integrationskonzept.render.markdown import as_markup, escape

if TYPE_CHECKING:
    from integrationskonzept.render.blatt import Blatt

OHNE_STAND = ("?", "Keine Angabe")
"""Sign and words where a concept states statuses, but not this one."""
KEINE_ANGABE = Markup('<span class="ik-status"><span aria-hidden="true">{}</span>&nbsp;{}</span>').format(*OHNE_STAND)
Zelle = Callable[["Blatt", Massnahme], Markup]


@dataclass(frozen=True)
class Spalte:
    """A column: its heading, and a cell of it as closed HTML, empty where a Maßnahme says nothing."""

    titel: Callable[[Blatt, Iterable[Massnahme]], str]
    """Its heading over some Maßnahmen, or the label of one: singular where none of them has several."""
    zelle: Zelle
    klasse: str = ""
    name: str = "eigene"
    """What the stylesheet knows its width by."""
    leer: str = ""
    """What stands where a Maßnahme says nothing."""


def _plain(titel: str, zelle: Zelle, klasse: str = "") -> Spalte:
    return Spalte(lambda _b, _zeilen: Markup(titel), zelle, klasse)


def _field(name: str) -> Zelle:
    return lambda _b, m: escape(getattr(m, name) or "")


def _words(liste: str) -> Zelle:
    def zelle(blatt: Blatt, m: Massnahme) -> Markup:
        wert = getattr(m, liste)
        ids = wert if isinstance(wert, tuple) else (wert,) if wert else ()
        return escape(", ".join(wort.label for wort in blatt.worte(liste, ids)))

    return zelle


def _links(eintraege: Callable[[Blatt, Massnahme], Iterable[tuple[str, Markup]]]) -> Zelle:
    """Names with their addresses as links, joined by commas."""
    return lambda b, m: Markup(", ".join([f'<a href="{href}">{escape(name)}</a>' for name, href in eintraege(b, m)]))


def _zusatz(feld: Zusatzfeld) -> Spalte:
    def zelle(blatt: Blatt, m: Massnahme) -> Markup:
        return next((wert for eins, wert in blatt.zusatz(m) if eins is feld), Markup(""))

    return Spalte(lambda _b, _zeilen: feld.label, zelle)


def _counted(einzahl: str, mehrzahl: str, zelle: Zelle, werte: Callable[[Massnahme], Sized]) -> Spalte:
    """A column whose heading is in the singular where none of the Maßnahmen has several."""
    return Spalte(lambda _b, zeilen: mehrzahl if any(len(werte(m)) > 1 for m in zeilen) else einzahl, zelle)


SPALTEN: Mapping[str, Spalte] = {
    "nr": _plain("Nr.", _field("nr"), "ik-nr"),
    "kurz": _plain("Kurz", _field("kurz")),
    "handlungsfelder": Spalte(
        lambda b, zeilen: b.nomen("handlungsfelder", max((b.bezuege.felder_of(m) for m in zeilen), key=len)),
        _links(lambda b, m: ((f.titel, b.href(f)) for f in b.bezuege.felder_of(m))),
    ),
    "ziele": Spalte(
        lambda b, zeilen: b.nomen("ziele", max((m.ziele for m in zeilen), key=len)),
        _links(lambda b, m: ((z.titel, b.href(z)) for z in b.bezuege.entries(Ziel, m.ziele))),
    ),
    "querschnittsthemen": Spalte(
        lambda b, zeilen: b.nomen("querschnittsthemen", max((m.querschnittsthemen for m in zeilen), key=len)),
        _links(lambda b, m: ((t.titel, b.href(t)) for t in b.bezuege.entries(Querschnittsthema, m.querschnittsthemen))),
    ),
    "zustaendig": _plain("Federführung", _links(lambda b, m: ((b.kurzname(wer), b.href(wer)) for wer in b.federfuehrend(m)))),
    "beteiligte": _plain("Beteiligte", _links(lambda b, m: ((b.kurzname(wer), b.href(wer)) for wer in b.mitwirkend(m)))),
    "ebene": _plain("Ebene", lambda b, m: escape(", ".join(b.ebenen(m)))),
    "eingebracht_von": _plain(
        "Eingebracht von", _links(lambda b, m: ((g.titel, b.href(g)) for g in (b.gremium(m.eingebracht_von),) if g))
    ),
    "zeit": _plain("Zeitrahmen", lambda b, m: escape(b.zeit(m.zeit)) if m.zeit else Markup("")),
    "kosten": _plain("Kosten", lambda b, m: escape("; ".join(b.kosten(m)))),
    "zielgruppen": _counted("Zielgruppe", "Zielgruppen", _words("zielgruppen"), lambda m: m.zielgruppen),
    "orte": _counted("Ort", "Orte", _words("orte"), lambda m: m.orte),
    "prioritaet": _plain("Priorität", _words("prioritaet")),
    "horizont": _plain("Zeithorizont", _words("horizont")),
    "art": _plain("Art", _words("art")),
    "herkunft": _plain("Herkunft", _words("herkunft")),
    "rechtsgrundlage": _plain("Rechtsgrundlage", _field("rechtsgrundlage")),
    "fortschritt": _plain(
        "Fortschritt",
        lambda b, m: escape(f"{s.fortschritt} %") if (s := stand.current(m)) and s.fortschritt is not None else Markup(""),
        "ik-right",
    ),
    "stand": Spalte(lambda _b, _zeilen: "Stand", lambda b, m: b.status(m), leer=KEINE_ANGABE),
}
"""Every column by the name under which authors ask for it; the title of a Maßnahme heads each row anyway."""
UEBLICH = ("handlungsfelder", "zustaendig", "zeit", "stand")


def row(blatt: Blatt, spalten: Sequence[Spalte], m: Massnahme, eigenschaften: Markup, marke: Markup) -> Markup:
    """A row of the table: number, title with a mark, the other columns; in Python, for there may be thousands."""
    vorn, uebrige = (spalten[:1], spalten[1:]) if spalten and spalten[0].name == "nr" else ((), spalten)
    titel = f'<th scope="row"><a href="{blatt.href(m)}">{escape(m.titel)}</a>{marke}</th>'
    zellen = [*(_cell(blatt, spalte, m) for spalte in vorn), titel, *(_cell(blatt, spalte, m) for spalte in uebrige)]
    return Markup(f"<tr{eigenschaften}>{''.join(zellen)}</tr>")


def _cell(blatt: Blatt, spalte: Spalte, m: Massnahme) -> str:
    klasse = f' class="{spalte.klasse}"' if spalte.klasse else ""
    name = f' data-titel="{as_markup(spalte.titel(blatt, (m,)))}"' if spalte.name != "nr" else ""
    return f"<td{klasse}{name}>{spalte.zelle(blatt, m) or as_markup(spalte.leer)}</td>"


def columns(blatt: Blatt, massnahmen: Iterable[Massnahme], gewuenscht: Iterable[str] = UEBLICH) -> tuple[Spalte, ...]:
    """The number, then the columns asked for, each only if any of the Maßnahmen fills it; UnknownName for one there is none of."""
    eigene = {f.id: _zusatz(f) for f in blatt.konzept.vokabular.zusatzfelder if f.abschnitt == Massnahme.ABSCHNITT}
    moegliche = {**eigene, **SPALTEN}
    zeilen = tuple(massnahmen)
    spalten = []
    for name in dict.fromkeys(("nr", *map(str, gewuenscht))):
        if name == "titel":
            continue  # it heads each row as it is
        if name not in moegliche:
            raise UnknownName(f"Eine Spalte „{name}“ gibt es nicht.{meinten_sie(name, moegliche)}")
        if any(moegliche[name].zelle(blatt, m) for m in zeilen):
            spalten.append(replace(moegliche[name], name=name) if name in SPALTEN else moegliche[name])
    return tuple(spalten)
