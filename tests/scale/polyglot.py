"""Translation cases of the Polyglot translator that are for the four dialects here: how many are met, and each that is not.

polyglot.py EVIDENT [CASES]: CASES is translate_cases.jsonl (default: bench/polyglot under EVIDENT_SHARED). A case is met
when the text is the expected one after blanks are folded and letters made small, or when both read as the same tree. Each
other one must have its reason below: a rule of the case that is outdated or not the database's, or a form that is none
of its syntax. Exit code 1 when one has none.
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


# What is typed (a regular expression), and why the expected translation is not followed.
REASONS = [
    (r"^(epidemiology|term)\[sh\]", "PubMed's [sh] has the narrower subheadings too: .fx. says so, .fs. does not; "
     "[mh /..] takes the two letters of a subheading, and \"term\" is none"),
    (r"^exp term1 and term2/$", "names of headings with \"and\" are known by the headings there are: term1 is none"),
    (r"^1\. Foo", "\"1 - 3/OR\" and rows of AND between numbered lines are the translator's own, of no database"),
    (r"^type 1 diabetes$|^\w+ \w+$", "words without a tag are no phrase to PubMed: it maps them, or joins them by AND"),
    (r"^<", "templates are the translator's own"),
    (r"^\"foo#\"", "a database's default fields are kept: Ovid's .mp. is [tw]; the sign is widened and told"),
    (r"^\"term1 term2\"$", "a database's default fields are kept: PubMed's are all fields, Ovid's are .mp."),
    (r"^term1 (ADJ3|NEAR/3) term2$", "a database's default fields are kept, and told where they have no name"),
    (r"^term1 N3 term2$", "N3 is EBSCO's operator, which is none of the four"),
    (r"^term\[(tiab|Title/Abstract)\]$", "[tiab] has the authors' keywords too (PubMed help): .ti,ab,kf. and :ti,ab,kw"),
    (r"^term[?$]$", "Ovid's ? is one letter or none, its $ any number: a single sign of one letter would lose records"),
]


def reason(text):
    return next((why for form, why in REASONS if re.search(form, text)), None)


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
    done = subprocess.run([evident, "--db", db, "search", "--exact", "--explain", "--lenient", "--no-mapping",
                           "--syntax", syntax, "--", text],
                          capture_output=True, text=True, check=False)
    return done.stdout if done.returncode == 0 else None


def main():
    evident = sys.argv[1]
    default = pathlib.Path(os.environ.get("EVIDENT_SHARED", "../shared")) / "data/bench/polyglot/translate_cases.jsonl"
    cases = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else default
    met = same = total = unexplained = 0
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
                why = reason(case["input"])
                unexplained += why is None
                print(f"{case['file']}\t{source} to {to}\t{case['input']!r}\texpected {case['expected']!r}\tgot {text!r}"
                      f"\n\t{why or 'NO REASON IS GIVEN'}")
    print(f"{met} of {total} as expected, {same} more with the same meaning, {total - met - same} not, {unexplained} of them without a reason")
    sys.exit(1 if unexplained else 0)


if __name__ == "__main__":
    main()
