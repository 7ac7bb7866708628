// Whether a Near is true of a document of the index, told by the places of its words alone.
#pragma once

#include <map>
#include <string>
#include <vector>

#include <xapian.h>

#include "query/ast/spans.hpp"

namespace evident {

// The terms of the field that a word with a star or open letters stands for. Throws Error (usage), code "too-wide",
// when open letters stand for more than most_spellings words of all fields.
std::vector<std::string> spelt_out(const Xapian::Database& database, const std::string& prefix, const QueryWord& term);

class NearPlaces {
  public:
    NearPlaces(const Xapian::Database& database, const Near& near);

    bool found(Xapian::docid document);

  private:
    using Positions = std::vector<std::uint32_t>;

    bool found(Xapian::docid document, const std::string& prefix);
    // Of the words a term stands for, in order.
    Positions positions(Xapian::docid document, const std::string& prefix, const QueryWord& term);
    std::vector<WordSpan> places(Xapian::docid document, const std::string& prefix, const Words& leaf);
    const std::vector<std::string>& spelt(const std::string& prefix, const QueryWord& term);
    // Where the values of the field begin. Read only where a Near reaches beyond the gap between two values.
    Positions value_starts(Xapian::docid document, const std::string& prefix) const;

    const Xapian::Database& database_;
    NearRule rule_;
    FieldSet fields_;
    bool reaches_far_ = false;
    std::map<std::string, std::vector<std::string>> spelt_;
};

}  // namespace evident
