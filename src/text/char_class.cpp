#include "text/char_class.hpp"

namespace kijil::text {

#include "char_class.inc"

}  // namespace kijil::text
