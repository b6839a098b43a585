"""Where everything is: addresses of entries and pages, and the way from any page to any other."""

from urllib.parse import quote, unquote, urljoin, urlsplit

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from mkdocs.structure.files import File

from bau import konzept_of
from integrationskonzept.adressen import (
    EIGENE_SEITEN,
    Adressbuch,
    address_of,
    list_address,
    page_address,
    source_of,
    word_address,
)
from integrationskonzept.model import ABSCHNITTE
from integrationskonzept.render import WORTSEITEN

BELIEBIG = settings(deadline=None, max_examples=200, derandomize=True)
ORDNER = Adressbuch()
DATEIEN = Adressbuch(verzeichnisse=False)
EIGENE = {"/massnahmen/x/": "massnahmen/x/index.md", "/glossar/": "service/glossar.md", "/ziele/z/": "ziele/z/README.md"}


def served(quelle: str, verzeichnisse: bool) -> str:
    """The path at which MkDocs serves the page of a Markdown file: the other side of the agreement."""
    url = File(quelle, src_dir=None, dest_dir="site", use_directory_urls=verzeichnisse).url
    return unquote("/" if url == "./" else f"/{url}")


@pytest.mark.parametrize(
    ("abschnitt", "adresse"),
    [
        ("handlungsfelder", "/handlungsfelder/x/"),
        ("ziele", "/ziele/x/"),
        ("massnahmen", "/massnahmen/x/"),
        ("querschnittsthemen", "/querschnittsthemen/x/"),
        ("organisationen", "/organisationen/x/"),
        ("gremien", "/gremien/#x"),
        ("veranstaltungen", "/beteiligung/#x"),
        ("personen", "/ansprechpersonen/#x"),
        ("glossar", "/glossar/#x"),
        ("beschluesse", "/beschluesse/#x"),
    ],
)
def test_every_entry_has_an_address(abschnitt: str, adresse: str) -> None:
    (eintrag,) = konzept_of(**{abschnitt: ["x"]}).abschnitt(abschnitt)
    assert address_of(eintrag) == adresse
    assert adresse.startswith(list_address(abschnitt))


def test_no_two_entries_share_an_address() -> None:
    konzept = konzept_of(**{name: ["a", "b"] for name in ABSCHNITTE})
    adressen = [address_of(eintrag) for name in ABSCHNITTE for eintrag in konzept.abschnitt(name)]
    assert len(set(adressen)) == len(adressen) == 2 * len(ABSCHNITTE)


def test_a_word_has_its_page_below_the_list() -> None:
    assert word_address("zielgruppen", "kinder") == "/zielgruppen/kinder/"


@pytest.mark.parametrize(
    ("adresse", "quelle"),
    [
        ("/", "index.md"),
        ("/massnahmen/", "massnahmen/index.md"),
        ("/massnahmen/x/", "massnahmen/x.md"),
        ("/handlungsfelder/", "handlungsfelder/index.md"),
        ("/handlungsfelder/x/", "handlungsfelder/x/index.md"),
        ("/ziele/x/", "ziele/x/index.md"),
        ("/organisationen/x/", "organisationen/x.md"),
        ("/zielgruppen/", "zielgruppen/index.md"),
        ("/glossar/", "glossar.md"),
        ("/beteiligung/", "beteiligung.md"),
    ],
)
def test_every_address_has_a_markdown_file_that_makes_it(adresse: str, quelle: str) -> None:
    assert source_of(adresse) == quelle
    assert page_address(quelle) == adresse == served(quelle, verzeichnisse=True)


@pytest.mark.parametrize(
    ("quelle", "adresse"),
    [
        ("index.md", "/"),
        ("README.md", "/"),
        ("a.md", "/a/"),
        ("a/b.md", "/a/b/"),
        ("a/index.md", "/a/"),
        ("a/README.md", "/a/"),
        ("a/readme.md", "/a/readme/"),
        ("a/Index.md", "/a/Index/"),
        ("über uns/erste schritte.md", "/über uns/erste schritte/"),
        ("a/b.c.md", "/a/b.c/"),
    ],
)
def test_a_page_has_the_address_at_which_it_is_served(quelle: str, adresse: str) -> None:
    assert page_address(quelle) == adresse
    assert served(quelle, verzeichnisse=True) == adresse


