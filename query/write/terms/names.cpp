#include "query/write/terms/names.hpp"

namespace evident {
namespace {

struct Named {
    Field field;
    std::string_view name;
};
constexpr Named names[] = {
    {Field::title, "title"},
    {Field::abstract, "abstract"},
    {Field::vernacular, "title in its own language"},
    {Field::keyword, "keywords"},
    {Field::heading, "subject headings"},
    {Field::substance, "substances"},
    {Field::author, "authors"},
    {Field::affiliation, "affiliations"},
    {Field::journal, "journal"},
    {Field::other, "publication types, groups and numbers"},
    {Field::statement, "conflict of interest statement"},
};

}  // namespace

std::string names_of(FieldSet fields) {
    std::string out;
    for (const auto& each : names) {
        if (!fields.has(each.field)) continue;
        if (!out.empty()) out += ", ";
        out += each.name;
    }
    return out;
}

FieldSet without(FieldSet fields, FieldSet taken) {
    FieldSet out;
    for (const auto& each : names) {
        if (fields.has(each.field) && !taken.has(each.field)) out = out | FieldSet{each.field};
    }
    return out;
}

Severity of_leaving_out(FieldSet missing, FieldSet fields) {
    return missing == FieldSet{Field::vernacular} && fields.has(Field::title) ? Severity::warning : Severity::error;
}

std::string_view kind_name(TagKind kind) {
    switch (kind) {
        case TagKind::qualified_heading:
        case TagKind::major_qualified_heading: return "subject heading with a subheading";
        case TagKind::emtree_link: return "Emtree term with a subheading";
        case TagKind::emtree_subheading: return "subheading of Emtree";
        case TagKind::other_id: return "article identifier";
        default: break;
    }
    for (const auto& row : search_fields()) {
        if (row.kind == SearchField::Kind::tag && row.tag == kind && !row.help.empty()) return row.help;
    }
    return "value";
}

}  // namespace evident
