"""Documents → Word and OpenDocument by pandoc, from the same pieces as the PDF.

The pieces become pandoc's own tree, so nothing in them is ever read as markup; in its sandbox pandoc reads no file but the template.
"""

import base64
import hashlib
import json
import os
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from integrationskonzept.druck.dokumente import Bild, Dokument
from integrationskonzept.druck.knoten import Inhalt, Knoten, iter_kinds
from integrationskonzept.druck.setzen import SatzFehler

ARTEN = {"docx": "Word", "odt": "OpenDocument"}
"""What can be written, by the ending of the file."""
_VERZEICHNISTIEFE = "2"
_TIEFSTE = 6
_KEINE: tuple[str, list[str], list[tuple[str, str]]] = ("", [], [])
_ABSAETZE = {"absatz": "", "klein": "Klein", "vorspann": "Kurzfassung", "unterschrift": "Klein", "beginn": "Überleitung"}
"""Pieces that are one paragraph, and the style they have."""
_BETONT = {
    "fett": "Strong", "gestrichen": "Strikeout", "hoch": "Superscript", "kursiv": "Emph", "tief": "Subscript",
}  # fmt: skip
_HUELLEN = ("kapitel", "blatt", "zusammen", "eckdaten", "erklaerungen", "erklaerung")
"""Pieces that only hold others."""
_LAGEN = {"right": "AlignRight", "center": "AlignCenter"}
Ast = dict[str, object]
"""A piece of pandoc's tree."""


def can_write_word() -> bool:
    """Whether pandoc and what prepares its templates are installed."""
    return find_spec("pypandoc") is not None and find_spec("docx") is not None


@dataclass(frozen=True)
class Schreibart:
    """All that decides about the look of a document for word processors beside its content."""

    tag: date
    vorlage: bytes
    """The Word document whose styles, header and footer are used."""

    @cached_property
    def summe(self) -> str:
        """A sum of pandoc's version, the day and the template."""
        return hashlib.sha256(f"{version('pypandoc-binary')} {self.tag}".encode() + self.vorlage).hexdigest()

    def key(self, dokument: Dokument, endung: str) -> str:
        """A name for the file of a document; with anything else the same it is the same."""
        return hashlib.sha256(f"{self.summe} {endung}".encode() + _as_bytes(dokument)).hexdigest()[:32]

    def write(self, dokument: Dokument, endung: str) -> bytes:
        """The document as a file of that kind; SatzFehler names it."""
        import pypandoc  # noqa: PLC0415  # an extra

        mitternacht = datetime(self.tag.year, self.tag.month, self.tag.day, tzinfo=UTC)
        with tempfile.TemporaryDirectory() as ordner:
            ziel = Path(ordner) / f"dokument.{endung}"
            vorlage = Path(ordner) / "vorlage.docx"
            vorlage.write_bytes(self.vorlage)
            befehl = [pypandoc.get_pandoc_path(), "--from=json", f"--to={endung}", "--sandbox", f"--output={ziel}"]
            befehl += [f"--reference-doc={vorlage}"] if endung == "docx" else []
            befehl += ["--toc", f"--toc-depth={_VERZEICHNISTIEFE}"] if dokument.angaben["verzeichnis"] else []
            umgebung = os.environ | {"SOURCE_DATE_EPOCH": str(int(mitternacht.timestamp()))}
            lauf = subprocess.run(befehl, input=_as_bytes(dokument), capture_output=True, env=umgebung, check=False)
            if lauf.returncode or not ziel.exists():
                grund = " ".join(lauf.stderr.decode(errors="replace").split()) or "pandoc wurde beendet."
                raise SatzFehler(f"{dokument.name} lässt sich nicht als {ARTEN[endung]} schreiben: {grund}")
            return ziel.read_bytes()


def _as_bytes(dokument: Dokument) -> bytes:
    return json.dumps(as_pandoc(dokument), ensure_ascii=False, separators=(",", ":")).encode()


def as_pandoc(dokument: Dokument) -> Ast:
    """A document as pandoc's tree."""
    w = dokument.angaben
    angaben = {
        "title": w["titel"],
        "subtitle": " – ".join(str(wert) for wert in (w["untertitel"], w["motto"]) if wert) if w["deckblatt"] else "",
        "author": w["verfasser"],
        "date": w["stand"],
        "keywords": w["schlagworte"],
        "description": w["beschreibung"],
        "lang": "de-DE",
        "toc-title": "Inhalt",
    }
    schreiber = _Schreiber(dokument)
    bloecke = [*schreiber.cover(), *schreiber.blocks(dokument.inhalt)]
    return {
        "pandoc-api-version": [1, 23, 1],
        "meta": {name: _meta(wert) for name, wert in angaben.items() if wert},
        "blocks": bloecke,
    }


def _meta(wert: object) -> Ast:
    if isinstance(wert, list):
        return {"t": "MetaList", "c": [_meta(eins) for eins in wert]}
    return {"t": "MetaInlines", "c": list(_words(str(wert)))}


