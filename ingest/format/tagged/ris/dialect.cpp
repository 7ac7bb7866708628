#include "ingest/format/tagged/ris/dialect.hpp"

#include <array>
#include <optional>

#include "base/http/url.hpp"
#include "ingest/format/flat/database_number.hpp"
#include "ingest/format/tagged/ris/lines.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr auto npos = std::string_view::npos;

bool is_number_part(char c) {
    return c == '-' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool has(std::string_view text, std::string_view word) { return text.find(word) != npos; }

// What one pass over a record's fields shows of its origin.
struct Marks {
    bool embase = false, ovid_link = false, central = false, scopus = false, trials = false, proquest = false;
    bool ebsco = false, rayyan = false, wos = false, zotero = false, endnote = false;
    bool first_author_tags = false;  // A1 or T1
    bool author_tags = false;        // AU or TI
    bool bare_slashes = false;       // Y1 is "2020//"
    bool database = false;
    bool trial_number = false;
    std::string_view id;
    std::string_view ovid_code;
};

void look_at_address(Marks& marks, std::string_view value) {
    if (has(value, "embase.com/")) marks.embase = true;
    if (has(value, "scopus.com/") && has(value, "2-s2.0-")) marks.scopus = true;
    if (has(value, "proquest.com/")) marks.proquest = true;
    if (has(value, "ebscohost.com/")) marks.ebsco = true;
    if (has(value, "cochranelibrary.com/central/")) marks.central = true;
    if (has(value, "clinicaltrials.gov/")) marks.trial_number = true;
    if (has(value, "ovidweb.cgi") || has(value, "ovidsp.")) {
        marks.ovid_link = true;
        if (marks.ovid_code.empty()) marks.ovid_code = behind_mark(value, "&D=");
    }
}

void look_at_database(Marks& marks, std::string_view value) {
    const auto word = lower(value);
    marks.database = marks.database || !trim(value).empty();
    if (word == "scopus") marks.scopus = true;
    if (has(word, "clinicaltrials.gov")) marks.trials = true;
    if (has(word, "ebscohost")) marks.ebsco = true;
    if (has(word, "proquest")) marks.proquest = true;
    if (has(word, "cochrane central")) marks.central = true;
}

void look_at_number(Marks& marks, std::string_view tag, std::string_view value) {
    if (!central_number(value).empty()) marks.central = true;
    if (tag == "AN" && !wos_number(value).empty()) marks.wos = true;
    if (tag == "AN" && value.starts_with("rayyan-")) marks.rayyan = true;
    if (tag == "ID") marks.id = value;
    if (lower(value.substr(0, 3)) == "nct") marks.trial_number = true;
}

// "2020/05/12/", "2003///": as Zotero writes DA.
bool has_three_slashes(std::string_view value) {
    const auto first = value.find('/');
    const auto second = first == npos ? npos : value.find('/', first + 1);
    return first == 4 && second != npos && value.find('/', second + 1) != npos;
}

void look_at(Marks& marks, const TaggedField& field) {
    const std::string_view tag = field.tag;
    const std::string_view value = trim(field.value);
    if (tag == "UR" || tag == "L2" || tag == ovid_link_tag) look_at_address(marks, value);
    if (tag == "DB" || tag == "DP") look_at_database(marks, value);
    if (tag == "AN" || tag == "ID") look_at_number(marks, tag, value);
    if (tag == "U2" && !embase_number(value).empty()) marks.embase = true;
    if (tag == "DA" && has_three_slashes(value)) marks.zotero = true;
    if (tag == "A1" || tag == "T1") marks.first_author_tags = true;
    if (tag == "AU" || tag == "TI") marks.author_tags = true;
    if (tag == "Y1" && value.ends_with("//")) marks.bare_slashes = true;
    if (tag == "N1" && value.starts_with("RAYYAN-")) marks.rayyan = true;
    if (tag == "DO" && has(lower(value), "/central/cn-")) marks.central = true;
}

Marks marks_of(const TaggedRecord& record) {
    Marks marks;
    for (const auto& field : record.fields) look_at(marks, field);
    const auto last = record.fields.empty() ? std::string_view{} : std::string_view(record.fields.back().tag);
    marks.endnote = last == "ID" && all_digits(marks.id) && !marks.first_author_tags;
    return marks;
}

OvidBase base_of_code(std::string_view code) {
    struct Row {
        std::string_view begins;
        OvidBase base;
    };
    static constexpr std::array<Row, 12> rows = {{{"med", OvidBase::medline},
                                                  {"ppez", OvidBase::medline},
                                                  {"prem", OvidBase::medline},
                                                  {"mes", OvidBase::medline},
                                                  {"pmnm", OvidBase::medline},
                                                  {"em", OvidBase::embase},
                                                  {"oem", OvidBase::embase},
                                                  {"cctr", OvidBase::central},
                                                  {"psyc", OvidBase::psycinfo},
                                                  {"psy", OvidBase::psycinfo},
                                                  {"caba", OvidBase::cab},
                                                  {"cab", OvidBase::cab}}};
    const auto word = lower(code);
    for (const auto& row : rows) {
        if (word.starts_with(row.begins)) return row.base;
    }
    return OvidBase::other;
}

// Without a link the number's form must do: ten digits that begin with 20, or nine that begin with 6, are Embase's. A
// shorter one may be a PMID or anything else.
OvidBase base_of_number(std::string_view id) {
    if (!all_digits(id)) return OvidBase::other;
    if (id.size() == 10 && id.starts_with("20")) return OvidBase::embase;
    if (id.size() == 9 && id.starts_with("6")) return OvidBase::embase;
    return OvidBase::other;
}

bool written_as_ovid(const Marks& marks) {
    return marks.first_author_tags && !marks.author_tags && marks.bare_slashes && !marks.id.empty() && !marks.database;
}

std::optional<RisDialect> database_of(const Marks& marks) {
    if (marks.central) return RisDialect::cochrane;
    if (marks.scopus) return RisDialect::scopus;
    if (marks.trials || (marks.trial_number && !marks.id.empty() && lower(marks.id.substr(0, 3)) == "nct")) {
        return RisDialect::clinicaltrials;
    }
    if (marks.ebsco) return RisDialect::ebsco;
    if (marks.proquest) return RisDialect::proquest;
    if (marks.rayyan) return RisDialect::rayyan;
    if (marks.endnote) return RisDialect::endnote;
    if (marks.wos) return RisDialect::wos;
    if (marks.zotero && !marks.first_author_tags) return RisDialect::zotero;
    return {};
}

}  // namespace

