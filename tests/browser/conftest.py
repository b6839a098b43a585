"""What browser tests share: one Chromium, the demo served as strictly as a municipality's server does, a page that is watched."""

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from ansichten.kamera import SCHALTER, find_chromium

RICHTLINIE = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self';"
    " worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


class _Still(http.server.SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        """Serve as strictly as a municipality's server does."""
        self.send_header("Content-Security-Policy", RICHTLINIE)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def adresse(demo: Path) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Still, directory=str(demo)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=list(SCHALTER))
        yield chromium
        chromium.close()


@pytest.fixture
def beobachtet(browser: Browser, adresse: str) -> Iterator[tuple[Page, list[str]]]:
    """A page, and what it complained about or asked of others."""
    seite = browser.new_page(viewport={"width": 1280, "height": 900})
    klagen: list[str] = []
    seite.on("console", lambda zeile: klagen.append(zeile.text) if zeile.type in ("error", "warning") else None)
    seite.on("pageerror", lambda fehler: klagen.append(str(fehler)))
    seite.on("request", lambda anfrage: None if anfrage.url.startswith((adresse, "data:")) else klagen.append(anfrage.url))
    yield seite, klagen
    seite.close()
