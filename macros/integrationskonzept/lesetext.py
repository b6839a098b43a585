"""The HTML of a page → what a reader reads there, section by section; for the search, which quotes it."""

from dataclasses import dataclass, field

from integrationskonzept.elemente import Element, parse

UEBERSCHRIFTEN = ("h1", "h2", "h3")
_INNERHALB = frozenset({"a", "abbr", "b", "cite", "code", "em", "i", "mark", "q", "s", "small", "span", "strong", "sub", "sup"})
"""Elements inside a line; all others end a word."""
_OHNE_TEXT = frozenset({"script", "style", "svg", "template"})


@dataclass(frozen=True)
class Abschnitt:
    """A stretch of a page below one heading; the first may have none."""

    anker: str
    titel: str
    text: str


@dataclass
class _Stueck:
    anker: str = ""
    titel: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


def read_sections(html: str) -> tuple[Abschnitt, ...]:
    """The sections of a page in order, without those that say nothing; what is marked `data-search-exclude` is left out."""
    stuecke = [_Stueck()]
    _read(parse(html), stuecke, in_titel=False)
    abschnitte = (Abschnitt(s.anker, _line(s.titel), _line(s.text)) for s in stuecke)
    return tuple(abschnitt for abschnitt in abschnitte if abschnitt.titel or abschnitt.text)


def _read(element: Element, stuecke: list[_Stueck], *, in_titel: bool) -> None:
    """Add what an element says to the last piece; a heading begins another."""

    def say(text: str) -> None:
        (stuecke[-1].titel if in_titel else stuecke[-1].text).append(text)

    for kind in element.kinder:
        if isinstance(kind, str):
            say(kind)
            continue
        trennt = kind.tag not in _INNERHALB
        if trennt:
            say(" ")
        if kind.tag not in _OHNE_TEXT and "data-search-exclude" not in kind.eigenschaften:
            if kind.tag in UEBERSCHRIFTEN:
                stuecke.append(_Stueck(kind.eigenschaften.get("id", "")))
            _read(kind, stuecke, in_titel=in_titel or kind.tag in UEBERSCHRIFTEN)
        if trennt:
            say(" ")


def _line(stuecke: list[str]) -> str:
    return " ".join("".join(stuecke).split())
