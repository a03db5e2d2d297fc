"""The questions of a session with a few fixed answers."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from homeprog.ui.session.questions import ChoiceQuestion
from homeprog.ui.widgets.choice import Option

_translate = QCoreApplication.translate


def sharp_question(parent: QWidget) -> ChoiceQuestion:
    """Whether sharp pain is gone after easing off (D-5): `yes` or `no`."""
    options = [
        Option("yes", _translate("session", "Yes, gone")),
        Option("no", _translate("session", "No, still there")),
    ]
    return ChoiceQuestion(_translate("session", "Is the sharp pain gone?"), options, parent=parent)


def settled_question(parent: QWidget) -> ChoiceQuestion:
    """Whether symptoms are back where they were (D-3): `yes` or `no`."""
    question = _translate("session", "Is the feeling back where it was at the start?")
    options = [
        Option("yes", _translate("session", "Yes, it is back")),
        Option("no", _translate("session", "No, or not sure")),
    ]
    return ChoiceQuestion(question, options, parent=parent)


def skip_question(parent: QWidget) -> ChoiceQuestion:
    """Why an exercise is left out: a reason of `exercise_skipped`."""
    options = [
        Option("equipment", _translate("session", "I do not have what it needs")),
        Option("unsure", _translate("session", "I am not sure how to do it")),
        Option("time", _translate("session", "I have no time")),
        Option("pain", _translate("session", "It hurts")),
    ]
    return ChoiceQuestion(_translate("session", "Why leave it out today?"), options, parent=parent)


def leaving_question(parent: QWidget) -> ChoiceQuestion:
    """What to do with a session that is not finished: `stay`, `later` or `end`."""
    options = [
        Option("stay", _translate("session", "Go on")),
        Option(
            "later",
            _translate("session", "Finish later"),
            _translate("session", "goes on with the very next set"),
        ),
        Option("end", _translate("session", "End here"), _translate("session", "what you did is kept")),
    ]
    return ChoiceQuestion(_translate("session", "Your session is not finished."), options, parent=parent)
