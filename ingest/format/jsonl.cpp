#include "ingest/format/jsonl.hpp"

#include <simdjson.h>

#include <array>
#include <set>

#include <fmt/format.h>

#include "ingest/format/parts/draft.hpp"
#include "ingest/format/parts/lines.hpp"
#include "ingest/format/parts/names.hpp"
#include "ingest/format/parts/plain_text.hpp"
#include "text/ascii.hpp"
#include "text/words.hpp"

namespace evident {
namespace {

namespace dom = simdjson::dom;

// Text of a string, a number or true and false; nothing for null, arrays and objects.
std::optional<std::string> scalar(dom::element value) {
    switch (value.type()) {
        case dom::element_type::STRING: return plain_text(value.get_string().value_unsafe());
        case dom::element_type::INT64: return fmt::format("{}", value.get_int64().value_unsafe());
        case dom::element_type::UINT64: return fmt::format("{}", value.get_uint64().value_unsafe());
        case dom::element_type::DOUBLE: return fmt::format("{}", value.get_double().value_unsafe());
        case dom::element_type::BOOL: return value.get_bool().value_unsafe() ? "true" : "false";
        default: return {};
    }
}

// One object's way into a record.
class Filler {
  public:
    Filler(Draft& draft, std::set<std::string>& told, bool own_source)
        : draft_(draft), record_(draft.record), told_(told), own_source_(own_source) {}

    // The key first, so that every problem can name it.
    bool read_key(dom::object object) {
        for (const char* name : {"id", "_id", "doc_id"}) {
            dom::element value;
            if (object.at_key(name).get(value) != simdjson::SUCCESS) continue;
            if (auto text = scalar(value); text && !text->empty()) {
                record_.key = std::move(*text);
                return true;
            }
        }
        return false;
    }

    void read(dom::object object) {
        for (const auto [name, value] : object) {
            if (!value.is_null()) field(name, value);
        }
        if (!date_.empty()) {
            add_date(date_);
        } else if (!year_.empty()) {
            add_date(year_);
        }
    }

  private:
    void field(std::string_view name, dom::element value) {
        if (name == "id" || name == "_id" || name == "doc_id" || name == "url") return;
        if (name == "title") return set(record_.title, name, value);
        if (name == "abstract" || name == "text") return abstract(name, value);
        if (name == "authors") return authors(value);
        if (name == "year") return set(year_, name, value);
        if (name == "date") return set(date_, name, value);
        if (name == "source") return source(value);
        if (name == "keywords") return keywords(value);
        if (name == "related") return related(value);
        if (!journal_field(name, value) && !identifier_field(name, value) && !list_field(name, value)) unknown(name);
    }

    bool journal_field(std::string_view name, dom::element value) {
        auto& journal = record_.journal;
        if (name == "journal") return set(journal.title, name, value), true;
        if (name == "volume") return set(journal.volume, name, value), true;
        if (name == "issue") return set(journal.issue, name, value), true;
        if (name == "pages") return set(journal.pages, name, value), true;
        return false;
    }

    bool identifier_field(std::string_view name, dom::element value) {
        if (name != "doi" && name != "pmid" && name != "pmcid" && name != "nct") return false;
        for (const auto& text : texts(name, value)) draft_.add_identifier(identifier_kind(name), text, name);
        return true;
    }

    bool list_field(std::string_view name, dom::element value) {
        if (name == "language") {
            for (const auto& text : texts(name, value)) record_.languages.push_back(language_code(text));
        } else if (name == "types") {
            for (auto& text : texts(name, value)) record_.types.push_back({std::move(text), {}});
        } else if (name == "note") {
            for (auto& text : texts(name, value)) record_.notes.push_back(std::move(text));
        } else {
            return false;
        }
        return true;
    }

    void set(std::string& into, std::string_view name, dom::element value) {
        if (auto text = scalar(value)) {
            into = std::move(*text);
        } else {
            odd(name);
        }
    }

    // The value, or each value of an array; empty ones left out.
    std::vector<std::string> texts(std::string_view name, dom::element value) {
        std::vector<std::string> out;
        const auto add = [&](dom::element item) {
            auto text = scalar(item);
            if (!text && !item.is_null()) odd(name);
            if (text && !text->empty()) out.push_back(std::move(*text));
        };
        if (!value.is_array()) {
            add(value);
        } else {
            for (const auto item : value.get_array()) add(item);
        }
        return out;
    }

    // An array is taken sentence by sentence. An empty sentence keeps its number: its end is that of the one before.
    void abstract(std::string_view name, dom::element value) {
        Section section;
        if (value.is_array()) {
            for (const auto item : value.get_array()) {
                auto text = scalar(item);
                if (!text && !item.is_null()) odd(name);
                if (text && !text->empty()) section.text += (section.text.empty() ? "" : " ") + *text;
                section.sentence_ends.push_back(std::uint32_t(section.text.size()));
            }
        } else {
            set(section.text, name, value);
        }
        if (!section.text.empty()) record_.abstract.push_back(std::move(section));
    }

    void authors(dom::element value) {
        if (value.is_array()) {
            for (const auto& name : texts("authors", value)) record_.authors.push_back(parse_name(name));
        } else if (const auto text = scalar(value)) {
            record_.authors = parse_names(*text);
        } else {
            odd("authors");
        }
    }

    void source(dom::element value) {
        auto text = scalar(value);
        if (!text) return odd("source");
        if (own_source_ && !text->empty()) record_.source = std::move(*text);
    }

