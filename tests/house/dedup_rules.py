"""Every rule by which records are one report or two has its line in docs/dedup.md, and the other way round."""
import re

import tree

SOURCE = "store/dedup/decide.cpp"
PAGE = "docs/dedup.md"
RULE = re.compile(r'\b(?:same|ask|part|apart)\(\s*"([a-z][a-z-]*)"')
LINE = re.compile(r"^\| `([a-z][a-z-]*)` \|", re.M)


def check(root, _):
    source = root / SOURCE
    if not source.is_file():
        raise tree.Skip(f"{SOURCE} is not there")
    used = set(RULE.findall(tree.blanked(tree.read(root, SOURCE), keep_strings=True)))
    page = root / PAGE
    told = set(LINE.findall(page.read_text("utf-8"))) if page.is_file() else set()
    found = [f"{PAGE}: no line for the rule {rule}" for rule in sorted(used - told)]
    return found + [f"{PAGE}: {SOURCE} has no rule {rule}" for rule in sorted(told - used)]


GOOD = {
    SOURCE: '// same("old")\nreturn same("doi-and-title", "one DOI", 98);\nreturn apart(\n    "too-little", "x", b);\n',
    PAGE: "| rule | when |\n|---|---|\n| `doi-and-title` | one DOI |\n| `too-little` | x |\n",
}
BAD = [
    ("no line for the rule too-little", {PAGE: "| `doi-and-title` | one DOI |\n"}),
    ("has no rule gone", {PAGE: GOOD[PAGE] + "| `gone` | x |\n"}),
    ("no line for the rule doi-and-title", {PAGE: None}),
]

if __name__ == "__main__":
    tree.main(check, GOOD, BAD)
