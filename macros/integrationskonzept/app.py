"""Read → check → concept: what plugin and command line share; knows folders, no site generator."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import imagesize  # type: ignore[import-untyped]  # the library has no types
import yaml

from integrationskonzept.adressen import Adressbuch, page_address
from integrationskonzept.checks import Lage, run_checks
from integrationskonzept.export import DATEIEN
from integrationskonzept.findings import Finding, Severity
from integrationskonzept.loading import load_konzept
from integrationskonzept.loading.dateien import find_outward, list_dateien, read_prosa
from integrationskonzept.pages import build_pages, build_redirects
from integrationskonzept.prosa import Umgebung, check_heads, check_prosa, title_of
from integrationskonzept.queries.oeffentlich import publish
from integrationskonzept.queries.stand import as_of
from integrationskonzept.render import Buch


@dataclass(frozen=True)
class Projekt:
    """Where a concept lies: its data and its prose, and which prose is published."""

    daten: Path
    texte: Path
    ausgenommen: tuple[str, ...] = ()
    """What of the prose is not published (`exclude_docs`, in the notation of .gitignore)."""
    einstellungen: Path | None = None
    """The settings, whose words (author, description, footer) are published too."""
    adresse: str | None = None
    """Where the site is published, if the settings say."""
    umgebung: Umgebung = field(default_factory=Umgebung)
    """What calls in the prose may name beside our macros."""


def find_projekt(datei: Path) -> Projekt:
    """Where the concept of a mkdocs.yml lies, read without MkDocs; what the file does not say is as usual."""
    geladen = yaml.load(datei.read_text(encoding="utf-8-sig"), Loader=yaml.BaseLoader)
    einstellungen = geladen if isinstance(geladen, dict) else {}
    plugins = einstellungen.get("plugins") or []
    einzelne = plugins if isinstance(plugins, list) else [plugins]
    eigene: dict[str, str] = next(
        (p["integrationskonzept"] for p in einzelne if isinstance(p, dict) and p.get("integrationskonzept")), {}
    )
    return Projekt(
        daten=datei.parent / eigene.get("daten", "data"),
        texte=datei.parent / (einstellungen.get("docs_dir") or "docs"),
        ausgenommen=tuple((einstellungen.get("exclude_docs") or "").splitlines()),
        einstellungen=datei,
        umgebung=Umgebung(
            variablen=frozenset(einstellungen.get("extra") or ()),
            nur_unsere_makros="hooks" not in einstellungen and _only_ours(einzelne, datei.parent),
        ),
    )


def _only_ours(plugins: Iterable[object], ordner: Path) -> bool:
    """Whether chapters can call no macros but ours: none of the site's own are named, and none lie where they are looked for."""
    makros = next((p["macros"] or {} for p in plugins if isinstance(p, dict) and "macros" in p), {})
    if makros.get("modules") != ["integrationskonzept.macros"] or "module_name" in makros:
        return False
    return not (ordner / "main.py").exists() and not (ordner / "main").exists()


@dataclass(frozen=True)
class Ergebnis:
    """What reading and checking gave: the public concept, and all findings."""

    buch: Buch
    findings: tuple[Finding, ...]

    @property
    def fehler(self) -> tuple[Finding, ...]:
        """The findings that stop a build."""
        return tuple(f for f in self.findings if f.schwere is Severity.FEHLER)


def examine(
    projekt: Projekt,
    stichtag: date,
    *,
    quellen: Mapping[str, str] | None = None,
    verzeichnisse: bool = True,
    mit_prosa: bool = False,
    diagramme: bool = False,
    veroeffentlichung: bool = False,
) -> Ergebnis:
    """Read and check a project.

    `quellen` maps addresses to the prose pages that make them, if the caller knows better. With `mit_prosa` the chapters' calls and
    links are checked too, for callers that do not build them. With `diagramme` pages have pictures of figures.
    """
    ladung = load_konzept(projekt.daten)
    dateien = list_dateien(projekt.texte, projekt.ausgenommen)
    prosa, unlesbare = read_prosa(projekt.texte, dateien)
    eigene = quellen if quellen is not None else {page_address(quelle): quelle for quelle in prosa if quelle.endswith(".md")}
    buch = Buch(
        konzept=as_of(publish(ladung.konzept), stichtag),
        stichtag=stichtag,
        adressbuch=Adressbuch(eigene, verzeichnisse),
        dateigroessen=dateien,
        bildmasse=_measure(projekt.texte, dateien),
        seitentitel={quelle: title_of(text) for quelle, text in prosa.items()},
        diagramme=diagramme,
        **({"adresse": projekt.adresse} if projekt.adresse else {}),
    )
    seiten = build_pages(buch)
    adressen = {seite.adresse for seite in seiten} | {u.von for u in build_redirects(buch)} | set(eigene)
    adressen |= {f"/{pfad}" for pfad in DATEIEN}
    lage = Lage(
        stichtag=stichtag,
        veroeffentlichung=veroeffentlichung,
        konzept=ladung.konzept,
        fundstellen=ladung.fundstellen,
        ids=ladung.ids,
        vollstaendig=ladung.vollstaendig,
        prosa={f"{projekt.texte.name}/{quelle}": text for quelle, text in prosa.items()} | _settings_text(projekt),
        eigene_seiten={adresse: f"{projekt.texte.name}/{quelle}" for adresse, quelle in eigene.items()},
        adressen=frozenset(adressen | {f"/{datei}" for datei in dateien}),
        dateien=frozenset(dateien),
        nach_aussen=find_outward(projekt.texte, projekt.ausgenommen),
        ordner=projekt.texte.name,
    )
    findings = {*ladung.findings, *unlesbare, *check_heads(prosa, projekt.texte.name), *run_checks(lage)}
    if mit_prosa:
        vorhanden = {*dateien, *(seite.quelle for seite in seiten)}
        findings |= set(check_prosa(buch, prosa, vorhanden, projekt.texte.name, umgebung=projekt.umgebung))
    return Ergebnis(buch, tuple(sorted(findings)))


BILDER = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif")


def _measure(ordner: Path, dateien: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Width and height in pixels of the pictures among some files; those that do not tell are left out."""
    masse = {name: imagesize.get(ordner / name) for name in dateien if name.lower().endswith(BILDER)}
    return {name: (round(breite), round(hoehe)) for name, (breite, hoehe) in masse.items() if breite > 0 and hoehe > 0}


def _settings_text(projekt: Projekt) -> dict[str, str]:
    datei = projekt.einstellungen
    return {datei.name: datei.read_text(encoding="utf-8-sig", errors="replace")} if datei else {}
