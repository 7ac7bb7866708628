#include "query/compile/to_xapian.hpp"

#include <algorithm>
#include <memory>
#include <string>

#include "index/database.hpp"
#include "index/document.hpp"
#include "query/ast/pattern.hpp"
#include "query/compile/near_places.hpp"
#include "query/compile/record_set.hpp"

namespace evident {
namespace {

using Xapian::Query;

Query any_of(const std::vector<Query>& parts) { return Query(Query::OP_OR, parts.begin(), parts.end()); }

// Documents decided before, for a question of which they are a part. They live in one database of one part.
class Decided : public Xapian::PostingSource {
  public:
    explicit Decided(std::vector<std::int64_t> documents) : documents_(std::move(documents)) {}

    Decided* clone() const override { return std::make_unique<Decided>(documents_).release(); }
    void init(const Xapian::Database&) override { at_ = 0; }
    Xapian::doccount get_termfreq_min() const override { return Xapian::doccount(documents_.size()); }
    Xapian::doccount get_termfreq_est() const override { return get_termfreq_min(); }
    Xapian::doccount get_termfreq_max() const override { return get_termfreq_min(); }
    void next(double) override { ++at_; }
    bool at_end() const override { return at_ > documents_.size(); }
    Xapian::docid get_docid() const override { return Xapian::docid(documents_[at_ - 1]); }

  private:
    const std::vector<std::int64_t> documents_;
    std::size_t at_ = 0;  // one beyond the place, as it stands before the first at the beginning
};

// True of a part that no query of Xapian's says: it is proposed and then decided by the places of the words.
bool must_be_decided(const Node& node) {
    const auto among = [](const std::vector<Node>& parts) {
        return std::any_of(parts.begin(), parts.end(), must_be_decided);
    };
    if (const auto* all = std::get_if<And>(&node.is)) return among(all->parts);
    if (const auto* any = std::get_if<Or>(&node.is)) return among(any->parts);
    if (const auto* negated = std::get_if<Not>(&node.is)) return among(negated->part);
    return std::holds_alternative<Near>(node.is);
}

class Compiler {
  public:
    explicit Compiler(const Xapian::Database& database) : database_(database), all_(database.get_doccount()) {}

    Query compile(const Node& node) const {
        return std::visit([this](const auto& what) { return query_of(what); }, node.is);
    }

    // The documents that answer, by their numbers.
    RecordSet documents(const Node& node) const {
        if (!must_be_decided(node)) return run(compile(node));
        if (const auto* near = std::get_if<Near>(&node.is)) return decide(*near);
        if (const auto* any = std::get_if<Or>(&node.is)) return either(any->parts);
        if (const auto* all = std::get_if<And>(&node.is)) return both(all->parts);
        auto out = run(Query::MatchAll);
        if (const auto* negated = std::get_if<Not>(&node.is)) out -= documents(negated->part.front());
        return out;
    }

  private:
    RecordSet run(const Query& query) const {
        Xapian::Enquire enquire(database_);
        enquire.set_query(query);
        enquire.set_weighting_scheme(Xapian::BoolWeight());
        enquire.set_docid_order(Xapian::Enquire::ASCENDING);
        const auto found = enquire.get_mset(0, database_.get_doccount());
        RecordSet out;
        for (auto hit = found.begin(); hit != found.end(); ++hit) out.add(*hit);
        return out;
    }

    RecordSet either(const std::vector<Node>& parts) const {
        std::vector<Node> said;
        RecordSet out;
        for (const auto& part : parts) {
            if (must_be_decided(part)) {
                out |= documents(part);
            } else {
                said.push_back(part);
            }
        }
        if (!said.empty()) out |= run(compile({Or{std::move(said)}, {}}));
        return out;
    }

    RecordSet both(const std::vector<Node>& parts) const {
        std::vector<Node> said;
        for (const auto& part : parts) {
            if (!must_be_decided(part)) said.push_back(part);
        }
        auto out = run(compile({And{std::move(said)}, {}}));
        for (const auto& part : parts) {
            if (must_be_decided(part) && !out.empty()) out &= documents(part);
        }
        return out;
    }

    // All parts stand in the document, by the lists of documents; how near to one another, by those of places.
    RecordSet decide(const Near& near) const {
        NearPlaces places(database_, near);
        std::vector<Query> fields;
        for (const auto& column : columns()) {
            if (fields_of(near).has(column.field)) fields.push_back(proposal(std::string(column.prefix), {near, {}}));
        }
        RecordSet out;
        run(any_of(fields)).each([&](std::int64_t document) {
            if (places.found(Xapian::docid(document))) out.add(document);
        });
        return out;
    }

    Query proposal(const std::string& prefix, const Node& node) const {
        if (const auto* words = std::get_if<Words>(&node.is)) return in_field(prefix, words->terms);
        const auto* near = std::get_if<Near>(&node.is);
        const auto* any = std::get_if<Or>(&node.is);
        std::vector<Query> parts;
        if (near != nullptr) {
            for (const auto& part : near->parts) parts.push_back(proposal(prefix, part));
            return Query(Query::OP_AND, parts.begin(), parts.end());
        }
        if (any == nullptr) return Query::MatchNothing;
        for (const auto& part : any->parts) parts.push_back(proposal(prefix, part));
        return any_of(parts);
    }

