"""How numbers are written in German; no dates, no amounts of money."""

from decimal import Decimal


def german(zahl: Decimal | int) -> str:
    """A number as Germans write it: 1.250,5."""
    return f"{zahl:,}".translate(str.maketrans(",.", ".,"))
