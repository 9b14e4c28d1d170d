#ifndef HEARSAY_COMMON_RECORD_SCHEMA_VERSION_H_
#define HEARSAY_COMMON_RECORD_SCHEMA_VERSION_H_

namespace hearsay::record {

// Versions of the two on-disk layouts of FORMAT.md. A store names its version
// in `meta`; a program refuses any other. Raise one whenever old bytes would be
// read wrongly: the record then needs a migration, the read model a rebuild.
constexpr int kIngestSchemaVersion = 3;
constexpr int kReadModelSchemaVersion = 3;

}  // namespace hearsay::record

#endif  // HEARSAY_COMMON_RECORD_SCHEMA_VERSION_H_
