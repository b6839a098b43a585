"""What PyYAML and pydantic complain about, said in German and with what to do; no reading, no checking."""

import yaml
from pydantic_core import ErrorDetails

from integrationskonzept.findings import meinten_sie
from integrationskonzept.model import Wert
from integrationskonzept.struktur import felder

_YAML = (
    ("cannot start any token", "Ein Tabulator oder ein Zeichen wie „@“, „`“ oder „%“ kann hier nicht stehen. "
     "Rücken Sie mit Leerzeichen ein und setzen Sie den Wert in Anführungszeichen."),
    ("mapping values are not allowed", "Der Doppelpunkt gehört hier zum Text. Setzen Sie den ganzen Wert in Anführungszeichen."),
    ("quoted scalar", "Ein Anführungszeichen wird nicht geschlossen. Jedes „\"“ und jedes „'“ am Anfang braucht eines am Ende."),
    ("could not find expected ':'", "Nach dem Feldnamen fehlt der Doppelpunkt."),
    ("did not find expected key", "Die Einrückung stimmt nicht: Felder eines Eintrags stehen genau untereinander."),
    ("did not find expected '-' indicator", "Die Einrückung stimmt nicht: Die Striche einer Liste stehen genau untereinander."),
    ("expected <block end>", "Die Einrückung stimmt nicht: Felder und Striche einer Ebene stehen genau untereinander."),
    ("did not find expected ',' or", "Eine Liste mit [ … ] oder { … } ist nicht geschlossen oder ein Komma fehlt."),
    ("expected ',' or", "Eine Liste mit [ … ] oder { … } ist nicht geschlossen oder ein Komma fehlt."),
    ("did not find expected node content", "Hier fehlt ein Wert, oder eine Klammer ist zu viel."),
    ("expected the node content", "Hier fehlt ein Wert, oder eine Klammer ist zu viel."),
    ("undefined alias", "Ein Wert beginnt mit „*“ und gilt dadurch als Verweis. Setzen Sie ihn in Anführungszeichen."),
    ("alphabetic or numeric character", "Ein Wert beginnt mit „*“ oder „&“ und gilt dadurch als Verweis. "
     "Setzen Sie ihn in Anführungszeichen."),
    ("expected alphanumeric", "Ein Wert beginnt mit „*“ oder „&“ und gilt dadurch als Verweis. "
     "Setzen Sie ihn in Anführungszeichen."),
    ("exceeded max", "Die Werte sind zu tief verschachtelt."),
    ("block sequence entries are not allowed", "Ein Listenpunkt „-“ kann hier nicht stehen. "
     "Beginnen Sie die Liste in einer neuen Zeile."),
    ("escape", "Nach einem „\\“ steht ein Zeichen, das YAML nicht kennt. Nehmen Sie statt \" die einfachen Anführungszeichen '."),
)  # fmt: skip


def explain_yaml(fehler: yaml.MarkedYAMLError, text: str) -> str:
    """The German sentence for a syntax error."""
    gesagt = f"{fehler.context or ''} {fehler.problem or ''}"
    marke = fehler.problem_mark
    zeilen = text.splitlines()
    if marke and marke.line < len(zeilen) and "\t" in zeilen[marke.line][: marke.column + 1]:
        return "In der Einrückung steht ein Tabulator. Rücken Sie mit Leerzeichen ein."
    for zeichen, satz in _YAML:
        if zeichen in gesagt:
            return satz
    return f"Die Datei ist kein gültiges YAML: {gesagt.strip()}."


def explain_pydantic(fehler: ErrorDetails, klasse: type[Wert] | None) -> tuple[str, str]:
    """The number of the rule and the German sentence for a value that does not fit the model.

    `klasse` is the class of the innermost value that holds the field, None where there is none.
    """
    art, name = fehler["type"], str(fehler["loc"][-1]) if fehler["loc"] else ""
    kontext = fehler.get("ctx", {})
    if art == "extra_forbidden":
        bekannt = felder(klasse) if klasse else {}
        return "IK101", f"Das Feld „{name}“ gibt es hier nicht.{meinten_sie(name, bekannt)}"
    if art == "missing":
        return "IK102", f"Das Feld „{name}“ fehlt."
    if art == "id":
        return "IK104", fehler["msg"]
    if art in ("datum", "janein", "zahl", "ganzzahl", "prozent", "farbe"):
        return "IK105", fehler["msg"]
    if art == "literal_error":
        erlaubt = [wort.strip("'") for wort in str(kontext["expected"]).replace(" or ", ", ").split(", ")]
        auswahl = ", ".join(f"„{wort}“" for wort in erlaubt)
        wert = str(fehler["input"])[:80]
        return "IK106", f"„{wert}“ ist hier nicht vorgesehen.{meinten_sie_genau(wert, erlaubt)} Möglich sind: {auswahl}."
    if art == "string_pattern_mismatch":
        return "IK105", f"„{str(fehler['input'])[:80]}“ hat nicht die Form, die „{name}“ verlangt."
    if art == "string_type":
        return "IK103", f"„{name}“ ist ein einzelner Text, hier steht eine Liste oder ein Block mit eigenen Feldern."
    if art in ("model_type", "model_attributes_type", "dict_type"):
        return "IK103", f"„{name}“ hat eigene Felder. Schreiben Sie sie eingerückt darunter, jedes mit Doppelpunkt."
    return "IK103", f"Der Wert von „{name}“ passt nicht zu dem, was hier erwartet wird."


def meinten_sie_genau(wort: str, bekannte: list[str]) -> str:
    """A suggestion among words that are not all lower case."""
    klein = {bekannt.lower(): bekannt for bekannt in bekannte}
    satz = meinten_sie(wort, klein)
    return next((satz.replace(f"„{k}“", f"„{b}“") for k, b in klein.items() if f"„{k}“" in satz), satz)
