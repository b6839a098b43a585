"""Pages of data set themselves; whatever a site asks of its headings and its navigation holds for them as for its chapters."""

from pathlib import Path

from webseite import KLEIN, build, content, read_page, words, write_page, write_site

PERMALINK = "\nmarkdown_extensions:\n  - toc:\n      permalink: true\n"


def headings(site: Path, seite: str) -> list[tuple[str, str]]:
    alle = content(read_page(site / seite)).cssselect("h1, h2, h3")
    return [(kopf.get("id") or "", words(kopf).removesuffix("¶").strip()) for kopf in alle]


def test_permalinks_of_a_site_stand_at_its_headings_too(tmp_path: Path) -> None:
    ohne = build(write_site(tmp_path / "ohne", KLEIN))
    datei = write_site(tmp_path / "mit", KLEIN)
    datei.write_text(datei.read_text(encoding="utf-8") + PERMALINK, encoding="utf-8")
    mit = build(datei)
    seite = content(read_page(mit / "massnahmen/kurs/index.html"))
    assert len(seite.cssselect(".headerlink")) == len(seite.cssselect("h1, h2, h3")) > 1
    assert not content(read_page(ohne / "massnahmen/kurs/index.html")).cssselect(".headerlink")
    for adresse in ("massnahmen/kurs/index.html", "index.html", "handlungsfelder/sprache/index.html"):
        assert headings(mit, adresse) == headings(ohne, adresse)


def test_a_navigation_of_the_authors_own_names_them(tmp_path: Path) -> None:
    datei = write_site(tmp_path, KLEIN)
    eigene = "\nnav:\n  - Anfang: index.md\n  - Der Kurs am Abend: massnahmen/kurs.md\nnot_in_nav: |\n  /**\n"
    datei.write_text(datei.read_text(encoding="utf-8") + eigene, encoding="utf-8")
    seite = read_page(build(datei) / "massnahmen/kurs/index.html")
    assert [words(link) for link in seite.cssselect(".ik-menue li a")] == ["Anfang", "Der Kurs am Abend"]


def test_a_chapter_may_link_to_a_place_inside_a_closed_block(tmp_path: Path) -> None:
    daten = {**KLEIN, "veranstaltungen": [{"id": "auftakt", "titel": "Auftakt"}]}
    datei = write_site(tmp_path, daten)
    write_page(tmp_path, "weg.md", "# Weg\n\nSiehe den [Auftakt](beteiligung.md#auftakt).\n")
    seite = content(read_page(build(datei) / "weg" / "index.html"))
    assert seite.cssselect("a[href='../beteiligung/#auftakt']")


def test_a_page_of_which_there_is_nothing_to_say_begins_with_its_title(tmp_path: Path) -> None:
    site = build(write_site(tmp_path, KLEIN))
    for adresse in ("handlungsfelder/sprache/index.html", "massnahmen/kurs/index.html", "ziele/deutsch/index.html"):
        assert "---" not in words(content(read_page(site / adresse)))


def test_a_heading_of_the_same_word_as_an_entrys_id_gets_another(tmp_path: Path) -> None:
    daten = {**KLEIN, "glossar": [{"id": "glossar", "begriff": "Wörterliste", "text": "Erklärt Wörter."}]}
    marken = [id for id, _ in headings(build(write_site(tmp_path, daten)), "glossar/index.html")]
    assert marken == ["glossar_1", "glossar"]
