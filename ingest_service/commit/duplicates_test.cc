// What the store links to what, through the whole of a commit.
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "ingest_service/commit/article_store.h"
#include "ingest_service/commit/families.h"
#include "ingest_service/commit/fingerprint_row.h"
#include "ingest_service/commit/store_meta.h"
#include "ingest_service/commit/store_testing.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace hearsay::commit {
namespace {

using ::testing::FloatNear;
using ::testing::IsEmpty;

// `count` words of a story of its own, from the `from`-th on.
std::string Story(const std::string& name, int count, int from = 0) {
  std::vector<std::string> words;
  for (int i = from; i < from + count; ++i) {
    words.push_back(absl::StrCat(name, i * 7919 % 10007));
  }
  return absl::StrJoin(words, " ");
}

class DuplicatesTest : public ::testing::Test {
 protected:
  void SetUp() override {
    HEARSAY_ASSERT_OK_AND_ASSIGN(store_,
                                 ArticleStore::Open(dir_.path(), clock_));
  }
  // Commits under a URL made of `url`.
  CommitResult Commit(const std::string& url, const std::string& text,
                      int fetched = 1) {
    return CommitAndWait(*store_, TestArticle(text)
                                      .Source(absl::StrCat(url, ".org"))
                                      .Url(url)
                                      .FetchedAt(fetched));
  }
  internal::v1::ArticleRecord Get(const CommitResult& result) {
    return store_->Get(NameOf(result.article)).value();
  }
  // The rows of `fingerprints`, keys and values.
  std::vector<std::string> Rows() {
    store_.reset();
    std::vector<std::string> rows;
    const OpenedStore opened = OpenStore(dir_.path(), nullptr).value();
    const std::unique_ptr<rocksdb::Iterator> row(
        opened.database->db().NewIterator(
            rocksdb::ReadOptions(), opened.database->family(kFingerprints)));
    for (row->SeekToFirst(); row->Valid(); row->Next()) {
      rows.push_back(row->key().ToString() + row->value().ToString());
    }
    return rows;
  }

