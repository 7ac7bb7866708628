#include "ingest/format/bibtex/fields.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::size_t longest_value = std::size_t(4) << 20;  // macros joined to macros must not grow without end

// An entry with more is no entry: it is read no further, so that damage cannot cost time without end.
constexpr std::size_t most_problems = 20;
constexpr std::size_t most_fields = 1000;

bool white(char c) { return static_cast<unsigned char>(c) <= ' '; }
bool in_name(char c) { return !white(c) && std::string_view("=,{}\"#()%'~").find(c) == npos; }

// Where a quoted value ends: at the next quotation mark outside braces.
std::size_t closing_quote(std::string_view text, std::size_t open) {
    int depth = 0;
    for (auto at = open + 1; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '\\') {
            if (depth == 0 || (at + 1 < text.size() && (text[at + 1] == '{' || text[at + 1] == '}'))) ++at;
        } else if (c == '{') {
            ++depth;
        } else if (c == '}') {
            --depth;
        } else if (c == '"' && depth <= 0) {
            return at + 1;
        }
    }
    return npos;
}

class FieldReader {
  public:
    FieldReader(BibEntry& entry, std::string_view body, const BibMacros& macros, std::uint64_t offset,
                std::uint64_t line)
        : entry_(entry), text_(body), macros_(macros), offset_(offset), line_(line) {}

    void read_key() {
        skip_white();
        const auto start = at_;
        while (at_ < text_.size() && text_[at_] != ',' && text_[at_] != '=' && text_[at_] != '\n') ++at_;
        auto key = trim(text_.substr(start, at_ - start));
        if (at_ < text_.size() && text_[at_] == '=') {  // no key: the first field stands in its place
            at_ = start;
            return;
        }
        entry_.cite_key = std::string(key);
        skip_white();
        if (at_ < text_.size() && text_[at_] == ',') {
            ++at_;
        } else if (at_ < text_.size()) {
            say(Severity::warning, "missing-comma", "no comma behind the entry's key");
        }
    }

    void read_all() {
        while (true) {
            skip_separators();
            if (at_ >= text_.size() || entry_.fields.size() >= most_fields) return;
            BibField field;
            if (!read_name(field.name)) {
                if (!recover("what stands here is no field")) return;
                continue;
            }
            if (!read_value(field.value)) {
                if (!recover(fmt::format("the value of \"{}\" does not end", field.name))) return;
                continue;
            }
            keep(std::move(field));
            skip_white();
            if (at_ < text_.size() && text_[at_] != ',' && text_[at_] != '}' && text_[at_] != ')') {
                say(Severity::warning, "missing-comma", "no comma before this field");
            }
        }
    }

    bool read_name(std::string& name) {
        const auto start = at_;
        while (at_ < text_.size() && in_name(text_[at_])) ++at_;
        name = lower(text_.substr(start, at_ - start));
        skip_white();
        if (name.empty() || at_ >= text_.size() || text_[at_] != '=') {
            at_ = start;
            return false;
        }
        ++at_;
        return true;
    }

    bool read_value(std::string& value) {
        while (true) {
            skip_white();
            if (at_ >= text_.size()) return true;
            if (!read_piece(value)) return false;
            skip_white();
            if (at_ >= text_.size() || text_[at_] != '#') return true;
            ++at_;
        }
    }

  private:
    bool read_piece(std::string& value) {
        const char c = text_[at_];
        if (c == '{' || c == '"') {
            const auto end = c == '{' ? closing_brace(text_, at_) : closing_quote(text_, at_);
            if (end == npos) return false;
            append(value, text_.substr(at_ + 1, end - at_ - 2));
            at_ = end;
            return true;
        }
        const auto start = at_;
        while (at_ < text_.size() && in_name(text_[at_])) ++at_;
        const auto word = text_.substr(start, at_ - start);
        if (word.empty()) return text_[at_] == ',' || text_[at_] == '}';
        if (all_digits(word)) return append(value, word), true;
        const auto macro = macros_.find(lower(word));
        if (macro != macros_.end()) return append(value, macro->second), true;
        // A value without braces ("pages = 12--15", "year = 2020a"): its words up to the comma or the line's end.
        auto end = text_.find_first_of(",\n}", start);
        if (end == npos) end = text_.size();
        const auto whole = trim(text_.substr(start, end - start));
        if (whole.find('#') == npos && whole.size() > word.size()) {
            at_ = end;
            return append(value, whole), true;
        }
        say(Severity::note, "unknown-macro", fmt::format("\"{}\" is no macro that was defined; its name stands", word));
        append(value, word);
        return true;
    }

