"""What people left behind that night: commits, receipts and messages."""

from clocks import utc, with_offset, zulu
from people import COR, ILSE, JAYDEN, MAARTEN, NOOR, RUBEN, SHARED_ACCOUNT, THIJS
from tables import Cell, Table, numbered


def commits() -> Table:
    """The pipeline team watches the change of the clocks together, from the office."""
    written: tuple[tuple[str, str, str, str, str], ...] = (
        ("24 23:12:00", "Anouk Prins", "Joost Lam", "pipeline", "watch list for the change of clocks"),
        ("24 23:48:00", "Joost Lam", "Anouk Prins", "pipeline", "pause the nightly load"),
        ("25 00:14:00", "Anouk Prins", THIJS, "counters", "make room for 300 bins"),
        ("25 00:31:00", THIJS, "Anouk Prins", "counters", "read bins with their offset"),
        ("25 00:36:00", "Joost Lam", THIJS, "counters", "test for a day of 25 hours"),
        ("25 00:39:00", THIJS, "Joost Lam", "counters", "keep both hours apart"),
        ("25 00:48:00", THIJS, "Anouk Prins", "counters", "name the second hour"),
        ("25 00:51:00", "Anouk Prins", "Joost Lam", "pipeline", "check list before three"),
        ("25 00:55:00", THIJS, "Joost Lam", "counters", "remove a debug line"),
        ("25 01:06:00", "Joost Lam", THIJS, "pipeline", "start the nightly load again"),
        ("25 01:21:00", "Anouk Prins", "Joost Lam", "pipeline", "note of the first run"),
        ("25 01:58:00", THIJS, "Anouk Prins", "counters", "all 300 bins expected"),
    )
    rows: list[tuple[Cell, ...]] = [
        (with_offset(utc(f"2026-10-{at}")), author, beside, repository, summary)
        for at, author, beside, repository, summary in written
    ]
    return Table("commits", ("id", "time", "author", "reviewed_by", "repository", "summary"), numbered("CM", rows, 2))


def receipts() -> Table:
    """Tickets and payments people handed over; the courier's scan is in UTC, the rest local with offset."""
    rows: list[tuple[Cell, ...]] = [
        (with_offset(utc("2026-10-24 21:18:25")), "meal", "Joost Lam", "Datawerf", "bank card", "", 1900),
        (with_offset(utc("2026-10-24 22:04:30")), "meal", MAARTEN, "Watertheater", "bank card", "", 1300),
        (with_offset(utc("2026-10-25 00:26:00")), "water_taxi_start", MAARTEN, "west of the bridge", "ticket",
         "WT-6", 450),
        (zulu(utc("2026-10-25 00:33:05")), "parcel_scan", JAYDEN, "customer 0612", "", "bicycle", 2400),
        (with_offset(utc("2026-10-25 00:44:10")), "parking", RUBEN, "Zuidplein", "bank card", "van VK-21", 4000),
        (with_offset(utc("2026-10-25 00:52:00")), "water_taxi_end", MAARTEN, "west of the bridge", "ticket",
         "WT-6", 700),
        (with_offset(utc("2026-10-25 01:34:40")), "meal", "Anouk Prins", "Datawerf", "vending card", "", 1900),
    ]
    columns = ("id", "time", "kind", "person", "place", "paid_with", "vehicle", "distance_to_bridge_m")
    return Table("receipts", columns, numbered("RC", rows, 2))


def messages() -> Table:
    """Messages of the last days; two come from the shared account."""
    sent: tuple[tuple[str, str, str, str, str], ...] = (
        ("22 08:41:00", NOOR, THIJS, "Die lijst is gestopt. Waarom staat hij er nog?",
         "That list was stopped. Why is it still there?"),
        ("22 08:55:00", THIJS, NOOR, "Dat besluit ik niet alleen. Laten we erover praten.",
         "That is not for me alone to decide. Let us talk about it."),
        ("23 09:02:00", NOOR, MAARTEN, "Ik wil maandag de wethouder spreken. Een kwartier is genoeg.",
         "I want to speak to the alderman on Monday. A quarter of an hour is enough."),
        ("23 09:20:00", MAARTEN, NOOR, "Kan het wachten? Liever geen slecht nieuws deze week.",
         "Can it wait? Preferably no bad news this week."),
        ("23 12:10:00", NOOR, ILSE, "Ik begrijp de cijfers van september niet. Heb je even tijd?",
         "I do not understand the September figures. Do you have a moment?"),
        ("23 14:35:00", ILSE, NOOR, "Maandag graag. Zaterdagnacht is eerst de sensortest.",
         "Monday, please. First there is the sensor test on Saturday night."),
        ("24 14:30:00", COR, RUBEN, "Kom jij vannacht ook voor de test?", "Are you coming for the test tonight too?"),
        ("24 14:52:00", RUBEN, COR, "Nee, ik heb dienst in Zuid.", "No, I am on duty in the south."),
        ("24 23:07:00", SHARED_ACCOUNT, NOOR, "Sensor 4 doet het weer niet. Ik sta om 02.30 in de kelder. R.",
         "Sensor 4 is down again. I will be in the cellar at 02:30. R."),
        ("24 23:09:00", SHARED_ACCOUNT, COR, "Om 02.38 uur graag kast Noord nakijken, 15 min.",
         "Please check cabinet Noord at 02:38, 15 min."),
    )
    rows: list[tuple[Cell, ...]] = [
        (with_offset(utc(f"2026-10-{at}")), sender, receiver, dutch, english)
        for at, sender, receiver, dutch, english in sent
    ]
    return Table("messages", ("id", "time", "sender", "receiver", "text_nl", "text_en"), numbered("MS", rows, 2))
