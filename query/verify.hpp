// A statement in plain words against whatever the store holds: which reports speak of it, in which sentences, and
// whether they support or contradict it. For statements that belong to no review (a review's claims: query/claims).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "index/sync.hpp"
#include "store/record/record.hpp"
#include "store/sqlite/store.hpp"

namespace evident {

struct Testimony {
    RecordId record = RecordId::none;
    std::string key;             // the source's own key
    std::vector<int> sentences;  // of the abstract, counted from 0, best first; as given when the source gave sentences
    bool contradicts = false;
};

struct Verification {
    std::vector<Testimony> evidence;  // best first; empty: not enough to say
    std::vector<std::string> ranked;  // keys of the ranked search, best first
};

// top: at most so many reports give evidence. Throws Error (store) when the index is missing.
Verification verify(Store& store, const Index& index, std::string_view claim, int top);

// The sentences of the abstract: as the source gave them where it did, else as text/sentences finds them.
std::vector<std::string> abstract_sentences(const Record& record);

// Which way a statement points: above 0 that something rises, helps or is linked, below 0 that it falls, fails or is
// not; 0 when it has no such word. "did not increase" points down.
int direction_of(std::string_view statement);

}  // namespace evident
