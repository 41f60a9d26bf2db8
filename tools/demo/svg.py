# SPDX-License-Identifier: GPL-2.0-only
"""charge.svg: voltage and current, charge and temperature over time, phases shaded."""
import math
from dataclasses import dataclass
from xml.sax.saxutils import escape

WIDTH, HEIGHT = 1280, 800
LEFT, RIGHT = 90, 1190
PANELS = ((120, 420), (470, 720))
BLUE, ORANGE, GREEN, RED = "#1f5fa8", "#c2570c", "#2e7d32", "#b3261e"
PHASES = {
    "idle": "#eeeeee", "wakeup": "#fde7b0", "precharge": "#fbeac4", "cc": "#dff0df",
    "cv": "#d8ecf5", "full": "#dfe0f5", "hold": "#eadff2", "paused": "#f6dcea", "fault": "#f8d3d0",
}
PHASE_HEIGHT = 22
LETTER = 7.5


@dataclass
class Axis:
    """A vertical axis: what it shows and where its panel is."""

    name: str
    colour: str
    low: float
    high: float
    step: float
    form: str
    right: bool

    def y(self, value, panel):
        """Pixel of a value."""
        top, bottom = panel
        return bottom - (value - self.low) / (self.high - self.low) * (bottom - top)


def nice_step(span, ticks):
    """A step of 1, 2 or 5 times a power of ten with at most so many ticks."""
    raw = span / ticks
    power = 10 ** math.floor(math.log10(raw))
    return next(m * power for m in (1, 2, 5, 10) if m * power >= raw * 0.999)


def axis(name, colour, values, right=False, ticks=6):
    """An axis that holds all values."""
    low, high = min(values), max(values)
    step = nice_step(max(high - low, 1e-3), ticks)
    low, high = math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step
    decimals = max(0, -math.floor(math.log10(step) + 1e-9))
    return Axis(name, colour, low, max(high, low + step), step, f".{decimals}f", right)


def text(x, y, what, **style):
    """A text element."""
    extra = "".join(f' {k.replace("_", "-")}="{v}"' for k, v in style.items())
    return f'<text x="{x:.1f}" y="{y:.1f}"{extra}>{escape(what)}</text>'


def line(x1, y1, x2, y2, stroke, **style):
    """A line element."""
    extra = "".join(f' {k.replace("_", "-")}="{v}"' for k, v in style.items())
    return (f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" '
            f'stroke="{stroke}"{extra}/>')


