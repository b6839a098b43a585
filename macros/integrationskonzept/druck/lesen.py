"""The HTML of the website → pieces of a document: what a reader sees, footnotes and tables too; nothing that acts or is hidden.

Not a sanitiser of pages: whatever is not known here is read for its text alone, so no markup ever reaches the typesetter.
"""

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import unquote

from integrationskonzept.druck.knoten import Inhalt, Knoten, extern, iter_kinds, knoten, plain_text
from integrationskonzept.elemente import Element, descendants, parse, raw_text

_OHNE = frozenset(
    {"audio", "button", "canvas", "datalist", "form", "head", "iframe", "input", "math", "nav", "object", "option", "script",
     "select", "style", "svg", "template", "textarea", "title", "video"}
)  # fmt: skip
"""What has no place on paper."""
_ZEILE = {
    "a": "verweis", "b": "fett", "cite": "kursiv", "code": "code", "del": "gestrichen", "em": "kursiv", "i": "kursiv",
    "kbd": "code", "q": "zitiert", "s": "gestrichen", "samp": "code", "strong": "fett", "sub": "tief", "sup": "hoch",
    "var": "kursiv",
}  # fmt: skip
"""Elements inside a line and the kinds of piece they are; others there are read for their text."""
_TEXT = frozenset({"abbr", "bdi", "bdo", "big", "data", "dfn", "font", "ins", "label", "mark", "small", "span", "time", "tt", "u"})
_BLOCK = {
    "blockquote": "zitat", "dd": "erklaerung", "dl": "erklaerungen", "dt": "begriff", "figcaption": "unterschrift", "li": "punkt",
    "ol": "aufzaehlung", "p": "absatz", "summary": "absatz", "ul": "liste",
}  # fmt: skip
_INNERHALB = frozenset({*_ZEILE.values(), "bild", "umbruch", "sprache", "fussnote"})
"""Kinds that stand inside a line."""
_BEHAELTER = frozenset({"punkt", "zitat", "zelle", "erklaerung", "fussnote", ""})
"""Kinds that hold paragraphs, or one line alone."""


@dataclass(frozen=True)
class Leseart:
    """How the addresses of a text are meant: a link or picture as written → the address in the site, None for elsewhere."""

    ort: Callable[[str], str | None]


def page_leseart(url: str, adressen: Mapping[str, str]) -> Leseart:
    """How addresses on the page of an URL are meant; `adressen` maps the URLs of all pages to their addresses."""

    def ort(href: str) -> str | None:
        if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//", href):
            return None
        pfad, raute, anker = href.partition("#")
        pfad = unquote(pfad.partition("?")[0])
        ziel = posixpath.normpath(posixpath.join(posixpath.dirname(url), pfad)).lstrip("./") if pfad else url
        seite = adressen.get(ziel.rstrip("/"))
        return f"{seite}{raute}{anker}" if seite else f"/{ziel}"

    return Leseart(ort)


def read_html(html: str, leseart: Leseart, *, ebene: int = 1) -> Inhalt:
    """The pieces of a text whose highest heading has the level `ebene`; levels follow each other without gaps."""
    wurzel = parse(html)
    noten = {e.eigenschaften["id"]: e for e in descendants(wurzel) if e.tag == "li" and "id" in e.eigenschaften}
    return _levelled(_Uebersetzer(leseart, noten).block(wurzel.kinder, ""), ebene)


