# SPDX-License-Identifier: GPL-2.0-only
"""How the last run of a scenario ended on this machine."""
import re


def machine_of(scenario):
    """Where it runs, as tools/lab/run-scenarios reads it from the first two lines."""
    head = scenario.read_text(encoding="utf-8").splitlines()[:2]
    found = [re.match(r"# arch: *(\S+)", line) for line in head]
    return next((match[1] for match in found if match), "arm64")


def ended(root, scenario):
    """PASS or FAIL, by what tools/lab/run said of it in the folder of its machine; None if it was not run."""
    verdict = root / "build" / machine_of(scenario) / "log" / f"{scenario.stem}.verdict"
    return verdict.read_text(encoding="utf-8").split(":")[0].strip() if verdict.exists() else None
