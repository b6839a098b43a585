"""The MkDocs plugin: events only; each hands on to what knows."""

import html
import logging
import os
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink
from mkdocs.utils import meta
from mkdocs.utils.templates import TemplateContext

from integrationskonzept.adressen import address_of, list_address, page_address, source_of
from integrationskonzept.app import Ergebnis, Projekt, examine
from integrationskonzept.auszug import Lauf
from integrationskonzept.datenseite import Datenseite, anchors, data_page, name_data_pages
from integrationskonzept.diagramme import has_figures, is_available
from integrationskonzept.druck import (
    Prosa,
    Satzart,
    SatzFehler,
    Schreibart,
    build_dokumente,
    build_druckseiten,
    build_odt_vorlage,
    build_vorlage,
    can_set,
    can_write_word,
    page_leseart,
    print_address,
)
from integrationskonzept.druck.word import ARTEN
from integrationskonzept.druckerei import ABLAGE, Auftrag, Ausgabe, print_all
from integrationskonzept.export import build_dateien
from integrationskonzept.export.suche import INDEX, Textseite, build_suche
from integrationskonzept.farben import palettes
from integrationskonzept.findings import Finding, Severity
from integrationskonzept.lesetext import read_sections
from integrationskonzept.metadaten import linked_data
from integrationskonzept.navigation import below, contents, first_page, head, siblings
from integrationskonzept.pages import Ast, Prosaseite, Seite, build_navigation, build_pages, build_redirects
from integrationskonzept.render import Blatt, Buch
from integrationskonzept.render.feinsatz import bind
from integrationskonzept.render.markdown import template_cache
from integrationskonzept.render.sprachen import hyphenated_names, keep_whole, mark_languages, second_names
from integrationskonzept.server import meta_policy, robots_txt
from integrationskonzept.theme import (
    AUSZEICHNUNG,
    EXTENSIONS,
    SKRIPTE,
    STILE,
    UNGENUTZT,
    Auftritt,
    colours_of,
    common_notices,
    favicon,
    fold_slug,
    hashed,
    redirect_page,
    stylesheet,
    theme_folder,
    theme_values,
    unbroken,
    with_files,
)
from integrationskonzept.zeit import choose_stichtag

TIEFSTE = 3
"""How many levels of Ziele the navigation tells apart; it shows them all in one list."""
PLUGIN_LOG = "mkdocs.plugins.integrationskonzept"
MATERIALS_FAVICON = "assets/images/favicon.png"
log = logging.getLogger(PLUGIN_LOG)
OHNE_MATERIALS_SUCHE = "Die Suche bringt „integrationskonzept“ mit; „search“ unter „plugins“ kann entfallen"
OHNE_DIAGRAMME = 'Die Diagramme entfallen, die Tabellen bleiben. Für Diagramme: pip install "integrationskonzept[diagramme]"'
OHNE_DRUCK = (
    'PDF und Word entfallen. Dafür: pip install "integrationskonzept[druck]". Ohne sie: „pdf: false“ und „word: []“ unter'
    " „integrationskonzept“."
)


