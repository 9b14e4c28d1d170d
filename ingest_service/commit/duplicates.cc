#include "ingest_service/commit/duplicates.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "common/base/status_macros.h"
#include "ingest_service/commit/fingerprint_row.h"

namespace hearsay::commit {
namespace {

constexpr size_t kMaxCandidates = 16;

struct Candidate {
  uint64_t created_sequence;
  int anchors;  // In common.
};

bool MoreLike(const Candidate& a, const Candidate& b) {
  if (a.anchors != b.anchors) return a.anchors > b.anchors;
  return a.created_sequence < b.created_sequence;
}

}  // namespace

void Duplicates::Expect(const std::string& text_hash,
                        const TextSketch& sketch) {
  rows_.Expect(kFingerprints, TextFingerprintKey(text_hash));
  for (const uint64_t anchor : sketch.anchors) {
    rows_.Expect(kFingerprints, AnchorKey(anchor));
  }
}

absl::StatusOr<std::string> Duplicates::FirstCopy(
    const std::string& text_hash) {
  HEARSAY_ASSIGN_OR_RETURN(
      const auto row, rows_.Get(kFingerprints, TextFingerprintKey(text_hash)));
  return std::string(OriginalIn(row.value_or("")));
}

absl::StatusOr<std::optional<Duplicates::Match>> Duplicates::EarliestMatch(
    const TextSketch& sketch, uint64_t created_sequence) {
  absl::flat_hash_map<uint64_t, int> anchors_in_common;
  for (const uint64_t anchor : sketch.anchors) {
    HEARSAY_ASSIGN_OR_RETURN(const auto holders, Holders(anchor));
    for (const uint64_t holder : holders) {
      if (holder < created_sequence) ++anchors_in_common[holder];
    }
  }
  std::vector<Candidate> candidates;
  candidates.reserve(anchors_in_common.size());
  for (const auto& [holder, anchors] : anchors_in_common) {
    candidates.push_back({holder, anchors});
  }
  const size_t kept = std::min(candidates.size(), kMaxCandidates);
  const auto end = candidates.begin() + static_cast<ptrdiff_t>(kept);
  std::partial_sort(candidates.begin(), end, candidates.end(), MoreLike);
  candidates.erase(end, candidates.end());

  for (const Candidate& candidate : candidates) {
    rows_.Expect(kFingerprints, SketchKey(candidate.created_sequence));
  }
  rows_.Load();
  std::optional<Match> earliest;
  for (const auto& [holder, anchors] : candidates) {
    if (earliest && earliest->created_sequence < holder) continue;
    HEARSAY_ASSIGN_OR_RETURN(const auto bytes,
                             rows_.Get(kFingerprints, SketchKey(holder)));
    if (!bytes) continue;  // Worth a link, not a refusal.
    HEARSAY_ASSIGN_OR_RETURN(SketchRow row, DecodeSketchRow(*bytes));
    const float share = SharedText(sketch, row.sketch);
    if (share >= kNearDuplicate) {
      earliest = Match{std::move(row.id), holder, share};
    }
  }
  return earliest;
}

absl::Status Duplicates::Put(const std::string& id, uint64_t created_sequence,
                             const std::string& text_hash,
                             const TextSketch& sketch) {
  const std::string text_key = TextFingerprintKey(text_hash);
  HEARSAY_ASSIGN_OR_RETURN(const auto copies,
                           rows_.Get(kFingerprints, text_key));
  std::string row = WithCopy(copies.value_or(""), id);
  if (row != copies) rows_.Put(kFingerprints, text_key, std::move(row));

  if (sketch.empty()) return absl::OkStatus();
  for (const uint64_t anchor : sketch.anchors) {
    HEARSAY_RETURN_IF_ERROR(PutAnchor(anchor, created_sequence));
  }
  rows_.Put(kFingerprints, SketchKey(created_sequence),
            EncodeSketchRow(id, sketch));
  return absl::OkStatus();
}

absl::Status Duplicates::Remove(const std::string& id,
                                uint64_t created_sequence,
                                const std::string& text_hash) {
  const std::string text_key = TextFingerprintKey(text_hash);
  HEARSAY_ASSIGN_OR_RETURN(const auto copies,
                           rows_.Get(kFingerprints, text_key));
  std::string left = WithoutCopy(copies.value_or(""), id);
  if (left.empty()) {
    rows_.Delete(kFingerprints, text_key);
  } else {
    rows_.Put(kFingerprints, text_key, std::move(left));
  }

  HEARSAY_ASSIGN_OR_RETURN(const auto sketch, SketchOf(created_sequence));
  if (!sketch) return absl::OkStatus();
  for (const uint64_t anchor : sketch->anchors) {
    HEARSAY_RETURN_IF_ERROR(RemoveAnchor(anchor, created_sequence));
  }
  rows_.Delete(kFingerprints, SketchKey(created_sequence));
  return absl::OkStatus();
}

absl::StatusOr<std::vector<uint64_t>> Duplicates::Holders(uint64_t anchor) {
  HEARSAY_ASSIGN_OR_RETURN(const auto row,
                           rows_.Get(kFingerprints, AnchorKey(anchor)));
  return DecodeHolders(row.value_or(""));
}

absl::StatusOr<std::optional<TextSketch>> Duplicates::SketchOf(
    uint64_t created_sequence) {
  HEARSAY_ASSIGN_OR_RETURN(
      const auto bytes, rows_.Get(kFingerprints, SketchKey(created_sequence)));
  if (!bytes) return std::nullopt;
  HEARSAY_ASSIGN_OR_RETURN(SketchRow row, DecodeSketchRow(*bytes));
  return std::move(row.sketch);
}

absl::Status Duplicates::PutAnchor(uint64_t anchor, uint64_t created_sequence) {
  HEARSAY_ASSIGN_OR_RETURN(std::vector<uint64_t> holders, Holders(anchor));
  const auto at =
      std::lower_bound(holders.begin(), holders.end(), created_sequence);
  if (at != holders.end() && *at == created_sequence) return absl::OkStatus();
  const bool last = at == holders.end();
  if (last && holders.size() >= kMaxCopiesInRow) return absl::OkStatus();
  holders.insert(at, created_sequence);
  if (holders.size() > kMaxCopiesInRow) holders.pop_back();
  rows_.Put(kFingerprints, AnchorKey(anchor), EncodeHolders(holders));
  return absl::OkStatus();
}

absl::Status Duplicates::RemoveAnchor(uint64_t anchor,
                                      uint64_t created_sequence) {
  HEARSAY_ASSIGN_OR_RETURN(std::vector<uint64_t> holders, Holders(anchor));
  const auto removed =
      std::remove(holders.begin(), holders.end(), created_sequence);
  if (removed == holders.end()) return absl::OkStatus();
  holders.erase(removed, holders.end());
  if (holders.empty()) {
    rows_.Delete(kFingerprints, AnchorKey(anchor));
  } else {
    rows_.Put(kFingerprints, AnchorKey(anchor), EncodeHolders(holders));
  }
  return absl::OkStatus();
}

}  // namespace hearsay::commit
