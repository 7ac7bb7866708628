// The index and a plain scan of the records give the same answer to every question.
#include <random>

#include "query/ast/matches.hpp"
#include "query/compile/to_xapian.hpp"
#include "tests/catch.hpp"
#include "tests/index/shelf.hpp"
#include "text/words.hpp"

namespace evident {
namespace {

using testing::record_of_title;
using testing::Shelf;

// Few words, many of them beginnings of others, so that phrases and stars find something.
const std::vector<std::string> lexicon = {"lung",    "lungs",     "cancer", "cancers", "can", "treat",
                                          "treated", "treatment", "cns",    "cd8+",    "2.5", "肺",
                                          "癌",      "膜",        "new",    "newly",   "a"};

class Dice {
  public:
    explicit Dice(unsigned seed) : random_(seed) {}
    int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random_); }
    bool one_in(int chances) { return below(chances) == 0; }
    const std::string& word() { return lexicon[std::size_t(below(int(lexicon.size())))]; }
    std::string text(int most) {
        std::string out;
        for (int i = below(most) + 1; i > 0; --i) out += word() + ' ';
        return out;
    }

  private:
    std::mt19937 random_;
};

Record random_record(Dice& dice, int key) {
    auto record = record_of_title(std::to_string(key), dice.text(6), dice.text(12));
    if (dice.one_in(2)) record.abstract.push_back({"METHODS", "", dice.text(8), {}});
    for (int i = dice.below(4); i > 0; --i) record.keywords.push_back({dice.text(2), "", false});
    for (int i = dice.below(3); i > 0; --i) record.headings.push_back({dice.text(2), "", dice.one_in(2), {}});
    if (dice.one_in(3)) record.languages = {dice.one_in(2) ? "eng" : "chi"};
    if (dice.one_in(4)) testing::set_print_date(record, 2020 + dice.below(5));
    if (dice.one_in(3)) {
        DateFact fact;
        fact.kind = DateKind::electronic;
        fact.span = *make_span(2020 + dice.below(5), 1 + dice.below(12), 1 + dice.below(28));
        record.dates.push_back(fact);
    }
    return record;
}

QueryWord random_term(Dice& dice) {
    const auto word = words(dice.word()).front().text;
    return dice.one_in(4) ? QueryWord{word.substr(0, 3), true} : QueryWord{word, false};
}

Node random_leaf(Dice& dice) {
    switch (dice.below(8)) {
        case 0:
            return Node{Tag{TagKind::heading, tag_token(TagKind::heading, dice.text(2)), dice.one_in(2), false}, {}};
        case 1: return Node{Tag{TagKind::language, "la.eng", false, false}, {}};
        case 2: {
            const auto from = *make_day(2020 + dice.below(5), 1 + dice.below(12), 1);
            const auto to = *make_day(2020 + dice.below(5), 1 + dice.below(12), 28);
            std::vector<SearchDate> dates = {SearchDate::print};
            if (dice.one_in(2)) dates.push_back(SearchDate::electronic);
            return Node{Between{dates, dice.one_in(3) ? Day::none : from, dice.one_in(3) ? Day::none : to}, {}};
        }
        default: break;
    }
    Words phrase{dice.one_in(2) ? plain_fields : tiab_fields, {}};
    if (dice.one_in(4)) phrase.fields = {Field::title};
    for (int i = dice.one_in(2) ? 1 : 1 + dice.below(3); i > 0; --i) phrase.terms.push_back(random_term(dice));
    return Node{std::move(phrase), {}};
}

Node random_node(Dice& dice, int depth) {
    if (depth == 0 || dice.one_in(3)) return random_leaf(dice);
    std::vector<Node> parts;
    for (int i = dice.below(4); i > 0; --i) parts.push_back(random_node(dice, depth - 1));
    switch (dice.below(5)) {
        case 0: return Node{Not{{random_node(dice, depth - 1)}}, {}};
        case 1:
        case 2: return Node{And{std::move(parts)}, {}};
        default: return Node{Or{std::move(parts)}, {}};
    }
}

Node phrase(std::vector<QueryWord> terms, FieldSet fields = plain_fields) {
    return Node{Words{fields, std::move(terms)}, {}};
}

}  // namespace

