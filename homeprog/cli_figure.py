"""The verb `figure`: draw one figure, a sheet of all, or check poses with numbers."""

import argparse
import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from homeprog.data.figures import clip_from_file, make_clip, selftest_figures
from homeprog.data.library import LibraryError, load_catalog
from homeprog.data.resources import resources_root
from homeprog.figure.checks import check_clip
from homeprog.figure.clip import Clip
from homeprog.figure.look import BOTTOMS, HAIR_COLOURS, HAIRS, SKINS, Look
from homeprog.figure.pose import PoseError
from homeprog.figure.shape_tables import BUILDS
from homeprog.figure.style import STYLES

if TYPE_CHECKING:
    SubParsers = argparse._SubParsersAction[argparse.ArgumentParser]

OK, FOUND, WRONG_USE = 0, 1, 2
SIZE, CELL_WIDTH = 400, 300
MOST = 48
"""Pictures of a figure, or columns, on a sheet."""
MOMENTS = {"start": 0.0, "end": 1.0}


def add_parser(subparsers: "SubParsers") -> None:
    """Add the verb."""
    parser = subparsers.add_parser("figure", help="draw a figure, a sheet of figures, or check poses")
    parser.add_argument(
        "id", nargs="*", metavar="ID", help="exercise or test id, or a .toml file with [figure]"
    )
    parser.add_argument(
        "--sheet", action="store_true", help="start and end of all figures (or of the ones named)"
    )
    parser.add_argument("--tests", action="store_true", help="with --sheet or --check: the self-tests")
    parser.add_argument(
        "--check", action="store_true", help="check the whole movement and print what is found"
    )
    parser.add_argument("--inspect", action="store_true", help="a window to change one figure's poses")
    parser.add_argument("--json", action="store_true", help="with --check: print data instead of text")
    parser.add_argument(
        "--frame", type=_moment, default=1.0, metavar="start|end|0.0-1.0", help="moment (default end)"
    )
    parser.add_argument(
        "--frames", type=_count, default=2, metavar="N", help="with --sheet: pictures of each figure"
    )
    parser.add_argument("--style", choices=STYLES, default="colour")
    parser.add_argument(
        "--size",
        type=_size,
        metavar="PX",
        help="width and height (default 400); with --sheet: width of a cell (300)",
    )
    parser.add_argument(
        "--columns", type=_count, default=6, metavar="N", help="with --sheet: pictures in a row"
    )
    parser.add_argument("--mirror", action="store_true", help="turned round")
    parser.add_argument(
        "--side",
        choices=("left", "right"),
        default="",
        help="this side of a one-sided exercise, written on it",
    )
    parser.add_argument("--no-arrows", action="store_true", help="without arrows")
    parser.add_argument("--build", choices=tuple(BUILDS), default="slender")
    parser.add_argument("--hair", choices=HAIRS, default="short")
    parser.add_argument("--hair-colour", choices=HAIR_COLOURS, default="grey")
    parser.add_argument("--skin", choices=SKINS, default="light")
    parser.add_argument("--bottoms", choices=BOTTOMS, default="shorts")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="x.png, x.svg or x.pdf; a sheet is a PNG"
    )


def run(args: argparse.Namespace) -> int:
    """Carry out the verb.

    Returns:
        0 on success, 1 on a finding, 2 on wrong use.
    """
    try:
        return _run(args)
    except (PoseError, LibraryError, OSError) as error:
        print(error, file=sys.stderr)
        return FOUND


def _run(args: argparse.Namespace) -> int:
    if args.check:
        return _check(args)
    if args.sheet:
        return _sheet(args)
    if len(args.id) != 1:
        print("figure: name one exercise, or use --sheet or --check", file=sys.stderr)
        return WRONG_USE
    if args.inspect:
        return _inspect(args.id[0])
    output = args.output or Path(f"{Path(args.id[0]).stem}.png")
    if output.suffix not in (".png", ".svg", ".pdf"):
        print(f"figure: {output}: the name must end in .png, .svg or .pdf", file=sys.stderr)
        return WRONG_USE
    clip = _clip_of(args.id[0])
    if clip is None:
        return FOUND
    _qt_without_window()
    from homeprog.ui.figure_export import export_figure

    export_figure(
        clip,
        args.frame,
        output,
        args.style,
        _look(args),
        args.size or SIZE,
        mirror=args.mirror,
        side=args.side,
        arrows=not args.no_arrows,
    )
    return OK


