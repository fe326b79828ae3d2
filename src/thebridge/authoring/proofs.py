"""The declared proofs, run over the CSVs by an SQL engine that may only read, in bounded time and memory."""

import sqlite3
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from thebridge.authoring.answers import Rows, differing
from thebridge.authoring.examination import Examination, nearest
from thebridge.authoring.strict_yaml import Path
from thebridge.engine.areas.puzzles.kinds.request import RequestPart
from thebridge.engine.areas.puzzles.kinds.text import plain
from thebridge.engine.ids import SourceId, TextKey
from thebridge.engine.scenario import Dataset, Proof, Puzzle, Table
from thebridge.engine.texts import Texts

STEPS_PER_LOOK: Final = 10_000
LOOKS_LIMIT: Final = 2_000
"""Together twenty million steps of the SQL engine: a second or two."""
ROWS_LIMIT: Final = 200
TEXT_LIMIT: Final = 100_000
MEMORY_LIMIT: Final = 200_000_000

FUNCTIONS: Final = frozenset(
    (
        *("abs", "ceil", "ceiling", "floor", "max", "min", "mod", "power", "round", "sign", "sqrt", "trunc"),
        *("char", "coalesce", "concat", "format", "glob", "group_concat", "hex", "ifnull", "iif", "instr", "length"),
        *("like", "lower", "ltrim", "nullif", "printf", "replace", "rtrim", "substr", "substring", "trim", "unicode"),
        *("upper", "avg", "count", "sum", "total"),
        *("date", "datetime", "julianday", "strftime", "time", "timediff", "unixepoch"),
        *("cume_dist", "dense_rank", "first_value", "lag", "last_value", "lead", "nth_value", "ntile"),
        *("percent_rank", "rank", "row_number"),
    )
)
"""Functions that compute from their arguments alone."""
_ALLOWED: Final = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, 33})
"""Reading, and 33: SQLITE_RECURSIVE, a query that goes on from its own rows, which the steps bound."""


@dataclass(frozen=True, slots=True)
class ProofResult:
    """How a proof came out. `naive_differs` is None where nothing at face value is declared, or it may be the same."""

    id: str
    ok: bool
    naive_differs: bool | None


class ProofRefusedError(Exception):
    """The query may not run, cannot run, or does not end."""


def check_proofs(exam: Examination) -> tuple[ProofResult, ...]:
    """Runs every proof; notes those that fail, and puzzles that none proves."""
    with Prover(exam.scenario.tables) as prover:
        results = tuple(_check(exam, prover, number, proof) for number, proof in enumerate(exam.scenario.proofs))
    _check_puzzles(exam)
    _check_accusation(exam)
    return results


def _check(exam: Examination, prover: "Prover", number: int, proof: Proof) -> ProofResult:
    path: Path = ("proofs", number)
    found = _rows(exam, prover, proof.sql, (*path, "sql"))
    is_proven = found is not None and found == proof.expect
    if found is not None and not is_proven:
        message = f"The data say {_shown(found)}, the proof expects {_shown(proof.expect)}. Correct one of them."
        exam.problem((*path, "expect"), "proof_fails", message)
    naive_differs, is_naive_fit = _naive(exam, prover, path, found)
    return ProofResult(proof.id, is_proven and is_naive_fit, naive_differs)


def _naive(exam: Examination, prover: "Prover", path: Path, found: Rows | None) -> tuple[bool | None, bool]:
    """Whether the naive query tells something else, and whether that is as it should be."""
    proof = exam.scenario.proofs[int(path[1])]
    puzzle = next((one for one in exam.scenario.puzzles if one.id == proof.puzzle), None)
    may_be_same = puzzle is None or puzzle.same_as_naive is not None
    if proof.naive_sql is None:
        if not may_be_same:
            message = "Nothing shows what the data say at face value. Add naive_sql, or give the puzzle same_as_naive."
            exam.problem(path, "naive_missing", message)
        return None, may_be_same
    naive = _rows(exam, prover, proof.naive_sql, (*path, "naive_sql"))
    if naive is None or found is None:
        return None, naive is not None
    if naive != found:
        return True, True
    if puzzle is not None and puzzle.same_as_naive is not None:
        return None, True
    message = "At face value the data say the same. Ask what a hasty reader asks, or give the puzzle same_as_naive."
    exam.problem((*path, "naive_sql"), "naive_same", message)
    return False, False


