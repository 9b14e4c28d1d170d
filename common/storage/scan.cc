#include "common/storage/scan.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "common/storage/slice.h"
#include "common/storage/status.h"

namespace hearsay::storage {

KeyRange PrefixRange(absl::string_view prefix) {
  KeyRange range{std::string(prefix), std::string(prefix)};
  // The first key after all that start so: the last byte that can grow, grown.
  while (!range.end.empty()) {
    const auto last = static_cast<unsigned char>(range.end.back());
    range.end.pop_back();
    if (last != 0xff) {
      range.end.push_back(static_cast<char>(last + 1));
      break;
    }
  }
  return range;
}

Scan::Scan(const Database& database, size_t family, KeyRange range,
           const rocksdb::Snapshot* snapshot)
    : database_(database),
      family_(family),
      range_(std::move(range)),
      upper_bound_(ToSlice(range_.end)) {
  rocksdb::ReadOptions options;
  options.snapshot = snapshot;
  options.fill_cache = !range_.begin.empty() || !range_.end.empty();
  if (!range_.end.empty()) options.iterate_upper_bound = &upper_bound_;
  iterator_.reset(database.db().NewIterator(options, database.family(family)));
  SkipTo(range_.begin);
}

bool Scan::Next() {
  if (!positioned_ && iterator_->Valid()) iterator_->Next();
  positioned_ = false;
  return iterator_->Valid();
}

void Scan::SkipTo(absl::string_view key) {
  iterator_->Seek(ToSlice(key));
  positioned_ = true;
}

absl::string_view Scan::key() const { return ToView(iterator_->key()); }
absl::string_view Scan::value() const { return ToView(iterator_->value()); }

absl::Status Scan::status() const {
  return ToStatus(iterator_->status(),
                  absl::StrCat("store ", database_.path(), ": ",
                               database_.family(family_)->GetName(), ": scan"));
}

}  // namespace hearsay::storage
