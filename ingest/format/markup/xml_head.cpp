#include "ingest/format/markup/xml_head.hpp"

#include <vector>

#include "base/error.hpp"

namespace evident {
namespace {

constexpr auto npos = std::string_view::npos;

bool begins_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

// The end of a DOCTYPE: its internal subset stands in brackets.
std::size_t doctype_end(std::string_view text) {
    const auto bracket = text.find('[');
    const auto end = text.find('>');
    if (bracket > end) return end;
    const auto closing = text.find(']', bracket);
    return closing == npos ? npos : text.find('>', closing);
}

// The place after what is no element at the text's beginning ("<"); 0 when an element begins here.
std::size_t passed_over(std::string_view text) {
    const auto behind = [&](std::string_view mark) {
        const auto at = text.find(mark);
        return at == npos ? text.size() : at + mark.size();
    };
    if (text.starts_with("<?")) return behind("?>");
    if (text.starts_with("<!--")) return behind("-->");
    if (text.starts_with("<![CDATA[")) return behind("]]>");
    if (!text.starts_with("<!")) return 0;
    const auto end = doctype_end(text);
    return end == npos ? text.size() : end + 1;
}

// The next tag: its name and what it is; text begins behind it then. False at the end.
struct Tag {
    std::string_view name;
    bool closing = false;
    bool empty = false;
};
bool next_tag(std::string_view& text, Tag& tag) {
    while (true) {
        const auto at = text.find('<');
        if (at == npos) return false;
        text.remove_prefix(at);
        const auto over = passed_over(text);
        if (over == 0) break;
        text.remove_prefix(over);
    }
    const auto end = text.find('>');
    if (end == npos) return false;
    auto inside = text.substr(1, end - 1);
    text.remove_prefix(end + 1);
    tag.closing = inside.starts_with('/');
    tag.empty = inside.ends_with('/');
    if (tag.closing) inside.remove_prefix(1);
    tag.name = inside.substr(0, inside.find_first_of(" \t\r\n/"));
    return true;
}

}  // namespace

std::string peek(std::unique_ptr<Bytes>& text, std::size_t size) {
    std::string head(size, '\0');
    std::size_t filled = 0;
    try {
        while (filled < size) {
            const auto count = text->read({head.data() + filled, size - filled});
            if (count == 0) break;
            filled += count;
        }
    } catch (const Error&) {  // comes again at the next read
    }
    head.resize(filled);
    text = bytes_after(head, std::move(text));
    return head;
}

std::string_view root_name(std::string_view head) {
    if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
    const auto begin = head.find_first_not_of(" \t\r\n");
    if (begin == npos || head[begin] != '<') return {};
    Tag tag;
    if (!next_tag(head, tag) || tag.closing || tag.name.empty()) return {};
    return begins_name(tag.name[0]) ? tag.name : std::string_view{};  // Ovid's text begins with "<1. >"
}

std::string_view local_part(std::string_view name) {
    const auto colon = name.find(':');
    return colon == npos ? name : name.substr(colon + 1);
}

std::string_view holder_of(std::string_view head, std::string_view local_name) {
    std::vector<std::string_view> open;
    Tag tag;
    while (next_tag(head, tag)) {
        if (tag.closing) {
            if (!open.empty()) open.pop_back();
        } else if (local_part(tag.name) == local_name) {
            return open.empty() ? std::string_view{} : open.back();
        } else if (!tag.empty) {
            open.push_back(tag.name);
        }
    }
    return {};
}

}  // namespace evident
