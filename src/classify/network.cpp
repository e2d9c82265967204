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
static_assert(Network::kHeads == kFew);

// Lines of a page, and what the network makes of them.
template <std::size_t kLanes>
class Reading {
  using R = Rows<kLanes>;
  using Vector = typename R::Vector;
  using LineRow = typename R::LineRow;
  using InnerRow = typename R::InnerRow;
  static constexpr std::size_t kTogether = R::kTogether;  // lines
  static constexpr std::size_t kMore = kFew;              // lines that can be read behind the last
  static_assert(kTogether <= kMore && kLanes <= Network::kHeads * kMore);

 public:
  KIJIL_INLINE Reading(const Network& network, const feature::Matrix& matrix, std::size_t first,
                       std::size_t last)
      : network_(network),
        matrix_(matrix),
        first_(first),
        lines_(last - first),
        rows_(std::make_unique_for_overwrite<LineRow[]>(lines_ + kMore)),
        attention_(std::make_unique_for_overwrite<Numbers4[]>(lines_ + kMore)),
        padded_(std::make_unique_for_overwrite<LineRow[]>(lines_ + kMore + 2 * kMargin)),
        normal_(padded_.get() + kMargin) {
    std::fill_n(rows_.get() + lines_, kMore, LineRow{});
    std::fill_n(padded_.get(), kMargin, LineRow{});
    std::fill_n(normal_ + lines_, kMore + kMargin, LineRow{});
  }

  // out: [output][line of the matrix]
  KIJIL_INLINE void read(float* out) {
    read_features();
    for (const Network::Layer& layer : network_.layers) apply(layer);
    LineRow weights[Network::kMostOutputs];
    R::read_columns(network_.last, network_.output_count, weights);
    for (std::size_t i = 0; i < lines_; i += kFew) {
      R::normalize(&rows_[i], &normal_[i]);
      for (std::size_t line = i; line < std::min(i + kFew, lines_); ++line) {
        for (std::size_t k = 0; k < network_.output_count; ++k) {
          const Numbers4 parts = R::folded_product(normal_[line], weights[k]);
          out[k * matrix_.lines() + first_ + line] =
              network_.last.biases[k] + ((parts[0] + parts[2]) + (parts[1] + parts[3]));
        }
      }
    }
  }

 private:
  // A column whose lines are not all the same.
  struct Column {
    const std::int8_t* bytes;  // nullptr: floats
    const float* floats;
    bool usual_bytes;           // whether bytes can be in the middle,
    std::int8_t usual[kLanes];  // and some that are
    float middle;
    float spread;
  };

