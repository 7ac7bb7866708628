#include "ingest/format/jats/front.hpp"

#include <algorithm>
#include <array>

#include "ingest/format/flat/term_list.hpp"
#include "ingest/format/jats/dates.hpp"
#include "ingest/format/jats/nodes.hpp"
#include "ingest/format/jats/people.hpp"
#include "ingest/format/jats/related.hpp"
#include "ingest/format/jats/texts.hpp"
#include "ingest/format/pubmed/flat_text.hpp"
#include "ingest/format/tagged/serial_numbers.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

void add_article_id(Draft& draft, pugi::xml_node node) {
    const auto type = attribute_of(node, "pub-id-type");
    const auto text = flat_text(node);
    auto& record = draft.record;
    if (type == "pmid") {
        draft.add_identifier(IdentifierKind::pmid, text, type);
    } else if (type == "pmc" || type == "pmcid") {
        const auto number = all_digits(text) ? "PMC" + text : text;
        draft.add_identifier(IdentifierKind::pmcid, number, type);
        if (record.key.empty()) record.key = normal_pmcid(number);
    } else if (type == "doi") {
        draft.add_identifier(IdentifierKind::doi, text, type);
    } else if (type == "pii") {
        draft.add_identifier(IdentifierKind::pii, text, type);
    } else if (type == "manuscript") {
        draft.add_identifier(IdentifierKind::mid, text, type);
    } else {
        draft.add_identifier(IdentifierKind::other, text, type.empty() ? "article-id" : type);
    }
}

// Subjects at any depth: headings of the journal, subjects of the publisher.
void add_subjects(Record& record, pugi::xml_node group, int depth) {
    if (depth > 8) return;
    for (const auto node : group.children()) {
        const auto name = jats_name(node);
        if (name == "subj-group") add_subjects(record, node, depth + 1);
        if (name != "subject" && name != "series-title") continue;
        Term term{tidy_flat_text(node), {}};
        const auto same = [&](const Term& other) { return other.name == term.name; };
        if (!term.name.empty() && std::none_of(record.sections.begin(), record.sections.end(), same)) {
            record.sections.push_back(std::move(term));
        }
    }
}

void add_funding(Record& record, pugi::xml_node group) {
    for (const auto award : group.children()) {
        if (jats_name(award) == "funding-statement") {
            const auto text = tidy_flat_text(award);
            if (!text.empty()) record.notes.push_back("Funding: " + text);
        }
        if (jats_name(award) != "award-group") continue;
        std::string agency;
        std::vector<std::string> ids;
        for (const auto node : award.children()) {
            if (jats_name(node) == "funding-source") {
                for (const auto wrap : node.children()) {
                    if (jats_name(wrap) != "institution-wrap") continue;
                    while (auto id = jats_child(wrap, "institution-id")) pugi::xml_node(wrap).remove_child(id);
                }
                agency += (agency.empty() ? "" : "; ") + tidy_flat_text(node);
            }
            if (jats_name(node) == "award-id") ids.push_back(tidy_flat_text(node));
        }
        if (ids.empty()) ids.emplace_back();
        for (auto& id : ids) record.grants.push_back({std::move(id), {}, agency, {}});
    }
}

void add_conflict(Record& record, pugi::xml_node notes) {
    for (const auto fn : notes.children()) {
        const auto type = lower(attribute_of(fn, "fn-type"));
        if (jats_name(fn) == "fn" && (type == "coi-statement" || type == "conflict")) {
            record.conflict_statement = tidy_flat_text(fn);
        }
    }
}

void add_conference(Record& record, pugi::xml_node node) {
    auto& conference = record.conference;
    for (const auto child : node.children()) {
        const auto name = jats_name(child);
        const auto text = tidy_flat_text(child);
        if (name == "conf-name") conference.name = text;
        if (name == "conf-num") conference.number = text;
        if (name == "conf-loc") conference.place = text;
        if (name == "conf-sponsor") conference.sponsor = text;
        if (name == "conf-date") {
            conference.dates_text = text;
            conference.dates = parse_span(text);
        }
    }
}

// A trial that the article reports: related-object with a registry's number.
void add_trial_object(Draft& draft, pugi::xml_node node) {
    const auto kind = lower(attribute_of(node, "document-id-type"));
    const auto number = attribute_of(node, "document-id");
    if (kind.find("trial") == std::string::npos || number.empty()) return;
    const auto bank = std::string(attribute_of(node, "source-id"));
    add_trial(draft, bank.empty() ? std::string(number) : std::string(number) + "(" + bank + ")");
}

