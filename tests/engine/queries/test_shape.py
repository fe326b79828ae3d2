from tests.engine.queries.night import AIS, LOG
from thebridge.engine.ids import ColumnId
from thebridge.engine.queries import Lookup, Query, sources_of
from thebridge.engine.queries.shape import Frame, ResultColumn


def test_a_query_names_every_dataset_that_its_asker_must_be_entitled_to() -> None:
    assert sources_of(Query(LOG)) == (LOG,)
    assert sources_of(Query(LOG, lookup=Lookup(AIS, "nearest", ColumnId("at"), ColumnId("at")))) == (LOG, AIS)


def test_a_frame_knows_where_its_columns_stand() -> None:
    frame = Frame((ResultColumn(ColumnId("a"), None, "text"), ResultColumn(ColumnId("b"), None, "text")), [])
    assert frame.place(ColumnId("b")) == 1
    assert frame.place(ColumnId("c")) is None
