#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_ANALYSIS_NAME_TOKEN_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_ANALYSIS_NAME_TOKEN_H_

#include <cstdint>

namespace hearsay::claims {

// What a token is of a name, as the name tagger labels it.
enum NameLabel : uint8_t {
  kNoName,
  kPersonBegin,
  kPersonInside,
  kPlaceBegin,
  kPlaceInside,
  kOrganizationBegin,
  kOrganizationInside,
  kNameLabels
};

// A token's label, and how likely it stands in a name of each kind.
struct NameToken {
  NameLabel label = kNoName;
  float person = 0;
  float place = 0;
  float organization = 0;
};

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_ANALYSIS_NAME_TOKEN_H_
