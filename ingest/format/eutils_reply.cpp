#include "ingest/format/eutils_reply.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <pugixml.hpp>

#include "text/ascii.hpp"

namespace evident {
namespace {

using Kind = EutilsVerdict::Kind;

constexpr std::size_t longest_error = 500;

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

// What an <ERROR> means, by its words in lower case; the first row that fits. Wordings as seen from the live service
// by others (refinebio 1390, pubmedR 7, pubmed-mcp-server 95 and 155, rentrez 110) and in recorded replies.
struct Wording {
    std::string_view words;
    Kind kind;
};
constexpr std::array<Wording, 24> wordings = {{
    {"'retstart' cannot be larger than", Kind::refusal},  // says "Search Backend failed" too, yet never passes
    {"out of range", Kind::past_end},
    {"id list is empty! possibly it has no correct ids", Kind::no_such_ids},
    {"rate limit exceeded", Kind::rate_limit},
    {"result not ready", Kind::backend},
    {"unable to obtain query", Kind::history_lost},
    {"cannot retrieve history data", Kind::history_lost},
    {"can't fetch uids from history", Kind::history_lost},
    {"webenv", Kind::history_lost},
    {"backend failed", Kind::backend},
    {"external viewer error", Kind::backend},
    {"proxy_stream()", Kind::backend},
    {"error forwarding request", Kind::backend},
    {"unable to route request", Kind::backend},
    {"unable to open connection", Kind::backend},
    {"failed to connect", Kind::backend},
    {"c++ exception", Kind::backend},
    {"timeout", Kind::backend},
    {"timed out", Kind::backend},
    {"temporarily", Kind::backend},
    {"try again", Kind::backend},
    {"service unavailable", Kind::backend},
    {"internal server error", Kind::backend},
    {"bad gateway", Kind::backend},
}};

Kind kind_of_error(std::string_view error) {
    const auto low = lower(error);
    const auto row = std::find_if(wordings.begin(), wordings.end(), [&](const auto& w) { return has(low, w.words); });
    return row == wordings.end() ? Kind::refusal : row->kind;
}

void replace_all(std::string& text, std::string_view what, std::string_view by) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) {
        text.replace(at, what.size(), by);
    }
}

std::string without_markup(std::string_view text) {
    std::string plain;
    bool inside = false;
    for (const char letter : text) {
        if (letter == '<') inside = true;
        if (!inside) plain += letter;
        if (letter == '>' && inside) {
            inside = false;
            plain += ' ';
        }
    }
    return plain;
}

// Four groups of digits joined by dots become "(address)": error texts may name the caller.
std::string without_addresses(std::string_view text) {
    std::string kept;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find_first_not_of("0123456789.", at), text.size());
        const auto run = text.substr(at, end - at);
        const bool address = std::count(run.begin(), run.end(), '.') >= 3 && run.size() >= 7;
        kept += address ? "(address)" : run;
        at = end;
        if (at < text.size()) kept += text[at++];
    }
    return kept;
}

std::string one_line(std::string_view text) {
    std::string plain = without_markup(text);
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> entities = {
        {{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}, {"&amp;", "&"}}};
    for (const auto& [entity, letter] : entities) replace_all(plain, entity, letter);
    plain = single_spaced(without_addresses(without_markup(plain)));
    if (plain.size() > longest_error) plain.resize(longest_error);
    return plain;
}

// The texts of all <ERROR> elements, joined; an error page relayed inside one may have lost its end.
std::string errors_in(std::string_view body) {
    constexpr std::string_view begin = "<ERROR>";
    constexpr std::string_view end = "</ERROR>";
    std::string errors;
    for (auto at = body.find(begin); at != std::string_view::npos; at = body.find(begin, at)) {
        at += begin.size();
        const auto error = one_line(body.substr(at, body.find(end, at) - at));
        if (!error.empty()) errors += (errors.empty() ? "" : "; ") + error;
    }
    return errors;
}

void skip_space(std::string_view& text) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
}

// The end of a DOCTYPE, its internal subset included.
std::size_t end_of_doctype(std::string_view text) {
    const auto subset = text.find_first_of("[>");
    if (subset == std::string_view::npos || text[subset] == '>') return subset;
    return text.find('>', std::min(text.find(']', subset), text.size()));
}

// Passes declarations and comments before the root; false when they have no end.
bool skip_prolog(std::string_view& text) {
    if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
    for (;;) {
        skip_space(text);
        std::size_t end = 0;
        if (text.starts_with("<?") || text.starts_with("<!--")) {
            const std::string_view mark = text[1] == '?' ? "?>" : "-->";
            end = text.find(mark);
            if (end != std::string_view::npos) end += mark.size() - 1;
        } else if (text.starts_with("<!")) {
            end = end_of_doctype(text);
        } else {
            return true;
        }
        if (end == std::string_view::npos) return false;
        text.remove_prefix(end + 1);
    }
}

// The value of "error" in a small JSON object, without parsing the rest: it echoes the caller's key or address.
std::string json_error(std::string_view body) {
    const auto key = lower(body).find("\"error\"");
    if (key == std::string::npos) return {};
    const auto open = body.find('"', std::min(body.find(':', key), body.size()));
    if (open == std::string_view::npos) return {};
    return one_line(body.substr(open + 1, body.find('"', open + 1) - open - 1));
}

