#include "query/syntax/ovid/label.hpp"

#include "text/ascii.hpp"

namespace evident {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r') || c == '\0'; }
bool is_word(char c) { return is_letter(c) || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80; }

struct Code {
    std::string text;
    std::size_t end = 0;
    bool spaced = false;  // a blank stands before it
};

class LabelReader {
  public:
    LabelReader(std::string_view text, std::size_t at)
        : text_(text), enclosed_(at + 1 < text.size() && text[at + 1] == '('), at_(at + (enclosed_ ? 2 : 1)) {}

    std::optional<OvidLabel> run() {
        read_codes();
        if (codes_.empty() || (enclosed_ && !closed_)) return {};
        if (!closed_ && !comma_end_ && !ends_openly()) return {};
        return looked_up();
    }

  private:
    static constexpr std::size_t most_codes = 24;

    char at(std::size_t place) const { return place < text_.size() ? text_[place] : ' '; }
    std::size_t behind_blanks(std::size_t place) const {
        while (place < text_.size() && is_blank(text_[place])) ++place;
        return place;
    }

    bool read_code(bool spaced) {
        if (lower(text_.substr(std::min(at_, text_.size()), 4)) == "tiab" && !is_word(at(at_ + 4))) {
            codes_.push_back({"ti", at_ + 2, spaced});
            codes_.push_back({"ab", at_ + 4, false});
            at_ += 4;
            spelt_ = true;
            return true;
        }
        if (!is_letter(at(at_)) || !is_letter(at(at_ + 1)) || is_word(at(at_ + 2))) return false;
        codes_.push_back({lower(text_.substr(at_, 2)), at_ + 2, spaced});
        at_ += 2;
        return true;
    }

    void read_codes() {
        const auto first = behind_blanks(at_);
        apart_ = first != at_;  // ". tw." is one only with its closing full stop
        at_ = first;
        if (!read_code(false)) return;
        while (codes_.size() < most_codes) {
            auto mark = behind_blanks(at_);
            if (enclosed_ && at(mark) == ')' && at(mark + 1) == '.') ++mark;
            if (dotted(mark)) {
                spelt_ = true;
                at_ = mark + 1;
                read_code(false);
                continue;
            }
            if (at(mark) == '.') {
                closed_ = mark == at_ || !is_letter(at(mark + 1));
                if (closed_) at_ = mark + 1;
                return;
            }
            if (at(mark) != ',') return;
            const auto next = behind_blanks(mark + 1);
            const auto before = at_;
            at_ = next;
            if (read_code(next != mark + 1 || mark != before)) continue;
            end_at_comma(mark, next);
            return;
        }
    }

    // The first full stop of ".ab." in ".ti.ab.".
    bool dotted(std::size_t mark) const {
        return mark == at_ && at(mark) == '.' && is_letter(at(mark + 1)) && at(mark + 3) == '.' &&
               field_by_ovid_label(lower(text_.substr(mark + 1, 2))) != nullptr;
    }

    // ".ab,." and ".ti,ab, or": the comma stands for the full stop or beside it.
    void end_at_comma(std::size_t comma, std::size_t next) {
        comma_end_ = true;
        closed_ = at(next) == '.';
        at_ = closed_ ? next + 1 : comma + 1;
    }

    // "ti,ab" with no full stop; "ti, ab of" is only "ti".
    bool ends_openly() {
        if (apart_ || !is_open_end(at_)) return false;
        const auto after = behind_blanks(at_);
        const bool last = after >= text_.size() || text_[after] == ')';
        if (last) return true;
        for (std::size_t i = 1; i < codes_.size(); ++i) {
            if (!codes_[i].spaced) continue;
            codes_.resize(i);
            at_ = codes_.back().end;
        }
        return true;
    }

    bool is_open_end(std::size_t place) const {
        const char c = at(place);
        return is_blank(c) || c == ')' || c == '[' || c == '/' || c == ';';
    }

    std::optional<OvidLabel> looked_up() {
        OvidLabel out;
        out.end = at_;
        while (closed_ && at(out.end) == '.') ++out.end;
        out.comma_end = comma_end_;
        out.spelt = spelt_;
        for (auto& code : codes_) {
            if (const auto* row = field_by_ovid_label(code.text)) {
                const bool explode = code.text == "xm" || code.text == "fx" || code.text == "xs";
                out.fields.push_back({row, explode, std::move(code.text)});
            } else {
                out.unknown.push_back(std::move(code.text));
            }
        }
        if (!out.unknown.empty() && (!closed_ || apart_ || (out.fields.empty() && is_word(at(out.end))))) return {};
        return out;
    }

    std::string_view text_;
    bool enclosed_;  // "20200101:20201231.(ed).", as Ovid shows a limit by date
    std::size_t at_;
    std::vector<Code> codes_;
    bool closed_ = false;
    bool apart_ = false;
    bool comma_end_ = false;
    bool spelt_ = false;
};

}  // namespace

std::optional<OvidLabel> read_label(std::string_view text, std::size_t at) { return LabelReader(text, at).run(); }

}  // namespace evident
