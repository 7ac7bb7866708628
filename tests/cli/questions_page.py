"""The table of docs/questions.md is what `evident strategy translate` writes: questions_page.py ROOT EVIDENT.

A cell that begins with a piece of code must be just that translation of the row's first cell; other cells are told in
words and say what is lost.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

SYNTAXES = ("ovid", "pubmed", "embase", "cochrane")
LINES = 20  # before the one that is tried: rows name some of them


def translated(evident, folder, text, to):
    path = folder / "row.txt"
    path.write_text("".join(f"{n}. x{n}.ti.\n" for n in range(1, LINES + 1)) + f"{LINES + 1}. {text}\n", encoding="utf-8")
    done = subprocess.run([evident, "--json", "strategy", "translate", path, "--syntax", "ovid", "--to", to],
                          capture_output=True, text=True, check=False)
    return json.loads(done.stdout)["lines"][-1]["text"]


def main():
    root, evident = sys.argv[1:3]
    rows = wrong = 0
    with tempfile.TemporaryDirectory() as name:
        for line in (pathlib.Path(root) / "docs/questions.md").read_text(encoding="utf-8").splitlines():
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if not line.startswith("| `") or len(cells) != len(SYNTAXES):
                continue
            source = re.match(r"`([^`]+)`", cells[0]).group(1)
            rows += 1
            for syntax, cell in zip(SYNTAXES[1:], cells[1:]):
                told = re.match(r"`([^`]+)`", cell)
                if told is None:
                    continue
                found = translated(evident, pathlib.Path(name), source, syntax)
                if found != told.group(1):
                    wrong += 1
                    print(f"{source} in {syntax}: the page says {told.group(1)!r}, the program {found!r}")
    print(f"{rows} rows, {wrong} cells that differ")
    sys.exit(1 if wrong or rows < 10 else 0)


if __name__ == "__main__":
    main()
