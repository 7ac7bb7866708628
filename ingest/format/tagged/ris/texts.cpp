#include "ingest/format/tagged/ris/texts.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "ingest/format/tagged/abstract_sections.hpp"
#include "ingest/format/tagged/ris/lines.hpp"
#include "ingest/format/tagged/serial_numbers.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr auto npos = std::string_view::npos;

struct Type {
    std::string_view code;
    std::string_view words;  // "" where the code tells nothing
};
// The codes of the RIS specification that tell more than "something was published".
constexpr std::array<Type, 44> types = {{{"JOUR", "Journal Article"},
                                         {"ABST", "Abstract"},
                                         {"ADVS", "Audiovisual Material"},
                                         {"BILL", "Bill"},
                                         {"BLOG", "Blog"},
                                         {"BOOK", "Book"},
                                         {"CASE", "Legal Case"},
                                         {"CHAP", "Book Chapter"},
                                         {"COMP", "Computer Program"},
                                         {"CONF", "Conference Proceeding"},
                                         {"CPAPER", "Conference Paper"},
                                         {"CTLG", "Catalog"},
                                         {"DATA", "Dataset"},
                                         {"DBASE", "Database"},
                                         {"DICT", "Dictionary"},
                                         {"EBOOK", "Electronic Book"},
                                         {"ECHAP", "Electronic Book Chapter"},
                                         {"EDBOOK", "Edited Book"},
                                         {"EJOUR", "Electronic Article"},
                                         {"ELEC", ""},
                                         {"ENCYC", "Encyclopedia"},
                                         {"GEN", ""},
                                         {"GOVDOC", "Government Document"},
                                         {"GRANT", "Grant"},
                                         {"GRNT", "Grant"},
                                         {"HEAR", "Hearing"},
                                         {"INPR", "In Press"},
                                         {"JFULL", "Journal"},
                                         {"LEGAL", "Legal Rule"},
                                         {"MANSCPT", "Manuscript"},
                                         {"MGZN", "Magazine Article"},
                                         {"NEWS", "Newspaper Article"},
                                         {"PAMP", "Pamphlet"},
                                         {"PAT", "Patent"},
                                         {"PCOMM", "Personal Communication"},
                                         {"RPRT", "Report"},
                                         {"SER", "Serial"},
                                         {"SLIDE", "Slide"},
                                         {"STAND", "Standard"},
                                         {"THES", "Thesis"},
                                         {"UNBILL", "Unenacted Bill"},
                                         {"UNPB", "Unpublished Work"},
                                         {"UNPD", "Unpublished Work"},
                                         {"WEB", "Web Page"}}};

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

// Databases whose M3 is the type of publication.
bool has_type_in_m3(const RisWork& work) {
    switch (work.origin.dialect) {
        case RisDialect::embase:
        case RisDialect::scopus:
        case RisDialect::cochrane:
        case RisDialect::ebsco:
        case RisDialect::wos: return true;
        default: return false;
    }
}

void add_type_once(Record& record, std::string_view name) {
    const auto same = [&](const Term& term) { return term.name == name; };
    if (name.empty() || std::any_of(record.types.begin(), record.types.end(), same)) return;
    record.types.push_back({std::string(name), {}});
}

// "Journal: Conference Abstract" of CENTRAL is Embase's type, the kind of source before it: a limit names the type.
std::string_view central_type(std::string_view text) {
    constexpr std::string_view source = "Journal: ";
    return text.starts_with(source) ? trim(text.substr(source.size())) : text;
}

// CENTRAL through Ovid has no M3; its type of publication stands in Ovid's link: "&pid=<author>...<DT>Type</DT>".
void add_link_types(RisWork& work) {
    for (const auto& field : work.fields.fields) {
        if (field.tag != ovid_link_tag) continue;
        const auto told = query_value(field.value, "&pid=");
        const auto begin = told.find("<DT>");
        const auto end = told.find("</DT>");
        if (begin == std::string::npos || end == std::string::npos || end < begin) continue;
        for (const auto part : parted(std::string_view(told).substr(begin + 4, end - begin - 4), ";")) {
            add_type_once(work.record(), central_type(readable(part)));
        }
    }
}

bool is_address(std::string_view text) { return text.starts_with("http://") || text.starts_with("https://"); }

}  // namespace

