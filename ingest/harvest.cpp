#include "ingest/harvest.hpp"

#include <algorithm>
#include <exception>
#include <thread>
#include <unordered_set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "base/packed/compress.hpp"
#include "base/queue.hpp"
#include "ingest/source/pages.hpp"
#include "ingest/source/windows.hpp"
#include "store/sqlite/harvests.hpp"

namespace evident {
namespace {

using nlohmann::json;

// What makes two pulls the same: an unfinished one is gone on with only when it asked the same.
std::string term_of(const HarvestRequest& request) {
    std::string out = request.strategy.term();
    for (const auto& part : request.parts) {
        if (part.date_tag.empty()) continue;
        out += fmt::format("\n{} from {}", part.date_tag, to_iso(part.from));
    }
    return out;
}

std::string asked_of(const HarvestRequest& request) {
    json parts = json::array();
    for (const auto& part : request.parts) {
        parts.push_back({{"date", part.date_tag}, {"from", to_iso(part.from)}, {"to", to_iso(part.to)}});
    }
    json lines = json::array();
    for (const auto& line : request.strategy.lines) lines.push_back(line.text);
    const json out = {{"server", request.address},
                      {"strategy", std::move(lines)},
                      {"term", request.strategy.term()},
                      {"parts", std::move(parts)}};
    return out.dump(-1, ' ', false, json::error_handler_t::replace);
}

IntakeRequest intake_request_of(const HarvestRequest& request) {
    IntakeRequest out;
    out.kind = "harvest";
    out.asked = asked_of(request);
    out.source = request.source;
    out.review = request.review;
    out.note_sightings = true;
    out.in_order = true;
    return out;
}

// The limits of a window of records that earlier runs brought and the search names no longer.
constexpr std::string_view gone_limits = "named by an earlier search, not by this one";

class Pull {
  public:
    Pull(Store& store, Eutils& server, const HarvestRequest& request, const Clock& clock,
         const IngestProgress& progress)
        : server_(server),
          request_(request),
          clock_(clock),
          harvests_(store),
          log_(store),
          intake_request_(intake_request_of(request)),
          intake_(store, with_keys(intake_request_), clock, progress) {}

    HarvestSummary run() {
        try {
            open();
            if (harvest_.planned.empty()) plan();
            fetch();
            finish();
        } catch (const Error& fault) {
            if (fault.fault() != Fault::source) throw;
            fail("source-failed", fault);
        }
        summary_.ingest = intake_.finish();
        summary_.ingest.source_failed = summary_.ingest.source_failed || !summary_.finished;
        return std::move(summary_);
    }

  private:
    const IntakeRequest& with_keys(IntakeRequest& request) {
        request.on_record = [this](std::string_view, std::string_view key) { received_.emplace(key); };
        return request;
    }

    void fail(std::string_view code, const Error& fault) {
        auto message = std::string(fault.what());
        if (!fault.advice().empty()) message += "; " + fault.advice();
        intake_.note({Severity::error, std::string(code), std::move(message), Place{request_.source, 0, 0}});
    }

    // The unfinished pull of the source, when it asked the same; else a new one.
    void open() {
        const auto term = term_of(request_);
        if (auto earlier = harvests_.unfinished(request_.source)) {
            if (earlier->term == term && earlier->address == request_.address) {
                harvest_ = std::move(*earlier);
                summary_.resumed = true;
                intake_.commit();
                return;
            }
            harvests_.give_up(earlier->id, clock_.now());
        }
        const auto id = harvests_.begin(intake_.run(), request_.source, term, request_.address, clock_.now());
        harvest_ = *harvests_.find(id);
        intake_.commit();
    }

    // Every window with its ids. A kill before the end of it costs only searches, no record: they are planned anew.
    // What was found is written at once, so that the store is never locked while the server is waited for.
    void plan() {
        intake_.write();
        harvests_.drop_windows(harvest_.id);
        if (!request_.remark.empty()) {
            intake_.note({Severity::note, "asked-whole", request_.remark, Place{request_.source, 0, 0}});
        }
        intake_.commit();
        std::int64_t whole = 0;
        std::string translation;
        count_lines();
        for (const auto& part : request_.parts) {
            const auto answer =
                search(with_clause(request_.strategy.term(), to_clause(limits_of(part), part.date_tag)));
            refuse_unknown(answer);
            if (translation.empty()) translation = answer.translation;
            whole += answer.count;
            plan_part(part, answer);
        }
        intake_.write();
        plan_gone();
        harvests_.set_answer(harvest_.id, whole, translation);
        harvests_.set_planned(harvest_.id, clock_.now());
        harvest_ = *harvests_.find(harvest_.id);
        intake_.commit();
    }

