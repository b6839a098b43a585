"""Long text of data files: CommonMark with tables and footnotes, parsed alone; what it links to and what it shows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from urllib.parse import unquote, urlsplit

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

SCHEMATA = frozenset({"http", "https", "mailto", "tel"})
_INTERN = re.compile(r"(/(?!/)|#)[^\\]*")


@dataclass(frozen=True)
class Ziel:
    """What a long text points at: a link or an image, with the words that stand for it."""

    adresse: str
    worte: str
    bild: bool


def is_intern(adresse: str) -> bool:
    """Whether an address leads into the site: "/glossar/#kit" or "#kit"."""
    return _INTERN.fullmatch(adresse) is not None


def is_webadresse(text: str) -> bool:
    """Whether a text is nothing but a web address that can be linked."""
    return re.fullmatch(r"https?://\S+", text, re.IGNORECASE) is not None and is_erlaubt(text)


def is_erlaubt(adresse: str) -> bool:
    """Whether data may link there: http, https, mailto, tel, or into the site."""
    if is_intern(adresse):
        return True
    try:
        teile = urlsplit(adresse)
    except ValueError:
        return False
    if teile.scheme.lower() in ("http", "https"):
        return bool(teile.netloc)
    return teile.scheme.lower() in SCHEMATA


def _genderstern(state: StateInline, silent: bool) -> bool:
    """A single star inside a word is a letter of it: Bürger*innen."""
    text, pos = state.src, state.pos
    if text[pos] != "*" or pos == 0 or pos + 1 >= len(text):
        return False
    if not (text[pos - 1].isalpha() and text[pos + 1].isalpha()):
        return False
    if not silent:
        state.pending += "*"
    state.pos += 1
    return True


@cache
def parser(*, streng: bool = True) -> MarkdownIt:
    """The one set-up of the parser; not strict, it also takes forbidden addresses for links, so that they can be reported."""
    md = MarkdownIt("commonmark", {"html": False}).enable("table").use(footnote_plugin)
    md.inline.ruler.before("emphasis", "genderstern", _genderstern)
    md.validateLink = is_erlaubt if streng else lambda _adresse: True  # type: ignore[method-assign,assignment]  # the documented way
    return md


_AUSZEICHNUNG = re.compile(r"[\\`*_\[\]<>&|~\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]|(?m:^(?:[\s#=+:-]|\d+[.)])|\s$)")
"""Anything that could be more than the words of a paragraph."""


def simple_paragraphs(text: str) -> tuple[str, ...] | None:
    """The paragraphs of a text that is nothing but paragraphs of plain words, None for any other; most texts need no parser."""
    absaetze = tuple(filter(None, re.split(r"\n{2,}", text.strip("\n"))))
    return None if any(map(_AUSZEICHNUNG.search, absaetze)) else absaetze


def iter_tokens(tokens: list[Token]) -> Iterator[Token]:
    """All tokens, those inside paragraphs too."""
    for token in tokens:
        yield token
        yield from iter_tokens(token.children or [])


@lru_cache(maxsize=4096)
def find_ziele(text: str) -> tuple[Ziel, ...]:
    """Every link and image of a long text, allowed or not."""
    return () if simple_paragraphs(text) is not None else tuple(_iter_ziele(text))


def _iter_ziele(text: str) -> Iterator[Ziel]:
    offen: Token | None = None
    worte: list[str] = []
    for token in _tokens(text):
        if token.type == "link_open":
            offen, worte = token, []
        elif token.type == "image":
            yield Ziel(_readable(str(token.attrs["src"])), token.content, bild=True)
        elif token.type == "link_close" and offen is not None:
            yield Ziel(_readable(str(offen.attrs["href"])), " ".join("".join(worte).split()), bild=False)
            offen = None
        elif offen is not None:
            worte.append(" " if token.type in ("softbreak", "hardbreak") else token.content)


def _readable(adresse: str) -> str:
    return unquote(adresse) if is_intern(adresse) else adresse


@lru_cache(maxsize=16)
def _tokens(text: str) -> tuple[Token, ...]:
    return tuple(iter_tokens(parser(streng=False).parse(text, {})))


def plain_texts(text: str) -> Iterator[str]:
    """What readers see of a long text as words, without code; each stretch of its own."""
    if (absaetze := simple_paragraphs(text)) is not None:
        return (zeile for absatz in absaetze for zeile in absatz.split("\n"))
    return (token.content for token in _tokens(text) if token.type == "text")


_SATZENDE = re.compile(r"(?<=[a-zäöüß]{3}[.!?])(?= [A-ZÄÖÜ„])|(?<=[)“][.!?])(?= [A-ZÄÖÜ„])")
"""Where a sentence ends for sure; a full stop after a figure or an abbreviation says nothing."""


def first_words(text: str, hoechstens: int = 160) -> str:
    """The beginning of a long text in plain words, for descriptions: whole sentences where they say enough, else cut at a word."""
    worte = next(_plain_paragraphs(text), "")
    if len(worte) <= hoechstens:
        return worte
    if (satz := max((ende.end() for ende in _SATZENDE.finditer(worte[: hoechstens + 1])), default=0)) >= hoechstens // 2:
        return worte[:satz]
    ganze = worte[: hoechstens - 1].rpartition(" ")[0].rstrip(" ,;:–-")
    return f"{ganze} …" if ganze else f"{worte[: hoechstens - 1]}…"


def plain_text(text: str) -> str:
    """All words of a long text on one line, without markup."""
    return " ".join(_plain_paragraphs(text))


def _plain_paragraphs(text: str) -> Iterator[str]:
    """The words of every paragraph and heading that has any, each on one line."""
    if (absaetze := simple_paragraphs(text)) is not None:
        return (" ".join(absatz.split()) for absatz in absaetze)
    return filter(None, (_plain(token) for token in parser().parse(text, {}) if token.type == "inline"))


def _plain(absatz: Token) -> str:
    umbrueche = ("softbreak", "hardbreak")
    teile = (
        " " if kind.type in umbrueche else kind.content if kind.type in ("text", "code_inline") else ""
        for kind in absatz.children or []
    )
    return " ".join("".join(teile).split())
