#include "store/record/merged.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "store/record/naming.hpp"
#include "text/ascii.hpp"
#include "text/title_key.hpp"
#include "text/words.hpp"

namespace evident {
namespace {

// What one record says of a field, and what is lacking in it.
struct RecordValue {
    RecordValue(std::string text, int lacking = 0, std::string_view why = {})
        : value(std::move(text)), key(title_key(value)), lack(lacking), why_not(why) {
        if (key.empty()) key = value;
    }
    std::string value;
    std::string key;  // equal where two records say the same in another spelling
    int lack = 0;     // 0: it says it whole
    std::string why_not;
};

std::string joined(const std::vector<std::string>& values) { return fmt::format("{}", fmt::join(values, "; ")); }

bool ends_in_dots(std::string_view text) { return text.ends_with("...") || text.ends_with("\u2026"); }

bool in_capitals(std::string_view text) {
    const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
    const auto is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
    return std::count_if(text.begin(), text.end(), is_upper) > 8 && std::none_of(text.begin(), text.end(), is_lower);
}

RecordValue title_of(const Record& record) {
    if (ends_in_dots(trim(record.title))) return {record.title, 2, "the title is cut"};
    if (in_capitals(record.title)) return {record.title, 1, "the title is in capitals"};
    return {record.title};
}

RecordValue own_title_of(const Record& record) { return {record.vernacular_title}; }

RecordValue abstract_of(const Record& record) {
    auto text = abstract_text(record);
    const bool cut = ends_in_dots(trim(text)) || text.find("ABSTRACT TRUNCATED") != std::string::npos;
    return {std::move(text), cut ? 1 : 0, cut ? "the abstract is cut" : ""};
}

RecordValue authors_of(const Record& record) {
    const auto names = joined(author_names(record));
    auto out = record.authors_complete || names.empty()
                   ? RecordValue(names)
                   : RecordValue(names + "; et al.", 1, "the list of authors is not whole");
    out.key.clear();  // initials are given as each source likes
    for (const auto& author : record.authors) out.key += folded(author.last + author.collective) + ';';
    return out;
}

RecordValue journal_of(const Record& record) { return {record.journal.title}; }
RecordValue abbreviation_of(const Record& record) {
    return {record.journal.abbreviation.empty() ? record.journal.medline_abbreviation : record.journal.abbreviation};
}
RecordValue book_of(const Record& record) { return {record.book.title}; }
RecordValue edition_of(const Record& record) { return {record.book.edition}; }
RecordValue volume_of(const Record& record) { return {record.journal.volume}; }
RecordValue issue_of(const Record& record) { return {record.journal.issue}; }

// "123-9" says what "123-129" says.
std::string key_of_pages(std::string_view pages) {
    const auto dash = pages.find('-');
    if (dash == std::string_view::npos) return folded(pages);
    const auto first = trim(pages.substr(0, dash));
    auto last = std::string(trim(pages.substr(dash + 1)));
    if (all_digits(last) && last.size() < first.size())
        last = std::string(first.substr(0, first.size() - last.size())) + last;
    return folded(first) + '-' + folded(last);
}

// An article number is whole by itself; a first page alone is not, where another record knows the last.
RecordValue pages_of(const Record& record) {
    const auto& pages = record.journal.pages;
    const bool first_only = all_digits(trim(pages));
    RecordValue out(pages, first_only ? 1 : 0, first_only ? "only the first page" : "");
    out.key = key_of_pages(pages);
    return out;
}

RecordValue published_of(const Record& record) {
    const auto stated = stated_publication(record);
    if (!stated.known()) return {to_text(earliest_publication(record)), 3, "the date only stands in for one"};
    const auto text = to_text(stated);
    if (stated.whole_day()) return {text};
    const bool year_only = text.size() <= 4;
    return {text, year_only ? 2 : 1, year_only ? "only the year" : "no day"};
}

RecordValue identifiers_of(const Record& record, IdentifierKind kind) {
    std::vector<std::string> out;
    for (const auto& one : record.identifiers) {
        if (one.kind == kind) out.push_back(one.value);
    }
    return {joined(out)};
}
RecordValue doi_of(const Record& record) { return identifiers_of(record, IdentifierKind::doi); }
RecordValue pmid_of(const Record& record) { return identifiers_of(record, IdentifierKind::pmid); }
RecordValue pmcid_of(const Record& record) { return identifiers_of(record, IdentifierKind::pmcid); }

RecordValue languages_of(const Record& record) { return {joined(record.languages)}; }

RecordValue conference_of(const Record& record) {
    std::vector<std::string> parts;
    for (const auto& part : {record.conference.name, record.conference.place, record.conference.dates_text}) {
        if (!part.empty()) parts.push_back(part);
    }
    return {fmt::format("{}", fmt::join(parts, ", "))};
}

std::vector<std::string> types_of(const Record& record) {
    std::vector<std::string> out;
    for (const auto& type : record.types) out.push_back(type.name);
    return out;
}

std::vector<std::string> registrations_of(const Record& record) {
    std::vector<std::string> out;
    for (const auto& one : record.identifiers) {
        if (one.kind == IdentifierKind::nct) out.push_back(one.value);
    }
    return out;
}

// How a field is read from a record: as one value, or as several that are gathered from all records.
struct FieldReading {
    std::string_view name;
    RecordValue (*read)(const Record&) = nullptr;
    std::vector<std::string> (*gather)(const Record&) = nullptr;
};

constexpr std::array readings = {FieldReading{"title", title_of},
                                 FieldReading{"original title", own_title_of},
                                 FieldReading{"authors", authors_of},
                                 FieldReading{"journal", journal_of},
                                 FieldReading{"abbreviation", abbreviation_of},
                                 FieldReading{"book", book_of},
                                 FieldReading{"edition", edition_of},
                                 FieldReading{"volume", volume_of},
                                 FieldReading{"issue", issue_of},
                                 FieldReading{"pages", pages_of},
                                 FieldReading{"published", published_of},
                                 FieldReading{"doi", doi_of},
                                 FieldReading{"pmid", pmid_of},
                                 FieldReading{"pmcid", pmcid_of},
                                 FieldReading{"language", languages_of},
                                 FieldReading{"types", nullptr, types_of},
                                 FieldReading{"registrations", nullptr, registrations_of},
                                 FieldReading{"conference", conference_of},
                                 FieldReading{"abstract", abstract_of}};

// The places of the records, the most believed first; records of one source stay in their order.
std::vector<std::size_t> in_order_of(const std::vector<Record>& records, const SourcePreference& preference) {
    std::vector<std::size_t> out(records.size());
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = i;
    const auto rank = [&](std::size_t place) {
        return std::find(preference.begin(), preference.end(), records[place].source) - preference.begin();
    };
    std::stable_sort(out.begin(), out.end(), [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
    return out;
}

struct Candidate {
    const Record* record = nullptr;
    RecordValue said;
};

bool alike(const RecordValue& a, const RecordValue& b) { return a.value == b.value || a.key == b.key; }

std::string why(const std::vector<Candidate>& all, const Candidate& winner, std::size_t records) {
    if (records == 1) return "the only record";
    if (all.size() == 1) return "the only record that says it";
    const auto other = std::find_if(
        all.begin(), all.end(), [&](const Candidate& one) { return &one != &winner && !alike(one.said, winner.said); });
    if (other == all.end()) return "the records that say it agree";
    if (&winner != &all.front()) {
        const auto& first = all.front();
        return fmt::format("of {}, which goes before, {}", record_name(*first.record), first.said.why_not);
    }
    if (other->record->source == winner.record->source) {
        return fmt::format("it came before {}", record_name(*other->record));
    }
    return fmt::format("{} goes before {}", winner.record->source, other->record->source);
}

void add_other(MergedField& field, const Candidate& candidate) {
    const auto from = record_name(*candidate.record);
    const auto known = std::find_if(field.others.begin(), field.others.end(), [&](const OtherValue& other) {
        return RecordValue(other.value).key == candidate.said.key || other.value == candidate.said.value;
    });
    if (known != field.others.end()) {
        known->from.push_back(from);
    } else {
        field.others.push_back({candidate.said.value, {from}, candidate.said.why_not});
    }
}

// all: the records that fill the field, the most believed first; not empty.
MergedField chosen(std::string_view name, const std::vector<Candidate>& all, std::size_t records) {
    const auto& winner = *std::min_element(
        all.begin(), all.end(), [](const Candidate& a, const Candidate& b) { return a.said.lack < b.said.lack; });
    MergedField out{
        std::string(name), winner.said.value, record_name(*winner.record), why(all, winner, records), {}, {}};
    for (const auto& one : all) {
        if (&one == &winner) continue;
        if (alike(one.said, winner.said)) {
            out.agree.push_back(record_name(*one.record));
        } else {
            add_other(out, one);
        }
    }
    return out;
}

// Every value once, as the most believed record that has it writes it.
MergedField gathered(const FieldReading& reading, const std::vector<const Record*>& records) {
    MergedField out{std::string(reading.name), "", "", "", {}, {}};
    std::vector<std::string> values;
    std::vector<std::string> keys;
    std::vector<std::string> from;
    for (const auto* record : records) {
        bool gives = false;
        for (auto& value : reading.gather(*record)) {
            auto key = folded(value);
            if (std::find(keys.begin(), keys.end(), key) != keys.end()) continue;
            keys.push_back(std::move(key));
            values.push_back(std::move(value));
            gives = true;
        }
        if (gives) from.push_back(record_name(*record));
    }
    out.value = joined(values);
    out.from = fmt::format("{}", fmt::join(from, ", "));
    out.why = records.size() == 1 ? "the only record" : "gathered from all records";
    return out;
}

}  // namespace

SourcePreference default_preference() { return {"pubmed"}; }

std::vector<std::string_view> merged_fields() {
    std::vector<std::string_view> out;
    for (const auto& reading : readings) out.push_back(reading.name);
    return out;
}

std::vector<MergedField> merged(const std::vector<Record>& records, const SourcePreference& preference) {
    std::vector<const Record*> ordered;
    for (const auto place : in_order_of(records, preference)) ordered.push_back(&records[place]);
    std::vector<MergedField> out;
    for (const auto& reading : readings) {
        if (reading.gather != nullptr) {
            auto field = gathered(reading, ordered);
            if (!field.value.empty()) out.push_back(std::move(field));
            continue;
        }
        std::vector<Candidate> all;
        for (const auto* record : ordered) {
            auto said = reading.read(*record);
            if (!trim(said.value).empty()) all.push_back({record, std::move(said)});
        }
        if (!all.empty()) out.push_back(chosen(reading.name, all, records.size()));
    }
    return out;
}

std::string merged_value(const std::vector<MergedField>& fields, std::string_view name) {
    for (const auto& field : fields) {
        if (field.name == name) return field.value;
    }
    return {};
}

}  // namespace evident
