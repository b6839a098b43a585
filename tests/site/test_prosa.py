"""Prose pages: macro calls work, and every mistake in one is a finding with the file's own line and advice."""

import re
from pathlib import Path

import pytest

from integrationskonzept.app import examine, find_projekt
from integrationskonzept.bauen import BauFehler
from webseite import KLEIN, STICHTAG, build, content, read_page, words, write_page, write_site

KOPF = "---\nreihenfolge: 1\ndescription: Text\n---\n\n"
FEHLER = {
    "an unknown macro": (f"{KOPF}# Text\n\n{{{{ kenzahl('massnahmen') }}}}\n", 8, "IK901", "Meinten Sie „kennzahl“?"),
    "an unknown id": (f"{KOPF}# Text\n\nDavor.\n\n{{{{ massnahme('kurz') }}}}\n", 10, "IK901", "Meinten Sie „kurs“?"),
    "an unknown key figure": (f"{KOPF}# Text\n{{{{ kennzahl('massnamen') }}}}\n", 7, "IK901", "Meinten Sie „massnahmen“?"),
    "a missing argument": ("# Text\n\n{{ massnahme() }}\n", 3, "IK901", "Richtig ist: {{ massnahme(id) }}"),
    "an argument too many": ("# Text\n\n{{ massnahme('kurs', 'a') }}\n", 3, "IK901", "Richtig ist: {{ massnahme(id) }}"),
    "an unfinished call": ("# Text\n\n\n{{ massnahme('kurs') \n", 4, "IK901", "unvollständig"),
    "an unfinished block": ("# Text\n\n{% if true %}\nText\n", 3, "IK901", "unvollständig"),
    "a macro without brackets": ("# Text\n\nEs sind {{ kennzahl }}.\n", 3, "IK901", 'Schreiben Sie {{ kennzahl("…") }}.'),
    "a list without brackets": (
        f"{KOPF}# Text\n\n{{{{ massnahmen_liste }}}}\n",
        8,
        "IK901",
        "Schreiben Sie {{ massnahmen_liste() }}.",
    ),
    "typographic quotation marks": ("# Text\n\n{{ massnahme(„kurs“) }}\n", 3, "IK901", 'Schreiben Sie "…".'),
    "a quotation mark too few": ('# Text\n\n{{ massnahme("kurs) }}\n', 3, "IK901", "Anführungszeichen nicht geschlossen"),
    "a comma too few": ("# Text\n\n{{ kennzahl('massnahmen' status='umgesetzt') }}\n", 3, "IK901", "Klammer, Komma oder"),
    "an end without a beginning": ("# Text\n\n{% endif %}\n", 3, "IK901", "Vor {% endif %} fehlt sein Anfang"),
    "an instruction that there is not": ("# Text\n\n{% wenn %}\n", 3, "IK901", "{% wenn … %} gibt es nicht"),
    "an anchor that begins a comment": ("# Text\n\n## Ablauf {#ablauf}\n", 3, "IK901", "{ #name }"),
    "a filter that there is not": ("# Text\n\n{{ 'a' | gross }}\n", 3, "IK901", "steht „gross“, das es nicht gibt"),
    "a field of nothing": ("# Text\n\n{{ 'a'.laenge }}\n", 3, "IK901", "„laenge“ gibt es hier nicht"),
    "a text and a number": ("# Text\n\n{{ 'a' + 1 }}\n", 3, "IK901", "Text und Zahl"),
    "arithmetic with words": ("# Text\n\n{{ 1 / 0 }}\n", 3, "IK901", "durch null geteilt"),
    "a colon in the head": ("---\nreihenfolge: 1\ndescription: Ziele: kurz\n---\n# Text\n", 3, "IK004", "Doppelpunkt"),
    "a head without an end": ("---\nreihenfolge: 1\n\n# Text\n", 1, "IK004", "hat kein Ende"),
    "a field of the head twice": ("---\ntitle: A\ntitle: B\n---\n# Text\n", 3, "IK006", "steht schon in Zeile"),
    "an order in words": ("---\ndescription: Text\nreihenfolge: zehn\n---\n# Text\n", 3, "IK105", "„zehn“"),
    "an order in quotation marks": ('---\nreihenfolge: "10"\n---\n# Text\n', 2, "IK105", "ohne Anführungszeichen"),
    "an order of yes": ("---\nreihenfolge: yes\n---\n# Text\n", 2, "IK105", "„yes“"),
    "a day that there is not": ("---\nstand: 2026-02-30\n---\n# Text\n", 2, "IK105", "„2026-02-30“"),
    "a link to a page that is not there": ("# Text\n\nSiehe [Glossar](glosar.md).\n", 3, "IK902", "führt zu keiner Seite"),
    "a link to a place that is not there": ("# Text\n\n[Kurs](massnahmen/kurs.md#weg)\n", 3, "IK902", "„#weg“"),
    "a link from the root": ("# Text\n\n[Kurs](/massnahmen/kurs/)\n", 3, "IK902", "beginnt mit „/“"),
}


