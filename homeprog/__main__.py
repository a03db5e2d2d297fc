"""`homeprog` and `python -m homeprog`: a verb, or the window."""

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType

_BEFORE_QT = (
    "homeprog.clock",
    "homeprog.data.draft",
    "homeprog.data.figures",
    "homeprog.data.library",
    "homeprog.data.profiles",
    "homeprog.data.settings",
    "homeprog.data.standing",
    "homeprog.figure.body_map",
    "homeprog.program.planner",
    "homeprog.program.reminders",
)
"""What the window needs of the parts without Qt. PySide6 reads the source of each module that is imported
after it (it looks for `__feature__`), so these come first: a tenth of the start."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Returns:
        The exit code.
    """
    from homeprog import cli

    args = cli.parse(sys.argv[1:] if arguments is None else arguments)
    try:
        if args.verb is not None:
            return cli.run(args)
        code: int = load_window().main(args)
        return code
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def load_window() -> ModuleType:
    """Import `homeprog.app` in the order that is soonest done.

    Nothing that a start makes is garbage, so nobody looks for any; later `homeprog.ui.collector` does.
    """
    gc.disable()
    for name in _BEFORE_QT:
        import_module(name)
    return import_module("homeprog.app")


if __name__ == "__main__":
    sys.exit(main())
