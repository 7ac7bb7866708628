// A review written as JSON and read again without loss, and the JSON files of a package.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/problem.hpp"
#include "store/evidence/review.hpp"

namespace evident {

// The whole review as one JSON text, with the key names of the package's files. Equal reviews give equal text.
std::string to_json(const Review& review);

// The review that to_json wrote: review_from_json(to_json(r)) == r. Throws Error (store) when the text is none.
Review review_from_json(std::string_view text);

// "pmid:40948849", "doi:10.21037/tlcr-2025-163" and the like, in normal form; the value is "" when it is none of them.
Identifier read_identifier(std::string_view text);

// The concepts of lexicon.json. input names the text in problems (codes: malformed-json, bad-concept,
// duplicate-concept, unknown-concept for a member that is not there).
Lexicon read_lexicon(std::string_view text, const std::string& input, Problems& problems);

// The links of links.jsonl, one a line. Lines that cannot be read (malformed-json, bad-link) or speak of a claim that
// the review does not have (unknown-claim) are left out, each with a problem.
std::vector<CuratedLink> read_links(std::string_view text, const std::string& input, const Review& review,
                                    Problems& problems);

}  // namespace evident
