#include "base/packed/compress.hpp"

#include <zstd.h>

#include "base/error.hpp"

namespace evident {

std::string compress(std::string_view bytes) {
    std::string out(ZSTD_compressBound(bytes.size()), '\0');
    constexpr int level = 1;
    const auto size = ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), level);
    if (ZSTD_isError(size) != 0) throw Error(Fault::bug, std::string("zstd: ") + ZSTD_getErrorName(size));
    out.resize(size);
    return out;
}

std::string decompress(std::string_view packed, std::size_t limit) {
    const auto size = ZSTD_getFrameContentSize(packed.data(), packed.size());
    if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > limit) {
        throw Error(Fault::store, "kept raw bytes are damaged", "run `evident check`");
    }
    std::string out(size, '\0');
    const auto got = ZSTD_decompress(out.data(), out.size(), packed.data(), packed.size());
    if (ZSTD_isError(got) != 0 || got != size) {
        throw Error(Fault::store, "kept raw bytes are damaged", "run `evident check`");
    }
    return out;
}

}  // namespace evident
