"""Headless Chromium: opens a page in a view, measures it and takes its picture; decides nothing about pages."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import unquote

from playwright.async_api import Browser, BrowserContext, Page, async_playwright
from playwright.async_api import Error as PlaywrightError

from ansichten.druckbild import write_sheets
from ansichten.vergleich import write_thumbnail
from ansichten.werte import GRENZE, Ansicht, Aufnahme

FEHLT = "Chromium fehlt. Unter Debian und Ubuntu: apt install chromium"
SCHALTER = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-sync",
)
WARTEN = 120_000
"""Milliseconds that a page may take: a busy machine must not spoil a long run."""
_BEOBACHTEN = """
window.__verschiebung = 0;
new PerformanceObserver(liste => {
  for (const e of liste.getEntries()) if (!e.hadRecentInput) window.__verschiebung += e.value;
}).observe({type: "layout-shift", buffered: true});
"""
_MESSEN = """async () => {
  await document.fonts.ready;
  await new Promise(fertig => setTimeout(fertig, 200));
  await new Promise(fertig => requestAnimationFrame(() => requestAnimationFrame(fertig)));
  const seite = document.scrollingElement;
  return {hoehe: seite.scrollHeight, ueberlauf: seite.scrollWidth - innerWidth, cls: window.__verschiebung};
}"""
"""Scripts that run after loading get a moment: what they push down counts as layout shift too."""
_GANZ_ZEIGEN = """async () => {
  for (const zeile of document.querySelectorAll("tr")) zeile.style.contentVisibility = "visible";
  const bilder = [...document.images];
  for (const bild of bilder) bild.loading = "eager";
  await Promise.all(bilder.map(bild => bild.decode().catch(() => null)));
  return document.scrollingElement.scrollHeight;
}"""
"""What comes only as it is scrolled to, rows of long tables and pictures, is made to come; then the page may have another height.

A picture that cannot come is reported as a failed request.
"""


class KameraFehler(Exception):
    """No picture can be taken; the text says why."""


def find_chromium() -> str:
    """Where Chromium is; KameraFehler where it is not."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if pfad := shutil.which(name):
            return pfad
    raise KameraFehler(FEHLT)


@asynccontextmanager
async def open_browser() -> AsyncIterator[Browser]:
    """One Chromium for a whole run."""
    pfad = find_chromium()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=pfad, args=list(SCHALTER))
        try:
            yield browser
        finally:
            await browser.close()


@dataclass(frozen=True)
class Fenster:
    """A tab for one view; what the open page complains about gathers in `klagen`."""

    ansicht: Ansicht
    tab: Page
    adresse: str
    klagen: list[str]

    async def photograph(self, aufnahme: Aufnahme, url: str, datei: Path) -> Aufnahme:
        """Take the picture of the page at `url`; gives the record with what was measured."""
        masse = await self.open(url)
        datei.parent.mkdir(parents=True, exist_ok=True)
        if self.ansicht.schema == "druck":
            pdf = await self.tab.pdf(format="A4", prefer_css_page_size=True)
            fertig = replace(aufnahme, blaetter=await asyncio.to_thread(write_sheets, pdf, datei))
        else:
            await self.shoot(datei, min(masse["hoehe"], GRENZE), quality=80)
            ueberlauf, cls = max(0, int(masse["ueberlauf"])), round(masse["cls"], 3)
            fertig = replace(aufnahme, hoehe=int(masse["hoehe"]), ueberlauf=ueberlauf, cls=cls)
        await asyncio.to_thread(write_thumbnail, datei)
        return replace(fertig, meldungen=tuple(dict.fromkeys(self.klagen)))

    async def open(self, url: str) -> dict[str, float]:
        """Open a page and wait until it is quiet; gives its height, overflow and layout shift. KameraFehler if it does not come."""
        self.klagen.clear()
        try:
            await self.tab.goto(url, wait_until="load", timeout=WARTEN)
            masse: dict[str, float] = await self.tab.evaluate(_MESSEN)
            masse["hoehe"] = await self.tab.evaluate(_GANZ_ZEIGEN)
        except PlaywrightError as fehler:
            raise KameraFehler(f"„{url}“ lässt sich nicht öffnen: {fehler.message.splitlines()[0]}") from None
        return masse

    async def shoot(self, datei: Path, hoehe: float, *, quality: int | None = None) -> None:
        """Write the upper part of the open page; a quality makes it a JPEG, none a PNG."""
        await self.tab.screenshot(
            path=datei,
            type="jpeg" if quality else "png",
            quality=quality,
            full_page=True,
            clip={"x": 0, "y": 0, "width": self.ansicht.breite, "height": hoehe},
            animations="disabled",
            timeout=WARTEN,
        )


async def open_window(browser: Browser, ansicht: Ansicht, adresse: str) -> Fenster:
    """A tab with the width and scheme of a view; requests elsewhere than to `adresse` are complaints."""
    kontext = await browser.new_context(
        viewport={"width": ansicht.breite, "height": 900},
        color_scheme="dark" if ansicht.schema == "dunkel" else "light",
        reduced_motion="reduce",
        locale="de-DE",
        timezone_id="Europe/Berlin",
    )
    return await _watch(kontext, ansicht, adresse)


async def _watch(kontext: BrowserContext, ansicht: Ansicht, adresse: str) -> Fenster:
    await kontext.add_init_script(_BEOBACHTEN)
    tab = await kontext.new_page()
    klagen: list[str] = []

    def complain(text: str) -> None:
        klagen.append(unquote(text.replace(adresse, "/")))

    tab.on("console", lambda zeile: complain(zeile.text) if zeile.type in ("error", "warning") else None)
    tab.on("pageerror", lambda fehler: complain(str(fehler)))
    tab.on("request", lambda a: None if a.url.startswith((adresse, "data:", "blob:")) else complain(f"Anfrage an Dritte: {a.url}"))
    tab.on("response", lambda a: complain(f"Antwort {a.status}: {a.url}") if a.status >= 400 else None)
    return Fenster(ansicht, tab, adresse, klagen)
