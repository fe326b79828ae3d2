"""Small registers: PIN holders, the notice, CR-318 and who read it, the definitions of the KPIs."""

from clocks import utc, with_offset
from people import COR, ILSE, MAARTEN, NOOR, RUBEN, SANNE, THIJS
from tables import Cell, Table, numbered


def pin_holders() -> Table:
    """Who may open the key cabinet with which PIN."""
    rows: list[tuple[Cell, ...]] = [
        ("PIN 1", RUBEN), ("PIN 2", "Wim Ooms"), ("PIN 2", "Karin Slot"), ("PIN 2", "Bram Heuvel"),
        ("PIN 3", COR), ("PIN 3", RUBEN), ("PIN 3", ILSE), ("PIN 3", SANNE),
    ]
    return Table("pin_holders", ("id", "pin", "holder"), numbered("PH", rows, 2))


def notice_recipients() -> Table:
    """Who got the notice of the passage of 02:46 for the Zwarte Zwaan."""
    sent = with_offset(utc("2026-10-24 13:05:00"))
    rows: list[tuple[Cell, ...]] = [
        ("PN-2231", sent, "02:46", "Zwarte Zwaan", person, mailbox)
        for person, mailbox in (
            (COR, "personal"), (THIJS, "test"), (MAARTEN, "personal"), (ILSE, "personal"), (SANNE, "personal"),
        )
    ]
    columns = ("id", "notice", "sent_at", "passage_local", "ship", "recipient", "mailbox")
    return Table("notice_recipients", columns, numbered("NR", rows, 2))


def cr318() -> Table:
    """The change request itself."""
    return Table("cr318", ("id", "title_nl", "title_en", "requested_by", "built_by", "approved_by", "approved_on",
                           "live_since", "rule_nl", "rule_en"), [
        ("CR-318", "Dubbele regels uit het dashboard", "Double lines out of the dashboard", "De Datawerf", THIJS, ILSE,
         "2026-07-14", "2026-07-21", "Zelfde brug, zelfde lokale beginminuut: bewaar de laatste.",
         "Same bridge, same local start minute: keep the last."),
    ])


def cr318_reads() -> Table:
    """Who opened CR-318, each time it was opened."""
    opened: tuple[tuple[str, str, str], ...] = (
        ("2026-07-13 08:12:30", THIJS, "build"),
        ("2026-07-14 09:40:05", ILSE, "approve"),
        ("2026-07-17 11:25:48", RUBEN, "test_feed"),
        ("2026-07-20 13:02:11", THIJS, "build"),
        ("2026-08-31 07:55:20", SANNE, "read"),
        ("2026-10-12 12:31:46", NOOR, "read"),
        ("2026-10-14 15:48:09", ILSE, "read"),
        ("2026-10-21 08:20:37", NOOR, "read"),
    )
    rows: list[tuple[Cell, ...]] = [
        ("CR-318", with_offset(utc(at)), reader, reason) for at, reader, reason in opened
    ]
    return Table("cr318_reads", ("id", "change_request", "opened_at", "reader", "reason"), numbered("RL", rows, 2))


def kpi_definitions() -> Table:
    """What each KPI counts, by version."""
    columns = ("id", "kpi", "version", "valid_from", "valid_until", "owner", "norm_percent", "counts_nl", "counts_en",
               "leaves_out_nl", "leaves_out_en")
    return Table("kpi_definitions", columns, [
        ("KPI-07-v2", "availability", "v2", "2023-01-01", "2026-03-01", "Brugbeheer", 95,
         "1 min de minuten met minstens één storing, gedeeld door alle minuten van de maand",
         "1 minus the minutes with at least one outage, divided by all minutes of the month", "niets", "nothing"),
        ("KPI-07-v3", "availability", "v3", "2026-03-02", "", ILSE, 95,
         "1 min de minuten met minstens één storing, gedeeld door alle minuten van de maand",
         "1 minus the minutes with at least one outage, divided by all minutes of the month",
         "storingen die beginnen tussen 22.00 en 06.00 uur, en de categorie sensor",
         "outages that start between 22:00 and 06:00, and the category sensor"),
        ("KPI-09-v1", "waiting_time", "v1", "2024-01-01", "", "Mobiliteit", 90,
         "Deel van de openingen waarbij het wegverkeer hoogstens acht minuten wacht",
         "Share of the openings at which road traffic waits eight minutes at most", "niets", "nothing"),
        ("KPI-11-v1", "passage_on_time", "v1", "2024-01-01", "", "Havendienst", 90,
         "Deel van de schepen dat binnen vijftien minuten na aankomst doorvaart",
         "Share of the ships that pass within fifteen minutes of arrival", "niets", "nothing"),
    ])
