#include "ingest/format/embase/people.hpp"

#include <algorithm>
#include <charconv>
#include <limits>

#include <fmt/format.h>

#include "ingest/format/parts/names.hpp"
#include "ingest/format/pubmed/people.hpp"
#include "text/ascii.hpp"
#include "text/words.hpp"

namespace evident {
namespace {

// A group of many authors repeats its affiliation for each: a hostile file could make terabytes of it.
constexpr std::size_t most_place_bytes = std::size_t(32) << 20;
constexpr int without_seq = std::numeric_limits<int>::max();

int seq_of(pugi::xml_node node) {
    const auto text = attribute_of(node, "seq");
    int value = without_seq;
    if (all_digits(text)) std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

// "D.-W." as "DW".
std::string bare_initials(const std::string& text) {
    std::string out;
    std::copy_if(text.begin(), text.end(), std::back_inserter(out),
                 [](char c) { return c != '.' && c != '-' && c != ' '; });
    return out;
}

// The group behind an author of type "inst", or a collaboration.
std::string group_name(pugi::xml_node node) {
    for (const std::string_view part : {"text", "nametext", "surname", "indexed-name"}) {
        auto text = text_of(node, part);
        if (!text.empty()) return text;
    }
    return text_of(node);
}

// The whole line as the authors wrote it where there is one, else its parts.
std::string place_of(pugi::xml_node affiliation) {
    for (const std::string_view part : {"source-text", "text"}) {
        auto text = text_of(affiliation, part);
        if (!text.empty()) return text;
    }
    std::vector<std::string> parts;
    for (const auto node : elements_of(affiliation)) {
        if (!is_named(node, "affiliation-id")) parts.push_back(text_of(node));
    }
    return joined(parts);
}

}  // namespace

Author read_item_person(const ItemDraft& item, pugi::xml_node node) {
    Author author;
    if (lower(attribute_of(node, "type")) == "inst") {
        author.collective = group_name(node);
        return author;
    }
    author.last = text_of(node, "surname");
    author.fore = text_of(node, "given-name");
    author.initials = bare_initials(text_of(node, "initials"));
    if (author.last.empty()) {
        auto name = text_of(node, "nametext");
        if (name.empty()) name = text_of(node, "indexed-name");
        author = parse_name(name);
    } else if (author.initials.empty() && !author.fore.empty()) {
        author.initials = parse_name(author.last + ", " + author.fore).initials;
    }
    author.suffix = text_of(node, "suffix");
    const auto orcid = attribute_of(node, "orcid");
    author.orcid = normal_orcid(orcid);
    if (author.orcid.empty() && !orcid.empty()) {
        item.draft.say(Severity::note, "malformed-orcid", fmt::format("\"{}\" is no ORCID; left out", orcid));
    }
    return author;
}

ItemPeople::Slot* ItemPeople::slot_of(pugi::xml_node node, Author author) {
    const auto& name = author.collective.empty() ? author.last : author.collective;
    if (name.empty() && author.fore.empty()) return nullptr;
    const int seq = seq_of(node);
    if (seq != without_seq) {
        const auto [place, fresh] = known_.try_emplace({seq, folded(name)}, slots_.size());
        if (!fresh) return &slots_[place->second];
        if (!seqs_.insert(seq).second) {
            item_.draft.say(
                Severity::warning, "odd-value",
                fmt::format("author number {} has two surnames; \"{}\" is kept as another author", seq, name));
        }
    }
    auto& slot = slots_.emplace_back();
    slot.seq = seq;
    slot.author = std::move(author);
    return &slot;
}

void ItemPeople::add_place(Slot& slot, const std::string& place) {
    if (place.empty() || place_bytes_ > most_place_bytes || !slot.places.insert(place).second) return;
    slot.author.affiliations.push_back(place);
    place_bytes_ += place.size() + sizeof(std::string);
    if (place_bytes_ > most_place_bytes) {
        item_.draft.say(Severity::warning, "odd-value", "the affiliations are above 32 MiB; the rest is left out");
    }
}

void ItemPeople::add_group(pugi::xml_node group) {
    std::vector<std::string> places;
    for (const auto node : children_of(group, "affiliation")) places.push_back(place_of(node));
    for (const auto node : elements_of(group)) {
        Slot* slot = nullptr;
        if (is_named(node, "author")) {
            slot = slot_of(node, read_item_person(item_, node));
        } else if (is_named(node, "collaboration")) {
            Author author;
            author.collective = group_name(node);
            slot = slot_of(node, std::move(author));
        } else if (is_named(node, "et-al")) {
            item_.record().authors_complete = false;
        } else if (!is_named(node, "affiliation")) {
            item_.unknown(node);
        }
        if (slot == nullptr) continue;
        for (const auto& place : places) {
            if (place_bytes_ > most_place_bytes) break;
            add_place(*slot, place);
        }
    }
}

void ItemPeople::finish() {
    std::stable_sort(slots_.begin(), slots_.end(), [](const Slot& a, const Slot& b) { return a.seq < b.seq; });
    for (auto& slot : slots_) item_.record().authors.push_back(std::move(slot.author));
    slots_.clear();
}

}  // namespace evident
