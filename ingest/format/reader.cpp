#include "ingest/format/reader.hpp"

#include "ingest/format/jsonl.hpp"
#include "ingest/format/pubmed_xml.hpp"
#include "text/ascii.hpp"

namespace evident {

std::string_view name(Format format) {
    switch (format) {
        case Format::pubmed: return "pubmed";
        case Format::jsonl: return "jsonl";
    }
    return "";
}

std::optional<Format> parse_format(std::string_view word) {
    const auto wanted = lower(trim(word));
    for (const auto format : {Format::pubmed, Format::jsonl}) {
        if (wanted == name(format)) return format;
    }
    return {};
}

std::optional<Format> detect_format(std::string_view head) {
    if (looks_like_jsonl(head)) return Format::jsonl;
    if (looks_like_pubmed(head)) return Format::pubmed;
    return {};
}

std::unique_ptr<Reader> open_reader(Format format, std::unique_ptr<Bytes> text, std::string input, std::string source) {
    if (format == Format::jsonl) return open_jsonl(std::move(text), std::move(input), std::move(source));
    return open_pubmed(std::move(text), std::move(input), std::move(source));
}

}  // namespace evident
