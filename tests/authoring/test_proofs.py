"""Proofs are queries that can read, and nothing else, for as long as it may take."""

from collections.abc import Iterator

import pytest

from tests.authoring.folder import Folder
from tests.authoring.test_examination import examine
from thebridge.authoring import proofs
from thebridge.authoring.proofs import ProofRefusedError, ProofResult, Prover, words_of_answer


@pytest.fixture
def prover() -> Iterator[Prover]:
    with Prover(Folder().scenario().tables) as made:
        yield made


def test_cells_are_text_and_come_back_as_text(prover: Prover) -> None:
    assert prover.ask("SELECT kg FROM lift_log WHERE row = '5'") == (("4.2",),)
    assert prover.ask("SELECT count(*), 2.0, 2.5, NULL FROM lift_log") == (("8", "2", "2.5", ""),)


def test_a_query_may_go_on_from_its_own_rows(prover: Prover) -> None:
    sql = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT sum(i) FROM n"
    assert prover.ask(sql) == (("15",),)


@pytest.mark.parametrize(
    "sql",
    [
        "ATTACH DATABASE '/tmp/canary.db' AS canary",
        "PRAGMA journal_mode = DELETE",
        "PRAGMA table_info(lift_log)",
        "SELECT * FROM pragma_database_list",
        "DELETE FROM lift_log",
        "INSERT INTO lift_log VALUES (1, 2, 3, 4, 5)",
        "UPDATE lift_log SET kg = 0",
        "DROP TABLE lift_log",
        "CREATE TABLE more (a)",
        "CREATE TEMP TABLE more AS SELECT 1",
        "VACUUM INTO '/tmp/canary.db'",
        "BEGIN",
        "SELECT load_extension('x')",
        "SELECT readfile('/etc/passwd')",
        "SELECT randomblob(1000000000)",
        "SELECT zeroblob(1000000000)",
        "SELECT random()",
        "SELECT 1; SELECT 2",
        "SELECT nothing FROM lift_log",
        "SELECT * FROM badge_log, badge_log AS more",
        "",
        "nonsense",
        "SELECT '\ud800'",
    ],
)
def test_what_does_not_only_read_a_little_is_refused(prover: Prover, sql: str) -> None:
    if sql == "":
        assert prover.ask(sql) == ()
        return
    with pytest.raises(ProofRefusedError):
        prover.ask(sql)
    assert prover.ask("SELECT count(*) FROM lift_log") == (("8",),), "the data are as they were"


def test_a_query_that_does_not_end_is_stopped(prover: Prover, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proofs, "LOOKS_LIMIT", 20)
    with pytest.raises(ProofRefusedError, match="too long"):
        prover.ask("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n")
    assert prover.ask("SELECT 1") == (("1",),)


def test_a_query_that_fills_the_memory_is_stopped(prover: Prover, monkeypatch: pytest.MonkeyPatch) -> None:
    held = iter(range(0, 10**12, 10**8))
    monkeypatch.setattr(proofs, "_memory", lambda: next(held))
    with pytest.raises(ProofRefusedError, match="too much memory"):
        prover.ask("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n ORDER BY i")


def test_a_proof_that_holds_and_differs_from_face_value_is_told() -> None:
    results = Folder().check().proofs
    assert ProofResult("trip", ok=True, naive_differs=True) in results
    assert ProofResult("joost_badge", ok=True, naive_differs=None) in results


def test_a_proof_that_fails_says_what_the_data_say() -> None:
    folder = Folder().edit("story.yaml", 'expect: [["5"]]', 'expect: [["6"]]')
    assert "The data say (5), the proof expects (6)" in folder.told("proof_fails").message
    assert next(proof for proof in folder.check().proofs if proof.id == "trip").ok is False


def test_the_same_at_face_value_is_fine_for_a_puzzle_that_says_why() -> None:
    sql = "SELECT badge FROM badge_log WHERE row = '14'"
    folder = Folder().edit(
        "story.yaml", 'expect: [["B-11"]], puzzle: facts', f'expect: [["B-11"]], puzzle: facts, naive_sql: "{sql}"'
    )
    assert folder.check().problems == ()
    assert ProofResult("joost_badge", ok=True, naive_differs=None) in folder.check().proofs


def test_a_claim_of_the_story_that_is_the_same_at_face_value_is_no_claim() -> None:
    old = "time BETWEEN '2026-06-12T13:28' AND '2026-06-12T13:31'"
    folder = Folder().edit("story.yaml", old, "time BETWEEN '2026-06-12T13:19' AND '2026-06-12T13:20'")
    assert folder.told("naive_same").file == "story.yaml"


def test_a_proof_of_something_beside_the_answer_is_told() -> None:
    folder = Folder().edit("story.yaml", 'expect: [["5"]], puzzle: where', 'expect: [["zzz"]], puzzle: where')
    assert "proof_beside_answer" in folder.codes()


def test_the_words_of_an_answer_hold_its_texts_with_their_names() -> None:
    exam = examine(Folder())
    words = words_of_answer(exam, exam.scenario.puzzles[3])
    assert "b40" in words
    assert "elisabethvermeer" in words


def test_a_dataset_that_cannot_be_read_is_told_once() -> None:
    codes = Folder().drop("data/lift_log.csv").codes()
    assert "data_missing" in codes
    assert "proof_refused" not in codes


def test_an_answer_that_no_proof_comes_to_is_told_on_its_line() -> None:
    folder = Folder().edit("puzzles.yaml", 'answer: ["5"]', 'answer: ["6"]')
    assert folder.told("answer_not_proven").line == folder.line("puzzles.yaml", 'answer: ["6"]')


def test_what_is_right_to_accuse_is_what_its_proof_shows() -> None:
    proof = "SELECT 'cellar' FROM lift_log WHERE kg = '4.2' AND to_floor = 'K'"
    folder = Folder().edit(
        "story.yaml", "proofs:\n", f'proofs:\n  - {{id: there, part: where, sql: "{proof}", expect: [[cellar]]}}\n'
    )
    assert folder.codes() == set()
    folder.edit("story.yaml", "right: [cellar]", "right: [outside]")
    assert folder.told("answer_not_proven").line == folder.line("story.yaml", "right: [outside]")
