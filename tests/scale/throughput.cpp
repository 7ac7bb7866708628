// Prints how fast records are read, stored and indexed beside the bare libraries: throughput FOLDER [STAGE ...], where
// FOLDER holds PubMed XML files (docs/performance.md says how to make them). Judges nothing.
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>
#include <random>

#include <fmt/format.h>

#include "base/file.hpp"
#include "store/sqlite/store.hpp"
#include "tests/scale/stages.hpp"

namespace {

using namespace evident;
using namespace evident::scale;
namespace fs = std::filesystem;

struct Row {
    const char* name;
    const char* what;
    std::int64_t (*run)(const Scene&, Watch&);
};

const std::vector<Row> rows = {
    {"bare-read", "gunzip and pugixml alone", bare_reading},
    {"read", "reader, all fields", reading},
    {"prepare", "reader, folded for the store", preparing},
    {"bare-rows", "SQLite wide table and FTS5 alone", bare_rows},
    {"ingest", "ingest into the store", ingesting},
    {"again", "the same files once more", again},
    {"sync", "index from nothing", syncing},
    {"bare-documents", "Xapian alone, the same documents", bare_documents},
    {"bare-generator", "Xapian alone, TermGenerator", bare_generator},
};

struct Ratio {
    const char* text;
    const char* ours;
    const char* bare;
};

const std::vector<Ratio> ratios = {
    {"reader to gunzip and pugixml", "read", "bare-read"},
    {"ingest to SQLite and FTS5 alone", "ingest", "bare-rows"},
    {"index to Xapian alone, the same documents", "sync", "bare-documents"},
    {"index to Xapian alone, TermGenerator", "sync", "bare-generator"},
};

void print_row(const Row& row, const Measured& seen) {
    const double count = double(seen.records);
    fmt::print("{:<34}{:>9}{:>9.2f}{:>11.0f}{:>9.2f}{:>13.0f}{:>9.1f}{:>9.0f}\n", row.what, seen.records, seen.wall,
               count / seen.wall, seen.cpu, count / seen.cpu, 1e6 * seen.cpu / count, seen.peak);
    std::cout.flush();
}

std::uintmax_t size_of(const fs::path& path) {
    if (!fs::is_directory(path)) return fs::exists(path) ? fs::file_size(path) : 0;
    std::uintmax_t size = 0;
    for (const auto& entry : fs::recursive_directory_iterator(path)) {
        if (entry.is_regular_file()) size += entry.file_size();
    }
    return size;
}

void print_size(const std::string& what, double bytes, std::int64_t records) {
    if (bytes > 0) fmt::print("{:<40}{:>10.0f}\n", what, bytes / double(records));
}

void print_sizes(const Scene& scene, std::int64_t records) {
    double input = 0;
    for (const auto& file : scene.files) input += double(size_of(file));
    fmt::print("\nbytes a record\n");
    print_size("input as it came", input, records);
    print_size("store", double(size_of(scene.store())), records);
    if (fs::exists(scene.store())) {
        Store store = Store::open(scene.store(), Access::read);
        const auto pages = [&](const std::string& names) {
            return double(
                store.database().number("SELECT sum(pgsize) FROM dbstat WHERE aggregate = TRUE AND name " + names));
        };
        print_size("  of it kept bytes", pages("IN ('chunk', 'sqlite_autoindex_chunk_1')"), records);
        print_size("  of it versions", pages("IN ('version', 'version_by_record')"), records);
        print_size("  of it FTS5", pages("LIKE 'words\\_%' ESCAPE '\\'"), records);
    }
    print_size("SQLite wide table and FTS5 alone", double(size_of(scene.folder + "/bare.db")), records);
    print_size("index", double(size_of(scene.store() + ".xapian")), records);
    print_size("Xapian alone, the same documents", double(size_of(scene.folder + "/bare.xapian")), records);
    print_size("Xapian alone, TermGenerator", double(size_of(scene.folder + "/generator.xapian")), records);
}

void print_ratios(const std::map<std::string, Measured>& seen) {
    fmt::print("\nrate against the bare library      wall    CPU\n");
    for (const auto& [text, ours, bare] : ratios) {
        if (!seen.contains(ours) || !seen.contains(bare)) continue;
        const auto& a = seen.at(ours);
        const auto& b = seen.at(bare);
        fmt::print("{:<42}{:>6.2f}{:>7.2f}\n", text, (double(a.records) / a.wall) / (double(b.records) / b.wall),
                   (double(a.records) / a.cpu) / (double(b.records) / b.cpu));
    }
}

void run(const Scene& scene, const std::vector<std::string>& wanted) {
    fmt::print("{:<34}{:>9}{:>9}{:>11}{:>9}{:>13}{:>9}{:>9}\n", "stage", "records", "wall s", "records/s", "CPU s",
               "records/CPUs", "us CPU", "peak MiB");
    std::map<std::string, Measured> seen;
    for (const auto& row : rows) {
        if (!wanted.empty() && std::find(wanted.begin(), wanted.end(), row.name) == wanted.end()) continue;
        seen[row.name] = measure([&](Watch& watch) { return row.run(scene, watch); });
        print_row(row, seen[row.name]);
    }
    if (seen.empty()) return;
    print_ratios(seen);
    print_sizes(scene, seen.begin()->second.records);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::cerr << "throughput FOLDER [STAGE ...]\nstages:";
        for (const auto& row : rows) std::cerr << ' ' << row.name;
        std::cerr << '\n';
        return 2;
    }
    Scene scene;
    for (const auto& file : files_at(argv[1])) {
        if (file.find(".xml") != std::string::npos) scene.files.push_back(file);
    }
    const auto folder = fs::temp_directory_path() / fmt::format("evident-scale-{}", std::random_device{}());
    fs::create_directories(folder);
    scene.folder = folder.string();
    int code = 0;
    try {
        run(scene, std::vector<std::string>(argv + 2, argv + argc));
    } catch (const std::exception& fault) {
        std::cerr << fault.what() << '\n';
        code = 1;
    }
    fs::remove_all(folder);
    return code;
}
