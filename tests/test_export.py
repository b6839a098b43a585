"""The published data: JSON says what is written and what follows from it, the table harms no spreadsheet, the site offers both."""

import contextlib
import csv
import io
import json
import unicodedata
import urllib.request
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bau import konzept_of, volles_konzept
from integrationskonzept.app import examine, find_projekt
from integrationskonzept.export import build_dateien
from integrationskonzept.export.daten import plain
from integrationskonzept.export.tabelle import SPALTEN, dump_tabelle, inert
from integrationskonzept.model import ABSCHNITTE, Konzept
from integrationskonzept.queries.oeffentlich import publish
from integrationskonzept.render import Buch
from webseite import KLEIN, STICHTAG, build, pages, read_page, words, write_page, write_site

DATEIEN = ("konzept.json", "konzept.schema.json", "massnahmen.csv", "massnahmen.json", "schema.json")
BELIEBIG = settings(deadline=None, max_examples=300, derandomize=True)


def buch_of(konzept: Konzept, stichtag: date = STICHTAG) -> Buch:
    return Buch(konzept=publish(konzept), stichtag=stichtag)


def json_of(konzept: Konzept, stichtag: date = STICHTAG, name: str = "konzept") -> dict[str, Any]:
    daten: dict[str, Any] = json.loads(build_dateien(buch_of(konzept, stichtag))[f"daten/{name}.json"])
    return daten


def table_of(konzept: Konzept) -> list[dict[str, str]]:
    """The rows of the table, read back as a program would."""
    return read_table(build_dateien(buch_of(konzept))["daten/massnahmen.csv"])


def read_table(inhalt: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(inhalt.decode("utf-8-sig"), newline=""), delimiter=";", strict=True))


def measure(stichtag: date = STICHTAG, **felder: Any) -> dict[str, Any]:
    """What is published of one Maßnahme with some fields."""
    konzept = konzept_of(
        massnahmen=[{"id": "m", **felder}], handlungsfelder=["f", "g"], ziele=[{"id": "z", "handlungsfelder": "g"}]
    )
    (eintrag,) = json_of(konzept, stichtag, "massnahmen")["massnahmen"]
    assert isinstance(eintrag, dict)
    return eintrag


# --- JSON --------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("felder", "abgeleitet"),
    [
        ({}, {"status_gruppe": "unbekannt", "ueberfaellig": False, "gezaehlt": True}),
        ({"stand": "umgesetzt"}, {"status": "umgesetzt", "status_gruppe": "erledigt", "ueberfaellig": False, "gezaehlt": True}),
        (
            {"stand": [{"datum": "2025-01-01", "status": "in_umsetzung", "fortschritt": "0"}, {"datum": "2024-01-01", "status": "umgesetzt"}]},
            {
                "status": "in_umsetzung", "status_gruppe": "laufend", "status_vom": "2025-01-01", "fortschritt": 0,
                "ueberfaellig": False, "gezaehlt": True,
            },
        ),
        (
            {"stand": [{"zeitraum": "2024", "status": "verzoegert"}], "zeit": "bis Ende 2025"},
            {"status": "verzoegert", "status_gruppe": "gehemmt", "status_vom": "2024-12-31", "ueberfaellig": True, "gezaehlt": True},
        ),
        ({"ziele": "z"}, {"handlungsfelder": ["g"], "status_gruppe": "unbekannt", "ueberfaellig": False, "gezaehlt": True}),
        (
            {"ziele": "z", "handlungsfelder": ["f", "g"]},
            {"handlungsfelder": ["f", "g"], "status_gruppe": "unbekannt", "ueberfaellig": False, "gezaehlt": True},
        ),
        ({"ersetzt_durch": "n"}, {"status_gruppe": "unbekannt", "ueberfaellig": False, "gezaehlt": False}),
    ],
)  # fmt: skip
def test_what_follows_from_a_measure_stands_apart_from_what_is_written(felder: dict[str, Any], abgeleitet: dict[str, Any]) -> None:
    eintrag = measure(**felder)
    assert eintrag.pop("abgeleitet") == {"adresse": "/massnahmen/m/", **abgeleitet}
    assert set(eintrag) <= {"id", "titel", *felder, "sichtbarkeit"}


