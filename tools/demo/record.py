# SPDX-License-Identifier: GPL-2.0-only
"""The run as rows: CSV lines of the console to numbers."""
import re
from dataclasses import dataclass

MARK = re.compile(r"CSV,(.*)$")


@dataclass
class Row:
    """One moment: what BAT0 says; None where it says nothing."""

    t_s: float
    voltage_uv: int | None
    current_ua: int | None
    capacity_pct: int | None
    temp_mdegc: int | None
    phase: str
    limited_by: str
    status: str
    cell_max_uv: int | None


def number(text):
    """An integer or None."""
    try:
        return int(text)
    except (TypeError, ValueError):
        return None


def either(first, second):
    """The first that is not None."""
    return second if first is None else first


class Recorder:
    """Collects rows and the raw CSV from console lines."""

    def __init__(self):
        self.columns = []
        self.raw = []
        self.rows = []

    def take(self, line):
        """The row of a console line, None if it has none."""
        found = MARK.search(line.rstrip())
        if not found:
            return None
        cells = found[1].split(",")
        if cells[0] == "time_s":
            self.columns = cells
            if not self.raw:
                self.raw.append(cells)
            return None
        if len(cells) != len(self.columns):
            return None
        row = self.row(dict(zip(self.columns, cells)))
        self.raw.append(cells)
        self.rows.append(row)
        return row

    @staticmethod
    def row(cell):
        """A row from {column: text}; the plant's word where BAT0 has none."""
        tenths = number(cell.get("bat_temp_ddegc"))
        return Row(
            t_s=float(cell["time_s"]),
            voltage_uv=either(number(cell.get("bat_voltage_uv")), number(cell.get("voltage_uv"))),
            current_ua=either(number(cell.get("bat_current_ua")), number(cell.get("current_ua"))),
            capacity_pct=number(cell.get("bat_capacity_pct")),
            temp_mdegc=number(cell.get("temp_mdegc")) if tenths is None else tenths * 100,
            phase=cell.get("state", ""),
            limited_by=cell.get("limited_by", ""),
            status=cell.get("bat_status", ""),
            cell_max_uv=number(cell.get("cell_max_uv")))

    def spans(self, key):
        """[(value, from_s, to_s)] over which a field of the rows kept its value."""
        spans = []
        for row in self.rows:
            value = getattr(row, key)
            if spans and spans[-1][0] == value:
                spans[-1][2] = row.t_s
            else:
                if spans:
                    spans[-1][2] = row.t_s
                spans.append([value, row.t_s, row.t_s])
        return spans


def clock(seconds):
    """Seconds as h:mm."""
    minutes = int(seconds / 60 + 0.5)
    return f"{minutes // 60}:{minutes % 60:02d}"
