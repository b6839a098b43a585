"""What the theme gets from us: folder, stylesheet, the Markdown extensions it counts on, values for every page; no events."""

import hashlib
import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from markupsafe import Markup

from integrationskonzept import farben
from integrationskonzept.adressen import Adressbuch, slug
from integrationskonzept.druckerei import Ausgabe
from integrationskonzept.langtext import find_ziele, is_intern, is_webadresse
from integrationskonzept.model import Hinweis, Konzept
from integrationskonzept.pages import Umleitung
from integrationskonzept.queries.ordnung import in_order
from integrationskonzept.render import Blatt, Buch
from integrationskonzept.render.sprachen import mark_languages, second_names
from integrationskonzept.symbole import symbole
from integrationskonzept.zahlen import size_in_words
from integrationskonzept.zeit import parse_datum

AUSZEICHNUNG = "integrationskonzept.auszeichnung"
EXTENSIONS: Mapping[str, dict[str, Any]] = {
    "abbr": {},
    "attr_list": {},
    "def_list": {},
    "footnotes": {},
    "md_in_html": {},
    "tables": {},
    AUSZEICHNUNG: {},
    # A star or underline inside a word is a letter of it: Bürger*innen.
    "pymdownx.betterem": {"smart_enable": "all"},
}


def theme_folder() -> Path:
    """The folder of our templates, styles and scripts: inside the installed package, beside it in a checkout."""
    paket = Path(__file__).parent
    installiert = paket / "overrides"
    return installiert if installiert.is_dir() else paket.parent.parent / "overrides"


SKRIPTE = "assets/javascripts/"
"""Where our scripts lie below the theme."""
STILE = "assets/stile/"
"""Where the sources of our stylesheet lie below the theme; a file of the same name in a site's own overrides replaces one."""


UNGENUTZT = re.compile(r"assets/(javascripts/(bundle|lunr/|workers/)|stylesheets/palette|.*\.map$)")
"""What Material brings along and no page of ours loads; two thirds of a small site's bytes."""


def hashed(pfad: str, text: str) -> str:
    """The path of a file that changes with its content, so that browsers may keep it: x/y.js → x/y.0a1b2c3d.js."""
    stamm, _, endung = pfad.rpartition(".")
    return f"{stamm}.{hashlib.sha256(text.encode()).hexdigest()[:8]}.{endung}"


def stylesheet(stile: Mapping[str, str]) -> tuple[str, str]:
    """One stylesheet of many files: its path in the site, which changes with its content, and its text.

    `stile` holds the sources by their paths below `STILE`. General rules come first, those for paper last.
    """
    vorn = ("tokens.css", "farben.css", "schrift.css", "material.css", "grundlage.css")
    ordnung = sorted(stile, key=lambda name: (name == "druck.css", vorn.index(name) if name in vorn else len(vorn), name))
    text = "\n".join(stile[name].strip() for name in ordnung) + "\n"
    return hashed("assets/stylesheets/konzept.css", text), text


def colours_of(konzept: Konzept) -> str:
    """The colours of a concept's site as CSS: everything follows from those of the municipality and its Handlungsfelder."""
    kommune = konzept.konzept.kommune
    felder = {feld.id: feld.farbe for feld in in_order(konzept.handlungsfelder)}
    return farben.stylesheet(kommune.farbe if kommune else None, felder)


def favicon(konzept: Konzept) -> str:
    """The small picture of a browser's tab as SVG, in the municipality's colour."""
    kommune = konzept.konzept.kommune
    farbe = farben.palettes(kommune.farbe if kommune else None).hell
    flaeche = f'<rect width="24" height="24" rx="4" fill="{farbe["kopf"]}"/>'
    zeichen = f'<path transform="translate(3 3) scale(.75)" fill="{farbe["kopf-text"]}" d="{symbole()["netzwerk"].pfad}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">{flaeche}{zeichen}</svg>\n'


_MIT_STRICH = re.compile(r"[^\s<>&;/-]*(?:-[^\s<>&;/-]+)+(?![^<]*>)")


def unbroken(text: str) -> Markup:
    """HTML in which words with a hyphen stay whole at the end of a line: Spree-Neiße, -konzept."""
    return Markup(_MIT_STRICH.sub(lambda fund: f'<span class="ik-ganz">{fund[0]}</span>', str(text)))


def fold_slug(text: str, trenner: str) -> str:
    """An anchor for a heading, whose text reaches us escaped."""
    return slug(html.unescape(text), trenner)


def redirect_page(umleitung: Umleitung, adressbuch: Adressbuch) -> tuple[str, str]:
    """The static file that leads from an address of earlier to today's: its path in the site and its HTML."""
    pfad = umleitung.von.strip("/")
    quelle = f"{pfad}.md"
    datei = f"{pfad}/index.html" if adressbuch.verzeichnisse else f"{pfad}.html"
    ziel = html.escape(adressbuch.url(quelle, umleitung.nach))
    return datei, (
        '<!doctype html>\n<html lang="de">\n<head>\n<meta charset="utf-8">\n<title>Umleitung</title>\n'
        f'<meta name="robots" content="noindex">\n<link rel="canonical" href="{ziel}">\n'
        f'<meta http-equiv="refresh" content="0; url={ziel}">\n</head>\n<body>\n'
        f'<p>Diese Seite ist umgezogen: <a href="{ziel}">zur heutigen Adresse</a>.</p>\n</body>\n</html>\n'
    )


