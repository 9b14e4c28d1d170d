// Every decoder of bytes that the read model keeps on disk: whatever the bytes,
// it refuses them or gives something that encodes and reads consistently.
#include <bitset>
#include <cstddef>
#include <cstdint>

#include "absl/strings/string_view.h"
#include "query_service/index/article_entry.h"
#include "query_service/index/chunk_columns.h"
#include "query_service/index/claim_delta.h"
#include "query_service/index/keys.h"
#include "query_service/index/stored_state.h"
#include "query_service/model/posting_list.h"
#include "tests/support/require.h"

namespace hearsay {
namespace {

void ReadPostings(absl::string_view bytes) {
  query::PostingCursor cursor(bytes);
  query::PostingCursor skipping(bytes);
  query::PostingListBuilder copy;
  uint32_t last = 0;
  for (uint32_t row = cursor.Seek(0); row != query::kNoRow;
       row = cursor.Seek(row + 1)) {
    Require(copy.size() == 0 || row > last);
    last = row;
    copy.Append(row, cursor.features());
    if (copy.size() % 7 == 0) {
      Require(skipping.Seek(row) == row);
      Require(skipping.features() == cursor.features());
    }
  }
  if (cursor.damaged()) return;
  Require(copy.size() == cursor.count());
  uint32_t read = 0;
  query::PostingCursor(bytes).ForEachBelow(
      last + 1, [&read](uint32_t, query::Features) { ++read; });
  Require(read == cursor.count());
  query::PostingCursor again(copy.Bytes());
  Require(again.count() == cursor.count());
}

void ReadColumns(absl::string_view bytes) {
  index::SymbolTable symbols;
  const auto rows = index::DecodeChunkColumns(bytes, symbols);
  if (!rows.ok()) return;
  const std::string encoded = index::EncodeChunkColumns(*rows, symbols, {});
  Require(index::DecodeChunkColumns(encoded, symbols).ok());
}

void ReadEntry(absl::string_view bytes) {
  const auto entry = index::DecodeArticleEntry(bytes);
  if (!entry.ok()) return;
  const auto again =
      index::DecodeArticleEntry(index::EncodeArticleEntry(*entry));
  Require(again.ok() && *again == *entry);
}

void ReadDeltas(absl::string_view bytes) {
  const auto change = index::DecodeChangeDeltas(7, bytes);
  if (!change.ok()) return;
  const auto again =
      index::DecodeChangeDeltas(7, index::EncodeChangeDeltas(*change));
  Require(again.ok() && *again == *change);
}

}  // namespace
}  // namespace hearsay

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  const absl::string_view bytes(reinterpret_cast<const char*>(data) + 1,
                                size - 1);
  switch (data[0] % 4) {
    case 0:
      hearsay::ReadPostings(bytes);
      break;
    case 1:
      hearsay::ReadColumns(bytes);
      break;
    case 2:
      hearsay::ReadEntry(bytes);
      break;
    default:
      hearsay::ReadDeltas(bytes);
      (void)hearsay::index::DecodeStoredState(bytes);
      (void)hearsay::index::DecodePostingKey(bytes);
  }
  return 0;
}
