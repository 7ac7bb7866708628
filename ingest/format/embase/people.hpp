// The authors of an Embase item, who are grouped by affiliation: one with two affiliations stands in two groups.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <pugixml.hpp>

#include "ingest/format/embase/elements.hpp"

namespace evident {

// A person: surname with given name and initials, or nametext, or the indexed name.
Author read_item_person(const ItemDraft& item, pugi::xml_node node);

// Gathers the author groups of one item. seq tells who is who and the order: the first occurrence gives the name, the
// affiliations of all are joined. One seq under two surnames is two authors (odd-value).
class ItemPeople {
  public:
    explicit ItemPeople(const ItemDraft& item) : item_(item) {}

    void add_group(pugi::xml_node group);
    // Puts the authors into the record, in order.
    void finish();

  private:
    struct Slot {
        int seq = 0;
        Author author;
        std::set<std::string> places;
    };

    Slot* slot_of(pugi::xml_node node, Author author);
    void add_place(Slot& slot, const std::string& place);

    ItemDraft item_;
    std::vector<Slot> slots_;
    std::map<std::pair<int, std::string>, std::size_t> known_;  // by seq and folded surname
    std::set<int> seqs_;
    std::size_t place_bytes_ = 0;
};

}  // namespace evident
