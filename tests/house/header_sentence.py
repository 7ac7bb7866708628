"""Line 1 of every header says what the thing is, in a sentence; then comes #pragma once and the one namespace."""
import re

import tree


def first_comment(text):
    lines = []
    for line in text.split("\n"):
        if not line.startswith("//"):
            break
        lines.append(line[2:].strip())
    return " ".join(lines).strip()


def check(root, _):
    found = []
    for path in tree.files(root, ".hpp", below={*tree.LAYERS, "tests"}):
        text = tree.read(root, path)
        sentence = first_comment(text)
        if not re.match(r"// \S", text) or len(sentence.split("\n")[0].split()) < 4:
            found.append(f"{path}:1: says in no sentence what this is")
        elif not re.match(r"[\"A-Z]", sentence) or not re.search(r"[.;:](\s|$)", sentence):
            found.append(f"{path}:1: begin the sentence with a capital and end it with a full stop: {sentence!r}")
        if "#pragma once" not in text:
            found.append(f"{path}: has no #pragma once")
        if path.parts[0] != "tests" and not re.search(r"^namespace evident\b", text, re.M):
            found.append(f"{path}: declares nothing in namespace evident")
    return found


HEADER = "// A calendar day, or a part of one.\n#pragma once\nnamespace evident {}\n"
GOOD = {
    "base/date.hpp": HEADER,
    "base/long.hpp": "// A sentence that runs over the end of its line and goes on\n// in the next.\n" + HEADER,
    "tests/catch.hpp": "// Catch2 of either generation.\n#pragma once\n",
}
BAD = [
    ("says in no sentence", {"base/a.hpp": "#pragma once\nnamespace evident {}\n"}),
    ("says in no sentence", {"base/a.hpp": "// Dates.\n#pragma once\nnamespace evident {}\n"}),
    ("says in no sentence", {"base/a.hpp": "\n" + HEADER}),
    ("begin the sentence", {"base/a.hpp": "// dates and parts of dates\n#pragma once\nnamespace evident {}\n"}),
    ("no #pragma once", {"base/a.hpp": "// A calendar day, or a part.\nnamespace evident {}\n"}),
    ("nothing in namespace evident", {"base/a.hpp": "// A calendar day, or a part.\n#pragma once\n"}),
]

if __name__ == "__main__":
    tree.main(check, GOOD, BAD)
