// A face: what counts of a record when it is asked whether two records tell of the same publication.
//
// Everything a decision rests on is in the two faces, so that a decision is a function of what the records say now and
// of nothing else: not of the order in which they came, nor of other records.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "store/record/record.hpp"

namespace evident {

// What a record is, as far as it tells two publications with the same words in their titles apart.
enum class Genre : std::uint8_t {
    paper,
    abstract,  // of a conference
    preprint,
    protocol,
    erratum,     // corrigendum, correction
    comment,     // letter, reply, editorial that speaks of another paper
    retraction,  // the notice, not the paper that was retracted
    registry,    // an entry of a trial registry
    book,
    thesis,
};

// All words are folded as text/words.hpp does; "" or empty where the record does not say.
struct Face {
    std::string source;
    std::string key;
    Genre genre = Genre::paper;
    std::string title;        // title_key() without the notes of databases
    std::string vernacular;   // the same of the original-language title
    std::string about;        // the title of the publication it speaks of: what stands behind "Erratum:", "Reply to"
    std::string part;         // "2" of "Part II", "III" at the end, "Chapter 2"; in Arabic digits
    bool title_cut = false;   // the title ends in dots: the source cut it
    bool translated = false;  // the title stands in square brackets: a translation of the one printed
    bool authors_complete = true;
    std::vector<std::string> authors;  // "surname" TAB "initials", in order; at most most_authors
    std::int32_t author_count = 0;
    std::int32_t first_year = 0;  // of all publication dates, the earliest and the latest; 0: unknown
    std::int32_t last_year = 0;
    std::string journal;  // or the book or proceedings it stands in
    std::string abbreviation;
    std::vector<std::string> issns;  // "12345678"
    std::string volume;
    std::string issue;
    std::string first_page;  // letters and digits alone: "e123", "s27", "cd006828"
    std::string last_page;   // whole: "129" of "123-9"
    std::string language;    // of the text, the first given; three letters
    std::string edition;
    std::vector<std::string> dois;
    std::vector<std::string> pmids;
    std::vector<std::string> pmcids;
    std::vector<std::string> numbers;        // of other databases: "embase:L1", "central:CN-1"
    std::vector<std::string> registrations;  // "NCT01234567"
    std::vector<std::string> speaks_of;      // identifiers of other publications it names: "pmid:1"
    std::uint32_t abstract_words = 0;
    std::array<std::uint32_t, 16> abstract_sketch{};  // least hashes of its runs of words (MinHash); zeros: no abstract

    friend bool operator==(const Face&, const Face&) = default;
};

inline constexpr std::size_t most_authors = 30;

// "paper", "abstract", "preprint" ...
std::string_view name(Genre genre);

Face face_of(const Record& record);

// The face as bytes, for the store; unpacked() throws Error (store) for bytes that are no face of this version.
std::string packed(const Face& face);
Face unpacked(std::string_view bytes);

// Raised whenever a face, its keys or a decision would come out otherwise than before: a store that was judged by an
// earlier number is judged anew as a whole (`dedup run`).
inline constexpr int dedup_rules = 1;

}  // namespace evident
