"""Short text on its way through Markdown: whatever it says, it arrives to the letter and is never markup."""

import re
from functools import cache

import html5lib
import markdown
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from markupsafe import Markup
from pydantic import TypeAdapter

from integrationskonzept.render.markdown import environment, escape, escape_url, tidy
from integrationskonzept.typen import Kurztext, Langtext

BELIEBIG = settings(deadline=None, max_examples=200, derandomize=True)
ERWEITERUNGEN = [
    *("abbr", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc", "admonition"),
    *("pymdownx.betterem", "pymdownx.superfences", "pymdownx.tilde", "pymdownx.caret", "pymdownx.mark", "pymdownx.critic"),
    *("pymdownx.emoji", "pymdownx.magiclink", "pymdownx.smartsymbols", "pymdownx.tasklist", "pymdownx.snippets"),
]
ORTE = {
    # where: (Markdown around the text, the elements around it in HTML)
    "paragraph": ("{}", ["p"]),
    "heading": ("# {}", ["h1"]),
    "list item": ("- {}", ["ul", "li"]),
    "heading of the sixth level": ("###### {}", ["h6"]),
    "numbered item": ("1. {}", ["ol", "li"]),
    "strong": ("**{}**", ["p", "strong"]),
    "words of a link": ("[{}](a.md)", ["p", "a"]),
    "inline element": ("<span>{}</span>", ["p", "span"]),
    "closed block": ("<div><p>{}</p></div>", ["div", "p"]),
}
HAKELIG = [
    *("a", "*Bürger*innen* **fett** ***", "_a_ __b__", "Bürger*innen und Schüler*innen", "Schüler_innen_treff", "`code`"),
    *("~~weg~~", "H~2~O", "x^2^", "==markiert==", "++neu++", "{++neu++}{--alt--}{~~a~>b~~}{==x==}{>>y<<}"),
    *(":smile:", ":material-home:", "(c) (tm) (r)", "1/2 3/4", "+/- =/= --> <-- <-->", "c/o Amt"),
    *("1st", "2nd place", "3rd", "4th", "11th Floor", "21st", "21ST", "x 10th", "１st"),
    *("https://x.example/a?b=c", "www.x.example", "a@x.example", "mailto:a@x.example", "@nutzer", "#1", "user/repo#1", "http://x"),
    *("[Text](javascript:alert(1))", "![Bild](x.png)", "[a][b]", "[^1]", "[^1]: Fußnote", "[a]: /b", "[ ] offen", "[x] fertig"),
    *("[TOC]", "<script>alert(1)</script>", "<b>", "</div>", "<!-- x -->", "<https://x.example>", "a < b > c & d"),
    *("&amp; &lt; &#35; &copy;", "{{ 7*7 }}", "{% raw %}", "{# x #}", "{: #id .klasse onclick=x }", "{.a}", "a {: .b}", "a { #b }"),
    *("Titel {#id}", "${x}", "# Titel", "## a ##", "#", "===", "---", "***", "- - -", "* a", "+ 2 Stellen", "- a", "1. a"),
    *("2018. Danach", "1) a", "> Zitat", ">", "| a | b |", "a | b", "|---|", "!!! note", "??? x", "```", "~~~", "```python"),
    *(": Definition", "Begriff\n: Definition", "*[KIT]: x", '--8<-- "mkdocs.yml"', "--8<--", ";--8<--"),
    *("\\*a\\*", "\\", "a\\", "a  ", "    Code", "\tCode", "a\n\n# b", "a\r\nb", "a\u2028# b"),
    *("„Zitat“ – ‚so‘ … “x” 'y'", "10 %", "5 €", "§ 8", "3 × 4", "10\u202f000", "a-b -c- --d-- –", "-"),
    *("S 4a", "B5+6", "Ü1", "1.10", "amp", "stx", "wzxhzdk:0", "klzzwxh:0000"),
    *("\x02wzxhzdk:0\x03", "\x02klzzwxh:0000\x03", "&#2;wzxhzdk:0&#3;"),
    *("مرحبا بكم", "Wokrejs Sprjewja-Nysa", "👩\u200d👧", "e\u0301", "ﬁ", "İ", "ß", "²", "½", "™"),
    *("a.b.c", "a:b", "a,b", "a;b", "(a)", '"a"', "'a'", "a=b", "a~b", "a@b", "a^b", "a`b", "$a$", r"\(a\)", "!a", "?"),
]
ZEICHEN = "*_`~^=+{}:;()[]<>!|#-.\\/&@\"'$%? \n1a2stndrh"
TEXT = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
    st.text(st.sampled_from(ZEICHEN), max_size=12),
    st.lists(st.sampled_from(HAKELIG), max_size=4).map(" ".join),
)


@cache
def converter() -> markdown.Markdown:
    return markdown.Markdown(extensions=ERWEITERUNGEN)


def rendered(quelle: str) -> tuple[list[str], str]:
    """Of Markdown the elements from outside to inside, and the text; only headings have ids and only links an address."""
    wurzel = html5lib.parseFragment(converter().reset().convert(quelle), namespaceHTMLElements=False)
    elemente = list(wurzel.iter())[1:]
    for element in elemente:
        assert set(element.attrib) == {"h1": {"id"}, "h6": {"id"}, "a": {"href"}}.get(element.tag, set())
    return [str(element.tag) for element in elemente], visible("".join(wurzel.itertext()))


