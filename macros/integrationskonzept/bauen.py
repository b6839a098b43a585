"""Building a site whole or not at all: beside the old one, swapped in on success; knows MkDocs, prints nothing."""

import logging
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

# Material prints a banner about MkDocs' future at import; an officer can do nothing about it.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from jinja2 import TemplateError
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError

from integrationskonzept.archiv import put_in_place, write_archive, write_checksums
from integrationskonzept.auszug import Lauf
from integrationskonzept.findings import Finding
from integrationskonzept.linkmeldungen import translate_warning
from integrationskonzept.pages import build_redirects
from integrationskonzept.plugin import PLUGIN_LOG, KonzeptPlugin
from integrationskonzept.server import build_server, security_txt

Melder = Callable[[str], None]


class BauFehler(Exception):
    """The site could not be built; the text says why, the old site is whole."""

    def __init__(self, text: str, findings: tuple[Finding, ...] = ()) -> None:
        super().__init__(text)
        self.findings = findings


@dataclass(frozen=True)
class Gebaut:
    """A finished site: where it lies, how many pages it has, how many bytes; to be opened from a folder, also as one file."""

    ordner: Path
    seiten: int
    bytes: int
    archiv: Path | None = None


def load_settings(datei: Path, stichtag: date | None, *, site_dir: Path | None = None, offline: bool = False) -> MkDocsConfig:
    """The configuration of a site with our plugin in it; BauFehler where it is wrong."""
    try:
        ersetzt: dict[str, Any] = {"site_dir": str(site_dir)} if site_dir else {}
        if offline:
            ersetzt["use_directory_urls"] = False
        config = load_config(config_file=str(datei), **ersetzt)
    except (ConfigurationError, Abort) as fehler:
        raise BauFehler(f"„{datei.name}“ ist fehlerhaft: {fehler}") from None
    plugin = config.plugins.get("integrationskonzept")
    if not isinstance(plugin, KonzeptPlugin):
        raise BauFehler(f"In „{datei.name}“ fehlt unter „plugins“ der Eintrag „integrationskonzept“.")
    if stichtag:
        plugin.config.stichtag = stichtag.isoformat()
    return config


def build_site(datei: Path, stichtag: date | None, melde: Melder, *, offline: bool = False) -> Gebaut:
    """Build the site beside its place and put it there when it is whole; an old site stays untouched until then.

    With `offline` its links name files, so that it opens from a folder, and its place is beside that of the site for a server;
    beside it lies the same as one file for the archive.
    """
    ziel = Path(os.path.realpath(load_settings(datei, stichtag).site_dir))
    if offline:
        ziel = ziel.with_name(f"{ziel.name}-offline")
    try:
        ziel.parent.mkdir(parents=True, exist_ok=True)
        neben = Path(tempfile.mkdtemp(prefix=f".{ziel.name}-neu-", dir=ziel.parent))
    except OSError as fehler:
        raise BauFehler(_unwritable(ziel, fehler)) from None
    gepackt = neben.with_name(f"{neben.name}.zip")
    try:
        config = load_settings(datei, stichtag, site_dir=neben, offline=offline)
        with forwarded_log(melde):
            run_build(config)
        seiten = sum(1 for _ in neben.rglob("*.html"))
        groesse = sum(pfad.stat().st_size for pfad in neben.rglob("*") if pfad.is_file())
        archiv = ziel.with_name(f"{ziel.name}.zip") if offline else None
        try:
            if archiv:
                write_checksums(neben)
                write_archive(neben, gepackt, ziel.name, plugin_of(config).buch.stichtag)
            swap(neben, ziel)
            if archiv:
                put_in_place(gepackt, archiv)
        except OSError as fehler:
            raise BauFehler(_unwritable(ziel, fehler)) from None
    finally:
        shutil.rmtree(neben, ignore_errors=True)
        gepackt.unlink(missing_ok=True)
    if not offline:
        _write_server(datei.resolve().parent / "server", ziel, plugin_of(config), str(config.extra.get("robots") or ""))
    return Gebaut(ziel, seiten, groesse, archiv)


def _write_server(ordner: Path, ziel: Path, plugin: KonzeptPlugin, robots: str) -> None:
    """The configuration for web servers beside the site, never inside it; where that cannot be, the site is whole all the same."""
    if ordner.is_relative_to(ziel):
        return
    dateien = dict(build_server(plugin.buch.adresse, build_redirects(plugin.buch), robots))
    if kontakt := plugin.config.sicherheitskontakt:
        dateien["security.txt"] = security_txt(kontakt, plugin.buch.stichtag, plugin.buch.adresse)
    with suppress(OSError):
        ordner.mkdir(exist_ok=True)
        for name, text in dateien.items():
            (ordner / name).write_text(text, encoding="utf-8", newline="\n")


