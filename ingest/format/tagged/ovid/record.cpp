#include "ingest/format/tagged/ovid/record.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "ingest/format/parts/made_key.hpp"
#include "ingest/format/parts/names.hpp"
#include "ingest/format/parts/plain_text.hpp"
#include "ingest/format/tagged/abstract_sections.hpp"
#include "ingest/format/tagged/nbib/indexing.hpp"
#include "ingest/format/tagged/ovid/citation.hpp"
#include "ingest/format/tagged/ovid/comments.hpp"
#include "ingest/format/tagged/ovid/people.hpp"
#include "ingest/format/tagged/ovid/subjects.hpp"
#include "ingest/format/tagged/serial_numbers.hpp"
#include "ingest/format/tagged/written_date.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr auto npos = std::string_view::npos;

// Read elsewhere, said twice (DJ repeats MH), links, words of the index.
constexpr auto left_out =
    std::to_array<std::string_view>({"VN", "DB", "UI", "AN", "AU", "FA", "IN", "AD", "SO", "DJ", "SU", "SL", "XL", "HW",
                                     "YR", "CS", "CE", "FP", "LP", "EM", "UP", "RF", "JW", "FS", "AS", "EL", "PA"});

struct DateTag {
    std::string_view tag;
    DateKind kind;
    std::string_view status;
};
constexpr std::array<DateTag, 7> date_tags = {{{"DC", DateKind::create, {}},
                                               {"EZ", DateKind::create, {}},
                                               {"DD", DateKind::other, "delivered"},
                                               {"ED", DateKind::entry, {}},
                                               {"EP", DateKind::electronic, {}},
                                               {"RD", DateKind::revised, {}},
                                               {"RC", DateKind::revised, {}}}};

class OvidFiller {
  public:
    OvidFiller(Draft& draft, const TaggedRecord& fields, ToldFields& told, std::string_view database)
        : draft_(draft),
          record_(draft.record),
          fields_(fields),
          told_(told),
          mesh_(database == "medline-ovid" || database == "central"),
          vocabulary_(database == "embase" ? "emtree" : database) {}

    void read() {
        read_ovid_people(draft_, fields_);
        for (const auto& field : fields_.fields) read_field(field);
        read_citation();
        read_conference();
    }

  private:
    std::string text_of(std::string_view tag) const { return plain_text(fields_.first(tag)); }

    void read_field(const TaggedField& field) {
        const auto& tag = field.tag;
        auto value = plain_text(field.value);
        if (value.empty() || tag == "#") return;
        if (tag == "AB") {
            for (auto& section : split_abstract(field.value)) record_.abstract.push_back(std::move(section));
        } else if (!text_field(tag, value) && !subject_field(tag, field.value) && !list_field(tag, field.value) &&
                   !date_field(tag, value) && !identifier_field(tag, value) && !note_field(tag, value) &&
                   std::find(left_out.begin(), left_out.end(), tag) == left_out.end()) {
            told_.tell(draft_, tag.empty() ? "a line without a tag" : std::string_view(tag));
        }
    }

    bool text_field(std::string_view tag, std::string& value) {
        auto& journal = record_.journal;
        std::string* into = nullptr;
        if (tag == "TI") into = &record_.title;
        if (tag == "TO" || tag == "OT") into = &record_.vernacular_title;
        if (tag == "JN" || tag == "JT") into = &journal.title;
        if (tag == "NJ" || tag == "TA") into = &journal.medline_abbreviation;
        if (tag == "JC") into = &journal.nlm_id;
        if (tag == "VI" || tag == "VO") into = &journal.volume;
        if (tag == "IP") into = &journal.issue;
        if (tag == "PG" || tag == "AR") into = &journal.pages;
        if (tag == "CP" || tag == "PL") into = &journal.country;
        if (tag == "PB") into = &record_.book.publisher;
        if (tag == "BT") into = &record_.book.title;
        if (tag == "ST") into = &record_.status;
        if (tag == "RO") into = &record_.owner;
        if (tag == "CR" || tag == "CI") into = &record_.abstract_notice;
        if (tag == "CF") into = &record_.conference.name;
        if (tag == "CV") into = &record_.conference.place;
        if (into != nullptr) *into = std::move(value);
        return into != nullptr;
    }

