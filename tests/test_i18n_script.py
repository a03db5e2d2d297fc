"""`make i18n`: what is found, what is kept when a language is brought up to date, the pseudo-language."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

from scripts.i18n import Message, UnclearError, compile_words, doubts, library_texts, messages, update
from scripts.pseudo import LONGER, pseudo

SENTENCES = """
class View:
    def words(self, n):
        return self.tr("Start"), self.tr("%n days", "", n), self.tr("Go", "as in go on")

def more(n):
    return _translate("words", "on " "both sides"), QCoreApplication.translate("words", "%n hours", None, n)

TABLE = QT_TRANSLATE_NOOP("words", "“Rest”")
"""


def package(folder: Path, text: str) -> Path:
    (folder / "module.py").write_text(text, encoding="utf-8")
    return folder


def test_every_way_to_mark_a_sentence_is_found(tmp_path: Path) -> None:
    assert messages(package(tmp_path, SENTENCES)) == [
        Message("View", "Start"),
        Message("View", "%n days"),
        Message("View", "Go", "as in go on"),
        Message("words", "on both sides"),
        Message("words", "%n hours"),
        Message("words", "“Rest”"),
    ]


@pytest.mark.parametrize(
    "call", ["self.tr(f'{n} days')", "self.tr(words)", "translate('words', f'{n} days')"]
)
def test_a_sentence_put_together_too_early_is_refused(tmp_path: Path, call: str) -> None:
    with pytest.raises(UnclearError, match=r"module\.py:1: give (tr|translate) one whole text"):
        messages(package(tmp_path, f"x = {call}\n"))


def test_the_whole_program_can_be_read_off() -> None:
    found = messages(Path(__file__).resolve().parent.parent / "homeprog")

    assert len(found) > 1000
    assert Message("pages", "Today") in found


def test_bringing_up_to_date_keeps_what_is_translated(tmp_path: Path) -> None:
    ts = tmp_path / "homeprog_de.ts"
    found = messages(package(tmp_path, SENTENCES))
    update(ts, found)
    text = ts.read_text(encoding="utf-8")
    assert text.count('numerus="yes"') == 2, "plural forms, though their number is a variable"
    ts.write_text(
        text.replace(
            '<source>Start</source>\n        <translation type="unfinished"></translation>',
            "<source>Start</source>\n        <translation>Los</translation>",
        ),
        encoding="utf-8",
    )
    update(ts, [*found, Message("View", "Stop")])
    compile_words(ts)
    translator = QTranslator()

    assert translator.load(str(ts.with_suffix(".qm")))
    assert translator.translate("View", "Start") == "Los"
    assert "<source>Stop</source>" in ts.read_text(encoding="utf-8")


def test_library_texts_hold_words_only() -> None:
    texts = dict(library_texts())
    strap = texts["exercises/hs-strap.toml"]

    assert isinstance(strap, dict)
    assert {"name", "steps", "feel"} <= strap.keys()
    assert not {"id", "unlock", "pairs", "pose", "figure", "easier"} & strap.keys()
    assert "program/ladders.toml" not in texts


@pytest.mark.parametrize(
    "text", ["Start", "{n} more days", "Walk <b>slowly</b> for %n minutes", "see “hs-strap” (Ref15, RF-01)"]
)
def test_pseudo_words_are_longer_bracketed_and_keep_what_is_no_word(text: str) -> None:
    said = pseudo(text)
    kept = re.findall(r"\{n\}|<.?b>|%n|hs-strap|Ref15|RF-01", text)

    assert (said[0], said[-1]) == ("[", "]")
    assert [part for part in kept if part not in said] == []
    assert not set("aeiou") & set(re.sub(r"\{n\}|<.?b>|%n|hs-strap|Ref15", "", said))
    letters = len(text) - sum(map(len, kept))
    assert len(said) - sum(map(len, kept)) >= LONGER * letters


def test_the_code_of_the_spoken_language_stays() -> None:
    assert pseudo("en") == "en"


@pytest.mark.parametrize(
    ("said", "sound"),
    [
        ("noch {n} Tage für {name}", True),
        ("noch {m} Tage für {name}", False),
        ("noch Tage", False),
        ("", True),
    ],
)
def test_a_translation_keeps_its_places(tmp_path: Path, said: str, sound: bool) -> None:
    ts = tmp_path / "homeprog_de.ts"
    update(ts, [Message("words", "{n} more days for {name}")])
    text = ts.read_text(encoding="utf-8")
    ts.write_text(text.replace("</translation>", f"{said}</translation>"), encoding="utf-8")
    found = list(doubts(ts))

    assert (found == []) is sound
    assert all(one.startswith("homeprog_de.ts: words: '{n} more days for {name}' became ") for one in found)
