"""Nothing that stands in a data field acts: it is shown to the letter, and nothing around it changes.

A site is built with a payload in every text field at once and compared with the site of plain words. Short texts: both
sites are the same element for element once the payload is taken out of text and attributes. Long texts: every page is the
same byte for byte once the closed blocks of long texts are left out, and the blocks hold harmless elements only.
"""

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml.html import HtmlElement

from bau import volles_konzept
from webseite import build, pages, write_site

PAYLOADS = {
    "jinja-expression": "{{ 7 * 7 }}",
    "jinja-statement": "{% for x in range(9) %}x{% endfor %}",
    "jinja-comment": "{# weg #}",
    "jinja-unfinished": "{{ config",
    "jinja-raw-end": "{% endraw %}{{ config }}",
    "script": "<script>alert(1)</script>",
    "script-split": "</title></textarea></style><script>alert(1)</script>",
    "attribute-break": '" onmouseover="alert(1)" x=\'',
    "image-onerror": "<img src=x onerror=alert(1)>",
    "svg": "<svg/onload=alert(1)>",
    "unclosed-element": "</div></article><div onclick=alert(1)>",
    "unclosed-tag": "<a href='",
    "comment-open": "<!-- ",
    "cdata": "<![CDATA[",
    "processing": "<?php echo 1 ?>",
    "attribute-list": '{: onclick="alert(1)" .klasse #id }',
    "attribute-list-plain": "{ #id .klasse }",
    "javascript-link": "[klick](javascript:alert(1))",
    "data-link": "[klick](data:text/html;base64,PHNjcmlwdD4=)",
    "vbscript-link": "[klick](vbscript:x)",
    "autolink": "<javascript:alert(1)>",
    "bare-url": "www.beispiel.example https://beispiel.example a@b.example",
    "reference": "[klick][ziel] [ziel]: https://beispiel.example",
    "image": "![x](javascript:alert(1))",
    "fence": "``` python",
    "tilde-fence": "~~~",
    "inline-code": "`x",
    "emphasis": "*a* **b** _c_ __d__ ~~e~~ ^^f^^ ==g==",
    "gender": "Arbeitsmigranten*innen sowie Bürger*innen, Kolleg_innen oder Leser:innen",
    "footnote": "[^1] [^1]: Fußnote",
    "abbreviation": "*[Test]: falsch",
    "snippet": '--8<-- "mkdocs.yml"',
    "snippet-block": ";--8<--",
    "heading": "# Überschrift",
    "setext": "Text === ---",
    "list": "- a + b * c 1. d 2018. Danach",
    "definition": ": Definition",
    "table": "| a | b | |---|---| | c | d |",
    "admonition": '!!! note "Titel"',
    "details": '??? note "Titel"',
    "tab": '=== "Reiter"',
    "blocks": "/// html | div ///",
    "emoji": ":smile: :material-account:",
    "math": "$x$ \\(y\\)",
    "critic": "{++neu++} {--alt--} {>>x<<}",
    "keys": "++ctrl+alt++",
    "smart": "(c) (tm) ... --> 1/2",
    "toc": "[TOC]",
    "entity": "&lt;b&gt; &amp; &#60;script&#62; &nbsp; &bogus;",
    "quotes": "\"a\" 'b' „c“ `d`",
    "backslash": "\\* \\[ \\\\ C:\\temp",
    "placeholder": "wzxhzdk:0 klzzwxh:0001",
    "markdown-attribute": '<div markdown="1">*x*</div>',
    "front-matter": "--- title: x ---",
    "yaml": "a: b # c",
}
HARMLOS = "§"
"""What the plain sites have in a payload's place: a sign that means nothing to anyone."""
ERLAUBT = {
    "a", "abbr", "blockquote", "br", "code", "div", "em", "h2", "h3", "h4", "h5", "h6", "hr", "img", "li", "ol", "p", "pre", "section",
    "strong", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
ATTRIBUTE = {"class", "href", "id", "title", "start", "src", "alt", "width", "height", "aria-label", "role", "tabindex"}
BLOCK = re.compile(r'<div class="ik-text">.*?</div>', re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("payloads")


@pytest.fixture(scope="module")
def sites(folder: Path) -> Callable[[str, str], Path]:
    """A site with a payload in all texts of one kind; without payload the plain one. Each is built once."""

    @cache
    def site(art: str, name: str) -> Path:
        payload = PAYLOADS.get(name, HARMLOS)

        def text(_pfad: str, kind: str) -> str | None:
            if kind != art:
                return None
            zaehler[0] += 1
            nr = 1000 + zaehler[0]
            return (
                f"{payload} KT-{nr} {payload}"
                if art == "kurztext"
                else f"LT-{nr} davor\n\n{payload}\n\n{payload} danach\n{payload}"
            )

        zaehler = [0]
        ordner = folder / f"{art}-{name}"
        ordner.mkdir()
        with pytest.MonkeyPatch.context() as patch:
            # The rules refuse many of these texts. Here it is about what would happen if they did not.
            patch.setattr("integrationskonzept.app.run_checks", lambda _lage: [])
            return build(write_site(ordner, volles_konzept(text)))

    return site


def visible(element: HtmlElement, payload: str) -> Iterator[tuple[object, ...]]:
    """The elements, attributes and texts of a page in order, without the payload and what is made of it (anchors, numbers to call)."""

    def plain(text: str | None) -> str:
        return re.sub(rf"{re.escape(payload)} (KT-\d+) {re.escape(payload)}", r"\1", " ".join((text or "").split()))

    for knoten in element.iter():
        if not isinstance(knoten.tag, str):
            yield ("comment", plain(knoten.text))
            continue
        # The index has its sum in its name, and another text gives another sum.
        attribute = {
            name: plain(unquote(wert) if wert.startswith("mailto:") else wert)
            for name, wert in knoten.attrib.items()
            if name != "data-index"
        }
        if knoten.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            attribute.pop("id", None)
        if attribute.get("class") in ("ik-inhalt__link", "headerlink") or attribute.get("href", "").startswith("tel:"):
            attribute.pop("href", None)
        maschinenlesbar = attribute.get("type") == "application/ld+json"  # written as JSON; see test_metadaten.py
        yield (knoten.tag, sorted(attribute.items()), "" if maschinenlesbar else plain(knoten.text), plain(knoten.tail))


@pytest.fixture(scope="module")
def plain_pages(sites: Callable[[str, str], Path]) -> dict[str, list[tuple[object, ...]]]:
    """What is seen on every page where all short texts are harmless."""
    return {pfad: list(visible(without_drawings(seite), HARMLOS)) for pfad, seite in pages(sites("kurztext", "")).items()}


def without_drawings(seite: HtmlElement) -> HtmlElement:
    """A page without what is drawn, for a longer text takes more lines there and moves the rest (tests/test_diagramme.py looks inside),
    and without what keeps words whole.
    """
    for ganz in seite.cssselect("span.ik-ganz"):
        ganz.drop_tag()
    for element in seite.cssselect(".ik-diagramm__bild > *"):
        element.drop_tree()
    for bild in seite.cssselect(".ik-diagramm__bild"):
        bild.attrib.pop("viewbox")
    return seite


@pytest.mark.parametrize("name", PAYLOADS)
def test_short_text_is_shown_to_the_letter_and_changes_nothing_around_it(
    name: str, sites: Callable[[str, str], Path], plain_pages: dict[str, list[tuple[object, ...]]]
) -> None:
    payload = " ".join(PAYLOADS[name].split())
    boese = pages(sites("kurztext", name))
    assert plain_pages.keys() == boese.keys()
    for pfad, seite in boese.items():
        assert list(visible(without_drawings(seite), payload)) == plain_pages[pfad], pfad
    assert any(payload in " ".join(seite.text_content().split()) for seite in boese.values())


def outside(seite: str) -> str:
    """A page without the blocks of long texts and without the description made from them."""
    return re.sub(r'<meta name="description" content="[^"<>]*">|(?<=suche/index\.)[0-9a-f]{8}', "", BLOCK.sub("", seite))


@pytest.fixture(scope="module")
def plain_frames(sites: Callable[[str, str], Path]) -> dict[Path, str]:
    """Every page where all long texts are harmless, without these."""
    schlicht = sites("langtext", "")
    return {datei.relative_to(schlicht): outside(datei.read_text(encoding="utf-8")) for datei in schlicht.rglob("*.html")}


@pytest.mark.parametrize("name", PAYLOADS)
def test_long_text_stays_in_its_block_and_is_harmless(
    name: str, sites: Callable[[str, str], Path], plain_frames: dict[Path, str]
) -> None:
    boese = sites("langtext", name)
    gesehen = 0
    for pfad, rahmen in plain_frames.items():
        seite = (boese / pfad).read_text(encoding="utf-8")
        gesehen += len(BLOCK.findall(seite))
        assert outside(seite) == rahmen, pfad
    assert gesehen > 50
    for pfad, baum in pages(boese).items():
        for element in baum.cssselect(".ik-text *"):
            assert element.tag in ERLAUBT, pfad
            assert set(element.attrib) <= ATTRIBUTE, (pfad, element.attrib)
            assert not re.match(r"\s*(javascript|data|vbscript)", element.get("href", element.get("src", "")), re.I), pfad


@pytest.mark.parametrize("art", ["kurztext", "langtext"])
@pytest.mark.parametrize("name", ["script", "image-onerror", "attribute-break", "jinja-expression", "unclosed-element"])
def test_the_files_of_the_search_are_data_in_one_call(name: str, art: str, sites: Callable[[str, str], Path]) -> None:
    """They are scripts, so nothing in them may end the one value they hand over; the engine escapes what it shows."""
    dateien = sorted((sites(art, name) / "suche").glob("*.js"))
    assert len(dateien) > 1
    for datei in dateien:
        aufruf = re.fullmatch(r'ikSuchdaten\("(?:index|texte-\d+)",(.*)\);\n', datei.read_text(encoding="utf-8"))
        assert aufruf, datei.name
        assert json.loads(aufruf[1])
