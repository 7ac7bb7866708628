#include "ingest/format/tagged/endnote_tagged.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "ingest/format/parts/made_key.hpp"
#include "ingest/format/parts/names.hpp"
#include "ingest/format/parts/plain_text.hpp"
#include "ingest/format/tagged/abstract_sections.hpp"
#include "ingest/format/tagged/serial_numbers.hpp"
#include "ingest/format/tagged/tagged.hpp"
#include "ingest/format/tagged/told_fields.hpp"
#include "ingest/format/tagged/written_date.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr auto npos = std::string_view::npos;

// Labels, call numbers, links to files, days of access, numbers of volumes, dates of the entry in the library.
constexpr std::string_view left_out = "D8MFL>[=6!";

// A trailing comma marks a name that is no person's ("World Health Organization,").
Author name_of(std::string_view text) {
    if (!text.ends_with(',')) return parse_name(text);
    Author group;
    group.collective = trim(text.substr(0, text.size() - 1));
    return group;
}

std::vector<std::string> values_of(std::string_view text) {
    std::vector<std::string> out;
    for (const auto part : parted(text, "\n;")) {
        if (auto value = plain_text(part); !value.empty()) out.push_back(std::move(value));
    }
    return out;
}

class EndnoteFiller {
  public:
    EndnoteFiller(Draft& draft, ToldFields& told) : draft_(draft), record_(draft.record), told_(told) {}

    void read(const TaggedRecord& fields) {
        type_ = lower(plain_text(fields.first("%0")));
        database_ = lower(plain_text(fields.first("%~")) + " " + plain_text(fields.first("%W")));
        read_accession(plain_text(fields.first("%M")));
        for (const auto& field : fields.fields) read_field(field);
        read_container();
        read_dates(plain_text(fields.first("%D")), plain_text(fields.first("%8")));
    }

  private:
    bool is(std::string_view word) const { return type_.find(word) != std::string::npos; }

    void read_field(const TaggedField& field) {
        auto value = plain_text(field.value);
        if (value.empty()) return;
        const char tag = field.tag.size() == 2 ? field.tag[1] : ' ';
        if (person_field(tag, field.value) || text_field(tag, value) || list_field(tag, field.value) ||
            identifier_field(tag, value) || note_field(tag, value)) {
            return;
        }
        if (left_out.find(tag) == npos) {
            told_.tell(draft_, field.tag.empty() ? "a line without a tag" : std::string_view(field.tag));
        }
    }

    bool person_field(char tag, std::string_view value) {
        if (tag != 'A' && tag != 'E' && tag != 'Y' && tag != '+') return false;
        if (tag == '+') {
            addresses_.push_back(plain_text(value));
            return true;
        }
        for (const auto line : parted(value, "\n")) {
            auto person = name_of(plain_text(line));
            if (person.last.empty() && person.collective.empty()) continue;
            (tag == 'A' ? record_.authors : record_.book.editors).push_back(std::move(person));
        }
        return true;
    }

    bool text_field(char tag, std::string& value) {
        std::string* into = nullptr;
        switch (tag) {
            case 'T': into = &record_.title; break;
            case 'Q': into = &record_.vernacular_title; break;
            case 'J': into = &record_.journal.title; break;
            case 'B': into = &container_; break;
            case 'O': into = &record_.journal.abbreviation; break;
            case 'V': into = &record_.journal.volume; break;
            case 'N': into = &record_.journal.issue; break;
            case 'P': into = &record_.journal.pages; break;
            case 'I': into = &record_.book.publisher; break;
            case 'C': into = &record_.book.place; break;
            case '7': into = &record_.book.edition; break;
            case 'S': into = &record_.book.collection; break;
            case '~': into = &database_name_; break;
            default: return false;
        }
        *into = std::move(value);
        return true;
    }

