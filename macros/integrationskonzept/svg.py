"""Pictures as SVG are programs too: what in one could act or fetch something when somebody opens it on its own."""

import re
from xml.parsers import expat

_HANDELND = frozenset({"script", "foreignobject", "handler", "listener", "iframe", "object", "embed", "audio", "video", "canvas"})
_XHTML = "http://www.w3.org/1999/xhtml"
_DARIN = r"data:(?:image/(?:png|jpe?g|gif|webp|avif)|font/|application/(?:x-)?font)"
_BILD = re.compile(rf"{_DARIN}[^\s]", re.IGNORECASE)
_AUSSEN = re.compile(rf"@import|image-set\(|(?<![\w-])src\(|url\(\s*['\"]?\s*(?!#|{_DARIN}|['\"\s])", re.IGNORECASE)
"""What fetches in a style (CSS Values 4, CSS Images 4), but for parts of the file itself and what it carries along."""
_SCHRIFTEN = frozenset({"utf-8", "us-ascii", "iso-8859-1", "windows-1252"})


class SvgFehler(Exception):
    """The file cannot be judged; the text says why, in German for a finding."""


class _Aktiv(Exception):
    """Something that acts has been met."""


def active_part(text: str) -> str | None:
    """What in an SVG acts or fetches, in German for a finding; None where it is a picture and nothing more. Raises SvgFehler.

    Browsers run such a file when its address is opened, with the rights of the website (SVG 2, section 2.2: referencing modes).
    """
    leser = expat.ParserCreate(encoding="utf-8", namespace_separator=" ")
    stil: list[str] | None = None

    def start(name: str, attribute: dict[str, str]) -> None:
        nonlocal stil
        raum, _, lokal = name.rpartition(" ")
        if raum == _XHTML or lokal.lower() in _HANDELND or stil is not None:
            raise _Aktiv(f"das Element <{lokal}>")
        if lokal.lower() == "style":
            stil = []
        for voll, wert in attribute.items():
            fremd, _, kurz = voll.rpartition(" ")
            if grund := _attribute(lokal.lower(), kurz.lower(), wert.strip(), css=not fremd):
                raise _Aktiv(grund)

    def ende(_name: str) -> None:
        nonlocal stil
        if stil is not None and _fetches("".join(stil)):
            raise _Aktiv("eine Adresse außerhalb der Datei im Element <style>")
        stil = None

    def zeichen(inhalt: str) -> None:
        if stil is not None:
            stil.append(inhalt)

    def erklaerung(_version: str, schrift: str | None, _allein: int) -> None:
        if schrift and schrift.lower() not in _SCHRIFTEN:
            raise _Aktiv(f"den Zeichensatz „{schrift}“")

    def doctype(_name: str, _system: str | None, _public: str | None, eigene: int) -> None:
        if eigene:
            raise _Aktiv("eigene Erklärungen im Kopf (<!DOCTYPE … [ … ]>)")

    def anweisung(ziel: str, _daten: str) -> None:
        if ziel.lower() == "xml-stylesheet":
            raise _Aktiv(f"die Anweisung <?{ziel} …?>")

    leser.StartElementHandler, leser.EndElementHandler, leser.CharacterDataHandler = start, ende, zeichen
    leser.XmlDeclHandler, leser.StartDoctypeDeclHandler, leser.ProcessingInstructionHandler = erklaerung, doctype, anweisung
    try:
        leser.Parse(text, True)
    except _Aktiv as grund:
        return str(grund)
    except expat.ExpatError as fehler:
        raise SvgFehler(f"In Zeile {fehler.lineno} ist ihr Aufbau fehlerhaft") from None
    return None


def _fetches(stil: str) -> bool:
    """Whether a style names something outside; one with escaped signs is not deciphered."""
    return bool(_AUSSEN.search(stil)) or "\\" in stil


def _attribute(element: str, name: str, wert: str, *, css: bool) -> str | None:
    """What is wrong with one attribute; those of SVG itself (`css`) may hold styles, those of drawing programs do not."""
    if name.startswith("on"):
        return f"das Attribut „{name}“"
    if name in ("href", "src"):
        verweis = element == "a" and re.match(r"https?://|mailto:", wert, re.IGNORECASE)
        if wert and not wert.startswith("#") and not _BILD.match(wert) and not verweis:
            return f"das Attribut „{name}“ mit einer Adresse außerhalb der Datei"
    elif name == "attributename" and wert.lower().rpartition(":")[2].startswith(("href", "on")):
        return f"eine Bewegung des Attributs „{wert}“"
    elif name in ("to", "from", "by", "values") and "script:" in re.sub(r"\s", "", wert.lower()):
        return f"das Attribut „{name}“ mit einem Programm"
    elif css and _fetches(wert):
        return f"das Attribut „{name}“ mit einer Adresse außerhalb der Datei"
    return None
