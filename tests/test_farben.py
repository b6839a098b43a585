"""Colours: whatever the house's, all contrasts that the palettes promise hold; the stylesheet has them all and says when."""

import re
from collections.abc import Iterator, Mapping
from itertools import combinations, pairwise

import pytest
from coloraide import Color
from hypothesis import example, given, settings
from hypothesis import strategies as st

from integrationskonzept.farben import (
    GRUPPEN,
    REIHEN,
    SCHWARZ,
    VORGABE,
    WEISS,
    Palette,
    contrast,
    field_palettes,
    has_hue,
    hex_of,
    nearest_visible,
    palettes,
    stand_out,
    stylesheet,
    ton_of,
)
from integrationskonzept.render.balken import REIHENFOLGE

GRUENDE = ("grund", "flaeche", "flaeche-hoch")
TOENUNGEN = ("farbe-flaeche", *(f"status-{gruppe}-flaeche" for gruppe in GRUPPEN))
VERSPRECHEN: list[tuple[str, tuple[str, ...], float]] = [
    ("text", GRUENDE, 7),
    ("text", TOENUNGEN, 4.5),
    ("text-leise", (*GRUENDE, "farbe-flaeche"), 4.5),
    ("linie-stark", GRUENDE, 3),
    ("farbe", GRUENDE, 3),
    ("farbe-text", (*GRUENDE, "farbe-flaeche"), 4.5),
    ("kopf-text", ("kopf",), 4.5),
    ("kopf-linie", ("kopf",), 3),
    ("fuss-text", ("fuss",), 4.5),
    ("fokus", GRUENDE, 3),
    ("fokus-kopf", ("kopf", "fuss"), 3),
    ("marke-text", ("marke",), 4.5),
    ("hinweis-text", ("hinweis-flaeche",), 4.5),
    ("hinweis-linie", ("hinweis-flaeche",), 3),
    *((f"status-{gruppe}", (*GRUENDE, f"status-{gruppe}-flaeche"), 4.5) for gruppe in GRUPPEN),
    *((f"status-{gruppe}-bild", GRUENDE, 3) for gruppe in GRUPPEN),
    *((f"reihe-{nr}", ("grund", "flaeche"), 3) for nr in range(1, REIHEN + 1)),
]
"""A name, what it stands on, and the ratio it reaches there."""
DES_FELDES: list[tuple[str, tuple[str, ...], float]] = [
    ("feld", GRUENDE, 3),
    ("feld-text", (*GRUENDE, "feld-flaeche"), 4.5),
    ("text", ("feld-flaeche",), 4.5),
    ("text-leise", ("feld-flaeche",), 4.5),
]
FARBEN = st.integers(0, 0xFFFFFF).map(lambda zahl: f"#{zahl:06x}") | st.integers(0, 255).map(
    lambda grau: f"#{grau:02x}" + f"{grau:02x}" * 2
)


def broken(palette: Palette, versprechen: list[tuple[str, tuple[str, ...], float]]) -> Iterator[str]:
    for name, gruende, verhaeltnis in versprechen:
        for grund in gruende:
            gemessen = contrast(palette[name], palette[grund])
            if gemessen < verhaeltnis:
                yield f"{name} {palette[name]} on {grund} {palette[grund]}: {gemessen:.3f} < {verhaeltnis}"


@given(FARBEN, FARBEN)
@settings(max_examples=25, deadline=None)
@example(WEISS, SCHWARZ)
@example(SCHWARZ, WEISS)
@example("#ffed00", "#ffed00")
@example("#777777", "#0000ff")
@example("#00ff00", "#ff00ff")
@example(VORGABE, "#767676")
def test_every_promise_holds_for_every_colour(haus: str, feld: str) -> None:
    schemata = palettes(haus)
    je_feld = field_palettes(haus, {"eigen": feld, "haus": haus, **{f"ohne-{nr}": None for nr in range(2)}})
    for name in ("hell", "dunkel"):
        palette: Palette = getattr(schemata, name)
        assert list(broken(palette, VERSPRECHEN)) == []
        for eins in je_feld.values():
            assert list(broken({**palette, **getattr(eins, name)}, DES_FELDES)) == []
        assert all(re.fullmatch(r"#[0-9a-f]{6}", farbe) for farbe in palette.values())


