#include "classify/explain.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <span>
#include <utility>

#include "classify/network.hpp"
#include "classify/rows.hpp"
#include "feature/words.hpp"
#include "text/vectors.hpp"

namespace kijil::classify {
namespace {

constexpr std::size_t kReasons = 3;
constexpr float kMostOdds = 50;  // of a network, so that they fit into whole numbers
constexpr auto kLeastReason = static_cast<std::int32_t>(0.05 * Paths::kOne);  // and more

// The slots that add most, strongest first; of equals the lower one.
class Strongest {
 public:
  explicit Strongest(const std::vector<std::int32_t>& by_slot) {
#if defined(__x86_64__)
    if (text::has_avx2()) {
      add_vectors(by_slot);
      return;
    }
#endif
    add_all(by_slot, 0, by_slot.size());
  }
  // One more that is in no slot.
  void offer(std::size_t slot, std::int32_t strength) {
    if (std::abs(strength) > least_) add(slot, std::abs(strength));
  }
  std::size_t count() const { return count_; }
  std::size_t operator[](std::size_t place) const { return slots_[place]; }

 private:
#if defined(__x86_64__)
  static constexpr std::size_t kAtOnce = 8;

  KIJIL_AVX2 static __m256i strengths_at(const std::vector<std::int32_t>& by_slot, std::size_t slot) {
    return _mm256_abs_epi32(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(by_slot.data() + slot)));
  }

  // A strength that as many slots have as there are reasons: every eighth slot is taken together, and the
  // strongest of each such eighth stand in different slots.
  KIJIL_AVX2 static std::int32_t reached_by_enough(const std::vector<std::int32_t>& by_slot) {
    __m256i most = _mm256_setzero_si256();
    for (std::size_t slot = 0; slot + kAtOnce <= by_slot.size(); slot += kAtOnce)
      most = _mm256_max_epi32(most, strengths_at(by_slot, slot));
    std::array<std::int32_t, kAtOnce> of_eighths;
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(of_eighths.data()), most);
    std::array<std::int32_t, kReasons> strongest = {};
    for (std::int32_t strength : of_eighths) {
      for (std::int32_t& place : strongest) {
        const std::int32_t weaker = std::min(place, strength);
        place = std::max(place, strength);
        strength = weaker;
      }
    }
    return strongest.back();
  }

  // With that as the bound few slots are looked at one by one.
  KIJIL_AVX2 void add_vectors(const std::vector<std::int32_t>& by_slot) {
    least_ = std::max(least_, reached_by_enough(by_slot) - 1);
    const __m256i bound = _mm256_set1_epi32(least_);
    std::size_t slot = 0;
    for (; slot + kAtOnce <= by_slot.size(); slot += kAtOnce) {
      const __m256i stronger = _mm256_cmpgt_epi32(strengths_at(by_slot, slot), bound);
      auto rest = static_cast<unsigned>(_mm256_movemask_ps(_mm256_castsi256_ps(stronger)));
      for (; rest != 0; rest &= rest - 1) {
        const std::size_t strong = slot + static_cast<unsigned>(std::countr_zero(rest));
        add_all(by_slot, strong, strong + 1);
      }
    }
    add_all(by_slot, slot, by_slot.size());
  }
#endif

  void add_all(const std::vector<std::int32_t>& by_slot, std::size_t first, std::size_t last) {
    for (std::size_t slot = first; slot < last; ++slot) {
      const std::int32_t strength = std::abs(by_slot[slot]);
      if (strength > least_) add(slot, strength);
    }
  }

  void add(std::size_t slot, std::int32_t strength) {
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
  std::array<std::int32_t, kReasons> strengths_ = {};
  std::size_t count_ = 0;
  std::int32_t least_ = kLeastReason;
};

// " (+0.93)"
void append_added(float value, std::string& out) {
  const auto hundredths = static_cast<unsigned>(std::lround(std::abs(value) * 100));
  const auto digit = [](unsigned number) { return static_cast<char>('0' + number % 10); };
  const char sign = value < 0 ? '-' : '+';
  if (hundredths >= 1000) {
    out += " (";
    out += sign;
    out += std::to_string(hundredths / 100);
  } else {
    const char begin[] = {' ', '(', sign, digit(hundredths / 100)};
    out.append(begin, sizeof begin);
  }
  const char end[] = {'.', digit(hundredths / 10), digit(hundredths), ')'};
  out.append(end, sizeof end);
}

}  // namespace

Contributions::Contributions(const Trees& trees, const Paths& paths)
    : trees_(trees), paths_(paths), classes_(trees.classes) {
  const std::size_t of_class = trees.count / trees.classes;
  leaves_.resize(row_size(of_class));
  changed_.resize(of_class);
  taken_.resize((of_class + 1) * Paths::kMostGroups);
  added_.resize((of_class + 1) * Paths::kMostGroups);
}

