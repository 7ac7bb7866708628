// Which words of scientific English carry a full stop without ending their sentence.
#pragma once

#include <cstdint>
#include <string_view>

namespace evident {

enum class StopAfter : std::uint8_t {
    ends,           // no abbreviation: the stop ends the sentence when a new one can begin
    never,          // "e.g.", "vs.", "Dr.": something must follow
    before_number,  // "Fig. 2", "No. 5": only when no number follows does the stop end the sentence
    unless_opened,  // "et al.", "Inc.", "spp.", initials: ends only before a word that opens sentences ("The", "We")
};

// The word as written, without its last full stop: "al", "e.g", "Fig", "U.S".
StopAfter stop_after(std::string_view word);

// True for words that begin sentences and hardly ever follow a name or an initial: "The", "We", "However".
bool opens_sentence(std::string_view word);

// True for words after which a single capital is the initial of a name ("by J. Smith"). After other small words it is a
// class ("vitamin D", "group A").
bool precedes_name(std::string_view word);

// True for the species and serovars that authors write with a capital after an abbreviated genus: "S. Typhimurium".
bool is_serovar(std::string_view word);

}  // namespace evident
