#include "common/text/inert_prefix.h"

#include <cstdint>

#include "absl/strings/ascii.h"
#include "common/text/ascii_prefix.h"

namespace hearsay::text {
namespace {

// How many bytes of the code point at the front of `text`, which is not ASCII,
// when it neither changes in NFC nor joins what stands before it; 0 when it
// may. Knows what most texts are made of: Latin, Cyrillic and Arabic letters,
// ideographs, Hangul, punctuation, emoji.
size_t InertBytes(absl::string_view text) {
  const auto at = [&](size_t i) { return static_cast<uint8_t>(text[i]); };
  const uint8_t lead = at(0);
  if (lead <= 0xCB) return 2;                  // Below U+0300.
  if (lead == 0xD0 || lead == 0xD1) return 2;  // U+0400 to U+047F.
  if (lead == 0xD8) {  // U+0600 to U+060F, and from U+061B
    return at(1) <= 0x8F || at(1) >= 0x9B ? 2 : 0;
  }
  if (lead == 0xD9) {  // to U+064A; U+0660 to U+066F, and from U+0671
    return at(1) <= 0x8A || (at(1) >= 0xA0 && at(1) != 0xB0) ? 2 : 0;
  }
  if (lead == 0xDA) return 2;  // to U+06BF.
  if (lead == 0xE2) {
    if (at(1) == 0x80) return at(2) >= 0x90 ? 3 : 0;  // U+2010 to U+203F.
    // U+2080 to U+20BF; U+2500 to U+27FF.
    return at(1) == 0x82 || (at(1) >= 0x94 && at(1) <= 0x9F) ? 3 : 0;
  }
  if (lead == 0xE3) {  // U+3000 to U+3029.
    return at(1) == 0x80 && at(2) <= 0xA9 ? 3 : 0;
  }
  if (lead >= 0xE4 && lead <= 0xE9) return 3;  // U+4000 to U+9FFF.
  if (lead == 0xEB || lead == 0xEC) return 3;  // U+B000 to U+CFFF.
  if (lead == 0xEF) {                          // U+FF00 to U+FF7F.
    if (at(1) == 0xBC || at(1) == 0xBD) return 3;
    return at(1) == 0xB8 && at(2) <= 0x8F ? 3 : 0;  // U+FE00 to U+FE0F.
  }
  if (lead == 0xF0) return at(1) == 0x9F ? 4 : 0;  // U+1F000 to U+1FFFF.
  return 0;
}

}  // namespace

size_t InertPrefix(absl::string_view text) {
  size_t i = 0;
  while (true) {
    i += AsciiPrefix(text.substr(i));
    if (i == text.size()) return i;
    while (i < text.size() && !absl::ascii_isascii(text[i])) {
      const size_t bytes = InertBytes(text.substr(i));
      if (bytes == 0) return i;
      i += bytes;
    }
  }
}

}  // namespace hearsay::text
