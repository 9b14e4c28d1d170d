#ifndef HEARSAY_COMMON_RECORD_ARTICLE_KEY_H_
#define HEARSAY_COMMON_RECORD_ARTICLE_KEY_H_

#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace hearsay::record {

// The key of an article in both stores: by date, then source.
//
// Layout, every integer big endian so that byte order is key order:
//   [0..4)    day         u32   days since 1970-01-01, sign bit flipped
//   [4..n)    source            lower-case bytes of a domain, no NUL, 1..253
//   [n]       0
//   [n+1..)   article id        16 bytes
// A scan of one day is a prefix scan over [0..4); of one source on one day over
// [0..n]. FROZEN: the bytes are on disk.
struct ArticleKey {
  static constexpr size_t kIdBytes = 16;
  static constexpr size_t kMaxSourceBytes = 253;

  int32_t day = 0;
  std::string source;
  std::string id;  // kIdBytes bytes.

  friend bool operator==(const ArticleKey&, const ArticleKey&) = default;
};

// `key` is valid: see IsValidArticleKey.
std::string EncodeArticleKey(const ArticleKey& key);

// The prefix of all articles of a day, and of one source on a day.
std::string EncodeDayPrefix(int32_t day);
std::string EncodeSourceDayPrefix(int32_t day, absl::string_view source);

// kDataLoss when `bytes` is not a key.
absl::StatusOr<ArticleKey> DecodeArticleKey(absl::string_view bytes);

// The id has 16 bytes, the source 1..253 bytes of [a-z0-9._:-] or bytes ≥ 0x80,
// and is not `-`, which stands for every source in a resource name.
bool IsValidSource(absl::string_view source);
bool IsValidArticleKey(const ArticleKey& key);

}  // namespace hearsay::record

#endif  // HEARSAY_COMMON_RECORD_ARTICLE_KEY_H_
