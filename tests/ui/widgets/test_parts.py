"""The smaller parts: page, banner, plan line, reason, steps, toast, empty state, buttons."""

from access import name_of, toggle
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from homeprog.ui.theme import Theme
from homeprog.ui.widgets.banner import Banner
from homeprog.ui.widgets.buttons import Button
from homeprog.ui.widgets.card import Card
from homeprog.ui.widgets.empty_state import EmptyState
from homeprog.ui.widgets.page import PageScaffold
from homeprog.ui.widgets.plan_line import PlanLine, PlanLineVM
from homeprog.ui.widgets.reason import WhyPanel
from homeprog.ui.widgets.step_list import StepList
from homeprog.ui.widgets.text import Text
from homeprog.ui.widgets.toast import Toast

LEFT = Qt.MouseButton.LeftButton


def words_in(widget: QWidget) -> list[str]:
    """What a reader sees, hidden parts left out."""
    return [label.text() for label in widget.findChildren(QLabel) if not label.isHidden()]


def test_text_is_never_read_as_markup(qtbot: QtBot) -> None:
    text = Text('<img src="file:///etc/hostname"> <b>3</b>')
    qtbot.addWidget(text)

    assert text.textFormat() is Qt.TextFormat.PlainText
    assert name_of(text) == text.text()


def test_enter_presses_a_button(qtbot: QtBot) -> None:
    button = Button("Start", "primary", "play")
    qtbot.addWidget(button)

    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        with qtbot.waitSignal(button.clicked):
            qtbot.keyClick(button, key)


def test_button_icon_follows_the_theme(qtbot: QtBot, restyle: object) -> None:
    button = Button("Start", "secondary", "play")
    qtbot.addWidget(button)
    button.show()
    light = button.icon().pixmap(QSize(32, 32)).toImage()
    restyle("dark")

    assert button.icon().pixmap(QSize(32, 32)).toImage() != light


def test_page_is_named_and_scrolls_by_keys_as_a_whole(qtbot: QtBot) -> None:
    page = PageScaffold("Today", "A normal day")
    qtbot.addWidget(page)
    page.add(Text("\n".join("line" for _ in range(200))))
    page.resize(900, 560)
    page.show()
    bar = page.scroll_bar()
    assert name_of(page) == "Today"

    qtbot.keyClick(page, Qt.Key.Key_PageDown)
    assert bar.value() == bar.pageStep()
    qtbot.keyClick(page, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    qtbot.keyClick(page, Qt.Key.Key_Home)
    assert bar.value() == 0


def test_page_bar_holds_the_primary_action_at_the_right_end(qtbot: QtBot) -> None:
    page = PageScaffold("Today")
    qtbot.addWidget(page)
    primary = page.add_action("Start")
    other = page.add_action("Later", "quiet")
    page.resize(900, 560)
    page.show()

    assert primary.x() > other.x()
    assert primary.geometry().right() == primary.parentWidget().width() - 1


def test_page_bar_breaks_into_rows_rather_than_lose_a_button(qtbot: QtBot) -> None:
    page = PageScaffold("Today")
    qtbot.addWidget(page)
    buttons = [page.add_action(f"A rather long action {number}", "secondary") for number in range(6)]
    page.resize(600, 560)
    page.show()

    assert all(button.geometry().right() < button.parentWidget().width() for button in buttons)
    assert len({button.y() for button in buttons}) > 1


def test_page_can_be_emptied(qtbot: QtBot) -> None:
    page = PageScaffold("Today")
    qtbot.addWidget(page)
    card = Card("One")
    page.add(card)
    page.clear()

    assert page.body.count() == 0
    assert card.isHidden()


def test_page_back(qtbot: QtBot) -> None:
    page = PageScaffold("Exercise", back=True)
    qtbot.addWidget(page)
    back = next(button for button in page.findChildren(Button) if button.text() == "Back")

    with qtbot.waitSignal(page.back_requested):
        qtbot.mouseClick(back, LEFT)


def test_banner_says_tone_and_words(qtbot: QtBot) -> None:
    banner = Banner("caution", "A gentle day.", "Pain this morning: 4.", action="Show")
    qtbot.addWidget(banner)
    assert name_of(banner) == "A gentle day. Pain this morning: 4."
    assert words_in(banner) == ["A gentle day.", "Pain this morning: 4."]
    caution = banner.grab().toImage()

    banner.show_message("good", "A good day.")

    assert words_in(banner) == ["A good day."]
    assert banner.grab().toImage() != caution
    with qtbot.waitSignal(banner.action_requested):
        qtbot.mouseClick(banner.button, LEFT)


def test_plan_line_opens_its_reason(qtbot: QtBot) -> None:
    vm = PlanLineVM(
        name="Knee to chest",
        dose="2 x 30 s",
        badge="a little longer",
        why="Your last sessions went well.",
        numbers=("Good sessions: 3",),
        rule="H-3",
    )
    line = PlanLine(vm)
    qtbot.addWidget(line)
    line.show()
    assert name_of(line) == "Knee to chest, 2 x 30 s, a little longer"
    assert name_of(line.why.button) == "Why: Knee to chest"
    assert not line.why.panel.isVisible()

    qtbot.mouseClick(line.why.button, LEFT)
    assert line.why.panel.isVisible()
    shown = words_in(line.why.panel)
    qtbot.mouseClick(line.why.button, LEFT)
    closed = not line.why.panel.isVisible()
    toggle(line.why.button)  # as a screen reader does

    assert closed
    assert shown == ["Your last sessions went well.", "\N{BULLET} Good sessions: 3", "Rule H-3"]
    assert line.why.panel.isVisible()


def test_plan_line_without_a_reason_has_no_why(qtbot: QtBot) -> None:
    line = PlanLine(PlanLineVM(name="Pelvic tilt", dose="2 x 8"))
    qtbot.addWidget(line)

    assert line.findChildren(Button) == []
    assert line.findChildren(WhyPanel) == []


def test_steps_are_numbered_for_screen_readers(qtbot: QtBot) -> None:
    steps = StepList(["Lie down.", "Breathe."])
    qtbot.addWidget(steps)
    assert [name_of(text) for text in steps.findChildren(Text)] == ["Step 1: Lie down.", "Step 2: Breathe."]

    steps.set_steps(["Stand."])

    assert words_in(steps) == ["Stand."]


def test_empty_state_shows_the_way_on(qtbot: QtBot) -> None:
    empty = EmptyState("progress", "Nothing yet", "It comes after your first session.", "Go to Today")
    qtbot.addWidget(empty)

    assert words_in(empty) == ["Nothing yet", "It comes after your first session."]
    with qtbot.waitSignal(empty.action_requested):
        qtbot.mouseClick(empty.button, LEFT)


def test_toast_offers_undo_and_goes_when_used(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(900, 560)
    page.show()
    toast = Toast(page)
    toast.show_message("Saved: pain 3.", undo=True)
    assert toast.isVisible()
    assert name_of(toast) == "Saved: pain 3."

    with qtbot.waitSignal(toast.undo_requested):
        qtbot.mouseClick(toast.undo_button, LEFT)

    assert not toast.isVisible()


def test_toast_without_undo_has_no_button_and_stays_inside(qtbot: QtBot, light: Theme) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(900, 560)
    page.show()
    toast = Toast(page)
    toast.show_message("Saved.")
    page.resize(500, 400)

    assert not toast.undo_button.isVisible()
    assert page.rect().contains(toast.geometry())