def _words(text: str) -> Iterator[Ast]:
    """A text as words with spaces between, which is how pandoc breaks lines and finds footnotes' places."""
    for nr, wort in enumerate(text.split(" ")):
        if nr:
            yield {"t": "Space"}
        if wort:
            yield {"t": "Str", "c": wort}


def anchor(ort: str) -> str:
    """A name for an address that every word processor takes."""
    return f"ort{hashlib.sha256(ort.encode()).hexdigest()[:12]}"


@dataclass(frozen=True)
class _Schreiber:
    dokument: Dokument

    def cover(self) -> Iterator[Ast]:
        """Who publishes it, since when; the title itself comes from the properties."""
        zeilen = self.dokument.angaben["deckzeilen"]
        assert isinstance(zeilen, list)
        for zeile in zeilen:
            yield _styled("Deckblatt", [{"t": "Para", "c": list(_words(zeile))}])

    def blocks(self, inhalt: Iterable[Knoten | str]) -> list[Ast]:
        """Pieces as blocks; what is a line alone becomes a paragraph."""
        bloecke: list[Ast] = []
        zeile: list[Knoten | str] = []
        for teil in [*inhalt, None]:
            eigene = [] if teil is None or isinstance(teil, str) else list(self.block(teil))
            if teil is not None and not eigene and not _is_empty_block(teil):
                zeile.append(teil)
                continue
            if zeile:
                bloecke.append({"t": "Para", "c": self.inlines(zeile)})
                zeile = []
            bloecke += eigene
        return bloecke

    def block(self, k: Knoten) -> Iterator[Ast]:  # one branch a kind
        """The blocks of a piece; none for what stands inside a line."""
        if k.art in _ABSAETZE:
            absatz: Ast = {"t": "Para", "c": self.inlines(k.inhalt)}
            yield _styled(_ABSAETZE[k.art], [absatz]) if _ABSAETZE[k.art] else absatz
        elif k.art == "titel":
            yield self.heading(k)
        elif k.art == "liste":
            yield {"t": "BulletList", "c": [self.point(p) for p in _knoten(k)]}
        elif k.art == "aufzaehlung":
            wie = [k.angaben.get("beginn", 1), {"t": "Decimal"}, {"t": "Period"}]
            yield {"t": "OrderedList", "c": [wie, [self.point(p) for p in _knoten(k)]]}
        elif k.art == "begriff":
            yield {"t": "Para", "c": [{"t": "Strong", "c": self.inlines(k.inhalt)}]}
        elif k.art == "zitat":
            yield {"t": "BlockQuote", "c": self.blocks(k.inhalt)}
        elif k.art == "vorlage":
            yield {"t": "CodeBlock", "c": [_KEINE, "".join(map(str, k.inhalt))]}
        elif k.art == "strich":
            yield {"t": "HorizontalRule"}
        elif k.art == "tabelle":
            yield from self.table(k)
        elif k.art == "eckdatum":
            name: list[Ast] = [{"t": "Strong", "c": list(_words(f"{k.angaben['name']}:"))}, {"t": "Space"}]
            yield _styled("Eckdatum", [{"t": "Para", "c": [*name, *self.inlines(k.inhalt)]}])
        elif k.art == "status":
            wort: list[Ast] = [{"t": "Strong", "c": self.inlines([self.status(k)])}]
            dazu = self.inlines([" · ", *k.inhalt]) if k.inhalt else []
            yield _styled("Status", [{"t": "Para", "c": [*wort, *dazu]}])
        elif k.art in _HUELLEN:
            yield from self.blocks(k.inhalt)

    def heading(self, k: Knoten) -> Ast:
        nr, ort, ebene = str(k.angaben["nr"] or ""), str(k.angaben["ort"] or ""), int(k.angaben["ebene"] or 1)
        worte = [*_words(f"{nr} "), *self.inlines(k.inhalt)] if nr else self.inlines(k.inhalt)
        wo = (anchor(ort), [], []) if ort else _KEINE
        if ebene > _TIEFSTE:
            return {"t": "Para", "c": [{"t": "Span", "c": [wo, [{"t": "Strong", "c": worte}]]}]}
        return {"t": "Header", "c": [ebene, wo, worte]}

    def point(self, k: Knoten) -> list[Ast]:
        """A point of a list, close to the others where it is one line."""
        bloecke = self.blocks(k.inhalt)
        return [{"t": "Plain", "c": bloecke[0]["c"]}] if len(bloecke) == 1 and bloecke[0]["t"] == "Para" else bloecke

    def table(self, k: Knoten) -> Iterator[Ast]:
        """A table; its column of pages goes, for word processors count them anew."""
        zeilen = [[z for z in _knoten(zeile) if not any(iter_kinds([z], "seite"))] for zeile in _knoten(k)]
        spalten = max((sum(int(z.angaben["spalten"] or 1) for z in zeile) for zeile in zeilen), default=0)
        if not spalten:
            return
        zeilen = [_filled(zeile, spalten) if k.angaben.get("einfach") else zeile for zeile in zeilen]
        koepfe = int(k.angaben["koepfe"] or 0)
        rumpf = [_KEINE, 0, [], [self.row(zeile) for zeile in zeilen[koepfe:]]]
        name = str(k.angaben["titel"] or "")
        titel = [None, [{"t": "Plain", "c": list(_words(name))}] if name else []]
        breiten = [{"t": "ColWidth", "c": anteil} for anteil in _shares(zeilen, spalten)]
        masse = [[{"t": "AlignDefault"}, breite] for breite in breiten]
        kopf = [_KEINE, [self.row(zeile) for zeile in zeilen[:koepfe]]]
        yield {"t": "Table", "c": [_KEINE, titel, masse, kopf, [rumpf], [_KEINE, []]]}

    def row(self, zellen: Iterable[Knoten]) -> list[object]:
        return [_KEINE, [self.cell(z) for z in zellen]]

    def cell(self, z: Knoten) -> list[object]:
        a = z.angaben
        lage = {"t": _LAGEN.get(str(a["lage"]), "AlignDefault")}
        return [_KEINE, lage, a["zeilen"], a["spalten"], self.point(z)]

    def inlines(self, inhalt: Iterable[Knoten | str]) -> list[Ast]:
        """Pieces of a line."""
        return [eines for teil in inhalt for eines in self.inline(teil)]

    def inline(self, k: Knoten | str) -> Iterator[Ast]:
        if isinstance(k, str):
            yield from _words(k)
        elif k.art in _BETONT:
            yield {"t": _BETONT[k.art], "c": self.inlines(k.inhalt)}
        elif k.art == "zitiert":
            yield from self.inlines(["„", *k.inhalt, "“"])
        elif k.art == "code":
            yield {"t": "Code", "c": [_KEINE, "".join(map(str, k.inhalt))]}
        elif k.art == "sprache":
            yield {"t": "Span", "c": [("", [], [("lang", str(k.angaben["sprache"]))]), self.inlines(k.inhalt)]}
        elif k.art == "umbruch":
            yield {"t": "LineBreak"}
        elif k.art == "fussnote":
            yield {"t": "Note", "c": self.blocks(k.inhalt)}
        elif k.art in ("verweis", "extern", "website"):
            ziel = f"#{anchor(str(k.angaben['ort']))}" if k.art == "verweis" else str(k.angaben["url"])
            yield {"t": "Link", "c": [_KEINE, self.inlines(k.inhalt), [ziel, ""]]}
        elif k.art == "statuswort":
            yield from self.inlines([self.status(k)])
        elif k.art == "bild":
            yield from self.picture(k)
        else:
            yield from self.inlines(k.inhalt)

    def status(self, k: Knoten) -> str:
        return " ".join(str(wert) for wert in (k.angaben["zeichen"], k.angaben["wort"]) if wert)

    def picture(self, k: Knoten) -> Iterator[Ast]:
        bild, alt = self.dokument.bilder.get(str(k.angaben["datei"])), str(k.angaben["alt"] or "")
        if bild is None:
            yield from _words(f"[Bild: {alt}]" if alt else "")
        else:
            masse = [("width", f"{bild.breite}mm")]
            yield {"t": "Image", "c": [("", [], masse), list(_words(alt)), [_data_url(bild), ""]]}


