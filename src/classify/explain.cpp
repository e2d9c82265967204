#include "classify/explain.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "classify/bins.hpp"
#include "feature/words.hpp"
#include "text/vectors.hpp"

namespace kijil::classify {
namespace {

constexpr std::size_t kReasons = 3;
constexpr float kLeastReason = 0.05F;  // in log odds

// The slots that add most, strongest first; of equals the lower one.
class Strongest {
 public:
  explicit Strongest(const std::vector<float>& by_slot) {
#if defined(__x86_64__)
    if (text::has_avx2()) {
      add_vectors(by_slot);
      return;
    }
#endif
    add_all(by_slot, 0, by_slot.size());
  }
  std::size_t count() const { return count_; }
  std::size_t operator[](std::size_t place) const { return slots_[place]; }

 private:
#if defined(__x86_64__)
  // Most slots add little: eight are passed over at once.
  KIJIL_AVX2 void add_vectors(const std::vector<float>& by_slot) {
    constexpr std::size_t kAtOnce = 8;
    const __m256 sign = _mm256_set1_ps(-0.0F);
    std::size_t slot = 0;
    for (; slot + kAtOnce <= by_slot.size(); slot += kAtOnce) {
      const __m256 strengths = _mm256_andnot_ps(sign, _mm256_loadu_ps(by_slot.data() + slot));
      const __m256 stronger = _mm256_cmp_ps(strengths, _mm256_set1_ps(least_), _CMP_GT_OQ);
      if (_mm256_movemask_ps(stronger) != 0) add_all(by_slot, slot, slot + kAtOnce);
    }
    add_all(by_slot, slot, by_slot.size());
  }
#endif

  void add_all(const std::vector<float>& by_slot, std::size_t first, std::size_t last) {
    for (std::size_t slot = first; slot < last; ++slot) {
      const float strength = std::abs(by_slot[slot]);
      if (strength > least_) add(slot, strength);
    }
  }

  void add(std::size_t slot, float strength) {
    count_ = std::min(count_ + 1, kReasons);
    std::size_t place = count_ - 1;
    for (; place > 0 && strengths_[place - 1] < strength; --place) {
      strengths_[place] = strengths_[place - 1];
      slots_[place] = slots_[place - 1];
    }
    strengths_[place] = strength;
    slots_[place] = slot;
    if (count_ == kReasons) least_ = strengths_[kReasons - 1];
  }

  std::array<std::size_t, kReasons> slots_ = {};
  std::array<float, kReasons> strengths_ = {};
  std::size_t count_ = 0;
  float least_ = std::nextafter(kLeastReason, 0.0F);
};

// " (+0.93)"
void append_added(float value, std::string& out) {
  const auto hundredths = static_cast<unsigned>(std::lround(std::abs(value) * 100));
  out += value < 0 ? " (-" : " (+";
  out += std::to_string(hundredths / 100);
  out += '.';
  out += static_cast<char>('0' + hundredths / 10 % 10);
  out += static_cast<char>('0' + hundredths % 10);
  out += ')';
}

}  // namespace

Contributions::Contributions(const Trees& trees)
    // A tree has a leaf more than nodes.
    : trees_(trees), paths_(trees.first_node[trees.count] + trees.count), by_slot_(trees.slot_count) {}

Contributions::Path Contributions::find_path(std::uint32_t tree, unsigned leaf) {
  const Node* nodes = trees_.nodes + trees_.first_node[tree];
  const float* means = trees_.means + trees_.first_node[tree];
  Path path{static_cast<std::uint32_t>(steps_.size()), 0};
  int at =
      trees_.first_node[tree] == trees_.first_node[tree + 1] ? ~0 : 0;  // a tree of one leaf has no nodes
  while (at >= 0) {
    const Node& node = nodes[at];
    const int next = leaf < node.middle_leaf ? node.left : node.right;
    const float mean = next >= 0 ? means[next] : trees_.leaves[trees_.first_leaf[tree] + leaf];
    steps_.push_back({node.slot, mean - means[at]});
    at = next;
  }
  path.last = static_cast<std::uint32_t>(steps_.size());
  return path;
}

const std::vector<float>& Contributions::of(const Reached& reached, std::size_t line, std::uint32_t klass) {
  std::ranges::fill(by_slot_, 0.0F);
  for (std::uint32_t t = klass; t < trees_.count; t += trees_.classes) {
    const std::uint8_t leaf = reached.leaf(t, line);
    Path& path = paths_[trees_.first_leaf[t] + leaf];
    if (path.first == path.last) path = find_path(t, leaf);
    float* const by_slot = by_slot_.data();
    const Step* const end = steps_.data() + path.last;
    for (const Step* step = steps_.data() + path.first; step != end; ++step)
      by_slot[step->slot] += step->value;
  }
  return by_slot_;
}

ModelReasons::ModelReasons(const Trees& trees, const feature::Matrix& matrix, Reached reached)
    : trees_(trees), matrix_(matrix), contributions_(trees), reached_(std::move(reached)) {
  if (!reached_.empty()) last_ = matrix.lines();
}

const std::vector<float>& ModelReasons::of(std::size_t line, std::uint32_t klass) {
  if (line < first_ || line >= last_) {
    first_ = line / kRemembered * kRemembered;
    last_ = std::min(first_ + kRemembered, matrix_.lines());
    evaluate(trees_, Bins(trees_, matrix_, first_, last_), &reached_);
  }
  return contributions_.of(reached_, line - first_, klass);
}

Explainer::Explainer(const feature::Matrix& matrix, BodyModel model, Reached content, Reached kind)
    : matrix_(matrix),
      content_(content_model(model), matrix, std::move(content)),
      kind_(kind_model(has_markup(model)), matrix, std::move(kind)) {}

void Explainer::append_reasons(std::size_t line, Label label, std::string& out) {
  if (label == Label::kSpam) return;
  const bool content = label == Label::kContent;
  const Trees& trees = (content ? content_ : kind_).trees();
  const std::vector<float>& parts =
      content ? content_.of(line, 0) : kind_.of(line, static_cast<std::uint32_t>(label) - 1);
  const Strongest strongest(parts);
  for (std::size_t k = 0; k < strongest.count(); ++k) {
    const std::size_t slot = strongest[k];
    const feature::Feature feature = trees.features[slot];
    if (k > 0) out += ", ";
    feature::append_words(feature, matrix_.at(feature, line), out);
    append_added(parts[slot], out);
  }
}

}  // namespace kijil::classify
