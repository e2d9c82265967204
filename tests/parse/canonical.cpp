#include "canonical.hpp"

#include <algorithm>
#include <vector>

#include "parse/entities.hpp"
#include "text/ascii.hpp"

namespace kijil::parse {
namespace {

class Writer {
 public:
  explicit Writer(const Document& document) : document_(document) {}

  std::string run() {
    for (const Step& step : document_.steps) {
      switch (step.kind) {
        case StepKind::kOpen:
          open(step.index);
          break;
        case StepKind::kClose:
          close(step.index);
          break;
        case StepKind::kPiece:
          piece(document_.pieces[step.index]);
          break;
      }
    }
    border();
    asides();
    return std::move(out_);
  }

 private:
  static bool is_pre(const Block& block) { return block.tag == Tag::kPre || block.tag == Tag::kListing; }

  void open(std::uint32_t index) {
    border();
    const Block& block = document_.blocks[index];
    out_ += "<" + std::string(name(block.tag)) + " " + std::to_string(block.depth) + " in " + number(block.parent) + " @" +
            number(block.source) + "\n";
    pres_ += is_pre(block);
  }

  void close(std::uint32_t index) {
    border();
    const Block& block = document_.blocks[index];
    out_ += "</" + std::string(name(block.tag)) + "\n";
    pres_ -= is_pre(block);
  }

  void piece(const Piece& piece) {
    switch (piece.kind) {
      case PieceKind::kText:
        return text(piece);
      case PieceKind::kBreak:
        border();
        out_ += "|\n";
        return;
      case PieceKind::kImage:
      case PieceKind::kObject:
        finish_run();
        space_ = false;
        out_ += piece.kind == PieceKind::kImage ? "#image" : "#object";
        out_ += flags(piece) + "\n";
        return;
    }
  }

  void text(const Piece& piece) {
    std::string decoded(piece.text);
    if (piece.references) {
      decoded.clear();
      decode_references(piece.text, false, decoded);
    }
    for (const char c : decoded) {
      if (text::is_space(c) && pres_ == 0) {
        space_ = true;
      } else {
        if (!text::is_space(c)) begin_run(piece);
        if (space_ && (!at_border_ || pres_ > 0)) out_ += ' ';
        space_ = false;
        at_border_ = false;
        out_ += c;
      }
    }
  }

  // Writes the flags of a run that differ from those of the text before.
  void begin_run(const Piece& piece) {
    const std::string now = flags(piece);
    if (in_run_ && now == run_) return;
    run_ = now;
    in_run_ = true;
    std::size_t at = piece.begin;
    while (at < document_.source.size() && text::is_space(document_.source[at])) ++at;
    out_ += "[" + now + " @" + (pres_ > 0 ? "" : std::to_string(at)) + "]";
  }

  void finish_run() {
    if (in_run_ && space_) out_ += ' ';
    if (in_run_ || pres_ > 0) out_ += '\n';
    in_run_ = false;
    at_border_ = false;
  }

  void border() {
    space_ = false;
    finish_run();
    at_border_ = true;
  }

  static std::string number(std::uint32_t value) { return value == kNone ? "-" : std::to_string(value); }

  static std::string flags(const Piece& piece) {
    return " " + std::to_string(piece.style) + " " + number(piece.link);
  }

  void asides() {
    std::vector<Aside> sorted = document_.asides;
    std::stable_sort(sorted.begin(), sorted.end(), [](const Aside& a, const Aside& b) { return a.source < b.source; });
    for (const Aside& aside : sorted) {
      out_ += "aside " + std::to_string(static_cast<int>(aside.kind)) + " " + std::to_string(aside.source) + " " +
              std::to_string(aside.begin) + "-" + std::to_string(aside.end) + "\n";
    }
  }

  const Document& document_;
  std::string out_;
  std::string run_;
  int pres_ = 0;
  bool in_run_ = false;
  bool space_ = false;
  bool at_border_ = true;
};

}  // namespace

std::string canonical(const Document& document) { return Writer(document).run(); }

}  // namespace kijil::parse
