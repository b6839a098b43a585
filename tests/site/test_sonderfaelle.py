"""The cases that break naive models, as real concepts hold them: each one row, looked up on the built site."""

import re
from pathlib import Path

import pytest
from lxml.html import HtmlElement

from bau import Daten
from integrationskonzept.bauen import BauFehler
from webseite import build, content, pages, words, write_site

LANG = "Aufbau und Verstetigung eines wohnortnahen, mehrsprachigen Beratungsangebots für Familien in allen Städten und Gemeinden"
DATEN: Daten = {
    "konzept": {
        "titel": "Sonderfälle",
        "kommune": {
            "name": "Landkreis Spree-Beispiel",
            "name_zweitsprache": {"text": "Wokrejs Sprjewja-Pśikład", "sprache": "dsb"},
            "untergliederung": [
                {"id": "amt", "name": "Muster", "art": "Amt", "name_zweitsprache": {"text": "Mustaŕ", "sprache": "dsb"}},
            ],
        },
    },
    "handlungsfelder": [
        {"id": "eins", "titel": "Feld eins"},
        {"id": "zwei", "titel": "Feld zwei"},
        {"id": "leer", "titel": "Feld ohne Ziele"},
        {"id": "neu", "titel": "Revidiertes Feld", "dokument": "fortschreibung"},
    ],
    "ziele": [
        {"id": "oben", "titel": "Ziel über allen Feldern"},
        {"id": "a", "titel": "Ziel A", "handlungsfelder": ["eins", "zwei"]},
        {"id": "a-b", "titel": "Unterziel B", "oberziel": "a"},
        {"id": "a-b-c", "titel": "Unterziel C", "oberziel": "a-b"},
        {"id": "ohne", "titel": "Ziel ohne Vorhaben", "handlungsfelder": "zwei"},
    ],
    "massnahmen": [
        {"id": "mehrere", "nr": "1.1", "titel": "In mehreren Feldern", "handlungsfelder": ["zwei", "eins"]},
        {"id": "zwei-ziele", "nr": "1.10", "titel": "Mit zwei Zielen", "ziele": ["a", "a-b-c"]},
        {"id": "ohne-alles", "titel": "Ohne Feld und Ziel"},
        {"id": "neustart", "nr": "1.1", "titel": "Nummer beginnt neu", "handlungsfelder": "leer"},
        {"id": "ue", "nr": "Ü1", "titel": "Überregional", "handlungsfelder": "eins"},
        {"id": "u", "nr": "U1", "titel": "Umland", "handlungsfelder": "eins"},
        {"id": "gleich-1", "titel": "Elterncafé", "handlungsfelder": "eins"},
        {"id": "gleich-2", "titel": "Elterncafé", "handlungsfelder": "zwei"},
        {"id": "lang", "titel": LANG, "handlungsfelder": "eins"},
        {"id": "pdf", "titel": "Aus dem PDF\nko\u00adpierter Ti\u00adtel", "handlungsfelder": "eins"},
        {"id": "verschmolzen", "nr": "B5+6", "titel": "Zusammengelegt", "handlungsfelder": "eins", "vorgaenger": [{"nr": "B5"}, {"nr": "B6"}]},
        {"id": "alt-b5", "titel": "Früher B5", "ersetzt_durch": "verschmolzen", "stand": [{"status": "zusammengefuehrt", "grund": "Doppelt."}]},
        {"id": "zurueckgezogen", "titel": "Zurückgezogen", "stand": [{"status": "nicht_weiterverfolgt", "grund": "Kein Träger."}]},
        {"id": "umbenannt", "titel": "Neuer Name", "vorgaenger": ["alter-name"]},
        {"id": "teil-1", "titel": "Teil eins", "vorgaenger": ["ganz"]},
        {"id": "teil-2", "titel": "Teil zwei", "vorgaenger": ["ganz"]},
        {"id": "viele", "titel": "Viele Stellen", "zustaendig": ["amt", "schule", {"organisation": "verein", "anmerkung": "u. a., N.N."}]},
        {"id": "strich", "titel": "-"},
        {"id": "k-a", "titel": "Keine Angabe im Stand", "stand": [{"datum": "2026-01-01", "text": "k. A."}]},
        {"id": "nichts-neues", "titel": "Nichts Neues", "stand": [{"datum": "2026-01-01", "text": "Kein neuer Sachstand"}]},
        {"id": "strich-stand", "titel": "Strich im Stand", "stand": [{"datum": "2026-01-01", "text": "-"}]},
        {"id": "leerer-stand", "titel": "Leerer Stand", "stand": "", "kosten": ""},
        {
            "id": "tabelle",
            "titel": "Tabelle | mit Strich",
            "kurz": "2018. Danach + 2 Stellen",
            "beschreibung": "| a | b |\n|---|--:|\n| x \\| y | 2 |\n\nSatz.[^1]\n\n- eins\n    - eins a\n        - eins a 1\n\n[^1]: Fußnote A.",
            "ausgangslage": "Satz.[^1]\n\n[^1]: Fußnote B.",
        },
    ],
    "organisationen": [
        {"id": "amt", "name": "Amt für Beispiele", "kurz": "AfB"},
        {"id": "schule", "name": "Schule"},
        {"id": "verein", "name": "Verein e. V."},
    ],
    "gremien": [
        {"id": "rat", "titel": "Rat", "mitglieder": ["A. Muster", "B. Probe", {"name": "C. Beispiel", "gruppe": "Vereine"}]},
    ],
    "dokumente": [
        {"id": "bericht", "titel": "Bericht 2011", "art": "Bericht"},
        {"id": "konzept", "titel": "Konzept 2013", "art": "Konzept", "beruht_auf": "bericht"},
        {"id": "fortschreibung", "titel": "Teil 2018", "art": "Teilfortschreibung", "beruht_auf": "konzept", "betrifft_handlungsfelder": "neu"},
    ],
}  # fmt: skip
ZEILEN = {
    "a Maßnahme of two fields leads in the one it names first": ("massnahmen/mehrere", ".ik-brotkrumen", "^Feld zwei$"),
    "it stands in both chapters, here the second": ("handlungsfelder/eins", "article", "In mehreren Feldern"),
    "a Maßnahme names all its Ziele": ("massnahmen/zwei-ziele", "article", "Ziel: Ziel A Ziel: Unterziel C"),
    "a Maßnahme without field belongs to the catalogue": ("massnahmen/ohne-alles", ".ik-brotkrumen", "^Maßnahmen$"),
    "a Ziel without Maßnahmen has a page": ("ziele/ohne", "h1", "^Ziel ohne Vorhaben"),
    "a field without Ziele lists its Maßnahmen": ("handlungsfelder/leer", "article", "Nummer beginnt neu"),
    "a Ziel above all fields stands first in the tree": ("ziele", "article", "Übergeordnete Ziele.*Ziel über allen.*Feld eins"),
    "a nested Ziel serves the fields of the one above": ("ziele/a-b-c", ".ik-brotkrumen", "^Feld eins › Ziel A › Unterziel B$"),
    "the tree nests three deep": ("handlungsfelder/zwei", "h5", "Unterziel C"),
    "numbers sort as people sort": ("massnahmen", "tbody", r"1\.10Mit.*B5\+6.*U1.*Elterncaf"),
    "Ü1 and U1 are two numbers": ("massnahmen", "tbody", r"U1.*Ü1"),
    "the first of two equal titles has its page": ("massnahmen/gleich-1", ".ik-brotkrumen", "Feld eins"),
    "the second of two equal titles has its page": ("massnahmen/gleich-2", ".ik-brotkrumen", "Feld zwei"),
    "a title of more than 106 signs stays whole": ("massnahmen/lang", "h1", f"^{LANG}"),
    "line break and soft hyphen of a PDF go": ("massnahmen/pdf", "h1", "^Aus dem PDF kopierter Titel"),
    "a merged Maßnahme names its earlier numbers": ("massnahmen/verschmolzen", "article", "früher Nr. B5, B6"),
    "it names what it continues": ("massnahmen/verschmolzen", "article", "Darin aufgegangen: Früher B5"),
    "what was merged says into what": ("massnahmen/alt-b5", "article", "Aufgegangen in: B5.6 Zusammengelegt"),
    "what was withdrawn says why": ("massnahmen/zurueckgezogen", "article", "Nicht weiterverfolgt.*Grund: Kein Träger."),
    "a renamed one redirects": ("massnahmen/alter-name", "body", "zur heutigen Adresse"),
    "a divided one offers a choice": ("massnahmen/ganz", "article", r"Teil eins \(Maßnahmen\) Teil zwei"),
    "several bodies in charge each stand alone": ("massnahmen/viele", ".ik-eckdaten", r"Amt für Beispiele Schule Verein e. V. \(u. a., N.N.\)"),
    "the table shows the short name": ("massnahmen", "tbody", "AfB, Schule, Verein e. V."),
    "a title that is a dash is shown": ("massnahmen/strich", "h1", "^-"),
    "k. A. is shown": ("massnahmen/k-a", ".ik-verlauf", "k. A.$"),
    "no news is shown as such": ("massnahmen/nichts-neues", ".ik-verlauf", "Kein neuer Sachstand$"),
    "a sign in a title cuts no table": ("massnahmen", "tbody", r"Tabelle \| mit Strich"),
    "numbers at the start make no list": ("massnahmen/tabelle", ".ik-vorspann", r"^2018. Danach \+ 2 Stellen$"),
    "a sign in a cell stays in it": ("massnahmen/tabelle", ".ik-text td", r"x \| y"),
    "lists nest": ("massnahmen/tabelle", ".ik-text li li li", "eins a 1"),
    "members without a group stand before the groups": ("gremien", "article", r"A\. Muster, B\. Probe Vereine: C\. Beispiel"),
    "the second name carries its language": ("", "[lang=dsb]", "Wokrejs Sprjewja-Pśikład"),
    "municipalities have two names too": ("", ".ik-eckdaten", "Amt Muster/Mustaŕ"),
    "the partial update stands on the field it revises": ("handlungsfelder/neu", ".ik-fassung", "Neu gefasst durch: Teil 2018"),
    "the older document says what replaced it in part": ("dokumente", ".ik-ersetzt", "Teilweise ersetzt durch: Teil 2018"),
}  # fmt: skip
NICHT = {
    "no other field is said to be revised": ("handlungsfelder/eins", "article", "Neu gefasst|ersetzt"),
    "an empty status leaves no heading": ("massnahmen/leerer-stand", "article", "Umsetzungsstand|Kosten"),
    "the basis is not said to be replaced": ("dokumente", "article", "Bericht 2011 Ersetzt|^Ersetzt durch"),
}


