#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_ATTRIBUTION_FINDER_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_ATTRIBUTION_FINDER_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "common/language/annotated_text.h"
#include "ingest_service/claims/analyzed_article.h"
#include "ingest_service/model/extraction.h"

namespace hearsay::claims {

// An attribution, and the one in whose content it stands.
struct FoundAttribution {
  ingest::TextAttribution spans;
  // The cue's dictionary form, "say", "according to"; as the lexicon names it.
  std::string cue_lemma;
  std::optional<size_t> parent;  // An earlier index; none for outermost ones.
  // The same as the flat view of the text has it (Extraction::attributions);
  // none for what is only a link or stands inside another's content.
  std::optional<ingest::TextAttribution> flat;
};

// Finds who says what: the decision that the later parts of extraction build
// on. Implementations are shared by all threads.
class AttributionFinder {
 public:
  virtual ~AttributionFinder() = default;
  // Parents stand before their children. Spans are ascending, do not overlap
  // inside an attribution, and are trimmed; a content is never empty, a cue
  // only where the layout attributes. Linear in the size of the text.
  virtual std::vector<FoundAttribution> Find(
      const language::AnnotatedText& text) const = 0;
  // The same, of a text whose tree is there already; only some look at it.
  virtual std::vector<FoundAttribution> FindIn(
      const AnalyzedArticle& article) const {
    return Find(article.text());
  }
};

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_ATTRIBUTION_FINDER_H_
