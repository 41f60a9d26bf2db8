# SPDX-License-Identifier: GPL-2.0-only
"""A board's battery description: find the board, compile it, take the node as it is."""
import difflib
import pathlib
import re
import subprocess
import tempfile

import fdt

ARCHS = ("arm64", "arm", "riscv", "mips")


class Refusal(Exception):
    """One sentence for the user."""


def boards(ksrc):
    """{name: path} of every board of the kernel source; earlier architectures win."""
    found = {}
    rest = sorted(p.name for p in (ksrc / "arch").iterdir() if p.name not in ARCHS)
    for arch in (*ARCHS, *rest):
        for path in sorted((ksrc / "arch" / arch / "boot/dts").glob("**/*.dts")):
            found.setdefault(path.stem, path)
    return found


def with_battery(all_boards):
    """Names of boards whose own .dts says simple-battery, for advice."""
    return [name for name, path in sorted(all_boards.items())
            if '"simple-battery"' in path.read_text(errors="replace")]


def find(ksrc, name):
    """The .dts of a board given by name, with or without folder and .dts."""
    stem = pathlib.PurePath(name).name
    stem = stem[:-4] if stem.endswith((".dts", ".dtb")) else stem
    all_boards = boards(ksrc)
    if stem in all_boards:
        return all_boards[stem]
    near = difflib.get_close_matches(stem, all_boards, 3) or with_battery(all_boards)[:3]
    raise Refusal(f"BOARD={name} is none of the {len(all_boards)} boards of the kernel source: "
                  f"give the name of a .dts under arch/*/boot/dts, such as {', '.join(near)}.")


def compile_board(ksrc, path):
    """The blob of an in-tree .dts, made as the kernel makes it."""
    cpp = ["cpp", "-nostdinc", "-undef", "-D__DTS__", "-x", "assembler-with-cpp",
           "-I", str(ksrc / "scripts/dtc/include-prefixes"), str(path)]
    pre = subprocess.run(cpp, capture_output=True, check=False)
    if pre.returncode:
        raise Refusal(f"{path.name} does not pass the preprocessor: {last_line(pre.stderr)}.")
    with tempfile.NamedTemporaryFile(suffix=".dtb") as out:
        dtc = subprocess.run(["dtc", "-q", "-@", "-I", "dts", "-O", "dtb", "-i", str(path.parent),
                              "-o", out.name, "-"], input=pre.stdout, capture_output=True,
                             check=False)
        if dtc.returncode:
            raise Refusal(f"{path.name} does not compile: {last_line(dtc.stderr)}.")
        return pathlib.Path(out.name).read_bytes()


def last_line(raw):
    """Last line of a tool's output, without its full stop."""
    lines = raw.decode(errors="replace").strip().splitlines() or ["no message"]
    return lines[-1].rstrip(".")


def read_blob(path):
    """The bytes of a .dtb file."""
    try:
        return pathlib.Path(path).read_bytes()
    except OSError as err:
        raise Refusal(f"DTB={path} cannot be read: {err.strerror}.") from None


def parse_blob(raw, what):
    """The tree of a blob."""
    try:
        return fdt.parse(raw)
    except fdt.Damaged as err:
        raise Refusal(f"{what} is no device tree blob ({err}): "
                      "give a .dtb as dtc makes it.") from None


def strings(raw):
    """The strings of a string-list property."""
    return [s.decode(errors="replace") for s in raw.rstrip(b"\0").split(b"\0")]


def labels(tree):
    """{label: path} of a blob that was compiled with symbols."""
    return {name: strings(raw)[0] for name, raw in tree.get("/__symbols__", {}).items()}


def battery_paths(tree):
    """Paths of all simple-battery nodes."""
    return [path for path, props in tree.items()
            if "simple-battery" in strings(props.get("compatible", b""))]


def choose(tree, what, wanted, advice):
    """The path of the battery node to take."""
    paths = battery_paths(tree)
    if not paths:
        raise Refusal(f"{what} describes no battery: no node has compatible = \"simple-battery\"; "
                      f"{advice}.")
    if wanted:
        path = labels(tree).get(wanted.lstrip("&"), wanted)
        if path not in paths:
            raise Refusal(f"BATTERY={wanted} is no simple-battery node of {what}: "
                          f"it has {', '.join(paths)}.")
        return path
    if len(paths) > 1:
        raise Refusal(f"{what} has {len(paths)} simple-battery nodes: choose one, "
                      f"{' or '.join('BATTERY=' + p for p in paths)}.")
    return paths[0]


def node_props(tree, path):
    """[(name, bytes)] of a node in its order, without what belongs to the tree around it."""
    return [(name, raw) for name, raw in tree[path].items()
            if name not in ("phandle", "linux,phandle")]


def as_source(name, raw):
    """A property as dts text with exactly these bytes."""
    if not raw:
        return f"{name};"
    text = raw[:-1].decode("latin-1")
    if raw[-1] == 0 and re.fullmatch(r"[ !#-\[\]-~]+(\0[ !#-\[\]-~]+)*", text):
        return f"{name} = " + ", ".join(f'"{s}"' for s in text.split("\0")) + ";"
    if len(raw) % 4 == 0:
        cells = (int.from_bytes(raw[i:i + 4], "big") for i in range(0, len(raw), 4))
        return f"{name} = <{' '.join(map(str, cells))}>;"
    return f"{name} = [{raw.hex(' ')}];"


def identity(tree):
    """What the blob calls itself."""
    root = tree["/"]
    return strings(root.get("model") or root.get("compatible") or b"a board without a name")[0]
