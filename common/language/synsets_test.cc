#include "common/language/synsets.h"

#include <string>

#include "gtest/gtest.h"

namespace hearsay::language {
namespace {

std::string FirstNoun(absl::string_view lemma) {
  const auto senses = Synsets::Get().OfNoun(lemma);
  return senses.empty() ? "" : std::string(Synsets::Get().Name(senses[0]));
}

std::string FirstVerb(absl::string_view lemma) {
  const auto senses = Synsets::Get().OfVerb(lemma);
  return senses.empty() ? "" : std::string(Synsets::Get().Name(senses[0]));
}

TEST(SynsetsTest, NamesTheMostFrequentSenseThatHappens) {
  EXPECT_EQ(FirstNoun("bombing"), "bombing.n.01");
  // The first one is of words, "character assassination".
  EXPECT_EQ(FirstNoun("assassination"), "assassination.n.02");
  EXPECT_EQ(FirstNoun("arrest"), "apprehension.n.04");
  EXPECT_EQ(FirstVerb("kill"), "kill.v.01");
  EXPECT_EQ(FirstVerb("break_out"), "erupt.v.01");
}

TEST(SynsetsTest, WhatDoesNotHappenHasNoSense) {
  EXPECT_EQ(FirstNoun("river"), "");
  EXPECT_EQ(FirstNoun("zzyzx"), "");
  EXPECT_EQ(FirstVerb("river"), "");
  EXPECT_EQ(FirstVerb(""), "");
}

float Near(absl::Span<const int32_t> a, absl::Span<const int32_t> b) {
  return Synsets::Get().Nearness(a[0], b[0]);
}

TEST(SynsetsTest, NearnessFallsWithEachStep) {
  const Synsets& synsets = Synsets::Get();
  const auto noun = [&](const char* w) { return synsets.OfNoun(w); };
  const auto verb = [&](const char* w) { return synsets.OfVerb(w); };
  EXPECT_EQ(Near(noun("bombing"), noun("bombing")), 1.f);
  EXPECT_EQ(Near(noun("bombing"), noun("attack")), 0.8f);
  EXPECT_EQ(Near(noun("attack"), noun("bombing")), 0.8f);
  EXPECT_GE(Near(verb("murder"), noun("murder")), 0.9f);
  EXPECT_EQ(Near(noun("bombing"), noun("election")), 0.f);
  EXPECT_EQ(synsets.Nearness(-1, noun("bombing")[0]), 0.f);
}

}  // namespace
}  // namespace hearsay::language
