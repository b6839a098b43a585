"""The committed bundle of the search engine: made of the sources beside it and of nothing else."""

import hashlib
import re

import pytest

from webseite import WURZEL

ORT = WURZEL / "werkzeuge" / "suchmotor"
BUENDEL = WURZEL / "overrides" / "assets" / "javascripts" / "suchmotor.js"
VERALTET = "the bundle is stale: make suchmotor"


def checksum(*texte: bytes) -> str:
    return hashlib.sha256(b"".join(texte)).hexdigest()[:16]


def test_the_bundle_was_made_of_these_sources() -> None:
    quellen = [datei.read_bytes() for datei in sorted((ORT / "quellen").iterdir())]
    kopf = BUENDEL.read_text(encoding="utf-8").partition("\n")[0]
    assert f"quellen {checksum(*quellen, (ORT / 'package-lock.json').read_bytes())}" in kopf, VERALTET


def test_the_bundle_is_as_it_was_made() -> None:
    kopf, _, inhalt = BUENDEL.read_text(encoding="utf-8").partition("\n")
    assert f"inhalt {checksum(inhalt.encode())}" in kopf, VERALTET


@pytest.mark.parametrize("name", ["package.json", "package-lock.json"])
def test_packages_are_named_by_sums_and_not_by_addresses(name: str) -> None:
    text = (ORT / name).read_text(encoding="utf-8")
    assert not re.search(r"https?://", text)
    assert name == "package.json" or text.count('"integrity": "sha512-') == text.count('"node_modules/')
