"""The searches in Chromium: asked, typed into, started again and again, with what they fetched; knows nothing about building."""

from collections import defaultdict
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from playwright.async_api import Browser, Page
from playwright.async_api import Error as PlaywrightError

from ansichten.kamera import WARTEN
from suchmessung.dienst import Abruf, Dienst
from suchmessung.fragen import Frage
from suchmessung.guete import rank_of
from suchmessung.stoff import Melder, Suche

HOECHSTENS = 30
"""So many pages of a list count for ranks."""
GEZEIGT = 5
"""So many hits must be there for a list to be there; Pagefind's own interface shows as many at first."""
RUHE = 400
"""Milliseconds after the last letter in which a search may fetch what it shows."""


class MessFehler(Exception):
    """A search did not do what it should; the text says which."""


@dataclass
class Lauf:
    """What the runs of one search gave."""

    bereit: list[float] = field(default_factory=list)
    """Milliseconds from the first focus until it can be asked, one for each run."""
    rechenzeit: list[float] = field(default_factory=list)
    """Milliseconds that the browser's process reckoned meanwhile, whatever else ran on the machine."""
    tasten: list[float] = field(default_factory=list)
    """Milliseconds from a letter to its list, all letters of all questions."""
    abrufe_bereit: list[tuple[Abruf, ...]] = field(default_factory=list)
    """What was fetched until it was ready."""
    abrufe_frage: list[tuple[Abruf, ...]] = field(default_factory=list)
    """What was fetched while the first question was typed, and for the list in the end."""


@dataclass(frozen=True)
class Messplatz:
    """One browser before one server; says how far it is."""

    browser: Browser
    dienst: Dienst
    melde: Melder

    @asynccontextmanager
    async def visit(self, pfad: str = "messung/messseite.html") -> AsyncIterator[Page]:
        """A page in a context of its own, which has seen nothing before."""
        kontext = await self.browser.new_context(locale="de-DE")
        try:
            seite = await kontext.new_page()
            seite.set_default_timeout(WARTEN)
            await seite.goto(self.dienst.adresse + pfad, wait_until="load")
            yield seite
        except PlaywrightError as fehler:
            raise MessFehler(fehler.message.splitlines()[0]) from None
        finally:
            await kontext.close()

    async def ask_all(self, suche: Suche, fragen: Sequence[Frage]) -> tuple[int | None, ...]:
        """The rank of the first right page for every question."""
        async with self.visit() as seite:
            await _start(seite, suche)
            listen = [await seite.evaluate("([text, zahl]) => frage(text, zahl)", [eine.frage, HOECHSTENS]) for eine in fragen]
        return tuple(rank_of(liste, eine.seiten) for liste, eine in zip(listen, fragen, strict=True))

    async def time_starts(self, suchen: Mapping[str, Suche], laeufe: int) -> dict[str, Lauf]:
        """Every search started so many times, one after the other and each time in another order."""
        ergebnis: dict[str, Lauf] = defaultdict(Lauf)
        namen = list(suchen)
        for nr in range(laeufe):
            self.melde(f"Start {nr + 1} von {laeufe}: alle Suchen im Wechsel")
            for name in namen[nr % len(namen) :] + namen[: nr % len(namen)]:
                async with self.visit() as seite:
                    vorher = len(self.dienst.abrufe)
                    gerechnet = await _reckoned(seite)
                    ergebnis[name].bereit.append(await _start(seite, suchen[name]))
                    ergebnis[name].rechenzeit.append(await _reckoned(seite) - gerechnet)
                    ergebnis[name].abrufe_bereit.append(self.dienst.since(vorher))
        return dict(ergebnis)

    async def time_keys(self, suchen: Mapping[str, Suche], fragen: Sequence[str], laeufe: Mapping[str, Lauf]) -> None:
        """Questions typed letter by letter, each into a search just started, as the first of a visit."""
        for nr, text in enumerate(fragen, 1):
            self.melde(f"Tippe Frage {nr} von {len(fragen)} in alle Suchen")
            for name, suche in suchen.items():
                async with self.visit() as seite:
                    await _start(seite, suche)
                    vorher = len(self.dienst.abrufe)
                    laeufe[name].tasten += await seite.evaluate("([text, zahl]) => tippe(text, zahl)", [text, GEZEIGT])
                    await seite.wait_for_timeout(RUHE)
                    laeufe[name].abrufe_frage.append(self.dienst.since(vorher))

    async def fetched_before_use(self, suche: Suche) -> int:
        """How many files of our search a visit of the demo's start page fetches before anyone touches it."""

        def of_search() -> int:
            abrufe = self.dienst.since(vorher)
            return sum(abruf.pfad == suche.motor or abruf.pfad.startswith("suche/") for abruf in abrufe)

        vorher = len(self.dienst.abrufe)
        async with self.visit("") as seite:
            await seite.wait_for_load_state("networkidle")
            ungefragt = of_search()
            await seite.get_by_role("button", name="Konzept durchsuchen").first.click()
            await seite.locator("#ik-suche[data-bereit]").wait_for()
            if of_search() == ungefragt:
                raise MessFehler("Die Suche der Demo hat nichts geladen, als sie geöffnet wurde; so ist nichts zu messen.")
        return ungefragt


async def _reckoned(seite: Page) -> float:
    """Milliseconds that the process of a page, with its workers, has reckoned so far."""
    verbindung = await seite.context.new_cdp_session(seite)
    await verbindung.send("Performance.enable")
    werte = (await verbindung.send("Performance.getMetrics"))["metrics"]
    await verbindung.detach()
    return next(float(eines["value"]) * 1000 for eines in werte if eines["name"] == "ProcessTime")


async def _start(seite: Page, suche: Suche) -> float:
    """Milliseconds from the first focus until a search can be asked."""
    dauer: float = await seite.evaluate("([name, dateien]) => starte(name, dateien)", [suche.name, suche.dateien])
    return dauer
