"""Pulls that are killed at random moments end as one that was left alone: killed_pulls.py EVIDENT STANDIN [KILLS] [SIZE].

A stand-in for the E-utilities serves made records; `evident update` is killed (SIGKILL) again and again and started
anew; every store must in the end say of every record what an undisturbed run says, and no record may be there twice.
"""
import pathlib
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request


class Standin:
    def __init__(self, program, *options):
        self.process = subprocess.Popen([program, *options], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.base = self.process.stdout.readline().split()[-1]
        self.root = self.base.split("/entrez")[0]

    def order(self, what):
        with urllib.request.urlopen(f"{self.root}/control/{what}") as reply:
            return reply.read().decode()

    def stats(self):
        return dict(line.split() for line in self.order("stats").splitlines() if line.strip())

    def close(self):
        self.process.stdin.close()
        self.process.wait(timeout=10)


def config(folder, base):
    path = folder / "config.toml"
    path.write_text(f"""
db = "store.db"
[source.pubmed]
kind = "eutils"
address = "{base}"
email = "test@example.org"
strategy = "all[sb]"
requests_a_second = 10000
page = 100
window = 1500
""", encoding="utf-8")
    return path


def state(folder):
    with sqlite3.connect(folder / "store.db") as store:
        return set(store.execute("SELECT r.source, r.key, v.content FROM record r JOIN version v ON v.id = r.current"))


def commands(evident, folder, base):
    path = config(folder, base)
    subprocess.run([evident, "--config", path, "init"], check=True, stdout=subprocess.DEVNULL)
    return [evident, "--config", str(path), "-q", "update", "--source", "pubmed"]


def undisturbed(evident, top, base):
    folder = top / "calm"
    folder.mkdir()
    start = time.monotonic()
    subprocess.run(commands(evident, folder, base), check=True, stdout=subprocess.DEVNULL)
    return state(folder), time.monotonic() - start


def disturbed(evident, folder, base, kills, longest, dice):
    folder.mkdir()
    command = commands(evident, folder, base)
    done = 0
    for _ in range(kills):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(dice.uniform(0.02, 0.6 * longest))
        if process.poll() is None:
            process.kill()
            done += 1
        process.wait()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    if subprocess.run([evident, "--config", folder / "config.toml", "check"], stdout=subprocess.DEVNULL,
                      stderr=subprocess.DEVNULL).returncode > 1:
        sys.exit(f"{folder}: the store is not sound")
    return done


def main():
    evident, program = sys.argv[1:3]
    kills = int(sys.argv[3]) if len(sys.argv) > 3 else 20
    size = sys.argv[4] if len(sys.argv) > 4 else "4000"
    seed = random.randrange(1 << 30)
    dice = random.Random(seed)
    standin = Standin(program, "--size", size)
    done = 0
    with tempfile.TemporaryDirectory(prefix="evident-killed-") as name:
        top = pathlib.Path(name)
        expected, took = undisturbed(evident, top, standin.base)
        stores = 0
        while done < kills:
            folder = top / f"store{stores}"
            done += disturbed(evident, folder, standin.base, 5, took, dice)
            stores += 1
            if state(folder) != expected:
                sys.exit(f"seed {seed}: after kills the store differs from an undisturbed run's")
    standin.close()
    print(f"{done} kills over {stores} stores of {len(expected)} records: each ended as an undisturbed run; seed {seed}")
    if len(expected) != int(size):
        sys.exit(f"{size} records were to come, {len(expected)} are there")


if __name__ == "__main__":
    main()
