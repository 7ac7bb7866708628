#include "store/vocabulary/vocabulary.hpp"

#include <algorithm>
#include <array>

#include "store/record/field.hpp"

namespace evident {
namespace {

constexpr std::array<std::string_view, 5> part_names = {"descriptors", "qualifiers", "supplementary", "actions",
                                                        "tree"};

void sort_each_once(std::vector<std::string>& list) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
}

// The row of Levenshtein's distances for one more letter of b; the last of the final row is the distance.
std::size_t distance(std::string_view a, std::string_view b, std::size_t limit) {
    std::vector<std::size_t> row(a.size() + 1);
    for (std::size_t i = 0; i < row.size(); ++i) row[i] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
        auto diagonal = row[0];
        row[0] = j;
        auto least = j;
        for (std::size_t i = 1; i < row.size(); ++i) {
            const auto replaced = diagonal + std::size_t(a[i - 1] != b[j - 1]);
            diagonal = row[i];
            row[i] = std::min({row[i] + 1, row[i - 1] + 1, replaced});
            least = std::min(least, row[i]);
        }
        if (least > limit) return limit + 1;
    }
    return row.back();
}

}  // namespace

std::string vocabulary_key(std::string_view name) {
    return tag_token(TagKind::heading, name).substr(prefix(TagKind::heading).size() + 1);
}

std::string_view name(VocabularyPart part) { return part_names[std::size_t(part)]; }

std::vector<LoadedPart> loaded_vocabularies(Store& store) {
    auto rows = store.database().prepare(
        "SELECT kind, year, part, input, loaded, counts FROM vocabulary ORDER BY kind DESC, year DESC, part");
    std::vector<LoadedPart> out;
    while (rows.step()) {
        out.push_back({std::string(rows.text(0)), int(rows.integer(1)), std::string(rows.text(2)),
                       std::string(rows.text(3)), Moment(rows.text(4)), std::string(rows.text(5))});
    }
    return out;
}

int loaded_year(Store& store, int year) { return VocabularyTable(store, "mesh", year).empty() ? 0 : year; }

VocabularyTable::VocabularyTable(Store& store, std::string kind, int year)
    : database_(store.database()), kind_(std::move(kind)) {
    auto newest = database_.prepare(
        "SELECT max(year) FROM vocabulary WHERE kind = ?1 AND part IN ('descriptors', 'tree') AND ?2 IN (0, year)");
    newest.bind(1, kind_).bind(2, std::int64_t(year));
    if (newest.step()) year_ = int(newest.integer(0));
    auto rows = database_.prepare("SELECT id, part FROM vocabulary WHERE kind = ? AND year = ? ORDER BY part");
    rows.bind(1, kind_).bind(2, std::int64_t(year_));
    while (rows.step()) {
        const auto part = rows.text(1);
        auto& list = part == "qualifiers"      ? qualifiers_
                     : part == "supplementary" ? supplementary_
                     : part == "actions"       ? actions_
                                               : headings_;
        list.push_back(rows.integer(0));
        descriptors_ = descriptors_ || part == "descriptors";
    }
}

bool VocabularyTable::has(VocabularyPart part) const {
    switch (part) {
        case VocabularyPart::qualifiers: return !qualifiers_.empty();
        case VocabularyPart::supplementary: return !supplementary_.empty();
        case VocabularyPart::actions: return !actions_.empty();
        default: return !headings_.empty();
    }
}

std::optional<VocabularyTerm> VocabularyTable::term(const std::vector<std::int64_t>& parts, std::string_view key) {
    for (const auto part : parts) {
        auto row = database_.cached("SELECT ui, name, class, detail FROM vocabulary_term WHERE part = ? AND key = ?");
        row.bind(1, part).bind(2, key);
        if (!row.step()) continue;
        return VocabularyTerm{std::string(key), std::string(row.text(0)), std::string(row.text(1)), int(row.integer(2)),
                              std::string(row.text(3))};
    }
    return {};
}

