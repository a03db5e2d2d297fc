"""What a figure says about itself: the limb and side that it shows."""

from PySide6.QtCore import QCoreApplication

from homeprog.figure.limb import Limb

_translate = QCoreApplication.translate


def limb_words(side: str, limb: Limb) -> str:
    """`left leg`, `right arm`, `left side`; empty where `side` is neither left nor right."""
    words = {
        ("left", "leg"): _translate("figure", "left leg"),
        ("right", "leg"): _translate("figure", "right leg"),
        ("left", "arm"): _translate("figure", "left arm"),
        ("right", "arm"): _translate("figure", "right arm"),
        ("left", "side"): _translate("figure", "left side"),
        ("right", "side"): _translate("figure", "right side"),
    }
    return words.get((side, limb), "")
