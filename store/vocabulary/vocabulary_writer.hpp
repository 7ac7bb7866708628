// Puts one part of a vocabulary into the store, in place of what that part of that year held.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "store/vocabulary/vocabulary.hpp"

namespace evident {

// One entry of a file: a heading, a qualifier, a supplementary concept, a line of a tree or an action.
struct VocabularyEntry {
    std::string ui;
    std::string name;
    int descriptor_class = 0;
    std::string detail;
    std::vector<std::string> tree_numbers;
    std::vector<std::string> other_names;
    std::vector<std::string> headings;        // names: to which a supplementary concept is mapped
    std::vector<ActingSubstance> substances;  // of an action; keys are not read
};

struct VocabularyCounts {
    std::int64_t terms = 0;  // names, each once
    std::int64_t entry_terms = 0;
    std::int64_t tree_numbers = 0;
    std::int64_t mappings = 0;
    std::int64_t substances = 0;
};

// All of it is one transaction of the caller's: what the part held goes when this is made.
class VocabularyWriter {
  public:
    VocabularyWriter(Store& store, const std::string& kind, int year, VocabularyPart part, const std::string& input,
                     const Moment& at);

    // False when the name has no word in it: nothing was put in.
    bool add(const VocabularyEntry& entry);
    // Notes what came in; call it last.
    VocabularyCounts finish();

  private:
    void remove(std::int64_t part);
    std::int64_t count(const char* sql);

    Database& database_;
    VocabularyPart part_;
    std::int64_t id_ = 0;
};

}  // namespace evident
