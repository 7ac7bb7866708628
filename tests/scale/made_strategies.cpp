#include "tests/scale/made_strategies.hpp"

#include <algorithm>

#include "store/record/searchable.hpp"
#include "store/reports/records.hpp"
#include "text/words.hpp"

namespace evident::scale {
namespace {

template <class Join>
Node lines(const std::vector<std::size_t>& numbers) {
    Join out;
    for (const auto number : numbers) out.parts.push_back({Line{std::int64_t(number)}, {}});
    return {std::move(out), {}};
}

}  // namespace

StrategyMaker::StrategyMaker(Store& store) {
    RecordTable table(store);
    const auto records = store.database().number("SELECT max(id) FROM record");
    while (texts_.size() < 2000) {
        const auto held = table.find(RecordId{std::int64_t(1 + below(std::size_t(records)))});
        if (!held) continue;
        const auto found = searchable(held->record);
        for (const auto& tag : found.tags) {
            if (tag.starts_with("mh.")) headings_.push_back(tag);
        }
        for (const auto text : found.of(Field::abstract)) {
            std::vector<std::string> list;
            for (auto& word : words(text)) list.push_back(std::move(word.text));
            if (list.size() > 40) texts_.push_back(std::move(list));
        }
    }
}

Lines StrategyMaker::strategy() {
    Lines out;
    for (int group = 0; group < 3; ++group) {
        std::vector<std::size_t> numbers;
        for (int i = 0; i < 2; ++i) out.push_back(headings());
        for (int i = 0; i < 5; ++i) out.push_back(some_words());
        for (int i = 0; i < 2; ++i) out.push_back(phrase());
        for (int i = 0; i < 3; ++i) out.push_back(near());
        for (auto number = out.size() - 11; number <= out.size(); ++number) numbers.push_back(number);
        out.push_back(lines<Or>(numbers));
    }
    out.push_back(lines<And>({13, 26, 39}));
    return out;
}

std::string StrategyMaker::word() {
    for (;;) {
        const auto& list = text();
        const auto& one = list[below(list.size())];
        if (one.size() > 5) return one;
    }
}

Node StrategyMaker::headings() {
    Or any;
    for (auto i = 2 + below(20); i > 0; --i) {
        any.parts.push_back({Tag{TagKind::heading, headings_[below(headings_.size())], false, false}, {}});
    }
    return {std::move(any), {}};
}

Node StrategyMaker::some_words() {
    Or any;
    for (auto i = 1 + below(15); i > 0; --i) {
        auto term = QueryWord{word(), below(4) == 0};
        if (term.prefix) term.word.resize(std::max<std::size_t>(5, term.word.size() - 2));
        const bool plain = std::all_of(term.word.begin(), term.word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
        if (plain) any.parts.push_back({Words{tiab_fields, {std::move(term)}, {}}, {}});
    }
    return any.parts.empty() ? some_words() : Node{std::move(any), {}};
}

Node StrategyMaker::phrase() {
    const auto& list = text();
    const auto at = below(list.size() - 3);
    return {Words{tiab_fields, {{list[at], false}, {list[at + 1], false}, {list[at + 2], false}}, {}}, {}};
}

Node StrategyMaker::near() {
    const auto& list = text();
    const auto at = below(list.size() - 4);
    const auto& a = list[at];
    const auto& b = list[at + 1 + below(3)];
    if (a.size() < 5 || b.size() < 5 || a == b) return near();
    return {Near{{{Words{tiab_fields, {{a, false}}, {}}, {}}, {Words{tiab_fields, {{b, false}}, {}}, {}}}, 3, false},
            {}};
}

}  // namespace evident::scale
