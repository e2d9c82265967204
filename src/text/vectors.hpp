// Vector code: AVX2 where the machine has it, else plain code that gives the same.

#pragma once

#if defined(__x86_64__)
#include <immintrin.h>
#define KIJIL_AVX2 [[gnu::target("avx2,bmi,bmi2,popcnt")]]
#endif

namespace kijil::text {

#if defined(__x86_64__)
inline bool has_avx2() noexcept {
  return __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("bmi") != 0 &&
         __builtin_cpu_supports("bmi2") != 0 && __builtin_cpu_supports("popcnt") != 0;
}
#else
constexpr bool has_avx2() noexcept { return false; }
#endif

}  // namespace kijil::text
