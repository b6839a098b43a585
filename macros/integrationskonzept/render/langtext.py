"""Long text → one closed HTML block on one line, so that nothing in it can reach beyond it."""

import html
import re
from collections.abc import Callable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererProtocol
from markdown_it.token import Token
from markupsafe import Markup

from integrationskonzept.langtext import is_intern, iter_tokens, parser, simple_paragraphs

_TRENNER = re.compile(r"[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
"""What divides lines for Python but not for Markdown, typed or written as a character reference."""


@dataclass(frozen=True)
class Umgebung:
    """What a long text needs of the page it stands on."""

    url: Callable[[str], str]
    """An address inside the site → the URL from this page."""
    abkuerzungen: Mapping[str, str] = field(default_factory=dict)
    bildmasse: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Width and height in pixels of the site's own pictures by their files."""


def render_langtext(text: str, umgebung: Umgebung, *, schluessel: str, ebene: int) -> Markup:
    """The block of a text. `schluessel` makes its footnotes its own, `ebene` is the level of its highest heading."""
    if (absaetze := simple_paragraphs(text)) is not None:
        return closed_block(Markup("\n".join(f"<p>{_with_abbreviations(absatz, umgebung)}</p>" for absatz in absaetze)), "ik-text")
    env: dict[str, Any] = {"docId": schluessel, "umgebung": umgebung}
    tokens = _renderer().parse(text, env)
    _shift_headings(tokens, ebene)
    _adapt(tokens, umgebung)
    inhalt = _renderer().renderer.render(tokens, _renderer().options, env)
    return closed_block(Markup(inhalt.strip()), "ik-text")


def closed_block(inhalt: Markup, klasse: str) -> Markup:
    """HTML as one line without a brace: no preprocessor, block rule or template engine finds a beginning inside."""
    zeile = _TRENNER.sub(" ", inhalt).replace("\n", "&#10;").replace("{", "&#123;")
    return Markup(f'<div class="{klasse}">{zeile}</div>')


@cache
def _renderer() -> MarkdownIt:
    md = parser()
    md.add_render_rule("text", _text)
    md.add_render_rule("table_open", _table_open)
    md.add_render_rule("table_close", _table_close)
    return md


def _table_open(*_args: Any) -> str:
    """A table wider than the screen scrolls by itself, reachable by keyboard too."""
    return '<section class="ik-tabelle" tabindex="0"><table>\n'


def _table_close(*_args: Any) -> str:
    return "</table></section>\n"


def _text(_renderer: RendererProtocol, tokens: Sequence[Token], nr: int, _options: Any, env: MutableMapping[str, Any]) -> str:
    return _with_abbreviations(tokens[nr].content, env["umgebung"])


def _with_abbreviations(inhalt: str, umgebung: Umgebung) -> str:
    """Text as HTML with the abbreviations of the glossary marked."""
    abkuerzungen = umgebung.abkuerzungen
    if not abkuerzungen:
        return html.escape(inhalt)
    teile = abbreviation_pattern(tuple(abkuerzungen)).split(inhalt)
    return "".join(
        f'<abbr title="{html.escape(abkuerzungen[teil])}">{html.escape(teil)}</abbr>' if ist else html.escape(teil)
        for teil, ist in zip(teile, [False, True] * len(teile), strict=False)
    )


@cache
def abbreviation_pattern(abkuerzungen: tuple[str, ...]) -> re.Pattern[str]:
    """What finds abbreviations as words of their own; each is the only group."""
    lange_zuerst = sorted(abkuerzungen, key=len, reverse=True)
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, lange_zuerst))})(?!\w)")


def _shift_headings(tokens: list[Token], ebene: int) -> None:
    """Set headings below those of the page, without gaps."""
    darueber: list[str] = []
    for token in tokens:
        if token.type == "heading_open":
            darueber = [*(tag for tag in darueber if tag < token.tag), token.tag]
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(6, ebene + len(darueber) - 1)}"


def _adapt(tokens: list[Token], umgebung: Umgebung) -> None:
    """Addresses inside the site become URLs from this page; alignment becomes a class, for `style` is forbidden by policy."""
    for token in iter_tokens(tokens):
        name = {"link_open": "href", "image": "src"}.get(token.type)
        if name and is_intern(adresse := str(token.attrs[name])):
            if token.type == "image" and (masse := umgebung.bildmasse.get(unquote(adresse).lstrip("/"))):
                token.attrs |= {"width": masse[0], "height": masse[1]}
            token.attrs[name] = umgebung.url(unquote(adresse))
        if stil := token.attrs.pop("style", None):
            token.attrs["class"] = f"ik-{str(stil).removeprefix('text-align:')}"
