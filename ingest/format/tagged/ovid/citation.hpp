// The line in which Ovid says where a paper stands: journal, volume, issue, pages, date, meeting.
#pragma once

#include <string>
#include <string_view>

namespace evident {

struct OvidCitation {
    std::string journal, volume, issue, pages, date;
    std::string meeting, place;  // of a conference
};

// Reads the ways Ovid writes SO: "BMJ. 350(2):h12-20, 2015 Apr 01.", "Lung Cancer. 130 (pp 1-9), 2019. Date of
// Publication: April 2019.", "BMC Proc. Conference: 2nd Congress. Spain. 12 (Supplement 3) (no pagination), 2018.",
// "ACS Journal August 2011;43(8):647-653". What is not understood is left empty.
OvidCitation read_ovid_citation(std::string_view text);

}  // namespace evident
