#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_CLAIM_LINES_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_CLAIM_LINES_H_

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "ingest_service/claims/claim_extractor.h"

namespace hearsay::claims {

// For tests: "outermost > … > holder: content" of each claim of `text`, with
// the models that ship; "(…)" is inferred.
inline std::string ClaimLines(const std::string& text) {
  static const ClaimExtractor& extractor =
      *ClaimExtractor::Load(HEARSAY_MODELS_DIR).value().release();
  std::vector<std::string> out;
  for (const auto& claim : extractor.Extract(text, {}).claims) {
    std::vector<std::string> links, content;
    for (const auto& link : claim.chain()) {
      links.push_back(link.inferred()
                          ? absl::StrCat("(", link.display_name(), ")")
                          : link.display_name());
    }
    for (const auto& span : claim.content()) {
      content.push_back(text.substr(span.begin(), span.end() - span.begin()));
    }
    out.push_back(absl::StrCat(absl::StrJoin(links, " > "), ": ",
                               absl::StrJoin(content, " … ")));
  }
  return absl::StrJoin(out, "; ");
}

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_CLAIM_LINES_H_