@pytest.mark.parametrize(
    ("von", "nach", "ziel"),
    [
        ("index.md", "/", "index.md"),
        ("index.md", "/glossar/", "glossar.md"),
        ("index.md", "/massnahmen/x/", "massnahmen/x.md"),
        ("index.md", "/ziele/x/", "ziele/x/index.md"),
        ("glossar.md", "/", "index.md"),
        ("glossar.md", "/glossar/", "glossar.md"),
        ("glossar.md", "/glossar/#kit", "glossar.md#kit"),
        ("massnahmen/x.md", "/massnahmen/y/", "y.md"),
        ("massnahmen/x.md", "/massnahmen/", "index.md"),
        ("massnahmen/x.md", "/", "../index.md"),
        ("massnahmen/x.md", "/gremien/#beirat", "../gremien.md#beirat"),
        ("massnahmen/x.md", "/handlungsfelder/f/", "../handlungsfelder/f/index.md"),
        ("handlungsfelder/f/index.md", "/massnahmen/x/", "../../massnahmen/x.md"),
        ("handlungsfelder/f/index.md", "/handlungsfelder/g/", "../g/index.md"),
        ("massnahmen/x.md", "/bilder/plan.png", "../bilder/plan.png"),
        ("massnahmen/x.md", "/bilder/über sicht (1).png", "../bilder/%C3%BCber%20sicht%20%281%29.png"),
        ("über uns.md", "/über uns/", "%C3%BCber%20uns.md"),
    ],
)
def test_markdown_link_leads_from_file_to_file(von: str, nach: str, ziel: str) -> None:
    """With directory addresses or without: the site generator resolves it."""
    assert ORDNER.markdown(von, nach) == DATEIEN.markdown(von, nach) == ziel


@pytest.mark.parametrize(
    ("von", "nach", "ziel"),
    [
        ("index.md", "/massnahmen/x/", "massnahmen/x/index.md"),
        ("massnahmen/x/index.md", "/massnahmen/y/", "../y.md"),
        ("massnahmen/y.md", "/massnahmen/x/#stand", "x/index.md#stand"),
        ("index.md", "/glossar/#kit", "service/glossar.md#kit"),
        ("service/glossar.md", "/", "../index.md"),
        ("ziele/z/README.md", "/ziele/z/", "README.md"),
    ],
)
def test_markdown_link_leads_to_the_page_an_author_wrote_instead(von: str, nach: str, ziel: str) -> None:
    assert Adressbuch(EIGENE).markdown(von, nach) == ziel


@pytest.mark.parametrize(
    ("von", "nach", "als_ordner", "als_datei"),
    [
        ("index.md", "/", "./", "index.html"),
        ("index.md", "/glossar/", "glossar/", "glossar.html"),
        ("index.md", "/massnahmen/", "massnahmen/", "massnahmen/index.html"),
        ("index.md", "/massnahmen/x/", "massnahmen/x/", "massnahmen/x.html"),
        ("glossar.md", "/", "../", "index.html"),
        ("glossar.md", "/glossar/#kit", "./#kit", "glossar.html#kit"),
        ("glossar.md", "#kit", "#kit", "#kit"),
        ("massnahmen/x.md", "/massnahmen/x/", "./", "x.html"),
        ("massnahmen/x.md", "/massnahmen/y/", "../y/", "y.html"),
        ("massnahmen/x.md", "/massnahmen/", "../", "index.html"),
        ("massnahmen/x.md", "/", "../../", "../index.html"),
        ("massnahmen/x.md", "/gremien/#beirat", "../../gremien/#beirat", "../gremien.html#beirat"),
        ("handlungsfelder/f/index.md", "/massnahmen/x/", "../../massnahmen/x/", "../../massnahmen/x.html"),
        ("handlungsfelder/f/index.md", "/handlungsfelder/f/", "./", "index.html"),
        ("massnahmen/x.md", "/bilder/plan.png", "../../bilder/plan.png", "../bilder/plan.png"),
        ("index.md", "/bilder/über sicht.png", "bilder/%C3%BCber%20sicht.png", "bilder/%C3%BCber%20sicht.png"),
        ("index.md", "/plan.pdf", "plan.pdf", "plan.pdf"),
        ("massnahmen/x.md", "/massnahmen/x/plan.pdf", "plan.pdf", "x/plan.pdf"),
    ],
)
def test_url_leads_from_page_to_page(von: str, nach: str, als_ordner: str, als_datei: str) -> None:
    assert ORDNER.url(von, nach) == als_ordner
    assert DATEIEN.url(von, nach) == als_datei


