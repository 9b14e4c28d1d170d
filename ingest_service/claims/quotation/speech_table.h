#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_QUOTATION_SPEECH_TABLE_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_QUOTATION_SPEECH_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "hearsay/v1/claim.pb.h"

namespace hearsay::claims {

// The languages besides English in which quotations are attributed.
enum class SpeechLanguage { kFrench, kGerman, kSpanish, kArabic, kChinese };

// What a word is to an attribution, as bits; closed classes only.
enum SpeechClass : uint32_t {
  kSpeechFinite = 1 << 0,      // dit, sagt, dijo, قال
  kSpeechParticiple = 1 << 1,  // déclaré, gesagt, dicho: with an auxiliary
  kSpeechGerund = 1 << 2,  // ajoutant, مضيفا: its speaker is the last one
  kSpeechAuxiliary = 1 << 3,  // a, ont, hat, ha
  kThatWord = 1 << 4,         // que, dass, أن: a clause follows
  kPersonPronoun = 1 << 5,    // il, sie, 他
  kArticleWord = 1 << 6,      // le, der, nuestro, deux
  kNameLink = 1 << 7,         // de, von, y: goes on inside a noun phrase
  kBetween = 1 << 8,          // hier, nicht, se: may part verb and speaker
  kPhraseEnd = 1 << 9,        // à, dem, ist, pour: no phrase goes over it
  kAccordingWord = 1 << 10,   // selon, laut, según, بحسب
  kDenyingWord = 1 << 11,     // pas, nicht, no, لم
  kReportedMood = 1 << 12,    // sei, habe: German's mood of reported speech
  kClauseOpener = 1 << 13,    // als, weil, quand: opens a dependent clause
  kMannerOpener = 1 << 14,    // wie: „…, wie er sagte“
  // What a noun is as a source.
  kPersonWord = 1 << 15,        // ministre, Sprecher
  kPeopleWord = 1 << 16,        // responsables, Behördenvertreter
  kOrganizationWord = 1 << 17,  // ministère, Polizei
  kOutletNoun = 1 << 18,        // quotidien, Nachrichtenagentur
  kDocumentWord = 1 << 19,      // rapport, Studie
  kNamelessWord = 1 << 20,      // source, Kreise, 知情人士
  kPluralPronoun = 1 << 21,     // ils
};
constexpr uint32_t kSourceNoun = kPersonWord | kPeopleWord | kOrganizationWord |
                                 kOutletNoun | kDocumentWord | kNamelessWord;

// What a verb of speech asks of its surroundings.
enum SpeechFrame : uint8_t {
  kFree = 0,
  kQuoteOnly = 1,     // poursuivre, fragen: only beside a quotation
  kTakesAddress = 2,  // informieren: whom it addresses may stand before "dass"
  kOnlyBeside = 4,    // Arabic "between" and "made clear" are spelt alike.
};

// Rows of the data files; words are set apart by spaces.
struct SpeechVerbRow {
  absl::string_view lemma;
  v1::ClaimType type;
  absl::string_view finite;
  absl::string_view participles;
  absl::string_view gerunds;
  absl::string_view particle = "";  // German: "teilte … mit".
  uint8_t frame = kFree;
};
struct SpeechWordRow {
  uint32_t classes;
  absl::string_view words;
};
// Phrases of several words that introduce a source; set apart by '|'.
struct AccordingRow {
  absl::string_view lemma;
  absl::string_view phrases;
};
struct SpeechData {
  absl::Span<const SpeechVerbRow> verbs;
  absl::Span<const SpeechWordRow> words;
  absl::Span<const AccordingRow> according;
};

// The data of each language, in speech_words_*.cc.
extern const SpeechData kFrenchSpeech;
extern const SpeechData kGermanSpeech;
extern const SpeechData kSpanishSpeech;
extern const SpeechData kArabicSpeech;
extern const SpeechData kChineseSpeech;

struct SpeechVerb {
  absl::string_view lemma;
  v1::ClaimType type = v1::CLAIM_TYPE_STATEMENT;
  absl::string_view particle;
  uint8_t frame = kFree;
};

struct SpeechWord {
  uint32_t classes = 0;
  const SpeechVerb* verb = nullptr;  // Of the first three classes.
  bool Is(uint32_t any) const { return (classes & any) != 0; }
};

// A language's words of speech. Immutable, shared by all threads.
class SpeechTable {
 public:
  // The one of a language; made at the first call.
  static const SpeechTable& Get(SpeechLanguage language);

  // No classes when the word is unknown. `word` is in the form that the data
  // file has it in. O(size).
  SpeechWord Find(absl::string_view word) const;

  struct According {
    std::vector<absl::string_view> words;  // At least one.
    absl::string_view lemma;
  };
  // Those whose first word is `word`, longest first.
  absl::Span<const According> AccordingFrom(absl::string_view word) const;

  // Bytes of the longest word.
  size_t max_word_bytes() const { return max_word_bytes_; }

 private:
  explicit SpeechTable(const SpeechData& data);

  std::vector<SpeechVerb> verbs_;
  absl::flat_hash_map<absl::string_view, SpeechWord> words_;
  absl::flat_hash_map<absl::string_view, std::vector<According>> according_;
  size_t max_word_bytes_ = 0;
};

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_QUOTATION_SPEECH_TABLE_H_
