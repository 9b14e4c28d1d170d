#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_EVENTS_EVENT_KINSHIP_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_EVENTS_EVENT_KINSHIP_H_

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "common/language/event_coreference.h"

namespace hearsay::claims {

// How the word of a mention goes together with that of an earlier one, the
// nearest last.
enum class EventKinship : uint8_t {
  kNone,
  kAnyEvent,  // "the incident" and anything that happened.
  kNearSense,
  kSameKind,
  kSameStem,  // "approve" and "the approval".
  kSameWord,
};

// The words of one article's events and how they go together. Not thread safe.
class EventKinships {
 public:
  // The number of the profile's word, from 0; the same for the same lemma and
  // part of speech, by which all is compared.
  uint32_t Add(const language::EventProfile& profile);

  // How `word` goes together with `earlier`. Remembered for the first 2,048
  // words, a byte a pair.
  EventKinship Of(uint32_t word, uint32_t earlier);

 private:
  absl::flat_hash_map<std::pair<std::string, bool>, uint32_t> numbers_;
  std::vector<language::EventProfile> words_;     // Without participants.
  std::vector<std::vector<uint8_t>> remembered_;  // By word; kUnknown or it.
};

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_EVENTS_EVENT_KINSHIP_H_
