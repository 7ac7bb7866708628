// Everything that can happen to a store, in any order, against the whole run and against a store filled in another
// order. EVIDENT_SEED draws another history; the seed is printed when one fails.
#include <algorithm>
#include <optional>

#include "base/error.hpp"
#include "store/dedup/candidates.hpp"
#include "store/record/record_json.hpp"
#include "tests/agreement/dice.hpp"
#include "tests/catch.hpp"
#include "tests/store/paper_desk.hpp"

namespace evident {
namespace {

using testing::author_of;
using testing::Dice;
using testing::paper_of;
using testing::PaperDesk;
using testing::record_of;
using testing::seed_or;

using Name = std::pair<std::string, std::string>;  // source, key

const std::string crowded_title = "The same long title of many different little notices";

// Sources change what they copy: in each field, or not at all.
void change_one_thing(Record& record, Dice& dice) {
    switch (dice.below(11)) {
        case 0: record.identifiers.clear(); break;
        case 1:
            record.identifiers = {make_identifier(IdentifierKind::doi, "10.1000/" + std::to_string(dice.below(3)))};
            break;
        case 2: record.title = record.title.substr(0, 30) + "..."; break;
        case 3: record.title[dice.below(record.title.size())] = 'x'; break;
        case 4: record.dates.front().span = parse_span(std::to_string(2010 + dice.below(4))); break;
        case 5: record.journal.pages = "110-" + std::string(dice.one_in(2) ? "118" : "8"); break;
        case 6: record.journal.volume.clear(); break;
        case 7: record.authors.resize(dice.below(2)); break;
        case 8:
            record.identifiers.push_back(make_identifier(IdentifierKind::pmid, std::to_string(1 + dice.below(3))));
            break;
        case 9: record.title = "Erratum: " + record.title; break;
        default: record.title = crowded_title; break;
    }
}

Record any_record(Dice& dice) {
    const auto number = dice.below(12);
    static const std::vector<std::string> sources = {"pubmed", "embase", "central"};
    auto record = paper_of(sources[number % 3], std::to_string(number), int(dice.below(3)));
    for (auto times = dice.below(4); times > 0; --times) change_one_thing(record, dice);
    return record;
}

struct Said {
    Name a;
    Name b;
    Word word = Word::same;
};

// One store and all that is done to it.
struct History {
    explicit History(Dice& chance) : dice(chance) {}

    void put(const Record& record) {
        Transaction transaction(desk.store.database());
        auto arrival = desk.arrival();
        arrival.in_order = dice.one_in(2);
        RecordTable(desk.store).put(prepare(record), arrival);
        transaction.commit();
        given.push_back(record);
    }
    // As many as let the crowd's key live or die by what one record says.
    void put_crowd() {
        std::vector<Record> crowd;
        const auto size = most_of_a_key - 2 + dice.below(4);
        for (std::size_t i = 0; i < size; ++i) {
            auto record = record_of("csv", std::to_string(i), crowded_title);
            record.authors = {author_of("Author" + std::string(1 + i % 26, char('a' + i % 26)), "A")};
            record.dates = paper_of("csv", "x", int(i % 5)).dates;
            crowd.push_back(record);
        }
        desk.put_all(crowd);
    }
    std::optional<RecordId> any_known() {
        std::vector<RecordId> ids;
        auto rows = desk.store.database().prepare("SELECT id FROM record ORDER BY id");
        while (rows.step()) ids.push_back(RecordId{rows.integer(0)});
        if (ids.empty()) return {};
        return dice.of(ids);
    }
    Name name(RecordId id) {
        const auto face = desk.dedup().face(id);
        return {face.source, face.key};
    }
    void judge() {
        const auto a = any_known();
        const auto b = any_known();
        if (!a || *a == *b) return;
        const auto word = static_cast<Word>(dice.below(3));
        try {
            desk.judge(*a, *b, word);
            said.push_back({name(*a), name(*b), word});
        } catch (const Error& refused) {
            CHECK(refused.fault() == Fault::usage);
            CHECK(word == Word::same);
        }
    }
    void step() {
        const auto what = dice.below(10);
        if (what < 6) put(any_record(dice));
        if (what == 6 && !given.empty()) put(Record(dice.of(given)));
        if (what == 7) judge();
        if (what >= 8) {
            if (const auto id = any_known()) desk.withdraw(name(*id).first, name(*id).second);
        }
    }
    // The words that count of every record, withdrawn or not.
    std::vector<std::pair<Record, bool>> last_words() {
        auto rows = desk.store.database().prepare(
            "SELECT v.content, r.current IS NULL FROM record r JOIN version v ON v.id = (SELECT s.version FROM showing "
            "s WHERE s.record = r.id AND s.version IS NOT NULL ORDER BY s.id DESC LIMIT 1)");
        std::vector<std::pair<Record, bool>> out;
        while (rows.step()) out.emplace_back(record_from_json(rows.text(0)), rows.integer(1) != 0);
        return out;
    }

