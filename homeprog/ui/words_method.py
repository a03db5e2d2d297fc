"""About the method: what is known and what is not, in plain words (clinical.md 1.1 to 1.5)."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_PARTS: tuple[tuple[object, object], ...] = (
    (
        QT_TRANSLATE_NOOP("method", "The idea"),
        QT_TRANSLATE_NOOP(
            "method",
            "Three pairs of muscles hold your back and hips: low back and belly, front of the hip and "
            "buttocks, back and front of the thigh. In each pair one side is often tight and its "
            "partner weak. This program frees the tight side first and then trains the weak one.",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("method", "The way"),
        QT_TRANSLATE_NOOP(
            "method",
            "Get free, get strong, practise everyday movements, train balance, keep it up. If your "
            "answers point to an irritated nerve, calming it comes first. Pain always has a say: it "
            "can slow, ease or stop anything.",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("method", "What we know"),
        QT_TRANSLATE_NOOP(
            "method",
            "For back pain that lasts, guidelines speak for exercise and for good information. Strength "
            "work, control work and exercise of other kinds are all good ways.",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("method", "Stretching alone is not enough"),
        QT_TRANSLATE_NOOP(
            "method",
            "In a large comparison of studies, stretching alone did no better than no exercise. "
            "Strength and control did better. So the first stage is a passage, and we test again and "
            "again when it is over.",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("method", "Walking"),
        QT_TRANSLATE_NOOP(
            "method",
            "In one study, people who built up to 30 minutes of walking five times a week went longer "
            "until the next episode: half of them 208 days or more, compared with 112 days without.",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("method", "What we do not know"),
        QT_TRANSLATE_NOOP(
            "method",
            "The order of this program is the experience of the clinicians it was built from. No study "
            "has shown that this order is better than another one. Many of the exact numbers are "
            "careful choices.",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("method", "What to expect"),
        QT_TRANSLATE_NOOP(
            "method",
            "In good studies of such programs the gains were real and mostly small. Ups and downs are "
            "normal. If nothing has changed after about eight sessions, we ask you to have the plan "
            "looked at.",
        ),
    ),
)


def method() -> tuple[tuple[str, str], ...]:
    """Heading and paragraph of every part."""
    return tuple((_t(heading), _t(text)) for heading, text in _PARTS)


def _t(text: object) -> str:
    return QCoreApplication.translate("method", str(text))
