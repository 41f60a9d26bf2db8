# SPDX-License-Identifier: GPL-2.0-only
"""Tables and bars of what tools/bench/guest counted in running kernels."""
import json

PHASES = ("unplugged", "drained", "looked at", "precharge", "cc", "cv", "full", "inhibited", "suspended")
CHARGING = ("precharge", "cc", "cv")
# Wake-ups of ours in an hour, by phase.
WAKES_BAR = {"cc": 60, "unplugged": 0, "full": 0, "inhibited": 0, "suspended": 0}
# Transfers to a chip that ours ask for, by wake-up of ours.
TRANSFERS_BAR = 3
# The bar is missed there, by no more than to this, and why.
TRANSFERS_MISSED = {
    "bq25890": (58.8, "its in-tree driver reads eight fields of the chip before each of seven answers"),
    "bq24190": (9, "six properties are asked for, and its in-tree driver reads two registers for some"),
    "rt9467": (5.1, "its in-tree driver reads a register for each of five properties"),
    "bq27541": (8.2, "its in-tree driver reads three registers before the first answer, and more for each"),
}


def by_hour(n, phase):
    """Of a count in a phase, by hour."""
    return round(3600 * n / phase["s"])


def both(ours, drivers, phase):
    """Ours and the others' by hour, as a cell of a table."""
    return f"{by_hour(ours, phase)} + {by_hour(drivers, phase)}" if phase else "-"


def wakes(report, name, board):
    """A line, and the bars: the wake-ups, and that our own counter has the same."""
    marks = set()
    for phase, fact in board["phases"].items():
        if not board["ours"]:
            continue
        if phase in WAKES_BAR:
            marks.add(report.hold(f"{name}: wake-ups an hour, {phase}", by_hour(fact["wakes"], fact),
                                  WAKES_BAR[phase]))
        cycles = fact["cycles"]
        marks.add(report.hold(f"{name}: cycles that its own counter has not, {phase}",
                              None if cycles is None else abs(fact["cycles_seen"] - cycles), 0))
    marks |= {report.hold(f"{name}: wake-ups an hour, {phase}", None, bar)
              for phase, bar in WAKES_BAR.items() if board["ours"] and phase not in board["phases"]}
    found = [board["phases"].get(phase) for phase in PHASES]
    return [board["title"], *(both(fact["wakes"], fact["wakes_drivers"], fact) if fact else "-" for fact in found),
            "MISSED" if "MISSED" in marks else "ok" if marks else "-"]


def by_wake(board, address):
    """The most transfers to a chip that a wake-up of ours asked for, while it charged; None if it never did."""
    return max((round(board["phases"][phase]["transfers"].get(address, {"ours": 0})["ours"] /
                      board["phases"][phase]["wakes"], 1)
                for phase in CHARGING if board["phases"].get(phase, {"wakes": 0})["wakes"]), default=None)


def transfers(report, name, board):
    """A line for each chip, and the bar: where it is missed it must not be missed by more than is known."""
    for address, chip in board["chips"].items():
        found = [(board["phases"].get(phase), board["phases"].get(phase, {"transfers": {}})["transfers"].get(
            address, {"ours": 0, "drivers": 0, "readers": 0})) for phase in PHASES]
        most, mark = "-", "-"
        if board["ours"]:
            most = by_wake(board, address)
            known = TRANSFERS_MISSED.get(chip, (TRANSFERS_BAR, ""))[0]
            mark = report.hold_known(f"{name}: transfers to {chip} by wake-up", most, TRANSFERS_BAR, known)
        yield [f"{board['title']}: {chip}", *(both(n["ours"], n["drivers"] + n["readers"], fact) for fact, n in found), most, mark]


def unlike(lines):
    """Without those that say the same as the one before: chips that cost the same are told once."""
    return [line for i, line in enumerate(lines) if line not in lines[:i]]


def events(report, name, board):
    """A line: events for userspace in constant current, from plug to charge, transfers by readers."""
    fact = board["phases"].get("cc", {"s": 3600, "uevents": {}, "wakes": 0})
    charged = "cc" in board["phases"]
    readers = [sum(n["readers"] for n in fact["transfers"].values()) for fact in board["phases"].values()]
    own, mark = fact["uevents"].get("BAT0", 0), "-"
    if board["ours"]:
        marks = {report.hold(f"{name}: transfers by readers of BAT0", sum(readers) if readers else None, 0),
                 report.hold(f"{name}: events of BAT0 over its wake-ups", own if charged else None, fact["wakes"])}
        mark = "MISSED" if "MISSED" in marks else "ok"
    return [board["title"], by_hour(own, fact), by_hour(sum(fact["uevents"].values()) - own, fact),
            board["plug_to_charge_ms"] if board["ours"] else "-", sum(readers), mark]


