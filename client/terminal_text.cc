#include "client/terminal_text.h"

#include <sys/ioctl.h>
#include <unicode/uchar.h>
#include <unistd.h>

#include "common/text/utf8.h"

namespace hearsay::client {
namespace {

size_t CellsOf(char32_t letter) {
  switch (u_charType(static_cast<UChar32>(letter))) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
      return 0;
    default:
      break;
  }
  const int width = u_getIntPropertyValue(static_cast<UChar32>(letter),
                                          UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

bool IsBlank(char32_t letter) {
  return u_isUWhiteSpace(static_cast<UChar32>(letter)) ||
         u_iscntrl(static_cast<UChar32>(letter));
}

}  // namespace

size_t TerminalWidth(absl::string_view text) {
  size_t cells = 0;
  while (!text.empty()) cells += CellsOf(text::ConsumeCodePoint(text));
  return cells;
}

std::vector<std::string> WrapText(absl::string_view text, size_t width) {
  std::vector<std::string> lines(1);
  std::string word;
  size_t line_cells = 0, word_cells = 0;
  const auto end_word = [&] {
    if (word.empty()) return;
    const size_t space = line_cells > 0 ? 1 : 0;
    if (line_cells + space + word_cells > width && line_cells > 0) {
      lines.emplace_back();
      line_cells = 0;
    }
    if (line_cells > 0) lines.back().push_back(' ');
    line_cells += (line_cells > 0 ? 1 : 0) + word_cells;
    lines.back() += word;
    word.clear();
    word_cells = 0;
  };
  while (!text.empty()) {
    const char32_t letter = text::ConsumeCodePoint(text);
    if (IsBlank(letter)) {
      end_word();
      continue;
    }
    const size_t cells = CellsOf(letter);
    if (word_cells + cells > width) end_word();  // A word of a whole line.
    text::AppendCodePoint(letter, word);
    word_cells += cells;
  }
  end_word();
  return lines;
}

size_t TerminalColumns(size_t fallback) {
  winsize size;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) {
    return fallback;
  }
  return size.ws_col;
}

}  // namespace hearsay::client
