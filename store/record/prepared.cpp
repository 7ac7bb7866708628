#include "store/record/prepared.hpp"

#include <algorithm>

#include "store/record/record_json.hpp"
#include "store/record/searchable.hpp"

namespace evident {
namespace {

bool names_a_report(IdentifierKind kind) {
    return kind == IdentifierKind::pmid || kind == IdentifierKind::doi || kind == IdentifierKind::pmcid;
}

template <class T>
void sort_unique(std::vector<T>& list) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
}

}  // namespace

std::vector<std::string> identity_of(const Record& record) {
    std::vector<std::string> out;
    for (const auto& id : record.identifiers) {
        if (names_a_report(id.kind) && !id.value.empty()) out.push_back(to_text(id));
    }
    sort_unique(out);
    return out;
}

std::vector<Relation> relations_of(const Record& record) {
    std::vector<Relation> out;
    for (const auto& related : record.related) {
        if (!related.pmid.empty()) out.push_back({"pmid:" + related.pmid, related.type});
        if (!related.doi.empty()) out.push_back({"doi:" + related.doi, related.type});
    }
    sort_unique(out);
    return out;
}

void fill_words(Prepared& prepared, const Record& record) {
    const auto found = searchable(record);
    for (std::size_t i = 0; i < field_count; ++i) prepared.columns[i] = column_text(found.values[i]);
    prepared.tags = tags_text(found.tags);
}

Prepared prepare(const Record& record) {
    Prepared out;
    out.source = record.source;
    out.key = record.key;
    out.version = record.version;
    out.content = to_json(record);
    out.digest = sha256(out.content);
    fill_words(out, record);
    for (std::size_t i = 0; i < search_date_count; ++i) {
        out.dates[i] = search_date(record, static_cast<SearchDate>(i)).first;
    }
    for (const auto& id : record.identifiers) {
        if (id.kind == IdentifierKind::nct && !id.value.empty()) out.registrations.push_back(id.value);
    }
    out.identity = identity_of(record);
    out.relations = relations_of(record);
    sort_unique(out.registrations);
    return out;
}

}  // namespace evident
