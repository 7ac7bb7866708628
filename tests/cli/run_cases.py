"""Runs the command line on written cases: run_cases.py EVIDENT FILE... Standard library only; 0 all as expected.

A case file is read line by line:
  [title]        a new case, in an empty folder of its own
  < name         a file of the case; its lines follow, each after "| "
  $ command      run by bash; what follows is what is expected of it
  $? command     the same without expectations: when it fails the case is skipped (the machine cannot play it)
  > line         the next line of stdout        ! line    the next line of stderr
  ~ pattern      the next line of stdout matches    !~ pattern   the next line of stderr matches
  >*             any further lines of stdout    !*        any further lines of stderr
  = code         the exit code (0 when not given)
Lines that begin with # or are blank are passed over. In commands $HOSTILE NAME prints an input of hostile.py, and
as_nobody runs a command as a user without rights.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
PRELUDE = """
as_nobody() { if [ "$(id -u)" = 0 ]; then setpriv --reuid=65534 --regid=65534 --clear-groups "$@"; else "$@"; fi; }
"""
SKIPPED = 77


class Step:
    def __init__(self, command, line, may_skip):
        self.command, self.line, self.may_skip = command, line, may_skip
        self.out, self.err, self.code = [], [], 0


class Case:
    def __init__(self, title):
        self.title, self.files, self.steps = title, {}, []


def read_cases(path):
    cases, name = [], None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        mark, _, rest = line.partition(" ")
        if not line.strip() or mark.startswith("#"):
            continue
        if line.startswith("["):
            cases.append(Case(line.strip("[]")))
        elif mark == "<":
            name = rest
            cases[-1].files[name] = ""
        elif mark == "|":
            cases[-1].files[name] += rest + "\n"
        elif mark in ("$", "$?"):
            cases[-1].steps.append(Step(rest, number, mark == "$?"))
        elif mark == "=":
            cases[-1].steps[-1].code = int(rest)
        elif mark in (">", "~", ">*"):
            cases[-1].steps[-1].out.append((mark, rest))
        elif mark in ("!", "!~", "!*"):
            cases[-1].steps[-1].err.append((mark.replace("!~", "~"), rest))
        else:
            sys.exit(f"{path}:{number}: cannot read {line!r}")
    return cases


def differences(what, expected, text):
    """Where the lines of a stream are not those expected."""
    lines = text.splitlines()
    for at, (mark, line) in enumerate(expected):
        if mark.endswith("*"):
            return []
        got = lines[at] if at < len(lines) else None
        same = got is not None and (re.fullmatch(line, got) if mark == "~" else got == line)
        if not same:
            return [f"{what}, line {at + 1}: expected {line!r}, got {'nothing' if got is None else repr(got)}"]
    rest = lines[len(expected):]
    return [f"{what}: {len(rest)} lines more than expected, the first {rest[0]!r}"] if rest else []


def run_case(case, folder, environment):
    """None when skipped, else what was not as expected."""
    for name, text in case.files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    for step in case.steps:
        done = subprocess.run(["bash", "-c", PRELUDE + step.command], cwd=folder, env=environment, timeout=300,
                              stdin=subprocess.DEVNULL, capture_output=True, check=False)
        out, err = (stream.decode("utf-8", "replace") for stream in (done.stdout, done.stderr))
        if step.may_skip:
            if done.returncode != 0:
                return None
            continue
        wrong = differences("stdout", step.out, out) + differences("stderr", step.err, err)
        if done.returncode != step.code:
            wrong.append(f"exit code {done.returncode}, expected {step.code}")
        if wrong:
            told = [f"line {step.line}: $ {step.command}"] + wrong
            return told + [f"  stdout was: {out[:1500]}", f"  stderr was: {err[:1500]}"]
    return []


def environment_of(binary, folder):
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("EVIDENT_", "XDG_"))}
    return kept | {
        "PATH": f"{folder.parent / 'bin'}:{kept.get('PATH', '')}", "HOME": str(folder), "LC_ALL": "C.UTF-8",
        "EVIDENT_NOW": "2025-01-02T03:04:05Z", "SOURCE": str(HERE.parent.parent), "COLUMNS": "120",
        "HOSTILE": f"{sys.executable} -B {HERE / 'hostile.py'}", "EVIDENT_BINARY": str(binary)}


def main():
    binary = pathlib.Path(sys.argv[1]).resolve()
    failed = skipped = ran = 0
    with tempfile.TemporaryDirectory(prefix="evident-cli-") as top:
        os.chmod(top, 0o755)
        (pathlib.Path(top) / "bin").mkdir()
        shutil.copy2(binary, pathlib.Path(top) / "bin" / "evident")  # where any user may read it
        for path in map(pathlib.Path, sys.argv[2:]):
            for number, case in enumerate(read_cases(path)):
                folder = pathlib.Path(top) / f"{path.stem}-{number}"
                folder.mkdir()
                wrong = run_case(case, folder, environment_of(binary, folder))
                shutil.rmtree(folder, ignore_errors=True)
                ran += 1
                if wrong is None:
                    skipped += 1
                    print(f"skipped: {path.name}: {case.title}")
                elif wrong:
                    failed += 1
                    print(f"FAILED: {path.name}: {case.title}", *wrong, sep="\n  ")
    print(f"{ran} cases, {failed} failed, {skipped} skipped")
    return 1 if failed else SKIPPED if skipped == ran else 0


if __name__ == "__main__":
    sys.exit(main())
