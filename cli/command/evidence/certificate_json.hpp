// A certificate as JSON.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "query/membership/certificate.hpp"

namespace evident {

nlohmann::json to_value(const Certificate& certificate);

}  // namespace evident
