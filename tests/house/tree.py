"""The tree the house rules read: its files, C++ text without comments and strings, and how a rule is run and tested."""
import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile

LAYERS = {
    "base": set(),
    "text": {"base"},
    "store": {"base", "text"},
    "ingest": {"base", "text", "store"},
    "index": {"base", "text", "store"},
    "query": {"base", "text", "store", "index"},
    "export": {"base", "text", "store", "index", "query"},
    "web": {"base", "text", "store", "index", "query", "export"},
    "cli": {"base", "text", "store", "ingest", "index", "query", "export", "web"},
}
SKIPPED = 77  # what a test returns when it has nothing to look at yet
NOT_OURS = re.compile(r"^(build.*|demo|\.git|__pycache__|\.cache|\.vscode|\.idea)$")


class Skip(Exception):
    """The rule cannot be judged here; the message says what is missing."""


def files(root, *suffixes, below=None):
    """Paths relative to the root, sorted; only those with one of the suffixes, and in one of the top folders."""
    found = []
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if not NOT_OURS.match(name)]
        for name in names:
            path = (pathlib.Path(folder) / name).relative_to(root)
            if suffixes and not name.endswith(suffixes):
                continue
            if below is None or path.parts[0] in below:
                found.append(path)
    return sorted(found)


def product(root):
    """The C++ files of the program itself."""
    return files(root, ".hpp", ".cpp", below=LAYERS)


def read(root, path):
    return (root / path).read_text(encoding="utf-8", errors="replace")


TOKEN = re.compile(
    r"""(?P<comment>//(?:\\\n|[^\n])*|/\*.*?\*/)"""
    r"""|(?P<raw>\b(?:u8|u|U|L)?R"(?P<mark>[^\s()\\]{0,16})\(.*?\)(?P=mark)")"""
    r"""|(?P<string>"(?:\\.|[^"\\\n])*")"""
    r"""|(?P<char>(?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])+')""",
    re.S | re.X)


def blanked(text, keep_strings=False):
    """The text with comments, characters and (unless kept) strings as blanks: same length, same lines."""
    def blank(match):
        whole = match.group(0)
        if match.group("comment") is None:
            if keep_strings and match.group("char") is None:
                return whole
            return '"' + re.sub(r"[^\n]", " ", whole[1:-1]) + '"'
        return re.sub(r"[^\n]", " ", whole)
    return TOKEN.sub(blank, text)


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def includes(root, path):
    """(line number, "quoted" or "angled", name) of each include."""
    found = []
    for number, line in enumerate(blanked(read(root, path), keep_strings=True).split("\n"), 1):
        match = re.match(r'\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)', line)
        if match:
            found.append((number, "quoted" if match.group(1) else "angled", match.group(1) or match.group(2)))
    return found


def headings(text):
    """(level, title, body up to the next heading of any level) of each heading of a markdown text."""
    found, inside = [], False
    for line in text.split("\n"):
        if line.lstrip().startswith("```"):
            inside = not inside
        match = None if inside else re.match(r"(#{1,6})\s+(.*?)\s*#*$", line)
        if match:
            found.append([len(match.group(1)), match.group(2), ""])
        elif found:
            found[-1][2] += line + "\n"
    return [tuple(entry) for entry in found]


class Program:
    """The evident binary, asked only for its help."""

    def __init__(self, binary):
        self.binary, self.known = str(binary), {}

    def help(self, *words):
        if words not in self.known:
            done = subprocess.run([self.binary, *words, "--help"], capture_output=True, text=True, timeout=20,
                                  stdin=subprocess.DEVNULL, check=False)
            self.known[words] = done.stdout + done.stderr if done.returncode == 0 else None
        return self.known[words]

    def commands(self, *words):
        """The commands listed below a heading such as "Subcommands:"."""
        found, inside = [], False
        for line in (self.help(*words) or "").split("\n"):
            if re.match(r"\S.*:\s*$", line) or re.match(r"[A-Z]+:\s*$", line):
                inside = "command" in line.lower()
            elif inside and (match := re.match(r" {1,4}([a-z][a-z0-9-]*)(\s|,|$)", line)):
                found.append(match.group(1))
        return found

    def flags(self, *words):
        """Flags that begin a line of the help, in every spelling."""
        found = set()
        for line in (self.help(*words) or "").split("\n"):
            if match := re.match(r"\s+((?:-{1,2}[A-Za-z][\w-]*(?:\s*,\s*)?)+)", line):
                found.update(re.findall(r"--[a-z][a-z0-9-]*", match.group(1)))
        return found


def grow(root, tree):
    """Writes {path: text} below the root; a text that begins with "#!" becomes a program."""
    for name, text in tree.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        if text.startswith("#!"):
            path.chmod(0o755)


def outcome(check, tree):
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        grow(root, {name: text for name, text in tree.items() if text is not None})
        return check(root, root / "evident" if "evident" in tree else None)


def self_test(check, good, bad):
    wrong = [f"the good tree is blamed: {finding}" for finding in outcome(check, good)]
    for expected, changes in bad:
        found = outcome(check, {**good, **changes})
        if not any(expected in finding for finding in found):
            wrong.append(f"not noticed: {expected!r} in {sorted(changes)}; found {found}")
    return wrong


def main(check, good, bad):
    """Runs check(root, binary or None), which gives findings as lines; with --self-test proves that it can fail."""
    parser = argparse.ArgumentParser(description=sys.modules["__main__"].__doc__)
    parser.add_argument("root", nargs="?", default=pathlib.Path(__file__).resolve().parents[2], type=pathlib.Path)
    parser.add_argument("binary", nargs="?", type=pathlib.Path)
    parser.add_argument("--self-test", action="store_true")
    arguments = parser.parse_args()
    try:
        if arguments.self_test:
            found = self_test(check, good, bad)
        else:
            found = check(arguments.root.resolve(), arguments.binary)
    except Skip as reason:
        print(f"skipped: {reason}")
        sys.exit(SKIPPED)
    for finding in found:
        print(finding)
    sys.exit(1 if found else 0)