    bool subject_field(std::string_view tag, std::string_view value) {
        const bool starred = tag.starts_with('*');
        if (starred) tag.remove_prefix(1);
        const bool group = tag == "DRG" || tag == "MED";
        if (tag != "MH" && tag != "SH" && tag != "OD" && tag != "DE" && tag != "CT" && !group) return false;
        for (const auto line : parted(value, "\n")) {
            if (mesh_ && tag == "MH") {
                add_ovid_mesh(record_, line);
            } else {
                const auto before = record_.index_terms.size();
                add_ovid_term(record_, vocabulary_, group ? tag : std::string_view{}, line, starred);
                if (tag == "CT" && record_.index_terms.size() > before) record_.index_terms.back().candidate = true;
            }
        }
        return true;
    }

    bool list_field(std::string_view tag, std::string_view value) {
        if (tag == "KW" || tag == "ID") return add_keywords(value), true;
        const bool known = tag == "PT" || tag == "DT" || tag == "LG" || tag == "LA" || tag == "NM" || tag == "RN" ||
                           tag == "TN" || tag == "MF" || tag == "DV" || tag == "DM" || tag == "EC" || tag == "SB" ||
                           tag == "GS" || tag == "NO";
        for (const auto line : parted(known ? value : std::string_view{}, "\n")) {
            const auto item = plain_text(line);
            if (tag == "PT" || tag == "DT") record_.types.push_back({without_stop(item), {}});
            if (tag == "LG" || tag == "LA") record_.languages.push_back(language_code(without_stop(item)));
            if (tag == "NM") record_.supplementary.push_back({item, {}});
            if (tag == "RN") record_.substances.push_back(parse_substance(item));
            if (tag == "TN") record_.products.push_back({item, {}, "drug"});
            if (tag == "MF") record_.products.push_back({{}, item, "drug"});
            if (tag == "DV") record_.products.push_back({item, {}, "device"});
            if (tag == "DM") record_.products.push_back({{}, item, "device"});
            if (tag == "EC") record_.sections.push_back({item, {}});
            if (tag == "SB") record_.subsets.push_back(item);
            if (tag == "GS") record_.genes.push_back(item);
            if (tag == "NO") record_.grants.push_back({item, {}, {}, {}});
        }
        return known;
    }

    static std::string without_stop(std::string text) {
        if (text.ends_with('.')) text.pop_back();
        return text;
    }

    void add_keywords(std::string_view value) {
        for (const auto line : parted(value, "\n")) {
            for (auto word : parted(line, ";")) {
                const bool major = word.starts_with('*');
                if (major) word.remove_prefix(1);
                if (!word.empty()) record_.keywords.push_back({plain_text(word), {}, major});
            }
        }
    }

    bool date_field(std::string_view tag, const std::string& value) {
        for (const auto& row : date_tags) {
            if (tag != row.tag) continue;
            if (tag == "ED" && !parse_span(value).known()) {
                record_.book.editors.push_back(parse_name(value));
            } else {
                add_written_date(draft_, row.kind, value, row.status);
            }
            return true;
        }
        return tag == "DP";  // with the citation
    }

    bool identifier_field(std::string_view tag, const std::string& value) {
        if (tag == "DO" || tag == "DI") {
            draft_.add_identifier(IdentifierKind::doi, value.substr(0, value.find(' ')), {});
        } else if (tag == "PM") {
            draft_.add_identifier(IdentifierKind::pmid, value.substr(0, value.find_first_not_of("0123456789")), {});
        } else if (tag == "IS" || tag == "ES" || tag == "IL" || tag == "IB") {
            add_serial_numbers(draft_, value);
        } else if (tag == "CN" || tag == "SI") {
            add_trial(value);
        } else if (tag == "CM") {
            add_ovid_comment(record_, value);
        } else {
            return false;
        }
        return true;
    }

    // "NCT01234567", "ClinicalTrials.gov/NCT01234567", "NCT01234567 (ClinicalTrials.gov)".
    void add_trial(const std::string& value) {
        const auto at = value.find("NCT");
        const auto number = at == npos ? std::string{} : value.substr(at, 11);
        if (!make_identifier(IdentifierKind::nct, number).value.empty()) {
            draft_.add_identifier(IdentifierKind::nct, number, {});
            record_.accessions.push_back({"ClinicalTrials.gov", number});
        } else {
            const auto slash = value.find('/');
            record_.accessions.push_back({slash == npos ? std::string{} : value.substr(0, slash),
                                          slash == npos ? value : value.substr(slash + 1)});
        }
    }

