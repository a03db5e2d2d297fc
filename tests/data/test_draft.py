"""A half-answered screening: kept whole, for a day, for its own form."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from homeprog.data.draft import (
    PaperDraft,
    ScreeningDraft,
    drop_draft,
    load_draft,
    load_paper_draft,
    save_draft,
)

TODAY = date(2026, 3, 2)


def draft(begun: date = TODAY) -> ScreeningDraft:
    return (
        ScreeningDraft("full", begun)
        .with_screen({"RF-01": "no"})
        .with_screen({"RF-02": "no", "RF-03": "not_sure"})
    )


def test_a_draft_comes_back_as_it_was(tmp_path: Path) -> None:
    save_draft(tmp_path / "me.draft", draft())

    assert load_draft(tmp_path / "me.draft", "full", TODAY) == draft()
    assert (tmp_path / "me.draft").stat().st_mode & 0o077 == 0


def test_without_last_takes_one_screen_away() -> None:
    assert draft().without_last() == ScreeningDraft("full", TODAY).with_screen({"RF-01": "no"})
    assert ScreeningDraft("full", TODAY).without_last() == ScreeningDraft("full", TODAY)


@pytest.mark.parametrize(("age_days", "kept"), [(0, True), (1, True), (2, False)])
def test_old_answers_come_again(tmp_path: Path, age_days: int, kept: bool) -> None:
    save_draft(tmp_path / "me.draft", draft(TODAY - timedelta(days=age_days)))

    assert bool(load_draft(tmp_path / "me.draft", "full", TODAY).answers) is kept


@pytest.mark.parametrize("content", [b"", b"{}", b"not json", b'{"form": "weekly", "begun": "2026-03-02"}'])
def test_damage_or_another_form_is_no_draft(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "me.draft").write_bytes(content)

    assert load_draft(tmp_path / "me.draft", "full", TODAY) == ScreeningDraft("full", TODAY)


def test_dropping_twice_is_fine(tmp_path: Path) -> None:
    save_draft(tmp_path / "me.draft", draft())
    drop_draft(tmp_path / "me.draft")
    drop_draft(tmp_path / "me.draft")

    assert not (tmp_path / "me.draft").exists()


def test_a_paper_week_comes_back_whole_and_a_damaged_one_is_no_message(tmp_path: Path) -> None:
    path = tmp_path / "me.paper"
    assert load_paper_draft(path) is None
    week = PaperDraft(TODAY, {"0/before/0": "3"}, {"spare8": "lb-cat-camel"}, {"0": ("ill",)})
    save_draft(path, week)

    assert load_paper_draft(path) == week
    assert not week.is_empty
    path.write_bytes(b"{")
    assert load_paper_draft(path) is None
