"""Duplicates planted across three sources: speed, memory, and what was joined against what is true.

    python3 tests/scale/dedup_planted.py EVIDENT MAKE_PUBMED [RECORDS ...]

MAKE_PUBMED is the generator of the shared evaluation folder, compiled. Of RECORDS (30000 and 300000 if none is named)
15 % are a second source's, which is dealt out to two sources; about two thirds of those are duplicates, the others are
its own or decoys (replies, errata, parts) that must not be joined.
"""
import json
import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import time


def generate(make_pubmed, folder, records):
    second = records * 15 // 100
    files = max(1, records // 30000)
    subprocess.run([make_pubmed, "--out", folder, "--files", str(files), "--per-file", str((records - second) // files),
                    "--dups", str(second), "--no-plant"], check=True, stdout=subprocess.DEVNULL)
    halves = [open(folder / f"{half}.ris", "wb") for half in ("first", "second")]
    one, number = [], 0
    for line in open(folder / "embase.ris", "rb"):  # bytes: the generator cuts some letters in two
        one.append(line)
        if line.startswith(b"ER  -"):
            halves[number % 2].write(b"".join(one) + b"\n")
            one, number = [], number + 1
    for half in halves:
        half.close()


def measured(evident, db, *words):
    """-> (stdout, seconds, of them the processor's, MiB); the machine may be shared, so that both times are told"""
    start = time.monotonic()
    process = subprocess.Popen([evident, "--db", str(db), *map(str, words)], stdout=subprocess.PIPE,
                               stderr=subprocess.DEVNULL, text=True)
    out = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = status
    if status >> 8 not in (0, 1):
        raise SystemExit(f"{words} ended with {status >> 8}")
    return out, time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def truth_of(folder):
    out = {}
    for line in (folder / "dup_pairs.tsv").read_text().splitlines()[1:]:
        accession, pmid, kind = line.split("\t")
        out[accession] = (pmid, kind.split("+")[0])
    return out


def judged(db, folder):
    """-> planted duplicates, found ones, reports that join what is two"""
    truth = truth_of(folder)
    report, members = {}, {}
    rows = sqlite3.connect(db).execute("SELECT r.key, r.report, json_extract(v.content, '$.title') FROM record r "
                                       "JOIN version v ON v.id = r.current")
    for key, number, title in rows:
        report[key] = number
        pmid, kind = truth.get(key, (key, "dup"))
        # The generator may make one decoy twice: of those the title tells which is which.
        members.setdefault(number, set()).add(pmid if kind == "dup" else title.rstrip("."))
    planted = [(accession, pmid) for accession, (pmid, kind) in truth.items() if kind == "dup"]
    found = sum(report[accession] == report[pmid] for accession, pmid in planted)
    return len(planted), found, sum(len(one) - 1 for one in members.values())


def main():
    if len(sys.argv) < 3:
        raise SystemExit(__doc__)
    evident, make_pubmed = sys.argv[1:3]
    for records in [int(one) for one in sys.argv[3:]] or [30000, 300000]:
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            generate(make_pubmed, folder, records)
            db = folder / "planted.db"
            measured(evident, db, "init")
            took, worked, most = 0.0, 0.0, 0.0
            for words in (["ingest", *sorted(folder.glob("pubmed*.gz"))],
                          ["ingest", "--source", "embase", folder / "first.ris"],
                          ["ingest", "--source", "scopus", folder / "second.ris"]):
                _, seconds, processor, memory = measured(evident, db, "-q", *words)
                took, worked, most = took + seconds, worked + processor, max(most, memory)
            held = sqlite3.connect(db).execute("SELECT count(*) FROM record").fetchone()[0]
            planted, found, wrong = judged(db, folder)
            print(f"{held} records: ingest {took:.1f} s (processor {worked:.1f} s), {held / took:.0f} records/s, "
                  f"{most:.0f} MiB; planted {planted}, found {found}, joined wrongly {wrong}", flush=True)
            out, seconds, processor, memory = measured(evident, db, "--json", "dedup", "run")
            counts = json.loads(out)
            print(f"  dedup run {seconds:.1f} s (processor {processor:.1f} s), {held / seconds:.0f} records/s, "
                  f"{memory:.0f} MiB; {counts}", flush=True)


if __name__ == "__main__":
    main()
