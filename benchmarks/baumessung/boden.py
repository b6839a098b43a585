"""The floor: Python-Markdown and one small template, no navigation, no search, no theme."""

import sys
from pathlib import Path

import jinja2
import markdown

VORLAGE = """<!doctype html>
<html lang="de"><head><meta charset="utf-8"><title>{{ titel }}</title></head><body><main>{{ inhalt }}</main></body></html>
"""


def build(quelle: Path, ziel: Path) -> None:
    """Set every page below a folder."""
    md = markdown.Markdown(extensions=["tables", "toc", "def_list", "meta"])
    vorlage = jinja2.Environment(autoescape=True).from_string(VORLAGE)
    for datei in sorted(quelle.rglob("*.md")):
        inhalt = jinja2.utils.markupsafe.Markup(md.reset().convert(datei.read_text(encoding="utf-8")))
        ausgabe = ziel / datei.parent.relative_to(quelle) / "index.html"
        ausgabe.parent.mkdir(parents=True, exist_ok=True)
        ausgabe.write_text(vorlage.render(titel=ausgabe.parent.name, inhalt=inhalt), encoding="utf-8")


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]))
