#include "ingest_service/normalize/plain_arabic.h"

#include <bit>
#include <cstddef>
#include <cstdint>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "common/text/utf8.h"

namespace hearsay::normalize {
namespace {

// Persian has "من", "ما" and "بعد" too, in the same letters.
constexpr absl::string_view kWords[] = {
    "في",   "على", "إلى", "أن",  "التي", "الذي", "هذا",   "هذه", "عن",
    "كان",  "قال", "مع",  "كما", "أو",   "ذلك",  "إن",    "أنه", "وقال",
    "كانت", "الى", "لم",  "منذ", "لكن",  "ليس",  "الذين", "وقد"};
// Words with the article; its neighbours have a few in names and titles.
constexpr absl::string_view kArticle = "ال";
constexpr size_t kLeastBytes = 10;
constexpr int kEnough = 5;

bool IsLetter(char32_t c) {
  return (c >= U'ء' && c <= U'غ') || (c >= U'ف' && c <= U'ي');
}

// What stands in Arabic beside its letters: vowels and what lengthens a line,
// its own digits and marks, and marks and digits of all.
bool IsBeside(char32_t c) {
  return (c < 0x80 && !absl::ascii_isalpha(static_cast<unsigned char>(c))) ||
         (c >= 0x80 && c <= 0xBF) || (c >= 0x2000 && c <= 0x2BFF) ||
         c == U'،' || c == U'؛' || c == U'؟' || c == U'ـ' ||
         (c >= 0x64B && c <= 0x652) || (c >= 0x660 && c <= 0x66C);
}

uint32_t BitOf(absl::string_view word) {
  static const auto* const kBits = [] {
    auto* bits = new absl::flat_hash_map<absl::string_view, uint32_t>;
    uint32_t bit = 1;
    for (const absl::string_view known : kWords) {
      bits->emplace(known, bit);
      bit <<= 1;
    }
    return bits;
  }();
  const auto found = kBits->find(word);
  return found == kBits->end() ? 0 : found->second;
}

// What speaks for Arabic: its everyday words, each once, with others that have
// its article.
class Evidence {
 public:
  void Add(absl::string_view word) {
    if (const uint32_t bit = BitOf(word); bit != 0) {
      everyday_ |= bit;
    } else if (word.size() >= kLeastBytes && absl::StartsWith(word, kArticle)) {
      ++with_article_;
    }
  }
  bool enough() const {
    return everyday_ != 0 &&
           std::popcount(everyday_) + with_article_ >= kEnough;
  }

 private:
  uint32_t everyday_ = 0;
  int with_article_ = 0;
};

}  // namespace

bool IsPlainlyArabic(absl::string_view text) {
  Evidence evidence;
  while (!text.empty()) {
    const absl::string_view word = text;
    absl::string_view after = text;
    char32_t c = text::ConsumeCodePoint(after);
    while (IsLetter(c)) {
      text = after;
      // What the text ends with may be cut.
      if (text.empty()) return evidence.enough();
      c = text::ConsumeCodePoint(after);
    }
    if (!IsBeside(c)) return false;
    evidence.Add(word.substr(0, word.size() - text.size()));
    text = after;
  }
  return evidence.enough();
}

}  // namespace hearsay::normalize
