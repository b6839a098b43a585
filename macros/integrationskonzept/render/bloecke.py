"""The Markdown of our templates → the same with all but its headings set as HTML that nothing reads again.

Templates write little of Markdown: headings, paragraphs, lists, links, bold words, and HTML with or without `markdown`. What comes
from data holds no markup at all, for every sign that could begin some is a character reference there. So these few signs are read
here once, line by line, and Python-Markdown gets the headings, which titles and contents come from, between blocks that it passes
on unseen. To let it read our own HTML again took most of its time.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from integrationskonzept.render.blatt import Blatt
from integrationskonzept.render.langtext import abbreviation_pattern
from integrationskonzept.render.markdown import escape

ANFANG, ENDE = "\ufdd0", "\ufdd1"
"""What encloses a closed block: characters that are none, so that no text misses them where they are taken out of it."""
_GESCHLOSSEN = re.compile(f"{ANFANG}(.*?){ENDE}", re.DOTALL)
_UEBERSCHRIFT = re.compile(r"(#{1,6}) +(.*?)( +\{: .*? \})?")
_BEHAELTER = re.compile(r"(<(\w+)\b[^>]*) markdown>")
_ELEMENT = re.compile(r"<(\w+)")
_PUNKT = re.compile(r"( *)(-|\d+\.) +")
_ERKLAERUNG = re.compile(r":   ")
_ANGABE = re.compile(r"\{: +(?P<angaben>.*?) +\}")
_LINK = re.compile(r"\[([^\[\]]*)\]\(([^()\s]+)\)")
_FETT = re.compile(r"\*\*(.+?)\*\*")
_WOERTLICH = re.compile(r"`([^`]+)`")
_TEXT = re.compile(r"(<[^>]*>)")
_IN_DER_ZEILE = frozenset({"a", "abbr", "button", "code", "em", "q", "span", "strong", "svg"})
_STUFE = 4
"""How far what belongs to an item is indented."""

Stueck = tuple[bool, str]
"""A part of a page: whether it is closed, and its text."""


def close_blocks(markdown: str, blatt: Blatt) -> str:
    """The page or piece with its blocks closed, for the page on which it stands; apart from what its author wrote around it."""
    leser = _Leser(partial(blatt.buch.adressbuch.resolve, blatt.quelle), escape_abbreviations(blatt.buch.abkuerzungen))
    stuecke = leser.read(_open(markdown).splitlines())
    teile = []
    for geschlossen, gruppe in groupby(stuecke, key=lambda stueck: stueck[0]):
        text = "\n".join(text for _, text in gruppe)
        teile.append(closed(text) if geschlossen else text)
    return "\n\n".join(("", *teile, ""))


def closed(html: str) -> str:
    """HTML that nothing reads again, wherever it stands in a page of Markdown."""
    return f"{ANFANG}{_open(html)}{ENDE}"


def _open(text: str) -> str:
    """Text in which nothing is enclosed."""
    return text.replace(ANFANG, "").replace(ENDE, "")


def split_parts(markdown: str) -> Iterator[Stueck]:
    """What a page consists of, closed blocks and what stands between them."""
    for nr, text in enumerate(_GESCHLOSSEN.split(markdown)):
        yield nr % 2 == 1, text


@dataclass(frozen=True)
class _Leser:
    """Reads lines; `url` makes an address out of the target of a link."""

    url: Callable[[str], str]
    abkuerzungen: Mapping[str, str]
    """Abbreviations and what they stand for, both as text of data is written."""

    def read(self, zeilen: Sequence[str]) -> Iterator[Stueck]:
        """The parts of some lines in order."""
        nr = 0
        while nr < len(zeilen):
            zeile = zeilen[nr]
            if not zeile:
                nr += 1
            elif kopf := _UEBERSCHRIFT.fullmatch(zeile):
                stufe, text, anker = kopf.groups()
                yield False, f"{stufe} {self._marked(text)}{anker or ''}\n"  # Markdown marks its abbreviations
                nr += 1
            elif (element := _ELEMENT.match(zeile)) and element[1] not in _IN_DER_ZEILE:
                ende = _end_of(element[1], zeilen, nr)
                yield from self._element(zeilen[nr:ende])
                nr = ende
            else:
                ende = _end_of_block(zeilen, nr)
                yield True, self._block(zeilen[nr:ende])
                nr = ende

    def _element(self, zeilen: Sequence[str]) -> Iterator[Stueck]:
        """An element: as it stands, or what is in it read too; one with a heading in it stays open around it."""
        behaelter = _BEHAELTER.match(zeilen[0])
        if behaelter is None:
            yield True, "\n".join(zeilen)
            return
        innen = list(self.read(zeilen[1:-1]))
        offen = not all(geschlossen for geschlossen, _ in innen)
        yield not offen, zeilen[0] if offen else f"{behaelter[1]}>"
        yield from innen
        yield not offen, zeilen[-1]

    def _block(self, zeilen: Sequence[str]) -> str:
        """A list, explanations of terms, or a paragraph."""
        if _PUNKT.match(zeilen[0]):
            return self._list(zeilen)
        if any(map(_ERKLAERUNG.match, zeilen)):
            return self._explanations(zeilen)
        angabe = _ANGABE.fullmatch(zeilen[-1])
        text = self._inline("\n".join(zeilen[:-1] if angabe else zeilen))
        return f"<p{_attributes(angabe['angaben']) if angabe else ''}>{text}</p>"

    def _list(self, zeilen: Sequence[str]) -> str:
        punkte: list[list[str]] = []
        for zeile in zeilen:
            punkt = _PUNKT.match(zeile)
            if punkt and not punkt[1]:
                punkte.append([zeile[punkt.end() :]])
            else:
                punkte[-1].append(zeile[_STUFE:] if zeile.startswith(" " * _STUFE) else zeile)
        art = "ul" if zeilen[0].startswith("-") else "ol"
        weit = any(punkt[-1] == "" for punkt in punkte[:-1])
        return f"<{art}>\n" + "\n".join(f"<li>{self._item(punkt, weit=weit)}</li>" for punkt in punkte) + f"\n</{art}>"

    def _item(self, zeilen: Sequence[str], *, weit: bool) -> str:
        """What stands in an item: its line, a paragraph where items stand apart, then what is indented below it."""
        erste, *weitere = zeilen
        text = self._inline(erste)
        return "\n".join((f"<p>{text}</p>" if weit else text, *(text for _, text in self.read(weitere))))

    def _explanations(self, zeilen: Sequence[str]) -> str:
        teile = []
        for zeile in zeilen:
            if erklaerung := _ERKLAERUNG.match(zeile):
                teile.append(f"<dd>{self._inline(zeile[erklaerung.end() :])}</dd>")
            elif zeile:
                teile.append(f"<dt>{self._inline(zeile)}</dt>")
        return "<dl>\n" + "\n".join(teile) + "\n</dl>"

    def _inline(self, text: str) -> str:
        return mark_abbreviations(self._marked(text), self.abkuerzungen)

    def _marked(self, text: str) -> str:
        text = _LINK.sub(lambda m: f'<a href="{self.url(m[2])}">{m[1]}</a>', text)
        return _WOERTLICH.sub(r"<code>\1</code>", _FETT.sub(r"<strong>\1</strong>", text))


def mark_abbreviations(text: str, abkuerzungen: Mapping[str, str]) -> str:
    """A line of HTML with the abbreviations of the glossary marked; they and what they stand for as text of data is written."""
    if not abkuerzungen:
        return text
    teile = _TEXT.split(text)
    muster = abbreviation_pattern(tuple(abkuerzungen))
    teile[::2] = [muster.sub(lambda fund: f'<abbr title="{abkuerzungen[fund[0]]}">{fund[0]}</abbr>', teil) for teil in teile[::2]]
    return "".join(teile)


def escape_abbreviations(abkuerzungen: Mapping[str, str]) -> Mapping[str, str]:
    """Abbreviations and what they stand for, as text of data is written."""
    return {escape(kurz): escape(lang) for kurz, lang in abkuerzungen.items()}


def _end_of(name: str, zeilen: Sequence[str], anfang: int) -> int:
    """The line after an element that begins in a line."""
    tiefe, auf, zu = 0, re.compile(rf"<{name}\b"), f"</{name}>"
    for nr in range(anfang, len(zeilen)):
        tiefe += len(auf.findall(zeilen[nr])) - zeilen[nr].count(zu)
        if tiefe <= 0:
            return nr + 1
    return len(zeilen)


def _end_of_block(zeilen: Sequence[str], anfang: int) -> int:
    """The line after a list, explanations or a paragraph: at an empty line, unless the same goes on below it."""
    nr = anfang
    while nr < len(zeilen):
        if not zeilen[nr]:
            danach = next((n for n in range(nr, len(zeilen)) if zeilen[n]), None)
            if danach is None or not _goes_on(zeilen, anfang, danach):
                return nr
        nr += 1
    return nr


def _goes_on(zeilen: Sequence[str], anfang: int, danach: int) -> bool:
    if _PUNKT.match(zeilen[anfang]):
        return zeilen[danach].startswith(" " * _STUFE) or _PUNKT.match(zeilen[danach]) is not None
    ist_erklaerung = any(map(_ERKLAERUNG.match, zeilen[anfang:danach]))
    return ist_erklaerung and danach + 1 < len(zeilen) and _ERKLAERUNG.match(zeilen[danach + 1]) is not None


def _attributes(angaben: str) -> str:
    """Attributes as templates write them: ".ik-x" is a class."""
    klassen = " ".join(angabe.removeprefix(".") for angabe in angaben.split())
    return f' class="{klassen}"'
