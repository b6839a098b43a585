"""The picture of progress: for every Handlungsfeld a bar, stacked by class of status, with signs and figures beneath."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from integrationskonzept.diagramme.zeichnen import BALKEN, ZEILE, at, draw, text_at, wrapped
from integrationskonzept.model import Gruppe


@dataclass(frozen=True)
class Balken:
    """One bar: its name and how many Maßnahmen are in each class of status."""

    name: str
    zahlen: Mapping[str, int]


def draw_umsetzung(balken: Sequence[Balken], gruppen: Sequence[Gruppe], zeichen: Mapping[Gruppe, str], aussage: str) -> str | None:
    """The picture of some bars, the classes in the order given; None where nothing is counted."""
    if not any(sum(einer.zahlen.values()) for einer in balken):
        return None
    zeilen, teile, unten = [], [], 0.0
    for einer in balken:
        name = wrapped(einer.name, 330)
        oben, mitte = unten, unten + ZEILE * (name.count("\n") + 1) + 2 + BALKEN / 2
        zeilen.append({"name": name, "oben": oben, "zahlen": _figures(einer, gruppen, zeichen), "darunter": mitte + BALKEN / 2 + 4})
        teile += [
            {"mitte": mitte, "gruppe": gruppe, "rang": rang, "zahl": einer.zahlen[gruppe]}
            for rang, gruppe in enumerate(gruppen)
            if einer.zahlen[gruppe]
        ]
        unten = mitte + BALKEN / 2 + 4 + ZEILE + 14
    return draw({"height": unten, "layer": _layers(teile, zeilen, gruppen)}, aussage)


def _figures(balken: Balken, gruppen: Sequence[Gruppe], zeichen: Mapping[Gruppe, str]) -> str:
    """The figures of a bar in one line: ● 12 · ◐ 20."""
    return " · ".join(f"{zeichen[gruppe]} {balken.zahlen[gruppe]}" for gruppe in gruppen if balken.zahlen[gruppe])


def _layers(teile: list[dict[str, Any]], zeilen: list[dict[str, Any]], gruppen: Sequence[Gruppe]) -> list[dict[str, Any]]:
    """Bars with a gap between their parts, so that they are told apart without colour; what nobody reported is an outline."""
    farben = {gruppe: f"var(--ik-status-{gruppe}-bild)" for gruppe in gruppen}
    fuellung = farben | {"unbekannt": "none"}
    rand = dict.fromkeys(gruppen, "var(--md-default-bg-color)") | {"unbekannt": farben.get("unbekannt", "none")}

    def by_group(farben: Mapping[Gruppe, str]) -> dict[str, Any]:
        skala = {"domain": list(gruppen), "range": [farben[gruppe] for gruppe in gruppen]}
        return {"field": "gruppe", "type": "nominal", "legend": None, "scale": skala}

    balken = {
        "data": {"values": teile},
        "mark": {"type": "bar", "orient": "horizontal", "height": BALKEN, "strokeWidth": 1.5},
        "encoding": {
            "x": {"field": "zahl", "type": "quantitative", "stack": "zero", "axis": None, "scale": {"nice": False}},
            "y": at("mitte"),
            "order": {"field": "rang"},
            "fill": by_group(fuellung),
            "stroke": by_group(rand),
        },
    }
    lage = {"align": "left", "baseline": "top", "lineHeight": ZEILE}
    texte = (text_at(feld, oben, {"value": 0}, **lage) for feld, oben in (("name", "oben"), ("zahlen", "darunter")))
    return [balken, *({"data": {"values": zeilen}, **text} for text in texte)]
