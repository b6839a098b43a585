"""Spaces that do not break: in text alone, and nothing else changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrationskonzept.render.feinsatz import FEST, bind


@pytest.mark.parametrize(
    ("html", "erwartet"),
    [
        ("<p>am 17. August 2026</p>", "<p>am 17.~August 2026</p>"),
        ("im IV. Quartal, 1. Halbjahr", "im IV.~Quartal, 1.~Halbjahr"),
        ("um 9 Uhr, 12 % von 3 €", "um 9~Uhr, 12~% von 3~€"),
        ("Bunte Brücke e. V. und z. B. Nr. 3", "Bunte Brücke e.~V. und z.~B. Nr.~3"),
        ("Dr. Sigrid Test, Prof. Dr. Probe", "Dr.~Sigrid Test, Prof.~Dr.~Probe"),
        ("§ 9 Abs. 2, Art. 4", "§~9~Abs.~2, Art.~4"),
        ("Art. 15 DSGVO, 4 verzögert, 2 Enthaltungen", "Art.~15~DSGVO, 4~verzögert, 2~Enthaltungen"),
        ("Lotsinnen und -lotsen", 'Lotsinnen und <span class="ik-ganz">-lotsen</span>'),
        ('<a title="Lotsinnen und -lotsen">x</a>', '<a title="Lotsinnen und -lotsen">x</a>'),
        ("Es waren 9. Uhren gibt es 9 Uhren.", "Es waren 9. Uhren gibt es 9 Uhren."),
        ("im Jahr 2026. August kam mit 5 Prozentpunkten", "im Jahr 2026.~August kam mit 5 Prozentpunkten"),
        ('<a title="17. August">x</a>', '<a title="17. August">x</a>'),
        ("<pre>17. August</pre><code>9 Uhr</code> 9 Uhr", "<pre>17. August</pre><code>9 Uhr</code> 9~Uhr"),
        ("<svg><text>9 Uhr</text></svg>", "<svg><text>9 Uhr</text></svg>"),
    ],
)
def test_what_belongs_together_stays_on_one_line(html: str, erwartet: str) -> None:
    assert bind(html) == erwartet.replace("~", FEST)


@given(
    st.lists(st.sampled_from(["<p>", "</p>", "<code>", "</code>", "<", ">", " ", "9", "17.", "Uhr", "August", "e.", "V.", "&amp;"]))
)
def test_nothing_else_changes(teile: list[str]) -> None:
    html = "".join(teile)
    assert bind(html).replace(FEST, " ") == html
    assert bind(bind(html)) == bind(html)
