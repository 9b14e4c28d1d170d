#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_QUOTATION_SPEECH_SENTENCE_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_QUOTATION_SPEECH_SENTENCE_H_

#include <algorithm>
#include <cstdint>
#include <vector>

#include "ingest_service/claims/quotation/spaced_cues.h"
#include "ingest_service/claims/quotation/speech_units.h"

namespace hearsay::claims {

// A clause of fewer units says nothing: "Sí, dijo".
constexpr uint32_t kFewestOfClause = 3;

// Where speech begins and ends in one sentence of French, German or Spanish.
// What stands before the floor is attributed already.
class SpeechSentence {
 public:
  // Keeps a reference to `paragraph`.
  SpeechSentence(const SpeechParagraph& paragraph, UnitRange sentence)
      : paragraph_(paragraph),
        german_(paragraph.language() == SpeechLanguage::kGerman),
        sentence_(sentence),
        floor_(sentence.begin) {}

  uint32_t floor() const { return floor_; }
  void TakeUpTo(uint32_t end) { floor_ = std::max(floor_, end); }

  // A comma, a dash or a quotation stands before `u`.
  bool EndsSpeech(uint32_t u) const;
  // A quotation stands before `u`, maybe with a comma between.
  bool QuotationBefore(uint32_t u) const;
  // The sentence or its part is over at `u`.
  bool Over(uint32_t u) const;
  // The first unit from the floor on that is no mark.
  uint32_t ClauseBegin() const;
  // What ends before `end`: the quotation there, with those that lead to it, or
  // the whole clause. Empty when there is none.
  std::vector<UnitRange> ContentBefore(uint32_t end) const;
  // The quotations from `u` on, one after the other.
  UnitRange Quotations(uint32_t u) const;
  // The clause from `begin` to the sentence's end, or to where someone else, or
  // the same one anew, takes the floor. Empty when there is none.
  std::vector<UnitRange> Clause(uint32_t begin) const;
  // What `cue` introduces: a clause or quotations. `at` is where its speaker
  // ends when he stands after it, else its own end.
  std::vector<UnitRange> ContentAfter(const SpacedCue& cue, uint32_t at) const;
  // German tells reported speech by its mood.
  bool HasReportedMood(uint32_t from) const;

 private:
  // Whether the "que" at `u` opens what is said, and no relative clause or
  // comparison.
  bool OpensContent(const SpacedCue& cue, uint32_t at, uint32_t u) const;

  const SpeechParagraph& paragraph_;
  const bool german_;
  const UnitRange sentence_;
  uint32_t floor_;
};

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_QUOTATION_SPEECH_SENTENCE_H_
