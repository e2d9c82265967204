// What clean() asks of a SiteMemory.

#pragma once

#include "kijil/kijil.hpp"
#include "spam/batch_memory.hpp"

namespace kijil {

struct SiteMemoryAccess {
  // nullptr for no memory.
  static const spam::BatchMemory* memory(const SiteMemory* sites);
};

}  // namespace kijil
