// evident vocabulary: headings and what is narrower, loaded from files, year by year.
#include "store/vocabulary/vocabulary.hpp"

#include <array>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/context.hpp"
#include "cli/json.hpp"
#include "cli/output.hpp"
#include "cli/table.hpp"
#include "ingest/vocabulary/load.hpp"

namespace evident {
namespace {

using nlohmann::json;

json to_value(const VocabularyCounts& counts) {
    return {{"terms", counts.terms},
            {"entry_terms", counts.entry_terms},
            {"tree_numbers", counts.tree_numbers},
            {"mappings", counts.mappings},
            {"substances", counts.substances}};
}

// "30 headings, 412 entry terms, 58 tree numbers": what the part has, not what it cannot have.
std::string in_words(VocabularyPart part, const VocabularyCounts& counts) {
    constexpr std::array<std::string_view, 5> things = {"headings", "qualifiers", "supplementary concepts", "actions",
                                                        "headings"};
    auto out = fmt::format("{} {}", counts.terms, things[std::size_t(part)]);
    const auto also = [&](std::int64_t number, std::string_view thing) {
        if (number > 0) out += fmt::format(", {} {}", number, thing);
    };
    also(counts.entry_terms, "entry terms");
    also(counts.tree_numbers, "tree numbers");
    also(counts.mappings, "mappings to headings");
    also(counts.substances, "substances");
    return out;
}

VocabularyLoaded load_one(Store& store, const std::string& file, const VocabularyOptions& options,
                          const Context& context) {
    Progress progress(context.options.quiet);
    VocabularyLoad load;
    load.path = file;
    load.year = options.year;
    load.kind = options.kind;
    load.progress = [&](std::string_view text) { progress.show(text); };
    return load_vocabulary(store, load, context.clock);
}

int load(const VocabularyOptions& options, const Context& context) {
    Store store = context.open(Access::write);
    json files = json::array();
    bool worse = false;
    for (const auto& file : options.files) {
        const auto loaded = load_one(store, file, options, context);
        worse = worse || loaded.rejected > 0;
        if (!context.options.quiet && !context.options.json) report_problems(loaded.problems);
        if (!context.options.json) {
            print(fmt::format("{} {} {}: {}{}\n", options.kind, loaded.year, name(loaded.part),
                              in_words(loaded.part, loaded.counts),
                              loaded.rejected > 0 ? fmt::format("; {} rejected", loaded.rejected) : ""));
        }
        files.push_back({{"file", file},
                         {"vocabulary", options.kind},
                         {"year", loaded.year},
                         {"part", name(loaded.part)},
                         {"counts", to_value(loaded.counts)},
                         {"rejected", loaded.rejected},
                         {"problems", evident::to_value(loaded.problems)}});
    }
    if (context.options.json) print(text_of({{"files", std::move(files)}}) + "\n");
    return worse ? 1 : 0;
}

int list(const Context& context) {
    Store store = context.open(Access::read);
    const auto parts = loaded_vocabularies(store);
    if (context.options.json) {
        json out = json::array();
        for (const auto& part : parts) {
            out.push_back({{"vocabulary", part.kind},
                           {"year", part.year},
                           {"part", part.part},
                           {"file", part.input},
                           {"loaded", part.loaded},
                           {"counts", json::parse(part.counts, nullptr, false)}});
        }
        print(text_of({{"vocabularies", std::move(out)}}) + "\n");
        return parts.empty() ? 1 : 0;
    }
    Table table({{"vocabulary"}, {"year", 0, true}, {"part"}, {"names", 0, true}, {"loaded"}, {"file", 60}});
    for (const auto& part : parts) {
        const auto counts = json::parse(part.counts, nullptr, false);
        table.add({part.kind, std::to_string(part.year), part.part, std::to_string(counts.value("terms", 0)),
                   part.loaded, part.input});
    }
    print(table.text());
    return parts.empty() ? 1 : 0;
}

}  // namespace

int run(const VocabularyOptions& options, const Context& context) {
    return options.action == VocabularyOptions::Action::load ? load(options, context) : list(context);
}

}  // namespace evident
