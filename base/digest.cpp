#include "base/digest.hpp"

#include <openssl/evp.h>

#include "base/error.hpp"

namespace evident {

struct RunningDigest::State {
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    ~State() { EVP_MD_CTX_free(context); }
};

RunningDigest::RunningDigest() : state_(std::make_unique<State>()) {
    if (EVP_DigestInit_ex(state_->context, EVP_sha256(), nullptr) != 1) {
        throw Error(Fault::bug, "OpenSSL offers no SHA-256");
    }
}
RunningDigest::~RunningDigest() = default;
RunningDigest::RunningDigest(RunningDigest&&) noexcept = default;
RunningDigest& RunningDigest::operator=(RunningDigest&&) noexcept = default;

void RunningDigest::add(std::string_view bytes) { EVP_DigestUpdate(state_->context, bytes.data(), bytes.size()); }

Digest RunningDigest::finish() {
    Digest out;
    EVP_DigestFinal_ex(state_->context, out.data(), nullptr);
    return out;
}

Digest sha256(std::string_view bytes) {
    RunningDigest digest;
    digest.add(bytes);
    return digest.finish();
}

std::string to_hex(const Digest& digest) {
    static constexpr char letters[] = "0123456789abcdef";
    std::string out;
    for (const auto byte : digest) {
        out += letters[byte >> 4];
        out += letters[byte & 15];
    }
    return out;
}

}  // namespace evident
