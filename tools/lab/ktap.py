#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-only
"""Reads the KTAP of KUnit out of a kernel log, strictly.

usage: ktap.py [--suites-from kunit/Makefile] LOG

A run is good only if it says so everywhere: a plan and as many results for each suite, at least
one suite, every suite that was asked for, nothing failed, and no splat in the log.
"""
import argparse
import pathlib
import re
import sys

STAMP = re.compile(r"^\[ *\d+\.\d+\](?:\[[^]]*\])? ?")
RESULT = re.compile(r"^( *)(ok|not ok) (\d+) ([^#]*?)(?: +# +(.*))?$")
PLAN = re.compile(r"^( *)1\.\.(\d+)$")
SUBTEST = re.compile(r"^( *)# Subtest: (.+)$")

SPLATS = (
    "WARNING: ", "BUG: ", "kernel BUG at", "Internal error", "Oops", "Call trace:", "Call Trace:",
    "KASAN:", "UBSAN:", "ODEBUG:", "INFO: possible", "INFO: task", "possible recursive locking",
    "inconsistent lock state", "suspicious RCU usage", "Unable to handle kernel", "Kernel panic",
    "general protection fault", "self-detected stall", "unreferenced object",
    "new suspected memory leaks",
    # a safety property is broken: drivers/pack/judge.c
    "oracle: P",
)


def bare(line):
    """A console line without its time stamp."""
    return STAMP.sub("", line.rstrip("\r\n"), count=1)


def splats(lines):
    """The lines that no kernel should say."""
    return [line for line in map(bare, lines)
            if any(word in line for word in SPLATS) and not line.startswith("lab: ")]


class Report:
    """What a log says about its suites."""

    def __init__(self, lines):
        self.suites = {}
        self.passed = self.failed = self.skipped = 0
        self.problems = []
        self.planned_suites = 0
        self._suite = None
        self._plan = None
        self._results = 0
        for line in map(bare, lines):
            self._take(line)
        if self._suite:
            self.problems.append(f"{self._suite}: the log ends before its result")

    def _take(self, line):
        if "kunit: disabled" in line:
            self.problems.append("KUnit is disabled: boot with kunit.enable=1")
        subtest = SUBTEST.match(line)
        if subtest and len(subtest[1]) == 4:
            self._open(subtest[2])
            return
        plan = PLAN.match(line)
        if plan:
            self._planned(len(plan[1]), int(plan[2]))
            return
        result = RESULT.match(line)
        if result:
            self._result(len(result[1]), result[2] == "ok", int(result[3]), result[4].strip(),
                         result[5] or "")

    def _planned(self, indent, number):
        if indent == 0:
            self.planned_suites += number
        elif indent == 4 and self._suite:
            self._plan = number

    def _open(self, name):
        if self._suite:
            self.problems.append(f"{self._suite}: no result before {name} began")
        self._suite, self._plan, self._results = name, None, 0

    def _result(self, indent, good, number, name, directive):
        if indent == 0:
            self._close(good, name)
            return
        if not self._suite:
            self.problems.append(f"a result outside of any suite: {name}")
            return
        if not good:
            self.problems.append(f"{self._suite}: not ok: {name}")
        if indent != 4:
            return
        self._results += 1
        if number != self._results:
            self.problems.append(f"{self._suite}: result {self._results} has number {number}")
        if directive.startswith("SKIP"):
            self.skipped += 1
        elif good:
            self.passed += 1
        else:
            self.failed += 1

    def _close(self, good, name):
        if name != self._suite:
            self.problems.append(f"the result of {name} came inside of {self._suite}")
            return
        if self._plan is None:
            self.problems.append(f"{name}: no plan")
        elif self._plan != self._results or not self._results:
            self.problems.append(f"{name}: {self._plan} planned, {self._results} results")
        if not good:
            self.problems.append(f"not ok: {name}")
        self.suites[name] = good
        self._suite = None


def suites_of(makefile):
    """Names of the suites that a kunit/Makefile lists: foo_bar.o is chargov-foo-bar."""
    lines = [line for line in makefile.read_text().splitlines()
             if re.match(r"chargov-[\w-]+-y\s*[:+]?=", line)]
    stems = re.findall(r"(\S+)\.o\b", "\n".join(lines))
    return [f"chargov-{stem}" for stem in stems if stem != "main" and "." not in stem]


def judge(lines, wanted=(), planned=True):
    """The report of a run and all its problems; none if it is good. Old kernels announce no number
    of suites: without planned only the wanted ones tell whether all ran."""
    report = Report(lines)
    problems = list(report.problems)
    ran = {name.replace("-", "_") for name in report.suites}
    if not report.suites:
        problems.append("no suite ran")
    if report.planned_suites != (len(report.suites) if planned else 0):
        problems.append(f"{report.planned_suites} suites planned, {len(report.suites)} ran")
    problems += [f"{name} did not run" for name in wanted if name.replace("-", "_") not in ran]
    problems += [f"the kernel said: {line}" for line in splats(lines)]
    return report, problems


def sum_line(report):
    """The one line that is printed of a run."""
    return (f"{len(report.suites)} suites, {report.skipped} cases skipped\n"
            f"{report.passed} passed, {report.failed} failed")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--suites-from", type=pathlib.Path, help="all its suites must have run")
    parser.add_argument("log")
    opt = parser.parse_args()
    wanted = suites_of(opt.suites_from) if opt.suites_from else []
    with open(opt.log, encoding="utf-8", errors="replace") as file:
        report, problems = judge(file.readlines(), wanted)
    for problem in problems:
        print(problem)
    print(sum_line(report))
    sys.exit(bool(problems))


if __name__ == "__main__":
    main()
