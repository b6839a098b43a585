"""Prose chapters, checked without building them: their heads, macro calls (IK901) and links that lead nowhere (IK902).

What can be told from the text alone is found. Computed values, macros of the site's own, and anchors are left to the build.
"""

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import unquote, urlsplit

import yaml
from jinja2 import Environment, TemplateSyntaxError, meta, nodes

from integrationskonzept.aufrufe import MAKROS, no_brackets, no_macro, render_call, unfinished, without_brackets
from integrationskonzept.findings import Finding, Location, UnknownName, meinten_sie
from integrationskonzept.langtext import find_ziele
from integrationskonzept.linkmeldungen import from_the_root, to_no_page
from integrationskonzept.loading.knoten import Knoten, YamlFehler, parse_knoten
from integrationskonzept.render import Blatt, Buch
from integrationskonzept.typen import zitat

_KOPF = re.compile(
    r"\A---[ \t]*\r?\n((?:[ \t]*(?:#[^\n]*)?\r?\n)*[ \t]*[\w-]+:.*?^)(?:---|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE
)
"""The head of a page, its front matter, as MkDocs looks for it; where no field comes first, the line is one above a text."""
_CODE = re.compile(r"^[ \t]*(```|~~~).*?^[ \t]*\1", re.DOTALL | re.MULTILINE)
_OHNE_ENDE = re.compile(r"\A---[ \t]*\r?\n\s*[a-z_]+:")
_MITGEBRACHT = frozenset({"context", "fix_url", "macros_info", "now", "pretty", "render_file"})
"""Macros that mkdocs-macros itself knows."""


@dataclass(frozen=True)
class Umgebung:
    """What calls on a page can name beside our macros, as the settings say."""

    variablen: frozenset[str] = frozenset()
    """Values of the site's own (`extra`)."""
    nur_unsere_makros: bool = False
    """Whether there are no macros but ours, so that any other name is a mistake."""


def title_of(text: str) -> str:
    """The first heading of level 1 of a page, empty if it has none; a "#" in its head or in code is none."""
    zeilen = (zeile for zeile in _CODE.sub("", _KOPF.sub("", text)).splitlines() if zeile.startswith("# "))
    return next(zeilen, "").removeprefix("# ").strip()


def check_heads(prosa: Mapping[str, str], ordner: str) -> Iterator[Finding]:
    """What is wrong with the heads of pages; MkDocs would show one that it cannot read as text."""
    for quelle, text in prosa.items():
        if quelle.endswith(".md"):
            try:
                _check_head(text)
            except YamlFehler as fehler:
                yield Finding(Location(f"{ordner}/{quelle}", fehler.zeile + 1, fehler.spalte), fehler.regel, fehler.text)


def _check_head(text: str) -> None:
    """YamlFehler, its line counted from that below the first "---", where the head of a page cannot be used."""
    fund = _KOPF.match(text)
    if fund is None and _OHNE_ENDE.match(text):
        raise YamlFehler("IK004", "Der Kopf der Seite hat kein Ende. Schreiben Sie unter sein letztes Feld eine Zeile „---“.", 0)
    if fund is None:
        return
    wurzel, verloren = parse_knoten(fund[1])
    if verloren:
        raise verloren[0]
    if wurzel and isinstance(wurzel.wert, dict):
        _check_values(fund[1], wurzel.wert)


def _check_values(kopf: str, felder: Mapping[str, Knoten]) -> None:
    """YamlFehler where MkDocs takes a value for something that it is not."""
    try:
        werte = yaml.safe_load(kopf)
    except ValueError:  # the one kind of value that is computed
        ort = next(
            (k for k in felder.values() if isinstance(k.wert, str) and re.match(r"[0-9]{4}-[0-9]", k.wert)), Knoten("", 1, 1)
        )
        satz = f"Den Tag „{zitat(ort.wert)}“ gibt es im Kalender nicht."
        raise YamlFehler("IK105", satz, ort.zeile, ort.spalte) from None
    except yaml.YAMLError:
        raise YamlFehler(
            "IK004", "Der Kopf der Seite lässt sich nicht lesen. Setzen Sie Texte darin in Anführungszeichen."
        ) from None
    zahl = werte.get("reihenfolge")
    if zahl is not None and (isinstance(zahl, bool) or not isinstance(zahl, int | float)):
        ort = felder["reihenfolge"]
        satz = f"„reihenfolge“ ist eine Zahl ohne Anführungszeichen, zum Beispiel 20 oder 25.5, hier steht „{zitat(ort.wert)}“."
        raise YamlFehler("IK105", satz, ort.zeile, ort.spalte)


def check_prosa(
    buch: Buch, prosa: Mapping[str, str], vorhanden: Collection[str], ordner: str, *, umgebung: Umgebung
) -> Iterator[Finding]:
    """The findings in all chapters; `vorhanden` are the files a link may lead to, `ordner` is what findings call the folder."""
    for quelle, text in prosa.items():
        if not quelle.endswith(".md"):
            continue
        kopf = fund[0] if (fund := _KOPF.match(text)) else ""
        koerper = "\n" * kopf.count("\n") + text[len(kopf) :]
        if not re.search(r"^render_macros:\s*false", kopf, re.MULTILINE):
            werte = umgebung.variablen | set(re.findall(r"^([\w-]+):", kopf, re.MULTILINE))
            for zeile, satz in _wrong_calls(Blatt(buch, quelle), koerper, replace(umgebung, variablen=werte)):
                yield Finding(Location(f"{ordner}/{quelle}", zeile), "IK901", satz)
        for zeile, spalte, satz in _dead_links(quelle, koerper, vorhanden):
            yield Finding(Location(f"{ordner}/{quelle}", zeile, spalte), "IK902", satz)


def _wrong_calls(blatt: Blatt, text: str, umgebung: Umgebung) -> Iterator[tuple[int, str]]:
    """Every macro that there is not, and every call of one of ours with written-out values that gives nothing, with its line."""
    try:
        seite = Environment().parse(text)
    except TemplateSyntaxError as fehler:
        yield fehler.lineno, unfinished(str(fehler.message))
        return
    for name, zeile in without_brackets(seite, umgebung.variablen):
        yield zeile, no_brackets(name)
    fremd = meta.find_undeclared_variables(seite).difference(MAKROS, umgebung.variablen, _MITGEBRACHT)
    for ruf in seite.find_all(nodes.Call):
        if not isinstance(ruf.node, nodes.Name):
            continue
        if umgebung.nur_unsere_makros and ruf.node.name in fremd:
            yield ruf.lineno, no_macro(ruf.node.name)
        if ruf.node.name not in MAKROS or ruf.dyn_args or ruf.dyn_kwargs:
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
