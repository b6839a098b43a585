"""The five published concepts: each shows what makes it different, one row an object, and none passes for the real thing."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from lxml.html import HtmlElement

from integrationskonzept.app import examine, find_projekt
from webseite import STICHTAG, WURZEL, content, pages, words

QUELLEN = {
    "cloppenburg": "Quelle: „Integrationskonzept 2020“, Text des Landkreises",
    "emsland": "Quelle: Landkreis Emsland, Pressemitteilung vom 3. Mai 2025",
    "gifhorn": "Quelle: Text des Landkreises zur Integration",
    "goettingen": "Quelle: „Integrationsbericht und \N{NON-BREAKING HYPHEN}konzept“, Text des Landkreises",
    "spree-neisse": "Quelle: „Integrationskonzept für Menschen mit Migrationshintergrund“, Text des Landkreises",
}
"""What each names as its source on every page."""
BEISPIELE = tuple(QUELLEN)
PERSONEN = {
    "emsland": {"Marc-André Burgdorf", "Dr. Sigrid Kraujuttis"},
    "spree-neisse": {"Annett Noack", "Axel Bremermann"},
}
"""Whom the sources name and the data lists; the author of Emsland's concept stands in prose."""
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
    ("cloppenburg", "was-integration-heisst/", "etwa 20 Prozent der Gesamtbevölkerung"),
    ("cloppenburg", "wer-steuert-wer-umsetzt/", "Die Kreisebene steuert Zuwanderung und Integration"),
    ("cloppenburg", "wer-steuert-wer-umsetzt/", "Die Städte und Gemeinden setzen um"),
    ("cloppenburg", "massnahmen/runder-tisch/", "Migrantenorganisationen (Kreisebene)"),
    ("cloppenburg", "massnahmen/sprachtreff-am-feierabend/", "Vereine (Ortsebene, Räume)"),
    ("cloppenburg", "staedte-und-gemeinden/", "Was den Städten und Gemeinden zufällt"),
    ("cloppenburg", "staedte-und-gemeinden/", "Anlaufstelle im Rathaus"),
    ("cloppenburg", "massnahmen/", "Kreisebene Ortsebene"),
    ("cloppenburg", "organisationen/", "Freie Träger"),
    ("cloppenburg", "organisationen/", "Vereine"),
    ("cloppenburg", "organisationen/", "Migrantenorganisationen"),
    ("cloppenburg", "organisationen/", "Ehrenamtliche"),
    ("cloppenburg", "downloads/", "(PDF, 25 kB)"),
    ("cloppenburg", "was-integration-heisst/", "Arbeitsmigranten*innen"),
    ("cloppenburg", "massnahmen/sprachtreff-am-feierabend/", "Arbeitsmigranten*innen"),
    ("cloppenburg", "zielgruppen/arbeitsmigranten/", "Arbeitsmigranten*innen"),
    ("cloppenburg", "staedte-und-gemeinden/", "Arbeitsmigranten*innen"),
    ("spree-neisse", "", "Integrationskonzept für Menschen mit Migrationshintergrund"),
    ("spree-neisse", "", "Für: Menschen mit Migrationshintergrund"),
    ("spree-neisse", "", "ANKOMMEN-AUFNEHMEN-INTEGRIEREN"),
    ("spree-neisse", "", "„Akzeptanz und Toleranz auf beiden Seiten“"),
    ("spree-neisse", "", "„Zuwanderer werden Teil der Gesellschaft“"),
    ("spree-neisse", "", "„vorhandene Besonderheiten werden eingebracht“"),
    ("spree-neisse", "", "„alle gehen aufeinander zu“"),
    ("spree-neisse", "rahmen/", "„weder abgeschlossen noch allumfassend angelegt“"),
    ("spree-neisse", "beteiligung/", "1. Integrationskonferenz"),
    ("spree-neisse", "beteiligung/", "25. November 2016"),
    ("spree-neisse", "beteiligung/", "„Integration braucht uns ALLE – Wir reden miteinander“"),
    (
        "spree-neisse",
        "beteiligung/",
        "Moderation Regionale Arbeitsstelle für Bildung, Integration und Demokratie Brandenburg e. V.",
    ),
    ("spree-neisse", "beteiligung/", "Axel Bremermann"),
    ("spree-neisse", "entstehung/", "Annett Noack, die Integrationsbeauftragte"),
    (
        "spree-neisse",
        "organisationen/raa-cottbus/",
        "Regionale Arbeitsstelle für Bildung, Integration und Demokratie Brandenburg e. V.",
    ),
    ("spree-neisse", "organisationen/staedte-aemter-gemeinden/", "Städte, Ämter und Gemeinden"),
    ("emsland", "", "6 Themenfelder"),
    ("emsland", "handlungsfelder/", "Teilhabe durch Sprache"),
    ("emsland", "handlungsfelder/", "Teilhabe durch Bildung"),
    ("emsland", "handlungsfelder/", "Teilhabe durch Arbeit und Beruf"),
    ("emsland", "handlungsfelder/", "Gesundheit und Pflege"),
    ("emsland", "handlungsfelder/", "Gesellschaftliche Teilhabe"),
    ("emsland", "handlungsfelder/", "Ehrenamt und Engagement"),
    ("emsland", "", "Mehr als 60 definierte Ziele und über 160 festgelegte Maßnahmen"),
    ("emsland", "", "6 der 8 Ziele sowie alle Maßnahmen sind Beispiele in dieser Demonstration"),
    ("emsland", "ueberblick/", "In dieser Demonstration stehen 8 Ziele und 8 Maßnahmen"),
    ("emsland", "", "Marc-André Burgdorf, Landrat"),
    ("emsland", "entstehung/", "dass Integration nur gelingen kann, wenn sie als gesamtgesellschaftliche Aufgabe verstanden"),
    ("emsland", "ziele/", "Übergeordnete Ziele"),
    ("emsland", "ziele/", "Verbesserung der Teilhabechancen Übergeordnetes Ziel"),
    ("emsland", "ziele/", "Stärkung des gesellschaftlichen Zusammenhalts Übergeordnetes Ziel"),
    ("emsland", "querschnittsthemen/", "Geschlechtergleichstellung"),
    ("emsland", "querschnittsthemen/", "nterkulturelle Öffnung"),
    ("emsland", "leitlinien/", "Förderung von Akzeptanz"),
    ("emsland", "leitlinien/", "Anerkennung von Grundwerten"),
    ("emsland", "leitlinien/", "Stärkung der Eigenverantwortung"),
    ("emsland", "beteiligung/", "August 2023 – Februar 2024 Erarbeitung der Inhalte"),
    ("emsland", "beteiligung/", "Oktober – November 2023 Workshops zu den sechs Themenfeldern"),
    ("emsland", "beteiligung/", "Mitte Februar 2024 Abschluss des Beteiligungsprozesses"),
    ("emsland", "beteiligung/", "August 2024 Das fertige Konzept liegt vor"),
    ("emsland", "gremien/", "Steuerungsgruppe Integration"),
    ("emsland", "gremien/", "Leitung Dr. Sigrid Kraujuttis, Sozialdezernentin"),
    ("emsland", "organisationen/koordinierungsstelle/", "Koordinierungsstelle für Migration und Teilhabe"),
    ("emsland", "", "Thomas Koepf, Institut für Sozialpädagogische Forschung Mainz (ism)"),
    ("emsland", "meldungen/", "3. Mai 2025"),
    ("emsland", "meldungen/", "nennt die Pressemitteilung den September 2025"),
    ("emsland", "meldungen/", "Quelle: Landkreis Emsland, Pressemitteilung vom 3. Mai 2025"),
    ("emsland", "", "Nächste Fortschreibung Angekündigt für September 2025"),
    ("emsland", "ueberblick/", "Das Konzept soll jedes Jahr weiterentwickelt werden"),
    ("gifhorn", "fragen/", "Was ist eigentlich Integration?"),
    ("gifhorn", "fragen/", "Wozu dient Integration?"),
    ("gifhorn", "fragen/", "Warum ist Integration ein bedeutendes Thema?"),
    ("gifhorn", "organisationen/stabsstelle-integration/", "Vernetzen."),
    ("gifhorn", "organisationen/stabsstelle-integration/", "Gemeinsam arbeiten."),
    ("gifhorn", "organisationen/stabsstelle-integration/", "Zugang fördern."),
    ("gifhorn", "organisationen/stabsstelle-integration/", "Übergänge verzahnen."),
    ("gifhorn", "organisationen/stabsstelle-integration/", "Willkommens- und Anerkennungskultur"),
    ("gifhorn", "handlungsfelder/sprache/", "Voraussetzung für Integration"),
    ("gifhorn", "handlungsfelder/bildung/", "Voraussetzung für Integration"),
    ("gifhorn", "handlungsfelder/teilhabe/", "Voraussetzung für Integration"),
    ("gifhorn", "handlungsfelder/arbeit/", "Voraussetzung für Integration"),
    ("gifhorn", "handlungsfelder/ehrenamt/", "im Anschluss an die vier Voraussetzungen"),
    ("goettingen", "dokumente/", "Teilweise ersetzt durch: Fortschreibung von 2018"),
    ("goettingen", "dokumente/", "Beruht auf Integrationsbericht"),
    ("goettingen", "dokumente/", "Jahr 2011"),
    ("goettingen", "dokumente/", "Jahr 2018"),
    ("goettingen", "integrationskonzept/", "In dieser Demonstration ist das Konzept teilweise ersetzt"),
    ("goettingen", "handlungsfelder/bildung-und-sprachfoerderung/", "Neu gefasst durch: Fortschreibung von 2018"),
    ("goettingen", "handlungsfelder/wohnen-und-leben/", "Neu gefasst durch: Fortschreibung von 2018"),
    ("goettingen", "integrationsbericht/", "Leitfadeninterviews"),
    ("goettingen", "integrationsbericht/", "Workshops"),
    ("goettingen", "integrationsbericht/", "Interkulturelle Öffnung"),
    ("goettingen", "ziele/", "Hauptziel"),
    ("goettingen", "massnahmen/sprachberatung/", "Ziel: Alle können früh und gut Deutsch lernen"),
    ("goettingen", "massnahmen/sprachberatung/", "Leitlinie: Alle können mitwirken"),
    ("goettingen", "beteiligung/", "Fachworkshop zu Bildung und Sprachförderung"),
    ("goettingen", "beteiligung/", "Bildung: eine Kindertagesstätte, eine Grundschule, ein Träger von Sprachkursen"),
    ("goettingen", "gremien/", "Arbeitskreis Integrationskonzept"),
    ("goettingen", "gremien/", "Ausschuss für Personal, Organisation, Integration und Gleichstellung (APOIG)"),
    ("goettingen", "glossar/", "Ausschuss für Personal, Organisation, Integration und Gleichstellung (APOIG)"),
    ("goettingen", "saeulen/", "Kooperation mit der Universität Kassel"),
    ("goettingen", "organisationen/universitaet-kassel/", "Hochschule"),
    ("goettingen", "praxisbeispiele/", "Beispielhaft"),
    ("goettingen", "", "Reinhäuser Landstraße 4, 37083 Göttingen Raum 196"),
    ("goettingen", "organisationen/fachdienst-integration/", "Fachdienst Allg. Verwaltung, Wohngeld, Integrationsbüro, Gesundheit"),
    ("goettingen", "organisationen/fachdienst-integration/", "Reinhäuser Landstraße 4, 37083 Göttingen Raum 196"),
]


