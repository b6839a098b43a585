"""What an author reads about a field: its help text, an example and where it shows; the words are data (feldhilfe.yml)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, cast

from integrationskonzept.loading.knoten import parse_knoten
from integrationskonzept.model import Wert


@dataclass(frozen=True)
class Feldhilfe:
    """The help for one field; `beispiel` is plain YAML data with every scalar as written."""

    hilfe: str
    beispiel: Any
    zeigt: str


@cache
def _texte() -> Mapping[str, Mapping[str, Any]]:
    text = resources.files("integrationskonzept").joinpath("feldhilfe.yml").read_text(encoding="utf-8")
    wurzel, _ = parse_knoten(text)
    assert wurzel is not None
    return cast(Mapping[str, Mapping[str, Any]], wurzel.plain())


def help_for_class(klasse: type[Wert]) -> str:
    """What an entry or value of the class is, in German."""
    text: str = _texte()[klasse.__name__]["_"]
    return text


def help_for_field(klasse: type[Wert], name: str) -> Feldhilfe:
    """The help for a field, its own or that of the class it comes from; KeyError where none is written."""
    herkunft = next(k for k in klasse.__mro__ if name in _texte().get(k.__name__, {}))
    return Feldhilfe(**_texte()[herkunft.__name__][name])
