#include "ingest/source/mirror/verify.hpp"

#include <vector>

#include "base/error.hpp"
#include "base/file.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

// NLM's largest are below one GiB; a gzip bomb must end somewhere.
constexpr std::uint64_t longest_text = std::uint64_t(16) << 30;
constexpr std::size_t buffer_size = 1 << 18;
constexpr std::size_t tail_size = 256;
constexpr std::string_view end_tag = "</PubmedArticleSet>";

struct Digests {
    RunningMd5 md5;
    RunningDigest sha256;
};

class Watched : public Bytes {
  public:
    Watched(std::unique_ptr<Bytes> from, Digests& digests) : from_(std::move(from)), digests_(digests) {}
    std::size_t read(std::span<char> buffer) override {
        const auto count = from_->read(buffer);
        digests_.md5.add({buffer.data(), count});
        digests_.sha256.add({buffer.data(), count});
        return count;
    }

  private:
    std::unique_ptr<Bytes> from_;
    Digests& digests_;
};

// The packed stream belongs to the one that unpacks it; what is left of it must still be read after a fault.
class Lent : public Bytes {
  public:
    explicit Lent(Bytes& bytes) : bytes_(bytes) {}
    std::size_t read(std::span<char> buffer) override { return bytes_.read(buffer); }

  private:
    Bytes& bytes_;
};

std::string damage_of(Bytes& packed, std::vector<char>& buffer) {
    const auto text = inflate_if_gzip(std::make_unique<Lent>(packed));
    std::string tail;
    std::uint64_t size = 0;
    while (const auto count = text->read(buffer)) {
        size += count;
        if (size > longest_text) return "it unpacks to more than 16 GiB";
        tail.append(buffer.data(), count);
        if (tail.size() > tail_size) tail.erase(0, tail.size() - tail_size);
    }
    return trim(tail).ends_with(end_tag) ? "" : "its text does not end as a set of PubMed records does";
}

}  // namespace

Verified verify_mirror_file(const std::filesystem::path& path) {
    Digests digests;
    Watched packed(open_bytes(path.string()), digests);
    std::vector<char> buffer(buffer_size);
    Verified out;
    try {
        out.damage = damage_of(packed, buffer);
    } catch (const Error& fault) {
        out.damage = fault.what();
    }
    while (packed.read(buffer) != 0) {
    }
    out.md5 = to_hex(digests.md5.finish());
    out.sha256 = digests.sha256.finish();
    return out;
}

}  // namespace evident
