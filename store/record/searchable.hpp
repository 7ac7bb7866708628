// What of a record can be searched: its values field by field, and its tags. The FTS5 row, the Xapian document and the
// plain scan are all made from this one answer.
#pragma once

#include <array>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "store/record/field.hpp"
#include "store/record/record.hpp"

namespace evident {

// Views into the record (which must outlive this) or into strings kept here. No phrase crosses from one value to the
// next. Not copyable, because the views would still point here.
struct Searchable {
    std::array<std::vector<std::string_view>, field_count> values;
    std::vector<std::string> tags;  // tokens, sorted, each once

    const std::vector<std::string_view>& of(Field field) const { return values[std::size_t(field)]; }

    Searchable() = default;
    Searchable(Searchable&&) = default;
    Searchable& operator=(Searchable&&) = default;
    Searchable(const Searchable&) = delete;
    Searchable& operator=(const Searchable&) = delete;

    std::deque<std::string> kept;  // values that had to be put together
};

Searchable searchable(const Record& record);

// Raised whenever the words or tags of a record would come out otherwise than before: the words of an older store are
// then made anew when it is opened.
inline constexpr std::string_view words_format = "2";

// The word that stands between two values of a field in FTS5, which has no gaps. No question can hold it: it is a
// private-use character, which no folded word contains, and unicode61 takes it for a word.
inline constexpr std::string_view value_guard = "\xEE\x80\x80";  // U+E000

// The text of one FTS5 column: the folded words of each value, a guard between values.
std::string column_text(const std::vector<std::string_view>& values);

// The text of the column `tags`.
std::string tags_text(const std::vector<std::string>& tags);

}  // namespace evident
