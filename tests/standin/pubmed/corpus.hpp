// A made PubMed of any size: ids with their dates, the same for the same seed; the records are written when asked for.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"

namespace evident::standin {

enum class DateKind { crdt, edat, mdat, pdat };

struct Holding {
    Day crdt = Day::none;  // PubStatus "entrez"
    Day edat = Day::none;  // PubStatus "pubmed"
    Day mdat = Day::none;  // DateRevised
    Day pdat = Day::none;  // PubDate
    int revision = 1;
    bool gone = false;

    Day of(DateKind kind) const;
};

struct CorpusSettings {
    std::int64_t size = 1000;
    std::uint64_t seed = 1;
    Day first = Day{20200101};  // create dates lie between these, in the order of ids
    Day last = Day{20241231};
    std::int64_t on_one_day = 0;  // so many of the first records were all created on the first day
    std::size_t abstract_words = 60;
};

class Corpus {
  public:
    static constexpr std::int64_t first_id = 60'000'001;  // above the PMIDs of real records

    explicit Corpus(const CorpusSettings& settings);

    // Ids are first_id .. end_id() - 1; some may be gone.
    std::int64_t end_id() const { return first_id + static_cast<std::int64_t>(holdings_.size()); }
    // Null for ids that never were.
    const Holding* find(std::int64_t id) const;
    std::int64_t size() const;  // without those gone

    // Puts in so many new records with this create date and gives the first of their ids.
    std::int64_t add(std::int64_t count, Day created);
    // The record says something new from now on; mdat is the day.
    void revise(std::int64_t id, Day on);
    // The record is in no answer any more.
    void withdraw(std::int64_t id);

    // Whether a word stands in the record's title or abstract; nothing when no record can have it.
    std::optional<bool> has_word(std::int64_t id, const std::string& word) const;
    // One <PubmedArticle>; "" for an id that is not there.
    std::string record(std::int64_t id) const;

    // Puts real records in: every <PubmedArticle> of a PubMed XML file, under its own PMID and dates. How many.
    std::int64_t add_file(const std::string& path);
    // Ids of real records, rising.
    std::vector<std::int64_t> real_ids() const;

  private:
    struct Real {
        Holding holding;
        std::string xml;
    };
    std::uint64_t chance(std::int64_t id, std::uint64_t what) const;
    std::string_view topic(std::int64_t id) const;

    CorpusSettings settings_;
    std::vector<Holding> holdings_;
    std::map<std::int64_t, Real> real_;
};

}  // namespace evident::standin
