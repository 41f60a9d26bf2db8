# SPDX-License-Identifier: GPL-2.0-only
"""What all parts of the report share: tables, facts, bars, and how numbers are written."""


class Report:
    """Lines of a table, facts for machines, and missed bars."""

    def __init__(self):
        self.lines = []
        self.facts = {}
        self.missed = []

    def table(self, title, head, rows):
        """A table that reads well as text and as markdown."""
        cells = [head] + [[str(cell) for cell in row] for row in rows]
        wide = [max(len(row[i]) for row in cells) for i in range(len(head))]
        rule = ["-" * wide[0]] + ["-" * (w - 1) + ":" for w in wide[1:]]
        self.lines += ["## " + title, ""]
        for row in cells[:1] + [rule] + cells[1:]:
            first = row[0].ljust(wide[0])
            rest = [cell.rjust(w) for cell, w in zip(row[1:], wide[1:])]
            self.lines.append("| " + " | ".join([first] + rest) + " |")
        self.lines.append("")

    def note(self, text):
        """A line below a table."""
        self.lines += [text, ""]

    def hold(self, what, value, bar):
        """Compare with a bar; the mark for the table."""
        if value is not None and value <= bar:
            return "ok"
        self.missed.append(f"{what}: {value}, at most {bar}")
        return "MISSED"


def over(time_s, bound_s):
    """A ratio, or None for a charge that never came so far."""
    return round(time_s / bound_s, 3) if time_s > 0 and bound_s > 0 else None


def shown(ratio):
    return "never" if ratio is None else f"{ratio:.3f}"


def minutes(time_s):
    return f"{time_s / 60:.1f}" if time_s >= 0 else "never"