std::vector<std::string> VocabularyTable::entries(const std::vector<std::int64_t>& parts, std::string_view key) {
    std::vector<std::string> out;
    for (const auto part : parts) {
        auto rows = database_.cached("SELECT term FROM vocabulary_entry WHERE part = ? AND key = ?");
        rows.bind(1, part).bind(2, key);
        while (rows.step()) out.emplace_back(rows.text(0));
    }
    return out;
}

std::vector<std::string> VocabularyTable::numbers(std::int64_t part, std::string_view key) {
    auto rows = database_.cached("SELECT number FROM vocabulary_tree WHERE part = ? AND key = ? ORDER BY number");
    rows.bind(1, part).bind(2, key);
    std::vector<std::string> out;
    while (rows.step()) out.emplace_back(rows.text(0));
    return out;
}

// '/' is the character after '.', so that no "C04.588" is taken for one below "C04.58".
std::vector<std::string> VocabularyTable::below(const std::vector<std::int64_t>& parts, std::string_view key) {
    std::vector<std::string> out{std::string(key)};
    for (const auto place : parts) {
        for (const auto& number : numbers(place, key)) {
            for (const auto part : parts) {
                auto rows = database_.cached(
                    "SELECT key FROM vocabulary_tree WHERE part = ?1 AND number >= ?2 || '.' AND number < ?2 || '/'");
                rows.bind(1, part).bind(2, number);
                while (rows.step()) out.emplace_back(rows.text(0));
            }
        }
    }
    sort_each_once(out);
    return out;
}

std::optional<VocabularyTerm> VocabularyTable::heading(std::string_view key) { return term(headings_, key); }

std::vector<VocabularyTerm> VocabularyTable::headings_by_entry(std::string_view key) {
    std::vector<VocabularyTerm> out;
    for (const auto& one : entries(headings_, key)) {
        if (auto found = heading(one)) out.push_back(std::move(*found));
    }
    return out;
}

std::optional<VocabularyTerm> VocabularyTable::heading_by_ui(std::string_view ui) {
    for (const auto part : headings_) {
        auto row = database_.cached("SELECT key FROM vocabulary_term WHERE part = ? AND ui = ?");
        if (!ui.empty() && row.bind(1, part).bind(2, ui).step()) return heading(std::string(row.text(0)));
    }
    return {};
}

std::optional<VocabularyTerm> VocabularyTable::heading_at(std::string_view tree_number) {
    for (const auto part : headings_) {
        auto row = database_.cached("SELECT key FROM vocabulary_tree WHERE part = ? AND number = ?");
        if (row.bind(1, part).bind(2, tree_number).step()) return heading(std::string(row.text(0)));
    }
    return {};
}

std::vector<std::string> VocabularyTable::other_names(std::string_view key) {
    std::vector<std::string> out;
    for (const auto part : headings_) {
        auto rows = database_.cached("SELECT key FROM vocabulary_entry WHERE part = ? AND term = ?");
        rows.bind(1, part).bind(2, key);
        while (rows.step()) out.emplace_back(rows.text(0));
    }
    return out;
}

std::vector<std::string> VocabularyTable::narrower(std::string_view key) { return below(headings_, key); }

std::vector<std::string> VocabularyTable::tree_numbers(std::string_view key) {
    std::vector<std::string> out;
    for (const auto part : headings_) {
        for (auto& number : numbers(part, key)) out.push_back(std::move(number));
    }
    sort_each_once(out);
    return out;
}

// '/' is behind every sign that a key may go on with, and before every letter and digit.
bool VocabularyTable::begins(std::string_view key) {
    const auto one_begins = [&](std::int64_t part) {
        auto named =
            database_.cached("SELECT 1 FROM vocabulary_term WHERE part = ?1 AND key >= ?2 AND key < ?2 || '/' LIMIT 1");
        if (named.bind(1, part).bind(2, key).step()) return true;
        auto entry = database_.cached(
            "SELECT 1 FROM vocabulary_entry WHERE part = ?1 AND key >= ?2 AND key < ?2 || '/' LIMIT 1");
        return entry.bind(1, part).bind(2, key).step();
    };
    for (const auto* parts : {&headings_, &qualifiers_, &supplementary_}) {
        if (std::any_of(parts->begin(), parts->end(), one_begins)) return true;
    }
    return false;
}

