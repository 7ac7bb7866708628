// standin [--size N] [--seed N] [--first DAY] [--last DAY] [--on-one-day N] [--words N] [--limit N] [--real FILE]...
//         [--folder DIR]
// Serves the E-utilities, with orders below /control/ on the same port, and a folder on a port of its own, all on the
// loopback address. Prints the address of the E-utilities, then that of the folder, and ends when its standard input
// does.
#include <cstdio>
#include <exception>
#include <iostream>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/standin/control.hpp"
#include "tests/standin/eutils_server.hpp"
#include "tests/standin/folder_server.hpp"

namespace {

using namespace evident;
using namespace evident::standin;

struct Options {
    CorpusSettings corpus;
    std::size_t limit = 0;
    std::vector<std::string> real;
    std::string folder;
};

Day day(const std::string& text) {
    if (const auto parsed = parse_day(text)) return *parsed;
    throw std::invalid_argument("no day: " + text);
}

void read_option(Options& options, const std::string& name, const std::string& value) {
    if (name == "--size")
        options.corpus.size = std::stoll(value);
    else if (name == "--seed")
        options.corpus.seed = std::stoull(value);
    else if (name == "--first")
        options.corpus.first = day(value);
    else if (name == "--last")
        options.corpus.last = day(value);
    else if (name == "--on-one-day")
        options.corpus.on_one_day = std::stoll(value);
    else if (name == "--words")
        options.corpus.abstract_words = std::stoul(value);
    else if (name == "--limit")
        options.limit = std::stoul(value);
    else if (name == "--real")
        options.real.push_back(value);
    else if (name == "--folder")
        options.folder = value;
    else
        throw std::invalid_argument("no option " + name);
}

void serve(const Options& options) {
    EutilsServer eutils(options.corpus);
    eutils.limit(options.limit);
    for (const auto& path : options.real) eutils.change([&](Corpus& corpus) { corpus.add_file(path); });
    std::optional<FolderServer> files;
    if (!options.folder.empty()) files.emplace(options.folder);
    std::cout << eutils.base() << '\n';
    if (files) std::cout << files->base() << '\n';
    std::cout.flush();
    for (char letter = 0; std::cin.get(letter);) {
    }
}

}  // namespace

int main(int count, char** words) {
    try {
        Options options;
        for (int i = 1; i + 1 < count; i += 2) read_option(options, words[i], words[i + 1]);
        serve(options);
    } catch (const std::exception& fault) {
        std::fprintf(stderr, "standin: %s\n", fault.what());
        return 2;
    }
    return 0;
}
