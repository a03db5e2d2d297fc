"""Languages: Qt's own words change with ours; an unknown language stays English."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from homeprog.ui.i18n import install_language


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    yield
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
    QLocale.setDefault(before)


@pytest.mark.parametrize(("language", "word"), [("de", "Abbrechen"), ("xx", "Cancel"), ("en", "Cancel")])
def test_standard_buttons_speak_the_language(qapp: QApplication, language: str, word: str) -> None:
    install_language(qapp, language)

    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == word


def test_numbers_and_dates_follow(qapp: QApplication) -> None:
    assert install_language(qapp, "de").decimalPoint() == ","
    assert QLocale().decimalPoint() == ","
