#include "common/record/change_codec.h"

#include <limits>

#include "absl/status/status.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "common/base/byte_codec.h"
#include "common/base/status_macros.h"

namespace hearsay::record {
namespace {

constexpr uint32_t kSignBit = 0x80000000u;
constexpr size_t kRevisionBytes = 4;

absl::Status Damaged(absl::string_view what, absl::string_view bytes) {
  return absl::DataLossError(absl::StrCat(
      what, ": not one: ", absl::BytesToHexString(bytes.substr(0, 300))));
}

bool IsStoredKind(int kind) {
  return kind >= internal::v1::CHANGE_KIND_CREATED &&
         kind <= internal::v1::CHANGE_KIND_REEXTRACTED;
}

bool IsRevision(uint64_t revision) {
  return revision >= 1 && revision <= std::numeric_limits<int32_t>::max();
}

// Everything before the article key.
bool ConsumeHead(absl::string_view& bytes, ChangeEntry& entry) {
  if (bytes.empty() || !IsStoredKind(bytes[0])) return false;
  entry.kind = static_cast<internal::v1::ChangeKind>(bytes[0]);
  bytes.remove_prefix(1);
  uint64_t revision = 0;
  if (!ConsumeVarint(bytes, revision) || !IsRevision(revision)) return false;
  entry.revision = static_cast<int32_t>(revision);
  if (!ConsumeVarint(bytes, entry.previous_sequence)) return false;
  if (entry.kind == internal::v1::CHANGE_KIND_MOVED) {
    uint32_t day = 0;
    if (!ConsumeBigEndian32(bytes, day)) return false;
    entry.previous_day = static_cast<int32_t>(day ^ kSignBit);
  }
  return true;
}

}  // namespace

std::string EncodeSequenceKey(uint64_t sequence) {
  std::string bytes;
  AppendBigEndian64(sequence, bytes);
  return bytes;
}

absl::StatusOr<uint64_t> DecodeSequenceKey(absl::string_view bytes) {
  const absl::string_view all = bytes;
  uint64_t sequence = 0;
  if (!ConsumeBigEndian64(bytes, sequence) || !bytes.empty()) {
    return Damaged("sequence key", all);
  }
  return sequence;
}

std::string EncodeRevisionKey(const ArticleKey& key, int32_t revision) {
  std::string bytes = EncodeArticleKey(key);
  AppendBigEndian32(static_cast<uint32_t>(revision), bytes);
  return bytes;
}

absl::StatusOr<RevisionKey> DecodeRevisionKey(absl::string_view bytes) {
  if (bytes.size() < kRevisionBytes) return Damaged("revision key", bytes);
  absl::string_view tail = bytes.substr(bytes.size() - kRevisionBytes);
  uint32_t revision = 0;
  if (!ConsumeBigEndian32(tail, revision) || !IsRevision(revision)) {
    return Damaged("revision key", bytes);
  }
  bytes.remove_suffix(kRevisionBytes);
  HEARSAY_ASSIGN_OR_RETURN(ArticleKey key, DecodeArticleKey(bytes));
  return RevisionKey{std::move(key), static_cast<int32_t>(revision)};
}

std::string EncodeChangeEntry(const ChangeEntry& entry) {
  std::string bytes(1, static_cast<char>(entry.kind));
  AppendVarint(static_cast<uint64_t>(entry.revision), bytes);
  AppendVarint(entry.previous_sequence, bytes);
  if (entry.kind == internal::v1::CHANGE_KIND_MOVED) {
    AppendBigEndian32(static_cast<uint32_t>(entry.previous_day) ^ kSignBit,
                      bytes);
  }
  bytes += EncodeArticleKey(entry.key);
  return bytes;
}

absl::StatusOr<ChangeEntry> DecodeChangeEntry(absl::string_view bytes) {
  const absl::string_view all = bytes;
  ChangeEntry entry;
  if (!ConsumeHead(bytes, entry)) return Damaged("change", all);
  HEARSAY_ASSIGN_OR_RETURN(entry.key, DecodeArticleKey(bytes));
  return entry;
}

}  // namespace hearsay::record
