#ifndef HEARSAY_QUERY_SERVICE_INDEX_KEYS_H_
#define HEARSAY_QUERY_SERVICE_INDEX_KEYS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/storage/options.h"
#include "query_service/model/claim_index.h"

namespace hearsay::index {

// The read model's column families. All bytes are FROZEN: a change of any is a
// new kReadModelSchemaVersion, and the read model is built anew.
//
//   family     key                              value
//   articles   article key                      varint sequence, record
//   revisions  article id, sequence             superseded record
//   redirects  article id, old article key      new article key
//   claims     sequence                         article key
//   terms      sequence                         ArticleEntry
//   postings   field, term, 0, chunk            posting list
//   values     'C' chunk                        columns of the chunk
//              'R' sequence                     varint: the sequence that
//                                               superseded it; 0: retracted
//   deltas     sequence                         ChangeDeltas
//   meta       name                             state, languages, schema,
//                                               retracted and not yet purged
//
// Sequences are 8 bytes, chunks 4, big endian. The chunk that is being filled
// has no postings and columns yet: it is kept in memory, and made again from
// `terms` when the read model is opened.
enum Family : size_t {
  kArticles,
  kRevisions,
  kRedirects,
  kClaims,
  kTerms,
  kPostings,
  kValues,
  kDeltas,
  kMeta,
  kFamilies,
};
std::vector<storage::ColumnFamily> MakeFamilies();

constexpr absl::string_view kSchemaKey = "schema";
constexpr absl::string_view kStateKey = "state";
constexpr absl::string_view kLanguagePrefix = "language/";
constexpr absl::string_view kPurgePrefix = "purge/";  // See retraction_purge.h.

// A field's term, as entries hold it, and the prefix of its postings.
std::string TermKey(query::PostingField field, absl::string_view term);
std::string PostingPrefix(absl::string_view term_key);
std::string PostingKey(absl::string_view term_key, uint32_t chunk);
struct PostingKeyParts {
  absl::string_view term_key;  // Into the key.
  uint32_t chunk = 0;
};
// kDataLoss when `key` is none.
absl::StatusOr<PostingKeyParts> DecodePostingKey(absl::string_view key);

std::string ColumnsKey(uint32_t chunk);
constexpr absl::string_view kRemovalPrefix = "R";
std::string RemovalKey(uint64_t sequence);
// kDataLoss when `key` is none.
absl::StatusOr<uint64_t> DecodeRemovalKey(absl::string_view key);

// In revisions and redirects.
std::string ArticleIdKey(absl::string_view article_id, absl::string_view rest);

}  // namespace hearsay::index

#endif  // HEARSAY_QUERY_SERVICE_INDEX_KEYS_H_
