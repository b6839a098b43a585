"""Building: an author's page wins, sub-paths and file names work, the same data gives the same bytes, nothing is left half-built."""

import hashlib
import re
from datetime import date
from pathlib import Path

import pytest

from bau import konzept_of
from integrationskonzept.bauen import BauFehler, build_site
from webseite import KLEIN, STICHTAG, build, content, pages, read_page, words, write_page, write_settings, write_site


@pytest.mark.parametrize("name", ["massnahmen/kurs.md", "massnahmen/kurs/index.md"])
def test_a_markdown_file_at_the_same_place_wins(name: str, tmp_path: Path) -> None:
    datei = write_site(tmp_path, KLEIN)
    write_page(tmp_path, name, '{{ massnahme("kurs") }}\n\n## Nachtrag\n\nAus dem Ausschuss.\n')
    seite = content(read_page(build(datei) / "massnahmen" / "kurs" / "index.html"))
    assert words(seite.cssselect("h1")[0]).startswith("Kurs")
    assert "Aus dem Ausschuss." in words(seite)
    assert "Umgesetzt" in words(seite)


@pytest.mark.parametrize(
    ("davor", "titel"),
    [
        ("# Wen Sie fragen können\n\nRufen Sie an.\n\n", "Wen Sie fragen können"),
        ("---\n# Ein Kommentar\npdf: false\n---\n\n```sh\n# ein Befehl\n```\n\n", "Ansprechpersonen"),
        ("Rufen Sie an.\n\n## Vorab\n\n", "Ansprechpersonen"),
    ],
)
def test_a_page_that_replaces_a_generated_one_has_one_heading(davor: str, titel: str, tmp_path: Path) -> None:
    datei = write_site(
        tmp_path,
        {**KLEIN, "personen": [{"id": "p", "funktion": "Beratung", "name": "A B", "telefon": "04999 1", "veroeffentlichen": "ja"}]},
    )
    write_page(tmp_path, "ansprechpersonen.md", f"{davor}{{{{ ansprechpersonen() }}}}\n")
    seite = read_page(build(datei) / "ansprechpersonen" / "index.html")
    assert [words(h).removesuffix("¶").strip() for h in seite.iter("h1")] == [titel]
    assert content(seite).xpath(".//h2[@id='p']")  # other pages link to it


def test_links_to_a_page_an_author_moved_into_a_folder_still_lead_there(tmp_path: Path) -> None:
    datei = write_site(tmp_path, KLEIN)
    write_page(tmp_path, "massnahmen/kurs/index.md", "# Kurs, eigene Seite\n")
    fragen = read_page(build(datei) / "fragen" / "index.html")
    assert "../massnahmen/kurs/" in fragen.xpath("//article//a/@href")


def test_a_prose_page_becomes_a_chapter_in_the_order_it_asks_for(tmp_path: Path) -> None:
    datei = write_site(tmp_path, KLEIN)
    write_page(tmp_path, "a-methodik.md", "---\nreihenfolge: 20\n---\n# Methodik\n")
    write_page(tmp_path, "z-vorwort.md", "---\nreihenfolge: 10\n---\n# Vorwort & Dank\n")
    navigation = read_page(build(datei) / "a-methodik" / "index.html").cssselect(".ik-menue li a")
    titel = list(dict.fromkeys(words(eintrag) for eintrag in navigation))
    assert titel.index("Vorwort & Dank") < titel.index("Methodik")


@pytest.mark.parametrize("site_url", ["https://kreis.example/integration/konzept/", "https://kreis.example/"])
def test_a_site_below_a_path_links_within_itself(site_url: str, tmp_path: Path) -> None:
    site = build(write_site(tmp_path, KLEIN, site_url=site_url))
    for pfad, seite in pages(site).items():
        for adresse in seite.xpath("//article//a/@href"):
            if pfad != "404.html" and not adresse.startswith("#"):
                assert not adresse.startswith(("/", "http")), (pfad, adresse)
    assert all(
        a.startswith(site_url.removeprefix("https://kreis.example"))
        for a in content(read_page(site / "404.html")).xpath(".//a/@href")
    )


def test_file_addresses_work_for_pages_opened_from_a_folder(tmp_path: Path) -> None:
    site = build(write_site(tmp_path, KLEIN, use_directory_urls="false"))
    assert (site / "massnahmen" / "kurs.html").is_file()
    for pfad, seite in pages(site).items():
        for adresse in seite.xpath("//article//a/@href"):
            if pfad == "404.html" or adresse.startswith(("#", "http")):
                continue
            ziel = (site / pfad).parent / re.split("[?#]", adresse)[0]
            assert ziel.is_file(), (pfad, adresse)


def test_two_builds_on_the_same_reference_day_are_byte_identical(tmp_path: Path) -> None:
    summen = []
    for name in ("eins", "zwei"):
        (tmp_path / name).mkdir()
        site = build(write_site(tmp_path / name, KLEIN), date(2026, 3, 1))
        summen.append(
            {p.relative_to(site).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in site.rglob("*") if p.is_file()}
        )
    assert summen[0] == summen[1]
    assert len(summen[0]) > 20