void add_type(RisWork& work) {
    const auto given = work.first({"TY"});
    std::string code = given;
    for (char& c : code) c = c >= 'a' && c <= 'z' ? char(c - 32) : c;
    work.book = is_one_of(code, {"BOOK", "EBOOK", "EDBOOK"});
    work.chapter = is_one_of(code, {"CHAP", "ECHAP"});
    auto& record = work.record();
    if (work.book) record.kind = RecordKind::book;
    if (work.chapter) record.kind = RecordKind::chapter;
    add_link_types(work);
    const bool abstract = !record.types.empty() && lower(record.types[0].name).starts_with("conference");
    if (abstract && is_one_of(code, {"JOUR", "EJOUR"})) return;
    const auto m3 = work.first({"M3"});
    const bool told = has_type_in_m3(work) && !m3.empty();
    if (told) {
        for (const auto part : parted(m3, work.is(RisDialect::cochrane) ? ";" : "\n")) {
            add_type_once(record, work.central() ? central_type(part) : part);
        }
        if (is_one_of(code, {"JOUR", "EJOUR"})) return;
    }
    const auto row = std::find_if(types.begin(), types.end(), [&](const Type& type) { return type.code == code; });
    add_type_once(record, row == types.end() ? std::string_view(given) : row->words);
    if (work.is(RisDialect::zotero) && !m3.empty() && normal_doi(m3).empty()) add_type_once(record, m3);
}

namespace {

// Latin letters only: what a title in another script is not.
bool is_latin(std::string_view text) {
    const auto wide = std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xF0) == 0xE0; });
    const auto cyrillic = std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xFE) == 0xD0; });
    return std::size_t(wide * 3 + cyrillic * 2) * 2 < text.size();
}

void add_other_title(RisWork& work, const std::string& other) {
    auto& record = work.record();
    if (other.empty() || other == record.title || other == record.journal.title) return;
    if (!is_latin(record.title) && is_latin(other)) {
        record.vernacular_title = std::exchange(record.title, other);
    } else if (is_latin(record.title) && !is_latin(other)) {
        record.vernacular_title = other;
    } else {
        work.note("Other title", other);
    }
}

// What T2 is when it is no journal. False when it is one.
bool read_second_title(RisWork& work, const std::string& t2) {
    if (t2.empty()) return true;
    if (work.is(RisDialect::embase)) {
        work.record().vernacular_title = t2;
    } else if (work.registration || work.is(RisDialect::clinicaltrials)) {
        work.note("Official title", t2);
    } else if (!work.first({"JF", "JO"}).empty() && !work.is(RisDialect::zotero)) {
        if (t2 != work.first({"JF"}) && t2 != work.first({"JO"})) add_other_title(work, t2);
    } else {
        return false;
    }
    return true;
}

}  // namespace

void add_titles(RisWork& work) {
    auto& record = work.record();
    record.title = work.first({"T1", "TI"});
    if (record.title.empty() && work.book) record.title = work.first({"BT", "T2"});
    if (record.title.empty()) record.title = work.first({"CT", "ST"});
    add_other_title(work, work.first({"TT"}));
    const auto t3 = work.first({"T3"});
    if (work.book || work.chapter) {
        record.book.collection = t3;
    } else if (work.origin.base != OvidBase::medline) {
        work.note("Series", t3);
    }
}

