"""Where everything is on the site: the fixed address of every entry, and how one page leads to another.

An address is written as readers see it, from the root: "/massnahmen/sprachcafe/" or "/gremien/#beirat".
"""

import posixpath
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

from integrationskonzept.model import Eintrag

EIGENE_SEITEN = ("handlungsfelder", "ziele", "massnahmen", "querschnittsthemen", "zielgruppen", "orte", "organisationen")
"""Sections whose every entry has a page of its own below the list."""
_UMLAUTE = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_LISTEN = {"veranstaltungen": "beteiligung", "personen": "ansprechpersonen"}


def list_address(abschnitt: str) -> str:
    """The address of the page that lists a section."""
    return f"/{_LISTEN.get(abschnitt, abschnitt)}/"


def word_address(liste: str, id: str) -> str:
    """The address of the page of a word of the vocabulary."""
    return f"/{liste}/{id}/"


def address_of(eintrag: Eintrag) -> str:
    """The address of an entry: its own page, or its place on the page of its section."""
    liste = list_address(eintrag.ABSCHNITT)
    return f"{liste}{eintrag.id}/" if eintrag.ABSCHNITT in EIGENE_SEITEN else f"{liste}#{eintrag.id}"


def source_of(adresse: str) -> str:
    """The Markdown file that makes the page at an address: "/massnahmen/x/" → "massnahmen/x.md".

    Pages that others hang below in the navigation are "…/index.md", which marks the head of a section there.
    """
    pfad = adresse.strip("/")
    if not pfad:
        return "index.md"
    ist_kopf = pfad in EIGENE_SEITEN or pfad.partition("/")[0] in ("handlungsfelder", "ziele")
    return f"{pfad}/index.md" if ist_kopf else f"{pfad}.md"


def page_address(quelle: str) -> str:
    """The address of the page that a Markdown file makes: "a/b.md" and "a/b/index.md" → "/a/b/"."""
    pfad = quelle.removesuffix(".md")
    ordner, _, name = pfad.rpartition("/")
    if name in ("index", "README"):
        return f"/{ordner}/" if ordner else "/"
    return f"/{pfad}/"


def slug(text: str, trenner: str = "-") -> str:
    """A text as part of an address, in ASCII by the German table: "Maßnahmen für Ältere" → "massnahmen-fuer-aeltere"."""
    # NFC first: macOS writes an umlaut as a letter with two dots over it
    klein = unicodedata.normalize("NFC", text).lower().translate(_UMLAUTE)
    ascii_text = unicodedata.normalize("NFKD", klein).encode("ascii", "ignore").decode().lower()
    return trenner.join(re.findall(r"[a-z0-9]+", ascii_text))


@dataclass(frozen=True)
class Adressbuch:
    """How to get from one page to another.

    `quellen` maps addresses to Markdown files where they differ from the usual ones; with `verzeichnisse` pages are
    served as "x/", without as "x.html".
    """

    quellen: Mapping[str, str] = field(default_factory=dict)
    verzeichnisse: bool = True

    def quelle(self, adresse: str) -> str:
        """The Markdown file of the page at an address."""
        return self.quellen.get(adresse) or source_of(adresse)

    def markdown(self, von: str, nach: str) -> str:
        """The target of a Markdown link from the file `von` to an address, for the site generator to check and resolve."""
        seite, raute, anker = _split(nach)
        ziel = self.quelle(seite) if seite.endswith("/") else seite.lstrip("/")
        return quote(_relative(ziel, von)) + raute + anker

    def url(self, von: str, nach: str) -> str:
        """The relative URL from the page of the file `von` to an address or file of the site."""
        seite, raute, anker = _split(nach)
        if not seite:
            return nach
        return (quote(_relative_url(self._output(seite), self._output_of(von)))) + raute + anker

    def resolve(self, von: str, ziel: str) -> str:
        """The relative URL for the target of a Markdown link in the file `von`, as the site generator would give it."""
        datei, raute, anker = ziel.partition("#")
        if not datei:
            return ziel
        quelle = posixpath.normpath(posixpath.join(posixpath.dirname(von), unquote(datei)))
        ausgabe = self._output_of(quelle) if quelle.endswith(".md") else quelle
        return quote(_relative_url(ausgabe, self._output_of(von))) + raute + anker

    def _output(self, seite: str) -> str:
        return self._output_of(self.quelle(seite)) if seite.endswith("/") else seite.lstrip("/")

    def _output_of(self, quelle: str) -> str:
        adresse = page_address(quelle).lstrip("/")
        if self.verzeichnisse:
            return adresse
        name = quelle.removesuffix(".md").rpartition("/")[2]
        return f"{adresse}index.html" if not adresse or name in ("index", "README") else f"{adresse.rstrip('/')}.html"


def _split(adresse: str) -> tuple[str, str, str]:
    """Page and anchor of an address; a file may have "#" in its name and has no anchor."""
    return adresse.partition("#") if "/#" in adresse or adresse.startswith("#") else (adresse, "", "")


def _relative(ziel: str, von: str) -> str:
    return _between(von.split("/")[:-1], ziel.split("/"))


def _relative_url(ziel: str, von: str) -> str:
    relativ = _between(von.split("/")[:-1], ziel.rstrip("/").split("/") if ziel else [])
    return f"{relativ}/" if ziel.endswith("/") or not ziel or relativ in (".", "..") else relativ


def _between(von: list[str], nach: list[str]) -> str:
    """The way from one folder to a file or folder, both from the same root; `posixpath.relpath` asks for the working directory."""
    gleich = 0
    while gleich < len(von) and gleich < len(nach) and von[gleich] == nach[gleich]:
        gleich += 1
    return "/".join([".."] * (len(von) - gleich) + nach[gleich:]) or "."
