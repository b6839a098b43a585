"""Pieces for prose: each says and links what it should, whatever the data holds, and a wrong call is explained."""

import re
from functools import cache
from typing import Any

import markdown
import pytest
from lxml import html
from lxml.html import HtmlElement

from bau import konzept_of, volles_konzept
from integrationskonzept.findings import UnknownName
from integrationskonzept.model import Massnahme
from integrationskonzept.queries.oeffentlich import publish
from integrationskonzept.render import SEITEN, Blatt, Buch
from integrationskonzept.render.bausteine import BAUSTEINE
from integrationskonzept.render.spalten import SPALTEN
from integrationskonzept.theme import EXTENSIONS
from webseite import STICHTAG, words

AUFRUFE: dict[str, tuple[Any, ...]] = {
    "massnahme": ("massnahmen-1",),
    "ziel": ("ziele-1",),
    "handlungsfeld": ("handlungsfelder-1",),
    "massnahmen_tabelle": ([*SPALTEN, "zusatz-kurztext", "zusatz-langtext"],),
    "massnahmen_filter": ([*SPALTEN, "zusatz-kurztext", "zusatz-langtext"],),
    "massnahmen_liste": (),
    "ziele_baum": (),
    "kennzahl": ("massnahmen",),
    "umsetzungsstand": (),
    "zeitleiste": (),
    "gremium": ("gremien-1",),
    "kontakt": (),
    "glossar": (),
    "download": ("downloads-1",),
    "beschluss": ("beschluesse-1",),
    "indikator": ("indikatoren-1",),
    "zitat": ("zitate-1",),
    "zweisprachig": (),
}
"""A call of every piece on the full concept."""
DATEN: dict[str, Any] = {
    "konzept": {
        "titel": "Konzept",
        "kommune": {
            "name": "Spree-Neiße",
            "name_zweitsprache": {"text": "Sprjewja-Nysa", "sprache": "dsb"},
            "untergliederung": [
                {"id": "dorf", "name": "Dorf"},
                {"id": "stadt", "name": "Stadt", "name_zweitsprache": {"text": "Město", "sprache": "dsb"}},
            ],
        },
        "kontakt": {"person": "frau-a", "organisation": "amt"},
    },
    "vokabular": {"zusatzfelder": [{"id": "notiz", "label": "Notiz", "abschnitt": "massnahmen", "typ": "langtext"}]},
    "handlungsfelder": [
        {"id": "sprache", "nr": "1", "titel": "Sprache", "kurz": "Deutsch für alle"},
        {"id": "arbeit", "titel": "Arbeit"},
    ],
    "ziele": [
        {"id": "deutsch", "titel": "Deutsch lernen", "handlungsfelder": ["sprache"], "stufe": "Leitziel"},
        {"id": "lesen", "titel": "Lesen lernen", "oberziel": "deutsch"},
        {"id": "frieden", "titel": "Frieden"},
    ],
    "organisationen": [{"id": "amt", "name": "Amt für Integration", "kurz": "AfI", "telefon": "01234 56", "mail": "amt@x.example"}],
    "personen": [
        {"id": "frau-a", "name": "Frau A", "funktion": "Beratung", "veroeffentlichen": "ja", "raum": "196"},
        {"id": "geheim", "name": "Herr G", "funktion": "Leitung", "telefon": "999"},
    ],
    "gremien": [
        {
            "id": "beirat",
            "titel": "Beirat",
            "kuerzel": "BR",
            "auftrag": "Der Beirat **berät**.",
            "leitung": ["amt"],
            "mitglieder": [{"name": "Frau B", "organisation": "Verein", "gruppe": "Gäste"}],
        }
    ],
    "massnahmen": [
        {
            "id": "kurs",
            "nr": "1.9",
            "titel": "Kurs",
            "kurz": "Ein Kurs am Abend",
            "ziele": ["deutsch"],
            "stand": [{"datum": "2026-01-01", "status": "umgesetzt"}],
            "zustaendig": ["amt"],
            "zeit": "2024",
            "beispielhaft": "ja",
            "zusatz": {"notiz": "Text mit **Fettdruck** und Note[^1].\n\n[^1]: Fußnote"},
        },
        {"id": "teil", "nr": "1.10", "titel": "Teil des Kurses", "teil_von": "kurs", "stand": ["in_umsetzung"]},
        {"id": "messe", "titel": "Messe", "handlungsfelder": ["arbeit"], "stand": ["in_umsetzung"], "zeit": "2023"},
    ],
    "veranstaltungen": [
        {"id": "konferenz", "titel": "Konferenz", "zeit": "Mai 2024", "ort": "Rathaus"},
        {"id": "ohne", "titel": "Ohne Zeit"},
    ],
    "beschluesse": [
        {
            "id": "spaeter",
            "titel": "Fortschreibung",
            "datum": "2025-02-03",
            "gremium": "beirat",
            "abstimmung": {"ja": "20", "nein": "1"},
            "text": "Beschlossen wurde **alles**.",
        },
        {"id": "frueher", "titel": "Beschluss", "datum": "2024-01-02"},
        {"id": "offen", "titel": "Undatiert"},
    ],
    "indikatoren": [
        {
            "id": "quote",
            "titel": "Quote",
            "einheit": "%",
            "werte": [{"stichtag": "2024-12-31", "wert": "1.250,5"}],
            "zielwert": {"jahr": "2030", "wert": "2000"},
        }
    ],
    "glossar": [
        {"id": "vhs", "begriff": "Volkshochschule", "abkuerzung": "VHS", "text": "Ein Ort zum Lernen."},
        {"id": "aemter", "begriff": "Ämter", "text": "Behörden."},
    ],
    "downloads": [
        {
            "id": "bericht",
            "titel": "Bericht",
            "url": "https://www.x.example/bericht.pdf",
            "stand": "2024-05-06",
            "barrierefrei": "ja",
        }
    ],
    "zitate": [{"id": "wort", "titel": "Eine Bürgerin", "text": "Es ist *gut*."}],
}


