// From the text of a question to its answer: what is written means what was meant, and every text gets one answer.
#include "query/ast/pattern.hpp"
#include "query/syntax/plain.hpp"
#include "query/syntax/pubmed.hpp"
#include "tests/agreement/engines.hpp"
#include "tests/agreement/made_records.hpp"
#include "tests/agreement/real_shelf.hpp"
#include "tests/agreement/trees.hpp"
#include "tests/agreement/writer.hpp"
#include "tests/catch.hpp"

namespace evident {
namespace {

using namespace testing;

// Trees that both syntaxes can say: words of a named field, headings, types, publication dates; "not" within "and"
// only.
class WritableTrees {
  public:
    WritableTrees(const std::vector<Record>& records, unsigned long seed) : trees_(records, seed) {}

    Node tree(int depth) { return tree_for(trees_.any_offer(), depth); }

  private:
    Node tree_for(const Offer& offer, int depth) {
        auto& dice = trees_.dice();
        if (depth == 0 || dice.one_in(3)) return leaf_for(offer);
        const auto count = 1 + dice.below(3);
        std::vector<Node> parts;
        const bool any = dice.one_in(3);
        for (std::size_t i = 0; i < count; ++i)
            parts.push_back(tree_for(any && i > 0 ? trees_.any_offer() : offer, depth - 1));
        if (any) return {Or{std::move(parts)}, {}};
        if (dice.one_in(3)) parts.push_back({Not{{tree_for(trees_.any_offer(), depth - 1)}}, {}});
        return {And{std::move(parts)}, {}};
    }

    Node leaf_for(const Offer& offer) {
        auto& dice = trees_.dice();
        if (dice.one_in(6) && !offer.dates.empty()) {
            auto between = trees_.between_of(offer);
            if (between.to != Day::none && between.from > between.to) std::swap(between.from, between.to);
            between.dates = {SearchDate::print, SearchDate::electronic};
            return {between, {}};
        }
        if (dice.one_in(5) && !offer.tags.empty()) {
            const auto& token = dice.of(offer.tags);
            if (const auto tag = plain_tag(token)) return {*tag, {}};
        }
        return {writable_words(offer), {}};
    }

    Words writable_words(const Offer& offer) {
        static const std::vector<FieldSet> sets = {tiab_fields,         all_fields,        text_word_fields,
                                                   {Field::title},      {Field::abstract}, {Field::keyword},
                                                   {Field::affiliation}};
        Words words{tiab_fields, {{"lung", false}}};
        for (int tries = 0; tries < 8 && !offer.values.empty(); ++tries) {
            words = trees_.words_of(offer);
            if (std::find(sets.begin(), sets.end(), words.fields) != sets.end()) break;
        }
        if (trees_.dice().one_in(4) || std::find(sets.begin(), sets.end(), words.fields) == sets.end()) {
            words.fields = trees_.dice().of(sets);
        }
        for (auto& term : words.terms) {  // "0." is no word that anybody can write
            while (term.word.back() == '.' || term.word.back() == ',') term.word.pop_back();
            only_stars(term);
        }
        return words;
    }

    // Both syntaxes have the star alone, and none for a word of nothing else.
    static void only_stars(QueryWord& term) {
        for (auto& sign : term.word) sign = sign == one_letter || sign == letter_or_none ? any_letters : sign;
        for (; term.word.ends_with(any_letters); term.prefix = true) term.word.pop_back();
        // A full stop beside a star ends no word that anybody can write.
        const bool open = term.prefix || term.word.find(any_letters) != std::string::npos;
        if (open && term.word.find_first_of(".,+") != std::string::npos) term = {"lung", false};
        if (term.word.find_first_not_of(any_letters) == std::string::npos) term = {"lung", false};
    }

    // Of headings and types, those whose token's full stops can only stand between words.
    static std::optional<Tag> plain_tag(const std::string& token) {
        if (token.find_first_of("0123456789,+") != std::string::npos) return {};
        if (token.starts_with("mh.")) return Tag{TagKind::heading, token, false, true};
        if (token.starts_with("mj.")) return Tag{TagKind::major_heading, token, false, true};
        if (token.starts_with("pt.")) return Tag{TagKind::type, token, false, false};
        return {};
    }

