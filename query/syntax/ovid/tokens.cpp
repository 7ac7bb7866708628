#include "query/syntax/ovid/tokens.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "query/syntax/ovid/marks.hpp"
#include "query/syntax/ovid/ranges.hpp"
#include "query/syntax/parts/dialects.hpp"
#include "text/ascii.hpp"
#include "text/words.hpp"

namespace evident {
namespace {

// Ovid's codes for databases, as multi-file strategies name them.
constexpr std::array<std::string_view, 24> databases = {
    "ppez", "ppezv", "medall", "medf", "mesz", "mefl", "pmez", "prem", "prmz", "emez",  "emezd", "oemezd",
    "emed", "emczd", "psyh",   "psyc", "psyb", "psyf", "cctr", "coch", "dare", "clhta", "cleed", "amed"};

class Cutter {
  public:
    Cutter(std::string_view text, Stretch within, Findings& findings)
        : text_(text.substr(0, within.end)), at_(within.begin), findings_(findings) {}

    OvidTokens run() {
        pass_combine();
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (is_blank(c) || c == ',' || c == ';') {
                ++at_;
            } else if (c == '(' || c == ')') {
                add(c == '(' ? Kind::open : Kind::close, 0, at_ + 1);
            } else if (c == '[') {
                pass_bracket();
            } else if (c == '{' && pass_related()) {
                continue;
            } else if (!read_label_here() && !pass_chooser() && !pass_frequency() && !read_lines() &&
                       !read_operator() && !read_heading_here()) {
                read_run();
            }
        }
        return std::move(out_);
    }

  private:
    using Kind = OvidToken::Kind;

    void add(Kind kind, std::size_t index, std::size_t end) {
        out_.list.push_back({kind, false, index, {at_, end}});
        at_ = end;
    }

    bool after(Kind kind) const { return !out_.list.empty() && out_.list.back().kind == kind; }

    // "[mp=title, abstract]", "[Diagnosis]" are Ovid's own notes; "[tiab]" is PubMed's.
    void pass_bracket() {
        static constexpr std::size_t longest = 2000;
        const auto close = text_.substr(0, at_ + longest).find(']', at_);
        const Stretch place{at_, close == std::string_view::npos ? at_ + 1 : close + 1};
        const auto inside = trim(text_.substr(place.begin + 1, place.end - std::min(place.end, place.begin + 2)));
        const auto tag = inside.substr(0, inside.find(':'));
        if (auto label = bracketed_label(inside, place.end)) {
            spelt(fmt::format(".{}.", inside), place);
            out_.labels.push_back(std::move(*label));
            return add(Kind::label, out_.labels.size() - 1, place.end);
        }
        if (!after(Kind::heading) && field_by_pubmed_tag(tag) != nullptr) {
            findings_.error("other-syntax",
                            fmt::format("\"[{}]\" looks like PubMed syntax; in Ovid's it has no meaning and is passed "
                                        "over.",
                                        inside),
                            place);
        }
        at_ = place.end;
    }

    // "[ti,ab]": labels of Ovid's where PubMed has its tags, of which there is never a list.
    std::optional<OvidLabel> bracketed_label(std::string_view inside, std::size_t end, bool within_run = false) const {
        static constexpr std::size_t longest = 40;
        const bool behind_term = within_run || after(Kind::words) || after(Kind::close);
        if (!behind_term || inside.size() > longest || inside.find(',') == std::string_view::npos) return {};
        const auto text = fmt::format(".{}.", inside);
        auto label = read_label(text, 0);
        if (!label || label->end != text.size() || !label->unknown.empty()) return {};
        label->end = end;
        return label;
    }

    // "{No Related Terms}" behind a line of Ovid's basic search.
    bool pass_related() {
        static constexpr std::size_t longest = 60;
        const auto close = text_.substr(0, at_ + longest).find('}', at_);
        if (close == std::string_view::npos) return false;
        const auto inside = lower(text_.substr(at_ + 1, close - at_ - 1));
        if (inside.find("related terms") == std::string::npos) return false;
        if (inside.find("no ") == std::string::npos) {
            findings_.warning("related-terms",
                              "Ovid searched related terms too; here the words are searched as written.",
                              {at_, close + 1});
        }
        at_ = close + 1;
        return true;
    }

    bool read_label_here() {
        if (text_[at_] != '.') return false;
        auto label = read_label(text_, at_);
        if (!label) return false;
        const auto end = label->end;
        const Stretch place{at_, end};
        for (const auto& code : label->unknown) {
            findings_.error("unknown-label",
                            fmt::format("\".{}.\" is no field label of Ovid that is known here.", code), place);
        }
        if (label->spelt) spelt(codes_of(*label), place);
        if (label->comma_end) {
            findings_.warning("label-comma", "A field label ends with a full stop; the comma is read as one.", place);
        }
        out_.labels.push_back(std::move(*label));
        add(Kind::label, out_.labels.size() - 1, end);
        return true;
    }

