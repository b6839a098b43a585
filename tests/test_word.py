"""Word and OpenDocument: the same pieces as the PDF, with styles, page numbers and contents; nothing of the data is a program."""

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bau import konzept_of
from druckprobe import BOESE, buch_of, dokumente
from integrationskonzept.druck import Dokument, SatzFehler, Schreibart, build_dokumente, build_odt_vorlage, build_vorlage
from integrationskonzept.druck.pandoc import anchor
from webseite import STICHTAG

docx = pytest.importorskip("docx", reason="the extra „druck“ is not installed")
Schreiber = Callable[[Dokument], Any]


@pytest.fixture(scope="module")
def schreibart() -> Schreibart:
    return Schreibart(STICHTAG, {"docx": build_vorlage("#123456"), "odt": build_odt_vorlage()})


@pytest.fixture(scope="module")
def lies(schreibart: Schreibart) -> Schreiber:
    return lambda dokument: docx.Document(io.BytesIO(schreibart.write(dokument, "docx")))


@pytest.fixture(scope="module")
def ganz(lies: Schreiber) -> Any:
    return lies(dokumente()["konzept"])


def lines(datei: Any, art: str) -> list[str]:
    """The paragraphs of a style."""
    return [absatz.text for absatz in datei.paragraphs if absatz.style.name == art]


def test_it_has_title_author_language_and_the_day_of_the_data(ganz: Any) -> None:
    angaben = ganz.core_properties
    assert (angaben.title, angaben.author, f"{angaben.created:%d.%m.%Y}") == ("Zusammen", "Landkreis Probe", f"{STICHTAG:%d.%m.%Y}")
    assert 'w:lang w:bidi="ar-SA" w:eastAsia="zh-CN" w:val="de-DE"' in ganz.styles.element.xml
    assert lines(ganz, "Title") == ["Zusammen"]
    assert lines(ganz, "Date") == ["Landkreis Probe\nStand: 31.\u00a0Januar 2026\nNur eine Probe. Nichts davon gilt."]


def test_chapters_are_headings_and_stand_in_the_contents(ganz: Any) -> None:
    kapitel = lines(ganz, "Heading 1")
    assert kapitel[:4] == [
        "1 Vorwort",
        "2 Maßnahmen ohne Handlungsfeld",
        "3 Handlungsfeld 1: Sprache",
        "4 Handlungsfeld 2: Arbeit",
    ]
    inhalt = re.findall(r'<w:pStyle w:val="TOC1"/>.*?</w:p>', ganz.element.xml, flags=re.S)
    assert ["".join(re.findall(r"<w:t[^>]*>([^<]*)<", zeile)) for zeile in inhalt] == kapitel
    assert 'TOC \\o "1-2"' in ganz.element.xml


def test_every_massnahme_is_set_once(ganz: Any) -> None:
    titel = [absatz.text for absatz in ganz.paragraphs if absatz.style.name.startswith("Heading")]
    for massnahme in ("1.1 Der Abendkurs", "Die Lotsen", "Ohne Feld"):
        assert titel.count(massnahme) == 1


def test_it_is_a4_with_the_title_above_and_page_numbers_below(ganz: Any) -> None:
    blatt = ganz.sections[0]
    assert (round(blatt.page_width.mm), round(blatt.page_height.mm)) == (210, 297)
    assert " TITLE " in blatt.header._element.xml
    assert re.findall(r"instr=\" (\w+) \"", blatt.footer._element.xml) == ["PAGE", "NUMPAGES"]


def test_headings_have_the_colour_of_the_house(ganz: Any) -> None:
    assert str(ganz.styles["Heading 1"].font.color.rgb) == "123456"


def test_tables_have_heads_that_repeat_and_no_column_of_pages(ganz: Any) -> None:
    katalog = next(tabelle for tabelle in ganz.tables if tabelle.cell(0, 1).text == "Maßnahme")
    assert [zelle.text for zelle in katalog.rows[0].cells][-1] != "Seite"
    assert "w:tblHeader" in katalog.rows[0]._tr.xml


def test_footnotes_second_languages_pictures_and_links_are_kept(ganz: Any) -> None:
    xml = ganz.element.xml
    assert "w:footnoteReference" in xml
    assert 'w:lang w:val="dsb"' in xml
    assert 'descr="Das Wappen"' in xml
    assert any(teil.partname.endswith(".png") for teil in ganz.part.package.iter_parts())
    ziele = set(re.findall(r'w:hyperlink w:anchor="([^"]+)"', xml))
    marken = set(re.findall(r'w:bookmarkStart [^>]*w:name="([^"]+)"', xml))
    assert anchor("/massnahmen/kurs/") in ziele
    assert ziele <= marken


@pytest.mark.parametrize("endung", ["docx", "odt"])
def test_the_same_values_give_the_same_bytes(endung: str, schreibart: Schreibart) -> None:
    dokument = dokumente()["handlungsfelder/sprache"]
    anders = Schreibart(STICHTAG, dict(schreibart.vorlagen))
    assert schreibart.write(dokument, endung) == anders.write(dokument, endung)
    assert schreibart.key(dokument, endung) == anders.key(dokument, endung)


@pytest.mark.parametrize("endung", ["docx", "odt"])
def test_no_part_of_a_file_says_when_it_was_made(endung: str, schreibart: Schreibart) -> None:
    """Else every build would give other bytes, and write all of them anew."""
    with zipfile.ZipFile(io.BytesIO(schreibart.write(dokumente()["handlungsfelder/sprache"], endung))) as datei:
        jahre = {teil.date_time[:3] for teil in datei.infolist()}
    assert jahre <= {(1980, 1, 1), (STICHTAG.year, STICHTAG.month, STICHTAG.day)}
    with zipfile.ZipFile(io.BytesIO(schreibart.vorlagen[endung])) as vorlage:
        assert {teil.date_time for teil in vorlage.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_template_may_be_the_house_s_own(schreibart: Schreibart) -> None:
    eigene = docx.Document(io.BytesIO(schreibart.vorlagen["docx"]))
    eigene.styles["Heading 1"].font.name = "Hausschrift"
    datei = io.BytesIO()
    eigene.save(datei)
    dokument = Schreibart(STICHTAG, {"docx": datei.getvalue()}).write(dokumente()["handlungsfelder/arbeit"], "docx")
    assert docx.Document(io.BytesIO(dokument)).styles["Heading 1"].font.name == "Hausschrift"


def test_a_template_that_is_none_is_named() -> None:
    with pytest.raises(SatzFehler, match="Kapitel „Arbeit“ lässt sich nicht als Word schreiben"):
        Schreibart(STICHTAG, {"docx": b"kein Word"}).write(dokumente()["handlungsfelder/arbeit"], "docx")


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=200).filter(lambda text: text.strip() != "")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(titel=TEXT)
@example(titel=BOESE)
@example(titel="`<w:p/>`{=openxml} <w:t>x</w:t> &amp; ]]> \\newpage {{x}} [x](y)")
def test_no_title_breaks_a_document_or_is_read_as_markup(titel: str, lies: Schreiber) -> None:
    konzept = konzept_of(handlungsfelder=[{"id": "feld", "titel": titel}])
    alle = build_dokumente(buch_of(konzept), [], lambda _: None, None)
    dokument = next(d for d in alle if d.pfad == "handlungsfelder/feld")
    (kapitel,) = lines(lies(dokument), "Heading 1")
    assert "".join(kapitel.split()) == "".join(dokument.titel.split())
