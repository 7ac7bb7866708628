#include "ingest/format/parts/repair.hpp"

#include <simdjson.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

#include "text/words.hpp"

namespace evident {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

bool is_utf8(std::string_view encoding) {
    return encoding.empty() || encoding == "utf-8" || encoding == "utf8" || encoding == "us-ascii";
}

// The text as UTF-8; "" when the encoding is unknown.
std::string from_encoding(std::string_view text, std::string_view encoding) {
    UErrorCode status = U_ZERO_ERROR;
    std::string out(text.size() * 4, '\0');
    const auto size = ucnv_convert("UTF-8", std::string(encoding).c_str(), out.data(), std::int32_t(out.size()),
                                   text.data(), std::int32_t(text.size()), &status);
    if (U_FAILURE(status)) return {};
    out.resize(std::size_t(size));
    return out;
}

// Whether XML allows a character of that number.
bool is_character(std::uint32_t number) {
    if (number < 0x20) return number == '\t' || number == '\n' || number == '\r';
    return number < 0xD800 || (number > 0xDFFF && number <= 0x10FFFF);
}

// A reference such as "#x41" names a character.
bool names_character(std::string_view reference) {
    reference.remove_prefix(1);
    const bool hexadecimal = reference.starts_with('x');
    if (hexadecimal) reference.remove_prefix(1);
    std::uint32_t number = 0;
    const auto end = reference.data() + reference.size();
    const auto read = std::from_chars(reference.data(), end, number, hexadecimal ? 16 : 10);
    return read.ec == std::errc{} && read.ptr == end && is_character(number);
}

bool is_known(std::string_view entity) {
    static constexpr std::array<std::string_view, 5> known = {"amp", "lt", "gt", "quot", "apos"};
    return std::find(known.begin(), known.end(), entity) != known.end();
}

bool is_name(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
               c == '.' || c == ':';
    });
}

// The name between "&" and ";", or "" when this "&" begins none.
std::string_view reference_at(std::string_view text) {
    constexpr std::size_t longest = 64;
    const auto end = text.substr(0, longest).find(';');
    return end == std::string_view::npos || end == 0 ? std::string_view{} : text.substr(1, end - 1);
}

void check_references(std::span<char> text, const std::function<bool(std::string_view)>& knows, Repair& out) {
    std::string_view rest(text.data(), text.size());
    while (true) {
        const auto at = rest.find('&');
        if (at == std::string_view::npos) return;
        rest.remove_prefix(at);
        const auto reference = reference_at(rest);
        if (reference.starts_with('#') && !names_character(reference)) {
            char* place = text.data() + (rest.data() - text.data());
            const auto size = reference.size() + 2;
            std::memset(place, ' ', size);
            if (size >= replacement.size()) std::memcpy(place, replacement.data(), replacement.size());
            out.repaired = true;
        } else if (out.entity.empty() && is_name(reference) && !is_known(reference) && !(knows && knows(reference))) {
            out.entity = std::string(reference);
        }
        rest.remove_prefix(1);
    }
}

}  // namespace

Repair repair(std::span<char> text, std::string_view encoding,
              const std::function<bool(std::string_view name)>& knows) {
    Repair out;
    const std::string_view view(text.data(), text.size());
    const bool has_nul = std::memchr(text.data(), 0, text.size()) != nullptr;
    const bool utf8 = simdjson::validate_utf8(text.data(), text.size());
    if (!utf8 && !is_utf8(encoding)) out.text = from_encoding(view, encoding);
    if (out.text.empty() && (!utf8 || has_nul)) {
        out.text = repaired_utf8(view);
        out.repaired = true;
    }
    check_references(out.text.empty() ? text : std::span<char>(out.text), knows, out);
    return out;
}

}  // namespace evident
