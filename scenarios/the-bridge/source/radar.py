"""VeiligheidsRadar: the list that was never erased, its yearly counts, and the stops it was made of."""

from tables import Cell, Table, chance

PROFILES = 60
THE_CODE = "0417"
HIGH_SCORES = (14, 15, 18, 16, 17, 19, 18, 17, 16, 18, 17, 15)
PROVED_RIGHT = (1, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1)

# Area code, residents, stops in 2024, high scores in 2024.
AREAS: tuple[tuple[str, int, int, int], ...] = (
    ("A1", 71000, 452, 9), ("A2", 64000, 391, 7), ("A3", 82000, 660, 14), ("A4", 58000, 503, 13),
    ("A5", 40000, 1600, 124), ("A6", 69000, 486, 11), ("A7", 53000, 437, 10), ("A8", 63000, 471, 12),
)


def radar_scores() -> Table:
    """Sixty profile codes without names, with the number of stops behind each score."""
    dice = chance("radar_scores")
    codes = dice.sample([f"{number:04d}" for number in range(100, 1000) if number not in (417, 419)], PROFILES - 1)
    rows: list[tuple[Cell, ...]] = [(THE_CODE, 0.91, 9, "2025-01-24")]
    for code in codes:
        stops = dice.choices((0, 1, 2, 3, 4, 5, 6, 7, 8), (10, 14, 12, 8, 6, 4, 3, 2, 1))[0]
        score = round(0.18 + 0.08 * stops + dice.randint(0, 7) / 100, 2)
        rows.append((code, score, stops, f"2025-01-{dice.randint(6, 31):02d}"))
    rows.sort()
    return Table("radar_scores", ("code", "score", "stops_counted", "scored_on"), rows)


def radar_counts() -> Table:
    """High scores in 2024 by month, and how many proved right afterwards."""
    rows: list[tuple[Cell, ...]] = [
        (f"2024-{month:02d}", high, right)
        for month, (high, right) in enumerate(zip(HIGH_SCORES, PROVED_RIGHT, strict=True), start=1)
    ]
    return Table("radar_counts", ("month", "high_scores", "proved_right"), rows)


def stops_by_area() -> Table:
    """Stops per 1,000 residents by area code, and for the city as a whole."""
    city = ("city", sum(area[1] for area in AREAS), sum(area[2] for area in AREAS), sum(area[3] for area in AREAS))
    rows: list[tuple[Cell, ...]] = [
        (code, residents, stops, round(1000 * stops / residents, 1), high)
        for code, residents, stops, high in (*AREAS, city)
    ]
    return Table("stops_by_area", ("area", "residents", "stops", "stops_per_1000", "high_scores"), rows)
