"""Each library has one door: the files that may include it. A library without a door is not used."""
import re

import tree

# Header pattern, the files that may include it, and whether it must stay out of headers.
DOORS = [
    (r"sqlite3(ext)?\.h", r"store/sqlite/database\.cpp", True),
    (r"curl/.*", r"base/http\.cpp", True),
    (r"pugixml\.hpp", r"ingest/format/.*", False),
    (r"xapian(\.h|/.*)", r"(index|query)/.*", False),
    (r"microhttpd\.h", r"web/server\.cpp", True),
    (r"isa-l(\.h|/.*)|igzip_lib\.h", r"base/.*\.cpp", True),
    (r"zstd(_errors)?\.h", r"base/.*\.cpp", True),
    (r"openssl/.*", r"base/.*\.cpp", True),
    (r"unicode/.*", r"(text|ingest/format)/.*", False),
    (r"libstemmer\.h|libstemmer/.*", r"text/.*\.cpp", True),
    (r"simdjson\.h", r".*\.cpp", True),
    (r"nlohmann/json_fwd\.hpp", r".*", False),
    (r"nlohmann/.*", r".*\.cpp", True),
    (r"toml\+\+/.*|toml\.hpp", r".*\.cpp", True),
    (r"CLI/.*", r"cli/.*\.cpp", True),
    (r"fmt/.*", r".*", False),
    (r"(unistd|fcntl|dlfcn|poll|signal|sys/\w+|netinet/\w+|arpa/\w+)\.h", r"(base|cli|web|store/sqlite)/.*", False),
]
ONE_A_FOLDER = [r"toml\+\+/.*|toml\.hpp", r"CLI/.*"]  # slow to compile
STANDARD = re.compile(r"[a-z_0-9]+$")
XAPIAN_UNITS_OF_QUERY = 2


def findings_of(path, line, name):
    for pattern, where, no_header in DOORS:
        if re.fullmatch(pattern, name):
            if no_header and path.suffix == ".hpp":
                return f"{path}:{line}: <{name}> must not stand in a header"
            return None if re.fullmatch(where, str(path)) else f"{path}:{line}: <{name}> has its door in {where}"
    if STANDARD.match(name):
        return None
    return f"{path}:{line}: <{name}> has no door; give it one in tests/house/library_doors.py"


def too_many(users):
    found = []
    for pattern in ONE_A_FOLDER:
        folders = {}
        for path, name in users:
            if re.fullmatch(pattern, name):
                folders.setdefault(path.parent, set()).add(path.name)
        found += [f"{folder}: {pattern} is included by {sorted(names)}; one file a folder"
                  for folder, names in folders.items() if len(names) > 1]
    units = sorted({str(path.with_suffix("")) for path, name in users
                    if name.startswith("xapian") and path.parts[0] == "query"})
    if len(units) > XAPIAN_UNITS_OF_QUERY:
        found.append(f"query/: Xapian is included by {units}; {XAPIAN_UNITS_OF_QUERY} units of query/ may")
    return found


def check(root, _):
    found, users = [], []
    for path in tree.product(root):
        for line, kind, name in tree.includes(root, path):
            if kind == "quoted" and name.split("/")[0] in tree.LAYERS:
                continue  # a file of our own
            users.append((path, name))
            if finding := findings_of(path, line, name):
                found.append(finding)
    return found + too_many(users)


GOOD = {
    "store/sqlite/database.cpp": "#include <sqlite3.h>\n#include <vector>\n",
    "index/writer.cpp": "#include <xapian.h>\n",
    "query/ranked.hpp": "#include <xapian.h>\n",
    "query/ranked.cpp": "#include <xapian.h>\n",
    "query/compile/to_xapian.cpp": "#include <xapian.h>\n",
    "ingest/format/article.cpp": "#include <pugixml.hpp>\n",
    "cli/output.hpp": "#include <nlohmann/json_fwd.hpp>\n",
    "cli/config.cpp": "#include <toml++/toml.h>\n",
    "cli/options.cpp": "#include <CLI/CLI.hpp>\n",
}
BAD = [
    ("<sqlite3.h> has its door", {"store/reports/records.cpp": "#include <sqlite3.h>\n"}),
    ("<sqlite3.h> must not stand in a header", {"store/sqlite/database.hpp": '#include "sqlite3.h"\n'}),
    ("<curl/curl.h> has its door", {"ingest/source/eutils.cpp": "#include <curl/curl.h>\n"}),
    ("<pugixml.hpp> has its door", {"ingest/harvest.cpp": "#include <pugixml.hpp>\n"}),
    ("<xapian.h> has its door", {"cli/main.cpp": "#include <xapian.h>\n"}),
    ("Xapian is included by", {"query/facets.cpp": "#include <xapian.h>\n"}),
    ("<microhttpd.h> has its door", {"web/route.cpp": "#include <microhttpd.h>\n"}),
    ("<unicode/uchar.h> has its door", {"query/a.cpp": "#include <unicode/uchar.h>\n"}),
    ("must not stand in a header", {"query/a.hpp": "#include <simdjson.h>\n"}),
    ("must not stand in a header", {"query/a.hpp": "#include <nlohmann/json.hpp>\n"}),
    ("one file a folder", {"cli/main.cpp": "#include <CLI/CLI.hpp>\n"}),
    ("<boost/regex.hpp> has no door", {"base/a.cpp": "#include <boost/regex.hpp>\n"}),
]

if __name__ == "__main__":
    tree.main(check, GOOD, BAD)
