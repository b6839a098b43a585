"""The preview: one process that lives through every mistake, shows it in terminal and browser, and comes back when it is mended."""

import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from integrationskonzept.auszug import Auszug, Lauf
from integrationskonzept.bauen import BauFehler, load_settings, plugin_of, run_build
from webseite import KLEIN, STICHTAG, write_page, write_site

GEDULD = 40


class Vorschau:
    """A running preview: what it serves and what it says."""

    def __init__(self, ordner: Path, port: int) -> None:
        self.log = ordner / "vorschau.log"
        self.ordner, self.port = ordner, port
        befehl = [
            sys.executable,
            "-m",
            "integrationskonzept.cli",
            "vorschau",
            "--adresse",
            f"127.0.0.1:{port}",
            "--stichtag",
            "2026-11-22",
        ]
        with self.log.open("wb") as log:
            self.prozess = subprocess.Popen(befehl, cwd=ordner, stdout=log, stderr=subprocess.STDOUT)

    def read(self, pfad: str) -> str:
        """What a browser gets, whatever the status."""
        try:
            with urlopen(f"http://127.0.0.1:{self.port}{pfad}", timeout=GEDULD) as antwort:
                return str(antwort.read().decode("utf-8"))
        except HTTPError as antwort:
            with antwort:
                return antwort.read().decode("utf-8")
        except OSError:
            return ""

    def wait(self, pfad: str, erfuellt: Callable[[str], bool]) -> str:
        """The page once it is as expected; fails with what the preview said if it never is."""
        ende = time.monotonic() + GEDULD
        while time.monotonic() < ende:
            assert self.prozess.poll() is None, self.said()
            if erfuellt(seite := self.read(pfad)):
                return seite
            time.sleep(0.2)
        raise AssertionError(f"{pfad} never came as expected: {self.said()}")

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")


@pytest.fixture
def vorschau(tmp_path: Path) -> Iterator[Vorschau]:
    write_site(tmp_path, KLEIN)
    with socket.socket() as frei:
        frei.bind(("127.0.0.1", 0))
        port = frei.getsockname()[1]
    laufend = Vorschau(tmp_path, port)
    yield laufend
    laufend.prozess.terminate()
    laufend.prozess.wait(GEDULD)


def test_every_kind_of_mistake_is_shown_and_mending_it_brings_the_page_back(vorschau: Vorschau) -> None:
    kurs = "/massnahmen/kurs/"
    assert "livereload(" in vorschau.wait(kurs, lambda seite: "<h1" in seite and "Kurs" in seite)
    daten = vorschau.ordner / "data" / "massnahmen.yml"
    einstellungen = vorschau.ordner / "mkdocs.yml"
    heil = {datei: datei.read_text(encoding="utf-8") for datei in (daten, einstellungen)}
    brueche = (
        (daten, heil[daten].replace("deutsch", "deutch"), "IK201", "Meinten Sie „deutsch“?"),
        (daten, "massnahmen: [", "IK004", "Klammer"),
        (einstellungen, heil[einstellungen] + "\nplugins: {\n", "mkdocs.yml", "fehlerhaft"),
    )
    vorlage = vorschau.ordner / "over" / "main.html"
    vorlage.parent.mkdir()
    heil[vorlage] = "{% extends 'base.html' %}\n"
    heil[einstellungen] = heil[einstellungen].replace("  name: material", "  name: material\n  custom_dir: over")
    for datei, text in heil.items():
        datei.write_text(text, encoding="utf-8")
    for datei, kaputt, kennung, rat in (*brueche, (vorlage, "{% extends 'base.html' %}{% block x %}", "main.html", "Vorlage")):
        datei.write_text(kaputt, encoding="utf-8")
        seite = vorschau.wait(kurs, lambda seite, kennung=kennung: kennung in seite)  # type: ignore[misc]
        assert rat in seite
        assert "livereload(" in seite
        assert kennung in vorschau.said()
        datei.write_text(heil[datei], encoding="utf-8")
        vorschau.wait(kurs, lambda seite: "ik-brotkrumen" in seite)
    write_page(vorschau.ordner, "text.md", "# Text\n\n{{ massnahme('kur') }}\n")
    assert "docs/text.md:3:1" in vorschau.wait("/text/", lambda seite: "IK901" in seite)
    write_page(vorschau.ordner, "text.md", "# Text\n\nWieder {{ kennzahl('massnahmen') }}.\n")
    vorschau.wait("/text/", lambda seite: "Wieder 1" in re.sub(r"&#\d+;", "", seite))


