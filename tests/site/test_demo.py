"""The demo as readers find it: whole, linked, named, dated, and without what must not be published."""

import gzip
import itertools
import re
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml.html import HtmlElement

from webseite import WURZEL, content, pages, read_page, words

ADRESSEN = (
    "", "leitlinien/", "handlungsfelder/", "handlungsfelder/sprache/", "handlungsfelder/bildung/", "handlungsfelder/arbeit/",
    "handlungsfelder/gesundheit/", "handlungsfelder/teilhabe/", "handlungsfelder/ehrenamt/", "ziele/", "ziele/deutsch-im-alltag/",
    "massnahmen/", "massnahmen/sprachbegleitung/", "querschnittsthemen/", "querschnittsthemen/gleichstellung/", "zielgruppen/",
    "zielgruppen/neuzugewanderte/", "organisationen/", "organisationen/vhs/", "gremien/", "beteiligung/", "beschluesse/", "indikatoren/",
    "praxisbeispiele/", "angebote/", "umsetzungsstand/", "glossar/", "fragen/", "downloads/", "meldungen/", "ansprechpersonen/",
    "dokumente/", "daten/", "wirkungskette/",
)  # fmt: skip


@pytest.fixture(scope="module")
def seiten(demo: Path) -> dict[str, HtmlElement]:
    """The pages of the demo proper; redirects are no pages."""
    return {pfad: seite for pfad, seite in pages(demo).items() if not seite.xpath("//meta[@http-equiv='refresh']")}


@pytest.mark.parametrize("adresse", ADRESSEN)
def test_every_fixed_address_has_a_page(adresse: str, demo: Path) -> None:
    assert (demo / adresse / "index.html").is_file()


def test_every_internal_link_and_anchor_resolves(demo: Path, seiten: dict[str, HtmlElement]) -> None:
    anker = {pfad: set(seite.xpath("//@id")) for pfad, seite in pages(demo).items()}
    kaputt = []
    for pfad, seite in pages(demo).items():
        for adresse in seite.xpath("//@href | //@src"):
            ziel = urlsplit(urljoin(f"https://hier.example/{pfad}", adresse))
            if ziel.netloc not in ("hier.example", "integrationskonzept.example") or ziel.scheme not in ("http", "https"):
                continue
            if ziel.path.startswith("/beispiele/"):
                continue  # sites of their own, published beside the demo; publishing checks the links across them
            datei = unquote(ziel.path).lstrip("/")
            datei = f"{datei}index.html" if datei.endswith("/") or not datei else datei
            if not (demo / datei).is_file() or (
                ziel.fragment and datei in anker and unquote(ziel.fragment) not in anker[datei] | {"__skip"}
            ):
                kaputt.append(f"{pfad}: {adresse}")
    assert kaputt == []
    assert len(seiten) > 300


def test_every_page_has_one_heading_a_title_and_a_language(seiten: dict[str, HtmlElement]) -> None:
    titel: Counter[str] = Counter()
    for pfad, seite in seiten.items():
        assert len(seite.cssselect("h1")) == 1, pfad
        assert seite.get("lang") == "de", pfad
        titel[seite.findtext(".//title") or ""] += 1
        if pfad not in ("index.html", "404.html"):
            ueberschrift = words(seite.cssselect("h1")[0]).removesuffix("¶").strip()
            assert (seite.findtext(".//title") or "").startswith(ueberschrift), pfad
    assert "" not in titel


def test_no_heading_is_empty_and_no_level_is_left_out(seiten: dict[str, HtmlElement]) -> None:
    for pfad, seite in seiten.items():
        stufen = [int(h.tag[1]) for h in content(seite).iter("h1", "h2", "h3", "h4", "h5", "h6")]
        assert all(words(h) for h in content(seite).iter("h1", "h2", "h3", "h4", "h5", "h6")), pfad
        assert all(danach <= davor + 1 for davor, danach in itertools.pairwise(stufen)), (pfad, stufen)


def test_no_id_is_given_twice_on_a_page(seiten: dict[str, HtmlElement]) -> None:
    for pfad, seite in seiten.items():
        doppelt = [name for name, zahl in Counter(content(seite).xpath(".//@id")).items() if zahl > 1]
        assert not doppelt, pfad


