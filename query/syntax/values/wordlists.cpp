#include "query/syntax/values/wordlists.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "query/syntax/parts/nearest.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

// The code, then the names it is known by.
constexpr std::array<std::string_view, 61> languages = {
    "afr|afrikaans|af",
    "alb|albanian|sq|sqi",
    "amh|amharic|am",
    "ara|arabic|ar",
    "arm|armenian|hy|hye",
    "aze|azerbaijani|az",
    "ben|bengali|bn",
    "bos|bosnian|bs",
    "bul|bulgarian|bg",
    "cat|catalan|ca",
    "chi|chinese|zh|zho|mandarin",
    "cze|czech|cs|ces",
    "dan|danish|da",
    "dut|dutch|nl|nld",
    "eng|english|en",
    "epo|esperanto|eo",
    "est|estonian|et",
    "fin|finnish|fi",
    "fre|french|fr|fra",
    "geo|georgian|ka|kat",
    "ger|german|de|deu",
    "gla|scottish gaelic|gd",
    "gre|greek|modern greek|el|ell",
    "heb|hebrew|he",
    "hin|hindi|hi",
    "hrv|croatian|hr|scr",
    "hun|hungarian|hu",
    "ice|icelandic|is|isl",
    "ind|indonesian|id",
    "ita|italian|it",
    "jpn|japanese|ja",
    "kin|kinyarwanda|rw",
    "kor|korean|ko",
    "lat|latin|la",
    "lav|latvian|lv",
    "lit|lithuanian|lt",
    "mac|macedonian|mk|mkd",
    "mal|malayalam|ml",
    "mao|maori|mi|mri",
    "may|malay|ms|msa",
    "mul|multiple languages|multilingual",
    "nor|norwegian|no",
    "per|persian|fa|fas|farsi",
    "pol|polish|pl",
    "por|portuguese|pt",
    "pus|pushto|ps|pashto",
    "rum|romanian|ro|ron|rumanian|moldovan",
    "rus|russian|ru",
    "san|sanskrit|sa",
    "slo|slovak|sk|slk",
    "slv|slovenian|sl|slovene",
    "spa|spanish|es|castilian",
    "srp|serbian|sr|scc",
    "swe|swedish|sv",
    "tha|thai|th",
    "tur|turkish|tr",
    "ukr|ukrainian|uk",
    "und|undetermined",
    "urd|urdu|ur",
    "vie|vietnamese|vi",
    "wel|welsh|cy|cym",
};

struct Qualified {
    std::string_view letters;
    std::string_view name;
};

// MeSH qualifiers with their two letters.
constexpr std::array<Qualified, 77> qualifiers = {{
    {"ab", "abnormalities"},
    {"ad", "administration & dosage"},
    {"ae", "adverse effects"},
    {"ag", "agonists"},
    {"aa", "analogs & derivatives"},
    {"an", "analysis"},
    {"ah", "anatomy & histology"},
    {"ai", "antagonists & inhibitors"},
    {"bi", "biosynthesis"},
    {"bl", "blood"},
    {"bs", "blood supply"},
    {"cf", "cerebrospinal fluid"},
    {"cs", "chemical synthesis"},
    {"ci", "chemically induced"},
    {"ch", "chemistry"},
    {"cl", "classification"},
    {"co", "complications"},
    {"cn", "congenital"},
    {"cy", "cytology"},
    {"df", "deficiency"},
    {"di", "diagnosis"},
    {"dg", "diagnostic imaging"},
    {"dh", "diet therapy"},
    {"de", "drug effects"},
    {"dt", "drug therapy"},
    {"ec", "economics"},
    {"ed", "education"},
    {"em", "embryology"},
    {"en", "enzymology"},
    {"ep", "epidemiology"},
    {"es", "ethics"},
    {"eh", "ethnology"},
    {"et", "etiology"},
    {"ge", "genetics"},
    {"gd", "growth & development"},
    {"hi", "history"},
    {"im", "immunology"},
    {"in", "injuries"},
    {"ir", "innervation"},
    {"is", "instrumentation"},
    {"ip", "isolation & purification"},
    {"lj", "legislation & jurisprudence"},
    {"me", "metabolism"},
    {"mt", "methods"},
    {"mi", "microbiology"},
    {"mo", "mortality"},
    {"nu", "nursing"},
    {"og", "organization & administration"},
    {"ps", "parasitology"},
    {"py", "pathogenicity"},
    {"pa", "pathology"},
    {"pk", "pharmacokinetics"},
    {"pd", "pharmacology"},
    {"ph", "physiology"},
    {"pp", "physiopathology"},
    {"po", "poisoning"},
    {"pc", "prevention & control"},
    {"px", "psychology"},
    {"re", "radiation effects"},
    {"rt", "radiotherapy"},
    {"rh", "rehabilitation"},
    {"sc", "secondary"},
    {"se", "secretion"},
    {"st", "standards"},
    {"sn", "statistics & numerical data"},
    {"sd", "supply & distribution"},
    {"su", "surgery"},
    {"tu", "therapeutic use"},
    {"th", "therapy"},
    {"to", "toxicity"},
    {"tm", "transmission"},
    {"tr", "transplantation"},
    {"td", "trends"},
    {"ul", "ultrastructure"},
    {"ur", "urine"},
    {"ve", "veterinary"},
    {"vi", "virology"},
}};

