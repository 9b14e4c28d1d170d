#include "ingest_service/commit/duplicates.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "common/base/status_macros.h"
#include "ingest_service/commit/families.h"
#include "ingest_service/commit/fingerprint_row.h"

namespace hearsay::commit {
namespace {

constexpr size_t kMaxCandidates = 16;
// Of two texts that are near, the one with fewer anchors has most of them in
// common with the other. One in eight leaves room for edits that hit anchors,
// and for a long text, of whose anchors fewer stand in a brief.
constexpr size_t kAnchorsForOneInCommon = 8;

bool MoreLike(const AnchorIndex::Holder& a, const AnchorIndex::Holder& b) {
  if (a.anchors != b.anchors) return a.anchors > b.anchors;
  return a.created_sequence < b.created_sequence;
}

v1::CopyKind KindOf(const SharedText& shared) {
  const bool all = shared.of_a >= Duplicates::kNearDuplicate;
  const bool all_of_other = shared.of_b >= Duplicates::kNearDuplicate;
  if (all && all_of_other) return v1::COPY_KIND_NEAR;
  return all ? v1::COPY_KIND_EXCERPT : v1::COPY_KIND_EXTENSION;
}

}  // namespace

absl::StatusOr<std::vector<std::string>> Duplicates::Copies(
    const std::string& text_hash) {
  HEARSAY_ASSIGN_OR_RETURN(const auto row, rows_.Get(kFingerprints, text_hash));
  std::vector<std::string> ids;
  if (!row) return ids;
  for (const absl::string_view id : CopiesIn(*row)) ids.emplace_back(id);
  return ids;
}

absl::StatusOr<std::vector<Duplicates::Match>> Duplicates::EarlierMatches(
    const TextSketch& sketch, uint64_t created_sequence) {
  HEARSAY_ASSIGN_OR_RETURN(const auto holders,
                           anchors_.HoldersOf(sketch.anchors));
  // They ascend.
  const auto later =
      std::find_if(holders.begin(), holders.end(), [&](const auto& holder) {
        return holder.created_sequence >= created_sequence;
      });
  std::vector<AnchorIndex::Holder> candidates(kMaxCandidates);
  candidates.erase(
      std::partial_sort_copy(holders.begin(), later, candidates.begin(),
                             candidates.end(), MoreLike),
      candidates.end());
  const auto has_too_few = [&](int anchors, size_t theirs) {
    return static_cast<size_t>(anchors) * kAnchorsForOneInCommon <
           std::min(theirs, sketch.anchors.size());
  };
  // Most have one anchor in common, a name or a notice, and need not be read.
  std::erase_if(candidates, [&](const AnchorIndex::Holder& candidate) {
    return has_too_few(candidate.anchors, candidate.of);
  });
  for (const auto& candidate : candidates) {
    rows_.Expect(kSketches, SketchKey(candidate.created_sequence));
  }
  rows_.Load();
  std::vector<Match> matches;
  for (const auto& [holder, anchors, of] : candidates) {
    HEARSAY_ASSIGN_OR_RETURN(const auto bytes,
                             rows_.Get(kSketches, SketchKey(holder)));
    if (!bytes) continue;  // Taken down in this batch.
    HEARSAY_ASSIGN_OR_RETURN(const size_t theirs, AnchorsInSketchRow(*bytes));
    if (has_too_few(anchors, theirs)) continue;
    HEARSAY_ASSIGN_OR_RETURN(SketchRow row, DecodeSketchRow(*bytes));
    const SharedText shared = CompareTexts(sketch, row.sketch);
    if (shared.of_shorter() < kNearDuplicate) continue;
    matches.push_back(
        {std::move(row.id), holder, shared.of_shorter(), KindOf(shared)});
  }
  std::sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
    return a.created_sequence < b.created_sequence;
  });
  return matches;
}

absl::Status Duplicates::Put(const std::string& id, uint64_t created_sequence,
                             const std::string& text_hash,
                             const TextSketch& sketch,
                             absl::string_view encoded, bool had_text) {
  HEARSAY_ASSIGN_OR_RETURN(const auto copies,
                           rows_.Get(kFingerprints, text_hash));
  std::string row = WithCopy(copies.value_or(""), id);
  if (row != copies) rows_.Put(kFingerprints, text_hash, std::move(row));

  if (sketch.empty()) return absl::OkStatus();
  if (had_text) {
    // A run may cover this article already, and then no restart reads its
    // sketch again.
    anchors_.ExpectRows(sketch.anchors);
    for (const uint64_t anchor : sketch.anchors) {
      HEARSAY_RETURN_IF_ERROR(PutInRow(anchor, created_sequence));
    }
  }
  anchors_.Add(sketch.anchors, created_sequence);
  rows_.Put(kSketches, SketchKey(created_sequence), SketchRowOf(id, encoded));
  return absl::OkStatus();
}

absl::Status Duplicates::Remove(const std::string& id,
                                uint64_t created_sequence,
                                const std::string& text_hash) {
  HEARSAY_ASSIGN_OR_RETURN(const auto copies,
                           rows_.Get(kFingerprints, text_hash));
  std::string left = WithoutCopy(copies.value_or(""), id);
  if (left.empty()) {
    rows_.Delete(kFingerprints, text_hash);
  } else {
    rows_.Put(kFingerprints, text_hash, std::move(left));
  }

  const std::string key = SketchKey(created_sequence);
  HEARSAY_ASSIGN_OR_RETURN(const auto bytes, rows_.Get(kSketches, key));
  if (!bytes) return absl::OkStatus();
  rows_.Delete(kSketches, key);
  // One that is damaged can go too: anchors that lead to none are passed over.
  absl::StatusOr<SketchRow> row = DecodeSketchRow(*bytes);
  if (!row.ok()) return absl::OkStatus();
  anchors_.ExpectRows(row->sketch.anchors);
  for (const uint64_t anchor : row->sketch.anchors) {
    HEARSAY_RETURN_IF_ERROR(RemoveFromRow(anchor, created_sequence));
  }
  anchors_.Remove(std::move(row->sketch.anchors), created_sequence);
  return absl::OkStatus();
}

absl::Status Duplicates::PutInRow(uint64_t anchor, uint64_t created_sequence) {
  const std::string key = AnchorKey(anchor);
  HEARSAY_ASSIGN_OR_RETURN(const auto row, rows_.Get(kAnchors, key));
  HEARSAY_ASSIGN_OR_RETURN(std::vector<uint64_t> holders,
                           DecodeHolders(row.value_or("")));
  const auto at =
      std::lower_bound(holders.begin(), holders.end(), created_sequence);
  if (at != holders.end() && *at == created_sequence) return absl::OkStatus();
  holders.insert(at, created_sequence);
  holders.resize(std::min(holders.size(), kMaxCopiesInRow));
  rows_.Put(kAnchors, key, EncodeHolders(holders));
  return absl::OkStatus();
}

absl::Status Duplicates::RemoveFromRow(uint64_t anchor,
                                       uint64_t created_sequence) {
  const std::string key = AnchorKey(anchor);
  HEARSAY_ASSIGN_OR_RETURN(const auto row, rows_.Get(kAnchors, key));
  HEARSAY_ASSIGN_OR_RETURN(std::vector<uint64_t> holders,
                           DecodeHolders(row.value_or("")));
  if (std::erase(holders, created_sequence) == 0) return absl::OkStatus();
  if (holders.empty()) {
    rows_.Delete(kAnchors, key);
  } else {
    rows_.Put(kAnchors, key, EncodeHolders(holders));
  }
  return absl::OkStatus();
}

}  // namespace hearsay::commit