def _rows(exam: Examination, prover: "Prover", sql: str, path: Path) -> Rows | None:
    try:
        return prover.ask(sql)
    except ProofRefusedError as error:
        if all(source.kind == "document" or source.id in exam.scenario.tables for source in exam.scenario.sources):
            exam.problem(path, "proof_refused", f"The query was stopped: {error}. Change it.")
        return None


def _shown(rows: Rows) -> str:
    text = "; ".join(", ".join(row) for row in rows[:5]) or "nothing"
    return f"({text[:120]}{' …' if len(rows) > 5 or len(text) > 120 else ''})"


def _check_puzzles(exam: Examination) -> None:
    proven = {proof.puzzle for proof in exam.scenario.proofs}
    for path, puzzle in exam.each(Puzzle):
        if puzzle.id in proven or _rests_on_data(exam, puzzle):
            _check_parts(exam, path, puzzle)
        if puzzle.id in proven:
            _check_answer(exam, path, puzzle)
        elif _rests_on_data(exam, puzzle):
            message = f"No proof shows the answer of {puzzle.id!r} from the data. Add one that names this puzzle."
            exam.problem(path, "proof_missing", message)
        elif puzzle.same_as_naive is None:
            message = f"Nothing proves the answer of {puzzle.id!r}. Add a proof, or say why not in same_as_naive."
            exam.warning(path, "proof_missing", message)


def _rests_on_data(exam: Examination, puzzle: Puzzle) -> bool:
    clues = (exam.scenario.clue_by_id.get(clue) for clue in puzzle.needs)
    sources = (exam.scenario.source_by_id.get(clue.source) for clue in clues if clue is not None)
    return any(isinstance(source, Dataset) for source in sources)


def _check_parts(exam: Examination, path: Path, puzzle: Puzzle) -> None:
    """The answer of every part is what a proof that names it comes to, or the author says why no query can show it."""
    for number, part in enumerate(puzzle.parts):
        at: Path = (*path, "parts", number)
        proofs = [proof for proof in exam.scenario.proofs if (proof.puzzle, proof.part) == (puzzle.id, part.id)]
        if not proofs and part.id not in puzzle.judged:
            message = (
                f"No proof shows the answer of the part {part.id!r}. "
                f"Add one with part: {part.id}, or say in judged why the data cannot show it."
            )
            exam.problem(at, "part_not_proven", message)
        for proof in proofs:
            for where in differing(part, proof.expect, puzzle.judged):
                message = f"The proof {proof.id!r} shows {_shown(proof.expect)}. Correct the answer, or the proof."
                exam.problem((*at, *where), "answer_not_proven", message)
    _check_judged(exam, path, puzzle)


def _check_accusation(exam: Examination) -> None:
    """What is right to accuse is what a proof shows that names that part of the accusation."""
    accusation = exam.scenario.accusation
    for number, part in enumerate(() if accusation is None else accusation.parts):
        for proof in exam.scenario.proofs:
            if (proof.puzzle, proof.part) == (None, part.id) and set(proof.expect) != {(one,) for one in part.right}:
                message = f"The proof {proof.id!r} shows {_shown(proof.expect)}. Correct what is right, or the proof."
                exam.problem(("accusation", "parts", number, "right"), "answer_not_proven", message)


def _check_judged(exam: Examination, path: Path, puzzle: Puzzle) -> None:
    known = {str(part.id) for part in puzzle.parts}
    requests = (part for part in puzzle.parts if isinstance(part, RequestPart))
    known |= {f"{part.id}.{field.id}" for part in requests for field in part.fields}
    for name in puzzle.judged:
        if name not in known:
            exam.problem((*path, "judged", name), "id_unknown", f"There is no part {name!r}. {nearest(name, known)}")


def _cells(exam: Examination, puzzle: Puzzle) -> set[str]:
    proofs = (proof for proof in exam.scenario.proofs if proof.puzzle == puzzle.id)
    return {cell for proof in proofs for row in proof.expect for cell in row}


