# SPDX-License-Identifier: GPL-2.0-only
"""Bytes of modules and of objects, and the stack that functions need."""
import pathlib
import re

TEXT_BAR = {"chargov-governor": 16 * 1024, "chargov-pack": 12 * 1024}
# The bar is missed there, by no more than to this, and why.
TEXT_MISSED = {"chargov-pack": (81 * 1024, "it also reads and checks the description, which is nearly half of it, and has "
                                           "members without a gauge, the record and all files of sysfs")}
# Of the estimator: its objects, without the glue of our gauge drivers that is in their module.
ESTIMATOR_BAR = 10 * 1024
# Of a pack: what makes one battery of many in each cycle.
FUSING = ("fuse.o", "balance.o", "offers.o", "watch.o", "counters.o")
FUSING_BAR = 12 * 1024
GAUGE_MAKEFILE = pathlib.Path(__file__).resolve().parents[2] / "drivers/gauge/Makefile"
# What a kernel warns of, CONFIG_FRAME_WARN, on 32 bits; the stack is no larger there.
STACK_BAR = 1024
ARCHES = ("arm64", "arm")
# It is measured where its kernel was built; what is not measured of the others is missed.
MAY_LACK = ("arm",)


def sections(path):
    """File by file: its name and the sizes of its sections."""
    for block in re.split(r"\n\n+", path.read_text().strip()):
        head, _, *rows = block.strip().splitlines()
        words = [row.split() for row in rows]
        yield head.split()[0], {row[0]: int(row[1]) for row in words if len(row) == 3}


def bytes_of(size, *starts):
    return sum(n for key, n in size.items() if key.startswith(starts))


def part_size(report, folder):
    path = folder / "size.txt"
    found = {pathlib.Path(name).stem: size for name, size in sections(path)} if path.exists() else {}
    for name in sorted(TEXT_BAR.keys() - found.keys()):
        report.hold(f"bytes of text of {name}", None, TEXT_BAR[name])
    if not found:
        report.note("Size: no module was built for arm64; `make` builds them.")
        return
    lines = []
    for name, size in found.items():
        fact = {"code": bytes_of(size, ".text"), "constants": bytes_of(size, ".rodata"),
                "data": bytes_of(size, "__bug", ".data"), "symbols": bytes_of(size, "__ksymtab")}
        text = fact["code"] + fact["constants"]
        bar = TEXT_BAR.get(name)
        known = TEXT_MISSED.get(name, (bar, ""))[0]
        mark = report.hold_known(f"bytes of text of {name}", text, bar, known) if bar else "-"
        report.facts.setdefault("size", {})[name] = fact
        lines.append([name, text, *fact.values(), bar or "-", mark])
    report.table("Bytes on arm64",
                 ["module", "text", "code", "constants", "data", "symbols", "bar", ""], lines)
    report.note("text: code and constants. symbols: what is exported, most of it only in a kernel "
                "with KUnit. Behind a plus stands by how much a bar is missed, and why: " +
                "; ".join(f"{name}, {why}" for name, (_, why) in TEXT_MISSED.items()) + ".")


def stack_of(path):
    """The function with the largest frame: its name, and bytes."""
    frames = [line.split("\t") for line in path.read_text().splitlines()]
    return max(((frame[0].rsplit(":", 1)[1], int(frame[1])) for frame in frames),
               key=lambda found: found[1], default=("-", 0))


def objects(folder, arch):
    """The facts of each object of an architecture by its name; nothing if it was not built."""
    path = folder / f"objects-{arch}.txt"
    if not path.exists():
        return {}
    found = {}
    for name, size in sections(path):
        if name.endswith(".mod.o"):
            continue
        function, stack = stack_of((folder / arch / "tree/drivers" / name).with_suffix(".su"))
        found[name.removeprefix("./")] = {
            "text": bytes_of(size, ".text", ".rodata", ".init.text", ".exit.text"),
            "data": bytes_of(size, ".data", ".bss", "__bug"), "stack": stack, "function": function}
    return found


def part_objects(report, folder):
    each = {arch: objects(folder, arch) for arch in ARCHES}
    report.facts["objects"] = each
    for arch, found in each.items():
        if not found:
            report.note(f"Objects: no kernel was built for {arch}; `tools/setup/kernel {arch}` "
                        "builds it.")
            if arch not in MAY_LACK:
                report.hold(f"bytes of stack on {arch}", None, STACK_BAR)
            continue
        name, most = max(found.items(), key=lambda item: item[1]["stack"])
        report.hold(f"bytes of stack of {most['function']} in {name} on {arch}", most["stack"],
                    STACK_BAR)
    report.hold("bytes of text of the estimator on arm64",
                text_of(each["arm64"], "gauge", estimator()), ESTIMATOR_BAR)
    report.hold("bytes of text of what makes one pack of many on arm64",
                text_of(each["arm64"], "pack", FUSING), FUSING_BAR)
    for title, kind in (("Bytes of each folder's objects, and the largest frame", totals),
                        ("Bytes of each object, and the largest frame of its functions", dict)):
        report_objects(report, title, [kind(found) for found in each.values()])
    report.note(f"stack: of one function, at most {STACK_BAR}.")


def estimator():
    """What is pure in drivers/gauge/Makefile."""
    return re.search(r"^cg-gauge-pure := (.*)$", GAUGE_MAKEFILE.read_text(), re.M).group(1).split()


def text_of(found, folder, names):
    """Bytes of some objects of a folder together; None if not all of them were built."""
    each = [found.get(f"{folder}/{name}") for name in names]
    return sum(fact["text"] for fact in each) if all(each) else None


def totals(found):
    """The facts of the objects of each folder together."""
    sums = {}
    for name, fact in found.items():
        total = sums.setdefault(name.split("/")[0],
                                {"text": 0, "data": 0, "stack": 0, "function": "-"})
        total["text"] += fact["text"]
        total["data"] += fact["data"]
        if fact["stack"] > total["stack"]:
            total.update(stack=fact["stack"], function=fact["function"])
    return sums


def report_objects(report, title, each):
    """A line for each name, of one architecture beside the other; nothing at all is not shown."""
    lines = []
    for name in sorted(set().union(*each)):
        facts = [found.get(name, {}) for found in each]
        numbers = [fact.get(key, "-") for key in ("text", "data", "stack") for fact in facts]
        if any(number not in (0, "-") for number in numbers):
            lines.append([name, *numbers, facts[0].get("function", "-")])
    if lines:
        report.table(title, ["of"] + [f"{key} {arch}" for key in ("text", "data", "stack")
                                      for arch in ARCHES] + ["which, arm64"], lines)
