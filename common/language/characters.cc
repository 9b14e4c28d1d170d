#include "common/language/characters.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <array>

#include "common/text/cut_utf8.h"
#include "common/text/utf8.h"

namespace hearsay::language {
namespace {

constexpr std::array<CharClass, 128> MakeAsciiClasses() {
  std::array<CharClass, 128> classes{};
  for (int c = 0; c < 128; ++c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool digit = c >= '0' && c <= '9';
    classes[c] = letter                  ? CharClass::kLetter
                 : digit                 ? CharClass::kDigit
                 : c <= ' ' || c == 0x7f ? CharClass::kSpace
                                         : CharClass::kMark;
  }
  return classes;
}
constexpr std::array<CharClass, 128> kAsciiClasses = MakeAsciiClasses();

CharClass ClassOf(char32_t c) {
  if (c < 128) return kAsciiClasses[c];
  if (c >= 0x2010 && c <= 0x201f) return CharClass::kMark;
  // Han is by far the most frequent class of the texts that get here.
  if (c >= 0x4e00 && c <= 0x9fff) return CharClass::kIdeograph;
  if (u_isUWhiteSpace(c) || u_charType(c) == U_CONTROL_CHAR) {
    return CharClass::kSpace;
  }
  if (u_isdigit(c)) return CharClass::kDigit;
  const uint32_t mask = U_MASK(u_charType(c));
  if ((mask & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) == 0) {
    // Zero-width joiners and soft hyphens stand inside words.
    return c == 0x200c || c == 0x200d || c == 0x00ad ? CharClass::kLetter
                                                     : CharClass::kMark;
  }
  UErrorCode error = U_ZERO_ERROR;
  switch (uscript_getScript(c, &error)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_BOPOMOFO:
      return CharClass::kIdeograph;
    default:
      return CharClass::kLetter;
  }
}

}  // namespace

Character CharacterAt(absl::string_view text, uint32_t at) {
  const unsigned char first = static_cast<unsigned char>(text[at]);
  if (first < 128) return {first, 1, kAsciiClasses[first]};
  absl::string_view rest = text.substr(at, 4);
  const char32_t c = text::ConsumeCodePoint(rest);
  const size_t left = rest.size();
  const size_t had = text.size() - at < 4 ? text.size() - at : 4;
  return {c, static_cast<uint32_t>(had - left), ClassOf(c)};
}

Character CharacterBefore(absl::string_view text, uint32_t at) {
  return CharacterAt(text,
                     static_cast<uint32_t>(text::CodePointBegin(text, at - 1)));
}

bool IsUpper(char32_t c) {
  return c < 128 ? c >= 'A' && c <= 'Z' : u_isupper(c) || u_istitle(c);
}

bool IsLower(char32_t c) {
  return c < 128 ? c >= 'a' && c <= 'z' : u_islower(c);
}

bool IsApostrophe(char32_t c) {
  return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02bc || c == 0xff07;
}

bool IsHyphen(char32_t c) { return c == '-' || c == 0x2010 || c == 0x2011; }

bool IsOpeningBracket(char32_t c) {
  return c == '(' || c == '[' || c == '{' || c == 0xff08 || c == 0x3010 ||
         c == 0x3014 || c == 0x300a || c == 0x3008;
}

bool IsClosingBracket(char32_t c) {
  return c == ')' || c == ']' || c == '}' || c == 0xff09 || c == 0x3011 ||
         c == 0x3015 || c == 0x300b || c == 0x3009;
}

bool IsQuotationMark(char32_t c) {
  switch (c) {
    case '"':
    case '\'':
    case '`':
    case 0x00ab:
    case 0x00bb:
    case 0x2039:
    case 0x203a:
    case 0x2033:
    case 0x300c:
    case 0x300d:
    case 0x300e:
    case 0x300f:
    case 0x301d:
    case 0x301e:
    case 0x301f:
    case 0xff02:
    case 0xff07:
      return true;
    default:
      return c >= 0x2018 && c <= 0x201f;
  }
}

}  // namespace hearsay::language
