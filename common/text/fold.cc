#include "common/text/fold.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <vector>

#include "absl/strings/ascii.h"
#include "common/text/ascii_prefix.h"
#include "common/text/inert_prefix.h"
#include "common/text/utf8.h"

namespace hearsay::text {
namespace {

// ICU's normalisers are compiled into it: asking for them cannot fail once its
// library is loaded.
const icu::Normalizer2& Nfc() {
  UErrorCode error = U_ZERO_ERROR;
  static const icu::Normalizer2* const kNfc =
      icu::Normalizer2::getNFCInstance(error);
  return *kNfc;
}
const icu::Normalizer2& Nfkd() {
  UErrorCode error = U_ZERO_ERROR;
  static const icu::Normalizer2* const kNfkd =
      icu::Normalizer2::getNFKDInstance(error);
  return *kNfkd;
}
const icu::Normalizer2& NfkcCasefold() {
  UErrorCode error = U_ZERO_ERROR;
  static const icu::Normalizer2* const kNfkcCasefold =
      icu::Normalizer2::getNFKCCasefoldInstance(error);
  return *kNfkcCasefold;
}

bool IsAscii(absl::string_view text) {
  return AsciiPrefix(text) == text.size();
}

// Eight ASCII characters at a time: the top bit of a byte says whether what is
// added to the others has carried it past 'A', and not past 'Z'.
uint64_t LowerEight(uint64_t eight) {
  constexpr uint64_t kEach = 0x0101010101010101u;
  const uint64_t from_a = eight + kEach * (0x80 - 'A');
  const uint64_t past_z = eight + kEach * (0x80 - 'Z' - 1);
  const uint64_t capital = (from_a ^ past_z) & (kEach * 0x80);
  return eight | capital >> 2;  // 0x20 is what a capital lacks.
}

void AppendLower(absl::string_view ascii, std::string& out) {
  size_t i = out.size();
  out.append(ascii.data(), ascii.size());
  for (uint64_t eight = 0; i + sizeof(eight) <= out.size(); i += 8) {
    std::memcpy(&eight, out.data() + i, sizeof(eight));
    eight = LowerEight(eight);
    std::memcpy(out.data() + i, &eight, sizeof(eight));
  }
  for (; i < out.size(); ++i) out[i] = absl::ascii_tolower(out[i]);
}

icu::StringPiece Piece(absl::string_view text) {
  return {text.data(), static_cast<int32_t>(text.size())};
}

// Accents and vowel points that readers leave out or add at will. Marks of
// other scripts (Indic vowels, Thai tones, kana voicing) spell other words, and
// so does the breve of Cyrillic short i, which Russian endings hang on.
bool IsOptionalMark(UChar32 c, UChar32 base) {
  if ((U_GET_GC_MASK(c) & U_GC_M_MASK) == 0) return false;
  if (c == 0x3099 || c == 0x309A) return false;
  if (c == 0x0306 && base == 0x0438) return false;
  UErrorCode error = U_ZERO_ERROR;
  switch (uscript_getScript(c, &error)) {
    case USCRIPT_INHERITED:
    case USCRIPT_COMMON:
    case USCRIPT_LATIN:
    case USCRIPT_GREEK:
    case USCRIPT_CYRILLIC:
    case USCRIPT_ARABIC:
    case USCRIPT_HEBREW:
    case USCRIPT_SYRIAC:
      return true;
    default:
      return false;
  }
}

// Signs that are typed in several ways; 0 drops the code point.
UChar32 PlainSign(UChar32 c) {
  switch (c) {
    case 0x2018:  // Single quotation marks and what stands in for them.
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032:
    case 0x2039:
    case 0x203A:
    case 0x02BC:
      return '\'';
    case 0x201C:  // Double quotation marks.
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033:
    case 0x00AB:
    case 0x00BB:
      return '"';
    case 0x2010:  // Hyphens, dashes, minus.
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
      return '-';
    case 0x0640:  // Arabic tatweel only stretches a word.
      return 0;
    default:
      return c;
  }
}

// The folded form of one code point of a text in NFC.
std::string FoldCodePoint(char32_t code_point) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::UnicodeString one(static_cast<UChar32>(code_point));
  const icu::UnicodeString marked =
      Nfkd().normalize(NfkcCasefold().normalize(one, error), error);
  icu::UnicodeString bare;
  UChar32 base = 0;
  for (int32_t i = 0; i < marked.length(); i = marked.moveIndex32(i, 1)) {
    const UChar32 c = marked.char32At(i);
    if (IsOptionalMark(c, base)) continue;
    base = c;
    if (const UChar32 plain = PlainSign(c); plain != 0) bare.append(plain);
  }
  std::string out;
  // Composed again, or Korean would be stored letter by letter.
  Nfc().normalize(bare, error).toUTF8String(out);
  return out;
}

// What most texts are made of beside ideographs: a look-up replaces three
// normalisations.
class FoldTable {
 public:
  struct Folded {
    std::array<char, 15> bytes;
    uint8_t size;  // kLong when it does not fit.
  };
  static constexpr uint8_t kLong = 0xFF;

