"""Long text: what it may hold, what it points at, and the one closed block that comes of it."""

import re
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from urllib.parse import urlsplit

import html5lib
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bau import konzept_of
from integrationskonzept.adressen import Adressbuch
from integrationskonzept.druck.bogen import Bogen
from integrationskonzept.langtext import Ziel, find_ziele, first_words, is_erlaubt, is_intern, plain_text, simple_paragraphs
from integrationskonzept.render import Buch
from integrationskonzept.render.langtext import Umgebung, render_langtext
from integrationskonzept.typen import Langtext

HEUTE = date(2026, 6, 30)
BELIEBIG = settings(deadline=None, max_examples=150, derandomize=True)
OHNE_ENDE = {"br", "hr", "img"}
ELEMENTE = {
    *("div", "section", "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "hr", "br"),
    *("table", "thead", "tbody", "tr", "th", "td", "code", "em", "strong", "sup", "abbr", "a", "img"),
}
ATTRIBUTE = {"class", "href", "src", "alt", "title", "id", "start", "aria-label", "role", "tabindex"}


def render(text: str, *, schluessel: str = "a", ebene: int = 3, **abkuerzungen: str) -> str:
    """The block of a text on the page of the Maßnahme x."""
    return str(render_langtext(text, Umgebung(url_from_x, abkuerzungen), schluessel=schluessel, ebene=ebene))


def url_from_x(adresse: str) -> str:
    return Adressbuch().url("massnahmen/x.md", adresse)


def inner(text: str, **wie: str) -> str:
    """The HTML inside the block, line breaks as in the source of HTML."""
    block = render(text, **wie).replace("&#10;", "\n")
    treffer = re.fullmatch(r'<div class="ik-text">(.*)</div>', block, re.DOTALL)
    assert treffer
    return treffer[1]


def words(html: str) -> str:
    """What readers see of HTML, white space folded."""
    return " ".join("".join(html5lib.parseFragment(html, namespaceHTMLElements=False).itertext()).split())


class Balance(HTMLParser):
    """Notes elements with their attributes, and that each is closed where it was opened."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.offen: list[str] = []
        self.elemente: list[tuple[str, dict[str, str | None]]] = []
        self.oberste = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.oberste += not self.offen
        self.elemente.append((tag, dict(attrs)))
        if tag not in OHNE_ENDE:
            self.offen.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.offen
        assert self.offen.pop() == tag

    def handle_data(self, data: str) -> None:
        assert self.offen, data

    handle_comment = handle_decl = handle_pi = unknown_decl = handle_data


# --- gender forms --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Bürger*innen",
        "Arbeitsmigranten*innen sowie Bürger*innen",
        "Arbeitsmigrant*innen, Bürger*innen und Schüler*innen",
        "Sinti*zze und Rom*nja",
        "jede*r und ein*e Lehrer*in",
        "der*die Ansprechpartner*in",
        "Mitarbeiter*innen-Treffen und Bewohner*innenrat",
        "BÜRGER*INNEN UND SCHÜLER*INNEN",
        "Bürger:innen sowie Schüler:innen",
        "Bürger_innen sowie Schüler_innen",
        "Bürger/-innen sowie Schüler/-innen",
        "Bürger/innen sowie Schüler/innen",
        "BürgerInnen sowie SchülerInnen",
        "Bürger(innen) sowie Schüler(innen)",
        "Bürger*innen, Schüler:innen, Lehrer_innen, Ärzt/-innen und KollegInnen",
        "Bürger*innen\nsowie Schüler*innen",
        "Mütter* und Väter* sowie Frauen*",
        "5 * 3 * 2",
        "snake_case_name",
        "2 < 3 & 4 > 1",
        "„Zitat“ – und mehr …",
    ],
)
def test_gender_forms_and_plain_words_stay_as_written(text: str) -> None:
    assert "<em>" not in inner(text)
    assert "<strong>" not in inner(text)
    assert words(inner(text)) == " ".join(text.split())


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**fett** und *betont*", "<strong>fett</strong> und <em>betont</em>"),
        ("__fett__ und _betont_", "<strong>fett</strong> und <em>betont</em>"),
        ("**fett** für Bürger*innen und *betont*", "<strong>fett</strong> für Bürger*innen und <em>betont</em>"),
        ("**Bürger*innen** und *Schüler*innen*", "<strong>Bürger*innen</strong> und <em>Schüler*innen</em>"),
        ("Bürger*innen, **Schüler*innen** und Lehrer*innen", "Bürger*innen, <strong>Schüler*innen</strong> und Lehrer*innen"),
        ("***Bürger*innen***", "<em><strong>Bürger*innen</strong></em>"),
        ("*(Bürger*innen)* und **„Schüler*innen“**", "<em>(Bürger*innen)</em> und <strong>„Schüler*innen“</strong>"),
        ("Wort**teil**wort", "Wort<strong>teil</strong>wort"),
        ("[Bürger*innen](https://x.example) *und* [Rat*in](/x/)", None),
        ("`*kein*` *doch*", "<code>*kein*</code> <em>doch</em>"),
        (r"\*kein\* *doch*", "*kein* <em>doch</em>"),
    ],
)
def test_real_emphasis_works_beside_gender_forms(text: str, html: str | None) -> None:
    if html:
        assert inner(text) == f"<p>{html}</p>"
    else:
        assert words(inner(text)) == "Bürger*innen und Rat*in"


# --- links ---------------------------------------------------------------------------------------------------------

ERLAUBT = [
    *("https://x.example", "http://x.example/a?b=c#d", "HTTPS://X.EXAMPLE", "https://x.example:8080/", "https://[::1]/"),
    *("mailto:a@x.example", "tel:+49355123", "/", "/glossar/", "/glossar/#kit", "#kit", "#", "/bilder/plan.png"),
]
VERBOTEN = [
    *("", "javascript:alert(1)", "JavaScript:alert(1)", "java\nscript:alert(1)", " javascript:alert(1)", "\x01javascript:alert(1)"),
    *(
        "vbscript:x",
        "data:text/html,<b>",
        "file:///etc/passwd",
        "ftp://x.example",
        "blob:x",
        "about:blank",
        "view-source:https://x",
    ),
    *(
        "//x.example",
        "///x.example",
        "/\\x.example",
        "\\\\x.example",
        "\\/x.example",
        "http:x.example",
        "https:/x.example",
        "http://",
    ),
    *("glossar/", "glossar.md", "./glossar/", "../glossar/", "?a=b", "x", "www.x.example", "https://[", "://x"),
]
ENTSCHAERFT = ("/\\x.example", "\\/x.example", "https://[")
"""Of these Markdown itself makes harmless ones, by its escapes: "/%5Cx.example", "/x.example", "https://%5B"."""


@pytest.mark.parametrize("adresse", ERLAUBT)
def test_address_is_allowed(adresse: str) -> None:
    assert is_erlaubt(adresse)
    assert is_intern(adresse) == adresse.startswith(("/", "#"))


@pytest.mark.parametrize("adresse", VERBOTEN)
def test_address_is_forbidden(adresse: str) -> None:
    assert not is_erlaubt(adresse)
    assert not is_intern(adresse)


def links(html: str) -> list[str]:
    """Every address an element of HTML leads to or loads."""
    return [str(attribute[name]) for _, attribute in Balance(html).elemente for name in ("href", "src") if name in attribute]


@pytest.mark.parametrize("form", ["[Worte]({})", "[Worte](<{}>)", "![Worte]({})", "[Worte][1]\n\n[1]: <{}>", "<{}>"])
@pytest.mark.parametrize("adresse", [adresse for adresse in VERBOTEN if adresse.strip() and adresse not in ENTSCHAERFT])
def test_no_notation_makes_a_link_of_a_forbidden_address(form: str, adresse: str) -> None:
    assert links(render(form.format(adresse))) == []


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("[a](https://x.example/ä?b=c&d=e)", "https://x.example/%C3%A4?b=c&d=e"),
        ("<https://x.example/>", "https://x.example/"),
        ("<a@x.example>", "mailto:a@x.example"),
        ("[a](mailto:a@x.example)", "mailto:a@x.example"),
        ("[a](tel:+49355123)", "tel:+49355123"),
        ("[a](/glossar/)", "../../glossar/"),
        ("[a](/glossar/#kit)", "../../glossar/#kit"),
        ("[a](/massnahmen/x/)", "./"),
        ("[a](/)", "../../"),
        ("[a](#kit)", "#kit"),
        ("![a](/bilder/plan.png)", "../../bilder/plan.png"),
        ("[a](</bilder/über sicht.pdf>)", "../../bilder/%C3%BCber%20sicht.pdf"),
        ("[a](/bilder/%C3%BCber%20sicht.pdf)", "../../bilder/%C3%BCber%20sicht.pdf"),
        ("![a](/bilder/übersicht.png)", "../../bilder/%C3%BCbersicht.png"),
        ("[a][1]\n\n[1]: /glossar/", "../../glossar/"),
    ],
)
def test_link_leads_from_this_page_to_its_target(text: str, url: str) -> None:
    assert links(render(text)) == [url]


@pytest.mark.parametrize(
    ("text", "ziele"),
    [
        ("ohne", []),
        ("[ein Ziel](/glossar/)", [Ziel("/glossar/", "ein Ziel", bild=False)]),
        ("[**ein** `Ziel`](/glossar/)", [Ziel("/glossar/", "ein Ziel", bild=False)]),
        ("[ein\nZiel](/glossar/)", [Ziel("/glossar/", "ein Ziel", bild=False)]),
        ("[ein  \nZiel](/glossar/)", [Ziel("/glossar/", "ein Ziel", bild=False)]),
        ("[Bürger*innen](/b/) und [Rat](/r/)", [Ziel("/b/", "Bürger*innen", bild=False), Ziel("/r/", "Rat", bild=False)]),
        ("![Plan](/plan.png)", [Ziel("/plan.png", "Plan", bild=True)]),
        ("![Plan](/übersicht 1.png)", []),
        ("![Plan](/übersicht.png)", [Ziel("/übersicht.png", "Plan", bild=True)]),
        ("[a](</über sicht.pdf>)", [Ziel("/über sicht.pdf", "a", bild=False)]),
        ("[![Plan](/plan.png)](/x/)", [Ziel("/plan.png", "Plan", bild=True), Ziel("/x/", "Plan", bild=False)]),
        ("[](/x/)", [Ziel("/x/", "", bild=False)]),
        ("[x](javascript:alert(1))", [Ziel("javascript:alert(1)", "x", bild=False)]),
        ("[x](//x.example)", [Ziel("//x.example", "x", bild=False)]),
        ("<https://x.example/>", [Ziel("https://x.example/", "https://x.example/", bild=False)]),
        ("- [a](/a/)\n\n> [b](/b/)\n\n# [c](/c/)", [Ziel(f"/{wort}/", wort, bild=False) for wort in "abc"]),
        ("| [a](/a/) |\n|---|\n| [b](/b/) |", [Ziel(f"/{wort}/", wort, bild=False) for wort in "ab"]),
        ("Text[^1]\n\n[^1]: Siehe [a](/a/)", [Ziel("/a/", "a", bild=False)]),
        ("Text^[Siehe [a](/a/)]", [Ziel("/a/", "a", bild=False)]),
        ("`[a](/a/)`", []),
        ('<a href="/a/">a</a>', []),
    ],
)
def test_every_link_and_image_is_found_with_its_words(text: str, ziele: list[Ziel]) -> None:
    assert list(find_ziele(text)) == ziele


# --- first words ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "worte"),
    [
        ("", ""),
        ("Ein Satz.", "Ein Satz."),
        ("Ein **fetter** [Satz](/x/) mit `Code`.\n\nDer zweite.", "Ein fetter Satz mit Code."),
        ("Bürger*innen\nund Schüler*innen", "Bürger*innen und Schüler*innen"),
        ("- Punkt eins\n- Punkt zwei", "Punkt eins"),
        ("> Zitat", "Zitat"),
        ("Text[^1] weiter\n\n[^1]: Fußnote", "Text weiter"),
        ("2 < 3 & <b>4</b>", "2 < 3 & <b>4</b>"),
        ("![Plan](/plan.png)\n\nDann Text.", "Dann Text."),
        ("---\n\nDann Text.", "Dann Text."),
        ("wort " * 40, "wort " * 31 + "…"),
    ],
)
def test_first_words_are_the_beginning_in_plain_words(text: str, worte: str) -> None:
    assert first_words(text) == worte


WOERTER = st.lists(st.sampled_from(["Wort", "lang" * 30, ",", "–", " ", "\n", "*"])).map("".join)


@pytest.mark.parametrize(
    ("text", "gekuerzt"),
    [
        ("Ein erster Satz, der genug sagt. Ein zweiter, für den kein Platz mehr ist.", "Ein erster Satz, der genug sagt."),
        (
            "Kurz. Ein zweiter Satz, der viel länger ist als der erste und nicht passt.",
            "Kurz. Ein zweiter Satz, der viel länger ist als …",
        ),
        (
            "Es gibt diesen Kurs seit dem 17. August 2024 und an zwei Orten im Landkreis.",
            "Es gibt diesen Kurs seit dem 17. August 2024 und …",
        ),
        (
            "Wir beraten im ganzen Landkreis (z. B. Neue) und auch in der Stadt abends.",
            "Wir beraten im ganzen Landkreis (z. B. Neue) und …",
        ),
        ("Wer zuzieht, erfährt davon (beim Amt). Wer geht, erfährt es dann auch noch.", "Wer zuzieht, erfährt davon (beim Amt)."),
    ],
)
def test_a_beginning_ends_with_a_sentence_where_one_surely_ends(text: str, gekuerzt: str) -> None:
    assert first_words(text, 52) == gekuerzt


@BELIEBIG
@given(st.one_of(st.text(), WOERTER), st.integers(10, 200))
def test_first_words_are_never_longer_than_allowed_and_one_line(text: str, hoechstens: int) -> None:
    worte = first_words(text, hoechstens)
    assert len(worte) <= hoechstens
    assert len(worte.splitlines()) <= 1


def test_of_a_word_that_is_too_long_the_beginning_is_left() -> None:
    worte = first_words("x" * 200)
    assert worte.startswith("xxx")
    assert worte.endswith("…")


# --- the block -----------------------------------------------------------------------------------------------------

STUECKE = [
    *("# ", "## ", "- ", "1. ", "> ", "    ", "\t", "\n", "\n\n", "  \n", "---", "===", "```", "~~~"),
    *("|", "| a | b |\n|:-|-:|\n| c | d |\n", "*", "**", "_", "`", "[", "]", "(", ")", "[a](/b/)", "![a](/b.png)"),
    *("<", ">", "</div>", "<script>", "<!--", "-->", "<div markdown>", "&lt;", "&#10;", "&", '"', "'", "\\"),
    *("{", "}", "{{ x }}", "{% x %}", "{: .a }", "{#", "[^1]", "[^1]: F\n", "^[f]", "[1]: /x/ 'y'\n"),
    *("--8<-- 'x'", "*[KIT]: x", "KIT", "wort", "Bürger*innen"),
    *("&#8232;", "&#11;", "&#13;", "&#123;", "\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\r", "\x1c", "\x00", "\x02"),
]
TEXT = st.one_of(st.text(), st.lists(st.sampled_from(STUECKE), max_size=14).map("".join))


@BELIEBIG
@given(TEXT, st.integers(1, 6))
@example("a\u2028~~~\u2028b", 3)
@example("a\u2029# b", 3)
@example("a\x85b", 3)
@example("a&#8232;~~~&#x2029;b&#133;c&#11;d&#13;e", 3)
@example("a\x0bb\x0cc\x1cd\x1de\x1ef\rg", 3)
@example("```\na\u2028b\n```", 3)
@example("[a](/b/ 'c\u2028d')", 3)
def test_any_text_makes_one_closed_block_on_one_line(text: str, ebene: int) -> None:
    """One line wherever lines are divided, by Markdown (at line breaks) or by Python (at any of its separators)."""
    block = render(text, ebene=ebene, KIT="Kommunales Integrationszentrum")
    assert block.splitlines() == [block]
    assert "{" not in block
    balance = Balance(block)
    assert (balance.offen, balance.oberste) == ([], 1)
    assert balance.elemente[0] == ("div", {"class": "ik-text"})


@BELIEBIG
@given(TEXT)
def test_any_text_gives_known_elements_and_safe_addresses_alone(text: str) -> None:
    balance = Balance(render(text))
    for name, attribute in balance.elemente:
        assert name in ELEMENTE
        assert set(attribute) <= ATTRIBUTE
    for adresse in links(render(text)):
        assert urlsplit(adresse).scheme in ("", "http", "https", "mailto", "tel")
        assert not adresse.startswith(("//", "/", "\\"))


@BELIEBIG
@given(st.text(st.characters(categories=["L", "N"]), min_size=1))
def test_plain_words_come_back_to_the_letter(text: str) -> None:
    assert words(render(text)) == text


SCHLICHT = st.lists(
    st.one_of(
        st.sampled_from(["Kurs", "am", "9.", "1.", "2)", "-", "+", "=", "#", ":", "–", "„Ja“", "§", "!", "(a)", "/", "\u00a0", "\n", "\n\n", "\n\n\n", "  "]),
        st.text(max_size=3),
    ),
    max_size=12,
).map(" ".join)  # fmt: skip


@BELIEBIG
@given(SCHLICHT, st.dictionaries(st.sampled_from(["Kurs", "Ja", "am"]), st.just("Titel")))
@example("1) eins\n", {})
@example("Ein\n===\n", {})
@example("Ende mit zwei  \nLeerzeichen", {})
@example("\u2028", {})
@example("a\n\n    b", {})
@example("a\n:-", {})
def test_what_needs_no_parser_comes_out_as_if_parsed(text: str, abkuerzungen: dict[str, str]) -> None:
    umgebung = Umgebung(url_from_x, abkuerzungen)
    ohne = [render_langtext(Langtext(text), umgebung, schluessel="a", ebene=2), first_words(text), plain_text(text)]
    leser = Bogen(Buch(konzept_of(), HEUTE))
    ohne.append(leser.text(Langtext(text), 2))
    with pytest.MonkeyPatch.context() as stelle:
        for modul in ("langtext", "render.langtext", "druck.bogen"):
            stelle.setattr(f"integrationskonzept.{modul}.simple_paragraphs", lambda _text: None)
        mit = [render_langtext(Langtext(text), umgebung, schluessel="a", ebene=2), first_words(text), plain_text(text)]
        mit.append(leser.text(Langtext(text), 2))
        assert not simple_paragraphs(text) or list(find_ziele.__wrapped__(text)) == []
    assert ohne == mit


def test_plain_paragraphs_are_told_from_markup() -> None:
    assert simple_paragraphs("Ein Kurs am Abend,\nzwei Stunden.\n\nKostet 9 €.\n") == (
        "Ein Kurs am Abend,\nzwei Stunden.",
        "Kostet 9 €.",
    )
    assert simple_paragraphs("Ein *Kurs*.") is None


def test_the_same_text_gives_the_same_block() -> None:
    text = "# A\n\nText[^1] KIT\n\n[^1]: F"
    assert render(text, KIT="k") == render(text, KIT="k")


@pytest.mark.parametrize(
    ("text", "sichtbar"),
    [
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("</div><b>x</b>", "</div><b>x</b>"),
        ("Absatz {: onclick='x' }", "Absatz {: onclick='x' }"),
        ("{{ 7 * 7 }} {% raw %} {# x #}", "{{ 7 * 7 }} {% raw %} {# x #}"),
        ("&lt;b&gt; &amp; &#123;", "<b> & {"),
        ("```\n{{ x }} <b>\n```", "{{ x }} <b>"),
        ('--8<-- "mkdocs.yml"', '--8<-- "mkdocs.yml"'),
        ("*[KIT]: Kommunal", "*[KIT]: Kommunal"),
        ("[TOC]", "[TOC]"),
        ("!!! note\n    x", "!!! note x"),
    ],
)
def test_what_is_no_commonmark_is_shown_as_text(text: str, sichtbar: str) -> None:
    assert words(render(text)) == sichtbar


# --- headings ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "ebene", "stufen"),
    [
        ("# A", 3, [3]),
        ("### A", 3, [3]),
        ("# A\n\n## B\n\n# C", 3, [3, 4, 3]),
        ("# A\n\n### B", 3, [3, 4]),
        ("## A\n\n#### B\n\n###### C", 2, [2, 3, 4]),
        ("# A\n\n### B\n\n## C", 3, [3, 4, 4]),
        ("A\n=\n\nB\n-", 3, [3, 4]),
        ("## A\n\n# B", 3, [3, 3]),
        ("# A\n\n## B\n\n### C\n\n#### D\n\n##### E", 4, [4, 5, 6, 6, 6]),
        ("> # A\n\n- ## B", 3, [3, 4]),
        ("kein Titel", 3, []),
    ],
)
def test_headings_stand_below_those_of_the_page_without_gaps(text: str, ebene: int, stufen: list[int]) -> None:
    assert [int(stufe) for stufe in re.findall(r"<h([1-6])>", render(text, ebene=ebene))] == stufen


@BELIEBIG
@given(st.lists(st.integers(1, 6), min_size=1, max_size=8), st.integers(2, 5))
def test_any_headings_begin_at_the_level_of_the_page_and_skip_none(stufen: list[int], ebene: int) -> None:
    gesetzt = [int(s) for s in re.findall(r"<h([1-6])>", render("\n\n".join("#" * s + " A" for s in stufen), ebene=ebene))]
    assert gesetzt[0] == ebene
    assert all(danach <= davor + 1 for davor, danach in pairwise(gesetzt))
    assert min(gesetzt) == ebene


# --- footnotes, tables, abbreviations ------------------------------------------------------------------------------


def identifiers(html: str) -> list[str]:
    return [str(attribute["id"]) for _, attribute in Balance(html).elemente if "id" in attribute]


FUSSNOTEN = "Eins[^1], zwei[^x], noch einmal eins[^1] und ^[gleich hier].\n\n[^1]: F1\n[^x]: F2"


@pytest.mark.parametrize(("einer", "anderer"), [("a", "b"), ("a", "a-1"), ("m-1-beschreibung", "m-1-ausgangslage")])
def test_footnotes_of_two_texts_on_a_page_do_not_meet(einer: str, anderer: str) -> None:
    links_, rechts = render(FUSSNOTEN, schluessel=einer), render(FUSSNOTEN, schluessel=anderer)
    alle = identifiers(links_) + identifiers(rechts)
    assert len(alle) == len(set(alle)) == 14
    for block in (links_, rechts):
        assert {ziel.removeprefix("#") for ziel in links(block)} == set(identifiers(block))


def test_footnote_leads_there_and_back() -> None:
    block = render("Text[^1].\n\n[^1]: Die Fußnote.", schluessel="m1")
    hin, zurueck = links(block)
    assert (hin, zurueck) == ("#fn-m1-1", "#fnref-m1-1")
    assert identifiers(block) == ["fnref-m1-1", "fn-m1-1"]
    assert words(block).startswith("Text[1]. Die Fußnote.")


@pytest.mark.parametrize(
    ("strich", "klasse"),
    [("---", {}), (":--", {"class": "ik-left"}), (":-:", {"class": "ik-center"}), ("--:", {"class": "ik-right"})],
)
def test_table_is_aligned_by_class_never_by_style(strich: str, klasse: dict[str, str]) -> None:
    block = render(f"| a |\n|{strich}|\n| b |")
    zellen = [(name, attribute) for name, attribute in Balance(block).elemente if name in ("th", "td")]
    assert zellen == [("th", klasse), ("td", klasse)]
    assert "style" not in block


def test_table_keeps_escaped_bars_and_markup_in_cells() -> None:
    assert words(inner("| a | b |\n|---|---|\n| x \\| y | **z** |")) == "a b x | y z"


ABKUERZUNGEN = {
    "KIT": "Kommunal",
    "BA": "Agentur",
    "BAMF": "Bundesamt",
    "z. B.": "zum Beispiel",
    "R&D": '"R" & <D>',
    "ÖPNV": "Nahverkehr",
}


@pytest.mark.parametrize(
    ("text", "markiert"),
    [
        ("KIT", ["KIT"]),
        ("Das KIT und das KIT.", ["KIT", "KIT"]),
        ("(KIT), KIT-Team, „KIT“", ["KIT", "KIT", "KIT"]),
        ("KITA, WKIT, KIT2, KIT_x", []),
        ("kit", []),
        ("**KIT** und *KIT* und [KIT](/x/)", ["KIT", "KIT", "KIT"]),
        ("# KIT\n\n- KIT\n\n| KIT |\n|---|\n| KIT |", ["KIT", "KIT", "KIT", "KIT"]),
        ("KIT[^1]\n\n[^1]: KIT", ["KIT", "KIT"]),
        ("`KIT`", []),
        ("```\nKIT\n```", []),
        ("![KIT](/x.png)", []),
        ("BAMF und BA", ["BAMF", "BA"]),
        ("z. B. so", ["z. B."]),
        ("R&D", ["R&D"]),
        ("ÖPNV im ÖPNV-Netz", ["ÖPNV", "ÖPNV"]),
    ],
)
def test_abbreviation_is_marked_at_each_occurrence_and_not_inside_words(text: str, markiert: list[str]) -> None:
    wurzel = html5lib.parseFragment(render(text, **ABKUERZUNGEN), namespaceHTMLElements=False)
    gefunden = [(e.text, dict(e.attrib)) for e in wurzel.iter("abbr")]
    assert gefunden == [(wort, {"title": ABKUERZUNGEN[wort]}) for wort in markiert]


@BELIEBIG
@given(TEXT)
def test_marking_abbreviations_changes_no_words(text: str) -> None:
    assert words(render(text, KIT="Kommunal", wort="x")) == words(render(text))


FORMEN: dict[str, Callable[[str], str]] = {
    "paragraph": "{}".format,
    "heading": "# {}".format,
    "list": "- {}".format,
    "emphasis": "**{}**".format,
}


@pytest.mark.parametrize("form", FORMEN)
def test_gender_star_holds_wherever_text_stands(form: str) -> None:
    assert words(render(FORMEN[form]("Arbeitsmigrant*innen und Bürger*innen"))) == "Arbeitsmigrant*innen und Bürger*innen"
