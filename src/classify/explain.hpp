// Why a line got its label.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "classify/classify.hpp"
#include "classify/paths.hpp"
#include "classify/trees.hpp"
#include "feature/feature.hpp"
#include "feature/words.hpp"
#include "kijil/kijil.hpp"
#include "text/pen.hpp"

namespace kijil::classify {

// What features add to the raw scores of a page's lines: the changes of the mean along the path of a line
// (Saabas 2014). A line reaches nearly the same leaves as one of the lines before: what the last few got is
// kept, and of the trees where the most similar differs the steps that the two paths do not share are taken
// away and added. Sums are of whole numbers, so that what is taken away leaves nothing behind.
class Contributions {
 public:
  // paths: of the trees; outlives this.
  Contributions(const Trees& trees, const Paths& paths);

  // To the score of one class for one line, in parts of Paths::kOne, by slot and 0 behind the last up to a
  // multiple of Paths::kSlotStep; valid until the next call.
  const std::vector<std::int32_t>& of(Reached& reached, std::size_t line, std::uint32_t klass);

 private:
  struct Known {
    std::vector<std::uint8_t> leaves;  // a row, by tree of the class
    std::vector<std::int32_t> by_slot;
  };
  // Of one class, the lines asked for last. kLines was swept, see docs/speed.md.
  struct Class {
    static constexpr std::size_t kLines = 8;
    std::vector<Known> lines;
    std::size_t oldest = 0;
  };

  Known& like(std::span<const std::uint8_t> leaves, std::uint32_t klass);

  const Paths& paths_;
  std::vector<Class> classes_;
  // Room for what one line changes.
  std::vector<std::uint16_t> changed_;
  std::unique_ptr<Paths::StepNumber[]> taken_, added_;
};

// Lines of which it is remembered which leaves they reach: 0.7 KiB for each.
inline constexpr std::size_t kRemembered = 4096;

// The contributions of one model to the lines of a page, asked for in order.
class ModelReasons {
 public:
  // All outlive this but reached, which is of all lines, or nothing, which is right for more than kRemembered
  // lines: then they are evaluated again, so many at a time. network: as of Outputs.
  ModelReasons(const Trees& trees, const Paths& paths, std::span<const float> network,
               const feature::Matrix& matrix, Reached reached);

  const Trees& trees() const { return trees_; }
  bool has_network() const { return !network_.empty(); }
  float of_network(std::size_t line, std::uint32_t klass) const {
    return network_[klass * matrix_.lines() + line];
  }

  // As Contributions::of.
  const std::vector<std::int32_t>& of(std::size_t line, std::uint32_t klass);

 private:
  const Trees& trees_;
  const feature::Matrix& matrix_;
  Contributions contributions_;
  Reached reached_;
  std::span<const float> network_;
  std::size_t first_ = 0;  // the lines that reached_ is of
  std::size_t last_ = 0;
};

inline constexpr std::size_t kReasons = 3;                                            // of a line
inline constexpr std::size_t kMostOfReasons = kReasons * (feature::kMostWords + 20);  // characters

// Says why a line got its label.
class Explainer {
 public:
  // matrix and outputs outlive the explainer. content, kind: what the lines reach in their trees.
  Explainer(const feature::Matrix& matrix, BodyModel model, const Outputs& outputs, Reached content,
            Reached kind);

  // Writes the features that moved the score of the label most, strongest first, with their values and what
  // each added in log odds: "inside the block of most text (+0.93), link density 2 % (+0.41), ...". What the
  // network adds is one of them. Nothing for kSpam, which has reasons of its own.
  void put_reasons(std::size_t line, Label label, text::Pen& out);

 private:
  const feature::Matrix& matrix_;
  float body_network_share_;
  float kind_network_share_;
  ModelReasons content_;
  ModelReasons kind_;
};

}  // namespace kijil::classify