def test_changed_data_appears_without_a_restart(vorschau: Vorschau) -> None:
    vorschau.wait("/massnahmen/kurs/", lambda seite: "Kurs" in seite)
    daten = vorschau.ordner / "data" / "massnahmen.yml"
    daten.write_text(daten.read_text(encoding="utf-8").replace("titel: Kurs", "titel: Abendkurs"), encoding="utf-8")
    vorschau.wait("/massnahmen/kurs/", lambda seite: "Abendkurs" in seite)


def test_what_is_open_comes_first_and_nothing_of_before_is_shown_after_it(vorschau: Vorschau) -> None:
    for seite in ("/massnahmen/kurs/", "/massnahmen/"):
        vorschau.wait(seite, lambda seite: "Kurs" in seite)
    daten = vorschau.ordner / "data" / "massnahmen.yml"
    daten.write_text(daten.read_text(encoding="utf-8").replace("titel: Kurs", "titel: Abendkurs"), encoding="utf-8")
    vorschau.wait("/massnahmen/kurs/", lambda seite: "Abendkurs" in seite)
    assert "Was im Browser offen ist, ist aktuell" in vorschau.said()
    for weitere in ("/massnahmen/", "/ziele/deutsch/", "/handlungsfelder/sprache/druck/"):
        assert "Abendkurs" in vorschau.read(weitere), weitere


def build_part(datei: Path, ziel: Path, auszug: Auszug | None = None) -> dict[str, str]:
    """Build as the preview does; gives what the pages are called."""
    settings = load_settings(datei, STICHTAG, site_dir=ziel)
    run_build(settings, serve_url="http://127.0.0.1:8000/", lauf=Lauf(auszug))
    return plugin_of(settings).titel


@pytest.mark.parametrize("seite", ["", "massnahmen/kurs/", "massnahmen/", "ziele/deutsch/", "handlungsfelder/sprache/", "text/"])
def test_a_page_built_alone_is_the_same_as_in_the_whole_site(seite: str, tmp_path: Path) -> None:
    datei = write_site(tmp_path, KLEIN)
    write_page(tmp_path, "text.md", "# Ein Text\n\nEs gibt {{ kennzahl('massnahmen') }}.\n\n![Plan](plan.svg)\n")
    write_page(tmp_path, "weiter.md", "# Ein weiterer\n\nSiehe [den Text](text.md).\n")
    write_page(tmp_path, "plan.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>')
    ganz, teil = tmp_path / "ganz", tmp_path / "teil"
    titel = build_part(datei, ganz)
    build_part(datei, teil, Auszug(frozenset({f"{seite}index.html"}), ganz, titel))
    gebaut = {pfad.relative_to(teil).as_posix() for pfad in teil.rglob("*") if pfad.is_file()}
    assert gebaut == {f"{seite}index.html", "404.html", "sitemap.xml", "sitemap.xml.gz"}
    assert (teil / seite / "index.html").read_bytes() == (ganz / seite / "index.html").read_bytes()


def test_what_the_site_lacks_is_built_with_the_page(tmp_path: Path) -> None:
    datei = write_site(tmp_path, KLEIN)
    ganz, teil = tmp_path / "ganz", tmp_path / "teil"
    titel = build_part(datei, ganz)
    write_page(tmp_path, "neu.md", "# Neu\n\n![Plan](plan.svg)\n")
    write_page(tmp_path, "plan.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>')
    build_part(datei, teil, Auszug(frozenset({"index.html"}), ganz, titel))
    assert (teil / "plan.svg").is_file()
    assert not (teil / "neu").exists()


def test_a_build_that_nobody_waits_for_ends(tmp_path: Path) -> None:
    settings = load_settings(write_site(tmp_path, KLEIN), STICHTAG)
    gefragt = iter([True, True, False])
    with pytest.raises(BauFehler, match="Inzwischen"):
        run_build(settings, serve_url="http://127.0.0.1:8000/", lauf=Lauf(gefragt=lambda: next(gefragt)))


def test_an_address_that_is_taken_is_said_in_german(tmp_path: Path) -> None:
    datei = write_site(tmp_path, KLEIN)
    with socket.socket() as belegt:
        belegt.bind(("127.0.0.1", 0))
        belegt.listen()
        adresse = f"127.0.0.1:{belegt.getsockname()[1]}"
        befehl = [sys.executable, "-m", "integrationskonzept.cli", "vorschau", "--datei", str(datei), "--adresse", adresse]
        ende = subprocess.run(befehl, capture_output=True, encoding="utf-8", timeout=GEDULD, check=False)
    assert ende.returncode == 1
    assert f"Die Adresse {adresse} ist nicht frei" in ende.stderr
    assert "Traceback" not in ende.stderr