@pytest.mark.parametrize(("beispiel", "adresse", "text"), TEXTE)
def test_a_page_says(beispiel: str, adresse: str, text: str, seiten: Mapping[str, Seiten]) -> None:
    assert text in words(content(page_of(seiten, beispiel, adresse)))


ZAHLEN = [
    # example, page, what, how many
    ("cloppenburg", "staedte-und-gemeinden/", "table tbody tr", 5),
    ("cloppenburg", "was-integration-heisst/", "h2", 5),
    ("spree-neisse", "gremien/", "h2", 10),
    ("spree-neisse", "handlungsfelder/", ".ik-karten li", 9),
    ("emsland", "handlungsfelder/", ".ik-karten li", 6),
    ("emsland", "querschnittsthemen/", "h2", 2),
    ("emsland", "leitlinien/", "h2", 3),
    ("emsland", "beteiligung/", ".ik-zeitachse li", 4),
    ("emsland", "", ".ik-zitat", 2),
    ("gifhorn", "handlungsfelder/", ".ik-karten li", 5),
    ("gifhorn", "fragen/", "h2", 3),
    ("goettingen", "integrationsbericht/", "ol li", 11),
    ("goettingen", "saeulen/", "h2", 4),
    ("goettingen", "leitlinien/", "h2", 3),
    ("goettingen", "dokumente/", "h2", 3),
    ("goettingen", "praxisbeispiele/", "h2", 2),
]


