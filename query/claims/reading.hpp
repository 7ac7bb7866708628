// What evident takes from one record, once, to answer for every claim: its sentences with their places, the concepts,
// themes, cues and figures in them, the design, the number of patients and the standing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/claims/level.hpp"
#include "query/claims/words/cues.hpp"
#include "query/claims/words/figures.hpp"
#include "query/claims/words/names.hpp"
#include "query/claims/words/theme.hpp"

namespace evident {

// The text that a quote's offsets count in: section "title" is the title, "abstract" is abstract_text(record).
std::string quoted_text(const Record& record, std::string_view section);

// What a sentence is there for, by the label of its section, else by its words and place.
enum class Role : std::uint8_t { title, background, methods, results, conclusion };

std::string_view name(Role role);

struct ReadSentence {
    bool in_title = false;
    std::uint32_t begin = 0;  // in quoted_text()
    std::uint32_t end = 0;
    std::string text;
    Role role = Role::results;
    std::vector<Word> words;  // plain forms; offsets within text
    std::vector<Mention> mentions;
    std::vector<std::size_t> clause_starts;  // the words at which its clauses begin; the first is 0
    std::vector<CueHit> cues;
    Figures figures;
    ThemeSet themes;

    // True when it names the concept and does not deny it.
    bool names(std::size_t concept_index) const;
};

class Reading {
  public:
    Reading(const Record& record, const Names& names, std::size_t concept_count, const Lexicon& lexicon);

    const std::vector<ReadSentence>& sentences() const { return sentences_; }
    const DesignFinding& design() const { return design_; }
    std::optional<int> sample_size() const { return sample_size_; }
    Standing standing() const { return standing_; }
    bool is_notice() const { return is_notice_; }  // of retraction or correction: bears on no claim itself
    bool has_abstract() const { return has_abstract_; }

    // How the record speaks of a concept.
    struct Presence {
        bool title = false;
        bool abstract = false;
        bool heading = false;   // MeSH heading, substance or author's keyword
        bool denied = false;    // only to say that it was not studied
        std::size_t times = 0;  // in title and abstract

        bool any() const { return title || abstract || heading; }
    };
    const Presence& presence(std::size_t concept_index) const { return presences_[concept_index]; }
    ThemeSet title_themes() const { return title_themes_; }
    ThemeSet abstract_themes() const { return abstract_themes_; }

  private:
    void read_title(const Record& record, const Names& names, const Lexicon& lexicon);
    void read_abstract(const Record& record, const Names& names, const Lexicon& lexicon);
    void add_sentence(std::string_view whole, std::uint32_t begin, std::uint32_t end, bool in_title, Role role,
                      const Names& names, const Lexicon& lexicon);
    void read_headings(const Record& record, const Names& names, const Lexicon& lexicon);
    void drop_doubtful_mentions(const Lexicon& lexicon);
    void count_mentions();

    std::vector<ReadSentence> sentences_;
    std::vector<Presence> presences_;
    DesignFinding design_;
    std::optional<int> sample_size_;
    Standing standing_ = Standing::ok;
    bool is_notice_ = false;
    bool has_abstract_ = false;
    ThemeSet title_themes_;
    ThemeSet abstract_themes_;
};

}  // namespace evident
