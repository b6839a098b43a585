"""The search engine in a real browser: what it finds for which question (rows of tests/suche.yml), and what it shows of it."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page, Route

from bau import konzept_of
from integrationskonzept.export.suche import Textseite, build_suche
from integrationskonzept.pages import build_pages
from integrationskonzept.queries.oeffentlich import publish
from integrationskonzept.render import Buch
from webseite import STICHTAG, WURZEL

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

FAELLE = yaml.safe_load((WURZEL / "tests" / "suche.yml").read_text(encoding="utf-8"))
HIER = "http://suche.test/"
MOTOR = (WURZEL / "overrides" / "assets" / "javascripts" / "suchmotor.js").read_text(encoding="utf-8")
FRAGEN = """async ([index, type, fragen]) => {
  const antworten = [];
  const motor = ikSuchmotor((antwort) => antworten.push(antwort));
  await motor({ type: 0, data: { index } });
  for (const frage of fragen) await motor({ type, data: frage });
  if (type === 2) await new Promise((fertig) => setTimeout(fertig, 400));
  return antworten;
}"""
Sucher = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def seite(browser: Browser) -> Iterator[Page]:
    seite = browser.new_page()
    yield seite
    seite.close()


@pytest.fixture
def asked(seite: Page) -> Sucher:
    """Put questions to the engine over an index; gives all its answers."""

    def ask(daten: dict[str, Any], type: int, *fragen: str, eigene: tuple[Textseite, ...] = ()) -> list[dict[str, Any]]:
        buch = Buch(konzept=publish(konzept_of(**daten)), stichtag=STICHTAG)
        seiten = [Textseite(s.adresse, s.adresse.strip("/")) for s in build_pages(buch) if s.in_navigation]
        index, dateien = build_suche(buch, (*seiten, *eigene))

        def serve(route: Route) -> None:
            name = route.request.url.removeprefix(HIER)
            if name in dateien:
                route.fulfill(body=dateien[name], content_type="text/javascript; charset=utf-8")
            else:
                route.fulfill(body="<!doctype html><title>Suche</title>", content_type="text/html")

        seite.unroute_all()
        seite.route("**/*", serve)
        seite.goto(HIER)
        seite.add_script_tag(content=MOTOR)
        antworten: list[dict[str, Any]] = seite.evaluate(FRAGEN, [HIER + index, type, fragen])
        return antworten

    return ask


def daten_of(fall: dict[str, Any]) -> dict[str, Any]:
    nummern = fall.get("nummern", {})
    massnahmen = [
        {"id": id, "titel": titel, **({"nr": nummern[id]} if id in nummern else {})} for id, titel in fall["titel"].items()
    ]
    return {
        "konzept": {"titel": "Konzept"},
        "vokabular": {"synonyme": fall.get("synonyme", [])},
        "massnahmen": massnahmen,
    }


@pytest.mark.parametrize("fall", FAELLE, ids=[fall["fall"] for fall in FAELLE])
def test_questions_find_what_they_mean(fall: dict[str, Any], asked: Sucher) -> None:
    antworten = asked(daten_of(fall), 4, *fall["fragen"])
    gefunden = {
        antwort["data"]["frage"]: [
            ort.removeprefix("massnahmen/").rstrip("/") for ort in antwort["data"]["orte"] if ort != "massnahmen/"
        ]
        for antwort in antworten
        if antwort["type"] == 5
    }
    assert gefunden == fall["fragen"]


VOLL: dict[str, Any] = {
    "konzept": {"titel": "Konzept", "kommune": {"name": "Kreis", "name_zweitsprache": {"text": "Wokrejs", "sprache": "dsb"}}},
    "handlungsfelder": [{"id": "sprache", "titel": "Sprache"}],
    "organisationen": [{"id": "vhs", "name": "Volkshochschule Kreis", "kurz": "VHS"}],
    "ziele": [{"id": "z", "titel": "Deutsch lernen", "handlungsfelder": ["sprache"]}],
    "massnahmen": [
        {
            "id": "kurs",
            "nr": "1.2",
            "titel": "Kurs <b>am Abend</b>",
            "kurz": "Deutsch nach der Arbeit.",
            "ziele": ["z"],
            "zustaendig": [{"organisation": "vhs", "rolle": "federfuehrung"}],
            "beschreibung": "Viele arbeiten im Schichtdienst. " * 20
            + "Die **Kinder** werden im Wokrejs derweil betreut. "
            + "Dann geht es weiter. " * 20,
            "vorgaenger": [{"nr": "7"}],
            "stand": [{"datum": "2026-01-01", "status": "in_umsetzung"}],
        }
    ],
    "glossar": [
        {"id": "kit", "begriff": "Koordinierungsstelle", "abkuerzung": "KIT", "text": "Sie stimmt Kinder und Kurse ab."},
        {"id": "b1", "begriff": "B1", "text": "Eine Stufe für Kinder und Kurse."},
    ],
}


def test_a_hit_shows_number_title_field_status_and_the_passage_that_answers(asked: Sucher) -> None:
    antworten = asked(VOLL, 2, "Kinder betreut")
    assert [antwort["type"] for antwort in antworten] == [1, 3, 3]  # ready, a first list, the same with passages
    treffer = antworten[-1]["data"]["items"][0][0]
    assert (treffer["location"], treffer["nr"], treffer["art"]) == ("massnahmen/kurs/", "1.2", "Maßnahme")
    assert treffer["title"] == "Kurs &#60;b&#62;am Abend&#60;/b&#62;"
    assert treffer["feld"] == [["sprache", "Sprache"]]
    assert treffer["stand"][:2] == ["In Umsetzung", "laufend"]
    assert treffer["frueher"] == ["7"]
    stelle = treffer["text"]
    assert stelle.startswith("… ")
    assert stelle.endswith(" …")
    assert '<mark>Kinder</mark> werden im <span lang="dsb">Wokrejs</span> derweil <mark>betreut</mark>' in stelle


BOESE = '<img src=x onerror=alert(1)> & "quote" </script>'


def test_what_a_hit_shows_is_text_whatever_data_say(asked: Sucher) -> None:
    massnahme = {"id": "m", "titel": f"Kurs {BOESE}", "kurz": BOESE, "handlungsfelder": ["f"], "beschreibung": f"Kurs `{BOESE}`"}
    daten = {"konzept": {"titel": "K"}, "handlungsfelder": [{"id": "f", "titel": BOESE}], "massnahmen": [massnahme]}
    *_, antwort = asked(daten, 2, "Kurs onerror")
    for (treffer,) in antwort["data"]["items"]:
        for html in (treffer["title"], treffer["text"], *(titel for _, titel in treffer["feld"])):
            assert not re.search(r"<(?!/?mark>)|[\"']", html), html


def test_the_short_text_stands_where_it_answers_itself(asked: Sucher) -> None:
    *_, antwort = asked(VOLL, 2, "Deutsch nach Feierabend Arbeit")
    treffer = next(eins for (eins,) in antwort["data"]["items"] if eins["location"] == "massnahmen/kurs/")
    assert treffer["text"] == "<mark>Deutsch</mark> nach der <mark>Arbeit</mark>."


@pytest.mark.parametrize("frage", ["VHS", "Volkshochschule", "1.2", "7", "Deutsch lernen", "Sprache Abend"])
def test_a_massnahme_is_found_by_its_body_number_ziel_and_field(frage: str, asked: Sucher) -> None:
    *_, antwort = asked(VOLL, 2, frage)
    orte = [eins["location"] for (eins,) in antwort["data"]["items"]]
    assert "massnahmen/kurs/" in orte


def test_a_page_is_one_hit_however_many_of_its_places_answer(asked: Sucher) -> None:
    *_, antwort = asked(VOLL, 2, "Kinder Kurse")
    seiten = [eins["location"].partition("#")[0] for (eins,) in antwort["data"]["items"]]
    assert seiten.count("glossar/") == 1
    assert len(seiten) == len(set(seiten)) == antwort["data"]["anzahl"]


def test_an_authors_own_page_is_found_section_by_section(asked: Sucher) -> None:
    eigene = (
        Textseite("/vorwort/", "Vorwort", text="Guten Tag."),
        Textseite("/vorwort/#dank", "Vorwort › Dank", text="Den Chören gilt Dank."),
    )
    *_, antwort = asked(VOLL, 2, "Chor", eigene=eigene)
    (treffer,) = antwort["data"]["items"][0]
    assert (treffer["location"], treffer["title"]) == ("vorwort/#dank", "Vorwort › Dank")


def test_of_a_missing_index_the_page_hears(seite: Page) -> None:
    def serve(route: Route) -> None:
        if route.request.url == HIER:
            route.fulfill(body="<!doctype html><title>Suche</title>", content_type="text/html")
        else:
            route.fulfill(status=404, body="")

    seite.route("**/*", serve)
    seite.goto(HIER)
    seite.add_script_tag(content=MOTOR)
    (antwort,) = seite.evaluate(FRAGEN, [HIER + "suche/index.js", 4, []])
    assert antwort["type"] == -1
