#include "store/record/naming.hpp"

#include <algorithm>

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

std::string record_name(std::string_view source, std::string_view key) {
    std::string out(source);
    return out.append(":").append(key);
}

std::string record_name(const Record& record) { return record_name(record.source, record.key); }

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

}  // namespace evident
