"""A report as one PubmedArticle or as one line of JSON, from what was seen and nothing else."""

import json
import re
from xml.sax.saxutils import escape, quoteattr

from seed.facts import correction_day, dates, first_seen, remarks, trial_numbers, types
from seed.summary import abstract, split_sentences

NOTICE = ("The summary was written for this corpus in our own words from facts seen on public pages; "
          "it is not the publisher's abstract.")
ABBREVIATED = re.compile(r"\.|\b(J|N|Ann|Acta Derm|Clin|Oncol|Res|Treat|Rev|Nat|Eur|Int|Surg|Transl"
                         r"|Chemother|Radiat|Netw)\b")


def tag(name, text, **attributes):
    given = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<{name}{given}>{escape(text)}</{name}>"


def date_xml(name, date, **attributes):
    parts = date.split("-")
    inner = "".join(tag(part, value) for part, value in zip(("Year", "Month", "Day"), parts))
    given = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<{name}{given}>{inner}</{name}>"


def author_xml(name):
    words = name.split(" ")
    suffix = words.pop() if words[-1] in ("Jr", "Sr", "II", "III") else None
    initials = words.pop() if len(words) > 1 and re.fullmatch(r"[A-Z-]{1,4}", words[-1]) else None
    inner = tag("LastName", " ".join(words))
    inner += tag("Initials", initials) if initials else ""
    inner += tag("Suffix", suffix) if suffix else ""
    return f'<Author ValidYN="Y">{inner}</Author>'


def journal_xml(report, printed):
    issue = "".join(tag(name, str(first_seen(report.group, field))) for name, field in
                    (("Volume", "volume"), ("Issue", "issue")) if first_seen(report.group, field))
    issue += date_xml("PubDate", printed) if printed else ""
    name = first_seen(report.group, "journal") or ""
    kind = "ISOAbbreviation" if ABBREVIATED.search(name) else "Title"
    return ['<Journal>',
            f'  <JournalIssue>{issue}</JournalIssue>',
            *([f"  {tag(kind, name)}"] if name else []),
            "</Journal>"]


def title_xml(report):
    """A Chinese title goes where PubMed puts it, the English one in brackets."""
    english = first_seen(report.group, "title_en")
    if english and re.search(r"[\u4e00-\u9fff]", report.title):
        return tag("ArticleTitle", f"[{english}]."), [tag("VernacularTitle", report.title)]
    return tag("ArticleTitle", report.title), []


def article_xml(report):
    printed, electronic = dates(report)
    title, vernacular = title_xml(report)
    lines = ['<Article>', *("  " + line for line in journal_xml(report, printed)), "  " + title]
    if first_seen(report.group, "pages"):
        lines.append(f"  <Pagination>{tag('MedlinePgn', first_seen(report.group, 'pages'))}</Pagination>")
    if report.doi:
        lines.append("  " + tag("ELocationID", report.doi, EIdType="doi", ValidYN="Y"))
    lines.append("  <Abstract>")
    for label, category, text in abstract(report):
        lines.append("    " + tag("AbstractText", text, Label=label, NlmCategory=category))
    lines += ["    " + tag("CopyrightInformation", NOTICE), "  </Abstract>"]
    authors = first_seen(report.group, "authors")
    if authors:
        whole = "N" if any(line.get("authors_truncated") for line in report.group) else "Y"
        lines.append(f'  <AuthorList CompleteYN="{whole}">')
        lines += ["    " + author_xml(author) for author in authors] + ["  </AuthorList>"]
    if first_seen(report.group, "language"):
        lines.append("  " + tag("Language", first_seen(report.group, "language")))
    if trial_numbers(report):
        numbers = "".join(tag("AccessionNumber", number) for number in trial_numbers(report))
        lines.append('  <DataBankList CompleteYN="N"><DataBank><DataBankName>ClinicalTrials.gov</DataBankName>'
                     f"<AccessionNumberList>{numbers}</AccessionNumberList></DataBank></DataBankList>")
    if types(report):
        inner = "".join(tag("PublicationType", word, UI="") for word in types(report))
        lines.append(f"  <PublicationTypeList>{inner}</PublicationTypeList>")
    lines += ["  " + line for line in vernacular]
    if electronic:
        lines.append("  " + date_xml("ArticleDate", electronic, DateType="Electronic"))
    return lines + ["</Article>"]


def corrections(report):
    days = list(dict.fromkeys(filter(None, map(correction_day, report.group))))
    return [f"Correction published {day}; its citation was not seen" for day in days]


def corrections_xml(report):
    inner = "".join('<CommentsCorrections RefType="ErratumIn">' + tag("RefSource", words) + "</CommentsCorrections>"
                    for words in corrections(report))
    return [f"<CommentsCorrectionsList>{inner}</CommentsCorrectionsList>"] if inner else []


def headings_xml(report):
    lines = []
    for heading in first_seen(report.group, "mesh") or []:
        descriptor, *qualifiers = heading.split(" / ")
        inner = tag("DescriptorName", descriptor, UI="")
        inner += "".join(tag("QualifierName", one, UI="") for one in qualifiers)
        lines.append(f"  <MeshHeading>{inner}</MeshHeading>")
    return ["<MeshHeadingList>", *lines, "</MeshHeadingList>"] if lines else []


def record_xml(report):
    ids = [("pubmed", report.pmid), ("doi", report.doi), ("pmc", first_seen(report.group, "pmcid"))]
    inner = "".join(tag("ArticleId", value, IdType=kind) for kind, value in ids if value)
    article = article_xml(report)
    notes = [tag("GeneralNote", note) for note in [NOTICE] + remarks(report)]
    citation = [tag("PMID", report.pmid, Version="1"), *article, *corrections_xml(report), *headings_xml(report),
                *notes]
    return ["<PubmedArticle>",
            '  <MedlineCitation Owner="NOTNLM">', *("    " + line for line in citation), "  </MedlineCitation>",
            f"  <PubmedData><ArticleIdList>{inner}</ArticleIdList></PubmedData>", "</PubmedArticle>"]


def pubmed_xml(reports):
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<PubmedArticleSet>"]
    for report in reports:
        lines += record_xml(report)
    return "\n".join(lines + ["</PubmedArticleSet>"]) + "\n"


def record_json(report):
    printed, electronic = dates(report)
    title = report.title
    record = {"id": "doi:" + report.doi.lower(), "title": title}
    record["abstract"] = [part for _, _, text in abstract(report) for part in split_sentences(text)]
    if first_seen(report.group, "authors"):
        record["authors"] = first_seen(report.group, "authors")
    if printed:
        record["year"] = int(printed[:4])
    if electronic or printed:
        record["date"] = electronic or printed
    for field in ("journal", "volume", "issue", "pages"):
        if first_seen(report.group, field):
            record[field] = str(first_seen(report.group, field))
    record["doi"] = report.doi
    for field in ("pmcid", "language"):
        if first_seen(report.group, field):
            record[field] = first_seen(report.group, field)
    if types(report):
        record["types"] = types(report)
    if trial_numbers(report):
        record["nct"] = trial_numbers(report)
    related = [{"type": "ErratumIn", "source": words} for words in corrections(report)]
    if first_seen(report.group, "retracts_doi"):
        related.append({"type": "RetractionOf", "doi": first_seen(report.group, "retracts_doi")})
    if related:
        record["related"] = related
    record["note"] = [NOTICE] + remarks(report)
    return json.dumps(record, ensure_ascii=False)
