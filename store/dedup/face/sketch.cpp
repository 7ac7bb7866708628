#include "store/dedup/face/sketch.hpp"

#include <algorithm>
#include <limits>
#include <vector>

#include "text/words.hpp"

namespace evident {
namespace {

constexpr std::uint32_t least_words = 10;
constexpr std::size_t run_length = 3;

std::uint64_t mixed(std::uint64_t value) {
    value ^= value >> 33U;
    value *= 0xff51afd7ed558ccdULL;
    value ^= value >> 33U;
    value *= 0xc4ceb9fe1a85ec53ULL;
    return value ^ (value >> 33U);
}

}  // namespace

std::uint64_t stable_hash(std::string_view text, std::uint64_t seed) {
    std::uint64_t hash = 0xcbf29ce484222325ULL ^ seed;
    for (const char c : text) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001b3ULL;
    }
    return mixed(hash);
}

// One hash a run; each of the sketch's places takes the least of the runs that fall to it (one permutation), which
// costs one pass and tells as much for texts of an abstract's length.
void fill_sketch(Face& face, std::string_view text) {
    std::vector<std::uint64_t> hashes;
    for (const auto& word : words(text)) hashes.push_back(stable_hash(word.text));
    if (hashes.size() < least_words) return;
    face.abstract_words = std::uint32_t(hashes.size());
    auto& sketch = face.abstract_sketch;
    sketch.fill(std::numeric_limits<std::uint32_t>::max());
    for (std::size_t i = 0; i + run_length <= hashes.size(); ++i) {
        const auto run = mixed(hashes[i] * 3 + hashes[i + 1] * 5 + hashes[i + 2] * 7);
        auto& place = sketch[run % sketch.size()];
        place = std::min(place, std::uint32_t(run >> 32U));
    }
}

int sketch_likeness(const Face& left, const Face& right) {
    if (left.abstract_words == 0 || right.abstract_words == 0) return 0;
    const auto& a = left.abstract_sketch;
    const auto& b = right.abstract_sketch;
    std::size_t alike = 0;
    for (std::size_t i = 0; i < a.size(); ++i) alike += a[i] == b[i];
    return int(alike * 100 / a.size());
}

}  // namespace evident