def _check_answer(exam: Examination, path: Path, puzzle: Puzzle) -> None:
    """A word of what the proofs expect must be a word of the answer; else they prove something beside it."""
    words = words_of_answer(exam, puzzle)
    cells = set(map(plain, _cells(exam, puzzle)))
    if words and not any(cell and cell in word for cell in cells for word in words):
        message = f"The proofs of {puzzle.id!r} tell nothing of its answer. Ask the data for what the puzzle asks."
        exam.warning(path, "proof_beside_answer", message)


def words_of_answer(exam: Examination, puzzle: Puzzle) -> set[str]:
    """The plain words of everything that the puzzle's answer is written in."""
    names: dict[str, str] = {str(member.id): member.name for member in exam.scenario.cast}
    told = []
    for name in exam.names:
        if puzzle in name.owners and name.kind in ("ItemId", "RowKey", "TextKey"):
            told.append(name.value)
            key = TextKey(name.value)
            told += [Texts(texts, names).get(key) for texts in exam.scenario.texts.values() if key in texts]
    for part in puzzle.parts:
        told += [str(value) for value in (getattr(part, "answer", ""), *getattr(part, "accepts", ()))]
    return {word for one in told if (word := plain(one))}


# --- the SQL engine ---


class Prover:
    """The datasets as tables of text, each named as its source, and a connection that can only read them."""

    def __init__(self, tables: Mapping[SourceId, Table]) -> None:
        self._looks = self._memory_at_start = 0
        self._refused = ""
        self._connection = sqlite3.connect(":memory:", isolation_level=None)
        self._connection.execute("PRAGMA temp_store = MEMORY")
        self._connection.execute("PRAGMA trusted_schema = OFF")
        for source, table in tables.items():
            self._fill(source, table)
        self._bound()

    def __enter__(self) -> "Prover":
        return self

    def __exit__(self, *error: object) -> None:
        self._connection.close()

    def _fill(self, source: str, table: Table) -> None:
        columns = ", ".join(f"{_quoted(column)} TEXT" for column in table.columns)
        self._connection.execute(f"CREATE TABLE {_quoted(source)} ({columns})")
        marks = ", ".join("?" * len(table.columns))
        self._connection.executemany(f"INSERT INTO {_quoted(source)} VALUES ({marks})", table.rows)  # noqa: S608

    def _bound(self) -> None:
        connection = self._connection
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, TEXT_LIMIT)
        connection.setlimit(sqlite3.SQLITE_LIMIT_SQL_LENGTH, TEXT_LIMIT)
        connection.setlimit(sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200)
        connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        connection.setlimit(sqlite3.SQLITE_LIMIT_COMPOUND_SELECT, 50)
        connection.set_authorizer(self._authorize)
        connection.set_progress_handler(self._look, STEPS_PER_LOOK)

    def _authorize(self, action: int, _table: str | None, name: str | None, *_: str | None) -> int:
        if action in _ALLOWED or (action == sqlite3.SQLITE_FUNCTION and str(name).lower() in FUNCTIONS):
            return sqlite3.SQLITE_OK
        is_function = action == sqlite3.SQLITE_FUNCTION
        self._refused = f"the function {name} is not allowed" if is_function else "only SELECT is allowed"
        return sqlite3.SQLITE_DENY

    def _look(self) -> int:
        """Called every so many steps; a number other than 0 stops the query."""
        self._looks += 1
        if self._looks > LOOKS_LIMIT:
            self._refused = "it takes too long; ask for less at once"
        elif _memory() - self._memory_at_start > MEMORY_LIMIT:
            self._refused = "it takes too much memory; ask for less at once"
        return int(bool(self._refused))

    def ask(self, sql: str) -> Rows:
        """The rows of a query, every cell as text, no value as nothing. Raises ProofRefusedError."""
        self._looks, self._refused, self._memory_at_start = 0, "", _memory()
        try:
            rows = self._connection.execute(sql).fetchmany(ROWS_LIMIT + 1)
        except (sqlite3.Error, sqlite3.Warning, MemoryError, OverflowError, ValueError) as error:
            raise ProofRefusedError(self._refused or str(error)) from error
        if len(rows) > ROWS_LIMIT:
            raise ProofRefusedError(f"it gives over {ROWS_LIMIT} rows; ask for less")
        return tuple(tuple(map(_as_text, row)) for row in rows)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)


def _memory() -> int:
    """The most memory that this process ever held, in bytes; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0
    import resource

    scale = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * scale
