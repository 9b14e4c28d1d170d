#include "ingest_service/commit/working_set.h"

#include "common/base/status_macros.h"
#include "common/storage/slice.h"

namespace hearsay::commit {

void WorkingSet::Expect(Family family, std::string key) {
  expected_.emplace_back(family, std::move(key));
}

void WorkingSet::Load() {
  if (expected_.empty()) return;
  std::vector<storage::Database::KeyRef> keys;
  keys.reserve(expected_.size());
  for (const auto& [family, key] : expected_) keys.push_back({family, key});
  auto values = database_.MultiGet(keys);
  for (size_t i = 0; i < keys.size(); ++i) {
    // A row that could not be read fails whoever asks for it, nobody else.
    if (!values[i].ok()) continue;
    auto& [family, key] = expected_[i];
    rows_[family].try_emplace(std::move(key), *std::move(values[i]));
  }
  expected_.clear();
}

absl::StatusOr<std::optional<std::string>> WorkingSet::Get(
    Family family, const std::string& key) {
  const auto found = rows_[family].find(key);
  if (found != rows_[family].end()) return found->second;
  HEARSAY_ASSIGN_OR_RETURN(std::optional<std::string> value,
                           database_.Get(family, key));
  return rows_[family].emplace(key, std::move(value)).first->second;
}

void WorkingSet::Put(Family family, const std::string& key, std::string value) {
  batch_.Put(database_.family(family), storage::ToSlice(key),
             storage::ToSlice(value));
  rows_[family].insert_or_assign(key, std::move(value));
}

void WorkingSet::Delete(Family family, const std::string& key) {
  batch_.Delete(database_.family(family), storage::ToSlice(key));
  rows_[family].insert_or_assign(key, std::nullopt);
}

}  // namespace hearsay::commit
