// A question tree written out in PubMed's and in plain syntax, for trees that both can say.
#pragma once

#include <string>

#include <fmt/format.h>

#include "base/date.hpp"
#include "query/ast/node.hpp"

namespace evident::testing {

enum class Syntax { plain, pubmed };

class Writer {
  public:
    explicit Writer(Syntax syntax) : syntax_(syntax) {}

    std::string write(const Node& node) const {
        return std::visit([this](const auto& what) { return text(what); }, node.is);
    }

  private:
    std::string text(const Nothing&) const { return {}; }
    std::string text(const All&) const { return {}; }
    std::string text(const Not&) const { return {}; }
    std::string text(const Near&) const { return {}; }
    std::string text(const Line&) const { return {}; }

    std::string text(const Words& words) const {
        std::string phrase;
        for (const auto& term : words.terms)
            phrase += (phrase.empty() ? "" : " ") + term.word + (term.prefix ? "*" : "");
        return placed('"' + phrase + '"', row_of(words.fields));
    }

    std::string text(const Tag& tag) const {
        auto value = tag.token.substr(tag.token.find('.') + 1);
        for (auto& c : value) c = c == '.' ? ' ' : c;
        return placed('"' + value + '"', row_of(tag.kind));
    }

    std::string text(const Between& between) const {
        const auto from = between.from == Day::none ? "1000-01-01" : to_iso(between.from);
        const auto to = between.to == Day::none ? "3000-12-31" : to_iso(between.to);
        if (syntax_ == Syntax::plain) return fmt::format("year:{}..{}", from, to);
        return fmt::format("\"{}\"[dp] : \"{}\"[dp]", slashed(from), slashed(to));
    }

    std::string text(const Or& any) const { return joined(any.parts, " OR "); }

    // What is taken away comes last: there must be something to take it from.
    std::string text(const And& all) const {
        std::vector<Node> wanted;
        std::string without;
        for (const auto& part : all.parts) {
            const auto* negated = std::get_if<Not>(&part.is);
            if (negated != nullptr) {
                without += " NOT (" + write(negated->part.front()) + ')';
            } else {
                wanted.push_back(part);
            }
        }
        return joined(wanted, " AND ") + without;
    }

    std::string joined(const std::vector<Node>& parts, std::string_view by) const {
        std::string out;
        for (const auto& part : parts) {
            if (!out.empty()) out += by;
            out += '(' + write(part) + ')';
        }
        return out;
    }

    std::string placed(const std::string& value, const SearchField& row) const {
        if (syntax_ == Syntax::plain) return fmt::format("{}:{}", row.name, value);
        return fmt::format("{}[{}]", value, row.pubmed.substr(0, row.pubmed.find('|')));
    }

    static const SearchField& row_of(FieldSet fields) {
        for (const auto& row : search_fields()) {
            if (row.kind == SearchField::Kind::words && row.fields == fields) return row;
        }
        return search_fields().front();
    }

    static const SearchField& row_of(TagKind kind) {
        for (const auto& row : search_fields()) {
            if (row.kind == SearchField::Kind::tag && row.tag == kind) return row;
        }
        return search_fields().front();
    }

    static std::string slashed(std::string day) {
        for (auto& c : day) c = c == '-' ? '/' : c;
        return day;
    }

    Syntax syntax_;
};

}  // namespace evident::testing
