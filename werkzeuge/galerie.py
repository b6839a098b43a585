"""Every kind of page of demo and examples as pictures, with what changed since the last run; called by `make galerie`."""

import asyncio
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path

import click

from ansichten.ablage import NEUE, AblageFehler, Umfang, match_up, read_records, take_in
from ansichten.auswahl import Seite, Wahl, choose_pages, find_pages
from ansichten.blatt import arrange, write_sheet
from ansichten.dienst import serve_folder
from ansichten.druckbild import has_poppler
from ansichten.kamera import KameraFehler, find_chromium, open_browser, open_window
from ansichten.websites import STICHTAG, WURZEL, Ort, all_sites, build_all, site_name
from ansichten.werte import ANSICHTEN, BREITEN, Ansicht, Aufnahme, Befund
from ansichten.zusammenfassung import summarise
from integrationskonzept.bauen import BauFehler
from integrationskonzept.cli.deutsch import Befehl, Tag, explain_usage
from integrationskonzept.findings import meinten_sie

NEBENEINANDER = 2
"""How many pages are photographed at a time: one for each core of a small machine."""


@dataclass(frozen=True)
class Auftrag:
    """One site to photograph: its place below the address and the pages chosen of it."""

    site: str
    ort: str
    seiten: tuple[Wahl, ...]


async def photograph(
    ziel: Path, adresse: str, auftraege: tuple[Auftrag, ...], ansichten: tuple[Ansicht, ...]
) -> tuple[Aufnahme, ...]:
    """Take every picture of every page, two pages at a time; gives the records in the order of the pages."""
    arbeit = [(auftrag, wahl) for auftrag in auftraege for wahl in auftrag.seiten]
    offen, ergebnisse, zaehler = iter(enumerate(arbeit)), {}, count(1)

    async with open_browser() as browser:

        async def work() -> None:
            fenster = [await open_window(browser, ansicht, adresse) for ansicht in ansichten]
            for nr, (auftrag, wahl) in offen:
                click.echo(f"Seite {next(zaehler)} von {len(arbeit)}: {auftrag.site}/{wahl.seite.adresse}", err=True)
                for eines in fenster:
                    leer = Aufnahme(
                        auftrag.site, wahl.seite.adresse, wahl.seite.art, wahl.seite.titel, wahl.grund, eines.ansicht.name
                    )
                    url = adresse + auftrag.ort + wahl.seite.adresse
                    ergebnisse[nr, eines.ansicht.name] = await eines.photograph(leer, url, ziel / leer.datei)

        await asyncio.gather(*(work() for _ in range(NEBENEINANDER)))
    return tuple(ergebnisse[nr, ansicht.name] for nr in range(len(arbeit)) for ansicht in ansichten)


def choose_views(breiten: tuple[str, ...]) -> tuple[Ansicht, ...]:
    """The views with certain widths, "druck" among them; all of them without any. Print needs poppler."""
    gewaehlt = tuple(a for a in ANSICHTEN if not breiten or (a.schema if a.schema == "druck" else str(a.breite)) in breiten)
    if has_poppler():
        return gewaehlt
    click.echo("Ohne Druckbilder: pdftoppm fehlt. Unter Debian und Ubuntu: apt install poppler-utils", err=True)
    return tuple(ansicht for ansicht in gewaehlt if ansicht.schema != "druck")


def choose_sites(nur: tuple[str, ...]) -> tuple[Ort, ...]:
    """The sites of certain names; without any the demo and the examples. UsageError for a name that none has."""
    alle = all_sites()
    for name in nur:
        if name not in alle:
            raise click.UsageError(f"Die Website „{name}“ gibt es nicht.{meinten_sie(name, list(alle))}")
    return tuple(wert for name, wert in alle.items() if (name in nur if nur else name != "handbuch"))


def assign(gebaut: Iterable[tuple[str, tuple[Seite, ...]]], adressen: tuple[str, ...]) -> tuple[Auftrag, ...]:
    """What to photograph of each site; UsageError where no site has one of the addresses asked for."""
    gebaut = tuple(gebaut)
    auftraege = tuple(
        Auftrag(site_name(ort), ort, find_pages(seiten, adressen) if adressen else choose_pages(seiten)) for ort, seiten in gebaut
    )
    gefunden = {wahl.seite.adresse.strip("/") for auftrag in auftraege for wahl in auftrag.seiten}
    for adresse in adressen:
        if adresse.strip("/") not in gefunden:
            rat = meinten_sie(adresse.strip("/"), sorted({s.adresse.strip("/") for _, seiten in gebaut for s in seiten}))
            raise click.UsageError(f"Die Seite „{adresse}“ gibt es auf keiner Website.{rat}")
    return auftraege


