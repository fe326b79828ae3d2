"""What each coded value reads as in Dutch and English, for the scenario's texts."""

from tables import Cell, Table

LABELS: dict[tuple[str, str], tuple[tuple[str, str, str], ...]] = {
    ("bridge_log", "event"): (
        ("barriers_down", "slagbomen neer", "barriers down"), ("barriers_up", "slagbomen op", "barriers up"),
        ("notice", "aankondiging", "notice"), ("bell", "bel", "bell"), ("signal", "sein voor schepen", "ship signal"),
        ("open", "brug open", "bridge opens"), ("close", "brug dicht", "bridge closed"),
        ("door_contact", "deurcontact bedienpost", "door contact local post"),
        ("mode_change", "modus gewijzigd", "mode changed"), ("self_test", "zelftest", "self-test"),
    ),
    ("bridge_log", "mode"): (("afstand", "afstand", "remote"), ("lokaal", "lokaal", "local")),
    ("bridge_log", "started_by"): (
        ("operator", "bedienaar", "operator"), ("automatic", "blokstart, automatisch", "block start, automatic"),
        ("panel", "paneel bedienpost", "panel of the local post"),
    ),
    ("ais", "direction"): (("east", "naar het oosten", "eastbound"), ("west", "naar het westen", "westbound")),
    ("deck_counts", "counter"): (
        ("deck_north", "brugdek noord", "deck north"), ("deck_south", "brugdek zuid", "deck south"),
        ("quay_north", "kade noord", "quay north"), ("quay_south", "kade zuid (garage)", "quay south (garage)"),
    ),
    ("deck_counts", "quality"): (("measured", "gemeten", "measured"), ("expected", "verwacht", "expected")),
    ("door_log", "door"): (
        ("cellar", "basculekelder", "bascule cellar"), ("local_post", "bedienpost", "local post"),
        ("machine_room", "machinekamer", "machine room"), ("store", "magazijn", "store"),
    ),
    ("door_log", "direction"): (("in", "in", "in"), ("out", "uit", "out")),
    ("cabinet_log", "action"): (("taken", "gepakt", "taken"), ("returned", "teruggelegd", "returned")),
    ("control_room_badges", "reader"): (
        ("control_room", "bedienruimte", "control room"), ("cabinet_north", "kast Noord", "cabinet Noord"),
    ),
    ("control_room_badges", "direction"): (("in", "in", "in"), ("out", "uit", "out")),
    ("vpn_log", "event"): (
        ("login", "ingelogd", "login"), ("logout", "uitgelogd", "logout"), ("renew", "verlengd", "renewed"),
    ),
    ("vpn_log", "line"): (
        ("home", "thuislijn", "home line"), ("mobile", "mobiel", "mobile"), ("office", "kantoor", "office"),
    ),
    ("accounts", "kind"): (("personal", "persoonlijk", "personal"), ("shared", "gedeeld", "shared")),
    ("device_register", "kind"): (("laptop", "laptop", "laptop"), ("service_laptop", "dienstlaptop", "service laptop")),
    ("incidents", "category"): (
        ("barrier", "slagboom", "barrier"), ("drive", "aandrijving", "drive"), ("signal", "seinlicht", "signal light"),
        ("control", "besturing", "control"), ("power", "stroom", "power"), ("sensor", "sensor", "sensor"),
    ),
    ("stops_by_area", "area"): (("city", "hele stad", "whole city"),),
    ("notice_recipients", "mailbox"): (("personal", "eigen postvak", "own mailbox"),
                                       ("test", "testpostvak", "test mailbox")),
    ("cr318_reads", "reason"): (
        ("build", "bouwen", "build"), ("approve", "goedkeuren", "approve"),
        ("test_feed", "koppeling testen", "test feed"), ("read", "lezen", "read"),
    ),
    ("kpi_definitions", "kpi"): (
        ("availability", "beschikbaarheid", "availability"), ("waiting_time", "wachttijd weg", "road waiting time"),
        ("passage_on_time", "doorvaart op tijd", "passage on time"),
    ),
    ("receipts", "kind"): (
        ("meal", "maaltijd", "meal"), ("water_taxi_start", "watertaxi, begin", "water taxi, start"),
        ("water_taxi_end", "watertaxi, einde", "water taxi, end"), ("parcel_scan", "pakketscan", "parcel scan"),
        ("parking", "parkeren", "parking"),
    ),
    ("receipts", "place"): (("west of the bridge", "ten westen van de brug", "west of the bridge"),
                            ("customer 0612", "klant 0612", "customer 0612"),
                            ("Zuidplein", "garage Zuidplein", "garage Zuidplein")),
    ("receipts", "paid_with"): (("bank card", "bankpas", "bank card"), ("ticket", "ticket", "ticket"),
                                ("vending card", "automatenpas", "vending card")),
    ("receipts", "vehicle"): (("bicycle", "fiets", "bicycle"), ("van VK-21", "bedrijfsbus VK-21", "firm's van VK-21"),
                              ("WT-6", "watertaxi WT-6", "water taxi WT-6")),
}


def value_labels() -> Table:
    """One line for each coded value."""
    rows: list[tuple[Cell, ...]] = [
        (f"{dataset}.{column}.{value}", dataset, column, value, dutch, english)
        for (dataset, column), labels in LABELS.items()
        for value, dutch, english in labels
    ]
    return Table("value_labels", ("id", "dataset", "column", "value", "nl", "en"), rows)
