"""The search of the site beside Material's and Pagefind's, and with larger concepts; called by `make bench-suche`."""

import asyncio
import os
import platform
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import click

from ansichten.kamera import KameraFehler, find_chromium, open_browser
from integrationskonzept.bauen import BauFehler
from integrationskonzept.cli.deutsch import Befehl, explain_usage
from integrationskonzept.zeit import choose_stichtag
from suchmessung.bericht import Ergebnis, Satz, report
from suchmessung.dienst import serve
from suchmessung.fragen import ARBEIT, VERSIEGELT, Frage, read_questions
from suchmessung.messen import MessFehler, Messplatz
from suchmessung.stoff import MATERIAL, NAMEN, PAGEFIND, UNSERE, Stoff, StoffFehler, prepare, versions

ZIEL = Path(__file__).parent / "ergebnisse-suche.md"
GROESSEN = (1000, 4000)
LAEUFE = 7
GETIPPT = 20
"""So many questions are typed letter by letter."""


def show(zeile: str) -> None:
    """Say how far the run is."""
    click.echo(f"{time.strftime('%H:%M:%S')} {zeile}", err=True)


async def measure(stoff: Stoff, versiegelt: bool, laeufe: int) -> Ergebnis:
    """Everything in one browser."""
    beginn = _load()
    offene = read_questions(ARBEIT)
    with serve(stoff.ordner) as dienst:
        async with open_browser() as browser:
            platz = Messplatz(browser, dienst, show)
            saetze = []
            for titel, fragen, offen in _sets(offene, versiegelt):
                raenge = {}
                for suche in stoff.suchen:
                    show(f"{titel}: an {NAMEN[suche.name]}")
                    raenge[suche.name] = await platz.ask_all(suche, fragen)
                saetze.append(Satz(titel, fragen, raenge, offen))
            suchen = {suche.name: suche for suche in stoff.suchen}
            alle = suchen | {str(zahl): suche for zahl, suche in stoff.groessere.items()}
            gemessen = await platz.time_starts(alle, laeufe)
            getippt = [offene[nr * len(offene) // GETIPPT].frage for nr in range(GETIPPT)]
            await platz.time_keys(alle, getippt, gemessen)
            ungefragt = await platz.fetched_before_use(suchen[UNSERE])
            kopf = tuple(_head(browser.version, beginn))
    return Ergebnis(
        kopf=kopf,
        saetze=tuple(saetze),
        groessen={name: suche.groesse for name, suche in suchen.items()},
        laeufe={name: gemessen[name] for name in suchen},
        # Material starts with the page, Pagefind with the focus, as ours does.
        ungefragt={UNSERE: ungefragt, MATERIAL: len(gemessen[MATERIAL].abrufe_bereit[0]), PAGEFIND: 0},
        groessere={zahl: (suche.groesse, gemessen[str(zahl)]) for zahl, suche in stoff.groessere.items()},
    )


def _sets(offene: tuple[Frage, ...], versiegelt: bool) -> Iterator[tuple[str, tuple[Frage, ...], bool]]:
    yield f"{len(offene)} Fragen, an denen diese Suche eingestellt wurde", offene, True
    if versiegelt:
        verdeckte = read_questions(VERSIEGELT)
        yield f"{len(verdeckte)} Fragen, die niemand sah, der sie einstellte", verdeckte, False


def _head(chromium: str, beginn: str) -> Iterator[tuple[str, str]]:
    tag = choose_stichtag(None, os.environ.get("SOURCE_DATE_EPOCH"), date.today())
    yield "Tag", f"{tag:%d.%m.%Y}"
    yield (
        "Maschine",
        f"{_processor()}, {os.cpu_count()} Kerne, {platform.system()}; Auslastung zu Beginn {beginn}, am Ende {_load()}",
    )
    yield "Versionen", ", ".join(f"{name} {wert}" for name, wert in ({"Chromium": chromium} | versions()).items())


def _load() -> str:
    return f"{os.getloadavg()[0]:.1f}".replace(".", ",") if hasattr(os, "getloadavg") else "unbekannt"


def _processor() -> str:
    """What the processor calls itself."""
    datei = Path("/proc/cpuinfo")
    zeilen = datei.read_text(encoding="utf-8").splitlines() if datei.exists() else []
    namen = (zeile.partition(":")[2].strip() for zeile in zeilen if zeile.startswith("model name"))
    return next(namen, "") or platform.processor() or platform.machine()


@click.command(cls=Befehl, context_settings={"help_option_names": ["-h", "--hilfe", "--help"]})
@click.option("--versiegelt", is_flag=True, help="Auch die versiegelten Fragen stellen; nur zum Berichten, nie zum Einstellen.")
@click.option(
    "--groesse",
    "groessen",
    type=click.IntRange(1),
    multiple=True,
    default=GROESSEN,
    metavar="ZAHL",
    help="Auch mit so vielen Maßnahmen. Mehrfach möglich.",
)
@click.option("--nur-demo", is_flag=True, help="Keine größeren Konzepte; das geht schneller.")
@click.option("--laeufe", type=click.IntRange(1), default=LAEUFE, metavar="ZAHL", help="So oft wird jede Suche gestartet.")
@click.option(
    "--datei", type=click.Path(path_type=Path), default=ZIEL, metavar="DATEI", help="Wohin das Ergebnis geschrieben wird."
)
def main(versiegelt: bool, groessen: Sequence[int], nur_demo: bool, laeufe: int, datei: Path) -> None:
    """Diese Suche neben der von Material und Pagefind messen: was sie finden, was sie laden, wie lange man wartet."""
    find_chromium()
    with tempfile.TemporaryDirectory(prefix="bench-suche-") as ordner:
        stoff = prepare(Path(ordner), () if nur_demo else sorted(set(groessen)), show)
        text = report(asyncio.run(measure(stoff, versiegelt, laeufe)))
    datei.write_text(text, encoding="utf-8", newline="\n")
    click.echo(text)


def run() -> int:
    """The program, its complaints in German."""
    try:
        main.main(standalone_mode=False)
    except click.UsageError as fehler:
        click.echo(explain_usage(fehler), err=True)
        return 2
    except (KameraFehler, StoffFehler, MessFehler, BauFehler) as fehler:
        click.echo(str(fehler), err=True)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(run())
