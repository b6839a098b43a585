"""PDF: accessible, whole, found again in its bookmarks; whatever stands in the data, nothing of it is ever a program."""

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import html

from bau import konzept_of, volles_konzept, write_dateien, write_konzept
from druckprobe import ADRESSE, BOESE, KONZEPT, buch_of, dokumente
from integrationskonzept import plugin
from integrationskonzept.app import Projekt, examine
from integrationskonzept.bauen import BauFehler, build_site
from integrationskonzept.druck import Dokument, Satzart, SatzFehler, Setzer, build_dokumente, page_leseart, pages_of
from integrationskonzept.druck.knoten import Inhalt, Knoten, iter_kinds, plain_text, printable, unprintable
from integrationskonzept.druck.lesen import Leseart, read_html
from integrationskonzept.druck.wege import resolved
from integrationskonzept.druckerei import Auftrag, print_all
from integrationskonzept.model import Konzept
from webseite import KLEIN, STICHTAG, WURZEL, write_page, write_site

pytest.importorskip("typst", reason="the extra „druck“ is not installed")
pypdf = pytest.importorskip("pypdf")


@pytest.fixture(scope="module")
def setze() -> Iterator[Callable[[Dokument], bytes]]:
    setzer = Setzer(Satzart(STICHTAG))
    yield lambda dokument: setzer.set(dokument.name, dokument.werte)
    setzer.close()


@pytest.fixture(scope="module")
def ganz(setze: Callable[[Dokument], bytes]) -> Any:
    return pypdf.PdfReader(io.BytesIO(setze(dokumente()["konzept"])))


def bookmarks(pdf: Any) -> list[tuple[int, str]]:
    """All bookmarks of a PDF with their depth, in order."""

    def walk(zweige: list[Any], tiefe: int) -> Iterator[tuple[int, str]]:
        for zweig in zweige:
            if isinstance(zweig, list):
                yield from walk(zweig, tiefe + 1)
            else:
                yield tiefe, " ".join(str(zweig.title).split())

    return list(walk(pdf.outline, 0))


def tags(pdf: Any) -> list[Any]:
    """Every element of the structure tree, in order."""
    gefunden: list[Any] = []
    offen = [pdf.trailer["/Root"]["/StructTreeRoot"]]
    while offen:
        element = offen.pop(0).get_object()
        if isinstance(element, list):
            offen[:0] = element
        elif hasattr(element, "get"):
            if "/S" in element:
                gefunden.append(element)
            if "/K" in element:
                offen.insert(0, element["/K"])
    return gefunden


def text_of(pdf: Any) -> str:
    return " ".join(" ".join(seite.extract_text() for seite in pdf.pages).replace("\u2060", "").split())


# --- accessible ------------------------------------------------------------------------------------------------------