    // How many bytes "use ppez" takes when it stands here.
    std::size_t chooser(std::size_t at) const {
        if (lower(text_.substr(at, 4)) != "use ") return 0;
        const auto first = behind_blanks(text_, at + 4);
        auto end = first;
        while (end < text_.size() && is_word(text_[end]) && end < first + 8) ++end;
        const auto name = lower(text_.substr(first, end - first));
        return std::find(databases.begin(), databases.end(), name) == databases.end() ? 0 : end - at;
    }

    bool pass_chooser() {
        const auto size = chooser(at_);
        if (size == 0) return false;
        findings_.warning("database-chooser",
                          "This keeps the records of one of Ovid's databases; here it is passed over.",
                          {at_, at_ + size});
        at_ += size;
        return true;
    }

    // "/freq=3" behind a label: at least so many times.
    bool pass_frequency() {
        if (text_[at_] != '/' || lower(text_.substr(at_, 6)) != "/freq=") return false;
        auto end = at_ + 6;
        while (end < text_.size() && is_digit(text_[end])) ++end;
        findings_.warning("no-frequency", "How often a word stands in a field is not asked; once is enough here.",
                          {at_, end});
        at_ = end;
        return true;
    }

    bool read_lines() {
        const bool alone = out_.list.empty() || after(Kind::open);
        auto range = read_line_range(text_, at_, alone);
        if (!range) return false;
        drop_own_number();
        if (range->bad) {
            findings_.error("bad-line-range", "These lines run backwards, or are more than a strategy can have.",
                            {at_, range->end});
        }
        out_.lines.push_back(std::move(range->lines));
        add(Kind::lines, out_.lines.size() - 1, range->end);
        return true;
    }

    // "29 or/8-28": the number of the line itself was left there.
    void drop_own_number() {
        if (out_.list.size() != 1 || !after(Kind::words)) return;
        const auto place = out_.list.front().place;
        if (!all_digits(text_.substr(place.begin, place.end - place.begin))) return;
        findings_.warning("line-number", "This is read as the number of the line itself, not as a part of it.", place);
        out_.list.clear();
    }

    bool read_operator() {
        auto size = ampersand(at_) ? 1 : operator_word(text_, at_);
        if (size == 0) return false;
        if (lower(text_.substr(at_, size)) == "adj") size += spaced_number(text_, at_ + size);
        auto word = lower(text_.substr(at_, size));
        const bool loose = word.find_first_of("&-/ \t\r\n") != std::string::npos;
        std::erase_if(word, [](char c) { return !is_letter(c) && !is_digit(c); });
        Joining joining;
        joining.place = {at_, at_ + size};
        if (word == "or") {
            joining.kind = Joining::Kind::disjunction;
            joining.strength = 1;
        } else if (word.starts_with("adj")) {
            read_distance(std::string_view(word).substr(3), joining);
        } else {
            joining.kind = word == "not" ? Joining::Kind::exclusion : Joining::Kind::conjunction;
            joining.strength = 2;
        }
        if (loose) spelt(joining.kind == Joining::Kind::near ? word : "and", joining.place);
        take(joining);
        return true;
    }

    static std::string codes_of(const OvidLabel& label) {
        std::string out;
        for (const auto& field : label.fields) out += (out.empty() ? "." : ",") + field.code;
        return out;
    }

    void spelt(std::string_view meant, Stretch place) {
        findings_.warning("operator-spelling", fmt::format("This is read as {}.", meant), place);
    }

    // "3 & 4": lines; elsewhere the sign is part of a name.
    bool ampersand(std::size_t at) const {
        if (text_[at] != '&' || at < 2 || !is_blank(text_[at - 1])) return false;
        auto before = at - 1;
        while (before > 0 && is_blank(text_[before])) --before;
        auto first = before + 1;
        while (first > 0 && is_digit(text_[first - 1])) --first;
        const auto next = behind_blanks(text_, at + 1);
        auto end = next;
        while (end < text_.size() && is_digit(text_[end])) ++end;
        const auto stands_alone = [&](std::size_t place) { return place >= text_.size() || !is_word(text_[place]); };
        return first <= before && end > next && stands_alone(end) && (first == 0 || stands_alone(first - 1));
    }

    // "Combine 3 and 4".
    void pass_combine() {
        const auto word = behind_blanks(text_, at_);
        if (lower(text_.substr(word, 8)) != "combine ") return;
        const auto next = behind_blanks(text_, word + 8);
        if (next >= text_.size() || (!is_digit(text_[next]) && text_[next] != '#')) return;
        auto behind = next + 1;
        while (behind < text_.size() && is_digit(text_[behind])) ++behind;
        behind = behind_blanks(text_, behind);
        if (operator_word(text_, behind) == 0) return;  // "combine 1.mp." is a phrase
        findings_.warning("operator-spelling", "The lines are combined without this word.", {word, word + 7});
        at_ = next;
    }