@pytest.mark.parametrize(("beispiel", "adresse", "auswahl", "zahl"), ZAHLEN)
def test_a_page_shows_so_many(beispiel: str, adresse: str, auswahl: str, zahl: int, seiten: Mapping[str, Seiten]) -> None:
    assert len(page_of(seiten, beispiel, adresse).cssselect(f"article {auswahl}")) == zahl


@pytest.mark.parametrize("gibt_es_nicht", ["massnahmen/", "ziele/", "umsetzungsstand/", "gremien/"])
def test_a_concept_of_prose_alone_has_no_empty_pages(gibt_es_nicht: str, seiten: Mapping[str, Seiten]) -> None:
    assert f"{gibt_es_nicht}index.html" not in seiten["gifhorn"]


def test_the_long_chapter_is_long(seiten: Mapping[str, Seiten]) -> None:
    assert len(words(content(page_of(seiten, "cloppenburg", "was-integration-heisst/"))).split()) > 600


def test_the_pdf_of_the_concept_is_there(beispiele: Mapping[str, Path], seiten: Mapping[str, Seiten]) -> None:
    (verweis,) = content(page_of(seiten, "cloppenburg", "downloads/")).cssselect("a[href$='.pdf']")
    datei = beispiele["cloppenburg"] / "downloads" / verweis.get("href", "")
    assert datei.read_bytes().startswith(b"%PDF")


