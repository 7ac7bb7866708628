#include "index/database.hpp"

#include <charconv>
#include <filesystem>

#include <fmt/format.h>

#include "base/error.hpp"
#include "index/document.hpp"

namespace evident {
namespace {

constexpr const char* seq_key = "seq";
constexpr const char* identity_key = "store";
constexpr const char* terms_key = "terms";

std::string advice_for(std::string_view kind) {
    if (kind == "DatabaseLockError")
        return "another evident is writing the index; wait for it to end and run the command again";
    if (kind == "DatabaseModifiedError") return "the index was rewritten while it was read; run the command again";
    if (kind == "DatabaseNotFoundError") return "make it with `evident index sync`";
    if (kind.starts_with("Database"))
        return "make it anew with `evident index rebuild`; nothing is lost, the store has it all";
    return {};
}

}  // namespace

std::string IndexNature::unfit(const std::string& store_identity) const {
    if (identity.empty()) return "was never finished";
    if (identity != store_identity) return "was made from another store";
    if (terms != terms_version) return "was made by other rules for words";
    return {};
}

IndexNature read_nature(const Xapian::Database& database) {
    IndexNature nature;
    const auto seq = database.get_metadata(seq_key);
    std::from_chars(seq.data(), seq.data() + seq.size(), nature.seq);
    nature.identity = database.get_metadata(identity_key);
    nature.terms = database.get_metadata(terms_key);
    return nature;
}

void write_nature(Xapian::WritableDatabase& database, const IndexNature& nature) {
    database.set_metadata(seq_key, std::to_string(nature.seq));
    database.set_metadata(identity_key, nature.identity);
    database.set_metadata(terms_key, nature.terms);
}

bool index_exists(const std::string& folder) { return std::filesystem::exists(folder); }

Xapian::Database open_index(const std::string& folder, const std::string& store_identity) {
    if (!index_exists(folder)) {
        throw Error(Fault::store, fmt::format("there is no index at {}", folder), "make it with `evident index sync`");
    }
    return with_index_faults(folder, [&] {
        Xapian::Database database(folder);
        const auto unfit = read_nature(database).unfit(store_identity);
        if (!unfit.empty()) {
            throw Error(Fault::store, fmt::format("the index at {} {}", folder, unfit),
                        "make it anew with `evident index sync`");
        }
        return database;
    });
}

void throw_index_fault(const std::string& folder, const Xapian::Error& error) {
    throw Error(Fault::store, fmt::format("index {}: {}", folder, error.get_msg()), advice_for(error.get_type()));
}

}  // namespace evident
