"""A concept whose every field tries to act: in a real browser, without any policy to stop it, nothing does, and all of it can be read."""

from collections.abc import Iterator
from itertools import count, islice, product
from pathlib import Path

import pytest
from leser import search_for
from playwright.sync_api import Browser, Page

from bau import volles_konzept
from webseite import build, serve, write_site

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

_ELEMENTE = (
    "img src=x",
    "svg",
    "svg><script",
    "iframe srcdoc=x",
    "details open",
    "video src=x",
    "input autofocus",
    "body",
    "a href=#",
    "style",
)
_EREIGNISSE = ("onerror", "onload", "ontoggle", "onfocus", "onmouseover", "onclick")
_RAHMEN = (
    "<{0} {1}=alert(1)>",
    '"><{0} {1}="alert(1)">',
    "'><{0}\n{1}='alert(1)'>",
    "</title></script><{0}/{1}=alert(1)//",
    "`<{0} {1}=alert(1)>`",
)
VERSUCHE = [
    *(rahmen.format(element, ereignis) for rahmen, element, ereignis in product(_RAHMEN, _ELEMENTE, _EREIGNISSE)),
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<ScRiPt src=data:,alert(1)></sCrIpT>",
    "[x](javascript:alert(1))",
    "[x](java&#115;cript:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "![x](x){: onerror=alert(1) }",
    "{{ alert }}{% raw %}<script>alert(1)</script>{% endraw %}",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "&lt;img src=x onerror=alert(1)&gt;",
    "\\u003cimg src=x onerror=alert(1)\\u003e",
]
"""What web pages have been broken with, in every place of an element that can act."""


HANDELNDES = """() => [...document.querySelectorAll("*")].flatMap((e) => [...e.attributes]
  .filter(({ name, value }) => name.startsWith("on") || /^\\s*(javascript|vbscript|data:text)/i.test(value) && /^(href|src|action|formaction)$/.test(name))
  .map(({ name, value }) => `${e.localName} ${name}=${value}`))"""
"""Every attribute that would act once somebody clicks or points."""


def pages_of(site: Path) -> list[str]:
    """Every page that stays where it is."""
    alle = {pfad.relative_to(site).as_posix(): pfad.read_text(encoding="utf-8") for pfad in sorted(site.rglob("*.html"))}
    bleibende = [name for name, text in alle.items() if 'http-equiv="refresh"' not in text]
    assert len(bleibende) > 40
    return bleibende


@pytest.fixture(scope="module")
def boese(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The site of the hostile concept on a server that sends no header fields."""
    nummer = count()

    def text(_pfad: str, art: str) -> str | None:
        if art == "zeit":
            return None
        eine = islice(nummer, 8 if art == "kurztext" else 60)
        versuche = [VERSUCHE[nr % len(VERSUCHE)] for nr in eine]
        return " ".join(" ".join(versuche).split()) if art == "kurztext" else "\n\n".join(versuche)

    ordner = tmp_path_factory.mktemp("feindlich")
    with pytest.MonkeyPatch.context() as patch:
        # The rules refuse many of these texts. Here it is about what would happen if they did not.
        patch.setattr("integrationskonzept.app.run_checks", lambda _lage: [])
        datei = write_site(ordner, volles_konzept(text))
        einstellungen = datei.read_text(encoding="utf-8").replace("daten: data\n", "daten: data\n      richtlinie: false\n")
        assert "richtlinie: false" in einstellungen
        datei.write_text(einstellungen, encoding="utf-8")
        site = build(datei)
    with serve(site, {}) as adresse:
        yield adresse, site


@pytest.fixture
def klagen(browser: Browser, boese: tuple[str, Path]) -> Iterator[tuple[Page, list[str]]]:
    """A page, and every sign that something acted on it or was asked of others."""
    seite = browser.new_page(viewport={"width": 1280, "height": 900})
    gesehen: list[str] = []
    seite.on("dialog", lambda dialog: (gesehen.append(f"{seite.url}: Dialog"), dialog.dismiss()))
    seite.on("pageerror", lambda fehler: gesehen.append(f"{seite.url}: {fehler}"))
    seite.on("console", lambda zeile: gesehen.append(f"{seite.url}: {zeile.text}") if zeile.type == "error" else None)
    seite.on("request", lambda anfrage: None if anfrage.url.startswith((boese[0], "data:")) else gesehen.append(anfrage.url))
    yield seite, gesehen
    seite.close()


def test_there_are_hundreds_of_attempts() -> None:
    assert len(set(VERSUCHE)) > 300


def test_no_page_of_a_hostile_concept_does_anything(boese: tuple[str, Path], klagen: tuple[Page, list[str]]) -> None:
    adresse, site = boese
    seite, gesehen = klagen
    for pfad in pages_of(site):
        seite.goto(f"{adresse}/{pfad}", wait_until="load")
        seite.mouse.move(400, 300)
        seite.mouse.move(640, 500)
        assert seite.evaluate(HANDELNDES) == [], pfad
        # What is folded or unfolded says so in a task of its own: wait until it has been drawn.
        seite.evaluate(
            """() => {
              for (const eines of document.querySelectorAll("details")) eines.open = !eines.open;
              return new Promise((fertig) => requestAnimationFrame(() => setTimeout(fertig)));
            }"""
        )
    assert gesehen == []


def test_what_was_tried_is_there_to_read(boese: tuple[str, Path], klagen: tuple[Page, list[str]]) -> None:
    adresse, site = boese
    seite, _ = klagen
    gelesen = ""
    for pfad in pages_of(site):
        seite.goto(f"{adresse}/{pfad}", wait_until="domcontentloaded")
        gelesen += " ".join((seite.text_content("body") or "").split())
    for versuch in ("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", '"><svg onload="alert(1)">', "{{ alert }}"):
        assert versuch in gelesen


def test_the_search_and_the_filter_show_it_as_text(boese: tuple[str, Path], klagen: tuple[Page, list[str]]) -> None:
    adresse, _ = boese
    seite, gesehen = klagen
    seite.goto(f"{adresse}/massnahmen/", wait_until="load")
    for feld in seite.locator(".ik-filter__feld summary").all():
        feld.press("Enter")
        seite.locator(".ik-filter__feld[open] input").first.press("Space")
        seite.locator(".ik-filter__feld[open] input").first.press("Space")
        feld.press("Enter")
    seite.get_by_role("button", name="Konzept durchsuchen").first.click()
    treffer = search_for(seite, "alert")
    assert treffer.count()
    seite.locator(".ik-suche__stelle mark").first.wait_for()
    assert "<" in (seite.locator("#ik-suche ol").text_content() or "")
    assert gesehen == []
