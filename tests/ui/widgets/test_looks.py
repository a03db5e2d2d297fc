"""Every widget at every look and text size in the smallest window: nothing clipped, nameless or too small."""

import pytest
from looks import LOOKS, SCALES
from pytestqt.qtbot import QtBot
from walk import problems, show_settled
from windows import Restyle

from homeprog.ui.widgets.banner import Banner
from homeprog.ui.widgets.buttons import Icon
from homeprog.ui.widgets.card import Card
from homeprog.ui.widgets.choice import BigChoice, Option
from homeprog.ui.widgets.empty_state import EmptyState
from homeprog.ui.widgets.page import PageScaffold
from homeprog.ui.widgets.plan_line import PlanLine, PlanLineVM
from homeprog.ui.widgets.score_row import ScoreRow
from homeprog.ui.widgets.step_list import StepList
from homeprog.ui.widgets.toast import Toast
from homeprog.ui.widgets.zone_map import ZoneMap

SMALLEST = (900 - 170, 560)  # the least window without its rail at 200 % text


def everything() -> PageScaffold:
    page = PageScaffold("How is your back now?", "One answer in each row is enough.", back=True)
    answers = Card("Answers")
    answers.body.addWidget(ScoreRow("Pain", "no pain", "worst pain you can imagine"))
    answers.body.addWidget(ScoreRow("Effort", "none", "all-out", tinted=False))
    answers.body.addWidget(ZoneMap())
    options = [Option("no", "No"), Option("yes", "Yes", "We will ask a few more questions.")]
    answers.body.addWidget(BigChoice("New", options, columns=2))
    page.add(answers)
    page.add(
        Banner("stop", "Please stop and get help now.", "You said there is new numbness.", action="Help")
    )
    vm = PlanLineVM(name="Knee to chest", dose="2 x 30 seconds", badge="a little longer", why="It went well.")
    line = PlanLine(vm, Icon("person", factor=3.0))
    line.why.button.click()
    page.add(line)
    page.add(StepList(["Lie on your back with both knees bent.", "Bring one knee slowly to your chest."]))
    page.add(EmptyState("progress", "Nothing yet", "It comes after your first session.", "Go to Today"))
    page.add_action("Print", "secondary", "print")
    page.add_action("Continue", icon="next")
    Toast(page).show_message("Saved: pain 3.", undo=True)
    return page


@pytest.mark.parametrize("text_scale", SCALES)
@pytest.mark.parametrize("look", LOOKS)
def test_nothing_to_stumble_over(qtbot: QtBot, restyle: Restyle, look: str, text_scale: float) -> None:
    restyle(look, text_scale)
    page = everything()
    qtbot.addWidget(page)
    page.resize(*SMALLEST)
    show_settled(qtbot, page)

    assert page.width() == SMALLEST[0]
    assert problems(page) == []
