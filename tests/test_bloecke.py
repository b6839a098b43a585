"""Closing blocks changes nothing that a reader sees: what comes out is what Python-Markdown makes of the same page."""

import re
from functools import cache, partial
from pathlib import Path

import markdown
import pytest
from lxml import html
from lxml.html import HtmlElement

from integrationskonzept.app import examine, find_projekt
from integrationskonzept.pages import Seite, build_pages
from integrationskonzept.render import SEITEN, Blatt, Buch
from integrationskonzept.render.bloecke import ANFANG, ENDE, close_blocks, closed, split_parts
from integrationskonzept.theme import EXTENSIONS, fold_slug
from webseite import STICHTAG, WURZEL

PROJEKTE = ("mkdocs.yml", "beispiele/spree-neisse/mkdocs.yml", "beispiele/goettingen/mkdocs.yml", "handbuch/mkdocs.yml")


@cache
def book(projekt: str) -> Buch:
    return examine(find_projekt(WURZEL / projekt), STICHTAG).buch


def sample(projekt: str) -> list[Seite]:
    """Every kind of page, of those with many pages the first, the last and one between."""
    arten: dict[str, list[Seite]] = {}
    for seite in build_pages(book(projekt)):
        arten.setdefault(seite.makro.partition("(")[0], []).append(seite)
    return [
        seite
        for alle in arten.values()
        for seite in {id(eine): eine for eine in (alle[0], alle[len(alle) // 2], alle[-1])}.values()
    ]


def markdown_of(seite: Seite, blatt: Blatt) -> str:
    name, _, rest = seite.makro.partition("(")
    return SEITEN[name](blatt, *([rest.strip('")')] if rest != ")" else []))


def as_markdown(text: str, buch: Buch) -> str:
    einstellungen = {**EXTENSIONS, "abbr": {"glossary": buch.abkuerzungen}, "toc": {"slugify": fold_slug}}
    return markdown.markdown(text, extensions=[*EXTENSIONS, "toc"], extension_configs=einstellungen)


def tree(inhalt: str, blatt: Blatt) -> list[str]:
    """Elements with their attributes, and texts, in order; targets as addresses, white space once."""
    zeilen: list[str] = []
    resolve = partial(blatt.buch.adressbuch.resolve, blatt.quelle)

    def walk(element: HtmlElement) -> None:
        eigenschaften = {name: "" if wert == name else wert for name, wert in element.items()}
        if re.search(r"\.md(#|$)", eigenschaften.get("href", "")):
            eigenschaften["href"] = resolve(eigenschaften["href"])
        zeilen.append(f"{element.tag} {sorted(eigenschaften.items())}")
        zeilen.append(" ".join((element.text or "").split()))
        for kind in element.iterchildren("*"):
            walk(kind)
            zeilen.append(" ".join((kind.tail or "").split()))
        zeilen.append(f"/{element.tag}")

    walk(html.fromstring(f"<div>{inhalt}</div>"))
    return [zeile for zeile in zeilen if zeile]


@pytest.mark.parametrize("projekt", PROJEKTE, ids=lambda projekt: Path(projekt).parent.name or "demo")
def test_a_page_with_closed_blocks_is_the_page_that_markdown_makes(projekt: str) -> None:
    buch = book(projekt)
    seiten = sample(projekt)
    assert len(seiten) > 10
    for seite in seiten:
        blatt = Blatt(buch, seite.quelle)
        text = markdown_of(seite, blatt)
        assert tree(as_markdown(close_blocks(text, blatt), buch), blatt) == tree(as_markdown(text, buch), blatt), seite.quelle


@pytest.mark.parametrize(
    ("text", "offen"),
    [
        ("# Titel\n\nEin Absatz.\n", ["# Titel"]),
        ("Nur\nText.\n", []),
        ("- eins\n- zwei\n\n## Danach {: #danach }\n\n- drei\n", ["## Danach {: #danach }"]),
        ('<div class="a" markdown>\n\n## Darin\n\nText\n\n</div>\n', ['<div class="a" markdown>', "## Darin", "</div>"]),
        ('<div class="a" markdown>\n\nText\n\n</div>\n', []),
    ],
    ids=["absatz", "ohne", "listen", "behaelter-mit-titel", "behaelter-ohne"],
)
def test_only_headings_and_what_stands_around_them_are_left_to_markdown(text: str, offen: list[str]) -> None:
    teile = split_parts(close_blocks(text, Blatt(book("mkdocs.yml"), "index.md")))
    assert [zeile for geschlossen, teil in teile if not geschlossen for zeile in teil.split("\n") if zeile] == offen


@pytest.mark.parametrize("zeichen", [ANFANG, ENDE, ENDE + ANFANG])
def test_no_text_can_open_or_close_a_block(zeichen: str) -> None:
    blatt = Blatt(book("mkdocs.yml"), "index.md")
    text = "## Ti{}tel\n\n<p>`[x](javascript:{}alert(1))`</p>\n\n- Pu{}nkt\n"
    assert close_blocks(text.replace("{}", zeichen), blatt) == close_blocks(text.replace("{}", ""), blatt)
    assert closed(f"<p>{zeichen}[x](y)</p>") == closed("<p>[x](y)</p>")