  TempDir dir_;
  FakeClock clock_{absl::FromUnixSeconds(1700000000)};
  std::unique_ptr<ArticleStore> store_;
};

TEST_F(DuplicatesTest, AnEditedCopyIsLinkedWithItsShare) {
  const auto first = Commit("a", Story("fire", 200));
  const auto copy =
      Commit("b", absl::StrCat(Story("fire", 180), " ", Story("own", 20)));
  EXPECT_EQ(copy.outcome, v1::INGEST_OUTCOME_NEAR_DUPLICATE);
  EXPECT_EQ(Get(copy).original_article(), first.article);
  EXPECT_THAT(Get(copy).original_share(), FloatNear(0.898, 0.01));
  EXPECT_EQ(Get(first).original_article(), "");
  EXPECT_EQ(Get(first).original_share(), 0);
}

TEST_F(DuplicatesTest, AnEqualTextHasAShareOfOne) {
  Commit("a", "Short.");
  EXPECT_EQ(Get(Commit("b", "Short.")).original_share(), 1);
  Commit("c", Story("fire", 200));
  EXPECT_EQ(Get(Commit("d", Story("fire", 200))).original_share(), 1);
}

TEST_F(DuplicatesTest, TextsWithLessInCommonAreNotLinked) {
  Commit("a", Story("fire", 200));
  const auto other =
      Commit("b", absl::StrCat(Story("fire", 100), " ", Story("own", 100)));
  EXPECT_EQ(other.outcome, v1::INGEST_OUTCOME_CREATED);
  EXPECT_EQ(Get(other).original_article(), "");
}

TEST_F(DuplicatesTest, TheEarliestOfSeveralIsTheOriginal) {
  const auto first = Commit("a", Story("fire", 200));
  // More like the third than the first is.
  Commit("b", absl::StrCat(Story("fire", 200), " ", Story("own", 30)));
  const auto third =
      Commit("c", absl::StrCat(Story("fire", 190), " ", Story("own", 30)));
  EXPECT_EQ(Get(third).original_article(), first.article);
}

TEST_F(DuplicatesTest, OnlyTheLastOfManyCopiesIsKeptOut) {
  const auto first = Commit("a", Story("fire", 200));
  for (int i = 0; i < 40; ++i) {
    const auto copy = Commit(absl::StrCat("copy", i), Story("fire", 200, i));
    EXPECT_EQ(copy.outcome, v1::INGEST_OUTCOME_NEAR_DUPLICATE) << i;
    EXPECT_EQ(Get(copy).original_article(), first.article) << i;
  }
}

TEST_F(DuplicatesTest, AWordingThatManyShareHidesNoOriginal) {
  const std::string notice = Story("notice", 60);
  for (int i = 0; i < 40; ++i) {
    const auto other = Commit(
        absl::StrCat("other", i),
        absl::StrCat(Story(absl::StrCat("other", i, "x"), 200), " ", notice));
    EXPECT_EQ(other.outcome, v1::INGEST_OUTCOME_CREATED) << i;
  }
  const auto first = Commit("a", absl::StrCat(Story("fire", 100), " ", notice));
  EXPECT_EQ(first.outcome, v1::INGEST_OUTCOME_CREATED);
  const auto copy = Commit("b", absl::StrCat(Story("fire", 95), " ", notice));
  EXPECT_EQ(Get(copy).original_article(), first.article);
}

TEST_F(DuplicatesTest, ARevisionIsLookedUpAnewAndLeavesItsOldText) {
  const auto first = Commit("a", Story("fire", 200));
  const auto copy = Commit("b", Story("flood", 200));
  Commit("b", Story("fire", 190), 2);
  EXPECT_EQ(Get(copy).original_article(), first.article);
  // Its first text is nobody's any more.
  EXPECT_EQ(Commit("c", Story("flood", 200)).outcome,
            v1::INGEST_OUTCOME_CREATED);
  Commit("b", Story("quake", 200), 3);
  EXPECT_EQ(Get(copy).original_article(), "");
}

TEST_F(DuplicatesTest, LinksNeverLeadToWhatCameLater) {
  const auto first = Commit("a", Story("fire", 200));
  const auto copy = Commit("b", Story("fire", 190));
  for (const int words : {190, 195}) {
    Commit("a", Story("fire", words), words);
    EXPECT_EQ(Get(first).original_article(), "") << words;
  }
  EXPECT_EQ(Get(copy).original_article(), first.article);
}

TEST_F(DuplicatesTest, ATakedownTakesTheRowsToo) {
  const auto kept = Commit("a", Story("fire", 50));
  const std::vector<std::string> before = Rows();
  SetUp();
  const auto gone =
      Commit("b", absl::StrCat(Story("fire", 50), " ", Story("flood", 300)));
  EXPECT_EQ(Get(gone).original_article(), kept.article);
  HEARSAY_ASSERT_OK(store_->Retract(NameOf(gone.article), "why").status());
  EXPECT_EQ(Commit("c", Story("flood", 280)).outcome,
            v1::INGEST_OUTCOME_CREATED);
  HEARSAY_ASSERT_OK(
      store_->Retract(NameOf(Commit("c", Story("flood", 280)).article), "why")
          .status());
  EXPECT_EQ(Rows(), before);
}

TEST_F(DuplicatesTest, TheNextCopyTakesTheOriginalsPlace) {
  const auto first = Commit("a", Story("fire", 200));
  const auto second = Commit("b", Story("fire", 195));
  HEARSAY_ASSERT_OK(store_->Retract(NameOf(first.article), "why").status());
  EXPECT_EQ(Get(Commit("c", Story("fire", 190))).original_article(),
            second.article);
}

TEST_F(DuplicatesTest, RowsAreBounded) {
  for (int i = 0; i < 40; ++i) {
    Commit(absl::StrCat("copy", i), Story("fire", 200));
  }
  size_t anchors = 0;
  for (const std::string& row : Rows()) {
    if (row[0] != 2) continue;
    ++anchors;
    EXPECT_THAT(DecodeHolders(row.substr(6)),
                IsOkAndHolds(::testing::SizeIs(kMaxCopiesInRow)));
  }
  EXPECT_GT(anchors, 10u);
}

}  // namespace
}  // namespace hearsay::commit
