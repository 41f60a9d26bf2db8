# SPDX-License-Identifier: GPL-2.0-only
"""What the simulated cell is, and what the judge holds it to, from a battery description.

This reads the properties on its own, not through the kernel's parser: if both read the same, they
agree by what the binding says.
"""
from dataclasses import dataclass, field

START_PERMILLE = 50
# what a lithium-ion cell is when its description does not say; the kernel may well refuse it
DEFAULT_CAPACITY_UAH = 2000000
DEFAULT_FULL_UV = 4200000
NOMINAL_V = 3.7
# what the lab can build
MAX_SERIES = 4
CAPACITY_UAH = (10000, 100000000)
FULL_UV = (3000000, 4600000)
# a cell that was charged to its voltage does not rest lower than that by more
MOST_SAG_UV = 50000
# per cell: above it the pack must be several in series
SINGLE_CELL_MAX_UV = 4600000


@dataclass
class Plant:
    """The simulated pack: uV and permille per cell, uAh and uA of the pack."""

    capacity_uah: int
    full_uv: int
    series: int = 1
    limit_ua: int = 0
    term_ua: int = 0
    precharge_ua: int = 0
    temp_mdegc: tuple = (0, 45000)
    ocv: list = field(default_factory=list)
    said_uv: int = 0
    unsaid: tuple = ()


def cells(props, name):
    """A property as signed 32-bit cells, [] if absent."""
    raw = props.get(name, b"")
    return [int.from_bytes(raw[i:i + 4], "big", signed=True) for i in range(0, len(raw) - 3, 4)]


def first(props, *names):
    """First cell of the first of the properties that is there and not 0."""
    for name in names:
        value = cells(props, name)
        if value and value[0] > 0:
            return value[0]
    return 0


def ocv_table(props):
    """[(uV, percent)] of the table nearest to 25 C, rising; [] if there is none from 0 to 100."""
    best = []
    distance = None
    for index, celsius in enumerate(cells(props, "ocv-capacity-celsius")):
        flat = cells(props, f"ocv-capacity-table-{index}")
        if flat and (distance is None or abs(celsius - 25) < distance):
            distance = abs(celsius - 25)
            best = sorted(zip(flat[::2], flat[1::2]), key=lambda row: row[1])
    rising = all(a[0] < b[0] and a[1] < b[1] for a, b in zip(best, best[1:]))
    whole = best and best[0][1] == 0 and best[-1][1] == 100
    return best if rising and whole else []


def within(ends, value):
    """The value, or the end that it lies beyond."""
    return max(ends[0], min(ends[1], value))


def cells_in_series(props, full_uv):
    """By the charging voltage, or by design energy over capacity where there is none."""
    if not full_uv:
        energy = first(props, "energy-full-design-microwatt-hours")
        capacity = first(props, "charge-full-design-microamp-hours")
        return within((1, MAX_SERIES), round(energy / capacity / NOMINAL_V)) if capacity else 1
    if full_uv <= SINGLE_CELL_MAX_UV:
        return 1
    return within((1, MAX_SERIES), round(full_uv / DEFAULT_FULL_UV))


def table_of_cell(table, series, full_uv):
    """The table per cell, or [] if it belongs to another charging voltage."""
    if not table or full_uv - table[-1][0] > MOST_SAG_UV * series:
        return []
    return [(uv // series, pct) for uv, pct in table]


def read(pairs):
    """The plant of a description given as [(name, bytes)].

    What no cell can be is drawn to the nearest that one can: refusing it is for the kernel.
    """
    props = dict(pairs)
    table = ocv_table(props)
    said_uv = first(props, "constant-charge-voltage-max-microvolt", "voltage-max-design-microvolt")
    said_uah = first(props, "charge-full-design-microamp-hours")
    said_ua = first(props, "constant-charge-current-max-microamp")
    full_uv = said_uv or (table[-1][0] if table else 0)
    series = cells_in_series(props, full_uv)
    full_uv = full_uv or DEFAULT_FULL_UV * series
    capacity = within(CAPACITY_UAH, said_uah or DEFAULT_CAPACITY_UAH)
    safe = cells(props, "operating-range-celsius")
    return Plant(
        capacity_uah=capacity,
        full_uv=within(FULL_UV, full_uv // series),
        series=series,
        # nothing said: no lithium-ion cell of a board is to see more than one C
        limit_ua=said_ua or capacity,
        term_ua=first(props, "charge-term-current-microamp"),
        precharge_ua=first(props, "precharge-current-microamp"),
        temp_mdegc=(safe[0] * 1000, safe[1] * 1000) if len(safe) == 2 else (0, 45000),
        ocv=table_of_cell(table, series, full_uv),
        said_uv=said_uv,
        unsaid=tuple(name for name, said in (("capacity", said_uah), ("voltage", said_uv),
                                             ("current", said_ua)) if not said))


def lab_properties(plant):
    """The lab node's overrides as dts text."""
    low, high = plant.temp_mdegc
    lines = [f"chargov,cells = <{plant.series} 1>;",
             f"chargov,capacity-microamp-hours = <{plant.capacity_uah}>;",
             f"chargov,full-microvolt = <{plant.full_uv}>;",
             f"chargov,start-soc-permille = <{START_PERMILLE}>;",
             f"chargov,cell-limit-microvolt = <{plant.full_uv}>;",
             f"chargov,current-limit-microamp = <{plant.limit_ua}>;",
             f"chargov,temp-limits-millicelsius = <({low}) {high}>;"]
    if plant.precharge_ua:
        lines.append(f"chargov,precharge-limit-microamp = <{plant.precharge_ua}>;")
    if plant.ocv:
        rows = ", ".join(f"<{uv} {pct}>" for uv, pct in plant.ocv)
        lines.append(f"chargov,ocv-table = {rows};")
    return lines


def describe(plant):
    """One line for the user."""
    def value(name, text):
        return f"no {name} given" if name in plant.unsaid else text
    parts = [value("capacity", f"{plant.capacity_uah / 1e6:.2f} Ah"),
             value("voltage", f"{plant.said_uv / 1e6:.3f} V")]
    if plant.series > 1:
        parts.append(f"{plant.series} cells in series")
    parts.append(value("current", f"at most {plant.limit_ua / 1e6:.2f} A"))
    if plant.term_ua:
        parts.append(f"ends at {plant.term_ua / 1e6:.2f} A")
    parts.append("its own OCV table" if plant.ocv else "a stretched OCV curve")
    return ", ".join(parts)
