// The few fields of a page's JSON-LD that kijil reports.

#pragma once

#include <string>
#include <string_view>

namespace kijil::assemble {

struct LinkedData {
  std::string headline;
  std::string author;     // the first one's name
  std::string published;  // as written
  std::string site;       // the publisher's name
  std::string language;
  std::string description;
};

// Adds what a script says to the fields that are still empty. Tolerant of broken JSON: what stands before the
// fault counts. Comments, reviews and list items of the page are passed over. Nothing is read below depth 64.
void read_linked_data(std::string_view json, LinkedData& data);

}  // namespace kijil::assemble
