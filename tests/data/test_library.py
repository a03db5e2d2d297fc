"""The library's files become the catalogue of clinical.md, quickly when warm, and speak up when wrong."""

import csv
import os
import re
import shutil
from collections import Counter
from pathlib import Path

import msgspec
import pytest

from homeprog.data.library import CACHE_NAME, LibraryError, load_catalog, read_exercise
from homeprog.data.resources import resources_root
from homeprog.program.catalog import Breath, Catalog, Exercise

HERE = Path(__file__).parent


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the library to damage."""
    for folder in ("exercises", "program"):
        shutil.copytree(resources_root() / folder, tmp_path / "library" / folder)
    return tmp_path / "library"


def change(path: Path, old: str, new: str) -> Path:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


# The extraction ---------------------------------------------------------------------------------------------


def index_rows() -> list[dict[str, str]]:
    with (HERE / "index.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def index_row(exercise: Exercise) -> dict[str, str]:
    gates = [gate for gate in exercise.unlock if gate != "G-SCREEN"] or ["G-SCREEN"]
    return {
        "id": exercise.id,
        "stage": exercise.stage,
        "group": exercise.group,
        "level": exercise.level,
        "unlock": " + ".join(gates),
        "ladder": exercise.dose.ladder,
        "start": exercise.dose.start,
        "top": exercise.dose.top,
        "easier": exercise.easier or "",
        "harder": exercise.harder or "",
    }


@pytest.mark.parametrize("row", index_rows(), ids=lambda row: row["id"])
def test_exercise_equals_its_row_in_the_printed_index(row: dict[str, str], catalog: Catalog) -> None:
    assert index_row(catalog.exercises[row["id"]]) == row


def test_there_are_104_exercises_in_the_printed_numbers_per_stage(catalog: Catalog) -> None:
    assert len(catalog.exercises) == 104
    assert Counter(exercise.stage for exercise in catalog.exercises.values()) == {
        "FA": 13, "N": 2, "S1": 21, "S2A": 3, "S2": 27, "S3": 25, "S4": 13
    }  # fmt: skip
    assert {group: len(items) for group, items in catalog.by_group.items()} == Counter(
        row["group"] for row in index_rows()
    )


def test_every_exercise_has_both_frames_of_its_picture(catalog: Catalog) -> None:
    for exercise in catalog.exercises.values():
        for frame in ("start", "end"):
            assert {"trunk", "lumbar", "neck", "near", "far"} <= exercise.pose[frame].keys(), exercise.id


def test_notes_of_doses_became_numbers(catalog: Catalog) -> None:
    carry = catalog.exercises["set-carry-load"].dose
    assert carry.load_reps == 2
    walking = [e.id for e in catalog.exercises.values() if not e.dose.hand_support]
    assert walking == ["set-carry-part", "set-carry-full", "set-carry-exaggerated"]
    slow = {e.family for e in catalog.exercises.values() if e.dose.tempo}
    assert slow == {"hinge", "sit-stand", "wood-chop", "lift", "step-up", "carry"}
    assert carry.tempo is not None
    assert (carry.tempo.steps, carry.tempo.move_s, carry.tempo.return_s) == (20, 30, 30)


def test_the_breath_that_the_text_prints_is_the_breath_that_is_led(catalog: Catalog) -> None:
    printed = {e.id for e in catalog.exercises.values() if "4 seconds in, 6 seconds out" in e.breathing}
    led = {e.id: e.dose.breath for e in catalog.exercises.values() if e.dose.breath}

    assert led == dict.fromkeys(printed, Breath(4, 6))


def test_program_tables_have_the_printed_sizes(catalog: Catalog) -> None:
    assert len(catalog.ladders) == 12
    assert len(catalog.tags) == 20
    assert len(catalog.tests) == 16
    assert len(catalog.excluded) == 18
    assert len(catalog.calendar) == 7
    assert list(catalog.maintenance) == [
        "MAINT-FLOOR-A", "MAINT-FLOOR-B", "MAINT-CHAIR-A", "MAINT-CHAIR-B", "MAINT-BUSY"
    ]  # fmt: skip
    assert [card for card in catalog.cards if card.startswith("E")] == [f"E{n}" for n in range(1, 21)]
    assert catalog.families == ("hinge", "sit-stand", "lift", "wood-chop", "step-up", "carry")


# Screening (2.2 to 2.6, RU-52) ------------------------------------------------------------------------------


def test_full_form_asks_every_question_once_red_flags_first(catalog: Catalog) -> None:
    full = catalog.forms["full"]
    assert sorted(full) == sorted(id_ for id_ in catalog.questions if not id_.startswith("WK"))
    assert [id_[:2] for id_ in full if id_ != "PR-08"] == sorted(
        (id_[:2] for id_ in full if id_ != "PR-08"), key=["RF", "NV", "PR"].index
    )
    assert full.index("PR-08") == full.index("RF-12") - 1  # RU-52


def test_short_forms_ask_what_the_rules_name(catalog: Catalog) -> None:
    assert catalog.forms["weekly"] == (
        "WK-1", "RF-05", "RF-05b", "RF-06", "RF-06b", "RF-20", "RF-22", "WK-2"
    )  # fmt: skip
    assert catalog.forms["nerve_check"] == (
        "RF-01", "RF-02", "RF-03", "RF-04", "RF-05", "RF-05b", "RF-06", "RF-06b",
        "NV-01", "NV-02", "NV-02b", "NV-03", "NV-04", "NV-05",
    )  # fmt: skip
    assert catalog.forms["fever_check"] == ("RF-20",)
    assert catalog.forms["severe_check"][-2:] == ("RF-10", "RF-33")


@pytest.mark.parametrize(
    ("question", "answer", "outcome"),
    [
        ("RF-01", "yes", "EMERGENCY"),
        ("RF-05b", "yes", "CLINICIAN-FIRST"),
        ("RF-05b", "no", "EMERGENCY"),
        ("RF-06b", "yes", "CLINICIAN-FIRST"),
        ("RF-06b", "no", "EMERGENCY"),
        ("RF-11b", "yes", "EMERGENCY"),
        ("RF-11b", "no", "URGENT"),
        ("RF-26b", "yes", "OK-ADVICE"),
        ("RF-26b", "no", "URGENT"),
        ("RF-34", "yes", "CLINICIAN-FIRST"),
        ("RF-35", "yes", "OK-ADVICE"),
        ("NV-02b", "no", "NERVE"),
        ("NV-05", "yes", "CLINICIAN-FIRST"),
        ("NV-06b", "no", "CLINICIAN-FIRST"),
        ("PR-02b", "yes", "CLINICIAN-FIRST"),
        ("PR-08b", "no", "CLINICIAN-FIRST"),
        ("PR-24", "yes", "CLINICIAN-FIRST"),
        ("WK-1", "yes", "EMERGENCY"),
        ("WK-2", "yes", "SCREENING-DUE"),
    ],
)
def test_answer_leads_to_its_printed_outcome(
    question: str, answer: str, outcome: str, catalog: Catalog
) -> None:
    effect = getattr(catalog.questions[question], answer)
    assert effect.outcome == outcome


@pytest.mark.parametrize(
    ("question", "answer", "tags"),
    [
        ("NV-06", "yes", ("ext-sens",)),
        ("NV-07", "yes", ("flex-sens",)),
        ("PR-02", "yes", ("spine-surg",)),
        ("PR-06", "yes", ("hip-repl",)),
        ("PR-06c", "yes", ("hip-repl-front",)),
        ("PR-08w", "yes", ("preg-2",)),
        ("PR-08w", "no", ("preg-1",)),
        ("PR-09", "yes", ("pressure",)),
        ("PR-15", "no", ("no-floor",)),
        ("PR-16", "no", ("no-supine",)),
        ("PR-17", "no", ("no-prone",)),
        ("PR-18", "no", ("no-kneel",)),
        ("PR-19", "no", ("no-wrist",)),
        ("PR-20", "no", ("no-shoulder",)),
        ("PR-22b", "yes", ("falls",)),
    ],
)
def test_answer_adds_its_printed_tags(
    question: str, answer: str, tags: tuple[str, ...], catalog: Catalog
) -> None:
    effect = getattr(catalog.questions[question], answer)
    assert effect.tags == tags


def test_tags_that_wait_for_a_clearance(catalog: Catalog) -> None:
    waiting = {q.id: q.yes.tags_when_cleared for q in catalog.questions.values() if q.yes}
    assert {id_: tags for id_, tags in waiting.items() if tags} == {
        "PR-05": ("vfx", "osteo"),
        "PR-11": ("bp-heart",),
        "PR-13": ("falls",),
    }


def test_only_being_under_18_cannot_be_lifted(catalog: Catalog) -> None:
    effects = [(q.id, e) for q in catalog.questions.values() for e in (q.yes, q.no) if e]
    assert [id_ for id_, effect in effects if not effect.liftable] == ["PR-01"]


SEVERITY = ("EMERGENCY", "URGENT", "CLINICIAN-FIRST", "SCREENING-DUE", "NERVE", "ADAPT", "OK-ADVICE", None)


def test_not_sure_counts_as_the_more_cautious_answer(catalog: Catalog) -> None:
    followed = {q.asked_if for q in catalog.questions.values() if q.asked_if}
    for question in catalog.questions.values():
        other = "no" if question.cautious == "yes" else "yes"
        effect, milder = getattr(question, question.cautious), getattr(question, other)
        assert effect is not None or f"{question.id}={question.cautious}" in followed, question.id
        rank = SEVERITY.index(effect.outcome if effect else None)
        if milder is not None:
            assert rank <= SEVERITY.index(milder.outcome), question.id


def test_a_patient_reads_names_not_ids(catalog: Catalog) -> None:
    walk, rocks = catalog.exercises["fa-walk"], catalog.exercises["fa-knee-rocks"]

    assert "NV-06" not in catalog.readable(walk.should_not_feel)
    assert catalog.exercises["lb-lying-rotation"].name in catalog.readable(rocks.errors[-1] + rocks.errors[0])
    for exercise in catalog.exercises.values():
        texts = (exercise.should_not_feel, *exercise.errors, *(one.text for one in exercise.modify.values()))
        assert not any(id_ in catalog.readable(text) for text in texts for id_ in catalog.exercises)


# RU-51: what the prose of a modification limits binds the planner ------------------------------------------

PROSE = (
    (r"no more than ([\d.]+) kg", "max_kg", float),
    (r"(?:holds of|hold) (\d+) seconds (?:at most|only)", "max_hold_s", float),
    (r"no more than (\d+) repetitions", "max_reps", int),
    (r"limit to (\d+) minutes", "max_minutes", float),
    (r"ladder stops at (\w+)", "max_step", str),
    (r"(?:use|do) ((?:fa|lb|hf|hs|ab|gl|qd|set|bal|core)-[a-z-]+) instead", "use", str),
    (r"(both hands)", "support", lambda _: "both"),
    (r"^(hand stays on)", "support", lambda _: "one"),
)
LIMITS = ("max_step", "max_hold_s", "max_reps", "max_kg", "max_minutes", "support", "use")


def test_ru51_limits_equal_the_prose(catalog: Catalog) -> None:
    bound = 0
    for exercise in catalog.exercises.values():
        for tag, modification in exercise.modify.items():
            said = {
                key: read(found[1])
                for pattern, key, read in PROSE
                if (found := re.search(pattern, modification.text))
            }
            binds = {key: value for key in LIMITS if (value := getattr(modification, key)) is not None}
            assert binds == said, f"{exercise.id} {tag}: {modification.text}"
            bound += len(binds)
    assert bound == 46


# Loading ----------------------------------------------------------------------------------------------------


def same(one: Catalog, other: Catalog) -> bool:
    """Catalogues are compared by identity; here their content counts."""
    return msgspec.structs.asdict(one) == msgspec.structs.asdict(other)


def test_compiled_form_equals_the_parsed_library(root: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    first = load_catalog(root, cache)
    assert (cache / CACHE_NAME).stat().st_mode & 0o077 == 0

    assert same(load_catalog(root, cache), first)
    assert same(load_catalog(root), first)


def test_compiled_form_alone_is_enough_for_a_warm_start(root: Path, tmp_path: Path) -> None:
    """The files are not read again: content that changed behind an unchanged stamp is not seen."""
    first = load_catalog(root, tmp_path)
    path = root / "exercises" / "gl-bridge.toml"
    before = path.stat()
    change(path, "Bridge", "Brydge")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert same(load_catalog(root, tmp_path), first)


@pytest.mark.parametrize("file", ["exercises/gl-bridge.toml", "program/cards.toml"])
def test_changed_file_is_read_again(file: str, root: Path, tmp_path: Path) -> None:
    first = load_catalog(root, tmp_path)
    path = root / file
    path.write_text(path.read_text(encoding="utf-8") + "# a remark\n", encoding="utf-8")

    second = load_catalog(root, tmp_path)

    assert second.sha256 != first.sha256
    assert second.exercises == first.exercises


def test_new_and_missing_files_are_noticed(root: Path, tmp_path: Path) -> None:
    load_catalog(root, tmp_path)
    (root / "exercises" / "hf-bed-edge.toml").unlink()

    assert "hf-bed-edge" not in load_catalog(root, tmp_path).exercises


@pytest.mark.parametrize(
    "content", [b"", b"not a catalogue", msgspec.msgpack.encode({"stamp": "x"}), b"\xc1\xff"]
)
def test_broken_or_foreign_compiled_form_is_rebuilt(content: bytes, root: Path, tmp_path: Path) -> None:
    (tmp_path / CACHE_NAME).write_bytes(content)

    catalog = load_catalog(root, tmp_path)

    assert len(catalog.exercises) == 104
    assert (tmp_path / CACHE_NAME).read_bytes() != content


def test_truncated_compiled_form_is_rebuilt(root: Path, tmp_path: Path) -> None:
    first = load_catalog(root, tmp_path)
    whole = (tmp_path / CACHE_NAME).read_bytes()
    (tmp_path / CACHE_NAME).write_bytes(whole[: len(whole) // 2])

    assert same(load_catalog(root, tmp_path), first)
    assert (tmp_path / CACHE_NAME).read_bytes() == whole


def test_cache_folder_that_cannot_be_made_costs_only_time(root: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")

    assert len(load_catalog(root, blocked / "cache").exercises) == 104


# Errors: one sentence with file, key and what is allowed ---------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('stage = "S2"', 'stage = "S9"', ("`stage`: 'S9' is not allowed", "`S2A`")),
        ('role = "strengthen"', 'rolle = "strengthen"', ("`rolle` is not known", "`role`", "`dose`")),
        ("rest_s = 60", 'rest_s = "long"', ("`dose.rest_s`: expected a number, got text",)),
        ("rest_s = 60", "rest_s = 60\npause = 3", ("`dose.pause` is not known", "`rest_s`")),
        ('ladder = "REP"\n', "", ("`dose.ladder` is missing",)),
        ('pairs = ["B"]', 'pairs = ["D"]', ("`pairs[", "`A`, `B`, `C`")),
        ("[modify.osteo]\ntext", "[modify.osteo]\nhint", ("`modify.osteo.hint`", "`max_step`")),
        ('id = "gl-bridge"', 'id = "gl-brigde"', ("`id`", "gl-brigde", "gl-bridge")),
        ('id = "gl-bridge"', "id = gl-bridge", ("not valid TOML", "line 1")),
    ],
)
def test_wrong_exercise_file_gets_one_sentence(old: str, new: str, says: tuple[str, ...], root: Path) -> None:
    change(root / "exercises" / "gl-bridge.toml", old, new)

    with pytest.raises(LibraryError) as caught:
        load_catalog(root)

    sentence = str(caught.value)
    assert sentence.startswith("exercises/gl-bridge.toml: ")
    assert sentence.endswith(".")
    assert "\n" not in sentence
    for part in says:
        assert part in sentence


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("limits.toml", "maximum = 3", "max = 3", ("`D7_CEILING.max`", "`maximum`")),
        ("ladders.toml", "sets = 2, hold_s = 10", "set = 2, hold_s = 10", ("`HOLD.steps[", "set", "`sets`")),
        ("screening.toml", 'kind = "number"', 'kind = "text"', ("`questions.PR-08w.kind`", "`number`")),
        ("tests.toml", "[order]", "[orders]", ("`order`", "missing")),
        (
            "calendar.toml",
            "minimum_days = 14",
            'minimum_days = "two weeks"',
            ("rows[2].minimum_days", "a whole number"),
        ),
        ("texts.toml", 'report = "', 'report = 3 # "', ("`report`: expected text, got a whole number",)),
        ("tags.toml", "[no-floor]", 'no-door = "x"\n[no-floor]', ("`no-door`", "table")),
    ],
)
def test_wrong_program_file_gets_one_sentence(
    file: str, old: str, new: str, says: tuple[str, ...], root: Path
) -> None:
    change(root / "program" / file, old, new)

    with pytest.raises(LibraryError) as caught:
        load_catalog(root)

    assert str(caught.value).startswith(f"program/{file}: ")
    for part in says:
        assert part in str(caught.value)


def test_missing_file_and_folder_are_named(root: Path, tmp_path: Path) -> None:
    (root / "program" / "tags.toml").unlink()
    with pytest.raises(LibraryError, match=r"program/tags\.toml: the file cannot be read"):
        load_catalog(root)

    shutil.rmtree(root / "exercises")
    with pytest.raises(LibraryError, match="exercises: the folder"):
        load_catalog(root, tmp_path)


def test_file_that_is_not_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / "gl-bridge.toml"
    path.write_bytes(b'id = "\xff"')

    with pytest.raises(LibraryError, match="not UTF-8 text"):
        read_exercise(path)