class Drawing:
    """One picture of a run."""

    def __init__(self, recorder, plant):
        self.rows = recorder.rows
        self.plant = plant
        self.spans = recorder.spans("phase")
        self.start = self.rows[0].t_s
        self.end = max(self.rows[-1].t_s, self.start + 60)
        self.out = []

    def x(self, t_s):
        """Pixel of a time."""
        return LEFT + (t_s - self.start) / (self.end - self.start) * (RIGHT - LEFT)

    def shade(self, panel, names):
        """The phases behind a panel, and their names above it."""
        top, bottom = panel
        for phase, begin, finish in self.spans:
            left, right = self.x(begin), self.x(finish)
            at = top - PHASE_HEIGHT if names else top
            self.out.append(f'<rect x="{left:.1f}" y="{at}" width="{max(right - left, 0.5):.1f}" '
                            f'height="{bottom - at}" fill="{PHASES.get(phase, "#eeeeee")}"/>')
            if names and right - left > len(phase) * LETTER + 6:
                self.out.append(text((left + right) / 2, top - 7, phase, text_anchor="middle",
                                     font_size=13, fill="#444"))

    def scale(self, axes, panel):
        """Ticks, grid of the left axis, and the axes' names."""
        top, bottom = panel
        for one in axes:
            at, anchor = (RIGHT + 8, "start") if one.right else (LEFT - 8, "end")
            for i in range(round((one.high - one.low) / one.step) + 1):
                value = one.low + i * one.step
                y = one.y(value, panel)
                if not one.right:
                    self.out.append(line(LEFT, y, RIGHT, y, "#999", stroke_width=0.5,
                                         stroke_opacity=0.5))
                self.out.append(text(at, y + 5, format(value, one.form), text_anchor=anchor,
                                     fill=one.colour))
            x, middle = (RIGHT + 70 if one.right else LEFT - 62), (top + bottom) / 2
            self.out.append(text(x, middle, one.name, text_anchor="middle", fill=one.colour,
                                 transform=f"rotate(-90 {x} {middle})"))
        self.out.append(f'<rect x="{LEFT}" y="{top}" width="{RIGHT - LEFT}" '
                        f'height="{bottom - top}" fill="none" stroke="#444"/>')

    def hours(self, panel):
        """Ticks of the time axis."""
        top, bottom = panel
        span_min = (self.end - self.start) / 60
        step = next((m for m in (1, 2, 5, 10, 15, 30, 60, 120, 240) if span_min / m <= 13), 480)
        for i in range(int(span_min / step) + 1):
            x = self.x(self.start + i * step * 60)
            self.out.append(line(x, top, x, bottom, "#999", stroke_width=0.5, stroke_opacity=0.5))
            minutes = i * step
            self.out.append(text(x, bottom + 20, f"{minutes // 60}:{minutes % 60:02d}",
                                 text_anchor="middle"))

    def curve(self, one, panel, get):
        """A value over time; it breaks where there is none."""
        pen, path = "M", []
        for row in self.rows:
            value = get(row)
            if value is None:
                pen = "M"
                continue
            path.append(f"{pen}{self.x(row.t_s):.1f} {one.y(value, panel):.1f}")
            pen = "L"
        self.out.append(f'<path d="{"".join(path)}" fill="none" stroke="{one.colour}" '
                        'stroke-width="2" stroke-linejoin="round"/>')

    def limit(self, one, panel, value, what):
        """A dashed line with its name above it, on the side of its axis."""
        y = one.y(value, panel)
        x, anchor = (RIGHT - 8, "end") if one.right else (LEFT + 8, "start")
        self.out.append(line(LEFT, y, RIGHT, y, one.colour, stroke_dasharray="7 5",
                             stroke_width=1.2))
        self.out.append(text(x, y - 6, what, text_anchor=anchor, fill=one.colour, font_size=13,
                             paint_order="stroke", stroke="white", stroke_width=4,
                             stroke_opacity=0.7))

    def electric(self):
        """Voltage and current with their limits."""
        panel, plant = PANELS[0], self.plant
        full_v, limit_a = plant.full_uv * plant.series / 1e6, plant.limit_ua / 1e6
        volts = [r.voltage_uv / 1e6 for r in self.rows if r.voltage_uv]
        amps = [r.current_ua / 1e6 for r in self.rows if r.current_ua is not None]
        v = axis("Voltage, V", BLUE, [*volts, full_v + 0.09])
        # in the lower half: its limit's name stays clear of the voltage, which ends at the top
        a = axis("Current, A", ORANGE, [0, *amps, limit_a * 1.9], right=True)
        self.shade(panel, True)
        self.hours(panel)
        self.scale((v, a), panel)
        self.curve(a, panel, lambda r: None if r.current_ua is None else r.current_ua / 1e6)
        self.curve(v, panel, lambda r: r.voltage_uv / 1e6 if r.voltage_uv else None)
        self.limit(v, panel, full_v, f"voltage limit {full_v:.3f} V")
        what = "judge's limit, 1C," if "current" in plant.unsaid else "current limit"
        self.limit(a, panel, limit_a, f"{what} {limit_a:.2f} A")

    def state(self):
        """State of charge and temperature."""
        panel = PANELS[1]
        temps = [r.temp_mdegc / 1e3 for r in self.rows if r.temp_mdegc is not None] or [25]
        pct = axis("Charge, %", GREEN, [0, 100], ticks=5)
        deg = axis("Temperature, °C", RED, [min(temps) - 2, max(*temps, min(temps) + 8) + 2],
                   right=True, ticks=5)
        self.shade(panel, False)
        self.hours(panel)
        self.scale((pct, deg), panel)
        self.curve(deg, panel, lambda r: None if r.temp_mdegc is None else r.temp_mdegc / 1e3)
        self.curve(pct, panel, lambda r: r.capacity_pct)

    def legend(self):
        """The phases that were too short for their name in place."""
        x = LEFT
        seen = list(dict.fromkeys(span[0] for span in self.spans))
        for phase in seen:
            self.out.append(f'<rect x="{x}" y="762" width="16" height="16" '
                            f'fill="{PHASES.get(phase, "#eeeeee")}" stroke="#888"/>')
            self.out.append(text(x + 22, 775, phase or "no pack", font_size=13, fill="#444"))
            x += 22 + (len(phase) or 7) * LETTER + 24
        self.out.append(text(RIGHT, 775, "Time since plugged in, h:min", text_anchor="end"))

    def picture(self, title, subtitle):
        """The whole file."""
        self.out = [text(LEFT, 36, title, font_size=22, font_weight="bold"),
                    text(LEFT, 64, subtitle, font_size=15, fill="#444")]
        self.electric()
        self.state()
        self.legend()
        return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
                f'viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="14">\n'
                f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>\n'
                + "\n".join(self.out) + "\n</svg>\n")
