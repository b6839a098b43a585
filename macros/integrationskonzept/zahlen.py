"""How numbers are written in German; no dates, no amounts of money."""

from decimal import Decimal


def size_in_words(groesse: int) -> str:
    """The size of a file of so many bytes: "83 kB", "1,2 MB"."""
    if groesse < 1_000_000:
        return f"{max(1, round(groesse / 1000))} kB"
    return f"{groesse / 1_000_000:.1f} MB".replace(".", ",")


def german(zahl: Decimal | int) -> str:
    """A number as Germans write it: 1.250,5."""
    return f"{zahl:,}".translate(str.maketrans(",.", ".,"))
