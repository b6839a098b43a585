"""Colours of a site: from the colour of the house two palettes whose contrasts hold, as names → hex and as CSS; no concept.

A colour keeps its hue and chroma (OKLCH), its lightness moves until it stands out enough from whatever it stands on. Ratios are
those of WCAG 2.2: 4.5 for text, 7 for running text, 3 for graphics and the borders of controls.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from coloraide import Color

Palette = Mapping[str, str]
"""Name (a CSS custom property without `--ik-`) → "#rrggbb"."""

VORGABE = "#1b5e6b"
"""The calm colour of a house that names none."""
WEISS, SCHWARZ = "#ffffff", "#000000"
_BILD, _TEXT, _LAUFTEXT = 3.0, 4.5, 7.0
_OHNE_FARBTON = 0.02
"""Below this chroma a colour is white, black or grey."""


class Ton(NamedTuple):
    """A colour in OKLCH: lightness 0–1, chroma 0–0.4, hue in degrees."""

    helligkeit: float
    buntheit: float
    farbton: float

    def at(self, helligkeit: float, hoechstens: float = 0.4) -> "Ton":
        """The same hue at another lightness, no more colourful than `hoechstens`."""
        return Ton(helligkeit, min(self.buntheit, hoechstens), self.farbton)


@dataclass(frozen=True)
class Schemata:
    """The same names for light and for dark surroundings."""

    hell: Palette
    dunkel: Palette


_PAPIER = Ton(0.967, 0.007, 85.0)


@lru_cache(maxsize=4096)
def ton_of(farbe: str) -> Ton:
    """A "#rrggbb" in OKLCH; white, black and grey have the hue of warm paper, which one does not see in them."""
    helligkeit, buntheit, farbton = Color(farbe).convert("oklch").coords(nans=False)
    return Ton(helligkeit, buntheit, farbton) if buntheit >= _OHNE_FARBTON else Ton(helligkeit, buntheit, _PAPIER.farbton)


@lru_cache(maxsize=4096)
def hex_of(ton: Ton) -> str:
    """An OKLCH colour as "#rrggbb"; what no screen can show loses chroma, not lightness or hue."""
    farbe = Color("oklch", list(ton))
    if not farbe.in_gamut("srgb"):
        farbe.fit("srgb", method="raytrace", pspace="oklch")
    return farbe.convert("srgb").to_string(hex=True)


@lru_cache(maxsize=8192)
def contrast(eine: str, andere: str) -> float:
    """The contrast ratio of two colours by WCAG 2.2, 1 to 21."""
    return Color(eine).contrast(andere, method="wcag21")


def has_hue(farbe: str) -> bool:
    """Whether a colour is more than white, black or grey."""
    return ton_of(farbe).buntheit >= _OHNE_FARBTON


def stand_out(farbe: str, gruende: Iterable[str], verhaeltnis: float, *, heller: bool) -> str:
    """The colour itself if it reaches the ratio on every ground, else the nearest lighter or darker one of its hue that does.

    Towards white or black the ratio must be within reach.
    """
    auf = tuple(gruende)

    def holds(kandidat: str) -> bool:
        return all(contrast(kandidat, grund) >= verhaeltnis for grund in auf)

    if holds(farbe):
        return farbe
    ton, beste = ton_of(farbe), WEISS if heller else SCHWARZ
    assert holds(beste), (farbe, auf, verhaeltnis)
    noch_nicht, genug = ton.helligkeit, 1.0 if heller else 0.0
    for _ in range(10):
        mitte = (noch_nicht + genug) / 2
        if holds(kandidat := hex_of(ton.at(mitte))):
            genug, beste = mitte, kandidat
        else:
            noch_nicht = mitte
    return beste


# --- one scheme --------------------------------------------------------------------------------------------------------------

_GRUENDE = ("grund", "flaeche", "flaeche-hoch")
_BUNT = {
    # hue, chroma, lightness on light and on dark ground: apart in lightness too, for those who see few hues and for grey paper
    "offen": (282.0, 0.045, 0.41, 0.84),
    "laufend": (242.0, 0.135, 0.52, 0.74),
    "erledigt": (155.0, 0.115, 0.45, 0.88),
    "gehemmt": (42.0, 0.125, 0.39, 0.75),
    "beendet": (342.0, 0.06, 0.34, 0.68),
    "unbekannt": (85.0, 0.006, 0.53, 0.75),
}
GRUPPEN = tuple(_BUNT)
_FLAECHIG = {"offen": 0.45, "laufend": 0.62, "erledigt": 0.42, "gehemmt": 0.65, "beendet": 0.32, "unbekannt": 0.53}
"""Lightness on light ground where the colour fills a bar: what lies side by side there is further apart than words can be."""
_FAECHER = (0, 180, 60, 240, 120, 300)
REIHEN = len(_FAECHER)


class _Schema:
    """Makes one palette: `hell` decides on which side of the grounds everything else stands."""

    def __init__(self, haus: str, *, hell: bool) -> None:
        self.hell, self.haus, self.ton = hell, haus, ton_of(haus)
        self.akzent = self.ton if has_hue(haus) else ton_of(VORGABE)
        self.p: dict[str, str] = {}

    def choose(self, hell: float, dunkel: float) -> float:
        return hell if self.hell else dunkel

    def on(self, ton: Ton | str, verhaeltnis: float, *gruende: str) -> str:
        """A colour that reaches the ratio on the three grounds of pages and on those named besides."""
        farbe = ton if isinstance(ton, str) else hex_of(ton)
        auf = (*(self.p[name] for name in _GRUENDE), *gruende)
        return stand_out(farbe, auf, verhaeltnis, heller=not self.hell)

    def graphics(self, farbe: str) -> str:
        """A given colour for lines and pictures: on light ground itself wherever that stands out, on dark a bright one."""
        ton = ton_of(farbe)
        return self.on(farbe if self.hell else ton.at(max(ton.helligkeit, 0.7)), _BILD)

    def words(self, farbe: str, flaeche: str) -> str:
        """A given colour for words, on the grounds of pages and on its own tint."""
        ton = ton_of(farbe)
        return self.on(farbe if self.hell else ton.at(max(ton.helligkeit, 0.8), 0.13), _TEXT, flaeche)

    def tint(self, ton: Ton) -> str:
        """An area with a breath of a colour, on which texts can still be read."""
        return hex_of(ton.at(0.952, 0.023) if self.hell else ton.at(0.3, 0.042))

    def neutrals(self) -> None:
        grau = _PAPIER if self.hell else self.ton
        stufen = {
            "grund": Ton(0.992, 0.003, grau.farbton) if self.hell else grau.at(0.205, 0.011),
            "flaeche": _PAPIER if self.hell else grau.at(0.243, 0.013),
            "flaeche-hoch": Ton(1.0, 0.0, 0.0) if self.hell else grau.at(0.283, 0.015),
            "linie": Ton(0.895, 0.011, grau.farbton) if self.hell else grau.at(0.385, 0.017),
        }
        self.p |= {name: hex_of(ton) for name, ton in stufen.items()}
        self.p["linie-stark"] = self.on(self.ton.at(self.choose(0.59, 0.64), 0.02), _BILD)
        self.p["text"] = self.on(self.ton.at(self.choose(0.25, 0.935), self.choose(0.015, 0.008)), _LAUFTEXT)
        self.p["text-leise"] = self.on(self.ton.at(self.choose(0.43, 0.79), 0.015), _TEXT)

    def brand(self) -> None:
        self.p["farbe"] = self.graphics(self.haus)
        self.p["farbe-flaeche"] = self.tint(self.ton)
        # Links of a house without a hue would look like any other word, or fainter.
        self.p["farbe-text"] = self.words(self.haus if has_hue(self.haus) else VORGABE, self.p["farbe-flaeche"])
        self.p["fokus"] = self.on(self.akzent.at(self.choose(0.45, 0.84)), _BILD)
        self.frame()
        gelb, tinte = Ton(self.choose(0.925, 0.42), self.choose(0.115, 0.085), 95.0), Ton(self.choose(0.25, 0.97), 0.03, 90.0)
        self.p |= {"marke": hex_of(gelb), "marke-text": hex_of(tinte)}
        self.p["hinweis-flaeche"] = hex_of(Ton(self.choose(0.958, 0.29), 0.036, 85.0))
        self.p["hinweis-text"] = self.on(Ton(self.choose(0.34, 0.9), 0.06, 75.0), _TEXT, self.p["hinweis-flaeche"])
        self.p["hinweis-linie"] = self.on(Ton(self.choose(0.63, 0.72), 0.125, 75.0), _BILD, self.p["hinweis-flaeche"])

    def frame(self) -> None:
        """Header and footer: both dark or, where white cannot be read on the colour of the house, both light.

        One colour of focus serves both; between a light header and a dark footer there is none that stands out from either.
        """
        kopf = self.haus if self.hell else hex_of(self.ton.at(0.3, 0.075))
        weiss = contrast(WEISS, kopf) >= _TEXT
        # Pure black where a softer one would not be read on a colour of middle lightness.
        dunkel = next(farbe for farbe in (hex_of(self.ton.at(0.2, 0.03)), SCHWARZ) if weiss or contrast(farbe, kopf) >= _TEXT)
        fuss = hex_of(self.ton.at(self.choose(0.27, 0.155), 0.05) if weiss else self.ton.at(0.935, 0.03))
        self.p |= {"kopf": kopf, "kopf-text": WEISS if weiss else dunkel, "fuss": fuss}
        self.p["kopf-linie"] = stand_out(kopf, [kopf], _BILD, heller=weiss)
        self.p["fuss-text"] = stand_out(hex_of(self.ton.at(0.93 if weiss else 0.3, 0.02)), [fuss], _TEXT, heller=weiss)
        fokus = hex_of(Ton(0.91, 0.115, 92.0) if weiss else self.ton.at(0.3))
        self.p["fokus-kopf"] = stand_out(fokus, [kopf, fuss], _BILD, heller=weiss)

    def groups(self) -> None:
        for gruppe, (farbton, buntheit, hell, dunkel) in _BUNT.items():
            ton = Ton(self.choose(hell, dunkel), buntheit, farbton)
            flaeche = self.tint(ton)
            self.p |= {f"status-{gruppe}": self.on(ton, _TEXT, flaeche), f"status-{gruppe}-flaeche": flaeche}
            self.p[f"status-{gruppe}-bild"] = self.on(Ton(self.choose(_FLAECHIG[gruppe], dunkel), buntheit, farbton), _BILD)

    def series(self) -> None:
        for nr in range(REIHEN):
            stufe = self.choose(0.47, 0.66) if nr % 2 == 0 else self.choose(0.61, 0.8)
            ton = Ton(stufe, min(max(self.akzent.buntheit, 0.09), 0.13), _hue_at(nr, self.akzent))
            self.p[f"reihe-{nr + 1}"] = self.on(ton, _BILD)

    def field(self, farbe: str) -> Palette:
        flaeche = self.tint(ton_of(farbe))
        namen = {"feld": self.graphics(farbe), "feld-text": self.words(farbe, flaeche), "feld-flaeche": flaeche}
        return MappingProxyType(namen)


def _hue_at(nr: int, beginn: Ton) -> float:
    """The hue at a place in a row: far from that before it, and no two of twelve nearer than 30°."""
    runde, platz = divmod(nr, len(_FAECHER))
    return (beginn.farbton + _FAECHER[platz] + (0, 30, 15, 45)[runde % 4]) % 360


@lru_cache(maxsize=64)
def _schema(haus: str, *, hell: bool) -> _Schema:
    schema = _Schema(haus, hell=hell)
    schema.neutrals()
    schema.brand()
    schema.groups()
    schema.series()
    return schema


# --- what a site asks for ----------------------------------------------------------------------------------------------------


def palettes(haus: str | None = None) -> Schemata:
    """The palettes of a house by its colour ("#rrggbb", None for the usual one)."""
    hell, dunkel = (MappingProxyType(_schema(haus or VORGABE, hell=eins).p) for eins in (True, False))
    return Schemata(hell, dunkel)


def field_palettes(haus: str | None, felder: Mapping[str, str | None]) -> Mapping[str, Schemata]:
    """The colours of each field by its id, in the order given: of its own colour, else of one that its place in the row decides."""
    hell, dunkel = (_schema(haus or VORGABE, hell=eins) for eins in (True, False))
    eigene = {id: farbe or hex_of(Ton(0.5, 0.1, _hue_at(nr, hell.akzent))) for nr, (id, farbe) in enumerate(felder.items())}
    return {id: Schemata(hell.field(farbe), dunkel.field(farbe)) for id, farbe in eigene.items()}


def nearest_visible(farbe: str) -> str:
    """What light pages use for lines and pictures instead of a colour: itself, or the nearest of its hue with enough contrast."""
    return _schema(VORGABE, hell=True).graphics(farbe)


def stylesheet(haus: str | None, felder: Mapping[str, str | None]) -> str:
    """All colours as custom properties `--ik-…`, those of a field below `[data-feld="<id>"]`.

    Dark where the reader's system is, unless `data-farbschema="hell"` stands on the root, and with `data-farbschema="dunkel"`
    everywhere; never on paper.
    """
    schemata, je_feld = palettes(haus), field_palettes(haus, felder)
    hell = _rules(":root", "light", schemata.hell, {id: feld.hell for id, feld in je_feld.items()})
    dunkel = {id: feld.dunkel for id, feld in je_feld.items()}
    vom_system, gewaehlt = (
        _rules(wurzel, "dark", schemata.dunkel, dunkel)
        for wurzel in (':root:not([data-farbschema="hell"])', ':root[data-farbschema="dunkel"]')
    )
    return (
        f"{hell}@media screen and (prefers-color-scheme:dark){{\n{vom_system}}}\n@media screen{{\n{gewaehlt}}}\n"
        f"@media print{{:root{{--ik-grund:{WEISS}}}}}\n"
    )


def _rules(wurzel: str, schema: str, palette: Palette, felder: Mapping[str, Palette]) -> str:
    """A line of CSS for the root and one for each field."""
    zeilen = [f"{wurzel}{{color-scheme:{schema};{_properties(palette)}}}"]
    davor = "" if wurzel == ":root" else f"{wurzel} "
    zeilen += [f'{davor}[data-feld="{id}"]{{{_properties(feld)}}}' for id, feld in felder.items()]
    return "".join(f"{zeile}\n" for zeile in zeilen)


def _properties(palette: Palette) -> str:
    return ";".join(f"--ik-{name}:{farbe}" for name, farbe in palette.items())