    void keywords(dom::element value) {
        for (const auto& text : texts("keywords", value)) {
            std::string_view rest = text;
            while (!rest.empty()) {
                const auto mark = rest.find(';');
                const auto keyword = trim(rest.substr(0, mark));
                if (!keyword.empty()) record_.keywords.push_back({std::string(keyword), {}, false});
                rest = mark == std::string_view::npos ? std::string_view{} : rest.substr(mark + 1);
            }
        }
    }

    // Each an object of texts: what retracts, corrects or otherwise names this record, by PubMed's words (RetractionIn
    // ...).
    void related(dom::element value) {
        if (!value.is_array()) return odd("related");
        for (const auto item : value.get_array()) {
            dom::object object;
            if (item.get(object) != simdjson::SUCCESS) {
                odd("related");
                continue;
            }
            const auto text = [&](std::string_view name) {
                dom::element found;
                return object[name].get(found) == simdjson::SUCCESS ? scalar(found).value_or("") : std::string{};
            };
            Related one{text("type"), text("source"), normal_pmid(text("pmid")), normal_doi(text("doi")), text("note")};
            if (one.type.empty()) {
                odd("related");
            } else {
                record_.related.push_back(std::move(one));
            }
        }
    }

    void add_date(const std::string& text) {
        DateFact fact;
        fact.kind = DateKind::print;
        fact.span = parse_span(text);
        if (!fact.span.known()) draft_.say(Severity::warning, "odd-date", fmt::format("\"{}\" is no date", text));
        if (to_text(fact.span) != text) fact.text = text;
        record_.dates.push_back(std::move(fact));
    }

    void odd(std::string_view name) {
        draft_.say(Severity::warning, "odd-value", fmt::format("\"{}\" holds what it cannot hold; left out", name));
    }

    void unknown(std::string_view name) {
        constexpr std::size_t most = 200;  // names remembered; an input with more is not made of records
        if (told_.size() >= most || !told_.emplace(name).second) return;
        draft_.say(Severity::note, "unknown-field",
                   fmt::format("the field \"{}\" is not read; it stays in the kept bytes (said once an input)", name));
    }

    Draft& draft_;
    Record& record_;
    std::set<std::string>& told_;
    bool own_source_;
    std::string year_;
    std::string date_;
};

class JsonlReader : public Reader {
  public:
    JsonlReader(std::unique_ptr<Bytes> text, std::string input, std::string source, std::size_t chunk)
        : lines_(std::move(text), longest_line, chunk, simdjson::SIMDJSON_PADDING),
          input_(std::move(input)),
          source_(std::move(source)) {}

    bool next(Entry& entry) override {
        TextLine line;
        do {
            if (!lines_.next(line)) return false;
        } while (!line.too_long && trim(line.text).empty());
        entry = {};
        entry.place = {input_, line.begin, line.end};
        if (line.too_long) {
            reject(entry, "record-too-large",
                   fmt::format("line {} is above {} bytes; passed over", line.number, longest_line));
        } else {
            read(entry, line);
        }
        return true;
    }

  private:
    static void reject(Entry& entry, std::string_view code, const std::string& message) {
        entry.kind = Entry::Kind::rejected;
        entry.problems.push_back({Severity::error, std::string(code), message, entry.place});
    }

    void read(Entry& entry, const TextLine& line) {
        dom::element root;
        bool repaired = false;
        auto code = parser_.parse(line.text.data(), line.text.size(), false).get(root);
        if (code != simdjson::SUCCESS && needs_repair(line.text)) {
            repaired_ = repaired_utf8(line.text);
            repaired = true;
            code = parser_.parse(repaired_).get(root);
        }
        dom::object object;
        if (code != simdjson::SUCCESS) {
            return reject(entry, "malformed-record",
                          fmt::format("line {} is no JSON: {}", line.number, simdjson::error_message(code)));
        }
        if (root.get(object) != simdjson::SUCCESS) {
            return reject(entry, "malformed-record", fmt::format("line {} is JSON but no object", line.number));
        }
        fill(entry, object, line, repaired);
    }

    void fill(Entry& entry, dom::object object, const TextLine& line, bool repaired) {
        Draft draft{entry.record, entry.problems, entry.place, "record "};
        Filler filler(draft, told_, source_.empty());
        entry.record.source = source_.empty() ? "jsonl" : source_;
        if (!filler.read_key(object)) {
            return reject(entry, "no-key", fmt::format("line {} has no \"id\", \"_id\" or \"doc_id\"", line.number));
        }
        entry.kind = Entry::Kind::record;
        filler.read(object);
        if (repaired) {
            draft.say(Severity::warning, "repaired-utf8", "bytes that are no UTF-8 text were replaced by U+FFFD");
        }
    }

    static bool needs_repair(std::string_view text) {
        return text.find('\0') != std::string_view::npos || !simdjson::validate_utf8(text.data(), text.size());
    }

    LineCutter lines_;
    std::string input_;
    std::string source_;
    dom::parser parser_;
    std::string repaired_;
    std::set<std::string> told_;  // unknown fields named so far
};

}  // namespace

std::unique_ptr<Reader> open_jsonl(std::unique_ptr<Bytes> text, std::string input, std::string source,
                                   std::size_t chunk) {
    return std::make_unique<JsonlReader>(std::move(text), std::move(input), std::move(source), chunk);
}

bool looks_like_jsonl(std::string_view head) {
    if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
    return trim(head).starts_with('{');
}

}  // namespace evident
