#include "ingest/format/tagged/nbib/nbib.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "ingest/format/parts/made_key.hpp"
#include "ingest/format/parts/names.hpp"
#include "ingest/format/parts/plain_text.hpp"
#include "ingest/format/pubmed/history.hpp"
#include "ingest/format/tagged/abstract_sections.hpp"
#include "ingest/format/tagged/nbib/indexing.hpp"
#include "ingest/format/tagged/nbib/people.hpp"
#include "ingest/format/tagged/serial_numbers.hpp"
#include "ingest/format/tagged/tagged.hpp"
#include "ingest/format/tagged/told_fields.hpp"
#include "ingest/format/tagged/written_date.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr auto npos = std::string_view::npos;

// Read elsewhere, said twice by the format, or of no use: SO is made of other fields, RF a number of references.
constexpr std::array<std::string_view, 7> left_out = {"PMID", "OWN", "SO", "RF", "JC", "CY", "UI"};

struct DateTag {
    std::string_view tag;
    DateKind kind;
    std::string_view status;
};
constexpr std::array<DateTag, 12> date_tags = {{
    {"DP", DateKind::print, {}},
    {"DEP", DateKind::electronic, {}},
    {"CRDT", DateKind::create, {}},
    {"EDAT", DateKind::entry, {}},
    {"MHDA", DateKind::mesh, {}},
    {"DCOM", DateKind::completed, {}},
    {"LR", DateKind::revised, {}},
    {"DA", DateKind::other, "created"},
    {"PMCR", DateKind::other, "pmc-release"},
    {"CTDT", DateKind::electronic, {}},
    {"CDAT", DateKind::other, "copyright"},
    {"EDDT", DateKind::other, "ed"},
}};

// "2024/09/17 10:44 [medline]": the date and the word of the history.
std::pair<std::string_view, std::string_view> bracketed(std::string_view text) {
    const auto open = text.rfind('[');
    if (open == npos || !text.ends_with(']')) return {text, {}};
    return {trim(text.substr(0, open)), text.substr(open + 1, text.size() - open - 2)};
}

class NbibFiller {
  public:
    NbibFiller(Draft& draft, ToldFields& told) : draft_(draft), record_(draft.record), told_(told), people_(draft) {}

    void read(const TaggedRecord& fields) {
        for (const auto& field : fields.fields) read_field(field);
        people_.finish();
        finish_book(fields.has("CTDT"));
        if (record_.journal.abbreviation.empty()) record_.journal.abbreviation = record_.journal.medline_abbreviation;
        if (record_.journal.pages.empty()) record_.journal.pages = article_number_;
    }

  private:
    void read_field(const TaggedField& field) {
        const auto& tag = field.tag;
        auto value = plain_text(field.value);
        if (value.empty()) return;
        if (text_field(tag, value) || journal_field(tag, value) || date_field(tag, value) ||
            identifier_field(tag, value) || other_field(tag, value) || people_.add(tag, value) ||
            add_nbib_indexing(draft_, tag, value, owner_)) {
            return;
        }
        if (std::find(left_out.begin(), left_out.end(), tag) == left_out.end()) {
            told_.tell(draft_, tag.empty() ? "a line without a tag" : std::string_view(tag));
        }
    }

    bool text_field(std::string_view tag, std::string& value) {
        if (tag == "TI") {
            record_.title = std::move(value);
        } else if (tag == "TT") {
            record_.vernacular_title = std::move(value);
        } else if (tag == "AB") {
            auto sections = split_abstract(value);
            auto& all = record_.abstract;
            all.insert(all.end(), std::make_move_iterator(sections.begin()), std::make_move_iterator(sections.end()));
        } else if (tag == "CI") {
            record_.abstract_notice = std::move(value);
        } else if (tag == "OAB") {
            record_.other_abstracts.push_back({{}, std::exchange(other_language_, {}), split_abstract(value), {}});
        } else if (tag == "OABL") {
            other_language(language_code(value));
        } else if (tag == "OCI") {
            if (!record_.other_abstracts.empty()) record_.other_abstracts.back().notice = std::move(value);
        } else {
            return false;
        }
        return true;
    }

