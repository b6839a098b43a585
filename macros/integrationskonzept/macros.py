"""The pluglet of mkdocs-macros: every kind of page as a macro, and mistakes in calls as findings; looks up and delegates only."""

import difflib
import inspect
import re
from collections.abc import Callable
from functools import partial
from typing import Any, cast

from jinja2 import TemplateError, TemplateSyntaxError, UndefinedError

from integrationskonzept.findings import Finding, Location
from integrationskonzept.plugin import KonzeptPlugin
from integrationskonzept.render import SEITEN, Blatt, UnknownName, kennzahl

MAKROS: dict[str, Callable[..., str]] = {**SEITEN, "kennzahl": kennzahl}


def define_env(env: Any) -> None:
    """Register every macro; each call is rendered for the page it stands on."""
    for name, function in MAKROS.items():
        env.macro(partial(_call, env, function), name)


def _call(env: Any, function: Callable[..., str], *args: object, **kwargs: object) -> str:
    try:
        inspect.signature(function).bind(None, *args, **kwargs)
    except TypeError:
        parameter = ", ".join(list(inspect.signature(function).parameters)[1:])
        name = function.__name__
        raise UnknownName(f"Der Aufruf von „{name}“ passt nicht. Richtig ist: {{{{ {name}({parameter}) }}}}.") from None
    return function(Blatt(_plugin(env).buch, env.page.file.src_uri), *args, **kwargs)


def _plugin(env: Any) -> KonzeptPlugin:
    return cast(KonzeptPlugin, env.conf.plugins["integrationskonzept"])


def on_pre_page_macros(env: Any) -> None:
    """Evaluate the page here, so that a mistake becomes a finding and the process lives on; the plugin proper then leaves it be.

    Left to itself, mkdocs-macros ends the process at the first mistake, which takes a preview server down with it.
    """
    if env.page.meta.get("render_macros") is False:
        return
    try:
        env.markdown = env.env.from_string(env.markdown).render({**env.variables, **env.page.meta})
    except (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        _plugin(env).findings.append(_finding(env, error))
        env.markdown = ""
    env.page.meta["render_macros"] = False


def _finding(env: Any, error: Exception) -> Finding:
    """The finding for a mistake in a macro call: the file's own line, what is wrong, and a suggestion."""
    quelle: str = env.page.file.content_string
    vorspann = quelle[: quelle.find(env.raw_markdown)].count("\n") if env.raw_markdown in quelle else 0
    zeile = error.lineno if isinstance(error, TemplateSyntaxError) else _template_line(error)
    ort = Location(f"{_docs_name(env)}/{env.page.file.src_uri}", vorspann + zeile)
    return Finding(ort, "IK901", _explain(error, env))


def _docs_name(env: Any) -> str:
    return str(env.conf.docs_dir).replace("\\", "/").rstrip("/").rpartition("/")[2]


def _template_line(error: Exception) -> int:
    """The line of the page at which an error arose, counted below the front matter."""
    zeile, rahmen = 1, error.__traceback__
    while rahmen is not None:
        if rahmen.tb_frame.f_code.co_filename == "<template>":
            zeile = rahmen.tb_lineno
        rahmen = rahmen.tb_next
    return zeile


def _explain(error: Exception, env: Any) -> str:
    if isinstance(error, UnknownName):
        return str(error.args[0])
    if isinstance(error, UndefinedError) and (fund := re.match(r"'([^']+)' is undefined", str(error))):
        nahe = difflib.get_close_matches(fund[1], [*MAKROS, *env.variables], n=1)
        vorschlag = f" Meinten Sie „{nahe[0]}“?" if nahe else f" Es gibt: {', '.join(sorted(MAKROS))}."
        return f"Das Makro „{fund[1]}“ gibt es nicht.{vorschlag}"
    if isinstance(error, TemplateSyntaxError):
        return f"Der Aufruf mit {{{{ … }}}} oder {{% … %}} ist unvollständig ({error.message})."
    return f"Der Aufruf lässt sich nicht auswerten ({type(error).__name__}: {error})."
