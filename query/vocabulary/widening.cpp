#include "query/vocabulary/widening.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "store/vocabulary/elsewhere.hpp"

namespace evident {
namespace {

// Pairs of heading and qualifier beyond which those that no record has are left out.
constexpr std::size_t many_pairs = 2000;

std::string token_of(TagKind kind, std::string_view key) { return fmt::format("{}.{}", prefix(kind), key); }

// The value's words behind the prefix of a token: "lung.neoplasms" of "mh.lung.neoplasms".
std::string key_of(const Tag& tag) {
    const auto size = prefix(tag.kind).size() + 1;
    return tag.token.size() > size ? tag.token.substr(size) : std::string{};
}

// As it was typed, else the words of the key.
std::string written(const std::string& key, const Tag& tag) {
    if (!tag.text.empty() && tag.text.find('/') == std::string::npos) return tag.text;
    auto out = key;
    std::replace(out.begin(), out.end(), '.', ' ');
    return out;
}

Tag exact(TagKind kind, std::string token) { return {kind, std::move(token), false, false, {}}; }

bool is_mesh_pair(TagKind kind) {
    return kind == TagKind::qualified_heading || kind == TagKind::major_qualified_heading;
}

}  // namespace

std::vector<Tag> Widening::tags(const Tag& tag, const Place& place, Problems& problems) {
    if (key_of(tag).empty()) return {tag};
    if (is_mesh_pair(tag.kind) || tag.kind == TagKind::emtree_link) return qualified(tag, place, problems);
    if (tag.kind == TagKind::action) return acting(tag, place, problems);
    if (tag.kind == TagKind::qualifier) {
        std::vector<Tag> out;
        for (const auto& key : qualifier_group(key_of(tag), tag.explode)) {
            out.push_back(exact(tag.kind, token_of(tag.kind, key)));
        }
        return out;
    }
    return headings(tag, place, problems);
}

std::vector<Tag> Widening::headings(const Tag& tag, const Place& place, Problems& problems) {
    const auto key = key_of(tag);
    // A type that MeSH does not know stands for itself: sources have types of their own.
    const bool type = tag.kind == TagKind::type;
    if (type && !table_.heading(key)) return {exact(tag.kind, tag.token)};
    if (tag.kind == TagKind::heading && !table_.heading(key) && table_.headings_by_entry(key).empty()) {
        auto concept_found = table_.supplementary(key);
        if (!concept_found) concept_found = table_.supplementary_by_entry(key);
        if (concept_found) return {exact(TagKind::substance, token_of(TagKind::substance, concept_found->key))};
    }
    Keys all;
    for (const auto& heading : resolve(key, tag, place, problems)) {
        const auto& group = tag.explode ? below(heading) : Keys{heading};
        all.insert(all.end(), group.begin(), group.end());
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    std::vector<Tag> out;
    out.reserve(all.size());
    for (const auto& one : all) out.push_back(exact(tag.kind, token_of(tag.kind, one)));
    if (out.size() == 1) out.front().text = tag.text;
    return out;
}

// PubMed help: with a subheading both explode; noexp turns both off.
std::vector<Tag> Widening::qualified(const Tag& tag, const Place& place, Problems& problems) {
    const auto key = key_of(tag);
    const auto parting = key.find("..");
    if (parting == std::string::npos || parting + 2 >= key.size()) return {tag};
    Keys headings;
    for (const auto& heading : resolve(key.substr(0, parting), tag, place, problems)) {
        const auto& group = tag.explode ? below(heading) : Keys{heading};
        headings.insert(headings.end(), group.begin(), group.end());
    }
    std::sort(headings.begin(), headings.end());
    headings.erase(std::unique(headings.begin(), headings.end()), headings.end());
    const auto qualifiers = qualifier_group(key.substr(parting + 2), tag.explode);
    const bool choose = only_today_ && headings.size() * qualifiers.size() > many_pairs;
    std::vector<Tag> out;
    for (const auto& heading : headings) {
        for (const auto& qualifier : qualifiers) {
            auto token = fmt::format("{}.{}..{}", prefix(tag.kind), heading, qualifier);
            if (!choose || held(token)) out.push_back(exact(tag.kind, std::move(token)));
        }
    }
    if (out.empty()) out.push_back(exact(tag.kind, tag.token));
    return out;
}

// Headings are both: a record may be indexed under the substance or only list it.
std::vector<Tag> Widening::acting(const Tag& tag, const Place& place, Problems& problems) {
    if (!table_.has(VocabularyPart::actions)) {
        problems.push_back(
            {Severity::note, "no-vocabulary",
             fmt::format("the pharmacological actions of {} are not loaded: nothing is known to act so", table_.year()),
             place});
        return {tag};
    }
    std::vector<Tag> out;
    for (const auto& action : resolve(key_of(tag), tag, place, problems)) {
        for (const auto& substance : table_.substances(action)) {
            if (substance.ui.starts_with('D')) {
                out.push_back(exact(TagKind::heading, token_of(TagKind::heading, substance.key)));
            }
            out.push_back(exact(TagKind::substance, token_of(TagKind::substance, substance.key)));
        }
    }
    if (out.empty()) out.push_back(tag);
    return out;
}

// The key itself when the vocabulary does not know it.
Widening::Keys Widening::resolve(const std::string& key, const Tag& tag, const Place& place, Problems& problems) {
    if (table_.heading(key)) return {key};
    Keys out;
    for (const auto& heading : table_.headings_by_entry(key)) {
        auto message = fmt::format("\"{}\" is another name of the heading \"{}\", which is asked in its place",
                                   written(key, tag), heading.name);
        if (const auto years = table_.other_years_with(key); !years.empty()) {
            message += fmt::format("; in {} it is a heading itself", years.front());
        }
        problems.push_back({Severity::note, "entry-term", std::move(message), place});
        out.push_back(heading.key);
    }
    if (out.empty()) {
        warn_unknown(key, tag, place, problems);
        out.push_back(key);
    }
    return out;
}

void Widening::warn_unknown(const std::string& key, const Tag& tag, const Place& place, Problems& problems) {
    // Check tags have no place in any tree.
    if (key == "male" || key == "female") return;
    auto message = fmt::format("\"{}\" is no {} of {}", written(key, tag),
                               kind_ == "emtree" ? "term of Emtree" : "heading", table_.year());
    if (const auto other = heading_elsewhere(store_, kind_, table_, key)) {
        message += fmt::format("; it is one of {}, which --year {} asks", other->year, other->year);
        if (!other->here.empty()) {
            message += fmt::format("; {} calls it \"{}\"", table_.year(), fmt::join(other->here, "\" or \""));
        } else if (!other->wider.empty()) {
            message += fmt::format("; {} has above it \"{}\"", table_.year(), fmt::join(other->wider, "\" and \""));
        }
    } else if (const auto near = table_.nearest_heading(key); !near.empty()) {
        message += fmt::format("; did you mean \"{}\"?", near);
    }
    problems.push_back({Severity::warning, "unknown-heading", message, place});
}

const Widening::Keys& Widening::below(const std::string& key) {
    const auto found = below_.find(key);
    return found != below_.end() ? found->second : below_.emplace(key, table_.narrower(key)).first->second;
}

Widening::Keys Widening::qualifier_group(const std::string& key, bool explode) {
    const auto known = table_.qualifier(key);
    if (!known) return {key};
    return explode ? table_.narrower_qualifiers(known->key) : Keys{known->key};
}

bool Widening::knows(const Tag& tag) {
    const auto key = key_of(tag);
    return !key.empty() && (table_.heading(key) || !table_.headings_by_entry(key).empty());
}

bool Widening::held(const std::string& token) {
    const auto asked = fmt::format("tags:\"{}\"", token);
    return database_.cached("SELECT 1 FROM words WHERE words MATCH ? LIMIT 1").bind(1, asked).step();
}

}  // namespace evident