namespace {

// "No" - "Specified" is Ovid's way to say that there are no pages.
std::string pages_of(const RisWork& work) {
    const auto first = work.first({"SP"});
    const auto last = work.first({"EP"});
    if (first == "No" && last == "Specified") return {};
    if (first.empty()) return last.empty() ? work.first({"C7"}) : last;
    if (last.empty() || last == first || first.find('-') != std::string::npos) return first;
    return first + "-" + last;
}

// Ovid's CENTRAL cuts "13(1) (no pagination)" in the wrong place.
std::string issue_of(const RisWork& work) {
    auto issue = work.first({"IS"});
    if (const auto close = issue.find(')'); close != std::string::npos && issue.find('(') > close) issue.resize(close);
    return issue;
}

// "7, 8910" and "8910, 7": the number of the NLM catalog is the longer one.
std::string nlm_number(std::string_view text) {
    std::string_view best;
    for (const auto part : parted(text, ", ")) {
        if (part.size() > best.size() && all_digits(part.substr(0, part.size() - 1))) best = part;
    }
    return std::string(best);
}

void add_serials(const RisWork& work) {
    constexpr std::size_t most = 50;
    std::size_t count = 0;
    for (const auto& field : work.fields.fields) {
        if (field.tag != "SN" || ++count > most) continue;
        const auto value = std::string_view(field.value).substr(0, 1000);
        if (!add_serial_numbers(work.record(), value)) work.note("SN", value);
    }
}

void name_journal(RisWork& work, const std::string& t2) {
    auto& journal = work.record().journal;
    const auto abbreviation = work.first({"JA", "J2", "J1", "JI", "NL"});
    journal.title = work.first({"JF"});
    if (journal.title.empty()) journal.title = t2;
    const auto jo = work.first({"JO"});
    const bool jo_is_title = journal.title.empty();
    if (jo_is_title) journal.title = jo;
    journal.abbreviation = abbreviation.empty() && !jo_is_title ? jo : abbreviation;
    if (journal.title.empty()) journal.title = std::exchange(journal.abbreviation, {});
    if (is_address(journal.title)) journal.title.clear();
    if (is_address(journal.abbreviation) || journal.abbreviation == journal.title) journal.abbreviation.clear();
}

// "Sexually Transmitted Infections. Conference: Spring Conference": how CENTRAL names the meeting of an abstract.
void part_conference(Record& record) {
    constexpr std::string_view mark = ". Conference: ";
    auto& title = record.journal.title;
    const auto at = title.find(mark);
    if (at == std::string::npos) return;
    record.conference.name = title.substr(at + mark.size());
    title.resize(at);
}

void add_book(const RisWork& work, const std::string& t2) {
    auto& book = work.record().book;
    if (work.chapter) book.title = work.first({"BT"});
    if (work.chapter && book.title.empty()) book.title = t2.empty() ? work.first({"JF", "JO"}) : t2;
    if (work.book && book.collection.empty()) book.collection = t2;
    book.publisher = work.first({"PB", "PU"});
    book.place = work.first({"CY", "PI"});
    book.edition = work.first({"ET"});
}

}  // namespace

void add_journal(RisWork& work) {
    auto& record = work.record();
    auto t2 = work.first({"T2"});
    if (read_second_title(work, t2)) t2.clear();
    if (work.book || work.chapter) {
        add_book(work, t2);
    } else {
        name_journal(work, t2);
    }
    if (work.central()) part_conference(record);
    auto& journal = record.journal;
    journal.volume = work.first({"VL", "VO"});
    journal.issue = issue_of(work);
    journal.pages = pages_of(work);
    if (work.origin.base == OvidBase::medline) journal.nlm_id = nlm_number(work.first({"M1"}));
    if (work.is(RisDialect::ovid)) journal.country = work.first({"CY"});
    if (work.is(RisDialect::wos)) {
        record.conference.place = work.first({"CL"});
        record.conference.name = work.first({"CP"});
    }
    add_serials(work);
}

namespace {

// Ovid joins sections with "., " where the next begins with a heading in capitals: "found., METHODS: We".
std::string with_sections_parted(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool joint = text[at] == ',' && at > 0 && text.substr(at).starts_with(", ") &&
                           std::string_view(".?!)").find(text[at - 1]) != npos;
        if (joint) {
            const auto rest = text.substr(at + 2);
            const auto colon = rest.substr(0, 80).find(':');
            const auto heading = rest.substr(0, colon == npos ? 0 : colon);
            const bool capitals = heading.size() > 2 && heading.find_first_of("abcdefghijklmnopqrstuvwxyz.") == npos;
            if (capitals) continue;
        }
        out += text[at];
    }
    return out;
}

// Line by line, so that headings alone on a line keep it.
std::string readable_lines(std::string_view text) {
    std::string out;
    for (const auto line : parted(text, "\n")) {
        const auto words = readable(line);
        if (!words.empty()) out += (out.empty() ? "" : "\n") + words;
    }
    return out;
}

}  // namespace

void add_abstract(RisWork& work) {
    auto& record = work.record();
    std::string text;
    for (const auto& field : work.fields.fields) {
        if (field.tag != "AB" && field.tag != "N2") continue;
        auto value = readable_lines(field.value);
        if (value.empty() || value == text) continue;
        if (!text.empty() && value.starts_with("Copyright")) {
            record.abstract_notice = std::move(value);
        } else {
            text += (text.empty() ? "" : "\n") + value;
        }
    }
    record.abstract = split_abstract(work.is(RisDialect::ovid) ? with_sections_parted(text) : text);
}

}  // namespace evident
