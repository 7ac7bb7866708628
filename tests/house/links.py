"""Every link from one markdown file to another file, or to a heading, leads somewhere."""
import re
import urllib.parse

import tree

LINK = re.compile(r"!?\[(?:[^\[\]]|\[[^\]]*\])*\]\(\s*<?([^()\s<>]+(?:\([^()]*\)[^()\s<>]*)?)>?(?:\s+\"[^\"]*\")?\s*\)")
DEFINED = re.compile(r"^ {0,3}\[[^\]^]+\]:\s*<?(\S+?)>?(?:\s+\"[^\"]*\")?\s*$", re.M)


def without_code(text):
    """The text with code blocks and code spans as blanks."""
    def blank(match):
        return re.sub(r"[^\n]", " ", match.group(0))
    text = re.sub(r"^[ ]*(```+|~~~+)[^\n]*\n.*?^[ ]*\1", blank, text, flags=re.M | re.S)
    return re.sub(r"(`+)(?!`)[^\n]*?(?<!`)\1(?!`)", blank, text)


def anchors(text):
    """The names a reader of markdown gives to headings: lower case, marks away, spaces to hyphens; repeats numbered."""
    found, seen = set(re.findall(r"<a\s+(?:id|name)=\"([^\"]+)\"", text)), {}
    for _, title, _ in tree.headings(text):
        title = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", title)
        name = re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-")
        count = seen.get(name, 0)
        seen[name] = count + 1
        found.add(f"{name}-{count}" if count else name)
    return found


def check(root, _):
    found = []
    for path in tree.files(root, ".md"):
        text = tree.read(root, path)
        plain = without_code(text)
        for match in [*LINK.finditer(plain), *DEFINED.finditer(plain)]:
            target = urllib.parse.unquote(match.group(1))
            if re.match(r"[a-z][a-z0-9+.-]*:", target, re.I):
                continue
            name, _, anchor = target.partition("#")
            place = f"{path}:{tree.line_of(plain, match.start())}"
            there = (root / path).parent / name if name else root / path
            if name.startswith("/") or not there.exists():
                found.append(f"{place}: {target} leads nowhere")
            elif root not in there.resolve().parents and there.resolve() != root:
                found.append(f"{place}: {target} leads out of the project")
            elif anchor and there.suffix == ".md" and anchor not in anchors(there.read_text("utf-8")):
                found.append(f"{place}: {target}: no such heading")
    return found


GOOD = {
    "README.md": "# Top\n[a](docs/a.md) [b](docs/a.md#two-words) [c](#top) <https://e.org> [d](https://e.org/x.md)\n"
                 "`[x](gone.md)`\n```\n[x](gone.md)\n```\n[folder](docs) ![i](docs/i.png \"title\")\n[r]: docs/a.md\n",
    "docs/a.md": "# A\n## Two `words`\n## Same\n## Same\n[up](../README.md) [second](#same-1)\n",
    "docs/i.png": "",
}
BAD = [
    ("README.md:2: gone.md leads nowhere", {"README.md": "\n[a](gone.md)\n"}),
    ("gone.png leads nowhere", {"docs/b.md": "![i](gone.png)"}),
    ("no such heading", {"docs/b.md": "[a](a.md#three)"}),
    ("no such heading", {"docs/b.md": "# B\n[a](#c)"}),
    ("../docs/gone.md leads nowhere", {"docs/b.md": "[r][x]\n\n[x]: ../docs/gone.md\n"}),
    ("leads out of the project", {"docs/b.md": "[x](../../)"}),
]

if __name__ == "__main__":
    tree.main(check, GOOD, BAD)