  KIJIL_INLINE Column column(std::size_t input) const {
    const feature::Feature feature = network_.features[input];
    const bool bytes = matrix_.kind(feature) == feature::Matrix::Kind::kBytes;
    const float middle = network_.middles[input];
    const auto near = static_cast<std::int8_t>(std::clamp(middle, -128.0F, 127.0F));
    Column column{bytes ? matrix_.bytes(feature) + first_ : nullptr,
                  bytes ? nullptr : matrix_.floats(feature) + first_,
                  bytes && static_cast<float>(near) == middle,
                  {},
                  middle,
                  network_.spreads[input]};
    std::ranges::fill(column.usual, near);
    return column;
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
        told += any_bit(seen[told]) ? 1 : 0;
      }
      const std::size_t here = std::min(kLanes, lines_ - line);
      for (std::size_t lane = 0; lane < here; lane += kTogether) {
        LineRow* const together = &rows_[line + lane];
        std::fill_n(together, kTogether, shared);
        R::add_products(reinterpret_cast<const float*>(seen.get()) + lane, kLanes, 1, rows.get(), told,
                        together);
        for (std::size_t t = 0; t < kTogether; ++t) R::clip_negative(together[t]);
      }
    }
  }

  // Writes the columns whose lines are not all the same, with their weights, and says how many they are. What
  // the others add to every line is added up.
  KIJIL_INLINE std::size_t part_columns(Column* columns, LineRow* weights, LineRow& shared) const {
    R::read_biases(network_.first, shared);
    std::size_t count = 0;
    for (std::size_t i = 0; i < network_.input_count; ++i) {
      R::read_row(network_.first, i, weights[count]);
      if (matrix_.kind(network_.features[i]) != feature::Matrix::Kind::kSame) {
        columns[count++] = column(i);
        continue;
      }
      const float apart = matrix_.same(network_.features[i]) - network_.middles[i];
      const float seen = apart / (network_.spreads[i] + std::abs(apart));
      R::add_times(seen, weights[count], shared);
    }
    return count;
  }

  // Whether it is seen from the bytes that kLanes lines are in the middle.
  KIJIL_INLINE static bool as_usual(const Column& column, std::size_t line) {
    return column.usual_bytes && std::memcmp(column.bytes + line, column.usual, kLanes) == 0;
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
      R::read_numbers(layer.taps + tap * Network::kWidth, taps[tap]);
    for (std::size_t k = 0; k < Network::kWidth; ++k) R::read_row(layer.in, k, in[k]);
    for (std::size_t k = 0; k < Network::kInner; ++k) R::read_row(layer.out, k, out[k]);
    R::read_biases(layer.out, out_biases);
    for (std::size_t i = 0; i < lines_; i += kTogether) {
      LineRow around[kTogether];
      InnerRow inner[kTogether];
      for (std::size_t t = 0; t < kTogether; ++t) {
        R::fill(around[t], 0);
        const LineRow* at = &normal_[i + t] - Network::kTaps / 2 * layer.apart;
        for (std::size_t tap = 0; tap < Network::kTaps; ++tap, at += layer.apart)
          R::add_product(taps[tap], *at, around[t]);
        inner[t] = of_page;
        R::add(out_biases, rows_[i + t]);
      }
      R::add_products(R::numbers(around[0]), 1, Network::kWidth, in, Network::kWidth, inner);
      for (InnerRow& row : inner) R::clip_negative(row);
      R::add_products(R::numbers(inner[0]), 1, Network::kInner, out, Network::kInner, &rows_[i]);
    }
  }

  // Normalizes the lines, and says what all of them are told inside the layer: by the means of the page, and
  // by nothing.
  KIJIL_INLINE void read_page(const Network::Layer& layer, InnerRow& of_page) {
    attend(layer.heads);
    InnerRow biases;
    R::read_biases(layer.page, of_page);
    R::read_biases(layer.in, biases);
    R::add(biases, of_page);
    LineRow means[kMeans];
    take_means(means);
    for (std::size_t head = 0; head < kMeans; ++head) {
      const LineRow& mean = means[head];
      for (std::size_t k = 0; k < Network::kWidth; ++k) {
        InnerRow weights;
        R::read_row(layer.page, head * Network::kWidth + k, weights);
        R::add_times(R::numbers(mean)[k], weights, of_page);
      }
    }
  }

  // How much each line has to say in each mean.
  KIJIL_INLINE void attend(const Weights& weights) {
    LineRow heads[Network::kHeads];
    R::read_columns(weights, Network::kHeads, heads);
    Numbers4 biases;
    std::memcpy(&biases, weights.biases, sizeof(biases));
    for (std::size_t i = 0; i < lines_; i += kFew) {
      R::normalize(&rows_[i], &normal_[i]);
      for (std::size_t t = 0; t < kFew; ++t)
        attention_[i + t] = R::products_of(normal_[i + t], heads) + biases;
    }
    std::fill_n(normal_ + lines_, kMore, LineRow{});
    auto* const numbers = reinterpret_cast<float*>(attention_.get());
    for (std::size_t k = 0; k < lines_ * Network::kHeads; k += kLanes) {
      Vector scores;
      std::memcpy(&scores, numbers + k, sizeof(scores));
      scores = scores < -kMostAttention ? Vector{} - kMostAttention : scores;
      scores = scores > kMostAttention ? Vector{} + kMostAttention : scores;
      exponentiate<kLanes>(scores);
      std::memcpy(numbers + k, &scores, sizeof(scores));
    }
  }

  KIJIL_INLINE void take_means(LineRow* means) const {
    std::fill_n(means, kMeans, LineRow{});
    const auto* const lines = static_cast<const LineRow*>(normal_);
    for (std::size_t head = 0; head < Network::kHeads; head += kTogether) {
      R::add_products(reinterpret_cast<const float*>(attention_.get()) + head, Network::kHeads, 1, lines,
                      lines_, &means[head]);
    }
    Numbers4 sums = {};
    for (std::size_t i = 0; i < lines_; ++i) {
      sums += attention_[i];
      R::add(lines[i], means[Network::kHeads]);
    }
    for (std::size_t head = 0; head < kMeans; ++head) {
      const float sum = head < Network::kHeads ? sums[head] : static_cast<float>(lines_);
      for (Vector& vector : means[head].vectors) vector /= sum;
    }
  }

  const Network& network_;
  const feature::Matrix& matrix_;
  const std::size_t first_;
  const std::size_t lines_;
  const std::unique_ptr<LineRow[]> rows_;        // of each line
  const std::unique_ptr<Numbers4[]> attention_;  // weight of each line in each mean
  const std::unique_ptr<LineRow[]> padded_;      // the same normalized, kMargin rows of nothing on both sides
  LineRow* const normal_;
};

