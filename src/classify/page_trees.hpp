// A model as far as the lines of one page can part.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "classify/bins.hpp"
#include "classify/trees.hpp"

namespace kijil::classify {

// Six in ten tests of the content model have the same answer for all lines of a page: most are about the
// page, or about markup that it does not have. What is left of each tree is small: some eleven tests of
// thirty.
//
// The rest is laid out for QuickScorer (Lucchese et al. 2015): a line starts with all leaves of a tree open,
// every test that it fails closes the leaves on the test's left, and the first leaf that stays open is the
// one where a walk down the tree ends. Eight leaves are the bits of a plane; a tree has one to four.
struct PageTrees {
  static constexpr std::size_t kLeaves = 8;           // of a plane
  static constexpr std::size_t kTests = kMostLeaves;  // that a plane has room for

  struct Test {
    std::uint16_t slot;   // of Bins
    std::uint8_t beyond;  // a line whose bin is below this passes
    std::uint8_t keep;    // leaves that stay open when it fails
  };
  std::vector<std::uint8_t> planes;             // of each tree
  std::unique_ptr<Test[]> tests;                // kTests for each plane
  std::unique_ptr<std::uint8_t[]> test_counts;  // of each plane
  std::unique_ptr<std::uint8_t[]> numbers;      // of the leaves in the whole tree, kLeaves for each plane;
                                                // kMostLeaves of them can be read for every tree
  std::unique_ptr<float[]> leaves;              // kLeaves for each plane
  std::size_t plane_count = 0;
};

PageTrees page_trees(const Trees& trees, const Bins& bins);

}  // namespace kijil::classify
