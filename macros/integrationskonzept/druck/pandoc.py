"""Pieces of a document → pandoc's own tree, from which it writes for word processors; nothing in them is read as markup."""

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from integrationskonzept.druck.dokumente import SVG, Bild, Dokument
from integrationskonzept.druck.knoten import Inhalt, Knoten, iter_kinds
from integrationskonzept.druck.setzen import draw_png

VERZEICHNIS = "Inhalt"
VERZEICHNISTIEFE = 2
_TIEFSTE = 6
_KEINE: tuple[str, list[str], list[tuple[str, str]]] = ("", [], [])
_ABSAETZE = {"absatz": "", "klein": "Klein", "vorspann": "Kurzfassung", "unterschrift": "Klein", "beginn": "Überleitung"}
"""Pieces that are one paragraph, and the style they have."""
_BETONT = {
    "fett": "Strong", "gestrichen": "Strikeout", "hoch": "Superscript", "kursiv": "Emph", "tief": "Subscript",
}  # fmt: skip
_HUELLEN = ("kapitel", "blatt", "zusammen", "langtext", "eckdaten", "erklaerungen", "erklaerung")
"""Pieces that only hold others."""
_LAGEN = {"right": "AlignRight", "center": "AlignCenter"}
_LISTEN = ("author", "keywords")
"""Properties of a document that are lists; of others, several values are lines."""
Ast = dict[str, object]
"""A piece of pandoc's tree."""


def as_pandoc(dokument: Dokument, endung: str) -> Ast:
    """A document as pandoc's tree."""
    w = dokument.angaben
    angaben = {
        "title": w["titel"],
        "subtitle": " – ".join(str(wert) for wert in (w["untertitel"], w["motto"]) if wert) if w["deckblatt"] else "",
        "author": w["verfasser"],
        "date": [*_lines(w["deckzeilen"] or [w["stand"]]), *_lines(w["hinweise"])],
        "keywords": w["schlagworte"],
        "description": w["beschreibung"],
        "lang": "de-DE",
        "toc-title": VERZEICHNIS,
    }
    return {
        "pandoc-api-version": [1, 23, 1],
        "meta": {name: _meta(name, wert) for name, wert in angaben.items() if wert},
        "blocks": [
            *([_word_contents(dokument.inhalt)] if w["verzeichnis"] and endung == "docx" else []),
            *_Schreiber(dokument).blocks(dokument.inhalt),
        ],
    }


def _lines(wert: object) -> list[str]:
    assert isinstance(wert, list)
    return [str(zeile) for zeile in wert if zeile]


def _meta(name: str, wert: object) -> Ast:
    zeilen = [list(_words(str(eins))) for eins in (wert if isinstance(wert, list) else [wert])]
    if name in _LISTEN:
        return {"t": "MetaList", "c": [{"t": "MetaInlines", "c": zeile} for zeile in zeilen]}
    umbruch: Ast = {"t": "LineBreak"}
    return {"t": "MetaInlines", "c": [eins for nr, zeile in enumerate(zeilen) for eins in ([umbruch] if nr else []) + zeile]}


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


def _word_contents(inhalt: Inhalt) -> Ast:
    """Word's own table of contents, which counts the pages when it is opened, filled in for programs that do not."""
    feld = Markup('<w:r><w:fldChar w:fldCharType="{}"/></w:r>')
    auftrag = Markup('<w:r><w:instrText xml:space="preserve">{}</w:instrText></w:r>').format(
        f'TOC \\o "1-{VERZEICHNISTIEFE}" \\h \\z \\u'
    )
    beginn = Markup('<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>') + auftrag + feld.format("separate")
    titel = [k for k in iter_kinds(inhalt, "titel") if int(k.angaben["ebene"] or 1) <= VERZEICHNISTIEFE and not k.angaben["leise"]]
    kopf = _word_paragraph("TOCHeading", Markup("<w:r><w:t>{}</w:t></w:r>").format(VERZEICHNIS))
    zeilen = (_word_paragraph(f"TOC{k.angaben['ebene']}", _word_link(k)) for k in titel)
    xml = Markup(
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr>'
        "<w:sdtContent>{}</w:sdtContent></w:sdt>"
    ).format(Markup("").join([kopf, _word_paragraph("Compact", beginn), *zeilen, _word_paragraph("Compact", feld.format("end"))]))
    return {"t": "RawBlock", "c": ["openxml", str(xml)]}


