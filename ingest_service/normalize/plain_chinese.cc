#include "ingest_service/normalize/plain_chinese.h"

#include <bit>
#include <cstdint>
#include <string_view>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/ascii.h"
#include "common/text/utf8.h"

namespace hearsay::normalize {
namespace {

constexpr std::u32string_view kSimplified =
    U"这们说时对过发为个进还从开关问间经现动长报记将员务总统议产业电网华东军战"
    U"让给认难题话语该么无际达运选边义组织结约纪济资贸转决击";
constexpr int kEnough = 4;
// The same ones as others write them, and a few more; 国, 会 and 来 tell
// nothing, since Japanese writes them as simplified Chinese does.
constexpr std::u32string_view kOthers =
    U"這們說時對過發為個進還從開關問間經現動長報記將員務總統議產業電網華東軍戰"
    U"讓給認難題話語該麼無際達運選邊義組織結約紀濟資貿轉決擊"
    U"國會來後";
constexpr uint64_t kOther = uint64_t{1} << 63;
static_assert(kSimplified.size() <= 63);

// As many letters as a few abbreviations have.
constexpr int kMostAscii = 16;

uint64_t BitOf(char32_t c) {
  static const auto* const kBits = [] {
    auto* bits = new absl::flat_hash_map<char32_t, uint64_t>;
    for (const char32_t other : kOthers) bits->emplace(other, kOther);
    uint64_t bit = 1;
    for (const char32_t simplified : kSimplified) {
      bits->emplace(simplified, bit);
      bit <<= 1;
    }
    return bits;
  }();
  const auto found = kBits->find(c);
  return found == kBits->end() ? 0 : found->second;
}

bool IsIdeograph(char32_t c) { return c >= 0x4E00 && c <= 0x9FFF; }

bool IsMark(char32_t c) {
  return (c >= 0x80 && c <= 0xBF) || (c >= 0x2000 && c <= 0x2BFF) ||
         (c >= 0x3000 && c <= 0x301F) || (c >= 0xFF00 && c <= 0xFF65);
}

}  // namespace

bool IsPlainlyChinese(absl::string_view text) {
  uint64_t seen = 0;
  int ascii = 0;
  while (!text.empty()) {
    const char32_t c = text::ConsumeCodePoint(text);
    if (c < 0x80) {
      if (absl::ascii_isalpha(static_cast<unsigned char>(c)) &&
          ++ascii > kMostAscii) {
        return false;
      }
      continue;
    }
    if (IsMark(c)) continue;
    if (!IsIdeograph(c)) return false;
    seen |= BitOf(c);
    if ((seen & kOther) != 0) return false;
  }
  return std::popcount(seen) >= kEnough;
}

}  // namespace hearsay::normalize
