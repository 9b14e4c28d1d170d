#include "ingest_service/commit/anchor_index.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <utility>

#include "absl/functional/function_ref.h"
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

constexpr uint64_t kNewest = std::numeric_limits<uint64_t>::max();
constexpr size_t kSizes = size_t{1} << 16;
constexpr size_t kRetriesInARun = 8;

template <typename T>
bool IsReady(const std::future<T>& future) {
  return future.valid() &&
         future.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
}

// The run and the note of what it covers are one file, so that they come into
// the store together.
absl::Status WriteRun(const storage::Database& database,
                      const RecentAnchors& anchors, uint64_t covers) {
  HEARSAY_ASSIGN_OR_RETURN(
      const auto run,
      storage::RunWriter::Start(database, kAnchors, anchors.size() + 1));
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

// Calls `use` with each article created after `after`, up to `until`, and its
// anchors, until it returns false.
absl::Status ForEachSketch(
    const storage::Database& database, uint64_t after, uint64_t until,
    absl::FunctionRef<bool(uint64_t, const std::vector<uint64_t>&)> use) {
  storage::Scan scan(
      database, kSketches,
      {SketchKey(after + 1), until == kNewest ? "" : SketchKey(until + 1)});
  while (scan.Next()) {
    HEARSAY_ASSIGN_OR_RETURN(const uint64_t created_sequence,
                             DecodeSketchKey(scan.key()));
    HEARSAY_ASSIGN_OR_RETURN(const SketchRow row,
                             DecodeSketchRow(scan.value()));
    if (!use(created_sequence, row.sketch.anchors)) break;
  }
  return scan.status();
}

// Room for the last batch too, which fills it past what makes a run.
std::unique_ptr<RecentAnchors> RoomForARun(size_t run_pairs) {
  return std::make_unique<RecentAnchors>(run_pairs + run_pairs / 12);
}

// Writes the first run of articles whose anchors may not be in memory any more,
// and returns up to which one it goes.
absl::StatusOr<uint64_t> WriteRunOfSketches(const storage::Database& database,
                                            uint64_t after, uint64_t until,
                                            size_t run_pairs) {
  const auto anchors = RoomForARun(run_pairs);
  uint64_t covers = until;
  HEARSAY_RETURN_IF_ERROR(ForEachSketch(
      database, after, until,
      [&](uint64_t created_sequence, const std::vector<uint64_t>& all) {
        for (const uint64_t anchor : all) {
          anchors->Add(anchor, created_sequence);
        }
        if (anchors->size() < run_pairs) return true;
        covers = created_sequence;
        return false;
      }));
  HEARSAY_RETURN_IF_ERROR(WriteRun(database, *anchors, covers));
  return covers;
}

// Goes through all rows; ends early, with kCancelled, once `ending`.
absl::StatusOr<std::unique_ptr<const AnchorFilter>> ReadRows(
    const storage::Database& database, const std::atomic<bool>& ending) {
  auto filter = std::make_unique<AnchorFilter>();
  storage::Scan rows(database, kAnchors, {});
  while (rows.Next()) {
    if (ending) return absl::CancelledError("anchors: not read to the end");
    if (rows.key() == kCoveredKey) continue;
    HEARSAY_ASSIGN_OR_RETURN(const uint64_t anchor,
                             DecodeAnchorKey(rows.key()));
    filter->Add(anchor);
  }
  HEARSAY_RETURN_IF_ERROR(rows.status());
  return filter;
}

}  // namespace

AnchorIndex::AnchorIndex(const storage::Database& database, size_t run_pairs)
    : database_(database),
      run_pairs_(run_pairs),
      recent_(RoomForARun(run_pairs)),
      sizes_(kSizes) {}

AnchorIndex::~AnchorIndex() {
  ending_ = true;
  FinishRun();
}

absl::Status AnchorIndex::Load() {
  HEARSAY_ASSIGN_OR_RETURN(const auto row,
                           database_.Get(kAnchors, std::string(kCoveredKey)));
  if (row) {
    HEARSAY_ASSIGN_OR_RETURN(const auto sequences, DecodeHolders(*row));
    if (sequences.size() != 1) {
      return absl::DataLossError("anchors: what they cover is not known");
    }
    covered_ = sequences.front();
  }
  StartReadingRows();
  // What is read may make a run, which moves covered_.
  return ForEachSketch(
      database_, covered_, kNewest,
      [this](uint64_t created_sequence, const std::vector<uint64_t>& anchors) {
        Add(anchors, created_sequence);
        Keep(created_sequence);
        return true;
      });
}

void AnchorIndex::StartReadingRows() {
  reading_ = std::async(std::launch::async,
                        [this] { return ReadRows(database_, ending_); });
}

void AnchorIndex::TakeRows() {
  auto rows = reading_.get();
  if (!rows.ok()) {
    Log(LogSeverity::kError, "anchors of articles could not be read",
        {{"error", rows.status().ToString()},
         {"consequence", "the store is asked for each: ingest is slower"}});
    return;
  }
  rows_ = *std::move(rows);
}

