"""QR codes that stand in a page."""

from thebridge.web.qr import draw_qr


def test_a_code_is_one_drawing_without_style_or_script() -> None:
    drawn = draw_qr("https://bridge.example.org/j/AAAA1111")
    assert drawn.startswith("<svg")
    assert "style=" not in drawn
    assert "<script" not in drawn
    assert "#fff" in drawn


def test_a_code_fills_the_place_that_it_is_given() -> None:
    head = draw_qr("https://bridge.example.org/j/AAAA1111").partition(">")[0]
    assert "viewBox=" in head
    assert "width=" not in head
