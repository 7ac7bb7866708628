"""Every source is listed in its CMakeLists.txt, every listed source exists, every folder of code is entered."""
import os
import re

import tree

LISTED = re.compile(r"(?<![\w./${}-])([\w./-]+\.(?:cpp|py))\b")


def listed_sources(root):
    found = {}
    for path in tree.files(root, "CMakeLists.txt"):
        for name in LISTED.findall(re.sub(r"#.*", "", tree.read(root, path))):
            found.setdefault(os.path.normpath(path.parent / name), path)
    return found


def unentered(root):
    found = []
    for path in tree.files(root, "CMakeLists.txt"):
        above = root / path.parent.parent / "CMakeLists.txt"
        if path.parent.parts and (not above.is_file() or not re.search(
                rf"(?<![\w-]){re.escape(path.parent.name)}(?![\w-])", re.sub(r"#.*", "", above.read_text("utf-8")))):
            found.append(f"{path}: no CMakeLists.txt above enters this folder")
    return found


def check(root, _):
    listed = listed_sources(root)
    present = {str(path) for path in tree.files(root, ".cpp", below={*tree.LAYERS, "tests"})}
    present |= {str(path) for path in tree.files(root, ".py", below={"tests"}) if path.parts[:2] == ("tests", "house")}
    present.discard("tests/house/tree.py")  # what the rules share, not a rule
    found = [f"{path}: listed in no CMakeLists.txt" for path in sorted(present - set(listed))]
    found += [f"{where}: lists {path}, which is not there" for path, where in sorted(listed.items())
              if not (root / path).is_file()]
    return found + unentered(root)


GOOD = {
    "CMakeLists.txt": "foreach(folder base tests)\nadd_subdirectory(${folder})\n",
    "base/CMakeLists.txt": "add_library(evident_base STATIC\n  date.cpp\n  deep/file.cpp)\n# gone.cpp\n",
    "base/date.cpp": "",
    "base/deep/file.cpp": "",
    "tests/CMakeLists.txt": "foreach(folder base)\n",
    "tests/base/CMakeLists.txt": "evident_test(base SOURCES date.cpp)",
    "tests/base/date.cpp": "",
}
BAD = [
    ("base/lost.cpp: listed in no", {"base/lost.cpp": ""}),
    ("tests/base/lost.cpp: listed in no", {"tests/base/lost.cpp": ""}),
    ("tests/house/lost.py: listed in no", {"tests/house/lost.py": ""}),
    ("lists base/date.cpp, which is not there", {"base/date.cpp": None}),
    ("web/CMakeLists.txt: no CMakeLists.txt above", {"web/CMakeLists.txt": ""}),
]

if __name__ == "__main__":
    tree.main(check, GOOD, BAD)
