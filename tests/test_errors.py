"""The base of every expected error."""

from thebridge.errors import AppError, ConfigurationError


def test_an_error_shows_its_code_and_its_details() -> None:
    assert str(AppError("seat_taken", role="engineer", room=2)) == "seat_taken (role='engineer', room=2)"
    assert str(AppError("seat_taken")) == "seat_taken"


def test_errors_with_the_same_code_and_details_are_equal() -> None:
    assert AppError("seat_taken", room=1) == AppError("seat_taken", room=1)
    assert AppError("seat_taken", room=1) != AppError("seat_taken", room=2)
    assert hash(AppError("seat_taken", room=1)) == hash(AppError("seat_taken", room=1))


def test_an_error_of_another_kind_is_another_error() -> None:
    assert AppError("asset_missing") != ConfigurationError("asset_missing")
    assert repr(ConfigurationError("asset_missing")) == "ConfigurationError(asset_missing)"
