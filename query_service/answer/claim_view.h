#ifndef HEARSAY_QUERY_SERVICE_ANSWER_CLAIM_VIEW_H_
#define HEARSAY_QUERY_SERVICE_ANSWER_CLAIM_VIEW_H_

#include <map>
#include <memory>

#include "common/api/article_view.h"
#include "hearsay/v1/claim.pb.h"
#include "query_service/index/read_model.h"

namespace hearsay::answer {

// Shows the claims of one answer: an article with several of them is measured
// once. Not thread safe.
class ClaimViewer {
 public:
  // Into `claim`, which is empty. `location` has a record.
  void Show(const index::ClaimLocation& location, bool basic,
            v1::Claim& claim) {
    auto [entry, added] = views_.try_emplace(location.record.get());
    if (added) {
      entry->second = {location.record,
                       std::make_unique<api::ArticleView>(*location.record)};
    }
    const api::ArticleView& view = *entry->second.view;
    if (basic) {
      view.ShowBasicClaim(location.ordinal, claim);
    } else {
      view.ShowClaim(location.ordinal, claim);
    }
  }

 private:
  struct Entry {
    std::shared_ptr<const internal::v1::ArticleRecord> record;
    std::unique_ptr<api::ArticleView> view;
  };
  std::map<const internal::v1::ArticleRecord*, Entry> views_;
};

}  // namespace hearsay::answer

#endif  // HEARSAY_QUERY_SERVICE_ANSWER_CLAIM_VIEW_H_
