#include "ingest/format/embase/embase_xml.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "base/error.hpp"
#include "ingest/format/embase/abstracts.hpp"
#include "ingest/format/embase/dates.hpp"
#include "ingest/format/embase/enhancement.hpp"
#include "ingest/format/embase/item_info.hpp"
#include "ingest/format/embase/people.hpp"
#include "ingest/format/embase/source.hpp"
#include "ingest/format/markup/html_entities.hpp"
#include "ingest/format/markup/xml_head.hpp"
#include "ingest/format/parts/made_key.hpp"
#include "ingest/format/parts/xml_reader.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::size_t head_size = std::size_t(64) << 10;

// Which of the family an input is, as its first bytes tell.
struct Layout {
    std::string record;   // the element that is a record; "" when nothing can be read
    bool nested = false;  // a record may hold an element of its own name (xocs:item around item)
    bool scopus = false;
    std::string refusal;                   // what an input without any record is; "" leaves it to the slicer to say
    std::string_view root = "bibdataset";  // an empty one is in order
};

void read_head(const ItemDraft& item, pugi::xml_node head) {
    ItemPeople people(item);
    for (const auto node : elements_of(head)) {
        if (is_named(node, "citation-info")) {
            read_citation_info(item, node);
        } else if (is_named(node, "citation-title")) {
            read_titles(item, node);
        } else if (is_named(node, "author-group")) {
            people.add_group(node);
        } else if (is_named(node, "abstracts")) {
            read_abstracts(item, node);
        } else if (is_named(node, "source")) {
            read_source(item, node);
        } else if (is_named(node, "enhancement")) {
            read_enhancement(item, node);
        } else if (is_named(node, "grantlist")) {
            read_grants(item, node);
        } else if (is_named(node, "related-item")) {
            read_related_item(item, node);
        } else if (!is_named(node, "correspondence")) {
            item.unknown(node);
        }
    }
    people.finish();
}

// bibrecord, or the record of the older API, which has its parts without it.
void read_parts(const ItemDraft& item, pugi::xml_node parent) {
    for (const auto node : elements_of(parent)) {
        if (is_named(node, "process-info")) {
            read_process_info(item, node);
        } else if (is_named(node, "item-info")) {
            read_item_info(item, node);
        } else if (is_named(node, "head")) {
            read_head(item, node);
        } else if (!is_named(node, "tail") && !is_named(node, "bibrecord")) {
            item.unknown(node);
        }
    }
}

// The item within xocs:item; the element itself otherwise.
pugi::xml_node item_of(pugi::xml_node element) {
    const auto inner = child_of(element, "item");
    return inner && !child_of(element, "bibrecord") ? inner : element;
}

pugi::xml_node info_of(pugi::xml_node item) {
    if (is_named(item, "item-info")) return item;
    const auto bibrecord = child_of(item, "bibrecord");
    return child_of(bibrecord ? bibrecord : item, "item-info");
}

class EmbaseReader : public XmlReader {
  public:
    EmbaseReader(std::unique_ptr<Bytes> text, const std::string& input, const SliceGrammar& grammar, bool scopus,
                 std::string source, std::size_t chunk)
        : XmlReader(std::move(text), input, grammar, chunk), scopus_(scopus), source_(std::move(source)) {}

  private:
    void read_element(Entry& entry, pugi::xml_node element, Slice::Kind) override {
        const auto item = item_of(element);
        const auto status = child_of(child_of(item, "process-info"), "status");
        auto key = item_key(info_of(item), scopus_);
        if (lower(attribute_of(status, "type")) == "dummy") return pass_over(entry, key);
        if (lower(attribute_of(status, "state")) == "delete") return read_deletion(entry, std::move(key));
        read_record(entry, item, std::move(key));
    }

    void read_record(Entry& entry, pugi::xml_node node, std::string key) {
        Draft draft{entry.record, entry.problems, entry.place, "Embase "};
        const ItemDraft item{draft, told_};
        entry.record.source = source_;
        entry.record.key = std::move(key);
        if (is_named(node, "item-info")) {
            read_item_info(item, node);
        } else {
            read_parts(item, node);
            read_parts(item, child_of(node, "bibrecord"));
        }
        derive_publication_year(item);
        const bool numbered = !entry.record.key.empty();
        if (!numbered) entry.record.key = made_key(entry.record);
        if (entry.record.key.empty()) {
            return reject(entry, "no-key", "an item without PUI, DOI and title cannot be stored");
        }
        if (!numbered) draft.say(Severity::note, "no-pui", "the item has no PUI; its key is made of what it has");
        entry.kind = Entry::Kind::record;
    }

    // A dummy stands for a cited paper that Elsevier has no record of.
    static void pass_over(Entry& entry, const std::string& key) {
        entry.problems.push_back({Severity::note, "dummy-record",
                                  fmt::format("Embase {}: an item of type \"dummy\" is no record; passed over", key),
                                  entry.place});
    }

    void read_deletion(Entry& entry, std::string key) {
        if (key.empty()) return reject(entry, "no-key", "a deletion that names no PUI");
        withdraw(source_, {std::move(key)});
    }

