// Elements of Embase XML by their plain names, and their texts: namespaces and prefixes differ from file to file.
//
// Names are matched without their prefix, their hyphens and their case, so that "ait:date-sort" of any namespace and
// the "itemInfo" of the older API are found as "date-sort" and "item-info".
#pragma once

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

#include "ingest/format/parts/draft.hpp"

namespace evident {

// The record being read from an item. told holds the elements that nobody here knows, each told once an input.
struct ItemDraft {
    Draft& draft;
    std::set<std::string>& told;

    Record& record() const { return draft.record; }
    // A note (unknown-field): the element is not read.
    void unknown(pugi::xml_node node) const;
};

std::string_view local_name(pugi::xml_node node);
bool is_named(pugi::xml_node node, std::string_view name);

// The first element below that one with the name; a null node when there is none.
pugi::xml_node child_of(pugi::xml_node node, std::string_view name);
std::vector<pugi::xml_node> children_of(pugi::xml_node node, std::string_view name);
// All elements directly below.
std::vector<pugi::xml_node> elements_of(pugi::xml_node node);

// All text of the element, markup gone (pubmed/flat_text.hpp; "inf" and "sup" are markup), HTML's named characters
// in their places.
std::string text_of(pugi::xml_node node);
// The text of its first child of that name; "" when there is none.
std::string text_of(pugi::xml_node node, std::string_view name);
// "" when it has none of that name.
std::string attribute_of(pugi::xml_node node, std::string_view name);

// Above this many values of one kind nothing is compared or looked up any more: no paper has so many, and a hostile one
// must not take hours.
inline constexpr std::size_t most_compared = 500;

// Appends the value unless it is empty or there already.
template <class Value>
void add_once(std::vector<Value>& list, Value value) {
    const bool known = list.size() < most_compared && std::find(list.begin(), list.end(), value) != list.end();
    if (value != Value{} && !known) list.push_back(std::move(value));
}

// The texts joined by a comma and a space; empty ones left out.
std::string joined(const std::vector<std::string>& texts);

}  // namespace evident