def _clip_of(name: str) -> Clip | None:
    """The clip of an id or a file; None, with a sentence, where there is none."""
    if name.endswith(".toml"):
        return clip_from_file(Path(name))
    figures = {**_figures(tests=False), **_figures(tests=True)}
    if name in figures:
        return make_clip(figures[name], f"{name}.toml")
    print(f"figure: no figure for {name!r}; is there a table [figure] in its file?", file=sys.stderr)
    return None


def _inspect(name: str) -> int:
    """Open the pose inspector on an exercise, a self-test or a file."""
    from PySide6.QtWidgets import QApplication

    from homeprog.data.settings import Settings
    from homeprog.ui.inspector import FigureFile, Inspector
    from homeprog.ui.theme import apply_theme

    if name.endswith(".toml"):
        file = FigureFile(Path(name), "figure")
    elif name in selftest_figures():
        file = FigureFile(resources_root() / "figure" / "tests.toml", name)
    else:
        file = FigureFile(resources_root() / "exercises" / f"{name}.toml", "figure")
    file.sketch()  # refused before a window opens
    app = QApplication([])
    apply_theme(app, Settings())
    window = Inspector(file)
    window.show()
    return app.exec()


def _moment(text: str) -> float:
    value = MOMENTS.get(text)
    if value is None:
        try:
            value = float(text)
        except ValueError:
            raise argparse.ArgumentTypeError(
                f"{text!r} is no moment: start, end, or a number from 0 to 1"
            ) from None
    if not 0.0 <= value <= 1.0:
        raise argparse.ArgumentTypeError(f"{text} is outside 0 to 1")
    return value


def _size(text: str) -> int:
    if not text.isdigit() or not 16 <= int(text) <= 8000:
        raise argparse.ArgumentTypeError(f"{text!r} is no size: 16 to 8000 pixels")
    return int(text)


def _count(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= MOST:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of pictures: 1 to {MOST}")
    return int(text)


def _look(args: argparse.Namespace) -> Look:
    return Look(args.build, args.hair, args.hair_colour, args.skin, args.bottoms)


def _figures(tests: bool) -> Mapping[str, Mapping[str, Any]]:
    """The written figures by id: of the exercises, or of the self-tests."""
    if tests:
        return selftest_figures()
    return {name: exercise.figure for name, exercise in load_catalog().exercises.items() if exercise.figure}


def _clips(args: argparse.Namespace) -> dict[str, Clip]:
    """The figures named, or all; not strict, so that a sheet shows what a check tells."""
    files = [Path(name) for name in args.id if name.endswith(".toml")]
    clips = {path.stem: clip_from_file(path, strict=False) for path in files}
    if files:
        return clips
    figures = _figures(args.tests)
    unknown = [name for name in args.id if name not in figures]
    if unknown:
        raise LibraryError(f"figure: no figure for {', '.join(unknown)}")
    chosen = args.id or figures
    return {name: make_clip(figures[name], f"{name}.toml", strict=False) for name in chosen}


def _check(args: argparse.Namespace) -> int:
    found = {name: check_clip(clip) for name, clip in _clips(args).items()}
    if args.json:
        rows = {name: [finding._asdict() for finding in findings] for name, findings in found.items()}
        print(json.dumps(rows, indent=2))
    else:
        for name, findings in found.items():
            print(f"{name}: {'sound' if not findings else f'{len(findings)} to mend'}")
            for finding in findings:
                print(f"  {finding}")
    return FOUND if any(found.values()) else OK


def _sheet(args: argparse.Namespace) -> int:
    output = args.output or Path("sheet.png")
    if output.suffix != ".png":
        print(f"figure: {output}: a sheet is a .png", file=sys.stderr)
        return WRONG_USE
    clips = _clips(args)
    if not clips:
        print("figure: no figures are drawn yet", file=sys.stderr)
        return FOUND
    _qt_without_window()
    from homeprog.ui.figure_export import export_sheet

    look = _look(args)
    default = look == Look()
    looks = (
        (look, Look(hair="bun", hair_colour="brown"), Look("sturdy", "bob", "white", "tan"))
        if default
        else (look,)
    )
    export_sheet(
        clips,
        output,
        args.style,
        looks,
        columns=args.columns,
        pictures=args.frames,
        cell_width=args.size or CELL_WIDTH,
        mirror=args.mirror,
    )
    return OK


def _qt_without_window() -> None:
    """Qt paints into images without a display."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
