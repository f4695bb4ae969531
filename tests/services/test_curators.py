"""Curators are told apart by password, and a refusal tells nothing."""

import pytest

from playlist_service.database import Database
from playlist_service.errors import Conflict, InvalidInput, NotFound
from playlist_service.services.curators import Curators
from tests.conftest import MovedClock


@pytest.fixture
def curators(database: Database, moved_clock: MovedClock) -> Curators:
    return Curators(database, moved_clock)


def test_a_curator_signs_in_with_the_password_and_with_no_other(curators: Curators) -> None:
    made = curators.add("Mira", "a long password")
    assert curators.sign_in("Mira", "a long password") == made
    assert curators.get(made.id) == made
    with pytest.raises(InvalidInput) as wrong_password:
        curators.sign_in("Mira", "another password")
    with pytest.raises(InvalidInput) as wrong_name:
        curators.sign_in("Nobody", "a long password")
    assert str(wrong_password.value) == str(wrong_name.value)


def test_a_new_password_replaces_the_old_one(curators: Curators) -> None:
    curators.add("Mira", "a long password")
    curators.set_password("Mira", "a longer password")
    with pytest.raises(InvalidInput):
        curators.sign_in("Mira", "a long password")
    assert curators.sign_in("Mira", "a longer password").name == "Mira"


def test_a_disabled_curator_is_let_in_no_more(curators: Curators) -> None:
    made = curators.add("Mira", "a long password")
    curators.disable("Mira")
    assert curators.get(made.id) is None
    assert curators.names() == ()
    with pytest.raises(InvalidInput):
        curators.sign_in("Mira", "a long password")


def test_unfit_names_and_passwords_are_refused(curators: Curators) -> None:
    curators.add("Mira", "a long password")
    with pytest.raises(Conflict, match="already"):
        curators.add("Mira", "a long password")
    with pytest.raises(InvalidInput, match="at least"):
        curators.add("Jo", "short")
    with pytest.raises(InvalidInput, match="1 to 80"):
        curators.add(" ", "a long password")
    with pytest.raises(NotFound):
        curators.set_password("Nobody", "a long password")


def test_no_password_is_kept(curators: Curators, database: Database) -> None:
    curators.add("Mira", "a long password")
    with database.engine.connect() as connection:
        kept = connection.exec_driver_sql("SELECT password_hash FROM curator").scalar_one()
    assert kept.startswith("$argon2id$")
