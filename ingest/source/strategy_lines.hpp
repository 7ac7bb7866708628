// A strategy of several lines: see text/strategy_lines.hpp, where it stands now for both sides.
#pragma once

#include "text/strategy_lines.hpp"
