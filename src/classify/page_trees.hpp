// A model as far as the lines of one page can part.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "classify/cut_bits.hpp"
#include "classify/trees.hpp"

namespace kijil::classify {

#if defined(__x86_64__)

// Six in ten tests of the content model have the same answer for all lines of a page: most are about the
// page, or about markup that it does not have. What is left of each tree is small: some eleven tests of
// thirty.
//
// The leaves that are left stand in their order. All lines begin at the first leaf, and every test, those
// above before those below, sends some of the lines at one leaf to a later one: those that go right.
struct PageTrees {
  struct Test {
    std::uint32_t bits;  // of the cut that lines which go on are above, in bytes
    std::uint16_t from;  // the leaf they leave, and the one they go to, in bytes of CutBits::kBytes
    std::uint16_t to;
  };
  struct Tree {
    std::uint16_t tests;
    std::uint8_t place_bits;  // of the place of a leaf: 3, 4 or 5
    std::uint32_t
        first_leaf;  // of `leaves` and `numbers`, which have a place for all that so many bits can say
  };
  std::vector<Tree> trees;
  std::unique_ptr<Test[]> tests;            // of all trees
  std::unique_ptr<float[]> leaves;          // by place
  std::unique_ptr<std::uint8_t[]> numbers;  // of the leaves in the whole tree, by place
};

PageTrees page_trees(const Trees& trees, const CutBits& cuts);

#endif

}  // namespace kijil::classify