def short(text: str) -> str:
    """A text as a data file's short text."""
    return str(TypeAdapter(Kurztext).validate_python(text))


def visible(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("text", HAKELIG)
def test_text_that_looks_like_markup_arrives_to_the_letter_wherever_it_stands(text: str) -> None:
    kurz = short(text)
    gefunden = {ort: rendered(vorlage.format(escape(kurz))) for ort, (vorlage, _) in ORTE.items()}
    assert gefunden == {ort: (elemente, visible(kurz)) for ort, (_, elemente) in ORTE.items()}


@BELIEBIG
@given(TEXT, st.sampled_from(["paragraph", "heading", "list item"]))
def test_any_text_arrives_to_the_letter(text: str, ort: str) -> None:
    vorlage, elemente = ORTE[ort]
    kurz = short(text)
    assume(visible(kurz))
    assert rendered(vorlage.format(escape(kurz))) == (elemente, visible(kurz))


@BELIEBIG
@given(TEXT)
def test_any_text_stays_inside_a_quoted_attribute(text: str) -> None:
    kurz = short(text)
    html = converter().reset().convert(f'<div markdown="0"><span title="{escape(kurz)}">x</span></div>')
    (element,) = html5lib.parseFragment(html, namespaceHTMLElements=False).iter("span")
    assert dict(element.attrib) == {"title": visible(kurz)}
    assert element.text == "x"


ADRESSEN = [
    *(
        "https://x.example/a_b_c/__d__?e=f&g=h#i",
        "https://x.example/~a/1/2/c/o/(c)",
        "https://x.example/a*b*c",
        "https://x.example/a--b",
    ),
    *(
        "https://x.example/ä?q=%20+1st",
        "../../glossar/#kit",
        "./",
        'https://x.example/"onclick="x',
        "https://x.example/<b>",
        "/{{x}}",
    ),
]


@pytest.mark.parametrize("adresse", ADRESSEN)
def test_address_in_an_attribute_arrives_to_the_letter(adresse: str) -> None:
    html = converter().reset().convert(f'vor <a href="{escape_url(adresse)}">x</a> nach')
    (element,) = list(html5lib.parseFragment(html, namespaceHTMLElements=False).iter())[2:]
    assert (element.tag, dict(element.attrib), element.text) == ("a", {"href": adresse}, "x")


@BELIEBIG
@given(TEXT)
def test_any_address_stays_inside_a_quoted_attribute(text: str) -> None:
    html = converter().reset().convert(f'vor <a href="{escape_url(short(text))}">x</a> nach')
    (element,) = list(html5lib.parseFragment(html, namespaceHTMLElements=False).iter())[2:]
    assert (element.tag, dict(element.attrib), element.text) == ("a", {"href": short(text).replace(" ", "")}, "x")


@BELIEBIG
@given(TEXT)
def test_any_text_stays_inside_its_cell(text: str) -> None:
    kurz = short(text)
    gefunden, gesehen = rendered(f"| a | b |\n|---|---|\n| {escape(kurz)} | c |\n")
    assert gefunden == ["table", "thead", "tr", "th", "th", "tbody", "tr", "td", "td"]
    assert gesehen == visible(f"a b {kurz} c")


@BELIEBIG
@given(TEXT)
def test_escaped_text_is_one_line_of_harmless_signs(text: str) -> None:
    sicher = escape(short(text))
    assert isinstance(sicher, Markup)
    assert len(sicher.splitlines()) <= 1
    assert not re.search(r"""[!"$%'()*+./:<=>?@\[\\\]^_`{|}~]""", sicher)
    assert not re.search(r"&(?!#[0-9]+;)|(?<!&)#|(?<![0-9]);", sicher)


@pytest.mark.parametrize(
    ("text", "geschrieben"),
    [
        ("Sprachcafé Nord, 2 Orte", "Sprachcafé Nord, 2 Orte"),
        ("Spree-Neiße", "Spree-Neiße"),
        ("- a", "&#45; a"),
        ("a -- b", "a &#45;&#45; b"),
        ("2018. Danach", "2018&#46; Danach"),
        ("a\n b", "a b"),
        ("", ""),
    ],
)
def test_plain_words_stay_readable_in_the_source(text: str, geschrieben: str) -> None:
    assert escape(text) == geschrieben


@pytest.mark.parametrize(
    ("wert", "ausgabe"),
    [
        ("*a*", "&#42;a&#42;"),
        (Kurztext("<b>"), "&#60;b&#62;"),
        (Markup("<b>"), "<b>"),
        (None, ""),
        (3, "3"),
        ("", ""),
    ],
)
def test_template_escapes_whatever_is_no_markup(wert: object, ausgabe: str) -> None:
    assert environment().from_string("{{ x }}").render(x=wert) == ausgabe


def test_template_refuses_long_text_that_was_not_rendered() -> None:
    with pytest.raises(TypeError, match="long text"):
        environment().from_string("{{ x }}").render(x=Langtext("*a*"))


@pytest.mark.parametrize(
    ("vorher", "nachher"),
    [
        ("a\n\n\n\nb", "a\n\nb\n"),
        ("\n\na  \n b \n", "a\n b\n"),
        ("", "\n"),
        ("a\n\nb\n", "a\n\nb\n"),
    ],
)
def test_tidy_leaves_no_trailing_blanks_and_one_empty_line_at_most(vorher: str, nachher: str) -> None:
    assert tidy(vorher) == nachher
    assert tidy(nachher) == nachher
