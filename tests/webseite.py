"""Sites for tests: written into a folder, built as `konzept bauen` builds them, read back as HTML; no tests."""

import functools
import http.server
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import Any

from lxml import html
from lxml.html import HtmlElement

from bau import Daten, write_dateien, write_konzept
from integrationskonzept.bauen import build_site
from integrationskonzept.server import KOPFZEILEN

WURZEL = Path(__file__).parent.parent
STICHTAG = date(2026, 11, 22)
KLEIN: Daten = {
    "konzept": {"titel": "Kleines Konzept", "stand": "2026-01-31"},
    "handlungsfelder": [{"id": "sprache", "titel": "Sprache"}],
    "ziele": [{"id": "deutsch", "titel": "Deutsch lernen", "handlungsfelder": ["sprache"]}],
    "massnahmen": [
        {"id": "kurs", "titel": "Kurs", "ziele": ["deutsch"], "stand": [{"datum": "2026-01-01", "status": "umgesetzt"}]}
    ],
    "fragen": [{"id": "was", "frage": "Was ist das?", "antwort": "Siehe [den Kurs](/massnahmen/kurs/)."}],
}
"""A concept with one entry of each of the kinds that hang together."""


def write_settings(ordner: Path, *, druck: bool = False, **ersetzt: str) -> Path:
    """A mkdocs.yml as the demo has it, with some lines replaced: write_settings(o, site_url="https://x.example/y/").

    PDF take their time, so that only tests that look at them ask for them.
    """
    text = (WURZEL / "mkdocs.yml").read_text(encoding="utf-8")
    if not druck:
        text = text.replace("pdf: true", "pdf: false").replace("word: [docx]", "word: []")
    for name, wert in ersetzt.items():
        text, zahl = re.subn(rf"(?m)^{name}:.*$", f"{name}: {wert}", text)
        if not zahl:
            text += f"\n{name}: {wert}\n"
    datei = ordner / "mkdocs.yml"
    datei.write_text(text, encoding="utf-8", newline="\n")
    return datei


def write_site(ordner: Path, daten: Daten, *, druck: bool = False, **ersetzt: str) -> Path:
    """A whole site from plain data, with the files it names; gives its mkdocs.yml."""
    write_konzept(daten, ordner)
    write_dateien(daten, ordner)
    return write_settings(ordner, druck=druck, **ersetzt)


def write_page(ordner: Path, name: str, text: str) -> None:
    """A prose page below docs/."""
    datei = ordner / "docs" / name
    datei.parent.mkdir(parents=True, exist_ok=True)
    datei.write_text(text, encoding="utf-8")


def build(datei: Path, stichtag: date = STICHTAG) -> Path:
    """The folder of the built site."""
    return build_site(datei, stichtag, lambda _zeile: None).ordner


def pages(site: Path) -> dict[str, HtmlElement]:
    """Every HTML page of a site, parsed, by its path in it."""
    return {pfad.relative_to(site).as_posix(): read_page(pfad) for pfad in sorted(site.rglob("*.html"))}


def read_page(pfad: Path) -> HtmlElement:
    """One HTML page, parsed."""
    return html.document_fromstring(pfad.read_bytes().decode("utf-8"))


def content(seite: HtmlElement) -> HtmlElement:
    """The article of a page: what it says without the frame around."""
    return seite.cssselect("article")[0]


def words(element: HtmlElement) -> str:
    """The text of an element with white space folded."""
    return " ".join(element.text_content().split())


class _Leise(http.server.SimpleHTTPRequestHandler):
    def __init__(self, *args: Any, kopfzeilen: Mapping[str, str], **kwargs: Any) -> None:
        self.kopfzeilen = kopfzeilen
        super().__init__(*args, **kwargs)

    def end_headers(self) -> None:
        """Send the header fields of every answer."""
        for name, wert in self.kopfzeilen.items():
            self.send_header(name, wert)
        super().end_headers()

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """A reader who leaves a page before it is all there is no mistake."""
        with suppress(ConnectionError):
            super().copyfile(source, outputfile)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def serve(site: Path, kopfzeilen: Mapping[str, str] = KOPFZEILEN) -> Iterator[str]:
    """A built site on a server as strict as a municipality's, unless other header fields are named; gives where."""
    dienst = functools.partial(_Leise, directory=str(site), kopfzeilen=kopfzeilen)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), dienst)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
