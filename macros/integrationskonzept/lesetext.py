"""The HTML of a page → what a reader reads there, section by section; for the search, which quotes it."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

UEBERSCHRIFTEN = ("h1", "h2", "h3")
_LEER = frozenset({"area", "br", "col", "hr", "img", "input", "source", "track", "wbr"})
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


class _Leser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.stuecke = [_Stueck()]
        self.in_titel = False
        self.ausgelassen = 0
        """How many elements are open inside one that is left out, itself included."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _INNERHALB:
            self.handle_data(" ")
        if tag in _LEER:
            return
        eigenschaften = dict(attrs)
        if self.ausgelassen or tag in _OHNE_TEXT or "data-search-exclude" in eigenschaften:
            self.ausgelassen += 1
        elif tag in UEBERSCHRIFTEN:
            self.stuecke.append(_Stueck(eigenschaften.get("id") or ""))
            self.in_titel = True

    def handle_endtag(self, tag: str) -> None:
        if tag in _LEER:
            return
        if self.ausgelassen:
            self.ausgelassen -= 1
        elif tag in UEBERSCHRIFTEN:
            self.in_titel = False
        if tag not in _INNERHALB:
            self.handle_data(" ")

    def handle_data(self, data: str) -> None:
        if not self.ausgelassen:
            (self.stuecke[-1].titel if self.in_titel else self.stuecke[-1].text).append(data)


def read_sections(html: str) -> tuple[Abschnitt, ...]:
    """The sections of a page in order, without those that say nothing; what is marked `data-search-exclude` is left out."""
    leser = _Leser()
    leser.feed(html)
    leser.close()
    abschnitte = (Abschnitt(s.anker, _line(s.titel), _line(s.text)) for s in leser.stuecke)
    return tuple(abschnitt for abschnitt in abschnitte if abschnitt.titel or abschnitt.text)


def _line(stuecke: list[str]) -> str:
    return " ".join("".join(stuecke).split())
