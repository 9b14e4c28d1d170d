#include "ingest_service/commit/anchor_index.h"

#include <algorithm>
#include <utility>

#include "common/base/byte_codec.h"
#include "common/base/log.h"
#include "common/base/status_macros.h"
#include "common/storage/run_writer.h"
#include "common/storage/scan.h"
#include "common/storage/slice.h"
#include "ingest_service/commit/families.h"
#include "ingest_service/commit/fingerprint_row.h"

namespace hearsay::commit {
namespace {

// The run and the note of what it covers are one file, so that they come into
// the store together.
absl::Status WriteRun(const storage::Database& database,
                      const RecentAnchors& anchors, uint64_t covers) {
  HEARSAY_ASSIGN_OR_RETURN(const auto run,
                           storage::RunWriter::Start(database, kAnchors));
  HEARSAY_RETURN_IF_ERROR(
      run->Put(std::string(kCoveredKey), EncodeHolders({covers})));
  std::vector<uint64_t> holders;
  const auto sorted = anchors.Sorted();
  for (auto pair = sorted.begin(); pair != sorted.end();) {
    const uint64_t anchor = pair->first;
    holders.clear();
    for (; pair != sorted.end() && pair->first == anchor; ++pair) {
      holders.push_back(pair->second);
    }
    HEARSAY_RETURN_IF_ERROR(
        run->Merge(AnchorKey(anchor), EncodeHolders(holders)));
  }
  return run->Ingest();
}

void LogFailedRun(const absl::Status& status, absl::string_view consequence) {
  Log(LogSeverity::kError, "anchors of articles could not be written",
      {{"error", status.ToString()}, {"consequence", consequence}});
}

}  // namespace

AnchorIndex::AnchorIndex(const storage::Database& database, size_t run_pairs)
    : database_(database),
      run_pairs_(run_pairs),
      recent_(std::make_unique<RecentAnchors>(0)) {}

AnchorIndex::~AnchorIndex() { FinishRun(); }

absl::Status AnchorIndex::Load() {
  uint64_t covered = 0;
  HEARSAY_ASSIGN_OR_RETURN(const auto row,
                           database_.Get(kAnchors, std::string(kCoveredKey)));
  if (row) {
    HEARSAY_ASSIGN_OR_RETURN(const auto sequences, DecodeHolders(*row));
    if (sequences.size() != 1) {
      return absl::DataLossError("anchors: what they cover is not known");
    }
    covered = sequences.front();
  }
  storage::Scan rows(database_, kAnchors, {});
  has_rows_ = rows.Next();
  HEARSAY_RETURN_IF_ERROR(rows.status());
  storage::Scan scan(database_, kSketches, {SketchKey(covered + 1), ""});
  while (scan.Next()) {
    HEARSAY_ASSIGN_OR_RETURN(const uint64_t created_sequence,
                             DecodeSketchKey(scan.key()));
    HEARSAY_ASSIGN_OR_RETURN(const SketchRow sketch,
                             DecodeSketchRow(scan.value()));
    Add(sketch.sketch.anchors, created_sequence);
    Keep(created_sequence);
  }
  return scan.status();
}

// Fills stored_ with the holders that each anchor has in the runs.
absl::Status AnchorIndex::ReadStored(absl::Span<const uint64_t> anchors) {
  stored_.resize(std::max(stored_.size(), anchors.size()));
  for (std::vector<uint64_t>& holders : stored_) holders.clear();
  if (!has_rows_) return absl::OkStatus();
  keys_.clear();
  for (const uint64_t anchor : anchors) keys_.push_back(AnchorKey(anchor));
  return database_.MultiGetSorted(
      kAnchors, keys_, [this](size_t i, absl::string_view row) -> absl::Status {
        HEARSAY_ASSIGN_OR_RETURN(stored_[i], DecodeHolders(row));
        return absl::OkStatus();
      });
}

absl::StatusOr<std::vector<AnchorIndex::Holder>> AnchorIndex::HoldersOf(
    absl::Span<const uint64_t> anchors) {
  HEARSAY_RETURN_IF_ERROR(ReadStored(anchors));
  std::vector<uint64_t> all;
  for (size_t i = 0; i < anchors.size(); ++i) {
    std::vector<uint64_t>& holders = stored_[i];
    recent_->AppendHolders(anchors[i], holders);
    if (outgoing_) outgoing_->AppendHolders(anchors[i], holders);
    if (holders.empty()) continue;
    // A run that has just been written holds what is still in memory too.
    std::sort(holders.begin(), holders.end());
    holders.erase(std::unique(holders.begin(), holders.end()), holders.end());
    holders.resize(std::min(holders.size(), kMaxCopiesInRow));
    all.insert(all.end(), holders.begin(), holders.end());
  }
  std::sort(all.begin(), all.end());
  std::vector<Holder> holders;
  for (const uint64_t holder : all) {
    if (holders.empty() || holders.back().created_sequence != holder) {
      holders.push_back({holder, 0});
    }
    ++holders.back().anchors;
  }
  return holders;
}

void AnchorIndex::Add(absl::Span<const uint64_t> anchors,
                      uint64_t created_sequence) {
  for (const uint64_t anchor : anchors) recent_->Add(anchor, created_sequence);
}

void AnchorIndex::Remove(std::vector<uint64_t> anchors,
                         uint64_t created_sequence) {
  removed_.emplace_back(std::move(anchors), created_sequence);
}

void AnchorIndex::Forget() {
  recent_->Truncate(kept_);
  removed_.clear();
}

void AnchorIndex::Keep(uint64_t last_sequence) {
  for (const auto& [anchors, created_sequence] : removed_) {
    for (const uint64_t anchor : anchors) {
      recent_->Remove(anchor, created_sequence);
      if (outgoing_) outgoing_->Remove(anchor, created_sequence);
    }
  }
  removed_.clear();
  if (recent_->size() >= run_pairs_) StartRun(last_sequence);
  kept_ = recent_->size();
}

void AnchorIndex::ExpectRows() {
  FinishRun();
  has_rows_ = true;
}

void AnchorIndex::FinishRun() {
  if (!run_.valid()) return;
  const absl::Status status = run_.get();
  if (!status.ok()) {
    return LogFailedRun(status, "they stay in memory for now");
  }
  outgoing_.reset();
  has_rows_ = true;
}

// Room for the last batch too, which fills it past what makes a run.
std::unique_ptr<RecentAnchors> AnchorIndex::RoomForARun() const {
  return std::make_unique<RecentAnchors>(run_pairs_ + run_pairs_ / 12);
}

void AnchorIndex::StartRun(uint64_t covers) {
  FinishRun();
  if (outgoing_ && !gave_up_) {  // The last run could not be written.
    const absl::Status status =
        WriteRun(database_, *outgoing_, outgoing_covers_);
    has_rows_ |= status.ok();
    gave_up_ = !status.ok();
    if (gave_up_) {
      LogFailedRun(status, "some copies are not found until a restart");
    }
  }
  if (gave_up_) {
    // Memory stays bounded. A later run must not claim to cover what is dropped
    // here, so there is none.
    recent_ = RoomForARun();
    return;
  }
  outgoing_ = std::exchange(recent_, RoomForARun());
  outgoing_covers_ = covers;
  run_ = std::async(std::launch::async, [this] {
    return WriteRun(database_, *outgoing_, outgoing_covers_);
  });
}

}  // namespace hearsay::commit