EutilsVerdict judge_other(std::string_view body) {
    EutilsVerdict verdict;
    const auto low = lower(body.substr(0, 4096));
    if (has(low, "rate limit exceeded")) return {Kind::rate_limit, {}, "API rate limit exceeded", false};
    if (body.empty()) {
        verdict.error = "an empty reply";
    } else if (body.front() == '{' || body.front() == '[') {
        verdict.error = json_error(body);
        if (kind_of_error(verdict.error) == Kind::backend) verdict.kind = Kind::backend;
        if (verdict.error.empty()) verdict.error = "JSON in place of XML";
    } else if (has(low, "unable to route request")) {
        verdict.error = "Unable to route request";
    } else {
        verdict.error = has(low, "<html") ? "an HTML page in place of XML" : "text in place of XML";
    }
    return verdict;
}

bool ends_with_root(std::string_view text, const std::string& root) {
    text = trim(text);
    while (text.ends_with("-->")) {
        const auto comment = text.rfind("<!--");
        if (comment == std::string_view::npos) return false;
        text = trim(text.substr(0, comment));
    }
    if (text.ends_with("</" + root + ">")) return true;
    return text.ends_with("/>") && text.find('>') == text.size() - 1;
}

bool well_formed(std::string_view body) {
    pugi::xml_document document;
    return bool(document.load_buffer(body.data(), body.size()));
}

std::int64_t number_in(pugi::xml_node element, const char* child, std::int64_t otherwise) {
    const auto text = trim(element.child_value(child));
    std::int64_t number = otherwise;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    return fault == std::errc() && end == text.data() + text.size() ? number : otherwise;
}

std::vector<std::string> texts_in(pugi::xml_node element, const char* child) {
    std::vector<std::string> texts;
    for (const auto node : element.children(child)) texts.emplace_back(trim(node.child_value()));
    return texts;
}

// "QuotedPhraseNotFound" as people write it: "quoted phrase not found".
std::string spaced(std::string_view name) {
    std::string words;
    for (const char letter : name) {
        const bool capital = letter >= 'A' && letter <= 'Z';
        if (capital && !words.empty()) words += ' ';
        words += capital ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
    return words;
}

void read_findings(pugi::xml_node root, EsearchReply& reply) {
    for (const auto node : root.child("ErrorList").children()) reply.not_found.emplace_back(trim(node.child_value()));
    for (const auto node : root.child("WarningList").children()) {
        const auto text = std::string(trim(node.child_value()));
        const std::string_view name = node.name();
        reply.warnings.push_back(name == "OutputMessage" ? text : spaced(name) + ": " + text);
    }
}

}  // namespace

EutilsVerdict judge_eutils_reply(std::string_view body) {
    std::string_view text = body;
    const bool prolog = skip_prolog(text);
    if (!prolog || (text.empty() && !trim(body).empty())) return {Kind::cut, {}, "the reply ends too early", false};
    if (!text.starts_with('<')) return judge_other(text);
    EutilsVerdict verdict;
    verdict.root = text.substr(1, std::min(text.find_first_of(" \t\r\n/>"), text.size()) - 1);
    if (lower(verdict.root) == "html") return judge_other(text);
    verdict.error = errors_in(text);
    if (!verdict.error.empty()) {
        verdict.kind = kind_of_error(verdict.error);
        return verdict;
    }
    const bool articles = verdict.root == "PubmedArticleSet";
    const bool whole = ends_with_root(text, verdict.root) && (articles || well_formed(body));
    verdict.kind = whole ? Kind::result : Kind::cut;
    if (!whole) verdict.error = "the reply ends too early";
    verdict.empty =
        articles && !has(text, "<PubmedArticle>") && !has(text, "<PubmedArticle ") && !has(text, "<PubmedBookArticle");
    return verdict;
}

std::string_view name(EutilsVerdict::Kind kind) {
    constexpr std::array<std::string_view, 9> names = {
        "result", "refusal", "backend", "rate-limit", "history-lost", "past-end", "no-such-ids", "cut", "not-xml"};
    return names[static_cast<std::size_t>(kind)];
}

std::optional<EsearchReply> parse_esearch(std::string_view body) {
    pugi::xml_document document;
    if (!document.load_buffer(body.data(), body.size())) return {};
    const auto root = document.child("eSearchResult");
    EsearchReply reply;
    reply.count = number_in(root, "Count", -1);
    if (reply.count < 0) return {};
    reply.retmax = number_in(root, "RetMax", 0);
    reply.retstart = number_in(root, "RetStart", 0);
    reply.ids = texts_in(root.child("IdList"), "Id");
    reply.web_env = trim(root.child_value("WebEnv"));
    reply.query_key = trim(root.child_value("QueryKey"));
    reply.translation = trim(root.child_value("QueryTranslation"));
    for (const auto node : root.child("TranslationSet").children("Translation")) {
        reply.translations.emplace_back(trim(node.child_value("From")), trim(node.child_value("To")));
    }
    read_findings(root, reply);
    return reply;
}

std::optional<EpostReply> parse_epost(std::string_view body) {
    pugi::xml_document document;
    if (!document.load_buffer(body.data(), body.size())) return {};
    const auto root = document.child("ePostResult");
    EpostReply reply;
    reply.web_env = trim(root.child_value("WebEnv"));
    reply.query_key = trim(root.child_value("QueryKey"));
    reply.invalid = texts_in(root.child("InvalidIdList"), "Id");
    if (reply.web_env.empty() || reply.query_key.empty()) return {};
    return reply;
}

}  // namespace evident