def _data_url(bild: Bild) -> str:
    return f"data:{bild.art};base64,{base64.b64encode(bild.inhalt).decode()}"


def _styled(name: str, bloecke: list[Ast]) -> Ast:
    return {"t": "Div", "c": [("", [], [("custom-style", name)]), bloecke]}


def _knoten(k: Knoten) -> list[Knoten]:
    return [teil for teil in k.inhalt if isinstance(teil, Knoten)]


def _is_empty_block(teil: Knoten | str) -> bool:
    """Whether a piece is one of those that hold blocks, and holds none."""
    return isinstance(teil, Knoten) and teil.art in (*_HUELLEN, "tabelle")


def _filled(zeile: list[Knoten], spalten: int) -> list[Knoten]:
    """A row with as many cells as the table has columns."""
    leer = Knoten("zelle", (), {"kopf": False, "lage": "", "spalten": 1, "zeilen": 1})
    return [*zeile, *[leer] * (spalten - sum(int(z.angaben["spalten"] or 1) for z in zeile))]


def _shares(zeilen: Iterable[list[Knoten]], spalten: int) -> list[float]:
    """How wide columns are, as parts of the whole: by the root of how much stands in them, as a typist would."""
    laengen = [1.0] * spalten
    for zeile in zeilen:
        spalte = 0
        for z in zeile:
            breite = int(z.angaben["spalten"] or 1)
            if breite == 1 and spalte < spalten:
                laengen[spalte] = max(laengen[spalte], float(min(len(_text(z.inhalt)), 200)))
            spalte += breite
    wurzeln = [max(laenge, 9) ** 0.5 for laenge in laengen]
    return [round(wurzel / sum(wurzeln), 3) for wurzel in wurzeln]


def _text(inhalt: Inhalt) -> str:
    return "".join(teil if isinstance(teil, str) else _text(teil.inhalt) + str(teil.angaben.get("wort", "")) for teil in inhalt)
