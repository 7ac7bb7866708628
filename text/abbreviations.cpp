#include "text/abbreviations.hpp"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "text/ascii.hpp"

namespace evident {
namespace {

using Words = std::unordered_set<std::string_view>;

// Letters count as written: "ms." is a unit, "MS." a disease, "Ms." a person. A word in small letters here is known
// with a capital too ("Fig"), but never in capitals.
const Words& never_ending() {
    static const Words list = {"e.g",  "eg",    "i.e",  "ie",      "vs",     "v.s",  "cf",   "ca",   "approx",
                               "viz",  "resp",  "incl", "fig",     "figs",   "eq",   "eqs",  "ref",  "refs",
                               "tab",  "subsp", "ssp",  "Dr",      "Drs",    "Prof", "Mr",   "Mrs",  "Ms",
                               "St",   "Med",   "Sci",  "Proc",    "Natl",   "Acad", "Engl", "Clin", "Dept",
                               "Univ", "Biol",  "Chem", "Physiol", "Biochem"};
    return list;
}

const Words& numbered() {
    static const Words list = {"no",  "nos", "nr",  "vol",  "vols", "pp",  "p",   "ch",  "chap", "sect",
                               "sec", "art", "ver", "v",    "n",    "Jan", "Feb", "Mar", "Apr",  "Jun",
                               "Jul", "Aug", "Sep", "Sept", "Oct",  "Nov", "Dec", "ed",  "ser",  "suppl"};
    return list;
}

const Words& soft() {
    static const Words list = {"al", "Inc", "Ltd", "Co", "Corp", "Bros", "sp", "spp", "var", "cv", "Jr", "Sr", "etc"};
    return list;
}

bool upper(char c) { return c >= 'A' && c <= 'Z'; }

bool letter(char c) { return upper(c) || (c >= 'a' && c <= 'z'); }

// "U.S", "D.C", "J.-P": capitals, each but the last with its stop.
bool initials(std::string_view word) {
    bool any = false;
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (word[i] == '.' || word[i] == '-') continue;
        if (!upper(word[i]) || (i > 0 && letter(word[i - 1]))) return false;
        any = true;
    }
    return any;
}

}  // namespace

StopAfter stop_after(std::string_view word) {
    std::string small(word);  // "Fig" as "fig", but "FIG" as it is
    if (word.size() > 1 && upper(word[0]) && !upper(word[1])) small = lower(word);
    const auto in = [&](const Words& list) { return list.contains(word) || list.contains(small); };
    if (in(never_ending())) return StopAfter::never;
    if (in(numbered())) return StopAfter::before_number;
    return in(soft()) || initials(word) ? StopAfter::unless_opened : StopAfter::ends;
}

bool opens_sentence(std::string_view word) {
    static const Words list = {"The",         "We",
                               "This",        "These",
                               "In",          "It",
                               "Our",         "However",
                               "A",           "An",
                               "There",       "To",
                               "Here",        "Although",
                               "They",        "Thus",
                               "When",        "For",
                               "Moreover",    "At",
                               "All",         "As",
                               "Both",        "No",
                               "Patients",    "After",
                               "Using",       "During",
                               "Of",          "On",
                               "With",        "While",
                               "Results",     "Methods",
                               "From",        "Among",
                               "Because",     "By",
                               "Furthermore", "Finally",
                               "If",          "Its",
                               "Conclusions", "Conclusion",
                               "Most",        "One",
                               "Overall",     "Since",
                               "Such",        "Therefore",
                               "Two",         "Three",
                               "Further",     "Treatment",
                               "Their",       "That",
                               "Also",        "Additionally",
                               "Data",        "Background",
                               "Objective",   "Interestingly",
                               "Importantly", "Collectively",
                               "Consistent",  "Despite",
                               "Under",       "Given",
                               "Previous",    "Recent",
                               "Studies",     "Several",
                               "Some",        "Each",
                               "Another",     "Compared",
                               "Mice",        "Participants",
                               "Women",       "Men",
                               "Children",    "Hence",
                               "Similarly",   "Conversely",
                               "Instead",     "Nevertheless",
                               "Together",    "Results:",
                               "Methods:",    "Conclusions:",
                               "Conclusion:"};
    return list.contains(word);
}

bool precedes_name(std::string_view word) {
    static const Words list = {"by",      "and",    "or",       "of",     "with",      "from",   "to",        "in",
                               "for",     "the",    "as",       "at",     "than",      "see",    "author",    "authors",
                               "against", "editor", "reviewer", "doctor", "professor", "named",  "called",    "late",
                               "on",      "not",    "but",      "both",   "like",      "except", "colleague", "surgeon",
                               "after",   "that",   "via",      "versus", "between",   "when",   "where",     "while"};
    return list.contains(word);
}

bool is_serovar(std::string_view word) {
    static const Words list = {"typhi", "typhimurium", "paratyphi", "enteritidis", "choleraesuis", "dublin", "coli"};
    const auto end = word.find_first_of("-.;:)");
    return list.contains(lower(word.substr(0, end)));
}

}  // namespace evident
