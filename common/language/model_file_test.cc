#include "common/language/model_file.h"

#include <filesystem>
#include <fstream>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace hearsay::language {
namespace {

using ::testing::HasSubstr;

ModelFile SmallModel() {
  ModelFile model{"tagger", 3, WeightTable(3, 16, 0.25f)};
  for (uint32_t row = 0; row < 16; ++row) {
    for (uint32_t label = 0; label < 3; ++label) {
      model.weights.Set(row, label, static_cast<int8_t>(row * 7 - label * 50));
    }
  }
  return model;
}

TEST(ModelFileTest, ReadsWhatItWrote) {
  const ModelFile model = SmallModel();
  const auto read = DecodeModelFile(EncodeModelFile(model));
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(read->kind, "tagger");
  EXPECT_EQ(read->version, 3u);
  EXPECT_EQ(read->weights.labels(), 3u);
  EXPECT_EQ(read->weights.rows(), 16u);
  EXPECT_EQ(read->weights.scale(), 0.25f);
  for (uint32_t row = 0; row < 16; ++row) {
    for (uint32_t label = 0; label < 3; ++label) {
      EXPECT_EQ(read->weights.Row(row)[label], model.weights.Row(row)[label]);
    }
  }
}

TEST(ModelFileTest, RefusesEveryDamagedByteAndEveryPrefix) {
  const std::string whole = EncodeModelFile(SmallModel());
  for (size_t i = 0; i < whole.size(); ++i) {
    std::string damaged = whole;
    damaged[i] ^= 1;
    EXPECT_EQ(DecodeModelFile(damaged).status().code(),
              absl::StatusCode::kDataLoss)
        << i;
    EXPECT_EQ(DecodeModelFile(whole.substr(0, i)).status().code(),
              absl::StatusCode::kDataLoss)
        << i;
  }
}

class LoadModelFileTest : public ::testing::Test {
 protected:
  // A file of this test's own: ctest runs the others at the same time.
  const std::string path_ =
      ::testing::TempDir() + "/load_model_file." +
      ::testing::UnitTest::GetInstance()->current_test_info()->name() + "." +
      std::to_string(getpid());
};

TEST_F(LoadModelFileTest, NamesTheFileThatIsMissing) {
  std::filesystem::remove(path_);
  const auto read = LoadModelFile(path_, "tagger", 3, 3);
  EXPECT_EQ(read.status().code(), absl::StatusCode::kNotFound);
  EXPECT_THAT(read.status().message(), HasSubstr(path_));
}

TEST_F(LoadModelFileTest, NamesTheFileThatIsDamaged) {
  std::ofstream(path_) << "HSYMODL1 and nothing that follows it, so to speak";
  const auto read = LoadModelFile(path_, "tagger", 3, 3);
  EXPECT_EQ(read.status().code(), absl::StatusCode::kDataLoss);
  EXPECT_THAT(read.status().message(), HasSubstr(path_));
}

TEST_F(LoadModelFileTest, RefusesAModelOfAnotherBuild) {
  ASSERT_TRUE(SaveModelFile(path_, SmallModel()).ok());
  EXPECT_TRUE(LoadModelFile(path_, "tagger", 3, 3).ok());
  for (const auto& read : {LoadModelFile(path_, "parser", 3, 3),
                           LoadModelFile(path_, "tagger", 4, 3),
                           LoadModelFile(path_, "tagger", 3, 5)}) {
    EXPECT_EQ(read.status().code(), absl::StatusCode::kFailedPrecondition);
    EXPECT_THAT(read.status().message(), HasSubstr(path_));
  }
}

}  // namespace
}  // namespace hearsay::language
