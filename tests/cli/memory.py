"""The peak memory of an ingest stays low and does not grow with the input: memory.py EVIDENT MAKE_PUBMED."""
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
    if process.returncode != 0:
        sys.exit(f"{command}: exit code {process.returncode}")
    return usage.ru_maxrss / 1024


def main():
    evident, make = sys.argv[1:3]
    peaks = []
    with tempfile.TemporaryDirectory(prefix="evident-memory-") as top:
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
