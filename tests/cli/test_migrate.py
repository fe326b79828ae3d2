"""`thebridge migrate`: once or twice, the outcome is the same."""

from pathlib import Path

from click.testing import CliRunner

from thebridge.cli.main import main


def test_it_makes_the_tables_and_a_second_time_changes_nothing(tmp_path: Path) -> None:
    for _ in range(2):
        result = CliRunner().invoke(main, ["migrate", "--data", str(tmp_path)])
        assert result.exit_code == 0, result.output
        assert "up to date" in result.output
    assert (tmp_path / "thebridge.sqlite3").is_file()
