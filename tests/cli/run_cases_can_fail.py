"""Proves that the runner of command cases fails where it should."""
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
GOOD = "[echo]\n$ echo a; echo b; echo c >&2; exit 3\n> a\n~ [bc]\n! c\n= 3\n[rest]\n$ seq 9\n> 1\n>*\n"
BAD = ["$ echo a\n> b\n", "$ echo a\n", "$ true\n> a\n", "$ echo a >&2\n", "$ exit 1\n", "$ true\n= 1\n",
       "$ echo ab\n~ a\n"]


def run(folder, text):
    path = folder / "one.case"
    path.write_text(text)
    return subprocess.run([sys.executable, "-B", str(HERE / "run_cases.py"), "/bin/true", str(path)],
                          capture_output=True, check=False).returncode


with tempfile.TemporaryDirectory() as made:
    folder = pathlib.Path(made)
    wrong = [] if run(folder, GOOD) == 0 else ["the good case failed"]
    wrong += [f"passed: {case!r}" for case in BAD if run(folder, "[bad]\n" + case) != 1]
    if run(folder, "[skipped]\n$? false\n$ echo never\n") != 77:
        wrong.append("a case that cannot be played was not skipped")
    sys.exit("\n".join(wrong) or 0)
