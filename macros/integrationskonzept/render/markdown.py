"""Short text → Markdown that shows it to the letter, and the templates' environment that does so by default."""

import hashlib
import re
from functools import cache, lru_cache
from importlib import metadata
from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemBytecodeCache, PackageLoader, StrictUndefined
from markupsafe import Markup

from integrationskonzept.typen import Langtext

_ZEICHEN = re.compile(r"[!-+./:-@\[-`{-~]|(?<!\w)-|-(?!\w)|(?<=[0-9])(?:s(?=t\b)|[nr](?=d\b)|t(?=h\b))")


@lru_cache(maxsize=1 << 14)
def escape(text: str) -> Markup:
    """Plain text as Markdown and HTML alike: every sign that could begin markup is a character reference.

    Works inside paragraphs, headings, cells and quoted attributes, whatever Markdown extensions a site switches on,
    because nothing but letters, digits, commas and inner hyphens stays as it is.
    """
    return Markup(_ZEICHEN.sub(lambda m: f"&#{ord(m[0])};", re.sub(r"\s+", " ", text)))


def escape_url(url: str) -> Markup:
    """An address for a quoted attribute: as `escape`, but the signs that addresses are made of stay; they begin nothing there."""
    return Markup(re.sub(r"[!-\"$&-*,;<>@\[-^`{-~]", lambda m: f"&#{ord(m[0])};", "".join(url.split())))


def as_markup(text: str) -> Markup:
    """Markup as it stands, everything else escaped."""
    return text if isinstance(text, Markup) else escape(text)


def _finalise(wert: object) -> object:
    """What `{{ … }}` in a template gives: markup as it stands, everything else escaped."""
    if wert is None:
        return ""
    if hasattr(wert, "__html__"):
        return wert
    if isinstance(wert, Langtext):
        raise TypeError("long text reaches a page through text(), alone and closed")
    return escape(str(wert))


@cache
def template_cache() -> BytecodeCache | None:
    """Where compiled templates are kept from one build to the next, in a folder of the user's own; None where there can be none.

    To compile them takes a sixth of a build of 164 Maßnahmen. What comes of it depends on who compiles, and so do the names.
    """
    versionen = [metadata.version(name) for name in ("jinja2", "mkdocs", "integrationskonzept")]
    wer = hashlib.sha256("\n".join([*versionen, Path(__file__).read_text(encoding="utf-8")]).encode()).hexdigest()[:12]
    try:
        return FileSystemBytecodeCache(pattern=f"integrationskonzept-{wer}-%s.cache")
    except (RuntimeError, OSError):
        return None


@cache
def environment() -> Environment:
    """The environment of all page templates."""
    env = Environment(
        loader=PackageLoader("integrationskonzept", "render/templates"),
        autoescape=True,
        finalize=_finalise,
        undefined=StrictUndefined,
        auto_reload=False,
        bytecode_cache=template_cache(),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    env.globals["einrueckung"] = lambda stufe: Markup("    " * stufe)
    return env


def tidy(markdown: str) -> str:
    """The same Markdown without trailing blanks and without more than one empty line in a row."""
    zeilen = "\n".join(zeile.rstrip() for zeile in markdown.splitlines())
    return re.sub(r"\n{3,}", "\n\n", zeilen).strip() + "\n"
