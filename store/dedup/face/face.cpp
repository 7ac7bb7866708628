#include "store/dedup/face/face.hpp"

#include <algorithm>
#include <array>

#include "store/dedup/face/face_title.hpp"
#include "store/dedup/face/sketch.hpp"
#include "store/record/naming.hpp"
#include "text/ascii.hpp"
#include "text/words.hpp"

namespace evident {
namespace {

bool is_letter_or_digit(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Letters and digits alone: "S27-S30" gives "s27" when cut at the dash before.
std::string bare(std::string_view text) {
    std::string out;
    for (const char c : lower(text)) {
        if (is_letter_or_digit(c)) out += c;
    }
    const auto first = out.find_first_not_of('0');
    return first == std::string::npos ? out : out.substr(first);
}

std::size_t digits_from(std::string_view text) {
    std::size_t at = text.size();
    while (at > 0 && text[at - 1] >= '0' && text[at - 1] <= '9') --at;
    return at;
}

// "9" after "123" is 129; "e10" after "e1" is whole; so is what is as long as the first.
std::string whole_last(const std::string& first, std::string last) {
    if (last.empty() || !all_digits(last)) return last;
    const auto digits = first.substr(digits_from(first));
    const auto letters = first.substr(0, first.size() - digits.size());
    if (last.size() < digits.size()) last = digits.substr(0, digits.size() - last.size()) + last;
    return letters + last;
}

void fill_pages(Face& face, std::string_view pages) {
    auto text = trim(pages);
    for (const std::string_view word : {"pp.", "pp", "p.", "pages"}) {
        if (lower(text.substr(0, word.size())) == word) text = trim(text.substr(word.size()));
    }
    const auto end = text.find_first_of(",;+ ");
    const auto dash = text.find('-');
    const bool dash_first = dash != std::string_view::npos && (end == std::string_view::npos || dash < end + 3);
    if (dash_first) {
        face.first_page = bare(text.substr(0, dash));
        auto rest = trim(text.substr(dash + 1));
        while (!rest.empty() && (rest.front() == '-' || rest.front() == ' ')) rest.remove_prefix(1);
        face.last_page = whole_last(face.first_page, bare(rest.substr(0, rest.find_first_of(",;+ (:"))));
    } else if (text.find_first_of("0123456789") != std::string_view::npos) {
        face.first_page = bare(text.substr(0, end));
    }
    static constexpr std::array<std::string_view, 12> months = {"jan", "feb", "mar", "apr", "may", "jun",
                                                                "jul", "aug", "sep", "oct", "nov", "dec"};
    const auto is_month = [](const std::string& page) {
        return std::find(months.begin(), months.end(), page) != months.end();
    };
    if (is_month(face.first_page) || is_month(face.last_page)) {  // a spreadsheet made a date of "1-6"
        face.first_page.clear();
        face.last_page.clear();
    }
    if (face.first_page == "0" || face.first_page == "na" || face.first_page == "no") face.first_page.clear();
    if (face.first_page.find_first_of("0123456789") == std::string::npos && face.first_page.size() > 6) {
        face.first_page.clear();  // words
    }
}

// "30A", "vol. 12", "12(3)": letters and digits of the number.
std::string bare_number(std::string_view text) {
    auto value = lower(trim(text));
    for (const std::string_view word : {"volume", "vol.", "vol", "no.", "issue", "number", "suppl.", "supplement"}) {
        if (value.starts_with(word)) value = std::string(trim(std::string_view(value).substr(word.size())));
    }
    auto out = bare(value.substr(0, value.find_first_of("(,;")));
    return out == "unknown" || out == "na" || out == "nan" || out == "0" ? std::string{} : out;
}

std::string initials_of(const Author& author) {
    std::string out;
    const bool short_form = author.fore.empty();
    const auto& text = short_form ? author.initials : author.fore;
    for (const auto& word : words(text)) {
        const bool letters = word.text.size() <= 3 && author.fore.size() <= 4;  // "JA" or "J A", no given name
        out += short_form || letters ? word.text : word.text.substr(0, 1);
    }
    return out.substr(0, 6);
}

void fill_authors(Face& face, const Record& record) {
    const auto& list = !record.authors.empty() ? record.authors : record.book.editors;
    face.author_count = std::int32_t(list.size());
    face.authors_complete = record.authors_complete;
    for (const auto& author : list) {
        if (face.authors.size() == most_authors) break;
        const auto surname = folded(author.collective.empty() ? author.last : author.collective);
        if (surname.empty() || surname == "anonymous" || surname == "no author listed") continue;
        face.authors.push_back(surname + "\t" + initials_of(author));
    }
}

void fill_years(Face& face, const Record& record) {
    for (const auto& fact : record.dates) {
        if (fact.kind != DateKind::print && fact.kind != DateKind::electronic) continue;
        if (!fact.span.known()) continue;
        for (const Day day : {fact.span.first, fact.span.last}) {
            const auto year = std::int32_t(year_of(day));
            if (year < 1000 || year > 2999) continue;
            face.first_year = face.first_year == 0 ? year : std::min(face.first_year, year);
            face.last_year = std::max(face.last_year, year);
        }
    }
}

void fill_journal(Face& face, const Record& record) {
    const auto& journal = record.journal;
    face.journal = folded(!journal.title.empty()       ? journal.title
                          : !record.book.title.empty() ? record.book.title
                                                       : record.conference.name);
    face.abbreviation = folded(journal.abbreviation.empty() ? journal.medline_abbreviation : journal.abbreviation);
    for (const auto& issn : journal.issns) face.issns.push_back(bare(issn));
    for (const auto& isbn : record.book.isbns) face.issns.push_back(bare(isbn));
    face.volume = bare_number(journal.volume);
    face.issue = bare_number(journal.issue);
    fill_pages(face, journal.pages);
    face.edition = bare_number(record.book.edition);
}

void fill_identifiers(Face& face, const Record& record) {
    for (const auto& id : record.identifiers) {
        if (id.value.empty()) continue;
        switch (id.kind) {
            case IdentifierKind::doi: face.dois.push_back(id.value); break;
            case IdentifierKind::pmid: face.pmids.push_back(id.value); break;
            case IdentifierKind::pmcid: face.pmcids.push_back(id.value); break;
            case IdentifierKind::nct: face.registrations.push_back(id.value); break;
            case IdentifierKind::embase: face.numbers.push_back("embase:" + id.value); break;
            default: break;
        }
    }
    for (auto& relation : relations_of(record)) face.speaks_of.push_back(std::move(relation.name));
    for (auto* list :
         {&face.dois, &face.pmids, &face.pmcids, &face.numbers, &face.registrations, &face.issns, &face.speaks_of}) {
        std::sort(list->begin(), list->end());
        list->erase(std::unique(list->begin(), list->end()), list->end());
    }
}

}  // namespace

Face face_of(const Record& record) {
    Face face;
    face.source = record.source;
    face.key = record.key;
    fill_title(face, record);
    fill_authors(face, record);
    fill_years(face, record);
    fill_journal(face, record);
    fill_identifiers(face, record);
    if (!record.languages.empty()) face.language = record.languages.front();
    face.genre = genre_of(record, face);
    fill_sketch(face, abstract_text(record));
    return face;
}

}  // namespace evident