void evaluate_plain(const Network& network, const feature::Matrix& matrix, std::size_t first,
                    std::size_t last, float* out) {
  Reading<4>(network, matrix, first, last).read(out);
}

#if defined(__x86_64__)
[[gnu::target("avx2,fma")]] void evaluate_avx2(const Network& network, const feature::Matrix& matrix,
                                               std::size_t first, std::size_t last, float* out) {
  Reading<8>(network, matrix, first, last).read(out);
}

[[gnu::target("avx512f,avx512bw,avx512dq,avx512vl,fma")]] void evaluate_avx512(const Network& network,
                                                                               const feature::Matrix& matrix,
                                                                               std::size_t first,
                                                                               std::size_t last, float* out) {
  Reading<16>(network, matrix, first, last).read(out);
}
#endif

using Part = decltype(&evaluate_plain);

std::vector<Part> ways() {
  std::vector<Part> ways;
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512bw") != 0 && __builtin_cpu_supports("avx512dq") != 0 &&
      __builtin_cpu_supports("avx512vl") != 0)
    ways.push_back(evaluate_avx512);
  if (text::has_avx2() && __builtin_cpu_supports("fma") != 0) ways.push_back(evaluate_avx2);
#endif
  ways.push_back(evaluate_plain);
  return ways;
}

std::vector<float> evaluate_by(Part part, const Network& network, const feature::Matrix& matrix) {
  std::vector<float> scores(network.output_count * matrix.lines());
  for (std::size_t first = 0; first < matrix.lines();) {
    // Parts of one length: a few lines left over would be read without what is around them.
    const std::size_t left = matrix.lines() - first;
    const std::size_t parts = (left + kLinesTogether - 1) / kLinesTogether;
    const std::size_t last = first + (left + parts - 1) / parts;
    part(network, matrix, first, last, scores.data());
    first = last;
  }
  return scores;
}

}  // namespace

std::vector<float> evaluate(const Network& network, const feature::Matrix& matrix) {
  static const Part kBest = ways().front();
  return evaluate_by(kBest, network, matrix);
}

std::vector<std::vector<float>> evaluate_every_way(const Network& network, const feature::Matrix& matrix) {
  std::vector<std::vector<float>> scores;
  for (const Part part : ways()) scores.push_back(evaluate_by(part, network, matrix));
  return scores;
}

Outputs::Outputs(const feature::Matrix& matrix, BodyModel model) : all_(evaluate(network(model), matrix)) {
  const std::size_t lines = matrix.lines();
  const std::span<const float> all = all_;
  body_ = all.subspan(model == BodyModel::kEastAsianMarkup ? lines : 0, lines);
  if (has_markup(model)) kinds_ = all.subspan(kHtmlBodies * lines);
}

}  // namespace kijil::classify
