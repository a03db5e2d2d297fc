"""Languages: Qt's own words change with ours; an unknown one stays English; plurals in all their forms."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from homeprog.program.plan import Missing
from homeprog.ui import words
from homeprog.ui.i18n import install_language
from homeprog.ui.words_cues import language_of_words
from scripts.i18n import Message, compile_words, update


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


DAYS = ("jeszcze {n} dzień", "jeszcze {n} dni", "jeszcze {n} dnia")
"""Polish has three forms: 1; 2 to 4, 22 to 24; all others (here made to differ)."""


@pytest.fixture
def polish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> None:
    """A language that says one thing in three plural forms, and its code for the voice."""
    monkeypatch.setenv("HOMEPROG_LANGUAGES", str(tmp_path))
    ts = tmp_path / "homeprog_pl.ts"
    code = "code of the language of these words, such as de or pt-br"
    update(ts, [Message("words", "%n more days"), Message("session", "en", code)])
    text = ts.read_text(encoding="utf-8")
    forms = iter(form.format(n="%n") for form in DAYS)
    text = re.sub("<numerusform></numerusform>", lambda _: f"<numerusform>{next(forms)}</numerusform>", text)
    text = text.replace('<translation type="unfinished"></translation>', "<translation>pl</translation>")
    ts.write_text(text.replace(' type="unfinished"', ""), encoding="utf-8")
    compile_words(ts)
    install_language(qapp, "pl")


@pytest.mark.usefixtures("polish")
@pytest.mark.parametrize(("count", "form"), [(2, 1), (4, 1), (5, 2), (22, 1), (25, 2)])
def test_counts_have_as_many_forms_as_the_language(count: int, form: int) -> None:
    assert words.missing(Missing("days", 0, count)) == DAYS[form].format(n=count)


@pytest.mark.usefixtures("polish")
def test_the_voice_speaks_the_language_of_the_words() -> None:
    assert language_of_words() == "pl"


def test_counts_in_english_need_no_translation() -> None:
    assert words.missing(Missing("days", 0, 1)) == "1 more day"
    assert words.missing(Missing("days", 0, 5)) == "5 more days"
