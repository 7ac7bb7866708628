#include "ingest/format/tagged/wos/record.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "ingest/format/parts/made_key.hpp"
#include "ingest/format/parts/names.hpp"
#include "ingest/format/parts/plain_text.hpp"
#include "ingest/format/tagged/abstract_sections.hpp"
#include "ingest/format/tagged/serial_numbers.hpp"
#include "ingest/format/tagged/wos/people.hpp"
#include "ingest/format/tagged/written_date.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr auto npos = std::string_view::npos;

// Read elsewhere (keys, persons, dates, pages), counts, or of no use; CR are the cited references, D2 the DOI of the
// book, DA the day of the export.
constexpr auto left_out = std::to_array<std::string_view>({
    "PT", "UT", "AN", "AU", "AF", "BA", "BF", "CA", "GP", "BE", "ED", "C1", "RP", "OI", "PY", "PD", "BP",
    "EP", "AR", "PS", "SU", "CR", "D2", "DA", "NR", "TC", "Z8", "Z9", "ZA", "ZB", "ZR", "ZS", "U1", "U2",
    "EM", "RI", "C3", "PA", "PG", "P2", "GA", "HC", "HP", "SI", "DL", "J1", "EF", "ER", "UR", "CP",
});

// Lists of the databases beside the Core Collection, kept as terms under their tag.
constexpr auto term_tags =
    std::to_array<std::string_view>({"BD", "TN", "OR", "ST", "MC", "CC", "DS", "CH", "GE", "GN", "MQ", "TM"});

// Exports of about 2020 write a funder and its preferred name without a space between, often the same twice.
std::string said_once(std::string_view name) {
    const auto half = name.size() / 2;
    const bool twice = name.size() % 2 == 0 && name.substr(0, half) == name.substr(half);
    return std::string(twice ? name.substr(0, half) : name);
}

class WosFiller {
  public:
    WosFiller(Draft& draft, const TaggedRecord& fields, ToldFields& told)
        : draft_(draft), record_(draft.record), fields_(fields), told_(told) {}

    void read() {
        read_wos_people(draft_, fields_);
        for (const auto& field : fields_.fields) read_field(field);
        read_kind();
        read_dates();
        read_pages();
        if (record_.journal.abbreviation.empty()) record_.journal.abbreviation = text_of("J9");
    }

  private:
    std::string text_of(std::string_view tag) const { return plain_text(fields_.first(tag)); }

    void read_field(const TaggedField& field) {
        const auto& tag = field.tag;
        auto value = plain_text(field.value);
        if (value.empty()) return;
        if (tag == "AB") {
            for (auto& section : split_abstract(field.value)) record_.abstract.push_back(std::move(section));
        } else if (!text_field(tag, value) && !list_field(tag, value) && !identifier_field(tag, value) &&
                   !note_field(tag, value) && std::find(left_out.begin(), left_out.end(), tag) == left_out.end()) {
            told_.tell(draft_, tag.empty() ? "a line without a tag" : std::string_view(tag));
        }
    }

    bool text_field(std::string_view tag, std::string& value) {
        auto& journal = record_.journal;
        auto& meeting = record_.conference;
        std::string* into = nullptr;
        if (tag == "TI") into = &record_.title;
        if (tag == "FT" || tag == "Z1") into = &record_.vernacular_title;
        if (tag == "SO") into = &journal.title;
        if (tag == "JI") into = &journal.abbreviation;
        if (tag == "J9") return true;
        if (tag == "VL") into = &journal.volume;
        if (tag == "IS") into = &journal.issue;
        if (tag == "SE") into = &record_.book.collection;
        if (tag == "PU") into = &record_.book.publisher;
        if (tag == "PI") into = &record_.book.place;
        if (tag == "CT") into = &meeting.name;
        if (tag == "CL") into = &meeting.place;
        if (tag == "SP") into = &meeting.sponsor;
        if (tag == "CY") {
            meeting.dates = parse_span(value);
            into = &meeting.dates_text;
        }
        if (into != nullptr) *into = std::move(value);
        return into != nullptr;
    }

    bool list_field(std::string_view tag, std::string_view value) {
        if (tag == "FU") return add_grants(value), true;
        const bool is_term = std::find(term_tags.begin(), term_tags.end(), tag) != term_tags.end();
        if (tag != "LA" && tag != "DT" && tag != "DE" && tag != "ID" && tag != "WC" && tag != "SC" && tag != "WE" &&
            !is_term) {
            return false;
        }
        for (const auto part : parted(value, ";")) {
            std::string item(part);
            if (tag == "LA") record_.languages.push_back(language_code(item));
            if (tag == "DT") record_.types.push_back({item, {}});
            if (tag == "DE") record_.keywords.push_back({item, {}, false});
            if (tag == "ID") record_.keywords.push_back({item, "WOS", false});
            if (tag == "WE") record_.collections.push_back(item);
            if (tag == "WC" || tag == "SC") add_section(item);
            if (is_term) add_term(tag, item);
        }
        return true;
    }

