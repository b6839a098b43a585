"""The look of a site: what follows from colour and logo, what a municipality may lay on top, what no page contains."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bau import Daten
from integrationskonzept.farben import palettes
from webseite import KLEIN, build, pages, read_page, words, write_page, write_site

BUNT: Daten = {
    **KLEIN,
    "konzept": {**KLEIN["konzept"], "kommune": {"name": "Kreis Probe", "farbe": "#7a1f3d", "logo": "bilder/logo.svg"}},
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small concept with colour and logo, built."""
    return build(write_site(tmp_path_factory.mktemp("bunt"), BUNT))


def stylesheet_of(site: Path) -> str:
    """Our one stylesheet."""
    (datei,) = (site / "assets" / "stylesheets").glob("konzept.*.css")
    return datei.read_text(encoding="utf-8")


def test_one_stylesheet_holds_the_colours_of_the_municipality(site: Path) -> None:
    stil = stylesheet_of(site)
    assert f"--ik-farbe:{palettes('#7a1f3d').hell['farbe']}" in stil.replace(" ", "")
    assert stil.rindex("@media print") > stil.index(".ik-status")
    assert not (site / "assets" / "stile").exists()


def test_head_and_tab_carry_the_municipality(site: Path) -> None:
    seite = read_page(site / "massnahmen" / "kurs" / "index.html")
    (logo,) = seite.cssselect(".ik-marke img")
    assert logo.get("src") == "../../bilder/logo.svg"
    assert logo.get("alt") == ""
    (zeichen,) = seite.cssselect("link[rel=icon]")
    assert palettes("#7a1f3d").hell["kopf"] in (site / "massnahmen" / "kurs" / zeichen.get("href")).resolve().read_text("utf-8")


def test_pictures_say_their_size_before_they_are_there(tmp_path: Path) -> None:
    """Else the text below would jump when they come."""
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"></svg>'
    daten = {
        **BUNT,
        "fragen": [{"id": "wo", "frage": "Wo?", "antwort": "![Plan](/bilder/logo.svg)"}],
        "zitate": [{"id": "z", "titel": "Z", "text": "Ja.", "bild": {"datei": "bilder/logo.svg", "alt": "Plan"}}],
    }
    datei = write_site(tmp_path, daten)
    write_page(tmp_path, "kapitel/text.md", "# Text\n\n![Plan](../bilder/logo.svg)\n")
    (tmp_path / "docs" / "bilder" / "logo.svg").write_text(svg, encoding="utf-8")
    site = build(datei)
    for pfad in ("index.html", "fragen/index.html", "kapitel/text/index.html"):
        bilder = read_page(site / pfad).cssselect("img")
        assert len(bilder) == 2, pfad
        assert {(bild.get("width"), bild.get("height")) for bild in bilder} == {("30", "20")}, pfad


def test_without_colour_and_logo_a_site_is_whole_too(tmp_path: Path) -> None:
    site = build(write_site(tmp_path, KLEIN))
    assert f"--ik-farbe:{palettes(None).hell['farbe']}" in stylesheet_of(site).replace(" ", "")
    assert not read_page(site / "index.html").cssselect(".ik-marke img")


def hrefs_and_scripts(site: Path) -> Iterator[tuple[str, str]]:
    """Everything a page loads or contains that the policy asks about."""
    for pfad, seite in pages(site).items():
        for element in seite.iter():
            if isinstance(element.tag, str):
                yield from ((pfad, name) for name in element.attrib if name == "style" or name.startswith("on"))
                daten = element.get("type") == "application/ld+json"  # a block of data, which the policy does not ask about
                if element.tag == "style" or (element.tag == "script" and not element.get("src") and not daten):
                    yield pfad, element.tag


def test_no_page_has_inline_script_or_style(demo: Path, site: Path) -> None:
    assert list(hrefs_and_scripts(demo)) == []
    assert list(hrefs_and_scripts(site)) == []


