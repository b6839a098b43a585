"""What PyYAML and pydantic complain about, said in German and with what to do; no reading, no checking."""

import re
from collections.abc import Iterable

import yaml
from pydantic_core import ErrorDetails

from integrationskonzept.findings import meinten_sie
from integrationskonzept.model import Wert
from integrationskonzept.struktur import felder
from integrationskonzept.typen import zitat

_NACH_WERT = (
    "Nach dem Ende des Wertes steht noch Text. Setzen Sie den ganzen Wert in Anführungszeichen, "
    "und zwar in solche, die in ihm nicht vorkommen."
)
_UMSCHRIFT = "Nach einem „\\“ steht ein Zeichen, das YAML nicht kennt. Nehmen Sie statt \" die einfachen Anführungszeichen '."
_YAML = (
    ("cannot start any token", "Ein Tabulator oder ein Zeichen wie „@“, „`“ oder „%“ kann hier nicht stehen. "
     "Rücken Sie mit Leerzeichen ein und setzen Sie den Wert in Anführungszeichen."),
    ("scanning a directive", "Eine Zeile darf nicht mit „%“ beginnen. Setzen Sie den Wert in Anführungszeichen."),
    ("mapping values are not allowed", "Der Doppelpunkt gehört hier zum Text. Setzen Sie den ganzen Wert in Anführungszeichen."),
    ("mapping keys are not allowed", "Ein Wert beginnt mit „?“. Setzen Sie ihn in Anführungszeichen."),
    ("escape", _UMSCHRIFT),
    ("hexdecimal", _UMSCHRIFT),
    ("quoted scalar", "Ein Anführungszeichen wird nicht geschlossen. Jedes „\"“ und jedes „'“ am Anfang braucht eines am Ende."),
    ("block scalar", "Nach „|“ oder „>“ beginnt der Text in einer neuen Zeile, weiter eingerückt als sein Feld. "
     "Gehört das Zeichen zum Text, dann setzen Sie den Wert in Anführungszeichen."),
    ("could not find expected ':'", "In dieser Zeile fehlt nach dem Feldnamen der Doppelpunkt oder das Leerzeichen dahinter. "
     "Gehört sie zum Text darüber, dann rücken Sie sie weiter ein."),
    ("did not find expected key", "Die Einrückung stimmt nicht: Felder eines Eintrags stehen genau untereinander."),
    ("did not find expected '-' indicator", "Die Einrückung stimmt nicht: Die Striche einer Liste stehen genau untereinander."),
    ("did not find expected ',' or", "Eine Liste mit [ … ] oder { … } ist nicht geschlossen oder ein Komma fehlt."),
    ("did not find expected node content", "Hier fehlt ein Wert, oder eine Klammer ist zu viel."),
    ("alphabetic or numeric character", "Ein Wert beginnt mit „*“ oder „&“ und gilt dadurch als Verweis. "
     "Setzen Sie ihn in Anführungszeichen."),
    ("block sequence entries are not allowed", "Ein Listenpunkt „-“ kann hier nicht stehen. Beginnen Sie die Liste in einer neuen "
     "Zeile; ist der Strich der Wert, dann setzen Sie ihn in Anführungszeichen."),
    ("tag", "Ein Wert beginnt mit „!“ und gilt dadurch als Typangabe. Setzen Sie ihn in Anführungszeichen."),
    ("<document start>", "Davor endet mit „...“ die Datei, oder es ist etwas nicht geschlossen. Löschen Sie die Zeile mit „...“."),
)  # fmt: skip
_FELDZEILE = re.compile(r"\s*(-\s*)?[\w-]+")
_OFFEN = ("quoted scalar", "flow sequence", "flow mapping", "simple key")


def place_of(fehler: yaml.MarkedYAMLError, text: str) -> tuple[int, int]:
    """Line and column (from 1) at which an editor has to look.

    That is where the sign stands that is the cause, where something opens that never closes, else where reading fails.
    """
    if ursache := _cause(fehler, text):
        return ursache[:2]
    marke, beginn = fehler.problem_mark or fehler.context_mark, fehler.context_mark
    if marke and beginn and beginn.line < marke.line and any(form in (fehler.context or "") for form in _OFFEN):
        zeilen = [*text.splitlines(), ""]
        fortsetzung = "flow" in (fehler.context or "") and marke.line < len(zeilen) - 1
        if not fortsetzung or _indent(zeilen[marke.line]) <= _indent(zeilen[beginn.line]):
            marke = beginn
    return (marke.line + 1, marke.column + 1) if marke else (1, 1)


def _indent(zeile: str) -> int:
    return len(zeile) - len(zeile.lstrip(" "))


def explain_yaml(fehler: yaml.MarkedYAMLError, text: str) -> str:
    """The German sentence for a syntax error."""
    gesagt = f"{fehler.context or ''} {fehler.problem or ''}"
    davor, zeichen = _around(fehler.problem_mark, text)
    if "\t" in davor + zeichen and not davor.strip(" \t-"):
        return "In der Einrückung steht ein Tabulator. Rücken Sie mit Leerzeichen ein."
    if ursache := _cause(fehler, text):
        return ursache[2]
    if "did not find expected key" in gesagt and davor.strip(" -"):
        return _NACH_WERT
    if "did not find expected '-' indicator" in gesagt and zeichen != "-":
        return "Die Einrückung stimmt nicht: Felder eines Eintrags stehen genau untereinander, das erste hinter dem Strich."
    if "mapping values are not allowed" in gesagt and _FELDZEILE.fullmatch(davor):
        return (
            "Die Einrückung dieser Zeile stimmt nicht, oder in der Zeile darüber fehlt ein Doppelpunkt am Ende "
            "oder ein Leerzeichen nach dem Strich."
        )
    for zeichen, satz in _YAML:
        if zeichen in gesagt:
            return satz
    return (
        "Die Datei lässt sich ab hier nicht lesen. "
        "Prüfen Sie Einrückung, Doppelpunkte und Anführungszeichen in dieser Zeile und der davor."
    )


