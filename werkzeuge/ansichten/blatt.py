"""The contact sheet: findings → index.html and its stylesheet; words and order stand in the template, counting here."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ansichten.vergleich import thumbnail_of
from ansichten.werte import ANSICHTEN, CLS_GRENZE, GRENZE, Ansicht, Aufnahme, Befund, Lage

HIER = Path(__file__).parent
WEG = (Lage.VERSCHWUNDEN, Lage.ABGEWAEHLT)


@dataclass(frozen=True)
class Zeile:
    """One page with its pictures, a place for each view; None where no picture was taken."""

    erste: Aufnahme
    bilder: tuple[Befund | None, ...]


@dataclass(frozen=True)
class Gruppe:
    """The pages of one kind on one site."""

    anker: str
    art: str
    zeilen: tuple[Zeile, ...]


@dataclass(frozen=True)
class Abschnitt:
    """All pictures of one site."""

    site: str
    gruppen: tuple[Gruppe, ...]


@dataclass(frozen=True)
class Blatt:
    """All that the sheet shows, in its order: what changed most comes first."""

    tag: str
    ansichten: tuple[Ansicht, ...]
    veraendert: tuple[Befund, ...]
    neu: tuple[Befund, ...]
    weg: tuple[Befund, ...]
    auffaellig: tuple[Befund, ...]
    abschnitte: tuple[Abschnitt, ...]
    bilder: int


def arrange(befunde: Iterable[Befund], tag: str) -> Blatt:
    """Findings in the order of the sheet: sites and kinds as they were photographed."""
    alle = tuple(befunde)
    da = tuple(befund for befund in alle if befund.lage not in WEG)
    vorkommend = {befund.aufnahme.ansicht for befund in da}
    ansichten = tuple(ansicht for ansicht in ANSICHTEN if ansicht.name in vorkommend)
    return Blatt(
        tag=tag,
        ansichten=ansichten,
        veraendert=most_changed_first(alle),
        neu=tuple(befund for befund in alle if befund.lage is Lage.NEU),
        weg=tuple(befund for befund in alle if befund.lage in WEG),
        auffaellig=tuple(befund for befund in da if befund.aufnahme.auffaellig),
        abschnitte=tuple(_sections(da, ansichten)),
        bilder=len(da),
    )


def most_changed_first(befunde: tuple[Befund, ...]) -> tuple[Befund, ...]:
    """Changed pictures, pages together, the page with the largest change first."""
    veraendert = [befund for befund in befunde if befund.lage is Lage.VERAENDERT]
    groesste: dict[tuple[str, str], float] = {}
    for befund in veraendert:
        seite = (befund.aufnahme.site, befund.aufnahme.adresse)
        groesste[seite] = max(befund.anteil, groesste.get(seite, 0.0))
    reihe = [ansicht.name for ansicht in ANSICHTEN]

    def order(befund: Befund) -> tuple[float, str, str, int]:
        a = befund.aufnahme
        return -groesste[a.site, a.adresse], a.site, a.adresse, reihe.index(a.ansicht)

    return tuple(sorted(veraendert, key=order))


def _sections(befunde: tuple[Befund, ...], ansichten: tuple[Ansicht, ...]) -> Iterable[Abschnitt]:
    sites = dict.fromkeys(befund.aufnahme.site for befund in befunde)
    for site in sorted(sites, key=lambda name: (name != "demo", name)):
        hier = sorted((b for b in befunde if b.aufnahme.site == site), key=lambda b: b.aufnahme.art)
        gruppen = tuple(
            Gruppe(f"{site}-{nr}", art or "Startseite", tuple(_rows(list(teil), ansichten)))
            for nr, (art, teil) in enumerate(groupby(hier, key=lambda b: b.aufnahme.art), 1)
        )
        yield Abschnitt(site, gruppen)


def _rows(befunde: list[Befund], ansichten: tuple[Ansicht, ...]) -> Iterable[Zeile]:
    for adresse in dict.fromkeys(befund.aufnahme.adresse for befund in befunde):
        nach_ansicht = {b.aufnahme.ansicht: b for b in befunde if b.aufnahme.adresse == adresse}
        yield Zeile(next(iter(nach_ansicht.values())).aufnahme, tuple(nach_ansicht.get(a.name) for a in ansichten))


def percent(anteil: float) -> str:
    """A share for people: "0,4 %", "unter 0,1 %"."""
    return "unter 0,1 %" if anteil < 0.001 else f"{anteil:.1%}".replace(".", ",").replace("%", " %")


def write_sheet(ordner: Path, blatt: Blatt) -> Path:
    """Write index.html and galerie.css; gives the former."""
    umgebung = Environment(
        loader=FileSystemLoader(HIER), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    umgebung.filters |= {"klein": thumbnail_of, "prozent": percent}
    text = umgebung.get_template("blatt.html.j2").render(b=blatt, Lage=Lage, grenze=GRENZE, cls_grenze=CLS_GRENZE)
    ordner.mkdir(parents=True, exist_ok=True)
    (ordner / "galerie.css").write_text((HIER / "galerie.css").read_text(encoding="utf-8"), encoding="utf-8", newline="\n")
    datei = ordner / "index.html"
    datei.write_text(text, encoding="utf-8", newline="\n")
    return datei