    // OABL stands before or behind the abstract it tells of.
    void other_language(std::string code) {
        if (!record_.other_abstracts.empty() && record_.other_abstracts.back().language.empty()) {
            record_.other_abstracts.back().language = std::move(code);
        } else {
            other_language_ = std::move(code);
        }
    }

    bool journal_field(std::string_view tag, std::string& value) {
        auto& journal = record_.journal;
        auto& book = record_.book;
        std::string* into = nullptr;
        if (tag == "JT") into = &journal.title;
        if (tag == "TA") into = &journal.medline_abbreviation;
        if (tag == "JID") into = &journal.nlm_id;
        if (tag == "PL") into = &journal.country;
        if (tag == "VI") into = &journal.volume;
        if (tag == "IP") into = &journal.issue;
        if (tag == "PG") into = &journal.pages;
        if (tag == "BTI") into = &book.title;
        if (tag == "CTI") into = &book.collection;
        if (tag == "EN") into = &book.edition;
        if (tag == "PB") into = &book.publisher;
        if (into != nullptr) *into = std::move(value);
        return into != nullptr;
    }

    bool date_field(std::string_view tag, std::string_view value) {
        for (const auto& row : date_tags) {
            if (tag != row.tag) continue;
            add_written_date(draft_, row.kind, value, row.status);
            return true;
        }
        if (tag != "PHST") return false;
        const auto [day, status] = bracketed(value);
        add_written_date(draft_, history_step(status), day, status);
        return true;
    }

    bool identifier_field(std::string_view tag, const std::string& value) {
        if (tag == "PMC") {
            draft_.add_identifier(IdentifierKind::pmcid, value, {});
        } else if (tag == "MID") {
            draft_.add_identifier(IdentifierKind::mid, value, {});
        } else if (tag == "LID" || tag == "AID") {
            location(tag, value);
        } else if (tag == "OID") {
            other_number(value);
        } else if (tag == "IS" || tag == "ISSN" || tag == "ISBN") {
            add_serial_numbers(draft_, value);
        } else {
            return false;
        }
        return true;
    }

    // "10.1000/x [doi]", "S0140 [pii]"; without a word: a DOI, a page of ERIC's, or the number of an article in its
    // journal, which PubMed's XML calls a pii.
    void location(std::string_view tag, std::string_view value) {
        const auto [number, word] = bracketed(value);
        if (!word.empty()) return draft_.add_identifier(identifier_kind(word), number, word);
        if (!normal_doi(value).empty()) return draft_.add_identifier(IdentifierKind::doi, value, {});
        if (value.find("://") != npos) return;
        draft_.add_identifier(IdentifierKind::pii, value, {});
        if (tag == "LID") article_number_ = value;
    }

    // "CLML: 5222:31982": the library's word for whose number it is. ERIC's has none.
    void other_number(std::string_view value) {
        const auto mark = value.find(": ");
        if (mark == npos) return draft_.add_identifier(IdentifierKind::other, value, record_.source);
        draft_.add_identifier(IdentifierKind::other, value.substr(mark + 2), value.substr(0, mark));
    }

    bool other_field(std::string_view tag, std::string& value) {
        if (tag == "STAT") {
            record_.status = std::move(value);
        } else if (tag == "PST") {
            record_.publication_status = std::move(value);
        } else if (tag == "PUBM") {
            record_.publication_model = std::move(value);
        } else if (tag == "LA") {
            record_.languages.push_back(language_code(value));
        } else if (tag == "COIS" || tag == "COI") {
            record_.conflict_statement = std::move(value);
        } else if (tag == "GN" || tag == "SFM") {
            record_.notes.push_back(std::move(value));
        } else if (tag == "VTI" || tag == "CP") {
            record_.notes.push_back((tag == "VTI" ? "Volume title: " : "Chapter: ") + value);
        } else {
            return false;
        }
        return true;
    }

    // The book's own year says nothing of a chapter with a date of its own.
    void finish_book(bool own_date) {
        auto& book = record_.book;
        if (book.title.empty()) return;
        record_.kind = record_.title.empty() ? RecordKind::book : RecordKind::chapter;
        if (record_.title.empty()) record_.title = book.title;
        std::swap(book.place, record_.journal.country);
        if (record_.kind != RecordKind::chapter || !own_date) return;
        for (auto& date : record_.dates) {
            if (date.kind != DateKind::print) continue;
            date.kind = DateKind::other;
            date.status = "book";
        }
    }

