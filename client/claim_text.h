#ifndef HEARSAY_CLIENT_CLAIM_TEXT_H_
#define HEARSAY_CLIENT_CLAIM_TEXT_H_

#include <string>

#include "hearsay/v1/claim.pb.h"

namespace hearsay::client {

// A claim's parts in words for people.

// `harbour.test → The Daily Lantern → US officials (anonymous)`.
std::string ChainText(const v1::Claim& claim);

// The claim's words, with the hedges among them between asterisks:
// `the dam *may* have been opened`. Parts that are apart in the article are
// joined by " … ".
std::string MarkedWords(const v1::Claim& claim);

// What the holder holds and how surely:
// `denial; negative; certainly not (CT-); low confidence; likely`, with hedges
// outside the claim's words at the end.
std::string StanceText(const v1::Claim& claim);

// `2023-05-25`, or `-` when it has no date.
std::string DateText(const v1::Claim& claim);

}  // namespace hearsay::client

#endif  // HEARSAY_CLIENT_CLAIM_TEXT_H_
