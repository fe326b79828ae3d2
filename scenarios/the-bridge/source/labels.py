"""What each coded value reads as in Dutch and English, for the scenario's texts."""

from tables import Cell, Table

DEPARTMENTS: dict[str, tuple[str, str]] = {
    "Brugbeheer": ("Brugbeheer", "Bridge Management"),
    "Havendienst": ("Havendienst", "Harbour Service"),
    "Mobiliteit": ("Mobiliteit", "Mobility"),
    "De Datawerf": ("De Datawerf", "De Datawerf"),
    "Openbare orde": ("Openbare orde", "Public Order"),
    "Asset Management": ("Asset Management", "Asset Management"),
    "Handhaving": ("Handhaving", "Enforcement"),
    "ICT-beheer": ("ICT-beheer", "IT Services"),
    "Financiën": ("Financiën", "Finance"),
    "Bestuursdienst": ("Bestuursdienst", "Executive Office"),
    "Facilities": ("Facilities", "Facilities"),
    "Maintenance": ("Onderhoud", "Maintenance"),
}


def departments(*values: str) -> tuple[tuple[str, str, str], ...]:
    """The labels of a column that names these departments."""
    return tuple((value, *DEPARTMENTS[value]) for value in values)


STAFFED = (
    "Brugbeheer", "Handhaving", "ICT-beheer", "Havendienst", "Openbare orde", "Mobiliteit", "Asset Management",
    "Financiën", "Bestuursdienst", "De Datawerf",
)

LABELS: dict[tuple[str, str], tuple[tuple[str, str, str], ...]] = {
    ("bridge_log", "event"): (
        ("barriers_down", "slagbomen neer", "barriers down"), ("barriers_up", "slagbomen op", "barriers up"),
        ("notice", "aankondiging", "notice"), ("bell", "bel", "bell"), ("signal", "sein voor schepen", "signal for ships"),
        ("open", "brug open", "bridge opens"), ("close", "brug dicht", "bridge closed"),
        ("door_contact", "deurcontact bedienpost", "door contact control post"),
        ("mode_change", "modus gewijzigd", "mode changed"), ("self_test", "zelftest", "self-test"),
    ),
    ("bridge_log", "mode"): (("afstand", "afstand", "remote"), ("lokaal", "lokaal", "local")),
    ("bridge_log", "started_by"): (
        ("operator", "bedienaar", "operator"), ("automatic", "blokstart, automatisch", "block start, automatic"),
        ("panel", "paneel bedienpost", "panel of the control post"),
    ),
    ("ais", "direction"): (("east", "naar het oosten", "eastbound"), ("west", "naar het westen", "westbound")),
    ("deck_counts", "counter"): (
        ("deck_north", "brugdek noord", "bridge deck north"), ("deck_south", "brugdek zuid", "bridge deck south"),
        ("quay_north", "kade noord", "north quay"), ("quay_south", "kade zuid (garage)", "south quay (garage)"),
    ),
    ("deck_counts", "quality"): (("measured", "gemeten", "measured"), ("expected", "verwacht", "expected")),
    ("door_log", "door"): (
        ("cellar", "basculekelder", "bascule cellar"), ("local_post", "bedienpost", "control post"),
        ("machine_room", "machinekamer", "machine room"), ("store", "magazijn", "storeroom"),
    ),
    ("door_log", "direction"): (("in", "in", "in"), ("out", "uit", "out")),
    ("cabinet_log", "action"): (("taken", "gepakt", "taken"), ("returned", "teruggehangen", "put back")),
    ("control_room_badges", "reader"): (
        ("control_room", "bedienruimte", "control room"), ("cabinet_north", "kast Noord", "cabinet North"),
    ),
    ("control_room_badges", "direction"): (("in", "in", "in"), ("out", "uit", "out")),
    ("vpn_log", "event"): (
        ("login", "ingelogd", "logged in"), ("logout", "uitgelogd", "logged out"), ("renew", "verlengd", "renewed"),
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
        ("build", "bouwen", "building"), ("approve", "goedkeuren", "approving"),
        ("test_feed", "koppeling testen", "testing the feed"), ("read", "lezen", "reading"),
    ),
    ("kpi_definitions", "kpi"): (
        ("availability", "beschikbaarheid", "availability"), ("waiting_time", "wachttijd op de weg", "waiting time on the road"),
        ("passage_on_time", "doorvaart op tijd", "ships through on time"),
    ),
    ("receipts", "kind"): (
        ("meal", "maaltijd", "meal"), ("water_taxi_start", "watertaxi, begin", "water taxi, start"),
        ("water_taxi_end", "watertaxi, einde", "water taxi, end"), ("parcel_scan", "pakketscan", "parcel scan"),
        ("parking", "parkeren", "parking"),
    ),
    ("receipts", "place"): (("west of the bridge", "ten westen van de brug", "west of the bridge"),
                            ("customer 0612", "klant 0612", "customer 0612"),
                            ("Zuidplein", "garage Zuidplein", "Zuidplein garage")),
    ("receipts", "paid_with"): (("bank card", "bankpas", "bank card"), ("ticket", "ticket", "ticket"),
                                ("vending card", "automatenpas", "vending machine card")),
    ("receipts", "vehicle"): (("bicycle", "fiets", "bicycle"), ("van VK-21", "bedrijfsbus VK-21", "firm's van VK-21"),
                              ("WT-6", "watertaxi WT-6", "water taxi WT-6")),
    ("project_register", "name"): (
        ("counting", "Tellen en meten", "Counting and measuring"),
        ("cycle_routes", "Fietsroutes", "Cycle routes"),
        ("street", "Toezicht op straat", "Street supervision"),
        ("steering", "Sturing en rapportage", "Steering and reporting"),
        ("waterway", "Haven- en vaarwegdienst", "Harbour and waterway duty"),
        ("data_quality", "Gegevenskwaliteit", "Data quality"),
        ("upkeep", "Dagelijks onderhoud", "Daily upkeep"),
        ("workplaces", "Werkplekken", "Workplaces"),
        ("visits", "Bezoek en ontvangst", "Visits and reception"),
    ),
    ("project_register", "department"): departments(
        "Mobiliteit", "Handhaving", "Asset Management", "Havendienst", "De Datawerf", "Maintenance", "Facilities", "Bestuursdienst",
    ),
    ("accounts", "department"): departments(*STAFFED),
    ("device_register", "department"): departments(*STAFFED),
    ("kpi_definitions", "owner"): departments("Brugbeheer", "Mobiliteit", "Havendienst"),
}


def value_labels() -> Table:
    """One line for each coded value."""
    rows: list[tuple[Cell, ...]] = [
        (f"{dataset}.{column}.{value}", dataset, column, value, dutch, english)
        for (dataset, column), labels in LABELS.items()
        for value, dutch, english in labels
    ]
    return Table("value_labels", ("id", "dataset", "column", "value", "nl", "en"), rows)
