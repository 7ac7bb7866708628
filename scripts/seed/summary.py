"""The summary of a report, from our readings and the figures that were seen: what stands in place of an abstract."""

import re

from seed.facts import first_read, first_seen, seen, sentence, single_spaced

SEEN_ONLY = re.compile(  # remarks on what the collector could see: notes, not findings
    r"part (of the (page|file) )?seen|were displayed|was displayed|beyond the part|lay outside|outcome figures were"
    r"|figures were not|(was|were) visible|^The background text|within the cutoff|^A correction (was|followed)"
    # what a paper does not speak of, said with our claims in mind: it would read as if the paper did
    r"|abstract says nothing|not NSCLC leptomeningeal|^Not lung cancer|^LM (was|is) not|^nothing on LM|did not test LM"
    r"|LM not addressed|No LM data", re.I)
TOLD_ELSEWHERE = re.compile(r"not NSCLC|not lung cancer|correction (was|followed)", re.I)  # in other fields, or a label
DESIGNS = {"rct": "randomised controlled trial", "diagnostic accuracy": "diagnostic accuracy study",
           "preclinical": "preclinical study", "guideline": "guideline or consensus statement"}


def plain(text):
    """A reading without the collector's remarks on our claims and our cutoff."""
    return re.sub(r"\s*\((near-miss|not LM)[^)]*\)|\bPost-cutoff ", "", text).strip()


def split_sentences(text):
    return [part for part in re.split(r"(?<=[.!?])\s+(?=[A-Z0-9])", text.strip()) if part]


def outcome_sentence(outcome):
    """"Median survival: 105 vs 78 days (log-rank p=0.15).", with ratios and p values written as papers write them."""
    measure, value, unit = outcome["measure"], str(outcome["value"]), str(outcome.get("unit") or "").strip()
    if not unit and re.search(r"\bHR\b", measure):
        measure, unit = single_spaced(re.sub(r"\bHR\b", "", measure)) or "hazard ratio", "HR"
    if not unit and measure.startswith("p value"):
        measure, value = measure[len("p value"):].strip() or "difference", "p=" + value
    if unit in ("HR", "OR", "RR"):
        told = f"{unit} {value}"
    elif unit == "survival":
        told = f"{value} in survival"
    elif unit == "proportion":
        told = value
    else:
        told = value + unit if unit.startswith("%") else f"{value} {unit}".strip()
    interval = str(outcome.get("ci") or "").strip()
    if re.fullmatch(r"[\d.]+-[\d.]+", interval):
        interval = "CI " + interval
    return sentence(f"{measure}: {told}" + (f" ({interval})" if interval else ""))


def summary_parts(report):
    """(label, NLM category, text) of the findings as our readers put them down; remarks become notes."""
    parts = []
    for line in report.group:
        told, from_title = [], False
        for part in split_sentences(plain(line.get("findings", ""))):
            if part.startswith("Title only"):
                from_title = True
                report.notes.append("Only the title was seen.")
                part = part[len("Title only"):].lstrip(":; ")
            pieces = [piece for piece in part.split("; ") if not SEEN_ONLY.search(piece)]
            report.notes += [sentence("The collector's remark: " + piece) for piece in part.split("; ")
                             if piece not in pieces and not TOLD_ELSEWHERE.search(piece)]
            if pieces:
                told.append(sentence("; ".join(pieces)))
        text = " ".join(told)
        if line.get("completes") or not text or any(text == old for _, _, old in parts):
            continue
        label = "SUMMARY FROM THE TITLE" if from_title else "SUMMARY" if not parts else "SECOND READING"
        parts.append((label, "CONCLUSIONS", text))
    return parts


def setting_text(report):
    """Design, patients, treatment and comparator, one plain sentence each."""
    told = []
    notice = any(line.get("is_retraction_notice") for line in report.group)
    design = None if notice else first_read(report.group, "study_design")
    if design:
        design = DESIGNS.get(design, design + " trial" if design.startswith("single-arm") else design)
        told.append(f"Design: {design} (our reading).")
    population = first_read(report.group, "population")
    if population:
        told.append(sentence("Population: " + plain(population)))
    driver = first_read(report.group, "driver")
    if driver:
        told.append(sentence("Driver gene: " + driver))
    for label, field in (("Number of patients", "n_patients"), ("Intervention", "intervention"), ("Dose", "dose"),
                         ("Comparator", "comparator")):
        value = first_seen(report.group, field)
        if value not in (None, ""):
            told.append(sentence(f"{label}: {plain(str(value))}"))
    return " ".join(told)


def results_text(report):
    told = []
    for line in report.group:
        for outcome in seen(line, "outcomes") or []:
            if outcome_sentence(outcome) not in told:
                told.append(outcome_sentence(outcome))
    return " ".join(told)


def abstract(report):
    parts = summary_parts(report)
    if setting_text(report):
        parts.append(("DESIGN AND PATIENTS", "METHODS", setting_text(report)))
    if results_text(report):
        parts.append(("RESULTS", "RESULTS", results_text(report)))
    return parts
