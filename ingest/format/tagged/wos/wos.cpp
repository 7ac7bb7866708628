#include "ingest/format/tagged/wos/wos.hpp"

#include <algorithm>
#include <array>

#include "ingest/format/tagged/tagged.hpp"
#include "ingest/format/tagged/wos/record.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr auto npos = std::string_view::npos;

std::string_view without_mark(std::string_view head) {
    if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
    return head.substr(std::min(head.find_first_not_of("\r\n \t"), head.size()));
}

bool is_table(std::string_view line) { return line.starts_with("PT\tA") || line.starts_with("PT\tB"); }

// What the two ways of writing share: what is done with a record's fields.
class WosReader : public TaggedReader {
  public:
    WosReader(std::unique_ptr<Bytes> text, std::string input, std::string source, std::size_t chunk)
        : TaggedReader(std::move(text), std::move(input), chunk), source_(std::move(source)) {}

  private:
    TaggedLine classify(std::string_view line, bool open, const TaggedRecord& record) override {
        if (is_table(line)) {
            columns_ = cells_of(line);
            return {TaggedLine::Kind::skip, {}, {}};
        }
        if (!columns_.empty()) {
            if (trim(line).empty()) return {TaggedLine::Kind::skip, {}, {}};
            return {TaggedLine::Kind::start, "row", line};
        }
        return tagged_line(line, open, record);
    }

    static TaggedLine tagged_line(std::string_view line, bool open, const TaggedRecord& record) {
        if (trim(line).empty()) return {TaggedLine::Kind::skip, {}, {}};
        if (line == "ER" || line == "ER ") return {TaggedLine::Kind::end, {}, {}};
        const bool has_tag = line.size() >= 2 && line[0] >= 'A' && line[0] <= 'Z' &&
                             ((line[1] >= 'A' && line[1] <= 'Z') || (line[1] >= '0' && line[1] <= '9')) &&
                             (line.size() == 2 || line[2] == ' ');
        if (!has_tag) {
            // Two exports put into one file may have the end of one and the head of the other in a line: "EFFN ".
            if (!open && line.starts_with("EF")) return {TaggedLine::Kind::skip, {}, {}};
            return {open ? TaggedLine::Kind::more : TaggedLine::Kind::stray, {}, trim(line)};
        }
        const auto tag = line.substr(0, 2);
        const auto value = trim(line.substr(2));
        if (!open && (tag == "FN" || tag == "VR" || tag == "EF")) return {TaggedLine::Kind::skip, {}, {}};
        if (tag == "EF") return {TaggedLine::Kind::end, {}, {}};
        const bool starts = tag == "PT" && (!open || record.has("PT"));
        return {starts ? TaggedLine::Kind::start : TaggedLine::Kind::field, tag, value};
    }

    static std::vector<std::string> cells_of(std::string_view line) {
        std::vector<std::string> out;
        while (true) {
            const auto tab = line.find('\t');
            out.emplace_back(trim(line.substr(0, tab)));
            if (tab == npos) return out;
            line.remove_prefix(tab + 1);
        }
    }

    // In the table the names of a cell are parted by semicolons; addresses too, with names in brackets.
    static std::string with_lines(std::string_view tag, std::string cell) {
        constexpr std::array<std::string_view, 9> names = {"AU", "AF", "BA", "BF", "CA", "GP", "BE", "ED", "C1"};
        if (std::find(names.begin(), names.end(), tag) == names.end()) return cell;
        const std::string_view mark = tag == "C1" && cell.starts_with('[') ? "; [" : "; ";
        for (auto at = cell.find(mark); at != std::string::npos; at = cell.find(mark, at)) cell.replace(at, 2, "\n");
        return cell;
    }

    TaggedRecord row_fields(const TaggedRecord& row) const {
        TaggedRecord out;
        auto cells = cells_of(row.first("row"));
        for (std::size_t i = 0; i < std::min(cells.size(), columns_.size()); ++i) {
            if (cells[i].empty() || columns_[i].empty()) continue;
            out.fields.push_back({columns_[i], with_lines(columns_[i], std::move(cells[i])), row.begin, 0});
        }
        return out;
    }

    void read_record(Entry& entry, const TaggedRecord& fields) override {
        auto& record = entry.record;
        Draft draft{record, entry.problems, entry.place, "record "};
        record.source = source_.empty() ? "wos" : source_;
        read_wos_record(draft, columns_.empty() ? fields : row_fields(fields), told_);
        if (record.key.empty()) return reject(entry, "no-key", "a record with neither UT, DOI nor title");
        entry.kind = Entry::Kind::record;
    }

    std::string source_;
    ToldFields told_;
    std::vector<std::string> columns_;  // of the table; empty in tagged text
};

}  // namespace

std::unique_ptr<Reader> open_wos(std::unique_ptr<Bytes> text, std::string input, std::string source,
                                 std::size_t chunk) {
    return std::make_unique<WosReader>(std::move(text), std::move(input), std::move(source), chunk);
}

bool looks_like_wos(std::string_view head) {
    head = without_mark(head);
    const auto line = trim(head.substr(0, head.find('\n')));
    if (is_table(line)) return true;
    if (line.starts_with("FN ")) return head.find("\nVR ") != npos || head.find("\nPT ") != npos;
    return line.size() == 4 && line.starts_with("PT ") && std::string_view("JBSPC").find(line[3]) != npos;
}

}  // namespace evident
