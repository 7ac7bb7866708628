// Lines of a strategy and parts that return are worked out as a plain scan would, and counted by reports.
#include "query/exact/evaluator.hpp"
#include "query/ast/matches.hpp"
#include "query/exact/exact.hpp"
#include "query/syntax/pubmed.hpp"
#include "tests/catch.hpp"
#include "tests/store/desk.hpp"

using namespace evident;
using namespace evident::testing;

namespace {

using Ids = std::vector<std::int64_t>;

Node question(std::string_view text) { return parse_pubmed(text, "question", {Day{20250601}, true}).node; }

// Twelve records: number n has the title words of its divisors.
void fill(Desk& desk) {
    static const std::vector<std::string> names = {"", "one", "two", "three", "four", "five", "six"};
    for (std::size_t n = 1; n <= 12; ++n) {
        std::string title;
        for (std::size_t divisor = 1; divisor < names.size(); ++divisor) {
            if (n % divisor == 0) title += names[divisor] + ' ';
        }
        desk.put(record_of("pubmed", std::to_string(n), title));
    }
}

}  // namespace

TEST_CASE("evaluator: and, or, not, everything and nothing") {
    Desk desk;
    fill(desk);
    Evaluator evaluator(desk.store);
    const auto found = [&](std::string_view text) { return evaluator.records(question(text)).ids(); };
    CHECK(found("two[ti] AND three[ti]") == Ids{6, 12});
    CHECK(found("five[ti] OR six[ti]") == Ids{5, 6, 10, 12});
    CHECK(found("two[ti] NOT four[ti]") == Ids{2, 6, 10});
    CHECK(found("one[ti] NOT (two[ti] OR three[ti])") == Ids{1, 5, 7, 11});
    CHECK(found("(two[ti] NOT four[ti]) NOT six[ti]") == Ids{2, 10});
    CHECK(found("\"two three\"[ti]") == Ids{6, 12});
    CHECK(found("t*[ti]") == Ids{2, 3, 4, 6, 8, 9, 10, 12});
    CHECK(found("f*r[ti]") == Ids{4, 8, 12});
    CHECK(evaluator.records({All{}, {}}).count() == 12);
    CHECK(evaluator.records({Nothing{}, {}}).empty());
    CHECK(evaluator.records({Not{{question("one[ti]")}}, {}}).empty());
    CHECK(evaluator.records({And{}, {}}).count() == 12);
    CHECK(evaluator.records({Or{}, {}}).empty());
}

TEST_CASE("evaluator: a line stands for the set given for it, also when it is given anew") {
    Desk desk;
    fill(desk);
    Evaluator evaluator(desk.store);
    const Node both{And{{{Line{1}, {}}, question("three[ti]")}}, {}};
    CHECK(evaluator.records(both).empty());  // no set yet
    evaluator.set_line(1, evaluator.records(question("two[ti]")));
    CHECK(evaluator.records(both).ids() == Ids{6, 12});
    evaluator.set_line(1, evaluator.records(question("four[ti]")));
    CHECK(evaluator.records(both).ids() == Ids{12});
    CHECK(evaluator.records({Not{{Node{Line{1}, {}}}}, {}}).count() == 9);
    const Node lines{Or{{{Line{1}, {}}, {Line{2}, {}}}}, {}};
    CHECK(evaluator.records(lines).ids() == Ids{4, 8, 12});
}

TEST_CASE("evaluator: a withdrawn record answers nothing") {
    Desk desk;
    fill(desk);
    desk.withdraw("pubmed", "6");
    Evaluator evaluator(desk.store);
    CHECK(evaluator.records(question("six[ti]")).ids() == Ids{12});
    CHECK(evaluator.records({All{}, {}}).count() == 11);
    CHECK(evaluator.records({Not{{question("two[ti]")}}, {}}).ids() == Ids{1, 3, 5, 7, 9, 11});
}

