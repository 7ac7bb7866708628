#include "ingest/format/endnote/endnote_xml.hpp"

#include <fmt/format.h>

#include "ingest/format/endnote/record.hpp"
#include "ingest/format/endnote/styled_text.hpp"
#include "ingest/format/parts/xml_reader.hpp"

namespace evident {
namespace {

const SliceGrammar grammar = {"EndNote", {{"record", Slice::Kind::article}}, {"xml", "records"}};

class EndnoteReader : public XmlReader {
  public:
    EndnoteReader(std::unique_ptr<Bytes> text, std::string input, std::string source, std::size_t chunk)
        : XmlReader(std::move(text), std::move(input), grammar, chunk), source_(std::move(source)) {}

  private:
    void read_element(Entry& entry, pugi::xml_node element, Slice::Kind) override {
        Draft draft{entry.record, entry.problems, entry.place};
        if (!read_endnote_record(draft, element, source_, told_)) {
            return reject(entry, "no-key",
                          whose(element) + "the record has neither a number of a database nor a DOI nor a title");
        }
        entry.kind = Entry::Kind::record;
    }

    std::string whose(pugi::xml_node element) const override {
        const auto number = styled_text(element.child("rec-number"));
        return number.empty() ? std::string{} : fmt::format("library record {}: ", number);
    }

    std::string source_;
    ToldFields told_;
};

}  // namespace

std::unique_ptr<Reader> open_endnote_xml(std::unique_ptr<Bytes> text, std::string input, std::string source,
                                         std::size_t chunk) {
    return std::make_unique<EndnoteReader>(std::move(text), std::move(input), std::move(source), chunk);
}

bool looks_like_endnote_xml(std::string_view head) {
    const auto has = [&](std::string_view word) { return head.find(word) != std::string_view::npos; };
    if (!has("<records>") && !has("<records/>")) return false;
    return has("<xml>") || has("<ref-type") || has("<source-app") || has("<rec-number") || has("<contributors>");
}

}  // namespace evident