    // adj: next in this order; adjN: at most N-1 words between, in either order.
    void read_distance(std::string_view digits, Joining& joining) {
        static constexpr unsigned furthest = 99;
        joining.kind = Joining::Kind::near;
        joining.strength = 3;
        joining.ordered = digits.empty();
        unsigned number = 0;
        for (const char c : digits) number = number * 10 + unsigned(c - '0');
        if (!digits.empty() && (number == 0 || number > furthest)) {
            findings_.warning("bad-distance", "Ovid's ADJ takes a number from 1 to 99; the nearest is taken.",
                              joining.place);
            number = std::clamp(number, 1U, furthest);
        }
        joining.between = number == 0 ? 0 : number - 1;
    }

    void take(Joining joining) {
        const auto end = joining.place.end;
        if (after(Kind::joining) && joining.kind == Joining::Kind::exclusion &&
            out_.joinings.back().kind == Joining::Kind::conjunction) {
            findings_.warning("double-operator", "AND NOT is read as NOT.", {out_.list.back().place.begin, end});
            joining.place.begin = out_.list.back().place.begin;
            out_.joinings.back() = joining;
            out_.list.back().place = joining.place;
            at_ = end;
            return;
        }
        out_.joinings.push_back(joining);
        add(Kind::joining, out_.joinings.size() - 1, end);
    }

    bool read_heading_here() {
        auto heading = read_heading(text_, at_);
        if (!heading) return false;
        const auto end = heading->end;
        out_.headings.push_back(std::move(*heading));
        add(Kind::heading, out_.headings.size() - 1, end);
        return true;
    }

    // Words side by side, up to an operator, a parenthesis or a label.
    void read_run() {
        const bool explode = explode_word(text_, at_) > 0;
        at_ += explode_word(text_, at_);
        auto end = at_;
        while (end < text_.size()) {
            const auto next = behind_blanks(text_, end);
            if (next >= text_.size() || (next > at_ && ends_run(next))) break;
            end = word_end(next);
            if (end == next) break;
        }
        if (end == at_) end = std::min(at_ + 1, text_.size());
        finish_run(end, explode);
    }

    bool ends_run(std::size_t at) const {
        const char c = text_[at];
        if (c == '(' || c == ')' || c == ';') return true;
        if (c == '[') return tag_at(at);
        if (c == '/' && lower(text_.substr(at, 6)) == "/freq=") return true;
        if (c == '.') return read_label(text_, at).has_value();
        return operator_word(text_, at) > 0 || ampersand(at) || chooser(at) > 0 || range_with_slash(at);
    }

    bool range_with_slash(std::size_t at) const {
        return (text_[at] == 'o' || text_[at] == 'O' || text_[at] == 'a' || text_[at] == 'A') &&
               read_line_range(text_, at, false).has_value();
    }

    // A bracket behind a blank is no part of a word: Ovid's note or PubMed's tag.
    bool tag_at(std::size_t at) const {
        static constexpr std::size_t longest = 120;
        const auto close = text_.substr(0, at + longest).find(']', at);
        if (close == std::string_view::npos) return false;
        const auto inside = lower(trim(text_.substr(at + 1, close - at - 1)));
        return inside.starts_with("mp=") || bracketed_label(inside, 0, true) ||
               field_by_pubmed_tag(std::string_view(inside).substr(0, inside.find(':'))) != nullptr;
    }

    // Behind the word or quoted phrase.
    std::size_t word_end(std::size_t at) {
        const auto first = at;
        if (text_[at] == '"') return quoted_end(at);
        while (at < text_.size() && !is_blank(text_[at])) {
            const char c = text_[at];
            if (c == '(' || c == ')' || c == '"' || (c == '[' && at > first && tag_at(at))) break;
            if (c == '.' && at > first && read_label(text_, at)) break;
            if (c == '/' && lower(text_.substr(at, 6)) == "/freq=") break;
            ++at;
        }
        check_dialect({first, at});
        return at;
    }

    std::size_t quoted_end(std::size_t at) {
        const auto close = text_.find('"', at + 1);
        if (close != std::string_view::npos) return close + 1;
        findings_.error("unbalanced-quote", "This quotation mark has no partner; it is passed over.", {at, at + 1});
        return at + 1;
    }

    void check_dialect(Stretch place) {
        const auto chunk = text_.substr(place.begin, place.end - place.begin);
        const auto dialect = other_dialect(chunk);
        if (dialect.empty() || dialect == "Ovid") return;
        findings_.error("other-syntax",
                        fmt::format("\"{}\" looks like {} syntax; in Ovid's it has no meaning and is read as words.",
                                    chunk.substr(0, 40), dialect),
                        place);
    }

    void finish_run(std::size_t end, bool explode) {
        const auto run = text_.substr(at_, end - at_);
        const bool stray = run.find_first_not_of(".,;/\\ \t\r\n") == std::string_view::npos;
        if (stray) {
            at_ = end;
            return;
        }
        add(Kind::words, 0, end);
        out_.list.back().explode = explode;
    }

    std::string_view text_;
    std::size_t at_;
    Findings& findings_;
    OvidTokens out_;
};

}  // namespace

OvidTokens ovid_tokens(std::string_view text, Stretch within, Findings& findings) {
    return Cutter(text, within, findings).run();
}

}  // namespace evident
