#ifndef HEARSAY_COMMON_LANGUAGE_CHARACTERS_H_
#define HEARSAY_COMMON_LANGUAGE_CHARACTERS_H_

#include <cstdint>

#include "absl/strings/string_view.h"

namespace hearsay::language {

// What segmentation tells apart.
enum class CharClass : uint8_t {
  kSpace,      // White space and control characters.
  kLetter,     // Letters and combining marks of scripts that space their words.
  kDigit,      // Decimal digits of any script.
  kIdeograph,  // Han, Hiragana, Hangul-free Bopomofo: a token each.
  kMark,       // Everything else: punctuation and symbols.
};

// One code point of a text and the bytes that it takes.
struct Character {
  char32_t code_point = 0;
  uint32_t bytes = 0;
  CharClass char_class = CharClass::kSpace;

  bool IsWord() const {
    return char_class == CharClass::kLetter || char_class == CharClass::kDigit;
  }
};

// The character that starts at byte `at` < text.size(), a code point boundary
// of valid UTF-8. O(1).
Character CharacterAt(absl::string_view text, uint32_t at);

// The character that ends at byte `at` > 0. O(1).
Character CharacterBefore(absl::string_view text, uint32_t at);

bool IsUpper(char32_t code_point);
bool IsLower(char32_t code_point);

// ' and its curly and modifier forms.
bool IsApostrophe(char32_t code_point);
// - ‐ ‑, which join words.
bool IsHyphen(char32_t code_point);
// Marks that open or close a bracketed insertion.
bool IsOpeningBracket(char32_t code_point);
bool IsClosingBracket(char32_t code_point);
// Double and single quotation marks of any style, straight ones included.
bool IsQuotationMark(char32_t code_point);

}  // namespace hearsay::language

#endif  // HEARSAY_COMMON_LANGUAGE_CHARACTERS_H_