std::optional<VocabularyTerm> VocabularyTable::qualifier(std::string_view key) {
    if (auto found = term(qualifiers_, key)) return found;
    for (const auto part : qualifiers_) {
        auto row = database_.cached("SELECT key FROM vocabulary_term WHERE part = ? AND lower(detail) = ?");
        row.bind(1, part).bind(2, key);
        if (row.step()) return term(qualifiers_, std::string(row.text(0)));
    }
    for (const auto& one : entries(qualifiers_, key)) return term(qualifiers_, one);
    return {};
}

std::vector<std::string> VocabularyTable::narrower_qualifiers(std::string_view key) { return below(qualifiers_, key); }

std::optional<VocabularyTerm> VocabularyTable::supplementary(std::string_view key) { return term(supplementary_, key); }

std::optional<VocabularyTerm> VocabularyTable::supplementary_by_entry(std::string_view key) {
    for (const auto& one : entries(supplementary_, key)) return term(supplementary_, one);
    return {};
}

std::vector<std::string> VocabularyTable::mapped_headings(std::string_view key) {
    std::vector<std::string> out;
    for (const auto part : supplementary_) {
        auto rows = database_.cached("SELECT heading FROM vocabulary_mapping WHERE part = ? AND term = ?");
        rows.bind(1, part).bind(2, key);
        while (rows.step()) out.emplace_back(rows.text(0));
    }
    return out;
}

std::vector<ActingSubstance> VocabularyTable::substances(std::string_view action) {
    std::vector<ActingSubstance> out;
    for (const auto part : actions_) {
        for (const auto& one : narrower(action)) {
            auto rows =
                database_.cached("SELECT substance, ui, name FROM vocabulary_action WHERE part = ? AND action = ?");
            rows.bind(1, part).bind(2, one);
            while (rows.step()) {
                out.push_back({std::string(rows.text(0)), std::string(rows.text(1)), std::string(rows.text(2))});
            }
        }
    }
    const auto before = [](const ActingSubstance& a, const ActingSubstance& b) { return a.key < b.key; };
    std::sort(out.begin(), out.end(), before);
    const auto same = [](const ActingSubstance& a, const ActingSubstance& b) { return a.key == b.key; };
    out.erase(std::unique(out.begin(), out.end(), same), out.end());
    return out;
}

std::string VocabularyTable::nearest_heading(std::string_view key) {
    std::string out;
    auto best = std::max<std::size_t>(1, key.size() / 4);
    for (const auto part : headings_) {
        auto rows = database_.prepare("SELECT key, name FROM vocabulary_term WHERE part = ?");
        rows.bind(1, part);
        while (rows.step()) {
            const auto other = rows.text(0);
            if (std::max(other.size(), key.size()) - std::min(other.size(), key.size()) > best) continue;
            const auto apart = distance(key, other, best);
            if (apart > best || (apart == best && !out.empty())) continue;
            best = apart;
            out = rows.text(1);
        }
    }
    return out;
}

std::vector<int> VocabularyTable::other_years_with(std::string_view key) {
    auto rows = database_.prepare(
        "SELECT DISTINCT v.year FROM vocabulary v JOIN vocabulary_term t ON t.part = v.id AND t.key = ?1 WHERE "
        "v.kind = ?2 AND v.part IN ('descriptors', 'tree') AND v.year <> ?3 ORDER BY v.year DESC");
    rows.bind(1, key).bind(2, kind_).bind(3, std::int64_t(year_));
    std::vector<int> out;
    while (rows.step()) out.push_back(int(rows.integer(0)));
    return out;
}

}  // namespace evident