def progress(nr: int, alle: int) -> None:
    """Say now and then how far the comparison is."""
    if nr % 100 == 0 or nr == alle:
        click.echo(f"Verglichen: {nr} von {alle} Bildern", err=True)


def make_gallery(
    ordner: Path, orte: tuple[Ort, ...], ansichten: tuple[Ansicht, ...], adressen: tuple[str, ...], stichtag: date
) -> tuple[Befund, ...]:
    """Build, photograph, compare, lay out; the old gallery is untouched until all pictures are taken."""
    frueher = read_records(ordner)
    with tempfile.TemporaryDirectory(prefix="galerie-") as bau:
        gebaut = tuple(build_all(Path(bau), orte, stichtag))
        auftraege = assign(gebaut, adressen)
        ordner.mkdir(parents=True, exist_ok=True)
        neue = Path(tempfile.mkdtemp(prefix=NEUE, dir=ordner))
        try:
            with serve_folder(Path(bau)) as adresse:
                aufnahmen = asyncio.run(photograph(neue, adresse, auftraege, ansichten))
            umfang = Umfang(
                frozenset(auftrag.site for auftrag in auftraege),
                frozenset(ansicht.name for ansicht in ansichten),
                frozenset(wahl.seite.adresse for auftrag in auftraege for wahl in auftrag.seiten) if adressen else None,
            )
            vorhanden = {(site_name(ort), seite.adresse) for ort, seiten in gebaut for seite in seiten}
            befunde = take_in(ordner, neue, match_up(frueher, aufnahmen, umfang, vorhanden), progress)
        finally:
            shutil.rmtree(neue, ignore_errors=True)
    write_sheet(ordner, arrange(befunde, f"{stichtag:%d.%m.%Y}"))
    return befunde


@click.command(cls=Befehl, context_settings={"help_option_names": ["-h", "--hilfe", "--help"]})
@click.option(
    "--nur", multiple=True, metavar="WEBSITE", help="Nur diese Website: demo, handbuch oder ein Beispiel. Mehrfach möglich."
)
@click.option(
    "--breite",
    multiple=True,
    type=click.Choice([*map(str, BREITEN), "druck"]),
    metavar="PIXEL",
    help=f"Nur diese Breite: {', '.join(map(str, BREITEN))} oder druck. Mehrfach möglich.",
)
@click.option("--seite", multiple=True, metavar="ADRESSE", help="Nur diese Seite, etwa massnahmen/mein-kurs/. Mehrfach möglich.")
@click.option(
    "--ausgabe", type=click.Path(path_type=Path), default=WURZEL / "galerie", metavar="ORDNER", help="Wohin. Sonst galerie/."
)
@click.option("--stichtag", type=Tag(), default=STICHTAG, metavar="TAG", help=f"Tag, zu dem ausgewertet wird. Sonst {STICHTAG}.")
def galerie(nur: tuple[str, ...], breite: tuple[str, ...], seite: tuple[str, ...], ausgabe: Path, stichtag: date) -> None:
    """Fotografiert von jeder Art Seite die sprechendsten und zeigt, was sich seit dem letzten Lauf verändert hat."""
    find_chromium()
    befunde = make_gallery(ausgabe, choose_sites(nur), choose_views(breite), seite, stichtag)
    for zeile in summarise(befunde):
        click.echo(zeile)
    click.echo(f"Fertig: {ausgabe / 'index.html'}")


if __name__ == "__main__":
    # A run that is ended from outside cleans up as one that is interrupted at the keyboard.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        galerie.main(standalone_mode=False)
    except click.UsageError as fehler:
        click.echo(explain_usage(fehler), err=True)
        sys.exit(2)
    except (AblageFehler, BauFehler, KameraFehler) as fehler:
        sys.exit(str(fehler))
    except (click.Abort, KeyboardInterrupt):
        sys.exit("Abgebrochen. Die Galerie ist unverändert.")
