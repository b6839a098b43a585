"""A Markdown extension: blocks set already, and what a strict policy forbids or makes pages jump: columns, tables, pictures."""

import posixpath
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from integrationskonzept.render.bloecke import ANFANG, split_parts

_STIL = "text-align: "


class _Geschlossenes(Preprocessor):
    """What is closed is put by before anything reads it, and comes back when all is done."""

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        if ANFANG not in text:
            return lines
        teile = (str(self.md.htmlStash.store(teil)) if geschlossen else teil for geschlossen, teil in split_parts(text))
        return "".join(teile).split("\n")


class _Ausrichtung(Treeprocessor):
    """How a column is aligned is told by a class; the extension "tables" writes `style`."""

    def run(self, root: Element) -> None:
        for zelle in root.iter():
            if zelle.tag in ("th", "td") and (stil := zelle.get("style", "")).startswith(_STIL):
                del zelle.attrib["style"]
                zelle.set("class", " ".join(filter(None, (zelle.get("class"), f"ik-{stil.removeprefix(_STIL).rstrip(';')}"))))


class _Tabellenrahmen(Treeprocessor):
    """A table that is wider than the screen scrolls by itself, reachable by keyboard too.

    A group, no region: several of one name on a page are no landmarks to confuse.
    """

    def run(self, root: Element) -> None:
        for eltern in list(root.iter()):
            if "ik-tabelle" in eltern.get("class", ""):
                continue
            for nr, tabelle in enumerate(eltern):
                if tabelle.tag == "table":
                    rahmen = Element("div", {"class": "ik-tabelle", "role": "group", "aria-label": "Tabelle", "tabindex": "0"})
                    rahmen.tail, tabelle.tail = tabelle.tail, None
                    eltern[nr] = rahmen
                    rahmen.append(tabelle)


class _Bildmasse(Treeprocessor):
    """Pictures of the site's own say how large they are, so that the text below keeps its place while they load."""

    def __init__(self, md: Markdown, seite: str, masse: Mapping[str, tuple[int, int]]) -> None:
        super().__init__(md)
        self.ordner = posixpath.dirname(seite)
        self.masse = masse

    def run(self, root: Element) -> None:
        for bild in root.iter("img"):
            datei = posixpath.normpath(posixpath.join(self.ordner, unquote(bild.get("src", ""))))
            if datei in self.masse and not {"width", "height"}.intersection(bild.keys()):
                breite, hoehe = self.masse[datei]
                bild.attrib |= {"width": str(breite), "height": str(hoehe)}


class AuszeichnungExtension(Extension):
    """Closed blocks as they are, tables aligned by class (ik-left, ik-center, ik-right) that scroll, pictures measured."""

    def __init__(self, **kwargs: Any) -> None:
        self.config = {
            "seite": ["", "The Markdown file of the page, from the folder of the chapters"],
            "masse": [{}, "Width and height in pixels of every picture by its file"],
        }
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:
        # After line ends are made the same, before MkDocs and Markdown look for HTML.
        md.preprocessors.register(_Geschlossenes(md), "ik-geschlossenes", 29)
        # All before MkDocs turns the addresses of files into those of the site.
        md.treeprocessors.register(_Ausrichtung(md), "ik-ausrichtung", 3)
        md.treeprocessors.register(_Tabellenrahmen(md), "ik-tabellenrahmen", 2)
        md.treeprocessors.register(_Bildmasse(md, self.getConfig("seite"), self.getConfig("masse")), "ik-bildmasse", 1)


def makeExtension(**kwargs: Any) -> AuszeichnungExtension:
    """The extension for a configuration that names this module."""
    return AuszeichnungExtension(**kwargs)
