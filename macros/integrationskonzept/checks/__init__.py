"""The rules of a concept, one function each; importing this registers them all."""

from integrationskonzept.checks import aussehen, dateien, notation, personenschutz, texte, veroeffentlichung, verweise
from integrationskonzept.checks.registry import REGELN, Lage, run_checks

__all__ = [
    "REGELN",
    "Lage",
    "aussehen",
    "dateien",
    "notation",
    "personenschutz",
    "run_checks",
    "texte",
    "veroeffentlichung",
    "verweise",
]