class KonzeptAbort(PluginError):
    """A build stopped by findings; carries them to whoever shows them."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        zahl = "1 Fehler" if len(findings) == 1 else f"{len(findings)} Fehler"
        super().__init__("\n".join([f"{zahl} in den Daten oder Texten:", *map(str, findings)]))


class Ueberholt(PluginError):
    """A build that nobody waits for any longer."""


class KonzeptConfig(Config):
    """The options in mkdocs.yml."""

    daten = config_options.Type(str, default="data")
    stichtag = config_options.Optional(config_options.Type((str, date)))
    suche = config_options.Type(bool, default=True)
    pdf = config_options.Type(bool, default=True)
    word = config_options.ListOfItems(config_options.Choice(tuple(ARTEN)), default=["docx"])
    word_vorlage = config_options.Optional(config_options.File(exists=True))
    richtlinie = config_options.Type(bool, default=True)
    sicherheitskontakt = config_options.Optional(config_options.Type(str))


class KonzeptPlugin(BasePlugin[KonzeptConfig]):
    """Data → pages and navigation of a MkDocs site."""

    ergebnis: Ergebnis
    seiten: tuple[Seite, ...] = ()
    findings: list[Finding]
    """What went wrong in macro calls of prose pages, gathered over all pages."""
    textseiten: list[Textseite]
    """What the search finds beside the entries: every page by its title, an author's own by all its words."""
    prosa: dict[str, Prosa]
    """The author's own pages as HTML by their files, for print."""
    ausgaben: Mapping[str, Sequence[Ausgabe]]
    """The files to print and to edit by the address of the page that they are made of."""
    kapitelfolge: tuple[str, ...] = ()
    """The files of the pages of the navigation, in its order."""
    skripte: Mapping[str, str] = {}
    """Name of each of our scripts → its path in the site."""
    vorschau = False
    """Whether the site is built for a preview, which shows no PDF."""
    lauf = Lauf()
    """What is particular about the build that runs."""
    titel: dict[str, str]
    """What every page that has been read is called, by its file."""
    gesamt = 0
    """How many pages the site has."""
    gelesen = 0
    """How many pages have been read so far."""
    eigene_navigation = False
    """Whether the author wrote the navigation, in mkdocs.yml."""
    abbruch: KonzeptAbort | None = None
    """What stopped the build, for MkDocs passes on no more than that something did."""

    @property
    def buch(self) -> Buch:
        """The public concept of the build that runs."""
        return self.ergebnis.buch

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Know what the site is built for."""
        self.vorschau = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Bring along what our pages need: theme, Markdown extensions, the data folder to watch."""
        self.findings = []
        self.textseiten = []
        self.prosa = {}
        self.titel = {}
        if "material/search" in config.plugins:
            log.info(OHNE_MATERIALS_SUCHE)
        eigenes = 1 if config.theme.custom_dir else 0
        if str(theme_folder()) not in config.theme.dirs:
            config.theme.dirs.insert(eigenes, str(theme_folder()))
        for name, optionen in EXTENSIONS.items():
            if name not in config.markdown_extensions:
                config.markdown_extensions.append(name)
            config.mdx_configs.setdefault(name, {}).update({k: v for k, v in optionen.items() if k not in config.mdx_configs[name]})
        config.mdx_configs.setdefault("toc", {}).setdefault("slugify", fold_slug)
        config.watch.append(str(self._projekt(config).daten))
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Read and check the concept, add its pages, order the navigation."""
        projekt = self._projekt(config)
        eigene = {page_address(f.src_uri): f.src_uri for f in files.documentation_pages() if f.generated_by is None}
        log.info(f"Lese Daten aus „{projekt.daten.name}“")
        self.ergebnis = examine(
            projekt, self._stichtag(), quellen=eigene, verzeichnisse=config.use_directory_urls, diagramme=is_available()
        )
        hinweise = sum(finding.schwere is Severity.HINWEIS for finding in self.ergebnis.findings)
        if hinweise:
            log.info(f"{hinweise} {'Hinweis' if hinweise == 1 else 'Hinweise'} zu den Daten; „konzept pruefen“ zeigt sie")
        if self.ergebnis.fehler:
            raise KonzeptAbort(self.ergebnis.fehler)
        if not self.buch.diagramme and has_figures(self.buch.konzept):
            log.info(OHNE_DIAGRAMME)
        config.mdx_configs["abbr"] = {**config.mdx_configs.get("abbr", {}), "glossary": dict(self.buch.abkuerzungen)}
        self.seiten = build_pages(self.buch)
        neu = [seite for seite in self.seiten if seite.adresse not in eigene]
        for seite in neu:
            ebene = InclusionLevel.UNDEFINED if seite.in_navigation else InclusionLevel.NOT_IN_NAV
            files.append(data_page(config, seite.quelle, seite.markdown, ebene))
        druckseiten = 0 if self.lauf.auszug else self._add_druckseiten(files, config, eigene)
        for name, inhalt in build_dateien(self.buch).items() if not self.lauf.auszug else ():
            if name not in files.src_uris:
                files.append(File.generated(config, name, content=inhalt))
        for umleitung in build_redirects(self.buch):
            datei, seite_html = redirect_page(umleitung, self.buch.adressbuch)
            files.append(File.generated(config, datei, content=seite_html))
        if config.site_url and "robots.txt" not in files.src_uris:
            erlaubt = robots_txt(config.site_url, str(config.extra.get("robots") or ""))
            files.append(File.generated(config, "robots.txt", content=erlaubt))
        self.gesamt, self.gelesen = len(neu) + len(eigene) + druckseiten, 0
        log.info(f"{len(neu)} Seite{'n' * (len(neu) != 1)} aus den Daten, {len(eigene)} eigene Seite{'n' * (len(eigene) != 1)}")
        self._add_look(files, config)
        self.eigene_navigation = bool(config.nav)
        if not self.eigene_navigation:
            zweige = build_navigation(self.buch, self.seiten, _prosa(files, self.seiten))
            config.nav = [self._nav_item(zweig) for zweig in zweige]
        name_data_pages(files, config.nav)
        if config.copyright:
            config.copyright = self._marked(config.copyright)
        return files

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """The reference day stands for the day of the build; titles of an author's own navigation are escaped."""
        for page in nav.pages:
            page.update_date = self.buch.stichtag.isoformat()
        for feld in self.buch.bezuege.handlungsfelder:
            _hang_below(files, print_address(feld), self.buch.adressbuch.quelle(address_of(feld)))
        for ziel in self.buch.bezuege.ziele:
            datei = files.get_file_from_path(self.buch.adressbuch.quelle(address_of(ziel)))
            if datei and datei.page and datei.page.parent:
                vars(datei.page.parent)["tiefe"] = min(len(self.buch.bezuege.oberziele(ziel)), TIEFSTE)
        self.kapitelfolge = tuple(page.file.src_uri for page in nav.pages)
        if self.eigene_navigation:
            for zweig in _branches(nav.items):
                if title := vars(zweig).get("title"):
                    zweig.title = self._marked(html.escape(title))
        if self.lauf.auszug:
            self.lauf.auszug.leave_out(files)
        return nav

    @event_priority(100)
    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Pages outside the navigation carry the reference day too; pictures are looked up from where the page lies."""
        if not self.lauf.gefragt():
            raise Ueberholt("Inzwischen hat sich etwas geändert")
        page.update_date = self.buch.stichtag.isoformat()
        config.mdx_configs[AUSZEICHNUNG] = {"seite": page.file.src_uri, "masse": self.buch.bildmasse}
        return markdown

    def on_page_content(self, content: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """A page is called what its first heading says, though a breadcrumb may stand before it."""
        self.gelesen += 1
        if self.gelesen % 50 == 0:
            log.info(f"Seite {self.gelesen} von {self.gesamt}")
        first = next(iter(page.toc), None)
        if "title" not in vars(page) and "title" in page.meta:
            page.title = self._marked(html.escape(str(page.meta["title"])))
        elif first is not None and first.level == 1 and "title" not in vars(page) and not page.is_homepage:
            page.title = self._marked(first.title)
        self.titel[page.file.dest_uri] = page.title or ""
        for eintrag in page.toc:
            self._mark_contents(eintrag)
        if not page.meta.get("search", {}).get("exclude"):
            self.textseiten += _texts(page, content)
        if page.file.generated_by is None and page.meta.get("pdf", True):
            urls = {file.url.rstrip("/"): page_address(file.src_uri) for file in files.documentation_pages()}
            titel = html.unescape(Markup(page.title or "").striptags())
            self.prosa[page.file.src_uri] = Prosa(page_address(page.file.src_uri), titel, content, page_leseart(page.url, urls))
        page.markdown = None  # read, and with its source half of what a large site would keep in memory
        if isinstance(page, Datenseite):
            page.file.content_string = ""
        page.present_anchor_ids = anchors(content)  # those in closed blocks too
        return self._marked(bind(content))

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """All pages are read: what macro calls got wrong is reported at once; templates learn about the concept."""
        if self.findings:
            raise KonzeptAbort(tuple(sorted(self.findings)))
        env.bytecode_cache = template_cache()
        env.globals |= {f.__name__: f for f in (head, first_page, below, siblings, contents)}
        env.filters["mit_sprachen"] = lambda text: Markup(self._marked(str(text)))
        env.filters["ganze_woerter"] = unbroken
        adressen = frozenset({seite.adresse for seite in self.seiten} | set(self.buch.adressbuch.quellen))
        if not self.buch.bezuege.ansprechbar:
            adressen -= {list_address("personen")}
        # Opened from a folder, nothing is of the same origin; in a preview MkDocs adds a script of its own.
        mit_richtlinie = self.config.richtlinie and config.use_directory_urls and not self.vorschau
        richtlinie = meta_policy() if mit_richtlinie else None
        suchindex = self._add_search(files, config) if self.config.suche else None
        self.ausgaben = {ort: list(alle) for ort, alle in groupby(self._print(files, config), key=lambda ausgabe: ausgabe.ort)}
        metadaten = linked_data(self.buch.konzept, config.site_url, self.ausgaben.get("/", ())) if config.site_url else Markup("")
        auftritt = Auftritt(adressen, suchindex, richtlinie, metadaten, self.skripte, common_notices(self.buch))
        env.globals["konzept"] = lambda quelle: theme_values(Blatt(self.buch, quelle), auftritt)
        return env

    def on_page_context(self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
        """What the front matter says reaches attributes, where Material does not escape it; the page learns of its files."""
        if not self.lauf.gefragt():
            raise Ueberholt("Inzwischen hat sich etwas geändert")
        if description := page.meta.get("description"):
            page.meta["description"] = html.escape(str(description))
        if page.content and "data-ik-dateien" in page.content:
            page.content = with_files(page.content, page.file.src_uri, self.buch, self.ausgaben)
        return context

    def on_build_error(self, error: Exception) -> None:
        """Keep the findings that stopped the build."""
        self.abbruch = error if isinstance(error, KonzeptAbort) else None

    def _add_druckseiten(self, files: Files, config: MkDocsConfig, eigene: Container[str]) -> int:
        """A print view of every chapter, unless its author wrote one; how many. They are long, so one is made at a time."""
        anzahl = 0
        for seite in build_druckseiten(self.buch):
            if page_address(seite.quelle) not in eigene:
                files.append(data_page(config, seite.quelle, seite.markdown, InclusionLevel.NOT_IN_NAV))
                anzahl += 1
        return anzahl

    def _add_look(self, files: Files, config: MkDocsConfig) -> None:
        """One stylesheet of the theme's and the site's own sources, our scripts under names that change with them, and a favicon.

        What Material brings along unused stays away.
        """
        quellen = [file for file in files if file.src_uri.startswith(STILE)]
        for file in (*quellen, *[file for file in files if UNGENUTZT.match(file.src_uri)]):
            files.remove(file)
        stile = {file.src_uri.removeprefix(STILE): file.content_string for file in quellen}
        stile.setdefault("farben.css", colours_of(self.buch.konzept))
        name, text = stylesheet(stile)
        files.append(File.generated(config, name, content=text))
        config.extra_css.insert(0, name)
        self.skripte = {}
        unsere = {f"{SKRIPTE}{pfad.name}" for pfad in (theme_folder() / SKRIPTE).glob("*.js")}
        for skript in [file for file in files if file.src_uri in unsere]:
            files.remove(skript)
            self.skripte[skript.name + ".js"] = neu = hashed(skript.src_uri, skript.content_string)
            files.append(File.generated(config, neu, content=skript.content_string))
        if config.theme.get("favicon") == MATERIALS_FAVICON:
            config.theme["favicon"] = "assets/images/zeichen.svg"
            files.append(File.generated(config, "assets/images/zeichen.svg", content=favicon(self.buch.konzept)))

    def _add_search(self, files: Files, config: MkDocsConfig) -> str:
        """The files of the search; the path of the index, which a page needs to begin."""
        if self.lauf.auszug:
            return INDEX
        index, dateien = build_suche(self.buch, self.textseiten, feste_namen=self.vorschau)
        for name, text in dateien.items():
            files.append(File.generated(config, name, content=text))
        return index

    def _print(self, files: Files, config: MkDocsConfig) -> tuple[Ausgabe, ...]:
        """The concept, its chapters and its sheets as files to print and to edit, where what makes them is installed."""
        auftrag = self._auftrag()
        if self.vorschau or auftrag == Auftrag():
            return ()
        log.info("Setze PDF und Word")
        belegt = {seite.adresse for seite in self.seiten}
        prosa = [self.prosa[quelle] for quelle in self.kapitelfolge if quelle in self.prosa]

        def lies(datei: str) -> bytes | None:
            file = files.get_file_from_path(datei)
            return file.content_bytes if file else None

        projekt = self._projekt(config)
        eigene = [eins for eins in prosa if eins.adresse not in belegt]
        try:
            dokumente = build_dokumente(self.buch, eigene, lies, projekt.adresse)
            ausgaben = print_all(dokumente, auftrag, projekt.daten.parent / ABLAGE, log.info)
        except SatzFehler as fehler:
            raise PluginError(str(fehler)) from None
        for ausgabe in ausgaben:
            if ausgabe.pfad not in files.src_uris:
                files.append(File.generated(config, ausgabe.pfad, content=ausgabe.inhalt))
        return ausgaben

    def _auftrag(self) -> Auftrag:
        """What is wanted and can be made; says what is wanted and cannot."""
        endungen = tuple(dict.fromkeys(self.config.word))
        if (self.config.pdf and not can_set()) or (endungen and not can_write_word()):
            log.info(OHNE_DRUCK)
        satzart = Satzart(self.buch.stichtag) if self.config.pdf and can_set() else None
        if not endungen or not can_write_word() or self.vorschau:
            return Auftrag(satzart)
        kommune = self.buch.konzept.konzept.kommune
        eigene = self.config.word_vorlage
        farbe = palettes(kommune.farbe if kommune else None).hell["farbe-text"]
        vorlagen = {
            "docx": Path(eigene).read_bytes() if eigene else build_vorlage(farbe),
            "odt": build_odt_vorlage(),
        }
        return Auftrag(satzart, Schreibart(self.buch.stichtag, {endung: vorlagen[endung] for endung in endungen}), endungen)

    def _nav_item(self, zweig: Ast | str) -> object:
        """A branch as MkDocs wants it; titles are escaped, for templates print them as they stand."""
        if isinstance(zweig, str):
            return zweig
        zweige = zweig.zweige
        titel = self._marked(bind(html.escape(zweig.titel)))
        return {titel: zweige if isinstance(zweige, str) else [self._nav_item(kind) for kind in zweige]}

    def _mark_contents(self, eintrag: AnchorLink) -> None:
        eintrag.title = self._marked(eintrag.title)
        for kind in eintrag.children:
            self._mark_contents(kind)

    def _marked(self, text: str) -> str:
        return keep_whole(mark_languages(text, second_names(self.buch.konzept)), hyphenated_names(self.buch.konzept))

    def _projekt(self, config: MkDocsConfig) -> Projekt:
        datei = Path(config.config_file_path) if config.config_file_path else None
        wurzel = datei.parent if datei else Path.cwd()
        ausgenommen = config.exclude_docs.patterns if config.exclude_docs else ()
        return Projekt(
            wurzel / self.config.daten,
            Path(config.docs_dir),
            tuple(str(muster.pattern) for muster in ausgenommen),
            datei,
            f"{config.site_url.rstrip('/')}/" if config.site_url else None,
        )

    def _stichtag(self) -> date:
        try:
            return choose_stichtag(str(self.config.stichtag or ""), os.environ.get("SOURCE_DATE_EPOCH"), date.today())
        except (ValueError, OverflowError, OSError):
            raise PluginError(
                "Der Stichtag („stichtag“ oder SOURCE_DATE_EPOCH) ist kein Datum. Schreiben Sie 2024-08-01."
            ) from None


def _texts(page: Page, content: str) -> Iterator[Textseite]:
    """What a page says beyond the data: its title, and section by section what its author wrote."""
    adresse = page_address(page.file.src_uri)
    titel = Markup(page.title or "").striptags()
    if page.file.generated_by is not None:
        yield Textseite(adresse, titel, str(page.meta.get("description", "")))
        return
    for nr, abschnitt in enumerate(read_sections(content)):
        if nr == 0 or not abschnitt.anker:
            yield Textseite(adresse, titel, text=abschnitt.text)
        else:
            yield Textseite(f"{adresse}#{abschnitt.anker}", f"{titel} › {abschnitt.titel}", text=abschnitt.text)


def _hang_below(files: Files, adresse: str, oben: str) -> None:
    """The navigation shows where a page outside it belongs: its branch is that of another page."""
    datei, andere = files.get_file_from_path(source_of(adresse)), files.get_file_from_path(oben)
    if datei and datei.page and andere and andere.page:
        datei.page.parent = andere.page.parent


def _branches(zweige: Iterable[StructureItem]) -> Iterator[StructureItem]:
    for zweig in zweige:
        yield zweig
        if isinstance(zweig, Section):
            yield from _branches(zweig.children)


def _prosa(files: Files, seiten: tuple[Seite, ...]) -> list[Prosaseite]:
    """The author's own pages that stand in no generated page's place."""
    belegt = {seite.adresse for seite in seiten if seite.in_navigation}
    prosa = []
    for file in files.documentation_pages():
        if file.generated_by is None and page_address(file.src_uri) not in belegt and file.inclusion.is_in_nav():
            kopf: dict[str, Any] = dict(meta.get_data(file.content_string)[1])
            reihenfolge = kopf.get("reihenfolge")
            prosa.append(Prosaseite(file.src_uri, float(reihenfolge) if isinstance(reihenfolge, int | float) else None))
    return prosa
