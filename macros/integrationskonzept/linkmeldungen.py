"""MkDocs' warnings about links in prose, as findings in German with the line; what it does not know it hands on as it is."""

import re
from pathlib import Path

from integrationskonzept.findings import Finding, Location, meinten_sie

_VERWEIS = re.compile(
    r"Doc file '(?P<datei>[^']+)' contains (?:a|an absolute|an unrecognized relative) link '(?P<link>[^']*)'(?P<rest>.*)", re.S
)
_ANKER = re.compile(r"does not contain an anchor|there is no such anchor")
_WORTE = re.compile(r"Did you mean '(?P<vorschlag>[^']+)'")


def translate_warning(text: str, texte: Path) -> Finding | None:
    """The finding for a warning of MkDocs about a link in a file below `texte`; None for a warning of another kind."""
    m = _VERWEIS.match(text)
    if m is None:
        return None
    datei, link = m["datei"], m["link"]
    if _ANKER.search(m["rest"]):
        satz = f"Die Stelle „#{link.rpartition('#')[2]}“, auf die der Link „{link}“ zeigt, gibt es nicht."
    elif link.startswith("/"):
        satz = from_the_root(link)
    else:
        seiten = (pfad.relative_to(texte).as_posix() for pfad in texte.rglob("*.md"))
        vorschlag = _WORTE.search(m["rest"])
        rat = f" Meinten Sie „{vorschlag['vorschlag']}“?" if vorschlag else meinten_sie(link, seiten)
        satz = to_no_page(link, rat)
    return Finding(_place(texte, datei, link), "IK902", satz)


def from_the_root(link: str) -> str:
    """What is wrong with a link that begins at the root."""
    return f"Der Link „{link}“ beginnt mit „/“. Verweisen Sie auf die Markdown-Datei, zum Beispiel „glossar.md“."


def to_no_page(link: str, rat: str) -> str:
    """What is wrong with a link that leads nowhere; `rat` is a suggestion with a blank before it, or empty."""
    return f"Der Link „{link}“ führt zu keiner Seite.{rat}"


def _place(texte: Path, datei: str, link: str) -> Location:
    """Where the link stands in the file, its first line if it is not found."""
    name = f"{texte.name}/{datei}"
    pfad = texte / datei
    if not pfad.is_file():
        return Location(name)
    for nr, zeile in enumerate(pfad.read_text(encoding="utf-8-sig", errors="replace").splitlines(), 1):
        if (spalte := zeile.find(link)) >= 0:
            return Location(name, nr, spalte + 1)
    return Location(name)