// FTS5 forgets the places of "g" in the second record when the first has "a" in another field.
TEST_CASE("evaluator: alternatives within nearness within alternatives keep their places") {
    Desk desk;
    desk.put(record_of("pubmed", "1", "a"));
    auto journal = record_of("pubmed", "2", "two");
    journal.journal.title = "a a g";
    const auto wanted = number(desk.put(journal).record);
    desk.put(record_of("pubmed", "3", "b"));
    const auto word = [](const char* text) { return Node{Words{{Field::journal}, {{text, false}}, {}}, {}}; };
    const Node choice{Or{{word("a"), word("g")}}, {}};
    const Node inner{Near{{choice, word("a")}, 0, false}, {}};
    const Node asked{Near{{word("a"), Node{Or{{inner, word("b")}}, {}}}, 0, true}, {}};
    const Node open{Words{{Field::journal}, {{"a", false}, {"?", false}}, {}}, {}};
    const Node spelt{Near{{word("a"), Node{Or{{open, word("b")}}, {}}}, 0, true}, {}};
    CHECK(Evaluator(desk.store).records(asked).ids() == Ids{wanted});
    CHECK(Evaluator(desk.store).records(spelt).ids() == Ids{wanted});
}

TEST_CASE("evaluator: several records of one report are one report") {
    Desk desk;
    const auto first = desk.put(record_of("pubmed", "1", "lung cancer", {"doi:10.1000/x"}));
    desk.put(record_of("europepmc", "2", "lung cancer", {"doi:10.1000/x"}));
    desk.put(record_of("pubmed", "3", "lung disease", {"doi:10.1000/y"}));
    Evaluator evaluator(desk.store);
    const auto found = evaluator.records(question("lung[ti]"));
    CHECK(found.count() == 3);
    const auto reports = evaluator.reports(found);
    CHECK(evaluator.count_reports(found) == std::int64_t(reports.size()));
    CHECK(reports == exact_reports(desk.store, question("lung[ti]")));
    CHECK(reports.size() == 2);
    RecordSet one;
    one.add(number(first.record));
    CHECK(evaluator.count_reports(one) == 1);
    // After many records were looked up, those that share a report are read once and for all.
    for (int i = 0; i < 2000; ++i) CHECK(evaluator.count_reports(found) == 2);
    CHECK(evaluator.count_reports(one) == 1);
}

TEST_CASE("evaluator: hundreds of terms are asked in groups and lose none") {
    Desk desk;
    for (int n = 0; n < 300; ++n) {
        desk.put(record_of("pubmed", std::to_string(n + 1), "word" + std::to_string(n) + " all"));
    }
    Evaluator evaluator(desk.store);
    Or any;
    And none;
    And without{{question("all[ti]")}};
    for (int n = 0; n < 300; ++n) {
        const auto word = question("word" + std::to_string(n) + "[ti]");
        any.parts.push_back(word);
        none.parts.push_back(word);
        if (n != 7) without.parts.push_back({Not{{word}}, {}});
    }
    CHECK(evaluator.records({any, {}}).count() == 300);
    CHECK(evaluator.records({any, {}}).count() == 300);  // kept
    CHECK(evaluator.records({none, {}}).empty());
    CHECK(evaluator.records({without, {}}).ids() == Ids{8});
}

TEST_CASE("evaluator: AND and OR by turns, nested deeper than FTS5 bears") {
    Desk desk;
    desk.put(record_of("pubmed", "1", "first last"));
    desk.put(record_of("pubmed", "2", "last"));
    Evaluator evaluator(desk.store);
    for (const int terms : {10, 20, 24, 25, 40, 90}) {
        std::string text = "first[ti]";
        for (int i = 0; i < terms; ++i) text += i % 2 == 0 ? " AND last[ti]" : " OR x" + std::to_string(i) + "[ti]";
        CHECK(evaluator.records(question(text)).ids() == Ids{1});
    }
}
