#include "classify/explain.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <span>
#include <utility>

#include "classify/rows.hpp"
#include "text/vectors.hpp"

namespace kijil::classify {
namespace {

constexpr float kMostOdds = 50;  // of a network, so that they fit into whole numbers
constexpr auto kLeastReason = static_cast<std::int32_t>(0.05 * Paths::kOne);  // and more

// The slots that add most, strongest first; of equals the lower one.
class Strongest {
 public:
  // by_slot: as of Contributions::of.
  explicit Strongest(std::span<const std::int32_t> by_slot) {
#if defined(__x86_64__)
    if (text::has_avx2()) {
      add_vectors(by_slot);
      return;
    }
#endif
    for (std::size_t slot = 0; slot < by_slot.size(); ++slot) add(by_slot, slot);
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

  KIJIL_AVX2 static __m256i strengths_at(const std::int32_t* slots) {
    return _mm256_abs_epi32(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(slots)));
  }

  // A strength that three slots have: every fourth slot is taken together, and the strongest of each such
  // fourth stand in different slots.
  KIJIL_AVX2 static std::int32_t reached_by_enough(std::span<const std::int32_t> by_slot) {
    static_assert(kReasons == 3);
    __m256i most = _mm256_setzero_si256();
#pragma GCC unroll 4
    for (std::size_t slot = 0; slot < by_slot.size(); slot += kAtOnce)
      most = _mm256_max_epi32(most, strengths_at(by_slot.data() + slot));
    std::array<std::int32_t, 4> fourths;
    _mm_storeu_si128(reinterpret_cast<__m128i*>(fourths.data()),
                     _mm_max_epi32(_mm256_castsi256_si128(most), _mm256_extracti128_si256(most, 1)));
    const auto [weak, strong] = std::minmax(fourths[0], fourths[1]);
    const auto [faint, firm] = std::minmax(fourths[2], fourths[3]);
    return std::min(std::min(strong, firm), std::max(weak, faint));
  }

  // The slots among Paths::kSlotStep that are above a bound, a bit each.
  KIJIL_AVX2 static std::uint32_t above(const std::int32_t* slots, __m256i bound) {
    __m256i stronger[Paths::kSlotStep / kAtOnce];
    for (std::size_t k = 0; k < std::size(stronger); ++k)
      stronger[k] = _mm256_cmpgt_epi32(strengths_at(slots + k * kAtOnce), bound);
    // Packing leaves the halves of all vectors together.
    const __m256i packed = _mm256_packs_epi16(_mm256_packs_epi32(stronger[0], stronger[1]),
                                              _mm256_packs_epi32(stronger[2], stronger[3]));
    return static_cast<std::uint32_t>(
        _mm256_movemask_epi8(_mm256_permutevar8x32_epi32(packed, _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7))));
  }

  // With that as the bound few slots are looked at one by one.
  KIJIL_AVX2 void add_vectors(std::span<const std::int32_t> by_slot) {
    least_ = std::max(least_, reached_by_enough(by_slot) - 1);
    const __m256i bound = _mm256_set1_epi32(least_);
    for (std::size_t slot = 0; slot < by_slot.size(); slot += Paths::kSlotStep) {
      for (std::uint32_t rest = above(by_slot.data() + slot, bound); rest != 0; rest &= rest - 1)
        add(by_slot, slot + static_cast<unsigned>(std::countr_zero(rest)));
    }
  }
#endif

