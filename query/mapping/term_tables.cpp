#include "query/mapping/term_tables.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "query/compile/spelling.hpp"
#include "query/syntax/values/persons.hpp"
#include "query/syntax/values/wordlists.hpp"
#include "text/ascii.hpp"
#include "text/english/variants.hpp"
#include "text/words.hpp"

namespace evident {
namespace {

constexpr int publication_type = 2;      // MeSH DTD: DescriptorClass
constexpr std::size_t longest_name = 4;  // words of a person's name

// Names of journals that PubMed reads as subjects (NLM Technical Bulletin, September 2005).
constexpr std::array<std::string_view, 3> no_journals = {"heart.failure", "pediatric.surgery", "treatment.review"};

std::string with_blanks(std::string key) {
    std::replace(key.begin(), key.end(), '.', ' ');
    return key;
}

// "Carcinoma, Non-Small-Cell Lung" as people say it: "Non-Small-Cell Lung Carcinoma".
std::string natural_order(std::string_view name) {
    std::string out;
    while (true) {
        const auto comma = name.rfind(", ");
        if (!out.empty()) out += ' ';
        out += comma == std::string_view::npos ? name : name.substr(comma + 2);
        if (comma == std::string_view::npos) return out;
        name = name.substr(0, comma);
    }
}

// A letter or a number that stands alone: PubMed then asks for the whole name.
bool has_lone_sign(const std::vector<Word>& list) {
    return list.size() > 1 && std::any_of(list.begin(), list.end(), [](const Word& word) {
               return word.text.size() == 1 || all_digits(word.text);
           });
}

Words phrase(const std::vector<Word>& list, std::string text) {
    Words out{all_fields, {}, std::move(text)};
    for (const auto& word : list) out.terms.push_back({word.text, false});
    return out;
}

// The forms of names in all fields: each as a phrase, and its words anywhere, each set of words once.
class Forms {
  public:
    explicit Forms(Or& any) : any_(any) {}

    void add(const std::string& name, bool phrase_only) {
        const auto list = words(name);
        if (list.empty()) return;
        if (list.size() > 1 && !phrase_only && !has_lone_sign(list)) add_each(list);
        put({phrase(list, name), {}});
    }

  private:
    // PubMed leaves stop words out: "quality of life" is also (quality[all] AND life[all]).
    void add_each(const std::vector<Word>& list) {
        std::set<std::string> sorted;
        And all;
        for (const auto& word : list) {
            if (is_stop_word(word.text)) continue;
            sorted.insert(word.text);
            all.parts.push_back({phrase({word}, word.text), {}});
        }
        if (all.parts.empty() || !sets_.insert(sorted).second) return;
        if (all.parts.size() == 1) return put(std::move(all.parts.front()));
        put({std::move(all), {}});
    }

    void put(Node node) {
        if (std::find(any_.parts.begin(), any_.parts.end(), node) == any_.parts.end()) {
            any_.parts.push_back(std::move(node));
        }
    }

