#include "ingest/format/mesh/vocabulary_reader.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "ingest/format/parts/lines.hpp"
#include "text/ascii.hpp"
#include "text/words.hpp"

namespace evident {
namespace {

constexpr std::size_t longest_line = std::size_t(64) << 10;
constexpr std::size_t line_chunk = std::size_t(256) << 10;

constexpr std::array<std::pair<std::string_view, VocabularyPart>, 4> roots = {{
    {"<DescriptorRecordSet", VocabularyPart::descriptors},
    {"<QualifierRecordSet", VocabularyPart::qualifiers},
    {"<SupplementalRecordSet", VocabularyPart::supplementary},
    {"<PharmacologicalActionSet", VocabularyPart::actions},
}};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_number(char c) { return c >= '0' && c <= '9'; }

// "C04.588.614"; of other vocabularies also letters within.
bool is_tree_number(std::string_view text) {
    if (text.empty() || !is_letter(text.front()) || text.back() == '.') return false;
    if (text.find("..") != std::string_view::npos) return false;
    return std::all_of(text.begin(), text.end(), [](char c) { return is_letter(c) || is_number(c) || c == '.'; });
}

// The name and the number of a line; the number is "" when it is no such line.
std::pair<std::string_view, std::string_view> parted(std::string_view line) {
    const auto mark = line.rfind(';');
    if (mark == std::string_view::npos) return {line, {}};
    const auto number = trim(line.substr(mark + 1));
    return {trim(line.substr(0, mark)), is_tree_number(number) ? number : std::string_view{}};
}

class TreeReader : public VocabularyReader {
  public:
    TreeReader(std::unique_ptr<Bytes> text, std::string input)
        : lines_(std::move(text), longest_line, line_chunk, 0), input_(std::move(input)) {}

    bool next(VocabularyEntry& entry, Problems& problems) override {
        for (TextLine line; lines_.next(line);) {
            read_ = line.end;
            if (trim(line.text).empty() && !line.too_long) continue;
            const auto [name, number] = parted(line.text);
            if (number.empty() || words(name).empty()) {
                problems.push_back({Severity::error, "bad-tree-line",
                                    fmt::format("line {} is not of the form Name;TreeNumber", line.number),
                                    Place{input_, line.begin, line.end}});
                continue;
            }
            entry = {};
            entry.name = repaired_utf8(name);
            entry.tree_numbers.emplace_back(number);
            return true;
        }
        return false;
    }

    std::uint64_t read_bytes() const override { return read_; }

  private:
    LineCutter lines_;
    std::string input_;
    std::uint64_t read_ = 0;
};

// The first four digits of the text that stand alone and are a year; 0 when there are none.
int year_in(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (!is_number(text[at])) {
            ++at;
            continue;
        }
        auto end = at;
        while (end < text.size() && is_number(text[end])) ++end;
        if (end - at == 4 && (text.substr(at, 2) == "19" || text.substr(at, 2) == "20")) {
            return (text[at] - '0') * 1000 + (text[at + 1] - '0') * 100 + (text[at + 2] - '0') * 10 +
                   (text[at + 3] - '0');
        }
        at = end;
    }
    return 0;
}

}  // namespace

std::optional<VocabularyPart> vocabulary_part(std::string_view head) {
    if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
    const auto text = trim(head);
    if (text.starts_with('<')) {
        for (const auto& [root, part] : roots) {
            if (text.find(root) != std::string_view::npos) return part;
        }
        return {};
    }
    const auto [name, number] = parted(text.substr(0, text.find_first_of("\r\n")));
    if (number.empty() || name.empty()) return {};
    return VocabularyPart::tree;
}

int vocabulary_year(std::string_view path, std::string_view head) {
    const auto slash = path.rfind('/');
    const auto year = year_in(slash == std::string_view::npos ? path : path.substr(slash + 1));
    if (year != 0) return year;
    constexpr std::string_view mark = "recordset_";
    const auto at = head.find(mark);
    return at == std::string_view::npos ? 0 : year_in(head.substr(at + mark.size(), 4));
}

std::unique_ptr<VocabularyReader> read_tree_lines(std::unique_ptr<Bytes> text, std::string input) {
    return std::make_unique<TreeReader>(std::move(text), std::move(input));
}

std::unique_ptr<VocabularyReader> read_vocabulary(VocabularyPart part, std::unique_ptr<Bytes> text, std::string input) {
    if (part == VocabularyPart::tree) return read_tree_lines(std::move(text), std::move(input));
    return read_mesh_xml(part, std::move(text), std::move(input));
}

}  // namespace evident
