"""A Markdown extension: how a table's column is aligned is told by a class, for a strict policy forbids `style`; nothing else."""

from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

_STIL = "text-align: "


class _Ausrichtung(Treeprocessor):
    """Moves the alignment that the extension "tables" writes."""

    def run(self, root: Element) -> None:
        for zelle in root.iter():
            if zelle.tag in ("th", "td") and (stil := zelle.get("style", "")).startswith(_STIL):
                del zelle.attrib["style"]
                zelle.set("class", " ".join(filter(None, (zelle.get("class"), f"ik-{stil.removeprefix(_STIL).rstrip(';')}"))))


class AusrichtungExtension(Extension):
    """Tables aligned by class: ik-left, ik-center, ik-right."""

    def extendMarkdown(self, md: Markdown) -> None:  # the name that Python-Markdown calls
        md.treeprocessors.register(_Ausrichtung(md), "ik-ausrichtung", 0)


def makeExtension(**kwargs: Any) -> AusrichtungExtension:  # the name that Python-Markdown looks for
    """The extension for a configuration that names this module."""
    return AusrichtungExtension(**kwargs)