def members(report, boards):
    """N gauges cost N reads and one event: a line for each pack of such gauges."""
    alone = None
    for name, board in boards.items():
        fact = board["phases"].get("cc")
        gauges = [address for address, chip in board["chips"].items() if chip == "bq27541"]
        what = f"{name}: transfers of one gauge of {len(gauges)} over those of one alone"
        if not board["ours"] or not gauges:
            continue
        if not fact:
            report.hold(what, None, 1.0)
            continue
        each = [fact["transfers"][address]["ours"] / max(fact["wakes"], 1) for address in gauges]
        alone = alone or each[0]
        yield [board["title"], len(gauges), f"{sum(each):.1f}", by_hour(fact["uevents"].get("BAT0", 0), fact),
               report.hold(what, round(max(each) / alone, 2), 1.0)]


def clock(report, facts):
    """Instructions of works and of reads, and their ratios: all of one run."""
    works = facts.get("works", {})
    theirs = works.get("bq27xxx_battery_poll", {"all": 0})["all"]
    lines = [[name, work["all"], work["bus"], work["transfers"], f"{work['all'] / max(theirs, 1):.1f}"]
             for name, work in works.items()]
    report.table("Instructions on arm64 of one run of a work, and over that of the gauge's driver",
                 ["work", "all", "on the bus", "transfers", "ratio"], lines)
    ours, gauge = (facts.get("reads", {}).get(supply, {}) for supply in ("BAT0", "bq27541-0"))
    lines = [[name, ours[name], gauge[name], f"{ours[name] / gauge[name]:.2f}"]
             for name in ("capacity", "voltage_now", "current_now", "status", "temp", "uevent")
             if name in ours and name in gauge]
    report.table("Instructions on arm64 of one read of a file, with the call, and over that of the gauge's driver",
                 ["file", "BAT0", "bq27541-0", "ratio"], lines)


def throughput(report, boards, checks):
    """For the eye only: the machine may be shared."""
    hours = [board["hours_a_second"] for board in boards.values()]
    report.lines += [f"Simulated hours in a second of this machine, with all that was traced: {min(hours):g} to "
                     f"{max(hours):g}, boot included."]
    if checks:
        report.lines += ["Seconds of the last make check: " +
                         ", ".join(f"{name} {s}" for s, name in sorted(checks, reverse=True)) + "."]
    report.lines += [""]


def part_guest(report, folder):
    """All that there is to tell of guest.json, and of the checks that have left their times."""
    facts = json.loads((folder / "guest.json").read_text())
    boards = facts["boards"]
    report.facts["guest"] = facts
    report.missed += facts["problems"]
    report.table("Wake-ups an hour in a running kernel: ours + those of others", ["board", *PHASES, ""],
                 [wakes(report, name, board) for name, board in boards.items()])
    report.lines += ["Bars, of ours: " + ", ".join(f"{phase} {bar}" for phase, bar in WAKES_BAR.items()) +
                     ". drained: 0.3 A are drawn. looked at: a program reads the supply each 30 s. A wake-up is a tick "
                     "in which a work ran or something was on the bus. alone: nobody governs.", ""]
    report.table("Transfers an hour on the bus: asked for by ours + by others",
                 ["chip", *PHASES, "by wake-up", ""],
                 unlike([line for name, board in boards.items() for line in transfers(report, name, board)]))
    chips = {chip for board in boards.values() if board["ours"] for chip in board["chips"].values()}
    report.lines += [f"Bar: {TRANSFERS_BAR} by wake-up, in the phases of the charge. Behind a plus stands by how much "
                     "it is missed, and why:", "",
                     *(f"- {chip}: {why}." for chip, (_, why) in TRANSFERS_MISSED.items() if chip in chips), ""]
    report.table("Events an hour in constant current, from plug to charge, transfers by all that read files",
                 ["board", "of BAT0", "of others", "plug to charge ms", "transfers", ""],
                 [events(report, name, board) for name, board in boards.items()])
    report.table("Transfers of one wake-up to all gauges of a pack, and events of BAT0 an hour",
                 ["board", "gauges", "transfers", "events", ""], list(members(report, boards)))
    clock(report, facts["clock"])
    throughput(report, boards, [(int(path.read_text()), path.stem)
                                for path in folder.parent.glob("check/*.seconds")])