def test_no_element_list_row_or_term_is_empty(seiten: dict[str, HtmlElement]) -> None:
    """What is empty vanishes: no "–", no bullet without words, no term without a value."""
    for pfad, seite in seiten.items():
        for element in content(seite).iter("li", "dt", "dd", "th", "caption", "p", "dl", "ul", "ol"):
            assert words(element) or element.cssselect("img"), (pfad, element.tag)
            assert words(element) not in ("–", "-", "None"), (pfad, element.tag)


def test_every_page_says_from_when_it_is_and_describes_itself(seiten: dict[str, HtmlElement]) -> None:
    for pfad, seite in seiten.items():
        if pfad == "404.html":
            continue
        (stand,) = content(seite).cssselect(".ik-seitenstand")
        assert re.fullmatch(r"Inhaltlicher Stand: \d{1,2}\. \w+ 20\d\d|Stand: \d\d\.\d\d\.20\d\d", words(stand)), pfad
        beschreibung = seite.xpath("//meta[@name='description']/@content")
        assert len(beschreibung) == 1, pfad
        assert 10 < len(beschreibung[0]) < 300, pfad


@pytest.mark.parametrize(
    ("pfad", "tag"),
    [
        ("handlungsfelder/sprache", "16. November 2026"),
        ("massnahmen/sprachbegleitung", r"\d+\. \w+ 202\d"),
        ("vorwort", "8. Juli 2024"),
        ("impressum", "16. November 2026"),
    ],
)
def test_every_page_says_in_one_way_from_when_it_is(pfad: str, tag: str, seiten: dict[str, HtmlElement]) -> None:
    (stand,) = content(seiten[f"{pfad}/index.html"]).cssselect(".ik-seitenstand")
    assert re.fullmatch(f"Inhaltlicher Stand: {tag}", words(stand))


def test_no_page_shows_a_reference_instead_of_its_sign(seiten: dict[str, HtmlElement]) -> None:
    for pfad, seite in seiten.items():
        assert not re.search(r"&(?:[a-z]+|#\d+);", content(seite).text_content().replace("&amp;", "")), pfad


def test_the_foot_of_every_page_leads_to_what_the_law_asks_for(demo: Path, seiten: dict[str, HtmlElement]) -> None:
    woerter = ["Leichte Sprache", "Impressum", "Datenschutz", "Barrierefreiheit", "Barriere melden"]
    for pfad, seite in seiten.items():
        links = {words(link): link.get("href") for link in seite.cssselect(".ik-fuss a")}
        assert [wort for wort in links if wort in woerter] == woerter, pfad
        for wort in woerter if pfad != "404.html" else ():  # that one is shown at any address; its links begin at the root
            datei = (demo / pfad).parent / links[wort].partition("#")[0] / "index.html"
            assert datei.is_file(), (pfad, wort)


def test_legal_pages_say_from_when_they_are(seiten: dict[str, HtmlElement]) -> None:
    for name in ("impressum", "datenschutz", "barrierefreiheit"):
        (stand,) = content(seiten[f"{name}/index.html"]).cssselect(".ik-seitenstand")
        assert words(stand) == "Inhaltlicher Stand: 16. November 2026"


def test_the_notice_that_this_is_fiction_stands_on_every_page(seiten: dict[str, HtmlElement]) -> None:
    for pfad, seite in seiten.items():
        assert "Den Landkreis Musterland gibt es nicht." in words(seite), pfad


def test_a_massnahme_says_where_it_belongs_and_leads_on_and_back(demo: Path) -> None:
    seite = read_page(demo / "massnahmen" / "sprachbegleitung" / "index.html")
    weg = content(seite).cssselect(".ik-brotkrumen a")
    assert [words(a)[:6] for a in weg] == ["1 Teil", "1.1.1 "]
    blaettern = [words(li) for li in content(seite).cssselect(".ik-blaettern li")]
    assert blaettern[0].startswith("Vorherige Maßnahme: S 2")
    assert blaettern[1].startswith("Nächste Maßnahme: S 4")


def test_all_pages_that_state_a_key_figure_state_the_same(seiten: dict[str, HtmlElement]) -> None:
    muster = {
        "index.html": r"(\d+) Maßnahmen",
        "massnahmen/index.html": r"(\d+) Maßnahmen",
        "methodik/index.html": r"(\d+) Maßnahmen",
    }
    zahlen = {re.search(ausdruck, words(content(seiten[pfad])))[1] for pfad, ausdruck in muster.items()}  # type: ignore[index]
    gesamt = words(seiten["umsetzungsstand/index.html"].cssselect("tfoot td")[-1])
    assert zahlen == {gesamt}
    assert "Gezählt werden" in words(content(seiten["massnahmen/index.html"]))


