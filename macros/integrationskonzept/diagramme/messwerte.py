"""The picture of an Indikator: a line through its values over time, or bars where there are too few; with its target."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from integrationskonzept.diagramme.zeichnen import BALKEN, SCHRIFT, ZEILE, at, draw, printable, text_at, wrapped
from integrationskonzept.model import Indikator, Messwert
from integrationskonzept.zahlen import german

Reihen = Mapping[str, tuple[Messwert, ...]]
"""The values of every area in the order of time; the name of an area that is not stated is empty."""
FARBEN = tuple(f"var(--ik-reihe-{nr})" for nr in range(1, 7))
STRICHE = ([1, 0], [6, 3], [2, 3], [8, 3, 2, 3], [10, 4], [4, 2])
FORMEN = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")
_HOEHE = 190
_ABSTAND = 14
"""How far apart, in px, the letters at the ends of lines stand at least."""


def draw_messwerte(indikator: Indikator) -> str | None:
    """The picture of the values of an Indikator; None where there are none."""
    reihen = series_of(indikator)
    if not reihen:
        return None
    if any(len({w.stichtag for w in werte}) >= 3 for werte in reihen.values()):
        return draw(_lines(indikator, reihen), _statement(indikator, reihen))
    return draw(_bars(indikator, reihen), _statement(indikator, reihen))


def figure(zahl: Decimal) -> str:
    """A number as the axis writes it: a minus is no hyphen."""
    return german(zahl).replace("-", "−")


def series_of(indikator: Indikator) -> Reihen:
    """The values by area, the areas in the order written."""
    raeume = dict.fromkeys(wert.raum or "" for wert in indikator.werte)
    nach_tag = sorted(indikator.werte, key=lambda wert: wert.stichtag)
    return {raum: tuple(w for w in nach_tag if (w.raum or "") == raum) for raum in raeume}


# --- what the picture says -----------------------------------------------------------------------------------------------


def _statement(indikator: Indikator, reihen: Reihen) -> str:
    """What the picture shows, in sentences: of every area the first and the last value and the range, and the target."""
    einheit = f" ({indikator.einheit})" if indikator.einheit else ""
    teile = [f"{f'{raum}: ' if raum else ''}{_course(werte)}." for raum, werte in reihen.items()]
    ziel = [f"{_target(indikator, knapp=False)}."] if indikator.zielwert else []
    return " ".join([f"Diagramm „{indikator.titel}“{einheit}.", *teile, *ziel])


def _course(werte: tuple[Messwert, ...]) -> str:
    erster, letzter, zahlen = werte[0], werte[-1], [wert.wert for wert in werte]
    beginn = f"{figure(erster.wert)} am {erster.stichtag:%d.%m.%Y}"
    if len(werte) == 1:
        return beginn
    spanne = f", dazwischen {figure(min(zahlen))} bis {figure(max(zahlen))}" if len(werte) > 2 else ""
    return f"{beginn}, {figure(letzter.wert)} am {letzter.stichtag:%d.%m.%Y}{spanne}"


def _target(indikator: Indikator, *, knapp: bool = True) -> str:
    """The target in words: Ziel 2028: 75 %; where room is scarce without a long unit."""
    ziel = indikator.zielwert
    assert ziel is not None
    einheit = {"Prozent": "%"}.get(indikator.einheit or "", indikator.einheit or "")
    kurz = f" {einheit}" if einheit and (not knapp or len(einheit) <= 12) else ""
    return f"Ziel{f' {ziel.jahr}' if ziel.jahr else ''}: {figure(ziel.wert)}{kurz}"


# --- lines ---------------------------------------------------------------------------------------------------------------


def _lines(indikator: Indikator, reihen: Reihen) -> dict[str, Any]:
    """A line for each area, told apart by colour, dashes, shape and letter; the key spells the letters out."""
    namen = [wrapped(f"{letter(nr)}  {raum or 'Ohne Angabe'}", 290) for nr, raum in enumerate(reihen)]
    jaehrlich = all(len({w.stichtag.year for w in werte}) == len(werte) for werte in reihen.values())
    punkte = [
        {"x": _instant(w.stichtag, jaehrlich=jaehrlich), "y": float(w.wert), "reihe": name}
        for name, werte in zip(namen, reihen.values(), strict=True)
        for w in werte
    ]
    unten, oben = _range(indikator, reihen)
    mehrere = len(reihen) > 1
    whole = {"tickMinStep": 1} if all(w.wert == int(w.wert) for werte in reihen.values() for w in werte) else {}
    arten = {
        "color": {"scale": {"domain": namen, "range": _cycled(FARBEN, namen)}},
        "strokeDash": {"scale": {"domain": namen, "range": _cycled(STRICHE, namen, 1)}},
        "shape": {"scale": {"domain": namen, "range": _cycled(FORMEN, namen, 2)}},
    }
    legende = {"orient": "top", "direction": "vertical", "symbolSize": 60, "symbolStrokeWidth": 0, "offset": 6} if mehrere else None
    reihe = {
        kanal: {"field": "reihe", "type": "nominal", "legend": legende if kanal != "strokeDash" else None, **art}
        for kanal, art in arten.items()
    }
    return {
        "height": _HOEHE + (20 * sum(name.count("\n") + 1 for name in namen) if mehrere else 0) + _title_height(indikator),
        "title": _title(indikator),
        "data": {"values": punkte},
        "encoding": {
            "x": {
                "field": "x",
                "type": "quantitative",
                "axis": _years(punkte),
                "scale": {"zero": False, "nice": False, "padding": 8},
            },
            "y": {
                "field": "y",
                "type": "quantitative",
                "axis": {"tickCount": 5, "ticks": False, "domain": False, **whole},
                "scale": {"domain": [unten, oben], "zero": False, "nice": True},
            },
        },
        "layer": [
            *_target_rule(indikator, punkte, (unten, oben)),
            {"mark": {"type": "line", "strokeWidth": 2}, "encoding": {k: v for k, v in reihe.items() if k != "shape"}},
            {
                "mark": {"type": "point", "size": 45, "filled": True, "opacity": 1},
                "encoding": {k: v for k, v in reihe.items() if k != "strokeDash"},
            },
            _ends(reihen, punkte, namen, (oben - unten) / _HOEHE),
        ],
    }


def letter(nr: int) -> str:
    """The letter of a series: A to Z, then A2 to Z2 and on."""
    runde, platz = divmod(nr, 26)
    return f"{chr(65 + platz)}{runde + 1 if runde else ''}"


def _instant(tag: date, *, jaehrlich: bool) -> float:
    """A day as a place on the axis of years; a yearly value stands in the middle of its year, whatever day it was taken on."""
    return tag.year + (0.5 if jaehrlich else round((tag.timetuple().tm_yday - 1) / 366, 4))


def _years(punkte: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """An axis that names years below their middle, no more of them than there is room for."""
    jahre = sorted({int(punkt["x"]) for punkt in punkte})
    spanne = jahre[-1] - jahre[0]
    schritt = next((s for s in (1, 2, 5, 10, 20, 50) if spanne / s <= 7), spanne // 7 + 1)
    gezeigt = [jahr + 0.5 for jahr in range(jahre[0], jahre[-1] + 1) if (jahre[-1] - jahr) % schritt == 0]
    return {"values": gezeigt, "labelExpr": "'' + floor(datum.value)", "grid": False, "labelFlush": False}


def _range(indikator: Indikator, reihen: Reihen) -> tuple[float, float]:
    """Between what the axis of values runs: all values and the target, from zero unless that flattens everything."""
    zahlen = [float(w.wert) for werte in reihen.values() for w in werte]
    zahlen += [float(indikator.zielwert.wert)] if indikator.zielwert else []
    unten, oben = min(zahlen), max(zahlen)
    if 0 <= unten <= oben * 0.85:
        unten = 0.0
    if oben / 2 <= 0 and oben <= 0 and unten <= 2 * oben:
        oben = 0.0
    rand = (oben - unten) * 0.08 or (1.0 if oben.is_integer() else abs(oben) * 0.1)
    return unten - (rand if unten else 0), oben + (rand if oben else 0)


def _ends(reihen: Reihen, punkte: Iterable[Mapping[str, Any]], namen: list[str], je_px: float) -> dict[str, Any]:
    """At the end of every line its letter and last value; where lines end close together they stand one above the other."""
    rechts = max(punkt["x"] for punkt in punkte)
    enden = sorted((float(werte[-1].wert), nr) for nr, werte in enumerate(reihen.values()))
    hoehen = spread([hoehe for hoehe, _ in enden], _ABSTAND * je_px)
    texte = [figure(werte[-1].wert) for werte in reihen.values()]
    posten = [
        {"x": rechts, "y": hoehe, "reihe": namen[nr], "text": f"{letter(nr)} {texte[nr]}" if len(namen) > 1 else texte[nr]}
        for hoehe, (_, nr) in zip(hoehen, enden, strict=True)
    ]
    return {
        "data": {"values": posten},
        "mark": {"type": "text", "align": "left", "dx": 8, "fontWeight": "bold"},
        "encoding": {"text": {"field": "text"}},
    }


def spread(werte: list[float], abstand: float) -> list[float]:
    """Rising values moved apart so that each is at least a distance above the one before, the whole kept in its middle."""
    auseinander = list(werte[:1])
    for _, wert in pairwise(werte):
        auseinander.append(max(wert, auseinander[-1] + abstand))
    ruecken = (sum(auseinander) - sum(werte)) / max(1, len(werte))
    return [wert - ruecken for wert in auseinander]


def _target_rule(indikator: Indikator, punkte: list[dict[str, Any]], grenzen: tuple[float, float]) -> list[dict[str, Any]]:
    """The target as a dashed rule with its name where no value is near."""
    if indikator.zielwert is None:
        return []
    ziel = float(indikator.zielwert.wert)
    rechts, darunter = _free_corner(ziel, punkte, grenzen)
    daten = {"values": [{"ziel": ziel, "text": printable(_target(indikator))}]}
    ort = {"y": {"field": "ziel", "type": "quantitative"}}
    lage = {"align": "right" if rechts else "left", "baseline": "top" if darunter else "bottom", "dy": 5 if darunter else -5}
    x = {"value": "width"} if rechts else {"value": 2}
    strich = {"type": "rule", "strokeDash": [5, 4], "strokeWidth": 1.5, "color": "currentColor"}
    return [
        {"data": daten, "mark": strich, "encoding": {**ort, "x": None}},
        {"data": daten, "mark": {"type": "text", **lage}, "encoding": {**ort, "x": x, "text": {"field": "text"}}},
    ]


def _free_corner(ziel: float, punkte: list[dict[str, Any]], grenzen: tuple[float, float]) -> tuple[bool, bool]:
    """Whether the name of the target stands right rather than left, below rather than above: where lines are farthest."""
    mitte = (min(p["x"] for p in punkte) + max(p["x"] for p in punkte)) / 2
    schrift = (grenzen[1] - grenzen[0]) * 0.07
    strecken = [(a, b) for a, b in pairwise(punkte) if a["reihe"] == b["reihe"]]
    linien = [{k: a[k] + (b[k] - a[k]) * teil / 8 for k in ("x", "y")} for a, b in strecken for teil in range(9)]
    punkte = [*punkte, *linien]

    def distance(ecke: tuple[bool, bool]) -> float:
        rechts, darunter = ecke
        hoehe = ziel - schrift if darunter else ziel + schrift
        return min((abs(p["y"] - hoehe) for p in punkte if (p["x"] >= mitte if rechts else p["x"] <= mitte)), default=0)

    ecken = [(False, False), (True, False), (False, True), (True, True)]
    genug = [ecke for ecke in ecken if distance(ecke) > 2 * schrift]
    return genug[0] if genug else max(ecken, key=distance)


# --- bars ----------------------------------------------------------------------------------------------------------------


def _bars(indikator: Indikator, reihen: Reihen) -> dict[str, Any]:
    """A bar for each value, below its area and day; a line would pretend a course."""
    ein_tag = len({w.stichtag for werte in reihen.values() for w in werte}) == 1
    zeilen: list[dict[str, Any]] = []
    unten = 20.0 if indikator.zielwert else 4.0
    for raum, werte in reihen.items():
        for w in werte:
            name = wrapped(", ".join(filter(None, (raum, "" if ein_tag and raum else f"{w.stichtag:%d.%m.%Y}"))), 330)
            oben, unten = unten, unten + ZEILE * (name.count("\n") + 1) + BALKEN + 16
            mitte = unten - 12 - BALKEN / 2
            zeilen.append({"name": name, "oben": oben, "mitte": mitte, "wert": float(w.wert), "text": figure(w.wert)})
    strecken = [{"von": zeile["mitte"] - BALKEN / 2 - 3, "bis": zeile["mitte"] + BALKEN / 2 + 3} for zeile in zeilen]
    x = {"type": "quantitative", "axis": None, "scale": {"domain": _reach(indikator, reihen), "nice": False}}
    return {
        "height": unten + _title_height(indikator),
        "title": _title(indikator),
        "data": {"values": zeilen},
        "layer": [
            {
                "mark": {"type": "bar", "orient": "horizontal", "height": BALKEN, "color": FARBEN[0]},
                "encoding": {"x": {"field": "wert", **x}, "y": at("mitte")},
            },
            text_at("name", "oben", {"value": 0}, align="left", baseline="top", lineHeight=ZEILE),
            *(
                {
                    "transform": [{"filter": wo}],
                    **text_at("text", "mitte", {"field": "wert", **x}, align=seite, dx=dx, fontWeight="bold"),
                }
                for seite, dx, wo in (("left", 5, "datum.wert >= 0"), ("right", -5, "datum.wert < 0"))
            ),
            _upright(strecken, 0, x, color="var(--ik-text-leise)"),
            *_target_upright(indikator, strecken, x),
        ],
    }


def _reach(indikator: Indikator, reihen: Reihen) -> list[float]:
    """Between what bars run: zero, all values, the target, and room for the figure at the end of a bar."""
    zahlen = [0.0, *(float(w.wert) for werte in reihen.values() for w in werte)]
    zahlen += [float(indikator.zielwert.wert)] if indikator.zielwert else []
    luft = (max(zahlen) - min(zahlen)) * 0.22 or 1.0
    return [min(zahlen) - (luft if min(zahlen) < 0 else 0), max(zahlen) + (luft if max(zahlen) > 0 or min(zahlen) == 0 else 0)]


def _target_upright(indikator: Indikator, strecken: list[dict[str, float]], x: dict[str, Any]) -> list[dict[str, Any]]:
    """The target as a dashed rule across every bar, named above the first."""
    if indikator.zielwert is None:
        return []
    ziel = float(indikator.zielwert.wert)
    unten, oben = x["scale"]["domain"]
    name = [{"oben": 0, "wert": ziel, "text": printable(_target(indikator))}]
    lage = {"align": "right" if ziel - unten > oben - ziel else "left", "baseline": "top", "dy": 2}
    return [
        _upright(strecken, ziel, x, strokeDash=[5, 4], strokeWidth=1.5, color="currentColor"),
        {"data": {"values": name}, **text_at("text", "oben", {"field": "wert", **x}, **lage)},
    ]


def _upright(strecken: list[dict[str, float]], wert: float, x: dict[str, Any], **mark: object) -> dict[str, Any]:
    """Upright rules at a value, as long as the bars are thick, so that no name is crossed out."""
    return {
        "data": {"values": [{**strecke, "wert": wert} for strecke in strecken]},
        "mark": {"type": "rule", **mark},
        "encoding": {"x": {"field": "wert", **x}, "y": at("von"), "y2": {"field": "bis"}},
    }


# --- both ----------------------------------------------------------------------------------------------------------------


def _title(indikator: Indikator) -> dict[str, Any] | None:
    """The unit, above the axis it belongs to."""
    return {"text": wrapped(indikator.einheit, 340), "offset": 8} if indikator.einheit else None


def _title_height(indikator: Indikator) -> float:
    return (wrapped(indikator.einheit, 340).count("\n") + 1) * SCHRIFT * 1.2 + 8 if indikator.einheit else 0


def _cycled(posten: tuple[Any, ...], namen: list[str], versatz: int = 0) -> list[Any]:
    """One of some kinds for each name, in turn; with an offset each round starts elsewhere, so that no two names look alike."""
    return [posten[(nr + versatz * (nr // len(posten))) % len(posten)] for nr in range(len(namen))]
