# SPDX-License-Identifier: GPL-2.0-only
"""What a small slip makes of a C file: each mutant differs in one place. No parser: the files are
written so that a comparison, a number or a statement is found by its look; what does not compile is
no mutant.
"""
import dataclasses
import re

# What is looked for in code, without comments and texts, and what it becomes; the first that fits.
OPERATORS = (
    # comparisons: the end belongs to it or not, and the opposite
    (r" < ", (" <= ", " >= ")), (r" > ", (" >= ", " <= ")),
    (r" <= ", (" < ", " > ")), (r" >= ", (" > ", " < ")),
    (r" == ", (" != ",)), (r" != ", (" == ",)),
    (r" && ", (" || ",)), (r" \|\| ", (" && ",)),
    (r"(?<=[(,=&|?:!\s])!(?=[\w(])", ("",)),
    # arithmetic
    (r" \+ ", (" - ",)), (r" - ", (" + ",)), (r" \* ", (" / ",)), (r" / ", (" * ",)),
    (r" << ", (" >> ",)), (r" >> ", (" << ",)), (r" \| ", (" & ",)), (r" & ", (" | ",)),
    (r" \+= ", (" -= ", " = ")), (r" -= ", (" += ", " = ")), (r" \|= ", (" = ",)), (r" &= ", (" = ",)),
    # clamps
    (r"\bmin(?=(?:_t|3)?\()", ("max",)), (r"\bmax(?=(?:_t|3)?\()", ("min",)),
    (r"\bclamp\((?=[^()]*,)", ("cg_mutant_first(",)), (r"\bclamp_t\((?=[^()]*,)", ("cg_mutant_second(",)),
    # what is told
    (r"\btrue\b", ("false",)), (r"\bfalse\b", ("true",)),
    (r"\bcontinue;", (";",)),
)
# How clamp() and clamp_t() lose their ends.
PRELUDE = ("#define cg_mutant_first(v, ...) (v)\n"
           "#define cg_mutant_second(type, v, ...) ((type)(v))\n#line 1\n")
NUMBER = re.compile(r"(?<![\w.\"])(0x[0-9a-fA-F]+|\d+)(U?L{0,2})(?![\w.])")
UNIT = re.compile(r"\bCG_\w*_PER_\w+")
STATEMENT = re.compile(r"\t+(?!return|break|goto|case|default|if|for|while|else|do|switch|struct|enum|const|"
                       r"static|unsigned|bool|int|void|char|long|size_t|[su](?:8|16|32|64) )[\w*(][^;]*;$")
NOT_CODE = re.compile(r"/\*.*?\*/|//[^\n]*|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\])+'", re.S)
SKIPPED = re.compile(r"#\s*(?!define)|static_assert|BUILD_BUG_ON|EXPORT_SYMBOL")
HEAD = re.compile(r"[a-z].*?\b(\w+)\(")


@dataclasses.dataclass(frozen=True)
class Mutant:
    """One place that is otherwise."""
    path: str
    function: str
    line: int
    text: str
    was: str
    becomes: str
    at: int

    def key(self):
        """What names it, wherever the line is."""
        return f"{self.path} {self.function}: {self.text} | {self.was.strip()} -> {self.becomes.strip()}".rstrip()

    def apply(self, source):
        """The file with it."""
        return PRELUDE + source[:self.at] + self.becomes + source[self.at + len(self.was):]


def slips_of_number(match):
    """A number that is a little off: by one if it is small, by an eighth if it is not."""
    number = int(match[1], 0)
    others = [number + 1] + [number - 1] * (number > 0) if number < 64 else [number + number // 8]
    return [(hex(other) if match[1].startswith("0x") else str(other)) + match[2] for other in others]


def slips(code):
    """(offset, was, becomes) of a line of code."""
    for pattern, others in OPERATORS:
        for match in re.finditer(pattern, code):
            yield from ((match.start(), match[0], other) for other in others)
    for match in NUMBER.finditer(code):
        yield from ((match.start(), match[0], other) for other in slips_of_number(match))
    for match in UNIT.finditer(code):
        yield match.start(), match[0], f"({match[0]} / 10)"


def whole(before):
    """Does a statement begin after this line?"""
    return before.rstrip().endswith((";", "{", "}", ":", ")", "else")) or not before.strip()


def mutants(path, source):
    """All of a file."""
    code = NOT_CODE.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), source)
    function, before, at = "", "", 0
    for number, (line, shown) in enumerate(zip(code.split("\n"), source.split("\n")), 1):
        head = HEAD.match(line)
        function = head[1] if head and not line.endswith(";") else function
        found = [] if SKIPPED.match(line) else list(slips(line))
        if STATEMENT.fullmatch(line) and whole(before):
            found.append((len(line) - len(line.lstrip()), line.strip(), ";"))
        for offset, was, becomes in found:
            yield Mutant(path, function, number, shown.strip(), was, becomes, at + offset)
        before, at = line, at + len(line) + 1
