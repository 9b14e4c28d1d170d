#ifndef HEARSAY_QUERY_SERVICE_INDEX_SYMBOL_TABLE_H_
#define HEARSAY_QUERY_SERVICE_INDEX_SYMBOL_TABLE_H_

#include <cstddef>
#include <deque>
#include <optional>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "common/base/mutex.h"
#include "query_service/model/claim_rows.h"

namespace hearsay::index {

// Numbers for strings that repeat: sources, holders, languages. They are given
// in order of use and live as long as the process; nothing stored has them.
// Thread safe.
class SymbolTable {
 public:
  query::Symbol Intern(absl::string_view text) {
    MutexLock lock(mutex_);
    if (const auto found = symbols_.find(text); found != symbols_.end()) {
      return found->second;
    }
    const auto symbol = static_cast<query::Symbol>(texts_.size());
    texts_.emplace_back(text);
    symbols_.emplace(texts_.back(), symbol);
    text_bytes_ += text.size();
    return symbol;
  }
  std::optional<query::Symbol> Find(absl::string_view text) const {
    MutexLock lock(mutex_);
    const auto found = symbols_.find(text);
    if (found == symbols_.end()) return std::nullopt;
    return found->second;
  }
  std::string Text(query::Symbol symbol) const {
    MutexLock lock(mutex_);
    return texts_.at(symbol);
  }
  // Texts, and their places in both directions: about.
  size_t held_bytes() const {
    MutexLock lock(mutex_);
    return text_bytes_ + texts_.size() * sizeof(std::string) +
           symbols_.capacity() * (sizeof(*symbols_.begin()) + 1);
  }

 private:
  mutable Mutex mutex_;
  // A deque, so that the views below stay good.
  std::deque<std::string> texts_ ABSL_GUARDED_BY(mutex_);
  absl::flat_hash_map<absl::string_view, query::Symbol> symbols_
      ABSL_GUARDED_BY(mutex_);
  size_t text_bytes_ ABSL_GUARDED_BY(mutex_) = 0;
};

}  // namespace hearsay::index

#endif  // HEARSAY_QUERY_SERVICE_INDEX_SYMBOL_TABLE_H_
