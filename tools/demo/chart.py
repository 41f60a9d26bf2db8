# SPDX-License-Identifier: GPL-2.0-only
"""The charge as it goes: four strips on a terminal, or one line every ten minutes elsewhere."""
import math
import os
import shutil
import sys
import time

from record import clock

WIDTH, HEIGHT = 80, 23
LABEL, COLUMNS = 12, 65
STRIP_ROWS = 4
BLOCKS = " ▁▂▃▄▅▆▇█"
FRAME_S = 0.08
PLAIN_EVERY_S = 600

COLOURS = {"voltage": 33, "current": 36, "charge": 32, "temperature": 31}
PHASE_COLOURS = {"cc": 42, "cv": 46, "full": 44, "precharge": 43, "wakeup": 43, "paused": 45,
                 "hold": 45, "fault": 41, "idle": 100}


class Strip:
    """One quantity over time, as a filled curve."""

    def __init__(self, name, unit, get, low, high, form):
        self.name, self.unit, self.get, self.form = name, unit, get, form
        self.low, self.high = low, high

    def lines(self, buckets):
        """The strip's rows, top first."""
        values = [self.get(row) if row else None for row in buckets]
        last = next((value for value in reversed(values) if value is not None), None)
        for value in values:
            if value is not None:
                self.low, self.high = min(self.low, value), max(self.high, value)
        span = self.high - self.low or 1
        levels = [None if value is None else round((value - self.low) / span * STRIP_ROWS * 8)
                  for value in values]
        labels = [format(self.high, self.form), self.name,
                  f"{format(last, self.form)} {self.unit}" if last is not None else "-",
                  format(self.low, self.form)]
        for index in range(STRIP_ROWS):
            base = (STRIP_ROWS - 1 - index) * 8
            cells = "".join(" " if n is None else BLOCKS[max(0, min(8, max(n, 1) - base))]
                            for n in levels)
            yield (f"{labels[index]:>{LABEL - 1}} "
                   f"\x1b[{COLOURS[self.name]}m{cells.ljust(COLUMNS)}\x1b[0m")


def scaled(field, factor):
    """A getter of a row's field in a larger unit."""
    def get(row):
        value = getattr(row, field)
        return None if value is None else value / factor
    return get


