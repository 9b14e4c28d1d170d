#include "common/language/event_coreference.h"

#include "common/language/event_words.h"
#include "common/language/feature_hash.h"
#include "common/language/synsets.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace hearsay::language {
namespace {

using ::testing::ElementsAre;
using Role = EventProfile::Role;

EventProfile Noun(const std::string& lemma, uint32_t document) {
  EventProfile profile;
  profile.lemma = lemma;
  profile.document = document;
  profile.synset = Synsets::Get().OfNoun(lemma)[0];
  profile.families = EventFamilies(lemma);
  return profile;
}

EventProfile::Participant Name(Role role, absl::string_view word) {
  return {role, HashString(word), true};
}

TEST(EventCoreferenceTest, LikenessIsACosine) {
  WeightedWords a = {{7, 3.f}, {2, 1.f}, {7, 1.f}};
  WeightedWords b = {{9, 5.f}};
  Normalize(a);
  Normalize(b);
  EXPECT_EQ(a.size(), 2u);
  EXPECT_NEAR(Likeness(a, a), 1, 1e-6);
  EXPECT_EQ(Likeness(a, b), 0);
  WeightedWords none;
  Normalize(none);
  EXPECT_EQ(Likeness(none, a), 0);
}

TEST(EventCoreferenceTest, FeaturesAreSymmetric) {
  EventProfile a = Noun("bombing", 1), b = Noun("assassination", 2);
  a.participants = {Name(Role::kTarget, "moss")};
  b.participants = {Name(Role::kTarget, "moss"), Name(Role::kPlace, "avonby")};
  EXPECT_EQ(FeaturesOf(a, b, 0.3f), FeaturesOf(b, a, 0.3f));
}

TEST(EventCoreferenceTest, TwoNamesOfOneEventMeetByTheirVictim) {
  EventProfile bombing = Noun("bombing", 1), killing = Noun("assassination", 2);
  EventProfile other = Noun("attack", 3);
  bombing.participants = {Name(Role::kTarget, "moss")};
  killing.participants = {Name(Role::kTarget, "moss")};
  other.participants = {Name(Role::kTarget, "townhall")};
  EXPECT_GT(CoreferenceScore(bombing, killing, 0.3f),
            CoreferenceScore(bombing, other, 0.3f));
  EXPECT_GT(CoreferenceScore(bombing, killing, 0.4f), 0);
  EXPECT_LT(CoreferenceScore(bombing, other, 0.4f), 0);
}

TEST(EventCoreferenceTest, ClustersHoldWhatGoesTogether) {
  std::vector<EventProfile> mentions = {Noun("bombing", 1), Noun("election", 2),
                                        Noun("bombing", 3),
                                        Noun("election", 4)};
  mentions[0].participants =
      mentions[2].participants = {Name(Role::kTarget, "moss")};
  const auto documents = [](uint32_t a, uint32_t b) {
    return a % 2 == b % 2 ? 0.5f : 0.f;
  };
  EXPECT_THAT(ClusterEvents(mentions, documents), ElementsAre(0, 1, 0, 1));
  EXPECT_THAT(ClusterEvents({}, documents), ElementsAre());
  EXPECT_THAT(ClusterEvents(mentions, documents, 100), ElementsAre(0, 1, 2, 3));
}

}  // namespace
}  // namespace hearsay::language
