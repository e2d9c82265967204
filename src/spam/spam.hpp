// Injected advertising: found inside the lines of a page by evidence, and what stood there before where
// evidence decides it.

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kijil/kijil.hpp"

namespace kijil::spam {

// One line of the page, in page order.
struct PageLine {
  std::string_view text;            // UTF-8, NFC, white space collapsed
  Label label = Label::kContent;    // what the classifier says; spam is looked for in every line
  bool hidden = false;              // in markup that a browser does not show
  float link_share = 0;             // characters inside links over all characters, in [0, 1]
  bool outside_links = false;       // a link of the line leads to another registrable domain
  std::uint64_t outside_sites = 0;  // a bit by hash for each of these domains that is no large platform
};

// Whether the line is nothing but links to other sites; white space between its words is no link.
inline bool is_link_line(const PageLine& line) noexcept {
  return line.outside_links && line.link_share >= 0.7F;
}

// A phrase that pages of the host share; see spam/host.hpp.
struct HostPhrase {
  std::string text;                      // UTF-8, normalised
  std::uint32_t pages = 0;               // that have it
  SpamKind kind = SpamKind::kInsertion;  // or kSubstitution
  bool removable = false;                // taking it out gives back what was there
  std::string reasons = {};
};

// What is known of the page besides its lines.
struct Context {
  std::string_view title = {};
  std::string_view description = {};
  std::string_view url = {};
  bool lexicon = true;                            // whether the word list counts as evidence
  std::span<const HostPhrase> host_phrases = {};  // sorted by text
  std::span<const std::string_view> copies = {};  // texts of other pages that tell the same story
};

struct Finding {
  std::uint32_t line = 0;   // index into the lines
  std::uint32_t begin = 0;  // bytes into the line's text
  std::uint32_t end = 0;    // one past the last byte
  SpamKind kind = SpamKind::kSubstitution;
  // What stood there before, where evidence decides it; "" for an insertion.
  std::optional<std::string> original = {};
  float score = 0;           // sum of the evidence
  std::string reasons = {};  // the pieces of evidence in words, strongest first
};

// Findings in order of line and position; they do not overlap. Linear in the length of the text.
std::vector<Finding> find(std::span<const PageLine> lines, const Context& context);

}  // namespace kijil::spam