@pytest.mark.parametrize(
    ("stichtag", "ueberfaellig"), [(date(2025, 12, 31), False), (date(2026, 1, 1), True), (date(2020, 1, 1), False)]
)
def test_overdue_depends_on_the_reference_day_alone(stichtag: date, ueberfaellig: bool) -> None:
    eintrag = measure(stichtag, zeit="2025", stand=[{"datum": "2025-01-01", "status": "in_umsetzung"}])
    assert eintrag["abgeleitet"]["ueberfaellig"] is ueberfaellig
    assert json_of(konzept_of(), stichtag)["stichtag"] == stichtag.isoformat()


@pytest.mark.parametrize(
    ("felder", "geschrieben"),
    [
        ({"zeit": "ab II. Quartal 2024"}, {"zeit": {"text": "ab II. Quartal 2024", "von": "2024-04-01", "genauigkeit": "quartal"}}),
        ({"zeit": "01.10.2024 – 30.11.2024"}, {"zeit": {"text": "01.10.2024 – 30.11.2024", "von": "2024-10-01", "bis": "2024-11-30", "genauigkeit": "tag"}}),
        ({"zeit": "dauerhaft"}, {"zeit": {"text": "dauerhaft", "fortlaufend": True}}),
        ({"zeit": "irgendwann"}, {"zeit": {"text": "irgendwann"}}),
        ({"reihenfolge": "1,5"}, {"reihenfolge": 1.5}),
        ({"reihenfolge": "1.250"}, {"reihenfolge": 1250}),
        ({"reihenfolge": "0"}, {"reihenfolge": 0}),
        ({"kosten": [{"betrag": "285.000,50", "fuer": "Stelle"}]}, {"kosten": [{"betrag": 285000.5, "fuer": "Stelle"}]}),
        ({"kosten": "12 €"}, {"kosten": [{"text": "12 €"}]}),
        ({"nr": "1.10"}, {"nr": "1.10"}),
        ({"quelle": {"titel": "Q", "abgerufen": "01.08.2024"}}, {"quelle": {"titel": "Q", "abgerufen": "2024-08-01"}}),
        ({"beispielhaft": "ja"}, {"beispielhaft": True}),
        ({"beispielhaft": "nein"}, {}),
        ({"kurz": "", "ziele": [], "links": []}, {}),
        ({"beschreibung": "Zeile 1\n\n- „Ä“ <b>"}, {"beschreibung": "Zeile 1\n\n- „Ä“ <b>"}),
        ({"zusatz": {"feld": "Wert"}}, {"zusatz": {"feld": "Wert"}}),
    ],
)  # fmt: skip
def test_values_are_published_as_programs_read_them(felder: dict[str, Any], geschrieben: dict[str, Any]) -> None:
    eintrag = measure(**felder)
    wert = {name: eintrag[name] for name in eintrag if name not in ("id", "titel", "sichtbarkeit", "abgeleitet")}
    assert wert == geschrieben
    assert all(type(wert[name]) is type(geschrieben[name]) for name in wert)


@pytest.mark.parametrize(
    ("geschrieben", "gelesen"), [({}, None), ({"barrierefrei": "ja"}, True), ({"barrierefrei": "nein"}, False)]
)
def test_a_no_that_differs_from_silence_is_published(geschrieben: dict[str, str], gelesen: bool | None) -> None:
    konzept = konzept_of(downloads=[{"id": "d", "datei": "d.pdf", **geschrieben}])
    (eintrag,) = json_of(konzept)["downloads"]
    assert eintrag.get("barrierefrei") is gelesen


GEHEIM = konzept_of(
    massnahmen=[
        {"id": "offen", "titel": "Offene Maßnahme", "verwandte": ["entwurf-x7"], "ansprechperson": "person-x7"},
        {"id": "entwurf-x7", "titel": "Geheimplan", "sichtbarkeit": "entwurf"},
    ],
    personen=[
        {"id": "person-x7", "name": "Renate Geheim", "mail": "geheim@x.example", "telefon": "04999 777", "funktion": "Leiterin"},
        {"id": "person-x8", "name": "Stille Person", "raum": "B 777"},
        {"id": "frei", "name": "Freie Person", "veroeffentlichen": "ja"},
    ],
    konzept={"titel": "K", "kontakt": {"person": "person-x7"}},
)


@pytest.mark.parametrize("name", DATEIEN)
def test_drafts_and_names_that_are_not_released_are_in_no_file(name: str) -> None:
    inhalt = build_dateien(buch_of(GEHEIM))[f"daten/{name}"].decode()
    for wort in ("entwurf-x7", "Geheimplan", "person-x7", "Renate", "geheim@", "04999 777", "person-x8", "Stille", "B 777"):
        assert wort not in inhalt


