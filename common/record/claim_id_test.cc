#include "common/record/claim_id.h"

#include "absl/strings/escaping.h"
#include "gtest/gtest.h"

namespace hearsay::record {
namespace {

using internal::v1::ArticleRecord;
using internal::v1::TextSpan;

const std::string kArticle(16, 'a');
const ClaimIdentity kIdentity{kArticle, "it rains", "the mayor", "said", 0};

void Set(const std::string& text, const std::string& words, TextSpan* span) {
  const size_t begin = text.find(words);
  span->set_begin(begin);
  span->set_end(begin + words.size());
}

// One claim: `content`, by `holder`, cued by "said", all words of `text`.
ArticleRecord Record(const std::string& text, const std::string& content,
                     const std::string& holder) {
  ArticleRecord record;
  record.set_text(text);
  internal::v1::ClaimRecord* claim = record.add_claims();
  Set(text, content, claim->add_content());
  claim->add_chain()->set_display_name("outlet");
  internal::v1::AttributionRecord* link = claim->add_chain();
  Set(text, holder, link->mutable_source());
  Set(text, "said", link->mutable_cue());
  return record;
}

TEST(ClaimIdTest, BytesAreFrozen) {
  EXPECT_EQ(absl::BytesToHexString(ClaimId(kIdentity)),
            "ad548be4937d408f1060c4a7e3b60539");
}

TEST(ClaimIdTest, EveryFieldCounts) {
  for (const ClaimIdentity& other :
       {ClaimIdentity{std::string(16, 'b'), "it rains", "the mayor", "said", 0},
        ClaimIdentity{kArticle, "it rained", "the mayor", "said", 0},
        ClaimIdentity{kArticle, "it rains", "a mayor", "said", 0},
        ClaimIdentity{kArticle, "it rains", "the mayor", "says", 0},
        ClaimIdentity{kArticle, "it rains", "the mayor", "said", 1}}) {
    EXPECT_NE(ClaimId(other), ClaimId(kIdentity));
  }
}

TEST(ClaimIdTest, OutlastsOffsetsAndTypography) {
  ArticleRecord before =
      Record("The Mayor said it rains.", "it rains", "The Mayor");
  ArticleRecord after =
      Record("News. It  Rains, the mayor said.", "It  Rains", "the mayor");
  AssignClaimIds(kArticle, before);
  AssignClaimIds(kArticle, after);
  EXPECT_EQ(before.claims(0).claim_id(), ClaimId(kIdentity));
  EXPECT_EQ(after.claims(0).claim_id(), ClaimId(kIdentity));
}

TEST(ClaimIdTest, RepeatedClaimsAreCounted) {
  ArticleRecord record =
      Record("The mayor said it rains.", "it rains", "The mayor");
  *record.add_claims() = record.claims(0);
  AssignClaimIds(kArticle, record);
  ClaimIdentity second = kIdentity;
  second.occurrence = 1;
  EXPECT_EQ(record.claims(0).claim_id(), ClaimId(kIdentity));
  EXPECT_EQ(record.claims(1).claim_id(), ClaimId(second));
}

TEST(ClaimIdTest, SpansPastTheTextAreCut) {
  ArticleRecord record;
  record.set_text("short");
  internal::v1::ClaimRecord* claim = record.add_claims();
  claim->add_content()->set_begin(90);
  claim->mutable_content(0)->set_end(7);
  AssignClaimIds(kArticle, record);
  EXPECT_EQ(record.claims(0).claim_id().size(), 16u);
}

}  // namespace
}  // namespace hearsay::record