def test_the_catalogue_lists_every_massnahme_once(seiten: dict[str, HtmlElement]) -> None:
    zeilen = [words(th) for th in seiten["massnahmen/index.html"].cssselect("tbody th a")]
    unter_massnahmen = [pfad for pfad in seiten if re.fullmatch(r"massnahmen/[^/]+/index\.html", pfad)]
    blaetter = [pfad for pfad in unter_massnahmen if seiten[pfad].cssselect(".ik-blaettern")]  # not the choices after a division
    nummern = [words(td) for td in seiten["massnahmen/index.html"].cssselect("tbody td.ik-nr")]
    assert len(zeilen) == len(blaetter) >= 164
    assert nummern.index("2.2.4") < nummern.index("2.2.10")


def test_an_earlier_address_redirects(demo: Path) -> None:
    seite = read_page(demo / "massnahmen" / "sprachpaten-fuer-neuzugewanderte" / "index.html")
    assert seite.xpath("//meta[@http-equiv='refresh']/@content") == ["0; url=../sprachbegleitung/"]
    assert seite.xpath("//a/@href") == ["../sprachbegleitung/"]


def test_an_earlier_address_that_was_divided_offers_a_choice(demo: Path) -> None:
    seite = read_page(demo / "massnahmen" / "elterncafe-kita-und-schule" / "index.html")
    links = {li.cssselect("a")[0].get("href") for li in content(seite).cssselect("li")}
    assert links == {"../elterncafe-kita/", "../elterncafe-schule/"}
    assert seite.xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_abbreviations_of_the_glossary_become_tooltips_in_data_and_prose(seiten: dict[str, HtmlElement]) -> None:
    for pfad in ("massnahmen/kurse-in-der-flaeche/index.html", "glossar/index.html"):
        assert content(seiten[pfad]).cssselect("abbr[title]") or pfad != "glossar/index.html", pfad
    titel = {(words(a), a.get("title")) for seite in seiten.values() for a in content(seite).cssselect("abbr")}
    assert ("BBS", "Berufsbildende Schulen") in titel


def test_gender_forms_stay_as_they_were_written(demo: Path) -> None:
    text = words(content(read_page(demo / "massnahmen" / "sprachenschild-am-empfang" / "index.html")))
    assert re.search(r"\w+\*innen", text)
    assert re.search(r"\w+:innen", text)


def test_the_404_page_helps_from_any_depth(demo: Path) -> None:
    seite = read_page(demo / "404.html")
    links = [a.get("href") for a in content(seite).cssselect("a")]
    assert "Diese Seite gibt es nicht" in words(seite)
    assert len(links) >= 5
    assert all(link.startswith(("/", "https://")) for link in links)


@pytest.mark.parametrize("spur", ["Verborgen", "fachberatung-kita", "12-3177", "nachtcafe-deutsch", "Nachtcaf", "campus-ferien",
    "Stillschweig", "quittenpresse", "Repetitorium",
])  # fmt: skip
def test_drafts_and_persons_who_are_not_released_are_in_no_byte(spur: str, demo: Path) -> None:
    assert any(spur in datei.read_text(encoding="utf-8") for datei in (WURZEL / "data").rglob("*.yml"))
    for datei in demo.rglob("*"):
        if datei.is_file():
            roh = gzip.decompress(datei.read_bytes()) if datei.suffix == ".gz" else datei.read_bytes()
            assert spur.lower() not in roh.decode("utf-8", "ignore").lower(), datei


def test_no_page_asks_another_host_for_anything(seiten: dict[str, HtmlElement]) -> None:
    for pfad, seite in seiten.items():
        geladen = seite.xpath("//script/@src | //link[@rel!='canonical']/@href | //img/@src | //iframe/@src | //source/@src")
        assert not [adresse for adresse in geladen if urlsplit(adresse).netloc], pfad


def test_the_menu_shows_which_ziel_belongs_to_which(seiten: dict[str, HtmlElement]) -> None:
    eintraege = seiten["ziele/alphabetisierung/index.html"].cssselect(".ik-menue ul ul ul > li")
    tiefen = {words(eintrag.cssselect("a")[0]).split()[0]: eintrag.get("class", "").split() for eintrag in eintraege}
    assert (tiefen["1.1"], tiefen["1.1.1"], tiefen["1.2"]) == ([], ["ik-tiefe-1"], [])
    assert tiefen["1.1.3"] == ["ik-aktiv", "ik-tiefe-1"]