def test_an_office_stays_without_its_name() -> None:
    daten = json_of(GEHEIM)
    aemter = [(p.get("name"), p.get("funktion")) for p in daten["personen"]]
    assert sorted(aemter, key=str) == [("Freie Person", None), (None, "Leiterin")]
    amt = next(p["id"] for p in daten["personen"] if "name" not in p)
    assert (daten["massnahmen"][0]["ansprechperson"], daten["konzept"]["kontakt"]) == (amt, {"person": amt})
    assert "verwandte" not in daten["massnahmen"][0]


def test_every_section_is_published_with_addresses() -> None:
    konzept = konzept_of(**volles_konzept())
    daten = json_of(konzept)
    for abschnitt in ABSCHNITTE:
        assert [e["id"] for e in daten[abschnitt]] == [e.id for e in konzept.abschnitt(abschnitt)]
        assert all(e["abgeleitet"]["adresse"].startswith("/") for e in daten[abschnitt] if abschnitt != "zitate")
    assert not any("abgeleitet" in zitat for zitat in daten["zitate"])  # a quotation stands where prose calls it
    assert daten["konzept"] == plain(konzept.konzept)
    assert daten["massnahmen"] == json_of(konzept, name="massnahmen")["massnahmen"]


def test_the_same_data_gives_the_same_bytes() -> None:
    eins, zwei = (build_dateien(buch_of(konzept_of(**volles_konzept()))) for _ in range(2))
    assert eins == zwei
    assert [*eins] == sorted(eins) == [f"daten/{name}" for name in DATEIEN]


def test_an_empty_concept_has_all_files() -> None:
    konzept = konzept_of()
    assert json_of(konzept)["massnahmen"] == []
    assert table_of(konzept) == []


# --- the table ---------------------------------------------------------------------------------------------------------------

NUTZLASTEN = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", "  =1+1", "\u00a0=1+1", "\u200b=1+1", "\ufeff=1+1", "\u2060=1+1",
    "\u202e=1+1", "\u00ad=1+1", "\u0301=1+1", "＝1+1", "＋1", "－1", "＠SUM(A1)", "\u3000＝1+1", "﹦1", "=cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0",
    '=HYPERLINK("https://x.example","hier")', "@", "=", "-", "--", "= 1", "\x0b=1", "\x1f=1",
]  # fmt: skip


def is_inert(zelle: str) -> bool:
    """Whether nothing that a spreadsheet takes for a formula comes first, however it is hidden or wide."""
    sichtbar = [z for z in zelle if not z.isspace() and unicodedata.category(z) not in ("Cc", "Cf", "Mn")]
    return not sichtbar or unicodedata.normalize("NFKC", sichtbar[0])[0] not in "=+-@"


@pytest.mark.parametrize("nutzlast", NUTZLASTEN, ids=ascii)
def test_no_cell_runs_as_a_formula(nutzlast: str) -> None:
    assert inert(nutzlast).startswith("'")
    konzept = konzept_of(**volles_konzept(lambda _pfad, art: nutzlast if art != "zeit" else None))
    for zeile in table_of(konzept):
        for name, zelle in zeile.items():
            assert is_inert(zelle), (name, zelle)


@BELIEBIG
@given(text=st.text(max_size=40) | st.text(alphabet="=+-@＝＋ \t\r\n\u200b\u0301'\";|a1", max_size=12))
def test_any_text_is_inert_on_one_line_and_else_as_written(text: str) -> None:
    zelle = inert(text)
    assert is_inert(zelle)
    assert len(zelle.splitlines()) <= 1
    assert zelle.removeprefix("'") == " ".join(text.split()).removeprefix("'")
    assert inert(zelle) == zelle


@pytest.mark.parametrize(
    "text", ["1.10", "Ü1", "B5+6", "2024–2026", "– k. A.", "a=b", "'so' genannt", "„Zitat“", "12 %", "x@y.example", ""]
)
def test_what_is_harmless_stays_as_it_is(text: str) -> None:
    assert inert(text) == text


