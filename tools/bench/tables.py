# SPDX-License-Identifier: GPL-2.0-only
"""What all parts of the report share: tables, facts, bars, and how numbers are written."""


class Report:
    """Lines of a table, facts for machines, and missed bars."""

    def __init__(self):
        self.lines = []
        self.facts = {}
        self.missed = []
        self.known = []

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

    def hold_known(self, what, value, bar, known):
        """Of a bar that is missed by what is known: the miss is told, and only more than it fails."""
        if value is not None and bar < value <= known:
            self.known.append(f"{what}: {value}, at most {bar}")
            return f"+{value - bar:.1f}"
        return self.hold(what, value, bar)

    def verdict(self):
        """What is to be said at the end, of bars missed and of those known to be."""
        for title, lines in (("Missed", self.missed), ("Missed, as is known", self.known)):
            if lines:
                self.lines += ["## " + title, ""] + ["- " + line for line in lines] + [""]
        if not self.missed and not self.known:
            self.note("Every bar holds.")
        elif not self.missed:
            self.note("Every other bar holds.")


def over(time_s, bound_s):
    """A ratio, or None for a charge that never came so far."""
    return round(time_s / bound_s, 3) if time_s > 0 and bound_s > 0 else None


def shown(ratio):
    return "never" if ratio is None else f"{ratio:.3f}"


def minutes(time_s):
    return f"{time_s / 60:.1f}" if time_s >= 0 else "never"
