#include "ingest/format/pubmed_xml.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "ingest/format/parts/xml_reader.hpp"
#include "ingest/format/pubmed/article.hpp"
#include "ingest/format/pubmed/book.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

const SliceGrammar grammar = {
    "PubMed",
    {{"PubmedArticle", Slice::Kind::article},
     {"PubmedBookArticle", Slice::Kind::book},
     {"DeleteCitation", Slice::Kind::deletion},
     {"DeleteDocument", Slice::Kind::deletion}},
    {"PubmedArticleSet", "PubmedBookArticleSet"},
};

class PubmedReader : public XmlReader {
  public:
    PubmedReader(std::unique_ptr<Bytes> text, std::string input, std::string source, std::size_t chunk)
        : XmlReader(std::move(text), std::move(input), grammar, chunk), source_(std::move(source)) {}

  private:
    void read_element(Entry& entry, pugi::xml_node element, Slice::Kind kind) override {
        if (kind == Slice::Kind::deletion) return read_deletions(entry, element);
        Draft draft{entry.record, entry.problems, entry.place};
        entry.record.source = source_;
        if (kind == Slice::Kind::article) {
            read_article(draft, element);
        } else {
            read_book(draft, element);
        }
        if (entry.record.key.empty()) return reject(entry, "no-key", "a record without PMID cannot be stored");
        entry.kind = Entry::Kind::record;
    }

    std::string whose(pugi::xml_node element) const override {
        const std::string_view pmid = trim(element.first_child().child("PMID").child_value());
        return all_digits(pmid) ? fmt::format("PMID {}: ", pmid) : std::string{};
    }

    void read_deletions(Entry& entry, pugi::xml_node element) {
        std::vector<std::string> keys;
        for (const auto node : element.children("PMID")) {
            auto key = normal_pmid(node.child_value());
            if (!key.empty()) keys.push_back(std::move(key));
        }
        if (keys.empty()) return reject(entry, "no-key", "a deletion that names no PMID");
        withdraw(source_, std::move(keys));
    }

    std::string source_;
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
