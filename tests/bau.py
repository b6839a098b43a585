"""Concepts for tests as plain data: one with every field of the model filled, small ones from a few lines; no tests."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import yaml

from integrationskonzept.loading import default_vokabular
from integrationskonzept.loading.knoten import parse_knoten
from integrationskonzept.loading.normalform import normalise
from integrationskonzept.model import (
    ABSCHNITTE,
    Bild,
    Dokument,
    Download,
    Eintrag,
    Handlungsfeld,
    Kommune,
    Konzept,
    Kosten,
    Stammdaten,
    Stand,
    Stelle,
    Vokabular,
    Wert,
    Zusatzfeld,
    Zustaendigkeit,
    Zweitname,
)
from integrationskonzept.struktur import Feld, Pfad, felder
from integrationskonzept.typen import Kurztext, Langtext
from integrationskonzept.zeit import Zeit

Art = Literal["kurztext", "langtext", "zeit"]
Text = Callable[[str, Art], str | None]
"""What to write at a path ("massnahmen.0.stand.1.text") into a field of a kind; None keeps the usual value."""
Daten = dict[str, Any]

ZUSATZTYPEN: tuple[str, ...] = get_args(Zusatzfeld.model_fields["typ"].annotation)
_OHNE: dict[type[Wert], tuple[frozenset[str], ...]] = {
    Download: (frozenset({"url"}), frozenset({"datei"})),
    Zustaendigkeit: (frozenset({"gremium"}), frozenset({"organisation"})),
    Stelle: (frozenset(), frozenset({"person"}), frozenset({"person", "organisation"})),
    Stand: (frozenset(), frozenset({"datum"})),
    Kosten: (frozenset(), frozenset({"text"})),
}
"""The fields that the first, second … value of a class leaves out, because one excludes or hides another."""
_FEST: dict[tuple[type[Wert], str], Callable[[int], str]] = {
    (Kommune, "ags"): lambda n: f"{n:05}",
    (Kommune, "logo"): lambda n: f"bilder/logo-{n}.svg",
    (Handlungsfeld, "symbol"): lambda n: ("sprache", "bildung")[n % 2],
    (Zweitname, "sprache"): lambda _: "dsb",
    (Bild, "datei"): lambda n: f"bilder/bild-{n}.png",
    (Download, "datei"): lambda n: f"dateien/datei-{n}.pdf",
    (Dokument, "seiten"): lambda n: f"kapitel/seite-{n}.md",
}
"""Fields of one class into which not any text may be written."""
_FORM: dict[str, Callable[[int], str]] = {
    "url": lambda n: f"https://www.beispiel-{n}.example/seite",
    "mail": lambda n: f"mail-{n}@beispiel.example",
    "farbe": lambda n: f"#{n:06x}",
    "jahr": lambda n: str(2000 + n),
}
"""Fields that want a certain form wherever they stand."""
_DATEIFELDER = ("datei", "logo", "seiten")


def volles_konzept(text: Text | None = None) -> Daten:
    """The data of a concept in which every field of every section is filled, by nothing but what the model says of itself.

    Section → list of two entries with the ids "<section>-1" and "<section>-2" (`konzept` and `vokabular`: mappings); all scalars
    are strings, as in YAML. Short texts are "KT-1001", "KT-1002" …, long ones "LT-1001" …, each written once (but for the choices
    of a field of the concept's own). The first entry of a section refers to the second where a section refers to itself, the
    second does not, so nothing runs in a circle. References are valid, words are those of the concept's own vocabulary, persons
    are released, nothing is a draft. Files that it names (`dateien_of`) must exist for a site of it.

    `text` puts other texts wherever the model lets any text in: short and long texts and times. Fields with a form of their own
    (ids, references, words, url, mail, files, patterns) stay as they are.
    """
    bau = _Bau(text)
    vokabular = bau.vokabular()
    return {
        "konzept": bau.wert(Stammdaten, "konzept", 0, ""),
        "vokabular": vokabular,
        **{name: [bau.eintrag(name, nr, vokabular["zusatzfelder"]) for nr in range(2)] for name in ABSCHNITTE},
    }


def dateien_of(daten: Daten) -> tuple[str, ...]:
    """The files below `docs/` that the data names, pages and pictures too."""
    namen = {wert for pfad, wert in skalare(daten) if any(schritt in _DATEIFELDER for schritt in pfad)}
    return tuple(sorted(namen))


def skalare(daten: object, pfad: Pfad = ()) -> Iterator[tuple[Pfad, str]]:
    """Every scalar of plain data with its path, in the order written."""
    if isinstance(daten, Mapping):
        for name, kind in daten.items():
            yield from skalare(kind, (*pfad, name))
    elif isinstance(daten, list):
        for nr, kind in enumerate(daten):
            yield from skalare(kind, (*pfad, nr))
    else:
        assert isinstance(daten, str), (pfad, daten)
        yield pfad, daten


def write_konzept(daten: Daten, ordner: Path) -> Path:
    """Write data below `ordner`/data, one file for each section; gives that folder."""
    ziel = ordner / "data"
    ziel.mkdir(parents=True, exist_ok=True)
    for name, inhalt in daten.items():
        zeilen = yaml.safe_dump({name: inhalt}, allow_unicode=True, sort_keys=False, width=10_000)
        (ziel / f"{name}.yml").write_text(zeilen, encoding="utf-8", newline="\n")
    return ziel


def write_dateien(daten: Daten, ordner: Path) -> Path:
    """Write the files that data names below `ordner`/docs, pages with a heading, drawings empty, others a few bytes; gives it."""
    inhalte = {".md": "# Seite {}\n", ".svg": '<svg xmlns="http://www.w3.org/2000/svg"/>'}
    ziel = ordner / "docs"
    ziel.mkdir(parents=True, exist_ok=True)
    for name in dateien_of(daten):
        datei = ziel / name
        datei.parent.mkdir(parents=True, exist_ok=True)
        datei.write_bytes(inhalte.get(datei.suffix, "%bytes").format(datei.stem).encode())
    return ziel


def konzept_of(**abschnitte: Any) -> Konzept:
    """A concept from data as in YAML, shorthands and all; what is left out is empty, the usual vocabulary is there.

    konzept_of(massnahmen=["a", {"id": "b", "stand": "umgesetzt"}]): an id alone is an entry, and an entry is called by its id where
    it has no other name. Words of `vokabular` follow the usual ones.
    """
    daten = {"konzept": {"titel": "Konzept"}, "vokabular": {}, **abschnitte}
    eigene, usual = _read(Vokabular, daten.pop("vokabular")), default_vokabular()
    worte = {name: getattr(usual, name) + getattr(eigene, name) for name in Vokabular.model_fields}
    stamm = _read(Stammdaten, daten.pop("konzept"))
    eintraege = {name: tuple(_entry(klasse, zeile) for zeile in daten.pop(name, ())) for name, klasse in ABSCHNITTE.items()}
    assert not daten, f"there is no section {', '.join(daten)}"
    return Konzept.model_construct(konzept=stamm, vokabular=Vokabular.model_construct(**worte), **eintraege)


def _entry(klasse: type[Eintrag], zeile: str | Mapping[str, Any]) -> Eintrag:
    daten = {"id": zeile} if isinstance(zeile, str) else zeile
    eintrag: Eintrag = _read(klasse, {klasse.BEZEICHNUNG: daten["id"], **daten})
    return eintrag


def ids(posten: Iterable[Any]) -> list[str]:
    """The ids of entries, to compare with what was expected."""
    return [eins.id for eins in posten]


def _read(klasse: type[Wert], daten: Mapping[str, Any]) -> Any:
    knoten, doppelte = parse_knoten(yaml.safe_dump(dict(daten), allow_unicode=True, sort_keys=False))
    assert knoten is not None
    assert not doppelte
    return klasse.model_validate(normalise(knoten, klasse).plain())


class _Bau:
    """Fills fields one after another; each kind of value is numbered of its own."""

    def __init__(self, text: Text | None) -> None:
        self.text = text or (lambda _pfad, _art: None)
        self.zaehler: Counter[str] = Counter()

    def eintrag(self, abschnitt: str, nr: int, zusatzfelder: list[Daten]) -> Daten:
        """The first or second entry of a section."""
        eigene = [feld for feld in zusatzfelder if feld["abschnitt"] == abschnitt]
        pfad = f"{abschnitt}.{nr}"
        return {
            **self.wert(ABSCHNITTE[abschnitt], pfad, nr, abschnitt),
            "id": f"{abschnitt}-{nr + 1}",
            "zusatz": {feld["id"]: self.zusatz(feld, f"{pfad}.zusatz.{feld['id']}") for feld in eigene},
        }

    def wert(self, klasse: type[Wert], pfad: str, nr: int, abschnitt: str) -> Daten:
        """The fields of a value, the `nr`-th of its kind, that stands in a section."""
        weg = _OHNE.get(klasse, (frozenset(),))
        daten: Daten = {}
        for name, feld in felder(klasse).items():
            if name in weg[nr % len(weg)] or (feld.verweis == abschnitt and nr) or get_origin(feld.typ) is dict:
                continue
            if feld.liste:
                daten[name] = [
                    self.eins(klasse, feld, f"{pfad}.{name}.{n}", n, abschnitt) for n in range(_wie_viele(feld, abschnitt))
                ]
            else:
                daten[name] = self.eins(klasse, feld, f"{pfad}.{name}", nr, abschnitt)
        return daten

    def eins(self, klasse: type[Wert], feld: Feld, pfad: str, nr: int, abschnitt: str) -> Any:
        """One value of a field: a mapping or a scalar."""
        if feld.modell:
            return self.wert(feld.modell, pfad, nr, abschnitt)
        if feld.verweis:
            return f"{feld.verweis}-{2 if feld.verweis == abschnitt else nr % 2 + 1}"
        if feld.wort:
            return f"{feld.wort}-{nr % 2 + 1}"
        if form := _FEST.get((klasse, feld.name)) or _FORM.get(feld.name):
            return form(self.nummer(feld.name))
        if feld.name == "id":
            # The second earlier id is the same for all: it was divided.
            return "alt-geteilt" if "vorgaenger" in pfad and nr else f"alt-{self.nummer('id')}"
        return self.skalar(feld, pfad, nr)

    def skalar(self, feld: Feld, pfad: str, nr: int) -> str:
        """A scalar that its type alone describes."""
        if get_origin(feld.typ) is Literal:
            worte = [wort for wort in get_args(feld.typ) if wort != "entwurf"]
            return str(worte[nr % len(worte)])
        if feld.typ is Kurztext:
            return self.frei("kurztext", pfad, f"KT-{1000 + self.nummer('KT')}")
        if feld.typ is Langtext:
            return self.frei("langtext", pfad, f"LT-{1000 + self.nummer('LT')}")
        if feld.typ is Zeit:
            n = self.nummer("zeit")
            return self.frei("zeit", pfad, f"{n % 12 + 1:02}/{2020 + n // 12}")
        if feld.typ is bool:
            return "ja" if feld.name == "veroeffentlichen" or nr % 2 == 0 else "nein"
        if feld.typ is date:
            return (date(2024, 1, 1) + timedelta(days=self.nummer("datum"))).isoformat()
        if feld.typ is int:
            return str(10 + self.nummer("ganzzahl"))
        if feld.typ is Decimal:
            return f"{self.nummer('zahl')},5"
        raise AssertionError(f"tests/bau.py does not know how to fill {pfad} ({feld.typ}): add a row to _FEST or _FORM")

    def frei(self, art: Art, pfad: str, sonst: str) -> str:
        """A free text: what the caller wants there, else the usual one."""
        eigener = self.text(pfad, art)
        return sonst if eigener is None else eigener

    def zusatz(self, feld: Daten, pfad: str) -> str:
        """The value of a field of the concept's own."""
        if feld["typ"] == "auswahl":
            return str(feld["auswahl"][0])
        typ = {"kurztext": Kurztext, "langtext": Langtext, "zahl": Decimal, "datum": date}[feld["typ"]]
        return self.skalar(Feld(feld["id"], typ, liste=False), pfad, 0)

    def vokabular(self) -> Daten:
        """Two words for every list, one field of its own of every type for every section."""
        daten = self.wert(Vokabular, "vokabular", 0, "")
        for name, feld in felder(Vokabular).items():
            if feld.modell and "label" in felder(feld.modell) and feld.modell is not Zusatzfeld:
                daten[name] = [{**wort, "id": f"{name}-{n}"} for n, wort in enumerate(daten[name], 1)]
        daten["zusatzfelder"] = [
            self.zusatzfeld(abschnitt, typ, f"vokabular.zusatzfelder.{nr}")
            for nr, (abschnitt, typ) in enumerate((abschnitt, typ) for abschnitt in ABSCHNITTE for typ in ZUSATZTYPEN)
        ]
        return daten

    def zusatzfeld(self, abschnitt: str, typ: str, pfad: str) -> Daten:
        """A field of the concept's own for the entries of a section."""
        feste = {"id": f"zusatz-{typ}", "abschnitt": abschnitt, "typ": typ}
        return {**self.wert(Zusatzfeld, pfad, 0, ""), **feste}

    def nummer(self, art: str) -> int:
        self.zaehler[art] += 1
        return self.zaehler[art]


def _wie_viele(feld: Feld, abschnitt: str) -> int:
    if feld.verweis and feld.verweis == abschnitt:
        return 1
    return max(2, len(_OHNE.get(feld.modell, ()))) if feld.modell else 2
