#include "ingest/mirror.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "ingest/source/mirror/folder.hpp"
#include "ingest/source/mirror/later_words.hpp"
#include "ingest/source/mirror/plan.hpp"
#include "ingest/source/mirror/verify.hpp"

namespace evident {
namespace {

using nlohmann::json;

// Days by which the clocks of two machines and their time zones may differ.
constexpr int clock_doubt = 2;
constexpr std::size_t most_named = 5;

// Whose baseline is in the store to its end, and settled.
std::string year_property(const MirrorRequest& request) { return "mirror-year " + request.source; }

class MirrorRun {
  public:
    MirrorRun(Store& store, HttpClient* client, const MirrorRequest& request, const Clock& clock,
              const IngestProgress& progress)
        : store_(store),
          client_(client),
          request_(request),
          clock_(clock),
          progress_(progress),
          files_(store),
          baseline_(open_folder(request.baseline)),
          updates_(open_folder(request.updates)),
          asked_(intake_request()),
          intake_(store, asked_, clock, progress) {}

    MirrorSummary run() {
        try {
            follow();
        } catch (const Error& fault) {
            if (fault.fault() != Fault::source) throw;
            const auto advice = fault.advice().empty() ? "" : "; " + fault.advice();
            stop({}, {Severity::error, "source-failed", fault.what() + advice, place_});
        }
        for (const auto& file : files_.all(request_.source)) note_last(file.name);
        out_.finished = !intake_.summary().source_failed;
        out_.ingest = intake_.finish();
        return std::move(out_);
    }

  private:
    std::unique_ptr<MirrorFolder> open_folder(const std::string& where) {
        if (where.empty()) return nullptr;
        if (!is_address(where)) {
            if (where.find("://") == std::string::npos) return open_local_folder(where);
            throw Error(Fault::usage, fmt::format("{} is neither a folder nor an http address", where),
                        "give https://... or a path");
        }
        if (client_ == nullptr) throw Error(Fault::bug, "a mirror at an address needs a client");
        return open_server_folder(where, *client_, {request_.work, request_.retry});
    }

    IntakeRequest intake_request() const {
        IntakeRequest out;
        out.kind = "mirror";
        const auto told = [](const std::unique_ptr<MirrorFolder>& folder) { return folder ? folder->shown("") : ""; };
        out.asked = json({{"source", request_.source}, {"baseline", told(baseline_)}, {"updates", told(updates_)}})
                        .dump(-1, ' ', false, json::error_handler_t::replace);
        out.source = request_.source;
        out.review = request_.review;
        out.records_a_transaction = request_.records_a_transaction;
        out.note_sightings = true;  // a new year's baseline must be able to tell what it no longer holds
        out.in_order = true;
        return out;
    }

    void follow() {
        const auto plan = plan_mirror(list(), files_.all(request_.source));
        if (plan.steps.empty() && plan.year == 0) {
            return stop({}, {Severity::error, "source-failed",
                             "there is no file named as NLM names its files (pubmed25n0001.xml.gz); check the folder "
                             "or address",
                             place_});
        }
        tell_out_of_order(plan);
        bool stopped = false;
        for (const auto& step : plan.steps) {
            stopped = !take(step);
            if (stopped) break;
        }
        if (!stopped && plan.missing) {
            stop(plan.missing->text,
                 {Severity::error, "mirror-gap",
                  fmt::format("{} is missing and must come first; {} later {} for it", plan.missing->text, plan.waiting,
                              plan.waiting == 1 ? "file waits" : "files wait"),
                  Place{plan.missing->text, 0, 0}});
        }
        settle(plan);
    }

    MirrorLists list() {
        MirrorLists out;
        out.follows_baseline = baseline_ != nullptr;
        out.baseline_folder = baseline_.get();
        out.updates_folder = updates_.get();
        if (baseline_) out.baseline = list(*baseline_);
        if (updates_) out.updates = list(*updates_);
        return out;
    }

