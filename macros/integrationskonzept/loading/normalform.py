"""Shorthands written out: a single value for a list, a plain word for a value with fields; no judging."""

from integrationskonzept.loading.knoten import Knoten
from integrationskonzept.model import Wert
from integrationskonzept.struktur import felder


def normalise(knoten: Knoten, klasse: type[Wert]) -> Knoten:
    """The same node with every shorthand of the class written out; what fits no shorthand is left for the model to judge."""
    if not isinstance(knoten.wert, dict):
        if klasse.KURZFORM is None or knoten.wert is None:
            return knoten
        knoten = Knoten({klasse.KURZFORM: knoten}, knoten.zeile, knoten.spalte)
    assert isinstance(knoten.wert, dict)
    bekannt = felder(klasse)
    wert: dict[str, Knoten] = {}
    for name, kind in knoten.wert.items():
        feld = bekannt.get(name)
        if feld is None or kind.wert is None:
            wert[name] = Knoten("", kind.zeile, kind.spalte) if feld is None and kind.wert is None else kind
            continue
        modell = feld.modell
        if feld.liste:
            posten = kind.wert if isinstance(kind.wert, list) else [kind]
            posten = [normalise(eins, modell) if modell else eins for eins in posten if eins.wert is not None]
            wert[name] = Knoten([*posten], kind.zeile, kind.spalte)
        else:
            wert[name] = normalise(kind, modell) if modell else kind
    return Knoten(wert, knoten.zeile, knoten.spalte, knoten.schluessel)
