#include "ingest_service/normalize/plain_lines.h"

#include <bit>
#include <cstdint>

#include "absl/strings/ascii.h"
#include "common/text/byte_bits.h"
#include "common/text/utf8.h"
#include "ingest_service/normalize/character_references.h"
#include "ingest_service/normalize/line_maker.h"
#include "ingest_service/normalize/mojibake.h"

namespace hearsay::normalize {
namespace {

// How many bytes at the beginning of `text` are ASCII that stands for itself:
// no control characters, no '&', no space but between two others.
size_t PlainPrefix(absl::string_view text) {
  using text::ByteBits;
  // Of the last byte that is looked at it is not known what follows.
  constexpr size_t kStep = ByteBits::kBytes - 1;
  constexpr uint32_t kKnown = ~uint32_t{0} >> 1;
  if (text.empty() || !absl::ascii_isascii(text.front())) return 0;
  size_t i = 0;
  for (; i + ByteBits::kBytes <= text.size(); i += kStep) {
    const ByteBits bytes(text.data() + i);
    const uint32_t space = bytes.Equal(' ');
    const uint32_t other = ~(bytes.In('!', '~') & ~bytes.Equal('&'));
    const uint32_t not_plain =
        ((other & ~space) | (space & other >> 1)) & kKnown;
    if (not_plain != 0) {
      return i + static_cast<size_t>(std::countr_zero(not_plain));
    }
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