    // What an earlier run brought and the whole search names no longer was taken out of the database, or answers the
    // strategy no more: it is asked for by number, which tells the two apart.
    void plan_gone() {
        if (request_.parts.size() != 1 || !request_.parts.front().date_tag.empty()) return;
        std::vector<std::string> gone;
        for (auto& key : harvests_.brought(request_.source, request_.records)) {
            if (!planned_.contains(key)) gone.push_back(std::move(key));
        }
        for (std::size_t from = 0; from < gone.size(); from += std::size_t(request_.window)) {
            HarvestWindow window;
            window.number = ++windows_;
            window.limits = gone_limits;
            const auto to = std::min(from + std::size_t(request_.window), gone.size());
            window.ids.assign(gone.begin() + std::ptrdiff_t(from), gone.begin() + std::ptrdiff_t(to));
            window.count = std::int64_t(window.ids.size());
            harvests_.add_window(harvest_.id, window);
        }
    }

    static WindowLimits limits_of(const HarvestPart& part) {
        WindowLimits out;
        if (part.date_tag.empty()) return out;
        out.from = part.from;
        out.to = part.to;
        return out;
    }

    // With how many records each line of the strategy has, for the report of the search.
    void count_lines() {
        const auto& lines = request_.strategy.lines;
        if (!request_.count_lines || lines.size() < 2) return;
        for (const auto& line : lines) {
            const auto answer = search(line.whole, 0);
            intake_.write();
            harvests_.add_line(harvest_.id, line.number, line.text, answer.count);
            intake_.commit();
        }
    }

    SearchAnswer search(const std::string& term, std::int64_t most = -1) {
        EutilsSearch question;
        question.term = term;
        question.retmax = most < 0 ? request_.window : most;
        question.history = question.retmax > 0;
        auto answer = server_.search(question);
        if (question.retmax > 0) keep_reply("esearch", answer.asked, answer.raw);
        return answer;
    }

    // The reply as it came, kept as an input of the run.
    void keep_reply(std::string_view what, const std::string& asked, const std::string& raw) {
        intake_.write();
        const auto input = log_.begin_input(intake_.run(), fmt::format("{} {}", what, asked));
        const auto digest = sha256(raw);
        const auto earlier = log_.kept_input(digest);
        if (earlier == InputId::none) log_.keep_chunk(input, 0, raw.size(), compress(raw));
        log_.set_format(input, "eutils");
        log_.finish_input(input, digest, raw.size());
        if (earlier != InputId::none) log_.same_as(input, earlier);
        intake_.commit();
    }

    void refuse_unknown(const SearchAnswer& answer) {
        for (const auto& warning : answer.warnings) {
            // Nothing new since the last run is as it should be; and each part of a pull would warn of the same.
            if (warning.starts_with("No items found") || !warned_.insert(warning).second) continue;
            intake_.note({Severity::warning, "search-warning", fmt::format("the server says: {}", warning),
                          Place{request_.source, 0, 0}});
        }
        for (const auto& phrase : answer.not_found) {
            intake_.note({request_.accept_unknown ? Severity::warning : Severity::error, "phrase-not-found",
                          fmt::format("the server does not know \"{}\" and would search without it", phrase),
                          Place{request_.source, 0, 0}});
        }
        intake_.commit();
        if (answer.not_found.empty() || request_.accept_unknown) return;
        throw Error(Fault::source, "the search was not taken as it stands: the server does not know all of it",
                    "mend the strategy, or set accept_unknown_phrases = true for this source");
    }

    void plan_part(const HarvestPart& part, const SearchAnswer& whole) {
        if (whole.count <= request_.window) {
            add_window(to_clause(limits_of(part), part.date_tag), whole);
            return;
        }
        const auto tag = part.date_tag.empty() ? std::string("crdt") : part.date_tag;
        const auto limits = part.date_tag.empty() ? widest(day_of(clock_.now())) : limits_of(part);
        const auto counted = [&](const WindowLimits& window) {
            return search(with_clause(request_.strategy.term(), to_clause(window, tag)), 0).count;
        };
        const auto within = part.date_tag.empty() ? counted(limits) : whole.count;
        std::int64_t sum = 0;
        for (const auto& window : split_to_fit(limits, within, request_.window, counted)) {
            const auto clause = to_clause(window.limits, tag);
            const auto answer = search(with_clause(request_.strategy.term(), clause));
            if (answer.count > request_.window) {
                throw Error(Fault::source,
                            fmt::format("a window grew beyond {} records while it was planned", request_.window),
                            "run the update again");
            }
            sum += answer.count;
            add_window(clause, answer);
        }
        if (within < whole.count) sum += add_remainder(to_clause(limits, tag));
        prove(part, whole.count, sum);
    }

    // What has no date within the widest limits, or none at all.
    std::int64_t add_remainder(const std::string& clause) {
        const auto answer = search(fmt::format("({}) NOT {}", request_.strategy.term(), clause));
        if (answer.count > request_.window) {
            throw Error(Fault::source, fmt::format("{} records have no date to split them by", answer.count),
                        "narrow the strategy");
        }
        if (answer.count > 0) add_window("NOT " + clause, answer);
        return answer.count;
    }