def buch_of(**daten: Any) -> Buch:
    return Buch(konzept=publish(konzept_of(**daten)), stichtag=STICHTAG)


KLEIN = buch_of(**DATEN)


@cache
def voll(zeichen: str | None = None) -> Buch:
    """The full concept, with a sign before and after every short text."""
    nummer = iter(range(1000, 10_000))

    def text(_pfad: str, art: str) -> str | None:
        return f"{zeichen} KT-{next(nummer)} {zeichen}" if zeichen is not None and art == "kurztext" else None

    return buch_of(**volles_konzept(text))


def call(name: str, *args: Any, buch: Buch = KLEIN, **kwargs: Any) -> str:
    """The Markdown of a piece on a page in a folder."""
    return BAUSTEINE[name](Blatt(buch, "kapitel/text.md"), *args, **kwargs)


def shown(text: str) -> HtmlElement:
    """What a page makes of Markdown."""
    fertig = markdown.markdown(text, extensions=[*EXTENSIONS], extension_configs={name: {**o} for name, o in EXTENSIONS.items()})
    return html.fromstring(f"<main>{fertig}</main>")


def rows(tabelle: HtmlElement) -> list[list[str]]:
    return [[words(zelle) for zelle in zeile.cssselect("th, td")] for zeile in tabelle.cssselect("tr")]


# --- each piece --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", BAUSTEINE)
def test_every_piece_renders_the_full_concept_and_opens_with_no_heading(name: str) -> None:
    text = call(name, *AUFRUFE[name], buch=voll())
    assert words(shown(text))
    assert not re.search(r"(?m)^\s*#", text)
    assert "None" not in text
    assert not re.search(r"\*\*|\]\(|\{[:{%]", words(shown(text)))


