#include "query/syntax/ovid/ranges.hpp"

#include "query/syntax/ovid/marks.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr std::int64_t most_lines = 5000;

class RangeReader {
  public:
    RangeReader(std::string_view text, std::size_t at) : text_(text), at_(at) {}

    std::optional<OvidRange> run(bool alone) {
        if (at_ < text_.size() && is_digit(text_[at_])) return turned();
        if (!word()) return {};
        const auto slash = behind_blanks(text_, at_);
        if (slash < text_.size() && text_[slash] == '/') {
            at_ = slash + 1;
        } else if (!alone || slash == at_) {
            return {};
        }
        const bool dashed = read_list();
        if (out_.lines.numbers.empty() && !out_.bad) return {};
        if (slash < text_.size() && text_[slash] != '/' && (!dashed || !ends())) return {};
        return ended();
    }

  private:
    bool word() {
        for (const std::string_view name : {"or", "and"}) {
            if (lower(text_.substr(at_, name.size())) != name) continue;
            at_ += name.size();
            out_.lines.either = name == "or";
            return true;
        }
        return false;
    }

    std::optional<OvidRange> turned() {
        read_list();
        if (out_.lines.numbers.empty() || at_ >= text_.size() || text_[at_] != '/') return {};
        ++at_;
        if (!word()) return {};
        out_.turned = true;
        return ended();
    }

    std::optional<OvidRange> ended() {
        if (at_ < text_.size() && is_word(text_[at_])) return {};
        out_.end = at_;
        return std::move(out_);
    }

    bool ends() const {
        const auto next = behind_blanks(text_, at_);
        return next >= text_.size() || text_[next] == ')' || operator_word(text_, next) > 0;
    }

    std::optional<std::int64_t> number() {
        auto at = behind_blanks(text_, at_);
        if (at < text_.size() && text_[at] == '#') ++at;
        const auto first = at;
        std::int64_t out = 0;
        while (at < text_.size() && is_digit(text_[at]) && at < first + 9) out = out * 10 + (text_[at++] - '0');
        if (at == first) return {};
        at_ = at;
        return out;
    }

    bool mark(char wanted) {
        const auto at = behind_blanks(text_, at_);
        if (at >= text_.size() || text_[at] != wanted) return false;
        at_ = at + 1;
        return true;
    }

    // Whether a dash or comma stands in it.
    bool read_list() {
        bool marked = false;
        while (true) {
            const auto first = number();
            if (!first) break;
            auto last = first;
            const auto before = at_;
            if (mark('-')) {
                marked = true;
                last = number();
                if (!last) {
                    at_ = before;
                    last = first;
                }
            }
            add(*first, *last);
            if (!mark(',')) break;
            marked = true;
        }
        return marked;
    }

    void add(std::int64_t first, std::int64_t last) {
        if (last < first || last - first >= most_lines || std::int64_t(out_.lines.numbers.size()) >= most_lines) {
            out_.bad = true;
            return;
        }
        for (auto each = first; each <= last; ++each) out_.lines.numbers.push_back(each);
    }

    std::string_view text_;
    std::size_t at_;
    OvidRange out_;
};

}  // namespace

std::optional<OvidRange> read_line_range(std::string_view text, std::size_t at, bool alone) {
    return RangeReader(text, at).run(alone);
}

}  // namespace evident
