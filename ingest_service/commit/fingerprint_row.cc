#include "ingest_service/commit/fingerprint_row.h"

#include "absl/strings/str_cat.h"
#include "common/record/article_key.h"

namespace hearsay::commit {
namespace {

constexpr size_t kIdBytes = record::ArticleKey::kIdBytes;
// Which kind of fingerprint; SimHash bands will be another.
constexpr char kEqualTexts = 1;

bool Holds(absl::string_view row, absl::string_view id) {
  for (; row.size() >= kIdBytes; row.remove_prefix(kIdBytes)) {
    if (row.substr(0, kIdBytes) == id) return true;
  }
  return false;
}

}  // namespace

std::string TextFingerprintKey(absl::string_view text_hash) {
  return absl::StrCat(absl::string_view(&kEqualTexts, 1), text_hash);
}

std::string WithCopy(std::string row, absl::string_view id) {
  if (row.size() < kMaxCopiesInRow * kIdBytes && !Holds(row, id)) {
    absl::StrAppend(&row, id);
  }
  return row;
}

std::string WithoutCopy(absl::string_view row, absl::string_view id) {
  std::string left;
  for (; row.size() >= kIdBytes; row.remove_prefix(kIdBytes)) {
    const absl::string_view copy = row.substr(0, kIdBytes);
    if (copy != id) absl::StrAppend(&left, copy);
  }
  return left;
}

absl::string_view OriginalIn(absl::string_view row) {
  return row.size() < kIdBytes ? absl::string_view() : row.substr(0, kIdBytes);
}

}  // namespace hearsay::commit
