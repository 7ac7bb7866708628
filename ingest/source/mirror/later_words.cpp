#include "ingest/source/mirror/later_words.hpp"

#include <cstring>

#include "base/file.hpp"
#include "ingest/format/pubmed_xml.hpp"
#include "store/sqlite/runs.hpp"

namespace evident {
namespace {

constexpr std::uint64_t piece_size = std::uint64_t(1) << 20;

// The text of an input as the store keeps it.
class KeptInput : public Bytes {
  public:
    KeptInput(Store& store, InputId input) : log_(store), input_(input) {}

    std::size_t read(std::span<char> buffer) override {
        if (given_ == piece_.size()) {
            piece_ = log_.kept_text(input_, at_, at_ + piece_size);
            at_ += piece_.size();
            given_ = 0;
        }
        const auto count = piece_.copy(buffer.data(), buffer.size(), given_);
        given_ += count;
        return count;
    }

  private:
    RunLog log_;
    InputId input_;
    std::string piece_;
    std::size_t given_ = 0;
    std::uint64_t at_ = 0;
};

template <class Take>
void read_keys(std::unique_ptr<Bytes> text, const std::string& name, const Take& take) {
    const auto reader = open_pubmed(std::move(text), name, {});
    Entry entry;
    while (reader->next(entry)) {
        if (entry.kind == Entry::Kind::record) take(entry.record.key);
        if (entry.kind == Entry::Kind::deletion) take(entry.key);
    }
}

}  // namespace

std::set<std::string, std::less<>> keys_said_later(Store& store, const std::filesystem::path& file,
                                                   const std::vector<MirrorFile>& later) {
    std::set<std::string, std::less<>> here;
    std::set<std::string, std::less<>> out;
    if (later.empty()) return out;
    read_keys(inflate_if_gzip(open_bytes(file.string())), file.string(),
              [&](const std::string& key) { here.insert(key); });
    for (const auto& one : later) {
        read_keys(std::make_unique<KeptInput>(store, one.input), one.name, [&](const std::string& key) {
            if (here.contains(key)) out.insert(key);
        });
    }
    return out;
}

}  // namespace evident
