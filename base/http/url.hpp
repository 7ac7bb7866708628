// Texts on their way into an address or a form, and secrets on their way out of messages.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace evident {

// Percent-encoded for a query string or a form: letters, digits and -._~ stay, each other byte becomes %XX (RFC 3986).
std::string url_encode(std::string_view text);

// The other way round; '+' is a space, and a % without two hexadecimal digits stays as written.
std::string url_decode(std::string_view text);

// Pairs of a key and a value, written as an HTML form is sent: "db=pubmed&term=lung%20cancer".
class Form {
  public:
    Form& field(std::string_view key, std::string_view value);
    Form& field(std::string_view key, std::int64_t value) { return field(key, std::to_string(value)); }
    const std::string& text() const { return text_; }

  private:
    std::string text_;
};

// The text with each secret, as it is or percent-encoded, replaced by "***". Empty secrets are passed over.
std::string masked(std::string text, const std::vector<std::string>& secrets);

}  // namespace evident