// Sorted.
constexpr std::array<std::string_view, 133> stop_words = {
    "a",       "about",   "again",  "all",      "almost",     "also",    "although",  "always",
    "among",   "an",      "and",    "another",  "any",        "are",     "as",        "at",
    "be",      "because", "been",   "before",   "being",      "between", "both",      "but",
    "by",      "can",     "could",  "did",      "do",         "does",    "done",      "due",
    "during",  "each",    "either", "enough",   "especially", "etc",     "for",       "found",
    "from",    "further", "had",    "has",      "have",       "having",  "here",      "how",
    "however", "i",       "if",     "in",       "into",       "is",      "it",        "its",
    "itself",  "just",    "kg",     "km",       "made",       "mainly",  "make",      "may",
    "mg",      "might",   "ml",     "mm",       "most",       "mostly",  "must",      "nearly",
    "neither", "no",      "nor",    "obtained", "of",         "often",   "on",        "our",
    "overall", "perhaps", "pmid",   "quite",    "rather",     "really",  "regarding", "seem",
    "seen",    "several", "should", "show",     "showed",     "shown",   "shows",     "significantly",
    "since",   "so",      "some",   "such",     "than",       "that",    "the",       "their",
    "theirs",  "them",    "then",   "there",    "therefore",  "these",   "they",      "this",
    "those",   "through", "thus",   "to",       "upon",       "use",     "used",      "using",
    "various", "very",    "was",    "we",       "were",       "what",    "when",      "which",
    "while",   "with",    "within", "without",  "would",
};

bool lists(std::string_view names, std::string_view wanted) {
    while (!names.empty()) {
        const auto bar = names.find('|');
        if (names.substr(0, bar) == wanted) return true;
        names.remove_prefix(bar == std::string_view::npos ? names.size() : bar + 1);
    }
    return false;
}

}  // namespace

std::string_view language_code(std::string_view name) {
    const auto wanted = lower(single_spaced(name));
    for (const auto names : languages) {
        if (lists(names, wanted)) return names.substr(0, 3);
    }
    return {};
}

std::string_view language_name(std::string_view code) {
    for (auto names : languages) {
        if (names.substr(0, 3) != code) continue;
        names.remove_prefix(4);
        return names.substr(0, names.find('|'));
    }
    return {};
}

std::string_view qualifier_name(std::string_view text) {
    const auto wanted = lower(single_spaced(text));
    const auto conjunction = wanted.find(" and ");  // "prevention and control"
    const auto key = letters_and_digits(
        conjunction == std::string::npos ? wanted : wanted.substr(0, conjunction) + wanted.substr(conjunction + 5));
    for (const auto& row : qualifiers) {
        if (row.letters == wanted || letters_and_digits(row.name) == key) return row.name;
    }
    return {};
}

std::string_view qualifier_letters(std::string_view name) {
    const auto full = qualifier_name(name);
    for (const auto& row : qualifiers) {
        if (row.name == full) return row.letters;
    }
    return {};
}

std::string_view nearest_qualifier(std::string_view text) {
    std::vector<std::string_view> names;
    for (const auto& row : qualifiers) names.push_back(row.name);
    return nearest(lower(single_spaced(text)), names);
}

bool is_stop_word(std::string_view word) { return std::binary_search(stop_words.begin(), stop_words.end(), word); }

}  // namespace evident
