"""Part of a site that stands already: which of its files are built anew, so that a preview need not wait for the rest."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from mkdocs.structure.files import File, Files, InclusionLevel

UNBEKANNT = "…"
"""What a page is called that has not been built yet."""


@dataclass(frozen=True)
class Auszug:
    """A few pages of a site, and what else it lacks, are built to be put into it."""

    seiten: frozenset[str]
    """The files of the pages, relative to the site."""
    website: Path
    """Where the site stands."""
    titel: Mapping[str, str]
    """What its pages are called, as HTML by their files: navigation names those too that are not built."""

    def leave_out(self, files: Files) -> None:
        """Keep MkDocs from building what stands already."""
        for file in files:
            if self._needs(file):
                continue
            file.inclusion = InclusionLevel.EXCLUDED
            if file.page and "title" not in vars(file.page):
                file.page.title = self.titel.get(file.dest_uri, UNBEKANNT)

    def _needs(self, file: File) -> bool:
        if file.is_documentation_page():
            return file.dest_uri in self.seiten
        dort, quelle = self.website / file.dest_uri, file.abs_src_path
        return not dort.exists() or (quelle is not None and dort.stat().st_mtime < Path(quelle).stat().st_mtime)


@dataclass(frozen=True)
class Lauf:
    """What is particular about one build among those of a preview; nothing is about any other."""

    auszug: Auszug | None = None
    """What of the site is built, where not all of it is."""
    gefragt: Callable[[], bool] = lambda: True
    """Whether anybody still waits for what is built; asked page by page."""
