#include "store/evidence/review_json.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>

#include "base/error.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

using Json = nlohmann::ordered_json;

// --- writing

Json json_of(const Identifier& one) {
    if (one.scheme.empty()) return to_text(one);
    return {{"id", to_text(one)}, {"scheme", one.scheme}};
}

Json json_of(const Concept& one) {
    return {{"id", one.id},      {"label", one.label}, {"kind", one.kind},      {"mesh", one.mesh},
            {"en", one.english}, {"zh", one.chinese},  {"members", one.members}};
}

Json json_of(const Claim& claim) {
    return {{"key", claim.key},
            {"parent", claim.parent},
            {"area", claim.area},
            {"en", claim.english},
            {"zh", claim.chinese},
            {"population", claim.question.population},
            {"intervention", claim.question.intervention},
            {"comparator", claim.question.comparator},
            {"outcome", claim.question.outcome},
            {"strategy", claim.strategy}};
}

Json json_of(const CuratedLink& link) {
    return {{"claim", link.claim},
            {"report", json_of(link.report)},
            {"direction", name(link.direction)},
            {"directness", name(link.directness)},
            {"by", link.by},
            {"day", link.day},
            {"why", link.why}};
}

Json json_of(const ReviewSource& source) {
    Json out = {{"name", source.name},
                {"database", source.database},
                {"platform", source.platform},
                {"strategy", source.strategy},
                {"syntax", source.syntax},
                {"searched", to_iso(source.searched)},
                {"limits", source.limits},
                {"cutoff_date", source.date ? name(*source.date) : ""},
                {"languages", source.languages},
                {"types", source.types},
                {"excluded_types", source.excluded_types},
                {"note", source.note}};
    if (source.vocabulary_year != 0) out["mesh_year"] = source.vocabulary_year;
    return out;
}

template <class Value>
Json list_of(const std::vector<Value>& values) {
    Json list = Json::array();
    for (const auto& value : values) list.push_back(json_of(value));
    return list;
}

// What the first packages did not have is written only where it is, so that an old review keeps its text.
Json json_of(const Protocol& protocol) {
    Json out = {{"cutoff", to_iso(protocol.cutoff)}, {"cutoff_date", name(protocol.date)},
                {"languages", protocol.languages},   {"databases", protocol.databases},
                {"strategy", protocol.strategy},     {"note", protocol.note}};
    if (!protocol.types.empty()) out["types"] = protocol.types;
    if (!protocol.excluded_types.empty()) out["excluded_types"] = protocol.excluded_types;
    if (protocol.vocabulary_year != 0) out["mesh_year"] = protocol.vocabulary_year;
    if (!protocol.sources.empty()) out["sources"] = list_of(protocol.sources);
    return out;
}

// --- reading; a missing member is empty, a member of another kind throws nlohmann's exception

std::string text_at(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found == object.end() || found->is_null() ? std::string{} : found->get<std::string>();
}

std::vector<std::string> texts_at(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found == object.end() || found->is_null() ? std::vector<std::string>{}
                                                     : found->get<std::vector<std::string>>();
}

// As it is written, without making a normal form of the value.
Identifier identifier_as_written(const Json& json) {
    const bool plain = json.is_string();
    const auto text = plain ? json.get<std::string>() : json.at("id").get<std::string>();
    const auto colon = text.find(':');
    if (colon == std::string::npos) return {};
    return {identifier_kind(text.substr(0, colon)), text.substr(colon + 1), plain ? "" : text_at(json, "scheme")};
}

Concept concept_of(const Json& json) {
    return {text_at(json, "id"),  text_at(json, "label"), text_at(json, "kind"),    text_at(json, "mesh"),
            texts_at(json, "en"), texts_at(json, "zh"),   texts_at(json, "members")};
}

Claim claim_of(const Json& json) {
    return {text_at(json, "key"),
            text_at(json, "parent"),
            text_at(json, "area"),
            text_at(json, "en"),
            text_at(json, "zh"),
            {texts_at(json, "population"), texts_at(json, "intervention"), texts_at(json, "comparator"),
             texts_at(json, "outcome")},
            text_at(json, "strategy")};
}

// Nothing when the direction or the directness is no word of ours. An absent directness means direct.
std::optional<CuratedLink> link_of(const Json& json) {
    const auto direction = parse_direction(text_at(json, "direction"));
    const auto told = text_at(json, "directness");
    const auto directness = parse_directness(told.empty() ? "direct" : told);
    if (!direction || !directness || !json.contains("report")) return {};
    return CuratedLink{text_at(json, "claim"),
                       identifier_as_written(json["report"]),
                       *direction,
                       *directness,
                       text_at(json, "by"),
                       text_at(json, "day"),
                       text_at(json, "why")};
}

ReviewSource source_of(const Json& json) {
    return {text_at(json, "name"),
            text_at(json, "database"),
            text_at(json, "platform"),
            text_at(json, "strategy"),
            text_at(json, "syntax"),
            parse_day(text_at(json, "searched")).value_or(Day::none),
            text_at(json, "limits"),
            parse_cutoff_date(text_at(json, "cutoff_date")),
            texts_at(json, "languages"),
            texts_at(json, "types"),
            texts_at(json, "excluded_types"),
            text_at(json, "note"),
            json.value("mesh_year", 0)};
}

Protocol protocol_of(const Json& json) {
    Protocol out = {parse_day(text_at(json, "cutoff")).value_or(Day::none),
                    parse_cutoff_date(text_at(json, "cutoff_date")).value_or(CutoffDate::create),
                    texts_at(json, "languages"),
                    texts_at(json, "databases"),
                    text_at(json, "strategy"),
                    text_at(json, "note"),
                    texts_at(json, "types"),
                    texts_at(json, "excluded_types"),
                    {},
                    json.value("mesh_year", 0)};
    for (const auto& one : json.value("sources", Json::array())) out.sources.push_back(source_of(one));
    return out;
}

