#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_CHAINS_LINK_RECORDS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_CHAINS_LINK_RECORDS_H_

#include <optional>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "hearsay/internal/v1/record.pb.h"
#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/chains/chains.h"
#include "ingest_service/claims/chains/introduced_documents.h"
#include "ingest_service/claims/mentions/coreference.h"
#include "ingest_service/claims/mentions/entities.h"

namespace hearsay::claims {

// Gives the links of an article's chains their names, roles and entities, claim
// after claim in text order. Links in a row that mean the same one are joined
// ("officials said they believed": one holder, who believes), and an outlet is
// credited once. A pronoun is shown as whom it means. Unnamed people and
// documents that were first met through an outlet keep it when the text takes
// them up again ("one of the officials", "the memo"), as inferred links. Not
// thread safe.
class LinkRecorder {
 public:
  // Keeps references to all. `outlet` is the article's source, a domain or a
  // name: what names it is no link of its own.
  LinkRecorder(const Words& words, const Coreference& coreference,
               absl::string_view outlet, EntityClusters& clusters)
      : words_(words),
        coreference_(coreference),
        outlet_(outlet),
        clusters_(clusters) {}

  // O(links × names of a link + log of the text's paragraphs).
  void AddLinks(const std::vector<ChainLink>& chain,
                internal::v1::ClaimRecord& claim);

 private:
  // A link's record, and whom it means.
  struct Named {
    internal::v1::AttributionRecord record;
    std::optional<uint32_t> meant;
  };

  Named Name(const ChainLink& link) const;
  void TakeUpDocument(const Named& named, std::vector<Named>& links);
  void AddItsOutlet(const Named& named, std::vector<Named>& links) const;
  void NameSource(ByteSpan span, Named& named) const;
  bool IsArticlesOutlet(const Named& named) const;
  bool GoesOn(const Named& named) const;
  bool Answers(const Named& named) const;
  bool InParagraphOfLast(const Named& named) const;
  void TakeUp(const Named& named, std::vector<Named>& links);
  void RememberHolder(const Named& holder, const std::vector<Named>& outside);

  const Words& words_;
  const Coreference& coreference_;
  const absl::string_view outlet_;
  EntityClusters& clusters_;
  std::optional<IntroducedDocuments> documents_;  // Once one is asked for.
  // What stands outside of those met so far, and of the last claim's holder.
  absl::flat_hash_map<uint32_t, std::vector<Named>> relays_;
  std::vector<Named> last_relays_;
  // The last claim's holder, if others stand outside of him, and his phrase.
  std::vector<Named> last_links_;  // But for the article's own outlet.
  std::optional<uint32_t> last_holder_;
  ByteSpan last_source_;
};

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_CHAINS_LINK_RECORDS_H_