    // The windows must hold what the whole holds: no more, no fewer. The whole is counted again first: records come in
    // while a search is being split.
    void prove(const HarvestPart& part, std::int64_t whole, std::int64_t sum) {
        if (whole == sum) return;
        const auto term = with_clause(request_.strategy.term(), to_clause(limits_of(part), part.date_tag));
        const auto again = search(term, 0).count;
        if (again == sum) return;
        intake_.note({Severity::warning, "windows-differ",
                      fmt::format("the windows hold {} records, the whole search {} (and {} a moment later): records "
                                  "came or went meanwhile",
                                  sum, whole, again),
                      Place{request_.source, 0, 0}});
        differ_ = true;
    }

    void add_window(const std::string& clause, const SearchAnswer& answer) {
        if (answer.ids.size() != std::size_t(answer.count)) {
            throw Error(Fault::source,
                        fmt::format("the server told of {} records and named {}", answer.count, answer.ids.size()),
                        "run the update again");
        }
        HarvestWindow window;
        window.number = ++windows_;
        window.limits = clause;
        window.count = answer.count;
        for (const auto& id : answer.ids) {
            if (planned_.insert(id).second) window.ids.push_back(id);
        }
        // The server's own list pages as we count only when we want all of it.
        if (window.ids.size() == answer.ids.size()) {
            window.web_env = answer.web_env;
            window.query_key = answer.query_key;
        }
        intake_.write();
        harvests_.add_window(harvest_.id, window);
        intake_.commit();
    }

    // Pages come from a thread of their own while the one before is being stored.
    void fetch() {
        const auto windows = harvests_.windows(harvest_.id);
        for (const auto& window : windows) summary_.count += window.limits == gone_limits ? 0 : window.wanted;
        summary_.windows = std::int64_t(windows.size());
        for (const auto& window : windows) {
            if (window.fetched >= window.wanted) continue;
            fetch_window(window, harvests_.ids(harvest_.id, window.number));
        }
    }

    void fetch_window(const HarvestWindow& window, const std::vector<std::string>& ids) {
        Pages pages(server_, {window.web_env, window.query_key}, ids, window.fetched, request_.page);
        while (auto page = pages.next()) {
            ++summary_.requests;
            received_.clear();
            if (page->posted) intake_.write();
            if (page->posted) harvests_.set_history(harvest_.id, window.number, "", "");
            const auto& body = page->body;
            const IntakeInput input{
                page->name, [&body] { return bytes_of(body); }, Format::pubmed, request_.records, {}, {}, {}};
            const auto done = [&](InputId where, bool whole) {
                if (!whole) return;
                tell_missing(window, ids, *page, where);
                harvests_.set_fetched(harvest_.id, window.number, page->to);
            };
            if (!intake_.take(input, done)) {
                throw Error(Fault::source, "a page of records could not be read to its end", "run the update again");
            }
            intake_.commit();
        }
    }

    // A server leaves out in silence what it no longer has.
    void tell_missing(const HarvestWindow& window, const std::vector<std::string>& ids, const Page& page,
                      InputId where) {
        const bool gone = window.limits == gone_limits;
        for (auto at = page.from; at < page.to; ++at) {
            const auto& id = ids[std::size_t(at)];
            if (gone) {
                tell_gone(id, where);
                continue;
            }
            if (received_.contains(id)) continue;
            ++summary_.missing;
            intake_.note({Severity::note, "record-not-sent",
                          fmt::format("{}: the search named it and the server did not send it", id),
                          Place{request_.source, 0, 0}},
                         where, false);
        }
    }

    // An earlier run brought it, this search did not name it, and now it was asked for by its number.
    void tell_gone(const std::string& id, InputId where) {
        const bool there = received_.contains(id);
        if (!there) intake_.withdraw(request_.records, id);
        intake_.note({Severity::note, there ? "no-longer-found" : "record-gone",
                      fmt::format("{}: an earlier run brought it; {}", id,
                                  there ? "the strategy finds it no longer, and it is kept"
                                        : "the server has it no longer, and it is withdrawn"),
                      Place{request_.source, 0, 0}},
                     where, false);
    }

    void finish() {
        intake_.write();
        harvests_.set_finished(harvest_.id, clock_.now());
        summary_.finished = !differ_;
    }

    Eutils& server_;
    const HarvestRequest& request_;
    const Clock& clock_;
    HarvestTable harvests_;
    RunLog log_;
    std::unordered_set<std::string> received_;  // keys of the page being stored
    IntakeRequest intake_request_;
    Intake intake_;
    Harvest harvest_;
    HarvestSummary summary_;
    std::unordered_set<std::string> planned_;
    std::unordered_set<std::string> warned_;
    std::int64_t windows_ = 0;
    bool differ_ = false;
};

}  // namespace

HarvestSummary harvest(Store& store, Eutils& server, const HarvestRequest& request, const Clock& clock,
                       const IngestProgress& progress) {
    return Pull(store, server, request, clock, progress).run();
}

}  // namespace evident