Review review_of(const Json& json) {
    Review review;
    review.key = text_at(json, "key");
    review.title = text_at(json, "title");
    review.citation = text_at(json, "citation");
    for (const auto& one : json.at("identifiers")) review.identifiers.push_back(identifier_as_written(one));
    review.protocol = protocol_of(json.at("protocol"));
    for (const auto& one : json.at("claims")) review.claims.push_back(claim_of(one));
    std::vector<Concept> concepts;
    for (const auto& one : json.at("lexicon").at("concepts")) concepts.push_back(concept_of(one));
    review.lexicon = Lexicon(std::move(concepts));
    for (const auto& one : json.at("links")) review.links.push_back(link_of(one).value());
    return review;
}

// The whole text as JSON; nothing, with a problem at the byte where reading stopped, when it is not.
std::optional<Json> parsed(std::string_view text, const Place& whole, Problems& problems) {
    try {
        return Json::parse(text);
    } catch (const Json::parse_error& error) {
        const auto at = whole.begin + std::min<std::uint64_t>(error.byte > 0 ? error.byte - 1 : 0, text.size());
        problems.push_back({Severity::error,
                            "malformed-json",
                            "this is not JSON; it was passed over",
                            {whole.input, at, std::max(at, whole.end)}});
        return {};
    }
}

void check_members(const std::vector<Concept>& concepts, const Place& whole, Problems& problems) {
    const auto known = [&](const std::string& id) {
        return std::any_of(concepts.begin(), concepts.end(), [&](const Concept& one) { return one.id == id; });
    };
    for (const auto& one : concepts) {
        for (const auto& member : one.members) {
            if (known(member)) continue;
            problems.push_back({Severity::warning, "unknown-concept",
                                "the lexicon has no concept \"" + member + "\", a member of \"" + one.id + "\"",
                                whole});
        }
    }
}

// The link a line holds, in normal form; nothing, with a problem, when it holds none that can be used.
std::optional<CuratedLink> read_link(const Json& json, const Review& review, const Place& place, Problems& problems) {
    std::optional<CuratedLink> link;
    try {
        link = link_of(json);
    } catch (const Json::exception&) {
        // a member of the wrong kind: told below
    }
    if (link) link->report = read_identifier(to_text(link->report));
    if (!link || link->report.value.empty()) {
        problems.push_back({Severity::error, "bad-link",
                            "a link needs \"claim\", \"report\" (\"pmid:1\" or \"doi:10.1000/x\") and \"direction\" "
                            "(supports, disputes or neutral)",
                            place});
        return {};
    }
    if (review.find_claim(link->claim) == nullptr) {
        problems.push_back(
            {Severity::error, "unknown-claim", "the review has no claim \"" + link->claim + "\"", place});
        return {};
    }
    return link;
}

}  // namespace

std::string to_json(const Review& review) {
    Json json = {{"key", review.key},
                 {"title", review.title},
                 {"citation", review.citation},
                 {"identifiers", list_of(review.identifiers)},
                 {"protocol", json_of(review.protocol)},
                 {"claims", list_of(review.claims)},
                 {"lexicon", {{"concepts", list_of(review.lexicon.concepts())}}},
                 {"links", list_of(review.links)}};
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Review review_from_json(std::string_view text) {
    try {
        return review_of(Json::parse(text));
    } catch (const std::exception& error) {
        throw Error(Fault::store, std::string("the stored review cannot be read: ") + error.what(),
                    "import the review's package again");
    }
}

Identifier read_identifier(std::string_view text) {
    const auto colon = text.find(':');
    if (colon == std::string_view::npos) return {};
    const auto kind = identifier_kind(text.substr(0, colon));
    return kind == IdentifierKind::other ? Identifier{} : make_identifier(kind, text.substr(colon + 1));
}

Lexicon read_lexicon(std::string_view text, const std::string& input, Problems& problems) {
    const Place whole{input, 0, text.size()};
    const auto json = parsed(text, whole, problems);
    if (!json) return {};
    std::vector<Concept> concepts;
    const auto list = json->is_object() ? json->value("concepts", Json::array()) : Json::array();
    for (const auto& one : list) {
        Concept entry;
        try {
            if (one.is_object()) entry = concept_of(one);
        } catch (const Json::exception&) {
            entry = {};
        }
        const bool known =
            std::any_of(concepts.begin(), concepts.end(), [&](const Concept& c) { return c.id == entry.id; });
        if (entry.id.empty()) {
            problems.push_back({Severity::error, "bad-concept", "a concept needs an \"id\" and lists of names", whole});
        } else if (known) {
            problems.push_back({Severity::error, "duplicate-concept", "\"" + entry.id + "\" stands twice", whole});
        } else {
            concepts.push_back(std::move(entry));
        }
    }
    check_members(concepts, whole, problems);
    return Lexicon(std::move(concepts));
}

std::vector<CuratedLink> read_links(std::string_view text, const std::string& input, const Review& review,
                                    Problems& problems) {
    std::vector<CuratedLink> links;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find('\n', begin), text.size());
        const auto line = text.substr(begin, end - begin);
        const Place place{input, begin, end};
        begin = end + 1;
        if (trim(line).empty()) continue;
        const auto json = parsed(line, place, problems);
        if (!json) continue;
        if (auto link = read_link(*json, review, place, problems)) links.push_back(std::move(*link));
    }
    return links;
}

}  // namespace evident