@pytest.mark.parametrize(
    ("name", "args", "worte", "links"),
    [
        (
            "massnahme",
            ["kurs"],
            "1.9 Kurs Beispielhaft Ein Kurs am Abend Stand ● Umgesetzt Federführung Amt für Integration Zeitrahmen 2024",
            ["../massnahmen/kurs.md", "../organisationen/amt.md"],
        ),
        ("massnahme", ["messe"], "Messe Stand ◐ In Umsetzung Zeitrahmen 2023", ["../massnahmen/messe.md"]),
        ("ziel", ["deutsch"], "Deutsch lernen Leitziel 1 Maßnahme", ["../ziele/deutsch/index.md"]),
        ("ziel", ["frieden"], "Frieden", ["../ziele/frieden/index.md"]),
        ("handlungsfeld", ["sprache"], "1 Sprache Deutsch für alle 2 Ziele · 1 Maßnahme", ["../handlungsfelder/sprache/index.md"]),
        ("handlungsfeld", ["arbeit"], "Arbeit 1 Maßnahme", ["../handlungsfelder/arbeit/index.md"]),
        (
            "massnahmen_liste",
            [],
            "1.9 Kurs Beispielhaft ● Umgesetzt 1.10 Teil des Kurses ◐ In Umsetzung Messe ◐ In Umsetzung",
            None,
        ),
        ("ziele_baum", ["sprache"], "Deutsch lernen Leitziel (1 Maßnahme) Lesen lernen (noch keine Maßnahmen)", None),
        (
            "ziele_baum",
            [],
            "Frieden (noch keine Maßnahmen) 1 Sprache Deutsch lernen Leitziel (1 Maßnahme) Lesen lernen (noch keine Maßnahmen)",
            None,
        ),
        ("kennzahl", ["massnahmen"], "2 Maßnahmen", []),
        ("kennzahl", ["zitate"], "1 Zitat", []),
        ("kennzahl", ["fragen"], "keine Fragen", []),
        (
            "zeitleiste",
            [],
            "2. Januar 2024 Beschluss Mai 2024 Konferenz, Rathaus 3. Februar 2025 Fortschreibung (Beirat) Ohne Zeit",
            ["../beschluesse.md#frueher", "../beteiligung.md#konferenz", "../beschluesse.md#spaeter", "../beteiligung.md#ohne"],
        ),
        (
            "gremium",
            ["beirat"],
            "Beirat (BR) Der Beirat berät. Leitung Amt für Integration Mitglieder: Gäste: Frau B (Verein)",
            None,
        ),
        ("kontakt", ["amt"], "Amt für Integration Telefon 01234 56 E-Mail amt@x.example", None),
        ("kontakt", ["frau-a"], "Frau A, Beratung Raum 196", ["../ansprechpersonen.md#frau-a"]),
        ("kontakt", [], "Frau A, Beratung, Amt für Integration Telefon 01234 56 E-Mail amt@x.example", None),
        ("glossar", [], "Ämter Behörden. Volkshochschule (VHS) Ein Ort zum Lernen.", []),
        ("glossar", ["vhs", "aemter"], "Volkshochschule (VHS) Ein Ort zum Lernen. Ämter Behörden.", []),
        (
            "download",
            ["bericht"],
            "Bericht (PDF, x.example) Stand 6. Mai 2024 Barrierefrei ja",
            ["https://www.x.example/bericht.pdf"],
        ),
        (
            "beschluss",
            ["spaeter"],
            "Fortschreibung Gremium Beirat Datum 3. Februar 2025 Abstimmung 20 Ja-Stimmen, 1 Nein-Stimme Beschlossen wurde alles.",
            ["../beschluesse.md#spaeter", "../gremien.md#beirat"],
        ),
        ("indikator", ["quote"], "Quote (%) StichtagWert 31.12.20241.250,5 Ziel 20302.000", []),
        ("zitat", ["wort"], "Es ist gut. Eine Bürgerin", []),
        ("zweisprachig", [], "Spree-Neiße/Sprjewja-Nysa", []),
        ("zweisprachig", ["stadt"], "Stadt/Město", []),
        ("zweisprachig", ["dorf"], "Dorf", []),
    ],
)
def test_a_piece_says_and_links(name: str, args: list[str], worte: str, links: list[str] | None) -> None:
    seite = shown(call(name, *args))
    assert words(seite).replace("\xa0", " ") == worte
    if links is not None:
        assert [a.get("href") for a in seite.iter("a")] == links


def test_a_second_name_is_marked_with_its_language() -> None:
    (name,) = shown(call("zweisprachig", "stadt")).cssselect("[lang]")
    assert (name.get("lang"), words(name)) == ("dsb", "Město")


