// Brings a vocabulary file into the store: tells what it is, of which year, and puts it in the place of the older one.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/problem.hpp"
#include "store/vocabulary/vocabulary_writer.hpp"

namespace evident {

struct VocabularyLoad {
    std::string path;  // plain or gzip
    int year = 0;      // 0: as the file tells
    std::string kind = "mesh";
    std::function<void(std::string_view)> progress{};  // called now and then with a line for a person
};

struct VocabularyLoaded {
    int year = 0;
    VocabularyPart part = VocabularyPart::tree;
    VocabularyCounts counts;
    std::int64_t rejected = 0;
    Problems problems;  // the first hundred
};

// One transaction. Throws Error (usage) when the file does not tell its year, (source) when it is no vocabulary, breaks
// off or holds no good entry: the store is then as it was.
VocabularyLoaded load_vocabulary(Store& store, const VocabularyLoad& load, const Clock& clock);

}  // namespace evident
