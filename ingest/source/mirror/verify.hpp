// Reads a file once, before anything of it is taken: its digests, and whether it unpacks to a whole set of records.
#pragma once

#include <filesystem>
#include <string>

#include "base/digest.hpp"

namespace evident {

struct Verified {
    std::string md5;  // of the bytes as they are, in hexadecimal
    Digest sha256{};
    std::string damage;  // why its text is no whole set of PubMed records; "": it is
};

// Throws Error (source) when the file cannot be read.
Verified verify_mirror_file(const std::filesystem::path& path);

}  // namespace evident
