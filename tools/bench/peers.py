# SPDX-License-Identifier: GPL-2.0-only
"""The tables beside others: how fast in the same limits, and what it does to the cell."""
import math
import statistics

from charges import SHORT_BAR_PCT, SHORT_MISSED, charge_facts, hold_charge
from tables import Report, over, shown

# Others may be ahead by no more than the minute between two looks of ours, in the same limits.
BEHIND_BAR_S = 60
# Not one that must not be ahead: its board told it the resistance of its path to the milliohm.
NO_BAR = ("chip-path",)
# Whoever needs less than so much of our time has to show how.
FASTER = 0.99
# Charge that is missing, beside ours, is worth a word from here on.
SHORT_PCT = 0.5
LETTERS = {"voltage": "V", "current": "I", "temperature": "T", "precharge": "P",
           "zone voltage": "v", "zone current": "i"}
UNITS = {"voltage": ("mV", 1000), "zone voltage": ("mV", 1000), "current": ("mA", 1000),
         "zone current": ("mA", 1000), "precharge": ("mA", 1000), "temperature": ("K", 1)}
WHO = {
    "chip": "the bq25890 alone, as it comes out of reset, with a thermistor at the cell",
    "chip-battery": "the same, set up once with the current, voltage, precharge and end of the "
                    "battery's description",
    "ab8500": "what the ab8500 family's algorithm does every 5 s, given our zones",
    "charger-manager": "on and off by voltage, per cent and two temperatures every 30 s, on a "
                       "charger set up with the description",
    "chip-path": "chip-battery, and the charger makes up for a path that its board knows exactly",
}


def peer_facts(row, name):
    """One of the others in a row: its time over the bound, and over ours to the same charge."""
    peer, own = row["peers"][name], row["governed"]
    both80 = peer["t80_s"] > 0 and own["t80_s"] > 0
    behind = [own["t80_s"] - peer["t80_s"]] if both80 else []
    broke = {limit: how for limit, how in peer["broke"].items()
             if not (limit.startswith("zone ") and limit[5:] in peer["broke"])}
    return {
        "over_bound": over(peer["taper_s"], row["bound"]["taper_s"]),
        "times_ours": over(peer["same_s"], peer["own_same_s"]),
        "t80_times_ours": over(peer["t80_s"], own["t80_s"]) if both80 else None,
        "behind_s": round(max(behind + [peer["own_same_s"] - peer["same_s"]]), 1),
        "short_pct": round(100 * (own["end_soc"] - peer["end_soc"]), 1),
        "broke": broke,
        "high_min": round(peer["high_s"] / 60, 1),
        "max_temp": peer["max_temp"],
        "plating_mv": peer["plating_mv"],
    }


def hold_peers(report, row):
    """The facts of all others in a row, and the bar that those have that keep the limits."""
    facts = {name: peer_facts(row, name) for name in row["peers"]}
    for name, fact in facts.items():
        if not fact["broke"] and name not in NO_BAR:
            report.hold(f"{row['name']}: seconds behind {name}", fact["behind_s"], BEHIND_BAR_S)
    return facts


def cell(fact):
    """Time over the bound, the limits that were broken, and charge that is missing."""
    text = shown(fact["over_bound"])
    if fact["broke"]:
        text += " " + "".join(LETTERS[limit] for limit in fact["broke"])
    if fact["short_pct"] >= SHORT_PCT:
        text += f" -{fact['short_pct']:.0f} %"
    return text


def how_broken(broke):
    """Each limit, by how much and for how long."""
    return ", ".join("{} by {:.0f} {} for {:.0f} min".format(
        limit, how["most"] * UNITS[limit][1], UNITS[limit][0], how["s"] / 60)
        for limit, how in broke.items())


def report_faster(report, title, lines):
    report.table(title, ["row", "who", "times ours", "limits that it broke"], lines)
    report.note("times ours: its time over ours to the charge that both put in.")


def faster(name, facts):
    """Lines of those that needed less time than we did."""
    return [[name, who, shown(fact["times_ours"]), how_broken(fact["broke"]) or "none"]
            for who, fact in facts.items()
            if fact["times_ours"] is not None and fact["times_ours"] < FASTER]


def report_peers(report, rows):
    lines, ahead, within = [], [], []
    for row in rows:
        facts = hold_peers(report, row)
        own = over(row["governed"]["taper_s"], row["bound"]["taper_s"])
        lines.append([row["name"], shown(own)] + [cell(fact) for fact in facts.values()])
        ahead += faster(row["name"], facts)
        within += [fact["behind_s"] for name, fact in facts.items()
                   if not fact["broke"] and name not in NO_BAR]
        report.facts.setdefault("peers", {})[row["name"]] = facts
    report.table("Others in the same plant: time to their end over the bound",
                 ["row", "chargov", *WHO], lines)
    report.lines += [f"- {name}: {what}" for name, what in WHO.items()] + [""]
    report.note("V I T P: above the voltage, the current, outside of the temperatures, too much "
                "current at a low voltage; v i: so for the zone of its temperature. -n %: so much "
                "less charge than ours. The end: C/20 at the voltage, or its own end before that.")
    report_faster(report, "Who is faster, and how", ahead)
    report.facts["most_behind_s"] = max(within)
    report.note(f"In the limits none of the first four is ahead by more than {max(within):.0f} s; "
                f"the bar is {BEHIND_BAR_S} s, the time between two looks.")