    Draft& draft_;
    Record& record_;
    ToldFields& told_;
    NbibPeople people_;
    std::string owner_;           // of the keywords to come
    std::string other_language_;  // of the other abstract to come
    std::string article_number_;
};

// The tag of a line "PMID- 1", "TI  - x", "ISSN - y"; the value begins behind the mark. "" when it has none.
std::string_view tag_of(std::string_view line) {
    std::size_t size = 0;
    while (size < line.size() && size < 4 &&
           ((line[size] >= 'A' && line[size] <= 'Z') || (size > 0 && line[size] >= '0' && line[size] <= '9'))) {
        ++size;
    }
    auto mark = size;
    while (mark < line.size() && mark < 5 && line[mark] == ' ') ++mark;
    if (size < 2 || mark >= line.size() || line[mark] != '-') return {};
    if (mark + 1 < line.size() && line[mark + 1] != ' ') return {};
    return line.substr(0, size);
}

class NbibReader : public TaggedReader {
  public:
    NbibReader(std::unique_ptr<Bytes> text, std::string input, std::string source, std::size_t chunk)
        : TaggedReader(std::move(text), std::move(input), chunk), source_(std::move(source)) {}

  private:
    TaggedLine classify(std::string_view line, bool open, const TaggedRecord& record) override {
        if (trim(line).empty()) {
            parted_ = true;
            return {TaggedLine::Kind::skip, {}, {}};
        }
        const bool parted = std::exchange(parted_, false);
        const auto tag = tag_of(line);
        if (tag.empty()) {
            const bool more = open && (line.starts_with(' ') || line.starts_with('\t') || !parted);
            return {more ? TaggedLine::Kind::more : TaggedLine::Kind::stray, {}, trim(line)};
        }
        const auto value = trim(line.substr(line.find('-') + 1));
        return {starts(tag, open, parted, record) ? TaggedLine::Kind::start : TaggedLine::Kind::field, tag, value};
    }

    // A record may have a blank line within it: only its first tag, or a PMID, begins the next one.
    static bool starts(std::string_view tag, bool open, bool parted, const TaggedRecord& record) {
        if (!open || record.fields.empty()) return true;
        if (tag == "PMID") return parted || record.has("PMID");
        return parted && tag == record.fields.front().tag;
    }

    void read_record(Entry& entry, const TaggedRecord& fields) override {
        auto& record = entry.record;
        Draft draft{record, entry.problems, entry.place, "PMID "};
        record.owner = std::string(trim(fields.first("OWN")));
        const bool eric = record.owner == "ERIC";
        if (eric) draft.noun = "ERIC record ";
        record.source = !source_.empty() ? source_ : eric ? "eric" : "nbib";
        record.key = eric ? plain_text(fields.first("OID")) : normal_pmid(fields.first("PMID"));
        if (fields.has("PMID")) draft.add_identifier(IdentifierKind::pmid, fields.first("PMID"), {});
        NbibFiller(draft, told_).read(fields);
        if (record.key.empty()) record.key = made_key(record);
        if (record.key.empty()) return reject(entry, "no-key", "a record with neither a number nor a title");
        entry.kind = Entry::Kind::record;
    }

    std::string source_;
    ToldFields told_;
    bool parted_ = false;  // an empty line came before this one
};

}  // namespace

std::unique_ptr<Reader> open_nbib(std::unique_ptr<Bytes> text, std::string input, std::string source,
                                  std::size_t chunk) {
    return std::make_unique<NbibReader>(std::move(text), std::move(input), std::move(source), chunk);
}

bool looks_like_nbib(std::string_view head) {
    if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
    while (!head.empty()) {
        const auto line = take_line(head);
        const auto tag = tag_of(line);
        const auto value = trim(line.substr(tag.empty() ? 0 : line.find('-') + 1));
        if (tag == "PMID") return all_digits(value);
        if (tag == "OWN") return value == "ERIC" || value == "NLM";
        if (!trim(line).empty()) return false;
    }
    return false;
}

}  // namespace evident
