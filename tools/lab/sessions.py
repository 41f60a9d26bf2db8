# SPDX-License-Identifier: GPL-2.0-only
"""Many short lives of boards, most under User-Mode Linux, as many at once as there are processors: what deaths,
campaign, haul and life share."""
import concurrent.futures
import fcntl
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
STRONG = "lab plug 9000000 100"
HIGH = "lab plug 20000000 100"
USB = "lab plug 5000000 50 dcp"


def arguments(usage, *shapes):
    """What the program was called with: one of the shapes, each a list of patterns, or it ends with the usage."""
    args = sys.argv[1:]
    if not any(len(args) == len(shape) and all(map(re.fullmatch, shape, args)) for shape in shapes):
        sys.exit(f"{pathlib.Path(sys.argv[0]).name}: \"{' '.join(args)}\" is not understood: {usage}")
    return args


def output(*command):
    """What a command prints; it must succeed."""
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def folder():
    """Where the program that runs has its stories and logs."""
    return ROOT / "build/um" / pathlib.Path(sys.argv[0]).name


def prepare(boards, *machines):
    """Of each machine, um if none is named, the kernel, the boards, and a copy of the modules and PID 1 that nobody
    builds anew meanwhile."""
    own = folder()
    own.mkdir(parents=True, exist_ok=True)
    # make docs may run it, too; open until the end
    prepare.lock = open(own / "lock", "w", encoding="utf-8")
    fcntl.flock(prepare.lock, fcntl.LOCK_EX)
    for machine in machines or ["um"]:
        (own / machine / "tree").mkdir(parents=True, exist_ok=True)
        for command in preparation(boards, machine, own / machine):
            done = subprocess.run(["bash", "-ec", command], cwd=ROOT, capture_output=True, text=True, check=False)
            if done.returncode:
                sys.exit(f"{own.name}: {command}: {done.stdout[-1000:]}{done.stderr[-1000:]}")


def preparation(boards, machine, own):
    """The commands that fill a machine's folder."""
    kernel = "um-sim" if machine == "um" else machine
    # the board of QEMU has devices of its own, and the lab's arm64 is what modules are built for anyway
    bare, option = ("--bare", f"--{machine}") if machine.startswith("um") else ("", "")
    yield f"tools/setup/kernel {kernel}"
    yield f"tools/build-modules {option} modules"
    yield f"tools/lab/build-init {machine}"
    yield (f"exec 8> build/{machine}/modules.lock; flock 8; cp build/{machine}/init {own}/; "
           f"find build/{machine}/tree -name '*.ko' -exec cp -t {own}/tree {{}} +")
    for board in boards:
        yield f"tools/lab/mkdtb {bare} {board} {own}/{board}.dtb"


def live(row, story, machine="um", timeout_s=300, build=None):
    """(log, why it did not pass, or None) of a story on the board that @row begins with, with the modules of another
    folder than the machine's, if one is named."""
    own, name = folder(), "-".join(map(str, row))
    scene, log = own / f"{name}.scn", own / f"{name}.log"
    scene.write_text(story, encoding="utf-8")
    log.unlink(missing_ok=True)
    done = subprocess.run([ROOT / "tools/lab/run", "--arch", machine, "--build", build or own / machine,
                           "--timeout", str(timeout_s),
                           "--dtb", own / machine / f"{row[0]}.dtb", "--scenario", scene, "--out", log],
                          capture_output=True, text=True, check=False)
    why = (done.stderr.strip().splitlines() or ["no word"])[-1] if done.returncode else None
    return log.read_text(errors="replace") if log.exists() else "", why


def numbers(text):
    """The last value of each key=value line that was told."""
    return {key: int(value) for key, value in re.findall(r"\]   (\w+)=(-?\d+)$", text, re.M)}


def over_s(judge):
    """For how long a cell was over a limit, in seconds."""
    return sum(int(judge.get(f"over_{what}_ms", 0)) for what in ("voltage", "current", "branch", "temp")) / 1000


def run_all(function, rows):
    """What the function makes of each row, in their order."""
    with concurrent.futures.ThreadPoolExecutor(int(os.environ.get("JOBS") or os.cpu_count())) as pool:
        yield from pool.map(function, rows)