def test_the_gender_star_stays_to_the_letter(seiten: Mapping[str, Seiten]) -> None:
    for pfad, seite in seiten["cloppenburg"].items():
        for text in seite.xpath("//body//text()[contains(., 'Arbeitsmigrant')]"):
            assert text.count("Arbeitsmigrant") == text.count("Arbeitsmigranten*innen"), (pfad, text)


def test_every_arbeitsgruppe_contributes_all_but_someone_to_ask(seiten: Mapping[str, Seiten]) -> None:
    """Inhalte, a Ziel, a Handlungsempfehlung and a Maßnahme, on the page of its field; the source names no one to ask."""
    verweise = content(page_of(seiten, "spree-neisse", "gremien/")).cssselect("a[href^='../handlungsfelder/']")
    nummern = {words(a).split()[0]: a.get("href", "").removeprefix("../") for a in verweise}
    assert sorted(nummern) == list("123456789")
    for nr, adresse in nummern.items():
        text = words(content(page_of(seiten, "spree-neisse", adresse)))
        beitraege = ("Die Arbeitsgruppe könnte zum Beispiel beraten", f" {nr}.1 ", f" E {nr} ", f" M {nr} ")
        for beitrag in (*beitraege, "Eingebracht von Arbeitsgruppe"):
            assert beitrag in text, (adresse, beitrag)
        assert "Ansprechperson" not in text, adresse