    static void append(std::string& value, std::string_view more) {
        if (value.size() + more.size() <= longest_value || value.empty()) value += more;
    }

    void keep(BibField field) {
        const auto same = std::find_if(entry_.fields.begin(), entry_.fields.end(),
                                       [&](const BibField& other) { return other.name == field.name; });
        if (same == entry_.fields.end()) {
            entry_.fields.push_back(std::move(field));
        } else if (trim(same->value) != trim(field.value)) {
            say(Severity::note, "duplicate-field", fmt::format("\"{}\" stands twice; the first is kept", field.name));
        }
    }

    // Goes on at the next line that looks like a field; false when there is none.
    bool recover(const std::string& what) {
        say(Severity::warning, "broken-entry", what);
        if (entry_.problems.size() >= most_problems) at_ = text_.size();
        while (true) {
            const auto end = text_.find('\n', at_);
            if (end == npos) {
                at_ = text_.size();
                return false;
            }
            at_ = end + 1;
            skip_white();
            const auto start = at_;
            std::string name;
            if (read_name(name)) {
                skip_white();
                const bool value =
                    at_ < text_.size() && (text_[at_] == '{' || text_[at_] == '"' || in_name(text_[at_]));
                at_ = start;
                if (value) return true;
            }
        }
    }

    void skip_white() {
        while (at_ < text_.size() && white(text_[at_])) ++at_;
    }

    // Commas, and closing marks too many: told, unless they end the entry.
    void skip_separators() {
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (c == '}' || c == ')') {
                if (text_.find_first_not_of("})\r\n\t ,", at_) != npos) {
                    say(Severity::warning, "broken-entry", "a closing mark too many");
                }
            } else if (!white(c) && c != ',') {
                return;
            }
            ++at_;
        }
    }

    void say(Severity severity, std::string_view code, const std::string& what) {
        if (entry_.problems.size() >= most_problems) return;
        const auto here = line_ + std::uint64_t(std::count(text_.begin(), text_.begin() + std::ptrdiff_t(at_), '\n'));
        const auto begin = offset_ + at_;
        entry_.problems.push_back(
            {severity, std::string(code),
             fmt::format("{}: line {}: {}", entry_.cite_key.empty() ? "an entry" : entry_.cite_key, here, what),
             Place{{}, begin, std::min<std::uint64_t>(begin + 1, offset_ + text_.size())}});
    }

    BibEntry& entry_;
    std::string_view text_;
    const BibMacros& macros_;
    std::uint64_t offset_;
    std::uint64_t line_;
    std::size_t at_ = 0;
};

}  // namespace

BibMacros month_macros() {
    static constexpr std::array<std::string_view, 12> months = {"January",   "February", "March",    "April",
                                                                "May",       "June",     "July",     "August",
                                                                "September", "October",  "November", "December"};
    BibMacros out;
    for (const auto month : months) {
        out.emplace(lower(month.substr(0, 3)), month);
        out.emplace(lower(month), month);
    }
    out.emplace("sept", "September");
    return out;
}

std::size_t closing_brace(std::string_view text, std::size_t open) {
    int depth = 0;
    for (auto at = open; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '\\') {
            ++at;
        } else if (c == '{') {
            ++depth;
        } else if (c == '}' && --depth == 0) {
            return at + 1;
        }
    }
    return npos;
}

void read_fields(BibEntry& entry, std::string_view body, const BibMacros& macros, std::uint64_t offset,
                 std::uint64_t line) {
    FieldReader reader(entry, body, macros, offset, line);
    reader.read_key();
    reader.read_all();
}

BibField read_macro_body(std::string_view body, const BibMacros& macros) {
    BibEntry entry;
    BibField field;
    FieldReader reader(entry, trim(body), macros, 0, 0);
    if (!reader.read_name(field.name) || !reader.read_value(field.value)) field.name.clear();
    return field;
}

}  // namespace evident
