"""The collected facts: lines of studies.jsonl, joined to reports; only what was seen counts as a field."""

import json
import re
import unicodedata

TYPES = {  # words seen on a page that are, or plainly name, one of MEDLINE's types
    "Review": "Review", "Clinical Trial": "Clinical Trial", "Clinical Trial, Phase II": "Clinical Trial, Phase II",
    "Research Support, N.I.H., Extramural": "Research Support, N.I.H., Extramural",
    "Research Support, Non-U.S. Gov't": "Research Support, Non-U.S. Gov't",
    "Preprint": "Preprint", "preprint": "Preprint",
    "Systematic Review": "Systematic Review", "Editorial": "Editorial", "Case Reports": "Case Reports",
    "case report": "Case Reports", "mini review": "Review", "narrative review": "Review",
    "Retraction notice (publisher wording)": "Retraction of Publication"}


def read_lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def seen(line, field):
    """The field's value when it was seen on a page, else nothing."""
    return line.get(field) if field in line["verified"] else None


def title_key(text):
    plain = unicodedata.normalize("NFKD", text).lower()
    return re.sub(r"[^0-9a-z\u4e00-\u9fff]+", " ", plain).strip()


def identifiers(line):
    found = []
    if seen(line, "pmid"):
        found.append("pmid:" + line["pmid"])
    if seen(line, "doi"):
        found.append("doi:" + line["doi"].lower())
    return found


def same_report(lines):
    """Groups of lines that speak of one report: same PMID or DOI, one completes the other, or the same title."""
    group_of, groups = {}, []
    for line in lines:
        names = identifiers(line) + ["key:" + line["key"]]
        if line.get("completes"):
            names.append("key:" + line["completes"])
        joined = [line]
        for old in {id(group_of[name]): group_of[name] for name in names if name in group_of}.values():
            joined = old + joined
            groups = [group for group in groups if group is not old]
        groups.append(joined)
        for member in joined:
            for name in identifiers(member) + ["key:" + member["key"]]:
                group_of[name] = joined
        for name in names:
            group_of[name] = joined
    return joined_by_title(groups)


def joined_by_title(groups):
    """Groups without any identifier join the one group with their title, unless a line calls the two different."""
    apart = {key for group in groups for line in group for key in line.get("related_report", [])}
    named = [group for group in groups if any(map(identifiers, group))]
    for group in [group for group in groups if not any(map(identifiers, group))]:
        titles = {title_key(line["title"]) for line in group if line.get("title")}
        found = [other for other in named if titles & {title_key(line["title"]) for line in other if line.get("title")}]
        if len(found) == 1 and not apart & {line["key"] for line in group}:
            found[0].extend(group)
        else:
            named.append(group)
    return named


def first_seen(group, field):
    """A seen value of the group; where lines differ the line with more seen fields is believed."""
    for line in sorted(group, key=lambda one: -len(one["verified"])):
        if seen(line, field) not in (None, "", []):
            return line[field]
    return None


def first_read(group, field):
    for line in group:
        if line.get(field):
            return line[field]
    return None


class Report:
    """One publication, from all the lines that speak of it."""

    def __init__(self, group):
        self.group = group
        self.keys = [line["key"] for line in group]
        self.pmid = first_seen(group, "pmid")
        self.doi = first_seen(group, "doi")
        self.title = first_seen(group, "title") or first_read(group, "title")
        self.after = first_read(group, "after_cutoff")
        self.notes = []

    def name(self):
        return "pmid:" + self.pmid if self.pmid else "doi:" + self.doi.lower()


def why_left_out(group):
    """The reason a report cannot be shipped; nothing when it can."""
    report = Report(group)
    if not report.title:
        return "no title was seen"
    if not report.pmid and not report.doi:
        return "neither PMID nor DOI was seen"
    if any(line.get("is_seed_review") for line in group):
        return "it is the review itself, which is no evidence for its own claims"
    if any("before shipping" in line.get("note", "") for line in group):
        return "the identifier was marked as doubtful by its collector"
    return None


def dates(report):
    """(print date, electronic date), each as seen; the print date may come from an inferred year, which is noted."""
    date, year = first_seen(report.group, "date"), first_seen(report.group, "year")
    if date and year and int(date[:4]) < year:
        return str(year), date
    if date or year:
        return date or str(year), None
    for line in report.group:
        year, basis = line.get("year_inferred"), line.get("year_basis")
        if not basis and re.search(r"year (read )?from the DOI", line.get("note", ""), re.I):
            year, basis = line.get("year"), "number inside the doi"
        if year and basis:
            report.notes.append(f"The year {year} was not displayed; it was inferred from the {basis}.")
            return str(year), None
    return None, None


def types(report):
    found = []
    for line in report.group:
        for word in (seen(line, "publication_types") or []) + (line.get("publication_types_seen") or []):
            found.append(TYPES.get(word))
        if line.get("retracted"):
            found.append("Retracted Publication")
        if line.get("is_retraction_notice"):
            found.append("Retraction of Publication")
    return list(dict.fromkeys(one for one in found if one))


def trial_numbers(report):
    found = []
    for line in report.group:
        found += seen(line, "nct") or []
    return list(dict.fromkeys(found))


def correction_day(line):
    """The day on which a correction of the paper was published, when one was seen."""
    if line.get("has_correction"):
        return line["has_correction"]
    return "2023-01-08" if "correction notice (8 January 2023)" in line.get("note", "") else None


def remarks(report):
    """What a reader must know of how the facts were seen."""
    for line in report.group:
        if line.get("title") and "title" not in line["verified"] and not first_seen(report.group, "title"):
            report.notes.append("The title was not displayed on the page itself; it was read from an address or a "
                                "reference list.")
        if line.get("title_truncated"):
            report.notes.append("The end of the title was cut off where it was seen.")
        for field in ("retracts_doi", "cutoff_edge", "n_patients_note"):
            if line.get(field):
                words = {"retracts_doi": "Retracts doi:", "cutoff_edge": "",
                         "n_patients_note": "Number of patients: "}[field]
                report.notes.append(sentence(words + str(line[field])))
        if correction_day(line):
            report.notes.append(f"A correction was published on {correction_day(line)}.")
        if seen(line, "title_en"):
            report.notes.append(sentence("Title in English: " + line["title_en"]))
        for number in seen(line, "registry_ids") or []:
            report.notes.append(f"Registered as {number}.")
    addresses = []
    for line in report.group:
        for address in re.findall(r"https?://[^\s;,]+", line.get("source", "")):
            addresses.append(address if "(" in address else address.rstrip(")"))
    if addresses:
        report.notes.append("Facts seen at " + " ".join(dict.fromkeys(addresses)))
    return list(dict.fromkeys(report.notes))


def single_spaced(text):
    return " ".join(text.split())


def sentence(text):
    text = text.strip()
    first = text.split(" ")[0]
    if first == first.lower():  # "ctDNA" and "pCSI" keep their small letter
        text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?")) else text + "."
