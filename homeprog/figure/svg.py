"""Writes a drawing as SVG: the same commands that the painter on screen and on paper executes."""

from xml.sax.saxutils import escape

from homeprog.figure.drawing import (
    GLOW_ALPHA,
    GLOW_WIDTHS,
    Clip,
    Command,
    Drawing,
    Edge,
    Fill,
    Glow,
    Group,
    Ink,
    Line,
    Path,
    fit,
    label_px,
)
from homeprog.figure.style import Style

LEAST_LINE_PX = 1.3
_LETTER = 0.65
"""Width of a bold letter as a share of its size, on the wide side: SVG cannot measure text."""


def write_svg(
    drawing: Drawing, style: Style, width: float, height: float, title: str = "", description: str = ""
) -> str:
    """An SVG document of the drawing.

    Args:
        drawing: What `render` made.
        style: Colours.
        width: Width in pixels.
        height: Height in pixels.
        title: Accessible name.
        description: Accessible description.
    """
    font_px = label_px(height)
    corner = (len(drawing.label) * font_px * _LETTER, 1.4 * font_px) if drawing.label else (0.0, 0.0)
    place = fit(drawing, 0.0, 0.0, width, height, corner=corner)
    writer = _Writer(style, LEAST_LINE_PX / place.scale)
    body = writer.write(drawing.commands)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}" '
        f'viewBox="0 0 {width:g} {height:g}" role="img">'
    )
    words = (f"<title>{escape(title)}</title>" if title else "") + (
        f"<desc>{escape(description)}</desc>" if description else ""
    )
    move = f"matrix({place.scale_x:.5f} 0 0 {place.scale:.5f} {place.dx:.3f} {place.dy:.3f})"
    join = 'stroke-linejoin="round" stroke-linecap="round"'
    background = f'<rect width="100%" height="100%" fill="{style.hex("background")}"/>'
    defs = f"<defs>{''.join(writer.defs)}</defs>" if writer.defs else ""
    label = (
        f'<text x="{0.3 * font_px:.1f}" y="{font_px:.1f}" font-family="sans-serif" font-weight="bold" '
        f'font-size="{font_px:.1f}" fill="{style.hex("label")}">{escape(drawing.label)}</text>'
        if drawing.label
        else ""
    )
    return f'{head}{words}{defs}{background}<g transform="{move}" {join}>{body}</g>{label}</svg>\n'


class _Writer:
    """Turns commands into elements; collects the clip paths they need."""

    def __init__(self, style: Style, least_cm: float) -> None:
        self.defs: list[str] = []
        self._style = style
        self._least = least_cm

    def write(self, commands: tuple[Command, ...]) -> str:
        return "".join(self._element(command) for command in commands)

    def _element(self, command: Command) -> str:
        style = self._style
        match command:
            case Fill(path, role, shade, alpha):
                faint = f' fill-opacity="{alpha:g}"' if alpha < 1 else ""
                return f'<path d="{_data(path)}" fill="{style.hex(role, shade)}"{faint}/>'
            case Ink(paths, width, role):
                wide = 2 * max(width * style.ink_share, self._least)
                data = "".join(_data(path) for path in paths)
                return f'<path d="{data}" fill="none" stroke="{style.hex(role)}" stroke-width="{wide:.2f}"/>'
            case Line(points, width, role, alpha, weight):
                return self._line(points, max(width, self._least * weight), role, alpha)
            case Edge(path, role, line_role, width, darker):
                stroke = f'stroke="{style.hex(line_role)}" stroke-width="{max(width, self._least * 0.8):.2f}"'
                return f'<path d="{_data(path)}" fill="{style.hex(role, darker=darker)}" {stroke}/>'
            case Glow(points, width, role, strength):
                alpha = GLOW_ALPHA * strength
                return "".join(self._line(points, width * share, role, alpha) for share in GLOW_WIDTHS)
            case Clip():
                return self._clip(command)
            case Group(x, y, angle, inner):
                return (
                    f'<g transform="translate({x:.2f} {y:.2f}) rotate({angle:.2f})">{self.write(inner)}</g>'
                )

    def _line(self, points: list[tuple[float, float]], width: float, role: str, alpha: float) -> str:
        places = " ".join(f"{x:.2f},{y:.2f}" for x, y in points)
        faint = f' stroke-opacity="{alpha:g}"' if alpha < 1 else ""
        colour = self._style.hex(role)
        return (
            f'<polyline points="{places}" fill="none" stroke="{colour}" stroke-width="{width:.2f}"{faint}/>'
        )

    def _clip(self, clip: Clip) -> str:
        inner = self.write(clip.commands)
        name = f"c{len(self.defs)}"
        data = "".join(_data(path) for path in clip.paths)
        self.defs.append(f'<clipPath id="{name}"><path d="{data}" clip-rule="nonzero"/></clipPath>')
        return f'<g clip-path="url(#{name})">{inner}</g>'


def _data(path: Path) -> str:
    return "".join(f"M{' '.join(f'{x:.2f},{y:.2f}' for x, y in polygon)}Z" for polygon in path.polygons)
