"""The HTML of a page → a tree of elements, as forgiving as a browser where it matters; what they mean is not known here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

_LEER = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
_TIEFE = 100
"""Elements nested deeper than that stand side by side."""


@dataclass
class Element:
    """An element with its attributes and what is in it."""

    tag: str
    eigenschaften: Mapping[str, str]
    kinder: list["Element | str"] = field(default_factory=list)

    def klassen(self) -> list[str]:
        """Its classes."""
        return self.eigenschaften.get("class", "").split()


_SCHLIESST = {
    "li": {"li"}, "dt": {"dt", "dd"}, "dd": {"dt", "dd"}, "tr": {"tr", "td", "th"}, "td": {"td", "th"}, "th": {"td", "th"},
    "p": {"p"},
}  # fmt: skip
"""Which open elements the beginning of another ends."""


class _Leser(HTMLParser):
    """Opens and closes elements."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.stapel = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.stapel[-1].tag in _SCHLIESST.get(tag, ()):
            self.stapel.pop()
        element = Element(tag, {name: wert or "" for name, wert in attrs})
        self.stapel[-1].kinder.append(element)
        if tag not in _LEER and len(self.stapel) < _TIEFE:
            self.stapel.append(element)

    def handle_endtag(self, tag: str) -> None:
        offen = [element.tag for element in self.stapel]
        if tag in offen[1:]:
            del self.stapel[len(offen) - 1 - offen[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        self.stapel[-1].kinder.append(data)


def parse(html: str) -> Element:
    """The element around all others, which has no name."""
    leser = _Leser()
    leser.feed(html)
    leser.close()
    return leser.stapel[0]


def descendants(element: Element) -> Iterator[Element]:
    """All elements in an element, in order."""
    for kind in element.kinder:
        if isinstance(kind, Element):
            yield kind
            yield from descendants(kind)


def raw_text(e: Element) -> Iterator[str]:
    """All text in an element, white space and all."""
    for kind in e.kinder:
        if isinstance(kind, str):
            yield kind
        else:
            yield from raw_text(kind)
