#include "common/text/word_segments.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <array>
#include <bit>
#include <cstring>

#include "absl/strings/ascii.h"
#include "common/text/utf8.h"

namespace hearsay::text {
namespace {

// What UAX #29 makes of a code point, as far as words are concerned.
enum class Kind : uint8_t {
  kOther,
  kExtend,  // Extend, Format, ZWJ: belongs to what stands before.
  kLetter,
  kHebrew,
  kDigit,
  kKatakana,  // Halfwidth signs only: its letters are kSpaceless.
  kConnector,
  kMidLetter,
  kMidDigit,
  kMidBoth,      // Full stop and its like, curly quotation marks.
  kSingleQuote,  // Like kMidBoth.
  kDoubleQuote,
  kSpaceless,
};

bool IsSpaceless(UChar32 c) {
  UErrorCode error = U_ZERO_ERROR;
  switch (uscript_getScript(c, &error)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
      return (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
    default:
      return c == 0x30FC || c == 0xFF70;  // The long vowel signs of kana.
  }
}

Kind LookUp(UChar32 c) {
  if (IsSpaceless(c)) return Kind::kSpaceless;
  switch (u_getIntPropertyValue(c, UCHAR_WORD_BREAK)) {
    case U_WB_EXTEND:
    case U_WB_FORMAT:
    case U_WB_ZWJ:
      return Kind::kExtend;
    case U_WB_ALETTER:
      return Kind::kLetter;
    case U_WB_HEBREW_LETTER:
      return Kind::kHebrew;
    case U_WB_NUMERIC:
      return Kind::kDigit;
    case U_WB_KATAKANA:
      return Kind::kKatakana;
    case U_WB_EXTENDNUMLET:
      return Kind::kConnector;
    case U_WB_MIDLETTER:
      // As in ICU's own rules: outside Swedish a colon ends a word.
      return c == ':' || c == 0xFE55 || c == 0xFF1A ? Kind::kOther
                                                    : Kind::kMidLetter;
    case U_WB_MIDNUM:
      return Kind::kMidDigit;
    case U_WB_MIDNUMLET:
      return Kind::kMidBoth;
    case U_WB_SINGLE_QUOTE:
      return Kind::kSingleQuote;
    case U_WB_DOUBLE_QUOTE:
      return Kind::kDoubleQuote;
    default:
      return Kind::kOther;
  }
}

Kind KindOf(char32_t c) {
  // Up to the end of kana.
  static const std::array<Kind, 0x3100> kLow = [] {
    std::array<Kind, 0x3100> kinds;
    for (size_t i = 0; i < kinds.size(); ++i) {
      kinds[i] = LookUp(static_cast<UChar32>(i));
    }
    return kinds;
  }();
  if (c < kLow.size()) return kLow[c];
  if (c >= 0x4E00 && c <= 0x9FFF) return Kind::kSpaceless;  // Ideographs.
  return LookUp(static_cast<UChar32>(c));
}

bool IsLetter(Kind kind) {
  return kind == Kind::kLetter || kind == Kind::kHebrew;
}
bool IsMidLetter(Kind kind) {
  return kind == Kind::kMidLetter || kind == Kind::kMidBoth ||
         kind == Kind::kSingleQuote;
}
bool IsMidDigit(Kind kind) {
  return kind == Kind::kMidDigit || kind == Kind::kMidBoth ||
         kind == Kind::kSingleQuote;
}

// One code point with the marks that extend it (rule WB4).
struct Unit {
  Kind kind = Kind::kOther;
  const char* end = nullptr;
};

Unit ReadUnit(absl::string_view text) {
  if (text.empty()) return {};
  const Kind kind = KindOf(ConsumeCodePoint(text));
  while (!text.empty()) {
    absl::string_view next = text;
    if (KindOf(ConsumeCodePoint(next)) != Kind::kExtend) break;
    text = next;
  }
  return {kind, text.data()};
}

// Before the last ideograph of those that `text` begins with: what follows one
// may belong to it, but another never does.
const char* LastIdeograph(absl::string_view text) {
  constexpr size_t kBytes = 3;
  // From U+5000 to U+8FFF.
  const auto is_one = [&](size_t i) {
    return i < text.size() && static_cast<uint8_t>(text[i]) >= 0xE5 &&
           static_cast<uint8_t>(text[i]) <= 0xE8;
  };
  size_t i = 0;
  if (!is_one(i)) return text.data();
  while (is_one(i + kBytes)) i += kBytes;
  return text.data() + i;
}

// Rules WB5 and WB8 to WB13b: no break between neighbours of these kinds.
bool Joins(Kind left, Kind right) {
  const auto is_word = [](Kind kind) {
    return IsLetter(kind) || kind == Kind::kDigit || kind == Kind::kKatakana;
  };
  if (left == Kind::kConnector) {
    return is_word(right) || right == Kind::kConnector;
  }
  if (right == Kind::kConnector) return is_word(left);
  if (left == Kind::kKatakana || right == Kind::kKatakana) {
    return left == right;
  }
  return is_word(left) && is_word(right);
}

// Takes what Joins to `kind`, a letter or digit, and is again one of these off
// `text`, with the marks that extend them, and returns the kind of the last:
// most of most words.
Kind SkipLettersAndDigits(Kind kind, absl::string_view& text) {
  for (absl::string_view rest = text; !rest.empty(); text = rest) {
    const Kind next = KindOf(ConsumeCodePoint(rest));
    if (next == Kind::kLetter || next == Kind::kDigit) {
      kind = next;
    } else if (next != Kind::kExtend) {
      break;
    }
  }
  return kind;
}

// Rules WB6, WB7, WB7b, WB7c, WB11, WB12: one sign inside a word.
bool JoinsAcross(Kind left, Kind sign, Kind right) {
  if (IsLetter(left) && IsLetter(right) && IsMidLetter(sign)) return true;
  if (left == Kind::kDigit && right == Kind::kDigit && IsMidDigit(sign)) {
    return true;
  }
  return left == Kind::kHebrew && sign == Kind::kDoubleQuote &&
         right == Kind::kHebrew;
}

// Underscores and the Arabic decimal sign make segments of their own.
bool HoldsLetterOrDigit(absl::string_view word) {
  while (!word.empty()) {
    if (u_isalnum(static_cast<UChar32>(ConsumeCodePoint(word)))) return true;
  }
  return false;
}

bool StartsWord(Kind kind) {
  return IsLetter(kind) || kind == Kind::kDigit || kind == Kind::kKatakana ||
         kind == Kind::kConnector;
}

// What an ASCII character is to a word of ASCII letters and digits before it.
enum class Ascii : uint8_t {
  kWord,  // Goes on with it: a letter or digit.
  kEnd,   // Ends it.
  kMid,   // Ends it, unless more of it follows.
  kRule,  // As the rules say: not ASCII, and what connects words.
};

const std::array<Ascii, 256>& AsciiTable() {
  static const std::array<Ascii, 256> kTable = [] {
    std::array<Ascii, 256> table;
    table.fill(Ascii::kRule);
    for (size_t c = 0; c < 0x80; ++c) {
      const Kind kind = LookUp(static_cast<UChar32>(c));
      if (kind == Kind::kLetter || kind == Kind::kDigit) {
        table[c] = Ascii::kWord;
      } else if (kind == Kind::kOther || kind == Kind::kDoubleQuote) {
        table[c] = Ascii::kEnd;
      } else if (IsMidLetter(kind) || IsMidDigit(kind)) {
        table[c] = Ascii::kMid;
      }
    }
    return table;
  }();
  return kTable;
}

// How many ASCII letters and digits `text` begins with, eight at a time: most
// words are one step.
size_t PlainWordBytes(absl::string_view text) {
  constexpr uint64_t kEach = 0x0101010101010101u;
  constexpr uint64_t kTop = kEach * 0x80;
  // The top bit of each byte, when the other bits are at least `limit`.
  const auto from = [](uint64_t eight, uint64_t limit) {
    return (eight | kTop) - kEach * limit;
  };
  size_t i = 0;
  for (uint64_t eight = 0; i + sizeof(eight) <= text.size(); i += 8) {
    std::memcpy(&eight, text.data() + i, sizeof(eight));
    const uint64_t lower = eight | kEach * 0x20;
    const uint64_t word = ((from(lower, 'a') & ~from(lower, 'z' + 1)) |
                           (from(eight, '0') & ~from(eight, '9' + 1))) &
                          ~eight & kTop;
    if (word != kTop) {
      static_assert(std::endian::native == std::endian::little);
      return i + static_cast<size_t>(std::countr_zero(word ^ kTop)) / 8;
    }
  }
  while (i < text.size() &&
         absl::ascii_isalnum(static_cast<unsigned char>(text[i]))) {
    ++i;
  }
  return i;
}

// The next word if the rules need not be asked, else an empty one: `text` then
// begins nearer to it. Most words of most texts take this way.
absl::string_view NextPlainWord(absl::string_view& text) {
  static const std::array<Ascii, 256>& table = AsciiTable();
  const auto at = [&](size_t i) {
    return i < text.size() ? table[static_cast<unsigned char>(text[i])]
                           : Ascii::kEnd;
  };
  size_t begin = 0;
  while (begin < text.size() &&
         (at(begin) == Ascii::kEnd || at(begin) == Ascii::kMid)) {
    ++begin;
  }
  text.remove_prefix(begin);
  const size_t end = PlainWordBytes(text);
  const bool ends = at(end) == Ascii::kEnd ||
                    (at(end) == Ascii::kMid && (at(end + 1) == Ascii::kEnd ||
                                                at(end + 1) == Ascii::kMid));
  if (!ends) return {};
  const absl::string_view word = text.substr(0, end);
  text.remove_prefix(end);
  return word;
}

}  // namespace

WordSegment NextWord(absl::string_view& text) {
  const auto advance_to = [&text](const char* end) {
    text.remove_prefix(end - text.data());
  };
  while (!text.empty()) {
    if (const absl::string_view word = NextPlainWord(text); !word.empty()) {
      return {word, false};
    }
    if (text.empty()) break;
    const char* const begin = text.data();
    Unit unit = ReadUnit(text);
    advance_to(unit.end);
    if (unit.kind == Kind::kSpaceless) {
      do {
        advance_to(unit.end);
        advance_to(LastIdeograph(text));
        unit = ReadUnit(text);
      } while (unit.kind == Kind::kSpaceless);
      return {absl::string_view(begin, text.data() - begin), true};
    }
    if (!StartsWord(unit.kind)) continue;
    for (;;) {
      if (unit.kind == Kind::kLetter || unit.kind == Kind::kDigit) {
        unit.kind = SkipLettersAndDigits(unit.kind, text);
      }
      const Unit next = ReadUnit(text);
      if (Joins(unit.kind, next.kind)) {
        unit = next;
      } else if (unit.kind == Kind::kHebrew &&
                 next.kind == Kind::kSingleQuote) {
        // WB7a: a Hebrew word keeps its geresh, and may go on after it.
        const Unit after = ReadUnit(text.substr(next.end - text.data()));
        unit = IsLetter(after.kind) ? after : Unit{Kind::kOther, next.end};
      } else if (IsMidLetter(next.kind) || IsMidDigit(next.kind) ||
                 next.kind == Kind::kDoubleQuote) {
        const Unit after = ReadUnit(text.substr(next.end - text.data()));
        if (!JoinsAcross(unit.kind, next.kind, after.kind)) break;
        unit = after;
      } else {
        break;
      }
      advance_to(unit.end);
    }
    const absl::string_view word(begin, text.data() - begin);
    if (HoldsLetterOrDigit(word)) return {word, false};
  }
  return {};
}

}  // namespace hearsay::text
