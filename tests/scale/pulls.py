"""What a pull over the network costs and survives, against a stand-in: pulls.py EVIDENT STANDIN storm|million|speed.

storm    10 % of replies 429, 5 % cut, 5 % garbage, 2 % stalls, at 20 requests a second: the store must end as on a calm
         day, the stand-in must never have seen more requests in a second than its limit
million  a search of 1,000,000 records, split into windows: all records, each once
speed    60,000 records over the network against the same records from a file
"""
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request

import killed_pulls


def config(folder, base, rate, page, window=9999):
    path = folder / "config.toml"
    path.write_text(f'db = "store.db"\n[source.pubmed]\nkind = "eutils"\naddress = "{base}"\nemail = "test@example.org"\n'
                    f'strategy = "all[sb]"\nrequests_a_second = {rate}\npage = {page}\nwindow = {window}\n',
                    encoding="utf-8")
    return path


def pull(evident, folder, base, rate, page, window=9999):
    """Seconds of the ingest itself, as the command tells, and of the whole command (with the index)."""
    folder.mkdir()
    path = config(folder, base, rate, page, window)
    subprocess.run([evident, "--config", path, "init"], check=True, stdout=subprocess.DEVNULL)
    start = time.monotonic()
    done = subprocess.run([evident, "--config", path, "-q", "--json", "update", "--bring-only"], stdout=subprocess.PIPE)
    whole = time.monotonic() - start
    if done.returncode not in (0, 1):
        sys.exit(f"update: exit code {done.returncode}\n{done.stdout.decode()[:2000]}")
    import json
    return json.loads(done.stdout)["sources"][0], whole


def storm(evident, program, top):
    calm = killed_pulls.Standin(program, "--size", "20000")
    pull(evident, top / "calm", calm.base, 10000, 100)
    expected = killed_pulls.state(top / "calm")
    calm.close()
    standin = killed_pulls.Standin(program, "--size", "20000")
    standin.order("limit?n=20")
    standin.order("faults?too-many=0.10&cut=0.05&half=0.02&page-as-200=0.02&error-page=0.01&stall=0.02&silence=3000"
                  "&retry-after=1&seed=7")
    source, whole = pull(evident, top / "storm", standin.base, 20, 100)
    same = killed_pulls.state(top / "storm") == expected
    print(f"storm: same store {same}; {source['read']} records in {whole:.0f} s; {standin.stats()}")
    standin.close()
    return same and source["finished"]


def million(evident, program, top):
    standin = killed_pulls.Standin(program, "--size", "1000000", "--words", "6")
    source, whole = pull(evident, top / "million", standin.base, 10000, 5000)
    with sqlite3.connect(top / "million" / "store.db") as store:
        held, = store.execute("SELECT count(*) FROM record").fetchone()
    print(f"million: {held} held, {source['new']} new, {source['windows']} windows, {source['seconds']:.0f} s pull, "
          f"{whole:.0f} s with the index; {standin.stats()}")
    standin.close()
    return held == 1_000_000 and source["new"] == held and source["finished"]


def saved(base, size, folder):
    """The same records as a file, fetched page by page."""
    path = folder / "records.xml"
    with open(path, "wb") as out:
        out.write(b"<PubmedArticleSet>\n")
        for first in range(60_000_001, 60_000_001 + size, 5000):
            ids = ",".join(map(str, range(first, min(first + 5000, 60_000_001 + size))))
            form = urllib.parse.urlencode({"db": "pubmed", "id": ids}).encode()
            with urllib.request.urlopen(base + "epost.fcgi", form) as reply:
                text = reply.read().decode()
            env = text.split("<WebEnv>")[1].split("<")[0]
            key = text.split("<QueryKey>")[1].split("<")[0]
            query = urllib.parse.urlencode({"db": "pubmed", "WebEnv": env, "query_key": key, "retstart": 0,
                                            "retmax": 5000, "retmode": "xml"})
            with urllib.request.urlopen(base + "efetch.fcgi?" + query) as reply:
                body = reply.read()
            out.write(body[body.index(b"<PubmedArticle>"):body.rindex(b"</PubmedArticleSet>")])
        out.write(b"</PubmedArticleSet>\n")
    return path


def speed(evident, program, top):
    size = 60_000
    standin = killed_pulls.Standin(program, "--size", str(size), "--words", "180")
    file = saved(standin.base, size, top)
    ratios = []
    for turn in range(3):
        source, _ = pull(evident, top / f"pull{turn}", standin.base, 100000, 1000)
        store = str(top / f"file{turn}.db")
        subprocess.run([evident, "--db", store, "init"], check=True, stdout=subprocess.DEVNULL)
        import json
        done = subprocess.run([evident, "--db", store, "-q", "--json", "ingest", str(file)], stdout=subprocess.PIPE)
        from_file = json.loads(done.stdout)
        assert from_file["new"] == source["new"] == size, (from_file["new"], source["new"])
        ratios.append(from_file["seconds"] / source["seconds"])
        print(f"speed: pull {size / source['seconds']:.0f} records/s, file {size / from_file['seconds']:.0f} records/s, "
              f"ratio {ratios[-1]:.2f}; file of {file.stat().st_size / 2**20:.0f} MiB")
    standin.close()
    return sorted(ratios)[len(ratios) // 2] >= 0.8


def main():
    evident, program, what = sys.argv[1:4]
    with tempfile.TemporaryDirectory(prefix="evident-pulls-") as name:
        good = {"storm": storm, "million": million, "speed": speed}[what](evident, program, pathlib.Path(name))
    sys.exit(0 if good else f"{what}: not as it should be")


if __name__ == "__main__":
    main()