    Query query_of(const Nothing&) const { return Query::MatchNothing; }
    Query query_of(const All&) const { return Query::MatchAll; }

    Query query_of(const Words& words) const {
        std::vector<Query> fields;
        for (const auto& column : columns()) {
            if (words.fields.has(column.field)) fields.push_back(in_field(std::string(column.prefix), words.terms));
        }
        return any_of(fields);
    }

    // A phrase's window is its number of words: each right after the other.
    Query in_field(const std::string& prefix, const std::vector<QueryWord>& terms) const {
        if (terms.size() == 1) return single(prefix, terms.front());
        std::vector<Query> parts;
        for (const auto& term : terms) {
            auto part = term.prefix || is_pattern(term) ? spelt_out(prefix, term) : Query(prefix + term.word);
            if (part.empty()) return Query::MatchNothing;
            parts.push_back(std::move(part));
        }
        return Query(Query::OP_PHRASE, parts.begin(), parts.end(), Xapian::termcount(parts.size()));
    }

    Query single(const std::string& prefix, const QueryWord& term) const {
        if (is_pattern(term)) return spelt_out(prefix, term);
        return term.prefix ? beginning_with(prefix + term.word) : exactly(prefix + term.word);
    }

    // Xapian 1.4.22 fails ("unexpected end of posting list") when it reads a term that every document has without
    // scores, where document numbers have gaps. Such a term says nothing anyway.
    Query exactly(const std::string& term) const {
        return database_.get_termfreq(term) == all_ ? Query(Query::MatchAll) : Query(term);
    }

    Query beginning_with(const std::string& beginning) const {
        std::vector<Query> terms;
        const auto end = database_.allterms_end(beginning);
        for (auto term = database_.allterms_begin(beginning); term != end; ++term) {
            if (term.get_termfreq() == all_) return Query::MatchAll;
            terms.emplace_back(*term);
        }
        return any_of(terms);
    }

    // Inside a phrase Xapian takes an "or" of terms, but no wildcard of its own.
    Query spelt_out(const std::string& prefix, const QueryWord& word) const {
        std::vector<Query> terms;
        for (const auto& term : evident::spelt_out(database_, prefix, word)) terms.emplace_back(term);
        return any_of(terms);
    }

    Query query_of(const Line&) const { return Query::MatchNothing; }

    // Documents have other numbers in each part of a database of several: of those the sets are joined outside.
    Query query_of(const Near& near) const {
        return Query(std::make_unique<Decided>(decide(near).ids()).release()->release());
    }

    Query query_of(const Tag& tag) const {
        const auto term = std::string(tag_prefix) + tag.token;
        return tag.prefix ? beginning_with(term) : exactly(term);
    }

    // Days are eight digits: "0" comes before all of them, ":" after.
    Query query_of(const Between& between) const {
        const auto from = between.from == Day::none ? std::string("0") : date_value(between.from);
        const auto to = between.to == Day::none ? std::string(":") : date_value(between.to);
        if (from > to) return Query::MatchNothing;
        std::vector<Query> dates;
        for (const auto date : between.dates) dates.emplace_back(Query::OP_VALUE_RANGE, date_slot(date), from, to);
        return any_of(dates);
    }

    // What is taken away is taken from all the rest, not from every record.
    Query query_of(const And& all) const {
        std::vector<Query> parts;
        std::vector<Query> without;
        for (const auto& part : all.parts) {
            if (const auto* negated = std::get_if<Not>(&part.is)) {
                without.push_back(compile(negated->part.front()));
            } else {
                parts.push_back(compile(part));
            }
        }
        const auto rest = parts.empty() ? Query(Query::MatchAll) : Query(Query::OP_AND, parts.begin(), parts.end());
        return without.empty() ? rest : Query(Query::OP_AND_NOT, rest, any_of(without));
    }

    Query query_of(const Or& any) const {
        std::vector<Query> parts;
        for (const auto& part : any.parts) parts.push_back(compile(part));
        return any_of(parts);
    }

    Query query_of(const Not& negated) const {
        return Query(Query::OP_AND_NOT, Query::MatchAll, compile(negated.part.front()));
    }

    const Xapian::Database& database_;
    Xapian::doccount all_;
};

}  // namespace

Query to_xapian(const Node& node, const Xapian::Database& database) { return Compiler(database).compile(node); }

std::vector<Xapian::docid> xapian_documents(const Xapian::Database& database, const Node& node) {
    std::vector<Xapian::docid> out;
    Compiler(database).documents(node).each([&](std::int64_t document) { out.push_back(Xapian::docid(document)); });
    return out;
}

std::vector<RecordId> xapian_matches(const Index& index, const Node& node) {
    return with_index_faults(index.folder(), [&] {
        std::vector<RecordId> out;
        for (const auto document : xapian_documents(open_index(index.folder(), index.store_identity()), node)) {
            out.push_back(record_of(document));
        }
        return out;
    });
}

}  // namespace evident
