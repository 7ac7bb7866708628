#include "ingest/format/tagged/ovid/ovid_tagged.hpp"

#include <algorithm>

#include "ingest/format/tagged/ovid/labels.hpp"
#include "ingest/format/tagged/ovid/record.hpp"
#include "ingest/format/tagged/tagged.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr auto npos = std::string_view::npos;

// Rules drawn between records and above them.
bool is_rule(std::string_view line) {
    return line.size() >= 5 && (line.find_first_not_of('*') == npos || line.find_first_not_of('-') == npos);
}

// A label that is not in our table: short, a capital first, no mark of a sentence.
bool looks_like_label(std::string_view line) {
    constexpr std::size_t longest = 40;
    return line.size() <= longest && line[0] >= 'A' && line[0] <= 'Z' && line.find_first_of(".,:;") == npos;
}

bool has_small_letter(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

class OvidReader : public TaggedReader {
  public:
    OvidReader(std::unique_ptr<Bytes> text, std::string input, std::string source, std::size_t chunk)
        : TaggedReader(std::move(text), std::move(input), chunk), source_(std::move(source)) {}

  private:
    TaggedLine classify(std::string_view line, bool open, const TaggedRecord& record) override {
        const auto text = trim(line);
        if (text.empty() || is_rule(text)) return {TaggedLine::Kind::skip, {}, {}};
        if (begins_ovid_record(line)) {
            capitals_ = text.starts_with("RECORD");
            style_ = Style::unknown;
            return {TaggedLine::Kind::start, "#", capitals_ ? "Embase" : std::string_view{}};
        }
        const auto tag = ovid_field(line);
        // What is above the first record is the search that found it.
        if (!open && tag != "VN" && tag != "UI") return {TaggedLine::Kind::skip, {}, {}};
        if (!tag.empty() && style_ != Style::labelled) {
            style_ = Style::tagged;
            const bool starts = open && tag == "VN" && record.has("VN");
            return {starts ? TaggedLine::Kind::start : TaggedLine::Kind::field, tag,
                    trim(line.substr(line.find('-') + 1))};
        }
        return untagged(line, text);
    }

    TaggedLine untagged(std::string_view line, std::string_view text) {
        const TaggedLine more{TaggedLine::Kind::more, {}, text};
        if (style_ == Style::tagged || line[0] == ' ' || line[0] == '\t') return more;
        if (capitals_ && has_small_letter(text) && !text.starts_with("AiP")) return more;
        const auto tag = ovid_tag(text);
        if (tag.empty() && (capitals_ || !looks_like_label(text))) return more;
        style_ = Style::labelled;
        return {TaggedLine::Kind::field, tag.empty() ? text : tag, {}};
    }

    void read_record(Entry& entry, const TaggedRecord& fields) override {
        auto& record = entry.record;
        Draft draft{record, entry.problems, entry.place, "record "};
        record.source = source_;
        read_ovid_record(draft, fields, told_);
        if (record.key.empty()) return reject(entry, "no-key", "a record with neither a number, a DOI nor a title");
        entry.kind = Entry::Kind::record;
    }

    enum class Style { unknown, tagged, labelled };

    std::string source_;
    ToldFields told_;
    Style style_ = Style::unknown;  // of the record that is open
    bool capitals_ = false;         // its labels are in capitals: Embase.com's
};

// The next line that holds something, taken off the text; "" at the end.
std::string_view take_full_line(std::string_view& text) {
    while (!text.empty()) {
        if (const auto line = take_line(text); !trim(line).empty()) return line;
    }
    return {};
}

}  // namespace

std::unique_ptr<Reader> open_ovid_tagged(std::unique_ptr<Bytes> text, std::string input, std::string source,
                                         std::size_t chunk) {
    return std::make_unique<OvidReader>(std::move(text), std::move(input), std::move(source), chunk);
}

bool looks_like_ovid_tagged(std::string_view head) {
    if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
    auto line = take_full_line(head);
    if (ovid_field(line) == "VN") return line.find("Ovid") != npos;
    // A search's name and its history may come first.
    const bool told = line.starts_with("Database: ") || line.starts_with("Database(s): ");
    for (; !line.empty(); line = take_full_line(head)) {
        if (begins_ovid_record(line)) {
            const auto next = take_full_line(head);
            return !ovid_field(next).empty() || !ovid_tag(next).empty() || (told && next.empty());
        }
        if (!told && !is_rule(trim(line))) return false;
    }
    return told;
}

}  // namespace evident
