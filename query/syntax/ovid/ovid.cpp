#include "query/syntax/ovid/ovid.hpp"

#include <array>

#include "base/clock.hpp"
#include "query/syntax/ovid/expression.hpp"
#include "query/syntax/ovid/limits.hpp"
#include "query/syntax/ovid/marks.hpp"
#include "query/syntax/parts/combine.hpp"
#include "query/syntax/parts/dialects.hpp"
#include "query/syntax/parts/lexer.hpp"

namespace evident {
namespace {

// A hyphen there parts words as it stands; between numbers it makes a range.
bool within_word(std::string_view text, std::size_t at) {
    if (at == 0 || at + 3 >= text.size()) return false;
    const char before = text[at - 1];
    const char after = text[at + 3];
    return is_word(before) && is_word(after) && !(is_digit(before) && is_digit(after));
}

// Marks that a word processor leaves, as long as what stands for them: dashes, an escaped quote.
void plain_dashes(std::string& text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::string_view rest = std::string_view(text).substr(at, 3);
        if (rest.starts_with("\\\"")) text[at] = ' ';
        if (rest.size() < 3) continue;
        const bool dash = (rest >= "\u2010" && rest <= "\u2015") || rest == "\u2212";
        if (dash && !within_word(text, at)) text.replace(at, 3, "-  ");
    }
}

class OvidParser {
  public:
    OvidParser(std::string_view question, std::string input, const SyntaxOptions& options)
        : size_(question.size()),
          options_(options),
          findings_(std::move(input)),
          text_(plain_marks(question, findings_)) {
        plain_dashes(text_);
        if (options_.today == Day::none) options_.today = day_of(SystemClock{}.now());
        check_encoding(question, findings_);
        check_other_system(text_, findings_);
    }

    Parsed run() {
        auto node = read();
        if (!node && !findings_.any()) {
            findings_.error("empty-question", "There is nothing to search for.", {0, size_});
        }
        if (!node) node = Node{Nothing{}, findings_.place({0, size_})};
        return {std::move(*node), findings_.take()};
    }

  private:
    std::optional<Node> read() {
        const auto limit = find_limit(text_);
        if (!limit) return read_ovid(text_, {0, size_}, options_, findings_);
        auto node = read_ovid(text_, limit->limited, options_, findings_);
        if (!node) return {};
        if (limit->kind == OvidLimit::Kind::keep) {
            findings_.error("unknown-limit",
                            "Records picked by their number in a list cannot be found again; all are "
                            "taken.",
                            limit->limits);
            return node;
        }
        if (limit->kind == OvidLimit::Kind::duplicates) {
            findings_.note("duplicates-kept", "Duplicates are joined to one report, not removed.", limit->limits);
            return node;
        }
        std::vector<Node> parts;
        parts.push_back(std::move(*node));
        for (auto& each : read_limits(text_, limit->limits, options_.today, findings_)) {
            parts.push_back(std::move(each));
        }
        if (parts.size() == 1) return std::move(parts.front());
        return Node{And{std::move(parts)}, findings_.place({0, size_})};
    }

    std::size_t size_;
    SyntaxOptions options_;
    Findings findings_;
    std::string text_;
};

}  // namespace

Parsed parse_ovid(std::string_view text, std::string input, const SyntaxOptions& options) {
    return OvidParser(text, std::move(input), options).run();
}

}  // namespace evident
