"""Folders include each other in one direction only, ingest and index never meet, and no two folders form a circle."""
import re

import tree


def top(path):
    return path.parts[0]


def wrong_direction(root):
    found = []
    for path in tree.product(root):
        for line, kind, name in tree.includes(root, path):
            other = name.split("/")[0]
            if kind != "quoted":
                continue
            if not (root / name).is_file():
                found.append(f"{path}:{line}: \"{name}\" is no file, seen from the project's root")
            elif other != top(path) and other not in tree.LAYERS[top(path)]:
                found.append(f"{path}:{line}: {top(path)} must not include {other}")
    return found


def wrong_links(root):
    """A library must not link what its folder may not include."""
    found = []
    for path in tree.files(root, "CMakeLists.txt", below=tree.LAYERS):
        text = re.sub(r"#.*", "", tree.read(root, path))
        for other in sorted(set(re.findall(r"\bevident_(\w+)", text))):
            if other in tree.LAYERS and other != top(path) and other not in tree.LAYERS[top(path)]:
                found.append(f"{path}: {top(path)} must not link evident_{other}")
    return found


def circles(root):
    edges = {}
    for path in tree.product(root):
        mine = str(path.parent)
        for _, kind, name in tree.includes(root, path):
            other = name.rpartition("/")[0]
            if kind == "quoted" and other and other != mine:
                edges.setdefault(mine, {}).setdefault(other, f"{path} includes {name}")
    found, done = set(), set()

    def walk(folder, trail):
        if folder in trail:
            ring = trail[trail.index(folder):] + [folder]
            steps = "; ".join(edges[a][b] for a, b in zip(ring, ring[1:]))
            found.add(f"a circle of folders: {' -> '.join(ring)} ({steps})")
        elif folder not in done:
            for other in sorted(edges.get(folder, {})):
                walk(other, trail + [folder])
            done.add(folder)

    for folder in sorted(edges):
        walk(folder, [])
    return sorted(found)


def check(root, _):
    return wrong_direction(root) + wrong_links(root) + circles(root)


GOOD = {
    "base/date.hpp": "",
    "text/words.hpp": '#include "base/date.hpp"\n// #include "cli/main.hpp"\n',
    "store/record/record.hpp": '#include "text/words.hpp"\n',
    "ingest/reader.hpp": '#include "store/record/record.hpp"\n',
    "index/writer.hpp": '#include <vector>\n',
    "web/server.hpp": "",
    "cli/main.cpp": '#include "ingest/reader.hpp"\n#include "index/writer.hpp"\n',
    "index/CMakeLists.txt": "target_link_libraries(evident_index PUBLIC evident_store)",
}
BAD = [
    ("text must not include store", {"text/a.cpp": '#include "store/record/record.hpp"\n'}),
    ("ingest must not include index", {"ingest/a.cpp": '#include "index/writer.hpp"\n'}),
    ("index must not include ingest", {"index/a.cpp": '#include "ingest/reader.hpp"\n'}),
    ("query must not include ingest", {"query/a.cpp": '#include "ingest/reader.hpp"\n'}),
    ("web must not include ingest", {"web/a.cpp": '#include "ingest/reader.hpp"\n'}),
    ("export must not include web", {"export/a.cpp": '#include "web/server.hpp"\n'}),
    ("index must not link evident_ingest", {"index/CMakeLists.txt": "target_link_libraries(x evident_ingest)"}),
    ("no file", {"base/a.cpp": '#include "date.hpp"\n'}),
    ("a circle of folders", {"store/record/a.cpp": '#include "store/sqlite/b.hpp"\n',
                             "store/sqlite/b.hpp": '#include "store/record/record.hpp"\n'}),
]

if __name__ == "__main__":
    tree.main(check, GOOD, BAD)