def life(fact):
    return f"{fact['high_min']:.0f} / {fact['max_temp']:.1f} / {fact['plating_mv']:.0f}"


def report_life(report, rows):
    lines = [[row["name"], life(charge_facts(row))] +
             [life(peer_facts(row, name)) for name in WHO] for row in rows]
    report.table("What a charge costs the cell: minutes above 4.1 V / hottest, C / plating margin, "
                 "mV", ["row", "chargov", *WHO], lines)
    report.note("plating margin: least voltage between a textbook's graphite electrode, given half "
                "of the cell's over-voltage, and lithium; to compare charges of one cell.")


def report_plugged(report, rows):
    lines = []
    for row in rows:
        fact = {"high_h": round(row["high_s"] / 3600, 1), "max_temp": row["max_temp"],
                "plating_mv": row["plating_mv"], "cycles": row["cycles"],
                "end_pct": round(100 * row["end_soc"], 1)}
        report.facts.setdefault("plugged", {})[row["name"]] = fact
        lines.append([row["name"], *fact.values()])
    report.table("30 days on the charger, HG2, 25 C, 0.5C, from 5 %, 3 mA drawn",
                 ["who", "h above 4.1 V", "hottest, C", "plating margin, mV", "cycles put in",
                  "% at the end"], lines)


def median(facts):
    found = [fact["times_ours"] for fact in facts if fact["times_ours"]]
    return f"{statistics.median(found):.2f}" if found else "-"


def sum_up(missed, n):
    """What many rows missed, by bar: how many, and the worst; what has no value is infinitely bad."""
    kinds = {}
    for line in missed:
        name, what, value = line.split(": ", 2)
        number = value.split(",")[0]
        kinds.setdefault(what, []).append((math.inf if number == "None" else float(number), name))
    return [f"the grid: {what}: in {len(found)} of {n} rows, worst {max(found)[0]:g} in {max(found)[1]}"
            for what, found in kinds.items()]


def report_grid(report, rows):
    """Groups of the grid by cell, temperature and what is around, each by its worst row."""
    groups, ahead, own_missed = {}, 0, Report()
    for row in rows:
        fact = charge_facts(row)
        mark = hold_charge(own_missed, fact, SHORT_MISSED[0] if row["path_mohm"] else SHORT_BAR_PCT)
        facts = hold_peers(own_missed, row)
        ahead += len([1 for found in facts.values() if found["broke"] and
                      found["times_ours"] is not None and found["times_ours"] < FASTER])
        groups.setdefault((row["cell"], row["temp"], row["around"]), []).append(
            (fact, mark, facts))
        report.facts.setdefault("grid", {})[row["name"]] = {
            **fact, "times_ours": {who: found["times_ours"] for who, found in facts.items()}}
    report.missed += sum_up(own_missed.missed, len(rows))
    report.known += [f"{line}: {SHORT_MISSED[1]}" for line in sum_up(own_missed.known, len(rows))]
    report.facts["grid_missed"] = own_missed.missed + own_missed.known
    report.table("The grid: 0.5C and 1C, paths of 0, 20, 50 and 100 mOhm, strong and weak source",
                 ["group", "rows", "80 %", "C/20", "bar", "row of it", "over mV", "short %", *WHO,
                  "missed"], [group_line(key, members) for key, members in groups.items()])
    report.note("80 %, C/20, over mV, short %: the worst, over the bound, above the limit, of the "
                "charge that the steps allow. Under the others' names: the median of their time "
                f"over ours to the same charge; {ahead} times one was faster by breaking a limit. "
                "missed: rows.")


def group_line(key, members):
    own = [fact for fact, _, _ in members]
    worst = max(own, key=lambda fact: (fact["taper_over_bound"] or 9) / fact["bar"])
    return ["{} {:g} C {}".format(*key), len(members),
            shown(max(fact["t80_over_bound"] or 9 for fact in own)),
            shown(worst["taper_over_bound"]), f"{worst['bar']:.2f}", worst["name"],
            max(fact["over_mv"] for fact in own), max(fact["short_pct"] for fact in own),
            *[median([facts[who] for _, _, facts in members]) for who in WHO],
            len([1 for _, mark, _ in members if mark == "MISSED"])]
