import pytest

from tests.engine.queries.night import DOORS, LETTER, LOG, SCENARIO
from thebridge.engine.ids import SourceId
from thebridge.engine.queries.tables import columns_of, dataset_of, rows_of
from thebridge.engine.refusals import Refused


def test_a_column_that_the_author_did_not_declare_is_not_seen() -> None:
    doors = dataset_of(SCENARIO, DOORS)
    assert [column.id for column in columns_of(doors)] == ["id", "at", "door"]
    assert rows_of(SCENARIO, doors)[0].cells == ("D1", "2026-10-25 02:35:20", "cellar")


def test_rows_keep_their_keys() -> None:
    assert [row.key for row in rows_of(SCENARIO, dataset_of(SCENARIO, LOG))][:2] == ["8803", "8806"]


@pytest.mark.parametrize("source", [LETTER, SourceId("nothing")])
def test_what_is_no_dataset_is_refused_as_if_it_were_not_there(source: SourceId) -> None:
    with pytest.raises(Refused) as refused:
        dataset_of(SCENARIO, source)
    assert refused.value.code == "source_unknown"
