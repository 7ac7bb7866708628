#include "query/ranked.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "index/database.hpp"
#include "index/document.hpp"
#include "query/compile/to_xapian.hpp"
#include "store/sqlite/changes.hpp"
#include "text/stem.hpp"

namespace evident {
namespace {

using Xapian::Query;

// BM25, chosen on half of SciFact's training questions and confirmed on the other (docs/index.md).
constexpr double term_saturation = 1.5;
constexpr double length_penalty = 0.8;

// A word is offered another spelling when it is in fewer documents than this, and the other in so many times more.
constexpr Xapian::doccount rare_word = 3;
constexpr Xapian::doccount spelling_gain = 20;

// The words of a word's family: those of its stem, and itself.
std::vector<std::string> family(Store& store, const std::string& word) {
    auto words = StemTable(store).words(stem(word));
    if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
    return words;
}

// Words side by side in one field.
Query side_by_side(const std::string& prefix, const std::vector<std::string>& words) {
    std::vector<Query> terms;
    for (const auto& word : words) terms.emplace_back(prefix + word);
    return terms.size() == 1 ? terms.front() : Query(Query::OP_PHRASE, terms.begin(), terms.end());
}

// One of the sought, as if all forms of it in all ranked fields, and its other names, were one term.
Query sought_query(Store& store, const Xapian::Database& database, const SoughtUnit& unit) {
    std::vector<Query> forms;
    const auto words = unit.words.size() == 1 ? family(store, unit.words.front()) : std::vector<std::string>{};
    for (const auto& column : columns()) {
        if (column.weight == 0) continue;
        const std::string prefix(column.prefix);
        for (const auto& word : words) {
            if (database.term_exists(prefix + word)) forms.emplace_back(prefix + word);
        }
        if (unit.words.size() > 1) forms.push_back(side_by_side(prefix, unit.words));
        for (const auto& name : unit.also) forms.push_back(side_by_side(prefix, name));
    }
    return Query(Query::OP_SYNONYM, forms.begin(), forms.end());
}

Query ranked_query(Store& store, const Xapian::Database& database, const RankedQuestion& question) {
    std::vector<Query> sought;
    for (const auto& unit : question.sought) sought.push_back(sought_query(store, database, unit));
    const Query words(Query::OP_OR, sought.begin(), sought.end());
    if (std::holds_alternative<All>(question.filter.is)) return words;
    return Query(Query::OP_FILTER, words, to_xapian(question.filter, database));
}

// Sees every matching document and notes the report and the facets of each. Reports are counted once in the end: a
// report may match by several of its records.
class ReportSpy : public Xapian::MatchSpy {
  public:
    explicit ReportSpy(bool facets) : facets_(facets) {}

    void operator()(const Xapian::Document& document, double) override {
        const auto report = id_of_value(document.get_value(report_slot));
        reports_.push_back(report);
        if (!facets_) return;
        note(years_, document.get_value(year_slot), report);
        note_list(types_, document.get_value(types_slot), report);
        note_list(languages_, document.get_value(languages_slot), report);
        note(journals_, document.get_value(journal_slot), report);
        note(sources_, document.get_value(source_slot), report);
    }

    std::int64_t reports() { return distinct(reports_); }

    Facets facets() {
        Facets out;
        out.years = counted(years_);
        std::sort(out.years.begin(), out.years.end(), [](const Facet& a, const Facet& b) { return a.value > b.value; });
        out.types = counted(types_);
        out.languages = counted(languages_);
        out.journals = counted(journals_);
        out.sources = counted(sources_);
        return out;
    }

  private:
    using Reports = std::vector<std::int64_t>;
    using Values = std::unordered_map<std::string, Reports>;

    static void note(Values& values, const std::string& value, std::int64_t report) {
        if (!value.empty()) values[value].push_back(report);
    }

    static void note_list(Values& values, const std::string& list, std::int64_t report) {
        for (std::size_t begin = 0; begin < list.size();) {
            const auto end = std::min(list.find(list_separator, begin), list.size());
            note(values, list.substr(begin, end - begin), report);
            begin = end + 1;
        }
    }

