// What one line of a RIS file is: a tag with its value, the end of a record, or text that goes on.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "ingest/format/tagged/tagged.hpp"

namespace evident {

// Tells the lines of RIS apart. "TY  - JOUR" is the rule (two blanks, a dash, a blank); a record whose first line is
// written otherwise ("TY - JOUR", "TY  -JOUR", "ty  - JOUR", indented, with a tab) has its other lines read in that
// manner too, so that "M1 - macrophages" within an abstract is a line of the abstract elsewhere. Lines of the rule's
// form are fields whatever their tag; others only with a tag of RIS.
class RisLines {
  public:
    TaggedLine classify(std::string_view line, bool open, const TaggedRecord& record);
    // Of a line behind "ER": Ovid's links and a field that follows at once ("NL") belong to the record; anything else
    // but the start of a record is stray.
    std::optional<TaggedLine> behind(std::string_view line, const TaggedRecord& record);

  private:
    struct Parts {
        std::string_view tag;
        std::string_view value;
        std::size_t indent = 0;
        unsigned manner = 0;  // blanks before the dash, and whether one follows it
        bool spaced = false;
        bool lower = false;
    };

    static std::optional<Parts> take_apart(std::string_view line);
    static bool starts(const Parts& parts, bool open);
    static bool ends(const Parts& parts);
    bool is_field(const Parts& parts, const TaggedRecord& record);
    void learn(const Parts& parts);
    TaggedLine made(TaggedLine::Kind kind, const Parts& parts);

    std::size_t indent_ = 0;
    unsigned manners_ = 0;  // of the open record, a bit each
    bool lower_ = false;
    std::array<char, 2> tag_{};  // in capital letters
};

// True when a text that begins so is RIS: a line that begins a record, perhaps below a few others, and a field or the
// end of the record behind it.
bool looks_like_ris(std::string_view head);

// True for tags of the RIS specifications and for those that the programs named in docs/formats/ris.md add.
bool is_ris_tag(std::string_view tag);

// The links below a record of Ovid ("Link to the Ovid Full Text or citation: ...") stand under this tag.
inline constexpr std::string_view ovid_link_tag = "ovid link";

}  // namespace evident
