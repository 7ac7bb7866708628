// The actions of evident dedup that have a unit of their own, and the run that a person's word is said in.
#pragma once

#include <string>

#include "cli/context.hpp"
#include "store/reports/records.hpp"

namespace evident {

int explain_pair(const DedupOptions& options, const Context& context);
int explain_report(const DedupOptions& options, const Context& context);
int list_waiting(const DedupOptions& options, const Context& context);
// merge, split and undo.
int say(const DedupOptions& options, const Context& context);

// On stderr: how many wait, and how many were shown.
void report_waiting(std::size_t all, std::size_t shown);

// One run and one transaction for what a person says; undone when it is not committed.
class Saying {
  public:
    Saying(Store& store, const Context& context, const std::string& what);
    const Arrival& arrival() const { return arrival_; }
    void commit() const;

  private:
    Store& store_;
    const Context& context_;
    mutable Transaction transaction_;
    Arrival arrival_;
};

}  // namespace evident
