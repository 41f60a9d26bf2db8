# SPDX-License-Identifier: GPL-2.0-only
"""The state of charge as tools/bench-soc says it: nearness, and the cost of a step."""
import re

STEP_BAR = 1000
STATE_BAR = 256
CASES = ("as described", "20 mA, 1 %", "all more", "all less")
# Whose bars hold here: this cell is the one that the estimator was tuned on, so it is held to them
# where it is described wrongly.
HELD = ("all more", "all less")
NUMBER = r"(\d+\.\d+) */ *(\d+\.\d+)"


def pairs(line):
    """RMSE and most of each case."""
    return {case: {"rmse": float(rmse), "most": float(most)}
            for case, (rmse, most) in zip(CASES, re.findall(NUMBER, line))}


def courses(text):
    """Course by course: its name, the bars, the methods."""
    for block in re.split(r"\n\n+", text.strip()):
        found = re.match(r"\s*(\S+)\.csv: .*used at (-?\d+) C", block)
        if not found:
            continue
        rows = [(line[:24].strip(), pairs(line[24:])) for line in block.splitlines()[2:]]
        bar, methods = dict(rows[:1])["bar"], dict(rows[1:])
        yield f"{found[1]}, {found[2]} C", bar, methods


def report_course(report, name, bar, methods):
    lines = [["bar"] + [f"{pair['rmse']:.2f} / {pair['most']:.2f}" for pair in bar.values()]]
    for method, cases in methods.items():
        lines.append([method] + [f"{pair['rmse']:.2f} / {pair['most']:.2f}"
                                 for pair in cases.values()])
    for case in HELD:
        for key in ("rmse", "most"):
            report.hold(f"state of charge, {name}, {case}: {key}",
                        methods["chargov"][case][key], bar[case][key])
    report.facts.setdefault("soc", {})[name] = methods
    report.table(f"State of charge of {name}: RMSE / largest error, %", ["by", *CASES], lines)


def part_soc(report, folder):
    text = (folder / "soc.txt").read_text()
    for course in courses(text):
        report_course(report, *course)
    if "soc" not in report.facts:
        report.hold("courses of the state of charge", None, 0)
        return
    step = re.search(r"a step: (\d+) to (\d+) instructions, median (\d+)", text)
    state = int(re.search(r"state: (\d+) bytes", text)[1])
    fact = {"least": int(step[1]), "median": int(step[3]), "most": int(step[2])}
    report.facts["estimator"] = {**fact, "state_bytes": state}
    mark = {report.hold("instructions of a step of the estimator", fact["most"], STEP_BAR),
            report.hold("bytes of the estimator's state", state, STATE_BAR)}
    report.table("Instructions of a step of the estimator, host object",
                 ["", "least", "median", "most", "bar", "bytes of state", "bar", ""],
                 [["estimator", *fact.values(), STEP_BAR, state, STATE_BAR,
                   "MISSED" if "MISSED" in mark else "ok"]])
