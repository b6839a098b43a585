"""The folder in which a command is called: its settings, or what to do where there are none."""

from pathlib import Path

import click
import yaml

from integrationskonzept.app import Projekt, find_projekt


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
    except (yaml.YAMLError, UnicodeDecodeError, TypeError, AttributeError):
        raise click.UsageError(f"„{datei}“ ist nicht lesbar. Prüfen Sie Einrückung und Anführungszeichen.") from None