    bool note_field(std::string_view tag, const std::string& value) {
        if (tag == "NT") {
            record_.notes.push_back(value);
        } else if (tag == "OA") {
            record_.other_abstracts.push_back({"original", {}, split_abstract(value), {}});
        } else {
            return false;
        }
        return true;
    }

    // Fields of their own count before what the citation line says.
    void read_citation() {
        auto said = read_ovid_citation(text_of("SO"));
        auto& journal = record_.journal;
        if (journal.title.empty()) journal.title = said.journal;
        if (journal.volume.empty()) journal.volume = said.volume;
        if (journal.issue.empty()) journal.issue = said.issue;
        if (journal.pages.empty()) journal.pages = pages_of_fields();
        if (journal.pages.empty()) journal.pages = said.pages;
        if (journal.abbreviation.empty()) {
            journal.abbreviation =
                fields_.has("AS") ? read_ovid_citation(text_of("AS")).journal : journal.medline_abbreviation;
        }
        if (record_.conference.name.empty()) record_.conference.name = said.meeting;
        if (record_.conference.place.empty()) record_.conference.place = said.place;
        const auto stated = without_stop(text_of("DP"));
        const auto year = without_stop(text_of("YR"));
        const auto& date = !stated.empty() ? stated : parse_span(said.date).known() ? said.date : year;
        add_written_date(draft_, DateKind::print, date);
    }

    std::string pages_of_fields() const {
        const auto first = text_of("FP");
        const auto last = text_of("LP");
        return last.empty() || last == first ? first : first + "-" + last;
    }

    // CS and CE are the days a meeting began and ended.
    void read_conference() {
        const auto begin = text_of("CS");
        const auto end = text_of("CE");
        if (begin.empty()) return;
        auto& meeting = record_.conference;
        meeting.dates = parse_span(begin);
        meeting.dates_text = end.empty() ? begin : begin + " - " + end;
        if (const auto last = parse_span(end); last.known() && last.last >= meeting.dates.last) {
            meeting.dates.last = last.last;
        }
    }

    Draft& draft_;
    Record& record_;
    const TaggedRecord& fields_;
    ToldFields& told_;
    bool mesh_;               // MH holds MeSH headings
    std::string vocabulary_;  // of other terms
};

std::string leading_number(std::string_view text) {
    text = trim(text);
    const bool letter = text.starts_with('L');
    const auto end = text.find_first_not_of("0123456789", letter ? 1 : 0);
    return std::string(text.substr(0, end));
}

void read_number(Draft& draft, std::string_view database, std::string number) {
    auto& record = draft.record;
    if (number.empty()) return;
    if (database == "embase") {
        const auto digits = leading_number(number);
        record.key = digits.starts_with('L') ? digits : "L" + digits;
        draft.add_identifier(IdentifierKind::embase, record.key, {});
    } else if (database == "medline-ovid") {
        record.key = normal_pmid(leading_number(number));
        draft.add_identifier(IdentifierKind::pmid, leading_number(number), {});
    } else {
        record.key = number.ends_with('.') ? number.substr(0, number.size() - 1) : number;
        draft.add_identifier(IdentifierKind::other, record.key, database);
    }
}

}  // namespace

std::string ovid_source(std::string_view database) {
    auto name = lower(trim(database.substr(0, database.find('<'))));
    const auto has = [&](std::string_view word) { return name.find(word) != std::string::npos; };
    if (has("embase")) return "embase";
    if (has("medline")) return "medline-ovid";
    if (has("central register")) return "central";
    if (has("cochrane")) return "cochrane";
    if (has("psycinfo")) return "psycinfo";
    std::string out;
    for (const char c : name) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (plain) out += c;
        if (!plain && !out.empty() && out.back() != '-') out += '-';
    }
    while (out.ends_with('-')) out.pop_back();
    return out.empty() ? "ovid" : out.substr(0, 40);
}

void read_ovid_record(Draft& draft, const TaggedRecord& fields, ToldFields& told) {
    auto& record = draft.record;
    const auto named = plain_text(fields.first(fields.has("DB") ? "DB" : "#"));
    const auto database = ovid_source(named);
    if (record.source.empty()) record.source = database;
    if (!named.empty()) record.collections.push_back(named);
    if (database == "medline-ovid") draft.noun = "PMID ";
    read_number(draft, database, plain_text(fields.has("UI") ? fields.first("UI") : fields.first("AN")));
    OvidFiller(draft, fields, told, database).read();
    if (record.key.empty()) record.key = made_key(record);
}

}  // namespace evident
