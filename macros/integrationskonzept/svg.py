"""Pictures as SVG are programs too: what in one could act or fetch something when somebody opens it on its own."""

import re
from xml.parsers import expat

_HANDELND = frozenset({"script", "foreignobject", "handler", "listener", "iframe", "object", "embed", "audio", "video", "canvas"})
_XHTML = "http://www.w3.org/1999/xhtml"
_BILD = re.compile(r"data:image/(?:png|jpe?g|gif|webp|avif)[;,]", re.IGNORECASE)
_AUSSEN = re.compile(r"@import|url\(\s*['\"]?\s*(?!#|data:image/(?:png|jpe?g|gif|webp|avif)[;,]|['\"\s])", re.IGNORECASE)
_SCHRIFTEN = frozenset({"utf-8", "us-ascii", "iso-8859-1", "windows-1252"})


class _Aktiv(Exception):
    """Something that acts has been met."""


def active_part(text: str) -> str | None:
    """What in an SVG acts, fetches or cannot be judged, in German for a finding; None where it is a picture and nothing more.

    Browsers run such a file when its address is opened, with the rights of the website (SVG 2, section 2.2: referencing modes).
    """
    leser = expat.ParserCreate(encoding="utf-8", namespace_separator=" ")
    leser.buffer_text = True
    stil: list[str] | None = None

    def start(name: str, attribute: dict[str, str]) -> None:
        nonlocal stil
        raum, _, lokal = name.rpartition(" ")
        if raum == _XHTML or lokal.lower() in _HANDELND:
            raise _Aktiv(f"das Element <{lokal}>")
        stil = [] if lokal.lower() == "style" else stil
        for voll, wert in attribute.items():
            if grund := _attribute(lokal.lower(), voll.rpartition(" ")[2].lower(), wert.strip()):
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

    def entitaet(*_: object) -> None:
        raise _Aktiv("eine Abkürzung, die in der Datei erst erklärt wird (<!ENTITY …>)")

    def anweisung(ziel: str, _daten: str) -> None:
        raise _Aktiv(f"die Anweisung <?{ziel} …?>")

    leser.StartElementHandler, leser.EndElementHandler, leser.CharacterDataHandler = start, ende, zeichen
    leser.XmlDeclHandler, leser.EntityDeclHandler, leser.ProcessingInstructionHandler = erklaerung, entitaet, anweisung
    try:
        leser.Parse(text, True)
    except _Aktiv as grund:
        return str(grund)
    except expat.ExpatError as fehler:
        return f"einen Fehler im Aufbau in Zeile {fehler.lineno}"
    return None


def _fetches(stil: str) -> bool:
    """Whether a style names something outside; one with escaped signs is not deciphered."""
    return bool(_AUSSEN.search(stil)) or "\\" in stil


def _attribute(element: str, name: str, wert: str) -> str | None:
    """What is wrong with one attribute."""
    if name.startswith("on"):
        return f"das Attribut „{name}“"
    if name in ("href", "src"):
        verweis = element == "a" and re.match(r"https?://|mailto:", wert, re.IGNORECASE)
        if wert and not wert.startswith("#") and not _BILD.match(wert) and not verweis:
            return f"das Attribut „{name}“ mit einer Adresse außerhalb der Datei"
    elif name == "attributename" and wert.lower().rpartition(":")[2].startswith(("href", "on")):
        return f"eine Bewegung des Attributs „{wert}“"
    elif _AUSSEN.search(wert) or (name == "style" and _fetches(wert)) or "javascript:" in re.sub(r"\s", "", wert.lower()):
        return f"das Attribut „{name}“ mit einer Adresse außerhalb der Datei"
    return None
