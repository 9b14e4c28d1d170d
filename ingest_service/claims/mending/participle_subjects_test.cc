// Who does what a participle tells: with the models that ship, on sentences of
// our own.

#include "ingest_service/claims/mending/participle_subjects.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "ingest_service/claims/claim_lines.h"

namespace hearsay::claims {
namespace {

using ::testing::HasSubstr;

TEST(ParticipleSubjectsTest, TheMainClausesSubjectGoesOn) {
  EXPECT_THAT(ClaimLines("The mayor said it was unfair, and Ada Moss went "
                         "further, telling the Daily Lantern that she would "
                         "leave the town."),
              HasSubstr("Daily Lantern > Ada Moss: that she would leave"));
  EXPECT_THAT(ClaimLines("When Jan Brandt announced that he would run, critics "
                         "laughed, insisting that he was too young."),
              HasSubstr("critics: that he was too young"));
}

TEST(ParticipleSubjectsTest, ItsOwnSubjectStays) {
  EXPECT_THAT(ClaimLines("The mayor left early, with Ada Moss saying that he "
                         "was ill."),
              HasSubstr("Ada Moss: that he was ill"));
}

}  // namespace
}  // namespace hearsay::claims
