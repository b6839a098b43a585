"""Click in German: usage, options and complaints; nothing about a concept."""

from datetime import date
from typing import Any

import click

from integrationskonzept.findings import meinten_sie
from integrationskonzept.zeit import parse_datum


class Befehl(click.Command):
    """A command whose help is German."""

    def get_help_option_names(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # the same wherever a command is asked
        return ["-h", "--hilfe", "--help"]

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return ["[OPTIONEN]", *(teil for parameter in self.get_params(ctx) for teil in parameter.get_usage_pieces(ctx))]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="Aufruf: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        optionen = (parameter for parameter in self.get_params(ctx) if isinstance(parameter, click.Option))
        zeilen = [zeile for option in optionen if (zeile := option.get_help_record(ctx))]
        with formatter.section("Optionen"):
            formatter.write_dl(zeilen)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option:
            option.help = "Diese Hilfe zeigen."
        return option


class Befehle(Befehl, click.Group):
    """All commands of `konzept`."""

    command_class = Befehl

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # one shape for all commands
        return ["[OPTIONEN]", "BEFEHL", "…"]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        with formatter.section("Befehle"):
            formatter.write_dl([(name, self.commands[name].get_short_help_str(90)) for name in self.commands])


class Tag(click.ParamType[date]):
    """A day, written 2024-08-01 or 01.08.2024."""

    name = "TAG"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return value if isinstance(value, date) else parse_datum(value)
        except ValueError:
            self.fail(f"„{value}“ ist kein Datum. Schreiben Sie 2024-08-01 oder 01.08.2024.", param, ctx)


def explain_usage(fehler: click.UsageError) -> str:
    """Click's complaint about a call, in German."""
    match fehler:
        case click.NoSuchOption():
            return f"Die Option „{fehler.option_name}“ gibt es nicht.{meinten_sie(fehler.option_name, fehler.possibilities or ())}"
        case click.BadOptionUsage():
            return f"Hinter {fehler.option_name} fehlt ein Wert."
        case click.MissingParameter():
            return f"Es fehlt: {fehler.param.name if fehler.param else 'ein Wert'}."
        case click.BadParameter(param=click.Option(type=click.Choice(choices=moeglich)) as option):
            return f"„{option.opts[0]}“ nimmt nur: {', '.join(moeglich)}."
        case click.BadParameter():
            return fehler.message
    if fehler.ctx and (m := fehler.message.partition("No such command ")[2]):
        name = m.split("'")[1] if "'" in m else m
        return f"Den Befehl „{name}“ gibt es nicht.{meinten_sie(name, _names(fehler.ctx.command))}"
    if "unexpected extra argument" in fehler.message:
        return f"Zu viele Angaben: {fehler.message.partition('(')[2].rstrip(')')}."
    return fehler.message


def _names(befehl: click.Command) -> list[str]:
    return list(befehl.commands) if isinstance(befehl, click.Group) else []