def test_what_depends_on_today_depends_on_the_reference_day_alone(tmp_path: Path) -> None:
    daten = {**KLEIN, "massnahmen": [{"id": "kurs", "titel": "Kurs", "zeit": "bis Ende 2025", "stand": "in_umsetzung"}]}
    datei = write_site(tmp_path, daten)
    davor = words(read_page(build(datei, date(2025, 12, 31)) / "massnahmen/kurs/index.html"))
    danach = words(read_page(build(datei, date(2026, 1, 1)) / "massnahmen/kurs/index.html"))
    assert "Zeitrahmen überschritten" not in davor
    assert "Zeitrahmen überschritten (Stand der Auswertung: 1. Januar 2026)" in danach


def test_a_failed_build_leaves_the_old_site_whole(tmp_path: Path) -> None:
    datei = write_site(tmp_path, KLEIN)
    site = build(datei)
    vorher = {p: p.read_bytes() for p in site.rglob("*") if p.is_file()}
    write_site(tmp_path, {**KLEIN, "massnahmen": [{"id": "kurs", "titel": "Kurs", "ziele": ["gibtsnicht"]}]})
    with pytest.raises(BauFehler, match="IK201"):
        build(datei)
    assert {p: p.read_bytes() for p in site.rglob("*") if p.is_file()} == vorher
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


@pytest.mark.parametrize(
    ("vorlage", "satz"),
    [
        ("{% extends 'base.html' %}{% block x %}", "Eine Vorlage ist fehlerhaft („main.html“ in Zeile 1)"),
        ("{% extends 'gibt-es-nicht.html' %}", "Eine Vorlage ist fehlerhaft"),
        ("{{ gibt.es.nicht }}", "Eine Vorlage ist fehlerhaft"),
    ],
)
def test_a_mistake_in_an_own_template_is_told_and_leaves_the_old_site_whole(vorlage: str, satz: str, tmp_path: Path) -> None:
    datei = write_site(tmp_path, KLEIN)
    site = build(datei)
    (tmp_path / "over").mkdir()
    (tmp_path / "over" / "main.html").write_text(vorlage, encoding="utf-8")
    datei.write_text(
        datei.read_text(encoding="utf-8").replace("  name: material", "  name: material\n  custom_dir: over"), encoding="utf-8"
    )
    with pytest.raises(BauFehler) as gefangen:
        build(datei)
    assert satz in str(gefangen.value)
    assert (site / "index.html").is_file()


def test_prose_that_is_not_utf8_is_explained(tmp_path: Path) -> None:
    datei = write_site(tmp_path, KLEIN)
    (tmp_path / "docs" / "alt.md").write_bytes("# Grüße\n".encode("latin-1"))
    with pytest.raises(BauFehler, match=r"docs/alt\.md:1:5: IK001 .*Latin-1"):
        build(datei)


def test_a_site_folder_that_is_a_link_is_filled_where_it_leads(tmp_path: Path) -> None:
    datei = write_site(tmp_path, KLEIN)
    (tmp_path / "www").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "www", target_is_directory=True)
    build(datei)
    assert (tmp_path / "site").is_symlink()
    assert (tmp_path / "www" / "index.html").is_file()


def test_a_page_of_ones_own_may_stand_where_an_address_was_divided(tmp_path: Path) -> None:
    teile = [{"id": name, "titel": name, "vorgaenger": ["ganz"]} for name in ("eins", "zwei")]
    datei = write_site(tmp_path, {**KLEIN, "fragen": [], "massnahmen": teile})
    write_page(tmp_path, "massnahmen/ganz.md", "# Was daraus wurde\n")
    assert "Was daraus wurde" in words(read_page(build(datei) / "massnahmen" / "ganz" / "index.html"))


def test_every_page_says_where_it_belongs(demo: Path) -> None:
    for pfad, seite in pages(demo).items():
        if pfad not in ("index.html", "404.html") and not seite.xpath("//meta[@http-equiv='refresh']"):
            pfade = [words(eins) for eins in content(seite).cssselect(".ik-brotkrumen")]
            bereiche = [words(eins) for eins in seite.cssselect(".ik-reiter [aria-current]")]
            ist_kopf = bereiche == [words(seite.cssselect("h1")[0])]  # of an area: what stands above it is itself
            assert len(pfade) == (not ist_kopf), pfad


