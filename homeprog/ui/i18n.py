"""The window's words in a language: `i18n/homeprog_<language>.qm` and Qt's own."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from homeprog.data.languages import find_language


def wanted_language(language: str = "") -> str:
    """A language's code; empty is the computer's."""
    return language or QLocale.system().name()


def install_language(app: QCoreApplication, language: str = "") -> QLocale:
    """Load the words of a language; English where there are none.

    Args:
        app: Becomes the owner of the translators.
        language: Code such as `de` or `pt_BR`; empty follows the computer.

    Returns:
        The locale now in force, also for numbers and dates.
    """
    locale = QLocale(language) if language else QLocale.system()
    qt_words = QTranslator(app)
    if qt_words.load(locale, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(qt_words)
    else:
        qt_words.deleteLater()
    found = find_language(wanted_language(language))
    if found is not None and found.words.is_file():
        words = QTranslator(app)
        if words.load(str(found.words)):
            app.installTranslator(words)
    QLocale.setDefault(locale)
    return locale
