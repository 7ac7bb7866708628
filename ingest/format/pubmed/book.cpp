#include "ingest/format/pubmed/book.hpp"

#include <fmt/format.h>

#include "ingest/format/parts/plain_text.hpp"
#include "ingest/format/pubmed/abstracts.hpp"
#include "ingest/format/pubmed/dates.hpp"
#include "ingest/format/pubmed/flat_text.hpp"
#include "ingest/format/pubmed/people.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

// What has no field of its own is kept among the notes, where it can be searched and read, with its name before it.
void add_note(Record& record, std::string_view label, pugi::xml_node node) {
    const auto text = flat_text(node);
    if (text.empty()) return;
    record.notes.push_back(label.empty() ? text : fmt::format("{}: {}", label, text));
}

bool of_editors(pugi::xml_node list) { return std::string_view(list.attribute("Type").value()) == "editors"; }

// Authors of the book count as the record's only when the record is the book.
void read_book_people(Draft& draft, pugi::xml_node list) {
    auto& record = draft.record;
    const bool own = record.kind == RecordKind::book && !of_editors(list);
    add_people(draft, list, own ? record.authors : record.book.editors);
}

void read_book_date(Draft& draft, pugi::xml_node node, bool has_own) {
    const std::string_view name = node.name();
    if (name == "BeginningDate") return add_date(draft, DateKind::other, node, "beginning");
    if (name == "EndingDate") return add_date(draft, DateKind::other, node, "ending");
    add_date(draft, has_own ? DateKind::other : DateKind::print, node, "book");
}

void read_book_part(Draft& draft, pugi::xml_node node, bool has_own_date) {
    auto& book = draft.record.book;
    const std::string_view name = node.name();
    if (name == "Publisher") {
        book.publisher = flat_text(node.child("PublisherName"));
        book.place = flat_text(node.child("PublisherLocation"));
    } else if (name == "BookTitle") {
        book.title = flat_text(node);
    } else if (name.ends_with("Date")) {
        read_book_date(draft, node, has_own_date);
    } else if (name == "AuthorList") {
        read_book_people(draft, node);
    } else if (name == "InvestigatorList") {
        add_people(draft, node, draft.record.investigators);
    } else if (name == "Volume") {
        draft.record.journal.volume = flat_text(node);
    } else if (name == "VolumeTitle") {
        add_note(draft.record, "Volume title", node);
    } else if (name == "Edition") {
        book.edition = flat_text(node);
    } else if (name == "CollectionTitle") {
        book.collection = flat_text(node);
    } else if (name == "Isbn") {
        if (auto isbn = flat_text(node); !isbn.empty()) book.isbns.push_back(std::move(isbn));
    } else if (name == "Medium") {
        add_note(draft.record, "Medium", node);
    } else if (name == "ReportNumber") {
        add_note(draft.record, "Report number", node);
    } else if (name == "ELocationID" && draft.record.kind == RecordKind::book) {
        add_location(draft, node);
    }
}

void add_section_titles(Record& record, pugi::xml_node sections, int depth = 0) {
    constexpr int deepest = 32;
    if (depth > deepest) return;
    for (const auto section : sections.children("Section")) {
        add_note(record, "Section", section.child("SectionTitle"));
        add_section_titles(record, section, depth + 1);
    }
}

void add_items(Record& record, pugi::xml_node list) {
    const auto type = plain_text(list.attribute("ListType").value());
    for (const auto item : list.children("Item")) add_note(record, type, item);
}

void read_document_text(Draft& draft, pugi::xml_node node) {
    auto& record = draft.record;
    const std::string_view name = node.name();
    if (name == "ArticleTitle") {
        record.title = flat_text(node);
    } else if (name == "VernacularTitle") {
        record.vernacular_title = flat_text(node);
    } else if (name == "Abstract") {
        read_abstract(node, record.abstract, record.abstract_notice);
    } else if (name == "Sections") {
        add_section_titles(record, node);
    } else if (name == "KeywordList") {
        add_keywords(draft, node);
    } else if (name == "ItemList") {
        add_items(record, node);
    } else if (name == "LocationLabel") {
        add_note(record, node.attribute("Type").as_string("Location"), node);
    }
}

void read_document_part(Draft& draft, pugi::xml_node node, bool has_own_date) {
    auto& record = draft.record;
    const std::string_view name = node.name();
    if (name == "ArticleIdList") {
        add_article_ids(draft, node);
    } else if (name == "Book") {
        for (const auto child : node.children()) read_book_part(draft, child, has_own_date);
    } else if (name == "Pagination") {
        record.journal.pages = read_pages(node);
    } else if (name == "Language") {
        add_language(draft, node);
    } else if (name == "AuthorList") {
        add_people(draft, node, of_editors(node) ? record.book.editors : record.authors);
    } else if (name == "InvestigatorList") {
        add_people(draft, node, record.investigators);
    } else if (name == "PublicationType") {
        add_type(draft, node);
    } else if (name == "ContributionDate") {
        add_date(draft, DateKind::electronic, node);
    } else if (name == "DateRevised") {
        add_date(draft, DateKind::revised, node);
    } else if (name == "GrantList") {
        add_grants(draft, node);
    } else {
        read_document_text(draft, node);
    }
}

}  // namespace

void read_book(Draft& draft, pugi::xml_node article) {
    auto& record = draft.record;
    const auto document = article.child("BookDocument");
    record.kind = document.child("ArticleTitle") ? RecordKind::chapter : RecordKind::book;
    read_pmid(draft, document.child("PMID"));
    const bool has_own_date = !document.child("ContributionDate").empty();
    for (const auto node : document.children()) read_document_part(draft, node, has_own_date);
    if (record.kind == RecordKind::book) record.title.swap(record.book.title);
    for (const auto node : article.child("PubmedBookData").children()) {
        const std::string_view name = node.name();
        if (name == "History") add_history(draft, node);
        if (name == "PublicationStatus") record.publication_status = flat_text(node);
        if (name == "ArticleIdList") add_article_ids(draft, node);
    }
}

}  // namespace evident
