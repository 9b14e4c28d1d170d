#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_LEARNED_ATTRIBUTION_FINDER_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_LEARNED_ATTRIBUTION_FINDER_H_

#include <memory>
#include <utility>
#include <vector>

#include "ingest_service/claims/attribution/attribution_finder.h"
#include "ingest_service/claims/learned/learned_models.h"
#include "ingest_service/claims/rules/rule_attribution_finder.h"

namespace hearsay::claims {

// Finds attributions of English text by trained models. These know flat
// attributions only; what hangs on what is found by the rules.
class LearnedAttributionFinder final : public AttributionFinder {
 public:
  explicit LearnedAttributionFinder(std::unique_ptr<const LearnedModels> models)
      : models_(std::move(models)) {}

  std::vector<FoundAttribution> Find(
      const language::AnnotatedText& text) const override;
  std::vector<FoundAttribution> FindIn(
      const AnalyzedArticle& article) const override;

 private:
  std::unique_ptr<const LearnedModels> models_;
  RuleAttributionFinder rules_;
};

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_LEARNED_ATTRIBUTION_FINDER_H_