    void add_section(const std::string& name) {
        auto& list = record_.sections;
        const Term term{name, {}};
        if (std::find(list.begin(), list.end(), term) == list.end()) list.push_back(term);
    }

    void add_term(std::string_view tag, const std::string& name) {
        IndexTerm term;
        term.vocabulary = database();
        term.group = tag;
        term.term = name;
        record_.index_terms.push_back(std::move(term));
    }

    // "zoorec" of "ZOOREC:ZOOR15512090342".
    std::string database() const {
        const auto mark = record_.key.find(':');
        return mark == npos ? "wos" : lower(record_.key.substr(0, mark));
    }

    // "Wellcome Trust [099876, 12]; NIH": a grant for each number.
    void add_grants(std::string_view value) {
        for (const auto part : parted(value, ";")) {
            const auto open = part.find('[');
            const auto agency = said_once(trim(part.substr(0, open)));
            const auto close = part.rfind(']');
            if (open == npos || close == npos || close < open) {
                record_.grants.push_back({{}, {}, agency, {}});
                continue;
            }
            for (const auto number : parted(part.substr(open + 1, close - open - 1), ",")) {
                record_.grants.push_back({std::string(number), {}, agency, {}});
            }
        }
    }

    bool identifier_field(std::string_view tag, std::string_view value) {
        if (tag == "DI") {
            draft_.add_identifier(IdentifierKind::doi, value, {});
        } else if (tag == "PM") {
            draft_.add_identifier(IdentifierKind::pmid, value, {});
        } else if (tag == "SN" || tag == "EI" || tag == "BN") {
            add_serial_numbers(draft_, value);
        } else {
            return false;
        }
        return true;
    }

    bool note_field(std::string_view tag, std::string_view value) {
        struct Note {
            std::string_view tag, name;
        };
        static constexpr std::array<Note, 8> notes = {{{"FX", "Funding"},
                                                       {"MA", "Meeting abstract"},
                                                       {"BS", "Book series subtitle"},
                                                       {"HO", "Conference host"},
                                                       {"PN", "Part"},
                                                       {"OA", "Open access"},
                                                       {"NT", "Note"},
                                                       {"AW", "Address of the item"}}};
        for (const auto& row : notes) {
            if (tag != row.tag) continue;
            record_.notes.push_back(fmt::format("{}: {}", row.name, value));
            return true;
        }
        return tag == "EA";  // with the other dates
    }

    // PT: J journal, S series, B book, C conference, P patent. SO of a chapter is its book.
    void read_kind() {
        const auto kind = text_of("PT");
        const bool chapter = std::any_of(record_.types.begin(), record_.types.end(),
                                         [](const Term& type) { return lower(type.name) == "book chapter"; });
        if (kind != "B" && !(kind == "S" && chapter)) {
            if (record_.book.isbns.empty()) record_.book = {};
            return;
        }
        record_.kind = chapter ? RecordKind::chapter : RecordKind::book;
        record_.book.title = record_.journal.title.empty() ? record_.title : record_.journal.title;
        record_.journal.title.clear();
        if (record_.title.empty()) record_.title = record_.book.title;
    }

    // PD is a month, a month and day, a season, or in some databases the whole date.
    void read_dates() {
        const auto day = text_of("PD");
        const auto year = text_of("PY");
        const bool whole = parse_span(day).known();
        add_written_date(draft_, DateKind::print, whole ? day : fmt::format("{} {}", year, day));
        add_written_date(draft_, DateKind::electronic, text_of("EA"));
    }

    void read_pages() {
        auto& journal = record_.journal;
        const auto first = text_of("BP");
        const auto last = text_of("EP");
        journal.pages = last.empty() || last == first ? first : fmt::format("{}-{}", first, last);
        for (const auto* tag : {"AR", "PS"}) {
            if (journal.pages.empty()) journal.pages = text_of(tag);
        }
        if (const auto supplement = text_of("SU"); !supplement.empty()) {
            journal.issue += fmt::format("{}Suppl {}", journal.issue.empty() ? "" : " ", supplement);
        }
    }

    Draft& draft_;
    Record& record_;
    const TaggedRecord& fields_;
    ToldFields& told_;
};

// "ISI:" of old exports and digits alone are numbers of the same database.
std::string accession(std::string number) {
    constexpr std::size_t digits = 15;
    if (number.starts_with("ISI:")) return "WOS:" + number.substr(4);
    return number.size() == digits && all_digits(number) ? "WOS:" + number : number;
}

}  // namespace

void read_wos_record(Draft& draft, const TaggedRecord& fields, ToldFields& told) {
    auto& record = draft.record;
    record.key = accession(plain_text(fields.first("UT")));
    if (record.key.empty()) record.key = plain_text(fields.first("AN"));
    if (!record.key.empty()) {
        draft.add_identifier(IdentifierKind::other, record.key, "wos");
        const auto mark = record.key.find(':');
        if (mark != npos) record.collections.push_back(record.key.substr(0, mark));
    }
    WosFiller(draft, fields, told).read();
    if (record.key.empty()) record.key = made_key(record);
}

}  // namespace evident
