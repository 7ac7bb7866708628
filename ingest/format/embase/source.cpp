#include "ingest/format/embase/source.hpp"

#include <algorithm>
#include <array>

#include "ingest/format/embase/dates.hpp"
#include "ingest/format/embase/people.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

// "15821838" as "1582-1838".
std::string hyphened_issn(std::string issn) {
    if (issn.size() == 8) issn.insert(4, 1, '-');
    if (!issn.empty() && issn.back() == 'x') issn.back() = 'X';
    return issn;
}

void add_note(Record& record, std::string_view name, const std::string& text) {
    if (!text.empty()) record.notes.push_back(std::string(name) + ": " + text);
}

// "3" and "suppl 4" as "3 suppl 4"; "1" alone is a supplement's number.
void add_supplement(Journal& journal, const std::string& supplement) {
    if (supplement.empty()) return;
    const auto words = lower(supplement).starts_with("suppl") ? supplement : "Suppl " + supplement;
    if (lower(journal.issue).find(lower(words)) != std::string::npos) return;
    journal.issue += journal.issue.empty() ? words : " " + words;
}

std::string page_range(pugi::xml_node node) {
    const auto first = attribute_of(node, "first");
    const auto last = attribute_of(node, "last");
    if (first.empty() || last.empty() || first == last) return first.empty() ? last : first;
    return first + '-' + last;
}

void read_volume(const ItemDraft& item, pugi::xml_node volisspag) {
    auto& journal = item.record().journal;
    std::string supplement;
    for (const auto node : elements_of(volisspag)) {
        if (is_named(node, "voliss")) {
            journal.volume = attribute_of(node, "volume");
            journal.issue = attribute_of(node, "issue");
        } else if (is_named(node, "supplement")) {
            supplement = text_of(node);
        } else if (is_named(node, "pagerange")) {
            journal.pages = page_range(node);
        } else if (is_named(node, "pages")) {
            if (journal.pages.empty()) journal.pages = text_of(node);
        } else if (!is_named(node, "pagecount")) {
            item.unknown(node);
        }
    }
    add_supplement(journal, supplement);
}

// Its place's parts, or its text.
std::string text_in_parts(pugi::xml_node node) {
    std::vector<std::string> parts;
    for (const auto part : elements_of(node)) parts.push_back(text_of(part));
    return parts.empty() ? text_of(node) : joined(parts);
}

Span stamp_span(pugi::xml_node node) {
    const auto text = attribute_of(node, "year") + '-' + attribute_of(node, "month") + '-' + attribute_of(node, "day");
    return parse_span(text);
}

void read_meeting_dates(Conference& conference, pugi::xml_node confdate) {
    conference.dates_text = text_of(confdate, "date-text");
    const Span first = stamp_span(child_of(confdate, "startdate"));
    const Span last = stamp_span(child_of(confdate, "enddate"));
    conference.dates = first.known() && last.known() && first.first <= last.last ? Span{first.first, last.last} : first;
    if (!conference.dates.known()) conference.dates = parse_span(conference.dates_text);
}

void read_conference(const ItemDraft& item, pugi::xml_node conferenceinfo) {
    auto& conference = item.record().conference;
    for (const auto node : elements_of(child_of(conferenceinfo, "confevent"))) {
        if (is_named(node, "confname")) {
            conference.name = text_of(node);
        } else if (is_named(node, "confnumber")) {
            conference.number = text_of(node);
        } else if (is_named(node, "conflocation")) {
            conference.place = text_in_parts(node);
        } else if (is_named(node, "confdate")) {
            read_meeting_dates(conference, node);
        } else if (is_named(node, "confsponsors")) {
            conference.sponsor = text_in_parts(node);
        } else if (!is_named(node, "confcode") && !is_named(node, "confURL") && !is_named(node, "confcatnumber")) {
            item.unknown(node);
        }
    }
}

void read_additional(const ItemDraft& item, pugi::xml_node additional) {
    for (const auto node : elements_of(additional)) {
        if (is_named(node, "conferenceinfo")) {
            read_conference(item, node);
        } else if (is_named(node, "secondaryjournal")) {
            add_note(item.record(), "Secondary journal", text_of(node, "sourcetitle"));
        } else if (is_named(node, "reportinfo")) {
            add_note(item.record(), "Report number", text_of(node, "reportnumber"));
        } else {
            item.unknown(node);
        }
    }
}

