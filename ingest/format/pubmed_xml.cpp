#include "ingest/format/pubmed_xml.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <pugixml.hpp>

#include "ingest/format/pubmed/article.hpp"
#include "ingest/format/pubmed/book.hpp"
#include "ingest/format/pubmed/repair.hpp"
#include "ingest/format/slicer.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

class PubmedReader : public Reader {
  public:
    PubmedReader(std::unique_ptr<Bytes> text, std::string input, std::string source, std::size_t chunk)
        : slicer_(std::move(text), input, chunk), input_(std::move(input)), source_(std::move(source)) {}

    bool next(Entry& entry) override {
        if (next_deletion_ == deletions_.size()) {
            deletions_.clear();
            next_deletion_ = 0;
            if (!slicer_.next(slice_)) return false;
            place_ = {input_, slice_.begin, slice_.end};
            reset(entry);
            read_slice(entry);
            if (deletions_.empty()) return true;
        } else {
            reset(entry);
        }
        entry.kind = Entry::Kind::deletion;
        entry.key = std::move(deletions_[next_deletion_++]);
        return true;
    }

  private:
    void reset(Entry& entry) const {
        entry.kind = Entry::Kind::rejected;
        entry.record = {};
        entry.key.clear();
        entry.problems.clear();
        entry.place = place_;
    }

    void read_slice(Entry& entry) {
        switch (slice_.kind) {
            case Slice::Kind::too_large:
                return reject(entry, "record-too-large",
                              fmt::format("a record of {} bytes is above the limit of {}; it was passed over",
                                          slice_.end - slice_.begin, Slicer::largest_record));
            case Slice::Kind::unfinished:
                return reject(entry, "malformed-record", "the record has no end tag before the next one begins");
            case Slice::Kind::headless:
                return reject(entry, "malformed-record", "the end tag of a record whose start tag was not found");
            default: parse(entry);
        }
    }

    void reject(Entry& entry, std::string_view code, const std::string& message) const {
        entry.kind = Entry::Kind::rejected;
        entry.problems.push_back({Severity::error, std::string(code), message, place_});
    }

    void parse(Entry& entry) {
        auto repaired = repair(slice_.text, slicer_.encoding());
        const auto text = repaired.text.empty() ? slice_.text : std::span<char>(repaired.text);
        unsigned options = pugi::parse_default;
        if (slice_.markup) options |= pugi::parse_ws_pcdata;
        const auto result = document_.load_buffer_inplace(text.data(), text.size(), options, pugi::encoding_utf8);
        if (!result) {
            const auto fault = slice_.begin + std::uint64_t(std::max<std::ptrdiff_t>(result.offset, 0));
            return reject(
                entry, "malformed-record",
                fmt::format("{}the XML is broken at byte {}: {}", whose(), fault, lower(result.description())));
        }
        read_element(entry, repaired);
    }

    void read_element(Entry& entry, const Repair& repaired) {
        const auto element = document_.document_element();
        if (slice_.kind == Slice::Kind::deletion) return read_deletions(entry, element);
        Draft draft{entry.record, entry.problems, place_};
        entry.record.source = source_;
        if (slice_.kind == Slice::Kind::article) {
            read_article(draft, element);
        } else {
            read_book(draft, element);
        }
        if (entry.record.key.empty()) return reject(entry, "no-key", "a record without PMID cannot be stored");
        entry.kind = Entry::Kind::record;
        if (repaired.repaired) {
            draft.say(Severity::warning, "repaired-utf8", "bytes that are no UTF-8 text were replaced by U+FFFD");
        }
        if (!repaired.entity.empty()) {
            draft.say(Severity::warning, "unknown-entity",
                      fmt::format("&{}; is defined by no XML standard and stays as written", repaired.entity));
        }
    }

    // The PMID of a record that could not be parsed to its end, as far as it was understood.
    std::string whose() const {
        const auto element = document_.document_element();
        const auto holder = element.first_child();
        const std::string_view pmid = trim(holder.child("PMID").child_value());
        return all_digits(pmid) ? fmt::format("PMID {}: ", pmid) : std::string{};
    }

    void read_deletions(Entry& entry, pugi::xml_node element) {
        for (const auto node : element.children("PMID")) {
            const std::string key = normal_pmid(node.child_value());
            if (!key.empty()) deletions_.push_back(key);
        }
        if (deletions_.empty()) reject(entry, "no-key", "a deletion that names no PMID");
    }

    Slicer slicer_;
    std::string input_;
    std::string source_;
    Slice slice_;
    Place place_;
    pugi::xml_document document_;
    std::vector<std::string> deletions_;  // PMIDs of one DeleteCitation, handed over one at a time
    std::size_t next_deletion_ = 0;
};

constexpr std::array<std::string_view, 7> marks = {"<PubmedArticle",
                                                   "<PubmedBookArticle",
                                                   "<DeleteCitation",
                                                   "<DeleteDocument",
                                                   "<MedlineCitation",
                                                   "<!DOCTYPE PubmedArticleSet",
                                                   "<!DOCTYPE PubmedBookArticleSet"};

}  // namespace

std::unique_ptr<Reader> open_pubmed(std::unique_ptr<Bytes> text, std::string input, std::string source,
                                    std::size_t chunk) {
    if (source.empty()) source = "pubmed";
    return std::make_unique<PubmedReader>(std::move(text), std::move(input), std::move(source), chunk);
}

bool looks_like_pubmed(std::string_view head) {
    std::string narrow;
    if (head.substr(0, 256).find('\0') != std::string_view::npos) {  // UTF-16: every other byte of its ASCII text is 0
        for (const char c : head) {
            if (c != '\0') narrow += c;
        }
        head = narrow;
    }
    return std::any_of(marks.begin(), marks.end(),
                       [&](std::string_view mark) { return head.find(mark) != std::string_view::npos; });
}

}  // namespace evident
