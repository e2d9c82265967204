#include "classify/network.hpp"

#include <algorithm>
#include <cmath>
#include <memory>

#include "classify/network_rows.hpp"
#include "text/vectors.hpp"

namespace kijil::classify {
namespace {

// Lines that are looked at before the first and behind the last: nothing is known of them.
constexpr std::size_t kMargin = Network::kTaps / 2 * Network::kMostApart;
constexpr std::size_t kMeans = Network::kHeads + 1;  // of a page; the last has no weights
constexpr float kMostAttention = 8;                  // log odds of one line against another

// Lines of a page, and what the network makes of them.
class Reading {
 public:
  KIJIL_INLINE Reading(const Network& network, const feature::Matrix& matrix, std::size_t first,
                       std::size_t last)
      : network_(network),
        matrix_(matrix),
        first_(first),
        lines_(last - first),
        rows_(std::make_unique_for_overwrite<LineRow[]>(lines_)),
        attention_(std::make_unique_for_overwrite<float[]>(lines_ * kMeans)),
        padded_(std::make_unique<LineRow[]>(lines_ + 2 * kMargin)),
        normal_(padded_.get() + kMargin) {}

  KIJIL_INLINE void read(float* out) {
    read_features();
    for (const Network::Layer& layer : network_.layers) apply(layer);
    LineRow weights;
    read_columns(network_.last, 1, &weights);
    for (std::size_t i = 0; i < lines_; ++i) {
      normalize(rows_[i], normal_[i]);
      out[i] = network_.last.biases[0] + product_of(normal_[i], weights);
    }
  }

 private:
  // A column whose lines are not all the same.
  struct Column {
    const std::int8_t* bytes;  // nullptr: floats
    const float* floats;
    bool usual_bytes;     // whether bytes can be in the middle,
    std::uint64_t usual;  // and kLanes of them that are
    float middle;
    float spread;
  };

  KIJIL_INLINE Column column(std::size_t input) const {
    const feature::Feature feature = network_.features[input];
    const bool bytes = matrix_.kind(feature) == feature::Matrix::Kind::kBytes;
    const float middle = network_.middles[input];
    const auto near = static_cast<std::int8_t>(std::clamp(middle, -128.0F, 127.0F));
    return {bytes ? matrix_.bytes(feature) + first_ : nullptr,
            bytes ? nullptr : matrix_.floats(feature) + first_,
            bytes && static_cast<float>(near) == middle,
            static_cast<std::uint8_t>(near) * (~std::uint64_t{0} / 0xFF),
            middle,
            network_.spreads[input]};
  }

  // What all lines of the page share is worked out once, the rest for as many lines as a vector has lanes.
  KIJIL_INLINE void read_features() {
    const auto columns = std::make_unique_for_overwrite<Column[]>(network_.input_count);
    const auto weights = std::make_unique_for_overwrite<LineRow[]>(network_.input_count);
    LineRow shared;
    const std::size_t count = part_columns(columns.get(), weights.get(), shared);
    const auto seen = std::make_unique_for_overwrite<Vector[]>(count + 1);
    const auto rows = std::make_unique_for_overwrite<const LineRow*[]>(count + 1);
    for (std::size_t line = 0; line < lines_; line += kLanes) {
      std::size_t told = 0;  // columns that are not in the middle in all of these lines
      for (std::size_t k = 0; k < count; ++k) {
        if (as_usual(columns[k], line)) continue;
        see(columns[k], line, seen[told]);
        rows[told] = &weights[k];
        told += any(seen[told]) ? 1 : 0;
      }
      const std::size_t here = std::min(kLanes, lines_ - line);
      for (std::size_t lane = 0; lane < here; ++lane) {
        LineRow& row = rows_[line + lane];
        row = shared;
        add_products(reinterpret_cast<const float*>(seen.get()) + lane, rows.get(), told, row);
        clip_negative(row);
      }
    }
  }

  // Writes the columns whose lines are not all the same, with their weights, and says how many they are. What
  // the others add to every line is added up.
  KIJIL_INLINE std::size_t part_columns(Column* columns, LineRow* weights, LineRow& shared) const {
    read_biases(network_.first, shared);
    std::size_t count = 0;
    for (std::size_t i = 0; i < network_.input_count; ++i) {
      read_row(network_.first, i, weights[count]);
      if (matrix_.kind(network_.features[i]) != feature::Matrix::Kind::kSame) {
        columns[count++] = column(i);
        continue;
      }
      const float apart = matrix_.same(network_.features[i]) - network_.middles[i];
      const float seen = apart / (network_.spreads[i] + std::abs(apart));
      add_products(&seen, 1, &weights[count], 1, shared);
    }
    return count;
  }

  // Whether it is seen from the bytes that kLanes lines are in the middle.
  KIJIL_INLINE static bool as_usual(const Column& column, std::size_t line) {
    if (!column.usual_bytes) return false;
    std::uint64_t bytes;
    std::memcpy(&bytes, column.bytes + line, sizeof(bytes));
    return bytes == column.usual;
  }

