#ifndef HEARSAY_COMMON_STORAGE_SLICE_H_
#define HEARSAY_COMMON_STORAGE_SLICE_H_

#include "absl/strings/string_view.h"
#include "rocksdb/slice.h"

namespace hearsay::storage {

// Between RocksDB's views and Abseil's; neither owns its bytes.
inline rocksdb::Slice ToSlice(absl::string_view bytes) {
  return {bytes.data(), bytes.size()};
}
inline absl::string_view ToView(const rocksdb::Slice& slice) {
  return {slice.data(), slice.size()};
}

}  // namespace hearsay::storage

#endif  // HEARSAY_COMMON_STORAGE_SLICE_H_
