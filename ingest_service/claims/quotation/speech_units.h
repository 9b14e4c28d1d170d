#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_QUOTATION_SPEECH_UNITS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_QUOTATION_SPEECH_UNITS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/quotation/speech_table.h"

namespace hearsay::claims {

// A word, a mark, or a whole quotation with its marks.
struct SpeechUnit {
  TokenRange tokens;
  SpeechWord word;
  // Where the word starts that the French elision or the Arabic conjunction in
  // front of it leaves: "AFP" of "l'AFP". The token's begin where there is
  // neither.
  uint32_t word_begin = 0;
  ByteSpan pronoun;        // "elle" of "a-t-elle"; else empty.
  bool capital = false;    // The word has one.
  bool quotation = false;  // An outermost one.
  bool speech = false;     // A quotation too long for a mere name.
  bool continues = false;  // A quotation that takes up the one before.
  bool open = false;       // A quotation that its paragraph leaves open.

  bool Is(uint32_t classes) const { return word.Is(classes); }
};

// Units [begin, end) of a paragraph.
struct UnitRange {
  uint32_t begin = 0;
  uint32_t end = 0;

  bool empty() const { return begin >= end; }
  uint32_t size() const { return empty() ? 0 : end - begin; }
  friend bool operator==(UnitRange, UnitRange) = default;
};

// A paragraph as attribution sees it: quotations are closed, so that what
// stands in them neither ends a sentence nor attributes anything.
class SpeechParagraph {
 public:
  // Keeps references. O(its tokens).
  SpeechParagraph(const Words& words, SpeechLanguage language,
                  const language::Paragraph& paragraph);

  const Words& words() const { return words_; }
  SpeechLanguage language() const { return language_; }
  const SpeechTable& table() const { return table_; }
  const std::vector<SpeechUnit>& units() const { return units_; }
  const SpeechUnit& operator[](uint32_t u) const { return units_[u]; }
  const std::vector<UnitRange>& sentences() const { return sentences_; }

  // Of the unit's first token: words.h.
  bool HasShape(uint32_t u, uint32_t word_classes) const {
    return !units_[u].quotation &&
           words_.Is(units_[u].tokens.begin, word_classes);
  }
  bool IsMark(uint32_t u) const { return HasShape(u, kAnyMark); }
  // In lower case.
  absl::string_view Lower(uint32_t u) const {
    return units_[u].quotation ? absl::string_view()
                               : words_.Lower(units_[u].tokens.begin);
  }
  ByteSpan SpanOf(UnitRange range) const {
    return {words_.SpanOf(units_[range.begin].tokens).begin,
            words_.SpanOf(units_[range.end - 1].tokens).end};
  }
  // No white space stands between the two units before and at `u`.
  bool Touches(uint32_t u) const;

 private:
  SpeechUnit WordUnit(uint32_t token) const;

  const Words& words_;
  const SpeechLanguage language_;
  const SpeechTable& table_;
  std::vector<SpeechUnit> units_;
  std::vector<UnitRange> sentences_;
};

// The form of a word that the language's table has: lower case; Arabic without
// vowel points, tatweel and the hamza of alef. O(size).
std::string SpeechKey(SpeechLanguage language, absl::string_view word);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_QUOTATION_SPEECH_UNITS_H_
