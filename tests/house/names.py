"""Files, folders and types are named for what they are: no util, common, misc, helper, manager, core, tools, types."""
import re

import tree

EMPTY_WORDS = {"util", "utils", "common", "misc", "helper", "helpers", "manager", "managers", "core", "tools", "types"}
TYPE_DEFINED = re.compile(r"\b(?:class|struct|union|enum(?:\s+class)?)\s+(\w+)\s*(?:final\s*)?(?::[^;{}()]*)?\{")
NAMESPACE = re.compile(r"\bnamespace\s+([\w:]+)\s*\{")


def words_of(name):
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)}


def check(root, _):
    found = []
    for path in tree.files(root):
        for part in {*path.parts[:-1], path.name.split(".")[0]}:
            if part.lower() in EMPTY_WORDS:
                found.append(f"{path}: {part!r} says nothing of what is inside")
    for path in tree.files(root, ".hpp", ".cpp", below={*tree.LAYERS, "tests"}):
        if not re.fullmatch(r"[a-z0-9_]+\.[hc]pp", path.name):
            found.append(f"{path}: files are named in snake_case")
        code = tree.blanked(tree.read(root, path))
        for match in TYPE_DEFINED.finditer(code):
            name, place = match.group(1), f"{path}:{tree.line_of(code, match.start())}"
            if not re.fullmatch(r"[A-Z][A-Za-z0-9]*", name):
                found.append(f"{place}: type {name} is not a PascalCase noun")
            elif words_of(name) & (EMPTY_WORDS - {"common", "core", "types"}) or name.lower() in EMPTY_WORDS:
                found.append(f"{place}: type {name} says nothing of what it is")
        if path.parts[0] != "tests":
            found += [f"{path}:{tree.line_of(code, match.start())}: namespace {match.group(1)}; ours is evident"
                      for match in NAMESPACE.finditer(code) if match.group(1) != "evident"]
    return found


GOOD = {
    "base/date.hpp": "namespace evident {\nnamespace {\nstruct Day : Base {};\nenum class Kind : int { a };\n}\n}\n",
    "store/record/report.cpp": "// class helper {\nstruct Report final {};\n",
    "docs/formats/pubmed.md": "",
}
BAD = [
    ("'util' says nothing", {"base/util.hpp": ""}),
    ("'common' says nothing", {"store/common/record.hpp": ""}),
    ("'tools' says nothing", {"tools/run.sh": ""}),
    ("snake_case", {"base/Date.cpp": ""}),
    ("type date", {"base/a.hpp": "struct date { int x; };"}),
    ("type RecordManager", {"base/a.hpp": "class RecordManager final : public A {};"}),
    ("type Types", {"base/a.hpp": "enum class Types { a };"}),
    ("namespace detail", {"base/a.hpp": "namespace evident {\nnamespace detail {}\n}"}),
]

if __name__ == "__main__":
    tree.main(check, GOOD, BAD)
