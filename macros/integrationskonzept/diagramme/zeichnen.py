"""A Vega-Lite specification → SVG that may stand in any page: no script, no style, no address, every text a mere text.

The chart library is an extra (`integrationskonzept[diagramme]`) and is loaded with the first picture.
"""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from html import escape
from importlib.util import find_spec
from typing import Any
from xml.etree import ElementTree as ET

VEGA_LITE = "5.20"
"""The version of the language our specifications are written in; the library carries several."""
BREITE = 360
"""How wide a picture is drawn, in px: that of a telephone, so that its smallest letters stay legible there."""
SCHRIFT = 12.5
"""The size of letters in px of the drawing; a page never shows it at less than 0.9 of its width."""
BALKEN = 16
"""How thick a bar is, in px."""
ZEILE = 16
"""From one line of text to the next, in px."""
_ELEMENTE = frozenset({"g", "path", "line", "rect", "text", "tspan"})
_ATTRIBUTE = frozenset(
    {"d", "dy", "fill", "fill-opacity", "font-size", "font-weight", "height", "rx", "stroke", "stroke-dasharray", "stroke-linecap",
     "stroke-width", "text-anchor", "transform", "width", "x", "x1", "x2", "y", "y1", "y2"}
)  # fmt: skip
_CONFIG: dict[str, Any] = {
    "background": None,
    "padding": 1,
    "autosize": {"type": "fit", "contains": "padding"},
    "config": {
        "aria": False,
        "font": "Liberation Sans",  # for measuring alone; the page's own font is what readers see
        "lineBreak": "\n",
        "view": {"stroke": None},
        "text": {"color": "currentColor", "fontSize": SCHRIFT},
        "title": {"color": "currentColor", "fontSize": SCHRIFT, "fontWeight": "normal", "anchor": "start", "frame": "bounds"},
        "axis": {
            "title": None,
            "labelColor": "currentColor",
            "labelFontSize": SCHRIFT,
            "labelLimit": 0,
            "domainColor": "var(--ik-text-leise)",
            "tickColor": "var(--ik-text-leise)",
            "gridColor": "var(--ik-linie)",
        },
        "legend": {"title": None, "labelColor": "currentColor", "labelFontSize": SCHRIFT, "labelLimit": 0},
    },
}


def is_available() -> bool:
    """Whether the chart library is installed."""
    return find_spec("vl_convert") is not None


def draw(spezifikation: Mapping[str, Any], aussage: str) -> str:
    """The picture of a specification as one `<svg>` element that says in a sentence what it shows; for an HTML page.

    The same specification gives the same text. ImportError where the library is missing.
    """
    return _draw(json.dumps({**_CONFIG, "width": BREITE, **spezifikation}, sort_keys=True), aussage)


@lru_cache(maxsize=512)
def _draw(spezifikation: str, aussage: str) -> str:
    import vl_convert  # noqa: PLC0415 (a heavy extra that most commands never need)

    svg = vl_convert.vegalite_to_svg(spezifikation, vl_version=VEGA_LITE, allowed_base_urls=[], format_locale="de-DE")
    wurzel = ET.fromstring(svg)
    innen = "".join(text for kind in wurzel for text in _cleaned(kind))
    ansicht = " ".join(f"{float(zahl):g}" for zahl in wurzel.attrib["viewBox"].split())
    return f'<svg class="ik-diagramm__bild" viewBox="{ansicht}" role="img" aria-label="{inert(aussage)}">{innen}</svg>'


def _cleaned(element: ET.Element) -> Iterator[str]:
    """An element and what is in it as HTML: allowed elements and attributes alone, groups that do nothing left out."""
    name = element.tag.rpartition("}")[2]
    erlaubt = {a: _rounded(wert) for a, wert in element.attrib.items() if a in _ATTRIBUTE}
    attribute = {a: wert for a, wert in erlaubt.items() if wert != "translate(0,0)"}
    if name not in _ELEMENTE or (name in ("path", "rect") and not ({"fill", "stroke"} & attribute.keys())):
        return
    innen = inert(element.text or "") + "".join(text for kind in element for text in _cleaned(kind))
    if name == "g" and (not attribute or not innen):
        yield innen
        return
    if name in ("path", "text") and not (innen or attribute.get("d")):
        return
    angaben = "".join(f' {a}="{escape(wert)}"' for a, wert in attribute.items())
    yield f"<{name}{angaben}>{innen}</{name}>"


def _rounded(wert: str) -> str:
    """Coordinates to a hundredth of a pixel: enough for the eye, and the same on every machine."""
    return re.sub(r"-?\d+\.\d+(?:e-?\d+)?", lambda zahl: f"{round(float(zahl[0]), 2) + 0:g}", wert)


def inert(text: str) -> str:
    """Text in which no Markdown extension and no browser finds markup: all but letters, digits and blanks are references."""
    return "".join(z if z.isalnum() or z == " " else f"&#{ord(z)};" for z in printable(text))


def printable(text: str) -> str:
    """Text without the signs that XML cannot hold; white space of any kind is a blank."""
    return " ".join("".join(z for z in text if z.isspace() or unicodedata.category(z) not in ("Cc", "Cs", "Cn")).split())


def at(feld: str) -> dict[str, Any]:
    """A place from above in px, for what is no value."""
    return {"field": feld, "type": "quantitative", "scale": None, "axis": None}


def text_at(feld: str, oben: str, x: dict[str, Any], **mark: object) -> dict[str, Any]:
    """A layer of texts from a field of the data, at a height in px."""
    return {"mark": {"type": "text", **mark}, "encoding": {"x": x, "y": at(oben), "text": {"field": feld}}}


def wrapped(text: str, breite: float) -> str:
    """Text in lines that fit a width in px, broken between words, and within one that is too long by itself."""
    zeilen, zeile = [], ""
    for wort in printable(text).split(" "):
        versuch = f"{zeile} {wort}".strip()
        if _width(versuch) <= breite:
            zeile = versuch
            continue
        zeilen += [zeile] if zeile else []
        zeile = wort
        while _width(zeile) > breite:
            passt = next(n for n in range(len(zeile) - 1, 0, -1) if n == 1 or _width(zeile[:n]) <= breite)
            zeilen, zeile = [*zeilen, zeile[:passt]], zeile[passt:]
    return "\n".join([*zeilen, zeile])


def _width(text: str) -> float:
    """How wide a text is, about: generous, for the page's font is not known here."""
    return SCHRIFT * sum(map(_sign_width, text))


def _sign_width(zeichen: str) -> float:
    if unicodedata.east_asian_width(zeichen) in "WF":
        return 1
    return 0.8 if zeichen.isupper() or zeichen in "mw@%—…" else 0.56
