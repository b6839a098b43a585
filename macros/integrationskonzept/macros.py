"""The pluglet of mkdocs-macros: every kind of page as a macro, and mistakes in calls as findings; looks up and delegates only."""

import inspect
import re
from collections.abc import Collection
from functools import partial
from itertools import count
from typing import Any, cast

from jinja2 import TemplateError, TemplateSyntaxError, UndefinedError, meta, nodes

from integrationskonzept.aufrufe import MAKROS, no_brackets, no_macro, render_call, unfinished, without_brackets
from integrationskonzept.findings import Finding, Location, UnknownName
from integrationskonzept.plugin import KonzeptPlugin
from integrationskonzept.render import Blatt
from integrationskonzept.render.bloecke import close_blocks
from integrationskonzept.typen import zitat

FEHLER = (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What a mistake on a page ends in."""
_EIN_AUFRUF = re.compile(r'\s*\{\{ (?P<name>\w+)\((?:"(?P<id>[^"\\]*)")?\) \}\}\s*')
"""What a generated page consists of: one call, for which no template need be compiled."""


def define_env(env: Any) -> None:
    """Register every macro; each call is rendered for the page it stands on."""
    for name in MAKROS:
        env.macro(partial(_call, env, name), name)


def _call(env: Any, name: str, /, *args: object, **kwargs: object) -> str:
    """What a call gives; a mistake in it is a finding, and the page goes on, so that every mistake of it is found."""
    try:
        blatt = Blatt(_plugin(env).buch, env.page.file.src_uri, aufruf=next(env.aufrufe))
        text = render_call(blatt, name, args, kwargs)
        return close_blocks(text, blatt) if "\n" in text else text  # a number with its noun stands in a sentence
    except FEHLER as error:
        _report(env, _line_of_call(), _explain(error))
        return ""


def _line_of_call() -> int:
    """The line of the template that is being rendered, counted below the front matter."""
    rahmen = inspect.currentframe()
    while rahmen is not None:
        if vorlage := rahmen.f_globals.get("__jinja_template__"):
            return int(vorlage.get_corresponding_lineno(rahmen.f_lineno))
        rahmen = rahmen.f_back
    return 1


def _plugin(env: Any) -> KonzeptPlugin:
    return cast(KonzeptPlugin, env.conf.plugins["integrationskonzept"])


def on_pre_page_macros(env: Any) -> None:
    """Evaluate the page here, so that a mistake becomes a finding and the process lives on; the plugin proper then leaves it be.

    Left to itself, mkdocs-macros ends the process at the first mistake, which takes a preview server down with it.
    """
    if env.page.meta.get("render_macros") is False:
        return
    env.aufrufe = count(1)
    if env.page.file.generated_by is not None and (ruf := _EIN_AUFRUF.fullmatch(env.markdown)):
        env.markdown = _call(env, ruf["name"], *filter(None, [ruf["id"]]))
        env.page.meta["render_macros"] = False
        return
    werte = {**env.variables, **env.page.meta}
    try:
        seite = env.env.parse(env.markdown)
        for name, zeile in without_brackets(seite, werte):
            _report(env, zeile, no_brackets(name))
        for name, zeile in _unknown_macros(seite, werte):
            _report(env, zeile, no_macro(name, werte))
            werte[name] = _nothing
        env.markdown = env.env.from_string(env.markdown).render(werte)
    except FEHLER as error:
        _report(env, _template_line(error), _explain_page(error))
        env.markdown = ""
    env.page.meta["render_macros"] = False


def _unknown_macros(seite: nodes.Template, bekannt: Collection[str]) -> list[tuple[str, int]]:
    """What a page calls though there is no such macro, each with its line."""
    fremd = meta.find_undeclared_variables(seite).difference(bekannt)
    rufe = ((ruf.node, ruf.lineno) for ruf in seite.find_all(nodes.Call))
    return [(name.name, zeile) for name, zeile in rufe if isinstance(name, nodes.Name) and name.name in fremd]


def _nothing(*_args: object, **_kwargs: object) -> str:
    return ""


def _report(env: Any, zeile: int, text: str) -> None:
    """Add a finding for the page, at the file's own line; `zeile` is counted below the front matter."""
    quelle: str = env.page.file.content_string
    vorspann = quelle[: quelle.find(env.raw_markdown)].count("\n") if env.raw_markdown in quelle else 0
    ort = Location(f"{_docs_name(env)}/{env.page.file.src_uri}", vorspann + zeile)
    _plugin(env).findings.append(Finding(ort, "IK901", text))


def _docs_name(env: Any) -> str:
    return str(env.conf.docs_dir).replace("\\", "/").rstrip("/").rpartition("/")[2]


def _template_line(error: Exception) -> int:
    """The line of the page at which an error arose, counted below the front matter."""
    if isinstance(error, TemplateSyntaxError):
        return error.lineno
    zeile, rahmen = 1, error.__traceback__
    while rahmen is not None:
        if rahmen.tb_frame.f_code.co_filename == "<template>":
            zeile = rahmen.tb_lineno
        rahmen = rahmen.tb_next
    return zeile


def _explain(error: Exception) -> str:
    """What is wrong with a call; what is not the author's mistake keeps its own words, for whoever mends it."""
    if isinstance(error, UnknownName):
        return str(error.args[0])
    if isinstance(error, UndefinedError) and (fund := re.match(r"'([^']+)' is undefined", str(error))):
        return f"„{fund[1]}“ gibt es hier nicht. Texte und ids stehen in Anführungszeichen."
    return f"Der Aufruf lässt sich nicht auswerten ({type(error).__name__}: {zitat(error, 200)})."


def _explain_page(error: Exception) -> str:
    """What is wrong with what the author wrote between the braces, beside the calls."""
    if isinstance(error, UndefinedError) and (fund := re.search(r"has no (?:attribute|element) '?([^']+)", str(error))):
        return f"„{fund[1]}“ gibt es hier nicht. Vergleichen Sie den Aufruf mit dem Beispiel im Handbuch."
    match error:
        case TemplateSyntaxError():
            return unfinished(str(error.message))
        case ZeroDivisionError():
            return "In diesem Aufruf wird durch null geteilt."
        case TypeError():
            return "Was in diesem Aufruf steht, passt nicht zusammen, zum Beispiel Text und Zahl."
    return _explain(error)