  // Of kLanes lines; columns can be read behind their end.
  KIJIL_INLINE static void see(const Column& column, std::size_t line, Vector& out) {
    static_assert(feature::Matrix::kSlack >= kLanes * sizeof(float));
    Vector apart;
    if (column.bytes != nullptr) {
      widen(column.bytes + line, apart);
    } else {
      std::memcpy(&apart, column.floats + line, sizeof(apart));
    }
    apart -= column.middle;
    const Vector size = apart < 0 ? -apart : apart;
    out = apart / (column.spread + size);
  }

  KIJIL_INLINE void apply(const Network::Layer& layer) {
    InnerRow of_page;
    read_page(layer, of_page);
    LineRow taps[Network::kTaps], out[Network::kInner], out_biases;
    InnerRow in[Network::kWidth];
    for (std::size_t tap = 0; tap < Network::kTaps; ++tap)
      read_numbers(layer.taps + tap * Network::kWidth, taps[tap]);
    for (std::size_t k = 0; k < Network::kWidth; ++k) read_row(layer.in, k, in[k]);
    for (std::size_t k = 0; k < Network::kInner; ++k) read_row(layer.out, k, out[k]);
    read_biases(layer.out, out_biases);
    for (std::size_t i = 0; i < lines_; ++i) {
      LineRow around;
      fill(around, 0);
      const LineRow* at = &normal_[i] - Network::kTaps / 2 * layer.apart;
      for (std::size_t tap = 0; tap < Network::kTaps; ++tap, at += layer.apart)
        add_product(taps[tap], *at, around);
      InnerRow inner = of_page;
      add_products(numbers(around), 1, in, Network::kWidth, inner);
      clip_negative(inner);
      add(out_biases, rows_[i]);
      add_products(numbers(inner), 1, out, Network::kInner, rows_[i]);
    }
  }

  // Normalizes the lines, and says what all of them are told inside the layer: by the means of the page, and
  // by nothing.
  KIJIL_INLINE void read_page(const Network::Layer& layer, InnerRow& of_page) {
    attend(layer.heads);
    InnerRow biases;
    read_biases(layer.page, of_page);
    read_biases(layer.in, biases);
    add(biases, of_page);
    for (std::size_t head = 0; head < kMeans; ++head) {
      LineRow mean;
      mean_of_lines(head, mean);
      for (std::size_t k = 0; k < Network::kWidth; ++k) {
        InnerRow weights;
        read_row(layer.page, head * Network::kWidth + k, weights);
        add_products(numbers(mean) + k, 1, &weights, 1, of_page);
      }
    }
  }

  KIJIL_INLINE void attend(const Weights& weights) {
    LineRow heads[Network::kHeads];
    read_columns(weights, Network::kHeads, heads);
    for (std::size_t i = 0; i < lines_; ++i) {
      normalize(rows_[i], normal_[i]);
      float* const attention = &attention_[i * kMeans];
      for (std::size_t head = 0; head < Network::kHeads; ++head) {
        const float score = weights.biases[head] + product_of(normal_[i], heads[head]);
        attention[head] = std::exp(std::clamp(score, -kMostAttention, kMostAttention));
      }
      attention[Network::kHeads] = 1;
    }
  }

  KIJIL_INLINE void mean_of_lines(std::size_t head, LineRow& mean) const {
    fill(mean, 0);
    add_products(&attention_[head], kMeans, normal_, lines_, mean);
    float sum = 0;
    for (std::size_t i = 0; i < lines_; ++i) sum += attention_[i * kMeans + head];
    for (Vector& vector : mean.vectors) vector /= sum;
  }

  const Network& network_;
  const feature::Matrix& matrix_;
  const std::size_t first_;
  const std::size_t lines_;
  const std::unique_ptr<LineRow[]> rows_;     // of each line
  const std::unique_ptr<float[]> attention_;  // weight of each line in each mean
  const std::unique_ptr<LineRow[]> padded_;   // the same normalized, kMargin rows of nothing on both sides
  LineRow* const normal_;
};

KIJIL_INLINE void evaluate_lines(const Network& network, const feature::Matrix& matrix, std::size_t first,
                                 std::size_t last, float* out) {
  Reading(network, matrix, first, last).read(out);
}

void evaluate_plain(const Network& network, const feature::Matrix& matrix, std::size_t first,
                    std::size_t last, float* out) {
  evaluate_lines(network, matrix, first, last, out);
}

#if defined(__x86_64__)
[[gnu::target("avx2,fma")]] void evaluate_fma(const Network& network, const feature::Matrix& matrix,
                                              std::size_t first, std::size_t last, float* out) {
  evaluate_lines(network, matrix, first, last, out);
}
#endif

}  // namespace

std::vector<float> evaluate(const Network& network, const feature::Matrix& matrix) {
  std::vector<float> scores(matrix.lines());
  auto* part = evaluate_plain;
#if defined(__x86_64__)
  if (text::has_avx2() && __builtin_cpu_supports("fma") != 0) part = evaluate_fma;
#endif
  for (std::size_t first = 0; first < scores.size();) {
    // Parts of one length: a few lines left over would be read without what is around them.
    const std::size_t left = scores.size() - first;
    const std::size_t parts = (left + kLinesTogether - 1) / kLinesTogether;
    const std::size_t last = first + (left + parts - 1) / parts;
    part(network, matrix, first, last, scores.data() + first);
    first = last;
  }
  return scores;
}

}  // namespace kijil::classify
