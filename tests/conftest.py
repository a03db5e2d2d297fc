"""Shared fixtures: the real library."""

import pytest
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
