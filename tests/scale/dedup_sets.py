"""Duplicates in the labelled sets, the whole way through the program: ingest, then the clusters, scored.

    python3 tests/scale/dedup_sets.py EVIDENT [--jsonl]

Needs EVIDENT_SHARED (the labelled sets and their scorer). Each set comes in as CSV with a map of columns (or as EndNote
XML, scored by its flags); with --jsonl the CSV sets go through JSON Lines, which has no field for proceedings.
"""
import csv
import gzip
import io
import json
import os
import pathlib
import subprocess
import sys
import tempfile
from xml.etree import ElementTree

csv.field_size_limit(1 << 30)
SHARED = pathlib.Path(os.environ["EVIDENT_SHARED"])
SETS = SHARED / "data/bench/dedupe"
CSV_SETS = [
    ("bibdedupe_cytology_screening", "records_pre_merged.csv.gz", "ID"),
    ("bibdedupe_respiratory", "records_pre_merged.csv.gz", "ID"),
    ("bibdedupe_digital_work", "records_pre_merged.csv.gz", "ID"),
    ("asysd_labelled_test_set", "labelled_test_set.csv.gz", "record_id"),
    ("bibdedupe_special_cases", "records_pre_merged.csv.gz", "ID"),
]
FLAGGED = [("sra_copper", "copper.xml.gz"), ("sra_respiratory", "respiratory.xml.gz")]


def text_of(path):
    raw = gzip.open(path).read()
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def full_id(name, key):
    return "id_%07d" % int(key) if name.startswith("asysd") else key


class Bench:
    def __init__(self, evident, folder):
        self.evident, self.folder = evident, pathlib.Path(folder)
        self.made = 0

    def run(self, *words):
        done = subprocess.run([self.evident, "--db", str(self.db), *map(str, words)], capture_output=True, text=True)
        if done.returncode not in (0, 1):
            raise SystemExit(f"{' '.join(map(str, words))}: {done.stderr}")
        return done.stdout

    def clusters(self, path, *how):
        """-> {key: cluster}, pairs that wait"""
        self.made += 1
        self.db = self.folder / f"{self.made}.db"
        self.run("init")
        self.run("-q", "ingest", path, *how)
        lines = [line.split("\t") for line in self.run("dedup", "clusters").splitlines()]
        waiting = json.loads(self.run("--json", "dedup", "list", "--limit", 1000000))
        pairs = [(pair["a"], pair["b"]) for pair in waiting["pairs"]]
        return {name.split(":", 1)[1]: cluster for cluster, name in lines}, pairs


def score(gold, predicted, *how):
    done = subprocess.run([sys.executable, SHARED / "eval/score_dedup.py", "--gold", gold, "--pred", predicted, "--json",
                           *how], capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(done.stderr)
    return json.loads(done.stdout)["records"]


def key_of(facts):
    name = facts["record"] if isinstance(facts, dict) and "record" in facts else facts["name"]
    return name.split(":", 1)[1]


def tell(name, found, records, pairs, right):
    share = f"{right}/{len(pairs)}" if pairs and right is not None else "-"
    sensitivity = "n/a" if found["sensitivity"] is None else "%.4f" % found["sensitivity"]
    print(f"{name:32} {records:6} {found['TP']:5} {found['FP']:3} {found['FN']:4} {sensitivity:>8} {len(pairs):5} "
          f"{share:>8}", flush=True)


def gold_clusters(path):
    out = {}
    for number, line in enumerate(open(path, encoding="utf-8")):
        for one in line.strip().strip('"').split(";"):
            out[one] = number
    return out


def csv_set(bench, name, file, column, as_jsonl):
    rows = list(csv.DictReader(io.StringIO(text_of(SETS / name / file))))
    path = bench.folder / f"{name}.{'jsonl' if as_jsonl else 'csv'}"
    if as_jsonl:
        with open(path, "w", encoding="utf-8") as out:
            for row in rows:
                one = {"id": row[column], "title": row["title"], "year": row["year"], "journal": row["journal"],
                       "volume": row["volume"], "issue": row.get("number") or row.get("issue"), "pages": row["pages"],
                       "doi": row.get("doi"), "abstract": row.get("abstract"),
                       "authors": row["author"] if name.startswith("asysd") else row["author"].split(" and ")}
                out.write(json.dumps({key: value for key, value in one.items() if value}) + "\n")
        clusters, pairs = bench.clusters(path)
    else:
        path.write_text(text_of(SETS / name / file), encoding="utf-8")
        columns = bench.folder / "columns"
        columns.write_text(f"key = {column}\n")
        clusters, pairs = bench.clusters(path, "--format", "csv", "--columns", columns)
    predicted = bench.folder / "predicted.csv"
    predicted.write_text("id,cluster\n" + "".join(f"{full_id(name, key)},{cluster}\n" for key, cluster in clusters.items()))
    gold = SETS / name / "merged_record_ids.csv"
    known = gold_clusters(gold)
    ids = [[full_id(name, key_of(one)) for one in pair] for pair in pairs]
    right = sum(known.get(a, a) == known.get(b, b) for a, b in ids)
    tell(name, score(gold, predicted, "--records", str(len(rows))), len(rows), pairs, right)


def flagged_set(bench, name, file):
    """Their own numbers are no keys of ours, so the records are told apart by where their bytes lie in the file."""
    import sqlite3
    path = bench.folder / f"{name}.xml"
    path.write_bytes(gzip.open(SETS / name / file).read())
    clusters, pairs = bench.clusters(path, "--format", "endnote")
    rows = sqlite3.connect(bench.db).execute(
        "SELECT v.start, r.report FROM record r JOIN version v ON v.record = r.id GROUP BY v.start ORDER BY v.start")
    places = [str(report) for _, report in rows]
    predicted = bench.folder / "predicted.csv"
    predicted.write_text("id,cluster\n" + "".join(f"{at},{report}\n" for at, report in enumerate(places, 1)))
    found = score(path, predicted, "--gold-format", "endnote", "--endnote-ids", "position")
    tell(name + " (flags)", found, len(places), pairs, None)
    tell_flagged(path, places)


def tell_flagged(path, places):
    """The flags stand on every copy of a paper, the kept one too, so that their half counts as left over; what tells
    more is how many flagged records share a report, and which records share one that has no flag at all."""
    flags = ["uplicate" in "".join(one.itertext()) if one is not None else False
             for one in (record.find("caption") for record in ElementTree.parse(path).getroot().iter("record"))]
    groups = {}
    for at, report in enumerate(places):
        groups.setdefault(report, []).append(at)
    shared = [group for group in groups.values() if len(group) > 1]
    together = sum(flags[at] for group in shared for at in group)
    bare = [[at + 1 for at in group] for group in shared if not any(flags[at] for at in group)]
    print(f"    flagged {sum(flags)}, of them in a report with another {together}; places in the file of records that "
          f"share a report without a flag {bare}", flush=True)


def main():
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    as_jsonl = "--jsonl" in sys.argv
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(sys.argv[1], folder)
        print(f"{'set':32} {'records':>6} {'TP':>4} {'FP':>3} {'FN':>4} {'sens.':>8} {'wait':>5} {'of them same':>8}")
        for name, file, column in CSV_SETS:
            csv_set(bench, name, file, column, as_jsonl)
        if not as_jsonl:
            for name, file in FLAGGED:
                flagged_set(bench, name, file)


if __name__ == "__main__":
    main()