    bool list_field(char tag, std::string_view value) {
        if (tag == 'K') {
            for (auto& word : values_of(value)) record_.keywords.push_back({std::move(word), {}, false});
        } else if (tag == 'G') {
            for (const auto& word : values_of(value)) record_.languages.push_back(language_code(word));
        } else if (tag == '0' || tag == '9') {
            record_.types.push_back({plain_text(value), {}});
        } else if (tag == 'X') {
            for (auto& section : split_abstract(value)) record_.abstract.push_back(std::move(section));
        } else {
            return false;
        }
        return true;
    }

    bool identifier_field(char tag, const std::string& value) {
        if (tag == 'R') {
            const bool is_doi = value.find("10.") != npos;
            draft_.add_identifier(is_doi ? IdentifierKind::doi : IdentifierKind::other, value, "electronic-resource");
        } else if (tag == '@') {
            add_serial_numbers(draft_, value);
        } else if (tag == 'U') {
            if (value.find("doi.org/10.") != npos) draft_.add_identifier(IdentifierKind::doi, value, {});
        } else if (tag == '2' && value.starts_with("PMC") && !normal_pmcid(value).empty()) {
            draft_.add_identifier(IdentifierKind::pmcid, value, {});
        } else {
            return tag == 'W';
        }
        return true;
    }

    bool note_field(char tag, const std::string& value) {
        struct Note {
            char tag;
            std::string_view name;
        };
        static constexpr std::array<Note, 12> notes = {{{'Z', ""},
                                                        {'1', "Custom 1: "},
                                                        {'2', "Custom 2: "},
                                                        {'3', "Custom 3: "},
                                                        {'4', "Custom 4: "},
                                                        {'#', "Custom 5: "},
                                                        {'$', "Custom 6: "},
                                                        {'&', "Section: "},
                                                        {'(', "Original publication: "},
                                                        {')', "Reprint edition: "},
                                                        {'*', "Reviewed item: "},
                                                        {'?', "Translator: "}}};
        for (const auto& row : notes) {
            if (tag != row.tag) continue;
            record_.notes.push_back(std::string(row.name) + value);
            return true;
        }
        return false;
    }

    // %B is the journal of an article, the book of a section, the meeting of a paper, the series of a book.
    void read_container() {
        auto& record = record_;
        if (is("book") || is("monograph"))
            record.kind = is("section") || is("chapter") ? RecordKind::chapter : RecordKind::book;
        if (record.kind == RecordKind::chapter) {
            record.book.title = container_;
        } else if (record.kind == RecordKind::book) {
            record.book.title = record.title;
            if (record.book.collection.empty()) record.book.collection = container_;
        } else if (is("conference")) {
            record.conference.name = container_;
            if (record.journal.title.empty()) record.journal.title = container_;
        } else if (record.journal.title.empty()) {
            record.journal.title = container_;
        }
        for (auto& address : addresses_) {
            if (record.authors.empty()) {
                record.notes.push_back("Address: " + address);
            } else {
                record.authors.front().affiliations.push_back(address);
            }
        }
        if (!database_name_.empty()) record.collections.push_back(database_name_);
    }

    // %8 is a whole date or the month and day of %D's year.
    void read_dates(const std::string& year, const std::string& date) {
        const auto whole = parse_span(date);
        const auto stated = parse_span(year);
        if (date.empty() || (whole.known() && stated.known() && year_of(whole.first) != year_of(stated.first))) {
            add_written_date(draft_, DateKind::print, year);
            add_written_date(draft_, DateKind::other, date, "date");
        } else {
            add_written_date(draft_, DateKind::print, whole.known() ? date : fmt::format("{} {}", year, date));
        }
    }

