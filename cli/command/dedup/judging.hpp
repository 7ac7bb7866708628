// What people say of records, from the command line: merge, split, undo, and the log of it.
#pragma once

#include "cli/context.hpp"

namespace evident {

int merge_command(const DedupOptions& options, const Context& context);
int split_command(const DedupOptions& options, const Context& context);
int undo_command(const DedupOptions& options, const Context& context);
int log_command(const Context& context);
int replay_command(const DedupOptions& options, const Context& context);

}  // namespace evident
