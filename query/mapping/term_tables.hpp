// The tables by which PubMed reads words without a tag, in its order: subjects, journals, authors and investigators.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/syntax/parts/mapper.hpp"
#include "store/vocabulary/vocabulary.hpp"

namespace evident {

// Subjects are the names and entry terms of the loaded MeSH: headings, publication types, subheadings, pharmacological
// actions and supplementary concepts. Journals (title, abbreviation, ISSN) and people are those of the store's records:
// a name no record has would find nothing. A word that is in no table is searched with its plural or singular and its
// British or American spelling, where records have them. Source: PubMed help, "Automatic term mapping";
// docs/query-syntax.md tells what is PubMed's own and not here (its lists of synonyms).
class TermTables : public TermMapper {
  public:
    // year 0: the newest MeSH that is loaded. The store must outlive this.
    explicit TermTables(Store& store, int year = 0);

    // Whether any MeSH is loaded; without it only journals and people are found.
    bool has_subjects() const { return !mesh_.empty(); }
    int year() const { return mesh_.year(); }
    // Whether anything was looked up.
    bool asked() const { return asked_; }

    // False when the headings come of a tree file alone, which has no other names of them.
    bool has_entry_terms() const { return mesh_.has_descriptors(); }

    // The note that subjects could not be looked up, or not by their other names.
    Problem no_subjects(const Place& place) const;
    Problem no_entry_terms(const Place& place) const;

    std::optional<MappedTerm> longest(std::span<const std::string> words) override;

  private:
    struct Subject {
        std::vector<Tag> tags;
        std::vector<std::string> names;  // in natural order, of the headings
        bool phrase_only = false;        // its words are searched one after another alone
    };

    bool begins_any(const std::string& key);
    std::optional<MappedTerm> subject(const std::string& key, std::size_t words);
    std::optional<MappedTerm> journal(const std::string& key, std::size_t words);
    std::optional<MappedTerm> person(std::span<const std::string> words);
    std::optional<MappedTerm> forms(const std::string& word);

    bool is_below_types(const std::string& key);
    void add_headings(const std::string& key, Subject& out);
    void add_heading(const VocabularyTerm& heading, Subject& out);
    void add_qualifier(const std::string& key, Subject& out);
    void add_substances(const std::string& key, Subject& out);

    bool held(std::string_view token, bool prefix);

    Database& database_;
    VocabularyTable mesh_;
    bool asked_ = false;
};

// Whether the problems of a question tell that any of its terms was mapped.
bool was_mapped(const Problems& problems);

}  // namespace evident
