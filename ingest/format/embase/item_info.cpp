#include "ingest/format/embase/item_info.hpp"

#include "ingest/format/embase/dates.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

// S's example spells idtype "type".
std::string id_type(pugi::xml_node node) {
    auto type = attribute_of(node, "idtype");
    return type.empty() ? attribute_of(node, "type") : type;
}

// The first item id of that type. In the older API the element's own name is the type.
std::string id_of_type(pugi::xml_node list, std::string_view type) {
    for (const auto node : elements_of(list)) {
        const bool hit = is_named(node, "itemid") ? lower(id_type(node)) == type : is_named(node, type);
        if (hit) return text_of(node);
    }
    return {};
}

void add_pui(const ItemDraft& item, const std::string& text) {
    auto pui = normal_pui(text);
    const auto own = identifier(item.record(), IdentifierKind::embase);
    if (own.empty() || own == pui) return item.draft.add_identifier(IdentifierKind::embase, pui, {});
    item.draft.add_identifier(IdentifierKind::other, pui, "PUI");
}

// Numbers other than the PUI keep their type as given, so that old links are found ("SEC", "SNEMB", "CAR-ID" ...).
void add_item_id(const ItemDraft& item, const std::string& type, const std::string& text) {
    const auto key = lower(type);
    if (key == "pui" || key == "lui") return add_pui(item, text);
    if (key == "medl") return item.draft.add_identifier(IdentifierKind::pmid, text, {});
    if (key == "puisecondary" || key == "sec") {
        return item.draft.add_identifier(IdentifierKind::other, normal_pui(text), type);
    }
    const auto kind = key == "embase" ? IdentifierKind::other : identifier_kind(key);
    item.draft.add_identifier(kind, text, type);
}

void read_ids(const ItemDraft& item, pugi::xml_node list) {
    for (const auto node : elements_of(list)) {
        if (item.record().identifiers.size() >= most_compared) {
            return item.draft.say(Severity::warning, "odd-value", "more than 500 identifiers; the rest is left out");
        }
        if (is_named(node, "itemid")) {
            add_item_id(item, id_type(node), text_of(node));
        } else {
            add_item_id(item, std::string(local_name(node)), text_of(node));
        }
    }
}

void read_history(const ItemDraft& item, pugi::xml_node history) {
    for (const auto node : elements_of(history)) {
        if (is_named(node, "date-created")) {
            add_stamp(item, DateKind::create, node);
        } else if (is_named(node, "date-completed")) {
            add_stamp(item, DateKind::completed, node);
        } else if (is_named(node, "date-revised")) {
            add_stamp(item, DateKind::revised, node);
        } else {
            item.unknown(node);
        }
    }
}

// "Medline unique" is a record of MEDLINE alone, "Medline Descriptors" one merged with MEDLINE's. Any other is the
// record's owner.
void read_copyright(Record& record, pugi::xml_node node) {
    const auto type = attribute_of(node, "type");
    if (lower(type).starts_with("medline")) return add_once(record.collections, std::string("MEDLINE"));
    if (record.owner.empty()) record.owner = type;
}

}  // namespace

std::string normal_pui(std::string_view text) {
    text = trim(text);
    auto digits = text;
    if (digits.starts_with('L') || digits.starts_with('l')) digits.remove_prefix(1);
    return all_digits(digits) ? "L" + std::string(digits) : std::string(text);
}

std::string item_key(pugi::xml_node item_info, bool scopus) {
    const auto list = child_of(item_info, "itemidlist");
    if (scopus) {
        const auto number = id_of_type(list, "scp");
        if (!number.empty()) return "2-s2.0-" + number;
    }
    for (const std::string_view type : {"pui", "lui"}) {
        auto pui = normal_pui(id_of_type(list, type));
        if (!pui.empty()) return pui;
    }
    return {};
}

void read_process_info(const ItemDraft& item, pugi::xml_node process_info) {
    for (const auto node : elements_of(process_info)) {
        // date-delivered is the day of the file: kept, the same item would be another version in every delivery.
        if (is_named(node, "date-delivered")) continue;
        if (is_named(node, "date-sort")) {
            add_stamp(item, DateKind::other, node, "sort");
        } else if (is_named(node, "status")) {
            item.record().status = attribute_of(node, "state");
            item.record().publication_status = attribute_of(node, "stage");
        } else {
            item.unknown(node);
        }
    }
}

void read_item_info(const ItemDraft& item, pugi::xml_node item_info) {
    for (const auto node : elements_of(item_info)) {
        if (is_named(node, "itemidlist")) {
            read_ids(item, node);
        } else if (is_named(node, "history")) {
            read_history(item, node);
        } else if (is_named(node, "dbcollection")) {
            add_once(item.record().collections, text_of(node));
        } else if (is_named(node, "copyright")) {
            read_copyright(item.record(), node);
        } else if (!is_named(node, "external-source")) {
            item.unknown(node);
        }
    }
}

}  // namespace evident
