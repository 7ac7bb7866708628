#include <random>
#include <string>
#include <vector>

#include "base/digest.hpp"
#include "base/error.hpp"
#include "base/packed/compress.hpp"
#include "tests/catch.hpp"

namespace evident {
namespace {

TEST_CASE("SHA-256 of the examples of FIPS 180-4") {
    CHECK(to_hex(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(to_hex(sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(to_hex(sha256(std::string(1'000'000, 'a'))) ==
          "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("A running digest of pieces is that of the whole") {
    RunningDigest digest;
    digest.add("a");
    digest.add("");
    RunningDigest moved = std::move(digest);
    moved.add("bc");
    CHECK(moved.finish() == sha256("abc"));
}

TEST_CASE("Compressed bytes come back") {
    std::mt19937 random(3);
    std::string noise;
    for (int i = 0; i < 100'000; ++i) noise += char(random() % 256);
    for (const auto& bytes :
         {std::string(), std::string("x"), std::string(1 << 20, 'a'), noise, std::string("a\0b", 3)}) {
        CHECK(decompress(compress(bytes), bytes.size()) == bytes);
    }
    CHECK(compress(std::string(1 << 20, 'a')).size() < 1000);
}

TEST_CASE("Damaged or too large packed bytes are a fault of the store") {
    const auto packed = compress(std::string(1000, 'a') + "end");
    const auto refused = [](const std::string& bytes, std::size_t limit) {
        try {
            decompress(bytes, limit);
        } catch (const Error& error) {
            return error.fault() == Fault::store;
        }
        return false;
    };
    CHECK(refused(packed, 1002));
    CHECK_FALSE(refused(packed, 1003));
    CHECK(refused("", 10));
    CHECK(refused("not zstd at all", 1000));
    CHECK(refused(packed.substr(0, packed.size() - 3), 5000));
    CHECK(refused(packed.substr(0, 3), 5000));
}

TEST_CASE("MD5 of known texts, whole and in pieces") {
    const auto md5 = [](const std::vector<std::string>& pieces) {
        RunningMd5 running;
        for (const auto& piece : pieces) running.add(piece);
        return to_hex(running.finish());
    };
    CHECK(md5({}) == "d41d8cd98f00b204e9800998ecf8427e");  // RFC 1321, A.5
    CHECK(md5({"abc"}) == "900150983cd24fb0d6963f7d28e17f72");
    CHECK(md5({"message ", "", "digest"}) == "f96b697d7cb7938d525a2f31aaf161d0");
}

}  // namespace
}  // namespace evident
