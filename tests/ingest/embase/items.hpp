// Small Embase items for the tests.
#pragma once

#include <string>

#include "ingest/format/embase/embase_xml.hpp"
#include "tests/ingest/read_all.hpp"

namespace evident::testing {

inline Reading read_embase(std::string_view text, std::string source = "", std::size_t chunk = 65536) {
    return run(*open_embase(bytes_of(text), "test.xml", std::move(source), chunk));
}

struct ItemParts {
    std::string pui = "2005484089";
    std::string ids;   // more of itemidlist
    std::string info;  // more of item-info
    std::string status = "<ait:status type=\"core\" state=\"new\" stage=\"S300\"/>";
    std::string process;  // more of process-info
    std::string head;
};

inline std::string embase_item(const ItemParts& parts) {
    const auto pui = parts.pui.empty() ? "" : "<itemid idtype=\"PUI\">" + parts.pui + "</itemid>";
    return "<item><ait:process-info>" + parts.process + parts.status + "</ait:process-info><bibrecord><item-info>" +
           "<itemidlist>" + parts.ids + pui + "</itemidlist>" + parts.info + "</item-info><head>" + parts.head +
           "</head><tail><bibliography><reference><ref-info><refd-itemidlist><itemid idtype=\"PUI\">1</itemid>"
           "<ce:doi>10.1000/cited</ce:doi></refd-itemidlist></ref-info></reference></bibliography></tail>"
           "</bibrecord></item>\n";
}

inline std::string bibdataset(const std::string& items) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<bibdataset xmlns=\"http://www.elsevier.com/xml/ani/ani\" "
           "xmlns:ait=\"http://www.elsevier.com/xml/ani/ait\" xmlns:ce=\"http://www.elsevier.com/xml/ani/common\">" +
           items + "</bibdataset>\n";
}

inline std::string item_with_head(const std::string& head) {
    ItemParts parts;
    parts.head = head;
    return bibdataset(embase_item(parts));
}

// The one record that a head gives.
inline Record record_of_head(const std::string& head) {
    const auto reading = read_embase(item_with_head(head));
    return reading.entries.at(0).record;
}

inline std::string title_head(const std::string& title) {
    return "<citation-title><titletext xml:lang=\"eng\" original=\"y\">" + title + "</titletext></citation-title>";
}

}  // namespace evident::testing
