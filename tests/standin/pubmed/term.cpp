#include "tests/standin/pubmed/term.hpp"

#include <optional>

#include "text/ascii.hpp"

namespace evident::standin {

namespace {

using Accepts = Term::Accepts;

std::optional<DateKind> date_kind(std::string_view tag) {
    if (tag == "crdt" || tag == "date - create") return DateKind::crdt;
    // The made records have no headings: their MeSH date is their entry date, as PubMed has it.
    if (tag == "edat" || tag == "mhda" || tag == "date - entry" || tag == "date - entrez") return DateKind::edat;
    if (tag == "mdat" || tag == "lr" || tag == "date - modification") return DateKind::mdat;
    if (tag == "pdat" || tag == "dp" || tag == "date - publication") return DateKind::pdat;
    return {};
}

Accepts both(Accepts a, Accepts b) {
    return [a = std::move(a), b = std::move(b)](auto id, const auto& held) { return a(id, held) && b(id, held); };
}
Accepts either(Accepts a, Accepts b) {
    return [a = std::move(a), b = std::move(b)](auto id, const auto& held) { return a(id, held) || b(id, held); };
}
Accepts without(Accepts a, Accepts b) {
    return [a = std::move(a), b = std::move(b)](auto id, const auto& held) { return a(id, held) && !b(id, held); };
}

class TermReader {
  public:
    TermReader(std::string_view text, const Corpus& corpus) : text_(text), corpus_(corpus) {}

    Term read() {
        auto accepts = expression();
        return {std::move(accepts), std::move(not_found_)};
    }

  private:
    struct Value {
        std::string text;
        std::string tag;
    };

    char peek() {
        while (at_ < text_.size() && text_[at_] == ' ') ++at_;
        return at_ < text_.size() ? text_[at_] : '\0';
    }
    bool take(std::string_view word) {
        peek();
        const auto rest = text_.substr(at_);
        if (!rest.starts_with(word)) return false;
        at_ += word.size();
        return true;
    }

    Accepts expression() {
        Accepts all = operand();
        while (peek() != '\0' && peek() != ')') {
            const char how = take("AND ") ? '&' : take("OR ") ? '|' : take("NOT ") ? '-' : '&';
            Accepts next = operand();
            if (!next) continue;
            if (!all) {
                all = std::move(next);
            } else {
                all = how == '&' ? both(all, next) : how == '|' ? either(all, next) : without(all, next);
            }
        }
        return all;
    }

    Accepts operand() {
        if (take("(")) {
            Accepts inner = expression();
            take(")");
            return inner;
        }
        auto value = one_value();
        if (peek() == ':') {
            ++at_;
            const auto end = one_value();
            return range(value.text, end.text, value.tag.empty() ? end.tag : value.tag);
        }
        if (value.tag == "sb") return [](auto, const auto&) { return true; };
        if (value.tag == "uid" || value.tag == "pmid") return range(value.text, value.text, "uid");
        if (date_kind(value.tag)) return range(value.text, value.text, value.tag);
        return word(value.text);
    }

    Value one_value() {
        Value value;
        if (peek() == '"') {
            const auto end = std::min(text_.find('"', at_ + 1), text_.size());
            value.text = text_.substr(at_ + 1, end - at_ - 1);
            at_ = std::min(end + 1, text_.size());
        } else {
            const auto end = std::min(text_.find_first_of(" ()[:\"", at_), text_.size());
            value.text = text_.substr(at_, end - at_);
            at_ = end == at_ && at_ < text_.size() ? at_ + 1 : end;
        }
        if (peek() == '[') {
            const auto end = std::min(text_.find(']', at_), text_.size());
            value.tag = lower(trim(text_.substr(at_ + 1, end - at_ - 1)));
            at_ = std::min(end + 1, text_.size());
        }
        return value;
    }

    static Accepts range(const std::string& from, const std::string& to, std::string_view tag) {
        if (const auto kind = date_kind(tag)) {
            return [kind = *kind, first = first_day(from), last = last_day(to)](auto, const auto& held) {
                const Day day = held.of(kind);
                return day >= first && day <= last;
            };
        }
        const auto number = [](const std::string& text) {
            return all_digits(text) && text.size() < 16 ? std::stoll(text) : 0;
        };
        return [first = number(from), last = number(to)](auto id, const auto&) { return id >= first && id <= last; };
    }

    Accepts word(const std::string& text) {
        const auto low = lower(text);
        if (!corpus_.has_word(Corpus::first_id, low)) {
            not_found_.push_back(text);
            return {};
        }
        return [this_corpus = &corpus_, low](auto id, const auto&) { return this_corpus->has_word(id, low).value(); };
    }

    std::string_view text_;
    const Corpus& corpus_;
    std::size_t at_ = 0;
    std::vector<std::string> not_found_;
};

}  // namespace

Term read_term(std::string_view text, const Corpus& corpus) { return TermReader(text, corpus).read(); }

Day first_day(std::string_view text) { return parse_span(text).first; }

Day last_day(std::string_view text) {
    const auto span = parse_span(text);
    return span.known() ? span.last : Day{99991231};
}

}  // namespace evident::standin
