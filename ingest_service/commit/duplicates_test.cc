// What the store links to what, through the whole of a commit.
#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/storage/scan.h"
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

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::FloatNear;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// `count` words of a story of its own, from the `from`-th on.
std::string Story(const std::string& name, int count, int from = 0) {
  std::vector<std::string> words;
  for (int i = from; i < from + count; ++i) {
    words.push_back(absl::StrCat(name, i * 7919 % 10007));
  }
  return absl::StrJoin(words, " ");
}

// With all anchors in memory, and with a run of them after every batch.
class DuplicatesTest : public ::testing::TestWithParam<size_t> {
 protected:
  void SetUp() override { Open(); }
  void Open() {
    store_.reset();
    StoreOptions options;
    options.anchors_in_run = GetParam();
    HEARSAY_ASSERT_OK_AND_ASSIGN(
        store_, ArticleStore::Open(dir_.path(), clock_, options));
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
  std::vector<std::string> CopiesOf(const CommitResult& result) {
    const internal::v1::ArticleRecord record = Get(result);
    std::vector<std::string> names;
    for (const auto& copy : record.earlier_copies()) {
      names.push_back(copy.article());
    }
    return names;
  }
  // The rows of the closed store that tell of texts, keys and values.
  using Rows = std::vector<std::pair<std::string, std::string>>;
  Rows RowsOf(Family family) {
    store_.reset();
    Rows rows;
    const OpenedStore opened = OpenStore(dir_.path(), nullptr).value();
    storage::Scan scan(*opened.database, family, {});
    while (scan.Next()) {
      if (scan.key() == kCoveredKey) continue;
      rows.emplace_back(scan.key(), scan.value());
    }
    HEARSAY_EXPECT_OK(scan.status());
    return rows;
  }
  std::vector<Rows> AllRows() {
    return {RowsOf(kFingerprints), RowsOf(kSketches), RowsOf(kAnchors)};
  }

  TempDir dir_;
  FakeClock clock_{absl::FromUnixSeconds(1700000000)};
  std::unique_ptr<ArticleStore> store_;
};

TEST_P(DuplicatesTest, AnEditedCopyIsLinkedWithItsShare) {
  const auto first = Commit("a", Story("fire", 200));
  const auto copy =
      Commit("b", absl::StrCat(Story("fire", 180), " ", Story("own", 20)));
  EXPECT_EQ(copy.outcome, v1::INGEST_OUTCOME_NEAR_DUPLICATE);
  EXPECT_EQ(Get(copy).original_article(), first.article);
  EXPECT_THAT(Get(copy).original_share(), FloatNear(0.898, 0.01));
  EXPECT_EQ(Get(first).original_article(), "");
  EXPECT_EQ(Get(first).original_share(), 0);
}

TEST_P(DuplicatesTest, AnEqualTextHasAShareOfOne) {
  Commit("a", "Short.");
  EXPECT_EQ(Get(Commit("b", "Short.")).original_share(), 1);
  Commit("c", Story("fire", 200));
  EXPECT_EQ(Get(Commit("d", Story("fire", 200))).original_share(), 1);
}

TEST_P(DuplicatesTest, TextsWithLessInCommonAreNotLinked) {
  Commit("a", Story("fire", 200));
  const auto other =
      Commit("b", absl::StrCat(Story("fire", 100), " ", Story("own", 100)));
  EXPECT_EQ(other.outcome, v1::INGEST_OUTCOME_CREATED);
  EXPECT_EQ(Get(other).original_article(), "");
}

TEST_P(DuplicatesTest, TheEarliestOfSeveralIsTheOriginal) {
  const auto first = Commit("a", Story("fire", 200));
  // More like the third than the first is.
  Commit("b", absl::StrCat(Story("fire", 200), " ", Story("own", 30)));
  const auto third =
      Commit("c", absl::StrCat(Story("fire", 190), " ", Story("own", 30)));
  EXPECT_EQ(Get(third).original_article(), first.article);
}

TEST_P(DuplicatesTest, EveryEarlierCopyIsNamed) {
  std::vector<std::string> names = {Commit("a", Story("fire", 200)).article};
  for (int i = 0; i < 12; ++i) {
    const auto copy = Commit(absl::StrCat("copy", i), Story("fire", 200, i));
    EXPECT_THAT(CopiesOf(copy), ElementsAreArray(names)) << i;
    names.push_back(copy.article);
  }
}

TEST_P(DuplicatesTest, CopiesOfAPartAreNoCopiesOfEachOther) {
  const auto brief = Commit("a", Story("fire", 60));
  const auto report =
      Commit("b", absl::StrCat(Story("fire", 60), " ", Story("flood", 300)));
  const auto other =
      Commit("c", absl::StrCat(Story("quake", 300), " ", Story("fire", 60)));
  EXPECT_THAT(CopiesOf(report), ElementsAre(brief.article));
  EXPECT_THAT(CopiesOf(other), ElementsAre(brief.article));
}

TEST_P(DuplicatesTest, OnlyTheFirstOfManyCopiesAreNamed) {
  const auto first = Commit("a", Story("fire", 200));
  for (int i = 0; i < 40; ++i) {
    const auto copy = Commit(absl::StrCat("copy", i), Story("fire", 200, i));
    EXPECT_EQ(copy.outcome, v1::INGEST_OUTCOME_NEAR_DUPLICATE) << i;
    EXPECT_EQ(Get(copy).original_article(), first.article) << i;
    EXPECT_THAT(CopiesOf(copy), SizeIs(std::min(i + 1, 16))) << i;
  }
}

TEST_P(DuplicatesTest, ACopySaysWhichOfTheTwoHoldsTheOther) {
  const std::string long_text = Story("fire", 300);
  Commit("a", long_text);
  const auto kind = [&](const std::string& url, const std::string& text) {
    return Get(Commit(url, text)).earlier_copies(0).kind();
  };
  EXPECT_EQ(kind("b", long_text), v1::COPY_KIND_EXACT);
  EXPECT_EQ(kind("c", Story("fire", 290)), v1::COPY_KIND_NEAR);
  EXPECT_EQ(kind("d", Story("fire", 80)), v1::COPY_KIND_EXCERPT);
  EXPECT_EQ(kind("e", absl::StrCat(long_text, " ", Story("own", 200))),
            v1::COPY_KIND_EXTENSION);
  Commit("f", "Too short.");
  EXPECT_EQ(kind("g", "Too short."), v1::COPY_KIND_EXACT);
}

TEST_P(DuplicatesTest, AWordingThatManyShareHidesNoOriginal) {
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

TEST_P(DuplicatesTest, ARevisionIsLookedUpAnewAndLeavesItsOldText) {
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

TEST_P(DuplicatesTest, LinksNeverLeadToWhatCameLater) {
  const auto first = Commit("a", Story("fire", 200));
  const auto copy = Commit("b", Story("fire", 190));
  for (const int words : {190, 195}) {
    Commit("a", Story("fire", words), words);
    EXPECT_EQ(Get(first).original_article(), "") << words;
  }
  EXPECT_EQ(Get(copy).original_article(), first.article);
}

TEST_P(DuplicatesTest, ATakedownTakesTheRowsToo) {
  const auto kept = Commit("a", Story("fire", 50));
  const std::vector<Rows> before = AllRows();
  Open();
  const auto gone =
      Commit("b", absl::StrCat(Story("fire", 50), " ", Story("flood", 300)));
  EXPECT_EQ(Get(gone).original_article(), kept.article);
  HEARSAY_ASSERT_OK(store_->Retract(NameOf(gone.article), "why").status());
  EXPECT_EQ(Commit("c", Story("flood", 280)).outcome,
            v1::INGEST_OUTCOME_CREATED);
  HEARSAY_ASSERT_OK(
      store_->Retract(NameOf(Commit("c", Story("flood", 280)).article), "why")
          .status());
  EXPECT_EQ(AllRows(), before);
}

TEST_P(DuplicatesTest, TheNextCopyTakesTheOriginalsPlace) {
  const auto first = Commit("a", Story("fire", 200));
  const auto second = Commit("b", Story("fire", 195));
  HEARSAY_ASSERT_OK(store_->Retract(NameOf(first.article), "why").status());
  EXPECT_EQ(Get(Commit("c", Story("fire", 190))).original_article(),
            second.article);
}

TEST_P(DuplicatesTest, RowsAreBounded) {
  for (int i = 0; i < 40; ++i) {
    Commit(absl::StrCat("copy", i), Story("fire", 200));
  }
  const Rows anchors = RowsOf(kAnchors);
  for (const auto& [key, holders] : anchors) {
    EXPECT_THAT(DecodeHolders(holders),
                IsOkAndHolds(::testing::SizeIs(kMaxCopiesInRow)));
  }
  EXPECT_EQ(anchors.size() > 5, GetParam() == 1);
}

TEST_P(DuplicatesTest, ARestartForgetsNoText) {
  const auto first = Commit("a", Story("fire", 200));
  const auto second = Commit("b", Story("flood", 200));
  Open();
  Commit("b", Story("quake", 200), 2);
  Open();
  EXPECT_EQ(Get(Commit("c", Story("fire", 190))).original_article(),
            first.article);
  EXPECT_EQ(Get(Commit("d", Story("quake", 190))).original_article(),
            second.article);
  EXPECT_EQ(Commit("e", Story("flood", 190)).outcome,
            v1::INGEST_OUTCOME_CREATED);
}

TEST_P(DuplicatesTest, ARevisionThatKeepsMostOfItsTextIsStillFound) {
  const auto first = Commit("a", Story("fire", 200));
  Commit("a", absl::StrCat(Story("fire", 200), " ", Story("own", 30)), 2);
  EXPECT_EQ(Get(Commit("b", Story("fire", 200))).original_article(),
            first.article);
  Open();
  EXPECT_EQ(Get(Commit("c", Story("fire", 190))).original_article(),
            first.article);
}

INSTANTIATE_TEST_SUITE_P(, DuplicatesTest,
                         ::testing::Values(AnchorIndex::kRunPairs, 1),
                         [](const auto& info) {
                           return info.param == 1 ? "runs" : "memory";
                         });

}  // namespace
}  // namespace hearsay::commit
