"""The five published concepts: each shows what makes it different, one row an object, and none passes for the real thing."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from lxml.html import HtmlElement

from integrationskonzept.app import examine, find_projekt
from webseite import STICHTAG, WURZEL, content, pages, words

BEISPIELE = ("cloppenburg", "emsland", "gifhorn", "goettingen", "spree-neisse")
SORBISCH = "Wokrejs Sprjewja-Nysa"

Seiten = Mapping[str, HtmlElement]


@pytest.fixture(scope="session")
def seiten(beispiele: Mapping[str, Path]) -> Mapping[str, Seiten]:
    return {name: pages(site) for name, site in beispiele.items()}


def page_of(seiten: Mapping[str, Seiten], beispiel: str, adresse: str) -> HtmlElement:
    return seiten[beispiel][f"{adresse}index.html"]


TEXTE = [
    # example, page, what a reader finds there
    ("cloppenburg", "", "Integrationskonzept 2020"),
    ("cloppenburg", "wer-steuert-wer-umsetzt/", "Städte"),
    ("cloppenburg", "staedte-und-gemeinden/", "Was den Städten und Gemeinden zufällt"),
    ("cloppenburg", "staedte-und-gemeinden/", "Anlaufstelle im Rathaus"),
    ("cloppenburg", "organisationen/", "Freie Träger"),
    ("cloppenburg", "organisationen/", "Vereine"),
    ("cloppenburg", "organisationen/", "Migrantenorganisationen"),
    ("cloppenburg", "organisationen/", "Ehrenamtliche"),
    ("cloppenburg", "downloads/", "(PDF, 25 kB)"),
    ("cloppenburg", "massnahmen/sprachtreff-am-feierabend/", "Arbeitsmigranten*innen"),
    ("cloppenburg", "zielgruppen/arbeitsmigranten/", "Arbeitsmigranten*innen"),
    ("cloppenburg", "staedte-und-gemeinden/", "Arbeitsmigranten*innen"),
    ("spree-neisse", "", "Integrationskonzept für Menschen mit Migrationshintergrund"),
    ("spree-neisse", "", "ANKOMMEN-AUFNEHMEN-INTEGRIEREN"),
    ("spree-neisse", "", "Akzeptanz"),
    ("spree-neisse", "beteiligung/", "25. November 2016"),
    ("spree-neisse", "beteiligung/", "„Integration braucht uns ALLE – Wir reden miteinander“"),
    ("spree-neisse", "beteiligung/", "Axel Bremermann"),
    (
        "spree-neisse",
        "organisationen/raa-cottbus/",
        "Regionale Arbeitsstelle für Bildung, Integration und Demokratie Brandenburg e.V.",
    ),
    ("spree-neisse", "organisationen/staedte-aemter-gemeinden/", "Ämter"),
    ("emsland", "", "6 Themenfelder"),
    ("emsland", "handlungsfelder/", "Themenfelder"),
    ("emsland", "", "Mehr als 60 definierte Ziele und über 160 festgelegte Maßnahmen"),
    ("emsland", "", "Marc-André Burgdorf, Landrat"),
    ("emsland", "ziele/", "Übergreifende Ziele"),
    ("emsland", "querschnittsthemen/", "Geschlechtergleichstellung"),
    ("emsland", "querschnittsthemen/", "nterkulturelle Öffnung"),
    ("emsland", "leitlinien/", "Akzeptanz"),
    ("emsland", "leitlinien/", "Grundwerte"),
    ("emsland", "leitlinien/", "Eigenverantwortung"),
    ("emsland", "entstehung/", "August 2023 – Februar 2024"),
    ("emsland", "entstehung/", "Oktober – November 2023"),
    ("emsland", "entstehung/", "Mitte Februar 2024"),
    ("emsland", "gremien/", "Dr. Sigrid Kraujuttis"),
    ("emsland", "organisationen/koordinierungsstelle/", "Koordinierungsstelle für Migration und Teilhabe"),
    ("emsland", "", "Institut für Sozialpädagogische Forschung Mainz"),
    ("emsland", "meldungen/", "3. Mai 2025"),
    ("emsland", "meldungen/", "Pressemitteilung (PM)"),
    ("emsland", "", "September 2025"),
    ("gifhorn", "fragen/", "Was ist eigentlich Integration?"),
    ("gifhorn", "fragen/", "Wozu dient Integration?"),
    ("gifhorn", "fragen/", "Warum ist Integration ein bedeutendes Thema?"),
    ("gifhorn", "organisationen/stabsstelle-integration/", "Vernetzen"),
    ("gifhorn", "handlungsfelder/sprache/", "Grundbedingung von Integration"),
    ("gifhorn", "handlungsfelder/bildung/", "Grundbedingung von Integration"),
    ("gifhorn", "handlungsfelder/teilhabe/", "Grundbedingung von Integration"),
    ("gifhorn", "handlungsfelder/arbeit/", "Grundbedingung von Integration"),
    ("goettingen", "dokumente/", "Teilweise ersetzt durch: Fortschreibung von 2018"),
    ("goettingen", "handlungsfelder/bildung-und-sprachfoerderung/", "Neu gefasst durch: Fortschreibung von 2018"),
    ("goettingen", "handlungsfelder/wohnen-und-leben/", "Neu gefasst durch: Fortschreibung von 2018"),
    ("goettingen", "integrationsbericht/", "Leitfadeninterviews"),
    ("goettingen", "integrationsbericht/", "Interkulturelle Öffnung"),
    ("goettingen", "ziele/", "Hauptziel"),
    ("goettingen", "beteiligung/", "Fachworkshop zu Bildung und Sprachförderung"),
    ("goettingen", "gremien/", "Arbeitskreis Integrationskonzept"),
    ("goettingen", "glossar/", "APOIG"),
    ("goettingen", "saeulen/", "Universität Kassel"),
    ("goettingen", "praxisbeispiele/", "Beispiel"),
    ("goettingen", "organisationen/fachdienst-integration/", "Reinhäuser Landstraße 4"),
    ("goettingen", "organisationen/fachdienst-integration/", "196"),
]


@pytest.mark.parametrize(("beispiel", "adresse", "text"), TEXTE)
def test_a_page_says(beispiel: str, adresse: str, text: str, seiten: Mapping[str, Seiten]) -> None:
    assert text in words(content(page_of(seiten, beispiel, adresse)))


ZAHLEN = [
    # example, page, what, how many
    ("cloppenburg", "staedte-und-gemeinden/", "table tbody tr", 5),
    ("spree-neisse", "gremien/", "h2", 10),
    ("spree-neisse", "handlungsfelder/", ".ik-karten li", 9),
    ("emsland", "handlungsfelder/", ".ik-karten li", 6),
    ("emsland", "querschnittsthemen/", "h2", 2),
    ("gifhorn", "handlungsfelder/", ".ik-karten li", 5),
    ("gifhorn", "fragen/", "h2", 3),
    ("goettingen", "saeulen/", "h2", 4),
    ("goettingen", "dokumente/", "h2", 3),
]


@pytest.mark.parametrize(("beispiel", "adresse", "auswahl", "zahl"), ZAHLEN)
def test_a_page_shows_so_many(beispiel: str, adresse: str, auswahl: str, zahl: int, seiten: Mapping[str, Seiten]) -> None:
    assert len(page_of(seiten, beispiel, adresse).cssselect(f"article {auswahl}")) == zahl


@pytest.mark.parametrize("gibt_es_nicht", ["massnahmen/", "ziele/", "umsetzungsstand/", "gremien/"])
def test_a_concept_of_prose_alone_has_no_empty_pages(gibt_es_nicht: str, seiten: Mapping[str, Seiten]) -> None:
    assert f"{gibt_es_nicht}index.html" not in seiten["gifhorn"]


def test_only_the_revised_fields_and_the_concept_carry_the_notice(seiten: Mapping[str, Seiten]) -> None:
    neu = {pfad for pfad, seite in seiten["goettingen"].items() if seite.cssselect(".ik-fassung")}
    assert neu == {f"handlungsfelder/{feld}/index.html" for feld in ("bildung-und-sprachfoerderung", "wohnen-und-leben")}
    assert words(content(page_of(seiten, "goettingen", "dokumente/"))).count("Teilweise ersetzt durch") == 1


# --- two languages -----------------------------------------------------------------------------------------------------------


def test_every_sorbian_name_carries_its_language(seiten: Mapping[str, Seiten]) -> None:
    gefunden = 0
    for pfad, seite in seiten["spree-neisse"].items():
        if seite.xpath("//meta[@http-equiv='refresh']"):
            continue
        for text in seite.xpath(f"//body//text()[contains(., '{SORBISCH}')]"):
            element = text.getparent() if not text.is_tail else text.getparent().getparent()
            sprachen = [e.get("lang") for e in (element, *element.iterancestors()) if e.get("lang")]
            assert sprachen[0] == "dsb", (pfad, text)
            gefunden += 1
    assert gefunden > 100


@pytest.mark.parametrize(
    ("ort", "auswahl"),
    [
        ("header", ".ik-kopf span[lang=dsb]"),
        ("navigation", ".ik-menue span[lang=dsb]"),
        ("the page's heading", "h1 span[lang=dsb]"),
        ("the contents", ".ik-inhalt span[lang=dsb]"),
        ("prose", "article p span[lang=dsb]"),
        ("the footer", ".ik-fuss span[lang=dsb]"),
    ],
)
def test_the_second_language_is_marked_in(ort: str, auswahl: str, seiten: Mapping[str, Seiten]) -> None:
    assert any(seite.cssselect(auswahl) for seite in seiten["spree-neisse"].values()), ort


def test_search_results_carry_the_language_too(beispiele: Mapping[str, Path]) -> None:
    (index,) = (beispiele["spree-neisse"] / "suche").glob("index.*.js")
    assert f'"sprachen":{{"{SORBISCH}":"dsb"' in index.read_text(encoding="utf-8")


def test_titles_of_windows_carry_no_markup(seiten: Mapping[str, Seiten]) -> None:
    titel = [seite.findtext(".//title") or "" for seite in seiten["spree-neisse"].values()]
    assert any(SORBISCH in eins for eins in titel)
    assert not [eins for eins in titel if "<" in eins or "span" in eins]


# --- what holds for all ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("beispiel", BEISPIELE)
def test_every_page_says_that_it_is_a_demonstration_and_is_kept_out_of_search_engines(
    beispiel: str, seiten: Mapping[str, Seiten]
) -> None:
    for pfad, seite in seiten[beispiel].items():
        assert seite.xpath("//meta[@name='robots']/@content") == ["noindex"], pfad
        if not seite.xpath("//meta[@http-equiv='refresh']"):
            hinweis = " ".join(words(e) for e in seite.cssselect(".ik-banner"))
            assert re.search(r"Demonstration.*keine amtliche Veröffentlichung", hinweis), pfad
            assert "Quelle" in hinweis or "Grundlage" in hinweis, pfad


@pytest.mark.parametrize("beispiel", BEISPIELE)
def test_every_page_is_whole(beispiel: str, seiten: Mapping[str, Seiten]) -> None:
    for pfad, seite in seiten[beispiel].items():
        if seite.xpath("//meta[@http-equiv='refresh']"):
            continue
        assert len(seite.cssselect("h1")) == 1, pfad
        text = words(content(seite))
        assert "{{" not in text, pfad
        assert "**" not in text, pfad
        linktexte = {words(a).casefold().strip(" .:") for a in content(seite).cssselect("a")}
        assert not linktexte & {"hier klicken", "hier", "bitte hier klicken", "klicken", "mehr", "zurück"}, pfad


@pytest.mark.parametrize("beispiel", BEISPIELE)
def test_what_was_invented_is_marked_as_an_example(beispiel: str) -> None:
    """No source gives a single Maßnahme in words, so every one here is ours; so is every Ziel but the two of Emsland."""
    konzept = examine(find_projekt(WURZEL / "beispiele" / beispiel / "mkdocs.yml"), STICHTAG).buch.konzept
    assert [m.id for m in konzept.massnahmen if not m.beispielhaft] == []
    aus_der_quelle = {"teilhabechancen", "zusammenhalt"} if beispiel == "emsland" else set()
    assert {z.id for z in konzept.ziele if not z.beispielhaft} == aus_der_quelle


@pytest.mark.parametrize("beispiel", BEISPIELE)
def test_a_marked_entry_shows_its_mark_on_its_page(beispiel: str, seiten: Mapping[str, Seiten]) -> None:
    for pfad, seite in seiten[beispiel].items():
        if re.fullmatch(r"massnahmen/[^/]+/index\.html", pfad) and not seite.xpath("//meta[@http-equiv='refresh']"):
            assert content(seite).cssselect(".ik-beispielhinweis"), pfad


@pytest.mark.parametrize("beispiel", BEISPIELE)
def test_an_example_is_settings_data_and_prose_and_nothing_else(beispiel: str) -> None:
    ordner = WURZEL / "beispiele" / beispiel
    gebaut = {".konzept-cache", "server"}  # what a build leaves beside the site
    assert {pfad.name for pfad in ordner.iterdir()} - gebaut == {"mkdocs.yml", "data", "docs"}
    einstellungen = yaml.load((ordner / "mkdocs.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert einstellungen["strict"] == "true"
    assert [name for eins in einstellungen["plugins"] for name in eins] == ["integrationskonzept", "macros"]
    assert not [pfad for pfad in ordner.rglob("*") if pfad.suffix in (".py", ".js", ".css", ".html")]


@pytest.mark.parametrize("beispiel", BEISPIELE)
def test_an_example_is_clean(beispiel: str) -> None:
    findings = examine(find_projekt(WURZEL / "beispiele" / beispiel / "mkdocs.yml"), STICHTAG).findings
    assert [str(f) for f in findings] == []


def test_the_demo_lists_the_five(demo: Path) -> None:
    text = (demo / "fuenf-konzepte" / "index.html").read_text(encoding="utf-8")
    for beispiel in BEISPIELE:
        assert f"/beispiele/{beispiel}/" in text