std::string_view behind_mark(std::string_view text, std::string_view mark) {
    const auto at = text.find(mark);
    if (at == npos) return {};
    text.remove_prefix(at + mark.size());
    std::size_t size = 0;
    while (size < text.size() && is_number_part(text[size])) ++size;
    return text.substr(0, size);
}

std::string query_value(std::string_view address, std::string_view mark) {
    const auto at = address.find(mark);
    if (at == npos) return {};
    address.remove_prefix(at + mark.size());
    return url_decode(address.substr(0, address.find('&')));
}

RisOrigin origin_of(const TaggedRecord& record) {
    const auto marks = marks_of(record);
    // An address of Embase or Ovid in a library that Zotero or EndNote exported: their tags, not those of the database.
    const bool managed = marks.endnote || (marks.zotero && !marks.first_author_tags);
    if (marks.embase && !managed) return {RisDialect::embase, OvidBase::none};
    if (marks.ovid_link && !managed) {
        return {RisDialect::ovid, marks.central ? OvidBase::central : base_of_code(marks.ovid_code)};
    }
    if (const auto found = database_of(marks)) return {*found, OvidBase::none};
    if (written_as_ovid(marks)) return {RisDialect::ovid, base_of_number(marks.id)};
    return {};
}

std::string_view source_of(const RisOrigin& origin) {
    switch (origin.dialect) {
        case RisDialect::embase: return "embase";
        case RisDialect::cochrane: return "central";
        case RisDialect::scopus: return "scopus";
        case RisDialect::wos: return "wos";
        case RisDialect::ebsco: return "ebsco";
        case RisDialect::proquest: return "proquest";
        case RisDialect::clinicaltrials: return "clinicaltrials";
        case RisDialect::endnote: return "endnote";
        case RisDialect::zotero: return "zotero";
        case RisDialect::rayyan: return "rayyan";
        case RisDialect::plain: return "ris";
        case RisDialect::ovid: break;
    }
    switch (origin.base) {
        case OvidBase::medline: return "medline-ovid";
        case OvidBase::embase: return "embase-ovid";
        case OvidBase::central: return "central";
        case OvidBase::psycinfo: return "psycinfo-ovid";
        case OvidBase::cab: return "cab-ovid";
        case OvidBase::none:
        case OvidBase::other: break;
    }
    return "ovid";
}

}  // namespace evident
