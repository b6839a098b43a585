"""A preview that lives on: renews what is open first, then the rest, and shows what is wrong until it is mended."""

import gc
import html
import logging
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from integrationskonzept.app import find_projekt
from integrationskonzept.auszug import Auszug, Lauf
from integrationskonzept.bauen import BauFehler, Melder, forwarded_log, load_settings, plugin_of, run_build
from integrationskonzept.findings import Finding
from integrationskonzept.theme import theme_folder

Gebaut = Callable[[BauFehler | None], None]
OFFEN = 4
"""So many pages are renewed at once: those that were asked for last, for a browser may have several open."""

_SEITE = """<!doctype html>
<html lang="de"><head><meta charset="utf-8"><title>{titel}</title>
<style>body{{font:1rem/1.5 sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem;color:#1c1c1c;background:#fff}}
h1{{font-size:1.4rem}}li{{margin:.8rem 0}}code{{background:#f1f1f1;padding:.1rem .3rem}}</style></head>
<body><h1>{titel}</h1><p>Beheben Sie den Fehler und speichern Sie: Diese Seite lädt dann von selbst neu.</p>
<ul>{zeilen}</ul></body></html>
"""


class Vorschauserver(LiveReloadServer):
    """MkDocs' live-reload server for a site that is renewed in two steps, and that may fail without an end of the server."""

    fehler: BauFehler | None = None
    """What is shown instead of the site."""
    frisch: frozenset[str] | None = None
    """The files of the pages that are up to date while the rest is not; None when all are."""
    offen: tuple[str, ...] = ()
    """The files of the pages that were asked for last."""

    def __init__(self, host: str, port: int, root: str, mount_path: str) -> None:
        super().__init__(lambda: None, host, port, root, mount_path, polling_interval=0.2)

    def serve_request(self, environ, start_response) -> Iterable[bytes]:  # type: ignore[no-untyped-def]  # the base class leaves it untyped
        """A page once it is up to date, or the finding page while the build is broken; everything else as MkDocs serves it."""
        pfad: str = environ["PATH_INFO"]
        if pfad.startswith("/livereload/"):
            return super().serve_request(environ, start_response)
        seite = pfad.removeprefix(self.mount_path) + "index.html" * pfad.endswith("/")
        if seite.endswith(".html"):
            self._await(seite)
        if self.fehler is None:
            return super().serve_request(environ, start_response)
        inhalt = self._inject_js_into_html(findings_page(self.fehler).encode(), self._visible_epoch)
        start_response(
            "503 Service Unavailable", [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(inhalt)))]
        )
        return [inhalt]

    def outdated(self) -> bool:
        """Whether something has changed since the build that runs began."""
        return self._want_rebuild

    def show_part(self, seiten: frozenset[str]) -> None:
        """Let browsers have these pages, though the rest of the site is still as before."""
        with self._epoch_cond:
            self.frisch, self.fehler = seiten, None
            self._visible_epoch = self._wanted_epoch
            self._epoch_cond.notify_all()

    def show(self, website: Path, *, neu_laden: bool) -> None:
        """Let browsers have the whole site once the builder ends; they load anew what they show, if that is not the same in it."""
        with self._epoch_cond:
            self.root, self.frisch, self.fehler = str(website), None, None
            self._wanted_epoch += neu_laden

    def fail(self, fehler: BauFehler) -> None:
        """Let browsers know what is wrong once the builder ends."""
        with self._epoch_cond:
            self.frisch, self.fehler = None, fehler
            self._wanted_epoch += 1

    def _await(self, seite: str) -> None:
        """Return once a page is up to date; while only others are, the site is renewed once more, now with this one among them."""
        if seite not in self.offen and self.frisch is not None:
            with self._rebuild_cond:
                self._want_rebuild = True
                self._rebuild_cond.notify_all()
        self.offen = (*(andere for andere in self.offen if andere != seite), seite)[-OFFEN:]
        with self._epoch_cond:
            self._epoch_cond.wait_for(
                lambda: self._visible_epoch == self._wanted_epoch and (self.frisch is None or seite in self.frisch)
            )


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