    Dice& dice;
    PaperDesk desk;
    std::vector<Record> given;
    std::vector<Said> said;
};

std::vector<std::string> waiting_lines(PaperDesk& desk) {
    std::vector<std::string> out;
    for (const auto& pair : desk.dedup().waiting()) {
        std::vector<std::string> two;
        for (const auto id : {pair.a, pair.b})
            two.push_back(desk.dedup().face(id).source + ":" + desk.dedup().face(id).key);
        std::sort(two.begin(), two.end());
        out.push_back(two[0] + " " + two[1] + " " + pair.rule);
    }
    return out;
}

std::set<std::string> pair_lines(PaperDesk& desk) {
    const auto lines = desk.lines(
        "SELECT min(a.source || ':' || a.key, b.source || ':' || b.key) || ' ' || max(a.source || ':' || a.key, "
        "b.source || ':' || b.key) || ' ' || verdict || ' ' || rule || ' ' || bond || ' ' || grade FROM pair p JOIN "
        "record a ON a.id = p.a JOIN record b ON b.id = p.b");
    return {lines.begin(), lines.end()};
}

void fill_otherwise(PaperDesk& desk, History& history, Dice& dice) {
    auto words = history.last_words();
    for (std::size_t i = words.size(); i > 1; --i) std::swap(words[i - 1], words[dice.below(i)]);
    for (const auto& [record, withdrawn] : words) {
        desk.put(record);
        if (withdrawn) desk.withdraw(record.source, record.key);
    }
    for (const auto& each : history.said) {
        desk.say(desk.id(each.a.first, each.a.second), desk.id(each.b.first, each.b.second), each.word);
    }
}

// Each record came into its own report and went as the log tells.
void check_log(PaperDesk& desk) {
    std::map<RecordId, ReportId> place;
    auto rows = desk.store.database().prepare("SELECT id, home FROM record");
    while (rows.step()) place[RecordId{rows.integer(0)}] = ReportId{rows.integer(1)};
    std::int64_t wrong = 0;
    for (const auto& move : desk.dedup().moves()) {
        if (place.at(move.record) != move.from) ++wrong;
        place[move.record] = move.to;
        if (move.rule.empty() || move.evidence.empty()) ++wrong;
    }
    for (const auto& [record, report] : place) {
        if (desk.records().report_of(record) != report) ++wrong;
    }
    CHECK(wrong == 0);
}

// No report holds two that a person's last word parted, unless nothing but other words could be meant.
void check_told_apart(PaperDesk& desk) {
    CHECK(desk.store.database().number(
              "SELECT count(*) FROM pair_judgement j JOIN record a ON a.id = j.a JOIN record b ON b.id = j.b WHERE "
              "j.word = 'different' AND a.report = b.report AND NOT EXISTS (SELECT 1 FROM pair_judgement n WHERE n.a = "
              "j.a AND n.b = j.b AND n.id > j.id)") == 0);
}

void check_history(unsigned long seed, bool crowd) {
    INFO("EVIDENT_SEED=" << seed);
    Dice dice(seed);
    History history(dice);
    if (crowd) history.put_crowd();
    auto& desk = history.desk;
    for (int i = 0; i < 40; ++i) {
        history.step();
        if (i % 8 == 0) CHECK(desk.dedup().differing() == 0);
    }
    CHECK(desk.dedup().differing() == 0);
    CHECK(desk.homes_hold());
    CHECK(desk.codes().empty());
    check_log(desk);
    check_told_apart(desk);
    PaperDesk other;
    fill_otherwise(other, history, dice);
    CHECK(other.groups() == desk.groups());
    CHECK(pair_lines(other) == pair_lines(desk));
    CHECK(waiting_lines(other) == waiting_lines(desk));
    const auto before = desk.everything();
    CHECK(desk.run().moved == 0);
    CHECK(desk.everything() == before);
}

TEST_CASE("whatever happened to a store, its reports are those of one filled in another order, and of the whole run") {
    const auto turn = GENERATE(range(0UL, 40UL));
    check_history(seed_or(1) * 1000 + turn, false);
}

TEST_CASE("so they are where a key that many records carry dies and comes alive again") {
    const auto turn = GENERATE(range(0UL, 6UL));
    check_history(seed_or(1) * 1000 + 500 + turn, true);
}

}  // namespace
}  // namespace evident
