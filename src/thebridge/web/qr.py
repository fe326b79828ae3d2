"""QR codes, drawn as SVG."""

import io

import segno


def draw_qr(url: str) -> str:
    """A QR code to stand in a page: dark on light whatever the theme, so that cameras read it; as wide as its place."""
    drawn = io.BytesIO()
    code = segno.make(url, error="m")
    code.save(drawn, kind="svg", xmldecl=False, omitsize=True, border=4, dark="#0b1420", light="#fff")
    return drawn.getvalue().decode().strip()