_GESCHUETZT = "Hier steht ein geschütztes Leerzeichen, wie es aus Word mitkommt. Ersetzen Sie es durch ein gewöhnliches."
_URSACHEN = (
    (re.compile(r"[ -]*(?:[\w-]+:)? *\u00a0"), _GESCHUETZT),
    (re.compile(r" *-(?=[a-z_]+:(?: |$))"), "Nach dem Strich fehlt ein Leerzeichen."),
)
"""What stands at the beginning of a line and lets reading fail, there or further down."""


def _cause(fehler: yaml.MarkedYAMLError, text: str) -> tuple[int, int, str] | None:
    """Line, column (from 1) and sentence of a cause that can be told, in the lines from where the value begins to the failure."""
    marke, beginn = fehler.problem_mark, fehler.context_mark
    if marke is None:
        return None
    zeilen = text.splitlines()[: marke.line + 1]
    erste = beginn.line if beginn else max(marke.line - 1, 0)
    funde = ((nr, muster.match(zeilen[nr]), satz) for nr in range(erste, len(zeilen)) for muster, satz in _URSACHEN)
    return next(((nr + 1, fund.end(), satz) for nr, fund, satz in funde if fund), None)


def _around(marke: yaml.error.Mark | None, text: str) -> tuple[str, str]:
    """What stands in the line before a mark, and the sign at it."""
    zeilen = text.splitlines()
    if marke is None or marke.line >= len(zeilen):
        return "", ""
    zeile = zeilen[marke.line]
    return zeile[: marke.column], zeile[marke.column : marke.column + 1]


def explain_pydantic(fehler: ErrorDetails, klasse: type[Wert] | None) -> tuple[str, str]:
    """The number of the rule and the German sentence for a value that does not fit the model.

    `klasse` is the class of the innermost value that holds the field, None where there is none.
    """
    art = fehler["type"]
    name = zitat(next((schritt for schritt in reversed(fehler["loc"]) if isinstance(schritt, str)), ""))
    wert = zitat(fehler["input"])
    kontext = fehler.get("ctx", {})
    if art == "extra_forbidden":
        bekannt = felder(klasse) if klasse else {}
        # Between braces a comma ends a text, and what follows it looks like a field without a value.
        komma = "" if fehler["input"] else " Zwischen geschweiften Klammern braucht ein Text mit Komma Anführungszeichen."
        return "IK101", f"Das Feld „{name}“ gibt es hier nicht.{advice_on_name(str(fehler['loc'][-1]), bekannt) or komma}"
    if art == "missing":
        return "IK102", f"Das Feld „{name}“ fehlt."
    if art == "id" and "," in str(fehler["input"]) and isinstance(fehler["loc"][-1], int):
        return "IK104", f"„{wert}“ kann keine id sein. Mehrere stehen in eckigen Klammern, durch Kommas getrennt: [{wert}]."
    if art == "id":
        return "IK104", fehler["msg"]
    if art in ("datum", "janein", "zahl", "ganzzahl", "prozent", "farbe"):
        return "IK105", fehler["msg"]
    if art == "literal_error" and isinstance(fehler["input"], str):
        erlaubt = [wort.strip("'") for wort in str(kontext["expected"]).replace(" or ", ", ").split(", ")]
        auswahl = ", ".join(f"„{wort}“" for wort in erlaubt)
        return "IK106", f"„{wert}“ ist hier nicht vorgesehen.{meinten_sie_genau(wert, erlaubt)} Möglich sind: {auswahl}."
    if art == "string_pattern_mismatch":
        return "IK105", f"„{wert}“ hat nicht die Form, die „{name}“ verlangt."
    if art in ("string_type", "literal_error"):
        return "IK103", f"„{name}“ ist ein einzelner Text, hier steht eine Liste oder ein Block mit eigenen Feldern."
    if art in ("model_type", "model_attributes_type", "dict_type"):
        return "IK103", f"„{name}“ hat eigene Felder. Schreiben Sie sie eingerückt darunter, jedes mit Doppelpunkt."
    return "IK103", f"Der Wert von „{name}“ passt nicht zu dem, was hier erwartet wird."


def advice_on_name(name: str, bekannte: Iterable[str]) -> str:
    """What to do about the name of a field or section that there is not, to append to a message."""
    return f" {_GESCHUETZT}" if name.startswith("\u00a0") else meinten_sie(name, bekannte)


def meinten_sie_genau(wort: str, bekannte: list[str]) -> str:
    """A suggestion among words that are not all lower case."""
    klein = {bekannt.lower(): bekannt for bekannt in bekannte}
    satz = meinten_sie(wort, klein)
    return next((satz.replace(f"„{k}“", f"„{b}“") for k, b in klein.items() if f"„{k}“" in satz), satz)