def test_the_table_of_progress_counts_and_tells_the_rule_and_the_day() -> None:
    seite = shown(call("umsetzungsstand"))
    assert rows(seite)[0] == ["Handlungsfeld", "Abgeschlossen", "In Umsetzung", "Gesamt"]
    assert rows(seite)[1:] == [["Sprache", "1", "0", "1"], ["Arbeit", "0", "1", "1"], ["Alle Maßnahmen", "1", "1", "2"]]
    assert "Gezählt werden" in words(seite)
    assert "Stand der Auswertung: 22. November 2026." in words(seite)


def test_the_table_of_progress_of_a_selection_counts_no_more_than_that() -> None:
    seite = shown(call("umsetzungsstand", handlungsfelder="arbeit"))
    assert rows(seite)[1:] == [["Arbeit", "1", "1"], ["Alle Maßnahmen", "1", "1"]]


def test_key_figures_count_any_selection_by_the_one_rule() -> None:
    assert call("kennzahl", "massnahmen", handlungsfelder="sprache") == "1 Maßnahme"
    assert call("kennzahl", "massnahmen", status="umgesetzt") == "1 Maßnahme"
    assert call("kennzahl", "massnahmen", gezaehlt="nein") == "keine Maßnahmen"


@pytest.mark.parametrize(
    ("angaben", "erwartet"),
    [
        ({}, ["Kurs", "Teil des Kurses", "Messe"]),
        ({"sortiert": "titel"}, ["Kurs", "Messe", "Teil des Kurses"]),
        ({"sortiert": "-nr"}, ["Teil des Kurses", "Kurs", "Messe"]),
        ({"sortiert": "-titel", "hoechstens": 2}, ["Teil des Kurses", "Messe"]),
        ({"hoechstens": 1}, ["Kurs"]),
        ({"hoechstens": 9, "gezaehlt": "ja"}, ["Kurs", "Messe"]),
        ({"status": "in_umsetzung"}, ["Teil des Kurses", "Messe"]),
        ({"handlungsfelder": "sprache"}, ["Kurs", "Teil des Kurses"]),
        ({"status": ["umgesetzt", "in_umsetzung"], "handlungsfelder": ["arbeit"]}, ["Messe"]),
    ],
    ids=str,
)
def test_lists_and_tables_hold_the_selection_in_the_order_asked_for(angaben: dict[str, Any], erwartet: list[str]) -> None:
    """Parts of a Maßnahme too, whether or not the whole is there."""
    liste, tabelle = shown(call("massnahmen_liste", **angaben)), shown(call("massnahmen_tabelle", **angaben))
    assert [re.sub(r"^[\d.]+ ", "", words(a)) for a in liste.cssselect("li > a")] == erwartet
    assert [words(a) for a in tabelle.cssselect("tbody th > a")] == erwartet


def test_a_table_is_called_by_its_caption() -> None:
    usual, eigen = shown(call("massnahmen_tabelle")), shown(call("massnahmen_tabelle", beschriftung='Kurse "2024" <b>'))
    assert (words(usual.cssselect("caption")[0]), usual.cssselect("[role=region]")[0].get("aria-label")) == (
        "Maßnahmen",
        "Maßnahmen",
    )
    assert words(eigen.cssselect("caption")[0]) == eigen.cssselect("[role=region]")[0].get("aria-label") == 'Kurse "2024" <b>'


@pytest.mark.parametrize(
    ("name", "args", "filter", "satz"),
    [
        ("massnahmen_tabelle", [], {"status": "verzoegert"}, "Zu dieser Auswahl gibt es keine Angebote."),
        ("massnahmen_liste", [], {"status": "verzoegert"}, "Zu dieser Auswahl gibt es keine Angebote."),
        ("umsetzungsstand", [], {"status": "verzoegert"}, "Zu dieser Auswahl gibt es keine Angebote."),
        ("ziele_baum", ["arbeit"], {}, "Zu dieser Auswahl gibt es keine Wünsche."),
    ],
)
def test_an_empty_selection_says_so_in_the_words_of_the_concept(
    name: str, args: list[str], filter: dict[str, str], satz: str
) -> None:
    begriffe = {"massnahme": {"einzahl": "Angebot", "mehrzahl": "Angebote"}, "ziel": {"einzahl": "Wunsch", "mehrzahl": "Wünsche"}}
    buch = buch_of(**{**DATEN, "konzept": {"titel": "Konzept", "begriffe": begriffe}})
    assert words(shown(call(name, *args, buch=buch, **filter))) == satz


