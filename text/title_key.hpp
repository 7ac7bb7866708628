// The key by which two titles are compared for equal wording, whatever their punctuation, case and accents.
//
// It is the folded words with one space between, so that brackets of a translated title, quotation marks, hyphens and
// the last full stop play no part. Leading articles stay: "The lung" is not "Lung". Before folding
//   - markup left by other programs goes: tags such as <i> and <sup>, and "&amp;" and its like;
//   - "&" reads as "and";
//   - "RETRACTED:" or "RETRACTED ARTICLE:" in front goes: publishers and PubMed add it to a title already known;
//   - notes of a database at the end go: "[corrected]", "[see comments]", "[letter]", "[abstract]", "[retracted]",
//     "[33 refs]", "[erratum appears in ...]" and their like,
//     and "(Review)", which Cochrane's exports add to titles that PubMed has without it.
// "(Protocol)" stays, because a protocol and its review are two publications; so do "Retraction:", "Erratum:",
// "WITHDRAWN:" and "Reply to", which begin the titles of publications of their own.
#pragma once

#include <string>
#include <string_view>

namespace evident {

// "" when the title has no word. A title that is nothing but a note ("[Letter]") keeps its words.
std::string title_key(std::string_view title);

}  // namespace evident
