#include "ingest/source/eutils.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/error.hpp"
#include "base/http/url.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

using std::chrono::milliseconds;
using Trouble = HttpReply::Trouble;

constexpr std::size_t longest_get = 1800;  // bytes of query; servers refuse long addresses with 414
constexpr std::string_view empty_set = "<PubmedArticleSet></PubmedArticleSet>";

// "eutils.ncbi.nlm.nih.gov" of "https://eutils.ncbi.nlm.nih.gov:443/entrez/".
std::string host_of(std::string_view url) {
    const auto scheme = url.find("://");
    if (scheme == std::string_view::npos) return {};
    url.remove_prefix(scheme + 3);
    url = url.substr(0, url.find_first_of("/?#"));
    url.remove_prefix(url.find('@') == std::string_view::npos ? 0 : url.find('@') + 1);
    if (url.starts_with('[')) return lower(url.substr(0, url.find(']') + 1));
    return lower(url.substr(0, url.find(':')));
}

bool is_this_machine(std::string_view host) {
    return host == "localhost" || host == "[::1]" || host.starts_with("127.");
}

std::string_view advice_of(const HttpReply& reply, const EutilsVerdict& verdict) {
    if (!reply.advice.empty()) return reply.advice;
    if (verdict.kind == EutilsVerdict::Kind::rate_limit || reply.status == 429) {
        return "another program at this address may be asking too; an NCBI API key allows more requests";
    }
    if (reply.status == 403) {
        return "the server turns this program or address away; write to eutilities@ncbi.nlm.nih.gov";
    }
    if (reply.status == 404) return "check the base address of the source";
    if (reply.trouble == Trouble::too_large) return "ask for fewer records at a time";
    return {};
}

std::string said(const EutilsVerdict& verdict, std::string_view otherwise) {
    return verdict.error.empty() ? std::string(otherwise) : verdict.error;
}

}  // namespace

double allowed_rate(const EutilsSettings& settings) {
    const double rule = settings.api_key.empty() ? 3 : 10;
    if (settings.a_second <= 0) return rule;
    const auto host = host_of(settings.base);
    const bool nlm = host == "nlm.nih.gov" || host.ends_with(".nlm.nih.gov");
    return nlm ? std::min(settings.a_second, rule) : settings.a_second;
}

struct Eutils::Question {
    std::string_view tool;  // "esearch"
    std::string_view root;  // element of its result
    Form form = {};
    bool by_post = false;

    std::string asked(const std::string& base) const {
        const bool post = by_post || form.text().size() > longest_get;
        return fmt::format("{} {}{}.fcgi{}{}", post ? "POST" : "GET", base, tool, post ? " " : "?", form.text());
    }
};

struct Eutils::Outcome {
    std::string body;
    EutilsVerdict verdict;
};

Eutils::Eutils(EutilsSettings settings, Pace& pace, Note note, std::stop_token stop, Timing timing)
    : settings_(std::move(settings)),
      pace_(pace),
      note_(std::move(note)),
      stop_(std::move(stop)),
      timing_(std::move(timing)) {
    const auto host = host_of(settings_.base);
    if (host.empty()) throw Error(Fault::usage, "the base address of the E-utilities is no http or https address");
    if (!settings_.base.ends_with('/')) settings_.base += '/';
    if (!settings_.api_key.empty() && settings_.base.starts_with("http://") && !is_this_machine(host)) {
        throw Error(Fault::usage, "an API key is not sent over http, where others can read it",
                    "write the base address with https");
    }
}

HttpRequest Eutils::request_of(const Question& question) const {
    HttpRequest request;
    Form secret = question.form;
    if (!settings_.email.empty()) secret.field("email", settings_.email);
    if (!settings_.api_key.empty()) secret.field("api_key", settings_.api_key);
    request.url = fmt::format("{}{}.fcgi", settings_.base, question.tool);
    if (question.by_post || question.form.text().size() > longest_get) {
        request.form = secret.text();
    } else {
        request.url += "?" + secret.text();
    }
    request.largest = settings_.largest_reply;
    request.connect_within = settings_.connect_within;
    request.stalled_after = settings_.stalled_after;
    request.within = settings_.within;
    request.secrets = {settings_.api_key, settings_.email};
    std::erase(request.secrets, "");
    return request;
}

// What went wrong, in a few words for notes and errors.
std::string Eutils::told(const Question& question, const HttpReply& reply, const EutilsVerdict& verdict) const {
    if (reply.trouble != Trouble::none) return fmt::format("{}: {}", question.tool, reply.message);
    auto error = verdict.error;
    if (error.empty()) error = fmt::format("<{}> in place of <{}>", verdict.root, question.root);
    return masked(fmt::format("{}: HTTP {}, {}", question.tool, reply.status, error),
                  {settings_.api_key, settings_.email});
}

