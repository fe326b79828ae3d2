"""Small functions, small files, few parameters. An exception needs a line here with its reason."""

import ast
import io
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house_rules.checkout import javascript_files, python_files, shown

FUNCTION_LINES = 40
FILE_LINES = 400
JAVASCRIPT_LINES = 250
PARAMETERS = 5

# "path" or "path:function" -> why it may be larger.
EXCEPTIONS: dict[str, str] = {}

Function = ast.FunctionDef | ast.AsyncFunctionDef
SILENT = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}


def code_lines(text: str) -> set[int]:
    """The numbers of the lines that hold code: no blank line, no comment."""
    lines: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type not in SILENT:
            lines.update(range(token.start[0], token.end[0] + 1))
    return lines


def docstring_lines(function: Function) -> set[int]:
    first = function.body[0]
    is_docstring = (
        isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
    )
    return set(range(first.lineno, (first.end_lineno or first.lineno) + 1)) if is_docstring else set()


def functions(text: str) -> Iterator[tuple[Function, int]]:
    """Every function with the number of its lines of code."""
    lines = code_lines(text)
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, Function):
            own = set(range(node.lineno, (node.end_lineno or node.lineno) + 1))
            yield node, len(own & lines - docstring_lines(node))


def count_parameters(function: Function) -> int:
    """Parameters that a caller thinks about: not self and not cls."""
    given = function.args
    names = [argument.arg for argument in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
    return len([name for name in names if name not in ("self", "cls")])


def too_large(path: Path) -> Iterator[tuple[str, str]]:
    """What of a Python file is over a limit: its name for the exceptions, and what is wrong."""
    text = path.read_text(encoding="utf-8")
    if (count := len(text.splitlines())) > FILE_LINES:
        yield shown(path), f"{shown(path)}: {count} lines, {FILE_LINES} are allowed"
    for function, lines in functions(text):
        name = f"{shown(path)}:{function.name}"
        if lines > FUNCTION_LINES:
            yield name, f"{name}: {lines} lines of code, {FUNCTION_LINES} are allowed"
        if (count := count_parameters(function)) > PARAMETERS:
            yield name, f"{name}: {count} parameters, {PARAMETERS} are allowed"


def test_no_function_file_or_list_of_parameters_is_too_long() -> None:
    found = [complaint for path in python_files() for name, complaint in too_large(path) if name not in EXCEPTIONS]
    assert not found, "\n".join(found)


def test_no_javascript_file_is_too_long() -> None:
    counts = {shown(path): len(path.read_text(encoding="utf-8").splitlines()) for path in javascript_files()}
    found = {name: count for name, count in counts.items() if count > JAVASCRIPT_LINES and name not in EXCEPTIONS}
    assert not found


def test_every_exception_is_still_needed() -> None:
    needed = {name for path in python_files() for name, _ in too_large(path)}
    long = {shown(path) for path in javascript_files() if len(path.read_text().splitlines()) > JAVASCRIPT_LINES}
    assert set(EXCEPTIONS) <= needed | long
    assert all(EXCEPTIONS.values())


@pytest.mark.parametrize(
    ("body", "lines"), [("    x = 1\n" * 45, 46), ('    """' + "a\n" * 50 + '    """\n    x = 1\n', 2)]
)
def test_a_long_function_is_seen_and_a_long_docstring_is_not_counted(body: str, lines: int) -> None:
    [(_, counted)] = functions(f"def planted():\n{body}    # said\n\n")
    assert counted == lines


def test_a_sixth_parameter_is_seen() -> None:
    planted = ast.parse("def planted(self, a, b, /, c, d, *, e, f): ...").body[0]
    assert isinstance(planted, ast.FunctionDef)
    assert count_parameters(planted) == PARAMETERS + 1
