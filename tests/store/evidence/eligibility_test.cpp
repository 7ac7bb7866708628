#include "store/evidence/eligibility.hpp"

#include "tests/catch.hpp"

namespace evident {
namespace {

struct Row {
    const char* what;
    CutoffDate decides;
    const char* create;
    const char* entry;
    const char* print;
    const char* electronic;
    const char* language;
    bool in;
    bool after;
    bool straddles;
    CutoffDate decided_by;
    const char* reason;  // of the cutoff
};

constexpr auto by_create = CutoffDate::create;
constexpr auto by_entry = CutoffDate::entry;
constexpr auto by_publication = CutoffDate::publication;

// Cutoff 2024-12-31, language English.
const Row rows[] = {
    {"on the day", by_create, "2024-12-31", "", "", "", "eng", true, false, false, by_create,
     "create date 2024-12-31 is not after 2024-12-31"},
    {"a day late", by_create, "2025-01-01", "", "", "", "eng", false, true, false, by_create,
     "create date 2025-01-01 is after 2024-12-31"},
    {"early create, late print", by_create, "2024-11-02", "", "2025-03", "", "eng", true, false, false, by_create,
     "create date 2024-11-02 is not after 2024-12-31"},
    {"late create, early print", by_create, "2025-02-01", "", "2020", "", "eng", false, true, false, by_create,
     "create date 2025-02-01 is after 2024-12-31"},
    {"no create: entry", by_create, "", "2025-01-05", "2024", "", "eng", false, true, false, by_entry,
     "entry date 2025-01-05 is after 2024-12-31 (no create date is given)"},
    {"neither: publication", by_create, "", "", "2024-12", "", "eng", true, false, false, by_publication,
     "publication date 2024-12 is not after 2024-12-31 (no create date is given)"},
    {"the earlier publication", by_publication, "2025-06-01", "", "2025-02", "2024-12-20", "eng", true, false, false,
     by_publication, "publication date 2024-12-20 is not after 2024-12-31"},
    {"entry decides", by_entry, "2024-01-01", "2025-01-01", "", "", "eng", false, true, false, by_entry,
     "entry date 2025-01-01 is after 2024-12-31"},
    {"a season on both sides", by_publication, "", "", "2024-12..2025-01", "", "eng", true, false, true, by_publication,
     "publication date 2024-12-01..2025-01-31 may lie before or after 2024-12-31: kept"},
    {"the year after", by_publication, "", "", "2025", "", "eng", false, true, false, by_publication,
     "publication date 2025 is after 2024-12-31"},
    {"electronic decides", CutoffDate::electronic, "2024-01-01", "", "2024-12", "2025-01-02", "eng", false, true, false,
     CutoffDate::electronic, "electronic date 2025-01-02 is after 2024-12-31"},
    {"print decides", CutoffDate::print, "2025-02-01", "", "2024-12", "2025-01-02", "eng", true, false, false,
     CutoffDate::print, "print date 2024-12 is not after 2024-12-31"},
    {"no print: the other publication date", CutoffDate::print, "2024-01-01", "", "", "2025-01-02", "eng", false, true,
     false, by_publication, "publication date 2025-01-02 is after 2024-12-31 (no print date is given)"},
    {"no date", by_create, "", "", "", "", "eng", true, false, false, by_create,
     "no date is known: kept, to be looked at by a person"},
    {"another language", by_create, "2024-01-01", "", "", "", "ger", false, false, false, by_create,
     "create date 2024-01-01 is not after 2024-12-31"},
    {"no language", by_create, "2024-01-01", "", "", "", "", true, false, false, by_create,
     "create date 2024-01-01 is not after 2024-12-31"},
};

void add_date(Record& record, DateKind kind, const std::string& text) {
    if (text.empty()) return;
    const auto dots = text.find("..");
    auto span = parse_span(text.substr(0, dots));
    if (dots != std::string::npos) span.last = parse_span(text.substr(dots + 2)).last;
    record.dates.push_back({kind, span, "", ""});
}

TEST_CASE("a record is in or out by its dates and language, and the reason says which") {
    for (const auto& row : rows) {
        CAPTURE(row.what);
        Protocol protocol;
        protocol.cutoff = Day{20241231};
        protocol.date = row.decides;
        protocol.languages = {"eng"};
        Record record;
        add_date(record, DateKind::create, row.create);
        add_date(record, DateKind::entry, row.entry);
        add_date(record, DateKind::print, row.print);
        add_date(record, DateKind::electronic, row.electronic);
        if (*row.language != '\0') record.languages = {row.language};
        const auto answer = judge(protocol, record);
        CHECK(answer.in == row.in);
        CHECK(answer.after_cutoff == row.after);
        CHECK(answer.straddles == row.straddles);
        CHECK(answer.decided_by == row.decided_by);
        REQUIRE(answer.clauses.size() == 2);
        CHECK(answer.clauses[0].rule == "cutoff");
        CHECK(answer.clauses[0].reason == row.reason);
        CHECK(answer.clauses[0].met == !row.after);
        CHECK(answer.clauses[1].rule == "language");
    }
}

TEST_CASE("languages: one of several is enough, and no list means any") {
    Protocol protocol;
    protocol.languages = {"eng", "chi"};
    Record record;
    record.languages = {"fre", "chi"};
    const auto answer = judge(protocol, record);
    CHECK(answer.in);
    REQUIRE(answer.clauses.size() == 1);  // without a cutoff there is no rule of one
    CHECK(answer.clauses[0].reason == "fre, chi is among eng, chi");
    record.languages = {"fre"};
    CHECK(judge(protocol, record).clauses[0].reason == "fre is not among eng, chi");
    CHECK_FALSE(judge(protocol, record).in);
    CHECK(judge(Protocol{}, record).in);
    CHECK(judge(Protocol{}, record).clauses[0].reason == "any language");
}

// The clause of that rule; a clause of no rule when there is none.
Clause clause_of(const Eligibility& answer, const std::string& rule) {
    for (const auto& clause : answer.clauses) {
        if (clause.rule == rule) return clause;
    }
    return {};
}

Record typed(const std::string& source, const std::vector<std::string>& types) {
    Record record;
    record.source = source;
    for (const auto& type : types) record.types.push_back({type, ""});
    return record;
}

TEST_CASE("types: one that is wanted is enough, one that is excluded ends it") {
    Protocol protocol;
    CHECK(clause_of(judge(protocol, typed("a", {"Letter"})), "type").rule.empty());
    protocol.types = {"Journal Article", "Review"};
    protocol.excluded_types = {"Editorial"};
    CHECK(clause_of(judge(protocol, typed("a", {"Letter", "review"})), "type") ==
          Clause{"type", true, "publication type review is among those wanted"});
    CHECK(clause_of(judge(protocol, typed("a", {"Letter"})), "type") ==
          Clause{"type", false, "publication type Letter is not among Journal Article, Review"});
    CHECK(clause_of(judge(protocol, typed("a", {"Review", "Editorial"})), "type") ==
          Clause{"type", false, "publication type Editorial is excluded"});
    CHECK_FALSE(judge(protocol, typed("a", {"Editorial"})).in);
    CHECK(judge(protocol, typed("a", {})).in);
    protocol.types.clear();
    CHECK(clause_of(judge(protocol, typed("a", {"Letter"})), "type") ==
          Clause{"type", true, "no publication type (Letter) is excluded"});
}

TEST_CASE("a source's own limits stand above the protocol's, and only for its records") {
    Protocol protocol;
    protocol.cutoff = Day{20241231};
    protocol.languages = {"eng"};
    ReviewSource embase;
    embase.name = "embase";
    embase.date = CutoffDate::publication;
    embase.languages = {"chi"};
    embase.excluded_types = {"Conference Abstract"};
    protocol.sources.push_back(embase);
    auto record = typed("embase", {"Conference Abstract"});
    record.languages = {"chi"};
    add_date(record, DateKind::create, "2025-01-10");
    add_date(record, DateKind::print, "2024-12");
    const auto here = judge(protocol, record);
    CHECK(clause_of(here, "cutoff").reason == "publication date 2024-12 is not after 2024-12-31");
    CHECK(clause_of(here, "language").met);
    CHECK_FALSE(clause_of(here, "type").met);
    record.source = "pubmed";
    const auto there = judge(protocol, record);
    CHECK(clause_of(there, "cutoff").reason == "create date 2025-01-10 is after 2024-12-31");
    CHECK_FALSE(clause_of(there, "language").met);
    CHECK(clause_of(there, "type").rule.empty());
}

TEST_CASE("A6: a sort date decides no cutoff") {
    Protocol protocol;
    protocol.cutoff = Day{20241231};
    Record record;
    record.dates.push_back({DateKind::print, parse_span("2025"), "sort date 2025-07-01", ""});
    for (const auto kind : {CutoffDate::publication, CutoffDate::print, CutoffDate::create}) {
        protocol.date = kind;
        CHECK(judge(protocol, record).clauses.at(0).reason == "no date is known: kept, to be looked at by a person");
    }
    CHECK(publication_year(record) == 2025);  // to show
    record.dates.push_back({DateKind::print, parse_span("2011"), "", ""});
    CHECK(to_text(judge(protocol, record).date) == "2011");
}

}  // namespace
}  // namespace evident
