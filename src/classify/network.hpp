// A small network that reads the lines of a page together.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "classify/trees.hpp"
#include "feature/feature.hpp"

namespace kijil::classify {

// A map of numbers: out[k] = bias[k] + scale[k] * (sum over i of in[i] * values[i][k]).
struct Weights {
  const std::int8_t* values;  // [in][out]
  const float* scales;        // [out]
  const float* biases;        // [out]
};

// Trees see a line at a time. The network makes kWidth numbers of each line, which three layers change by
// what is around: the lines before and behind, each number on its own (a depthwise convolution), and the page
// as a whole, of which lines are means by four weights that the layer gives them (attention) and by none.
// tools/training/network.py trains it; tools/tables/network.py generates it from a file of src/data/model.
struct Network {
  static constexpr std::size_t kWidth = 48;  // numbers of a line
  static constexpr std::size_t kInner = 32;  // inside a layer
  static constexpr std::size_t kLayers = 3;
  static constexpr std::size_t kTaps = 5;       // lines that a layer looks at: two before, two behind
  static constexpr std::size_t kHeads = 4;      // weighted means of the page; one more has no weights
  static constexpr std::size_t kMostApart = 4;  // lines from one tap to the next
  static constexpr std::size_t kMostOutputs = 10;

  struct Layer {
    std::size_t apart;  // lines from one tap to the next
    const float* taps;  // [tap][width]
    Weights heads;      // width to heads
    Weights page;       // the means, one behind the other, to inner
    Weights in;         // width to inner
    Weights out;        // inner to width
  };

  std::size_t input_count;
  const feature::Feature* features;  // [input]
  // A value x is seen as (x - middle) / (spread + |x - middle|).
  const float* middles;  // [input]
  const float* spreads;  // [input]
  Weights first;         // inputs to width
  Layer layers[kLayers];
  std::size_t output_count;
  Weights last;  // width to the outputs
};

// The outputs for all lines, [output][line]. A page of more lines is read in parts of one length, as if they
// were pages.
inline constexpr std::size_t kLinesTogether = 8192;
std::vector<float> evaluate(const Network& network, const feature::Matrix& matrix);

// The same by each set of instructions that this machine has, the best first.
std::vector<std::vector<float>> evaluate_every_way(const Network& network, const feature::Matrix& matrix);

// The shipped network that reads pages of a body model. That of bare text says the log odds of the body. That
// of HTML says them twice, for BodyModel::kMarkup and kEastAsianMarkup, and then what speaks for each label
// but content.
const Network& network(BodyModel model) noexcept;

// What the network of its body model says of a page.
class Outputs {
 public:
  static constexpr std::size_t kHtmlBodies = 2;  // that the network of HTML says before the labels

  Outputs(const feature::Matrix& matrix, BodyModel model);
  Outputs(const Outputs&) = delete;
  Outputs& operator=(const Outputs&) = delete;

  // Log odds: [line].
  std::span<const float> body() const { return body_; }
  // What speaks for each label but content: [label][line]; nothing for bare text.
  std::span<const float> kinds() const { return kinds_; }

 private:
  std::vector<float> all_;
  std::span<const float> body_;
  std::span<const float> kinds_;
};

}  // namespace kijil::classify
