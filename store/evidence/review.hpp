// A review: what it asked, where, up to which day, and what it claims. Read from a package folder under corpus/.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.hpp"
#include "store/evidence/link.hpp"
#include "store/record/identifier.hpp"

namespace evident {

// A thing that claims speak of, with every name it goes by. From the package's lexicon.
struct Concept {
    std::string id;     // "osimertinib"
    std::string label;  // "Osimertinib"
    std::string kind;   // "drug", "disease", "procedure", "test", "gene", "outcome", "anatomy"
    std::string mesh;   // heading, "" when none is known
    std::vector<std::string> english;
    std::vector<std::string> chinese;
    std::vector<std::string> members;  // ids of what a class holds: "first-gen-egfr-tki" has "gefitinib", "erlotinib"

    friend bool operator==(const Concept&, const Concept&) = default;
};

class Lexicon {
  public:
    Lexicon() = default;
    explicit Lexicon(std::vector<Concept> concepts) : concepts_(std::move(concepts)) {}

    const std::vector<Concept>& concepts() const { return concepts_; }
    // The concept with that id; null when there is none.
    const Concept* find(std::string_view id) const;

    friend bool operator==(const Lexicon&, const Lexicon&) = default;

  private:
    std::vector<Concept> concepts_;
};

// What a claim is about; each entry is the id of a concept of the lexicon. Entries of one list are alternatives. In a
// review that was read from a package a class of the lexicon is followed by its members.
struct Question {
    std::vector<std::string> population;
    std::vector<std::string> intervention;
    std::vector<std::string> comparator;
    std::vector<std::string> outcome;

    friend bool operator==(const Question&, const Question&) = default;
};

struct Claim {
    std::string key;     // "T1a"
    std::string parent;  // "T1"; "" at the top
    std::string area;    // "treatment", "diagnosis", "epidemiology", "guidance", "mechanism"
    std::string english;
    std::string chinese;
    Question question;
    std::string strategy;  // one line of PubMed syntax; "" when it has none

    friend bool operator==(const Claim&, const Claim&) = default;
};

// A link that people made before evident saw the review.
struct CuratedLink {
    std::string claim;
    Identifier report;
    Direction direction = Direction::neutral;
    Directness directness = Directness::direct;
    std::string by;   // "two readers, adjudicated"
    std::string day;  // ISO
    std::string why;

    friend bool operator==(const CuratedLink&, const CuratedLink&) = default;
};

// Which date decides whether a record belongs to the review. publication: the earlier of electronic and print.
enum class CutoffDate : std::uint8_t { create, entry, publication, electronic, print };

// The words written in package files: "create", "entry", "publication", "electronic", "print".
std::string_view name(CutoffDate date);
std::optional<CutoffDate> parse_cutoff_date(std::string_view word);

// One database that was searched, with what was asked there. Its limits govern the records of one source of the store;
// a limit it does not name is the protocol's own.
struct ReviewSource {
    std::string name;      // the source of the records it governs ("pubmed", "embase")
    std::string database;  // as a reader knows it ("EMBASE")
    std::string platform;  // where it was searched ("Embase.com")
    std::string strategy;  // as it was run there, a query a line; "" when there is none
    std::string syntax;    // "pubmed", "ovid", "embase", "cochrane"; "" for any other
    Day searched = Day::none;
    std::string limits;  // set on the platform, in words
    std::optional<CutoffDate> date;
    std::vector<std::string> languages;
    std::vector<std::string> types;
    std::vector<std::string> excluded_types;
    std::string note;
    int vocabulary_year = 0;  // of the MeSH it was run with; 0: the protocol's

    friend bool operator==(const ReviewSource&, const ReviewSource&) = default;
};

struct Protocol {
    Day cutoff = Day::none;
    CutoffDate date = CutoffDate::create;
    std::vector<std::string> languages;  // three letters; empty: any
    std::vector<std::string> databases;  // as the review names them
    std::string strategy;                // PubMed syntax; "" when there is none
    std::string note;                    // what a reader must know: whose strategy it is, what was not seen
    std::vector<std::string> types;      // publication types of which a record needs one; empty: any
    std::vector<std::string> excluded_types;
    std::vector<ReviewSource> sources;
    // Of the MeSH by which its strategies widen headings; 0: the newest that is loaded. An import notes the newest of
    // its day where the package tells none, so that MeSH of a later year does not change what was found.
    int vocabulary_year = 0;

    // The entry that governs records of that source; null when there is none.
    const ReviewSource* find_source(std::string_view source) const;
    friend bool operator==(const Protocol&, const Protocol&) = default;
};

struct Review {
    std::string key;  // "tlcr-2025-163"
    std::string title;
    std::string citation;
    std::vector<Identifier> identifiers;
    Protocol protocol;
    std::vector<Claim> claims;  // in reading order
    Lexicon lexicon;
    std::vector<CuratedLink> links;

    // The claim with that key; null when there is none.
    const Claim* find_claim(std::string_view key) const;
    friend bool operator==(const Review&, const Review&) = default;
};

}  // namespace evident
