"""The command line: options before a verb; without a verb the window opens (design.md section 5).

Nothing here imports Qt, and the modules of the verbs are imported only when a verb or the help is asked for.
"""

import argparse
from collections.abc import Sequence
from importlib import import_module

from homeprog import __version__

VERB_MODULES = (
    "cli_plan",
    "cli_explain",
    "cli_simulate",
    "cli_library",
    "cli_figure",
    "cli_paper",
    "cli_program",
    "cli_report",
    "cli_data",
)
"""Each has `add_parser(subparsers)` for its verbs and `run(args) -> int`."""


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Understand a command line; `verb` is None when the window is meant.

    Raises:
        SystemExit: Help was asked for (0), or the line is wrong (2, after one sentence).
    """
    general = _general_options()
    options, rest = general.parse_known_args(arguments)
    if not rest:
        options.verb = None
        return options
    return _full_parser(general).parse_args(arguments)


def run(args: argparse.Namespace) -> int:
    """Carry out a verb.

    Returns:
        0 on success, 1 on a finding, 2 on wrong use.
    """
    code: int = import_module(args.verb_module).run(args)
    return code


def _general_options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="homeprog", add_help=False, allow_abbrev=False)
    parser.add_argument("--data-dir", metavar="DIR", help="where your data is kept")
    parser.add_argument("--profile", metavar="NAME", help="whose program to open")
    parser.add_argument("--lang", metavar="CODE", help="language of the window, such as de")
    parser.add_argument(
        "--speed", metavar="N", type=_speed, default=1.0, help="timers run N times faster, to show or to test"
    )
    return parser


def _speed(text: str) -> float:
    try:
        speed = float(text)
    except ValueError:
        speed = 0.0
    if not 0 < speed <= 1000:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number above 0 and up to 1000")
    return speed


def _full_parser(general: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="homeprog",
        description="A home exercise program for people with low back pain. Without a verb the window opens.",
        parents=[general],
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"homeprog {__version__}")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB")
    for name in VERB_MODULES:
        known = set(verbs.choices)
        import_module(f"homeprog.{name}").add_parser(verbs)
        for verb in set(verbs.choices) - known:
            verbs.choices[verb].set_defaults(verb_module=f"homeprog.{name}")
    return parser