    std::string whose(pugi::xml_node element) const override {
        const auto key = item_key(info_of(item_of(element)), scopus_);
        return key.empty() ? std::string{} : fmt::format("Embase {}: ", key);
    }

    bool knows_entity(std::string_view name) const override { return is_html_entity(name); }

    bool scopus_;
    std::string source_;
    std::set<std::string> told_;
};

// Reads by the layout, and names an input that turns out to hold no record.
class LayoutReader : public Reader {
  public:
    LayoutReader(Layout layout, std::unique_ptr<Bytes> text, std::string input, std::string source, std::size_t chunk)
        : layout_(std::move(layout)), input_(std::move(input)) {
        grammar_ = {"Embase", {{layout_.record, Slice::Kind::article}}, {layout_.root}, true, layout_.nested};
        if (source.empty()) source = layout_.scopus ? "scopus" : "embase";
        if (layout_.record.empty()) return;
        items_ =
            std::make_unique<EmbaseReader>(std::move(text), input_, grammar_, layout_.scopus, std::move(source), chunk);
    }

    bool next(Entry& entry) override {
        if (ended_) return false;
        try {
            if (items_ == nullptr) refuse();
            const bool more = items_->next(entry);
            any_ |= more;
            return more;
        } catch (const Error&) {
            ended_ = true;
            if (any_ || layout_.refusal.empty()) throw;
            refuse();
        }
    }

  private:
    [[noreturn]] void refuse() {
        ended_ = true;
        throw Error(Fault::source, fmt::format("{} is {}", input_, layout_.refusal),
                    "export as Embase XML (bibdataset), RIS or CSV", Place{input_, 0, 0});
    }

    Layout layout_;
    std::string input_;
    SliceGrammar grammar_;
    std::unique_ptr<Reader> items_;
    bool any_ = false;
    bool ended_ = false;
};

bool has(std::string_view text, std::string_view part) { return text.find(part) != npos; }

bool is_older_json(std::string_view head) {
    if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
    if (!trim(head).starts_with('{')) return false;
    return has(head, "\"itemIdList\"") ||
           (has(head, "\"header\"") && has(head, "\"hits\"") && has(head, "\"results\""));
}

// Its root is "xml", as EndNote's is, whose records stand in "records".
bool is_older_xml(std::string_view head) {
    return root_name(head) == "xml" && has(head, "<header") && (has(head, "<hits") || has(head, "<itemInfo"));
}

bool is_scopus_document(std::string_view head) { return root_name(head) == "xocs:doc"; }

// How many records the older API says it found; nothing when it does not say.
std::optional<int> hits_of(std::string_view head) {
    const auto at = head.find("<hits>");
    if (at == npos) return {};
    const auto text = trim(head.substr(at + 6, head.substr(at + 6).find('<')));
    int hits = 0;
    if (!all_digits(text)) return {};
    std::from_chars(text.data(), text.data() + text.size(), hits);
    return hits;
}

// The older API's XML: the element around each itemInfo is the record, whatever its name.
Layout older_xml(std::string_view head) {
    const auto holder = holder_of(head, "itemInfo");
    if (!holder.empty()) {
        return {std::string(holder == "xml" ? "itemInfo" : local_part(holder)), false, false, {}, "xml"};
    }
    if (hits_of(head) == 0) return {"itemInfo", false, false, {}, "xml"};
    return {"itemInfo", false, false, "a reply of the older Embase API that holds no itemInfo"};
}

Layout layout_of(std::string_view head) {
    if (is_older_json(head)) {
        return {{}, false, false, "a JSON reply of the older Embase API, which is not read; ask that API for XML"};
    }
    if (is_older_xml(head)) return older_xml(head);
    const auto root = local_part(root_name(head));
    if (root == "abstracts-retrieval-response") {
        return {"item", false, true,
                "a Scopus abstract retrieval without item: its short views lack the record; ask for view=FULL"};
    }
    if (root.starts_with("embase")) {
        return {"item", false, false,
                fmt::format("a reply of Embase's XML gateway (<{}>) without item: its form is not documented", root)};
    }
    if (is_scopus_document(head)) return {"item", true, true, "an Elsevier document (xocs:doc) without item"};
    return {"item", false, false, {}};
}

}  // namespace

std::unique_ptr<Reader> open_embase(std::unique_ptr<Bytes> text, std::string input, std::string source,
                                    std::size_t chunk) {
    auto layout = layout_of(peek(text, head_size));
    return std::make_unique<LayoutReader>(std::move(layout), std::move(text), std::move(input), std::move(source),
                                          chunk);
}

bool looks_like_embase(std::string_view head) {
    if (is_older_json(head) || is_older_xml(head) || is_scopus_document(head)) return true;
    const auto root = local_part(root_name(head));
    if (root == "bibdataset" || root == "abstracts-retrieval-response") return true;
    if (root == "embasexmllist" || root == "embaseidlist") return true;
    return !root.empty() && has(head, "bibrecord>") && (has(head, "item-info>") || root == "item");
}

}  // namespace evident
