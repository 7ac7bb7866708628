"""The code blocks of README.md and CONTRIBUTING.md call only scripts, presets, commands and flags that exist."""
import json
import os
import re
import shlex

import tree

PAGES = ["README.md", "CONTRIBUTING.md"]
TAKES_VALUE = {"--db", "--config"}


def commands_of(text):
    """(line number, words) of each command in the fenced blocks; pipes and && part commands, # begins a remark."""
    inside, begun, line = False, "", 0
    for number, row in enumerate(text.split("\n"), 1):
        if row.lstrip().startswith("```"):
            inside, begun = not inside, ""
            continue
        if not inside:
            continue
        line = line if begun else number
        begun += re.sub(r"^\s*\$ ", "", row)
        if begun.endswith("\\"):
            begun = begun[:-1]
            continue
        lexer = shlex.shlex(begun, posix=True, punctuation_chars=";|&<>()")
        lexer.whitespace_split, begun = True, ""
        try:
            words = list(lexer)
        except ValueError:
            continue  # not a command: shown output with a lone quote
        command = []
        for word in [*words, ";"]:
            if word and set(word) <= set(";|&"):
                if command:
                    yield line, command
                command = []
            elif command or not re.fullmatch(r"\w+=.*", word):
                command.append(word)


def wrong_script(root, word):
    path = root / word
    if not path.is_file():
        return f"{word} is not there"
    return None if os.access(path, os.X_OK) else f"{word} cannot be run"


def wrong_preset(root, words):
    presets = root / "CMakePresets.json"
    known = json.loads(presets.read_text("utf-8")) if presets.is_file() else {}
    kind = "testPresets" if words[0] == "ctest" else "buildPresets" if "--build" in words else "configurePresets"
    names = {preset["name"] for preset in known.get(kind, []) if not preset.get("hidden")}
    wanted = words[words.index("--preset") + 1] if words.index("--preset") + 1 < len(words) else ""
    return None if wanted in names else f"{words[0]} has no preset {wanted}"


def wrong_use(program, words):
    """What is wrong with the words after `evident`, judged by its help; None when nothing is."""
    path, flags, value = [], [], False
    for word in words:
        if value:
            value = False
        elif word.startswith("-") and len(word) > 1:
            flags.append(word.split("=")[0])
            value = word in TAKES_VALUE
        elif (below := program.commands(*path)) and word in below:
            path.append(word)
        elif not path and word != "COMMAND":
            return f"evident has no command {word}"
        elif path and below and not word.isupper() and "positional" not in program.help(*path).lower():
            return f"evident {' '.join(path)} has no command {word}"
    known = program.flags() | program.flags(*path) | {"--help"}
    unknown = [flag for flag in flags if flag.startswith("--") and flag not in known]
    return f"evident {' '.join(path)} has no flag {unknown[0]}" if unknown else None


def check(root, binary):
    found, left = [], 0
    program = tree.Program(binary) if binary is not None else None
    if program and not binary.is_file():
        return [f"{binary}: not built"]
    for page in PAGES:
        if not (root / page).is_file():
            continue
        for line, words in commands_of(tree.read(root, page)):
            wrong = None
            if re.match(r"(\./)?(scripts|\.ci)/", words[0]):
                wrong = wrong_script(root, words[0])
            elif words[0] in ("cmake", "ctest") and "--preset" in words:
                wrong = wrong_preset(root, words)
            elif words[0].split("/")[-1] == "evident":
                wrong = wrong_use(program, words[1:]) if program else None
                left += program is None
            if wrong:
                found.append(f"{page}:{line}: {wrong}")
    if left and not found:
        raise tree.Skip(f"{left} calls of evident; the program has no target yet")
    return found


HELP = """#!/bin/sh
case "$*" in
--help) printf 'Options:\\n  --db FILE  the store\\n\\nCommands:\\n  search   ask\\n  index    the shadow\\n' ;;
"search --help") printf 'Options:\\n  --exact   set\\n' ;;
"index --help") printf 'Commands:\\n  sync   go\\n' ;;
*) echo "$1" ;;
esac
"""
GOOD = {
    "evident": HELP,
    "scripts/test": "#!/bin/sh\n",
    "CMakePresets.json": '{"configurePresets": [{"name": "dev"}], "testPresets": [{"name": "dev"}]}',
    "README.md": "`evident nothing`\n```sh\n./scripts/test   # builds\ncmake --preset dev && ctest --preset dev\n"
                 "$ build/dev/evident --db x.db search 'a b' --exact | head\nevident index sync\n"
                 "A=1 evident search \\\n  x --exact\nit isn't a command\n```\n",
}


def block(text):
    return {"README.md": f"# Top\n```\n{text}\n```\n"}


BAD = [
    ("README.md:3: scripts/gone is not there", block("scripts/gone")),
    ("scripts/still cannot be run", {"scripts/still": "echo", **block("scripts/still")}),
    ("evident has no command find", block("evident find x")),
    ("evident has no command find", block("cat x | evident --db y find x")),
    ("evident index has no command burn", block("evident index burn")),
    ("evident search has no flag --fuzzy", block("evident search x --fuzzy=2")),
    ("cmake has no preset fast", block("cmake --preset fast")),
]

if __name__ == "__main__":
    tree.main(check, GOOD, BAD)
