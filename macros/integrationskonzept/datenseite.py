"""A page made of data, for MkDocs: its blocks are closed already, so that only its headings are left to be set."""

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any

from markdown.extensions.toc import nest_toc_tokens, strip_tags, unique
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from integrationskonzept.render.bloecke import escape_abbreviations, mark_abbreviations, split_parts

_TITEL = re.compile(r"(#{1,6}) +(.*?)(?: +\{: +#(\S+) +\})?")
_ANKER = re.compile(r"\{: +#(\S+) +\}")
_ID = re.compile(r'\sid="([^"]+)"')
_BEKANNT = frozenset({"slugify"})
"""What a site may ask of Python-Markdown's extension "toc" that is kept to here."""


class Datenseite(Page):
    """A page that no author wrote; thousands of them wait at a time, so that each keeps its content in half the room of a text.

    Python-Markdown takes longer to set itself up for one page than the rest of it takes. It is asked all the same where a site
    wants of its headings what only its extension "toc" can do.
    """

    _bytes: bytes | None = None

    @property
    def content(self) -> str | None:
        """The HTML of the page, once it is set."""
        return None if self._bytes is None else self._bytes.decode(errors="surrogatepass")

    @content.setter
    def content(self, html: str | None) -> None:
        self._bytes = None if html is None else html.encode(errors="surrogatepass")

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Set what MkDocs expects of a page: its content, its headings and its title."""
        angaben: Mapping[str, Any] = config.mdx_configs.get("toc", {})
        if self.markdown is None or not _BEKANNT.issuperset(angaben):
            super().render(config, files)
            return
        titel: list[Any] = []
        abkuerzungen = escape_abbreviations(config.mdx_configs.get("abbr", {}).get("glossary", {}))
        self.content = "\n".join(_set(self.markdown, titel, angaben["slugify"], abkuerzungen))
        self._title_from_render = next((html.unescape(eins["name"]) for eins in titel if eins["level"] == 1), None)
        self.toc = get_toc(nest_toc_tokens(titel))


def data_page(config: MkDocsConfig, quelle: str, markdown: str, ebene: InclusionLevel) -> File:
    """The file of a page of data, which knows its page."""
    file = File.generated(config, quelle, content=markdown.encode(), inclusion=ebene)
    Datenseite(None, file, config)
    return file


def name_data_pages(files: Files, nav: object) -> None:
    """Pages of ours that a navigation gives a title are called so; MkDocs names only those it makes itself."""
    for titel, quelle in _named(nav):
        file = files.get_file_from_path(quelle)
        if file and isinstance(file.page, Datenseite):
            file.page.title = titel


def _named(nav: object) -> Iterator[tuple[str, str]]:
    """The pages that a navigation in the settings gives a title, each with its file."""
    if isinstance(nav, dict):
        for titel, darunter in nav.items():
            if isinstance(darunter, str):
                yield str(titel), darunter
            else:
                yield from _named(darunter)
    elif isinstance(nav, list):
        for eins in nav:
            yield from _named(eins)


def anchors(content: str) -> set[str]:
    """Every id in the HTML of a page, for links to be checked against."""
    return set(_ID.findall(content))


def _set(markdown: str, titel: list[Any], slugify: Any, abkuerzungen: Mapping[str, str]) -> Iterator[str]:
    """The page block by block; its headings are added to `titel`."""
    vergeben = set(_ANKER.findall(markdown))
    for geschlossen, text in split_parts(markdown):
        if geschlossen:
            yield text
            continue
        for zeile in filter(None, text.split("\n")):
            if not (kopf := _TITEL.fullmatch(zeile)):
                yield zeile.replace(" markdown>", ">")  # an element that stays open around headings
                continue
            stufe, inhalt, id = len(kopf[1]), mark_abbreviations(kopf[2], abkuerzungen), kopf[3]
            name = strip_tags(inhalt)
            id = id or unique(slugify(html.unescape(name), "-"), vergeben)
            titel.append({"level": stufe, "id": id, "name": name})
            yield f'<h{stufe} id="{html.escape(id)}">{inhalt}</h{stufe}>'
