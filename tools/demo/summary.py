# SPDX-License-Identifier: GPL-2.0-only
"""What is said at the end: from the rows, and from the judge, who knows only the plant."""
import re

from record import clock

JUDGE_LINE = re.compile(r"\s(\w+)=(-?\d+)\s*$")


class Judge:
    """The judge's key=value lines as they pass by on the console."""

    def __init__(self):
        self.values = {}
        self.listening = False

    def take(self, line):
        """A console line."""
        if ": cat lab/judge" in line:
            self.listening = True
        elif ": expect " in line:
            self.listening = False
        found = JUDGE_LINE.search(line)
        if self.listening and found:
            self.values[found[1]] = int(found[2])


def time_to(rows, percent):
    """Seconds from the first row until the battery shows a percentage, None if never."""
    return next((row.t_s - rows[0].t_s for row in rows
                 if row.capacity_pct is not None and row.capacity_pct >= percent), None)


def time_to_full(rows):
    """Seconds until the status is Full, None if never."""
    return next((row.t_s - rows[0].t_s for row in rows if row.status == "Full"), None)


def energy_wh(rows):
    """Energy into the pack."""
    joules = sum(row.voltage_uv * row.current_ua * (after.t_s - row.t_s)
                 for row, after in zip(rows, rows[1:])
                 if row.voltage_uv is not None and (row.current_ua or 0) > 0)
    return joules / 1e12 / 3600


def limiters(recorder):
    """Who limited, in order, with what was worth less than a minute left out."""
    rows = recorder.rows
    parts = [(name, finish - begin) for name, begin, finish in recorder.spans("limited_by")
             if name and finish - begin >= 60]
    full_s = time_to_full(rows)
    if full_s is not None and parts and rows[-1].status == "Full":
        parts[-1] = (parts[-1][0], max(parts[-1][1] - (rows[-1].t_s - rows[0].t_s - full_s), 0))
    return ", then ".join(f"{name} for {clock(seconds)} h" for name, seconds in parts) or "nobody"


def known(value, form):
    """A value in its form, or that it is not known."""
    return "not reached" if value is None else form(value)


def lines(recorder, judge, plant, simulated_s, wall_s):
    """[(what, value)] of the summary."""
    rows, j = recorder.rows, judge.values
    cell, limit = j.get("cell_max_uv"), j.get("cell_limit_uv", plant.full_uv)
    hot = j.get("temp_max_charging_mdegc")
    put_in = j.get("put_in_uah")
    verdict = {0: "no limit of the cell was exceeded", None: "was not heard"}.get(
        j.get("over_limit"), "A LIMIT OF THE CELL WAS EXCEEDED")
    phases = ", ".join(f"{name} {clock(end - begin)} h"
                       for name, begin, end in recorder.spans("phase") if end - begin >= 60)
    return [
        ("time to 80 %", known(time_to(rows, 80), lambda s: clock(s) + " h")),
        ("time to full", known(time_to_full(rows), lambda s: clock(s) + " h")),
        ("phases", phases),
        ("limited by", limiters(recorder)),
        ("put in", known(put_in, lambda q: f"{q / 1e6:.3f} Ah, {energy_wh(rows):.2f} Wh")),
        ("highest cell", known(cell, lambda uv: f"{uv / 1e6:.3f} V, limit {limit / 1e6:.3f} V")),
        ("hottest", known(hot, lambda t: f"{t / 1e3:.1f} C while charging, "
                                         f"limit {plant.temp_mdegc[1] / 1e3:.0f} C")),
        ("judge", verdict),
        ("time", f"{clock(simulated_s)} h simulated in {wall_s:.0f} s"),
    ]
