#include "ingest/format/jats/jats.hpp"

#include <fmt/format.h>

#include "ingest/format/jats/front.hpp"
#include "ingest/format/jats/nodes.hpp"
#include "ingest/format/parts/made_key.hpp"
#include "ingest/format/parts/names.hpp"
#include "ingest/format/parts/xml_reader.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

SliceGrammar make_grammar() {
    SliceGrammar grammar;
    grammar.what = "JATS article";
    grammar.records = {{"article", Slice::Kind::article}};
    grammar.roots = {"pmc-articleset"};
    grammar.any_prefix = true;
    grammar.nested = true;
    return grammar;
}

const SliceGrammar grammar = make_grammar();

class JatsReader : public XmlReader {
  public:
    JatsReader(std::unique_ptr<Bytes> text, std::string input, std::string source, std::size_t chunk)
        : XmlReader(std::move(text), std::move(input), grammar, chunk), source_(std::move(source)) {}

  private:
    void read_element(Entry& entry, pugi::xml_node article, Slice::Kind) override {
        auto& record = entry.record;
        Draft draft{record, entry.problems, entry.place, ""};
        record.source = source_;
        const auto front = jats_child(article, "front");
        const auto meta = jats_child(front, "article-meta");
        if (!meta) return reject(entry, "no-front", "the article has no front with an article-meta: nothing names it");
        read_type(record, article);
        read_article_meta(draft, meta, told_);
        read_journal_meta(draft, jats_child(front, "journal-meta"));
        if (record.key.empty()) record.key = made_key(record);
        if (record.key.empty()) record.key = identifier(record, IdentifierKind::pmid);
        if (record.key.empty()) {
            return reject(entry, "no-key", "the article has neither a number of a database nor a DOI nor a title");
        }
        entry.kind = Entry::Kind::record;
    }

    // The language is English where the article names none: so says the DTD.
    static void read_type(Record& record, pugi::xml_node article) {
        const auto type = attribute_of(article, "article-type");
        if (!type.empty()) record.types.push_back({std::string(type), {}});
        const auto language = attribute_of(article, "lang");
        record.languages.push_back(language.empty() ? "eng" : language_code(language.substr(0, language.find('-'))));
    }

    std::string whose(pugi::xml_node article) const override {
        for (const auto id : jats_child(jats_child(article, "front"), "article-meta").children()) {
            if (jats_name(id) != "article-id") continue;
            return fmt::format("{} {}: ", attribute_of(id, "pub-id-type"), trim(id.child_value()));
        }
        return {};
    }

    std::string source_;
    ToldFields told_;
};

}  // namespace

std::unique_ptr<Reader> open_jats(std::unique_ptr<Bytes> text, std::string input, std::string source,
                                  std::size_t chunk) {
    if (source.empty()) source = "pmc";
    return std::make_unique<JatsReader>(std::move(text), std::move(input), std::move(source), chunk);
}

bool looks_like_jats(std::string_view head) {
    const auto has = [&](std::string_view word) { return head.find(word) != std::string_view::npos; };
    if (has("<pmc-articleset")) return true;
    if (has("<html") || has("<HTML")) return false;
    const bool article = has("<article ") || has("<article>") || has(":article ") || has("<article\n") ||
                         has("<article\r") || has("<!DOCTYPE article") || has("<!DOCTYPE pmc-articleset");
    const bool book = has("<book ") || has("<book>") || has("<book-part-wrapper");
    if (book && (has("<book-meta") || has("//BITS") || has("-//NLM//DTD B") || has("<collection-meta"))) return true;
    return article && (has("article-type=") || has("<front") || has("journal-meta") || has("article-meta") ||
                       has("<processing-meta") || has("//NLM//DTD") || has("jats.nlm.nih.gov"));
}

}  // namespace evident
