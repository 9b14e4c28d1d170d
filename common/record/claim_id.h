#ifndef HEARSAY_COMMON_RECORD_CLAIM_ID_H_
#define HEARSAY_COMMON_RECORD_CLAIM_ID_H_

#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "hearsay/internal/v1/record.pb.h"

namespace hearsay::record {

// What a claim is known by: the same in every revision that still makes it, and
// whatever extractor finds it. FROZEN: ids are in names that clients keep.
struct ClaimIdentity {
  std::string article_id;   // 16 bytes.
  std::string content;      // Words, folded (text::FoldWords).
  std::string holder;       // The innermost source's words, folded.
  std::string cue;          // The innermost cue's words, folded.
  uint32_t occurrence = 0;  // How many claims before it are otherwise equal.
};

// 16 bytes of SHA-256 over all fields.
std::string ClaimId(const ClaimIdentity& identity);

// Fills in the claim ids of `record`, as claims of the article id given. Of a
// span that reaches past the text only what lies within counts.
void AssignClaimIds(absl::string_view article_id,
                    internal::v1::ArticleRecord& record);

}  // namespace hearsay::record

#endif  // HEARSAY_COMMON_RECORD_CLAIM_ID_H_