@pytest.fixture(scope="module")
def seiten(tmp_path_factory: pytest.TempPathFactory) -> dict[str, HtmlElement]:
    return pages(build(write_site(tmp_path_factory.mktemp("sonder"), DATEN)))


def find(seiten: dict[str, HtmlElement], adresse: str, auswahl: str) -> list[str]:
    seite = seiten[f"{adresse}/index.html".lstrip("/")]
    return [words(element).removesuffix("¶") for element in seite.cssselect(auswahl)]


@pytest.mark.parametrize("fall", ZEILEN)
def test_an_odd_case_is_shown_as_it_is(fall: str, seiten: dict[str, HtmlElement]) -> None:
    adresse, auswahl, muster = ZEILEN[fall]
    gefunden = find(seiten, adresse, auswahl)
    assert any(re.search(muster, text) for text in gefunden), gefunden


@pytest.mark.parametrize("fall", NICHT)
def test_an_odd_case_shows_nothing_else(fall: str, seiten: dict[str, HtmlElement]) -> None:
    adresse, auswahl, muster = NICHT[fall]
    assert not [text for text in find(seiten, adresse, auswahl) if re.search(muster, text)]


def test_footnotes_of_two_texts_on_one_page_keep_apart(seiten: dict[str, HtmlElement]) -> None:
    artikel = content(seiten["massnahmen/tabelle/index.html"])
    ziele = {
        a.get("href", "")[1:]: words(artikel.get_element_by_id(a.get("href", "")[1:])) for a in artikel.cssselect(".footnote-ref a")
    }
    assert sorted(text[:10] for text in ziele.values()) == ["Fußnote A.", "Fußnote B."]


def test_alignment_is_a_class(seiten: dict[str, HtmlElement]) -> None:
    assert not [pfad for pfad, seite in seiten.items() if seite.xpath("//article//*[@style]")]
    assert content(seiten["massnahmen/tabelle/index.html"]).cssselect("td.ik-right")


def test_a_link_called_hier_klicken_is_a_finding_and_no_page(tmp_path: Path) -> None:
    daten = {
        "konzept": {"titel": "T"},
        "fragen": [{"id": "a", "frage": "A?", "antwort": "Zum Bericht [bitte hier klicken](https://a.example)."}],
    }
    with pytest.raises(BauFehler, match="IK403"):
        build(write_site(tmp_path, daten))
