"""Macros in prose: every one of them makes a whole page wherever it is called, and every wrong call is told at once."""

import itertools
import re
from collections import Counter
from copy import deepcopy
from pathlib import Path

import pytest
from lxml.html import HtmlElement

from bau import volles_konzept
from integrationskonzept.aufrufe import MAKROS
from integrationskonzept.bauen import BauFehler
from integrationskonzept.render import SEITEN
from integrationskonzept.render.bausteine import BAUSTEINE
from webseite import KLEIN, build, content, read_page, words, write_page, write_site

AUFRUFE = {
    "startseite": "startseite()",
    "leitlinien": "leitlinien()",
    "saeulen": "saeulen()",
    "handlungsfelder": "handlungsfelder()",
    "handlungsfeld": 'handlungsfeld("handlungsfelder-1")',
    "ziele": "ziele()",
    "ziel": 'ziel("ziele-1")',
    "massnahmen": "massnahmen()",
    "massnahme": 'massnahme("massnahmen-1")',
    "querschnittsthemen": "querschnittsthemen()",
    "impressum": "impressum()",
    "datenschutz": "datenschutz()",
    "barrierefreiheit": "barrierefreiheit()",
    "querschnittsthema": 'querschnittsthema("querschnittsthemen-1")',
    "zielgruppen": "zielgruppen()",
    "zielgruppe": 'zielgruppe("zielgruppen-1")',
    "orte": "orte()",
    "ort": 'ort("orte-1")',
    "organisationen": "organisationen()",
    "organisation": 'organisation("organisationen-1")',
    "gremien": "gremien()",
    "beteiligung": "beteiligung()",
    "beschluesse": "beschluesse()",
    "indikatoren": "indikatoren()",
    "praxisbeispiele": "praxisbeispiele()",
    "angebote": "angebote()",
    "umsetzungsstand": 'umsetzungsstand(handlungsfelder=["handlungsfelder-1", "handlungsfelder-2"])',
    "wirkungskette": "wirkungskette()",
    "glossar": "glossar()",
    "fragen": "fragen()",
    "downloads": "downloads()",
    "meldungen": "meldungen()",
    "ansprechpersonen": "ansprechpersonen()",
    "dokumente": "dokumente()",
    "daten": "daten()",
    "frueher": 'frueher("alt-geteilt")',
    "massnahmen_tabelle": 'massnahmen_tabelle(spalten=["stand", "zusatz-langtext"], sortiert="-titel", hoechstens=5)',
    "massnahmen_filter": 'massnahmen_filter(spalten=["stand", "zusatz-langtext"], ebene="ebene-1")',
    "massnahmen_liste": 'massnahmen_liste(ebene="ebene-1", jahr=range(2000, 2100))',
    "ziele_baum": "ziele_baum()",
    "kennzahl": 'kennzahl("massnahmen", beispielhaft=true)',
    "zeitleiste": "zeitleiste()",
    "gremium": 'gremium("gremien-1")',
    "kontakt": "kontakt()",
    "download": 'download("downloads-1")',
    "beschluss": 'beschluss("beschluesse-1")',
    "indikator": 'indikator("indikatoren-1")',
    "zitat": 'zitat("zitate-1")',
    "zweisprachig": "zweisprachig()",
}
"""A call of every macro on the full concept; a macro that is missing here fails."""
EINGEBETTET = tuple(name for name in SEITEN if name not in BAUSTEINE)
STUFEN = ("h1", "h2", "h3", "h4", "h5", "h6")
LANGTEXT = "Absatz **fett**.\n\n## Oben\n\n### Unten\n\n- Liste\n\n> Zitat\n\nNote[^1] einer.\n\n[^1]: Fußnote"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The full concept, its long texts with headings and footnotes, and a page of prose for every call."""
    nummer = itertools.count(1000)

    def text(pfad: str, art: str) -> str | None:
        # A history stands below headings of the whole sheet alone; its texts are not what is tried here.
        return f"LT-{next(nummer)} {LANGTEXT}" if art == "langtext" and ".stand." not in pfad else None

    ordner = tmp_path_factory.mktemp("makros")
    datei = write_site(ordner, volles_konzept(text))
    for name, aufruf in AUFRUFE.items():
        write_page(ordner, f"probe/{name}.md", f"# Probe\n\nDavor\n\n{{{{ {aufruf} }}}}\n\nDanach\n")
        if name in EINGEBETTET:
            tiefer = aufruf.replace(")", ", ebene=4)" if '"' in aufruf else "ebene=4)")
            write_page(ordner, f"tief/{name}.md", f"# Probe\n\n## Eins\n\n### Zwei\n\n{{{{ {tiefer} }}}}\n")
    for name, text in EIGENE.items():
        write_page(ordner, name, text)
    return build(datei)


EIGENE = {
    "massnahmen/massnahmen-1.md": '{{ massnahme("massnahmen-1") }}\n\n## Eigenes\n\nVon uns.\n',
    "massnahmen/massnahmen-2.md": '{{ massnahme(id="massnahmen-2") }}\n\n{{ massnahme("massnahmen-1") }}\n',
    "glossar.md": '# Wörter\n\n{{ glossar("glossar-1") }}\n',
    "umsetzungsstand.md": '{{ umsetzungsstand() }}\n\n{{ umsetzungsstand(handlungsfelder="handlungsfelder-1") }}\n',
    "fragen/index.md": "{{ fragen() }}\n",
    "doppelt.md": '# Doppelt\n\n{{ gremium("gremien-1") }}\n\n{{ gremium("gremien-1") }}\n\n{{ glossar("glossar-1") }}\n\n{{ glossar() }}\n',
    "anschluss.md": (
        '# Anschluss\n\nEs sind:\n{{ massnahmen_liste() }}\nDanach.\n{{ massnahmen_tabelle() }}\n\nEine: {{ massnahme("massnahmen-1") }}\n'
        '{% for id in ["massnahmen-1", "massnahmen-2"] %}{{ massnahme(id) }}{% endfor %}\n'
    ),
    "stufen.md": '# Stufen\n\n## Eins\n\n### Zwei\n\n{{ gremium("gremien-1", ebene=4) }}\n',
    "satz.md": '# Satz\n\nIn {{ zweisprachig() }} gibt es **{{ kennzahl("ziele") }}** und *{{ kennzahl("massnahmen") }}*.\n',
    "liste.md": '# Liste\n\n- {{ kennzahl("ziele") }}\n- {{ zweisprachig() }}\n\n| Was | Zahl |\n|---|---|\n| Ziele | {{ kennzahl("ziele") }} |\n',
}
"""Pages that stand in the place of generated ones, and calls beside each other and within a line."""


def page_of(site: Path, name: str) -> HtmlElement:
    return read_page(site / name.removesuffix(".md").removesuffix("/index") / "index.html")


def levels(element: HtmlElement) -> list[int]:
    return [int(h.tag[1]) for h in element.iter(*STUFEN)]


def words_outside_code(element: HtmlElement) -> str:
    kopie = deepcopy(element)
    for code in kopie.cssselect("code, pre, .highlight"):
        code.drop_tree()
    return words(kopie)


@pytest.mark.parametrize("name", MAKROS)
def test_a_call_on_a_prose_page_gives_words(name: str, site: Path) -> None:
    fund = re.search(r"Probe ?¶? Davor (.+) Danach", words(content(page_of(site, f"probe/{name}"))))
    assert fund, name


@pytest.mark.parametrize("seite", [*(f"probe/{name}" for name in MAKROS), *(f"tief/{name}" for name in EINGEBETTET), *EIGENE])
def test_a_page_with_calls_is_whole(seite: str, site: Path) -> None:
    """One title, no empty heading, no level left out, no id twice, no sign of what was to be rendered."""
    artikel = content(page_of(site, seite))
    assert len(page_of(site, seite).cssselect("h1")) == 1
    assert levels(artikel)[0] == 1
    assert all(words(h).removesuffix("¶").strip() for h in artikel.iter(*STUFEN))
    assert all(danach <= davor + 1 for davor, danach in itertools.pairwise(levels(artikel))), levels(artikel)
    assert [name for name, zahl in Counter(artikel.xpath(".//@id")).items() if zahl > 1] == []
    assert not re.search(r"\{\{|\}\}|\{%|\{:|\*\*|\]\(|^\s*#|\bNone\b", words_outside_code(artikel))
    assert [e.tag for e in artikel.iter("li", "dt", "dd", "th", "caption", "p", "dl", "ul", "ol") if not words(e)] == []


@pytest.mark.parametrize("name", EINGEBETTET)
def test_an_embedded_page_brings_no_title_and_no_breadcrumb_and_starts_where_it_is_told(name: str, site: Path) -> None:
    usual, tiefer = content(page_of(site, f"probe/{name}")), content(page_of(site, f"tief/{name}"))
    assert not usual.cssselect(".ik-brotkrumen a, .ik-blaettern")
    assert min(levels(usual)[1:], default=2) == 2
    assert min(levels(tiefer)[3:], default=4) == 4
    assert [min(6, stufe + 2) for stufe in levels(usual)[1:]] == levels(tiefer)[3:]


@pytest.mark.parametrize("name", BAUSTEINE)
def test_a_piece_opens_with_no_heading(name: str, site: Path) -> None:
    davor = next(p for p in content(page_of(site, f"probe/{name}")).iter("p") if words(p) == "Davor")
    erstes = davor.getnext()
    assert erstes is not None
    assert erstes.tag not in STUFEN


@pytest.mark.parametrize("nr", [1, 2])
def test_at_its_own_address_a_call_gives_the_whole_sheet(nr: int, site: Path) -> None:
    """However the id is given; what the author writes below stays."""
    artikel = content(page_of(site, f"massnahmen/massnahmen-{nr}.md"))
    assert len(artikel.cssselect(".ik-brotkrumen")) == len(artikel.cssselect(".ik-blaettern")) == 1
    assert {"Beschreibung", "Schritte", "Umsetzungsstand"} <= {words(h).removesuffix("¶").strip() for h in artikel.iter("h2")}
    assert len(artikel.cssselect(".ik-karte")) == nr - 1
    assert nr == 2 or "Von uns." in words(artikel)


def test_elsewhere_the_same_call_gives_a_card_that_leads_there(site: Path) -> None:
    (karte,) = content(page_of(site, "probe/massnahme")).cssselect(".ik-karte")
    assert [a.get("href") for a in karte.iter("a")][:1] == ["../../massnahmen/massnahmen-1/"]


def test_a_piece_can_stand_on_the_page_of_its_name(site: Path) -> None:
    glossar, stand = content(page_of(site, "glossar.md")), content(page_of(site, "umsetzungsstand.md"))
    assert [words(h).removesuffix("¶").strip() for h in glossar.iter("h1")] == ["Wörter"]
    assert len(stand.cssselect(".ik-tabelle--zahlen")) == 2
    assert len(content(page_of(site, "fragen/index.md")).cssselect("h1")) == 1


def test_headings_in_the_long_text_of_a_piece_start_where_they_are_told(site: Path) -> None:
    assert levels(content(page_of(site, "probe/gremium"))) == [1, 2, 3]
    assert levels(content(page_of(site, "stufen.md"))) == [1, 2, 3, 4, 5]


def test_a_block_needs_no_empty_line_around_its_call(site: Path) -> None:
    artikel = content(page_of(site, "anschluss.md"))
    assert [words(p) for p in artikel.iter("p") if words(p) in ("Es sind:", "Danach.", "Eine:")] == ["Es sind:", "Danach.", "Eine:"]
    assert len(artikel.cssselect("article > ul > li")) == 2
    assert len(artikel.cssselect("article > .ik-tabelle tbody tr")) == 2
    assert len(artikel.cssselect("article > .ik-karte")) == 3


def test_within_a_line_a_call_is_a_part_of_the_sentence(site: Path) -> None:
    artikel = content(page_of(site, "satz.md"))
    assert re.search(r"In KT-\d+/KT-\d+ gibt es 2 KT-\d+ und 1 KT-\d+\.", words(artikel))
    assert [words(e)[:1] for e in artikel.cssselect("p > strong, p > em")] == ["2", "1"]
    assert [words(li)[:3] for li in content(page_of(site, "liste.md")).cssselect("li")] == ["2 K", "KT-"]
    assert words(content(page_of(site, "liste.md")).cssselect("td")[1]).startswith("2 KT-")


FALSCH = {
    "kenzahl('massnahmen')": "Das Makro „kenzahl“ gibt es nicht. Meinten Sie „kennzahl“?",
    "xyzzy()": "Das Makro „xyzzy“ gibt es nicht. Es gibt: angebote, ",
    "massnahme('kurz')": "Maßnahme „kurz“ gibt es nicht. Meinten Sie „kurs“?",
    "organisation('x')": "Organisation „x“ gibt es nicht.",
    "frueher('x')": "Die frühere id „x“ nennt keine Maßnahme",
    "massnahmen_liste(stauts='umgesetzt')": "Richtig ist: {{ massnahmen_liste(sortiert, hoechstens, feld=…) }}. Meinten Sie „status“?",
    "massnahmen_liste(status='umgesezt')": "„umgesezt“ gibt es bei „status“ nicht. Meinten Sie „umgesetzt“?",
    "massnahmen_tabelle(spalten=['stant'])": "Eine Spalte „stant“ gibt es nicht. Meinten Sie „stand“?",
    "massnahmen_tabelle(spalte='stand')": "Meinten Sie „spalten“?",
    "massnahmen_tabelle(sortiert='titl')": "Meinten Sie „titel“?",
    "massnahmen_liste(hoechstens=0)": "„hoechstens“ ist eine Zahl ab 1, nicht „0“.",
    "massnahmen_liste(name='x')": "Der Aufruf von „massnahmen_liste“ passt nicht.",
    "kennzahl('massnahmen', function='x')": "Richtig ist: {{ kennzahl(abschnitt, feld=…) }}.",
    "massnahme(idd='kurs')": "Richtig ist: {{ massnahme(id) }}. Meinten Sie „id“?",
    "massnahme(blat='kurs')": "Richtig ist: {{ massnahme(id) }}.",
    "massnahme()": "Der Aufruf von „massnahme“ passt nicht. Richtig ist: {{ massnahme(id) }}.",
    "gremien('x')": "Richtig ist: {{ gremien() }}.",
    "gremien(eben=3)": "Meinten Sie „ebene“?",
    "gremien(ebene=1)": "„ebene“ ist die Stufe der Überschriften, eine Zahl von 2 bis 6, nicht „1“.",
    "gremien(ebene='3')": "nicht „3“.",
    "glossar(begriff='x')": "Richtig ist: {{ glossar(…) }}.",
    "kontakt()": "Das Konzept nennt keinen Kontakt.",
    "massnahme(kurs)": 'Texte und ids stehen in Anführungszeichen. Schreiben Sie massnahme("…").',
    "massnahme(sprach-kurs)": "„sprach“ gibt es hier nicht. Texte und ids stehen in Anführungszeichen.",
    "kennzahl(massnahmen)": 'Texte und ids stehen in Anführungszeichen. Schreiben Sie kennzahl("…").',
    "massnahmen_tabelle(['stand', zeit])": "Texte und ids stehen in Anführungszeichen.",
    "massnahmen_liste(jahr='bald')": "„bald“ ist kein Jahr. Schreiben Sie zum Beispiel jahr=2026.",
}
"""Wrong calls and what is said about each."""


def test_every_wrong_call_of_every_page_is_told_at_once_with_its_line(tmp_path: Path) -> None:
    datei = write_site(tmp_path, KLEIN)
    abbruch = "massnahme(sprach-kurs)"  # an arithmetic of nothing ends the page that it stands on
    aufrufe = [aufruf for aufruf in FALSCH if aufruf != abbruch]
    write_page(tmp_path, "alle.md", "---\ndescription: Text\n---\n\n# Alle\n\n" + "".join(f"{{{{ {a} }}}}\n\n" for a in aufrufe))
    write_page(tmp_path, "zwei.md", f"# Zwei\n\nRichtig: {{{{ kennzahl('ziele') }}}}\n\n{{{{ {abbruch} }}}}\n")
    with pytest.raises(BauFehler) as gefangen:
        build(datei)
    gefunden = [(f.ort.datei, f.ort.zeile, f.regel) for f in gefangen.value.findings]
    erwartet = [("docs/alle.md", 7 + 2 * nr, "IK901") for nr in range(len(aufrufe))]
    assert gefunden == [*erwartet, ("docs/zwei.md", 5, "IK901")]
    for aufruf, finding in zip([*aufrufe, abbruch], gefangen.value.findings, strict=True):
        assert FALSCH[aufruf] in finding.text, aufruf
        assert not re.search(r"Error|functools|<function|0x[0-9a-f]{4}", finding.text), aufruf


def test_a_wrong_call_at_the_own_address_is_told(tmp_path: Path) -> None:
    datei = write_site(tmp_path, KLEIN)
    write_page(tmp_path, "massnahmen/kurs.md", '{{ massnahme("kurs", ebene=3) }}\n')
    write_page(tmp_path, "fragen.md", "{{ fragen(ebene=3) }}\n")
    with pytest.raises(BauFehler) as gefangen:
        build(datei)
    assert [f.ort.datei for f in gefangen.value.findings] == ["docs/fragen.md"]
    assert "Richtig ist: {{ fragen() }}." in gefangen.value.findings[0].text
