"""Every answer of The Double Hour, and whatever is right to accuse, is asked of the data by its own proof."""

from tests.scenarios.the_bridge.datasets import SCENARIO
from thebridge.authoring.loader import load_scenario


def test_every_answer_has_a_proof_or_is_no_matter_of_data() -> None:
    scenario = load_scenario(SCENARIO)
    proven = {(proof.puzzle, proof.part) for proof in scenario.proofs}
    left = {
        f"{puzzle.id}.{part.id}"
        for puzzle in scenario.puzzles
        for part in puzzle.parts
        if (puzzle.id, part.id) not in proven
    }
    assert left == {"p1.bins", "p4.question", "p5.advice", "p7.hr"}, (
        "what is an opinion, a question, advice or a choice"
    )


def test_whatever_is_right_to_accuse_has_a_proof() -> None:
    scenario = load_scenario(SCENARIO)
    assert scenario.accusation is not None
    right = {part.id for part in scenario.accusation.parts if part.right}
    assert right == {"who", "opening", "mask", "why"}
    assert right <= {proof.part for proof in scenario.proofs if proof.puzzle is None}
