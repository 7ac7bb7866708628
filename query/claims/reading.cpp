#include "query/claims/reading.hpp"

#include <algorithm>
#include <array>

#include "query/claims/words/negation.hpp"
#include "query/claims/words/sample_size.hpp"
#include "text/ascii.hpp"
#include "text/sentences.hpp"

namespace evident {
namespace {

struct RoleRow {
    std::string_view label;  // lower case; found anywhere in the section's label or category
    Role role;
};

constexpr std::array role_rows = {
    RoleRow{"conclu", Role::conclusion},
    RoleRow{"interpret", Role::conclusion},
    RoleRow{"result", Role::results},
    RoleRow{"finding", Role::results},
    RoleRow{"outcome", Role::results},
    RoleRow{"summary", Role::results},
    RoleRow{"background", Role::background},
    RoleRow{"introduction", Role::background},
    RoleRow{"context", Role::background},
    RoleRow{"objective", Role::background},
    RoleRow{"aim", Role::background},
    RoleRow{"purpose", Role::background},
    RoleRow{"method", Role::methods},
    RoleRow{"design", Role::methods},
    RoleRow{"patient", Role::methods},
    RoleRow{"population", Role::methods},
    RoleRow{"setting", Role::methods},
    RoleRow{"intervention", Role::methods},
    RoleRow{"comparator", Role::methods},
    RoleRow{"note", Role::methods},
    RoleRow{"trial registration", Role::methods},
};

std::optional<Role> role_of_label(const Section& section) {
    for (const auto& label : {section.label, section.category}) {
        const auto lowered = lower(label);
        for (const auto& row : role_rows) {
            if (lowered.find(row.label) != std::string::npos) return row.role;
        }
    }
    return {};
}

struct OpeningRow {
    std::string_view opening;
    Role role;
};

constexpr std::array openings = {
    OpeningRow{"in conclusion", Role::conclusion}, OpeningRow{"conclusion", Role::conclusion},
    OpeningRow{"we conclude", Role::conclusion},   OpeningRow{"in summary", Role::conclusion},
    OpeningRow{"our finding", Role::conclusion},   OpeningRow{"these finding", Role::conclusion},
    OpeningRow{"the author", Role::conclusion},    OpeningRow{"we aim", Role::background},
    OpeningRow{"to evaluate", Role::background},   OpeningRow{"to investigate", Role::background},
};

// "Design: ...", "Number of patients: ...": what was done, not what came of it.
bool states_methods(std::string_view text, const std::vector<Word>& words) {
    constexpr std::array<std::string_view, 6> subjects = {"design",     "population", "intervention",
                                                          "comparator", "patient",    "gene"};
    constexpr std::size_t reach = 4;
    for (std::size_t at = 0; at < std::min(reach, words.size()); ++at) {
        if (text.substr(words[at].end, 1) != ":") continue;
        return std::find(subjects.begin(), subjects.end(), words[at].text) != subjects.end();
    }
    return false;
}

Role role_by_words(std::string_view text, const std::vector<Word>& words, Role otherwise) {
    if (states_methods(text, words)) return Role::methods;
    static const auto phrases = [] {
        std::vector<Phrase> out;
        for (const auto& row : openings) out.emplace_back(row.opening);
        return out;
    }();
    for (std::size_t i = 0; i < openings.size(); ++i) {
        if (phrases[i].match_at(words, 0)) return openings[i].role;
    }
    return otherwise;
}

// The sentences of a section as given by its source, else as text/ finds them.
std::vector<ByteRange> ranges_of(const Section& section) {
    if (section.sentence_ends.empty()) return sentences(section.text);
    std::vector<ByteRange> out;
    std::uint32_t begin = 0;
    for (const auto end : section.sentence_ends) {
        while (begin < end && section.text[begin] == ' ') ++begin;
        if (begin < end && end <= section.text.size()) out.push_back({begin, end});
        begin = end;
    }
    return out;
}

std::vector<std::size_t> find_clauses(std::string_view text, const std::vector<Word>& words) {
    std::vector<std::size_t> out = {0};
    const auto breaks = clause_breaks();
    for (std::size_t at = 1; at < words.size(); ++at) {
        const auto gap = text.substr(words[at - 1].end, words[at].begin - words[at - 1].end);
        const bool mark = gap.find(';') != std::string_view::npos;
        const bool word = std::find(breaks.begin(), breaks.end(), words[at].text) != breaks.end();
        if (mark || word) out.push_back(at);
    }
    return out;
}

// "after gefitinib", "changed from crizotinib": a drug that came before the one at hand.
bool names_earlier_drug(const ReadSentence& sentence, const Lexicon& lexicon) {
    constexpr std::array<std::string_view, 3> earlier = {"after", "despite", "from"};
    constexpr std::size_t reach = 2;
    return std::any_of(sentence.mentions.begin(), sentence.mentions.end(), [&](const Mention& mention) {
        if (lexicon.concepts()[mention.concept_index].kind != "drug") return false;
        for (std::size_t back = 1; back <= reach && back <= mention.words.begin; ++back) {
            const auto& word = sentence.words[mention.words.begin - back].text;
            if (std::find(earlier.begin(), earlier.end(), word) != earlier.end()) return true;
        }
        return false;
    });
}

bool share_long_word(const Concept& left, const Concept& right) {
    constexpr std::size_t least = 9;  // "metastasis", not "cancer"
    for (const auto& word : plain_words(left.label)) {
        if (word.text.size() < least) continue;
        for (const auto& other : plain_words(right.label)) {
            if (word.text == other.text) return true;
        }
    }
    return false;
}

bool is_notice_of_change(const Record& record) {
    constexpr std::array<std::string_view, 3> types = {"Retraction of Publication", "Retraction Notice",
                                                       "Published Erratum"};
    const bool typed = std::any_of(record.types.begin(), record.types.end(), [&](const Term& type) {
        return std::find(types.begin(), types.end(), type.name) != types.end();
    });
    const bool linked = std::any_of(record.related.begin(), record.related.end(), [](const Related& related) {
        return related.type == "RetractionOf" || related.type == "ErratumFor";
    });
    constexpr std::array<std::string_view, 3> titles = {"Retraction:", "Erratum", "Corrigendum"};
    const bool titled = std::any_of(titles.begin(), titles.end(),
                                    [&](std::string_view title) { return record.title.starts_with(title); });
    return typed || linked || titled;
}

}  // namespace

std::string quoted_text(const Record& record, std::string_view section) {
    return section == "title" ? record.title : abstract_text(record);
}

std::string_view name(Role role) {
    constexpr std::array<std::string_view, 5> role_names = {"title", "background", "methods", "results", "conclusion"};
    return role_names[std::size_t(role)];
}

bool ReadSentence::names(std::size_t concept_index) const {
    return std::any_of(mentions.begin(), mentions.end(), [&](const Mention& mention) {
        return mention.concept_index == concept_index && !mention.negated;
    });
}

Reading::Reading(const Record& record, const Names& names, std::size_t concept_count, const Lexicon& lexicon)
    : presences_(concept_count),
      design_(find_design(record)),
      sample_size_(sample_size_of(record)),
      standing_(standing_of(record)),
      is_notice_(is_notice_of_change(record)) {
    read_title(record, names, lexicon);
    read_abstract(record, names, lexicon);
    read_headings(record, names, lexicon);
    drop_doubtful_mentions(lexicon);
    count_mentions();
}

void Reading::read_title(const Record& record, const Names& names, const Lexicon& lexicon) {
    add_sentence(record.title, 0, std::uint32_t(record.title.size()), true, Role::title, names, lexicon);
}

void Reading::read_abstract(const Record& record, const Names& names, const Lexicon& lexicon) {
    const auto whole = abstract_text(record);
    std::uint32_t start = 0;
    for (const auto& section : record.abstract) {
        if (start > 0) ++start;  // the line feed between sections
        if (!section.label.empty()) start += std::uint32_t(section.label.size()) + 2;
        const auto labelled = role_of_label(section);
        const auto ranges = ranges_of(section);
        for (std::size_t i = 0; i < ranges.size(); ++i) {
            const bool last = i + 1 == ranges.size() && ranges.size() > 2 && record.abstract.size() == 1;
            const auto role = labelled.value_or(last ? Role::conclusion : Role::results);
            add_sentence(whole, start + ranges[i].begin, start + ranges[i].end, false, role, names, lexicon);
            if (!labelled || *labelled == Role::results) {
                auto& sentence = sentences_.back();
                sentence.role = role_by_words(sentence.text, sentence.words, sentence.role);
            }
        }
        start += std::uint32_t(section.text.size());
        has_abstract_ = has_abstract_ || !ranges.empty();
    }
}

void Reading::add_sentence(std::string_view whole, std::uint32_t begin, std::uint32_t end, bool in_title, Role role,
                           const Names& names, const Lexicon& lexicon) {
    ReadSentence out;
    out.in_title = in_title;
    out.begin = begin;
    out.end = end;
    out.text = whole.substr(begin, end - begin);
    out.role = role;
    out.words = plain_words(out.text);
    out.mentions = names.find(out.text, out.words);
    for (auto& mention : out.mentions) mention.negated = is_negated(out.words, mention.words);
    out.clause_starts = find_clauses(out.text, out.words);
    out.cues = find_cues(out.words);
    out.figures = figures_of(out.text, out.words);
    out.themes = themes_of(out.words);
    if (names_earlier_drug(out, lexicon)) out.themes.add(Theme::sequence);
    (in_title ? title_themes_ : abstract_themes_).add(out.themes);
    sentences_.push_back(std::move(out));
}

void Reading::read_headings(const Record& record, const Names& names, const Lexicon& lexicon) {
    std::vector<std::string_view> values;
    for (const auto& heading : record.headings) values.push_back(heading.descriptor);
    for (const auto& substance : record.substances) values.push_back(substance.name);
    for (const auto& keyword : record.keywords) values.push_back(keyword.text);
    const auto& concepts = lexicon.concepts();
    for (const auto value : values) {
        for (const auto& mention : names.find(value, plain_words(value))) {
            if (!mention.doubtful) presences_[mention.concept_index].heading = true;
        }
        for (std::size_t i = 0; i < concepts.size(); ++i) {
            if (!concepts[i].mesh.empty() && concepts[i].mesh == value) presences_[i].heading = true;
        }
    }
}

// An abbreviation of one or two letters stays only when the record holds a fuller name of the same concept, or of one
// that shares a long word with it ("brain metastases" beside LM).
void Reading::drop_doubtful_mentions(const Lexicon& lexicon) {
    std::vector<bool> sure(presences_.size());
    for (std::size_t i = 0; i < presences_.size(); ++i) sure[i] = presences_[i].heading;
    for (const auto& sentence : sentences_) {
        for (const auto& mention : sentence.mentions) {
            if (!mention.doubtful) sure[mention.concept_index] = true;
        }
    }
    const auto& concepts = lexicon.concepts();
    const auto kept = [&](std::size_t index) {
        if (sure[index]) return true;
        for (std::size_t i = 0; i < concepts.size(); ++i) {
            if (sure[i] && concepts[i].kind == "disease" && share_long_word(concepts[i], concepts[index])) return true;
        }
        return false;
    };
    for (auto& sentence : sentences_) {
        std::erase_if(sentence.mentions, [&](const Mention& m) { return m.doubtful && !kept(m.concept_index); });
    }
}

void Reading::count_mentions() {
    for (const auto& sentence : sentences_) {
        for (const auto& mention : sentence.mentions) {
            auto& presence = presences_[mention.concept_index];
            if (mention.negated) {
                presence.denied = true;
                continue;
            }
            (sentence.in_title ? presence.title : presence.abstract) = true;
            ++presence.times;
        }
    }
}

}  // namespace evident
