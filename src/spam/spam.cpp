#include "spam/spam.hpp"

namespace kijil::spam {

std::vector<Finding> find(std::span<const PageLine>, const Context&) { return {}; }

}  // namespace kijil::spam