// Elements that say nothing a record keeps; docs/formats/jats.md lists them.
bool is_left_out(std::string_view name) {
    static constexpr std::array<std::string_view, 30> names = {"aff",
                                                               "aff-alternatives",
                                                               "counts",
                                                               "permissions",
                                                               "self-uri",
                                                               "supplementary-material",
                                                               "custom-meta-group",
                                                               "custom-meta",
                                                               "article-version",
                                                               "article-version-alternatives",
                                                               "ext-link",
                                                               "uri",
                                                               "email",
                                                               "product",
                                                               "issue-id",
                                                               "volume-id",
                                                               "issue-part",
                                                               "volume-series",
                                                               "issue-sponsor",
                                                               "support-group",
                                                               "x",
                                                               "custom-meta-wrap",
                                                               "pub-date-not-available",
                                                               "copyright-statement",
                                                               "copyright-year",
                                                               "copyright-holder",
                                                               "license",
                                                               "related-article",
                                                               "page-range",
                                                               "supplement"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

struct Pages {
    std::string first, last, range, location;
};

bool read_frame(Draft& draft, pugi::xml_node node, std::string_view name) {
    auto& record = draft.record;
    if (name == "article-categories") {
        add_subjects(record, node, 0);
    } else if (name == "pub-date") {
        add_publication_date(draft, node);
    } else if (name == "history" || name == "pub-history") {
        add_history_dates(draft, node);
    } else if (name == "volume") {
        record.journal.volume = flat_text(node);
    } else if (name == "issue") {
        record.journal.issue = flat_text(node);
    } else if (name == "isbn") {
        add_serial_numbers(record, flat_text(node));
    } else if (name == "conference") {
        add_conference(record, node);
    } else {
        return false;
    }
    return true;
}

bool read_words(Draft& draft, pugi::xml_node node, std::string_view name) {
    auto& record = draft.record;
    if (name == "title-group") {
        read_titles(draft, node);
    } else if (name == "abstract" || name == "trans-abstract") {
        add_jats_abstract(draft, node);
    } else if (name == "kwd-group") {
        add_kwd_group(draft, node);
    } else if (name == "author-notes") {
        add_conflict(record, node);
    } else if (name == "funding-group") {
        add_funding(record, node);
    } else if (name == "contract-num" || name == "contract-sponsor") {
        record.grants.push_back(name == "contract-num" ? Grant{flat_text(node), {}, {}, {}}
                                                       : Grant{{}, {}, flat_text(node), {}});
    } else if (name == "related-object") {
        add_trial_object(draft, node);
    } else if (name == "issue-title") {
        record.notes.push_back("Issue title: " + tidy_flat_text(node));
    } else {
        return false;
    }
    return true;
}

bool read_page(Pages& pages, pugi::xml_node node, std::string_view name) {
    if (name == "fpage") {
        pages.first = flat_text(node);
    } else if (name == "lpage") {
        pages.last = flat_text(node);
    } else if (name == "page-range") {
        pages.range = flat_text(node);
    } else if (name == "elocation-id") {
        pages.location = flat_text(node);
    } else {
        return false;
    }
    return true;
}

std::string text_of(const Pages& pages) {
    if (!pages.range.empty()) return pages.range;
    if (pages.first.empty()) return pages.location;
    return pages.last.empty() || pages.last == pages.first ? pages.first : pages.first + "-" + pages.last;
}

void read_journal_part(Draft& draft, pugi::xml_node node) {
    auto& journal = draft.record.journal;
    const auto name = jats_name(node);
    if (name == "journal-title") {
        journal.title = flat_text(node);
    } else if (name == "journal-title-group") {
        journal.title = flat_text(jats_child(node, "journal-title"));
        if (const auto short_title = jats_child(node, "abbrev-journal-title"))
            journal.abbreviation = flat_text(short_title);
    } else if (name == "abbrev-journal-title") {
        journal.abbreviation = flat_text(node);
    } else if (name == "issn" || name == "issn-l") {
        add_serial_numbers(draft.record, flat_text(node));
    } else if (name == "journal-id") {
        const auto type = attribute_of(node, "journal-id-type");
        if (type == "nlm-ta") journal.medline_abbreviation = flat_text(node);
        if (type == "iso-abbrev") journal.abbreviation = flat_text(node);
        if (type == "nlm-journal-id") journal.nlm_id = flat_text(node);
    }
}

}  // namespace

void read_journal_meta(Draft& draft, pugi::xml_node meta) {
    for (const auto node : meta.children()) read_journal_part(draft, node);
    auto& journal = draft.record.journal;
    if (journal.abbreviation.empty()) journal.abbreviation = journal.medline_abbreviation;
}

void read_article_meta(Draft& draft, pugi::xml_node meta, ToldFields& told) {
    for (const auto node : meta.children()) {  // the key first, so that every problem can name it
        if (jats_name(node) == "article-id") add_article_id(draft, node);
    }
    add_contributors(draft, meta);
    Pages pages;
    for (const auto node : meta.children()) {
        if (node.type() != pugi::node_element) continue;
        const auto name = jats_name(node);
        if (name == "article-id" || name == "contrib-group") continue;
        if (read_frame(draft, node, name) || read_page(pages, node, name) || read_words(draft, node, name)) continue;
        if (!is_left_out(name)) told.tell(draft, name);
    }
    for (const auto node : meta.children()) {
        if (jats_name(node) == "related-article") add_related_article(draft, node);
    }
    draft.record.journal.pages = text_of(pages);
}

}  // namespace evident
