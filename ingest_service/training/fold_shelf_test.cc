#include "ingest_service/training/fold_shelf.h"

#include <filesystem>
#include <string>

#include "gtest/gtest.h"

namespace hearsay::training {
namespace {

using language::WeightTable;

class FoldShelfTest : public ::testing::Test {
 protected:
  FoldShelfTest() {
    dir_ = std::filesystem::path(::testing::TempDir()) / "fold_shelf_test" /
           ::testing::UnitTest::GetInstance()->current_test_info()->name();
    std::filesystem::remove_all(dir_);
  }

  // The weight that a table taken for `stage` has: `fresh` when it was trained.
  int Take(FoldShelf& shelf, int stage, int fold, const char* kind, int fresh,
           uint32_t version = 1) {
    return shelf
        .Take(stage, fold, kind, version, 2,
              [fresh] {
                WeightTable table(2, 3, 1);
                table.Set(1, 1, static_cast<int8_t>(fresh));
                return table;
              })
        .Row(1)[1];
  }

  std::filesystem::path dir_;
};

TEST_F(FoldShelfTest, TrainsOnceAndTakesWhatIsKept) {
  auto shelf = FoldShelf::Open(dir_.string(), "seed 1");
  ASSERT_TRUE(shelf.ok()) << shelf.status();
  EXPECT_EQ(Take(*shelf, 0, 0, "tagger", 5), 5);
  EXPECT_EQ(Take(*shelf, 0, 1, "tagger", 6), 6);
  auto again = FoldShelf::Open(dir_.string(), "seed 1");
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_EQ(Take(*again, 0, 0, "tagger", 7), 5);
  EXPECT_EQ(Take(*again, 0, 1, "tagger", 7), 6);
  EXPECT_EQ(Take(*again, 1, 0, "cues", 8), 8);
}

TEST_F(FoldShelfTest, AChangedStageRenewsThoseThatBuildOnIt) {
  auto shelf = FoldShelf::Open(dir_.string(), "seed 1");
  ASSERT_TRUE(shelf.ok()) << shelf.status();
  Take(*shelf, 0, 0, "tagger", 5);
  Take(*shelf, 1, 0, "cues", 6);
  Take(*shelf, 2, 0, "roles", 7);
  auto again = FoldShelf::Open(dir_.string(), "seed 1");
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_EQ(Take(*again, 0, 0, "tagger", 9), 5);
  EXPECT_EQ(Take(*again, 1, 0, "cues", 9, /*version=*/2), 9);
  EXPECT_EQ(Take(*again, 2, 0, "roles", 9), 9);
}

TEST_F(FoldShelfTest, RefusesModelsOfAnotherSeed) {
  ASSERT_TRUE(FoldShelf::Open(dir_.string(), "seed 1").ok());
  EXPECT_EQ(FoldShelf::Open(dir_.string(), "seed 2").status().code(),
            absl::StatusCode::kFailedPrecondition);
}

TEST_F(FoldShelfTest, WithoutAFolderEverythingIsTrained) {
  auto shelf = FoldShelf::Open("", "seed 1");
  ASSERT_TRUE(shelf.ok()) << shelf.status();
  EXPECT_EQ(Take(*shelf, 0, 0, "tagger", 5), 5);
  EXPECT_EQ(Take(*shelf, 0, 0, "tagger", 6), 6);
  EXPECT_EQ(shelf->FolderOf(0), "");
}

}  // namespace
}  // namespace hearsay::training
