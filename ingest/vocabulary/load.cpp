#include "ingest/vocabulary/load.hpp"

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/file.hpp"
#include "ingest/format/mesh/vocabulary_reader.hpp"

namespace evident {
namespace {

constexpr std::size_t head_bytes = std::size_t(16) << 10;
constexpr std::size_t most_problems = 100;
constexpr std::int64_t entries_a_word = 1000;

std::string read_head(Bytes& bytes) {
    std::string head;
    while (head.size() < head_bytes && read_more(bytes, head, head_bytes - head.size())) {
    }
    return head;
}

}  // namespace

VocabularyLoaded load_vocabulary(Store& store, const VocabularyLoad& load, const Clock& clock) {
    auto bytes = inflate_if_gzip(open_bytes(load.path));
    auto head = read_head(*bytes);
    const auto part = vocabulary_part(head);
    const Place place{load.path, 0, head.size()};
    if (!part) {
        throw Error(Fault::source, fmt::format("{} is no vocabulary that evident reads", load.path),
                    "MeSH's XML (desc, qual, supp, pa) and lines of Name;TreeNumber (mtrees) are read", place);
    }
    VocabularyLoaded out;
    out.part = *part;
    out.year = load.year != 0 ? load.year : vocabulary_year(load.path, head);
    if (out.year == 0) {
        throw Error(Fault::usage, fmt::format("{} does not tell of which year it is", load.path), "say it with --year",
                    place);
    }
    auto reader = read_vocabulary(*part, bytes_after(std::move(head), std::move(bytes)), load.path);
    Transaction transaction(store.database());
    VocabularyWriter writer(store, load.kind, out.year, *part, load.path, clock.now());
    VocabularyEntry entry;
    Problems problems;
    for (std::int64_t count = 0; reader->next(entry, problems);) {
        writer.add(entry);
        if (++count % entries_a_word == 0 && load.progress) {
            load.progress(fmt::format("{} {}: {} entries, {} MB", out.year, name(*part), count,
                                      reader->read_bytes() / 1'000'000));
        }
        out.rejected += std::int64_t(problems.size());
        for (auto& problem : problems) {
            if (out.problems.size() < most_problems) out.problems.push_back(std::move(problem));
        }
        problems.clear();
    }
    out.rejected += std::int64_t(problems.size());
    for (auto& problem : problems) {
        if (out.problems.size() < most_problems) out.problems.push_back(std::move(problem));
    }
    out.counts = writer.finish();
    if (out.counts.terms == 0) {
        throw Error(Fault::source, fmt::format("{} holds no entry that can be read", load.path),
                    "fetch it again; the store is as it was", place);
    }
    transaction.commit();
    return out;
}

}  // namespace evident