    Or& any_;
    std::set<std::set<std::string>> sets_;
};

Tag exploding(TagKind kind, const std::string& key, const std::string& name) {
    const bool explode = kind != TagKind::substance;
    return {kind, fmt::format("{}.{}", prefix(kind), key), false, explode, name};
}

std::string told_of(const Tag& tag) {
    std::string_view what = "the heading";
    if (tag.kind == TagKind::type) what = "the publication type";
    if (tag.kind == TagKind::qualifier) what = "the subheading";
    if (tag.kind == TagKind::action) what = "the pharmacological action";
    if (tag.kind == TagKind::substance) what = "the substance";
    return fmt::format("{} \"{}\"", what, tag.text);
}

std::string joined(std::span<const std::string> words) { return fmt::format("{}", fmt::join(words, ".")); }

// By rules, so that some are never written.
std::vector<std::string> other_forms(const std::string& word) {
    auto out = spelling_variants(word, false);
    out.push_back(word);
    for (std::size_t i = 0, spellings = out.size(); i < spellings; ++i) {
        for (auto& one : number_variants(out[i])) out.push_back(std::move(one));
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    std::erase(out, word);
    return out;
}

}  // namespace

TermTables::TermTables(Store& store, int year) : database_(store.database()), mesh_(store, "mesh", year) {
    open_spelling(database_);
}

Problem TermTables::no_subjects(const Place& place) const {
    return {Severity::note, "no-term-mapping",
            "no MeSH is loaded: words without a tag are looked up among journals and authors, not among headings; "
            "`evident vocabulary load` brings them",
            place};
}

Problem TermTables::no_entry_terms(const Place& place) const {
    return {Severity::note, "no-entry-terms",
            fmt::format("of MeSH {} only a tree file is loaded: headings are known by their names alone, not by entry "
                        "terms such as \"heart attack\"; `evident vocabulary load` of its descriptors brings them",
                        year()),
            place};
}

std::optional<MappedTerm> TermTables::longest(std::span<const std::string> words) {
    asked_ = true;
    // No name goes on with words that none begins with.
    std::size_t most = 0;
    while (most < words.size() && begins_any(joined(words.first(most + 1)))) ++most;
    const auto longest = std::max(most, std::min(words.size(), longest_name));
    for (auto count = longest; count > 0; --count) {
        const auto key = joined(words.first(count));
        if (count <= most) {
            if (auto found = subject(key, count)) return found;
            if (auto found = journal(key, count)) return found;
        }
        if (auto found = person(words.first(count))) return found;
    }
    return words.empty() ? std::nullopt : forms(words.front());
}

bool TermTables::begins_any(const std::string& key) {
    return mesh_.begins(key) || held(fmt::format("{}.{}", prefix(TagKind::journal), key), true);
}

// Whether a record has the tag, or with prefix one that goes on after these words.
bool TermTables::held(std::string_view token, bool prefix) {
    auto last = std::string(token);
    if (prefix) last += "\xf4\x8f\xbf\xbf";
    auto row = database_.cached("SELECT 1 FROM temp.words_spelling WHERE term >= ?1 AND term <= ?2 LIMIT 1");
    return row.bind(1, token).bind(2, last).step();
}

void TermTables::add_heading(const VocabularyTerm& heading, Subject& out) {
    const bool type = heading.descriptor_class == publication_type || is_below_types(heading.key);
    out.tags.push_back(exploding(type ? TagKind::type : TagKind::heading, heading.key, heading.name));
    out.names.push_back(natural_order(heading.name));
    if (!mesh_.substances(heading.key).empty()) {
        out.tags.push_back(exploding(TagKind::action, heading.key, heading.name));
    }
}

// A tree file has no classes: there all places of a publication type are in MeSH's tree V.
bool TermTables::is_below_types(const std::string& key) {
    const auto numbers = mesh_.has_descriptors() ? std::vector<std::string>{} : mesh_.tree_numbers(key);
    return !numbers.empty() &&
           std::all_of(numbers.begin(), numbers.end(), [](const auto& number) { return number.starts_with('V'); });
}

void TermTables::add_headings(const std::string& key, Subject& out) {
    if (const auto heading = mesh_.heading(key)) return add_heading(*heading, out);
    for (const auto& heading : mesh_.headings_by_entry(key)) add_heading(heading, out);
}

// By its name or another one, not by its two letters.
void TermTables::add_qualifier(const std::string& key, Subject& out) {
    static constexpr std::size_t abbreviation = 2;
    if (key.size() <= abbreviation) return;
    if (const auto found = mesh_.qualifier(key)) {
        out.tags.push_back(exploding(TagKind::qualifier, found->key, found->name));
    } else if (const auto known = qualifier_name(with_blanks(key));
               !mesh_.has(VocabularyPart::qualifiers) && !mesh_.empty() && !known.empty()) {
        out.tags.push_back(exploding(TagKind::qualifier, vocabulary_key(known), std::string(known)));
    }
}

void TermTables::add_substances(const std::string& key, Subject& out) {
    auto found = mesh_.supplementary(key);
    if (!found) found = mesh_.supplementary_by_entry(key);
    if (!found) return;
    out.tags.push_back(exploding(TagKind::substance, found->key, found->name));
    out.names.push_back(found->name);
    out.phrase_only = true;
}

std::optional<MappedTerm> TermTables::subject(const std::string& key, std::size_t words) {
    Subject found;
    add_qualifier(key, found);
    add_headings(key, found);
    if (found.tags.empty()) add_substances(key, found);
    if (found.tags.empty()) return {};
    MappedTerm out{words, {}, {}};
    Or any;
    std::vector<std::string> told;
    for (const auto& tag : found.tags) {
        told.push_back(told_of(tag));
        any.parts.push_back({tag, {}});
    }
    Forms forms(any);
    for (const auto& name : found.names) forms.add(name, found.phrase_only);
    forms.add(with_blanks(key), found.phrase_only);
    out.told = fmt::format("{}", fmt::join(told, ", "));
    out.node.is = std::move(any);
    return out;
}

std::optional<MappedTerm> TermTables::journal(const std::string& key, std::size_t words) {
    if (std::find(no_journals.begin(), no_journals.end(), key) != no_journals.end()) return {};
    const auto token = fmt::format("{}.{}", prefix(TagKind::journal), key);
    if (!held(token, false)) return {};
    const auto name = with_blanks(key);
    Or any;
    any.parts.push_back({Tag{TagKind::journal, token, false, false, name}, {}});
    Forms(any).add(name, false);
    return MappedTerm{words, {std::move(any), {}}, fmt::format("the journal \"{}\"", name)};
}

// "smith ja" by the authors' and investigators' names with initials, "julia smith" by their full names. A last name
// alone is a word like any other (PubMed help).
std::optional<MappedTerm> TermTables::person(std::span<const std::string> words) {
    static constexpr std::size_t longest_initials = 2;
    if (words.size() < 2 || words.size() > longest_name || words.front().size() < 2) return {};
    const auto name = with_blanks(joined(words));
    const bool initials = words.back().size() <= longest_initials;
    const auto last = joined(words.first(words.size() - 1));
    Or any;
    for (const auto kind : {TagKind::author, TagKind::investigator, TagKind::full_author, TagKind::full_investigator}) {
        const bool full = kind == TagKind::full_author || kind == TagKind::full_investigator;
        if (full == initials) continue;
        const auto token = initials ? tag_token(kind, with_blanks(last), words.back()) : tag_token(kind, name);
        if (held(token, initials) || (full && held(token + '.', true))) {
            any.parts.push_back(person_node(kind, name, false));
        }
    }
    if (any.parts.empty()) return {};
    MappedTerm out{words.size(), {}, fmt::format("the author or investigator \"{}\"", name)};
    if (any.parts.size() == 1) {
        out.node = std::move(any.parts.front());
    } else {
        out.node.is = std::move(any);
    }
    return out;
}

std::optional<MappedTerm> TermTables::forms(const std::string& word) {
    Or any;
    std::vector<std::string> found;
    const auto add = [&](const std::string& form) {
        any.parts.push_back({Words{all_fields, {{form, false}}, form}, {}});
        found.push_back(form);
    };
    add(word);
    for (const auto& form : other_forms(word)) {
        if (held(form, false)) add(form);
    }
    if (found.size() == 1) return {};
    return MappedTerm{1, {std::move(any), {}}, fmt::format("the word and its other forms: {}", fmt::join(found, ", "))};
}

bool was_mapped(const Problems& problems) {
    return std::any_of(problems.begin(), problems.end(),
                       [](const Problem& problem) { return problem.code == mapped_code; });
}

}  // namespace evident