def test_pieces_of_a_concept_without_anything_are_empty_or_say_so() -> None:
    leer = buch_of()
    assert "keine Maßnahmen" in call("massnahmen_tabelle", buch=leer)
    assert "keine Ziele" in call("ziele_baum", buch=leer)
    assert call("kennzahl", "massnahmen", buch=leer) == "keine Maßnahmen"
    assert call("zeitleiste", buch=leer).strip() == ""
    assert call("glossar", buch=leer).strip() == ""


@pytest.mark.parametrize(
    ("kontakt", "worte"),
    [
        ("amt", "Amt für Integration Telefon 01234 56 E-Mail amt@x.example"),
        ({"organisation": "amt", "funktion": "Empfang"}, "Empfang, Amt für Integration Telefon 01234 56 E-Mail amt@x.example"),
        ({"person": "frau-a"}, "Frau A, Beratung Raum 196"),
        ({"person": "geheim"}, "Leitung"),
        ({"name": "Servicestelle", "funktion": "Auskunft"}, "Servicestelle, Auskunft"),
    ],
    ids=str,
)
def test_the_contact_is_whom_the_concept_names(kontakt: object, worte: str) -> None:
    buch = buch_of(**{**DATEN, "konzept": {"titel": "Konzept", "kontakt": kontakt}})
    assert words(shown(call("kontakt", buch=buch))) == worte


# --- texts of the data -------------------------------------------------------------------------------------------------

PAYLOADS = (
    "<b>",
    "{{ 1 }}",
    "a | b",
    "* _x_ **y**",
    "](https://x.example)",
    '{: onclick="x" #id }',
    "\"'>",
    "# - 1. :",
    "&lt; `c` \\",
)
HARMLOS = "§"


def drawn(text: str, zeichen: str) -> list[tuple[object, ...]]:
    """The elements of a piece in order, with their words, without the sign that stands in every text."""

    def plain(worte: str | None) -> str:
        return " ".join((worte or "").replace(zeichen, "").split())

    alle = (e for e in shown(text).iter() if isinstance(e.tag, str))
    attribute = ("class", "lang", "id", "scope", "role", "aria-label")
    return [(e.tag, [plain(e.get(name)) for name in attribute], plain(e.text), plain(e.tail)) for e in alle]


@pytest.mark.parametrize("name", BAUSTEINE)
@pytest.mark.parametrize("payload", PAYLOADS)
def test_short_text_in_a_piece_is_shown_to_the_letter_and_acts_nowhere(name: str, payload: str) -> None:
    text = call(name, *AUFRUFE[name], buch=voll(payload))
    assert drawn(text, payload) == drawn(call(name, *AUFRUFE[name], buch=voll(HARMLOS)), HARMLOS)
    assert payload in words(shown(text))
    assert "{{" not in text


@pytest.mark.parametrize(("name", "seite", "id"), [("gremium", "gremien", "beirat"), ("beschluss", "beschluesse", "spaeter")])
@pytest.mark.parametrize(
    "text", ["a\n\n- b\n    - *c*\n\n> d", "```\n* e\n\n</div>\n```", "[f](https://x.example) <b> {{ 1 }}", "| g |\n|---|\n| `h` |"]
)
def test_a_long_text_in_a_card_is_the_one_on_its_own_page(name: str, seite: str, id: str, text: str) -> None:
    feld = "auftrag" if name == "gremium" else "text"
    buch = buch_of(**{f"{seite}": [{"id": id, feld: text}]})
    karte, blatt = shown(call(name, id, buch=buch)), shown(SEITEN[seite](Blatt(buch, f"{seite}.md")))

    def parts(element: HtmlElement) -> list[tuple[object, ...]]:
        (block,) = element.cssselect(".ik-text")
        return [(e.tag, (e.text or "").strip(), (e.tail or "").strip()) for e in block.iterdescendants()]

    assert parts(karte) == parts(blatt)
    assert parts(karte)


