"""Translation cases of the Polyglot translator that are for the four dialects here: how many are met, and each that is not.

polyglot.py EVIDENT [CASES]: CASES is translate_cases.jsonl (default: bench/polyglot under EVIDENT_SHARED). A case is met
when the text is the expected one after blanks are folded and letters made small, or when both read as the same tree.
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ENGINES = {"PubMed abbreviation": "pubmed", "Ovid MEDLINE": "ovid", "Embase (Elsevier)": "embase",
           "Cochrane Library": "cochrane"}


def folded(text):
    return re.sub(r"\s+", " ", text).strip().lower()


def translated(evident, folder, text, to):
    path = folder / "case.txt"
    path.write_text(text, encoding="utf-8")
    done = subprocess.run([evident, "--json", "strategy", "translate", str(path), "--to", to, "--one-line"],
                          capture_output=True, text=True, check=False)
    try:
        found = json.loads(done.stdout)
        return found["syntax"], found["lines"][0]["text"]
    except (ValueError, KeyError, IndexError):
        return "", ""


def tree(evident, db, text, syntax):
    done = subprocess.run([evident, "--db", db, "search", "--exact", "--explain", "--lenient", "--syntax", syntax, "--", text],
                          capture_output=True, text=True, check=False)
    return done.stdout if done.returncode == 0 else None


def main():
    evident = sys.argv[1]
    default = pathlib.Path(os.environ.get("EVIDENT_SHARED", "../shared")) / "data/bench/polyglot/translate_cases.jsonl"
    cases = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else default
    met = same = total = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        db = str(folder / "s.db")
        subprocess.run([evident, "--db", db, "init"], capture_output=True, check=True)
        for line in cases.read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            to = ENGINES.get(case["engine"])
            if to is None:
                continue
            total += 1
            source, text = translated(evident, folder, case["input"], to)
            if folded(text) == folded(case["expected"]):
                met += 1
            elif text and tree(evident, db, text, to) == tree(evident, db, case["expected"], to):
                same += 1
            else:
                print(f"{case['file']}\t{source} to {to}\t{case['input']!r}\texpected {case['expected']!r}\tgot {text!r}")
    print(f"{met} of {total} as expected, {same} more with the same meaning, {total - met - same} not")


if __name__ == "__main__":
    main()
