"""A bar that shows at a glance how far some Maßnahmen are; the words beside it say the same."""

from collections.abc import Mapping

from markupsafe import Markup

from integrationskonzept.model import Gruppe

REIHENFOLGE: tuple[Gruppe, ...] = ("erledigt", "laufend", "offen", "gehemmt", "beendet", "unbekannt")
"""The classes of status from the left: how far it has come, then what stands in the way."""


def progress_bar(zahlen: Mapping[str, int]) -> Markup:
    """The shares of the classes of status as inline SVG, coloured by class names; empty where nothing is counted.

    Decoration: it carries no text and is hidden from screen readers.
    """
    summe = sum(zahlen.values())
    if not summe:
        return Markup("")
    teile, links = [], 0.0
    for gruppe in REIHENFOLGE:
        if zahl := zahlen.get(gruppe, 0):
            breite = 100 * zahl / summe
            teile.append(f'<rect class="ik-balken__{gruppe}" x="{links:.2f}" width="{breite:.2f}" height="4"/>')
            links += breite
    rahmen = '<svg class="ik-balken" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
    return Markup(f"{rahmen}{''.join(teile)}</svg>")