def _word_paragraph(art: str, inhalt: Markup) -> Markup:
    return Markup('<w:p><w:pPr><w:pStyle w:val="{}"/></w:pPr>{}</w:p>').format(art, inhalt)


def _word_link(titel: Knoten) -> Markup:
    """The words of a heading that lead to it."""
    worte = f"{titel.angaben['nr'] or ''} {_text(titel.inhalt)}".strip()
    lauf = Markup('<w:r><w:t xml:space="preserve">{}</w:t></w:r>').format(worte)
    ort = str(titel.angaben["ort"] or "")
    return Markup('<w:hyperlink w:anchor="{}">{}</w:hyperlink>').format(anchor(ort), lauf) if ort else lauf


@dataclass(frozen=True)
class _Schreiber:
    dokument: Dokument

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
        zeilen = [_knoten(zeile) for zeile in _knoten(k)]
        seiten = {nr for zeile in zeilen for nr, z in enumerate(zeile) if any(iter_kinds([z], "seite"))}
        zeilen = [[z for nr, z in enumerate(zeile) if nr not in seiten] for zeile in zeilen]
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
        inhalt = (Knoten("fett", z.inhalt),) if a["kopf"] and all(isinstance(teil, str) for teil in z.inhalt) else z.inhalt
        return [_KEINE, lage, a["zeilen"], a["spalten"], self.point(replace(z, inhalt=inhalt))]

    def inlines(self, inhalt: Iterable[Knoten | str]) -> list[Ast]:
        """Pieces of a line."""
        return [eines for teil in inhalt for eines in self.inline(teil)]

    def inline(self, k: Knoten | str) -> Iterator[Ast]:
        if isinstance(k, str):
            yield from self.text(k)
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

    def text(self, text: str) -> Iterator[Ast]:
        """A text in which names in a second language carry it, wherever they stand."""
        sprachen = self.dokument.angaben["sprachen"]
        assert isinstance(sprachen, dict)
        teile = re.split(f"({'|'.join(map(re.escape, sprachen))})", text) if sprachen else [text]
        for teil in teile:
            if teil in sprachen:
                yield {"t": "Span", "c": [("", [], [("lang", sprachen[teil])]), list(_words(teil))]}
            else:
                yield from _words(teil)

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
    """A picture inside the document; drawings become pixels, which every word processor shows."""
    art, inhalt = ("image/png", draw_png(bild.as_svg(), bild.breite)) if bild.art == SVG else (bild.art, bild.inhalt)
    return f"data:{art};base64,{base64.b64encode(inhalt).decode()}"


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
    """How wide columns are, as parts of the whole: enough for the longest word, more where there is more to say."""
    laengen = [4.0] * spalten
    for zeile in zeilen:
        spalte = 0
        for z in zeile:
            breite = int(z.angaben["spalten"] or 1)
            if breite == 1 and spalte < spalten:
                text = _text(z.inhalt)
                wort = max(map(len, text.replace("-", "- ").split()), default=0) + 1
                laengen[spalte] = max(laengen[spalte], float(min(wort, 24)), 2.2 * min(len(text), 200) ** 0.5)
            spalte += breite
    return [round(laenge / sum(laengen), 3) for laenge in laengen]


def _text(inhalt: Inhalt) -> str:
    return "".join(teil if isinstance(teil, str) else _text(teil.inhalt) + str(teil.angaben.get("wort", "")) for teil in inhalt)