TEST_CASE("the index agrees with a plain scan on random questions") {
    Shelf shelf;
    Dice dice(20251124);
    std::vector<Record> records;
    std::vector<Scanned> scanned;
    for (int i = 1; i <= 300; ++i) records.push_back(random_record(dice, i));
    for (const auto& record : records) scanned.emplace_back(record);
    const auto ids = shelf.put_all(records);
    shelf.index.sync({});
    int answered = 0;
    for (int i = 0; i < 3000; ++i) {
        const auto question = random_node(dice, 3);
        std::vector<RecordId> expected;
        for (std::size_t at = 0; at < records.size(); ++at) {
            if (scanned[at].matches(question)) expected.push_back(ids[at]);
        }
        const auto found = xapian_matches(shelf.index, question);
        if (found != expected) {
            INFO("question " << i << ": index " << found.size() << ", scan " << expected.size());
            REQUIRE(found == expected);
        }
        if (!expected.empty() && expected.size() < records.size()) ++answered;
    }
    CHECK(answered > 1000);  // else the questions would be too easy to tell anything
}

TEST_CASE("phrases: order, repetition, stars, Chinese, and the borders of values") {
    Shelf shelf;
    auto record = record_of_title("1", "Lung to lung lung spread", "肺癌脑膜转移的治疗");
    record.keywords = {{"brain cancer", "", false}, {"therapy", "", false}};
    const auto id = shelf.put_all({record, record_of_title("2", "nothing of it")}).front();
    shelf.index.sync({});
    const auto finds = [&](std::vector<QueryWord> terms) {
        return xapian_matches(shelf.index, phrase(std::move(terms))) == std::vector{id};
    };
    CHECK(finds({{"lung", false}, {"to", false}, {"lung", false}}));
    CHECK(finds({{"lung", false}, {"lung", false}, {"spread", false}}));
    CHECK_FALSE(finds({{"to", false}, {"lung", false}, {"to", false}}));
    CHECK_FALSE(finds({{"spread", false}, {"lung", false}}));
    CHECK(finds({{"lung", false}, {"spr", true}}));
    CHECK(finds({{"lu", true}, {"lu", true}, {"sp", true}}));
    CHECK_FALSE(finds({{"lung", false}, {"zzz", true}}));
    CHECK(finds({{"brain", false}, {"cancer", false}}));
    CHECK_FALSE(finds({{"cancer", false}, {"therapy", false}}));
    CHECK(finds({{"脑", false}, {"膜", false}, {"转", false}, {"移", false}}));
    CHECK_FALSE(finds({{"膜", false}, {"脑", false}}));
}

TEST_CASE("a term of every document is found although document numbers have gaps") {
    Shelf shelf;
    std::vector<Record> records;
    for (int i = 0; i < 2000; ++i) records.push_back(record_of_title(std::to_string(i), "lung"));
    auto ids = shelf.put_all(records);
    for (const char* key : {"0", "700"}) shelf.withdraw(key);
    shelf.index.sync({});
    ids.erase(ids.begin() + 700);
    ids.erase(ids.begin());
    CHECK(xapian_matches(shelf.index, phrase({{"lung", false}})) == ids);
    CHECK(xapian_matches(shelf.index, phrase({{"lu", true}})) == ids);
    CHECK(xapian_matches(shelf.index, Node{Tag{TagKind::source, "src.pub", true, false}, {}}) == ids);
}

TEST_CASE("everything, nothing, and what is asked of no field") {
    Shelf shelf;
    const auto ids = shelf.put_all({record_of_title("1", "Lung"), record_of_title("2", "Brain")});
    shelf.index.sync({});
    CHECK(xapian_matches(shelf.index, Node{All{}, {}}) == ids);
    CHECK(xapian_matches(shelf.index, Node{Nothing{}, {}}).empty());
    CHECK(xapian_matches(shelf.index, Node{And{}, {}}) == ids);
    CHECK(xapian_matches(shelf.index, Node{Or{}, {}}).empty());
    CHECK(xapian_matches(shelf.index, Node{Not{{Node{Nothing{}, {}}}}, {}}) == ids);
    CHECK(xapian_matches(shelf.index, phrase({{"lung", false}}, {})).empty());
}

}  // namespace evident
