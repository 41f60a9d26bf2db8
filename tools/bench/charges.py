# SPDX-License-Identifier: GPL-2.0-only
"""The tables of our own charges: over the bound, time to full, losses, wake-ups."""
import math

from tables import minutes, over, shown

# The known times of the cell must come out as they are known.
KNOWN_TOLERANCE = 0.02
# A charge that stops early is not fast: most that may be missing of what the charger's steps allow.
SHORT_BAR_PCT = 0.3
# The bar is missed in rows of the grid behind a path, by no more than to this, and why.
SHORT_MISSED = (1.5, "behind a path a step of the charger's voltage lets the current fall so far that its chip ends "
                     "the charge by itself, or so low that the last per cent would take longer than the bound allows")
# The gauge resolves 1 mV; no cell may be further above the limit of its temperature.
OVER_BAR_MV = 1.0
# Wake-ups in an hour of constant current at 25 C, and at rest after the end.
WAKES_BAR = {"cc": 60, "rest": 0}


def by_hour(wakes, phase):
    """Wake-ups an hour, rounded up: all of them, and those that a supply called for; None if there was no time.

    A wake-up begins a phase of the charge, and n of them are n - 1 intervals. None begins the rest.
    """
    hours = wakes["s"] / 3600
    if not hours:
        return None, None
    wakes_n = wakes["timed"] + wakes["called"]
    return math.ceil((wakes_n if phase == "rest" else max(wakes_n - 1, 0)) / hours), math.ceil(wakes["called"] / hours)


def report_known(report, rows):
    lines = []
    for row in rows:
        off = [abs(row[key] / row["known_" + key] - 1) for key in ("full_min", "t80_min")]
        mark = report.hold(f"the bound at {row['c_rate']}C off its known time",
                           round(max(off), 3), KNOWN_TOLERANCE)
        lines.append([f"{row['c_rate']:g}C", row["known_t80_min"], row["t80_min"],
                      row["known_full_min"], row["full_min"], mark])
    report.table("The bound against known charges at 25 C, minutes",
                 ["rate", "80 %", "here", "C/20", "here", ""], lines)


def charge_facts(row):
    """The figures of one charge."""
    bound, governed = row["bound"], row["governed"]
    return {
        "name": row["name"],
        "bar": row["bar"],
        "t80_over_bound": over(governed["t80_s"], bound["t80_s"]),
        "taper_over_bound": over(governed["taper_s"], bound["taper_s"]),
        "full_over_bound": over(row["full_s"], bound["taper_s"]),
        "reachable_over_bound": over(row["with_cv_steps"]["taper_s"], bound["taper_s"]),
        "short_pct": round(100 * (row["with_cv_steps"]["end_soc"] - governed["end_soc"]), 2),
        "max_volts": governed["max_volts"],
        "over_mv": governed["over_mv"],
        "max_temp": governed["max_temp"],
        "limited_by": max(row["limited_s"], key=row["limited_s"].get, default="-"),
        "why": row["why"],
        "high_min": round(governed["high_s"] / 60, 1),
        "plating_mv": governed["plating_mv"],
        "broke": row["broke"],
    }


def hold_charge(report, fact, short_known=SHORT_BAR_PCT):
    """The bars of one charge, of which one is known to be missed by so much; the mark for its line."""
    name, bar = fact["name"], fact["bar"]
    marks = {report.hold(f"{name}: 80 % over the bound", fact["t80_over_bound"], bar),
             report.hold(f"{name}: C/20 over the bound", fact["taper_over_bound"], bar),
             report.hold_known(f"{name}: per cent short", fact["short_pct"], SHORT_BAR_PCT, short_known),
             report.hold(f"{name}: mV above the limit", fact["over_mv"], OVER_BAR_MV),
             report.hold(f"{name}: limits broken", len(fact["broke"]), 0)}
    return "MISSED" if "MISSED" in marks else "ok"


def report_charges(report, rows):
    lines = []
    for row in rows:
        fact = charge_facts(row)
        lines.append([fact["name"], minutes(row["governed"]["t80_s"]),
                      shown(fact["t80_over_bound"]), minutes(row["governed"]["taper_s"]),
                      shown(fact["taper_over_bound"]), f"{fact['bar']:.2f}",
                      shown(fact["reachable_over_bound"]),
                      minutes(row["full_s"]), shown(fact["full_over_bound"]),
                      f"{fact['short_pct']:.2f}", f"{fact['max_volts']:.4f}",
                      fact["over_mv"], fact["limited_by"], hold_charge(report, fact)])
        report.facts.setdefault("charge", []).append(fact)
    report.table("Charge time over the bound",
                 ["row", "80 % min", "/bound", "C/20 min", "/bound", "bar", "reachable",
                  "full min", "/bound", "short %", "max V", "over mV", "limit", ""], lines)
    report.note(
        "reachable: with the charger's steps, no path and no delay; below 1 where a lower voltage "
        "ends the charge early. full: when it is called so. short: charge missing at the end of "
        "what is reachable. over: above the limit of the zone, at the cell.")


def report_forecasts(report, rows):
    """How true the time to full came, and what a gauge would have said from the same readings."""
    lines = []
    for row in rows:
        own, naive = row["forecast"], row["naive_forecast"]
        lines.append([row["name"], f"{own['worst']:+.3f}", f"{own['mean']:.3f}", own["silent"],
                      f"{naive['worst']:+.3f}", f"{naive['mean']:.3f}"])
        report.facts.setdefault("forecast", {})[row["name"]] = {"own": own, "naive": naive}
    report.table("Error of the time to full over what was left, middle 80 % of the time",
                 ["row", "worst", "mean", "nothing said", "naive worst", "naive mean"], lines)
    report.note("naive: the charge that is missing over the current of the moment.")


def loss_pct(row):
    """Where the time goes, in per cent of the bound."""
    bound_s = row["bound"]["taper_s"]
    times = [bound_s] + [row[key]["taper_s"] for key in
                         ("greedy", "with_cc_steps", "with_cv_steps", "with_path", "governed")]
    times.append(row["full_s"])
    names = ("optimum", "cc_steps", "cv_steps", "path", "delay", "dwell")
    return {name: round(100 * (after - before) / bound_s, 2)
            for name, before, after in zip(names, times, times[1:])}


def report_losses(report, rows):
    lines = []
    for row in rows:
        loss = loss_pct(row)
        lines.append([row["name"]] + list(loss.values()))
        report.facts.setdefault("losses_pct", {})[row["name"]] = loss
    report.table("Where the time goes, per cent of the bound",
                 ["row", "greedy", "current steps", "voltage steps", "path", "delays",
                  "C/20 to full"], lines)


def report_wakes(report, rows):
    lines = []
    phases = ("precharge", "cc", "cv", "rest")
    for row in rows:
        line, marks = [row["name"]], set()
        for phase in phases:
            count, called = by_hour(row["wakes"].get(phase, {"s": 0}), phase)
            line.append("-" if count is None else f"{count} ({called})")
            if phase in WAKES_BAR and row["name"].startswith("25C"):
                marks.add(report.hold(f"{row['name']}: wake-ups an hour in {phase}", count,
                                      WAKES_BAR[phase]))
        lines.append(line + ["MISSED" if "MISSED" in marks else "ok" if marks else "-"])
        report.facts.setdefault("wakes", {})[row["name"]] = row["wakes"]
    report.table("Wake-ups an hour (of them called by a supply)", ["row", *phases, ""], lines)