@dataclass(frozen=True)
class _Werkstatt:
    """Builds a site for a server, first what is open in a browser, then all."""

    datei: Path
    stichtag: date | None
    melde: Melder
    gebaut: Gebaut
    ordner: Path
    """Where the folders lie that are served."""
    server: Vorschauserver
    beobachtet: set[str] = field(default_factory=set)
    titel: dict[str, str] = field(default_factory=dict)
    """What the pages are called that have been built, by their files."""

    def build(self) -> None:
        """Renew the site; who asks meanwhile finds the one before whole. A newer change ends this, for another build follows."""
        server, offen = self.server, frozenset(self.server.offen)
        try:
            erneuert = self._renew(offen) if offen and self.titel else {}  # without titles nothing has been built yet
            neu = self._build_into(self.melde)
        except BauFehler as fehler:
            if server.outdated():
                return
            server.fail(fehler)
        else:
            alt = server.root
            server.show(neu, neu_laden=any(_read_if_there(neu / seite) != text for seite, text in erneuert.items()))
            shutil.rmtree(alt, ignore_errors=True)
        self.gebaut(server.fehler)

    def watch(self, settings: MkDocsConfig) -> None:
        """Notice changes of what a site is made of."""
        unsere: list[str | Path] = [
            self.datei,
            theme_folder(),
            Path(__file__).parent / "render" / "templates",
            find_projekt(self.datei).daten,
        ]
        eigene = [settings.docs_dir, settings.theme.custom_dir, *settings.watch]
        for ziel in {str(Path(str(pfad)).resolve()) for pfad in (*unsere, *eigene) if pfad} - self.beobachtet:
            if Path(ziel).exists():
                self.server.watch(ziel)
                self.beobachtet.add(ziel)

    def _renew(self, seiten: frozenset[str]) -> Mapping[str, bytes]:
        """Put a few pages into the site that stands; gives them as they are now."""
        website = Path(self.server.root)
        with _without_collection():
            neu = self._build_into(lambda _zeile: None, Auszug(seiten, website, self.titel))
        erneuert = {seite: (neu / seite).read_bytes() for seite in seiten if (neu / seite).is_file()}
        shutil.copytree(neu, website, dirs_exist_ok=True)
        shutil.rmtree(neu, ignore_errors=True)
        self.melde("Was im Browser offen ist, ist aktuell; der Rest folgt")
        self.server.show_part(frozenset(erneuert))
        return erneuert

    def _build_into(self, melde: Melder, auszug: Auszug | None = None) -> Path:
        """The site, or a part of it, in a folder that is not served yet; where that fails, the folder is gone."""
        neu = Path(tempfile.mkdtemp(dir=self.ordner))
        try:
            settings = load_settings(self.datei, self.stichtag, site_dir=neu)
            settings.site_url = self.server.url
            self.watch(settings)
            lauf = Lauf(auszug, lambda: not self.server.outdated())
            with forwarded_log(melde):
                run_build(settings, serve_url=self.server.url, lauf=lauf)
            self.titel.update(plugin_of(settings).titel)
        except BauFehler:
            shutil.rmtree(neu, ignore_errors=True)
            raise
        return neu


def serve(datei: Path, stichtag: date | None, melde: Melder, gebaut: Gebaut, *, adresse: str | None, oeffnen: bool) -> None:
    """Serve the site and rebuild it at every change until interrupted. `gebaut` hears of each build."""
    config = load_settings(datei, stichtag)
    host, port = _split(adresse) if adresse else (str(config.dev_addr.host), int(config.dev_addr.port))
    ordner = Path(tempfile.mkdtemp(prefix="konzept-vorschau-"))
    _quiet(logging.getLogger("mkdocs.livereload"))
    pfad = urlsplit(config.site_url or "/").path or "/"
    try:
        server = Vorschauserver(host, port, str(ordner / "leer"), pfad)
        werkstatt = _Werkstatt(datei, stichtag, melde, gebaut, ordner, server)
        server.builder = werkstatt.build
        server.error_handler = lambda _code: _read_if_there(Path(server.root, "404.html"))
        werkstatt.watch(config)
        werkstatt.build()
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


@contextmanager
def _without_collection() -> Iterator[None]:
    """Leave what a short build lets go of for later: to search all that the build before left takes a third of its time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _quiet(logger: logging.Logger) -> None:
    """The server's own lines go nowhere: a request for a missing file would count as a warning of the build that runs."""
    logger.propagate = False
    logger.addHandler(logging.NullHandler())


def _split(adresse: str) -> tuple[str, int]:
    host, _, port = adresse.rpartition(":")
    if not host or not port.isdecimal():
        raise BauFehler(f"„{adresse}“ ist keine Adresse. Schreiben Sie zum Beispiel 127.0.0.1:8000.")
    return host, int(port)
