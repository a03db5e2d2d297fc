"""Where the shipped files are: inside an installed package first, then in the checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def resources_root() -> Path:
    """The folder with `exercises/`, `program/`, `theme/`, `icons/`, `sounds/` and `i18n/`.

    A wheel carries it as `homeprog/_resources`; in a checkout it is `resources/` beside the package.
    """
    installed = _PACKAGE / "_resources"
    return installed if installed.is_dir() else _PACKAGE.parent / "resources"
