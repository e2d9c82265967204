// The attributes of a start tag, read from its source when somebody asks.

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kijil::parse {

// Walks the attributes of one start tag by the HTML standard's attribute states.
//
//   for (AttributeReader a(source.substr(offset_of_less_than)); a.next();) use(a.name(), a.value());
class AttributeReader {
 public:
  // tag: begins with '<' and the tag's name; may go on after the tag's '>'.
  explicit AttributeReader(std::string_view tag) noexcept;

  // Moves to the next attribute; false at the end of the tag.
  bool next() noexcept;

  std::string_view name() const noexcept { return name_; }    // case as in the source
  std::string_view value() const noexcept { return value_; }  // references not decoded; "" without a value
  std::size_t position() const noexcept { return at_; }       // bytes into tag; past '>' once next() is false

 private:
  std::string_view tag_;
  std::size_t at_ = 0;
  std::string_view name_;
  std::string_view value_;
};

// The first attribute of that name, references decoded; nullopt when the tag has none.
std::optional<std::string> attribute(std::string_view tag, std::string_view lower_case_name);

// Whether the start tag's attributes hide the element: `hidden`, aria-hidden="true", or a style with
// display:none, visibility:hidden, a font size or opacity of 0, or a position far outside the page.
bool hides(std::string_view tag);

// The same from one attribute after the other: the first answer counts, and an element without one is shown.
std::optional<bool> hides(std::string_view name, std::string_view value);

// Whether a <template> start tag begins a shadow root, whose inside browsers show as that of its parent.
bool is_shadow_root(std::string_view tag);

// Whether a <script> start tag holds linked data (type="application/ld+json").
bool is_json_ld(std::string_view tag);

}  // namespace kijil::parse