def test_headings_in_long_texts_and_footnotes_follow_the_call() -> None:
    buch = buch_of(gremien=[{"id": "beirat", "auftrag": "## Oben\n\n### Unten\n\nNote[^1].\n\n[^1]: Fußnote"}])
    auf = {
        (tiefe, aufruf): shown(BAUSTEINE["gremium"](Blatt(buch, "a.md", tiefe, aufruf=aufruf), "beirat"))
        for tiefe in (-1, 2)
        for aufruf in (1, 2)
    }
    assert [e.tag for e in auf[-1, 1].iter("h1", "h2", "h3", "h4", "h5", "h6")] == ["h2", "h3"]
    assert [e.tag for e in auf[2, 1].iter("h1", "h2", "h3", "h4", "h5", "h6")] == ["h5", "h6"]
    erste, zweite = ({str(i) for i in auf[-1, aufruf].xpath("//@id")} for aufruf in (1, 2))
    assert erste
    assert not erste & zweite


# --- columns -----------------------------------------------------------------------------------------------------------


def cell(name: str, buch: Buch) -> HtmlElement | None:
    """The cell of the first Maßnahme in a column, None where the table has no such column."""
    tabelle = shown(call("massnahmen_tabelle", [name], buch=buch))
    erste = tabelle.cssselect("tbody tr")[0]
    rest = [zelle for zelle in erste.cssselect("td") if zelle.get("class") != "ik-nr"]
    return erste.cssselect("td.ik-nr")[0] if name == "nr" else rest[0] if rest else None


ZELLEN: dict[str, str] = {
    "nr": "{m.nr}",
    "kurz": "{m.kurz}",
    "handlungsfelder": "{felder[0].titel}, {felder[1].titel}",
    "ziele": "{k.ziele[0].titel}, {k.ziele[1].titel}",
    "querschnittsthemen": "{k.querschnittsthemen[0].titel}, {k.querschnittsthemen[1].titel}",
    "zustaendig": "{k.organisationen[0].kurz}",
    "beteiligte": "{beteiligte}",
    "ebene": "{ebene}",
    "eingebracht_von": "{k.gremien[0].titel}",
    "zeit": "{m.zeit}",
    "kosten": "{m.kosten[0].text}, {m.kosten[0].fuer} ({m.kosten[0].quelle}); ",
    "zielgruppen": "{v.zielgruppen[0].label}, {v.zielgruppen[1].label}",
    "orte": "{v.orte[0].label}, {v.orte[1].label}",
    "prioritaet": "{v.prioritaet[0].label}",
    "horizont": "{v.horizont[0].label}",
    "art": "{v.art[0].label}",
    "herkunft": "{v.herkunft[0].label}",
    "rechtsgrundlage": "{m.rechtsgrundlage}",
    "fortschritt": "{s.fortschritt} %",
    "stand": "{v.status[0].label}",
}
"""What the first Maßnahme of the full concept shows in each column; `v` are the concept's own words, `s` the status that counts."""


@pytest.mark.parametrize("name", SPALTEN)
def test_every_column_shows_what_the_massnahme_says(name: str) -> None:
    buch = voll()
    m = buch.konzept.massnahmen[0]
    worte = {
        feld: getattr(buch.konzept.vokabular, feld)[-2:]
        for feld in ("zielgruppen", "orte", "prioritaet", "horizont", "art", "herkunft", "status")
    }
    v = type("Worte", (), worte)
    blatt = Blatt(buch, "a.md")
    andere = {"beteiligte": blatt.kurzname(blatt.mitwirkend(m)[0]), "ebene": blatt.ebenen(m)[0]}
    erwartet = ZELLEN[name].format(m=m, k=buch.konzept, v=v, s=m.stand[0], felder=buch.bezuege.felder_of(m), **andere)
    zelle = cell(name, buch)
    assert zelle is not None
    assert erwartet.strip() in words(zelle).replace("\xa0", " ")
    kopf = [words(th) for th in shown(call("massnahmen_tabelle", [name], buch=buch)).cssselect("thead th")]
    assert SPALTEN[name].titel(Blatt(buch, "a.md"), buch.konzept.massnahmen) in kopf


