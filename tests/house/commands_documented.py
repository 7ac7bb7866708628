"""Every command and flag that evident's own help prints has its place in docs/commands.md."""
import re

import tree


def sections_of(sections, words):
    """The text (title and body) of the sections about a command: those whose title names it or the command above it."""
    return [f"{title}\n{body}" for _, title, body in sections
            if any(re.search(rf"(?<![\w-]){re.escape(' '.join(words[:length]))}(?![\w-])", title)
                   for length in range(1, len(words) + 1))]


def named(word, text):
    return re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text) is not None


def missing(program, page, words):
    """What the page lacks about one command and those below it."""
    if program.help(*words) is None:
        return [f"evident {' '.join(words)} --help fails"]
    found = []
    sections = tree.headings(page)
    name = " ".join(words)
    about = "\n".join(sections_of(sections, words)) if words else page
    if words and not (named(name, about) or (len(words) > 1 and named(words[-1], about))):
        found.append(f"docs/commands.md: no heading for `evident {name}`")
    else:
        everywhere = program.flags() if words else set()
        found += [f"docs/commands.md: `evident {name}`: no word about {flag}"
                  for flag in sorted(program.flags(*words) - everywhere - {"--help"}) if not named(flag, about)]
    for command in program.commands(*words):
        if command != "help":
            found += missing(program, page, (*words, command))
    return found


def check(root, binary):
    if binary is None:
        raise tree.Skip("the program has no target yet")
    if not binary.is_file():
        return [f"{binary}: not built"]
    program = tree.Program(binary)
    if program.help() and not program.commands():
        return ["evident --help lists no commands below a heading such as \"Commands:\""]
    page = root / "docs" / "commands.md"
    if not page.is_file():
        return ["docs/commands.md: not there, and the program has commands"]
    return missing(program, page.read_text("utf-8"), ())


PROGRAM = """#!/bin/sh
case "$*" in
--help) printf 'Usage: evident [OPTIONS] COMMAND\\n\\nOptions:\\n  -h,--help  this\\n  --db FILE  the store\\n\\n'
        printf 'Subcommands:\\n  search   ask\\n  index    the shadow\\n' ;;
"search --help") printf 'Options:\\n  -h,--help\\n  --db FILE\\n  --as-of DAY  then\\n  --limit N  or --none\\n' ;;
"index --help") printf 'Subcommands:\\n  sync   go\\n' ;;
"index sync --help") printf 'Options:\\n  --all   everything\\n' ;;
*) exit 2 ;;
esac
"""
PAGE = """# Commands
`--db FILE` says where.
## `evident search`
`--as-of DAY`, `--limit N`
## index
### `index sync`
`--all`: everything
"""
GOOD = {"evident": PROGRAM, "docs/commands.md": PAGE}
BAD = [
    ("no heading for `evident search`", {"docs/commands.md": PAGE.replace("evident search", "evident research")}),
    ("no heading for `evident index sync`", {"docs/commands.md": PAGE.replace("index sync", "index other")}),
    ("no word about --as-of", {"docs/commands.md": PAGE.replace("--as-of", "--as-of-day")}),
    ("no word about --db", {"docs/commands.md": PAGE.replace("--db", "db")}),
    ("no word about --all", {"docs/commands.md": PAGE.replace("--all", "all") + "## other\n--all\n"}),
    ("docs/commands.md: not there", {"docs/commands.md": None}),
    ("lists no commands", {"evident": "#!/bin/sh\necho Usage\n"}),
    ("evident index --help fails", {"evident": PROGRAM.replace('"index --help"', '"other --help"')}),
]

if __name__ == "__main__":
    tree.main(check, GOOD, BAD)
