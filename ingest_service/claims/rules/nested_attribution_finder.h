#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_RULES_NESTED_ATTRIBUTION_FINDER_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_RULES_NESTED_ATTRIBUTION_FINDER_H_

#include <memory>
#include <utility>
#include <vector>

#include "ingest_service/claims/attribution/attribution_finder.h"
#include "ingest_service/claims/rules/rule_attribution_finder.h"

namespace hearsay::claims {

// Adds to what a trained finder finds. Those mark the outermost attributions
// only, as their corpus does: this one asks `finder` again for what a content
// holds, as for a text of its own, and again for what that holds. It also takes
// from the rules what names its source and holder plainly where `finder` has
// nothing: denials, accusations, plans, what something is thought to be. What
// it adds has a source of its own, save the last, not the speaker's "I", and no
// flat form. Of all, it tells which state a
// position (FoundAttribution::position): the corpus of the trained ones marks
// attitudes such as "saw the storm" and "backed the plan" too.
class NestedAttributionFinder final : public AttributionFinder {
 public:
  explicit NestedAttributionFinder(
      std::unique_ptr<const AttributionFinder> finder)
      : finder_(std::move(finder)) {}

  // Reads every token at most once for each level, of which there are few.
  std::vector<FoundAttribution> Find(
      const language::AnnotatedText& text) const override;
  std::vector<FoundAttribution> FindIn(
      const AnalyzedArticle& article) const override;

 private:
  std::unique_ptr<const AttributionFinder> finder_;
  RuleAttributionFinder rules_;
};

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_RULES_NESTED_ATTRIBUTION_FINDER_H_
