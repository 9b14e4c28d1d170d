#include "ingest_service/commit/working_set.h"

#include <algorithm>

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
    rows_[family].try_emplace(std::move(key), Row{*std::move(values[i])});
  }
  expected_.clear();
}

absl::StatusOr<std::optional<std::string>> WorkingSet::Get(
    Family family, const std::string& key) {
  const auto found = rows_[family].find(key);
  if (found != rows_[family].end()) return found->second.value;
  HEARSAY_ASSIGN_OR_RETURN(std::optional<std::string> value,
                           database_.Get(family, key));
  return rows_[family]
      .try_emplace(key, Row{std::move(value)})
      .first->second.value;
}

void WorkingSet::Put(Family family, const std::string& key, std::string value) {
  Write(family, key, std::move(value));
}

void WorkingSet::Delete(Family family, const std::string& key) {
  Write(family, key, std::nullopt);
}

void WorkingSet::Write(Family family, const std::string& key,
                       std::optional<std::string> value) {
  rows_[family].insert_or_assign(key, Row{std::move(value), true});
  has_writes_ = true;
}

void WorkingSet::AppendTo(rocksdb::WriteBatch& batch) const {
  std::vector<const Rows::value_type*> written;
  for (size_t family = 0; family < kFamilyCount; ++family) {
    written.clear();
    for (const auto& row : rows_[family]) {
      if (row.second.written) written.push_back(&row);
    }
    std::sort(written.begin(), written.end(),
              [](const auto* a, const auto* b) { return a->first < b->first; });
    for (const auto* row : written) {
      const auto& [key, put] = *row;
      if (put.value) {
        batch.Put(database_.family(family), storage::ToSlice(key),
                  storage::ToSlice(*put.value));
      } else {
        batch.Delete(database_.family(family), storage::ToSlice(key));
      }
    }
  }
}

}  // namespace hearsay::commit
