#include "ingest/format/ovid.hpp"

#include "ingest/format/embase/ovid_xml.hpp"
#include "ingest/format/markup/xml_head.hpp"
#include "ingest/format/tagged/ovid/ovid_tagged.hpp"

namespace evident {

std::unique_ptr<Reader> open_ovid(std::unique_ptr<Bytes> text, std::string input, std::string source,
                                  std::size_t chunk) {
    constexpr std::size_t head_size = 4096;
    const bool xml = !root_name(peek(text, head_size)).empty();
    const auto open = xml ? open_ovid_xml : open_ovid_tagged;
    return open(std::move(text), std::move(input), std::move(source), chunk);
}

bool looks_like_ovid(std::string_view head) { return looks_like_ovid_xml(head) || looks_like_ovid_tagged(head); }

}  // namespace evident
