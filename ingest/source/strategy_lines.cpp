#include "ingest/source/strategy_lines.hpp"
