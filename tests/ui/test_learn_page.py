"""Learn: twenty cards, the honest evidence, numbers that are kept."""

import pytest
from walking import click

from homeprog.data.paths import DataFolder
from homeprog.data.settings import load_settings
from homeprog.ui.learn_page import LearnPage
from homeprog.ui.learn_panels import ReadingCard
from homeprog.ui.main_window import MainWindow
from homeprog.ui.widgets.text import Text


@pytest.fixture
def page(window: MainWindow) -> LearnPage:
    shown = window.show_page("learn")
    assert isinstance(shown, LearnPage)
    return shown


def cards(page: LearnPage) -> list[ReadingCard]:
    return [card for card in page.cards.findChildren(ReadingCard) if card.isVisibleTo(page)]


def test_all_twenty_cards_are_there(page: LearnPage) -> None:
    assert len(cards(page)) == 20


def test_a_card_is_marked_as_read_once(page: LearnPage) -> None:
    click(cards(page)[0].button)

    assert cards(page)[0].button.isHidden()
    assert not cards(page)[1].button.isHidden()


def test_the_method_says_what_is_not_known(page: LearnPage) -> None:
    click(page.parts.tiles[1])

    said = " ".join(text.text() for text in page.method.findChildren(Text))
    assert page.cards.isHidden()
    assert "No study has shown that this order is better" in said
    assert "stretching alone did no better" in said


def test_numbers_are_kept_in_the_settings(page: LearnPage, folder: DataFolder) -> None:
    page.open_part("help")
    page.help.fields["phone_clinician"].setText("030 123")

    page.help.fields["phone_clinician"].editingFinished.emit()

    assert load_settings(folder.settings)[0].phone_clinician == "030 123"
