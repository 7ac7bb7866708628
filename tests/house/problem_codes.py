"""Every code of a Problem that the sources use has its heading in docs/problems.md, and the other way round."""
import re

import tree

CODE = re.compile(r'"([a-z][a-z0-9]*(?:-[a-z0-9]+)*)"')
HYPHENED = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)+")
FAULTS = {"usage", "source", "store", "bug"}  # names of faults (base/error.hpp) stand where a code may
# A function that takes a code: `void say(Severity severity, std::string_view code, ...)`.
TAKES_CODE = re.compile(r"\b(\w+)\s*\(([^(){};]*?)\b(?:std::string(?:_view)?|const\s+char\s*\*|auto)\s*"
                        r"(?:const\s*)?&?&?\s*code\b")
# Where a Problem is made whose severity is no literal.
MADE = re.compile(r"\b\w*[pP]roblems?_?\s*(?:\.|->)\s*(?:push|emplace)_back\s*\(\s*(?:Problem\s*)?\{?"
                  r"|\bProblem\s*\w*\s*\{")
NAMED = r"\b{}\b\s*(?:=|\{{)\s*" + CODE.pattern


def arguments(code, at):
    """The arguments of the call or braces that are open at this place, each as text, from here on."""
    parts, depth, begin, quoted = [], 0, at, False
    while at < len(code):
        letter = code[at]
        if letter == '"' and code[at - 1] != "\\":
            quoted = not quoted
        elif quoted:
            pass
        elif letter in "([{":
            depth += 1
        elif letter in ")]}" and depth:
            depth -= 1
        elif letter in ")]};" or (letter == "," and not depth):
            parts.append(code[begin:at])
            begin = at + 1
            if letter != ",":
                break
        at += 1
    return parts


def codes_in(argument, code):
    """Codes an argument can be: literals (both sides of a ?), or those of the constant it names."""
    literals = CODE.findall(argument)
    if literals:
        return literals
    name = argument.strip().split("::")[-1]
    return re.findall(NAMED.format(re.escape(name)), code) if re.fullmatch(r"\w+", name) else []


def codes_of(code, takers):
    """(offset, code) of each code in a source without comments."""
    found = []
    for match in re.finditer(r"\bSeverity::(?:note|warning|error)\b", code):
        after = arguments(code, match.end())
        if len(after) > 1:
            found += [(match.start(), word) for word in codes_in(after[1], code)]
    for match in MADE.finditer(code):
        given = arguments(code, match.end())
        if len(given) > 2:
            found += [(match.start(), word) for word in codes_in(given[1], code)]
    for match in re.finditer(r"\b(\w+)\s*[({]", code):
        position = takers.get(match.group(1))
        given = arguments(code, match.end()) if position is not None else []
        if position is not None and position < len(given):
            found += [(match.start(), word) for word in codes_in(given[position], code)]
    for match in re.finditer(r"\.code\s*=\s*(?!=)([^;,]*)", code):
        found += [(match.start(), word) for word in codes_in(match.group(1), code)]
    return found


def takers_of(code):
    """{function: position of its parameter `code`}."""
    return {match.group(1): match.group(2).count(",") for match in TAKES_CODE.finditer(code)}


def used_codes(root):
    """{code: first place}. A function of an unnamed namespace counts in its own file only."""
    sources = {path: tree.blanked(tree.read(root, path), keep_strings=True) for path in tree.product(root)}
    declared = {}
    for path, code in sources.items():
        if path.suffix == ".hpp":
            declared.update(takers_of(code))
    used = {}
    for path, code in sources.items():
        for offset, word in codes_of(code, {**declared, **takers_of(code)}):
            if word not in FAULTS:
                used.setdefault(word, f"{path}:{tree.line_of(code, offset)}")
    return used, sources


def check(root, _):
    used, sources = used_codes(root)
    page = root / "docs" / "problems.md"
    if not page.is_file():
        missing = f"docs/problems.md: not there, and {len(used)} codes are used: {', '.join(sorted(used))}"
        return [missing] if used else []
    titles = [title for _, title, _ in tree.headings(page.read_text("utf-8"))]
    named = {word for title in titles for word in re.findall(r"[a-z0-9][a-z0-9-]*", title)}
    found = [f"{place}: code {word} has no heading in docs/problems.md" for word, place in sorted(used.items())
             if word not in named]
    text = "\n".join(sources.values())
    found += [f"docs/problems.md: no source uses {title}" for title in (title.strip("` ") for title in titles)
              if HYPHENED.fullmatch(title) and f'"{title}"' not in text]
    return found


GOOD = {
    "base/problem.hpp": "enum class Severity { note };\nvoid add(Problems& list, std::string_view code, int x);\n",
    "ingest/a.cpp": 'f({Severity::error, "no-key", "a b", at});\nadd(list, "late-date", 1); add(list, "usage", 1);\n'
                    'constexpr std::string_view cut_code = "cut-short";\nf({Severity::note, cut_code, ""});\n'
                    'g(bad ? Severity::error : Severity::note, two ? "two-dois" : "no-doi", "csl-json");\n'
                    'h(Severity::note);\n// Severity::error, "in-comment"\nsay("not-a-code");\nproblem.code = "odd";\n'
                    'problems_.push_back({worst, "too-many", f("a", x == \'"\' ? 1 : 2), at});\n'
                    'return Problem{worst(x, "y"), "made-so", "", at};\n',
    "docs/problems.md": "# Problems\n## `no-key`\n### late-date\n## cut-short\n## `two-dois`, `no-doi`\n## odd\n"
                        "## too-many\n## made-so\n",
}


def without(word):
    return {"docs/problems.md": GOOD["docs/problems.md"].replace(word, "gone")}


BAD = [
    ("ingest/a.cpp:1: code no-key has no heading", without("no-key")),
    ("ingest/a.cpp:2: code late-date has no heading", without("late-date")),
    ("code cut-short has no heading", without("cut-short")),
    ("code two-dois has no heading", without("two-dois")),
    ("code no-doi has no heading", without("no-doi")),
    ("code odd has no heading", without("odd")),
    ("code own-code has no heading", {"base/b.cpp": 'P say(const std::string& code);\nauto p = say("own-code");\n'}),
    ("ingest/a.cpp:10: code too-many has no heading", without("too-many")),
    ("code made-so has no heading", without("made-so")),
    ("not there, and 8 codes", {"docs/problems.md": None}),
    ("no source uses old-code", {"docs/problems.md": GOOD["docs/problems.md"] + "## `old-code`\n"}),
]

if __name__ == "__main__":
    tree.main(check, GOOD, BAD)
