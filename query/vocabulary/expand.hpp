// Widens a question by a vocabulary: headings, qualifiers, types and actions become the exact values they stand for.
#pragma once

#include "query/ast/node.hpp"
#include "store/sqlite/store.hpp"

namespace evident {

struct Expanded {
    Node node;          // no tag explodes any more, and none asks an action, where the vocabulary could tell
    Problems problems;  // no-vocabulary, unknown-heading, entry-term
    int year = 0;       // of the MeSH that was used; 0: none is loaded, or none was needed
};

struct ExpandOptions {
    int year = 0;             // 0: the newest that is loaded
    bool only_today = false;  // the answer is of the store as it is: what no record has may be left out
    // A heading is Emtree's as well as MeSH's: Ovid has both databases and writes both so. See emtree_twin.hpp.
    bool emtree_too = false;
};

// A heading stands for itself and every heading below it wherever it stands, an entry term for its heading (a note), a
// supplementary concept for the substance; a heading with a qualifier for each pair of heading and qualifier of their
// groups; a publication type for those below it; an action for the headings and substances that have it (PubMed help,
// "MeSH terms", "Subheadings", "Pharmacological action"). The new parts have the place of the old one. Tags that stand
// for the beginnings of values stay as they are.
// Throws Error (usage) when that year is not loaded.
Expanded expand(Node node, Store& store, const ExpandOptions& options = {});

}  // namespace evident
