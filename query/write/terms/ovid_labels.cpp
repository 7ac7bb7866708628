#include "query/write/terms/ovid_labels.hpp"

#include <algorithm>
#include <array>

namespace evident {
namespace {

struct FieldName {
    Field field;
    std::string_view label;
};

// Those whose words Ovid asks for one by one, in the order in which labels are mostly typed.
constexpr std::array<FieldName, 8> field_names = {{
    {Field::title, "ti"},
    {Field::abstract, "ab"},
    {Field::keyword, "kf"},
    {Field::heading, "hw"},
    {Field::vernacular, "ot"},
    {Field::substance, "nm"},
    {Field::affiliation, "in"},
    {Field::journal, "jw"},
}};

// A record's status rather than a subset of journals.
bool is_status(const Tag& tag) {
    static constexpr std::string_view all[] = {"sb.medline",          "sb.in.process",        "sb.inprocess",
                                               "sb.publisher",        "sb.in.data.review",    "sb.indatareview",
                                               "sb.pubmednotmedline", "sb.pubmed.not.medline"};
    return std::find(std::begin(all), std::end(all), tag.token) != std::end(all);
}

}  // namespace

OvidLabelled ovid_label_of(FieldSet fields) {
    if (fields == all_fields) return {"af"};
    if (fields == multi_purpose_fields) return {"mp"};
    if (fields == text_word_fields) return {"mp", true};
    std::string out;
    FieldSet said;
    for (const auto& each : field_names) {
        if (!fields.has(each.field)) continue;
        said = said | FieldSet{each.field};
        if (!out.empty()) out += ',';
        out += each.label;
    }
    if (out.empty()) return {"af", true};
    return {std::move(out), said != fields, said != fields};
}

std::string_view ovid_date_label(const std::vector<SearchDate>& dates) {
    if (dates.size() == 2 && dates[0] == SearchDate::print && dates[1] == SearchDate::electronic) return "dp";
    if (dates.size() != 1) return {};
    switch (dates.front()) {
        case SearchDate::electronic: return "ep";
        case SearchDate::create: return "dt";
        case SearchDate::entry: return "ed";
        case SearchDate::completed: return "dc";
        case SearchDate::revised: return "up";
        default: return {};
    }
}

std::string ovid_tag_label(const Tag& tag) {
    if (tag.kind == TagKind::heading) return tag.explode ? "xm" : "sh";
    if (tag.kind == TagKind::qualifier) return tag.explode ? "fx" : "fs";
    if (tag.kind == TagKind::subset && is_status(tag)) return "st";
    if (tag.kind == TagKind::first_author || tag.kind == TagKind::last_author) return "au";
    if (tag.kind == TagKind::substance) return "rn";
    if (tag.kind == TagKind::other_id) return "do";
    for (const auto& row : search_fields()) {
        if (row.kind != SearchField::Kind::tag || row.tag != tag.kind || row.ovid.empty()) continue;
        return std::string(row.ovid.substr(0, row.ovid.find('|')));
    }
    return {};
}

}  // namespace evident