@pytest.mark.parametrize("titel", ["a;b", 'a "b" c', '"', ";", '";"', "a,b", "a|b", "a'b", "ä ß „x“ 😀", 'a;\u200b"b', "x" * 5000])
def test_cells_read_back_as_they_were(titel: str) -> None:
    (zeile,) = table_of(konzept_of(massnahmen=[{"id": "m", "titel": titel, "beschreibung": f"{titel}\n\nzweiter Absatz"}]))
    assert zeile["Titel"] == titel.replace("\u200b", "")
    assert zeile["Beschreibung"].endswith("zweiter Absatz")
    assert zeile["Kennung"] == "m"


def test_the_table_is_what_excel_opens_with_a_double_click() -> None:
    text = dump_tabelle(buch_of(konzept_of(massnahmen=[{"id": "m", "titel": "Ein\nlanger\r\nTitel"}])))
    assert text.startswith("\ufeffNr.;Titel;")
    zeilen = text.removeprefix("\ufeff").split("\r\n")
    assert len(zeilen) == 3
    assert (zeilen[0].split(";"), zeilen[-1]) == ([*SPALTEN], "")
    assert not any(zeichen in zeile for zeile in zeilen for zeichen in "\r\n\ufeff")
    assert build_dateien(buch_of(konzept_of()))["daten/massnahmen.csv"].startswith(b"\xef\xbb\xbf")


def test_a_row_says_what_the_page_of_the_measure_says() -> None:
    konzept = konzept_of(
        massnahmen=[
            {
                "id": "m", "nr": "1.10", "titel": "T", "kurz": "K", "ziele": ["z", "y"], "zeit": "2024–2025", "prioritaet": "hoch",
                "zustaendig": ["vhs", {"gremium": "beirat"}, {"organisation": "amt", "rolle": "mitwirkung"}],
                "zielgruppen": ["alle", "frauen"], "kosten": ["12 €", {"betrag": "1.250", "fuer": "Stelle"}],
                "beschreibung": "**Fett** und [Link](https://x.example) dazu.\n\n- eins\n- zwei",
                "stand": [{"datum": "2024-05-01", "status": "in_umsetzung", "fortschritt": "40"}],
            }
        ],
        ziele=[{"id": "z", "handlungsfelder": "f", "titel": "Ziel; eins"}, {"id": "y", "handlungsfelder": "g"}],
        handlungsfelder=["f", "g"],
        organisationen=["vhs", "amt"],
        gremien=["beirat"],
    )  # fmt: skip
    (zeile,) = table_of(konzept)
    worte = konzept.vokabular
    assert {name: zelle for name, zelle in zeile.items() if zelle} == {
        "Nr.": "1.10", "Titel": "T", "Kurz": "K", "Handlungsfelder": "f | g", "Ziele": "Ziel; eins | y", "Federführung": "vhs | beirat",
        "Zeitrahmen": "2024–2025", "Beginn": "2024-01-01", "Ende": "2025-12-31", "Stand": "In Umsetzung", "Stand vom": "2024-05-01",
        "Fortschritt in Prozent": "40", "Überfällig": "ja", "Priorität": worte.wort("prioritaet", "hoch").label,  # type: ignore[union-attr]  # it ships
        "Zielgruppen": " | ".join(worte.wort("zielgruppen", w).label for w in ("alle", "frauen")),  # type: ignore[union-attr]  # they ship
        "Kosten": "12 € | 1.250 €, Stelle", "Beschreibung": "Fett und Link dazu. eins zwei", "Kennung": "m", "Adresse": "/massnahmen/m/",
    }  # fmt: skip


# --- on the site -------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def daten(demo: Path) -> dict[str, Any]:
    inhalt: dict[str, Any] = json.loads((demo / "daten" / "konzept.json").read_text(encoding="utf-8"))
    return inhalt


def test_the_page_links_to_every_file_and_they_are_utf8(demo: Path) -> None:
    seite = read_page(demo / "daten" / "index.html")
    ziele = {ziel.rpartition("/")[2] for ziel in seite.xpath("//article//a/@href")}
    assert ziele >= set(DATEIEN)
    for name in DATEIEN:
        text = (demo / "daten" / name).read_bytes().decode("utf-8")
        assert text.endswith("\n")
        if name.endswith(".json"):
            json.loads(text)


