// Every field of the 40 items of the self-made Embase file, against its key file and against the XML walked by plain
// search of text.
#include <algorithm>
#include <map>
#include <set>

#include <nlohmann/json.hpp>

#include "tests/catch.hpp"
#include "tests/ingest/embase/items.hpp"
#include "tests/shared_data.hpp"

using namespace evident;
using namespace evident::testing;
using nlohmann::json;

namespace {

using Words = std::vector<std::string>;

// What stands between each opening and the closing mark that follows it.
Words all_between(const std::string& text, const std::string& opening, const std::string& closing) {
    Words out;
    for (auto at = text.find(opening); at != std::string::npos; at = text.find(opening, at)) {
        at += opening.size();
        const auto end = text.find(closing, at);
        out.push_back(text.substr(at, end - at));
        at = end;
    }
    return out;
}

std::string between(const std::string& text, const std::string& opening, const std::string& closing) {
    const auto all = all_between(text, opening, closing);
    return all.empty() ? std::string{} : all.front();
}

std::string attribute(const std::string& tag, const std::string& name) { return between(tag, name + "=\"", "\""); }

std::string unescaped(std::string text) {
    for (const auto& [name, mark] : std::map<std::string, std::string>{{"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}}) {
        for (auto at = text.find(name); at != std::string::npos; at = text.find(name)) {
            text.replace(at, name.size(), mark);
        }
    }
    return text;
}

struct Pair {
    std::string xml;
    json key;
    const Record* record = nullptr;
};

const Reading& reading() {
    static const Reading all = [] {
        const auto path = shared_data("data/records/embase-xml/selfmade-embase.xml");
        return path.empty() ? Reading{} : run(*open_embase(open_bytes(path), path, ""));
    }();
    return all;
}

// Each item's XML, its line of the key file and the record read; empty without shared data.
const std::vector<Pair>& pairs() {
    static const std::vector<Pair> all = [] {
        std::vector<Pair> out;
        const auto path = shared_data("data/records/embase-xml/selfmade-embase.xml");
        if (path.empty()) return out;
        auto keys = read_file(path.substr(0, path.size() - 4) + ".key.jsonl");
        for (const auto& xml : all_between(read_file(path), "<item>", "</item>")) out.push_back({xml, {}, nullptr});
        REQUIRE(out.size() == 40);
        REQUIRE(reading().entries.size() == 40);
        std::size_t at = 0;
        for (std::size_t i = 0; i < out.size(); ++i) {
            const auto end = keys.find('\n', at);
            out[i].key = json::parse(keys.substr(at, end - at));
            out[i].record = &reading().entries[i].record;
            at = end + 1;
        }
        return out;
    }();
    return all;
}

bool names(const json& list, const std::string& word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

std::set<std::string> groups(const Record& record) {
    std::set<std::string> out;
    for (const auto& term : record.index_terms) out.insert(term.group);
    return out;
}

std::string day_of(const std::string& xml, const std::string& element) {
    const auto tag = between(xml, "<" + element + " ", "/>");
    if (tag.empty()) return {};
    return attribute(tag, "year") + '-' + attribute(tag, "month") + '-' + attribute(tag, "day");
}

std::string joined_by_hyphen(const std::string& a, const std::string& b) { return b.empty() ? a : a + '-' + b; }

// The publication date as the XML has it: "2014-09-20", "2019-07", "2017".
std::string printed(const std::string& xml) {
    const auto date = between(xml, "<publicationdate>", "</publicationdate>");
    if (date.empty()) return attribute(between(xml, "<publicationyear ", "/>"), "first");
    const auto words = between(date, "<date-text>", "<");
    if (words == "July 2019") return "2019-07";
    if (words == "May 2010") return "2010-05";
    if (words == "April 2008") return "2008-04";
    const auto year = joined_by_hyphen(between(date, "<year>", "<"), between(date, "<month>", "<"));
    return joined_by_hyphen(year, between(date, "<day>", "<"));
}

// The terms of a descriptor list as "group|term|major|candidate|link>to,to;link>".
std::string shown(const IndexTerm& term) {
    auto out = term.group + '|' + term.term + (term.major ? "|a" : "|b") + (term.candidate ? "|y|" : "||");
    for (const auto& link : term.links) {
        out += link.subheading + '>';
        for (const auto& to : link.to) out += to.term + ',';
        out += ';';
    }
    return out;
}

std::string shown(const std::string& group, const std::string& descriptor) {
    const auto head = between(descriptor, "<mainterm ", ">");
    const auto term = between(descriptor, "\">", "</mainterm>");
    auto out = group + '|' + unescaped(term) + '|' + attribute(head, "weight") + '|';
    out += attribute(head, "candidate") + '|';
    const auto first = descriptor.find("<link>");
    if (first == std::string::npos) return out;
    std::string rest = descriptor.substr(first + 6);
    while (true) {
        const auto next = rest.find("<link>");
        const auto part = rest.substr(0, next);
        out += unescaped(part.substr(0, part.find('<'))) + '>';
        for (const auto& to : all_between(part, "<sublink>", "<")) out += unescaped(to) + ',';
        out += ';';
        if (next == std::string::npos) return out;
        rest = rest.substr(next + 6);
    }
}

}  // namespace

TEST_CASE("the self-made Embase file: 40 records, numbers as the key says", "[embase]") {
    if (pairs().empty()) return;
    CHECK(reading().fault.empty());
    CHECK(reading().count(Entry::Kind::record) == 40);
    for (const auto& [xml, key, record] : pairs()) {
        INFO(key["pui"]);
        CHECK(record->source == "embase");
        CHECK(record->key == key["pui"].get<std::string>());
        CHECK(identifier(*record, IdentifierKind::embase) == record->key);
        const bool has_doi = !key["doi"].is_null() && !names(key["dropped"], "doi");
        CHECK(identifier(*record, IdentifierKind::doi) ==
              (has_doi ? normal_doi(key["doi"].get<std::string>()) : std::string{}));
        const bool has_pmid = !key["pmid"].is_null() && !names(key["dropped"], "pmid");
        CHECK(identifier(*record, IdentifierKind::pmid) == (has_pmid ? key["pmid"].get<std::string>() : ""));
        CHECK(record->status == key["state"].get<std::string>());
        REQUIRE(record->types.size() == 1);
        CHECK(record->types[0].ui == key["citation_type"].get<std::string>());
        Identifier car{IdentifierKind::other, between(xml, "\"CAR-ID\">", "<"), "CAR-ID"};
        CHECK(std::count(record->identifiers.begin(), record->identifiers.end(), car) == 1);
    }
}

TEST_CASE("the self-made Embase file: authors in their true order", "[embase]") {
    if (pairs().empty()) return;
    std::size_t with_authors = 0;
    std::size_t incomplete = 0;
    for (const auto& [xml, key, record] : pairs()) {
        INFO(key["pui"]);
        const auto wanted = key.value("authors", Words{});
        REQUIRE(record->authors.size() == wanted.size());
        if (!wanted.empty()) ++with_authors;
        const bool varied = names(key["varied"], "initials");
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            const auto& author = record->authors[i];
            if (varied) {
                CHECK(wanted[i].starts_with(author.last + ' '));
                CHECK(wanted[i].find(' ' + author.initials) != std::string::npos);
            } else {
                CHECK(author_names(*record)[i] == wanted[i]);
            }
        }
        if (!record->authors_complete) ++incomplete;
        CHECK(record->authors_complete == (xml.find("<et-al") == std::string::npos));
        std::set<std::string> places;
        for (const auto& author : record->authors) {
            places.insert(author.affiliations.begin(), author.affiliations.end());
        }
        const auto texts = all_between(xml, "<ce:text>", "</ce:text>");
        CHECK(places == std::set<std::string>(texts.begin(), texts.end()));
    }
    CHECK(with_authors == 34);
    CHECK(incomplete == 10);
}

TEST_CASE("the self-made Embase file: index terms with their links", "[embase]") {
    if (pairs().empty()) return;
    std::size_t links = 0;
    for (const auto& [xml, key, record] : pairs()) {
        INFO(key["pui"]);
        const auto indexing = key["indexing"].get<std::string>();
        const auto seen = groups(*record);
        if (indexing == "manual") CHECK((seen.count("MED") == 1 && seen.count("MEA") + seen.count("DRA") == 0));
        if (indexing == "automatic") CHECK((seen.count("MEA") == 1 && seen.count("MED") + seen.count("DRG") == 0));
        if (indexing == "medline") CHECK((seen.empty() && !record->headings.empty()));
        Words wanted;
        Words trials;
        std::size_t headings = 0;
        for (const auto& list : all_between(xml, "<descriptors ", "</descriptors>")) {
            const auto group = attribute(list, "type");
            for (const auto& descriptor : all_between(list, "<descriptor>", "</descriptor>")) {
                if (group == "CTN") trials.push_back(between(descriptor, "\">", "<"));
                if (group == "MSH") ++headings;
                if (group != "CTN" && group != "MSH") wanted.push_back(shown(group, descriptor));
            }
        }
        Words given;
        for (const auto& term : record->index_terms) {
            CHECK(term.vocabulary == "emtree");
            given.push_back(shown(term));
            links += term.links.size();
        }
        CHECK(given == wanted);
        CHECK(record->headings.size() == headings);
        REQUIRE(record->accessions.size() == trials.size());
        for (std::size_t i = 0; i < trials.size(); ++i) {
            CHECK(record->accessions[i] == Accession{"ClinicalTrials.gov", trials[i]});
            const Identifier nct{IdentifierKind::nct, trials[i], ""};
            CHECK(std::count(record->identifiers.begin(), record->identifiers.end(), nct) == 1);
        }
    }
    CHECK(links == 74);
}

TEST_CASE("the self-made Embase file: dates", "[embase]") {
    if (pairs().empty()) return;
    std::size_t derived = 0;
    for (const auto& [xml, key, record] : pairs()) {
        INFO(key["pui"]);
        CHECK(to_text(date(*record, DateKind::create)) == day_of(xml, "date-created"));
        const auto other = [&, r = record](std::string_view status) {
            for (const auto& fact : r->dates) {
                if (fact.kind == DateKind::other && fact.status == status) return to_text(fact.span);
            }
            return std::string{};
        };
        CHECK(other("sort") == day_of(xml, "ait:date-sort"));
        if (xml.find("<publicationdate>") == std::string::npos && xml.find("<publicationyear") == std::string::npos) {
            ++derived;
            CHECK(to_text(date(*record, DateKind::print)) == day_of(xml, "ait:date-sort").substr(0, 4));
        } else {
            CHECK(to_text(date(*record, DateKind::print)) == printed(xml));
        }
    }
    CHECK(derived == 2);
    const auto codes = reading().codes();
    CHECK(codes == Words{"derived-date", "derived-date"});
}

TEST_CASE("the self-made Embase file: texts, journal and the rest", "[embase]") {
    if (pairs().empty()) return;
    for (const auto& [xml, key, record] : pairs()) {
        INFO(key["pui"]);
        const auto english = unescaped(between(between(xml, "<titletext xml:lang=\"eng\"", "/titletext>"), ">", "<"));
        CHECK(record->title == english);
        CHECK(record->vernacular_title == unescaped(between(xml, "<titletext xml:lang=\"chi\" original=\"y\">", "<")));
        Words paras;
        for (const auto& section : record->abstract) paras.push_back(section.text);
        const auto main = between(xml, "<abstract xml:lang=\"eng\" original=\"y\">", "</abstract>");
        Words wanted;
        for (const auto& para : all_between(main, "<ce:para>", "</ce:para>")) wanted.push_back(unescaped(para));
        CHECK(paras == wanted);
        CHECK(record->abstract_notice == unescaped(between(main, "<publishercopyright>", "<")));
        CHECK(record->other_abstracts.size() == all_between(xml, "<abstract xml:lang=\"chi\"", ">").size());
        CHECK(record->journal.title == unescaped(between(xml, "<sourcetitle>", "<")));
        CHECK(record->journal.abbreviation == unescaped(between(xml, "<sourcetitle-abbrev>", "<")));
        const auto voliss = between(xml, "<voliss", "/>");
        CHECK(record->journal.volume == attribute(voliss, "volume"));
        const auto supplement = between(xml, "<supplement>", "<");
        CHECK(record->journal.issue == (supplement.empty() ? attribute(voliss, "issue") : supplement));
        const auto range = between(xml, "<pagerange ", "/>");
        const auto pages = joined_by_hyphen(attribute(range, "first"), attribute(range, "last"));
        CHECK(record->journal.pages == (range.empty() ? between(xml, "<article-number>", "<") : pages));
        CHECK(record->languages == all_between(xml, "<citation-language xml:lang=\"", "\""));
        CHECK(record->publication_status == attribute(between(xml, "<ait:status ", "/>"), "stage"));
        const bool medline = xml.find("\"Medline unique\"") != std::string::npos;
        CHECK(record->collections == (medline ? Words{"MEDLINE", "MEDL"} : Words{"EMBASE"}));
        CHECK(record->substances.size() == all_between(xml, "<chemical>", "</chemical>").size());
        for (const auto& substance : record->substances) CHECK(substance.registry.empty());
        CHECK(record->sections.size() == all_between(xml, "<classification>", "</classifications>").size() +
                                             all_between(xml, "</classification><classification>", "<").size());
        const auto makers = all_between(xml, "<manufacturers ", "</manufacturers>");
        CHECK(record->products.size() == makers.size() + all_between(xml, "<trademanuitem>", "<").size());
    }
}
