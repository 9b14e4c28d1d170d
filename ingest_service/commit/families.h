#ifndef HEARSAY_INGEST_SERVICE_COMMIT_FAMILIES_H_
#define HEARSAY_INGEST_SERVICE_COMMIT_FAMILIES_H_

#include <cstddef>

// The column families of the record, by their index in Database::Open. What
// their keys and values are stands in common/record/FORMAT.md.
namespace hearsay::commit {

enum Family : size_t {
  kArticles,
  kRevisions,
  kChanges,
  kIdentities,
  kFingerprints,
  kSketches,
  kAnchors,
  kMeta,
  kFamilyCount,
};

// Rows of `meta`.
inline constexpr char kSchemaVersionKey[] = "schema_version";
inline constexpr char kLogIdKey[] = "log_id";
inline constexpr char kCountersKey[] = "counters";
// Prefix of an article id: its text was taken down, but may still stand in some
// file. Gone once it does not.
inline constexpr char kPurgePrefix[] = "purge/";

}  // namespace hearsay::commit

#endif  // HEARSAY_INGEST_SERVICE_COMMIT_FAMILIES_H_
