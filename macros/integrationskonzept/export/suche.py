"""The public concept and its prose → what the search of the site is made of: an index, and the texts it quotes from.

Both are scripts that hand their data to the search engine, for a page opened from a folder may load nothing else. Words are
written as they stand; what is German about a search is done by the engine alone, for questions and texts alike.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from integrationskonzept.adressen import address_of
from integrationskonzept.langtext import plain_text
from integrationskonzept.model import ABSCHNITTE, Eintrag, Gremium, Massnahme, Organisation, Ziel
from integrationskonzept.queries import stand
from integrationskonzept.queries.kennzahlen import begriff_of
from integrationskonzept.render import Blatt, Buch
from integrationskonzept.render.fortschritt import ZEICHEN
from integrationskonzept.render.sprachen import second_names
from integrationskonzept.struktur import texte
from integrationskonzept.typen import Langtext

INDEX = "suche/index.js"
"""The path of the index where names are fixed."""
STUECK = 50
"""So many pages share one file of texts; a list of hits needs but a few of them."""
_RAND = "„“”\"'‚‘’»«()[]{}<>.,;:!?…–—-/|*_#"
"""What may stand around a word; inside it may be part of it: Bürger*innen, 1.10."""
_NICHT_IM_TEXT = frozenset(
    {"id", "titel", "name", "begriff", "frage", "nr", "kurz", "reihenfolge", "url", "datei", "farbe", "symbol", "lizenz", "sprache"}
)
_VORN = ("massnahmen", "ziele", "handlungsfelder", "organisationen", "querschnittsthemen")


@dataclass(frozen=True)
class Textseite:
    """A page as readers see it; what the data says of it is left to the data, so only an author's own words are its text."""

    adresse: str
    titel: str
    kurz: str = ""
    text: str = ""


@dataclass(frozen=True)
class Fundort:
    """One thing that can be found: a page or a place on one."""

    adresse: str
    titel: str
    art: str
    nr: str = ""
    frueher: tuple[str, ...] = ()
    felder: tuple[str, ...] = ()
    stand: str = ""
    kurz: str = ""
    stellen: tuple[str, ...] = ()
    ziele: tuple[str, ...] = ()
    text: str = ""


def build_suche(buch: Buch, seiten: Iterable[Textseite], *, feste_namen: bool = False) -> tuple[str, Mapping[str, bytes]]:
    """The path of the index and all files of the search by their paths, which change with their content unless they are fixed."""
    fundorte = tuple(_fundorte(buch, {seite.adresse: seite for seite in seiten}))
    dateien: dict[str, bytes] = {}

    def file(name: str, wert: object) -> str:
        text = f"ikSuchdaten({_json(name)},{_json(wert)});\n".encode()
        pfad = f"suche/{name}.js" if feste_namen else f"suche/{name}.{hashlib.sha256(text).hexdigest()[:8]}.js"
        dateien[pfad] = text
        return pfad

    stuecke = [
        file(f"texte-{von // STUECK}", [ort.text for ort in fundorte[von : von + STUECK]])
        for von in range(0, len(fundorte), STUECK)
    ]
    index = file("index", _index(buch, fundorte) | {"stueck": STUECK, "texte": [pfad.removeprefix("suche/") for pfad in stuecke]})
    return index, dateien


def _json(wert: object) -> str:
    return json.dumps(wert, ensure_ascii=False, separators=(",", ":"))


def _index(buch: Buch, fundorte: tuple[Fundort, ...]) -> dict[str, object]:
    """Columns of equal length, one row for each place; names that repeat stand once, in lists of their own."""
    k = buch.konzept
    listen: dict[str, dict[str, int]] = {name: {} for name in ("arten", "felder", "staende", "stellen", "ziele")}
    listen["arten"][begriff_of(k, "massnahmen").einzahl] = 0  # the engine knows them by being first

    def number(liste: str, name: str) -> int:
        return listen[liste].setdefault(name, len(listen[liste]))

    spalten: dict[str, object] = {
        "ort": [buch.adressbuch.url("index.md", ort.adresse) for ort in fundorte],
        "titel": [ort.titel for ort in fundorte],
        "nr": [ort.nr for ort in fundorte],
        "kurz": [ort.kurz for ort in fundorte],
        "art": [number("arten", ort.art) for ort in fundorte],
        "stand": [number("staende", ort.stand) for ort in fundorte],
        "feld": [[number("felder", feld) for feld in ort.felder] for ort in fundorte],
        "stelle": [[number("stellen", stelle) for stelle in ort.stellen] for ort in fundorte],
        "ziel": [[number("ziele", ziel) for ziel in ort.ziele] for ort in fundorte],
        "frueher": {nr: ort.frueher for nr, ort in enumerate(fundorte) if ort.frueher},
    }
    woerter, vorkommen = _words(fundorte)
    felder = {feld.id: feld.titel for feld in k.handlungsfelder}
    worte = {wort.id: [wort.label, wort.gruppe, wort.symbol or ZEICHEN[wort.gruppe]] for wort in k.vokabular.status}
    return {
        **spalten,
        **{name: list(liste) for name, liste in listen.items()},
        "felder": [felder[id] for id in listen["felder"]],
        "feldkennung": list(listen["felder"]),
        "staende": [worte.get(id) for id in listen["staende"]],
        "woerter": " ".join(_shortened(woerter)),
        "vorkommen": vorkommen,
        "synonyme": [list(gruppe.woerter) for gruppe in k.vokabular.synonyme if len(gruppe.woerter) > 1],
        "sprachen": dict(second_names(k)),
    }


