// How likely a repeated phrase is injected, by boosted trees over its evidence; see tools/spam/train.py.

#pragma once

#include "spam/evidence.hpp"

namespace kijil::spam {

// Log-odds, about -9 to 6; the prior is that of the training candidates. Needs all of the evidence.
float score(const Evidence& evidence);

// A first look without what Reader fills in, to spare the rest where nothing will come of it.
float shape_score(const Evidence& evidence);

}  // namespace kijil::spam
