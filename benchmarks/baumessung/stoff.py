"""The same content for everyone: our built site → pages of plain Markdown, as somebody would write them by hand."""

import json
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from lxml import html
from lxml.html import HtmlElement
from markdownify import MarkdownConverter

_OHNE = "form, button, svg, nav, img, script, style, .ik-seitenende, [aria-hidden]"
"""What no author writes: controls, pictograms, breadcrumbs; pictures, for they are copied by none."""
_SCHREIBER = MarkdownConverter(heading_style="ATX", bullets="-")


def write_peers(site: Path, ziel: Path) -> int:
    """Write every page of a site but its print views as Markdown; how many there are.

    `mkdocs/` links from file to file, as MkDocs wants it, `web/` from address to address, with the title in the head.
    """
    adressen = {datei.parent.relative_to(site).as_posix(): datei for datei in sorted(site.rglob("index.html"))}
    anzahl = 0
    for adresse, datei in adressen.items():
        if adresse.rpartition("/")[2] == "druck":
            continue
        artikel = html.fromstring(datei.read_text(encoding="utf-8")).cssselect("article")
        if not artikel:
            continue  # an address of earlier, which leads on
        anzahl += 1
        text = _markdown(artikel[0], adresse, frozenset(adressen))
        titel = next((fund[1] for fund in re.finditer(r"(?m)^# (.+)$", text)), adresse)
        web = re.sub(r"(\]\([^)]*?)index\.md", r"\1", text)
        _write(ziel / "mkdocs" / adresse / "index.md", text)
        name = "_index.md" if _has_below(adresse, adressen) else "index.md"
        _write(ziel / "web" / adresse / name, f"---\ntitle: {json.dumps(titel)}\n---\n\n{web}")
    return anzahl


def _has_below(adresse: str, adressen: dict[str, Path]) -> bool:
    """Whether other pages lie below one; Hugo calls its file otherwise."""
    return adresse == "." or any(andere.startswith(f"{adresse}/") for andere in adressen)


def _markdown(artikel: HtmlElement, adresse: str, adressen: frozenset[str]) -> str:
    for element in artikel.cssselect(_OHNE):
        element.drop_tree()
    for link in artikel.cssselect("a[href]"):
        link.set("href", _target(link.get("href") or "", adresse, adressen))
    text = _SCHREIBER.convert(html.tostring(artikel, encoding="unicode"))
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def _target(href: str, adresse: str, adressen: frozenset[str]) -> str:
    """A link to a page of the site as one to its file; any other as it is, out of the site."""
    if re.match(r"[a-z]+:|#", href):
        return href
    pfad = re.split("[?#]", href)[0]
    ziel = posixpath.normpath(posixpath.join(adresse, pfad)) if pfad else adresse
    if ziel not in adressen:
        return f"https://integrationskonzept.example/{ziel}"
    return posixpath.relpath(posixpath.join(ziel, "index.md"), adresse)


def _write(datei: Path, text: str) -> None:
    datei.parent.mkdir(parents=True, exist_ok=True)
    datei.write_text(text, encoding="utf-8", newline="\n")


def files_of(ordner: Path) -> Iterator[Path]:
    """Every file in a folder."""
    return (pfad for pfad in ordner.rglob("*") if pfad.is_file())