    static std::int64_t distinct(Reports& reports) {
        std::sort(reports.begin(), reports.end());
        reports.erase(std::unique(reports.begin(), reports.end()), reports.end());
        return std::int64_t(reports.size());
    }

    static std::vector<Facet> counted(Values& values) {
        std::vector<Facet> out;
        for (auto& [value, reports] : values) out.push_back({value, distinct(reports)});
        std::sort(out.begin(), out.end(), [](const Facet& a, const Facet& b) {
            return a.reports != b.reports ? a.reports > b.reports : a.value < b.value;
        });
        return out;
    }

    bool facets_;
    Reports reports_;
    Values years_, types_, languages_, journals_, sources_;
};

Xapian::doccount documents_with(Store& store, const Xapian::Database& database, const std::string& word) {
    Xapian::doccount most = 0;
    for (const auto& form : family(store, word)) {
        for (const auto& column : columns()) {
            if (column.weight > 0) most = std::max(most, database.get_termfreq(std::string(column.prefix) + form));
        }
    }
    return most;
}

std::vector<Suggestion> suggest(Store& store, const Xapian::Database& database, const RankedQuestion& question) {
    std::vector<Suggestion> out;
    for (const auto& unit : question.sought) {
        if (unit.words.size() != 1 || unit.words.front().size() < 4) continue;
        const auto& word = unit.words.front();
        const auto documents = documents_with(store, database, word);
        if (documents >= rare_word) continue;
        const auto instead = database.get_spelling_suggestion(word);
        if (instead.empty() || instead == word) continue;
        if (documents_with(store, database, instead) >= std::max(Xapian::doccount(1), documents * spelling_gain)) {
            out.push_back({word, instead});
        }
    }
    return out;
}

void set_order(Xapian::Enquire& enquire, const RankedQuestion& question) {
    enquire.set_docid_order(Xapian::Enquire::ASCENDING);
    enquire.set_collapse_key(report_slot);
    if (question.sought.empty()) {
        enquire.set_weighting_scheme(Xapian::BoolWeight());
        enquire.set_sort_by_value(year_slot, true);
    } else {
        enquire.set_weighting_scheme(Xapian::BM25Weight(term_saturation, 0, 1, length_penalty, 0.5));
    }
}

RankedPage ranked_page(Store& store, const Xapian::Database& database, const RankedQuestion& question) {
    RankedPage page;
    Xapian::Enquire enquire(database);
    enquire.set_query(question.sought.empty() ? to_xapian(question.filter, database)
                                              : ranked_query(store, database, question));
    set_order(enquire, question);
    ReportSpy spy(question.facets);
    enquire.add_matchspy(&spy);
    const auto all = database.get_doccount();
    const auto first = Xapian::doccount(std::clamp<std::int64_t>(question.offset, 0, all));
    const auto most = Xapian::doccount(std::clamp<std::int64_t>(question.limit, 0, all));
    const auto found = enquire.get_mset(first, most, all);
    for (auto hit = found.begin(); hit != found.end(); ++hit) {
        const auto report = id_of_value(hit.get_collapse_key());
        page.hits.push_back({ReportId{report}, record_of(*hit), hit.get_weight()});
    }
    page.reports = {spy.reports(), true};
    if (question.facets) page.facets = spy.facets();
    page.suggestions = suggest(store, database, question);
    return page;
}

}  // namespace

// A writer may take the ground away under a slow reader once; the second time it is told.
RankedPage rank(Store& store, const Index& index, const RankedQuestion& question) {
    return with_index_faults(index.folder(), [&] {
        try {
            return ranked_page(store, open_index(index.folder(), index.store_identity()), question);
        } catch (const Xapian::DatabaseModifiedError&) {
            return ranked_page(store, open_index(index.folder(), index.store_identity()), question);
        }
    });
}

}  // namespace evident
