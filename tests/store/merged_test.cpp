#include "store/record/merged.hpp"

#include <algorithm>

#include "tests/catch.hpp"
#include "tests/store/desk.hpp"

namespace evident {
namespace {

using testing::record_of;
using Names = std::vector<std::string>;

Record with_date(Record record, int year, int month, int day, std::string text = {}) {
    record.dates.push_back({DateKind::print, *make_span(year, month, day), std::move(text), {}});
    return record;
}

MergedField field(const std::vector<MergedField>& fields, std::string_view name) {
    const auto found =
        std::find_if(fields.begin(), fields.end(), [&](const MergedField& one) { return one.name == name; });
    return found == fields.end() ? MergedField{} : *found;
}

TEST_CASE("the preferred source gives the value, and the other stands beside it") {
    auto pubmed = record_of("pubmed", "1", "Whole brain radiotherapy", {"pmid:1"});
    auto embase = record_of("embase", "L1", "Whole-brain irradiation");
    const auto pick = [&](const SourcePreference& preference) {
        return field(merged({embase, pubmed}, preference), "title");
    };
    const auto by_default = pick(default_preference());
    CHECK(by_default.value == "Whole brain radiotherapy");
    CHECK(by_default.from == "pubmed:1");
    CHECK(by_default.why == "pubmed goes before embase");
    REQUIRE(by_default.others.size() == 1);
    CHECK(by_default.others[0] == OtherValue{"Whole-brain irradiation", {"embase:L1"}, ""});
    CHECK(pick({"embase", "pubmed"}).from == "embase:L1");
    CHECK(pick({}).from == "embase:L1");          // as they came
    CHECK(pick({"scopus"}).from == "embase:L1");  // nobody is named
}

TEST_CASE("who says less than another loses, and it is told") {
    auto pubmed = record_of("pubmed", "1", "Whole brain radiotherapy in leptomeningeal...");
    auto embase = record_of("embase", "L1", "Whole brain radiotherapy in leptomeningeal disease");
    SECTION("a cut title") {
        const auto title = field(merged({pubmed, embase}, default_preference()), "title");
        CHECK(title.from == "embase:L1");
        CHECK(title.why == "of pubmed:1, which goes before, the title is cut");
        REQUIRE(title.others.size() == 1);
        CHECK(title.others[0].why_not == "the title is cut");
    }
    SECTION("a title in capitals") {
        pubmed.title = "WHOLE BRAIN RADIOTHERAPY IN LEPTOMENINGEAL DISEASE";
        const auto title = field(merged({pubmed, embase}, default_preference()), "title");
        CHECK(title.from == "embase:L1");
        CHECK(title.agree == Names{"pubmed:1"});
    }
    SECTION("authors that are not all") {
        pubmed.authors = {{"Adams", "", "A", "", "", "", {}, true}};
        pubmed.authors_complete = false;
        embase.authors = {{"Adams", "", "A.B.", "", "", "", {}, true}, {"Berg", "", "C", "", "", "", {}, true}};
        const auto authors = field(merged({pubmed, embase}, default_preference()), "authors");
        CHECK(authors.from == "embase:L1");
        REQUIRE(authors.others.size() == 1);
        CHECK(authors.others[0].value == "Adams A; et al.");
        CHECK(authors.others[0].why_not == "the list of authors is not whole");
    }
    SECTION("a first page without the last") {
        pubmed.journal.pages = "101";
        embase.journal.pages = "101-10";
        CHECK(field(merged({pubmed, embase}, default_preference()), "pages").value == "101-10");
    }
    SECTION("a year without a month, and a date that stands in for one") {
        const auto year = with_date(pubmed, 2019, 0, 0);
        const auto month = with_date(embase, 2019, 6, 0);
        const auto derived = with_date(record_of("embase", "L2", "x"), 2019, 6, 5, "sort date 2019-06-05");
        const auto published = [](const std::vector<Record>& records) {
            return field(merged(records, default_preference()), "published").value;
        };
        CHECK(published({year, month}) == "2019-06");
        CHECK(published({year, derived}) == "2019");
        CHECK(published({derived}) == "2019-06-05");
    }
    SECTION("a cut abstract") {
        pubmed.abstract = {{"", "", "Background. We asked (ABSTRACT TRUNCATED AT 250 WORDS)", {}}};
        embase.abstract = {{"", "", "Background. We asked whether it helps.", {}}};
        CHECK(field(merged({pubmed, embase}, default_preference()), "abstract").from == "embase:L1");
    }
}

TEST_CASE("other spellings of one value are no other value") {
    auto pubmed = record_of("pubmed", "1", "Whole-brain radiotherapy.");
    auto embase = record_of("embase", "L1", "Whole brain radiotherapy");
    pubmed.journal.pages = "123-9";
    embase.journal.pages = "123-129";
    pubmed.authors = {{"Müller", "", "A", "", "", "", {}, true}};
    embase.authors = {{"Muller", "", "A.B.", "", "", "", {}, true}};
    const auto fields = merged({pubmed, embase}, default_preference());
    for (const auto* name : {"title", "pages", "authors"}) {
        const auto one = field(fields, name);
        CHECK(one.from == "pubmed:1");
        CHECK(one.agree == Names{"embase:L1"});
        CHECK(one.others.empty());
        CHECK(one.why == "the records that say it agree");
    }
    embase.journal.pages = "123-139";
    CHECK(field(merged({pubmed, embase}, default_preference()), "pages").others.size() == 1);
}

TEST_CASE("what only one record says comes from it, and registrations from all") {
    auto pubmed = record_of("pubmed", "1", "A", {"pmid:1", "nct:NCT00000001"});
    auto embase = record_of("embase", "L1", "A", {"doi:10.1000/x", "nct:NCT00000001", "nct:NCT00000002"});
    const auto fields = merged({pubmed, embase}, default_preference());
    CHECK(field(fields, "doi").from == "embase:L1");
    CHECK(field(fields, "doi").why == "the only record that says it");
    CHECK(field(fields, "registrations").value == "NCT00000001; NCT00000002");
    CHECK(field(fields, "registrations").from == "pubmed:1, embase:L1");
    CHECK(merged_value(fields, "pmid") == "1");
    CHECK(merged_value(fields, "volume").empty());
    CHECK(field(merged({pubmed}, default_preference()), "title").why == "the only record");
}

TEST_CASE("the order of the records counts only within a source that nobody prefers") {
    auto a = record_of("pubmed", "1", "One wording of it");
    auto b = record_of("embase", "L1", "Another wording of it");
    auto c = record_of("scopus", "s", "A third wording of it");
    const SourcePreference all = {"scopus", "embase", "pubmed"};
    const auto expected = field(merged({a, b, c}, all), "title");
    std::vector<Record> records{a, b, c};
    const auto by_key = [](const Record& x, const Record& y) { return x.key < y.key; };
    std::sort(records.begin(), records.end(), by_key);
    do {
        CHECK(field(merged(records, all), "title") == expected);
    } while (std::next_permutation(records.begin(), records.end(), by_key));
    CHECK(expected.from == "scopus:s");
    CHECK(merged({}, all).empty());
}

TEST_CASE("fields come in one order, each once") {
    auto record = record_of("pubmed", "1", "A", {"pmid:1", "doi:10.1000/x"});
    record.journal.volume = "3";
    const auto names = merged_fields();
    std::size_t last = 0;
    for (const auto& one : merged({record}, {})) {
        const auto at = std::size_t(std::find(names.begin(), names.end(), one.name) - names.begin());
        REQUIRE(at < names.size());
        CHECK((at > last || one.name == names.front()));
        last = at;
    }
}

}  // namespace
}  // namespace evident
