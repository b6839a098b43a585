"""Prose chapters, checked without building them: wrong macro calls (IK901) and links that lead nowhere (IK902).

What can be told from the text alone is found. Computed values, macros of the site's own, and anchors are left to the build.
"""

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from urllib.parse import unquote, urlsplit

from jinja2 import Environment, TemplateSyntaxError, nodes

from integrationskonzept.aufrufe import MAKROS, render_call, unfinished
from integrationskonzept.findings import Finding, Location, UnknownName, meinten_sie
from integrationskonzept.langtext import find_ziele
from integrationskonzept.linkmeldungen import from_the_root, to_no_page
from integrationskonzept.render import Blatt, Buch

_KOPF = re.compile(r"\A---\r?\n.*?^---\s*?$", re.DOTALL | re.MULTILINE)


def check_prosa(buch: Buch, prosa: Mapping[str, str], vorhanden: Collection[str], ordner: str) -> Iterator[Finding]:
    """The findings in all chapters; `vorhanden` are the files a link may lead to, `ordner` is what findings call the folder."""
    for quelle, text in prosa.items():
        if not quelle.endswith(".md"):
            continue
        kopf = fund[0] if (fund := _KOPF.match(text)) else ""
        koerper = "\n" * kopf.count("\n") + text[len(kopf) :]
        if not re.search(r"^render_macros:\s*false", kopf, re.MULTILINE):
            for zeile, satz in _wrong_calls(Blatt(buch, quelle), koerper):
                yield Finding(Location(f"{ordner}/{quelle}", zeile), "IK901", satz)
        for zeile, spalte, satz in _dead_links(quelle, koerper, vorhanden):
            yield Finding(Location(f"{ordner}/{quelle}", zeile, spalte), "IK902", satz)


def _wrong_calls(blatt: Blatt, text: str) -> Iterator[tuple[int, str]]:
    """Every call of one of our macros with written-out values that gives nothing, with its line."""
    try:
        seite = Environment().parse(text)
    except TemplateSyntaxError as fehler:
        yield fehler.lineno, unfinished(str(fehler.message))
        return
    for ruf in seite.find_all(nodes.Call):
        if not isinstance(ruf.node, nodes.Name) or ruf.node.name not in MAKROS or ruf.dyn_args or ruf.dyn_kwargs:
            continue
        try:
            args = tuple(wert.as_const() for wert in ruf.args)
            kwargs = {angabe.key: angabe.value.as_const() for angabe in ruf.kwargs}
        except nodes.Impossible:
            continue
        try:
            render_call(blatt, ruf.node.name, args, kwargs)
        except UnknownName as unbekannt:
            yield ruf.lineno, str(unbekannt.args[0])


def _dead_links(quelle: str, text: str, vorhanden: Collection[str]) -> Iterator[tuple[int, int, str]]:
    """Every link to a Markdown file that is no chapter and no page of the data, or from the root, with line and column."""
    zeilen = text.split("\n")
    for ziel in find_ziele(text):
        teile = urlsplit(ziel.adresse)
        pfad = unquote(teile.path)
        datei = posixpath.normpath(posixpath.join(posixpath.dirname(quelle), pfad))
        if ziel.bild or teile.scheme or teile.netloc or not pfad:
            continue
        if pfad.startswith("/"):
            satz = from_the_root(ziel.adresse)
        elif pfad.endswith(".md") and datei not in vorhanden:
            satz = to_no_page(ziel.adresse, _near(datei, vorhanden))
        else:
            continue
        nr, zeile = next(((nr, z) for nr, z in enumerate(zeilen, 1) if ziel.adresse in z), (1, ziel.adresse))
        yield nr, zeile.find(ziel.adresse) + 1, satz


def _near(datei: str, vorhanden: Collection[str]) -> str:
    """A suggestion; the head of a section is a file of its own, which is what authors get wrong most."""
    kopf = f"{datei.removesuffix('.md')}/index.md"
    return f" Meinten Sie „{kopf}“?" if kopf in vorhanden else meinten_sie(datei, vorhanden)
