#include "query_service/index/keys.h"

#include "absl/status/status.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/base/byte_codec.h"
#include "common/record/change_codec.h"

namespace hearsay::index {

std::vector<storage::ColumnFamily> MakeFamilies() {
  std::vector<storage::ColumnFamily> families(kFamilies);
  // Records are compressed already.
  families[kArticles] = {.name = "articles", .compress = false};
  families[kRevisions] = {
      .name = "revisions", .compress = false, .point_lookups = false};
  families[kRedirects] = {.name = "redirects", .write_buffer_bytes = 4 << 20};
  families[kClaims] = {.name = "claims", .write_buffer_bytes = 4 << 20};
  families[kTerms] = {.name = "terms"};
  families[kPostings] = {.name = "postings", .point_lookups = false};
  families[kValues] = {.name = "values", .write_buffer_bytes = 8 << 20};
  families[kDeltas] = {
      .name = "deltas", .point_lookups = false, .write_buffer_bytes = 8 << 20};
  families[kMeta] = {.name = "meta", .write_buffer_bytes = 4 << 20};
  return families;
}

std::string TermKey(query::PostingField field, absl::string_view term) {
  std::string key(1, static_cast<char>(field));
  absl::StrAppend(&key, term);
  return key;
}

std::string PostingPrefix(absl::string_view term_key) {
  std::string prefix(term_key);
  prefix.push_back('\0');
  return prefix;
}

std::string PostingKey(absl::string_view term_key, uint32_t chunk) {
  std::string key = PostingPrefix(term_key);
  AppendBigEndian32(chunk, key);
  return key;
}

absl::StatusOr<PostingKeyParts> DecodePostingKey(absl::string_view key) {
  constexpr size_t kTail = 1 + sizeof(uint32_t);
  PostingKeyParts parts;
  if (key.size() > kTail && key[key.size() - kTail] == '\0') {
    parts.term_key = key.substr(0, key.size() - kTail);
    absl::string_view chunk = key.substr(key.size() - sizeof(uint32_t));
    if (ConsumeBigEndian32(chunk, parts.chunk)) return parts;
  }
  return absl::DataLossError("postings: a key is not of a field and term");
}

std::string ColumnsKey(uint32_t chunk) {
  std::string key = "C";
  AppendBigEndian32(chunk, key);
  return key;
}

std::string RemovalKey(uint64_t sequence) {
  return absl::StrCat(kRemovalPrefix, record::EncodeSequenceKey(sequence));
}

absl::StatusOr<uint64_t> DecodeRemovalKey(absl::string_view key) {
  if (!absl::StartsWith(key, kRemovalPrefix)) {
    return absl::DataLossError("values: a key is not of a sequence");
  }
  return record::DecodeSequenceKey(key.substr(kRemovalPrefix.size()));
}

std::string ArticleIdKey(absl::string_view article_id, absl::string_view rest) {
  return absl::StrCat(article_id, rest);
}

}  // namespace hearsay::index
