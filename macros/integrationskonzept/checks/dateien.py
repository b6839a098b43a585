"""Rules on the files below `docs/`, which are published as they are: they lie there themselves, pictures only show something."""

from collections.abc import Iterator

from integrationskonzept.checks.registry import Lage, Meldung, rule
from integrationskonzept.findings import Location
from integrationskonzept.svg import active_part


@rule("IK408")
def file_lies_inside(lage: Lage) -> Iterator[Meldung]:
    """Nothing below `docs/` leads out of it; it would be copied onto the website from there."""
    for name in sorted(lage.nach_aussen):
        satz = f"Diese Verknüpfung führt aus dem Ordner „{lage.ordner}“ hinaus. Legen Sie statt ihrer die Datei selbst hierher."
        yield Meldung("", "", (), satz, Location(f"{lage.ordner}/{name}"))


@rule("IK409")
def svg_shows_and_does_nothing(lage: Lage) -> Iterator[Meldung]:
    """A picture as SVG acts on nothing and fetches nothing when opened."""
    for name in sorted(lage.dateien):
        if not name.lower().endswith((".svg", ".svgz")):
            continue
        pfad = f"{lage.ordner}/{name}"
        text = lage.prosa.get(pfad)
        grund = "gepackten Inhalt" if name.lower().endswith("z") else "unlesbaren Inhalt" if text is None else active_part(text)
        if grund:
            satz = f"Dieses Bild kann mehr als zeigen: Es enthält {grund}. Speichern Sie es als einfaches SVG oder als PNG."
            yield Meldung("", "", (), satz, Location(pfad))