def test_own_overrides_lie_on_top_of_ours(tmp_path: Path) -> None:
    datei = write_site(tmp_path, BUNT)
    datei.write_text(datei.read_text("utf-8").replace("  name: material", "  name: material\n  custom_dir: eigenes"), "utf-8")
    stile = tmp_path / "eigenes" / "assets" / "stile" / "komponenten"
    stile.mkdir(parents=True)
    (stile / "zitat.css").write_text(".ik-zitat { border: 9px solid }", encoding="utf-8")
    (tmp_path / "eigenes" / "main.html").write_text(
        '{% extends "base.html" %}{% block footer %}{{ super() }}<p class="eigen">Ein Zusatz</p>{% endblock %}', encoding="utf-8"
    )
    site = build(datei)
    assert ".ik-zitat { border: 9px solid }" in stylesheet_of(site)
    assert stylesheet_of(site).count(".ik-zitat") == 1
    assert words(read_page(site / "index.html").cssselect("p.eigen")[0]) == "Ein Zusatz"
    assert read_page(site / "index.html").cssselect(".ik-fuss")


def test_a_page_shows_forty_neighbours_and_the_way_to_all(tmp_path: Path) -> None:
    daten = {
        **KLEIN,
        "fragen": [],
        "massnahmen": [{"id": f"m-{nr}", "titel": f"Kurs {nr}", "ziele": ["deutsch"]} for nr in range(60)],
    }
    menue = read_page(build(write_site(tmp_path, daten)) / "massnahmen" / "m-59" / "index.html").cssselect(".ik-menue")[0]
    kurse = [words(a) for a in menue.cssselect("a") if words(a).startswith("Kurs ")]
    assert kurse == [f"Kurs {nr}" for nr in range(20, 60)]
    assert [words(a) for a in menue.cssselect("a[aria-current=page]")] == ["Kurs 59"]
    assert [(words(a), a.get("href")) for a in menue.cssselect(".ik-alle a")] == [
        ("alle 60 unter „Deutsch lernen“", "../../ziele/deutsch/")
    ]


def test_titles_of_an_own_navigation_and_of_front_matter_are_shown_to_the_letter(tmp_path: Path) -> None:
    datei = write_site(tmp_path, KLEIN)
    boese = "<img src=x onerror=alert(1)> & Co"
    write_page(tmp_path, "frei.md", f'---\ntitle: "{boese}"\n---\nText\n')
    datei.write_text(
        datei.read_text("utf-8").replace("omitted_files: warn", "omitted_files: ignore")
        + f'\nnav:\n  - "{boese} 2": index.md\n  - frei.md\n',
        encoding="utf-8",
    )
    site = build(datei)
    for seite in (read_page(site / "index.html"), read_page(site / "frei" / "index.html")):
        assert not seite.xpath("//img[@onerror]")
        assert [words(a) for a in seite.cssselect(".ik-reiter a")] == [f"{boese} 2", boese]


def test_a_site_from_right_to_left_says_so(tmp_path: Path) -> None:
    datei = write_site(tmp_path, KLEIN)
    datei.write_text(datei.read_text("utf-8").replace("  name: material", "  name: material\n  direction: rtl"), "utf-8")
    assert read_page(build(datei) / "index.html").get("dir") == "rtl"


def test_our_stylesheet_mirrors_by_itself(site: Path) -> None:
    """Sides are told by the direction of writing; left and right would not turn with it."""
    ohne_verlauf = re.sub(r"linear-gradient\([^;]*", "", stylesheet_of(site))
    assert re.findall(r"(?:margin|padding|border)-(?:left|right)\b[^;]*", ohne_verlauf) == []


@pytest.mark.parametrize(("felder", "mail"), [({"kontakt": {"person": "p"}}, "p@kreis.example"), ({}, None)])
def test_feedback_on_a_massnahme_goes_to_the_contact_with_its_number(felder: Daten, mail: str | None, tmp_path: Path) -> None:
    person = {"id": "p", "name": "Anna Probe", "funktion": "Leitung", "mail": "p@kreis.example", "veroeffentlichen": "ja"}
    daten = {**KLEIN, "konzept": {**KLEIN["konzept"], **felder}, "personen": [person]}
    daten["massnahmen"] = [{**KLEIN["massnahmen"][0], "nr": "S 1", "titel": "Kurs & Café?"}]
    adressen = read_page(build(write_site(tmp_path, daten)) / "massnahmen" / "kurs" / "index.html").xpath(
        "//p[@class='ik-rueckmeldung']/a/@href"
    )
    erwartet = [f"mailto:{mail}?subject=R%C3%BCckmeldung%20zu%20Ma%C3%9Fnahme%20S%201%3A%20Kurs%20%26%20Caf%C3%A9%3F"]
    assert adressen == (erwartet if mail else [])
