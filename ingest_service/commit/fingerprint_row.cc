#include "ingest_service/commit/fingerprint_row.h"

#include <algorithm>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "common/base/byte_codec.h"
#include "common/base/status_macros.h"
#include "common/record/article_key.h"
#include "common/storage/slice.h"

namespace hearsay::commit {
namespace {

constexpr size_t kIdBytes = record::ArticleKey::kIdBytes;
constexpr size_t kAnchorBytes = 5;

bool Holds(absl::string_view row, absl::string_view id) {
  for (; row.size() >= kIdBytes; row.remove_prefix(kIdBytes)) {
    if (row.substr(0, kIdBytes) == id) return true;
  }
  return false;
}

absl::Status TooShort() {
  return absl::DataLossError("sketches: a row is too short");
}

constexpr char kHoldersMergeName[] = "hearsay.Holders";  // On disk.

class HoldersMergeOperator final : public rocksdb::AssociativeMergeOperator {
 public:
  const char* Name() const override { return kHoldersMergeName; }
  bool Merge(const rocksdb::Slice&, const rocksdb::Slice* existing,
             const rocksdb::Slice& operand, std::string* merged,
             rocksdb::Logger*) const override {
    auto holders = DecodeHolders(storage::ToView(operand));
    if (!holders.ok()) return false;
    if (existing != nullptr) {
      const auto more = DecodeHolders(storage::ToView(*existing));
      if (!more.ok()) return false;
      holders->insert(holders->end(), more->begin(), more->end());
      std::sort(holders->begin(), holders->end());
      holders->erase(std::unique(holders->begin(), holders->end()),
                     holders->end());
    }
    holders->resize(std::min(holders->size(), kMaxCopiesInRow));
    *merged = EncodeHolders(*holders);
    return true;
  }
};

}  // namespace

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

std::vector<absl::string_view> CopiesIn(absl::string_view row) {
  std::vector<absl::string_view> ids;
  for (; row.size() >= kIdBytes; row.remove_prefix(kIdBytes)) {
    ids.push_back(row.substr(0, kIdBytes));
  }
  return ids;
}

std::string AnchorKey(uint64_t anchor) {
  std::string bytes(kAnchorBytes, '\0');
  for (size_t i = 0; i < kAnchorBytes; ++i) {
    bytes[i] = static_cast<char>(anchor >> (8 * (kAnchorBytes - 1 - i)));
  }
  return bytes;
}

absl::StatusOr<uint64_t> DecodeAnchorKey(absl::string_view key) {
  if (key.size() != kAnchorBytes) {
    return absl::DataLossError("anchors: a key is not an anchor");
  }
  uint64_t anchor = 0;
  for (const char byte : key) {
    anchor = anchor << 8 | static_cast<unsigned char>(byte);
  }
  return anchor;
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
      return absl::DataLossError("anchors: a row is damaged");
    }
    sequences.push_back(sequence += step);
  }
  return sequences;
}

std::string SketchKey(uint64_t created_sequence) {
  std::string bytes;
  AppendBigEndian64(created_sequence, bytes);
  return bytes;
}

absl::StatusOr<uint64_t> DecodeSketchKey(absl::string_view key) {
  uint64_t created_sequence = 0;
  if (!ConsumeBigEndian64(key, created_sequence) || !key.empty()) {
    return absl::DataLossError("sketches: a key is not a sequence");
  }
  return created_sequence;
}

std::string SketchRowOf(absl::string_view id, absl::string_view sketch) {
  return absl::StrCat(id, sketch);
}

absl::StatusOr<SketchRow> DecodeSketchRow(absl::string_view row) {
  if (row.size() < kIdBytes) return TooShort();
  SketchRow out;
  out.id = std::string(row.substr(0, kIdBytes));
  HEARSAY_ASSIGN_OR_RETURN(out.sketch, DecodeTextSketch(row.substr(kIdBytes)));
  return out;
}

absl::StatusOr<size_t> AnchorsInSketchRow(absl::string_view row) {
  if (row.size() < kIdBytes) return TooShort();
  return AnchorsInTextSketch(row.substr(kIdBytes));
}

std::shared_ptr<rocksdb::AssociativeMergeOperator> HoldersMerge() {
  return std::make_shared<HoldersMergeOperator>();
}

}  // namespace hearsay::commit
