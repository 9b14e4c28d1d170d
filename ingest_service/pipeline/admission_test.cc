#include "ingest_service/pipeline/admission.h"

#include "gtest/gtest.h"

namespace hearsay::pipeline {
namespace {

class AdmissionTest : public ::testing::Test {
 protected:
  bool TryEnter(size_t bytes) {
    Admission::WhenRoom when_room = [this] { ++called_; };
    return admission_.TryEnter(bytes, when_room);
  }
  Admission admission_{/*max_articles=*/2, /*max_bytes=*/100};
  int called_ = 0;
};

TEST_F(AdmissionTest, BoundsArticles) {
  EXPECT_TRUE(TryEnter(1));
  EXPECT_TRUE(TryEnter(1));
  EXPECT_FALSE(TryEnter(1));
  EXPECT_EQ(called_, 0);
  admission_.Leave(1);
  EXPECT_EQ(called_, 1);
  EXPECT_TRUE(TryEnter(1));
}

TEST_F(AdmissionTest, BoundsBytes) {
  EXPECT_TRUE(TryEnter(60));
  EXPECT_FALSE(TryEnter(41));
  EXPECT_TRUE(TryEnter(40));
}

TEST_F(AdmissionTest, AdmitsAnythingWhenEmpty) {
  EXPECT_TRUE(TryEnter(1000));
  EXPECT_FALSE(TryEnter(0));
  admission_.Leave(1000);
  EXPECT_TRUE(TryEnter(1000));
}

TEST_F(AdmissionTest, CallsNoMoreThanThereIsRoomFor) {
  EXPECT_TRUE(TryEnter(1));
  EXPECT_TRUE(TryEnter(1));
  for (int i = 0; i < 3; ++i) EXPECT_FALSE(TryEnter(1));
  admission_.Leave(1);
  EXPECT_EQ(called_, 1);
}

TEST_F(AdmissionTest, OneThatDoesNotComeBackHoldsUpNobody) {
  EXPECT_TRUE(TryEnter(1));
  EXPECT_TRUE(TryEnter(1));
  for (int i = 0; i < 5; ++i) EXPECT_FALSE(TryEnter(1));
  admission_.Leave(1);
  admission_.Leave(1);
  EXPECT_EQ(called_, 5);
}

TEST_F(AdmissionTest, AWaiterMayTryAgainFromItsCall) {
  EXPECT_TRUE(TryEnter(1));
  EXPECT_TRUE(TryEnter(1));
  bool entered = false;
  Admission::WhenRoom retry = [&] { entered = TryEnter(1); };
  EXPECT_FALSE(admission_.TryEnter(1, retry));
  admission_.Leave(1);
  EXPECT_TRUE(entered);
}

}  // namespace
}  // namespace hearsay::pipeline
