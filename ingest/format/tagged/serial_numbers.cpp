#include "ingest/format/tagged/serial_numbers.hpp"

#include <algorithm>

#include "text/ascii.hpp"

namespace evident {
namespace {

// The digits, and an X at the end; "" when there is anything else.
std::string digits_of(std::string_view word) {
    std::string out;
    for (const char c : word) {
        if (c == '-') continue;
        if (c >= '0' && c <= '9') {
            out += c;
        } else if (c == 'x' || c == 'X') {
            out += 'X';
        } else {
            return {};
        }
    }
    const auto x = out.find('X');
    return x == std::string::npos || x + 1 == out.size() ? out : std::string{};
}

void add_once(std::vector<std::string>& list, std::string text) {
    if (std::find(list.begin(), list.end(), text) == list.end()) list.push_back(std::move(text));
}

bool add_number(Record& record, std::string_view word) {
    if (word.starts_with("ISSN-")) word.remove_prefix(5);
    auto digits = digits_of(word);
    if (digits.size() == 8) {
        add_once(record.journal.issns, digits.insert(4, 1, '-'));
    } else if (digits.size() == 10 || digits.size() == 13) {
        add_once(record.book.isbns, std::string(word));
    } else {
        return false;
    }
    return true;
}

}  // namespace

bool add_serial_numbers(Record& record, std::string_view text) {
    constexpr std::string_view marks = " ;,()[]:\t\n";
    bool found = false;
    while (!text.empty()) {
        const auto begin = text.find_first_not_of(marks);
        if (begin == std::string_view::npos) break;
        const auto end = text.find_first_of(marks, begin);
        found = add_number(record, text.substr(begin, end == std::string_view::npos ? end : end - begin)) || found;
        text.remove_prefix(end == std::string_view::npos ? text.size() : end);
    }
    return found;
}

void add_serial_numbers(Draft& draft, std::string_view text) {
    if (!add_serial_numbers(draft.record, text)) draft.add_identifier(IdentifierKind::other, text, "issn");
}

}  // namespace evident