@pytest.mark.parametrize(
    ("von", "nach", "als_ordner", "als_datei"),
    [
        ("index.md", "/massnahmen/x/", "massnahmen/x/", "massnahmen/x/index.html"),
        ("massnahmen/x/index.md", "/massnahmen/y/", "../y/", "../y.html"),
        ("index.md", "/ziele/z/", "ziele/z/", "ziele/z/index.html"),
        ("index.md", "/glossar/#kit", "service/glossar/#kit", "service/glossar.html#kit"),
        ("service/glossar.md", "/massnahmen/x/", "../../massnahmen/x/", "../massnahmen/x/index.html"),
    ],
)
def test_url_leads_to_the_page_an_author_wrote_instead(von: str, nach: str, als_ordner: str, als_datei: str) -> None:
    assert Adressbuch(EIGENE).url(von, nach) == als_ordner
    assert Adressbuch(EIGENE, verzeichnisse=False).url(von, nach) == als_datei


SEGMENTE = ["massnahmen", "ziele", "x", "index", "README", "über uns", "a b", "a:b", "50%", "a?b", "a&b", "ä+ö", "a.b"]
NAME = st.one_of(
    st.sampled_from(SEGMENTE),
    st.text(st.characters(categories=["L", "N", "P", "S"], exclude_characters="/#"), min_size=1, max_size=8),
).filter(lambda name: name.strip("."))
PFAD = st.lists(NAME, min_size=1, max_size=4).map("/".join)
SEITE = st.one_of(PFAD.map("{}.md".format), PFAD.map("{}/index.md".format), st.sampled_from(["index.md", "README.md"]))
ANKER = st.sampled_from(["", "#kit", "#fn-a-1", "#ü"])


@BELIEBIG
@given(SEITE)
@example("a/readme.md")
@example("INDEX.md")
def test_every_page_has_the_address_at_which_it_is_served(quelle: str) -> None:
    assert page_address(quelle) == served(quelle, verzeichnisse=True)


@BELIEBIG
@given(SEITE, SEITE, ANKER, st.booleans())
def test_url_to_any_page_resolves_to_its_address_from_any_page(von: str, nach: str, anker: str, verzeichnisse: bool) -> None:
    buch = Adressbuch({page_address(nach): nach}, verzeichnisse)
    url = buch.url(von, page_address(nach) + anker)
    assert unquote(urljoin(quote(served(von, verzeichnisse)), url)) == served(nach, verzeichnisse) + anker


@BELIEBIG
@given(SEITE, PFAD, st.booleans())
def test_url_to_any_file_resolves_to_it_from_any_page(von: str, datei: str, verzeichnisse: bool) -> None:
    seite = served(von, verzeichnisse)
    assume(not seite.startswith(f"/{datei}/"))  # no file has the name of a folder
    assert unquote(urljoin(quote(seite), Adressbuch(verzeichnisse=verzeichnisse).url(von, f"/{datei}"))) == f"/{datei}"


@BELIEBIG
@given(SEITE, SEITE)
def test_markdown_link_to_any_page_resolves_to_its_file(von: str, nach: str) -> None:
    link = Adressbuch({page_address(nach): nach}).markdown(von, page_address(nach))
    assert unquote(urljoin(quote(f"/{von}"), link)) == f"/{nach}"


@BELIEBIG
@given(SEITE, PFAD.map("/{}".format), ANKER, st.booleans())
def test_no_way_has_a_backslash_a_scheme_or_a_host(von: str, nach: str, anker: str, verzeichnisse: bool) -> None:
    buch = Adressbuch(verzeichnisse=verzeichnisse)
    for weg in (buch.url(von, nach + anker), buch.markdown(von, nach + anker)):
        vor_dem_anker = weg.partition("#")[0]
        assert "\\" not in vor_dem_anker
        assert urlsplit(vor_dem_anker)[:2] == ("", "")


def test_sections_with_pages_of_their_own_are_sections_or_lists_of_words() -> None:
    assert set(EIGENE_SEITEN) - set(ABSCHNITTE) == set(WORTSEITEN)