@dataclass(frozen=True)
class _Uebersetzer:
    leseart: Leseart
    noten: Mapping[str, Element]

    def block(self, kinder: Iterable[Element | str], art: str) -> Inhalt:
        """What stands in a container: one line, or paragraphs where anything in it is one."""
        teile = list(self.each(kinder))
        if all(_is_inline(teil) for teil in teile) and art in _BEHAELTER - {""}:
            return _trimmed(teile)
        ergebnis: list[Knoten | str] = []
        zeile: list[Knoten | str] = []
        for teil in [*teile, None]:
            if teil is not None and _is_inline(teil):
                zeile.append(teil)
                continue
            if inhalt := _trimmed(zeile):
                ergebnis.append(Knoten("absatz", inhalt))
            zeile = []
            if teil is not None:
                ergebnis.append(teil)
        return tuple(ergebnis)

    def each(self, kinder: Iterable[Element | str]) -> Iterator[Knoten | str]:
        for kind in kinder:
            if isinstance(kind, str):
                yield re.sub(r"[ \t\r\n\f\v]+", " ", kind)
            else:
                yield from self.element(kind)

    def element(self, e: Element) -> Iterator[Knoten | str]:
        """What one element becomes; one without a meaning on paper becomes what is in it."""
        if e.tag in _OHNE or "hidden" in e.eigenschaften or _is_backref(e) or _holds_notes(e):
            return
        if e.tag == "br":
            yield knoten("umbruch")
        elif e.tag == "hr":
            yield knoten("strich")
        elif e.tag == "img":
            yield from self.picture(e)
        elif note := self.footnote(e):
            yield note
        elif re.fullmatch(r"h[1-6]", e.tag):
            yield from self.heading(e)
        elif e.tag == "table":
            yield from self.table(e)
        elif e.tag == "pre":
            yield Knoten("vorlage", ("".join(raw_text(e)).strip("\n"),))
        elif e.tag in _BLOCK:
            yield from self.piece(e)
        elif e.tag in _ZEILE or e.tag in _TEXT:
            yield from self.inline(e)
        else:
            yield from self.block(e.kinder, "")

    def heading(self, e: Element) -> Iterator[Knoten]:
        """A heading is one line with words in it; what has none is no heading."""
        zeile = _trimmed(teil if _is_inline(teil) else plain_text([teil]) for teil in self.each(e.kinder))
        if plain_text(zeile):
            anker = e.eigenschaften.get("id", "")
            yield Knoten("titel", zeile, {"ebene": int(e.tag[1]), "nr": "", "anker": anker, "ort": "", "leise": False})

    def piece(self, e: Element) -> Iterator[Knoten]:
        art = _BLOCK[e.tag]
        if art in ("liste", "aufzaehlung", "erklaerungen"):
            erlaubt = ("begriff", "erklaerung") if art == "erklaerungen" else ("punkt",)
            punkte = tuple(k for k in self.each(e.kinder) if isinstance(k, Knoten) and k.art in erlaubt)
            beginn = e.eigenschaften.get("start", "1")
            if punkte:
                yield Knoten(art, punkte, {"beginn": int(beginn) if re.fullmatch(r"\d{1,6}", beginn) else 1})
        elif art in _BEHAELTER:
            yield Knoten(art, self.block(e.kinder, art), {})
        elif inhalt := self.block(e.kinder, "punkt"):
            # A paragraph holds no other; where the HTML says so, they follow each other.
            if all(_is_inline(k) for k in inhalt):
                yield Knoten(art, inhalt)
            else:
                yield from (k for k in inhalt if isinstance(k, Knoten))

    def inline(self, e: Element) -> Iterator[Knoten | str]:
        teile = tuple(self.each(e.kinder))
        if not all(_is_inline(teil) for teil in teile):
            yield from self.block(e.kinder, "")
            return
        if (sprache := e.eigenschaften.get("lang", "")) and re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", sprache):
            teile = (Knoten("sprache", teile, {"sprache": sprache}),)
        art = _ZEILE.get(e.tag)
        if art is None or not teile:
            yield from teile
        elif art == "code":
            yield Knoten("code", ("".join(raw_text(e)),))
        elif art == "verweis":
            yield self.link(e.eigenschaften.get("href", ""), teile)
        else:
            yield Knoten(art, teile)

    def link(self, href: str, teile: Inhalt) -> Knoten:
        if (ort := self.leseart.ort(href)) is not None:
            return Knoten("verweis", teile, {"ort": ort, "seite": True})
        if not re.match(r"(?i)(https?|mailto|tel):", href):
            return Knoten("text", teile)
        return extern(href, *teile)

    def picture(self, e: Element) -> Iterator[Knoten | str]:
        alt = " ".join(e.eigenschaften.get("alt", "").split())
        ort = self.leseart.ort(e.eigenschaften.get("src", ""))
        breite = e.eigenschaften.get("width", "")
        if ort is not None:
            yield knoten("bild", datei=ort.lstrip("/"), alt=alt, breite=int(breite) if re.fullmatch(r"\d{1,5}", breite) else 0)
        elif alt:
            yield f"[Bild: {alt}]"

    def footnote(self, e: Element) -> Knoten | None:
        """A mark that leads to a note → the note itself."""
        if e.tag != "sup":
            return None
        wege = [x for x in descendants(e) if x.tag == "a" and x.eigenschaften.get("href", "").startswith("#fn")]
        note = self.noten.get(wege[0].eigenschaften["href"][1:]) if wege else None
        return Knoten("fussnote", replace(self, noten={}).block(note.kinder, "fussnote")) if note else None

    def table(self, e: Element) -> Iterator[Knoten]:
        """A table; the rows of its head come first and say how many they are."""
        unterschrift = [k for x in e.kinder if isinstance(x, Element) and x.tag == "caption" for k in self.each(x.kinder)]
        zeilen = [(x, _is_head(x, e)) for x in descendants(e) if x.tag == "tr" and "hidden" not in x.eigenschaften]
        koepfe = tuple(zeile for x, ist_kopf in zeilen if ist_kopf and (zeile := self.row(x)).inhalt)
        rumpf = tuple(zeile for x, ist_kopf in zeilen if not ist_kopf and (zeile := self.row(x)).inhalt)
        alle = (*_within(koepfe), *_within(rumpf))
        if not alle:
            return
        zellen = [[z.angaben for z in zeile.inhalt if isinstance(z, Knoten)] for zeile in alle]
        yield Knoten(
            "tabelle",
            alle,
            {
                "spalten": max(sum(int(z["spalten"] or 1) for z in zeile) for zeile in zellen),
                "koepfe": len(koepfe),
                "titel": plain_text(unterschrift),
                "einfach": all(z["zeilen"] == 1 for zeile in zellen for z in zeile),
                "kurz": len(alle) <= 16 and len(plain_text(alle)) < 1500,
            },
        )

    def row(self, e: Element) -> Knoten:
        zellen = (x for x in e.kinder if isinstance(x, Element) and x.tag in ("td", "th"))
        return Knoten("zeile", tuple(self.cell(x) for x in zellen))

    def cell(self, e: Element) -> Knoten:
        lage = next((k.removeprefix("ik-") for k in e.klassen() if k in ("ik-right", "ik-center")), "")
        masse = {name: e.eigenschaften.get(eigen, "1") for name, eigen in (("spalten", "colspan"), ("zeilen", "rowspan"))}
        zahlen = {name: min(int(w), 50) if re.fullmatch(r"[1-9]\d{0,3}", w) else 1 for name, w in masse.items()}
        return Knoten("zelle", self.block(e.kinder, "zelle"), {"kopf": e.tag == "th", "lage": lage, **zahlen})