@pytest.mark.parametrize("name", SPALTEN)
def test_a_column_nobody_fills_vanishes(name: str) -> None:
    leer = buch_of(massnahmen=["a", "b"])
    assert rows(shown(call("massnahmen_tabelle", name, buch=leer))) == [["Maßnahme"], ["a"], ["b"]]


@pytest.mark.parametrize("typ", ["kurztext", "langtext", "zahl", "datum", "auswahl"])
def test_an_own_field_is_a_column(typ: str) -> None:
    buch = voll()
    zelle = cell(f"zusatz-{typ}", buch)
    assert zelle is not None
    assert words(zelle) == buch.konzept.massnahmen[0].zusatz[f"zusatz-{typ}"]


def test_an_own_long_text_is_rendered_in_its_cell() -> None:
    zelle = cell("notiz", KLEIN)
    assert zelle is not None
    assert [words(e) for e in zelle.iter("strong")] == ["Fettdruck"]
    assert "**" not in words(zelle)
    assert len(rows(shown(call("massnahmen_tabelle", ["notiz"])))) == 4


@pytest.mark.parametrize(
    ("spalten", "erwartet"),
    [
        (["zeit", "stand"], ["Nr.", "Maßnahme", "Zeitrahmen", "Stand"]),
        (["stand", "zeit", "stand"], ["Nr.", "Maßnahme", "Stand", "Zeitrahmen"]),
        (["nr", "titel", "stand"], ["Nr.", "Maßnahme", "Stand"]),
        ("stand", ["Nr.", "Maßnahme", "Stand"]),
        ({"stand": 1, "kosten": 2}.keys(), ["Nr.", "Maßnahme", "Stand"]),
        ([], ["Nr.", "Maßnahme"]),
    ],
    ids=str,
)
def test_columns_stand_in_the_order_asked_for_after_number_and_title(spalten: Any, erwartet: list[str]) -> None:
    assert rows(shown(call("massnahmen_tabelle", spalten)))[0] == erwartet


def test_without_columns_asked_for_the_usual_ones_are_shown() -> None:
    kopf = rows(shown(call("massnahmen_tabelle")))[0]
    assert kopf == ["Nr.", "Maßnahme", "Handlungsfeld", "Federführung", "Zeitrahmen", "Stand"]


