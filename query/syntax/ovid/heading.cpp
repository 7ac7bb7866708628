#include "query/syntax/ovid/heading.hpp"

#include <algorithm>

#include "query/syntax/ovid/joined_names.hpp"
#include "query/syntax/ovid/label.hpp"
#include "query/syntax/ovid/marks.hpp"
#include "query/syntax/values/wordlists.hpp"
#include "text/ascii.hpp"
#include "text/words.hpp"

namespace evident {
namespace {

constexpr std::size_t longest_heading = 300;
constexpr std::size_t longest_part = 100;

class HeadingReader {
  public:
    HeadingReader(std::string_view text, std::size_t at) : text_(text.substr(0, at + longest_heading)), at_(at) {}

    std::optional<OvidHeading> run() {
        read_marks();
        begin_ = at_;
        while (at_ < text_.size()) {
            if (text_[at_] == '/') {
                if (read_slash()) return finished();
                ++at_;
            } else if (!pass()) {
                return {};
            }
        }
        return {};
    }

  private:
    void read_marks() {
        for (bool more = true; more;) {
            const auto word = explode_word(text_, at_);
            const bool star = at_ < text_.size() && text_[at_] == '*';
            out_.explode = out_.explode || word > 0;
            out_.major = out_.major || star;
            at_ = behind_blanks(text_, at_ + word + (star && word == 0 ? 1 : 0));
            more = word > 0 || star;
        }
    }

    // One letter, quote, parenthesis or operator of the name; false when no heading can hold it.
    bool pass() {
        const char c = text_[at_];
        if (c == '"') return pass_quoted();
        if (c == '(') return at_ > begin_ && pass_group();
        if (c == ')' || c == '[' || c == ']' || c == ';' || c == '\n' || c == '$' || c == '*') return false;
        if (c == '.' && read_label(text_, at_)) return false;
        if (at_ == begin_ || is_blank(text_[at_ - 1])) {
            if (const auto size = operator_word(text_, at_); size > 0) {
                joined_ = true;
                at_ += size;
                return at_ > begin_ + size;  // no name begins with one
            }
        }
        ++at_;
        return true;
    }

    bool pass_quoted() {
        const auto close = text_.find('"', at_ + 1);
        if (close == std::string_view::npos || at_ != begin_) return false;
        at_ = behind_blanks(text_, close + 1);
        quoted_ = true;
        return at_ < text_.size() && text_[at_] == '/';
    }

    // "(Thrombocytopenia)" within a name holds no operator.
    bool pass_group() {
        const auto close = text_.substr(0, at_ + longest_part).find(')', at_);
        if (close == std::string_view::npos) return false;
        for (auto i = at_ + 1; i < close; ++i) {
            if (text_[i] == '(' || text_[i] == '"' || text_[i] == '/') return false;
            if (!is_letter(text_[i - 1]) && operator_word(text_, i) > 0) return false;
            if (text_[i] == '.' && read_label(text_, i)) return false;
        }
        at_ = close + 1;
        return true;
    }

    // Whether the slash ends a heading; reads what stands behind it.
    bool read_slash() {
        if (words(text_.substr(begin_, at_ - begin_)).empty()) return false;
        slash_ = at_;
        auto end = at_ + 1;
        if (end < text_.size() && is_word(text_[end]) && !read_codes(end) && !read_full_name(end)) return false;
        if (!term_ends(end)) return false;
        out_.end = end;
        return true;
    }

    bool read_codes(std::size_t& end) {
        std::vector<std::string> known;
        std::vector<std::string> unknown;
        auto at = end;
        while (true) {
            if (at + 2 > text_.size() || !is_letter(text_[at]) || !is_letter(text_[at + 1])) return false;
            if (at + 2 < text_.size() && is_word(text_[at + 2])) return false;
            const auto code = text_.substr(at, 2);
            const auto name = subheading_name(code);
            (name.empty() ? unknown : known).emplace_back(name.empty() ? code : name);
            at += 2;
            const auto comma = behind_blanks(text_, at);
            if (comma >= text_.size() || text_[comma] != ',') break;
            at = behind_blanks(text_, comma + 1);
        }
        if (!term_ends(at)) return false;
        out_.qualifiers = std::move(known);
        out_.unknown = std::move(unknown);
        end = at;
        return true;
    }

    // "X/drug therapy", as other services write it.
    bool read_full_name(std::size_t& end) {
        auto at = end;
        while (at < text_.size() && at < end + longest_part) {
            const char c = text_[at];
            if (c == ')' || c == '(' || c == '[' || c == '/' || c == '.') break;
            if (is_blank(c) && operator_word(text_, behind_blanks(text_, at)) > 0) break;
            ++at;
        }
        // "toxicity and ..." must not be cut inside a name that holds "and".
        const auto name = subheading_name(trim(text_.substr(end, at - end)));
        if (name.empty()) return false;
        out_.qualifiers = {std::string(name)};
        end = at;
        return true;
    }

    // Behind a heading stands an end, an operator, a bracket or another mark: no further word.
    bool term_ends(std::size_t at) const {
        if (at < text_.size() && is_word(text_[at])) return false;
        const auto next = behind_blanks(text_, at);
        if (next >= text_.size() || !is_word(text_[next]) ||
            text_.substr(at, next - at).find('\n') != std::string_view::npos) {
            return true;
        }
        return operator_word(text_, next) > 0 || explode_word(text_, next) > 0 ||
               lower(text_.substr(next, 4)) == "use " || lower(text_.substr(next, 3)) == "or/" ||
               lower(text_.substr(next, 3)) == "to ";
    }

    std::optional<OvidHeading> finished() {
        auto name = trim(text_.substr(begin_, slash_ - begin_));
        if (joined_ && !quoted_ && !is_joined_name(name)) return {};
        const auto shift = std::size_t(name.data() - text_.data());
        out_.name = {name, shift};
        if (quoted_) out_.name = {name.substr(1, name.size() - 2), shift + 1};
        return std::move(out_);
    }

    std::string_view text_;
    std::size_t at_;
    std::size_t begin_ = 0;
    std::size_t slash_ = 0;
    bool joined_ = false;
    bool quoted_ = false;
    OvidHeading out_;
};

}  // namespace

std::optional<OvidHeading> read_heading(std::string_view text, std::size_t at) { return HeadingReader(text, at).run(); }

// NLM gave up radiography, radionuclide imaging and ultrasonography for diagnostic imaging in 2017 and changed the
// records; diagnostic use went in 2018 and stands in older files only.
std::string_view subheading_name(std::string_view text) {
    const auto small = lower(text);
    if (small == "ra" || small == "ri" || small == "us" || small == "radiography" || small == "radionuclide imaging" ||
        small == "ultrasonography") {
        return "Diagnostic Imaging";
    }
    if (small == "du" || small == "diagnostic use") return "Diagnostic Use";
    return qualifier_name(text);
}

std::optional<EmtreeLink> ovid_link(std::string_view text) {
    const auto small = lower(single_spaced(text));
    if (!subheading_name(small).empty()) return {};
    if (const auto drug = link_of_code("dd_" + small)) return drug;
    if (const auto other = link_of_code("dm_" + small)) return other;
    return link_of_name(small);
}

std::size_t explode_word(std::string_view text, std::size_t at) {
    if (lower(text.substr(std::min(at, text.size()), 3)) != "exp" || at + 3 >= text.size()) return 0;
    const char next = text[at + 3];
    if (!is_blank(next) && next != '*' && next != '"') return 0;
    return behind_blanks(text, at + 3) - at;
}

}  // namespace evident
