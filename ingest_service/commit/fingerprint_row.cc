#include "ingest_service/commit/fingerprint_row.h"

#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "common/base/byte_codec.h"
#include "common/base/status_macros.h"
#include "common/record/article_key.h"

namespace hearsay::commit {
namespace {

constexpr size_t kIdBytes = record::ArticleKey::kIdBytes;

// The first byte of a key.
constexpr char kEqualTexts = 1;
constexpr char kAnchor = 2;
constexpr char kSketch = 3;

bool Holds(absl::string_view row, absl::string_view id) {
  for (; row.size() >= kIdBytes; row.remove_prefix(kIdBytes)) {
    if (row.substr(0, kIdBytes) == id) return true;
  }
  return false;
}

std::string KeyOf(char kind, absl::string_view rest) {
  return absl::StrCat(absl::string_view(&kind, 1), rest);
}

}  // namespace

std::string TextFingerprintKey(absl::string_view text_hash) {
  return KeyOf(kEqualTexts, text_hash);
}

std::string WithCopy(std::string row, absl::string_view id) {
  if (row.size() < kMaxCopiesInRow * kIdBytes && !Holds(row, id)) {
    absl::StrAppend(&row, id);
  }
  return row;
}

std::string WithoutCopy(absl::string_view row, absl::string_view id) {
  std::string left;
  for (; row.size() >= kIdBytes; row.remove_prefix(kIdBytes)) {
    const absl::string_view copy = row.substr(0, kIdBytes);
    if (copy != id) absl::StrAppend(&left, copy);
  }
  return left;
}

absl::string_view OriginalIn(absl::string_view row) {
  return row.size() < kIdBytes ? absl::string_view() : row.substr(0, kIdBytes);
}

std::string AnchorKey(uint64_t anchor) {
  std::string bytes;
  AppendBigEndian64(anchor, bytes);
  return KeyOf(kAnchor, absl::string_view(bytes).substr(3));
}

std::string EncodeHolders(const std::vector<uint64_t>& sequences) {
  std::string row;
  uint64_t before = 0;
  for (const uint64_t sequence : sequences) {
    AppendVarint(sequence - before, row);
    before = sequence;
  }
  return row;
}

absl::StatusOr<std::vector<uint64_t>> DecodeHolders(absl::string_view row) {
  std::vector<uint64_t> sequences;
  uint64_t sequence = 0, step = 0;
  while (!row.empty()) {
    if (!ConsumeVarint(row, step) || step == 0) {
      return absl::DataLossError("fingerprints: an anchor's row is damaged");
    }
    sequences.push_back(sequence += step);
  }
  return sequences;
}

std::string SketchKey(uint64_t created_sequence) {
  std::string bytes;
  AppendBigEndian64(created_sequence, bytes);
  return KeyOf(kSketch, bytes);
}

std::string EncodeSketchRow(absl::string_view id, const TextSketch& sketch) {
  return absl::StrCat(id, EncodeTextSketch(sketch));
}

absl::StatusOr<SketchRow> DecodeSketchRow(absl::string_view row) {
  if (row.size() < kIdBytes) {
    return absl::DataLossError("fingerprints: a sketch's row is too short");
  }
  SketchRow out;
  out.id = std::string(row.substr(0, kIdBytes));
  HEARSAY_ASSIGN_OR_RETURN(out.sketch, DecodeTextSketch(row.substr(kIdBytes)));
  return out;
}

}  // namespace hearsay::commit
