"""Values → pictures as SVG text for a page: what a chart shows and says; draws through Vega-Lite, knows no page."""

from integrationskonzept.diagramme.messwerte import draw_messwerte
from integrationskonzept.diagramme.umsetzung import Balken, draw_umsetzung
from integrationskonzept.diagramme.zeichnen import is_available
from integrationskonzept.model import Konzept

__all__ = ["Balken", "draw_messwerte", "draw_umsetzung", "has_figures", "is_available"]


def has_figures(konzept: Konzept) -> bool:
    """Whether a concept has anything that would be drawn."""
    return any(indikator.werte for indikator in konzept.indikatoren) or any(m.stand for m in konzept.massnahmen)
