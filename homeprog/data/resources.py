"""Where the shipped files are: inside an installed package first, then in the checkout."""

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent

LANGUAGES_VARIABLE = "HOMEPROG_LANGUAGES"
"""Names a further folder of languages: a translator tries one there, and `make i18n` keeps its own there."""


def resources_root() -> Path:
    """The folder with `exercises/`, `program/`, `theme/`, `icons/`, `sounds/` and `i18n/`.

    A wheel carries it as `homeprog/_resources`; in a checkout it is `resources/` beside the package.
    """
    installed = _PACKAGE / "_resources"
    return installed if installed.is_dir() else _PACKAGE.parent / "resources"


def language_roots() -> tuple[Path, ...]:
    """Where languages are looked for, in this order."""
    further = os.environ.get(LANGUAGES_VARIABLE)
    return (*((Path(further).absolute(),) if further else ()), resources_root() / "i18n")
