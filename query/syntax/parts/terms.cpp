#include "query/syntax/parts/terms.hpp"

#include <algorithm>

#include "query/ast/pattern.hpp"
#include "text/words.hpp"

namespace evident {
namespace {

constexpr std::size_t most_counted = 20;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A sign, or signs side by side, with the signs of the tree they stand for.
struct Signs {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string means;
};

class WordReader {
  public:
    WordReader(Piece piece, const Wildcards& wildcards, Findings& findings)
        : piece_(piece), wildcards_(wildcards), findings_(findings) {}

    std::vector<QueryWord> run() {
        find_signs();
        std::size_t next = 0;  // of the signs
        for (auto& word : words(blanked())) {
            for (; next < signs_.size() && signs_[next].begin < word.begin; ++next) {
                take(signs_[next], signs_[next].end == word.begin);
            }
            join(word.text, word.begin);
            end_ = word.end;
        }
        for (; next < signs_.size(); ++next) take(signs_[next], false);
        finish();
        return std::move(out_);
    }

  private:
    void find_signs() {
        for (std::size_t at = 0; at < piece_.text.size();) {
            auto signs = signs_at(at);
            at = std::max(signs.end, at + 1);
            if (!signs.means.empty()) signs_.push_back(std::move(signs));
        }
    }

    Signs signs_at(std::size_t at) const {
        Signs out{at, at, {}};
        const auto text = piece_.text;
        while (out.end < text.size()) {
            const char c = text[out.end];
            if (wildcards_.any.find(c) != std::string_view::npos) {
                ++out.end;
                out.means += counted(out.end);
            } else if (c != '\0' && (c == wildcards_.one || c == wildcards_.optional)) {
                out.means += c == wildcards_.one ? one_letter : letter_or_none;
                ++out.end;
            } else {
                break;
            }
        }
        return out;
    }

    // "$3" is three letters or fewer.
    std::string counted(std::size_t& at) const {
        std::size_t number = 0;
        const auto first = at;
        while (wildcards_.counted && at < piece_.text.size() && at < first + 2 && is_digit(piece_.text[at])) {
            number = number * 10 + std::size_t(piece_.text[at++] - '0');
        }
        return number == 0 ? std::string(1, any_letters) : std::string(std::min(number, most_counted), letter_or_none);
    }

    // The text with signs as blanks: they part words until they are put back between them.
    std::string blanked() const {
        std::string out(piece_.text);
        for (const auto& signs : signs_) {
            std::fill(out.begin() + std::ptrdiff_t(signs.begin), out.begin() + std::ptrdiff_t(signs.end), ' ');
        }
        return out;
    }

    // Signs behind the last word, before the next, or between two: anywhere else they stand for nothing.
    void take(const Signs& signs, bool before_word) {
        if (!word_.empty() && signs.begin == end_) {
            word_ += signs.means;
            end_ = signs.end;
            return;
        }
        finish();
        if (before_word) {
            word_ = signs.means;
            end_ = signs.end;
            return;
        }
        findings_.error("misplaced-truncation", "No word stands beside this sign for letters; it is passed over.",
                        {piece_.begin + signs.begin, piece_.begin + signs.end});
    }

    void join(const std::string& word, std::size_t begin) {
        if (!word_.empty() && begin != end_) finish();
        const bool after_signs = !word_.empty();
        if (!after_signs || word_.back() == any_letters || word_.back() == one_letter ||
            word_.back() == letter_or_none) {
            word_ += word;
            return;
        }
        finish();  // two words that nothing parts, such as Han characters
        word_ = word;
    }

    void finish() {
        if (word_.empty()) return;
        QueryWord out{std::move(word_), false};
        word_.clear();
        if (out.word.size() > longest_pattern) {
            findings_.error("long-pattern", "This word is longer than any word that is held; it is cut.",
                            piece_.place());
            out.word.resize(longest_pattern);
        }
        while (out.word.size() > 1 && out.word.back() == any_letters) {
            out.word.pop_back();
            out.prefix = true;
        }
        out_.push_back(std::move(out));
    }

    Piece piece_;
    const Wildcards& wildcards_;
    Findings& findings_;
    std::vector<Signs> signs_;
    std::vector<QueryWord> out_;
    std::string word_;  // read so far, signs and all
    std::size_t end_ = 0;
};

}  // namespace

std::vector<QueryWord> read_words(Piece piece, const Wildcards& wildcards, Findings& findings) {
    return WordReader(piece, wildcards, findings).run();
}

}  // namespace evident
