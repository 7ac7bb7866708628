// Verifying statements: the part of `evident claim` that needs no review.
#pragma once

#include "cli/context.hpp"

namespace evident {

int verify_claims(const ClaimOptions& options, const Context& context);

}  // namespace evident