def test_every_page_says_that_the_concept_is_neither_finished_nor_exhaustive(seiten: Mapping[str, Seiten]) -> None:
    for pfad, seite in seiten["spree-neisse"].items():
        if not seite.xpath("//meta[@http-equiv='refresh']"):
            assert "„weder abgeschlossen noch allumfassend angelegt“" in words(seite.cssselect(".ik-banner")[0]), pfad


@pytest.mark.parametrize("feld", ["sprache", "bildung", "arbeit", "gesundheit", "gesellschaft", "ehrenamt"])
def test_the_querschnittsthemen_run_through_every_field(feld: str, seiten: Mapping[str, Seiten]) -> None:
    text = words(content(page_of(seiten, "emsland", f"handlungsfelder/{feld}/")))
    assert "Geschlechtergleichstellung" in text
    assert "Interkulturelle Öffnung" in text


def test_only_the_revised_fields_and_the_concept_carry_the_notice(seiten: Mapping[str, Seiten]) -> None:
    neu = {pfad for pfad, seite in seiten["goettingen"].items() if seite.cssselect(".ik-fassung")}
    revidiert = {f"handlungsfelder/{feld}/index.html" for feld in ("bildung-und-sprachfoerderung", "wohnen-und-leben")}
    assert neu == revidiert
    felder = {
        pfad: seite for pfad, seite in seiten["goettingen"].items() if re.fullmatch(r"handlungsfelder/[^/]+/index.html", pfad)
    }
    assert len(felder) == 4
    assert {pfad for pfad, seite in felder.items() if "teilweise ersetzt" in words(content(seite))} == revidiert
    assert words(content(page_of(seiten, "goettingen", "dokumente/"))).count("Teilweise ersetzt durch") == 1


def test_the_abbreviation_of_the_ausschuss_is_explained_where_it_stands(seiten: Mapping[str, Seiten]) -> None:
    kuerzel = page_of(seiten, "goettingen", "saeulen/").cssselect("abbr")
    assert ("APOIG", "Ausschuss für Personal, Organisation, Integration und Gleichstellung") in {
        (words(e), (e.get("title") or "").split(":")[0]) for e in kuerzel
    }


# --- two languages -----------------------------------------------------------------------------------------------------------


def test_every_sorbian_name_carries_its_language(seiten: Mapping[str, Seiten]) -> None:
    gefunden = 0
    for pfad, seite in seiten["spree-neisse"].items():
        if seite.xpath("//meta[@http-equiv='refresh']"):
            continue
        for text in seite.xpath(f"//body//text()[contains(., '{SORBISCH.rsplit(maxsplit=1)[-1]}')]"):
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
            assert re.search(r"Demonstration, keine amtliche Veröffentlichung des Landkreises", hinweis), pfad
            assert QUELLEN[beispiel] in hinweis, pfad
            assert "Demonstration, keine amtliche Veröffentlichung" in words(seite.cssselect(".ik-fuss")[0]), pfad


@pytest.mark.parametrize("beispiel", BEISPIELE)
def test_no_coat_of_arms_and_no_other_picture(beispiel: str, seiten: Mapping[str, Seiten]) -> None:
    konzept = examine(find_projekt(WURZEL / "beispiele" / beispiel / "mkdocs.yml"), STICHTAG).buch.konzept
    assert konzept.konzept.kommune is not None
    assert konzept.konzept.kommune.logo is None
    for pfad, seite in seiten[beispiel].items():
        assert not seite.cssselect("img, object, embed"), pfad


@pytest.mark.parametrize("beispiel", BEISPIELE)
def test_persons_are_named_only_where_the_source_names_them(beispiel: str) -> None:
    konzept = examine(find_projekt(WURZEL / "beispiele" / beispiel / "mkdocs.yml"), STICHTAG).buch.konzept
    assert {p.name for p in konzept.personen if p.veroeffentlichen} == PERSONEN.get(beispiel, set())


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
