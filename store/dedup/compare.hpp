// Likeness: how two faces agree and differ, feature by feature.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "store/dedup/face/face.hpp"
#include "store/dedup/match/agreement.hpp"

namespace evident {

// What one publication is to another when they are not the same.
enum class Bond : std::uint8_t {
    none,
    erratum,      // one corrects the other
    comment,      // one speaks of the other: letter, reply, editorial
    retraction,   // one withdraws the other
    preprint,     // one is the preprint of the other
    abstract,     // one is the conference abstract of the other
    protocol,     // one is the protocol of the other, or its entry in a registry
    update,       // a later edition or version of the same review
    part,         // parts of one series
    translation,  // published again in another language
    again,        // printed again elsewhere
};

struct Likeness {
    Agreement doi = Agreement::unknown;
    Agreement pmid = Agreement::unknown;
    Agreement pmcid = Agreement::unknown;
    Agreement number = Agreement::unknown;  // of another database
    Agreement title = Agreement::unknown;
    Agreement part = Agreement::unknown;
    Agreement authors = Agreement::unknown;
    Agreement year = Agreement::unknown;
    Agreement journal = Agreement::unknown;
    Agreement volume = Agreement::unknown;
    Agreement issue = Agreement::unknown;
    Agreement pages = Agreement::unknown;
    Agreement language = Agreement::unknown;
    Agreement abstract = Agreement::unknown;
    Agreement genre = Agreement::unknown;
    Agreement edition = Agreement::unknown;
    std::array<Genre, 2> genres{Genre::paper, Genre::paper};  // the lesser first
    int title_likeness = 0;                                   // 0 to 100
    bool title_telling = false;    // the titles differ in a number, "with" and "without", and the like
    bool title_contained = false;  // one is the beginning or the end of the other
    bool title_section = false;    // one has the name of a section in front
    int page_span = 0;             // pages from the first to the last where both say the same; 0: not both a range
    bool speaking = false;         // one names the other, or its title does
    bool translated = false;       // a title is a translation of the one printed
    int abstract_likeness = 0;     // 0 to 100
    int title_words = 0;           // of the shorter title: how much its wording can say
    Bond bond = Bond::none;        // what the one is to the other if they are not the same

    friend bool operator==(const Likeness&, const Likeness&) = default;
};

// Symmetric: compare(a, b) == compare(b, a).
Likeness compare(const Face& left, const Face& right);

std::string_view name(Bond bond);

// One feature as a person reads it: "pages", "conflict", "101-110", "205".
struct Evidence {
    std::string feature;
    Agreement agreement = Agreement::unknown;
    std::string left;
    std::string right;
    std::string says;  // "the first differs", in a few words
};

// The features that say something, in the order of their weight.
std::vector<Evidence> evidence(const Face& left, const Face& right, const Likeness& likeness);

}  // namespace evident
