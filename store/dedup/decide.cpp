#include "store/dedup/decide.hpp"

#include <array>
#include <optional>

namespace evident {
namespace {

using A = Agreement;

bool agrees(A a) { return a == A::equal || a == A::close; }
bool allows(A a) { return a != A::conflict; }

constexpr int telling_title = 4;  // words
constexpr int telling_span = 3;   // pages

// What the fields beside title and identifiers say together.
struct Standing {
    bool authors = false;   // agree
    bool year = false;      // equal, one apart, or not told by both
    bool journal = false;   // agrees
    bool pages = false;     // agree, and are known
    bool volume = false;    // equal or close
    bool place = false;     // pages agree, and nothing of volume and journal speaks against it
    bool range = false;     // they have one range of pages in one volume, too long for an abstract's
    bool abstract = false;  // agrees
    int supporting = 0;     // how many of them agree
    int against = 0;        // how many conflict
};

Standing standing_of(const Likeness& l) {
    Standing s;
    s.authors = agrees(l.authors);
    s.year = agrees(l.year) || l.year == A::unknown;
    s.journal = agrees(l.journal);
    s.pages = agrees(l.pages);
    s.volume = agrees(l.volume);
    s.place = s.pages && allows(l.volume) && allows(l.journal) && (s.volume || s.journal);
    s.range = l.page_span >= telling_span && l.volume == A::equal;
    s.abstract = agrees(l.abstract);
    for (const auto each : {l.authors, l.journal, l.pages, l.volume, l.abstract}) s.supporting += agrees(each) ? 1 : 0;
    for (const auto each : {l.authors, l.journal, l.pages, l.volume}) s.against += each == A::conflict ? 1 : 0;
    if (l.year == A::conflict || l.year == A::loose) ++s.against;
    return s;
}

Decision same(std::string_view rule, std::string_view sentence, int grade) {
    return {Verdict::same, rule, sentence, Bond::none, grade};
}
Decision ask(std::string_view rule, std::string_view sentence, int grade) {
    return {Verdict::ask, rule, sentence, Bond::none, grade};
}
Decision part(std::string_view rule, std::string_view sentence, Bond bond) {
    return {Verdict::different, rule, sentence, bond, 100};
}
Decision apart(std::string_view rule, std::string_view sentence, Bond bond) {
    return {Verdict::different, rule, sentence, bond, 0};
}

bool only_one_is(const Likeness& l, Genre genre) { return (l.genres[0] == genre) != (l.genres[1] == genre); }

// Notices, entries of registries and preprints are publications of their own, whatever their titles.
std::optional<Decision> by_kind(const Likeness& l, const Standing& s) {
    if (l.pmid == A::equal || (l.doi == A::equal && agrees(l.title) && l.pmid != A::conflict)) return {};
    const bool notice = only_one_is(l, Genre::erratum) || only_one_is(l, Genre::retraction);
    if (notice && !(l.title == A::equal && s.place)) {
        return part("notice", "one is a notice about a paper, the other is none", l.bond);
    }
    if (l.speaking && only_one_is(l, Genre::comment) && l.title != A::equal) {
        return part("comment", "one speaks of the other", l.bond);
    }
    if (only_one_is(l, Genre::registry)) {
        return part("registry", "one is an entry of a trial registry, the other a publication", l.bond);
    }
    if (only_one_is(l, Genre::preprint)) return part("preprint", "one is a preprint, the other is not", l.bond);
    return {};
}

std::optional<Decision> by_pmid(const Likeness& l, const Standing& s) {
    if (l.pmid == A::equal) {
        if (agrees(l.title) || l.title == A::unknown || l.title_words < 3) {
            return same("pmid", "they have one PMID, and their titles do not stand against it", 100);
        }
        if (l.doi == A::equal || s.place || l.translated || s.authors || l.title == A::loose) {
            return same("pmid-and-more", "they have one PMID, and more than it agrees though the titles differ", 95);
        }
        return ask("pmid-other-title", "they have one PMID but nothing else agrees", 60);
    }
    if (l.pmid != A::conflict) return {};
    if (l.bond == Bond::update && (l.year != A::equal || l.issue == A::conflict)) {
        return part("update", "they are versions of one review", Bond::update);
    }
    if (l.title == A::equal && l.title_words >= telling_title && s.authors && s.place && s.year &&
        l.doi != A::conflict) {
        return ask("two-pmids-alike", "all agrees but they have two PMIDs", 40);
    }
    return part("two-pmids", "they have two PMIDs", l.bond);
}

// PMC's number, or that of one database in the exports of two: as the PMID, but less is built on it.
std::optional<Decision> by_number(const Likeness& l, const Standing& s) {
    if (l.pmcid != A::equal && l.number != A::equal) return {};
    if (agrees(l.title) || l.title == A::unknown || l.title_words < 3 || s.place || (s.authors && s.year)) {
        return same("number", "they have one number of a database, and their titles do not stand against it", 97);
    }
    return ask("number-other-title", "they have one number of a database but other titles", 45);
}

std::optional<Decision> by_doi(const Likeness& l, const Standing& s) {
    if (l.doi != A::equal) return {};
    if (l.part == A::conflict || l.bond == Bond::update) {
        return part("doi-of-a-series", "they have one DOI but are parts or versions of it", l.bond);
    }
    if (l.title == A::unknown || (l.title_words < 2 && allows(l.authors) && allows(l.pages))) {
        return same("doi", "they have one DOI, and their titles do not stand against it", 98);
    }
    if (agrees(l.title)) {
        const bool doubtful = l.title_words < telling_title && l.authors == A::conflict;
        if (doubtful) return apart("doi-of-the-issue", "one DOI, but the title is short and others wrote it", l.bond);
        return same("doi-and-title", "they have one DOI and one title", 98);
    }
    const bool wording = l.title == A::loose || l.translated;
    if (wording && !l.title_telling && allows(l.authors) && (s.authors || s.place || l.title_contained)) {
        return same("doi-and-authors", "they have one DOI, and authors or pages agree though the titles differ", 90);
    }
    if (s.authors && s.year && l.abstract == A::equal && l.title_likeness >= 90) {
        return same("doi-and-abstract", "they have one DOI, the same authors and abstract, the titles nearly", 88);
    }
    if (s.authors && s.place && s.year && l.abstract != A::conflict) {
        return same("doi-and-place", "they have one DOI, the same authors and the same pages", 90);
    }
    if (l.authors == A::conflict || l.pages == A::conflict || l.title_telling || l.abstract == A::conflict) {
        return part("doi-of-the-issue", "one DOI stands on two papers: that of the issue, or a wrong one", l.bond);
    }
    return ask("doi-other-title", "they have one DOI but other titles", 50);
}

// Several pages of one volume by the same authors are one paper, whatever its title is in each source: translated,
// misprinted, without its subtitle.
std::optional<Decision> by_range(const Likeness& l, const Standing& s) {
    if (!s.range || !s.year || l.part == A::conflict || l.pmid == A::conflict) return {};
    const bool speaks =
        only_one_is(l, Genre::comment) || only_one_is(l, Genre::erratum) || only_one_is(l, Genre::retraction);
    if (speaks && l.title != A::equal) return {};  // a letter and its reply stand on the same pages
    const bool often = l.title_words < telling_title || l.title == A::conflict;
    if (often && (l.issue == A::conflict || l.doi == A::conflict || l.journal == A::conflict))
        return {};  // "Editorial", on pages 5-7 of each issue
    if (l.title == A::conflict) {
        if (!s.journal || l.doi == A::conflict || l.abstract == A::conflict || l.year != A::equal) return {};
        if (l.authors == A::equal) {
            return same("range-and-authors", "the same pages of the same volume by the same authors", 55);
        }
        return {};
    }
    if (s.authors && (s.journal || l.doi != A::conflict)) {
        return same("range-and-authors", "the same pages of the same volume by the same authors", 85);
    }
    if (agrees(l.title) && s.journal && l.title_words >= telling_title) {
        return same("title-and-range", "the same title on the same pages of the same volume", 75);
    }
    const bool silent = l.authors == A::unknown || l.authors == A::loose;
    if (silent && s.journal && l.year == A::equal && l.doi != A::conflict && !l.title_telling) {
        return same("range-and-wording", "the same pages of the same volume, and titles that are alike", 60);
    }
    return {};
}

// Words that tell two papers of one wording apart.
std::optional<Decision> by_wording(const Likeness& l, const Standing& s) {
    if (l.part == A::conflict) return part("part", "they are parts of a series", Bond::part);
    if (l.title_telling && s.place && l.authors == A::equal && l.year == A::equal && l.abstract_likeness >= 95 &&
        l.title_likeness >= 90) {
        return same("place-and-abstract", "all agrees, the abstract word for word, but a number or word of the title",
                    60);
    }
    if (l.title_telling)
        return part("telling-words", "the titles differ in a number or in a word that matters", l.bond);
    if (l.bond == Bond::update && l.year != A::equal) {
        return part("update", "they are versions of one review", Bond::update);
    }
    if (l.edition == A::conflict) return part("edition", "they are editions of one book", Bond::update);
    return {};
}

// The title is the same, and pages do not decide.
std::optional<Decision> by_title_and_authors(const Likeness& l, const Standing& s) {
    if (l.issue == A::conflict && l.pages == A::unknown) {
        return apart("other-issue", "the title is the same, the issue is another", l.bond);
    }
    if (l.journal == A::conflict) {
        if (l.authors == A::equal && l.year == A::equal && l.volume == A::equal && l.issue == A::equal) {
            return same("title-authors-volume", "title, authors, year, volume and issue agree", 70);
        }
        return apart("other-journal", "title and authors agree, the journal is another", l.bond);
    }
    if (s.authors && (s.journal || s.abstract || (l.volume == A::equal && l.year == A::equal))) {
        return same("title-and-authors", "title, authors, year and journal agree", 85);
    }
    if (l.authors == A::equal && l.year == A::equal && l.journal == A::unknown) {
        return same("title-and-authors", "title, authors and year agree, and nothing speaks against it", 70);
    }
    if (s.abstract && (s.journal || l.journal == A::unknown)) {
        return same("title-and-abstract", "title and abstract agree", 80);
    }
    if (s.journal && s.volume && l.issue == A::equal) {
        return same("title-and-journal", "title, journal, volume, issue and year agree", 75);
    }
    if (s.journal && l.authors == A::loose && l.year == A::equal && s.against == 0 && l.title_words >= 8) {
        return same("title-and-journal", "a long title, the journal and the year agree, and some of the authors", 65);
    }
    if (l.authors == A::unknown && s.supporting == 0 && s.against == 0 && l.title_words >= 6) {
        return ask("only-the-title", "the titles agree, and nothing else is known", 30);
    }
    if (l.authors == A::equal && l.journal == A::unknown && s.against == 0) {
        return ask("title-and-authors-alone", "title and authors agree, the years are near, nothing else is known", 40);
    }
    return apart("too-little", "the titles agree, and too little else does", l.bond);
}

std::optional<Decision> by_equal_title(const Likeness& l, const Standing& s) {
    if (l.title != A::equal || l.title_words < telling_title) return {};
    if (l.authors == A::conflict) {
        if (s.place && s.year && l.doi != A::conflict) {
            return ask("other-authors-here", "title and pages agree, the authors do not", 55);
        }
        return apart("other-authors", "the title is the same, the authors are others", l.bond);
    }
    if (s.place && s.year)
        return same("title-and-place", "title, year and pages agree", l.doi == A::conflict ? 80 : 95);
    const bool in_one = l.volume == A::equal || (allows(l.volume) && allows(l.journal) && l.page_span >= telling_span);
    if (s.pages && s.year && s.authors && in_one) {
        return same("title-authors-pages", "title, authors, year, volume and pages agree", 80);
    }
    if (l.pages == A::conflict) {
        if (l.authors == A::equal && l.year == A::equal && s.journal && l.volume == A::equal &&
            l.issue != A::conflict && l.doi != A::conflict) {
            return ask("other-pages-here", "all agrees but the pages", 50);
        }
        return apart("other-pages", "the title is the same, the pages are others", l.bond);
    }
    if (l.doi == A::conflict) {
        if (s.authors && s.year && s.journal && allows(l.volume)) {
            return ask("two-dois-alike", "all agrees but they have two DOIs", 50);
        }
        return apart("two-dois", "the title is the same, the DOIs are two", l.bond);
    }
    if (l.volume == A::conflict || !s.year) {
        if (s.authors && s.pages && s.journal) {
            return same("title-authors-pages", "title, authors, journal and pages agree", 75);
        }
        return apart("other-volume", "the title is the same, year or volume is another", l.bond);
    }
    return by_title_and_authors(l, s);
}

std::optional<Decision> by_close_title(const Likeness& l, const Standing& s) {
    if (l.title != A::close || l.title_words < telling_title) return {};
    if (l.doi == A::conflict || l.authors == A::conflict || l.pages == A::conflict || l.journal == A::conflict) {
        return apart("close-title-conflict",
                     "the titles are nearly the same, DOI, authors, journal or pages are others", l.bond);
    }
    if (s.authors && s.year && (s.place || (l.page_span >= telling_span && allows(l.volume)))) {
        return same("close-title-and-place", "all agrees, the titles nearly", 85);
    }
    if (s.authors && s.year && s.journal && allows(l.volume) && l.issue != A::conflict) {
        return same("close-title-and-authors", "authors, journal and year agree, the titles nearly", 70);
    }
    if (s.place && l.year == A::equal && l.authors != A::loose) {
        return same("close-title-and-pages", "pages and year agree, the titles nearly", 70);
    }
    if (s.authors && s.abstract && s.year && l.volume != A::conflict) {
        return same("close-title-and-abstract", "authors and abstract agree, the titles nearly", 70);
    }
    if (l.authors == A::equal && l.year == A::equal && s.against == 0 && l.title_likeness >= 97 && l.title_words >= 6) {
        return same("close-title-and-authors", "authors and year agree, the titles nearly", 65);
    }
    return apart("too-little", "the titles nearly agree, and too little else does", l.bond);
}

std::optional<Decision> by_loose_title(const Likeness& l, const Standing& s) {
    if (l.title != A::loose || l.doi == A::conflict || l.abstract == A::conflict) return {};
    if (l.bond == Bond::update && s.authors && l.year == A::equal && l.title_likeness >= 85) {
        return ask("one-review-two-titles", "one review's number and year, under titles that differ", 40);
    }
    const bool worded = l.title_contained || l.translated || s.abstract;
    if (s.authors && l.year == A::equal && worded && allows(l.journal) && allows(l.volume)) {
        if (s.place || l.page_span >= telling_span) {
            return same("other-wording", "authors, year and pages agree, the titles are worded otherwise", 65);
        }
        if (s.abstract && s.journal) {
            return same("other-wording", "authors, year and abstract agree, the titles are worded otherwise", 60);
        }
    }
    if (l.title_section && l.authors == A::equal && l.year == A::equal && s.journal && s.against == 0) {
        return same("section-name", "all agrees, one title has the name of a section in front", 60);
    }
    if (s.authors && s.place && s.year && l.pages == A::equal && s.journal && s.volume && l.title_likeness >= 85) {
        return same("place-and-authors", "authors, year, journal, volume and pages agree, the titles in part", 60);
    }
    return {};
}

std::optional<Decision> by_short_title(const Likeness& l, const Standing& s) {
    if (!agrees(l.title) || l.title_words >= telling_title) return {};
    const bool here = l.doi != A::conflict && l.issue != A::conflict && l.year == A::equal && s.journal && s.volume;
    if (here && s.authors && l.pages == A::equal) {
        return same("short-title-and-place", "authors, year, volume and pages agree with the short title", 80);
    }
    if (here && l.abstract == A::equal && allows(l.authors) && allows(l.pages)) {
        return same("short-title-and-abstract", "volume and abstract agree with the short title", 80);
    }
    return apart("short-title", "the title is too short to tell a paper", Bond::none);
}

}  // namespace

Decision decide(const Likeness& l) {
    const auto s = standing_of(l);
    if (auto found = by_pmid(l, s)) return *found;
    if (auto found = by_number(l, s)) return *found;
    if (auto found = by_kind(l, s)) return *found;
    if (auto found = by_doi(l, s)) return *found;
    if (auto found = by_range(l, s)) return *found;
    if (auto found = by_wording(l, s)) return *found;
    if (auto found = by_equal_title(l, s)) return *found;
    if (auto found = by_close_title(l, s)) return *found;
    if (auto found = by_loose_title(l, s)) return *found;
    if (auto found = by_short_title(l, s)) return *found;
    return apart("other-title", "the titles differ", l.bond);
}

Decision decide(const Face& left, const Face& right) { return decide(compare(left, right)); }

std::string_view name(Verdict verdict) {
    static constexpr std::array<std::string_view, 3> names = {"same", "ask", "different"};
    return names[std::size_t(verdict)];
}

}  // namespace evident
