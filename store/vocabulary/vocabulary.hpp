// The vocabularies a user has loaded, year by year: headings by any of their names, what is narrower, what acts how.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/sqlite/store.hpp"

namespace evident {

// The key of a name: its folded words joined by full stops, as tags of records hold it ("lung.neoplasms").
std::string vocabulary_key(std::string_view name);

enum class VocabularyPart : std::uint8_t { descriptors, qualifiers, supplementary, actions, tree };
std::string_view name(VocabularyPart part);

// One file that was loaded.
struct LoadedPart {
    std::string kind;  // "mesh", "emtree"
    int year = 0;
    std::string part;
    std::string input;
    Moment loaded;
    std::string counts;  // JSON
};

struct VocabularyTerm {
    std::string key;
    std::string ui;  // "" in a tree file
    std::string name;
    int descriptor_class = 0;
    std::string detail;  // of a heading: abbreviations of its qualifiers, a space between; of a qualifier: its own
};

struct ActingSubstance {
    std::string key;
    std::string ui;  // "D...": a heading; "C...": a supplementary concept
    std::string name;
};

// All parts that are loaded, the newest year of each kind first.
std::vector<LoadedPart> loaded_vocabularies(Store& store);

// That year when its MeSH is loaded, else 0, which stands for the newest.
int loaded_year(Store& store, int year);

// The vocabulary of one kind and year. A heading is looked for in the descriptors and in the tree file of that year.
class VocabularyTable {
  public:
    // year 0: the newest that has headings.
    explicit VocabularyTable(Store& store, std::string kind = "mesh", int year = 0);

    // 0: nothing of the kind (and year) is loaded.
    int year() const { return year_; }
    bool empty() const { return headings_.empty(); }
    bool has(VocabularyPart part) const;
    // False when the headings come of a tree file alone.
    bool has_descriptors() const { return descriptors_; }

    std::optional<VocabularyTerm> heading(std::string_view key);
    // The headings that have this as another name.
    std::vector<VocabularyTerm> headings_by_entry(std::string_view key);
    // By NLM's number of it ("D008175"), which stays when a heading takes another name.
    std::optional<VocabularyTerm> heading_by_ui(std::string_view ui);
    // What stands at that place of the tree.
    std::optional<VocabularyTerm> heading_at(std::string_view tree_number);
    // Keys of the other names of the heading.
    std::vector<std::string> other_names(std::string_view key);
    // Keys of the heading itself and of all below it wherever it stands, sorted.
    std::vector<std::string> narrower(std::string_view key);
    std::vector<std::string> tree_numbers(std::string_view key);

    // Whether any name or other name of a heading, qualifier or supplementary concept is this or begins with it.
    bool begins(std::string_view key);

    // By name, abbreviation ("DT") or another name.
    std::optional<VocabularyTerm> qualifier(std::string_view key);
    std::vector<std::string> narrower_qualifiers(std::string_view key);

    std::optional<VocabularyTerm> supplementary(std::string_view key);
    // The supplementary concept that has this as another name.
    std::optional<VocabularyTerm> supplementary_by_entry(std::string_view key);
    std::vector<std::string> mapped_headings(std::string_view key);
    // The substances with the action or a narrower one, each once.
    std::vector<ActingSubstance> substances(std::string_view action);

    // The name of the heading that is written most like it; "" when none is near. Reads all names.
    std::string nearest_heading(std::string_view key);
    // The other loaded years of this kind in which it is the name of a heading, the newest first.
    std::vector<int> other_years_with(std::string_view key);

  private:
    std::optional<VocabularyTerm> term(const std::vector<std::int64_t>& parts, std::string_view key);
    std::vector<std::string> below(const std::vector<std::int64_t>& parts, std::string_view key);
    std::vector<std::string> entries(const std::vector<std::int64_t>& parts, std::string_view key);
    std::vector<std::string> numbers(std::int64_t part, std::string_view key);

    Database& database_;
    std::string kind_;
    int year_ = 0;
    bool descriptors_ = false;
    std::vector<std::int64_t> headings_;  // descriptors, then the tree file
    std::vector<std::int64_t> qualifiers_;
    std::vector<std::int64_t> supplementary_;
    std::vector<std::int64_t> actions_;
};

}  // namespace evident