@given(FARBEN)
@settings(max_examples=40, deadline=None)
def test_a_colour_that_stands_out_stays_as_it_is(haus: str) -> None:
    """To the letter in the header, and for graphics and words of light pages where its contrast is enough."""
    hell = palettes(haus).hell
    assert hell["kopf"] == haus
    auf = min(contrast(haus, hell[grund]) for grund in GRUENDE)
    assert (hell["farbe"] == haus) is (auf >= 3)
    assert hell["farbe"] == nearest_visible(haus)
    if has_hue(haus) and min(auf, contrast(haus, hell["farbe-flaeche"])) >= 4.5:
        assert hell["farbe-text"] == haus


@given(FARBEN.filter(has_hue), st.floats(1, 21 / 2))
@settings(max_examples=40, deadline=None)
def test_what_has_to_move_moves_no_further_than_needed_and_keeps_its_hue(farbe: str, verhaeltnis: float) -> None:
    neu = stand_out(farbe, [WEISS], verhaeltnis, heller=False)
    assert contrast(neu, WEISS) >= verhaeltnis
    if neu != farbe:
        assert contrast(neu, WEISS) < verhaeltnis * 1.05 + 0.2
        davor, danach = Color("oklch", list(ton_of(farbe))), Color("oklch", list(ton_of(neu)))
        # Little chroma has no hue to speak of, least of all in 8 bits; the edge of what a screen shows turns it a little.
        if min(davor["c"], danach["c"]) > 0.05:
            assert abs((davor["h"] - danach["h"] + 180) % 360 - 180) < 8


def test_surroundings_are_light_or_dark() -> None:
    for haus in (VORGABE, "#ffed00", WEISS, SCHWARZ):
        schemata = palettes(haus)
        assert all(contrast(schemata.hell[grund], SCHWARZ) > 17 for grund in GRUENDE)
        assert all(contrast(schemata.dunkel[grund], WEISS) > 13 for grund in GRUENDE)
        assert contrast(schemata.dunkel["kopf"], WEISS) > 9, "no glare at night"


def seen(farbe: str, wie: str | None) -> Color:
    return Color(farbe).filter(wie) if wie else Color(farbe)


@pytest.mark.parametrize("schema", ["hell", "dunkel"])
@pytest.mark.parametrize("wie", [None, "protan", "deutan", "tritan"])
def test_groups_of_status_can_be_told_apart(schema: str, wie: str | None) -> None:
    """Also by those who see few hues; words and signs carry the meaning besides."""
    palette: Palette = getattr(palettes(), schema)
    for eine, andere in combinations(GRUPPEN, 2):
        abstand = seen(palette[f"status-{eine}"], wie).delta_e(seen(palette[f"status-{andere}"], wie), method="ok", scalar=100)
        assert abstand > 6, (eine, andere)


def test_what_lies_side_by_side_in_a_bar_differs_in_lightness_too() -> None:
    hell = palettes().hell
    farben = [hell[f"status-{gruppe}-bild"] for gruppe in REIHENFOLGE]
    assert all(contrast(eine, andere) > 2 for eine, andere in pairwise(farben))


@pytest.mark.parametrize("schema", ["hell", "dunkel"])
def test_unknown_is_grey_and_halted_is_not(schema: str) -> None:
    palette: Palette = getattr(palettes(), schema)
    assert not has_hue(palette["status-unbekannt"])
    assert ton_of(palette["status-gehemmt"]).buntheit > 0.1


def hues(felder: Mapping[str, str | None], haus: str | None = None) -> list[float]:
    return [ton_of(eins.hell["feld"]).farbton for eins in field_palettes(haus, felder).values()]


