#!/usr/bin/env python3
"""Proposed links against the labels of two readers, by the command line alone.

gold_links.py EVIDENT STORE STUDIES GOLD: for each claim the labelled reports that the store holds, how many of them are
proposed, recall and precision, and how often the direction agrees (doubtful labels left out of directions). Curated
links play no part: everything is asked with --without-curated. Reports without a label are not counted either way.
"""
import json
import subprocess
import sys

DIRECTIONS = {"supports": "supports", "contradicts": "disputes", "neutral": "neutral"}


def ask(evident, store, *words):
    done = subprocess.run([evident, "--db", store, "--json", *words], capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"gold_links: {' '.join(words)}: {done.stdout}{done.stderr}")
    return json.loads(done.stdout)


def name_of(study):
    """The name evident gives a report."""
    if study.get("pmid"):
        return f"pmid:{study['pmid']}"
    return f"doi:{study['doi'].lower()}" if study.get("doi") else None


def read_lines(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def held_reports(evident, store):
    done = subprocess.run([evident, "--db", store, "search", "--exact", "--ids", "source:pubmed OR source:jsonl OR source:corpus"],
                          capture_output=True, text=True, check=False)
    return set(done.stdout.split())


def labels_by_report(studies, gold, held):
    """name of the report -> {claim: label}, of the labelled reports the store holds."""
    by_key = {study["key"]: study for study in studies}
    out = {}
    for row in gold:
        names = {name_of(by_key[key]) for key in row["keys"] if key in by_key}
        for name in names & held:
            out.setdefault(name, {}).update({label["claim"]: label for label in row["labels"]})
    return out


def score(claim, links, labels):
    gold = {name for name, by_claim in labels.items() if claim in by_claim}
    proposed = {link["report"]: link for link in links if link["report"] in labels}
    hits = gold & set(proposed)
    judged = [name for name in hits if not labels[name][claim].get("doubtful")]
    right = [n for n in judged if proposed[n]["direction"] == DIRECTIONS[labels[n][claim]["stance"]]]
    sided = [n for n in judged if labels[n][claim]["stance"] != "neutral" and proposed[n]["direction"] != "neutral"]
    sides = [n for n in sided if proposed[n]["direction"] == DIRECTIONS[labels[n][claim]["stance"]]]
    direct = [n for n in hits if (proposed[n]["directness"] == "indirect") == bool(labels[n][claim].get("indirect"))]
    return [len(gold), len(proposed), len(hits), len(judged), len(right), len(sided), len(sides), len(direct)]


def share(part, whole):
    return f"{part / whole:.2f}" if whole else "-"


def row_text(name, r):
    gold, proposed, hits, judged, right, sided, sides, direct = r
    f1 = share(2 * hits, gold + proposed)
    return (f"| {name} | {gold} | {proposed} | {share(hits, gold)} | {share(hits, proposed)} | {f1} "
            f"| {share(right, judged)} ({judged}) | {share(sides, sided)} ({sided}) | {share(direct, hits)} |")


def main():
    if len(sys.argv) != 5 or "--help" in sys.argv:
        sys.exit(__doc__)
    evident, store, studies, gold = sys.argv[1:]
    labels = labels_by_report(read_lines(studies), read_lines(gold), held_reports(evident, store))
    print(f"{len(labels)} labelled reports in the store\n")
    print("| claim | gold | proposed | recall | precision | F1 | direction right (of) | side right (of) | directness right |")
    print("|---|---|---|---|---|---|---|---|---|")
    total = [0] * 8
    for claim in ask(evident, store, "claim", "list", "--without-curated")["claims"]:
        links = ask(evident, store, "claim", "show", claim["key"], "--without-curated")["links"]
        row = score(claim["key"], links, labels)
        total = [a + b for a, b in zip(total, row)]
        print(row_text(claim["key"], row))
    print(row_text("all", total))


if __name__ == "__main__":
    main()
