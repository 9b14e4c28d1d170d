#include "ingest_service/normalize/plain_lines.h"

#include <cstdint>
#include <cstring>

#include "common/text/utf8.h"
#include "ingest_service/normalize/character_references.h"
#include "ingest_service/normalize/line_maker.h"
#include "ingest_service/normalize/mojibake.h"

namespace hearsay::normalize {
namespace {

// How many bytes at the beginning of `text` are ASCII that stands for itself:
// no control characters, no '&', no space but between two others. Eight bytes
// at a time: the lowest bit of each of these numbers that is set is the top one
// of the first byte that is meant.
size_t PlainPrefix(absl::string_view text) {
  constexpr uint64_t kEach = 0x0101010101010101u;
  const auto below = [](uint64_t eight, uint64_t limit) {
    return (eight - kEach * limit) & ~eight;
  };
  const auto equal = [&](uint64_t eight, uint64_t c) {
    return below(eight ^ kEach * c, 1);
  };
  const auto at = [&](size_t i) {
    uint64_t eight;
    std::memcpy(&eight, text.data() + i, sizeof(eight));
    return eight;
  };
  size_t i = 0;
  for (; i + 9 <= text.size(); i += 8) {
    const uint64_t here = at(i);
    const uint64_t next = at(i + 1);
    const uint64_t not_plain =
        here | below(here, ' ') | equal(here, 0x7F) | equal(here, '&');
    const uint64_t lone_space =
        equal(here, ' ') &
        (next | below(next, '!') | equal(next, 0x7F) | equal(next, '&'));
    if (((not_plain | lone_space) & kEach * 0x80) != 0) break;
  }
  const auto is_plain = [](char c) { return c > ' ' && c < 0x7F && c != '&'; };
  while (i < text.size() &&
         (is_plain(text[i]) ||
          (text[i] == ' ' && i + 1 < text.size() && is_plain(text[i + 1])))) {
    ++i;
  }
  return i;
}

// How many bytes the letter at the front of `text` has, when it is one beyond
// Latin ones that stands for itself: Cyrillic to Arabic, ideographs, and the
// punctuation of these. 0 when it is another, or `text` ends within it.
size_t LetterBytes(absl::string_view text) {
  const auto at = [&](size_t i) { return static_cast<uint8_t>(text[i]); };
  if (text.size() < 3) return 0;
  if (at(0) >= 0xE4 && at(0) <= 0xE9) return 3;  // U+4000 to U+9FFF.
  if (at(0) >= 0xD0 && at(0) <= 0xDF && (at(0) != 0xD8 || at(1) >= 0x9D)) {
    return 2;  // U+0400 to U+07FF, but for the marks before U+061D.
  }
  if (at(0) == 0xEF && at(1) == 0xBC) return 3;  // U+FF00 to U+FF3F.
  // U+3001 to U+303F.
  return at(0) == 0xE3 && at(1) == 0x80 && at(2) > 0x80 ? 3 : 0;
}

// How many bytes at the beginning of `text` are such letters, and single spaces
// between them. Most texts that are not ASCII are runs of these.
size_t LetterPrefix(absl::string_view text) {
  size_t i = 0;
  while (true) {
    if (const size_t letter = LetterBytes(text.substr(i)); letter > 0) {
      i += letter;
    } else if (i > 0 && i < text.size() && text[i] == ' ' &&
               LetterBytes(text.substr(i + 1)) > 0) {
      ++i;
    } else {
      return i;
    }
  }
}

}  // namespace

std::optional<PlainText> PlainLines(absl::string_view source) {
  LineMaker<PlainText> lines{PlainText(source.size())};
  for (absl::string_view rest = source; !rest.empty();) {
    // A space is one of several, or at an end, until it is known not to be.
    if (const size_t plain = rest.front() == ' ' ? 0 : PlainPrefix(rest);
        plain > 0) {
      lines.Keep(rest.substr(0, plain));
      rest.remove_prefix(plain);
      continue;
    }
    if (const size_t letters = LetterPrefix(rest); letters > 0) {
      lines.Keep(rest.substr(0, letters));
      rest.remove_prefix(letters);
      continue;
    }
    absl::string_view after = rest;
    if (rest.front() == '&' && ConsumeReference(after) != 0) return {};
    after = rest;
    const char32_t c = text::ConsumeCodePoint(after);
    if (MayBeginMojibake(c) && !after.empty()) {
      absl::string_view next = after;
      if (MayBeMojibake(c, text::ConsumeCodePoint(next))) return {};
    }
    lines.Take(RoleOf(c), rest.substr(0, rest.size() - after.size()),
               !after.empty() && after.front() == '\n');
    rest = after;
  }
  return lines.Finish();
}

}  // namespace hearsay::normalize
