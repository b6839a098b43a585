"""A chapter → one page of the website with all its Ziele and sheets, to be printed in one go; the same pieces as the PDF."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from integrationskonzept.adressen import address_of, list_address, slug, source_of
from integrationskonzept.druck.bogen import Bogen
from integrationskonzept.druck.kapitel import Kapitel, feld_chapter
from integrationskonzept.druck.knoten import Inhalt, Knoten, iter_kinds
from integrationskonzept.model import Handlungsfeld
from integrationskonzept.render import Blatt, Buch
from integrationskonzept.render.bloecke import closed

UNTERADRESSE = "druck/"
"""Where the page lies below that of its chapter."""
_BLOCK = {
    "absatz": ("p", ""), "beginn": ("p", "ik-ueberleitung"), "begriff": ("dt", ""), "blatt": ("section", "ik-druckblatt"),
    "erklaerung": ("dd", ""), "erklaerungen": ("dl", ""), "klein": ("p", "ik-erlaeuterung"), "langtext": ("div", "ik-text"),
    "liste": ("ul", ""),
    "punkt": ("li", ""), "unterschrift": ("p", "ik-erlaeuterung"), "vorspann": ("p", "ik-vorspann"), "zeile": ("tr", ""),
    "zitat": ("blockquote", ""), "zusammen": ("div", "ik-druckkopf"),
}  # fmt: skip
_ZEILE = {
    "code": "code", "fett": "strong", "gestrichen": "del", "hoch": "sup", "kursiv": "em", "tief": "sub", "zitiert": "q",
}  # fmt: skip
_TIEFSTE = 6


@dataclass(frozen=True)
class Druckseite:
    """A page: the Markdown file it stands for and its text."""

    quelle: str
    markdown: str


def print_address(feld: Handlungsfeld) -> str:
    """The address of the page of a chapter."""
    return address_of(feld) + UNTERADRESSE


def build_druckseiten(buch: Buch) -> Iterator[Druckseite]:
    """A page for every Handlungsfeld; none is found by searching, neither here nor elsewhere."""
    bogen = Bogen(buch)
    for feld in buch.bezuege.handlungsfelder:
        quelle = source_of(print_address(feld))
        kapitel = feld_chapter(bogen, feld, allein=True)
        kopf = {
            "title": kapitel.titel,
            "hide": ["toc"],
            "robots": "noindex",
            "search": {"exclude": True},
            "sitemap": False,
            "render_macros": False,
        }
        angaben = "".join(f"{name}: {json.dumps(wert, ensure_ascii=False)}\n" for name, wert in kopf.items())
        inhalt = _Schreiber(Blatt(buch, quelle), kapitel).chapter(address_of(feld))
        yield Druckseite(quelle, f"---\n{angaben}---\n\n{closed(_element('div', inhalt, klasse='ik-druckfassung'))}\n")


class _Schreiber:
    """Pieces as HTML, links within the chapter as such, others to the pages of the site."""

    def __init__(self, blatt: Blatt, kapitel: Kapitel) -> None:
        self.blatt = blatt
        self.kapitel = kapitel
        self.orte = {str(k.angaben["ort"]) for k in iter_kinds(kapitel.inhalt, "titel")} - {""}
        self.offen = set(self.orte)
        self.noten: list[Markup] = []

    def chapter(self, zurueck: str) -> Markup:
        """The whole page; its footnotes stand at its end."""
        felder = self.blatt.begriff("handlungsfelder").mehrzahl
        stufen = ((list_address("handlungsfelder"), felder), (zurueck, self.kapitel.titel))
        weg = Markup(" › ").join(
            [*(_element("a", escape(titel), href=self.url(ort)) for ort, titel in stufen), Markup("Druckfassung")]
        )
        brotkrumen = Markup('<nav class="ik-brotkrumen" aria-label="Sie sind hier"><p>{}</p></nav>').format(weg)
        knopf = Markup('<button type="button" class="ik-ausgabe ik-mit-skript" data-ik-drucken>Kapitel drucken</button>')
        dateien = Markup('<span data-ik-dateien="{}"></span>').format(zurueck)
        text = self.all(self.kapitel.inhalt)
        noten = (
            _element("section", _element("ol", Markup("").join(self.noten)), klasse="ik-fussnoten") if self.noten else Markup("")
        )
        kopf = _element("h1", escape(self.kapitel.titel)) + _element("p", knopf + dateien, klasse="ik-ausgaben")
        return brotkrumen + kopf + text + noten

    def all(self, inhalt: Iterable[Knoten | str]) -> Markup:
        return Markup("".join([self.piece(teil) for teil in inhalt]))

    def piece(self, k: Knoten | str) -> Markup:  # noqa: PLR0912  # one way a kind
        if isinstance(k, str):
            return escape(k)
        a = k.angaben
        if k.art in _BLOCK:
            tag, klasse = _BLOCK[k.art]
            return _element(tag, self.all(k.inhalt), klasse=klasse)
        if k.art in _ZEILE:
            return _element(_ZEILE[k.art], self.all(k.inhalt))
        match k.art:
            case "titel":
                return self.heading(k)
            case "aufzaehlung":
                return _element("ol", self.all(k.inhalt), start=str(a["beginn"]) if a["beginn"] != 1 else "")
            case "tabelle":
                return self.table(k)
            case "eckdaten":
                return _element("dl", self.all(k.inhalt), klasse="ik-eckdaten")
            case "eckdatum":
                return _element("div", _element("dt", escape(str(a["name"]))) + _element("dd", self.all(k.inhalt)))
            case "status":
                return _element("p", self.status(k) + Markup(" ") + self.all(k.inhalt), klasse="ik-statuszeile")
            case "statuswort":
                return self.status(k)
            case "verweis":
                return _element("a", self.all(k.inhalt), href=self.url(str(a["ort"])))
            case "extern" | "website":
                return _element("a", self.all(k.inhalt), href=str(a["url"]))
            case "sprache":
                return _element("span", self.all(k.inhalt), lang=str(a["sprache"]))
            case "vorlage":
                return _element("pre", _element("code", self.all(k.inhalt)))
            case "fussnote":
                return self.note(k)
            case "bild":
                url = self.url(f"/{a['datei']}")
                return Markup('<img src="{}" alt="{}" loading="lazy">').format(url, a["alt"] or "")
            case "umbruch":
                return Markup("<br>")
            case "strich":
                return Markup("<hr>")
        return self.all(k.inhalt)

    def url(self, ort: str) -> str:
        return f"#{_anchor(ort)}" if ort in self.orte else self.blatt.buch.adressbuch.url(self.blatt.quelle, ort)

    def heading(self, k: Knoten) -> Markup:
        ebene, ort = int(k.angaben["ebene"] or 1), str(k.angaben["ort"] or "")
        anker = _anchor(ort) if ort in self.offen else ""
        self.offen.discard(ort)
        if ebene > _TIEFSTE:
            return _element("p", _element("strong", self.all(k.inhalt)), id=anker)
        return _element(f"h{ebene}", self.all(k.inhalt), id=anker)

    def status(self, k: Knoten) -> Markup:
        zeichen = Markup('<span aria-hidden="true">{}</span>&nbsp;').format(k.angaben["zeichen"]) if k.angaben["zeichen"] else ""
        return _element("span", Markup("{}{}").format(zeichen, k.angaben["wort"]), klasse="ik-status")

    def note(self, k: Knoten) -> Markup:
        nr = len(self.noten) + 1
        self.noten.append(Markup(""))  # a note inside this one comes after it
        zurueck = Markup(' <a href="#fnref-{0}" class="footnote-backref" aria-label="Zurück zu Fußnote {0}">↩</a>').format(nr)
        self.noten[nr - 1] = _element("li", self.all(k.inhalt) + zurueck, id=f"fn-{nr}")
        return Markup('<sup id="fnref-{0}"><a href="#fn-{0}" class="footnote-ref">{0}</a></sup>').format(nr)

    def table(self, k: Knoten) -> Markup:
        koepfe = int(k.angaben["koepfe"] or 0)
        name = str(k.angaben["titel"] or "")
        titel = _element("caption", escape(name)) if name else Markup("")
        kopf = _element("thead", self.rows(k.inhalt[:koepfe], "col")) if koepfe else Markup("")
        tabelle = _element("table", titel + kopf + _element("tbody", self.rows(k.inhalt[koepfe:], "row")))
        return Markup('<section class="ik-tabelle" tabindex="0">{}</section>').format(tabelle)

    def rows(self, zeilen: Inhalt, bereich: str) -> Markup:
        return Markup("").join(
            _element("tr", Markup("").join(self.cell(z, bereich) for z in zeile.inhalt if isinstance(z, Knoten)))
            for zeile in zeilen
            if isinstance(zeile, Knoten)
        )

    def cell(self, z: Knoten, bereich: str) -> Markup:
        a = z.angaben
        masse = {name: str(a[feld]) for name, feld in (("colspan", "spalten"), ("rowspan", "zeilen")) if a[feld] != 1}
        lage = f"ik-{a['lage']}" if a["lage"] else ""
        kopf = {"scope": bereich} if a["kopf"] else {}
        return _element("th" if a["kopf"] else "td", self.all(z.inhalt), klasse=lage, **masse, **kopf)


def _anchor(ort: str) -> str:
    return slug(ort) or "anfang"


def _element(tag: str, inhalt: Markup, *, klasse: str = "", **eigenschaften: str) -> Markup:
    """An element; attributes without a value are left out."""
    alle = {"class": klasse, **eigenschaften}
    worte = "".join([f' {name}="{escape(wert)}"' for name, wert in alle.items() if wert])
    return Markup(f"<{tag}{worte}>{escape(inhalt)}</{tag}>")
