// A certificate names what let a record in, or the first thing that kept it out, and every run that brought it.
#include "query/membership/certificate.hpp"

#include "query/links.hpp"
#include "tests/catch.hpp"
#include "tests/store/desk.hpp"

namespace evident {
namespace {

using testing::Desk;
using testing::record_of;

Record trial() {
    auto record = record_of("pubmed", "1", "Osimertinib in leptomeningeal metastases of lung cancer", {"pmid:1"});
    record.languages = {"eng"};
    record.abstract.push_back(
        {"", "", "Leptomeningeal disease is a dire complication of lung cancer. Forty patients were given it.", {}});
    record.headings.push_back({"Lung Neoplasms", "D008175", true, {{"drug therapy", "Q000188", false}}});
    record.types.push_back({"Journal Article", ""});
    record.dates.push_back({DateKind::create, parse_span("2024-11-02"), "", ""});
    record.dates.push_back({DateKind::print, parse_span("2024 Dec-2025 Jan"), "", ""});
    return record;
}

Review review(const std::string& lines) {
    Review out;
    out.key = "r";
    out.protocol.cutoff = Day{20241231};
    out.protocol.languages = {"eng"};
    ReviewSource source;
    source.name = "pubmed";
    source.syntax = "pubmed";
    source.strategy = lines;
    out.protocol.sources.push_back(source);
    out.claims.push_back({"T1", "", "", "x", "", {}, "osimertinib[ti]"});
    out.claims.push_back({"T2", "", "", "x", "", {}, "gefitinib[ti]"});
    return out;
}

Certificate certificate(Desk& desk, const Review& review, const std::string& name = "pmid:1") {
    return Certifier(desk.store, review).certify(find_report(desk.store, name));
}

std::vector<std::string> summary(const Certificate& certificate) {
    std::vector<std::string> out;
    for (const auto& term : certificate.terms) {
        for (const auto& place : term.places) {
            out.push_back(std::to_string(term.line) + ' ' + term.term + " [" + term.tag + "] " + place.field + ": " +
                          place.text.substr(place.begin, place.end - place.begin));
        }
    }
    return out;
}

TEST_CASE("each met term with its line, its tag and the words that match") {
    Desk desk;
    desk.put(trial());
    const auto asked = review(
        "1. leptomening*[tiab] OR \"meningeal carcinomatosis\"[tiab]\n2. \"Lung Neoplasms\"[mh] OR lung cancer[ti]\n"
        "3. #1 AND #2 NOT 2019[dp]\n");
    const auto out = certificate(desk, asked);
    CHECK(out.in);
    CHECK(out.record == "pubmed:1");
    CHECK(summary(out) == std::vector<std::string>{
                              "1 leptomening* [tiab] title: leptomeningeal",
                              "1 leptomening* [tiab] abstract: Leptomeningeal",
                              "2 \"Lung Neoplasms\" [mh] heading: Lung Neoplasms",
                              "2 lung cancer [ti] title: lung cancer",
                          });
    CHECK(out.clauses.back().reason == "matches leptomening* and \"Lung Neoplasms\"");
    CHECK(out.unmet.part.empty());
    CHECK(out.claims == std::vector<std::string>{"T1"});
    REQUIRE(out.dates.size() == 6);
    CHECK(out.dates[0].side == "before");
    CHECK(out.dates[4].side == "straddles");
    const auto& in_abstract = out.terms.at(0).places.at(1).text;
    CHECK(in_abstract == "Leptomeningeal disease is a dire complication of lung cancer ...");
}

TEST_CASE("the first part that is not met, with its line") {
    Desk desk;
    desk.put(trial());
    const auto out =
        certificate(desk, review("1. leptomening*[ti]\n2. (gefitinib[ti] OR erlotinib[ti])\n3. #1 AND #2"));
    CHECK_FALSE(out.in);
    CHECK(out.unmet.line == 2);
    CHECK(out.unmet.part.find("gefitinib") != std::string::npos);
    CHECK(out.terms.empty());
}

TEST_CASE("a strategy in a syntax that is not read: the runs tell") {
    Desk desk;
    desk.put(trial());
    auto asked = review("lung and neoplasms");
    asked.protocol.sources[0].syntax = "";
    auto out = certificate(desk, asked);
    CHECK_FALSE(out.in);
    CHECK(out.clauses.back().reason ==
          "the strategy for pubmed is in another syntax, which is not read; no run for this review brought it");
    desk.store.database().execute("UPDATE run SET review = 'r'");
    CHECK(certificate(desk, asked).in);
}

Certificate of_syntax(const std::string& syntax, const std::string& lines) {
    Desk desk;
    desk.put(trial());
    auto asked = review(lines);
    asked.protocol.sources[0].syntax = syntax;
    return certificate(desk, asked);
}

TEST_CASE("strategies of every database are read, line by line") {
    const auto ovid = of_syntax(
        "ovid",
        "1. exp Lung Neoplasms/\n2. (leptomening$ or mice).ti,ab.\n3. (lung adj3 cancer).ti.\n4. 1 and 2 and 3\n");
    CHECK(ovid.in);
    CHECK(summary(ovid) == std::vector<std::string>{
                               "1 exp Lung Neoplasms/ [] heading: Lung Neoplasms",
                               "2 leptomening$ [title+abstract] title: leptomeningeal",
                               "2 leptomening$ [title+abstract] abstract: Leptomeningeal",
                           });
    CHECK(ovid.terms.size() == 3);
    CHECK(ovid.terms.at(2).line == 3);
    const auto embase = of_syntax("embase", "#1 'lung neoplasms'/exp OR lung:ti\n#2 mice:ti,ab\n#3 #1 AND #2\n");
    CHECK_FALSE(embase.in);
    CHECK(embase.unmet.line == 2);
    CHECK(embase.unmet.part == "mice:ti,ab");
    const auto cochrane =
        of_syntax("cochrane", "#1 [mh \"Lung Neoplasms\"]\n#2 (lung NEXT cancer):ti\n#3 {AND #1-#2}\n");
    CHECK(cochrane.in);
}

TEST_CASE("a part of a strategy that cannot be read is told with the verdict") {
    const auto out = of_syntax("ovid", "1. exp Lung Neoplasms/\n2. lung.zz.\n3. 1 or 2 or 9\n");
    CHECK(out.in);
    CHECK(
        out.clauses.back().reason ==
        "matches exp Lung Neoplasms/; 2 parts of the strategy could not be read, `evident strategy check` tells which");
}

TEST_CASE("where it came from: runs that brought it and runs that saw it") {
    Desk desk;
    auto& database = desk.store.database();
    database.execute(
        "INSERT INTO run (id, kind, started, finished, asked, source, review) VALUES "
        "(2, 'harvest', '2025-03-01T00:00:00Z', '', '{}', 'nightly', 'r')");
    database.execute(
        "INSERT INTO harvest (id, run, source, term, address, translation, count, asked) VALUES "
        "(1, 2, 'nightly', 'osimertinib[ti]', 'http://localhost/', '', 1, '2025-03-01T00:00:00Z')");
    database.execute(
        "INSERT INTO input (id, run, name, format, sha256, bytes) VALUES (7, 2, 'efetch 1', 'pubmed', X'00ff', 99)");
    desk.put(trial());
    Transaction transaction(database);
    auto arrival = desk.arrival();
    arrival.run = RunId{2};
    arrival.input = InputId{7};
    arrival.begin = 5;
    arrival.end = 80;
    arrival.note_sighting = true;
    RecordTable(desk.store).put(prepare(trial()), arrival);
    transaction.commit();
    const auto out = certificate(desk, review("osimertinib[ti]"));
    REQUIRE(out.arrived.size() == 2);
    CHECK(out.arrived[0].what == "brought");
    CHECK(out.arrived[0].query.empty());
    const auto& seen = out.arrived[1];
    CHECK(seen.what == "seen");
    CHECK(seen.run == RunId{2});
    CHECK(seen.source == "nightly");
    CHECK(seen.query == "osimertinib[ti]");
    CHECK(seen.input == "efetch 1");
    CHECK(seen.begin == 5);
    CHECK(seen.end == 80);
    CHECK(seen.sha256 == "00ff");
}

TEST_CASE("C24: a run's line names the input that run read, not the earlier one that keeps the same bytes") {
    Desk desk;
    auto& database = desk.store.database();
    database.execute(
        "INSERT INTO run (id, kind, started, finished, asked) VALUES (2, 'harvest', '', '', '{}'), "
        "(3, 'harvest', '', '', '{}'); "
        "INSERT INTO input (id, run, name, format, sha256, bytes, same_as) VALUES "
        "(7, 2, 'efetch 1', 'pubmed', X'00ff', 99, NULL), (8, 3, 'efetch 2', 'pubmed', X'00ff', 99, 7)");
    const auto put = [&](int run, int own) {
        auto arrival = desk.arrival();
        arrival.run = RunId{run};
        arrival.input = InputId{7};
        arrival.own_input = InputId{own};
        arrival.note_sighting = true;
        Transaction transaction(database);
        RecordTable(desk.store).put(prepare(trial()), arrival);
        transaction.commit();
    };
    put(2, 7);
    put(3, 8);
    CHECK(database.number("SELECT input FROM sighting WHERE run = 3") == 8);
    database.execute("UPDATE sighting SET input = 7");  // as stores before this have it
    const auto out = certificate(desk, review("osimertinib[ti]"));
    REQUIRE(out.arrived.size() == 2);
    CHECK(out.arrived[0].input == "efetch 1");
    CHECK(out.arrived[1].input == "efetch 2");
}

TEST_CASE("a report is in when one of its records is; a withdrawn one is out and says so") {
    Desk desk;
    auto late = trial();
    late.dates[0].span = parse_span("2025-06-01");
    desk.put(late);
    auto other = trial();
    other.source = "embase";
    other.key = "E1";
    desk.put(other);
    auto asked = review("osimertinib[ti]");
    asked.protocol.strategy = "osimertinib[ti]";
    CHECK(certificate(desk, asked).record == "embase:E1");
    CHECK(certificate(desk, asked).in);
    desk.withdraw("embase", "E1");
    CHECK_FALSE(certificate(desk, asked).in);
    const auto report = find_report(desk.store, "pmid:1");
    desk.withdraw("pubmed", "1");
    const auto gone = Certifier(desk.store, asked).certify(report);
    CHECK_FALSE(gone.in);
    CHECK(gone.report == "pmid:1");
    CHECK(gone.clauses == std::vector<Clause>{{"withdrawn", false, "its source withdrew it on 2025-01-02"}});
}

TEST_CASE("C22: the record that is named is the one told of, and each has its own verdict") {
    Desk desk;
    auto late = trial();
    late.source = "embase";
    late.key = "E1";
    late.dates[0].span = parse_span("2025-07-28");
    desk.put(late);
    auto undated = trial();
    undated.source = "jsonl";
    undated.key = "J1";
    undated.dates.clear();
    desk.put(undated);
    auto asked = review("osimertinib[ti]");
    asked.protocol.strategy = "osimertinib[ti]";
    const auto report = find_report(desk.store, "embase:E1");
    const auto by_report = Certifier(desk.store, asked).certify(report);
    CHECK(by_report.in);
    CHECK(by_report.record == "jsonl:J1");
    RecordTable records(desk.store);
    const auto out = Certifier(desk.store, asked).certify(report, *records.find_key("embase", "E1"));
    CHECK(out.in);
    CHECK(out.record == "embase:E1");
    CHECK_FALSE(out.clauses.front().met);
    CHECK(to_text(out.dates.at(0).span) == "2025-07-28");
    REQUIRE(out.records.size() == 2);
    CHECK(out.records[0].why == "cutoff: create date 2025-07-28 is after 2024-12-31");
    CHECK(out.records[1].in);
    desk.withdraw("embase", "E1");
    const auto gone = Certifier(desk.store, asked).certify(report, *records.find_key("embase", "E1"));
    CHECK(gone.in);
    CHECK(gone.clauses.front().rule == "withdrawn");
    CHECK(gone.records.size() == 2);
}

TEST_CASE("C20: a withdrawn report is found by the names it had") {
    Desk desk;
    auto record = trial();
    record.identifiers.push_back(make_identifier(IdentifierKind::doi, "10.1000/x"));
    desk.put(record);
    const auto report = find_report(desk.store, "pmid:1");
    desk.withdraw("pubmed", "1");
    for (const auto* name : {"pmid:1", "1", "doi:10.1000/x", "https://doi.org/10.1000/X", "pubmed:1"}) {
        CHECK(find_report(desk.store, name) == report);
    }
    CHECK(find_report(desk.store, "pmid:11") == ReportId::none);
    CHECK(RecordTable(desk.store).withdrawn_of(report).at(0).at == "2025-01-02T03:04:05Z");
}

TEST_CASE("all reports: what the strategy finds and what the review's runs brought") {
    Desk desk;
    desk.put(trial());
    desk.put(record_of("pubmed", "2", "gefitinib", {"pmid:2"}));
    const auto asked = review("osimertinib[ti]");
    CHECK(Certifier(desk.store, asked).reports().size() == 1);
    desk.store.database().execute("UPDATE run SET review = 'r'");
    CHECK(Certifier(desk.store, asked).reports().size() == 2);
}

}  // namespace
}  // namespace evident
