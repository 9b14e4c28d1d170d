#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_ATTRIBUTION_ATTRIBUTION_FINDER_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_ATTRIBUTION_ATTRIBUTION_FINDER_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "common/language/annotated_text.h"
#include "hearsay/v1/claim.pb.h"
#include "ingest_service/claims/analysis/analyzed_article.h"
#include "ingest_service/model/extraction.h"

namespace hearsay::claims {

// Who speaks, as the words of his phrase tell.
struct KnownSpeaker {
  v1::SourceRole role = v1::SOURCE_ROLE_UNSPECIFIED;
  bool anonymous = false;
  bool pronoun = false;
  ByteSpan name;       // The words to show.
  ByteSpan last_word;  // By which alone he may be named again; else empty.
};

// What an attribution means. The later parts read English words; the finder of
// another language says here what they would.
struct KnownSense {
  v1::ClaimType type = v1::CLAIM_TYPE_STATEMENT;
  bool negated = false;       // "n'a pas dit"
  bool carried_over = false;  // The speaker is an earlier attribution's.
  KnownSpeaker speaker;
};

// An attribution, and the one in whose content it stands.
struct FoundAttribution {
  ingest::TextAttribution spans;
  // The cue's dictionary form, "say", "according to"; as the lexicon names it.
  std::string cue_lemma;
  // Any index, earlier or later; none for outermost ones. No attribution is
  // its own ancestor.
  std::optional<size_t> parent;
  // False for what the flat view counts and nobody holds: no claim, no link.
  bool position = true;
  // The attribution whose holder goes on here without being named, by any
  // index; its links hold, all inferred. No circle of these and parents.
  std::optional<size_t> continues;
  // Says nothing of its own: a link of those that stand in it.
  bool relays = false;
  // The same as the flat view of the text has it (Extraction::attributions);
  // none for what is only a link or stands inside another's content.
  std::optional<ingest::TextAttribution> flat;
  std::optional<KnownSense> sense;  // Of languages other than English.
};

// Finds who says what: the decision that the later parts of extraction build
// on. Implementations are shared by all threads.
class AttributionFinder {
 public:
  virtual ~AttributionFinder() = default;
  // In no order that says which stands in which. Spans are ascending, do not
  // overlap inside an attribution, and are trimmed; a content is never empty, a
  // cue only where the layout attributes. Linear in the size of the text.
  virtual std::vector<FoundAttribution> Find(
      const language::AnnotatedText& text) const = 0;
  // The same, of a text whose tree is there already; only some look at it.
  virtual std::vector<FoundAttribution> FindIn(
      const AnalyzedArticle& article) const {
    return Find(article.text());
  }
};

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_ATTRIBUTION_ATTRIBUTION_FINDER_H_
