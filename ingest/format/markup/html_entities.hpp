// The named characters of HTML 4 ("&beta;", "&eacute;") in texts of formats whose DTD defines them and is never read.
#pragma once

#include <string>
#include <string_view>

namespace evident {

// True for the 248 names of HTML 4 that XML itself does not define: all but amp, lt, gt and quot.
bool is_html_entity(std::string_view name);

// The text with each such "&name;" replaced by its character; any other "&" stays as it is.
std::string with_html_entities(std::string text);

}  // namespace evident