  FoldTable() {
    for (char32_t c = 0; c < kLow; ++c) Add(c);
    for (const char32_t first : kBlocks) {
      for (char32_t c = 0; c < kBlock; ++c) Add(first + c);
    }
  }
  // Null when the code point has to be folded, as one does that is long.
  const Folded* Find(char32_t c) const {
    size_t place = c;
    if (c >= kLow) {
      const auto block =
          std::find(kBlocks.begin(), kBlocks.end(), c & ~(kBlock - 1));
      if (block == kBlocks.end()) return nullptr;
      place = kLow + (block - kBlocks.begin()) * kBlock + (c & (kBlock - 1));
    }
    return table_[place].size == kLong ? nullptr : &table_[place];
  }

 private:
  void Add(char32_t c) {
    const std::string folded = FoldCodePoint(c);
    Folded& entry = table_.emplace_back();
    entry.size = kLong;
    if (folded.size() > entry.bytes.size()) return;
    std::copy(folded.begin(), folded.end(), entry.bytes.begin());
    entry.size = static_cast<uint8_t>(folded.size());
  }

  static constexpr char32_t kLow = 0x800;
  static constexpr char32_t kBlock = 0x80;
  // General punctuation; ideographic punctuation and kana; fullwidth forms.
  static constexpr std::array<char32_t, 5> kBlocks = {0x2000, 0x3000, 0x3080,
                                                      0xFF00, 0xFF80};
  std::vector<Folded> table_;
};

// How many bytes the unified ideograph at the front of `text` has, which folds
// to itself; 0 when something else stands there.
size_t IdeographBytes(absl::string_view text) {
  if (text.size() < 3) return 0;
  const auto at = [&](size_t i) { return static_cast<uint8_t>(text[i]); };
  const bool is_one = at(0) >= 0xE4 && at(0) <= 0xE9 &&
                      (at(0) > 0xE4 || at(1) >= 0xB8) &&  // From U+4E00.
                      (at(1) & 0xC0) == 0x80 && (at(2) & 0xC0) == 0x80;
  return is_one ? 3 : 0;
}

// Folds a text in NFC, in one pass.
class Folder {
 public:
  explicit Folder(absl::string_view text) : rest_(text) {
    // Hardly a text becomes longer.
    out_.resize(text.size() + kSlack);
  }

