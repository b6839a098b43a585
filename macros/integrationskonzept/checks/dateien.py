"""Rules on the files below `docs/`, which are published as they are: they lie there themselves, pictures only show something."""

from collections.abc import Iterator

from integrationskonzept.checks.registry import Lage, Meldung, rule
from integrationskonzept.findings import Location
from integrationskonzept.svg import SvgFehler, active_part


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
        if satz := _wrong_with(name, lage.prosa.get(pfad)):
            yield Meldung("", "", (), f"{satz}. Speichern Sie es als einfaches SVG in UTF-8 oder als PNG.", Location(pfad))


def _wrong_with(name: str, text: str | None) -> str:
    """Why a picture is refused; empty where it is not."""
    try:
        if name.lower().endswith("z"):
            raise SvgFehler("Die Datei ist gepackt")
        if text is None:
            raise SvgFehler("Die Datei ist nicht in UTF-8 gespeichert")
        grund = active_part(text)
    except SvgFehler as fehler:
        return f"Dieses Bild lässt sich nicht prüfen: {fehler}"
    return f"Dieses Bild kann mehr als zeigen: Es enthält {grund}" if grund else ""
