"""Profiles do not mix, bear any name, and go without a trace."""

import stat
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homeprog.data import backup
from homeprog.data.errors import Locked
from homeprog.data.paths import DataFolder, find_data_folder
from homeprog.data.profiles import (
    DEFAULT_NAME,
    LONGEST_NAME,
    Profile,
    ProfileError,
    choose_profile,
    create_profile,
    erase_profile,
    find_profile,
    list_profiles,
    slug_of,
)
from homeprog.data.settings import Settings, save_settings


def test_two_people_have_two_journals(folder: DataFolder, walks, now: datetime) -> None:
    anna, bert = create_profile(folder, "Anna"), create_profile(folder, "Bert")

    with anna.open(now) as journal, bert.open(now) as other:
        journal.append(walks(2))

        assert (len(journal), len(other)) == (2, 0)
    assert list_profiles(folder) == [anna, bert]


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Anna", "anna"),
        ("Zoë Müller-Lüdenscheidt", "zoe-muller-ludenscheidt"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\Users\\x", "c-users-x"),
        ("王小明", "profile"),
        ("👵🏽", "profile"),
        ("NUL", "profile-nul"),
        ("com1", "profile-com1"),
        (".", "profile"),
        ("x" * 70, "x" * 40),
    ],
)
def test_any_name_gives_a_harmless_file(folder: DataFolder, name: str, slug: str) -> None:
    profile = create_profile(folder, name)

    assert profile.slug == slug
    assert profile.journal.parent == folder.profiles
    assert [found.name for found in list_profiles(folder)] == [name]


@given(st.text())
def test_a_slug_is_always_a_plain_file_name(name: str) -> None:
    slug = slug_of(name)

    assert 0 < len(slug) <= 48
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert slug == slug.strip("-")


def test_names_that_give_one_slug_get_files_of_their_own(folder: DataFolder) -> None:
    slugs = [create_profile(folder, name).slug for name in ("王", "李", "張")]

    assert slugs == ["profile", "profile-2", "profile-3"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("", "needs a name"),
        (" \t\n\x00", "needs a name"),
        ("x" * (LONGEST_NAME + 1), "at most 80"),
        (" aNNa ", 'already a profile "Anna"'),
    ],
)
def test_a_name_that_cannot_be_is_refused_with_a_sentence(folder: DataFolder, name: str, words: str) -> None:
    create_profile(folder, "Anna")

    with pytest.raises(ProfileError, match=words):
        create_profile(folder, name)

    assert len(list_profiles(folder)) == 1


def test_a_name_is_one_line(folder: DataFolder) -> None:
    assert create_profile(folder, "  Anna \n\x07 of  the hill ").name == "Anna of the hill"


def test_erasing_leaves_no_file_of_the_person(filled: Profile, now: datetime) -> None:
    bert = create_profile(filled.folder, "Bert")
    backup.make_daily(filled.journal, filled.backups, now)
    filled.snapshot.write_bytes(b"state")

    erase_profile(filled)

    left = [path for path in filled.folder.root.rglob("*") if "anna" in path.name.lower()]
    assert left == []
    assert list_profiles(filled.folder) == [bert]


def test_a_profile_in_use_is_not_erased(filled: Profile, now: datetime) -> None:
    with filled.open(now) as journal:
        with pytest.raises(Locked):
            erase_profile(filled)

        assert len(journal) == 400


def test_a_profile_is_found_by_name_or_slug(folder: DataFolder) -> None:
    zoe, bert = create_profile(folder, "Zoë"), create_profile(folder, "Bert")

    for wanted in ("Zoë", "zoë", "zoe", "Zoe\u0308"):
        assert find_profile(list_profiles(folder), wanted) == zoe
    with pytest.raises(ProfileError, match=r'no profile "Carl"\. Profiles here: "Bert", "Zoë"'):
        choose_profile(folder, "Carl")
    assert choose_profile(folder, last="zoe") == zoe
    assert choose_profile(folder, last="gone") == bert


def test_the_first_start_makes_a_profile(folder: DataFolder) -> None:
    profile = choose_profile(folder)

    assert profile.name == DEFAULT_NAME
    assert choose_profile(folder) == profile


def test_a_lost_name_file_shows_the_slug(filled: Profile) -> None:
    filled.folder.name("anna").unlink()

    assert [profile.name for profile in list_profiles(filled.folder)] == ["anna"]


def test_the_data_folder_is_private_and_where_asked(tmp_path: Path) -> None:
    folder = find_data_folder(str(tmp_path / "here")).prepare()
    save_settings(folder.settings, Settings())

    assert folder.root == tmp_path / "here"
    for path in folder.root.rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)


def test_a_data_folder_may_have_any_name(tmp_path: Path, walks, now: datetime) -> None:
    folder = find_data_folder(str(tmp_path / "50% of Zoë's #1 data? yes")).prepare()
    profile = choose_profile(folder)
    with profile.open(now) as journal:
        journal.append(walks(1))

    made = backup.make_daily(profile.journal, profile.backups, now)

    assert backup.newest_good_backup(profile.backups, now) == made
    with profile.read() as journal:
        assert len(journal) == 1


def test_without_a_wish_the_system_says_where_data_go(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))

    folder = find_data_folder()

    assert folder.root.name == "homeprog"
    assert folder.root.is_relative_to(tmp_path)
