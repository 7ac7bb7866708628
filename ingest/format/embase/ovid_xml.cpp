#include "ingest/format/embase/ovid_xml.hpp"

#include "ingest/format/embase/elements.hpp"
#include "ingest/format/markup/html_entities.hpp"
#include "ingest/format/markup/xml_head.hpp"
#include "ingest/format/parts/xml_reader.hpp"
#include "ingest/format/tagged/ovid/labels.hpp"
#include "ingest/format/tagged/ovid/record.hpp"
#include "ingest/format/tagged/tagged.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr auto npos = std::string_view::npos;

const SliceGrammar grammar = {
    "Ovid",
    {{"record", Slice::Kind::article}, {"Record", Slice::Kind::article}, {"RECORD", Slice::Kind::article}},
    {},
    true,
};

bool is_code(std::string_view text) {
    return text.size() == 2 && text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == npos;
}

// The two letters of a field: by its label, else by its code; a label nobody knows as it is.
std::string tag_of(pugi::xml_node field) {
    const auto label = attribute_of(field, "L");
    const auto tag = ovid_tag(label);
    if (!tag.empty()) return std::string(tag);
    const auto code = attribute_of(field, "C");
    return is_code(code) || label.empty() ? code : label;
}

// Values one a line, as a field of tagged text has them.
std::string value_of(pugi::xml_node field) {
    const auto values = children_of(field, "D");
    if (values.empty()) return text_of(field);
    std::string out;
    for (const auto value : values) {
        if (!out.empty()) out += '\n';
        out += text_of(value);
    }
    return out;
}

TaggedRecord fields_of(pugi::xml_node record) {
    TaggedRecord out;
    for (const auto node : children_of(record, "F")) {
        TaggedField field;
        field.tag = tag_of(node);
        field.value = value_of(node);
        // A link may follow the number.
        if (field.tag == "PM") field.value = field.value.substr(0, field.value.find_first_of(" \n"));
        if (!field.tag.empty() && !field.value.empty()) out.fields.push_back(std::move(field));
    }
    return out;
}

class OvidXmlReader : public XmlReader {
  public:
    OvidXmlReader(std::unique_ptr<Bytes> text, std::string input, std::string source, std::size_t chunk)
        : XmlReader(std::move(text), std::move(input), grammar, chunk), source_(std::move(source)) {}

  private:
    void read_element(Entry& entry, pugi::xml_node element, Slice::Kind) override {
        Draft draft{entry.record, entry.problems, entry.place, "record "};
        entry.record.source = source_;
        read_ovid_record(draft, fields_of(element), told_);
        if (entry.record.key.empty()) {
            return reject(entry, "no-key", "a record with neither a number, a DOI nor a title");
        }
        entry.kind = Entry::Kind::record;
    }

    bool knows_entity(std::string_view name) const override { return is_html_entity(name); }

    std::string source_;
    ToldFields told_;
};

}  // namespace

std::unique_ptr<Reader> open_ovid_xml(std::unique_ptr<Bytes> text, std::string input, std::string source,
                                      std::size_t chunk) {
    return std::make_unique<OvidXmlReader>(std::move(text), std::move(input), std::move(source), chunk);
}

bool looks_like_ovid_xml(std::string_view head) {
    if (root_name(head).empty()) return false;
    const auto text = lower(head);
    const auto record = text.find("<record");
    const auto field = text.find("<f ", record);
    if (record == npos || field == npos) return false;
    const auto tag = text.substr(field, text.find('>', field) - field);
    return tag.find(" l=") != npos && text.find("<d", field) != npos;
}

}  // namespace evident
