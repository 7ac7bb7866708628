// A face as bytes: fields in their order, lengths as LEB128 numbers.
#include <array>

#include "base/error.hpp"
#include "store/dedup/face/face.hpp"

namespace evident {
namespace {

constexpr char format_version = 1;

class Packer {
  public:
    void put(std::uint64_t value) {
        while (value >= 0x80) {
            out += char(value | 0x80);
            value >>= 7U;
        }
        out += char(value);
    }
    void put(const std::string& text) {
        put(std::uint64_t(text.size()));
        out += text;
    }
    void put(const std::vector<std::string>& list) {
        put(std::uint64_t(list.size()));
        for (const auto& each : list) put(each);
    }
    std::string out;
};

class Unpacker {
  public:
    explicit Unpacker(std::string_view bytes) : bytes_(bytes) {}

    char byte() {
        if (bytes_.empty()) broken();
        const char out = bytes_.front();
        bytes_.remove_prefix(1);
        return out;
    }
    std::uint64_t number() {
        std::uint64_t out = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            const auto part = static_cast<unsigned char>(byte());
            out |= std::uint64_t(part & 0x7FU) << shift;
            if (part < 0x80) return out;
        }
        broken();
    }
    void get(std::string& text) {
        const auto size = number();
        if (size > bytes_.size()) broken();
        text.assign(bytes_.substr(0, size));
        bytes_.remove_prefix(size);
    }
    void get(std::vector<std::string>& list) {
        const auto size = number();
        if (size > bytes_.size()) broken();  // each takes a byte at least
        list.resize(size);
        for (auto& each : list) get(each);
    }
    bool empty() const { return bytes_.empty(); }
    [[noreturn]] static void broken() {
        throw Error(Fault::store, "what was kept of a record for finding its duplicates cannot be read",
                    "run `evident dedup run`, which makes it anew");
    }

  private:
    std::string_view bytes_;
};

// Both ways go through the same list of fields.
template <class F, class Do>
void each_text(F& face, Do&& take) {
    take(face.source), take(face.key), take(face.title), take(face.vernacular), take(face.about);
    take(face.part);
    take(face.authors), take(face.journal), take(face.abbreviation), take(face.issns);
    take(face.volume), take(face.issue), take(face.first_page), take(face.last_page);
    take(face.language), take(face.edition), take(face.dois), take(face.pmids), take(face.pmcids);
    take(face.numbers), take(face.registrations), take(face.speaks_of);
}

}  // namespace

std::string packed(const Face& face) {
    Packer pack;
    pack.out += format_version;
    pack.out += char(face.genre);
    pack.out += char(int(face.title_cut) | int(face.translated) << 1 | int(face.authors_complete) << 2);
    each_text(face, [&](const auto& value) { pack.put(value); });
    for (const auto value : {face.author_count, face.first_year, face.last_year}) pack.put(std::uint64_t(value));
    pack.put(std::uint64_t(face.abstract_words));
    if (face.abstract_words == 0) return std::move(pack.out);
    for (const auto value : face.abstract_sketch) pack.put(std::uint64_t(value));
    return std::move(pack.out);
}

Face unpacked(std::string_view bytes) {
    Unpacker from(bytes);
    Face face;
    if (from.byte() != format_version) Unpacker::broken();
    face.genre = static_cast<Genre>(from.byte());
    if (face.genre > Genre::thesis) Unpacker::broken();
    const auto flags = unsigned(static_cast<unsigned char>(from.byte()));
    face.title_cut = (flags & 1U) != 0;
    face.translated = (flags & 2U) != 0;
    face.authors_complete = (flags & 4U) != 0;
    each_text(face, [&](auto& value) { from.get(value); });
    for (auto* value : {&face.author_count, &face.first_year, &face.last_year}) *value = std::int32_t(from.number());
    face.abstract_words = std::uint32_t(from.number());
    if (face.abstract_words != 0) {
        for (auto& value : face.abstract_sketch) value = std::uint32_t(from.number());
    }
    if (!from.empty()) Unpacker::broken();
    return face;
}

}  // namespace evident
