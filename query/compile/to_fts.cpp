#include "query/compile/to_fts.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "query/ast/pattern.hpp"

namespace evident {
namespace {

// FTS5 refuses expressions deeper than 256 and its parser's stack ends before that; well below both.
constexpr int deepest_match = 12;

std::optional<std::string> phrase(const Words& words) {
    const auto last = words.terms.end() - 1;
    if (std::any_of(words.terms.begin(), last, [](const QueryWord& term) { return term.prefix; })) return {};
    if (std::any_of(words.terms.begin(), words.terms.end(), is_pattern)) return {};
    std::vector<std::string_view> parts;
    for (const auto& term : words.terms) parts.push_back(term.word);
    return fmt::format("{}\"{}\"{}", fts_columns(words.fields), fmt::join(parts, " "), last->prefix ? " *" : "");
}

class Compiler {
  public:
    explicit Compiler(int depth) : depth_(depth) {}

    std::optional<std::string> operator()(const Words& words) const { return phrase(words); }
    std::optional<std::string> operator()(const Tag& tag) const {
        return fmt::format("tags : \"{}\"{}", tag.token, tag.prefix ? " *" : "");
    }
    std::optional<std::string> operator()(const Or& any) const { return joined(any.parts, " OR "); }
    std::optional<std::string> operator()(const And& all) const {
        std::vector<Node> wanted;
        std::vector<Node> unwanted;
        for (const auto& part : all.parts) {
            const auto* negated = std::get_if<Not>(&part.is);
            (negated != nullptr ? unwanted : wanted).push_back(negated != nullptr ? negated->part.front() : part);
        }
        auto out = joined(wanted, " AND ");
        if (!out || unwanted.empty()) return out;
        const auto without = joined(unwanted, " OR ");
        if (!without) return {};
        return fmt::format("({}) NOT ({})", *out, *without);
    }
    // What FTS5 has no word for.
    template <class Other>
    std::optional<std::string> operator()(const Other&) const {
        return {};
    }

  private:
    std::optional<std::string> joined(const std::vector<Node>& parts, std::string_view by) const {
        if (parts.empty() || depth_ == 0) return {};
        std::vector<std::string> texts;
        for (const auto& part : parts) {
            auto text = std::visit(Compiler(depth_ - 1), part.is);
            if (!text) return {};
            texts.push_back(parts.size() == 1 ? std::move(*text) : '(' + *text + ')');
        }
        return fmt::format("{}", fmt::join(texts, by));
    }

    int depth_;
};

}  // namespace

std::string fts_columns(FieldSet fields) {
    std::vector<std::string_view> names;
    for (const auto& column : columns()) {
        if (fields.has(column.field)) names.push_back(column.name);
    }
    return fmt::format("{{{}}} : ", fmt::join(names, " "));
}

std::optional<std::string> to_fts(const Node& node) { return std::visit(Compiler(deepest_match), node.is); }

}  // namespace evident
