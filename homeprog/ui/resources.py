"""Where the window's own files are: icons, fonts, theme, translations."""

from functools import cache
from pathlib import Path

import homeprog


@cache
def resource_dir() -> Path:
    """The folder `resources`: inside the installed package, else beside it in a checkout."""
    package = Path(homeprog.__file__).parent
    shipped = package / "_resources"
    return shipped if shipped.is_dir() else package.parent / "resources"