  void add(std::span<const std::int32_t> by_slot, std::size_t slot) {
    if (std::abs(by_slot[slot]) > least_) add(slot, std::abs(by_slot[slot]));
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
void put_added(float value, text::Pen& out) {
  const auto hundredths = static_cast<unsigned>(static_cast<double>(std::abs(value) * 100) + 0.5);
  out.put(" (");
  out.put(value < 0 ? '-' : '+');
  out.put(hundredths / 100);
  out.put('.');
  out.put_pair(hundredths);
  out.put(')');
}

}  // namespace

Contributions::Contributions(const Trees& trees, const Paths& paths)
    : paths_(paths), classes_(trees.classes) {
  const std::size_t of_class = trees.count / trees.classes;
  changed_.resize(of_class);
  taken_ = std::make_unique_for_overwrite<Paths::StepNumber[]>(of_class * Paths::kMostSteps);
  added_ = std::make_unique_for_overwrite<Paths::StepNumber[]>(of_class * Paths::kMostSteps);
}

// What is known of the most similar line, to be made that of a line that reaches those leaves: a copy in
// place of the oldest. Before any line is known, the first leaves of all trees.
Contributions::Known& Contributions::like(std::span<const std::uint8_t> leaves, std::uint32_t klass) {
  Class& of_class = classes_[klass];
  if (of_class.lines.empty()) {
    of_class.lines.reserve(Class::kLines);
    const std::span<const std::int32_t> by_slot = paths_.of_first_leaves(klass);
    return of_class.lines.emplace_back(
        Known{std::vector<std::uint8_t>(leaves.size()), {by_slot.begin(), by_slot.end()}});
  }
  Known* nearest = nullptr;
  std::size_t least = std::numeric_limits<std::size_t>::max();
  for (Known& known : of_class.lines) {
    const std::size_t apart = distance(leaves, known.leaves.data());
    if (apart >= least) continue;
    least = apart;
    nearest = &known;
  }
  if (least == 0) return *nearest;
  if (of_class.lines.size() < Class::kLines) return of_class.lines.emplace_back(*nearest);
  Known& oldest = of_class.lines[of_class.oldest];
  of_class.oldest = (of_class.oldest + 1) % Class::kLines;
  if (&oldest != nearest) oldest = *nearest;
  return oldest;
}

const std::vector<std::int32_t>& Contributions::of(Reached& reached, std::size_t line, std::uint32_t klass) {
  const std::span<const std::uint8_t> leaves = reached.row(line, klass);
  Known& known = like(leaves, klass);
  const std::size_t changed = differences(leaves, known.leaves.data(), changed_.data());
  const Paths::Path* const paths = paths_.of_class(klass);
  Paths::StepNumber* taken = taken_.get();
  Paths::StepNumber* added = added_.get();
  for (const std::uint16_t t : std::span(changed_).first(changed)) {
    const Paths::Path before = paths[t * kMostLeaves + known.leaves[t]];
    const Paths::Path now = paths[t * kMostLeaves + leaves[t]];
    const std::size_t shared = before.shared(now);
    taken = paths_.list(before, shared, taken);
    added = paths_.list(now, shared, added);
  }
  std::ranges::copy(leaves, known.leaves.begin());
  paths_.add<-1>({taken_.get(), taken}, known.by_slot.data());
  paths_.add<+1>({added_.get(), added}, known.by_slot.data());
  return known.by_slot;
}

ModelReasons::ModelReasons(const Trees& trees, const Paths& paths, std::span<const float> network,
                           const feature::Matrix& matrix, Reached reached)
    : trees_(trees),
      matrix_(matrix),
      contributions_(trees, paths),
      reached_(std::move(reached)),
      network_(network) {
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

Explainer::Explainer(const feature::Matrix& matrix, BodyModel model, const Outputs& outputs, Reached content,
                     Reached kind)
    : matrix_(matrix),
      body_network_share_(body_network_share(model)),
      kind_network_share_(kind_network_share(model)),
      content_(content_model(model), content_paths(model), outputs.body(), matrix, std::move(content)),
      kind_(kind_model(has_markup(model)), kind_paths(has_markup(model)), outputs.kinds(), matrix,
            std::move(kind)) {}

void Explainer::put_reasons(std::size_t line, Label label, text::Pen& out) {
  if (label == Label::kSpam) return;
  const bool content = label == Label::kContent;
  ModelReasons& reasons = content ? content_ : kind_;
  const std::uint32_t klass = content ? 0 : static_cast<std::uint32_t>(label) - 1;
  const Trees& trees = reasons.trees();
  const std::vector<std::int32_t>& parts = reasons.of(line, klass);
  const bool read = reasons.has_network();
  const float share = content ? body_network_share_ : kind_network_share_;
  const float of_trees = read ? 1 - share : 1;
  const float of_network =
      read ? share * std::clamp(reasons.of_network(line, klass), -kMostOdds, kMostOdds) : 0;
  Strongest strongest(parts);
  strongest.offer(trees.slot_count, Paths::whole(of_network / of_trees));
  for (std::size_t k = 0; k < strongest.count(); ++k) {
    const std::size_t slot = strongest[k];
    if (k > 0) out.put(", ");
    if (slot == trees.slot_count) {
      out.put("the page read as a whole");
      put_added(of_network, out);
    } else {
      feature::put_words(trees.features[slot], matrix_.at(trees.features[slot], line), out);
      put_added(of_trees * static_cast<float>(parts[slot]) / Paths::kOne, out);
    }
  }
}

}  // namespace kijil::classify
