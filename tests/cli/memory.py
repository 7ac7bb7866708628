"""The peak memory of an ingest stays low and does not grow with the input: memory.py EVIDENT MAKE_PUBMED."""
import gzip
import os
import pathlib
import subprocess
import sys
import tempfile

MOST_MIB = 150
MOST_GROWTH_MIB = 25
SIZES = (10_000, 20_000)


def peak_mib(command):
    """Runs it; the most memory it held at once, as the system measured it."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):  # 1: records were rejected
        sys.exit(f"{command}: exit code {process.returncode}")
    return usage.ru_maxrss / 1024


RECORD = "<PubmedArticle><MedlineCitation><PMID>{}</PMID><Article><ArticleTitle>T</ArticleTitle></Article></MedlineCitation></PubmedArticle>"


def monsters(folder):
    """Inputs whose text is long without being many records: white space, one endless line, broken records.

    Written a mebibyte at a time: what this program held when it forked would be counted as the child's.
    """
    blank = folder / "blank.xml.gz"
    with gzip.open(blank, "wt", compresslevel=1) as out:
        out.write("<PubmedArticleSet>" + RECORD.format(1))
        for _ in range(200):
            out.write(" " * 2**20)
        out.write(RECORD.format(2) + "</PubmedArticleSet>")
    line = folder / "line.jsonl"
    with open(line, "w", encoding="utf-8") as out:
        out.write('{"id": 1, "title": "')
        for _ in range(200):
            out.write("x" * 2**20)
        out.write('"}\n{"id": 2}\n')
    broken = folder / "broken.xml"
    with open(broken, "w", encoding="utf-8") as out:
        out.write("<PubmedArticleSet>")
        for _ in range(30):
            out.write("<PubmedArticle><a>")
            for _ in range(8):
                out.write("y " * 2**19)
            out.write("</b></PubmedArticle>")
        out.write(RECORD.format(3) + "</PubmedArticleSet>")
    return blank, line, broken


def check_monsters(evident, folder):
    store = folder / "monsters.db"
    subprocess.run([evident, "--db", str(store), "init"], check=True, stdout=subprocess.DEVNULL)
    for file in monsters(folder):
        peak = peak_mib([evident, "-q", "--db", str(store), "ingest", str(file)])
        print(f"{file.name}: peak {peak:.0f} MiB")
        if peak > MOST_MIB:
            sys.exit(f"{file.name}: more than {MOST_MIB} MiB")


def main():
    evident, make = sys.argv[1:3]
    peaks = []
    with tempfile.TemporaryDirectory(prefix="evident-memory-") as top:
        check_monsters(evident, pathlib.Path(top))
        for records in SIZES:
            folder = pathlib.Path(top) / str(records)
            folder.mkdir()
            subprocess.run([make, "--out", str(folder), "--per-file", str(records), "--no-plant"], check=True,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            file = next(folder.glob("*.xml.gz"))
            store = folder / "store.db"
            subprocess.run([evident, "--db", str(store), "init"], check=True, stdout=subprocess.DEVNULL)
            peaks.append(peak_mib([evident, "--db", str(store), "ingest", str(file)]))
            print(f"{records} records, {file.stat().st_size / 2**20:.1f} MiB packed: peak {peaks[-1]:.0f} MiB")
    if max(peaks) > MOST_MIB:
        sys.exit(f"more than {MOST_MIB} MiB")
    if peaks[-1] - peaks[0] > MOST_GROWTH_MIB:
        sys.exit(f"grew by more than {MOST_GROWTH_MIB} MiB")


if __name__ == "__main__":
    main()
