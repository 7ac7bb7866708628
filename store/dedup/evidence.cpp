// A likeness in words: what agrees and what does not, with the values of both records.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "store/dedup/compare.hpp"

namespace evident {
namespace {

std::string joined(const std::vector<std::string>& list) { return fmt::format("{}", fmt::join(list, ", ")); }

std::string authors_of(const Face& face) {
    std::string out;
    for (std::size_t i = 0; i < face.authors.size() && i < 4; ++i) {
        auto author = face.authors[i];
        if (const auto tab = author.find('\t'); tab != std::string::npos) author[tab] = ' ';
        out += (i == 0 ? "" : ", ") + author;
    }
    if (face.author_count > 4) out += fmt::format(" and {} more", face.author_count - 4);
    return out;
}

std::string years_of(const Face& face) {
    if (face.first_year == 0) return {};
    return face.first_year == face.last_year ? std::to_string(face.first_year)
                                             : fmt::format("{}-{}", face.first_year, face.last_year);
}

std::string pages_of(const Face& face) {
    return face.last_page.empty() ? face.first_page : face.first_page + "-" + face.last_page;
}

class Teller {
  public:
    Teller(const Face& left, const Face& right) : left_(left), right_(right) {}

    void add(std::string feature, Agreement agreement, std::string left, std::string right, std::string says = {}) {
        if (agreement == Agreement::unknown) return;
        out.push_back({std::move(feature), agreement, std::move(left), std::move(right), std::move(says)});
    }
    template <class Value>
    void add(std::string feature, Agreement agreement, Value&& value, std::string says = {}) {
        add(std::move(feature), agreement, value(left_), value(right_), std::move(says));
    }

    std::vector<Evidence> out;

  private:
    const Face& left_;
    const Face& right_;
};

std::string title_says(const Likeness& likeness) {
    switch (likeness.title) {
        case Agreement::equal: return "the same words";
        case Agreement::close: return "the same but for spelling or a cut";
        case Agreement::loose:
            if (likeness.title_telling) return "they differ in a number or a word that matters";
            return likeness.title_contained ? "one is a part of the other"
                                            : fmt::format("alike in {} % of their letters", likeness.title_likeness);
        case Agreement::conflict:
            return likeness.title_telling ? "they differ in a number or a word that matters" : "other words";
        case Agreement::unknown: break;
    }
    return {};
}

std::string_view year_says(Agreement agreement) {
    switch (agreement) {
        case Agreement::equal: return "the same year";
        case Agreement::close: return "one year apart";
        case Agreement::loose: return "two years apart";
        default: return "years apart";
    }
}

}  // namespace

std::vector<Evidence> evidence(const Face& left, const Face& right, const Likeness& likeness) {
    Teller tell(left, right);
    tell.add("pmid", likeness.pmid, [](const Face& face) { return joined(face.pmids); });
    tell.add("doi", likeness.doi, [](const Face& face) { return joined(face.dois); });
    tell.add("pmcid", likeness.pmcid, [](const Face& face) { return joined(face.pmcids); });
    tell.add("number", likeness.number, [](const Face& face) { return joined(face.numbers); });
    tell.add(
        "title", likeness.title, [](const Face& face) { return face.title; }, title_says(likeness));
    tell.add("part", likeness.part, [](const Face& face) { return face.part; });
    tell.add("authors", likeness.authors, authors_of);
    tell.add("year", likeness.year, years_of, std::string(year_says(likeness.year)));
    tell.add("journal", likeness.journal,
             [](const Face& face) { return face.journal.empty() ? face.abbreviation : face.journal; });
    tell.add("volume", likeness.volume, [](const Face& face) { return face.volume; });
    tell.add("issue", likeness.issue, [](const Face& face) { return face.issue; });
    tell.add("pages", likeness.pages, pages_of);
    if (likeness.abstract != Agreement::unknown) {
        tell.add("abstract", likeness.abstract, fmt::format("{} words", left.abstract_words),
                 fmt::format("{} words", right.abstract_words),
                 fmt::format("about {} % of their runs of words are the same", likeness.abstract_likeness));
    }
    tell.add("language", likeness.language, [](const Face& face) { return face.language; });
    tell.add("edition", likeness.edition, [](const Face& face) { return face.edition; });
    if (likeness.genre == Agreement::conflict) {
        tell.add("kind", likeness.genre, [](const Face& face) { return std::string(name(face.genre)); });
    }
    return std::move(tell.out);
}

}  // namespace evident
