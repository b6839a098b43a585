"""Lighthouse over four kinds of page of the built demo behind nginx; called by `make lighthouse` and `make bench-lighthouse`.

Accessibility, best practices and SEO must be 100. Performance depends on the machine; it is measured and written down on request.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from ansichten.kamera import KameraFehler, find_chromium
from webserver import ServerFehler, serve_with_nginx

WURZEL = Path(__file__).parent.parent.parent
PROGRAMM = Path(__file__).parent / "node_modules" / "lighthouse" / "cli" / "index.js"
SEITEN = {
    "Startseite": "",
    "Handlungsfeld": "handlungsfelder/sprache/",
    "Maßnahme": "massnahmen/sprachbegleitung/",
    "Katalog": "massnahmen/",
}
PFLICHT = {"accessibility": "Barrierefreiheit", "best-practices": "Gute Praxis", "seo": "Auffindbarkeit"}
LEISTUNG = "performance"
MASSE = {
    "first-contentful-paint": "erster Inhalt",
    "largest-contentful-paint": "größter Inhalt",
    "total-blocking-time": "blockiert",
    "cumulative-layout-shift": "Sprünge",
}
VERSUCHE = 3
"""How often a run is repeated that Chromium's trace lost; Lighthouse names such a run an error of its own."""


class LighthouseFehler(Exception):
    """Lighthouse gave no judgement; the text says why."""


@dataclass(frozen=True)
class Urteil:
    """What Lighthouse says of a page: points from 0 to 100 by category, what it missed, times by name."""

    punkte: Mapping[str, int]
    maengel: tuple[str, ...]
    masse: Mapping[str, float]


def judge(adresse: str, kategorien: Sequence[str]) -> Urteil:
    """Run Lighthouse as for a telephone; LighthouseFehler where it fails again and again."""
    befehl = [
        "node",
        str(PROGRAMM),
        adresse,
        "--quiet",
        "--output=json",
        f"--only-categories={','.join(kategorien)}",
        "--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-background-networking --no-first-run",
    ]
    klage = ""
    for _ in range(VERSUCHE):
        umgebung = {**os.environ, "CHROME_PATH": find_chromium()}
        try:
            ende = subprocess.run(befehl, capture_output=True, encoding="utf-8", env=umgebung, timeout=240, check=False)
            bericht = json.loads(ende.stdout) if ende.returncode == 0 else {}
        except (subprocess.TimeoutExpired, json.JSONDecodeError) as fehler:
            klage = str(fehler)
            continue
        except FileNotFoundError:
            raise LighthouseFehler("Node fehlt. Unter Debian und Ubuntu: apt install nodejs npm") from None
        if bericht and all(teil["score"] is not None for teil in bericht["categories"].values()):
            return _read(bericht)
        klage = str(bericht.get("runtimeError") or ende.stderr.strip())
    raise LighthouseFehler(f"{adresse}: {klage}")


def _read(bericht: Mapping[str, Any]) -> Urteil:
    pruefungen = bericht["audits"]
    maengel = (
        zeile
        for name in PFLICHT
        if name in bericht["categories"]
        for verweis in bericht["categories"][name]["auditRefs"]
        if verweis["weight"] and (pruefungen[verweis["id"]]["score"] or 0) < 1
        if pruefungen[verweis["id"]]["scoreDisplayMode"] in ("binary", "numeric")
        for zeile in _describe(pruefungen[verweis["id"]])
    )
    return Urteil(
        {name: round(teil["score"] * 100) for name, teil in bericht["categories"].items()},
        tuple(maengel),
        {name: pruefungen[name]["numericValue"] for name in MASSE if name in pruefungen},
    )


def _describe(pruefung: Mapping[str, Any]) -> Iterator[str]:
    """A missed audit with the elements it means."""
    stellen = (pruefung.get("details") or {}).get("items") or []
    knoten = [stelle["node"]["selector"] for stelle in stellen[:4] if isinstance(stelle.get("node"), dict)]
    yield f"{pruefung['title']}{': ' if knoten else ''}{', '.join(knoten)}"


def check(adresse: str) -> int:
    """Judge every page by what must be whole; the number of pages that are not."""
    schlechte = 0
    for name, pfad in SEITEN.items():
        urteil = judge(adresse + pfad, list(PFLICHT))
        print(f"{name}: " + ", ".join(f"{PFLICHT[k]} {punkte}" for k, punkte in urteil.punkte.items()), flush=True)
        for mangel in urteil.maengel:
            print(f"  {mangel}")
        schlechte += any(punkte < 100 for punkte in urteil.punkte.values())
    return schlechte


def measure(adresse: str, laeufe: int) -> list[str]:
    """The lines of a table of performance: the median of several runs, page by page in turn."""
    alle: dict[str, list[Urteil]] = {name: [] for name in SEITEN}
    for lauf in range(laeufe):
        for name, pfad in SEITEN.items():
            alle[name].append(judge(adresse + pfad, [LEISTUNG]))
            print(f"Lauf {lauf + 1} von {laeufe}, {name}: {alle[name][-1].punkte[LEISTUNG]}", flush=True)
    zeilen = [f"| Seite | Punkte | {' | '.join(MASSE.values())} |", f"|---|---|{'---|' * len(MASSE)}"]
    for name, urteile in alle.items():
        punkte = [urteil.punkte[LEISTUNG] for urteil in urteile]
        zeiten = {mass: median(urteil.masse[mass] for urteil in urteile) for mass in MASSE}
        worte = [f"{wert:.3f}" if mass.endswith("shift") else f"{wert:.0f} ms" for mass, wert in zeiten.items()]
        zeilen.append(f"| {name} | {median(punkte):.0f} ({min(punkte)}–{max(punkte)}) | {' | '.join(worte).replace('.', ',')} |")
    return zeilen


def write_results(zeilen: Sequence[str], laeufe: int) -> None:
    """The table as a page of the benchmarks."""
    fassung = json.loads((PROGRAMM.parent.parent / "package.json").read_text(encoding="utf-8"))["version"]
    kopf = [
        "# Lighthouse: Ladezeit auf dem Telefon",
        "",
        f"Lighthouse {fassung}, Voreinstellung „mobile“ (langsames Netz, vierfach gebremster Prozessor), Demo hinter nginx mit der",
        f"Konfiguration aus `server/`. Median von {laeufe} Läufen reihum, in Klammern der schlechteste und der beste. Gemessen am",
        f"{date.today():%d.%m.%Y} auf {os.cpu_count()} Kernen mit `make bench-lighthouse`.",
        "",
    ]
    (WURZEL / "benchmarks" / "ergebnisse-lighthouse.md").write_text("\n".join([*kopf, *zeilen]) + "\n", encoding="utf-8")


def main() -> int:
    """Check, or measure with --leistung."""
    leser = argparse.ArgumentParser(description=__doc__)
    leser.add_argument("--leistung", action="store_true", help="die Ladezeit messen und aufschreiben")
    leser.add_argument("--laeufe", type=int, default=5)
    wahl = leser.parse_args()
    site, einstellungen = WURZEL / "site", WURZEL / "server" / "nginx.conf"
    if not einstellungen.is_file() or not site.is_dir():
        print("Bauen Sie zuerst die Demo: make site")
        return 2
    try:
        with serve_with_nginx(site, einstellungen) as adresse:
            if wahl.leistung:
                write_results(measure(adresse, wahl.laeufe), wahl.laeufe)
                return 0
            return 1 if check(adresse) else 0
    except (LighthouseFehler, ServerFehler, KameraFehler) as fehler:
        print(fehler)
        return 2


if __name__ == "__main__":
    sys.exit(main())
