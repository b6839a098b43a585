"""What a picture is: the views, the record of one picture, what a comparison found; touches neither browser nor disk."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

GRENZE = 16000
"""Pixels of height after which a picture ends."""
CLS_GRENZE = 0.1
"""Layout shift above which a page counts as restless (the limit of „good“ in Core Web Vitals)."""


@dataclass(frozen=True)
class Ansicht:
    """One way of looking at a page: a width in pixels and a scheme: "hell", "dunkel" or "druck"."""

    breite: int
    schema: str

    @property
    def name(self) -> str:
        """Part of file names and key in records: "1280-hell", "druck"."""
        return self.schema if self.schema == "druck" else f"{self.breite}-{self.schema}"

    @property
    def titel(self) -> str:
        """What the head of its column says."""
        return "Druck (A4)" if self.schema == "druck" else f"{self.breite} px, {self.schema}"


BREITEN = (1280, 768, 375)
ANSICHTEN = (
    *(Ansicht(breite, schema) for breite in BREITEN for schema in ("hell", "dunkel")),
    Ansicht(794, "druck"),  # A4 at 96 dpi
)


@dataclass(frozen=True)
class Aufnahme:
    """One picture of one page with what was measured while it was taken.

    `hoehe` is that of the whole page, of which the picture shows at most GRENZE pixels; for print, `blaetter` counts the sheets.
    `ueberlauf` is how many pixels stick out to the right, `cls` the layout shift, `meldungen` what the browser complained about.
    """

    site: str
    adresse: str
    art: str
    titel: str
    grund: str
    ansicht: str
    hoehe: int = 0
    blaetter: int = 0
    ueberlauf: int = 0
    cls: float = 0.0
    meldungen: tuple[str, ...] = ()

    @property
    def schluessel(self) -> tuple[str, str, str]:
        """What makes it the same picture in another run."""
        return self.site, self.adresse, self.ansicht

    @property
    def datei(self) -> str:
        """Its file below a folder of pictures; deterministic, and different for different pictures."""
        return f"{self.site}/{file_stem(self.adresse)}.{self.ansicht}.jpg"

    @property
    def auffaellig(self) -> bool:
        """Whether something was measured that should not be."""
        return bool(self.ueberlauf > 0 or self.cls > CLS_GRENZE or self.meldungen)

    def plain(self) -> dict[str, Any]:
        """As it is written to JSON."""
        return asdict(self)


def read_aufnahme(plain: dict[str, Any]) -> Aufnahme:
    """The record that `plain()` wrote."""
    return Aufnahme(**{**plain, "meldungen": tuple(plain["meldungen"])})


def file_stem(adresse: str) -> str:
    """An address as a file name: "massnahmen/kurs/" → "massnahmen--kurs"; ids have no two hyphens in a row."""
    return adresse.strip("/").replace("/", "--") or "index"


class Lage(StrEnum):
    """How a picture stands to that of the run before."""

    VERAENDERT = "verändert"
    NEU = "neu"
    ABGEWAEHLT = "nicht mehr ausgewählt"
    VERSCHWUNDEN = "verschwunden"
    GLEICH = "gleich"
    UNBERUEHRT = "nicht neu aufgenommen"
    ERSTE = "erste Aufnahme"


@dataclass(frozen=True)
class Befund:
    """A picture and how it stands to the one before; `anteil` is the share of differing pixels, 0 to 1."""

    aufnahme: Aufnahme
    lage: Lage
    anteil: float = 0.0
