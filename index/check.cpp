// Comparing the index with the store, record by record.
#include <map>

#include "index/database.hpp"
#include "index/document.hpp"
#include "index/sync.hpp"
#include "store/sqlite/changes.hpp"

namespace evident {
namespace {

// The number that each document has in a slot; documents without one are absent.
std::map<RecordId, std::int64_t> ids_of(const Xapian::Database& database, Xapian::valueno at) {
    std::map<RecordId, std::int64_t> out;
    for (auto value = database.valuestream_begin(at); value != database.valuestream_end(at); ++value) {
        out.emplace_hint(out.end(), record_of(value.get_docid()), id_of_value(*value));
    }
    return out;
}

std::vector<RecordId> documents_of(const Xapian::Database& database) {
    std::vector<RecordId> out;
    for (auto at = database.postlist_begin({}); at != database.postlist_end({}); ++at) out.push_back(record_of(*at));
    return out;
}

}  // namespace

IndexCheck Index::check() const {
    IndexCheck check;
    Store store = Store::open(store_path_, Access::read);
    check.lag = status_in(store).lag;
    with_index_faults(folder_, [&] {
        const auto database = open_index(folder_, identity_);
        const auto versions = ids_of(database, version_slot);
        const auto reports = ids_of(database, report_slot);
        const auto says = [](const std::map<RecordId, std::int64_t>& ids, RecordId record) {
            const auto found = ids.find(record);
            return found == ids.end() ? 0 : found->second;
        };
        const auto documents = documents_of(database);
        check.documents = std::int64_t(documents.size());
        auto document = documents.begin();
        for (const auto& current : ChangeFeed(store).current()) {
            ++check.records;
            while (document != documents.end() && *document < current.record) check.extra.push_back(*document++);
            if (document == documents.end() || *document != current.record) {
                check.missing.push_back(current.record);
                continue;
            }
            ++document;
            const bool same = says(versions, current.record) == number(current.version) &&
                              says(reports, current.record) == number(current.report);
            if (!same) check.stale.push_back(current.record);
        }
        check.extra.insert(check.extra.end(), document, documents.end());
    });
    return check;
}

}  // namespace evident