_FUSSLINKS = (
    ("/ansprechpersonen/", "Ansprechpersonen"),
    ("/fragen/", "Häufige Fragen"),
    ("/downloads/", "Downloads"),
    ("/daten/", "Daten"),
    ("/impressum/", "Impressum"),
    ("/datenschutz/", "Datenschutz"),
    ("/barrierefreiheit/", "Barrierefreiheit"),
    ("/barrierefreiheit/#melden", "Barriere melden"),
)


@dataclass(frozen=True)
class Auftritt:
    """What all pages of a site share beside the concept: which there are, its search, its policy, its metadata, its scripts."""

    adressen: frozenset[str]
    """The pages that foot and error page may lead to."""
    suchindex: str | None
    richtlinie: str | None
    metadaten: Markup
    skripte: Mapping[str, str]
    """Name of each of our scripts → its path in the site."""
    hinweise: Mapping[int, Markup]
    """Those standing notices that are the same on every page, by their place among all."""


def theme_values(blatt: Blatt, auftritt: Auftritt) -> dict[str, Any]:
    """What templates say about the concept on every page, as markup that is safe as it stands."""
    k = blatt.konzept.konzept
    hinweise = _standing_notices(blatt.konzept)
    return {
        "titel": Markup(html.escape(k.titel)),
        "suchindex": auftritt.suchindex,
        "richtlinie": auftritt.richtlinie,
        "metadaten": auftritt.metadaten,
        "skripte": auftritt.skripte,
        "stand": k.stand,
        "tag": lambda tag: _day_in_words(blatt, tag),
        "hinweise": [auftritt.hinweise.get(nr) or _notice(blatt, nr, hinweis) for nr, hinweis in enumerate(hinweise)],
        "kommune": Markup(html.escape(k.kommune.name)) if k.kommune else "",
        "logo": k.kommune.logo if k.kommune else None,
        "logomasse": blatt.buch.bildmasse.get(k.kommune.logo) if k.kommune and k.kommune.logo else None,
        "begriffe": k.begriffe,
        "adressen": auftritt.adressen,
        "fusslinks": list(_footer_links(blatt, auftritt.adressen)),
        "url": lambda adresse: blatt.buch.adressbuch.url("index.md", adresse),
    }


def common_notices(buch: Buch) -> Mapping[int, Markup]:
    """The standing notices that lead nowhere, and so read the same from every page, by their place among all."""
    blatt = Blatt(buch, "index.md")
    alle = enumerate(_standing_notices(buch.konzept))
    return {nr: _notice(blatt, nr, hinweis) for nr, hinweis in alle if not find_ziele(hinweis.text)}


def _standing_notices(konzept: Konzept) -> list[Hinweis]:
    return [hinweis for hinweis in konzept.konzept.hinweise if hinweis.ueberall]


def _notice(blatt: Blatt, nr: int, hinweis: Hinweis) -> Markup:
    return Markup(mark_languages(blatt.text(hinweis.text, f"ueberall-{nr}", 2), second_names(blatt.konzept)))


def _footer_links(blatt: Blatt, adressen: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Where the foot of every page leads: other forms of the text first, then service and law."""
    rechtliches = blatt.konzept.konzept.rechtliches
    formen = rechtliches.barrierefreiheit if rechtliches else None
    for wort, ziel in (("Leichte Sprache", formen.leichte_sprache), ("Gebärdensprache", formen.gebaerdensprache)) if formen else ():
        if ziel and ziel.startswith("/") and is_intern(ziel):  # that there is such a page has been checked (IK405)
            yield blatt.buch.adressbuch.url("index.md", ziel), wort
        elif ziel and is_webadresse(ziel):
            yield html.escape(ziel), wort
    for adresse, wort in _FUSSLINKS:
        if adresse.partition("#")[0] in adressen:
            yield blatt.buch.adressbuch.url("index.md", adresse), wort


_DATEIEN = re.compile(r'<span data-ik-dateien="([^"]*)"></span>')
_WORTE = {"pdf": ("Als PDF", "application/pdf"), "docx": ("Als Word", ""), "odt": ("Als OpenDocument", "")}


def with_files(inhalt: str, quelle: str, buch: Buch, ausgaben: Mapping[str, Sequence[Ausgabe]]) -> str:
    """The HTML of a page with links to the files that there are of it, where its template wants them."""

    def links(stelle: re.Match[str]) -> str:
        alle = ausgaben.get(html.unescape(stelle[1]), ())
        return " ".join(_file_link(ausgabe, buch.adressbuch.url(quelle, f"/{ausgabe.pfad}")) for ausgabe in alle)

    gefuellt = _DATEIEN.sub(links, inhalt)
    return re.sub(r'<p class="ik-ausgaben">[^<]*</p>\n?', "", gefuellt)


def _file_link(ausgabe: Ausgabe, url: str) -> Markup:
    wort, art = _WORTE[ausgabe.endung]
    seiten = f"{ausgabe.seiten} {'Seite' if ausgabe.seiten == 1 else 'Seiten'}, " if ausgabe.seiten else ""
    medium = Markup(' type="{}"').format(art) if art else ""
    return Markup('<a class="ik-ausgabe" href="{}"{}>{} <small>({}{})</small></a>').format(
        url, medium, wort, seiten, size_in_words(len(ausgabe.inhalt))
    )


def _day_in_words(blatt: Blatt, tag: object) -> str:
    """A day of front matter in words; what is no day stands as written."""
    try:
        return blatt.datum(tag if isinstance(tag, date) else parse_datum(str(tag)))
    except ValueError:
        return html.escape(str(tag))