@pytest.mark.parametrize("fall", FEHLER)
def test_a_mistake_is_a_finding_with_the_line_of_the_file(fall: str, tmp_path: Path) -> None:
    text, zeile, regel, rat = FEHLER[fall]
    datei = write_site(tmp_path, KLEIN)
    write_page(tmp_path, "text.md", text)
    with pytest.raises(BauFehler) as gefangen:
        build(datei)
    (finding,) = gefangen.value.findings
    assert (finding.ort.datei, finding.regel) == ("docs/text.md", regel)
    assert rat in finding.text
    assert finding.ort.zeile == zeile
    assert not re.search(r"(?i)\b(unexpected|expected|token|got|template|undefined|error|unknown)\b", finding.text)


NUR_BEIM_BAU = {
    "a filter that there is not",
    "a field of nothing",
    "a text and a number",
    "arithmetic with words",
    "a link to a place that is not there",
}
"""A site may have filters of its own; what an expression gives and what anchors a page has, only building tells."""


@pytest.mark.parametrize("fall", sorted(FEHLER.keys() - NUR_BEIM_BAU))
def test_checking_alone_finds_it_too(fall: str, tmp_path: Path) -> None:
    text, zeile, regel, rat = FEHLER[fall]
    projekt = find_projekt(write_site(tmp_path, KLEIN))
    write_page(tmp_path, "text.md", text)
    (finding,) = examine(projekt, STICHTAG, mit_prosa=True).fehler
    assert (finding.ort.datei, finding.ort.zeile, finding.regel) == ("docs/text.md", zeile, regel)
    assert rat in finding.text


@pytest.mark.parametrize(
    "text",
    [
        "{{ kennzahl('massnahmen', status=egal) }}",
        "{{ range(3) | list }} {{ now() }} {% set ziele = 3 %}{{ ziele }} {% macro m() %}{% endmacro %}{{ m() }}",
        "{% raw %}{{ massnahme('kurz') }}{% endraw %}",
        "[Kurs](massnahmen/kurs.md), [Kurs](massnahmen/kurs.md#stand), [Ziel](ziele/deutsch/index.md), [Start](index.md)",
        "[fort](https://www.kreis.example/a.md) [Post](mailto:a@b.example) [oben](#text) [Datei](plan.pdf)",
        "`[kein Link](nichts.md)`",
    ],
)
def test_checking_alone_complains_of_nothing_it_cannot_judge(text: str, tmp_path: Path) -> None:
    projekt = find_projekt(write_site(tmp_path, KLEIN))
    write_page(tmp_path, "text.md", f"# Text\n\n{text}\n")
    assert examine(projekt, STICHTAG, mit_prosa=True).fehler == ()


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nEin Strich, und darunter: ein Satz: mit Doppelpunkten.\n\n---\n",
        "---\nEin Strich: und ein Satz\n\n# Text\n",
        "---\nort: Musterdorf\nreihenfolge: 2.5\n---\n# Text\n\n{{ ort }}\n",
        "---\r\nreihenfolge: 10\r\n...\r\n# Text\r\n",
        "---\nreihenfolge:\nstand: 2026-01-31\n---\n# Text\n",
    ],
)
def test_a_line_above_a_text_is_no_head_and_a_head_may_hold_values_of_its_own(text: str, tmp_path: Path) -> None:
    projekt = find_projekt(write_site(tmp_path, KLEIN))
    write_page(tmp_path, "text.md", text)
    assert examine(projekt, STICHTAG, mit_prosa=True).fehler == ()


@pytest.mark.parametrize("wo", ["main.py", "main/__init__.py", "makros.py", "hooks"])
def test_where_a_site_has_macros_of_its_own_checking_alone_judges_no_names(wo: str, tmp_path: Path) -> None:
    datei = write_site(tmp_path, KLEIN, **({"hooks": "[h.py]"} if wo == "hooks" else {}))
    if wo == "makros.py":
        text = datei.read_text(encoding="utf-8")
        datei.write_text(text.replace("  - macros:\n", "  - macros:\n      module_name: makros\n"), encoding="utf-8")
    elif wo != "hooks":
        (tmp_path / wo).parent.mkdir(exist_ok=True)
        (tmp_path / wo).write_text("", encoding="utf-8")
    write_page(tmp_path, "text.md", "# Text\n\n{{ eigenes_makro('x') }}\n")
    assert examine(find_projekt(datei), STICHTAG, mit_prosa=True).fehler == ()


