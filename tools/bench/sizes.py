# SPDX-License-Identifier: GPL-2.0-only
"""Bytes of modules."""
import pathlib
import re

TEXT_BAR = {"chargov-governor": 16 * 1024}


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
    if not path.exists():
        report.note("Size: no module was built for arm64; `make` builds them.")
        return
    lines = []
    for name, size in sections(path):
        name = pathlib.Path(name).stem
        fact = {"code": bytes_of(size, ".text"), "constants": bytes_of(size, ".rodata"),
                "data": bytes_of(size, "__bug", ".data"), "symbols": bytes_of(size, "__ksymtab")}
        text = fact["code"] + fact["constants"]
        bar = TEXT_BAR.get(name)
        mark = report.hold(f"bytes of text of {name}", text, bar) if bar else "-"
        report.facts.setdefault("size", {})[name] = fact
        lines.append([name, text, *fact.values(), bar or "-", mark])
    report.table("Bytes on arm64",
                 ["module", "text", "code", "constants", "data", "symbols", "bar", ""], lines)
    report.note("text: code and constants. symbols: what is exported, most of it only in a kernel "
                "with KUnit.")
