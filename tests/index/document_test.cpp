#include "index/document.hpp"

#include <map>

#include "tests/catch.hpp"
#include "tests/index/shelf.hpp"

namespace evident {
namespace {

using Places = std::vector<Xapian::termpos>;

Held held(Record record) { return {RecordId{7}, ReportId{5}, VersionId{9}, std::move(record)}; }

std::map<std::string, std::pair<Xapian::termcount, Places>> terms_of(const Xapian::Document& document) {
    std::map<std::string, std::pair<Xapian::termcount, Places>> out;
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
        out[*term] = {term.get_wdf(), Places(term.positionlist_begin(), term.positionlist_end())};
    }
    return out;
}

std::vector<std::string> with_prefix(const Xapian::Document& document, const std::string& prefix) {
    std::vector<std::string> out;
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
        if ((*term).starts_with(prefix)) out.push_back(*term);
    }
    return out;
}

}  // namespace

TEST_CASE("words of a field stand in order, weighted by the field") {
    const auto terms = terms_of(make_document(held(testing::record_of_title("1", "Lung, lung & CNS", "The lung."))));
    CHECK(terms.at("Slung") == std::pair{Xapian::termcount(4), Places{1, 2}});
    CHECK(terms.at("Scns") == std::pair{Xapian::termcount(2), Places{3}});
    CHECK(terms.at("XBthe") == std::pair{Xapian::termcount(1), Places{1}});
    CHECK(terms.at("XBlung") == std::pair{Xapian::termcount(1), Places{2}});
}

TEST_CASE("values of one field are a gap apart and empty ones leave none") {
    auto record = testing::record_of_title("1", "T");
    for (const char* keyword : {"lung cancer", "- -", "brain"}) record.keywords.push_back({keyword, "", false});
    const auto terms = terms_of(make_document(held(record)));
    CHECK(terms.at("Kcancer").second == Places{2});
    CHECK(terms.at("Kbrain").second == Places{2 + value_gap});
}

TEST_CASE("fields that do not rank have places but no weight") {
    auto record = testing::record_of_title("1", "T");
    Author author;
    author.last = "Boire";
    author.fore = "Adrienne";
    author.affiliations = {"Nanjing"};
    record.authors.push_back(author);
    const auto document = make_document(held(record));
    const auto terms = terms_of(document);
    CHECK(terms.at("Aboire") == std::pair{Xapian::termcount(0), Places{1}});
    CHECK(terms.at("XFnanjing") == std::pair{Xapian::termcount(0), Places{1}});
}

TEST_CASE("Han text is a word a character") {
    const auto terms = terms_of(make_document(held(testing::record_of_title("1", "肺癌"))));
    CHECK(terms.at("S肺").second == Places{1});
    CHECK(terms.at("S癌").second == Places{2});
}

TEST_CASE("tags are terms without place or weight") {
    auto record = testing::record_of_title("1", "T");
    record.languages = {"eng"};
    record.types = {{"Case Reports", ""}};
    const auto document = make_document(held(record));
    CHECK(with_prefix(document, "XT") == std::vector<std::string>{"XTla.eng", "XTpt.case.reports", "XTsrc.pubmed"});
    CHECK(terms_of(document).at("XTla.eng") == std::pair{Xapian::termcount(0), Places{}});
}

TEST_CASE("values hold ids, dates and facets") {
    auto record = testing::record_of_title("1", "T");
    record.languages = {"eng", "chi"};
    record.types = {{"Journal Article", ""}, {"Review", ""}};
    record.journal.abbreviation = "J Clin Oncol";
    testing::set_print_date(record, 2024, 12);
    const auto document = make_document(held(record));
    CHECK(id_of_value(document.get_value(report_slot)) == 5);
    CHECK(id_of_value(document.get_value(version_slot)) == 9);
    CHECK(document.get_value(year_slot) == "2024");
    CHECK(document.get_value(types_slot) == "Journal Article\x1fReview");
    CHECK(document.get_value(languages_slot) ==
          "eng\x1f"
          "chi");
    CHECK(document.get_value(journal_slot) == "J Clin Oncol");
    CHECK(document.get_value(source_slot) == "pubmed");
    CHECK(document.get_value(date_slot(SearchDate::print)) == "20241201");
    CHECK(document.get_value(date_slot(SearchDate::electronic)).empty());
    CHECK(document.get_data().empty());
}

TEST_CASE("large ids come back from their values") {
    CHECK(id_of_value(id_value((std::int64_t(1) << 52) + 1)) == (std::int64_t(1) << 52) + 1);
    CHECK(id_of_value("") == 0);
}

TEST_CASE("only ranked fields give ranked words") {
    CHECK(ranked_word("Slung") == "lung");
    CHECK(ranked_word("XBlung") == "lung");
    CHECK(ranked_word("Aboire").empty());
    CHECK(ranked_word("XTmh.lung").empty());
}

}  // namespace evident
