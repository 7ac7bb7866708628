"""What no source may hold: macros, raw new, shared_ptr, std::regex, using namespace std, and paths of one machine."""
import re

import tree

# Pattern over code without comments and strings, what to say, and whether tests must keep it too.
RULES = [
    (r"\busing\s+namespace\s+std\s*;", "using namespace std", True),
    (r"^[ \t]*#[ \t]*define\b", "a macro", True),
    (r"\bstd::w?(?:regex|smatch|cmatch)\b|^[ \t]*#[ \t]*include[ \t]*<regex>", "std::regex", True),
    (r"\b(?:std::)?(?:shared_ptr|make_shared|weak_ptr)\b", "shared ownership", True),
    (r"(?<!operator )\bnew\s+[A-Za-z_:(]|(?<!= )(?<!operator )\bdelete\b\s*(?:\[\s*\]\s*)?[A-Za-z_(*]",
     "raw new or delete", False),
]
MACROS_ALLOWED = {"tests/catch.hpp", "tests/catch_main.cpp"}
TEXTS = (".hpp", ".cpp", ".py", ".txt", ".cmake", ".md", ".sh", ".toml", ".conf", ".json", ".yml", ".html", ".css")
MACHINE = re.compile(r"(?<![\w.~*}$-])/(?:home|work|root|Users)/(?=\w)")
TEMPORARY = re.compile(r"(?<![\w.~*}$-])/tmp/")


def forbidden_words(root):
    found = []
    for path in tree.files(root, ".hpp", ".cpp", below={*tree.LAYERS, "tests"}):
        code = tree.blanked(tree.read(root, path))
        for pattern, what, in_tests in RULES:
            if (what == "a macro" and str(path) in MACROS_ALLOWED) or (path.parts[0] == "tests" and not in_tests):
                continue
            found += [f"{path}:{tree.line_of(code, match.start())}: {what}"
                      for match in re.finditer(pattern, code, re.M)]
    return found


def machine_paths(root):
    """Everywhere but in data and in this folder, whose cases are such paths; scripts have no suffix."""
    found = []
    for path in tree.files(root):
        data = path.parts[0] == "corpus" or "data" in path.parts or path.parts[:2] == ("tests", "house")
        if data or not (path.suffix in TEXTS or path.parts[0] in ("scripts", ".ci")):
            continue
        text = tree.read(root, path)
        found += [f"{path}:{tree.line_of(text, match.start())}: a path of one machine: {match.group(0)}"
                  for match in MACHINE.finditer(text)]
        if path.parts[0] in tree.LAYERS:
            found += [f"{path}:{tree.line_of(text, match.start())}: a path of one machine: /tmp/"
                      for match in TEMPORARY.finditer(text)]
    return found


def check(root, _):
    return forbidden_words(root) + machine_paths(root)


# In pieces, so that the tracked text of this very file holds no such path.
WORK, HOME, ROOT, TEMP = "/wo" + "rk/", "/ho" + "me/", "/ro" + "ot/", "/t" + "mp/"

GOOD = {
    "base/a.cpp": "// using namespace std; new X, shared_ptr\nA(const A&) = delete;\nauto s = \"#define new X\";\n"
                  "int renew = 1; int deleted = 0;\nauto u = \"https://example.org" + WORK + "1\";\n",
    "tests/catch_main.cpp": "#define CATCH_CONFIG_MAIN\n",
    "scripts/test": "cd \"$(dirname \"$0\")/..\"\n",
    "README.md": "see .." + WORK + "a and https://example.org" + HOME + "x\n",
}
BAD = [
    ("base/b.cpp:1: using namespace std", {"base/b.cpp": "using namespace std;"}),
    ("tests/b.cpp:2: a macro", {"tests/b.cpp": "\n  # define X 1"}),
    ("std::regex", {"base/b.cpp": "std::regex r;"}),
    ("std::regex", {"base/b.cpp": "#include <regex>"}),
    ("shared ownership", {"base/b.cpp": "std::shared_ptr<int> p;"}),
    ("raw new", {"base/b.cpp": "auto p = new Thing();"}),
    ("raw new", {"base/b.cpp": "delete p;"}),
    ("a path of one machine: " + HOME, {"base/b.cpp": f'auto p = "{HOME}somebody/x";'}),
    ("a path of one machine: " + TEMP, {"base/b.cpp": f'auto p = "{TEMP}x";'}),
    ("scripts/run:1: a path of one machine", {"scripts/run": f"cd {HOME}somebody/evident"}),
    ("README.md:1: a path of one machine", {"README.md": f"cd {ROOT}evident"}),
]

if __name__ == "__main__":
    tree.main(check, GOOD, BAD)
