#include "common/record/claim_id.h"

#include <algorithm>
#include <map>

#include "absl/strings/str_cat.h"
#include "common/base/sha256.h"
#include "common/text/fold.h"

namespace hearsay::record {
namespace {

// The bytes of a span, as much of it as lies within the text.
absl::string_view In(absl::string_view text,
                     const internal::v1::TextSpan& span) {
  const size_t begin = std::min<size_t>(span.begin(), text.size());
  const size_t end = std::clamp<size_t>(span.end(), begin, text.size());
  return text.substr(begin, end - begin);
}

ClaimIdentity IdentityOf(absl::string_view article_id, absl::string_view text,
                         const internal::v1::ClaimRecord& claim) {
  ClaimIdentity identity;
  identity.article_id = std::string(article_id);
  std::string content;
  for (const internal::v1::TextSpan& span : claim.content()) {
    absl::StrAppend(&content, In(text, span), " ");
  }
  identity.content = text::FoldWords(content);
  if (claim.chain().empty()) return identity;
  const internal::v1::AttributionRecord& holder = *claim.chain().rbegin();
  // A source that does not stand in the text is known by its name alone.
  identity.holder = text::FoldWords(
      holder.has_source() ? In(text, holder.source()) : holder.display_name());
  if (holder.has_cue()) identity.cue = text::FoldWords(In(text, holder.cue()));
  return identity;
}

}  // namespace

std::string ClaimId(const ClaimIdentity& identity) {
  return Sha256()
      .Add(identity.article_id)
      .Add(identity.content)
      .Add(identity.holder)
      .Add(identity.cue)
      .Add(uint64_t{identity.occurrence})
      .Digest128();
}

void AssignClaimIds(absl::string_view article_id,
                    internal::v1::ArticleRecord& record) {
  std::map<std::string, uint32_t> occurrences;
  for (internal::v1::ClaimRecord& claim : *record.mutable_claims()) {
    ClaimIdentity identity = IdentityOf(article_id, record.text(), claim);
    // The id of the first occurrence stands for all that they have in common.
    identity.occurrence = occurrences[ClaimId(identity)]++;
    claim.set_claim_id(ClaimId(identity));
  }
}

}  // namespace hearsay::record
