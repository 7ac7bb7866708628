// The configuration file: where the store is, which sources are asked and how often, and where news of a run go.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "ingest/schedule.hpp"

namespace evident {

struct Config {
    std::string path;                  // "": there is none
    std::string db;                    // "": not set
    std::string feed;                  // file of the Atom feed; "": none
    std::string mail;                  // file of the last run's mail text; "": none
    std::vector<SourceSetup> sources;  // in the order of the file
};

// The file named, or the first that exists of $XDG_CONFIG_HOME/evident/config.toml (~/.config) and
// /etc/evident/config.toml; an empty configuration when none does. Paths in it are taken from the file's own folder.
//
// Throws Error (usage) with the line: the file named is absent, is not TOML, or has an unknown or ill-formed setting
// (all of them are told). Secrets (email, api_key) come from the files it names or from EVIDENT_EMAIL and
// EVIDENT_API_KEY (NCBI_API_KEY is read too); a key written into the file itself is refused.
Config read_config(const std::string& named);

}  // namespace evident
