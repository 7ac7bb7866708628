// evident export: what is known of a review, in the forms that others read.
#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "base/file.hpp"
#include "cli/context.hpp"
#include "cli/json.hpp"
#include "cli/output.hpp"
#include "export/prisma_s.hpp"

namespace evident {
namespace {

constexpr std::array<std::string_view, 8> to_come = {"ris", "nbib", "csl-json", "bibtex",
                                                     "csv", "fhir", "nanopub",  "prisma"};

void check_format(const std::string& format) {
    if (format == "prisma-s") return;
    if (std::find(to_come.begin(), to_come.end(), format) != to_come.end()) {
        throw Error(Fault::usage, fmt::format("the format {} is not written yet", format),
                    "this evident writes prisma-s");
    }
    throw Error(Fault::usage, fmt::format("unknown format: {}", format), "this evident writes prisma-s");
}

}  // namespace

int run(const ExportOptions& options, const Context& context) {
    check_format(options.format);
    Store store = context.open(Access::read);
    const auto review = chosen_review(store, options.review);
    const auto report = search_report(store, review);
    const auto text = context.options.json ? to_json(report) + "\n" : to_markdown(report);
    if (options.out.empty()) {
        print(text);
        return 0;
    }
    write_file(options.out, text);
    if (context.options.json) {
        print(text_of({{"review", review.key}, {"format", options.format}, {"out", options.out}}) + "\n");
    } else {
        print(fmt::format("search report of review {} written to {}\n", review.key, options.out));
    }
    return 0;
}

}  // namespace evident
