#include "common/record/article_key.h"

#include <algorithm>

#include "absl/status/status.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "common/base/byte_codec.h"

namespace hearsay::record {
namespace {

// Makes the byte order of signed days their numeric order.
constexpr uint32_t kSignBit = 0x80000000u;

bool IsSourceByte(unsigned char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') ||
         byte == '.' || byte == '_' || byte == ':' || byte == '-' ||
         byte >= 0x80;
}

}  // namespace

std::string EncodeDayPrefix(int32_t day) {
  std::string bytes;
  AppendBigEndian32(static_cast<uint32_t>(day) ^ kSignBit, bytes);
  return bytes;
}

std::string EncodeSourceDayPrefix(int32_t day, absl::string_view source) {
  std::string bytes = EncodeDayPrefix(day);
  absl::StrAppend(&bytes, source, absl::string_view("\0", 1));
  return bytes;
}

std::string EncodeArticleKey(const ArticleKey& key) {
  std::string bytes = EncodeSourceDayPrefix(key.day, key.source);
  bytes += key.id;
  return bytes;
}

absl::StatusOr<ArticleKey> DecodeArticleKey(absl::string_view bytes) {
  const auto damaged = [all = bytes] {
    return absl::DataLossError(absl::StrCat(
        "article key: not one: ", absl::BytesToHexString(all.substr(0, 300))));
  };
  uint32_t day = 0;
  if (!ConsumeBigEndian32(bytes, day)) return damaged();
  // The id may hold any byte, so the separator is found from the end.
  if (bytes.size() < ArticleKey::kIdBytes + 1) return damaged();
  const size_t source_bytes = bytes.size() - ArticleKey::kIdBytes - 1;
  ArticleKey key{static_cast<int32_t>(day ^ kSignBit),
                 std::string(bytes.substr(0, source_bytes)),
                 std::string(bytes.substr(source_bytes + 1))};
  if (bytes[source_bytes] != '\0' || !IsValidArticleKey(key)) return damaged();
  return key;
}

bool IsValidSource(absl::string_view source) {
  return !source.empty() && source.size() <= ArticleKey::kMaxSourceBytes &&
         source != "-" && std::ranges::all_of(source, IsSourceByte);
}

bool IsValidArticleKey(const ArticleKey& key) {
  return key.id.size() == ArticleKey::kIdBytes && IsValidSource(key.source);
}

}  // namespace hearsay::record
