#include "common/record/identity.h"

#include <set>

#include "absl/strings/escaping.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace hearsay::record {
namespace {

using ::testing::ElementsAre;

internal::v1::ArticleRecord Record(const std::string& url,
                                   const std::string& external_id) {
  internal::v1::ArticleRecord record;
  record.set_source("a.org");
  record.set_canonical_url(url);
  record.set_external_id(external_id);
  record.set_headline("Headline");
  record.set_text("Text.");
  return record;
}

TEST(IdentityTest, BytesAreFrozen) {
  EXPECT_EQ(absl::BytesToHexString(UrlIdentity("a.org", "https://a.org/1")),
            "5898406417deb37c41985c0146ab69155301df89bd49d407f93cd06d5b804e70");
  EXPECT_EQ(absl::BytesToHexString(ExternalIdentity("a.org", "guid-1")),
            "7d758224759c052ae644cffa1cd3940aa1ce57af6d7b4817e7bccce633cd31a8");
  EXPECT_EQ(absl::BytesToHexString(ContentIdentity("a.org", "hash")),
            "dbfdf33683cdc3250a68ac03df3758bcb89348f809a0a0ec0bed6ceae57f8257");
  EXPECT_EQ(absl::BytesToHexString(ContentHash(Record("", ""))),
            "afad4e7b9ce7e8d3b29377fc7fddedabc5699a315cda27f0cda008d7d481b1b5");
  EXPECT_EQ(absl::BytesToHexString(TextHash(Record("", ""))),
            "f3245009d72fddab8e7806ec13ba8e0801e2684cde799498954453c579f5e7c6");
}

TEST(IdentityTest, KindsSourcesAndValuesNeverMeet) {
  const std::set<std::string> all = {
      UrlIdentity("a", "b"),      UrlIdentity("ab", ""),
      ExternalIdentity("a", "b"), ContentIdentity("a", "b"),
      UrlIdentity("b", "b"),
  };
  EXPECT_EQ(all.size(), 5u);
}

TEST(IdentityTest, ASitesOtherHostsAreTheSameAddress) {
  for (const std::string url :
       {"https://post.example/1", "http://post.example/1",
        "https://www.post.example/1", "http://m.post.example/1",
        "https://mobile.post.example/1", "https://amp.post.example/1"}) {
    EXPECT_EQ(PlainAddress(url), "https://post.example/1") << url;
    EXPECT_EQ(IdentitiesOf(Record(url, "")),
              IdentitiesOf(Record("https://post.example/1", "")));
  }
  for (const std::string url :
       {"https://sport.post.example/1", "https://m.example/1",
        "https://www.example:8080", "https://amp.example?x=a.b", "u", ""}) {
    EXPECT_EQ(PlainAddress(url), url);
  }
}

TEST(IdentityTest, UrlCountsMoreThanExternalIdAndContentIsTheLastResort) {
  EXPECT_THAT(
      IdentitiesOf(Record("u", "e")),
      ElementsAre(UrlIdentity("a.org", "u"), ExternalIdentity("a.org", "e")));
  EXPECT_THAT(IdentitiesOf(Record("", "e")),
              ElementsAre(ExternalIdentity("a.org", "e")));
  EXPECT_THAT(
      IdentitiesOf(Record("", "")),
      ElementsAre(ContentIdentity("a.org", ContentHash(Record("", "")))));
}

TEST(IdentityTest, CopiesShareTheirTextHashOnly) {
  internal::v1::ArticleRecord copy = Record("u", "");
  copy.set_headline("Another headline");
  EXPECT_EQ(TextHash(copy), TextHash(Record("", "")));
  EXPECT_NE(ContentHash(copy), ContentHash(Record("", "")));
}

TEST(IdentityTest, ArticleIdIsTheFrontOfItsIdentity) {
  const std::string identity = UrlIdentity("a", "b");
  EXPECT_EQ(ArticleIdOf(identity), identity.substr(0, 16));
}

}  // namespace
}  // namespace hearsay::record
