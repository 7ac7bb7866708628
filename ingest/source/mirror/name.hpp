// The names of NLM's baseline and update files, their order, and what the md5 file beside each says.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace evident {

// "pubmed25n0001.xml.gz". Each December a new baseline begins with a new year and number 1; updates count on from it.
struct MirrorName {
    int year = 0;  // the two digits
    int number = 0;
    std::string text;

    // By year, then number.
    friend std::strong_ordering operator<=>(const MirrorName& a, const MirrorName& b) {
        return a.year != b.year ? a.year <=> b.year : a.number <=> b.number;
    }
    friend bool operator==(const MirrorName& a, const MirrorName& b) { return (a <=> b) == 0; }
};

// The name, packed (.xml.gz) or not (.xml); nothing for any other file: md5 files, counts, README.
std::optional<MirrorName> parse_mirror_name(std::string_view text);

// What the file of that year and number is called.
MirrorName mirror_name(int year, int number);

// How the names of a year's files begin: "pubmed25n".
std::string names_of_year(int year);

// The hash in lower case that an md5 file gives for the file of that name: "MD5(name)= hash" as NLM writes it,
// "hash  name" as md5sum does, or the hash alone. Nothing when it has no 32 hexadecimal digits or is of another file.
std::optional<std::string> parse_md5(std::string_view text, std::string_view name);

}  // namespace evident
