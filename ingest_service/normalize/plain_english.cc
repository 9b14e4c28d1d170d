#include "ingest_service/normalize/plain_english.h"

#include <bit>
#include <cstddef>
#include <cstdint>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/ascii.h"

namespace hearsay::normalize {
namespace {

// "The" comes first. Others have one or two of them each: German "was" and
// "in", Dutch "of" and "is", French "on", Spanish "has", Polish "to" and "by".
constexpr absl::string_view kWords[] = {
    "the", "of",   "and", "that", "for",  "was",  "with", "said", "has", "have",
    "who", "from", "his", "were", "been", "this", "they", "to",   "in",  "is",
    "on",  "at",   "by",  "it",   "he",   "are",  "but",  "not"};
constexpr uint32_t kThe = 1;  // Bits, by their place among the words.
constexpr int kEnough = 4;
constexpr int kEnoughWithoutThe = 7;

// Everyday words of other languages in ASCII. One may be of a name, "von der
// Leyen" or "Los Angeles"; more are hardly English, whatever titles and outlets
// a text names: "De band The Who is van hier".
constexpr absl::string_view kOthers[] = {
    "de",  "het", "een",  "van",  "niet", "dat",  "zijn", "voor", "met",  "aan",
    "uit", "op",  "te",   "werd", "der",  "das",  "und",  "ist",  "von",  "mit",
    "den", "dem", "ein",  "eine", "auf",  "sich", "auch", "ang",  "ng",   "sa",
    "mga", "na",  "ay",   "di",   "yang", "dan",  "ini",  "itu",  "akan", "el",
    "los", "las", "que",  "por",  "con",  "una",  "del",  "les",  "et",   "du",
    "des", "est", "dans", "pour", "une",  "il",   "che",  "per",  "la",   "le",
    "non", "ya",  "wa",   "kwa",  "ni",   "cha",  "nie",  "sal",  "hy",   "vir",
    "sy",  "och", "att",  "det",  "som",  "og",   "til",  "av",   "um",   "os",
    "em",  "uma", "dos",  "si",   "cu",   "un",   "se",   "je",   "su",   "ve",
    "bir", "bu",  "za",   "ale",  "jak",  "nad"};
constexpr uint32_t kOther = uint32_t{1} << 31;
constexpr int kTooMany = 2;

constexpr size_t kLongest = 4;

// A word of at most four ASCII letters, as a number.
uint32_t Packed(absl::string_view word) {
  uint32_t packed = 0;
  for (const char c : word) {
    packed = packed << 8 | static_cast<unsigned char>(absl::ascii_tolower(
                               static_cast<unsigned char>(c)));
  }
  return packed;
}

uint32_t BitOf(absl::string_view word) {
  static const auto* const kBits = [] {
    auto* bits = new absl::flat_hash_map<uint32_t, uint32_t>;
    uint32_t bit = kThe;
    for (const absl::string_view known : kWords) {
      bits->emplace(Packed(known), bit);
      bit <<= 1;
    }
    for (const absl::string_view other : kOthers) {
      bits->emplace(Packed(other), kOther);
    }
    return bits;
  }();
  if (word.size() > kLongest) return 0;
  const auto found = kBits->find(Packed(word));
  return found == kBits->end() ? 0 : found->second;
}

// Bytes of the punctuation that news is set with, U+0080 to U+00BF and U+2000
// to U+2FFF, or of what goes on with such a sign.
bool IsOfPunctuation(unsigned char c) { return c <= 0xC2 || c == 0xE2; }

}  // namespace

bool IsPlainlyEnglish(absl::string_view text) {
  uint32_t seen = 0;
  int others = 0;
  for (size_t i = 0; i < text.size();) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (!absl::ascii_isascii(c) && !IsOfPunctuation(c)) return false;
    const size_t begin = i;
    while (i < text.size() &&
           absl::ascii_isalpha(static_cast<unsigned char>(text[i]))) {
      ++i;
    }
    // What the text ends with may be cut.
    if (i == begin) {
      ++i;
    } else if (i < text.size()) {
      const uint32_t bit = BitOf(text.substr(begin, i - begin));
      if (bit == kOther && ++others == kTooMany) return false;
      seen |= bit & ~kOther;
    }
  }
  const bool has_the = (seen & kThe) != 0;
  return std::popcount(seen) >= (has_the ? kEnough : kEnoughWithoutThe);
}

}  // namespace hearsay::normalize
