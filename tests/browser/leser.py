"""What readers do that takes more than one line to say."""

from playwright.sync_api import Locator, Page


def search_for(seite: Page, frage: str) -> Locator:
    """Type a question into the open search; its hits, once the list answers all of it and no longer the first letters."""
    seite.keyboard.type(frage)
    seite.locator(f'#ik-suche ol[data-frage="{frage}"]').wait_for()
    return seite.locator(".ik-suche__treffer a")
