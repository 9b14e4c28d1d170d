#ifndef HEARSAY_CLIENT_TERMINAL_TEXT_H_
#define HEARSAY_CLIENT_TERMINAL_TEXT_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace hearsay::client {

// Text for terminals; all of it takes valid UTF-8.

// Cells that `text` takes: two for East Asian wide letters, none for combining
// marks.
size_t TerminalWidth(absl::string_view text);

// Lines of at most `width` ≥ 2 cells, broken at spaces where there are any.
// White space and control characters, which could drive the terminal, become
// single spaces. At least one line.
std::vector<std::string> WrapText(absl::string_view text, size_t width);

// Columns of the terminal that stdout is; `fallback` when it is none.
size_t TerminalColumns(size_t fallback);

}  // namespace hearsay::client

#endif  // HEARSAY_CLIENT_TERMINAL_TEXT_H_
