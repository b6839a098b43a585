"""What a reader gets and waits for, in Chromium: bytes and requests of a page, the search, the catalogue filtered and scrolled."""

from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import Browser, Page

from ansichten.kamera import WARTEN
from suchmessung.dienst import Dienst

_GEFILTERT = """
async () => {
  const bild = () => new Promise((fertig) => requestAnimationFrame(() => requestAnimationFrame(fertig)));
  const feld = [...document.querySelectorAll("#ik-filter [type=checkbox][name=umsetzungsstand]")];
  const dauer = [];
  for (const kasten of [...feld, ...feld]) {
    const beginn = performance.now();
    kasten.click();
    await bild();
    dauer.push(performance.now() - beginn);
  }
  return dauer;
}
"""
_GEROLLT = """
async () => {
  const bild = () => new Promise((fertig) => requestAnimationFrame(() => requestAnimationFrame(fertig)));
  const dauer = [];
  for (let nr = 0; nr < 40; nr++) {
    const beginn = performance.now();
    window.scrollBy(0, 700);
    await bild();
    dauer.push(performance.now() - beginn);
  }
  return dauer;
}
"""


@dataclass(frozen=True)
class Seitenlast:
    """A page as it is first loaded: bytes of its HTML as written, bytes over the wire and requests of all it needs."""

    html: int
    bytes: int
    abrufe: int


@dataclass(frozen=True)
class Warten:
    """Milliseconds: from opening the search to being able to ask; each choice in the filter; each step of scrolling."""

    suche: tuple[float, ...]
    filter: tuple[float, ...]
    rollen: tuple[float, ...]


async def load(browser: Browser, dienst: Dienst, site: Path, ort: str, pfad: str) -> Seitenlast:
    """Load a page of a site, which lies at `ort` below the server's folder, as somebody who has never been there."""
    kontext = await browser.new_context(locale="de-DE")
    try:
        seite = await kontext.new_page()
        vorher = len(dienst.abrufe)
        await seite.goto(f"{dienst.adresse}{ort}/{pfad}", wait_until="networkidle")
        abrufe = dienst.since(vorher)
    finally:
        await kontext.close()
    return Seitenlast((site / pfad / "index.html").stat().st_size, sum(abruf.bytes for abruf in abrufe), len(abrufe))


async def wait_for(browser: Browser, dienst: Dienst, ort: str, laeufe: int) -> Warten:
    """What takes time on our start page and in our catalogue."""
    suche: list[float] = []
    filter: list[float] = []
    rollen: list[float] = []
    for _ in range(laeufe):
        kontext = await browser.new_context(locale="de-DE", viewport={"width": 1280, "height": 900})
        seite = await kontext.new_page()
        seite.set_default_timeout(WARTEN)
        suche.append(await _search(seite, f"{dienst.adresse}{ort}/"))
        await seite.goto(f"{dienst.adresse}{ort}/massnahmen/", wait_until="load")
        await seite.locator("#ik-filter").wait_for()
        rollen += await seite.evaluate(_GEROLLT)
        filter += await seite.evaluate(_GEFILTERT)
        await kontext.close()
    return Warten(tuple(suche), tuple(filter), tuple(rollen))


async def _search(seite: Page, adresse: str) -> float:
    await seite.goto(adresse, wait_until="networkidle")
    return float(
        await seite.evaluate(
            """async () => {
              const beginn = performance.now();
              document.querySelector("[data-ik-suche], .ik-knopf--suche").click();
              const dialog = document.querySelector("#ik-suche");
              while (!dialog.hasAttribute("data-bereit")) await new Promise((fertig) => setTimeout(fertig, 2));
              return performance.now() - beginn;
            }"""
        )
    )
