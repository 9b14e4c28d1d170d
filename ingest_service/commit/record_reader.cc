#include "ingest_service/commit/record_reader.h"

#include <algorithm>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/base/status_macros.h"
#include "common/record/record_codec.h"
#include "common/storage/digest.h"
#include "common/storage/scan.h"
#include "hearsay/internal/v1/article_state.pb.h"
#include "ingest_service/commit/families.h"

namespace hearsay::commit {
namespace {

using internal::v1::ArticleRecord;
using internal::v1::Change;
using record::ArticleKey;

bool IsTombstone(const ArticleRecord& record) {
  return record.pub_status() == v1::PUB_STATUS_CANCELED;
}

// Says which article is damaged, for whoever is paged.
absl::StatusOr<std::optional<ArticleRecord>> Decode(
    const absl::StatusOr<std::optional<std::string>>& bytes,
    const ArticleKey& key) {
  HEARSAY_RETURN_IF_ERROR(bytes.status());
  if (!*bytes) return std::nullopt;
  absl::StatusOr<ArticleRecord> record = record::DecodeRecord(**bytes);
  if (!record.ok()) {
    return absl::Status(record.status().code(),
                        absl::StrCat(record::FormatArticleName(key), ": ",
                                     record.status().message()));
  }
  return *std::move(record);
}

// What a record says, however it is compressed.
absl::Status AddRecord(absl::string_view key, absl::string_view value,
                       Sha256& digest) {
  HEARSAY_ASSIGN_OR_RETURN(const ArticleRecord record,
                           record::DecodeRecord(value));
  digest.Add(key).Add(record.SerializeAsString());
  return absl::OkStatus();
}

// A purge that is still to be done is no part of what the record says.
absl::Status AddMeta(absl::string_view key, absl::string_view value,
                     Sha256& digest) {
  if (absl::StartsWith(key, kPurgePrefix)) return absl::OkStatus();
  return storage::AddBytes(key, value, digest);
}

}  // namespace

absl::StatusOr<RecordReader::MaybeRecord> RecordReader::ReadCurrent(
    const ArticleKey& key) const {
  return Decode(
      database_.Get(kArticles, record::EncodeArticleKey(key), snapshot_.get()),
      key);
}

absl::StatusOr<RecordReader::MaybeRecord> RecordReader::ReadRevision(
    const ArticleKey& key, int32_t revision) const {
  HEARSAY_ASSIGN_OR_RETURN(MaybeRecord current, ReadCurrent(key));
  if (current && current->revision() == revision) return current;
  return Decode(
      database_.Get(kRevisions, record::EncodeRevisionKey(key, revision),
                    snapshot_.get()),
      key);
}

absl::StatusOr<RecordReader::MaybeRecord> RecordReader::ReadNamed(
    const ArticleKey& key, std::optional<int32_t> revision) const {
  return revision ? ReadRevision(key, *revision) : ReadCurrent(key);
}

absl::StatusOr<ArticleRecord> RecordReader::Get(
    const record::ArticleName& name) const {
  HEARSAY_ASSIGN_OR_RETURN(MaybeRecord found,
                           ReadNamed(name.key, name.revision));
  if (found) return *std::move(found);
  // The article may have had another day, or have another day now.
  const auto not_found = [&] {
    return absl::NotFoundError(absl::StrCat(
        "name: ",
        name.revision ? record::FormatArticleName(name.key, *name.revision)
                      : record::FormatArticleName(name.key),
        " does not exist"));
  };
  HEARSAY_ASSIGN_OR_RETURN(
      const auto bytes,
      database_.Get(kIdentities, name.key.id, snapshot_.get()));
  internal::v1::ArticleState state;
  if (!bytes) return not_found();
  if (!state.ParseFromString(*bytes)) {
    return absl::DataLossError(absl::StrCat(record::FormatArticleName(name.key),
                                            ": its state is damaged"));
  }
  std::vector<int32_t> days(state.previous_days().begin(),
                            state.previous_days().end());
  days.push_back(state.day());
  if (state.source() != name.key.source ||
      std::ranges::find(days, name.key.day) == days.end()) {
    return not_found();
  }
  for (const int32_t day : days) {
    const ArticleKey key{day, state.source(), name.key.id};
    HEARSAY_ASSIGN_OR_RETURN(found, ReadNamed(key, name.revision));
    if (found) return *std::move(found);
  }
  return not_found();
}

absl::StatusOr<Change> RecordReader::ReadChange(
    uint64_t sequence, const record::ChangeEntry& entry) const {
  Change change;
  change.set_sequence(sequence);
  change.set_previous_sequence(entry.previous_sequence);
  HEARSAY_ASSIGN_OR_RETURN(MaybeRecord record,
                           ReadRevision(entry.key, entry.revision));
  const bool retracts = entry.kind == internal::v1::CHANGE_KIND_RETRACTED;
  if (!record || IsTombstone(*record) != retracts) {
    change.set_kind(internal::v1::CHANGE_KIND_GONE);
    return change;
  }
  change.set_kind(entry.kind);
  if (entry.kind == internal::v1::CHANGE_KIND_MOVED) {
    change.set_previous_day(entry.previous_day);
  }
  *change.mutable_record() = *std::move(record);
  return change;
}

absl::StatusOr<std::vector<Change>> RecordReader::ReadChanges(
    uint64_t from_sequence, size_t max_changes, size_t max_bytes) const {
  std::vector<Change> changes;
  size_t bytes = 0;
  storage::Scan scan(database_, kChanges,
                     {record::EncodeSequenceKey(from_sequence), ""},
                     snapshot_.get());
  while (changes.size() < max_changes && bytes < max_bytes && scan.Next()) {
    HEARSAY_ASSIGN_OR_RETURN(const uint64_t sequence,
                             record::DecodeSequenceKey(scan.key()));
    if (sequence != from_sequence + changes.size()) {
      return absl::DataLossError(
          absl::StrCat("changes: sequence ", from_sequence + changes.size(),
                       " is missing, the next one is ", sequence));
    }
    HEARSAY_ASSIGN_OR_RETURN(const record::ChangeEntry entry,
                             record::DecodeChangeEntry(scan.value()));
    HEARSAY_ASSIGN_OR_RETURN(Change change, ReadChange(sequence, entry));
    bytes += change.ByteSizeLong();
    changes.push_back(std::move(change));
  }
  HEARSAY_RETURN_IF_ERROR(scan.status());
  return changes;
}

absl::StatusOr<std::map<std::string, std::string>> RecordReader::Digests()
    const {
  std::map<std::string, std::string> digests;
  for (size_t family = 0; family < kFamilyCount; ++family) {
    // Follows from `sketches`, and from when runs were written.
    if (family == kAnchors) continue;
    const storage::AddEntry add = family == kArticles || family == kRevisions
                                      ? storage::AddEntry(AddRecord)
                                  : family == kMeta
                                      ? storage::AddEntry(AddMeta)
                                      : storage::AddEntry(storage::AddBytes);
    HEARSAY_ASSIGN_OR_RETURN(
        digests[database_.family(family)->GetName()],
        storage::DigestFamily(database_, family, snapshot_.get(), add));
  }
  return digests;
}

}  // namespace hearsay::commit