// Waits for the next try; false when there is to be none.
bool Eutils::wait_to_retry(const HttpReply& reply, const std::string& what, Retry& retry,
                           Timing::Clock::time_point began) {
    const bool absent = reply.trouble == Trouble::refused || reply.trouble == Trouble::unresolved;
    if (absent && !answered_) return false;  // more likely a wrong address than a server that is away
    const auto elapsed = std::chrono::duration_cast<milliseconds>(timing_.now() - began);
    const auto wait = retry.next(reply.retry_after, elapsed);
    if (!wait) return false;
    if (note_) {
        note_(fmt::format("{}; trying again in {:.1f} s ({} of {})", what, double(wait->count()) / 1000, retry.tries(),
                          settings_.retry.tries));
    }
    if (reply.retry_after || reply.status == 429) pace_.hold(*wait);
    timing_.sleep(*wait);
    return true;
}

Eutils::Outcome Eutils::ask(const Question& question) {
    const auto request = request_of(question);
    const auto began = timing_.now();
    Retry retry(settings_.retry);
    for (;;) {
        pace_.wait();
        if (stop_.stop_requested()) throw Error(Fault::source, "stopped");
        ++sent_;
        auto reply = client_.send(request, stop_);
        answered_ = answered_ || reply.trouble == Trouble::none;
        auto verdict = reply.trouble == Trouble::none ? judge_eutils_reply(reply.body) : EutilsVerdict{};
        const auto next = judge(reply, verdict, question.root);
        if (next == Next::use) return {std::move(reply.body), std::move(verdict)};
        const auto what = told(question, reply, verdict);
        if (next == Next::retry && wait_to_retry(reply, what, retry, began)) continue;
        const auto tried = retry.tries() > 1 ? fmt::format("; given up after {} tries", retry.tries()) : "";
        throw Error(Fault::source, what + tried, std::string(advice_of(reply, verdict)));
    }
}

Eutils::Question Eutils::question_about(std::string_view tool, std::string_view root) const {
    Question question{tool, root};
    question.form.field("db", "pubmed");
    if (!settings_.tool.empty()) question.form.field("tool", settings_.tool);
    return question;
}

SearchAnswer Eutils::search(const EutilsSearch& search) {
    auto question = question_about("esearch", "eSearchResult");
    question.form.field("term", search.term).field("retmode", "xml");
    if (!search.datetype.empty()) {
        question.form.field("datetype", search.datetype);
        question.form.field("mindate", search.mindate).field("maxdate", search.maxdate);
    }
    question.form.field("retstart", search.retstart).field("retmax", search.retmax);
    if (search.history) question.form.field("usehistory", "y");
    auto outcome = ask(question);
    auto reply = parse_esearch(outcome.body);
    if (!reply || outcome.verdict.kind != EutilsVerdict::Kind::result) {
        throw Error(Fault::source, "esearch: " + said(outcome.verdict, "an answer without a count"));
    }
    return {std::move(*reply), {question.asked(settings_.base), std::move(outcome.body)}};
}

PostAnswer Eutils::post(const std::vector<std::string>& ids) {
    auto question = question_about("epost", "ePostResult");
    question.by_post = true;
    question.form.field("id", fmt::format("{}", fmt::join(ids, ",")));
    auto outcome = ask(question);
    auto reply = parse_epost(outcome.body);
    if (!reply || outcome.verdict.kind != EutilsVerdict::Kind::result) {
        throw Error(Fault::source, "epost: " + said(outcome.verdict, "an answer without a WebEnv"));
    }
    return {std::move(*reply), {question.asked(settings_.base), std::move(outcome.body)}};
}

FetchAnswer Eutils::fetch(const std::string& web_env, const std::string& query_key, std::int64_t retstart,
                          std::int64_t retmax) {
    auto question = question_about("efetch", "PubmedArticleSet");
    question.form.field("WebEnv", web_env).field("query_key", query_key).field("retmode", "xml");
    question.form.field("retstart", retstart).field("retmax", retmax);
    auto outcome = ask(question);
    FetchAnswer answer{{question.asked(settings_.base), std::move(outcome.body)}};
    switch (outcome.verdict.kind) {
        case EutilsVerdict::Kind::history_lost:
            answer.history_lost = true;
            answer.raw.clear();
            break;
        case EutilsVerdict::Kind::past_end:
        case EutilsVerdict::Kind::no_such_ids:
            answer.empty = true;
            answer.raw = empty_set;
            break;
        default: answer.empty = outcome.verdict.empty;
    }
    return answer;
}

}  // namespace evident