    Trees trees_;
};

bool has_errors(const Problems& problems) {
    return std::any_of(problems.begin(), problems.end(),
                       [](const Problem& problem) { return problem.severity == Severity::error; });
}

std::string told(const Problems& problems) {
    std::string out;
    for (const auto& problem : problems) out += fmt::format("{}: {}\n", problem.code, problem.message);
    return out;
}

Parsed parse(Syntax syntax, const std::string& text) {
    return syntax == Syntax::plain ? parse_plain(text, "question", {Day{20250102}})
                                   : parse_pubmed(text, "question", {Day{20250102}});
}

// Says how many of the questions are answered by some record.
int check_written(const Engines& engines, unsigned long seed, int questions) {
    WritableTrees trees(engines.records(), seed);
    int answered = 0;
    for (int i = 0; i < questions; ++i) {
        auto meant = trees.tree(3);
        if (engines.scan(meant).empty()) meant = trees.tree(3);
        const auto truth = engines.scan(meant);
        for (const auto syntax : {Syntax::pubmed, Syntax::plain}) {
            const auto text = Writer(syntax).write(meant);
            const auto parsed = parse(syntax, text);
            INFO(text << "\nmeant: " << print(meant) << "\nread:  " << print(parsed.node) << "\n"
                      << told(parsed.problems));
            if (has_errors(parsed.problems)) FAIL("question " << i << " is refused");
            if (engines.scan(parsed.node) != truth) FAIL("question " << i << " is read as another");
            if (engines.judge(parsed.node) == Verdict::different) FAIL(engines.difference(parsed.node));
        }
        if (!truth.empty()) ++answered;
    }
    return answered;
}

std::string random_text(Trees& trees) {
    static const std::vector<std::string> signs = {
        " AND ",          " OR ",  " NOT ",    " (",    ") ",    "\"", "* ",     "[tiab] ",
        "[ti] ",          "[mh] ", "[all] ",   " -",    " and ", ", ", "title:", " year:2019-2021 ",
        "2020:2021[dp] ", "[au] ", " author:", "[tw] ", "[pt] ", "/"};
    auto& dice = trees.dice();
    std::string out;
    for (auto i = 1 + dice.below(8); i > 0; --i) {
        const auto& offer = trees.any_offer();
        if (!offer.values.empty()) {
            const auto words = trees.words_of(offer);
            for (const auto& term : words.terms) out += term.word + (term.prefix ? "* " : " ");
        }
        while (dice.one_in(2)) out += dice.of(signs);
    }
    return out;
}

void check_any_text(const Engines& engines, unsigned long seed, int questions) {
    Trees trees(engines.records(), seed);
    for (int i = 0; i < questions; ++i) {
        const auto text = random_text(trees);
        const auto node = parse(i % 2 == 0 ? Syntax::pubmed : Syntax::plain, text).node;
        if (engines.judge(node) == Verdict::different) {
            FAIL("question " << i << ": " << text << "\n" << engines.difference(node));
        }
    }
}

}  // namespace

TEST_CASE("questions written out and read again get the answer that was meant over all real PubMed files") {
    const auto folders = real_pubmed_folders();
    if (folders.empty()) return;
    RealShelf shelf(folders);
    const Engines engines(shelf.store, shelf.index);
    const auto seed = seed_or(31);
    INFO("EVIDENT_SEED=" << seed);
    CHECK(check_written(engines, seed, 1000) > 800);
    check_any_text(engines, seed, 1000);
}

TEST_CASE("questions written out and read again get the answer that was meant over made records") {
    const auto seed = seed_or(32);
    INFO("EVIDENT_SEED=" << seed);
    Dice dice(seed);
    std::vector<Record> records;
    for (std::size_t i = 1; i <= 100; ++i) records.push_back(made_record(dice, i));
    Shelf shelf;
    shelf.put_all(records);
    shelf.index.sync({});
    const Engines engines(shelf.store, shelf.index);
    CHECK(check_written(engines, seed, 500) > 400);
    check_any_text(engines, seed, 500);
}

}  // namespace evident
