// A question tree written as text of one dialect, with all that the dialect could not say.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/ast/node.hpp"
#include "query/syntax/syntax.hpp"
#include "query/write/terms/values.hpp"

namespace evident {

struct Written {
    std::string text;
    // What the text does not say as the tree does, at the places the tree's nodes have. error: it finds less, or other
    // records; warning: it finds more; note: the same, said another way or under another name.
    Problems losses;

    friend bool operator==(const Written&, const Written&) = default;
};

// When nothing was lost, parse() of the text in that syntax gives the same tree after simplify().
Written write(Syntax syntax, const Node& node);

// What every dialect's writer has in common: and, or, not and parentheses; the dialect writes the leaves.
class TreeWriter {
  public:
    virtual ~TreeWriter() = default;
    Written write(const Node& node);

  protected:
    // How tightly a piece of text holds together: what must stand in parentheses beside an operator.
    enum class Bond { joined, group };
    struct Said {
        std::string text;
        Bond bond = Bond::joined;
    };

    virtual std::string words(const Words& words, const Place& place) = 0;
    virtual std::string tag(const Tag& tag, const Place& place) = 0;
    // A dialect without proximity says what is nearest to it and notes the loss.
    virtual Said near(const Near& near, const Place& place) = 0;
    virtual std::string between(const Between& between, const Place& place) = 0;
    virtual std::string line(const Line& line, const Place& place) = 0;
    virtual std::string all(const Place& place) = 0;      // every record
    virtual std::string nothing(const Place& place) = 0;  // no record
    // "AND", "and" ...
    virtual std::string_view and_word() const { return "AND"; }
    virtual std::string_view or_word() const { return "OR"; }
    virtual std::string_view not_word() const { return "NOT"; }
    // A part of an And that the dialect does not ask in the text, so that the rest is said without it; tells the loss.
    virtual bool left_out(const Node&) { return false; }
    // Whether there is a way to ask for this kind of value. What there is none for is left out of an And (more is
    // found) and out of the alternatives of an Or (less).
    virtual bool can_ask(const Tag&) const { return true; }
    // An Or that a dialect says in one piece: terms with one label for all of them. "" when it does not.
    virtual std::string whole_group(const Or&, const Place&) { return {}; }

    // left_out() of limits to a part of the other database, but MEDLINE ("[embase]/lim").
    bool left_out_collection(const Node& part);
    Said say(const Node& node);
    std::string enclosed(Said said) const;
    // Kinds of values that are no word anywhere: a status, a country, a number of a page.
    static bool is_no_word(TagKind kind);
    // Tells of an embase.com item type that MEDLINE has not.
    void check_type(const Tag& tag, const Place& place);
    void lost(Severity severity, std::string_view code, std::string message, const Place& place);

  private:
    Said say_and(const And& all, const Place& place);
    Said say_or(const Or& any, const Place& place);
    Said say_not(const Not& negated, const Place& place);
    bool left_out_unasked(const Node& part);
    std::optional<Or> asked(const Or& any);

    Problems losses_;
    std::set<std::pair<std::string, std::string>> lost_;  // code and message
};

// Whether the node, or what it negates, is made of nothing but such leaves.
bool is_made_of(const Node& node, const std::function<bool(const Node& leaf)>& leaf);

}  // namespace evident
