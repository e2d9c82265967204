// The ledger of a page for people to read.

#pragma once

#include <string>

#include "kijil/kijil.hpp"

namespace kijil::write {

// One line of text a line of the page: '+' when kept, number, label, P(content), the text's beginning, the
// reasons.
std::string ledger_table(const Page& page);

// A page of its own, with the kept lines on white and the others struck through, to be opened in a browser.
std::string ledger_html(const Page& page, std::string_view id);

}  // namespace kijil::write
