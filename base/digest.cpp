#include "base/digest.hpp"

#include <openssl/evp.h>

#include "base/error.hpp"

namespace evident {

namespace {

struct Hashing {
    explicit Hashing(const EVP_MD* kind) {
        if (EVP_DigestInit_ex(context, kind, nullptr) != 1) {
            EVP_MD_CTX_free(context);
            throw Error(Fault::bug, "OpenSSL lacks a digest that is needed");
        }
    }
    ~Hashing() { EVP_MD_CTX_free(context); }
    Hashing(const Hashing&) = delete;
    Hashing& operator=(const Hashing&) = delete;

    void add(std::string_view bytes) { EVP_DigestUpdate(context, bytes.data(), bytes.size()); }
    template <class Result>
    Result finish() {
        Result out;
        EVP_DigestFinal_ex(context, out.data(), nullptr);
        return out;
    }

    EVP_MD_CTX* context = EVP_MD_CTX_new();
};

template <class Bytes>
std::string hex_of(const Bytes& bytes) {
    static constexpr char letters[] = "0123456789abcdef";
    std::string out;
    for (const auto byte : bytes) {
        out += letters[byte >> 4];
        out += letters[byte & 15];
    }
    return out;
}

}  // namespace

struct RunningDigest::State : Hashing {
    State() : Hashing(EVP_sha256()) {}
};

RunningDigest::RunningDigest() : state_(std::make_unique<State>()) {}
RunningDigest::~RunningDigest() = default;
RunningDigest::RunningDigest(RunningDigest&&) noexcept = default;
RunningDigest& RunningDigest::operator=(RunningDigest&&) noexcept = default;
void RunningDigest::add(std::string_view bytes) { state_->add(bytes); }
Digest RunningDigest::finish() { return state_->finish<Digest>(); }

struct RunningMd5::State : Hashing {
    State() : Hashing(EVP_md5()) {}
};

RunningMd5::RunningMd5() : state_(std::make_unique<State>()) {}
RunningMd5::~RunningMd5() = default;
RunningMd5::RunningMd5(RunningMd5&&) noexcept = default;
RunningMd5& RunningMd5::operator=(RunningMd5&&) noexcept = default;
void RunningMd5::add(std::string_view bytes) { state_->add(bytes); }
Md5 RunningMd5::finish() { return state_->finish<Md5>(); }

Digest sha256(std::string_view bytes) {
    RunningDigest digest;
    digest.add(bytes);
    return digest.finish();
}

std::string to_hex(const Digest& digest) { return hex_of(digest); }
std::string to_hex(const Md5& digest) { return hex_of(digest); }

}  // namespace evident
