#include "store/vocabulary/vocabulary_writer.hpp"

#include <fmt/format.h>

namespace evident {

VocabularyWriter::VocabularyWriter(Store& store, const std::string& kind, int year, VocabularyPart part,
                                   const std::string& input, const Moment& at)
    : database_(store.database()), part_(part) {
    {
        auto old = database_.cached("SELECT id FROM vocabulary WHERE kind = ? AND year = ? AND part = ?");
        old.bind(1, kind).bind(2, std::int64_t(year)).bind(3, name(part));
        if (old.step()) id_ = old.integer(0);
    }
    if (id_ != 0) remove(id_);
    database_.prepare("INSERT INTO vocabulary (kind, year, part, input, loaded, counts) VALUES (?, ?, ?, ?, ?, '{}')")
        .bind(1, kind)
        .bind(2, std::int64_t(year))
        .bind(3, name(part))
        .bind(4, input)
        .bind(5, at)
        .run();
    id_ = database_.last_row();
}

void VocabularyWriter::remove(std::int64_t part) {
    for (const auto* table :
         {"vocabulary_term", "vocabulary_tree", "vocabulary_entry", "vocabulary_mapping", "vocabulary_action"}) {
        database_.execute(fmt::format("DELETE FROM {} WHERE part = {}", table, part));
    }
    database_.execute(fmt::format("DELETE FROM vocabulary WHERE id = {}", part));
}

bool VocabularyWriter::add(const VocabularyEntry& entry) {
    const auto key = vocabulary_key(entry.name);
    if (key.empty()) return false;
    database_.cached("INSERT OR IGNORE INTO vocabulary_term VALUES (?, ?, ?, ?, ?, ?)")
        .bind(1, id_)
        .bind(2, key)
        .bind(3, entry.ui)
        .bind(4, entry.name)
        .bind(5, std::int64_t(entry.descriptor_class))
        .bind(6, entry.detail)
        .run();
    const auto put = [&](const char* sql, std::string_view first, std::string_view second) {
        if (first.empty() || second.empty()) return;
        database_.cached(sql).bind(1, id_).bind(2, first).bind(3, second).run();
    };
    for (const auto& number : entry.tree_numbers) {
        put("INSERT OR IGNORE INTO vocabulary_tree VALUES (?, ?, ?)", number, key);
    }
    for (const auto& other : entry.other_names) {
        const auto other_key = vocabulary_key(other);
        if (other_key != key) put("INSERT OR IGNORE INTO vocabulary_entry VALUES (?, ?, ?)", other_key, key);
    }
    for (const auto& heading : entry.headings) {
        put("INSERT OR IGNORE INTO vocabulary_mapping VALUES (?, ?, ?)", key, vocabulary_key(heading));
    }
    for (const auto& substance : entry.substances) {
        const auto substance_key = vocabulary_key(substance.name);
        if (substance_key.empty()) continue;
        database_.cached("INSERT OR IGNORE INTO vocabulary_action VALUES (?, ?, ?, ?, ?)")
            .bind(1, id_)
            .bind(2, key)
            .bind(3, substance_key)
            .bind(4, substance.ui)
            .bind(5, substance.name)
            .run();
    }
    return true;
}

std::int64_t VocabularyWriter::count(const char* sql) {
    auto row = database_.cached(sql);
    row.bind(1, id_);
    return row.step() ? row.integer(0) : 0;
}

VocabularyCounts VocabularyWriter::finish() {
    VocabularyCounts out;
    out.terms = count("SELECT count(*) FROM vocabulary_term WHERE part = ?");
    out.entry_terms = count("SELECT count(*) FROM vocabulary_entry WHERE part = ?");
    out.tree_numbers = count("SELECT count(*) FROM vocabulary_tree WHERE part = ?");
    out.mappings = count("SELECT count(*) FROM vocabulary_mapping WHERE part = ?");
    out.substances = count("SELECT count(*) FROM vocabulary_action WHERE part = ?");
    const auto counts =
        fmt::format(R"({{"terms": {}, "entry_terms": {}, "tree_numbers": {}, "mappings": {}, "substances": {}}})",
                    out.terms, out.entry_terms, out.tree_numbers, out.mappings, out.substances);
    database_.cached("UPDATE vocabulary SET counts = ? WHERE id = ?").bind(1, counts).bind(2, id_).run();
    return out;
}

}  // namespace evident
