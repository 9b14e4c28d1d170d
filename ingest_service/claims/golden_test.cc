// The claims of whole articles: tests/golden/claims/NAME.txt gives NAME.claims;
// NAME.fr.txt is in French, a NAME without a language in English.
// HEARSAY_UPDATE_GOLDEN=1 writes what is found instead; review the difference.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "gtest/gtest.h"
#include "ingest_service/claims/claim_extractor.h"

namespace hearsay::claims {
namespace {

using internal::v1::AttributionRecord;
using internal::v1::ClaimRecord;
using internal::v1::TextSpan;

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string Exact(const std::string& text, const TextSpan& span) {
  return text.substr(span.begin(), span.end() - span.begin());
}

std::string Quoted(const std::string& text,
                   const google::protobuf::RepeatedPtrField<TextSpan>& spans) {
  std::vector<std::string> parts;
  for (const TextSpan& span : spans) parts.push_back(Exact(text, span));
  return absl::StrJoin(parts, " / ");
}

std::string ShowLink(const AttributionRecord& link) {
  const std::string role = v1::SourceRole_Name(link.role());
  return absl::StrCat(
      "  ", link.display_name().empty() ? "?" : link.display_name(), " [",
      role.substr(role.rfind('_') + 1), link.anonymous() ? " anonymous" : "",
      link.inferred() ? " inferred" : "", "] ", link.cue_lemma(), "\n");
}

// Without the prefix that all values of an enum share.
std::string Bare(const std::string& name, const std::string& prefix) {
  return name.substr(prefix.size());
}

std::string Show(const std::string& text, const ClaimRecord& claim) {
  std::string out = absl::StrCat(Quoted(text, claim.content()), "\n");
  for (const AttributionRecord& link : claim.chain()) {
    absl::StrAppend(&out, ShowLink(link));
  }
  absl::StrAppend(
      &out, "  ", Bare(v1::QuoteType_Name(claim.quote_type()), "QUOTE_TYPE_"),
      " ", Bare(v1::ClaimType_Name(claim.type()), "CLAIM_TYPE_"), " ",
      Bare(v1::Polarity_Name(claim.polarity()), "POLARITY_"), " ",
      Bare(v1::Factuality_Name(claim.factuality()), "FACTUALITY_"), " ",
      Bare(v1::Likelihood_Name(claim.likelihood()), "LIKELIHOOD_"), " ",
      Bare(v1::StatedConfidence_Name(claim.stated_confidence()),
           "STATED_CONFIDENCE_"),
      "\n");
  if (claim.hedges_size() > 0) {
    absl::StrAppend(&out, "  hedges: ", Quoted(text, claim.hedges()), "\n");
  }
  if (claim.basis_size() > 0) {
    absl::StrAppend(&out, "  basis: ", Quoted(text, claim.basis()), "\n");
  }
  return out;
}

TEST(GoldenTest, ClaimsAreThoseOnFile) {
  const auto extractor = ClaimExtractor::Load("").value();
  ingest::ArticleContext context;
  context.source = "echo.example";
  int articles = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(HEARSAY_GOLDEN_DIR)) {
    if (entry.path().extension() != ".txt") continue;
    const std::string text = ReadFile(entry.path());
    const std::string language = entry.path().stem().extension().string();
    context.language_code = language.empty() ? "" : language.substr(1);
    std::vector<std::string> claims;
    for (const ClaimRecord& claim : extractor->Extract(text, context).claims) {
      claims.push_back(Show(text, claim));
    }
    const std::string found = absl::StrJoin(claims, "\n");
    std::filesystem::path golden = entry.path();
    golden.replace_extension(".claims");
    if (std::getenv("HEARSAY_UPDATE_GOLDEN") != nullptr) {
      std::ofstream(golden, std::ios::binary) << found;
    }
    EXPECT_EQ(found, ReadFile(golden)) << golden;
    ++articles;
  }
  EXPECT_GT(articles, 0);
}

}  // namespace
}  // namespace hearsay::claims
