"""The C++ sources are as clang-format lays them out; judged only where the version we write with is installed."""
import os
import re
import shutil
import subprocess

import tree

VERSION = "14"  # of Debian 12; each version lays a few things out in its own way


def check(root, _):
    program = os.environ.get("CLANG_FORMAT") or shutil.which("clang-format")
    if not program:
        raise tree.Skip("clang-format is not installed")
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
    if re.search(rf"version {VERSION}\.", said) is None:
        raise tree.Skip(f"this is {said.strip()}; the sources are laid out by version {VERSION}")
    paths = [str(root / path) for path in tree.files(root, ".hpp", ".cpp", below={*tree.LAYERS, "tests"})]
    if not paths:
        return []
    done = subprocess.run([program, "--dry-run", "--Werror", "--style=file", *paths], capture_output=True, text=True,
                          check=False)
    return [] if done.returncode == 0 else [line for line in done.stderr.split("\n") if "error:" in line][:40]


STYLE = "BasedOnStyle: Google\nIndentWidth: 4\nColumnLimit: 120\n"
GOOD = {".clang-format": STYLE, "base/a.cpp": "int f() { return 1; }\n"}
BAD = [("a.cpp:1", {"base/a.cpp": "int   f( ) { return 1 ; }\n"})]

if __name__ == "__main__":
    tree.main(check, GOOD, BAD)
