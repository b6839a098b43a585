"""The gallery of pages: which pages are telling, what became of a picture, how much of two pictures differs, what the sheet says."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest
from lxml import html
from PIL import Image

from ansichten.ablage import AblageFehler, Umfang, match_up, read_records, take_in
from ansichten.auswahl import Seite, choose_pages, find_pages, read_pages
from ansichten.blatt import arrange, percent, write_sheet
from ansichten.dienst import serve_folder
from ansichten.druckbild import lay_out
from ansichten.kamera import open_browser, open_window
from ansichten.vergleich import compare, compare_files, thumbnail_of, write_thumbnail
from ansichten.werte import ANSICHTEN, Ansicht, Aufnahme, Befund, Lage, file_stem, read_aufnahme
from ansichten.zusammenfassung import summarise


def chosen(*seiten: Seite) -> dict[str, str]:
    return {wahl.seite.adresse: wahl.grund for wahl in choose_pages(seiten)}


def shot(adresse: str = "fragen/", ansicht: str = "375-hell", site: str = "demo", **werte: object) -> Aufnahme:
    plain = {"titel": "Fragen", "art": adresse, "grund": "", "meldungen": ()} | werte
    return read_aufnahme({"site": site, "adresse": adresse, "ansicht": ansicht, **plain})


ALLES = Umfang(frozenset({"demo"}), frozenset(ansicht.name for ansicht in ANSICHTEN))


@pytest.mark.parametrize(
    ("adresse", "verzeichnet", "art"),
    [
        ("", True, ""),
        ("fragen/", True, "fragen/"),
        ("massnahmen/kurs/", True, "massnahmen/…/"),
        ("felder/a/b/", True, "felder/…/"),
        ("404.html", False, "404.html (nicht in der Sitemap)"),
        ("massnahmen/frueher/", False, "massnahmen/…/ (nicht in der Sitemap)"),
    ],
)
def test_the_kind_of_a_page_is_the_first_part_of_its_address(adresse: str, verzeichnet: bool, art: str) -> None:
    assert Seite(adresse, "Titel", verzeichnet=verzeichnet).art == art


def test_a_kind_with_one_page_is_shown_by_it() -> None:
    assert chosen(Seite("", "Start"), Seite("ziele/", "Ziele"), Seite("ziele/a/", "A")) == {"": "", "ziele/": "", "ziele/a/": ""}


def test_a_kind_with_several_shows_the_fullest_and_the_emptiest() -> None:
    seiten = [Seite(f"orte/{name}/", name * 3, zeichen) for name, zeichen in (("a", 20), ("b", 90), ("c", 5), ("d", 30))]
    assert chosen(*seiten) == {"orte/b/": "am vollsten", "orte/c/": "am leersten"}


def test_of_the_deepest_pages_the_fullest_is_shown() -> None:
    seiten = [
        Seite("ziele/a/", "A", 9, 1),
        Seite("ziele/b/", "B", 5, 3),
        Seite("ziele/c/", "C", 6, 3),
        Seite("ziele/d/", "D", 2, 2),
    ]
    assert chosen(*seiten) == {"ziele/a/": "am vollsten", "ziele/d/": "am leersten", "ziele/c/": "am tiefsten"}


@pytest.mark.parametrize(("zahl", "erwartet"), [(19, None), (20, "längster Titel")])
def test_of_many_pages_the_longest_title_is_shown_too(zahl: int, erwartet: str | None) -> None:
    seiten = [Seite(f"massnahmen/{nr:02}/", "M" * (30 if nr == 7 else 3), 100 + nr) for nr in range(zahl)]
    assert chosen(*seiten).get("massnahmen/07/") == erwartet


def test_a_page_that_is_telling_twice_is_shown_once_and_order_of_reading_does_not_matter() -> None:
    seiten = [Seite("ziele/a/", "A", 9, 2), Seite("ziele/b/", "B", 5, 1)]
    assert chosen(*seiten) == chosen(*reversed(seiten)) == {"ziele/a/": "am vollsten, am tiefsten", "ziele/b/": "am leersten"}


@pytest.mark.parametrize("adresse", ["ziele/a", "/ziele/a/", "ziele/a/"])
def test_a_page_is_found_with_or_without_slashes(adresse: str) -> None:
    seiten = [Seite("ziele/", "Ziele"), Seite("ziele/a/", "A")]
    assert [wahl.seite.titel for wahl in find_pages(seiten, [adresse, "gibt/es/nicht"])] == ["A"]


def write_page(ordner: Path, name: str, rumpf: str, kopf: str = "") -> None:
    datei = ordner / name
    datei.parent.mkdir(parents=True, exist_ok=True)
    text = f'<!doctype html><html lang="de"><head><meta charset="utf-8"><title>T</title>{kopf}</head><body>{rumpf}</body></html>'
    datei.write_text(text, encoding="utf-8")


def write_map(ordner: Path, *adressen: str) -> None:
    orte = "".join(f"<url><loc>https://x.example/{adresse}</loc></url>" for adresse in adressen)
    (ordner / "sitemap.xml").write_text(f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset>{orte}</urlset>', encoding="utf-8")


def test_a_site_is_read_without_redirects_and_without_the_sites_inside_it(tmp_path: Path) -> None:
    krumen = '<nav aria-label="Sie sind hier"><a href="../">Ziele</a></nav>'
    write_page(tmp_path, "index.html", "<main><h1>Über uns<a>¶</a></h1></main>")
    write_page(tmp_path, "ziele/a/index.html", f"<article>{krumen}<h1>Größer</h1> werden</article>")
    write_page(tmp_path, "alt/index.html", "fort", '<meta http-equiv="refresh" content="0; url=../">')
    write_page(tmp_path, "beispiele/x/index.html", "<h1>Anderes</h1>")
    write_page(tmp_path, "404.html", "<h1>Nichts</h1>")
    write_map(tmp_path, "", "ziele/a/")
    write_map(tmp_path / "beispiele" / "x", "")
    start, fehlt, ziel = read_pages(tmp_path, "https://x.example/")
    assert (start.adresse, start.titel, start.verzeichnet) == ("", "Über uns", True)
    assert (fehlt.adresse, fehlt.verzeichnet) == ("404.html", False)
    assert (ziel.adresse, ziel.titel, ziel.tiefe, ziel.zeichen) == ("ziele/a/", "Größer", 1, len("ZieleGrößer werden"))


@pytest.mark.parametrize(
    ("adresse", "stamm"), [("", "index"), ("fragen/", "fragen"), ("ziele/a-b/", "ziele--a-b"), ("404.html", "404.html")]
)
def test_a_picture_is_named_after_its_page(adresse: str, stamm: str) -> None:
    assert file_stem(adresse) == stamm
    assert shot(adresse).datei == f"demo/{stamm}.375-hell.jpg"


def test_a_record_survives_being_written() -> None:
    aufnahme = shot(hoehe=5000, ueberlauf=3, cls=0.2, meldungen=("Antwort 404: /x",))
    assert read_aufnahme(aufnahme.plain()) == aufnahme
    assert aufnahme.auffaellig
    assert not shot(cls=0.05).auffaellig


@pytest.mark.parametrize(
    ("alt", "neu", "umfang", "lage"),
    [
        ([], [shot()], ALLES, Lage.ERSTE),
        ([shot("ziele/")], [shot(), shot("ziele/")], ALLES, Lage.NEU),
        ([shot()], [shot()], ALLES, Lage.GLEICH),
        ([shot()], [], ALLES, Lage.VERSCHWUNDEN),
        ([shot()], [], Umfang(frozenset({"gifhorn"}), ALLES.ansichten), Lage.UNBERUEHRT),
        ([shot()], [], Umfang(ALLES.sites, frozenset({"druck"})), Lage.UNBERUEHRT),
        ([shot()], [], Umfang(ALLES.sites, ALLES.ansichten, frozenset({"ziele/"})), Lage.UNBERUEHRT),
    ],
)
def test_what_became_of_a_picture(alt: Sequence[Aufnahme], neu: Sequence[Aufnahme], umfang: Umfang, lage: Lage) -> None:
    assert next(b.lage for b in match_up(alt, neu, umfang, set()) if b.aufnahme == shot()) is lage


def test_a_page_that_is_still_there_was_only_not_chosen() -> None:
    (befund,) = match_up([shot()], [], ALLES, {("demo", "fragen/")})
    assert befund.lage is Lage.ABGEWAEHLT


def plain_picture(*, breite: int = 100, hoehe: int = 100, kasten: tuple[int, int, int, int] | None = None) -> Image.Image:
    bild = Image.new("RGB", (breite, hoehe), "white")
    if kasten:
        bild.paste((200, 0, 0), kasten)
    return bild


@pytest.mark.parametrize(
    ("alt", "neu", "anteil"),
    [
        (plain_picture(), plain_picture(), 0.0),
        (plain_picture(), plain_picture(kasten=(10, 10, 20, 20)), 0.01),
        (plain_picture(kasten=(0, 0, 100, 100)), plain_picture(), 1.0),
        (plain_picture(), plain_picture(hoehe=200), 0.5),
        (plain_picture(breite=200), plain_picture(), 0.5),
        (plain_picture(), Image.new("RGB", (100, 100), (240, 240, 240)), 0.0),
    ],
    ids=["same", "a box", "all", "longer", "narrower", "noise"],
)
def test_the_share_of_pixels_that_differ(alt: Image.Image, neu: Image.Image, anteil: float) -> None:
    gemessen, bild = compare(alt, neu)
    assert gemessen == pytest.approx(anteil)
    assert bild.size == (max(alt.width, neu.width), max(alt.height, neu.height))


def test_a_picture_of_the_difference_is_written_only_where_there_is_one(tmp_path: Path) -> None:
    alt, neu, unterschied = (tmp_path / name for name in ("alt.jpg", "neu.jpg", "u/unterschied.jpg"))
    plain_picture().save(alt)
    plain_picture().save(neu)
    assert compare_files(alt, neu, unterschied) == 0.0
    assert not unterschied.exists()
    plain_picture(kasten=(20, 20, 60, 60)).save(neu)
    assert compare_files(alt, neu, unterschied) == pytest.approx(0.16, abs=0.02)
    assert unterschied.is_file()
    assert Path(thumbnail_of(str(unterschied))).is_file()


def test_a_thumbnail_shows_the_upper_part(tmp_path: Path) -> None:
    datei = tmp_path / "lang.jpg"
    plain_picture(breite=440, hoehe=4000, kasten=(0, 900, 440, 4000)).save(datei)
    write_thumbnail(datei)
    with Image.open(thumbnail_of(str(datei))) as klein:
        assert klein.size == (220, 330)
        assert min(klein.convert("L").tobytes()) > 200


@pytest.mark.parametrize(("zahl", "groesse"), [(1, (132, 232)), (3, (364, 232)), (4, (364, 448))])
def test_sheets_lie_in_rows_of_three(zahl: int, groesse: tuple[int, int]) -> None:
    assert lay_out([plain_picture(hoehe=200)] * zahl).size == groesse


def fill(ordner: Path, *paare: tuple[Aufnahme, Image.Image]) -> Path:
    for aufnahme, bild in paare:
        datei = ordner / aufnahme.datei
        datei.parent.mkdir(parents=True, exist_ok=True)
        bild.save(datei)
        write_thumbnail(datei)
    return ordner


def test_a_second_run_keeps_the_old_picture_and_marks_what_changed(tmp_path: Path) -> None:
    galerie, bleibt, anders, fort = tmp_path / "galerie", shot("a/"), shot("b/"), shot("c/")
    galerie.mkdir()
    erste = fill(tmp_path / "eins", *((aufnahme, plain_picture()) for aufnahme in (bleibt, anders, fort)))
    take_in(galerie, erste, match_up(read_records(galerie), [bleibt, anders, fort], ALLES, set()), lambda *_: None)
    zweite = fill(tmp_path / "zwei", (bleibt, plain_picture()), (anders, plain_picture(kasten=(0, 0, 50, 100))))
    befunde = take_in(galerie, zweite, match_up(read_records(galerie), [bleibt, anders], ALLES, set()), lambda *_: None)
    assert {b.aufnahme.adresse: b.lage for b in befunde} == {"a/": Lage.GLEICH, "b/": Lage.VERAENDERT, "c/": Lage.VERSCHWUNDEN}
    assert read_records(galerie) == (bleibt, anders)
    assert [(galerie / ordner / fort.datei).is_file() for ordner in ("bilder", "vorher")] == [False, True]
    assert (galerie / "unterschied" / anders.datei).is_file()


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text("wichtig", encoding="utf-8")
    with pytest.raises(AblageFehler, match="keine Galerie"):
        read_records(tmp_path)


def test_what_a_killed_run_left_behind_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / ".neu-abc").mkdir()
    assert read_records(tmp_path) == ()


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"aufnahmen": [{"site": "demo"}]}'])
def test_records_that_cannot_be_read_are_named(text: str, tmp_path: Path) -> None:
    (tmp_path / "aufnahmen.json").write_text(text, encoding="utf-8")
    with pytest.raises(AblageFehler, match="nicht lesbar"):
        read_records(tmp_path)


@pytest.mark.parametrize(("anteil", "text"), [(0.0004, "unter 0,1 %"), (0.004, "0,4 %"), (1.0, "100,0 %")])
def test_a_share_is_said_in_percent(anteil: float, text: str) -> None:
    assert percent(anteil) == text


def test_the_sheet_lists_the_page_that_changed_most_first_and_reads_like_a_table(tmp_path: Path) -> None:
    titel = 'Recht & <b>Ordnung</b> "heute"'
    befunde = [
        Befund(shot("a/", "1280-hell"), Lage.VERAENDERT, 0.2),
        Befund(shot("b/", "1280-hell"), Lage.VERAENDERT, 0.1),
        Befund(shot("b/", "375-hell"), Lage.VERAENDERT, 0.7),
        Befund(shot("c/", "375-hell", titel=titel, ueberlauf=12, cls=0.25, meldungen=("Antwort 404: /x.png",)), Lage.GLEICH),
        Befund(shot("d/", "375-hell"), Lage.VERSCHWUNDEN),
        Befund(shot("e/", "375-hell", site="gifhorn"), Lage.NEU),
    ]
    blatt = arrange(befunde, "22.11.2026")
    assert [b.aufnahme.adresse for b in blatt.veraendert] == ["b/", "b/", "a/"]
    assert [abschnitt.site for abschnitt in blatt.abschnitte] == ["demo", "gifhorn"]
    assert blatt.bilder == 5
    seite = html.document_fromstring(write_sheet(tmp_path, blatt).read_text(encoding="utf-8"))
    text = " ".join(seite.text_content().split())
    for worte in (
        "70,0 % verändert",
        "ragt 12 px hinaus",
        "verschiebt sich: 0,25",
        "Antwort 404: /x.png",
        titel,
        "d/, 375-hell: verschwunden",
    ):
        assert worte in text
    assert {kopf.text_content() for kopf in seite.cssselect("#demo thead th")} == {"Seite", "1280 px, hell", "375 px, hell"}
    anker = {element.get("id") for element in seite.cssselect("[id]")}
    assert {link.get("href") for link in seite.cssselect('a[href^="#"]')} <= {f"#{id}" for id in anker}
    assert all(bild.get("alt") and bild.get("loading") == "lazy" for bild in seite.cssselect("img"))


def test_the_terminal_names_the_pages_that_changed_most_and_counts_the_rest() -> None:
    befunde = [Befund(shot(f"s{nr:02}/"), Lage.VERAENDERT, nr / 100) for nr in range(1, 31)]
    befunde.append(Befund(shot("krumm/", ueberlauf=12, cls=0.05), Lage.GLEICH))
    erste, *zeilen = summarise(tuple(befunde))
    assert erste == "31 Bilder: 30 verändert, 1 gleich"
    assert zeilen[0] == "  verändert: demo/s30/: ein Bild, bis 30,0 %"
    assert zeilen[20:] == ["  verändert: und 10 weitere", "  auffällig: demo/krumm/ 375-hell: ragt 12 px hinaus"]


@pytest.mark.browser
@pytest.mark.xdist_group("browser")
def test_a_page_is_photographed_and_measured(tmp_path: Path) -> None:
    """What sticks out, moves or fails is in the record, and the picture has the width of the view."""
    write_page(tmp_path, "gut/index.html", "<h1>Gut</h1>", '<link rel="icon" href="data:,">')
    schub = 'addEventListener("load", () => setTimeout(() => document.body.style.paddingTop = "400px", 80))'
    krumm = f'<img src="fehlt.png" alt="x"><div style="width:900px;height:600px">breit</div><script>console.error("kaputt");{schub}</script>'
    write_page(tmp_path, "schlecht/index.html", krumm, '<link rel="icon" href="data:,">')

    async def run(adresse: str) -> list[Aufnahme]:
        async with open_browser() as browser:
            fenster = await open_window(browser, Ansicht(375, "hell"), adresse)
            namen = ("gut/", "schlecht/")
            return [await fenster.photograph(shot(name), adresse + name, tmp_path / shot(name).datei) for name in namen]

    with serve_folder(tmp_path) as adresse:
        gut, schlecht = asyncio.run(run(adresse))
    assert not gut.auffaellig
    assert schlecht.ueberlauf > 500
    assert schlecht.cls > 0.1
    assert "kaputt" in schlecht.meldungen
    assert "Antwort 404: /schlecht/fehlt.png" in schlecht.meldungen
    with Image.open(tmp_path / gut.datei) as bild:
        assert bild.size == (375, 900)
