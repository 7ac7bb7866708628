// The mail that tells what an update brought: plain text that a person reads in a minute.
#pragma once

#include <string>

#include "export/update_report.hpp"

namespace evident {

// UTF-8. The first line is "Subject: ...", in ASCII; the second is empty; then the text. No line is wider than 78
// columns. A long list is cut and says by how much.
std::string mail_text(const UpdateReport& report);

}  // namespace evident