class Terminal:
    """Redraws in place."""

    def __init__(self, title, plant):
        self.title = title[:WIDTH - 1]
        self.span_s = math.ceil(plant.capacity_uah / plant.limit_ua * 1.7) * 3600
        low_uv = min([row[0] for row in plant.ocv[:1]] + [3300000]) * plant.series
        self.strips = [
            Strip("voltage", "V", scaled("voltage_uv", 1e6), low_uv / 1e6,
                  plant.full_uv * plant.series / 1e6, ".2f"),
            Strip("current", "A", scaled("current_ua", 1e6), 0, plant.limit_ua / 1e6, ".2f"),
            Strip("charge", "%", scaled("capacity_pct", 1), 0, 100, ".0f"),
            Strip("temperature", "C", scaled("temp_mdegc", 1e3), 20, 40, ".1f"),
        ]
        self.drawn = False
        self.next = 0.0
        self.start_s = None
        self.rows = []
        sys.stdout.write("\x1b[?25l")

    def bucket(self, row):
        """The column of a row; makes room on the right if there is none."""
        while row.t_s - self.start_s >= self.span_s:
            self.span_s += 3600
        return int((row.t_s - self.start_s) / self.span_s * COLUMNS)

    def buckets(self):
        """The last row of each column; columns between two rows repeat the earlier."""
        self.bucket(self.rows[-1])
        cells = [None] * COLUMNS
        for row in self.rows:
            cells[self.bucket(row)] = row
        for i in range(1, self.bucket(self.rows[-1])):
            cells[i] = cells[i] or cells[i - 1]
        return cells

    def add(self, row, wall_s):
        """A new row."""
        self.start_s = row.t_s if self.start_s is None else self.start_s
        self.rows.append(row)
        if time.monotonic() >= self.next:
            self.draw(wall_s)
            self.next = time.monotonic() + FRAME_S

    def phases(self, cells):
        """A coloured bar with the phases' names where they fit."""
        bar, at = "", 0
        while at < len(cells) and cells[at]:
            end = at
            while end < len(cells) and cells[end] and cells[end].phase == cells[at].phase:
                end += 1
            text = cells[at].phase[:end - at].center(end - at)
            bar += f"\x1b[{PHASE_COLOURS.get(cells[at].phase, 100)};30m{text}\x1b[0m"
            at = end
        return f"{'phase':>{LABEL - 1}} {bar}"

    def axis(self):
        """Hours under the strips."""
        line = [" "] * (COLUMNS + 6)
        hours = int(self.span_s // 3600)
        step = max(1, math.ceil(hours / 10))
        for hour in range(0, hours + 1, step):
            at = round(hour * 3600 / self.span_s * COLUMNS)
            line[at:at + 3] = f"{hour}h".ljust(3)
        return " " * LABEL + "".join(line).rstrip()[:WIDTH - LABEL - 1]

    def draw(self, wall_s):
        """Everything, over what was there."""
        if not self.rows:
            return
        row, cells = self.rows[-1], self.buckets()
        lines = [f"\x1b[1m{self.title}\x1b[0m"]
        for strip in self.strips:
            lines.extend([*strip.lines(cells), ""])
        lines.pop()
        lines.append(self.phases(cells))
        lines.append(self.axis())
        lines.append(f"{clock(row.t_s - self.start_s)} h simulated in {wall_s:.0f} s   {row.status}"
                     f"   {row.phase}, limited by {row.limited_by}"[:WIDTH - 1])
        up = f"\x1b[{len(lines)}A\r" if self.drawn else ""
        sys.stdout.write(up + "".join(line + "\x1b[K\n" for line in lines))
        sys.stdout.flush()
        self.drawn = True

    def close(self, wall_s):
        """The last frame, as wide as the time that it took; gives the cursor back."""
        if self.rows:
            self.span_s = max(self.rows[-1].t_s - self.start_s, 60) * 1.001
        self.draw(wall_s)
        sys.stdout.write("\x1b[?25h")
        sys.stdout.flush()


class Lines:
    """For a file or a pipe."""

    def __init__(self, title, _plant):
        print(title, flush=True)
        self.last = None
        self.start_s = None
        self.shown_s = 0

    def add(self, row, _wall_s):
        """A line every ten minutes of the simulation and at each new phase."""
        self.start_s = row.t_s if self.start_s is None else self.start_s
        changed = self.last is None or row.phase != self.last.phase
        if changed or row.t_s - self.shown_s >= PLAIN_EVERY_S:
            self.show(row)
        self.last = row

    def show(self, row):
        """One row as a line; what BAT0 does not say is a dash."""
        def amount(value, factor, form):
            return "-" if value is None else format(value / factor, form)
        self.shown_s = row.t_s
        print(f"{clock(row.t_s - self.start_s):>6} h "
              f"{amount(row.voltage_uv, 1e6, '.3f'):>6} V "
              f"{amount(row.current_ua, 1e6, '.2f'):>5} A "
              f"{amount(row.capacity_pct, 1, '.0f'):>3} % "
              f"{amount(row.temp_mdegc, 1e3, '.1f'):>5} C  "
              f"{row.phase:9} limited by {row.limited_by}", flush=True)

    def close(self, _wall_s):
        """The last row, if it has not been shown."""
        if self.last and self.last.t_s != self.shown_s:
            self.show(self.last)


def open_chart(title, plant):
    """The chart that fits what stdout is."""
    size = shutil.get_terminal_size((0, 0))
    utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    fits = size.columns >= WIDTH and size.lines > HEIGHT
    live = sys.stdout.isatty() and utf8 and fits and os.environ.get("TERM", "dumb") != "dumb"
    return (Terminal if live else Lines)(title, plant)
