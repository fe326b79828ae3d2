"""What the long runs left is added up, and every result that is kept can be read and was clean."""

from typing import Any

from chaos.batches import RESULTS, Batch, Campaign, split
from chaos.sum import add_up, read_results, tell


def campaign(what: str, *batches: Batch) -> dict[str, Any]:
    made = Campaign(what, None, 7)
    for batch in batches:
        made.add(batch, 1.0)
    return made.summary()


def test_batches_and_runs_are_added_up() -> None:
    first, second, third = Batch(1), Batch(2), Batch(3)
    first.faults["kill"], second.faults["kill"], third.faults["database_restart"] = 10, 5, 7
    for batch, count in ((first, 100), (second, 50), (third, 30)):
        batch.counts["acknowledged"] = batch.counts["intended"] = count
    faults, counts = add_up([campaign("kills", first, second), campaign("stores", third)])
    assert faults == {"kill": 15, "database_restart": 7}
    assert counts["acknowledged"] == 180


def test_what_was_acknowledged_while_nothing_was_done_to_anybody_is_told_apart() -> None:
    killed, calm = Batch(1), Batch(2)
    killed.faults["kill"], killed.counts["acknowledged"], calm.counts["acknowledged"] = 1, 1_200, 3_400
    told = tell([campaign("kills", killed), campaign("soak", calm)])
    assert [line.split()[-2:] for line in told if line.startswith("acknowledged")] == [["1,200", "1,000,000"]]
    assert [line.split()[-1] for line in told if line.startswith("and where")] == ["3,400"]


def test_one_lost_command_or_one_complaint_is_not_clean() -> None:
    lost, told = Batch(1), Batch(1)
    lost.counts["lost"] = 1
    told.complaints.append("a hole")
    assert campaign("kills", Batch(1))["verdict"] == "clean"
    assert campaign("kills", lost)["verdict"] == campaign("kills", told)["verdict"] == "not clean"
    assert any(line.split() == ["lost", "1", "0"] for line in tell([campaign("kills", lost)]))


def test_every_result_that_is_kept_is_clean() -> None:
    results = read_results(RESULTS)
    assert results
    assert [one["what"] for one in results if one["verdict"] != "clean"] == []


def test_a_number_is_split_into_batches() -> None:
    assert split(25, 10) == [10, 10, 5]
    assert split(20, 10) == [10, 10]
