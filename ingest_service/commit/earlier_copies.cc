#include "ingest_service/commit/earlier_copies.h"

#include <algorithm>
#include <utility>

#include "common/base/status_macros.h"
#include "common/record/resource_name.h"
#include "ingest_service/commit/families.h"
#include "ingest_service/commit/state_row.h"

namespace hearsay::commit {
namespace {

constexpr size_t kMaxEarlierCopies = 16;  // As article.proto says.

absl::StatusOr<std::vector<Duplicates::Match>> FindMatches(
    WorkingSet& rows, Duplicates& duplicates, const PreparedArticle& article,
    const std::string& id, uint64_t created_sequence) {
  HEARSAY_ASSIGN_OR_RETURN(auto matches, duplicates.EarlierMatches(
                                             article.sketch, created_sequence));
  HEARSAY_ASSIGN_OR_RETURN(std::vector<std::string> equal,
                           duplicates.Copies(article.text_hash));
  // What is left is too short for a sketch, or not among the most like ones.
  std::erase_if(equal, [&](const std::string& copy) {
    if (copy == id) return true;
    const auto found =
        std::find_if(matches.begin(), matches.end(),
                     [&](const auto& match) { return match.id == copy; });
    if (found == matches.end()) return false;
    found->share = 1;
    found->kind = v1::COPY_KIND_EXACT;
    return true;
  });
  for (const auto& match : matches) rows.Expect(kIdentities, match.id);
  for (const std::string& copy : equal) rows.Expect(kIdentities, copy);
  rows.Load();
  for (std::string& copy : equal) {
    HEARSAY_ASSIGN_OR_RETURN(const auto state, ReadState(rows, copy));
    if (!state) return absl::DataLossError("fingerprints: an id is not known");
    if (state->created_sequence() >= created_sequence) continue;
    matches.push_back(
        {std::move(copy), state->created_sequence(), 1, v1::COPY_KIND_EXACT});
  }
  std::sort(matches.begin(), matches.end(), [](const auto& a, const auto& b) {
    return a.created_sequence < b.created_sequence;
  });
  matches.resize(std::min(matches.size(), kMaxEarlierCopies));
  return matches;
}

}  // namespace

absl::StatusOr<EarlierCopies> FindEarlierCopies(WorkingSet& rows,
                                                Duplicates& duplicates,
                                                const PreparedArticle& article,
                                                const std::string& id,
                                                uint64_t created_sequence) {
  HEARSAY_ASSIGN_OR_RETURN(
      const auto matches,
      FindMatches(rows, duplicates, article, id, created_sequence));
  EarlierCopies copies(matches.size());
  for (size_t i = 0; i < matches.size(); ++i) {
    HEARSAY_ASSIGN_OR_RETURN(const auto state, ReadState(rows, matches[i].id));
    if (!state) return absl::DataLossError("fingerprints: an id is not known");
    copies[i].set_article(
        record::FormatArticleName(KeyOf(matches[i].id, *state)));
    copies[i].set_share(matches[i].share);
    copies[i].set_kind(matches[i].kind);
  }
  return copies;
}

}  // namespace hearsay::commit
