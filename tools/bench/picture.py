# SPDX-License-Identifier: GPL-2.0-only
"""The report as one picture: how long each needs, over the bound, and who breaks a limit for it."""
from xml.sax.saxutils import escape

from peers import WHO

# What is drawn of the core, and how it is called.
GROUPS = (
    ("25C-1C-0m", "25 °C, 1C"),
    ("25C-1C-50m", "25 °C, 1C, path of 50 mΩ"),
    ("25C-1C-100m", "25 °C, 1C, path of 100 mΩ"),
    ("25C-0.5C-0m", "25 °C, 0.5C"),
    ("25C-1C-50m-weak", "25 °C, 1C, 50 mΩ, weak source"),
    ("10C-1C-100m", "10 °C, 1C, 100 mΩ"),
    ("5C-1C-0m", "5 °C, 1C: half the current is allowed"),
    ("45C-1C-0m", "45 °C, 1C: half the current, 4.1 V are allowed"),
    ("M1B-25C-1C-0m", "LiFePO4, 25 °C, 1C"),
)
LEFT, WIDE, RIGHT, TOP = 130, 500, 210, 96
BAR, GAP, HEAD, LEGEND_LINE = 13, 10, 20, 15
# The axis ends here; longer bars are cut and say how long they are.
FROM, TO = 0.0, 2.0
OURS, OTHERS, BROKEN, INK = "#1f6fb2", "#a9b4bf", "#d9534f", "#222"


def x_of(ratio):
    return LEFT + WIDE * (min(ratio, TO) - FROM) / (TO - FROM)


def text(x, y, what, size=11, anchor="start", color=INK, weight="normal"):
    return (f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}" '
            f'fill="{color}" font-weight="{weight}" paint-order="stroke" stroke="white" '
            f'stroke-width="3">{escape(what)}</text>')


def bar(y, name, ratio, color, word):
    """One algorithm: its name, its bar, its ratio, and a word on it."""
    ours = name == "chargov"
    weight = "bold" if ours else "normal"
    yield text(LEFT - 6, y + BAR - 3, name, 10, "end", weight=weight)
    yield (f'<rect x="{LEFT}" y="{y}" width="{x_of(ratio) - LEFT:.1f}" height="{BAR - 2}" '
           f'fill="{color}"/>')
    shown = f"{ratio:.2f}" + (" →" if ratio > TO else "")
    yield text(x_of(ratio) + 5, y + BAR - 3, shown + ("  " + word if word else ""), 10,
               color=BROKEN if color == BROKEN else INK, weight=weight)


def group(y, title, own, peers):
    yield text(LEFT, y + HEAD - 7, title, 12, weight="bold")
    y += HEAD
    yield from bar(y, "chargov", own, OURS, "")
    for name, fact in peers.items():
        y += BAR
        words = []
        if fact["broke"]:
            words.append("breaks " + ", ".join(fact["broke"]))
        if fact["short_pct"] >= 1:
            words.append(f"{fact['short_pct']:.0f} % less in")
        yield from bar(y, name, fact["over_bound"], BROKEN if fact["broke"] else OTHERS,
                       "; ".join(words))


def axis(height):
    """Lines at the bound and at the bar, and ticks."""
    for tick in (0.5, 1.0, 1.5, 2.0):
        color, dash = (INK, "") if tick == 1 else ("#ddd", ' stroke-dasharray="2 3"')
        x = f"{x_of(tick):.1f}"
        yield (f'<line x1="{x}" x2="{x}" y1="{TOP - 12}" y2="{height}" stroke="{color}"{dash}/>')
        yield text(x_of(tick), TOP - 17, "bound" if tick == 1 else f"{tick:g}", 10, "middle")


def draw(facts):
    """The picture of a report's facts as SVG; None without the charges."""
    if "peers" not in facts:
        return None
    own = {fact["name"]: fact["taper_over_bound"] for fact in facts["charge"]}
    each = HEAD + BAR * (1 + len(next(iter(facts["peers"].values())))) + GAP
    height = TOP + each * len(GROUPS) + LEGEND_LINE * len(WHO) + 30
    wide = LEFT + WIDE + RIGHT
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{height}" '
             f'viewBox="0 0 {wide} {height}" font-family="sans-serif">',
             f'<rect width="{wide}" height="{height}" fill="white"/>',
             text(16, 24, "How long a charge takes: time to the end over the bound", 16,
                  weight="bold"),
             text(16, 42, "Left is faster. No charge inside the limits beats the bound to the same "
                  "end. Red breaks a limit of the cell; a bar left", 11),
             text(16, 56, "of the bound is red, or ends with less charge in.", 11),
             *axis(TOP + each * len(GROUPS))]
    for i, (name, title) in enumerate(GROUPS):
        parts += group(TOP + i * each, title, own[name], facts["peers"][name])
    for i, (name, what) in enumerate(WHO.items()):
        y = TOP + each * len(GROUPS) + 20 + LEGEND_LINE * i
        parts.append(text(16, y, f"{name}: {what}", 10))
    return "\n".join(parts + ["</svg>", ""])