// What is known of the most similar line, to be made that of a line that reaches those leaves: a copy in
// place of the oldest.
Contributions::Known& Contributions::like(std::span<const std::uint8_t> leaves, Class& klass) const {
  if (klass.lines.empty()) {
    klass.lines.reserve(Class::kLines);
    Known& first = klass.lines.emplace_back();
    first.leaves.assign(leaves.size(), 0);
    std::fill_n(first.leaves.begin(), trees_.count / trees_.classes, kNone);
    first.by_slot.assign(trees_.slot_count + 1, 0);
    return first;
  }
  Known* nearest = nullptr;
  std::size_t least = std::numeric_limits<std::size_t>::max();
  for (Known& known : klass.lines) {
    const std::size_t apart = distance(leaves, known.leaves.data());
    if (apart >= least) continue;
    least = apart;
    nearest = &known;
  }
  if (least == 0) return *nearest;
  if (klass.lines.size() < Class::kLines) return klass.lines.emplace_back(*nearest);
  Known& oldest = klass.lines[klass.oldest];
  klass.oldest = (klass.oldest + 1) % Class::kLines;
  if (&oldest != nearest) oldest = *nearest;
  return oldest;
}

const std::vector<std::int32_t>& Contributions::of(const Reached& reached, std::size_t line,
                                                   std::uint32_t klass) {
  reached.row(line, klass, leaves_.data());
  Class& of_class = classes_[klass];
  if (of_class.first_leaves.empty()) {
    for (std::uint32_t t = klass; t < trees_.count; t += trees_.classes)
      of_class.first_leaves.push_back(trees_.first_leaf[t]);
  }
  Known& known = like(leaves_, of_class);
  const std::size_t changed = differences(leaves_, known.leaves.data(), changed_.data());
  std::size_t taken = 0, added = 0;
  for (std::size_t c = 0; c < changed; ++c) {
    const std::size_t t = changed_[c];
    const std::size_t first_leaf = of_class.first_leaves[t];
    if (known.leaves[t] != kNone) taken += paths_.list(first_leaf + known.leaves[t], taken_.data() + taken);
    added += paths_.list(first_leaf + leaves_[t], added_.data() + added);
    known.leaves[t] = leaves_[t];
  }
  Paths::add<-1>({taken_.data(), taken}, known.by_slot.data());
  Paths::add<+1>({added_.data(), added}, known.by_slot.data());
  return known.by_slot;
}

ModelReasons::ModelReasons(const Trees& trees, const Paths& paths, const feature::Matrix& matrix, Parts parts)
    : trees_(trees),
      matrix_(matrix),
      contributions_(trees, paths),
      reached_(std::move(parts.trees)),
      network_(std::move(parts.network)) {
  if (!reached_.empty()) last_ = matrix.lines();
}

const std::vector<std::int32_t>& ModelReasons::of(std::size_t line, std::uint32_t klass) {
  if (line < first_ || line >= last_) {
    first_ = line / kRemembered * kRemembered;
    last_ = std::min(first_ + kRemembered, matrix_.lines());
    evaluate(trees_, matrix_, first_, last_, &reached_);
  }
  return contributions_.of(reached_, line - first_, klass);
}

Explainer::Explainer(const feature::Matrix& matrix, BodyModel model, Parts content, Parts kind)
    : matrix_(matrix),
      content_(content_model(model), content_paths(model), matrix, std::move(content)),
      kind_(kind_model(has_markup(model)), kind_paths(has_markup(model)), matrix, std::move(kind)) {}

void Explainer::append_reasons(std::size_t line, Label label, std::string& out) {
  if (label == Label::kSpam) return;
  const bool content = label == Label::kContent;
  ModelReasons& reasons = content ? content_ : kind_;
  const std::uint32_t klass = content ? 0 : static_cast<std::uint32_t>(label) - 1;
  const Trees& trees = reasons.trees();
  const std::vector<std::int32_t>& parts = reasons.of(line, klass);
  const bool read = reasons.has_network();
  const float of_trees = read ? 1 - kNetworkShare : 1;
  const float of_network =
      read ? kNetworkShare * std::clamp(reasons.of_network(line, klass), -kMostOdds, kMostOdds) : 0;
  Strongest strongest(parts);
  strongest.offer(trees.slot_count, Paths::whole(of_network / of_trees));
  for (std::size_t k = 0; k < strongest.count(); ++k) {
    const std::size_t slot = strongest[k];
    if (k > 0) out += ", ";
    if (slot == trees.slot_count) {
      out += "the page read as a whole";
      append_added(of_network, out);
    } else {
      feature::append_words(trees.features[slot], matrix_.at(trees.features[slot], line), out);
      append_added(of_trees * static_cast<float>(parts[slot]) / Paths::kOne, out);
    }
  }
}

}  // namespace kijil::classify
