#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_QUOTATION_QUOTATION_ATTRIBUTION_FINDER_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_QUOTATION_QUOTATION_ATTRIBUTION_FINDER_H_

#include <optional>
#include <vector>

#include "absl/strings/string_view.h"
#include "ingest_service/claims/attribution/attribution_finder.h"
#include "ingest_service/claims/quotation/speech_table.h"

namespace hearsay::claims {

// The language of a BCP-47 tag, when quotations are attributed in it.
std::optional<SpeechLanguage> SpeechLanguageOf(absl::string_view tag);

// Finds who is quoted, and who is reported by a plain verb of speech, in a text
// of one language other than English: by quotation marks, the language's verbs
// and how it orders them. Precision comes first; what a sentence does not say
// plainly is left out. Immutable; tables only, no model.
class QuotationAttributionFinder final : public AttributionFinder {
 public:
  explicit QuotationAttributionFinder(SpeechLanguage language)
      : language_(language) {}

  // Each attribution has its sense (FoundAttribution::sense). A speaker who is
  // left out, "Añadió que", is the one before him, if he is near.
  std::vector<FoundAttribution> Find(
      const language::AnnotatedText& text) const override;

 private:
  const SpeechLanguage language_;
};

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_QUOTATION_QUOTATION_ATTRIBUTION_FINDER_H_
