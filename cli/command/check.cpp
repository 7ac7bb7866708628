// evident check: is everything in the store as it should be, and does the index agree?
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/context.hpp"
#include "cli/json.hpp"
#include "cli/output.hpp"
#include "index/sync.hpp"
#include "store/reports/check.hpp"

namespace evident {

int run(const CheckOptions& options, const Context& context) {
    Store store = context.open(Access::write);  // FTS5 checks itself by a write that changes nothing
    auto findings = check_store(store, options.quick);
    Index index(store);
    const auto status = index.status();
    if (status.present && status.unfit.empty() && !options.quick) {
        const auto compared = index.check();
        if (!compared.equal()) {
            findings.push_back(
                {compared.lag > 0 ? Severity::note : Severity::error,
                 "index-differs",
                 fmt::format("the index differs from the store in {} records; `evident index sync` mends it",
                             compared.missing.size() + compared.stale.size() + compared.extra.size()),
                 {}});
        }
    }
    if (context.options.json) {
        print(text_of({{"ok", !any_worse_than_note(findings)}, {"problems", to_value(findings)}}) + "\n");
    } else {
        report_problems(findings);
        print(findings.empty() ? "all is well\n" : counted(std::int64_t(findings.size()), "finding") + "\n");
    }
    return any_worse_than_note(findings) ? 1 : 0;
}

int run(const BackupOptions& options, const Context& context) {
    Store store = context.open(Access::read);
    store.database().back_up_to(options.file);
    if (context.options.json) {
        print(text_of({{"backup", options.file}}) + "\n");
    } else {
        print(fmt::format("copied to {}\n", options.file));
    }
    return 0;
}

}  // namespace evident