    std::vector<MirrorFolder::Entry> list(MirrorFolder& folder) {
        place_ = Place{folder.shown(""), 0, 0};
        return folder.list();
    }

    Place whole_source() const { return {request_.source, 0, 0}; }

    void tell_out_of_order(const MirrorPlan& plan) {
        const auto& names = plan.out_of_order;
        if (names.empty()) return;
        std::string told;
        for (std::size_t i = 0; i < std::min(names.size(), most_named); ++i) told += (i > 0 ? ", " : "") + names[i];
        if (names.size() > most_named) told += fmt::format(" and {} more", names.size() - most_named);
        intake_.note({Severity::warning, "file-out-of-order",
                      told + ": behind what was taken already, or of a year that a newer baseline replaces; not read",
                      whole_source()});
    }

    void stop(const std::string& waiting_for, Problem problem) {
        out_.waiting_for = waiting_for;
        intake_.fail(std::move(problem));
    }

    // False when the run must stop before this file.
    bool take(const MirrorStep& step) {
        const auto& name = step.name.text;
        place_ = Place{step.folder->shown(name), 0, 0};
        if (step.taken && unchanged_by_date(step)) return pass_over(step);
        const auto md5 = step.has_md5 ? parse_md5(step.folder->text_of(name + ".md5"), name) : std::nullopt;
        if (step.taken && (!md5 || *md5 == step.taken->md5)) return pass_over(step);
        if (!md5) {
            const auto* why = step.has_md5 ? "holds no md5 of it" : "is not there";
            stop(name + ".md5", {Severity::error, "no-md5",
                                 fmt::format("{0} waits: {0}.md5, by which it is verified, {1}", name, why), place_});
            return false;
        }
        return read(step, *md5);
    }

    // A listing that dates the md5 file well before the day the file was taken saves asking for it.
    static bool unchanged_by_date(const MirrorStep& step) {
        return step.md5_changed != Day::none && step.md5_changed < days_before(day_of(step.taken->taken), clock_doubt);
    }

    bool pass_over(const MirrorStep& step) {
        step.folder->release(step.name.text);  // what a run that was killed may have left
        ++out_.passed_over;
        return true;
    }

    bool read(const MirrorStep& step, const std::string& md5) {
        const auto& name = step.name.text;
        Verified verified;
        const auto check = [&](const std::filesystem::path& file) {
            verified = verify_mirror_file(file);
            return verified.md5 == md5 && verified.damage.empty();
        };
        const auto arrived = [&](std::uint64_t bytes) {
            if (progress_) progress_(intake_.summary().read, fmt::format("{}: {} KiB", place_.input, bytes / 1024));
        };
        if (progress_) progress_(intake_.summary().read, place_.input);
        const auto file = step.folder->fetch(name, check, arrived);
        if (file.empty()) return refuse(name, verified, md5);
        if (!read_verified(step, file, md5, verified.sha256)) return false;
        intake_.commit();
        step.folder->release(name);
        ++out_.files_taken;
        return true;
    }

    bool refuse(const std::string& name, const Verified& verified, const std::string& md5) {
        if (verified.md5 != md5) {
            stop(name, {Severity::error, "md5-differs",
                        fmt::format("{} has the md5 {} where its companion says {}; nothing of it was taken", name,
                                    verified.md5, md5),
                        place_});
        } else {
            stop(name, {Severity::error, "file-damaged",
                        fmt::format("{} has the right md5 and yet is damaged: {}; nothing of it was taken", name,
                                    verified.damage),
                        place_});
        }
        return false;
    }