  std::string Run() && {
    while (rest_.size() >= kEight) {
      uint64_t eight = 0;
      std::memcpy(&eight, rest_.data(), kEight);
      const uint64_t beyond = eight & 0x8080808080808080u;
      // Right up to the first that is not ASCII; what is wrong is overwritten.
      eight = LowerEight(eight);
      std::memcpy(&out_[size_], &eight, kEight);
      static_assert(std::endian::native == std::endian::little);
      Advance(static_cast<size_t>(std::countr_zero(beyond)) / 8);
      if (beyond != 0) TakeBeyondAscii();
    }
    while (!rest_.empty()) {
      if (absl::ascii_isascii(rest_.front())) {
        out_[size_] = absl::ascii_tolower(rest_.front());
        Advance(1);
      } else {
        TakeBeyondAscii();
      }
    }
    out_.resize(size_);
    return std::move(out_);
  }

 private:
  static constexpr size_t kEight = sizeof(uint64_t);
  static constexpr size_t kSlack = sizeof(FoldTable::Folded);

  // What was written is as long as what was read.
  void Advance(size_t bytes) {
    size_ += bytes;
    rest_.remove_prefix(bytes);
  }
  void TakeBeyondAscii() {
    do {
      if (const size_t same = IdeographBytes(rest_); same > 0) {
        std::memcpy(&out_[size_], rest_.data(), same);
        Advance(same);
        continue;
      }
      static const FoldTable* const kTable = new FoldTable;
      const char32_t c = ConsumeCodePoint(rest_);
      if (const FoldTable::Folded* folded = kTable->Find(c)) {
        std::memcpy(&out_[size_], folded->bytes.data(), folded->bytes.size());
        size_ += folded->size;
        MakeRoom(0);
      } else {
        const std::string long_one = FoldCodePoint(c);
        MakeRoom(long_one.size());
        std::memcpy(&out_[size_], long_one.data(), long_one.size());
        size_ += long_one.size();
      }
    } while (!rest_.empty() && !absl::ascii_isascii(rest_.front()));
  }

  // For so many bytes, for what is left if it becomes no longer, and for one
  // from the table.
  void MakeRoom(size_t bytes) {
    const size_t needed = size_ + bytes + rest_.size() + kSlack;
    if (out_.size() < needed) out_.resize(needed + needed / 4);
  }

  absl::string_view rest_;
  std::string out_;  // What is folded, and room.
  size_t size_ = 0;  // Of what is folded.
};

// Marks are in: those that folding leaves belong to their word.
bool BelongsToWord(UChar32 c) {
  if (c < 0x80) return absl::ascii_isalnum(static_cast<unsigned char>(c));
  return (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK)) != 0;
}

}  // namespace

std::string ToNfc(absl::string_view text) {
  if (IsNfc(text)) return std::string(text);
  std::string out;
  out.reserve(text.size());
  icu::StringByteSink<std::string> sink(&out);
  UErrorCode error = U_ZERO_ERROR;
  Nfc().normalizeUTF8(0, Piece(text), sink, nullptr, error);
  return out;
}

bool IsNfc(absl::string_view text) {
  UErrorCode error = U_ZERO_ERROR;
  return InertPrefix(text) == text.size() ||
         Nfc().isNormalizedUTF8(Piece(text), error);
}

std::string Fold(absl::string_view text) {
  std::string out;
  if (IsAscii(text)) {
    AppendLower(text, out);
    return out;
  }
  if (!IsNfc(text)) return FoldNfc(ToNfc(text));
  return FoldNfc(text);
}

std::string FoldNfc(absl::string_view text) { return Folder(text).Run(); }

std::string FoldWords(absl::string_view text) {
  const std::string folded = Fold(text);
  std::string out;
  out.reserve(folded.size());
  bool between = false;
  for (absl::string_view rest = folded; !rest.empty();) {
    const absl::string_view before = rest;
    const char32_t c = ConsumeCodePoint(rest);
    if (!BelongsToWord(static_cast<UChar32>(c))) {
      between = true;
      continue;
    }
    if (between && !out.empty()) out.push_back(' ');
    between = false;
    out.append(before.data(), before.size() - rest.size());
  }
  return out;
}

}  // namespace hearsay::text
