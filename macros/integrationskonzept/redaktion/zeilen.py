"""The lines of a text with their ends, counted as YAML counts them; nothing of what they say."""

import re

_ZEILE = re.compile(r"[^\r\n]*(?:\r\n|[\r\n])|[^\r\n]+\Z")


def split_lines(text: str) -> list[str]:
    """The lines of a text, each with its end; joined they are the text."""
    return _ZEILE.findall(text)


def line_end(text: str) -> str:
    """How the lines of a text end: as the first one does."""
    ende = re.search(r"\r\n|[\r\n]", text)
    return ende[0] if ende else "\n"


def with_last_end(text: str) -> str:
    """The text with an end behind its last line too, so that lines can stand behind it."""
    return text if not text or text.endswith(("\r", "\n")) else text + line_end(text)