def _within(zeilen: tuple[Knoten, ...]) -> Iterator[Knoten]:
    """The rows of a part of a table, none of whose cells reaches beyond it."""
    for nr, zeile in enumerate(zeilen):
        zellen = (
            replace(z, angaben={**z.angaben, "zeilen": min(int(z.angaben["zeilen"] or 1), len(zeilen) - nr)})
            for z in zeile.inhalt
            if isinstance(z, Knoten)
        )
        yield replace(zeile, inhalt=tuple(zellen))


def _is_head(zeile: Element, tabelle: Element) -> bool:
    return any(zeile in kopf.kinder for kopf in tabelle.kinder if isinstance(kopf, Element) and kopf.tag == "thead")


def _is_inline(teil: Knoten | str) -> bool:
    return isinstance(teil, str) or teil.art in _INNERHALB or teil.art in ("extern", "text")


def _is_backref(e: Element) -> bool:
    return any("footnote-backref" in klasse for klasse in e.klassen())


def _holds_notes(e: Element) -> bool:
    """Whether this is the list of all notes at the end of a text; each is set at the foot of its page instead."""
    return (e.tag in ("div", "section") and bool({"footnote", "footnotes"} & set(e.klassen()))) or "footnotes-sep" in e.klassen()


def _trimmed(teile: Iterable[Knoten | str]) -> Inhalt:
    """A line without white space at its ends; a line of nothing is empty."""
    zeile = list(teile)
    while zeile and isinstance(zeile[0], str) and not zeile[0].strip(" "):
        zeile.pop(0)
    while zeile and isinstance(zeile[-1], str) and not zeile[-1].strip(" "):
        zeile.pop()
    if zeile and isinstance(zeile[0], str):
        zeile[0] = zeile[0].lstrip(" ")
    if zeile and isinstance(zeile[-1], str):
        zeile[-1] = zeile[-1].rstrip(" ")
    return tuple(zeile) if plain_text(zeile) or any(iter_kinds(zeile, "bild")) else ()


def _levelled(inhalt: Inhalt, ebene: int) -> Inhalt:
    """Headings with levels that follow each other without gaps."""
    darueber: list[int] = []

    def adapt(teil: Knoten | str) -> Knoten | str:
        if isinstance(teil, str):
            return teil
        if teil.art != "titel":
            return replace(teil, inhalt=tuple(map(adapt, teil.inhalt)))
        stufe = int(teil.angaben["ebene"] or 1)
        darueber[:] = [*(oben for oben in darueber if oben < stufe), stufe]
        return replace(teil, angaben={**teil.angaben, "ebene": ebene + len(darueber) - 1})

    return tuple(map(adapt, inhalt))
