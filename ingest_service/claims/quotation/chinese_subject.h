#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_QUOTATION_CHINESE_SUBJECT_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_QUOTATION_CHINESE_SUBJECT_H_

#include <cstdint>
#include <optional>

#include "absl/strings/string_view.h"
#include "ingest_service/claims/quotation/speech_units.h"

namespace hearsay::claims {

// A word of the table in a text without spaces.
struct ChineseMatch {
  uint32_t end = 0;  // The unit after it.
  SpeechWord word;
  absl::string_view lemma;  // Of MatchAccordingAt.
};

// A Chinese paragraph: words are told by the table alone. Every look-up is
// O(1), every trimming O(range).
class ChineseText {
 public:
  explicit ChineseText(const SpeechParagraph& paragraph)
      : paragraph_(paragraph) {}

  const SpeechParagraph& paragraph() const { return paragraph_; }
  absl::string_view Exact(uint32_t u) const;

  // The longest word of any of `classes` that starts at `u`, before `limit`.
  std::optional<ChineseMatch> MatchAt(uint32_t u, uint32_t limit,
                                      uint32_t classes) const;
  // The longest one that ends before `end`, not before `floor`: its begin.
  std::optional<uint32_t> MatchBefore(uint32_t end, uint32_t floor,
                                      uint32_t classes) const;
  // What may end the phrase that "据" opens.
  std::optional<ChineseMatch> MatchAccordingAt(uint32_t u,
                                               uint32_t limit) const;

  // Whether the word at `verb` is a verb of speech where it stands: not part
  // of another word, "据说", "名称", nor a noun, "的建议".
  bool IsVerbAt(uint32_t clause, uint32_t verb,
                const ChineseMatch& match) const;
  // Whether what starts at `u` may be a clause: "表示不会", not "表示感谢".
  bool OpensClause(uint32_t u) const;
  // A verb whose subject may be left out: "并表示".
  bool CarriesOn(const SpeechVerb& verb) const;
  // "我", "我们": unmarked speech or the writer.
  bool IsWriter(UnitRange phrase) const;
  // Without days, dates and hours at its ends: "28日", "8月3日".
  UnitRange WithoutTimes(UnitRange range) const;

 private:
  const SpeechParagraph& paragraph_;
};

struct ChineseSubject {
  bool fit = false;     // False: no one says this.
  UnitRange phrase;     // Empty when it is left out.
  bool denied = false;  // "并未表示"
};

// The subject in what stands between a clause's start and its verb. O(range),
// of which no more than some forty units are looked at.
ChineseSubject FindChineseSubject(const ChineseText& text, UnitRange before);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_QUOTATION_CHINESE_SUBJECT_H_
