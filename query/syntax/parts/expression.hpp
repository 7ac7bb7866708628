// Terms, operators and parentheses put together to a tree: the part of reading a question that Ovid, embase.com and the
// Cochrane Library have in common.
#pragma once

#include <functional>
#include <optional>

#include "query/ast/node.hpp"
#include "query/syntax/parts/combine.hpp"
#include "query/syntax/parts/findings.hpp"

namespace evident {

// An operator between two terms.
struct Joining {
    enum class Kind : std::uint8_t { conjunction, disjunction, exclusion, near } kind = Kind::conjunction;
    int strength = 0;      // the higher, the tighter it binds; the same: from left to right
    unsigned between = 0;  // of near: how many words may lie between
    bool ordered = false;  // of near
    Stretch place;
};

// What a dialect gives to be read: it knows its own tokens and stands on one of them.
class TermSource {
  public:
    virtual ~TermSource() = default;

    virtual bool at_end() const = 0;
    virtual Stretch here() const = 0;  // the place of the token stood on; at the end, an empty one there
    virtual bool opens() const = 0;    // on an opening parenthesis
    virtual bool closes() const = 0;   // on a closing one
    virtual void pass() = 0;           // moves behind the token
    // The operator stood on, or understood before the term stood on (then its place is empty and passing it moves
    // nothing); nothing when the term before it ends the question here.
    virtual std::optional<Joining> joining() = 0;
    virtual void pass(const Joining& joining) = 0;
    // Reads the term stood on and moves behind it, at least one token. Nothing when a problem leaves nothing to search.
    virtual std::optional<Node> read_term() = 0;
    // Behind the closing parenthesis of a group: reads what the dialect writes there (a field label) into the group.
    virtual void finish_group(Node& group) = 0;
};

// Reads all of it. Problems: "lone-parenthesis", "empty-parentheses", "hanging-operator", "double-operator",
// "too-deep" (errors), "mixed-operators" (a note, once, where different operators stand side by side without
// parentheses, when tell_mixed is set). Nothing when there is nothing to search for.
std::optional<Node> read_expression(TermSource& source, Findings& findings, bool tell_mixed);

// Both near each other: a chain of the same distance becomes one Near of many parts. When a side is no word, phrase,
// "or" or Near of such, that is the problem "not-near" (an error) and both are asked for anywhere. "long-near": more
// than most_near_parts; the rest is asked for anywhere.
Built nearby(Built left, Built right, const Joining& joining, Findings& findings);

// Calls change for each Words whose fields are not told yet (empty), within groups, Near and Not, and puts what it
// gives in its place. Inside a Near change must give Words.
void for_open_words(Node& node, const std::function<Node(const Words&, const Place&)>& change);

// Gives these fields to each Words whose fields are not told yet.
void give_fields(Node& node, FieldSet fields);

}  // namespace evident
