"""A preview that lives on: builds at every change, shows what is wrong in the browser until it is mended."""

import html
import logging
import shutil
import tempfile
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from integrationskonzept.app import find_projekt
from integrationskonzept.bauen import BauFehler, Melder, forwarded_log, load_settings, run_build
from integrationskonzept.findings import Finding
from integrationskonzept.theme import theme_folder

Gebaut = Callable[[BauFehler | None], None]

_SEITE = """<!doctype html>
<html lang="de"><head><meta charset="utf-8"><title>{titel}</title>
<style>body{{font:1rem/1.5 sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem;color:#1c1c1c;background:#fff}}
h1{{font-size:1.4rem}}li{{margin:.8rem 0}}code{{background:#f1f1f1;padding:.1rem .3rem}}</style></head>
<body><h1>{titel}</h1><p>Beheben Sie den Fehler und speichern Sie: Diese Seite lädt dann von selbst neu.</p>
<ul>{zeilen}</ul></body></html>
"""


class Vorschauserver(LiveReloadServer):
    """MkDocs' live-reload server, but a failed build is shown instead of the site, and does not end the server."""

    fehler: BauFehler | None = None

    def serve_request(self, environ, start_response) -> Iterable[bytes]:  # type: ignore[no-untyped-def]  # the base class leaves it untyped
        """The finding page for every page while the build is broken; everything else as MkDocs serves it."""
        if self.fehler is None or environ["PATH_INFO"].startswith("/livereload/"):
            return super().serve_request(environ, start_response)
        inhalt = self._inject_js_into_html(findings_page(self.fehler).encode(), self._visible_epoch)
        start_response(
            "503 Service Unavailable", [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(inhalt)))]
        )
        return [inhalt]


def findings_page(fehler: BauFehler) -> str:
    """An HTML page that shows why the last build failed."""
    findings: tuple[Finding, ...] = fehler.findings
    if findings:
        zeilen = "".join(
            f"<li><code>{html.escape(str(f.ort))}</code><br>{html.escape(f'{f.regel}: {f.text}')}</li>" for f in findings
        )
    else:
        zeilen = f"<li>{html.escape(str(fehler))}</li>"
    return _SEITE.format(titel="Die Vorschau kann nicht gebaut werden", zeilen=zeilen)


def serve(datei: Path, stichtag: date | None, melde: Melder, gebaut: Gebaut, *, adresse: str | None, oeffnen: bool) -> None:
    """Serve the site and rebuild it at every change until interrupted. `gebaut` hears of each build."""
    config = load_settings(datei, stichtag)
    host, port = _split(adresse) if adresse else (str(config.dev_addr.host), int(config.dev_addr.port))
    beobachtet: set[str] = set()
    ordner = Path(tempfile.mkdtemp(prefix="konzept-vorschau-"))
    _quiet(logging.getLogger("mkdocs.livereload"))
    pfad = urlsplit(config.site_url or "/").path or "/"

    def watch(settings: MkDocsConfig) -> None:
        unsere: list[str | Path] = [
            datei,
            theme_folder(),
            Path(__file__).parent / "render" / "templates",
            find_projekt(datei).daten,
        ]
        eigene = [settings.docs_dir, settings.theme.custom_dir, *settings.watch]
        for ziel in {str(Path(str(pfad)).resolve()) for pfad in (*unsere, *eigene) if pfad} - beobachtet:
            if Path(ziel).exists():
                server.watch(ziel)
                beobachtet.add(ziel)

    def build() -> None:
        # Each build gets a folder of its own, so that a browser that asks meanwhile finds the site before whole.
        neu = Path(tempfile.mkdtemp(dir=ordner))
        try:
            frisch = load_settings(datei, stichtag, site_dir=neu)
            frisch.site_url = server.url
            watch(frisch)
            with forwarded_log(melde):
                run_build(frisch, serve_url=server.url)
        except BauFehler as fehler:
            server.fehler = fehler
            shutil.rmtree(neu, ignore_errors=True)
        else:
            alt, server.root, server.fehler = server.root, str(neu), None
            shutil.rmtree(alt, ignore_errors=True)
        gebaut(server.fehler)

    try:
        server = Vorschauserver(builder=build, host=host, port=port, root=str(ordner / "leer"), mount_path=pfad)
        server.error_handler = lambda _code: _read_if_there(Path(server.root, "404.html"))
        watch(config)
        build()
        try:
            server.serve(open_in_browser=oeffnen)
        except OSError as fehler:
            raise BauFehler(
                f"Die Adresse {host}:{port} ist nicht frei ({fehler.strerror}). Wählen Sie eine andere mit --adresse."
            ) from None
        except KeyboardInterrupt:
            pass
        finally:
            if server.serve_thread.is_alive():
                server.shutdown()
    finally:
        shutil.rmtree(ordner, ignore_errors=True)


def _read_if_there(datei: Path) -> bytes | None:
    return datei.read_bytes() if datei.is_file() else None


def _quiet(logger: logging.Logger) -> None:
    """The server's own lines go nowhere: a request for a missing file would count as a warning of the build that runs."""
    logger.propagate = False
    logger.addHandler(logging.NullHandler())


def _split(adresse: str) -> tuple[str, int]:
    host, _, port = adresse.rpartition(":")
    if not host or not port.isdecimal():
        raise BauFehler(f"„{adresse}“ ist keine Adresse. Schreiben Sie zum Beispiel 127.0.0.1:8000.")
    return host, int(port)
