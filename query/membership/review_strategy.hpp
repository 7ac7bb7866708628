// Which records a review's search found: by its strategy in each source where evident can read it, else by what the
// review's runs brought.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "query/ast/matches.hpp"
#include "query/ast/node.hpp"
#include "store/evidence/review.hpp"
#include "store/sqlite/store.hpp"

namespace evident {

// What was asked in one source. The source's own strategy where the protocol has one, else the protocol's.
struct SourceStrategy {
    std::string syntax;     // "pubmed" ...; "" when it has no name
    bool given = false;     // the review has a strategy for the source
    bool readable = false;  // in a syntax evident reads: the node answers. Else the runs tell what was found
    std::string text;       // as it was given; places of nodes are bytes of it
    struct LineStretch {
        std::size_t begin = 0;
        std::size_t end = 0;
        std::int64_t number = 0;
    };
    std::vector<LineStretch> lines;
    Node node;                // the result, the lines it names put in, headings widened
    Problems problems;        // of reading all its lines
    int vocabulary_year = 0;  // of the MeSH by which headings were widened; 0: none was

    // The words of the question that a node was read from, as written; the node as a tree where it has no place.
    std::string written(const Node& part) const;
    // The field tag behind it, without brackets: "tiab"; in other syntaxes than PubMed's the name of the fields. ""
    // when there is none.
    std::string tag(const Node& part) const;
    // The number of the line in which it was written.
    std::int64_t line(const Node& part) const;

  private:
    std::string last_tag(const Node& part) const;  // "[ti]" behind it; "" when none stands there
};

class ReviewStrategy {
  public:
    ReviewStrategy(Store& store, const Review& review) : store_(store), review_(review) {}

    const SourceStrategy& in(const std::string& source);
    // Whether the search found the record. scanned is the record.
    bool found(RecordId record, const std::string& source, const Scanned& scanned);
    // True when a run for the review brought the record or saw it again.
    bool brought(RecordId record);
    // All records that are current and found, in order of their ids.
    std::vector<RecordId> found_records();
    // All records that a run for the review brought or saw, withdrawn ones too, in order.
    std::vector<RecordId> brought_records();

  private:
    std::vector<std::string> sources();
    std::vector<RecordId> of_source(const std::vector<RecordId>& ids, const std::string& source);

    Store& store_;
    const Review& review_;
    std::map<std::string, SourceStrategy> strategies_;
};

}  // namespace evident
