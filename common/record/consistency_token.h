#ifndef HEARSAY_COMMON_RECORD_CONSISTENCY_TOKEN_H_
#define HEARSAY_COMMON_RECORD_CONSISTENCY_TOKEN_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace hearsay::record {

// What an ack promises: "the log with this id, up to these sequences". Opaque
// to clients: web-safe base64 over a version byte, the log id and varint pairs.
struct ConsistencyToken {
  struct Position {
    uint32_t partition = 0;
    uint64_t sequence = 0;
    friend bool operator==(const Position&, const Position&) = default;
  };
  std::string log_id;
  std::vector<Position>
      positions;  // Partitions ascending; one for a single node.
  friend bool operator==(const ConsistencyToken&,
                         const ConsistencyToken&) = default;
};

std::string FormatConsistencyToken(const ConsistencyToken& token);
// FieldError on `consistency_token` when it is not one.
absl::StatusOr<ConsistencyToken> ParseConsistencyToken(absl::string_view text);

}  // namespace hearsay::record

#endif  // HEARSAY_COMMON_RECORD_CONSISTENCY_TOKEN_H_