# --- wrong calls -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "args", "angaben", "satz"),
    [
        ("massnahme", ["kurz"], {}, "Maßnahme „kurz“ gibt es nicht. Meinten Sie „kurs“?"),
        ("massnahme", [7], {}, "Maßnahme „7“ gibt es nicht."),
        ("ziel", ["deutsh"], {}, "Ziel „deutsh“ gibt es nicht. Meinten Sie „deutsch“?"),
        ("handlungsfeld", ["sprahce"], {}, "Meinten Sie „sprache“?"),
        ("ziele_baum", ["sprahce"], {}, "Meinten Sie „sprache“?"),
        ("gremium", ["beirath"], {}, "Meinten Sie „beirat“?"),
        ("kontakt", ["ampt"], {}, "Eine Organisation oder Person „ampt“ gibt es nicht. Meinten Sie „amt“?"),
        ("kontakt", ["frau-b"], {}, "Meinten Sie „frau-a“?"),
        ("kontakt", ["Herr G."], {}, "Eine Organisation oder Person „Herr G.“ gibt es nicht."),
        ("kontakt", [7], {}, "Eine Organisation oder Person „7“ gibt es nicht."),
        ("glossar", ["vhs", "amter"], {}, "Begriff „amter“ gibt es nicht. Meinten Sie „aemter“?"),
        ("download", ["bericth"], {}, "Meinten Sie „bericht“?"),
        ("beschluss", ["spater"], {}, "Meinten Sie „spaeter“?"),
        ("indikator", ["quoten"], {}, "Meinten Sie „quote“?"),
        ("zitat", ["worte"], {}, "Meinten Sie „wort“?"),
        ("zweisprachig", ["dort"], {}, "Meinten Sie „dorf“?"),
        ("zweisprachig", [7], {}, "Eine Stadt oder Gemeinde „7“ gibt es unter „untergliederung“ nicht."),
        ("kennzahl", ["massnamen"], {}, "Eine Kennzahl „massnamen“ gibt es nicht. Meinten Sie „massnahmen“?"),
        ("kennzahl", [7], {}, "Eine Kennzahl „7“ gibt es nicht."),
        ("kennzahl", ["ziele"], {"handlungsfelder": "sprache"}, "Auswählen lassen sich nur Maßnahmen"),
        ("kennzahl", ["massnahmen"], {"stauts": "umgesetzt"}, "Meinten Sie „status“?"),
        ("umsetzungsstand", [], {"handlungsfelder": "arbiet"}, "Meinten Sie „arbeit“?"),
        ("massnahmen_liste", [], {"stauts": "umgesetzt"}, "Nach „stauts“ lässt sich nicht auswählen. Meinten Sie „status“?"),
        ("massnahmen_liste", [], {"status": "umgesezt"}, "Meinten Sie „umgesetzt“?"),
        ("massnahmen_liste", ["titl"], {}, "Nach „titl“ lässt sich nicht sortieren. Meinten Sie „titel“?"),
        ("massnahmen_liste", [7], {}, "Nach „7“ lässt sich nicht sortieren."),
        ("massnahmen_tabelle", [["zeit", "stant"]], {}, "Eine Spalte „stant“ gibt es nicht. Meinten Sie „stand“?"),
        ("massnahmen_tabelle", ["notitz"], {}, "Meinten Sie „notiz“?"),
        ("massnahmen_tabelle", [7], {}, "Eine Spalte „7“ gibt es nicht."),
        ("massnahmen_tabelle", [["zeit", None]], {}, "Eine Spalte „None“ gibt es nicht."),
        ("massnahmen_tabelle", ["stant"], {"status": "verzoegert"}, "Meinten Sie „stand“?"),
        ("massnahmen_tabelle", [], {"sortiert": "-zeitt"}, "Meinten Sie „zeit“?"),
        ("massnahmen_tabelle", [], {"hoechstens": 0}, "„hoechstens“ ist eine Zahl ab 1, nicht „0“."),
        ("massnahmen_tabelle", [], {"hoechstens": "3"}, "„hoechstens“ ist eine Zahl ab 1, nicht „3“."),
        ("massnahmen_liste", [], {"hoechstens": -1}, "„hoechstens“ ist eine Zahl ab 1, nicht „-1“."),
    ],
)
def test_a_wrong_call_is_explained_with_a_suggestion(name: str, args: list[Any], angaben: dict[str, Any], satz: str) -> None:
    with pytest.raises(UnknownName) as gefangen:
        call(name, *args, **angaben)
    assert satz in gefangen.value.args[0]


@pytest.mark.parametrize(
    ("konzept", "name", "satz"),
    [
        ({}, "kontakt", "Das Konzept nennt keinen Kontakt."),
        ({"kontakt": {"person": "geheim"}}, "kontakt", "Das Konzept nennt keinen Kontakt."),
        ({}, "zweisprachig", "Das Konzept nennt keine Kommune."),
    ],
    ids=str,
)
def test_what_the_concept_does_not_name_is_explained(konzept: dict[str, Any], name: str, satz: str) -> None:
    buch = buch_of(konzept={"titel": "Konzept", **konzept}, personen=[{"id": "geheim", "name": "Herr G"}])
    with pytest.raises(UnknownName, match=satz):
        call(name, buch=buch)


def test_no_suggestion_names_a_person_who_is_not_released() -> None:
    with pytest.raises(UnknownName) as gefangen:
        call("kontakt", "geheimm")
    assert "geheim“?" not in gefangen.value.args[0]


def test_the_calls_of_these_tests_name_what_is_there() -> None:
    assert set(AUFRUFE) == set(BAUSTEINE)
    assert set(ZELLEN) == set(SPALTEN)
    assert isinstance(voll().konzept.massnahmen[0], Massnahme)