def test_an_interrupted_build_leaves_the_old_site_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    datei = write_site(tmp_path, KLEIN)
    site = build(datei)
    vorher = sorted(p.relative_to(site) for p in site.rglob("*"))

    def interrupt(*_args: object, **_kwargs: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("integrationskonzept.plugin.build_navigation", interrupt)
    with pytest.raises(KeyboardInterrupt):
        build(datei)
    assert sorted(p.relative_to(site) for p in site.rglob("*")) == vorher
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


def test_progress_is_told(tmp_path: Path) -> None:
    gemeldet: list[str] = []
    gebaut = build_site(write_site(tmp_path, KLEIN), STICHTAG, gemeldet.append)
    assert gemeldet[0] == "Lese Daten aus „data“"
    assert any(re.fullmatch(r"\d+ Seiten aus den Daten, 0 eigene Seiten", zeile) for zeile in gemeldet)
    assert gebaut.seiten > 5


def test_one_page_is_told_as_one(tmp_path: Path) -> None:
    datei = write_site(tmp_path, KLEIN)
    write_page(tmp_path, "text.md", "# Text\n")
    gemeldet: list[str] = []
    build_site(datei, STICHTAG, gemeldet.append)
    assert any(re.fullmatch(r"\d+ Seiten aus den Daten, 1 eigene Seite", zeile) for zeile in gemeldet)


def test_a_concept_of_prose_alone_builds(tmp_path: Path) -> None:
    """Gifhorn: text and questions, no Maßnahme, no Ziel."""
    datei = write_site(
        tmp_path, {"konzept": {"titel": "Nur Text"}, "fragen": [{"id": "wozu", "frage": "Wozu?", "antwort": "Darum."}]}
    )
    write_page(tmp_path, "verstaendnis.md", "# Verständnis\n\nText.\n")
    site = build(datei)
    alles = {pfad: words(seite) for pfad, seite in pages(site).items()}
    assert set(alles) == {"404.html", "index.html", "fragen/index.html", "verstaendnis/index.html", "daten/index.html"}
    assert "Maßnahme" not in words(content(read_page(site / "index.html")))
    assert "0 " not in words(content(read_page(site / "index.html")))


def test_own_nouns_appear_throughout(tmp_path: Path) -> None:
    begriffe = {
        "handlungsfeld": {"einzahl": "Themenfeld", "mehrzahl": "Themenfelder", "dativ_mehrzahl": "Themenfeldern"},
        "massnahme": {"einzahl": "Vorhaben", "mehrzahl": "Vorhaben"},
        "ziel": {"einzahl": "Anliegen", "mehrzahl": "Anliegen"},
    }
    daten = {**KLEIN, "konzept": {"titel": "T", "begriffe": begriffe}}
    daten["massnahmen"] = [*KLEIN["massnahmen"], {"id": "zwei", "titel": "Zwei", "handlungsfelder": ["sprache"]}]
    for pfad, seite in pages(build(write_site(tmp_path, daten))).items():
        assert not re.search(r"Handlungsfeld|Maßnahme|\bZiele?\b", words(seite)), pfad
        assert not [
            w for w in seite.xpath("//@aria-label | //@title | //@content") if re.search(r"Handlungsfeld|Maßnahme|\bZiele?\b", w)
        ], pfad


def test_a_title_of_two_hundred_signs_and_two_equal_titles_stay_apart(tmp_path: Path) -> None:
    lang = "Aufbau eines Angebots " * 9
    daten = {
        **KLEIN,
        "fragen": [],
        "massnahmen": [{"id": f"m{n}", "titel": lang, "nr": nr} for n, nr in enumerate(("1.1", "1.10", "Ü4", "M 3.4"))],
    }
    tabelle = read_page(build(write_site(tmp_path, daten)) / "massnahmen/index.html")
    assert [words(td) for td in tabelle.cssselect("td.ik-nr")] == ["1.1", "1.10", "M 3.4", "Ü4"]


def test_draft_docs_and_development_notes_are_not_published(demo: Path) -> None:
    assert not (demo / "entwicklung").exists()


def test_settings_without_our_plugin_are_refused_with_advice(tmp_path: Path) -> None:
    write_site(tmp_path, KLEIN)
    (tmp_path / "mkdocs.yml").write_text("site_name: X\n", encoding="utf-8")
    with pytest.raises(BauFehler, match="fehlt unter „plugins“ der Eintrag „integrationskonzept“"):
        build(tmp_path / "mkdocs.yml")


def test_an_own_navigation_wins(tmp_path: Path) -> None:
    datei = write_site(tmp_path, KLEIN)
    datei.write_text(
        datei.read_text(encoding="utf-8").replace("omitted_files: warn", "omitted_files: ignore")
        + "\nnav:\n  - Anfang: index.md\n",
        encoding="utf-8",
    )
    tabs = read_page(build(datei) / "index.html").cssselect(".ik-reiter a")
    assert [words(tab) for tab in tabs] == ["Anfang"]


def test_the_small_concept_of_these_tests_is_sound() -> None:
    assert konzept_of(**KLEIN).massnahmen[0].id == "kurs"


def test_write_settings_replaces_what_the_demo_says(tmp_path: Path) -> None:
    assert "site_url: https://x.example/" in write_settings(tmp_path, site_url="https://x.example/").read_text(encoding="utf-8")