    // An accession number tells whose it is by its shape, or the record by its database.
    void read_accession(const std::string& number) {
        if (number.empty()) return;
        record_.key = number;
        const bool pubmed = database_.find("pubmed") != npos || database_.find("medline") != npos;
        const bool embase = database_.find("embase") != npos;
        if (pubmed && !embase && !normal_pmid(number).empty()) {
            draft_.add_identifier(IdentifierKind::pmid, number, {});
        } else if (number.size() > 6 && number.front() == 'L' && all_digits(std::string_view(number).substr(1))) {
            draft_.add_identifier(IdentifierKind::embase, number, {});
        } else {
            draft_.add_identifier(IdentifierKind::other, number, number.starts_with("WOS:") ? "wos" : "accession");
        }
    }

    Draft& draft_;
    Record& record_;
    ToldFields& told_;
    std::string type_;      // lower case
    std::string database_;  // lower case: name and provider
    std::string database_name_;
    std::string container_;
    std::vector<std::string> addresses_;
};

// "%A Smith, J." or "%A" alone.
bool is_field(std::string_view line) {
    constexpr std::string_view marks = "~!@#$&*()+=[]>?^<:,.|";
    if (line.size() < 2 || line[0] != '%' || (line.size() > 2 && line[2] != ' ' && line[2] != '\t')) return false;
    const char tag = line[1];
    return (tag >= 'A' && tag <= 'Z') || (tag >= '0' && tag <= '9') || marks.find(tag) != npos;
}

class EndnoteReader : public TaggedReader {
  public:
    EndnoteReader(std::unique_ptr<Bytes> text, std::string input, std::string source, std::size_t chunk)
        : TaggedReader(std::move(text), std::move(input), chunk), source_(std::move(source)) {}

  private:
    TaggedLine classify(std::string_view line, bool open, const TaggedRecord& record) override {
        if (trim(line).empty()) {
            parted_ = true;
            return {TaggedLine::Kind::skip, {}, {}};
        }
        const bool parted = std::exchange(parted_, false);
        if (!is_field(line)) return {open ? TaggedLine::Kind::more : TaggedLine::Kind::stray, {}, trim(line)};
        const auto tag = line.substr(0, 2);
        return {starts(tag, open, parted, record) ? TaggedLine::Kind::start : TaggedLine::Kind::field, tag,
                trim(line.substr(2))};
    }

    // An abstract may hold an empty line: behind one, only a type, the tag the last record began with, or a title or
    // author after one of them was given begins a record.
    static bool starts(std::string_view tag, bool open, bool parted, const TaggedRecord& record) {
        if (!open || record.fields.empty()) return true;
        if (tag == "%0") return parted || record.has("%0");
        if (!parted) return false;
        const auto& first = record.fields.front().tag;
        return tag == first || (first != "%0" && (tag == "%T" || tag == "%A") && record.has("%T"));
    }

    void read_record(Entry& entry, const TaggedRecord& fields) override {
        auto& record = entry.record;
        Draft draft{record, entry.problems, entry.place, "record "};
        record.source = source_.empty() ? "endnote" : source_;
        EndnoteFiller(draft, told_).read(fields);
        if (record.key.empty()) record.key = made_key(record);
        if (record.key.empty()) return reject(entry, "no-key", "a record with neither accession number, DOI nor title");
        entry.kind = Entry::Kind::record;
    }

    std::string source_;
    ToldFields told_;
    bool parted_ = false;  // an empty line came before this one
};

}  // namespace

std::unique_ptr<Reader> open_endnote_tagged(std::unique_ptr<Bytes> text, std::string input, std::string source,
                                            std::size_t chunk) {
    return std::make_unique<EndnoteReader>(std::move(text), std::move(input), std::move(source), chunk);
}

bool looks_like_endnote_tagged(std::string_view head) {
    if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
    head = trim(head);
    std::size_t fields = 0;
    for (std::size_t lines = 0; lines < 3 && !head.empty(); ++lines) {
        const auto line = take_line(head);
        if (lines == 0 && (!is_field(line) || std::string_view("0TAFM@DJB").find(line[1]) == npos)) return false;
        if (is_field(line)) ++fields;
    }
    return fields >= 2;
}

}  // namespace evident
