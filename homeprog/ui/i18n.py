"""Translations of the window's words: resources/i18n/homeprog_<language>.qm and Qt's own."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from homeprog.data.resources import resources_root


def install_language(app: QCoreApplication, language: str = "") -> QLocale:
    """Load the words of a language; English where there are none.

    Args:
        app: Becomes the owner of the translators.
        language: Code such as `de` or `pt_BR`; empty follows the computer.

    Returns:
        The locale now in force, also for numbers and dates.
    """
    locale = QLocale(language) if language else QLocale.system()
    places = (
        ("qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        ("homeprog", str(resources_root() / "i18n")),
    )
    for name, folder in places:
        translator = QTranslator(app)
        if translator.load(locale, name, "_", folder):
            app.installTranslator(translator)
        else:
            translator.deleteLater()
    QLocale.setDefault(locale)
    return locale
