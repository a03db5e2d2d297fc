"""Shared fixtures: the real library, the pseudo-language."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from homeprog.data.library import load_catalog
from homeprog.program.catalog import Catalog
from homeprog.program.limits import Limits


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """The shipped catalogue, read once."""
    return load_catalog()


@pytest.fixture(scope="session")
def limits(catalog: Catalog) -> Limits:
    """The default limits of clinical.md 5.7."""
    return Limits.from_catalog(catalog)


@pytest.fixture(scope="session", autouse=True)
def one_application(qapp: QApplication) -> QApplication:
    """The one application there can be, made before a verb makes a lesser one for itself."""
    return qapp


@pytest.fixture(scope="session")
def pseudo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pseudo-language, made of the words as they are now."""
    from scripts.i18n import make_pseudo

    folder = tmp_path_factory.mktemp("i18n")
    make_pseudo(folder)
    return folder


@pytest.fixture
def pseudo(pseudo_folder: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The code of the pseudo-language, which can be spoken; afterwards all is English again."""
    from scripts.pseudo import CODE

    monkeypatch.setenv("HOMEPROG_LANGUAGES", str(pseudo_folder))
    before = QLocale()
    yield CODE
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(before)
