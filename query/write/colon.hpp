// What the writers of embase.com and the Cochrane Library share: labels behind a colon, NEAR/n and NEXT/n.
#pragma once

#include <string>
#include <string_view>

#include "query/syntax/parts/terms.hpp"
#include "query/write/writer.hpp"

namespace evident {

class ColonWriter : public TreeWriter {
  public:
    // Writes the tree after its alternatives are put in order: parts of an Or that are said in one piece stand
    // together.
    Written write_ordered(const Node& node);

  protected:
    ColonWriter(char quote, Signs signs, const Wildcards& wildcards, Syntax syntax)
        : quote_(quote), signs_(signs), wildcards_(wildcards), syntax_(syntax) {}

    // ":ti,ab,kw", "" for no label; what these fields hold and the label does not is told as a loss.
    virtual std::string label(FieldSet fields, const Place& place) = 0;
    // A value under the label of its kind, an index term, a limit; told as a loss when it is not the same.
    virtual std::string value(const Tag& tag, const Place& place) = 0;
    // Two tags that the dialect says as one term: the heading of two vocabularies, a subheading of both. "" when not.
    virtual std::string pair(const Tag&, const Tag&, const Place&) { return {}; }
    virtual bool is_pair(const Node& first, const Node& second) const = 0;
    virtual const SearchField* row_of(TagKind kind) const = 0;
    virtual std::string_view label_of(const SearchField& field) const = 0;

    std::string words(const Words& words, const Place& place) override;
    std::string tag(const Tag& tag, const Place& place) override;
    Said near(const Near& near, const Place& place) override;
    std::string line(const Line& line, const Place& place) override;
    std::string nothing(const Place& place) override;
    bool can_ask(const Tag& tag) const override;
    // The kind under whose label a value is searched: all authors for the first one.
    const SearchField* nearest_row(TagKind kind) const;
    std::string whole_group(const Or& any, const Place& place) override;

    // 'lung cancer', leukemia: in quotes unless it is one plain word.
    std::string quoted(std::string_view text) const;
    // The value with the label of its kind, else (a loss) as words anywhere.
    std::string labelled(const Tag& tag, const Place& place);
    std::size_t told() const { return told_; }
    void tell(Severity severity, std::string_view code, std::string message, const Place& place);

  private:
    Node ordered(const Node& node) const;
    Or ordered_parts(const Or& any) const;
    std::string phrase(const Words& words, const Place& place);
    // Whether the text says just this when it is read again.
    bool reads_as(std::string_view text, const Node& node) const;
    void tell_explosion(const Tag& tag, const std::string& text, const Place& place);
    // Tells that it does not, unless something was told already.
    void check(const std::string& text, const Node& node, std::size_t told_before, const Place& place);
    std::string unlabelled(const Node& node);
    std::string unlabelled(const Near& near);

    char quote_;
    Signs signs_;
    Wildcards wildcards_;
    Syntax syntax_;
    std::size_t told_ = 0;
};

// The name and the part behind ".." of a tag of two: as typed when that says the same.
struct TwoNames {
    std::string first;
    std::string second;
};
TwoNames two_names(const Tag& tag);

}  // namespace evident
