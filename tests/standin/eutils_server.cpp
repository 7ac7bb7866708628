#include "tests/standin/eutils_server.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "tests/standin/control.hpp"
#include "tests/standin/pubmed/term.hpp"
#include "text/ascii.hpp"

namespace evident::standin {

namespace {

constexpr std::size_t longest_target = 4096;

std::string document(std::string_view root, std::string_view dtd, std::string_view file, std::string_view inside) {
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<!DOCTYPE {0} PUBLIC \"-//NLM//DTD {1}//EN\" "
        "\"https://eutils.ncbi.nlm.nih.gov/eutils/dtd/{2}\">\n<{0}>{3}</{0}>\n",
        root, dtd, file, inside);
}

std::string search_document(std::string_view inside) {
    return document("eSearchResult", "esearch 20060628", "20060628/esearch.dtd", inside);
}
std::string post_document(std::string_view inside) {
    return document("ePostResult", "epost 20090526", "20090526/epost.dtd", inside);
}

Response xml(std::string body, int status = 200) {
    Response response;
    response.status = status;
    response.body = std::move(body);
    return response;
}

// The document type is spelled as the live service spells it, unlike the root.
Response fetch_error(std::string_view errors, int status) {
    return xml(fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<!DOCTYPE eEfetchResult PUBLIC \"-//NLM//DTD "
                           "efetch 20131226//EN\" \"https://eutils.ncbi.nlm.nih.gov/eutils/dtd/20131226/efetch.dtd\">\n"
                           "<eFetchResult>\n\t{}\n</eFetchResult>\n",
                           errors),
               status);
}

constexpr std::string_view beyond =
    "'retstart' cannot be larger than 9998. For PubMed, ESearch can only retrieve the first 9,999 records.";

std::string escaped(std::string_view text) {
    std::string safe;
    for (const char letter : text) {
        if (letter == '&')
            safe += "&amp;";
        else if (letter == '<')
            safe += "&lt;";
        else if (letter == '>')
            safe += "&gt;";
        else
            safe += letter;
    }
    return safe;
}

std::vector<std::int64_t> ids_in(std::string_view list) {
    std::vector<std::int64_t> ids;
    while (!list.empty()) {
        const auto id = trim(list.substr(0, list.find(',')));
        list.remove_prefix(std::min(list.size(), list.find(',') + (list.find(',') == list.npos ? 0 : 1)));
        if (all_digits(id) && id.size() < 16) ids.push_back(std::stoll(std::string(id)));
    }
    return ids;
}

std::string findings(const std::vector<std::string>& not_found, bool nothing, bool page_past_end) {
    std::string text;
    for (const auto& phrase : not_found) text += fmt::format("<PhraseNotFound>{}</PhraseNotFound>", escaped(phrase));
    if (!text.empty()) text = "<ErrorList>" + text + "</ErrorList>";
    if (nothing) text += "<WarningList><OutputMessage>No items found.</OutputMessage></WarningList>";
    if (page_past_end) text += "<WarningList><OutputMessage>Restrictions achieved</OutputMessage></WarningList>";
    return text;
}

std::string_view root_of(std::string_view tool) {
    if (tool == "esearch.fcgi") return "eSearchResult";
    return tool == "epost.fcgi" ? "ePostResult" : "PubmedArticleSet";
}

}  // namespace

void EutilsServer::change(const std::function<void(Corpus&)>& what) {
    const std::unique_lock lock(corpus_mutex_);
    what(corpus_);
}

Response EutilsServer::serve(const Request& request) {
    if (request.path.starts_with("/control/")) return obey(*this, request);
    if (!request.path.starts_with(path)) return xml("<html><body>Not Found</body></html>", 404);
    const auto tool = std::string_view(request.path).substr(path.size());
    const auto in_a_second = traffic_.arrive(request.arrived);
    Response response;
    std::vector<std::int64_t> sent;
    bool spoilt = true;
    if (request.target > longest_target) {
        response = xml("<html><head><title>414 Request-URI Too Large</title></head></html>", 414);
    } else if (limit_ > 0 && in_a_second > limit_) {
        response = too_many_requests(429, std::chrono::seconds(1));
    } else {
        if (tool == "esearch.fcgi")
            response = search(request);
        else if (tool == "epost.fcgi")
            response = post(request);
        else if (tool == "efetch.fcgi")
            response = fetch(request, sent);
        else
            response = xml("<html><body>Not Found</body></html>", 404);
        const auto fault = faults_.draw();
        spoilt = fault.has_value();
        if (fault) response = faults_.spoil(*fault, std::move(response), root_of(tool));
    }
    if (!spoilt) count(sent);
    const std::size_t limit = limit_;
    response.headers.emplace_back("X-RateLimit-Limit", std::to_string(limit));
    response.headers.emplace_back("X-RateLimit-Remaining", std::to_string(limit - std::min(limit, in_a_second)));
    return response;
}

std::vector<std::int64_t> EutilsServer::found(const Request& request, std::vector<std::string>& not_found) const {
    auto term = read_term(request.value("term"), corpus_);
    not_found = std::move(term.not_found);
    std::vector<std::int64_t> ids;
    if (!term.accepts) return ids;
    const auto named = request.value("datetype");
    const auto kind = named == "crdt"   ? DateKind::crdt
                      : named == "edat" ? DateKind::edat
                      : named == "mdat" ? DateKind::mdat
                                        : DateKind::pdat;
    const bool dated = !request.value("mindate").empty() && !request.value("maxdate").empty();
    const auto first = first_day(request.value("mindate"));
    const auto last = last_day(request.value("maxdate"));
    const auto consider = [&](std::int64_t id) {
        const auto& holding = *corpus_.find(id);
        if (holding.gone || (dated && (holding.of(kind) < first || holding.of(kind) > last))) return;
        if (term.accepts(id, holding)) ids.push_back(id);
    };
    for (auto id = corpus_.end_id() - 1; id >= Corpus::first_id; --id) consider(id);  // latest first
    auto real = corpus_.real_ids();
    std::reverse(real.begin(), real.end());
    for (const auto id : real) consider(id);
    return ids;
}

