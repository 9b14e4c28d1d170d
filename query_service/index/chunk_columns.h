#ifndef HEARSAY_QUERY_SERVICE_INDEX_CHUNK_COLUMNS_H_
#define HEARSAY_QUERY_SERVICE_INDEX_CHUNK_COLUMNS_H_

#include <bitset>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "query_service/index/symbol_table.h"
#include "query_service/model/claim_rows.h"

namespace hearsay::index {

// The rows of a chunk that is complete, as the family `values` stores them:
// column by column, so that they compress well, with the strings that they use.
//
// Layout:
//   u8 format, varint rows, varint strings
//   strings, each varint size and bytes, in order of first use
//   columns: number gaps (varint), times (zigzag varint of the difference to
//   the row before), source, holder, language (varint, string index), then one
//   byte a row: how many entities, how many events; then each row's entities
//   and events (varint, string index); then one byte a row: the five enums, the
//   four lengths
// FROZEN: the bytes are on disk.
//
// Rows whose sequence offset is `forgotten` lose their strings, for takedowns.
std::string EncodeChunkColumns(
    const query::ClaimRows& rows, const SymbolTable& symbols,
    const std::bitset<query::kChunkSequences>& forgotten);

// kDataLoss when `bytes` are no columns.
absl::StatusOr<query::ClaimRows> DecodeChunkColumns(absl::string_view bytes,
                                                    SymbolTable& symbols);

}  // namespace hearsay::index

#endif  // HEARSAY_QUERY_SERVICE_INDEX_CHUNK_COLUMNS_H_
