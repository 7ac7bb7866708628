#include "store/dedup/compare.hpp"

#include <algorithm>
#include <array>

#include "store/dedup/face/sketch.hpp"
#include "store/dedup/match/author_match.hpp"
#include "store/dedup/match/place_match.hpp"
#include "store/dedup/match/title_match.hpp"

namespace evident {
namespace {

using Names = std::vector<std::string>;

bool share(const Names& left, const Names& right) {
    return std::any_of(left.begin(), left.end(), [&](const std::string& name) {
        return std::find(right.begin(), right.end(), name) != right.end();
    });
}

Agreement match_sets(const Names& left, const Names& right) {
    if (left.empty() || right.empty()) return Agreement::unknown;
    return share(left, right) ? Agreement::equal : Agreement::conflict;
}

// "10.1/x" and "10.1/x.full" or "10.1/x/abstract": one address of the other.
Agreement match_dois(const Names& left, const Names& right) {
    const auto found = match_sets(left, right);
    if (found != Agreement::conflict) return found;
    for (const auto& a : left) {
        for (const auto& b : right) {
            const auto& [brief, whole] =
                std::minmax(a, b, [](const auto& x, const auto& y) { return x.size() < y.size(); });
            if (brief.size() > 12 && whole.starts_with(brief)) return Agreement::loose;
        }
    }
    return found;
}

std::string_view database_of(std::string_view number) { return number.substr(0, number.find(':')); }

// Two numbers of one database are two records of it; of two databases they say nothing of each other.
Agreement match_numbers(const Names& left, const Names& right) {
    if (share(left, right)) return Agreement::equal;
    for (const auto& a : left) {
        for (const auto& b : right) {
            if (database_of(a) == database_of(b)) return Agreement::conflict;
        }
    }
    return Agreement::unknown;
}

Agreement match_years(const Face& left, const Face& right) {
    if (left.first_year == 0 || right.first_year == 0) return Agreement::unknown;
    const auto gap = std::max(left.first_year, right.first_year) - std::min(left.last_year, right.last_year);
    if (gap <= 0) return Agreement::equal;
    return gap == 1 ? Agreement::close : gap == 2 ? Agreement::loose : Agreement::conflict;
}

Agreement match_words(std::string_view left, std::string_view right) {
    if (left.empty() || right.empty()) return Agreement::unknown;
    return left == right ? Agreement::equal : Agreement::conflict;
}

Agreement match_abstracts(const Face& left, const Face& right, int likeness) {
    constexpr std::uint32_t whole = 40;  // words; fewer are a sentence or a notice
    if (left.abstract_words < whole || right.abstract_words < whole) return Agreement::unknown;
    if (likeness >= 80) return Agreement::equal;
    if (likeness >= 35) return Agreement::close;
    return likeness >= 12 ? Agreement::loose : Agreement::conflict;
}

TitleMatch best_titles(const Face& left, const Face& right) {
    auto best = match_titles(left.title, right.title);
    for (const auto& [a, b] : {std::pair(&left.vernacular, &right.title), std::pair(&left.title, &right.vernacular),
                               std::pair(&left.vernacular, &right.vernacular)}) {
        if (best.agreement == Agreement::equal || a->empty() || b->empty()) continue;
        const auto other = match_titles(*a, *b);
        if (other.agreement < best.agreement && other.agreement != Agreement::unknown) best = other;
    }
    // Two translations of one title differ as they please.
    if (best.agreement == Agreement::conflict && (left.translated || right.translated)) {
        best.agreement = Agreement::loose;
    }
    if (best.contained && (left.title_cut || right.title_cut)) best.agreement = Agreement::close;
    return best;
}

Agreement match_genres(Genre left, Genre right) { return left == right ? Agreement::equal : Agreement::conflict; }

// What a record of this genre is to a paper.
Bond bond_to_paper(Genre genre) {
    switch (genre) {
        case Genre::abstract: return Bond::abstract;
        case Genre::preprint: return Bond::preprint;
        case Genre::protocol:
        case Genre::registry: return Bond::protocol;
        case Genre::erratum: return Bond::erratum;
        case Genre::comment: return Bond::comment;
        case Genre::retraction: return Bond::retraction;
        default: return Bond::none;
    }
}

bool speaks_of(const Face& speaker, const Face& other) {
    const auto names = [&](std::string_view prefix, const Names& values) {
        return std::any_of(values.begin(), values.end(), [&](const std::string& value) {
            const auto name = std::string(prefix) + value;
            return std::find(speaker.speaks_of.begin(), speaker.speaks_of.end(), name) != speaker.speaks_of.end();
        });
    };
    return names("pmid:", other.pmids) || names("doi:", other.dois);
}

bool is_about(const Face& speaker, const Face& other) {
    const auto found = match_titles(speaker.about, other.title);
    return found.agreement == Agreement::equal || found.agreement == Agreement::close;
}

// Cochrane's reviews keep their number through all their versions.
bool is_cochrane(const Face& face) { return face.first_page.starts_with("cd0") && face.first_page.size() == 8; }

// Which of two records speaks of the other, by its title or by an identifier it names.
struct Speaking {
    bool left_title = false;
    bool right_title = false;
    bool left_names = false;
    bool right_names = false;
    bool any() const { return left_title || right_title || left_names || right_names; }
};

Bond bond_of(const Face& left, const Face& right, const Likeness& found, const Speaking& speaking) {
    if (speaking.left_title) return bond_to_paper(left.genre);
    if (speaking.right_title) return bond_to_paper(right.genre);
    const bool titled = found.title == Agreement::equal || found.title == Agreement::close;
    if (speaking.left_names && left.genre != Genre::paper) return bond_to_paper(left.genre);
    if (speaking.right_names && right.genre != Genre::paper) return bond_to_paper(right.genre);
    if (is_cochrane(left) && left.first_page == right.first_page) return Bond::update;
    if (found.part == Agreement::conflict && found.title_likeness >= 60) return Bond::part;
    if (!titled || found.authors == Agreement::conflict) return Bond::none;
    if (left.genre != right.genre) {
        const auto bond = bond_to_paper(left.genre == Genre::paper ? right.genre : left.genre);
        if (bond != Bond::none) return bond;
    }
    if (found.edition == Agreement::conflict) return Bond::update;
    if (found.language == Agreement::conflict) return Bond::translation;
    return Bond::again;
}

}  // namespace

Likeness compare(const Face& left, const Face& right) {
    Likeness out;
    out.doi = match_dois(left.dois, right.dois);
    out.pmid = match_sets(left.pmids, right.pmids);
    out.pmcid = match_sets(left.pmcids, right.pmcids);
    out.number = match_numbers(left.numbers, right.numbers);
    const auto titles = best_titles(left, right);
    out.title = titles.agreement;
    out.title_likeness = titles.likeness;
    out.title_telling = titles.telling;
    out.title_contained = titles.contained;
    out.title_section = titles.section;
    out.title_words = int(std::min(split_words(left.title).size(), split_words(right.title).size()));
    out.part = match_words(left.part, right.part);
    out.authors = match_authors(left, right);
    out.year = match_years(left, right);
    out.journal = match_journals(left, right);
    out.volume = match_volumes(left, right);
    out.issue = match_issues(left, right);
    out.pages = match_pages(left, right);
    out.page_span = common_span(left, right);
    out.language = match_words(left.language, right.language);
    out.abstract_likeness = sketch_likeness(left, right);
    out.abstract = match_abstracts(left, right, out.abstract_likeness);
    out.genre = match_genres(left.genre, right.genre);
    out.genres = {std::min(left.genre, right.genre), std::max(left.genre, right.genre)};
    out.edition = match_words(left.edition, right.edition);
    const Speaking speaking{is_about(left, right), is_about(right, left), speaks_of(left, right),
                            speaks_of(right, left)};
    out.speaking = speaking.any();
    out.translated = left.translated || right.translated;
    out.bond = bond_of(left, right, out, speaking);
    return out;
}

std::string_view name(Agreement agreement) {
    static constexpr std::array<std::string_view, 5> names = {"unknown", "equal", "close", "loose", "conflict"};
    return names[std::size_t(agreement)];
}

std::string_view name(Bond bond) {
    static constexpr std::array<std::string_view, 11> names = {"none",     "erratum",     "comment",  "retraction",
                                                               "preprint", "abstract",    "protocol", "update",
                                                               "part",     "translation", "again"};
    return names[std::size_t(bond)];
}

std::string_view name(Genre genre) {
    static constexpr std::array<std::string_view, 10> names = {
        "paper", "abstract", "preprint", "protocol", "erratum", "comment", "retraction", "registry", "book", "thesis"};
    return names[std::size_t(genre)];
}

}  // namespace evident