// Fills stored_ with the holders that each anchor has in the runs.
absl::Status AnchorIndex::ReadStored(absl::Span<const uint64_t> anchors) {
  stored_.resize(std::max(stored_.size(), anchors.size()));
  for (std::vector<uint64_t>& holders : stored_) holders.clear();
  for (const uint64_t anchor : anchors) {
    if (rows_) rows_->Prefetch(anchor);
    since_.Prefetch(anchor);
  }
  asked_.clear();
  keys_.clear();
  for (size_t i = 0; i < anchors.size(); ++i) {
    if (rows_ && !rows_->MayContain(anchors[i]) &&
        !since_.MayContain(anchors[i])) {
      continue;
    }
    asked_.push_back(i);
    keys_.push_back(AnchorKey(anchors[i]));
  }
  if (keys_.empty()) return absl::OkStatus();
  return database_.MultiGetSorted(
      kAnchors, keys_, [this](size_t k, absl::string_view row) -> absl::Status {
        HEARSAY_ASSIGN_OR_RETURN(stored_[asked_[k]], DecodeHolders(row));
        return absl::OkStatus();
      });
}

absl::StatusOr<std::vector<AnchorIndex::Holder>> AnchorIndex::HoldersOf(
    absl::Span<const uint64_t> anchors) {
  HEARSAY_RETURN_IF_ERROR(ReadStored(anchors));
  for (const uint64_t anchor : anchors) {
    recent_->Prefetch(anchor);
    if (outgoing_) outgoing_->Prefetch(anchor);
  }
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
      const Size& size = sizes_[holder % kSizes];
      holders.push_back(
          {holder, 0, size.created_sequence == holder ? size.anchors : 0});
    }
    ++holders.back().anchors;
  }
  return holders;
}

void AnchorIndex::Add(absl::Span<const uint64_t> anchors,
                      uint64_t created_sequence) {
  for (const uint64_t anchor : anchors) recent_->Add(anchor, created_sequence);
  sizes_[created_sequence % kSizes] = {created_sequence, anchors.size()};
}

void AnchorIndex::Remove(std::vector<uint64_t> anchors,
                         uint64_t created_sequence) {
  removed_.emplace_back(std::move(anchors), created_sequence);
}

void AnchorIndex::Forget() {
  recent_->Truncate(kept_);
  removed_.clear();
  sizes_.assign(kSizes, Size());  // Some may be of a text that was not stored.
}

void AnchorIndex::Keep(uint64_t last_sequence) {
  for (const auto& [anchors, created_sequence] : removed_) {
    for (const uint64_t anchor : anchors) {
      recent_->Remove(anchor, created_sequence);
      if (outgoing_) outgoing_->Remove(anchor, created_sequence);
    }
  }
  removed_.clear();
  if (IsReady(reading_)) TakeRows();
  if (IsReady(run_)) FinishRun();
  if (recent_->size() >= run_pairs_) {
    StartRun(last_sequence);
  } else if (outgoing_ && !run_.valid() && recent_->size() >= retry_at_) {
    WriteOutgoing();
  }
  kept_ = recent_->size();
}

void AnchorIndex::ExpectRows(absl::Span<const uint64_t> anchors) {
  FinishRun();
  for (const uint64_t anchor : anchors) since_.Add(anchor);
}

void AnchorIndex::ExpectRowsOf(const RecentAnchors& anchors) {
  anchors.ForEachAnchor([this](uint64_t anchor) { since_.Add(anchor); });
}

void AnchorIndex::StartRun(uint64_t covers) {
  FinishRun();
  if (outgoing_) {
    // Memory stays bounded: the newest articles are the ones to be copied.
    forgot_ = true;
    ExpectRowsOf(*outgoing_);  // Some day.
    Log(LogSeverity::kError, "anchors of articles forgotten",
        {{"consequence",
          "copies of some articles are not found until the "
          "anchors can be written again"}});
  }
  if (!spare_) spare_ = RoomForARun(run_pairs_);
  outgoing_ = std::exchange(recent_, std::move(spare_));
  outgoing_covers_ = covers;
  WriteOutgoing();
}

void AnchorIndex::WriteOutgoing() {
  // One run, however many are missing: others wait for it.
  run_ = std::async(std::launch::async, [this]() -> absl::StatusOr<uint64_t> {
    if (forgot_) {
      return WriteRunOfSketches(database_, covered_, outgoing_covers_,
                                run_pairs_);
    }
    HEARSAY_RETURN_IF_ERROR(WriteRun(database_, *outgoing_, outgoing_covers_));
    return outgoing_covers_;
  });
}

void AnchorIndex::FinishRun() {
  if (!run_.valid()) return;
  const absl::StatusOr<uint64_t> covers = run_.get();
  if (!covers.ok()) {
    retry_at_ = recent_->size() + run_pairs_ / kRetriesInARun;
    Log(LogSeverity::kError, "anchors of articles could not be written",
        {{"error", covers.status().ToString()},
         {"consequence", "they stay in memory and are tried again"}});
    return;
  }
  covered_ = *covers;
  retry_at_ = 0;
  if (covered_ < outgoing_covers_) return;  // Keep starts the next run.
  ExpectRowsOf(*outgoing_);
  outgoing_->Clear();
  spare_ = std::move(outgoing_);
  forgot_ = false;
}

}  // namespace hearsay::commit