Response EutilsServer::search(const Request& request) {
    const auto retstart = request.number("retstart", 0);
    if (retstart >= most_shown) {
        return xml(search_document(fmt::format("\n\t<ERROR>Search Backend failed: Exception:\n{}</ERROR>\n", beyond)));
    }
    if (trim(request.value("term")).empty()) {
        return xml(search_document("\n\t<ERROR>Empty term and query_key - nothing todo</ERROR>\n"));
    }
    std::vector<std::string> not_found;
    std::vector<std::int64_t> ids;
    {
        const std::shared_lock lock(corpus_mutex_);
        ids = found(request, not_found);
    }
    const auto size = static_cast<std::int64_t>(ids.size());
    const auto wanted = std::min<std::int64_t>(request.number("retmax", 20), 10'000);
    const auto shown = std::max<std::int64_t>(0, std::min({wanted, size - retstart, most_shown - retstart}));
    std::string list;
    for (auto at = retstart; at < retstart + shown; ++at) {
        list += fmt::format("<Id>{}</Id>\n", ids[static_cast<std::size_t>(at)]);
    }
    std::string key;
    if (request.value("usehistory") == "y") {
        const auto kept = histories_.keep(std::move(ids), request.value("WebEnv"));
        key = fmt::format("<QueryKey>{}</QueryKey><WebEnv>{}</WebEnv>", kept.query_key, kept.web_env);
    }
    return xml(search_document(fmt::format(
        "<Count>{}</Count><RetMax>{}</RetMax><RetStart>{}</RetStart>{}{}<TranslationSet/>"
        "<QueryTranslation>{}</QueryTranslation>{}",
        size, shown, retstart, key, list.empty() ? "<IdList/>" : "<IdList>\n" + list + "</IdList>",
        escaped(request.value("term")), findings(not_found, size == 0, size > 0 && shown == 0 && retstart >= size))));
}

Response EutilsServer::post(const Request& request) {
    auto ids = ids_in(request.value("id"));
    if (ids.empty()) return xml(post_document("\n\t<ERROR>Empty ID list; Nothing to store</ERROR>\n"), 400);
    const auto kept = histories_.keep(std::move(ids), request.value("WebEnv"));
    return xml(post_document(
        fmt::format("\n\t<QueryKey>{}</QueryKey>\n\t<WebEnv>{}</WebEnv>\n", kept.query_key, kept.web_env)));
}

Response EutilsServer::fetch(const Request& request, std::vector<std::int64_t>& sent) {
    const auto retstart = request.number("retstart", 0);
    const auto retmax = std::min<std::int64_t>(request.number("retmax", 20), 10'000);
    if (request.value("WebEnv").empty()) {
        sent = ids_in(request.value("id"));
        if (sent.empty()) return fetch_error("<ERROR>Supplied id parameter is empty.</ERROR>", 400);
        return records(sent);
    }
    if (retstart >= most_shown) {
        return fetch_error(
            fmt::format("<ERROR>Search backend cannot retrieve history data. Reason: Exception: {}</ERROR>", beyond),
            400);
    }
    const Histories::Key key{request.value("WebEnv"), request.value("query_key")};
    auto part = histories_.part(key, retstart, std::min(retmax, most_shown - retstart));
    if (!part) {
        return fetch_error(
            fmt::format("<ERROR>Cannot retrieve history data. query_key: {}, WebEnv: {}, retstart: {}, retmax: {}"
                        "</ERROR>\n\t<ERROR>Can't fetch uids from history because of: NCBI C++ Exception:\n    Error: "
                        "eInvalid\n</ERROR>",
                        escaped(key.query_key), escaped(key.web_env), retstart, retmax),
            400);
    }
    if (retstart >= part->of) {
        return fetch_error(
            fmt::format("<ERROR>Cannot retrieve history data: OUT OF RANGE. Parameter retstart={} + 1 is greater than "
                        "number of records available in history. History includes {} IDs.</ERROR>",
                        retstart, part->of),
            400);
    }
    sent = std::move(part->ids);
    return records(sent);
}

Response EutilsServer::records(const std::vector<std::int64_t>& ids) const {
    std::string body =
        "<?xml version=\"1.0\" ?>\n<!DOCTYPE PubmedArticleSet PUBLIC \"-//NLM//DTD PubMedArticle, 1st January "
        "2025//EN\" \"https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd\">\n<PubmedArticleSet>\n";
    const std::shared_lock lock(corpus_mutex_);
    for (const auto id : ids) body += corpus_.record(id);
    return xml(std::move(body) + "</PubmedArticleSet>\n");
}

void EutilsServer::count(const std::vector<std::int64_t>& ids) {
    const std::lock_guard lock(sent_mutex_);
    for (const auto id : ids) ++sent_[id];
    records_sent_ += ids.size();
}

int EutilsServer::times_sent(std::int64_t id) const {
    const std::lock_guard lock(sent_mutex_);
    const auto at = sent_.find(id);
    return at == sent_.end() ? 0 : at->second;
}

std::size_t EutilsServer::records_sent() const {
    const std::lock_guard lock(sent_mutex_);
    return records_sent_;
}

std::size_t EutilsServer::different_sent() const {
    const std::lock_guard lock(sent_mutex_);
    return sent_.size();
}

}  // namespace evident::standin
