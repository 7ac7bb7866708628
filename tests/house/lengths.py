"""No function is longer than 60 lines, no file longer than 400 (tests 500), no folder of code fuller than 20 files."""
import re
from dataclasses import dataclass

import tree

LONGEST_FUNCTION = 60
LONGEST_FILE = 400
LONGEST_TEST = 500
FULLEST_FOLDER = 20

SPECIFIER = r"const|volatile|noexcept(?:\s*\(\))?|override|final|mutable|try|&&?|\[\]"
# How the words before the brace of a body end, with all brackets emptied: "f() const", "f() -> int", "A() : b_()".
BODY = re.compile(rf"\(\)\s*(?:(?:{SPECIFIER})\s*)*(?:requires\b.*|->.*|:(?!:).*[)}}]\s*)?$", re.S)
LAMBDA = re.compile(rf"(?:^|[=(,:?&|<{{!+]|\breturn)\s*\[\]\s*(?:<[^()]*>\s*)?"
                    rf"(?:\(\)\s*(?:(?:{SPECIFIER}|constexpr)\s*)*(?:->.*)?)?$", re.S)
TYPE = re.compile(r"(?:template\s*<.*>\s*)?(?:typedef\s+|friend\s+|static\s+|inline\s+|constexpr\s+|const\s+)*"
                  r"(?:class|struct|union|enum)\b[^()=]*$", re.S)
NAMESPACE = re.compile(r"(?:inline\s+)?namespace\b[^()=]*$|extern\s*\"\s*\"\s*$", re.S)
ACCESS = re.compile(r"(?:public|private|protected)\s*$")
CLOSES = {"(": ")", "[": "]", "{": "}"}


@dataclass
class Level:
    """An open bracket: what it holds, and the words of the statement that stands in it so far."""
    kind: str
    opened: str = ""
    start: int = 0  # where the words before the bracket begin
    at: int = 0     # where the bracket stands
    rows: int = 0   # lines inside that are rows of tables
    code: bool = False  # whether a function stands inside
    words: str = ""
    words_at: int = -1

    def add(self, letter, at):
        if self.words_at < 0 and not letter.isspace():
            self.words_at = at
        if self.words_at >= 0:
            self.words += letter

    def clear(self):
        self.words, self.words_at = "", -1


def kind_of(level):
    """What a brace opens, judged by the words before it and by what it stands in."""
    words = level.words.rstrip()
    if LAMBDA.search(words):
        return "function"
    if level.kind in ("file", "type"):
        if NAMESPACE.search(words):
            return "file"
        if TYPE.match(words):
            return "type"
        return "function" if BODY.search(words) else "values"
    if level.kind in ("function", "block"):
        if TYPE.match(words):
            return "type"
        return "block" if not words or BODY.search(words) or re.search(r"\b(else|do|try)$|:$", words) else "values"
    return "values"


def close(level, above, code, end):
    """Tells the level above what stood in this one: rows of a table are no lines of the function around it."""
    above.code = above.code or level.code or level.kind == "function"
    if level.opened == "{" and level.kind == "values" and not level.code:
        above.rows += max(0, code.count("\n", level.at, end) - 1)
    else:
        above.rows += level.rows


def functions(text):
    """(first line, lines) of every function and lambda; the rows of tables inside do not count."""
    code = re.sub(r"^[ \t]*#(?:\\\n|[^\n])*", lambda found: re.sub(r"[^\n]", " ", found.group(0)),
                  tree.blanked(text), flags=re.M)
    levels, found = [Level("file")], []
    for at, letter in enumerate(code):
        level = levels[-1]
        if letter in CLOSES:
            kind = kind_of(level) if letter == "{" else "values"
            start = level.words_at if level.words_at >= 0 else at
            levels.append(Level(kind, letter, start, at))
        elif len(levels) > 1 and letter == CLOSES[level.opened]:
            levels.pop()
            close(level, levels[-1], code, at)
            if level.kind == "function":
                first = tree.line_of(code, level.start)
                found.append((first, tree.line_of(code, at) - first + 1 - level.rows))
            if level.kind == "values" or levels[-1].kind == "values":
                levels[-1].add(level.opened, level.start)
                levels[-1].add(letter, at)
            else:
                levels[-1].clear()
        elif letter == ";" or (letter == "," and level.kind == "values"):
            level.clear()
        elif letter == ":" and ACCESS.match(level.words):
            level.clear()
        else:
            level.add(letter, at)
    return found


