// The problems found in one question while it is read.
#pragma once

#include <string>
#include <string_view>

#include "base/problem.hpp"

namespace evident {

// A stretch of the question, as a half-open range of byte offsets.
struct Stretch {
    std::size_t begin = 0;
    std::size_t end = 0;
};

// Collects problems; beyond most_problems the rest are counted in one last problem, so that a megabyte of brackets does
// not become a million sentences.
class Findings {
  public:
    static constexpr std::size_t most_problems = 200;

    explicit Findings(std::string input) : input_(std::move(input)) {}

    void error(std::string_view code, std::string message, Stretch where);
    void warning(std::string_view code, std::string message, Stretch where);
    void note(std::string_view code, std::string message, Stretch where);
    // A note that is given for its first place only.
    void note_once(std::string_view code, std::string message, Stretch where);

    // True when no more sentences are kept: no need to think of advice.
    bool full() const { return problems_.size() >= most_problems; }

    bool any() const { return !problems_.empty(); }

    Place place(Stretch where) const { return {input_, where.begin, where.end}; }

    // All of them, in the order of their places.
    Problems take();

  private:
    void add(Severity severity, std::string_view code, std::string&& message, Stretch where);

    std::string input_;
    Problems problems_;
    std::size_t dropped_ = 0;
    Severity worst_dropped_ = Severity::note;
    Stretch first_dropped_;
};

}  // namespace evident
