#include "ingest_service/normalize/clean_text.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "common/text/fold.h"
#include "common/text/utf8.h"

namespace hearsay::normalize {
namespace {

constexpr std::pair<absl::string_view, char32_t> kReferences[] = {
    {"amp", '&'},       {"lt", '<'},       {"gt", '>'},       {"quot", '"'},
    {"apos", '\''},     {"nbsp", ' '},     {"lsquo", 0x2018}, {"rsquo", 0x2019},
    {"ldquo", 0x201C},  {"rdquo", 0x201D}, {"ndash", 0x2013}, {"mdash", 0x2014},
    {"hellip", 0x2026}, {"laquo", 0xAB},   {"raquo", 0xBB},   {"eacute", 0xE9},
    {"egrave", 0xE8},   {"auml", 0xE4},    {"ouml", 0xF6},    {"uuml", 0xFC},
    {"szlig", 0xDF},    {"euro", 0x20AC},  {"pound", 0xA3},   {"copy", 0xA9},
};

// Takes a character reference off `text`, which starts with '&'; 0 when there
// is none.
char32_t ConsumeReference(absl::string_view& text) {
  constexpr size_t kMaxBytes = 10;
  const size_t end = text.substr(0, kMaxBytes).find(';');
  if (end == absl::string_view::npos) return 0;
  absl::string_view name = text.substr(1, end - 1);
  char32_t found = 0;
  if (!name.empty() && name.front() == '#') {
    name.remove_prefix(1);
    const bool hex = !name.empty() && (name[0] == 'x' || name[0] == 'X');
    uint32_t value = 0;
    if (hex ? absl::SimpleHexAtoi(name.substr(1), &value)
            : absl::SimpleAtoi(name, &value)) {
      if (value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF)) {
        found = value;
      }
    }
  } else {
    for (const auto& [known, code_point] : kReferences) {
      if (name == known) found = code_point;
    }
  }
  if (found != 0) text.remove_prefix(end + 1);
  return found;
}

bool IsSpace(char32_t c) {
  return c == ' ' || c == '\t' || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

bool IsLineEnd(char32_t c) {
  return c == '\n' || c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028;
}

bool IsDropped(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0x034F ||
         c == 0x061C || c == 0x200B || c == 0x200E || c == 0x200F ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
         c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFC) ||
         (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

// Lines trimmed, spaces single, nothing else decided yet.
std::vector<std::string> CleanLines(absl::string_view text) {
  std::vector<std::string> lines(1);
  bool space = false;
  while (!text.empty()) {
    char32_t c = 0;
    if (text.front() == '&') c = ConsumeReference(text);
    if (c == 0) c = text::ConsumeCodePoint(text);
    if (c == '\r') {
      if (text.empty() || text.front() != '\n') lines.emplace_back();
      space = false;
    } else if (IsLineEnd(c)) {
      lines.emplace_back();
      space = false;
    } else if (c == 0x2029) {
      lines.resize(lines.size() + 2);
      space = false;
    } else if (IsSpace(c)) {
      space = true;
    } else if (!IsDropped(c)) {
      if (space && !lines.back().empty()) lines.back().push_back(' ');
      space = false;
      text::AppendCodePoint(c, lines.back());
    }
  }
  return lines;
}

// Mail and wire services break lines at a width: such lines are of one length
// and end anywhere.
bool IsWrapped(const std::vector<std::string>& lines) {
  size_t open = 0, longest = 0;
  for (const std::string& line : lines) {
    longest = std::max(longest, line.size());
    if (!line.empty() && absl::ascii_isalnum(line.back())) ++open;
    if (!line.empty() && line.back() == ',') ++open;
  }
  return lines.size() >= 3 && longest <= 100 && open * 2 > lines.size();
}

}  // namespace

std::string CleanText(absl::string_view text) {
  const std::vector<std::string> lines = CleanLines(text);
  const auto is_empty = [](const std::string& line) { return line.empty(); };
  // The outermost empty lines say nothing about the paragraphs.
  const auto begin = std::find_if_not(lines.begin(), lines.end(), is_empty);
  const auto end =
      std::find_if_not(lines.rbegin(), lines.rend(), is_empty).base();
  if (begin >= end) return "";
  const bool a_line_each =
      std::none_of(begin, end, is_empty) && !IsWrapped({begin, end});
  std::string out;
  out.reserve(text.size());
  bool after_empty = false;
  for (auto line = begin; line != end; ++line) {
    if (line->empty()) {
      after_empty = true;
      continue;
    }
    if (!out.empty()) out += after_empty || a_line_each ? "\n\n" : "\n";
    after_empty = false;
    out += *line;
  }
  return text::ToNfc(out);
}

std::string CleanLine(absl::string_view text) {
  std::string out;
  for (const std::string& line : CleanLines(text)) {
    if (line.empty()) continue;
    if (!out.empty()) out.push_back(' ');
    out += line;
  }
  return text::ToNfc(out);
}

}  // namespace hearsay::normalize