def test_it_says_that_it_is_accessible_and_fit_for_archives(ganz: Any) -> None:
    kennung = ganz.trailer["/Root"]["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in kennung
    assert "<pdfaid:part>2</pdfaid:part>" in kennung
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in kennung
    assert ganz.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_it_has_language_title_and_author(ganz: Any) -> None:
    wurzel = ganz.trailer["/Root"]
    assert wurzel["/Lang"].startswith("de")
    assert wurzel["/ViewerPreferences"]["/DisplayDocTitle"]
    assert ganz.metadata.title == "Zusammen"
    assert ganz.metadata.author == "Landkreis Probe"


def test_headings_lists_tables_links_and_pictures_are_tagged(ganz: Any) -> None:
    arten = {element["/S"] for element in tags(ganz)}
    assert {"/H1", "/H2", "/H3", "/P", "/L", "/LI", "/Table", "/TR", "/TH", "/TD", "/Link", "/Figure", "/TOC", "/Note"} <= arten


def test_every_picture_has_words(ganz: Any) -> None:
    bilder = [str(element.get("/Alt")) for element in tags(ganz) if element["/S"] == "/Figure"]
    assert bilder == ["Logo: Landkreis Probe", "Das Wappen"]


def test_a_name_in_a_second_language_carries_it(ganz: Any) -> None:
    assert any(b"/Lang(dsb)" in seite.get_contents().get_data() for seite in ganz.pages)


# --- whole -----------------------------------------------------------------------------------------------------------


def test_bookmarks_are_the_chapters(ganz: Any) -> None:
    assert [titel for tiefe, titel in bookmarks(ganz) if tiefe == 0] == [
        "Inhalt",
        "1 Vorwort",
        "2 Maßnahmen ohne Handlungsfeld",
        "3 Handlungsfeld 1: Sprache",
        "4 Handlungsfeld 2: Arbeit",
        "Anhang A: Alle Maßnahmen",
        "Anhang B: Organisationen",
        "Anhang C: Glossar",
        "Anhang D: Abkürzungen",
    ]
    assert (1, "1.1 Dank") in bookmarks(ganz)


def test_every_massnahme_is_set_once_and_referred_to_elsewhere(ganz: Any) -> None:
    titel = [titel for _, titel in bookmarks(ganz)]
    for massnahme in ("1.1 Der Abendkurs", "Die Lotsen", "Ohne Feld"):
        assert titel.count(massnahme) == 1
    assert re.search(r"an anderer Stelle beschrieben ist: ?• ?1\.1 Der Abendkurs ?\(S\. ?\d+\)", text_of(ganz))


def test_every_massnahme_of_the_demo_stands_once_in_the_whole_concept() -> None:
    ergebnis = examine(Projekt(WURZEL / "data", WURZEL / "docs"), STICHTAG)
    alle = build_dokumente(ergebnis.buch, [], lambda _: None, None)
    *_, konzept = alle
    orte = [ort for ort in _places(konzept.inhalt) if ort.startswith("/massnahmen/") and ort != "/massnahmen/"]
    assert sorted(orte) == sorted(f"/massnahmen/{m.id}/" for m in ergebnis.buch.konzept.massnahmen)


def _places(inhalt: Inhalt) -> Iterator[str]:
    yield from (str(k.angaben["ort"]) for k in iter_kinds(inhalt, "titel") if k.angaben["ort"])


def test_a_version_of_the_concept_holds_what_is_said_to_be_of_it(setze: Callable[[Dokument], bytes]) -> None:
    alt, neu = (pypdf.PdfReader(io.BytesIO(setze(dokumente()[f"dokumente/{id}"]))) for id in ("von-2024", "von-2026"))
    assert [titel for tiefe, titel in bookmarks(alt) if tiefe == 0] == ["Inhalt", "1 Vorwort", "2 Handlungsfeld 2: Arbeit"]
    assert [titel for tiefe, titel in bookmarks(neu) if tiefe == 0] == ["Inhalt", "1 Handlungsfeld 1: Sprache"]
    assert "Konzept · 2024 · Beschlossen" in text_of(alt)


def test_there_is_a_document_for_every_sheet_every_chapter_every_version_and_the_whole() -> None:
    assert list(dokumente()) == [
        "massnahmen/kurs",
        "massnahmen/lotsen",
        "massnahmen/frei",
        "handlungsfelder/sprache",
        "handlungsfelder/arbeit",
        "dokumente/von-2024",
        "dokumente/von-2026",
        "konzept",
    ]


def test_a_sheet_says_all_and_leads_to_the_website_for_the_rest(setze: Callable[[Dokument], bytes]) -> None:
    pdf = pypdf.PdfReader(io.BytesIO(setze(dokumente()["massnahmen/kurs"])))
    text = text_of(pdf)
    for wort in (
        "Der Abendkurs",
        "◐ In Umsetzung",
        "Amt für Kurse",
        "Seit Mai.",
        "eins",
        "netz.example/x",
        "Stand: 31. Januar 2026",
    ):
        assert wort in text.replace("\u200b", ""), wort
    wege = {
        str(a.get_object()["/A"].get("/URI")) for seite in pdf.pages for a in seite.get("/Annots", []) if "/A" in a.get_object()
    }
    assert {f"{ADRESSE}glossar/#kit", "https://netz.example/x"} <= wege


def test_every_page_says_which_it_is_of_how_many(ganz: Any) -> None:
    zahl = len(ganz.pages)
    for nr, seite in enumerate(ganz.pages[1:], 2):
        assert f"Seite {nr} von {zahl}" in " ".join(seite.extract_text().split())


def test_a_standing_notice_is_on_every_sheet(setze: Callable[[Dokument], bytes], ganz: Any) -> None:
    for pdf in (ganz, pypdf.PdfReader(io.BytesIO(setze(dokumente()["massnahmen/kurs"])))):
        for seite in pdf.pages:
            text = " ".join(seite.extract_text().split())
            assert text.count("Nur eine Probe. Nichts davon gilt.") == 1
            assert "Nur am Anfang" not in text


def test_the_number_of_pages_is_read_from_the_file(setze: Callable[[Dokument], bytes], ganz: Any) -> None:
    assert pages_of(setze(dokumente()["konzept"])) == len(ganz.pages) >= 10


# --- the same bytes --------------------------------------------------------------------------------------------------


def test_the_same_values_give_the_same_bytes(setze: Callable[[Dokument], bytes]) -> None:
    andere = Setzer(Satzart(STICHTAG))
    for dokument in dokumente().values():
        assert setze(dokument) == andere.set(dokument.name, dokument.werte)
    andere.close()


def test_what_nothing_changed_is_not_set_again(tmp_path: Path) -> None:
    def auftrag(konzept: Konzept, tag: date = STICHTAG) -> str:
        zeilen: list[str] = []
        alle = print_all(dokumente(konzept).values(), Auftrag(Satzart(tag)), tmp_path / "a", zeilen.append)
        assert len({ausgabe.pfad for ausgabe in alle}) == 8
        return zeilen[-1]

    (tmp_path / "a").mkdir()
    (tmp_path / ".gitignore").write_text("eigenes")
    (tmp_path / "a" / "liesmich.txt").write_text("bleibt")
    assert auftrag(KONZEPT) == "8 PDF"
    assert auftrag(KONZEPT) == "8 PDF, 0 davon neu"
    neu = [m.model_copy(update={"titel": "Anders"}) if m.id == "frei" else m for m in KONZEPT.massnahmen]
    geaendert = Konzept.model_construct(
        **{name: getattr(KONZEPT, name) for name in Konzept.model_fields} | {"massnahmen": tuple(neu)}
    )
    assert auftrag(geaendert) == "8 PDF, 2 davon neu"
    assert len(list((tmp_path / "a").glob("*.pdf"))) == 8
    assert auftrag(geaendert, date(2026, 11, 23)) == "8 PDF"
    assert (tmp_path / ".gitignore").read_text() == "eigenes"
    assert (tmp_path / "a" / "liesmich.txt").read_text() == "bleibt"


# --- nothing of the data is a program --------------------------------------------------------------------------------


def sheet_of(titel: str, text: str = "") -> Dokument:
    konzept = konzept_of(
        konzept={"titel": titel},
        massnahmen=[
            {"id": "m", "titel": titel, "kurz": titel, "beschreibung": text, "kosten": [titel], "erfolgskriterien": [titel]}
        ],
    )
    return next(iter(build_dokumente(buch_of(konzept), [], lambda _: None, None)))


TITEL = st.text(min_size=1, max_size=200).filter(lambda text: text.strip() != "")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(titel=TITEL, text=st.text(max_size=300))
@example(titel=BOESE, text=BOESE)
@example(titel="W" * 200, text=f"# {BOESE}\n\n`{BOESE}`\n\n```#panic()\n{BOESE}\n```\n\n[{BOESE}](/x/{BOESE})")
@example(titel='a) #eval("1") #{panic()} #sys.inputs', text="<b typst:text:fill='red'>x</b> <script>alert(1)</script>")
@example(titel="Ţăîş Łódź Київ دمشق 🙂 漢字 a\u0301 \u202e x", text="☑ \ufe0f \U0001f469\u200d\U0001f52c")
def test_no_text_breaks_a_document_or_runs_in_it(titel: str, text: str, setze: Callable[[Dokument], bytes]) -> None:
    dokument = sheet_of(titel, text)
    pdf = pypdf.PdfReader(io.BytesIO(setze(dokument)))
    ((_, lesezeichen),) = bookmarks(pdf)
    assert lesezeichen == " ".join(str(dokument.werte["titel"]).split())


def test_signs_of_a_program_reach_the_paper_to_the_letter(setze: Callable[[Dokument], bytes]) -> None:
    text = text_of(pypdf.PdfReader(io.BytesIO(setze(sheet_of(BOESE, BOESE.replace("*", "\\*").replace("_", "\\_"))))))
    nackt = re.sub(r"\s", "", text)
    assert nackt.count(re.sub(r"\s", "", BOESE)) >= 3


def test_every_field_of_every_section_can_be_printed(tmp_path: Path, setze: Callable[[Dokument], bytes]) -> None:
    daten = volles_konzept(lambda _pfad, art: None if art == "zeit" else BOESE if art == "kurztext" else f"{BOESE}\n\n- {BOESE}")
    ergebnis = examine(Projekt(write_konzept(daten, tmp_path), write_dateien(daten, tmp_path)), STICHTAG)
    for dokument in build_dokumente(ergebnis.buch, [], lambda _: None, ADRESSE):
        assert pages_of(setze(dokument)) > 0


def test_signs_without_a_typeface_are_replaced_and_named() -> None:
    assert printable("Kurs 🙂\ufffe ◔ Ł") == "Kurs ▯ ◔ Ł"
    assert unprintable(["a🙂", "漢 b"]) == "漢🙂"
    assert dokumente()["konzept"].fremde == ""
    assert sheet_of("Kurs 🙂").fremde == "🙂"


@pytest.mark.parametrize("ordner", [WURZEL, *sorted((WURZEL / "beispiele").iterdir())], ids=lambda ordner: ordner.name)
def test_the_demo_and_the_examples_have_no_sign_without_a_typeface(ordner: Path) -> None:
    buch = examine(Projekt(ordner / "data", ordner / "docs"), STICHTAG).buch
    assert {d.fremde for d in build_dokumente(buch, [], lambda _: None, None)} == {""}


def test_what_cannot_be_set_is_named() -> None:
    setzer = Setzer(Satzart(STICHTAG))
    with pytest.raises(SatzFehler, match="Maßnahme „Kurs“ lässt sich nicht als PDF setzen"):
        setzer.set("Maßnahme „Kurs“", {})
    setzer.close()


# --- from the website's HTML -----------------------------------------------------------------------------------------

KOPF = Knoten("titel", ("x",), {"ebene": 1, "nr": "", "ort": "", "leise": False})
NUR_INTERN = Leseart(lambda adresse: adresse if adresse.startswith("/") else None)


def outline_of(inhalt: Inhalt) -> str:
    return " ".join(k if isinstance(k, str) else f"{k.art}({outline_of(k.inhalt)})" for k in inhalt)


@pytest.mark.parametrize(
    ("html", "erwartet"),
    [
        ("<p>a <em>b</em></p>", "absatz(a  kursiv(b))"),
        ("a<p>b", "absatz(a) absatz(b)"),
        ("<ul><li>a<li><p>b</p><p>c</p></ul>", "liste(punkt(a) punkt(absatz(b) absatz(c)))"),
        ("<script>x</script><style>x</style><svg><text>x</text></svg><form>x</form><p hidden>x</p>", ""),
        ('<a href="javascript:x">a</a>', "absatz(text(a))"),
        ('<a href="/x/">a</a><a href="https://x.example">b</a>', "absatz(verweis(a) extern(b))"),
        (
            '<p typst:fill="x" onclick="y">a</p><div data-x="#panic()"><details><summary>b</summary>c</details></div>',
            "absatz(a) absatz(b) absatz(c)",
        ),
        ("<h2>a</h2><h5>b</h5>", "titel(a) titel(b)"),
        ('<pre><code class="language-x">#let\n a</code></pre>', "vorlage(#let\n a)"),
        ("<p><span lang='dsb'>a</span><span lang='x y'>b</span></p>", "absatz(sprache(a) b)"),
        ("<dl><dt>a</dt><dd>b</dd></dl>", "erklaerungen(begriff(a) erklaerung(b))"),
        ("<p>a<p><p>  </p>", "absatz(a)"),
    ],
)
def test_html_is_read_for_what_readers_see(html: str, erwartet: str) -> None:
    assert outline_of(read_html(html, NUR_INTERN)) == erwartet


@pytest.mark.parametrize(
    "html",
    [
        '<p>a<sup class="footnote-ref"><a href="#fn1" id="r">[1]</a></sup></p><section class="footnotes"><ol><li id="fn1"><p>Note <a href="#r" class="footnote-backref">x</a></p></li></ol></section>',
        '<p>a<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup></p><div class="footnote"><hr><ol><li id="fn:1"><p>Note <a class="footnote-backref" href="#fnref:1">x</a></p></li></ol></div>',
    ],
)
def test_footnotes_move_to_where_they_are_called(html: str) -> None:
    assert outline_of(read_html(html, NUR_INTERN)) == "absatz(a fussnote(absatz(Note)))"


def test_a_table_keeps_its_head_its_alignment_and_rows_of_one_length(setze: Callable[[Dokument], bytes]) -> None:
    html = (
        '<table><thead><tr><th>A</th><th class="ik-right" colspan="2">B</th></tr></thead>'
        '<tbody><tr><td rowspan="9">1</td><td>2</td></tr><tr><td>3</td></tr></tbody></table>'
    )
    (tabelle,) = read_html(html, NUR_INTERN)
    assert isinstance(tabelle, Knoten)
    assert (tabelle.angaben["spalten"], tabelle.angaben["koepfe"]) == (3, 1)
    zellen = list(iter_kinds([tabelle], "zelle"))
    assert zellen[1].angaben["lage"] == "right"
    assert zellen[2].angaben["zeilen"] == 2
    assert setze(replace(sheet_of("x"), inhalt=(KOPF, tabelle)))


HTML = """<p>|<b>|</b>|<table>|<thead>|</thead>|<tr>|<td>|<th>|</table>|<li>|<ul>|</ul>|<h2>|</h2>|<h4>|<dl>|<dd>|<sup>|<pre>|<code>|x|&amp;|#|$|@
<a href='#fn1'>|<li id='fn1'>|<td rowspan=3 colspan=2>|<blockquote>|<br>|<img alt=y src=/z>|<hr>|<figure>|<figcaption>|<a href=/q/>|<a href='https://x.example'>"""


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(teile=st.lists(st.sampled_from(re.split(r"[|\n]", HTML)), max_size=40))
def test_any_html_can_be_set(teile: list[str], setze: Callable[[Dokument], bytes]) -> None:
    inhalt = resolved(read_html("".join(teile), NUR_INTERN, ebene=2), None)
    assert setze(replace(sheet_of("x"), inhalt=(KOPF, *inhalt)))


@pytest.mark.parametrize(
    ("url", "href", "ort"),
    [
        ("a/b/", "../../massnahmen/x/#y", "/massnahmen/x/#y"),
        ("a.html", "massnahmen/x.html", "/massnahmen/x.html"),
        ("a/", "#y", "/a/#y"),
        ("a/", "../bilder/k%20a.png", "/bilder/k a.png"),
        ("a/", "https://x.example/", None),
        ("a/", "mailto:x@y.example", None),
    ],
)
def test_addresses_of_a_page_are_those_of_the_site(url: str, href: str, ort: str | None) -> None:
    assert page_leseart(url, {"a": "/a/", "massnahmen/x": "/massnahmen/x/"}).ort(href) == ort


# --- in a build ------------------------------------------------------------------------------------------------------


def test_a_build_writes_pdf_and_word_and_pages_lead_to_them(tmp_path: Path) -> None:
    datei = write_site(tmp_path, KLEIN, druck=True)
    write_page(tmp_path, "vorwort.md", "# Vorwort & Dank\n\nSiehe [Kurs](massnahmen/kurs.md).[^1]\n\n[^1]: Eine Note.\n")
    write_page(tmp_path, "nur-netz.md", "---\npdf: false\n---\n# Nur im Netz\n")
    zeilen: list[str] = []
    site = build_site(datei, STICHTAG, zeilen.append).ordner
    assert zeilen[-2:] == ["3 PDF", "2 DOCX"]
    konzept = pypdf.PdfReader(site / "pdf/konzept.pdf")
    kapitel = [titel for tiefe, titel in bookmarks(konzept) if tiefe == 0]
    assert kapitel[:3] == ["Inhalt", "1 Vorwort & Dank", "2 Sprache"]
    assert "Nur im Netz" not in text_of(konzept)
    assert "Eine Note." in text_of(konzept)
    assert (tmp_path / ".konzept-cache" / ".gitignore").read_text() == "*\n"
    for seite, erwartet in (
        ("index.html", ["Als PDF", "Als Word"]),
        ("handlungsfelder/sprache/index.html", ["Kapitel drucken", "Als PDF", "Als Word"]),
        ("handlungsfelder/sprache/druck/index.html", ["Kapitel drucken", "Als PDF", "Als Word"]),
        ("massnahmen/kurs/index.html", ["Maßnahmenblatt drucken", "Als PDF"]),
    ):
        wege = html.fromstring((site / seite).read_text()).cssselect(".ik-ausgabe")
        assert [" ".join(weg.text_content().split()).partition(" (")[0] for weg in wege] == erwartet, seite
        for weg in wege:
            if "/pdf/" in (ort := f"/{weg.get('href')}") or "/word/" in ort:
                ziel = (site / seite).parent / weg.get("href")
                zahl = len(pypdf.PdfReader(ziel).pages) if ziel.suffix == ".pdf" else 0
                groesse = f"{max(1, round(ziel.stat().st_size / 1000))} kB"
                angabe = f"({zahl} {'Seite' if zahl == 1 else 'Seiten'}, {groesse})" if zahl else f"({groesse})"
                assert weg.cssselect("small")[0].text_content() == angabe


def test_what_cannot_be_set_stops_the_build_and_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    datei = write_site(tmp_path, KLEIN, druck=True)

    def fail(_self: Setzer, name: str, _werte: object) -> bytes:
        raise SatzFehler(f"{name} lässt sich nicht als PDF setzen: Grund")

    monkeypatch.setattr(Setzer, "set", fail)
    with pytest.raises(BauFehler, match="Maßnahme „Kurs“ lässt sich nicht als PDF setzen: Grund"):
        build_site(datei, STICHTAG, lambda _: None)
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(("fehlt", "zeile"), [(True, plugin.OHNE_DRUCK), (False, None)])
def test_a_site_builds_without_files_and_without_links_to_them(
    fehlt: bool, zeile: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    datei = write_site(tmp_path, KLEIN, druck=fehlt)
    if fehlt:
        monkeypatch.setattr(plugin, "can_set", lambda: False)
        monkeypatch.setattr(plugin, "can_write_word", lambda: False)
    zeilen: list[str] = []
    site = build_site(datei, STICHTAG, zeilen.append).ordner
    assert (site / "massnahmen/kurs/index.html").is_file()
    assert not (site / "pdf").exists()
    assert not (site / "word").exists()
    assert "Als PDF" not in (site / "massnahmen/kurs/index.html").read_text()
    assert (plugin.OHNE_DRUCK in zeilen) is (zeile is not None)


def test_plain_text_of_pieces_is_one_line() -> None:
    assert plain_text(read_html("<p>a\n b</p><p>c</p>", NUR_INTERN)) == "a bc"
