// Texts that a reader can stumble over, of any size: one a shape.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace evident::testing {

struct Shape {
    std::string_view name;
    std::string_view begin;  // once
    std::string_view again;  // as often as the size allows; "@" in it is the number of times so far
    std::string_view end{};  // once
    bool balanced = false;   // what was opened is closed: `end` as often as `again`
};

// The shape in so many bytes, or a few more.
inline std::string filled(const Shape& shape, std::size_t bytes) {
    std::string out(shape.begin);
    std::size_t times = 0;
    while (out.size() < bytes / (shape.balanced ? 2 : 1)) {
        for (const char c : shape.again) c == '@' ? out += std::to_string(times) : out += c;
        ++times;
    }
    for (std::size_t i = 0; i < (shape.balanced ? times : 1); ++i) out += shape.end;
    return out;
}

// One question in any dialect.
inline std::vector<Shape> question_shapes() {
    return {
        {"or of words", "heart", " OR lung@"},
        {"or of one word", "heart", " OR lung"},
        {"and of words", "heart", " AND lung@"},
        {"not", "heart", " NOT lung@"},
        {"mixed operators", "heart", " OR lung@ AND liver"},
        {"words without operators", "", "lung@ "},
        {"phrases", "heart", " OR \"lung cancer @\""},
        {"one long phrase", "\"", "lung@ ", "\""},
        {"parentheses side by side", "x", " OR (lung@)"},
        {"parentheses in parentheses", "", "(", ")", true},
        {"around a word", "", "(", ") OR x", true},
        {"never closed", "", "(lung@ OR "},
        {"only closed", "x", ")"},
        {"quotes", "", "\""},
        {"quotes never closed", "", "\"lung@ OR "},
        {"single quotes", "", "'"},
        {"words in single quotes", "'a'", " OR 'lung @'"},
        {"brackets never closed", "", "["},
        {"brackets", "", "[x@] "},
        {"fields of PubMed", "x[ti]", " OR lung@[tiab]"},
        {"headings of PubMed", "x[mh]", " OR \"lung @\"[mh]"},
        {"nots of PubMed", "", "NOT (x[ti] OR "},
        {"adj", "x", " adj3 lung@"},
        {"fields of Ovid", "x.ti.", " or lung@.ti,ab."},
        {"headings of Ovid", "x/", " or exp Lung @/"},
        {"slashes", "x", "/"},
        {"near", "x", " NEAR/3 lung@"},
        {"fields of Embase", "'x':ti", " OR 'lung @':ti,ab"},
        {"terms of Embase", "'x'/exp", " OR 'lung @'/exp"},
        {"headings of Cochrane", "[mh x]", " OR [mh \"lung @\"]"},
        {"stars", "x", "*"},
        {"stars in words", "x", " OR l*u*n?g$@*"},
        {"question marks", "x", " OR ?@"},
        {"one word of signs", "", "a?*"},
        {"lines", "1", " OR #@"},
        {"ranges of lines", "1", " OR or/1-9999"},
        {"colons", "a", ":"},
        {"names", "title:(", "title:lung@ "},
        {"dates", "2020[dp]", " OR 20@/01/01:2024[dp]"},
        {"limits", "x", " limit 1 to yr=2000"},
        {"marks of direction", "x", " OR \u200Flung@\u202E"},
        {"curly quotes", "x", " OR \u201Clung @\u201D"},
        {"Chinese", "", "\u80BA\u764C"},
        {"no text at all", "", "\xFF\xFE"},
        {"zero bytes", "", {"\0", 1}},
        {"blanks", "", " "},
        {"a DOI", "10.1/", "(x)@"},
        {"full stops", "a", ".ti"},
        {"minus", "a", " -b@"},
        {"dashes", "a", "\u2013"},
        {"braces", "", "{or #1-#2} "},
        {"commas", "a", ",b"},
        {"semicolons", "a", ";"},
        {"slashes in brackets", "a", "[mh/x]"},
    };
}

// Several lines.
inline std::vector<Shape> strategy_shapes() {
    return {
        {"lines of a word", "", "lung@\n"},
        {"numbered lines", "1. x\n", "2. lung@\n"},
        {"lines naming the first", "1. x\n", "#1 AND lung@\n"},
        {"lines with counts", "1. x\t12\n", "9 lung@\t1,234\n"},
        {"operators at line ends", "x\n", "lung@ OR\n"},
        {"lines never closed", "", "(lung@\n"},
        {"quotes never closed", "", "\"lung@\n"},
        {"line breaks", "", "\r\n"},
        {"one line that is not closed, and many", "(\n", "a\n"},
        {"comments", "", "// lung@\n"},
        {"numbers", "", "1\n"},
        {"falling numbers", "9999. x\n", "1. x\n"},
    };
}

// So many lines, each naming the one before; the first names `first`.
inline std::string chain(int lines, const std::string& first) {
    std::string out = "#1 " + first + '\n';
    for (int i = 2; i <= lines; ++i) out += '#' + std::to_string(i) + " #" + std::to_string(i - 1) + " OR x\n";
    return out;
}

// Each naming the one behind it.
inline std::string chain_ahead(int lines) {
    std::string out;
    for (int i = 1; i < lines; ++i) out += '#' + std::to_string(i) + " #" + std::to_string(i + 1) + " OR x\n";
    return out + '#' + std::to_string(lines) + " y\n";
}

}  // namespace evident::testing