def test_a_value_of_the_settings_may_be_called_as_a_macro_is(tmp_path: Path) -> None:
    datei = write_site(tmp_path, KLEIN)
    text = datei.read_text(encoding="utf-8")
    datei.write_text(re.sub(r"(?m)^extra:\n", "extra:\n  ort: Musterdorf\n", text), encoding="utf-8")
    write_page(tmp_path, "text.md", "# Text\n\nIn {{ ort }}.\n")
    assert "In Musterdorf." in words(content(read_page(build(datei) / "text" / "index.html")))
    assert examine(find_projekt(datei), STICHTAG, mit_prosa=True).fehler == ()


def test_a_link_to_the_head_of_a_section_is_suggested(tmp_path: Path) -> None:
    projekt = find_projekt(write_site(tmp_path, KLEIN))
    write_page(tmp_path, "text.md", "# Text\n\n[Ziel](ziele/deutsch.md)\n")
    (finding,) = examine(projekt, STICHTAG, mit_prosa=True).fehler
    assert finding.text.endswith("Meinten Sie „ziele/deutsch/index.md“?")


def test_mistakes_on_several_pages_are_all_told_at_once(tmp_path: Path) -> None:
    datei = write_site(tmp_path, KLEIN)
    for name in ("a.md", "b.md"):
        write_page(tmp_path, name, "# Text\n\n{{ quatsch() }}\n")
    with pytest.raises(BauFehler) as gefangen:
        build(datei)
    assert [f.ort.datei for f in gefangen.value.findings] == ["docs/a.md", "docs/b.md"]


def test_key_figures_in_prose_are_computed(tmp_path: Path) -> None:
    datei = write_site(tmp_path, KLEIN)
    write_page(tmp_path, "text.md", '# Text\n\nEs sind {{ kennzahl("massnahmen") }} und {{ kennzahl("beschluesse") }}.\n')
    assert "Es sind 1 Maßnahme und keine Beschlüsse." in words(content(read_page(build(datei) / "text" / "index.html")))


def test_macro_calls_can_be_shown_instead_of_run(tmp_path: Path) -> None:
    datei = write_site(tmp_path, KLEIN)
    write_page(tmp_path, "a.md", "---\nrender_macros: false\n---\n# Text\n\n`{{ massnahme(1) }}`\n")
    write_page(tmp_path, "b.md", "# Text\n\n{% raw %}`{{ massnahme(1) }}`{% endraw %}\n")
    site = build(datei)
    for name in ("a", "b"):
        assert "{{ massnahme(1) }}" in words(content(read_page(site / name / "index.html")))


def test_gender_forms_in_prose_stay_as_they_were_written(tmp_path: Path) -> None:
    datei = write_site(tmp_path, KLEIN)
    satz = "Arbeitsmigranten*innen sowie Bürger*innen, Kolleg_innen und Leser_innen"
    write_page(tmp_path, "text.md", f"# Text\n\n{satz}, **fett** und *kursiv*.\n")
    seite = content(read_page(build(datei) / "text" / "index.html"))
    assert satz in words(seite)
    assert [words(e) for e in seite.cssselect("strong, em")] == ["fett", "kursiv"]


def test_an_unreleased_name_in_prose_stops_the_build(tmp_path: Path) -> None:
    datei = write_site(tmp_path, {**KLEIN, "personen": [{"id": "p", "name": "Dr. Erika Geheim", "funktion": "Beratung"}]})
    write_page(tmp_path, "text.md", "# Text\n\nFragen Sie Erika Geheim.\n")
    with pytest.raises(BauFehler, match=r"docs/text\.md:3:12: IK501"):
        build(datei)


def test_an_unreleased_name_in_the_settings_stops_the_build(tmp_path: Path) -> None:
    daten = {**KLEIN, "personen": [{"id": "p", "name": "Erika Geheim", "funktion": "Beratung"}]}
    datei = write_site(tmp_path, daten, site_author="Erika Geheim")
    with pytest.raises(BauFehler, match=r"mkdocs\.yml:\d+:14: IK501"):
        build(datei)


def test_a_line_break_written_as_a_reference_does_not_move_the_place(tmp_path: Path) -> None:
    datei = write_site(tmp_path, {**KLEIN, "personen": [{"id": "p", "name": "Erika Geheim", "funktion": "Beratung"}]})
    write_page(tmp_path, "text.md", "# Text\n\n&#10;&#10; Fragen Sie Erika&nbsp;Geheim.")
    with pytest.raises(BauFehler, match=r"docs/text\.md:3:23: IK501"):
        build(datei)
