#include "store/reports/prepared.hpp"

#include <algorithm>

#include "store/dedup/candidates.hpp"
#include "store/record/record_json.hpp"
#include "store/record/searchable.hpp"

namespace evident {
RecordWords record_words(const Record& record) {
    const auto found = searchable(record);
    RecordWords out;
    for (std::size_t i = 0; i < field_count; ++i) out.columns[i] = column_text(found.values[i]);
    out.tags = tags_text(found.tags);
    return out;
}

Prepared prepare(const Record& record) {
    Prepared out;
    out.source = record.source;
    out.key = record.key;
    out.version = record.version;
    out.content = to_json(record);
    out.digest = sha256(out.content);
    out.words = record_words(record);
    const auto face = face_of(record);
    out.face = packed(face);
    out.keys = keys_of(face);
    for (std::size_t i = 0; i < search_date_count; ++i) {
        out.dates[i] = search_date(record, static_cast<SearchDate>(i)).first;
    }
    for (const auto& id : record.identifiers) {
        if (id.kind == IdentifierKind::nct && !id.value.empty()) out.registrations.push_back(id.value);
    }
    out.identity = identity_of(record);
    out.relations = relations_of(record);
    std::sort(out.registrations.begin(), out.registrations.end());
    out.registrations.erase(std::unique(out.registrations.begin(), out.registrations.end()), out.registrations.end());
    return out;
}

}  // namespace evident
