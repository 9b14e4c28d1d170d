#include "common/language/paragraphs.h"

#include <cstdint>

#include "common/language/characters.h"

namespace hearsay::language {
namespace {

bool IsLineBreak(char32_t c) {
  return c == '\n' || c == '\r' || c == 0x0b || c == 0x0c || c == 0x85 ||
         c == 0x2028 || c == 0x2029;
}

bool IsBullet(char32_t c) {
  return c == 0x2022 || c == 0x2023 || c == 0x25aa || c == 0x25cf ||
         c == 0x25e6 || c == 0x25a0 || c == 0x00b7 || c == '*' || c == '-' ||
         c == 0x2013 || c == 0x2014;
}

// The line without white space at its ends.
ByteSpan Trim(absl::string_view text, ByteSpan line) {
  while (line.begin < line.end) {
    const Character c = CharacterAt(text, line.begin);
    if (c.char_class != CharClass::kSpace) break;
    line.begin += c.bytes;
  }
  while (line.begin < line.end) {
    const Character c = CharacterBefore(text, line.end);
    if (c.char_class != CharClass::kSpace) break;
    line.end -= c.bytes;
  }
  return line;
}

// Skips a bullet that white space follows.
ByteSpan WithoutBullet(absl::string_view text, ByteSpan line) {
  if (line.empty()) return line;
  const Character mark = CharacterAt(text, line.begin);
  const uint32_t next = line.begin + mark.bytes;
  if (!IsBullet(mark.code_point) || next >= line.end ||
      CharacterAt(text, next).char_class != CharClass::kSpace) {
    return line;
  }
  return Trim(text, {next, line.end});
}

bool GoesOn(absl::string_view text, ByteSpan line, ByteSpan next) {
  const Character last = CharacterBefore(text, line.end);
  return (last.IsWord() || last.code_point == ',') &&
         IsLower(CharacterAt(text, next.begin).code_point);
}

}  // namespace

std::vector<ByteSpan> FindParagraphs(absl::string_view text, uint32_t begin) {
  std::vector<ByteSpan> paragraphs;
  bool adjacent = false;  // No empty line since the last paragraph.
  uint32_t at = begin;
  while (at < text.size()) {
    uint32_t end = at;
    uint32_t next = at;
    while (end < text.size()) {
      const Character c = CharacterAt(text, end);
      next = end + c.bytes;
      if (IsLineBreak(c.code_point)) break;
      end = next;
    }
    if (end > at && text[end - 1] == '\r') --end;
    if (next < text.size() && text[end] == '\r' && text[next] == '\n') ++next;
    const ByteSpan whole = Trim(text, {at, end});
    const ByteSpan line = WithoutBullet(text, whole);
    at = next;
    if (line.empty()) {
      adjacent = false;
    } else if (adjacent && line == whole &&
               GoesOn(text, paragraphs.back(), line)) {
      paragraphs.back().end = line.end;
    } else {
      paragraphs.push_back(line);
      adjacent = true;
    }
  }
  return paragraphs;
}

}  // namespace hearsay::language
