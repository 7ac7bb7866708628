#include "store/evidence/package_export.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "base/file.hpp"
#include "store/evidence/review_json.hpp"

namespace evident {
namespace {

using nlohmann::json;

// A JSON text or list of texts is also TOML: basic strings take the same escapes.
std::string setting(std::string_view name, const json& value) {
    if (value.is_null() || value.empty() || value == "") return {};
    return fmt::format("{} = {}\n", name, value.dump());
}

// A strategy is a text with \n between its lines: the file reads back as it was whatever the lines hold.
std::string source_text(const json& source) {
    std::string out;
    for (const auto* name : {"name", "database", "platform", "strategy", "syntax", "limits", "cutoff_date", "languages",
                             "types", "excluded_types", "note"}) {
        out += setting(name, source.at(name));
    }
    if (source.contains("mesh_year")) out += setting("mesh_year", source.at("mesh_year"));
    if (const auto day = source.value("searched", ""); !day.empty()) out += "searched = " + day + '\n';
    return out;
}

std::string conf_text(const json& review) {
    std::string out;
    for (const auto* name : {"key", "title", "citation", "identifiers"}) out += setting(name, review.at(name));
    const auto& protocol = review.at("protocol");
    out += "\n[protocol]\n";
    if (const auto cutoff = protocol.value("cutoff", ""); !cutoff.empty()) out += "cutoff = " + cutoff + '\n';
    for (const auto* name :
         {"cutoff_date", "languages", "types", "excluded_types", "databases", "strategy", "note", "mesh_year"}) {
        if (protocol.contains(name)) out += setting(name, protocol.at(name));
    }
    for (const auto& source : protocol.value("sources", json::array())) out += "\n[[source]]\n" + source_text(source);
    return out;
}

std::string claims_text(const json& claims) {
    std::string out;
    for (const auto& claim : claims) {
        out += out.empty() ? "[[claim]]\n" : "\n[[claim]]\n";
        for (const auto* name :
             {"key", "parent", "area", "en", "zh", "population", "intervention", "comparator", "outcome"}) {
            if (claim.contains(name)) out += setting(name, claim.at(name));
        }
    }
    return out;
}

std::string lines_of(const json& list) {
    std::string out;
    for (const auto& one : list) out += one.dump() + '\n';
    return out;
}

}  // namespace

void write_package(const Review& review, const std::filesystem::path& folder) {
    namespace fs = std::filesystem;
    std::error_code code;
    fs::create_directories(folder / "strategies", code);
    if (code) {
        throw Error(Fault::store, fmt::format("cannot make {}: {}", folder.string(), code.message()),
                    "check the folder's permissions");
    }
    if (fs::exists(folder / "review.conf")) {
        throw Error(Fault::usage, fmt::format("{} holds a package already", folder.string()), "name an empty folder");
    }
    const auto whole = json::parse(to_json(review));
    write_file(folder / "claims.toml", claims_text(whole.at("claims")));
    write_file(folder / "links.jsonl", lines_of(whole.at("links")));
    write_file(folder / "lexicon.json", whole.at("lexicon").dump(1) + '\n');
    for (const auto& claim : review.claims) {
        if (!claim.strategy.empty()) write_file(folder / "strategies" / (claim.key + ".txt"), claim.strategy + '\n');
    }
    write_file(folder / "review.conf", conf_text(whole));
}

}  // namespace evident
