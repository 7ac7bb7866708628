// The only unit that includes libstemmer.
#include "text/stem.hpp"

#include <libstemmer.h>

#include <algorithm>
#include <memory>

#include "base/error.hpp"

namespace evident {
namespace {

struct Delete {
    void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};

// A stemmer keeps the word it works on, so that each thread needs its own.
sb_stemmer& english() {
    thread_local const std::unique_ptr<sb_stemmer, Delete> instance(sb_stemmer_new("english", "UTF_8"));
    if (!instance) throw Error(Fault::bug, "libstemmer offers no English");
    return *instance;
}

bool has_stem(std::string_view word) {
    return word.size() > 2 && std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

std::string stem(std::string_view word) {
    if (!has_stem(word)) return std::string(word);
    auto& stemmer = english();
    const auto* letters = reinterpret_cast<const sb_symbol*>(word.data());
    const auto* out = sb_stemmer_stem(&stemmer, letters, static_cast<int>(word.size()));
    if (out == nullptr) throw Error(Fault::bug, "libstemmer had no memory for a word");
    return {reinterpret_cast<const char*>(out), static_cast<std::size_t>(sb_stemmer_length(&stemmer))};
}

}  // namespace evident
