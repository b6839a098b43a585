"""Second names carry their language wherever they stand, and nothing else changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from bau import konzept_of
from integrationskonzept.render.markdown import escape
from integrationskonzept.render.sprachen import hyphenated_names, keep_whole, mark_languages

DSB = "Wokrejs Sprjewja-Nysa"
NAMEN = {DSB: "dsb", "Górna wjas": "dsb", "Górna": "hsb", "Nabrěže (M. & J.)": "dsb"}
SPAN = f'<span lang="dsb">{DSB}</span>'


@pytest.mark.parametrize(
    ("vorher", "nachher"),
    [
        ("", ""),
        ("Landkreis Spree-Neiße", "Landkreis Spree-Neiße"),
        (DSB, SPAN),
        (f"Spree-Neiße/{DSB}", f"Spree-Neiße/{SPAN}"),
        (f"<h1>{DSB}</h1>", f"<h1>{SPAN}</h1>"),
        (f"{DSB} und {DSB}", f"{SPAN} und {SPAN}"),
        ("Wokrejs\nSprjewja-Nysa", '<span lang="dsb">Wokrejs\nSprjewja-Nysa</span>'),
        (f'<a title="{DSB}">x</a>', f'<a title="{DSB}">x</a>'),
        (f'<p lang="dsb">{DSB}</p>', f'<p lang="dsb">{DSB}</p>'),
        (SPAN, SPAN),
        (f"{DSB}s", f"{DSB}s"),
        ("Górna wjas", '<span lang="dsb">Górna wjas</span>'),
        ("Górna Łužyca", '<span lang="hsb">Górna</span> Łužyca'),
        ("Nabrěže (M. &amp; J.)", '<span lang="dsb">Nabrěže (M. &amp; J.)</span>'),
    ],
)
def test_a_name_is_marked_where_it_stands_as_text(vorher: str, nachher: str) -> None:
    assert mark_languages(vorher, NAMEN) == nachher


@pytest.mark.parametrize(
    ("vorher", "nachher"),
    [
        ("", ""),
        ("Im Spree-Neiße-Land", "Im Spree-Neiße-Land"),
        ("Kreis Spree-Neiße/X", 'Kreis <span class="ik-ganz">Spree-Neiße</span>/X'),
        (SPAN, '<span lang="dsb">Wokrejs <span class="ik-ganz">Sprjewja-Nysa</span></span>'),
        ('<a title="Spree-Neiße">x</a>', '<a title="Spree-Neiße">x</a>'),
        ("<svg><title>Spree-Neiße</title></svg>", "<svg><title>Spree-Neiße</title></svg>"),
        ('<b class="ik-ganz">Spree-Neiße</b>', '<b class="ik-ganz">Spree-Neiße</b>'),
    ],
)
def test_no_line_ends_within_the_name_of_the_municipality(vorher: str, nachher: str) -> None:
    kommune = {"name": "Landkreis Spree-Neiße", "name_zweitsprache": {"text": DSB, "sprache": "dsb"}}
    namen = hyphenated_names(konzept_of(konzept={"titel": "K", "kommune": kommune}))
    assert keep_whole(vorher, namen) == nachher


def test_a_site_without_a_municipality_has_no_name_to_keep_whole() -> None:
    assert keep_whole("Spree-Neiße", hyphenated_names(konzept_of())) == "Spree-Neiße"


@pytest.mark.parametrize("name", NAMEN)
def test_a_name_is_found_as_our_pages_escape_it(name: str) -> None:
    (element,) = html.fragment_fromstring(mark_languages(str(escape(f"Rathaus {name}!")), NAMEN), create_parent="p").xpath("./span")
    assert element.text_content() == name
    assert element.get("lang") == NAMEN[name]


@given(st.lists(st.sampled_from(["<p>", "</p>", DSB, "Górna", " ", "x", "<b lang='de'>", "&amp;", '<i title="Górna">', SPAN])))
def test_marking_changes_no_word_and_is_done_once(teile: list[str]) -> None:
    text = "".join(teile)
    einmal = mark_languages(text, NAMEN)
    assert mark_languages(einmal, NAMEN) == einmal
    assert einmal.replace('<span lang="dsb">', "").replace('<span lang="hsb">', "").replace("</span>", "") == text.replace(
        '<span lang="dsb">', ""
    ).replace("</span>", "")


@pytest.mark.parametrize("zeichen", ["*", "_", "-", "&", '"'])
def test_a_name_of_many_signs_costs_no_more_than_one_of_letters(zeichen: str) -> None:
    """Were there two ways to match each sign, this would take years."""
    text = f"a{zeichen * 60}"
    assert mark_languages(text, {f"a{zeichen * 60}b": "dsb"}) == text


def test_without_second_names_nothing_is_touched() -> None:
    assert mark_languages(f"<p>{DSB}</p>", {}) == f"<p>{DSB}</p>"