def full_folders(root):
    """Folders that hold code; data folders may be as full as they like."""
    folders = {}
    for path in tree.files(root, below={*tree.LAYERS, "tests"}):
        folders.setdefault(path.parent, []).append(path)
    return [f"{folder}: {len(paths)} files; at most {FULLEST_FOLDER} in a folder" for folder, paths in folders.items()
            if len(paths) > FULLEST_FOLDER and any(path.suffix in (".hpp", ".cpp", ".py") for path in paths)]


def check(root, _):
    found = full_folders(root)
    for path in tree.files(root, ".hpp", ".cpp", ".py", below={*tree.LAYERS, "tests"}):
        text = tree.read(root, path)
        limit = LONGEST_TEST if path.parts[0] == "tests" else LONGEST_FILE
        if text.count("\n") > limit:
            found.append(f"{path}: {text.count(chr(10))} lines; at most {limit} in a file")
        if path.suffix != ".py":
            found += [f"{path}:{line}: a function of {lines} lines; at most {LONGEST_FUNCTION}"
                      for line, lines in functions(text) if lines > LONGEST_FUNCTION]
    return found


MANY = "    call();\n" * 70
ROWS = "    {1, 2},\n" * 90
GOOD = {
    "base/table.cpp": "namespace evident {\nconstexpr Row table[] = {\n" + ROWS + "};\nstd::vector<Row> more{\n" + ROWS
                      + "};\nconst auto set = Set({\n" + ROWS + "});\n}\n",
    "base/strings.cpp": 'int f() {\n    return g("{{{", \'{\', 1\'000, R"x({ " )x");  // {{{\n}\n/* { */\n'
                        + "int g() { return 1; }\n" * 90,
    "tests/table.cpp": "TEST_CASE(\"a\") {\n    const auto golden = GENERATE(values<A>({\n" + ROWS + "    }));\n"
                       "    const A list[] = {\n" + ROWS + "    };\n}\n",
    "base/type.hpp": "template <typename T = int>\nstruct A : B {\n    A() : a_{1}, b_(2) {}\n"
                     + "    int f() const { return 1; }\n" * 90 + "    int a_ = 0;\n};\n",
    "base/macro.cpp": "#if X {\n#endif\n" + "void f() {\n    if (a) {\n    }\n}\n" * 40,
    "base/inner.cpp": "void f() {\n    struct A {\n        int x;\n    } a{1};\n    go([&](int b) { return b; });\n}\n"
                      * 30,
}


def body(head):
    return {"base/a.cpp": f"namespace evident {{\n{head} {{\n{MANY}}}\n}}\n"}


BAD = [
    ("base/a.cpp:2: a function of 72 lines", body("int f(int a)")),
    ("base/a.cpp:2: a function of 72 lines", body("auto f(A a = {}) const noexcept -> std::vector<int>")),
    ("base/a.cpp:2: a function of 72 lines", body("A::A(int a) : b_(a), c_{a}")),
    ("base/a.cpp:2: a function of 72 lines", body("bool operator()(int a) const")),
    ("base/a.cpp:2: a function of 72 lines", body("bool A::operator==(const A&) const")),
    ("base/a.cpp:2: a function of 72 lines", body("const auto f = [](int a) mutable")),
    ("base/a.cpp:2: a function of 72 lines", body('TEST_CASE("a { brace")')),
    ("a function of 72 lines", {"base/a.cpp": "void f() {\n    g(1, [&] {\n" + MANY + "    });\n}\n"}),
    ("a function of 73 lines", {"base/a.hpp": "class A {\n  public:\n    int f()\n    {\n" + MANY + "    }\n};\n"}),
    ("base/a.cpp:1: a function of 74 lines", {"base/a.cpp": "void f() {\n    A list[] = {\n" + ROWS + "    };\n" + MANY
                                              + "}\n"}),
    ("a function of 72 lines", {"base/a.cpp": "void f() {\n    const A a{1, [] {\n" + MANY + "    }};\n}\n"}),
    ("base/b.cpp: 401 lines", {"base/b.cpp": "\n" * 401}),
    ("tests/b.cpp: 501 lines", {"tests/b.cpp": "\n" * 501}),
    ("base: 2", {f"base/f{number}.hpp": "" for number in range(21)}),
]

if __name__ == "__main__":
    tree.main(check, GOOD, BAD)
