#include "export/feed.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/http/url.hpp"
#include "export/xml.hpp"

namespace evident {
namespace {

constexpr std::string_view authority = "tag:evident.invalid,2026:";
constexpr std::string_view begin_entry = "  <entry>\n";
constexpr std::string_view end_entry = "  </entry>\n";
constexpr std::string_view end_feed = "</feed>\n";
constexpr std::size_t most_items = 50;  // of one claim

std::string feed_id(const UpdateReport& report) { return fmt::format("{}{}", authority, report.store); }

std::string entry_id(const UpdateReport& report) {
    return fmt::format("{}/run/{}", feed_id(report), number(report.run));
}

// The prefix of a DOI and its suffix are parted by a slash that stays; the rest may hold anything.
std::string doi_address(std::string_view doi) {
    std::string out = "https://doi.org/";
    for (const char c : doi) out += c == '/' ? "/" : url_encode({&c, 1});
    return out;
}

// The address of a report that has one, else "".
std::string address_of(const std::string& report) {
    if (report.starts_with("pmid:")) return "https://pubmed.ncbi.nlm.nih.gov/" + report.substr(5) + "/";
    return report.starts_with("doi:") ? doi_address(std::string_view(report).substr(4)) : std::string{};
}

// Pieces of HTML; the whole is escaped once more where it stands in the feed.
std::string html_item(const NewsItem& item) {
    const auto address = address_of(item.report);
    const auto named = address.empty() ? xml_text(item.report)
                                       : fmt::format("<a href=\"{}\">{}</a>", xml_text(address), xml_text(item.report));
    return fmt::format("<li>{}: {}<br/>{}</li>\n", named, xml_text(sentence(item)), xml_text(item.title));
}

std::string html_claim(const ClaimNews& claim) {
    auto out = fmt::format("<h4>{}: {}</h4>\n", xml_text(claim.claim), xml_text(claim.text));
    if (claim.counts_changed()) out += fmt::format("<p>{}</p>\n", xml_text(counts_sentence(claim.before, claim.after)));
    if (claim.items.empty()) return out;
    out += "<ul>\n";
    const auto shown = std::min(most_items, claim.items.size());
    for (std::size_t i = 0; i < shown; ++i) out += html_item(claim.items[i]);
    if (shown < claim.items.size()) out += fmt::format("<li>and {} more</li>\n", claim.items.size() - shown);
    return out + "</ul>\n";
}

std::string html_problems(std::string_view source, const Problems& problems) {
    std::string out;
    for (const auto& problem : problems) {
        if (problem.severity == Severity::note) continue;
        out += fmt::format("<li>{}{}{}: {} [{}]</li>\n", xml_text(source), source.empty() ? "" : ": ",
                           name(problem.severity), xml_text(problem.message), xml_text(problem.code));
    }
    return out;
}

std::string html(const UpdateReport& report) {
    std::string out = "<ul>\n";
    for (const auto& source : report.sources) {
        out += fmt::format("<li>{}: {}</li>\n", xml_text(source.source), xml_text(numbers_sentence(source)));
    }
    if (report.sources.empty()) out += "<li>no source was due</li>\n";
    out += "</ul>\n";
    auto problems = html_problems("", report.problems);
    for (const auto& source : report.sources) problems += html_problems(source.source, source.problems);
    if (!problems.empty()) out += fmt::format("<h3>Problems</h3>\n<ul>\n{}</ul>\n", problems);
    for (const auto& news : report.reviews) {
        out += fmt::format("<h3>{}: {}</h3>\n", xml_text(news.review), xml_text(news.title));
        if (news.empty()) out += "<p>nothing changed for any claim</p>\n";
        for (const auto& claim : news.claims) out += html_claim(claim);
    }
    return out;
}

std::string entry(const UpdateReport& report) {
    return std::string(begin_entry) + xml_element("id", entry_id(report), 4) +
           xml_element("title", "evident: " + headline(report), 4) + xml_element("updated", report.at, 4) +
           "    <content type=\"html\">" + xml_text(html(report)) + "</content>\n" + std::string(end_entry);
}

std::string head(const UpdateReport& report) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n" +
           xml_element("id", feed_id(report), 2) +
           xml_element("title", fmt::format("evident: updates of store {}", report.store), 2) +
           xml_element("updated", report.at, 2) + "  <author><name>evident</name></author>\n";
}

[[noreturn]] void refuse(std::string_view why) {
    throw Error(Fault::store, fmt::format("the feed cannot be added to: {}", why),
                "give the feed another name, or move the file away");
}

// The entries of a feed of ours, as text. Markup within an entry is escaped, so its end cannot be mistaken.
std::vector<std::string> entries_of(std::string_view feed, const UpdateReport& report) {
    std::vector<std::string> out;
    if (feed.find_first_not_of(" \t\r\n") == std::string_view::npos) return out;
    const auto id = xml_element("id", feed_id(report), 2);
    if (!feed.starts_with("<?xml ") || feed.find(id) == std::string_view::npos) {
        refuse("it is not the feed of this store");
    }
    if (!feed.ends_with(end_feed)) refuse("it has no end");
    auto begin = feed.find(begin_entry);
    while (begin != std::string_view::npos) {
        const auto end = feed.find(end_entry, begin);
        if (end == std::string_view::npos) refuse("an entry of it has no end");
        out.emplace_back(feed.substr(begin, end + end_entry.size() - begin));
        begin = feed.find(begin_entry, end);
    }
    return out;
}

}  // namespace

std::string feed_with(const std::string& old_feed, const UpdateReport& report) {
    auto earlier = entries_of(old_feed, report);
    const auto id = xml_element("id", entry_id(report), 4);
    std::erase_if(earlier, [&](const std::string& one) { return one.find(id) != std::string::npos; });
    if (earlier.size() >= most_entries) earlier.resize(most_entries - 1);
    auto out = head(report) + entry(report);
    for (const auto& one : earlier) out += one;
    return out + std::string(end_feed);
}

}  // namespace evident
