"""Long text of data files: CommonMark with tables and footnotes, parsed alone; what it links to and what it shows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

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


def iter_tokens(tokens: list[Token]) -> Iterator[Token]:
    """All tokens, those inside paragraphs too."""
    for token in tokens:
        yield token
        yield from iter_tokens(token.children or [])


def find_ziele(text: str) -> Iterator[Ziel]:
    """Every link and image of a long text, allowed or not."""
    offen: Token | None = None
    worte: list[str] = []
    for token in iter_tokens(parser(streng=False).parse(text, {})):
        if token.type == "link_open":
            offen, worte = token, []
        elif token.type == "image":
            yield Ziel(str(token.attrs["src"]), token.content, bild=True)
            worte.append(token.content)
        elif token.type == "link_close" and offen is not None:
            yield Ziel(str(offen.attrs["href"]), " ".join("".join(worte).split()), bild=False)
            offen = None
        elif offen is not None:
            worte.append(token.content)


def first_words(text: str, hoechstens: int = 160) -> str:
    """The beginning of a long text in plain words, cut at a word, for descriptions."""
    absatz = next((token for token in parser().parse(text, {}) if token.type == "inline" and token.content.strip()), None)
    if absatz is None:
        return ""
    worte = " ".join(
        "".join(kind.content if kind.type in ("text", "code_inline") else " " for kind in absatz.children or []).split()
    )
    if len(worte) <= hoechstens:
        return worte
    return worte[: hoechstens - 1].rpartition(" ")[0].rstrip(" ,;:–-") + " …"
