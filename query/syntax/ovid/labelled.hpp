// What a field label of Ovid makes of the words before it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "query/ast/node.hpp"
#include "query/syntax/ovid/label.hpp"
#include "query/syntax/parts/findings.hpp"

namespace evident {

// Gives the fields of the label to each Words of the node whose fields are not told yet; values of exact fields
// become tags and dates, and of several fields any may hold them. Inside a Near the words of exact values are asked.
void give_label(Node& node, const OvidLabel& label, Day today, Findings& findings);

// One value of one exact field, as it stands before a label or behind "=" in a limit.
std::optional<Node> ovid_value(const OvidLabel::Named& field, std::string_view text, Stretch place, Day today,
                               Findings& findings);

// A date or range of dates as Ovid writes it ("20100101-20110101", "2000 -Current", "2019*") in the way that
// read_typed_days() reads.
std::string ovid_days(std::string_view text);

}  // namespace evident