def test_every_address_in_the_data_is_on_the_site(demo: Path, daten: dict[str, Any]) -> None:
    anker = {f"/{pfad.removesuffix('index.html')}": set(seite.xpath("//@id")) for pfad, seite in pages(demo).items()}
    fehlt = []
    for abschnitt in ABSCHNITTE:
        for eintrag in daten[abschnitt] if abschnitt != "zitate" else ():
            seite, _, marke = eintrag["abgeleitet"]["adresse"].partition("#")
            if seite not in anker or (marke and unquote(marke) not in anker[seite]):
                fehlt.append(eintrag["abgeleitet"]["adresse"])
    assert fehlt == []
    assert sum(len(daten[abschnitt]) for abschnitt in ABSCHNITTE) > 100


def test_the_files_hold_the_public_measures_and_no_others(demo: Path, demo_folder: Path, daten: dict[str, Any]) -> None:
    konzept = examine(find_projekt(demo_folder / "mkdocs.yml"), STICHTAG).buch.konzept
    ids = {massnahme.id for massnahme in konzept.massnahmen}
    zeilen = read_table((demo / "daten" / "massnahmen.csv").read_bytes())
    assert {m["id"] for m in daten["massnahmen"]} == {zeile["Kennung"] for zeile in zeilen} == ids
    assert len(zeilen) == len(daten["massnahmen"]) == len(ids)
    assert [m["id"] for m in daten["massnahmen"]] == [zeile["Kennung"] for zeile in zeilen]
    assert all(is_inert(zelle) for zeile in zeilen for zelle in zeile.values())


def test_table_data_and_pages_agree_on_what_is_overdue(demo: Path, daten: dict[str, Any]) -> None:
    zeilen = read_table((demo / "daten" / "massnahmen.csv").read_bytes())
    in_tabelle = {zeile["Kennung"] for zeile in zeilen if zeile["Überfällig"]}
    assert in_tabelle == {m["id"] for m in daten["massnahmen"] if m["abgeleitet"]["ueberfaellig"]}
    assert in_tabelle


def test_the_example_on_the_page_runs(demo: Path, daten: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    (beispiel,) = read_page(demo / "daten" / "index.html").cssselect("article pre code")
    adresse = "https://integrationskonzept.example/daten/massnahmen.json"
    monkeypatch.setattr(
        urllib.request, "urlopen", lambda url: (demo / "daten" / "massnahmen.json").open("rb") if url == adresse else None
    )
    with contextlib.redirect_stdout(io.StringIO()) as ausgabe:
        exec(beispiel.text_content(), {})
    assert ausgabe.getvalue().splitlines() == [f"{m['titel']} {m['abgeleitet']['adresse']}" for m in daten["massnahmen"]]


def test_the_page_says_day_licence_and_version(demo: Path, daten: dict[str, Any]) -> None:
    text = words(read_page(demo / "daten" / "index.html").cssselect("article")[0])
    assert "Stand der Auswertung: 22. November 2026" in text or "22. November 2026" in text
    assert f"Version des Formats {daten['version']}" in text.replace(":", "")
    assert daten["lizenz"] in text or "Datenlizenz Deutschland" in text


@pytest.fixture(scope="module")
def eigene(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with data files of its own in the place of two of ours."""
    ordner = tmp_path_factory.mktemp("eigene")
    datei = write_site(ordner, KLEIN)
    write_page(ordner, "daten/massnahmen.csv", "eigene;Tabelle\n")
    write_page(ordner, "daten/weitere.json", "{}")
    write_page(ordner, "text.md", "# Text\n\n[Tabelle](daten/massnahmen.csv) und [Daten](daten/konzept.json).\n")
    return build(datei)


@pytest.mark.parametrize(("name", "inhalt"), [("massnahmen.csv", b"eigene;Tabelle\n"), ("weitere.json", b"{}")])
def test_files_of_the_authors_own_win(name: str, inhalt: bytes, eigene: Path) -> None:
    assert (eigene / "daten" / name).read_bytes() == inhalt
    assert {pfad.name for pfad in (eigene / "daten").iterdir()} == {*DATEIEN, "weitere.json", "index.html"}


def test_prose_may_link_to_the_files(eigene: Path) -> None:
    ziele = read_page(eigene / "text" / "index.html").xpath("//article//a/@href")
    assert {"../daten/massnahmen.csv", "../daten/konzept.json"} <= set(ziele)


def test_two_builds_give_the_same_files(tmp_path: Path) -> None:
    gebaut: list[Mapping[str, bytes]] = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        site = build(write_site(tmp_path / name, KLEIN))
        gebaut.append({datei: (site / "daten" / datei).read_bytes() for datei in DATEIEN})
    assert gebaut[0] == gebaut[1]