    bool read_verified(const MirrorStep& step, const std::filesystem::path& file, const std::string& md5,
                       const Digest& sha256) {
        IntakeInput input{
            place_.input, [file] { return open_bytes(file.string()); }, Format::pubmed, request_.records, sha256, {}};
        // What files behind it said stays, whether it is issued again or comes late.
        const auto later = keys_said_later(store_, file, taken_after(step.name));
        input.outdated = [&later](std::string_view, std::string_view key) { return later.contains(key); };
        if (step.taken) {
            intake_.note({Severity::note, "file-reissued",
                          fmt::format("{} has another md5 than when it was taken on {} and is taken again; {} of its "
                                      "records have newer words in later files and keep them",
                                      step.name.text, step.taken->taken, later.size()),
                          place_});
        }
        bool same = true;
        const auto done = [&](InputId id, bool whole) {
            same = RunLog(store_).kept_input(sha256) != InputId::none;
            if (whole && same) files_.add(request_.source, step.name.text, md5, id, clock_.now());
        };
        const bool whole = intake_.take(input, done);
        if (whole && same) return true;
        if (whole) {
            intake_.fail({Severity::error, "md5-differs",
                          step.name.text + " was changed while it was read; it will be read again", place_});
        }
        out_.waiting_for = step.name.text;
        return false;
    }

    std::vector<MirrorFile> taken_after(const MirrorName& name) {
        std::vector<MirrorFile> out;
        for (auto& file : files_.all(request_.source)) {
            const auto other = parse_mirror_name(file.name);
            if (other && other->year == name.year && *other > name) out.push_back(std::move(file));
        }
        return out;
    }

    // Once the year's baseline is in to its end, what no file of that year brought is withdrawn, in one transaction.
    void settle(const MirrorPlan& plan) {
        const auto year = fmt::format("{:02}", plan.year);
        if (store_.property(year_property(request_)) == year) return;
        if (!baseline_taken(plan)) {
            if (plan.replaces) {
                intake_.note({Severity::note, "reload-unfinished",
                              fmt::format("the baseline of 20{} is not known to be whole yet: records that it may no "
                                          "longer hold stay until its last file and the first update are there",
                                          year),
                              whole_source()});
            }
            return;
        }
        intake_.commit();
        if (plan.replaces) withdraw_others(names_of_year(plan.year), year);
        store_.set_property(year_property(request_), year);
        intake_.commit();
    }

    bool baseline_taken(const MirrorPlan& plan) {
        if (plan.baseline_end == 0) return false;
        std::set<int> numbers;
        for (const auto& file : files_.all(request_.source)) {
            const auto name = parse_mirror_name(file.name);
            if (name && name->year == plan.year && name->number <= plan.baseline_end) numbers.insert(name->number);
        }
        return int(numbers.size()) == plan.baseline_end;
    }

    void withdraw_others(const std::string& begins, const std::string& year) {
        for (const auto& key : files_.not_brought_since(request_.source, request_.records, begins)) {
            if (intake_.withdraw(request_.records, key)) ++out_.withdrawn;
        }
        intake_.note({Severity::note, "reload-finished",
                      fmt::format("the baseline of 20{} is whole; {} records are withdrawn that neither it nor its "
                                  "updates hold",
                                  year, out_.withdrawn),
                      whole_source()});
    }

    void note_last(const std::string& file) {
        const auto name = parse_mirror_name(file);
        const auto last = parse_mirror_name(out_.last_file);
        if (name && (!last || *last < *name)) out_.last_file = file;
    }

    Store& store_;
    HttpClient* client_;
    const MirrorRequest& request_;
    const Clock& clock_;
    const IngestProgress& progress_;
    MirrorFiles files_;
    std::unique_ptr<MirrorFolder> baseline_;
    std::unique_ptr<MirrorFolder> updates_;
    IntakeRequest asked_;
    Intake intake_;
    Place place_;  // what is being read
    MirrorSummary out_;
};

}  // namespace

MirrorSummary mirror(Store& store, HttpClient* client, const MirrorRequest& request, const Clock& clock,
                     const IngestProgress& progress) {
    if (request.baseline.empty() && request.updates.empty()) {
        throw Error(Fault::usage, fmt::format("source {} names neither baseline nor updates", request.source),
                    "give it a folder or an address of one or both");
    }
    return MirrorRun(store, client, request, clock, progress).run();
}

}  // namespace evident