def _words(fundorte: Iterable[Fundort]) -> tuple[list[str], list[list[int]]]:
    """Every word of the texts, in order, and for each the places that hold it, each as the number left out since the last."""
    orte: dict[str, list[int]] = defaultdict(list)
    for nr, ort in enumerate(fundorte):
        for wort in {nackt for roh in ort.text.split() if (nackt := roh.strip(_RAND))}:
            orte[wort if _has_inner_capital(wort) else wort.lower()].append(nr)
    woerter = sorted(orte)
    spruenge = []
    for wort in woerter:
        nummern = sorted(set(orte.pop(wort)))
        spruenge.append([nummer - davor - 1 for nummer, davor in zip(nummern, (-1, *nummern), strict=False)])
    return woerter, spruenge


def _shortened(woerter: Iterable[str]) -> Iterator[str]:
    """Each word without what it begins with like the one before it, after a digit that says how much that is."""
    davor = ""
    for wort in woerter:
        gleich = next((nr for nr in range(9) if davor[nr : nr + 1] != wort[nr : nr + 1] or not wort[nr:]), 9)
        yield f"{gleich}{wort[gleich:]}"
        davor = wort


def _has_inner_capital(wort: str) -> bool:
    """Whether capitals tell something: BürgerInnen."""
    return not wort.isupper() and wort[1:] != wort[1:].lower()


def _fundorte(buch: Buch, seiten: Mapping[str, Textseite]) -> Iterator[Fundort]:
    """What the concept says first, in its order; then the other pages."""
    blatt = Blatt(buch, "index.md")
    belegt = set()
    for name in _VORN + tuple(name for name in ABSCHNITTE if name not in _VORN):
        for eintrag in buch.bezuege.massnahmen if name == "massnahmen" else buch.konzept.abschnitt(name):
            adresse = address_of(eintrag)
            if adresse.partition("#")[0] in seiten and eintrag.bezeichnung:
                belegt.add(adresse)
                fundort = _massnahme(blatt, eintrag) if isinstance(eintrag, Massnahme) else _entry(blatt, eintrag)
                eigene = seiten.get(adresse)
                yield replace(fundort, text=eigene.text) if eigene and eigene.text else fundort
    for seite in seiten.values():
        if seite.adresse not in belegt:
            yield Fundort(seite.adresse, seite.titel, "Seite", kurz=seite.kurz, text=seite.text)


def _massnahme(blatt: Blatt, m: Massnahme) -> Fundort:
    stellen = (*blatt.federfuehrend(m), *blatt.mitwirkend(m))
    wort = stand.statuswort(blatt.konzept, m)
    worte = (wort.label for liste in ("zielgruppen", "orte") for wort in blatt.worte(liste, getattr(m, liste)))
    return replace(
        _entry(blatt, m),
        frueher=tuple(v.nr for v in m.vorgaenger if v.nr),
        felder=tuple(feld.id for feld in blatt.bezuege.felder_of(m)),
        stand=wort.id if wort else "",
        stellen=tuple(dict.fromkeys(name for stelle in stellen for name in _names(stelle))),
        ziele=tuple(ziel.titel for ziel in blatt.bezuege.entries(Ziel, m.ziele)),
        text=" · ".join(filter(None, [_text(m), *worte])),
    )


def _entry(blatt: Blatt, eintrag: Eintrag) -> Fundort:
    """What any entry says of itself; an abbreviation belongs to its title."""
    kurzname = eintrag.kurz if isinstance(eintrag, Organisation) else getattr(eintrag, "abkuerzung", None)
    titel = eintrag.bezeichnung
    felder: tuple[str, ...] = ()
    if isinstance(eintrag, Ziel):
        felder = tuple(feld.id for feld in blatt.bezuege.felder_of_ziel(eintrag))
    return Fundort(
        address_of(eintrag),
        f"{titel} ({kurzname})" if kurzname and kurzname != titel else titel,
        blatt.begriff(eintrag.ABSCHNITT).einzahl,
        nr=getattr(eintrag, "nr", None) or "",
        felder=felder,
        kurz=getattr(eintrag, "kurz", None) or "" if not isinstance(eintrag, Organisation) else "",
        text=_text(eintrag),
    )


def _names(stelle: Organisation | Gremium) -> Iterator[str]:
    yield stelle.bezeichnung
    if kurz := getattr(stelle, "kurz", None) or getattr(stelle, "kuerzel", None):
        yield kurz


def _text(eintrag: Eintrag) -> str:
    """What readers see of an entry as running text; what its title, number and short text say stands elsewhere."""
    return " ".join(
        plain_text(wert.wert) if isinstance(wert.wert, Langtext) else str(wert.wert)
        for wert in texte(eintrag)
        if not (wert.feld.verweis or wert.feld.wort or wert.feld.notation or wert.pfad[-1] in _NICHT_IM_TEXT)
    )
