"""The folder in which a command is called: its settings, or what to do where there are none."""

from pathlib import Path

import click
import yaml

from integrationskonzept.app import Projekt, find_projekt
from integrationskonzept.loading.fehlertexte import explain_yaml, place_of


def require(datei: Path) -> None:
    """A usage error where there are no settings."""
    if not datei.is_file():
        context = click.get_current_context()
        oder = " oder nennen Sie die Datei mit --datei" if "datei" in context.params else ""
        raise click.UsageError(f"Hier liegt keine „{datei}“. Wechseln Sie in den Ordner Ihrer Website{oder}.")


def read_projekt(datei: Path) -> Projekt:
    """Where the concept of some settings lies; a usage error where they are missing or cannot be read."""
    require(datei)
    try:
        return find_projekt(datei)
    except yaml.MarkedYAMLError as fehler:
        text = datei.read_text(encoding="utf-8-sig")
        zeile, spalte = place_of(fehler, text)
        grund = f"Zeile {zeile}, Zeichen {spalte}: {explain_yaml(fehler, text)}"
    except UnicodeDecodeError:
        grund = "Die Datei ist nicht in UTF-8 gespeichert."
    except (yaml.YAMLError, TypeError, AttributeError):
        grund = "Prüfen Sie Einrückung und Anführungszeichen."
    raise click.UsageError(f"„{datei}“ ist nicht lesbar. {grund}")