def apart(eine: float, andere: float) -> float:
    return abs((eine - andere + 180) % 360 - 180)


def test_fields_begin_with_the_hue_of_the_house_and_no_two_look_alike() -> None:
    toene = hues({f"f{nr}": None for nr in range(12)})
    assert apart(toene[0], ton_of(VORGABE).farbton) < 4
    assert all(apart(*paar) > 22 for paar in combinations(toene, 2))
    assert all(apart(*paar) > 50 for paar in pairwise(toene))


def test_a_field_that_is_added_changes_no_other() -> None:
    vorher, nachher = field_palettes(None, {"a": None, "b": None}), field_palettes(None, {"a": None, "b": None, "c": None})
    assert all(vorher[id] == nachher[id] for id in vorher)


def test_a_field_keeps_its_own_colour() -> None:
    feld = field_palettes("#ffed00", {"a": "#8a4a26"})["a"]
    assert feld.hell["feld"] == feld.hell["feld-text"] == "#8a4a26"
    assert feld.dunkel["feld"] != "#8a4a26"


def test_a_house_without_a_hue_has_links_that_can_be_seen() -> None:
    assert all(has_hue(palettes(haus).hell["farbe-text"]) for haus in (WEISS, SCHWARZ, "#808080"))


def test_an_oklch_colour_beyond_the_screen_keeps_its_lightness() -> None:
    ton = ton_of(palettes().hell["farbe"]).at(0.5)._replace(buntheit=0.4)
    assert ton_of(hex_of(ton)).helligkeit == pytest.approx(0.5, abs=0.02)


# --- the stylesheet ----------------------------------------------------------------------------------------------------------


def rules(css: str) -> dict[str, str]:
    """Selector → declarations, those inside of @media too, without the last block (paper)."""
    return dict(re.findall(r"(?m)^([^{}@\n]+)\{([^{}]*)\}$", css))


def test_the_stylesheet_has_light_dark_and_paper() -> None:
    css = stylesheet("#8a1c4a", {"sprache": None, "b_2": "#ffed00"})
    regeln = rules(css)
    assert list(regeln) == [
        ":root",
        '[data-feld="sprache"]',
        '[data-feld="b_2"]',
        ':root:not([data-farbschema="hell"])',
        ':root:not([data-farbschema="hell"]) [data-feld="sprache"]',
        ':root:not([data-farbschema="hell"]) [data-feld="b_2"]',
        ':root[data-farbschema="dunkel"]',
        ':root[data-farbschema="dunkel"] [data-feld="sprache"]',
        ':root[data-farbschema="dunkel"] [data-feld="b_2"]',
    ]
    assert css.startswith(":root{color-scheme:light;--ik-grund:#")
    for rest in ("", ' [data-feld="sprache"]', ' [data-feld="b_2"]'):
        assert regeln[f':root[data-farbschema="dunkel"]{rest}'] == regeln[f':root:not([data-farbschema="hell"]){rest}']
    assert regeln[':root[data-farbschema="dunkel"]'].startswith("color-scheme:dark;--ik-grund:#")
    assert css.endswith("@media print{:root{--ik-grund:#ffffff}}\n")
    assert css.count("{") == css.count("}")


def test_every_name_is_in_the_stylesheet_and_dark_is_for_screens_alone() -> None:
    css = stylesheet(None, {"a": None})
    schemata = palettes()
    assert schemata.hell.keys() == schemata.dunkel.keys()
    for name, farbe in schemata.hell.items():
        assert f"--ik-{name}:{farbe}" in css
    vor_dem_bildschirm = css.partition("@media screen")[0]
    assert "dunkel" not in vor_dem_bildschirm
    assert "dark" not in vor_dem_bildschirm
    assert len(css) < 12_000


def test_the_same_colours_give_the_same_bytes() -> None:
    assert stylesheet("#8a1c4a", {"a": None}) == stylesheet("#8a1c4a", {"a": None})
    assert stylesheet(None, {}) == stylesheet(VORGABE, {})