// The name a person would read: without addresses.
std::string publisher_name(pugi::xml_node publisher) {
    const auto name = text_of(publisher, "publishername");
    return name.empty() && elements_of(publisher).empty() ? text_of(publisher) : name;
}

void read_editors(const ItemDraft& item, pugi::xml_node editors) {
    for (const auto node : children_of(editors, "editor")) {
        auto person = read_item_person(item, node);
        if (!person.last.empty()) item.record().book.editors.push_back(std::move(person));
    }
}

bool read_titles_part(const ItemDraft& item, pugi::xml_node node) {
    auto& record = item.record();
    if (is_named(node, "sourcetitle")) return record.journal.title = text_of(node), true;
    if (is_named(node, "sourcetitle-abbrev")) return record.journal.abbreviation = text_of(node), true;
    if (is_named(node, "translated-sourcetitle")) return add_note(record, "Translated journal", text_of(node)), true;
    if (is_named(node, "issuetitle")) return add_note(record, "Issue title", text_of(node)), true;
    return false;
}

bool read_numbers_part(const ItemDraft& item, pugi::xml_node node) {
    auto& record = item.record();
    if (is_named(node, "issn")) return add_once(record.journal.issns, hyphened_issn(text_of(node))), true;
    if (is_named(node, "isbn")) return add_once(record.book.isbns, text_of(node)), true;
    if (is_named(node, "volisspag")) return read_volume(item, node), true;
    return false;
}

// Read elsewhere (dates, article numbers) or known and left in the kept bytes.
bool is_passed_over(pugi::xml_node node) {
    static constexpr std::array<std::string_view, 10> names = {
        "publicationyear", "publicationdate", "article-number", "codencode", "website", "contributor-group", "part",
        "volumetitle",     "bib-text",        "edition"};
    return std::any_of(names.begin(), names.end(), [&](std::string_view name) { return is_named(node, name); });
}

// Pages that are an article number, or the number beside the pages.
void read_article_number(Record& record, const std::string& number) {
    if (record.journal.pages.empty()) {
        record.journal.pages = number;
    } else if (record.journal.pages != number) {
        add_note(record, "Article number", number);
    }
}

}  // namespace

void read_source(const ItemDraft& item, pugi::xml_node source) {
    auto& record = item.record();
    record.journal.country = attribute_of(source, "country");
    for (const auto node : elements_of(source)) {
        if (read_titles_part(item, node) || read_numbers_part(item, node)) continue;
        if (is_named(node, "publisher")) {
            record.book.publisher = publisher_name(node);
        } else if (is_named(node, "editors")) {
            read_editors(item, node);
        } else if (is_named(node, "additional-srcinfo")) {
            read_additional(item, node);
        } else if (!is_passed_over(node)) {
            item.unknown(node);
        }
    }
    read_article_number(record, text_of(source, "article-number"));
    record.book.edition = text_of(source, "edition");
    if (record.kind != RecordKind::article) record.book.title = record.journal.title;
    add_publication_date(item, source);
}

void read_grants(const ItemDraft& item, pugi::xml_node grantlist) {
    for (const auto node : elements_of(grantlist)) {
        if (is_named(node, "grant-text")) {
            add_note(item.record(), "Funding", text_of(node));
        } else if (is_named(node, "grant")) {
            const auto agency = child_of(node, "grant-agency");
            Grant grant{text_of(node, "grant-id"), text_of(node, "grant-acronym"), text_of(agency),
                        attribute_of(agency, "iso-code")};
            if (grant != Grant{}) item.record().grants.push_back(std::move(grant));
        } else {
            item.unknown(node);
        }
    }
}

void read_related_item(const ItemDraft& item, pugi::xml_node related_item) {
    Related related;
    related.type = attribute_of(related_item, "type");
    const auto ids = child_of(related_item, "itemidlist");
    related.doi = normal_doi(text_of(ids ? ids : related_item, "doi"));
    for (const auto id : children_of(ids, "itemid")) {
        if (lower(attribute_of(id, "idtype")) == "medl") related.pmid = normal_pmid(text_of(id));
    }
    related.source = text_in_parts(child_of(related_item, "citation-title"));
    const auto journal = text_of(child_of(related_item, "source"), "sourcetitle");
    if (!journal.empty()) related.source += related.source.empty() ? journal : ". " + journal;
    if (related.source.empty() && !ids) related.source = text_of(related_item);
    if (related != Related{}) item.record().related.push_back(std::move(related));
}

}  // namespace evident
