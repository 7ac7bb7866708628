#include "cli/command/acquire/telling.hpp"

#include <cerrno>
#include <charconv>
#include <cstring>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/file.hpp"
#include "export/feed.hpp"
#include "export/mail.hpp"
#include "query/news/news.hpp"
#include "store/sqlite/evidence.hpp"
#include "store/sqlite/runs.hpp"

namespace evident {
namespace {

constexpr std::string_view told_property = "news-told";

// A file is written beside it and renamed, so that is what must be possible.
void check_can_write(const std::string& what, const std::string& path) {
    const auto refuse = [&](const std::string& why) {
        throw Error(Fault::store, fmt::format("the {} cannot be written: {}: {}", what, path, why),
                    fmt::format("mend `{}` in the configuration; nothing was asked", what));
    };
    std::error_code code;
    if (std::filesystem::is_directory(path, code)) refuse("it is a folder");
    const auto beside = path + ".new";
    {
        std::ofstream out(beside, std::ios::binary | std::ios::app);
        if (!out) refuse(std::strerror(errno));
    }
    std::filesystem::remove(beside, code);
}

std::string old_feed(const std::string& path) {
    std::error_code code;
    return std::filesystem::is_regular_file(path, code) ? read_file(path) : std::string{};
}

}  // namespace

void Telling::check() const {
    if (!config_.mail.empty()) check_can_write("mail", config_.mail);
    if (config_.feed.empty()) return;
    check_can_write("feed", config_.feed);
    UpdateReport nothing;
    nothing.store = store_.property("identity");
    feed_with(old_feed(config_.feed), nothing);
}

bool Telling::anything_came() {
    auto row = store_.database().cached("SELECT EXISTS (SELECT 1 FROM change WHERE run > ?)");
    row.bind(1, number(told()));
    return row.step() && row.integer(0) != 0;
}

UpdateReport Telling::report(std::vector<SourceNumbers> sources) {
    UpdateReport out;
    out.store = store_.property("identity");
    out.at = at_;
    out.run = newest_run();
    out.sources = std::move(sources);
    const auto after = told();
    if (out.run == after) return out;
    for (const auto& review : EvidenceTable(store_).reviews()) out.reviews.push_back(news_of(store_, review, after));
    return out;
}

// An update to which no source was due and that has no news leaves the mail of the last one as it is.
void Telling::write(const UpdateReport& report) {
    const bool worth = tells_anything(report);
    if (!config_.mail.empty() && (worth || !report.sources.empty())) write_file(config_.mail, mail_text(report));
    if (!config_.feed.empty() && worth) write_file(config_.feed, feed_with(old_feed(config_.feed), report));
    store_.set_property(told_property, std::to_string(number(report.run)));
}

RunId Telling::told() {
    const auto text = store_.property(told_property);
    std::int64_t run = 0;
    std::from_chars(text.data(), text.data() + text.size(), run);
    return RunId{run};
}

RunId Telling::newest_run() {
    const auto newest = RunLog(store_).newest(1);
    return newest.empty() ? RunId::none : newest.front().id;
}

}  // namespace evident