def plugin_of(config: MkDocsConfig) -> KonzeptPlugin:
    """Our plugin in a configuration that has been found to have it."""
    plugin = config.plugins["integrationskonzept"]
    assert isinstance(plugin, KonzeptPlugin)
    return plugin


def run_build(config: MkDocsConfig, *, serve_url: str | None = None, lauf: Lauf | None = None) -> None:
    """One build; every way it can fail becomes a BauFehler with what is wrong, in German where we know the words."""
    warnungen = _Warnungen()
    plugin = plugin_of(config)
    plugin.lauf = lauf or Lauf()
    logging.getLogger("mkdocs").addHandler(warnungen)
    config.plugins.on_startup(command="serve" if serve_url else "build", dirty=False)
    try:
        build(config, serve_url=serve_url)
    except (Abort, SystemExit) as fehler:
        texte = Path(config.docs_dir)
        findings = (
            plugin.abbruch.findings
            if plugin.abbruch
            else tuple(filter(None, (translate_warning(w, texte) for w in warnungen.texte)))
        )
        fremde = [w for w in warnungen.texte if not plugin.abbruch and translate_warning(w, texte) is None]
        raise BauFehler(
            "\n".join([*map(str, sorted(findings)), *fremde]) or getattr(fehler, "message", str(fehler)), tuple(sorted(findings))
        ) from None
    except TemplateError as fehler:
        raise BauFehler(_about_template(fehler)) from None
    except (OSError, UnicodeError) as fehler:
        raise BauFehler(f"Eine Datei lässt sich nicht verarbeiten: {fehler}") from None
    finally:
        config.plugins.on_shutdown()
        logging.getLogger("mkdocs").removeHandler(warnungen)


def _about_template(fehler: TemplateError) -> str:
    """What is wrong with a template of the theme or of the site's own overrides."""
    datei = Path(str(getattr(fehler, "filename", None) or getattr(fehler, "name", None) or "")).name
    zeile = getattr(fehler, "lineno", None)
    wo = " ".join(teil for teil in (f"„{datei}“" if datei else "", f"in Zeile {zeile}" if zeile else "") if teil)
    return f"Eine Vorlage ist fehlerhaft{f' ({wo})' if wo else ''}: {fehler.message}"


class _Warnungen(logging.Handler):
    """Gathers the warnings that let a strict build fail."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texte: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texte.append(record.getMessage())


def _unwritable(ziel: Path, fehler: OSError) -> str:
    rat = "Schließen Sie Programme, die ihn geöffnet haben, und prüfen Sie die Rechte."
    return f"Der Ordner „{ziel}“ lässt sich nicht schreiben (Fehler {fehler.errno}). {rat}"


def swap(neu: Path, ziel: Path) -> None:
    """Put a finished folder in the place of another; where the second step fails, the old one comes back."""
    neu.chmod(0o755)  # mkdtemp makes it private, a web server must read it
    alt = neu.with_name(neu.name.replace("-neu-", "-alt-"))
    if ziel.exists():
        ziel.rename(alt)
    try:
        neu.rename(ziel)
    except OSError:
        if alt.exists():
            alt.rename(ziel)
        raise
    shutil.rmtree(alt, ignore_errors=True)


class _Weiterleiter(logging.Handler):
    """Hands on what our own plugin says of its progress."""

    def __init__(self, melde: Melder) -> None:
        super().__init__(logging.INFO)
        self.melde = melde

    def emit(self, record: logging.LogRecord) -> None:
        if record.name == PLUGIN_LOG:
            self.melde(record.getMessage())


@contextmanager
def forwarded_log(melde: Melder) -> Iterator[None]:
    """While it lasts, MkDocs logs nowhere else, and the lines of our plugin go to `melde`."""
    logger = logging.getLogger("mkdocs")
    weiter = _Weiterleiter(melde)
    vorher, stufe = logger.propagate, logger.level
    logger.addHandler(weiter)
    logger.propagate = False
    logger.setLevel(logging.INFO)
    try:
        yield
    finally:
        logger.removeHandler(weiter)
        logger.propagate = vorher
        logger.setLevel(stufe)
