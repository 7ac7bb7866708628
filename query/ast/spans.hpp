// Where the parts of a Near stand within one value, and whether they are near enough: the one rule, for every engine.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "query/ast/node.hpp"

namespace evident {

// A run of words of a value, counted from 0: [begin, end).
struct WordSpan {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    friend auto operator<=>(const WordSpan&, const WordSpan&) = default;
};

// A Near made ready to be asked of many values. It keeps what it needs; the node may go.
class NearRule {
  public:
    // The parts must be as node.hpp says.
    explicit NearRule(const Near& near);

    // The words and phrases at the bottom, from left to right.
    const std::vector<Words>& leaves() const { return leaves_; }

    // places: for each leaf, where it stands in the value, sorted. True when the value answers.
    //
    // Two parts overlap when their spans do; a part that is a Near spans from its first word to its last. The work on
    // one value is bounded: beyond most_spans combinations, or twenty times as many that turn out alike, the rest are
    // not tried.
    bool found(std::span<const std::vector<WordSpan>> places) const;

    static constexpr std::size_t most_spans = 20000;

    // So many places that the bound may be reached: values must then be asked one by one and never all at once.
    static bool crowded(std::span<const std::vector<WordSpan>> places);

  private:
    struct Part {
        enum class Kind : std::uint8_t { leaf, either, near } kind = Kind::leaf;
        std::size_t leaf = 0;
        std::vector<Part> parts{};
        unsigned between = 0;
        bool ordered = false;
    };

    Part part_of(const Node& node);
    Part part_of(const Near& near);
    static std::vector<WordSpan> spans(const Part& part, std::span<const std::vector<WordSpan>> places, bool root,
                                       std::size_t& tried);

    std::vector<Words> leaves_;
    Part root_;
};

// The fields in which a Near is asked: those of its first leaf.
FieldSet fields_of(const Near& near);

}  // namespace evident
