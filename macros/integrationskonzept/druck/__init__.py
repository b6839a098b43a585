"""Values → Typst → PDF: sheets, chapters, the whole concept; never touches the disk."""

from integrationskonzept.druck.dokumente import Dokument, Prosa, build_dokumente
from integrationskonzept.druck.lesen import page_leseart
from integrationskonzept.druck.setzen import Satzart, SatzFehler, Setzer, is_available, pages_of

__all__ = ["Dokument", "Prosa", "SatzFehler", "Satzart", "Setzer", "build_dokumente", "is_available", "page_leseart", "pages_of"]
