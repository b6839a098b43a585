"""The concept on paper: documents in pieces → PDF by Typst, Word by pandoc, a chapter as one page of the website."""

from integrationskonzept.druck.dokumente import Dokument, Prosa, build_dokumente
from integrationskonzept.druck.lesen import page_leseart
from integrationskonzept.druck.seite import build_druckseiten, print_address
from integrationskonzept.druck.setzen import Satzart, SatzFehler, Setzer, can_set, pages_of
from integrationskonzept.druck.word import Schreibart, can_write_word
from integrationskonzept.druck.wordvorlage import build_odt_vorlage, build_vorlage

__all__ = [
    "Dokument",
    "Prosa",
    "SatzFehler",
    "Satzart",
    "Schreibart",
    "Setzer",
    "build_dokumente",
    "build_druckseiten",
    "build_odt_vorlage",
    "build_vorlage",
    "can_set",
    "can_write_word",
    "page_leseart",
    "pages_of",
    "print_address",
]
