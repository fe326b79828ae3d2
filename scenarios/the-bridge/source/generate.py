"""Make all datasets of The Double Hour: `python generate.py [folder]`, by default ../data."""

import sys
from pathlib import Path

import cuts
import doors
import garage
import network
import outages
import radar
import registers
import river
import sensors
import traces
from labels import value_labels
from tables import Table, write

HERE = Path(__file__).resolve().parent


def tables() -> list[Table]:
    """Every dataset of the scenario."""
    log = river.bridge_log()
    exits, incidents = garage.garage_exits(), outages.incidents()
    return [
        log, river.dashboard_openings(log), river.ais(),
        sensors.deck_counts(), sensors.vibration(), sensors.courier_trace(),
        doors.door_log(), doors.cabinet_log(), doors.control_room_badges(),
        network.vpn_log(), network.accounts(), network.device_register(),
        exits, cuts.garage_exits_window(exits), cuts.garage_exits_hours(exits),
        garage.pool_bookings(), garage.project_register(),
        incidents, cuts.sensor_outages(incidents), cuts.incidents_september(incidents), outages.contractor_visits(),
        radar.radar_scores(), radar.radar_counts(), radar.stops_by_area(),
        registers.pin_holders(), registers.notice_recipients(), registers.cr318_reads(),
        registers.kpi_definitions(),
        traces.commits(), traces.receipts(), traces.messages(),
    ]


def main() -> None:
    """Write the datasets; what no team opens as a dataset stays beside the generator: the labels, and CR-318 itself."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent / "data"
    folder.mkdir(parents=True, exist_ok=True)
    for table in tables():
        write(table, folder)
    for table in (value_labels(), registers.cr318()):
        write(table, HERE if len(sys.argv) == 1 else folder)


if __name__ == "__main__":
    main()
