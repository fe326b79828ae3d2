"""No cell of a table stays in one language: what is coded has a label, and the label is the generator's."""

import csv

import pytest

from tests.scenarios.the_bridge.datasets import DATA, SCENARIO, SOURCE, rows
from thebridge.authoring.loader import load_scenario
from thebridge.engine.scenario import Column, Dataset, Scenario


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    return load_scenario(SCENARIO)


def columns(scenario: Scenario) -> list[tuple[str, Column]]:
    return [
        (source.file.removesuffix(".csv"), column)
        for source in scenario.sources
        if isinstance(source, Dataset)
        for column in source.columns
    ]


def test_a_cell_is_called_what_the_generator_calls_it(scenario: Scenario) -> None:
    with (SOURCE / "value_labels.csv").open(encoding="utf-8", newline="") as file:
        made = {(row["dataset"], row["column"], row["value"]): (row["nl"], row["en"]) for row in csv.DictReader(file)}
    places = {"{" + place + "}": name for place, name in scenario.places.items()}
    for dataset, column in columns(scenario):
        for value, key in column.labels.items():
            read = tuple(scenario.texts[language][key] for language in ("nl", "en"))
            known = made[dataset.replace("incidents_september", "incidents"), column.id, value]
            assert tuple(places.get(text, text) for text in read) == known, (dataset, column.id, value)


def test_every_cell_of_a_column_with_labels_has_one_or_is_a_name(scenario: Scenario) -> None:
    names = {person.name for person in scenario.cast} | {"Datawerf", "Watertheater", ""}
    codes = {f"A{number}" for number in range(1, 9)}
    for dataset, column in columns(scenario):
        if column.labels:
            used = {row[column.id] for row in rows(dataset)}
            assert used <= set(column.labels) | names | codes, (dataset, column.id)


def test_no_table_shows_a_column_of_one_language(scenario: Scenario) -> None:
    shown = {(dataset, column.id) for dataset, column in columns(scenario)}
    assert not [column for _, column in shown if column.endswith(("_nl", "_en"))]
    departments = {"Brugbeheer", "Havendienst", "Mobiliteit", "Openbare orde", "Handhaving", "Financiën"}
    for path in sorted(DATA.glob("*.csv")):
        for dataset, column in columns(scenario):
            if dataset == path.stem:
                found = {row[column.id] for row in rows(dataset)} & departments
                assert found <= set(column.labels), (dataset, column.id)
