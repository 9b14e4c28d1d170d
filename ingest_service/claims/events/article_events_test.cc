#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "ingest_service/claims/claim_extractor.h"

namespace hearsay::claims {
namespace {

using internal::v1::ClaimRecord;
using internal::v1::EventMentionRecord;
using internal::v1::TextSpan;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;
using ::testing::Not;

// With the models that ship: events need trees.
const ClaimExtractor& Extractor() {
  static const ClaimExtractor& extractor =
      *ClaimExtractor::Load(HEARSAY_MODELS_DIR).value().release();
  return extractor;
}

class ArticleEventsTest : public ::testing::Test {
 protected:
  void Read(std::string text) {
    text_ = std::move(text);
    ingest::ArticleContext context;
    context.source = "echo.example";
    context.publish_time =
        absl::FromCivil(absl::CivilDay(2023, 5, 25), absl::UTCTimeZone());
    extraction_ = Extractor().Extract(text_, context);
  }

  std::string Words(const TextSpan& span) const {
    return text_.substr(span.begin(), span.end() - span.begin());
  }

  // The mention whose trigger is `word`; the first of them.
  const EventMentionRecord& Event(const std::string& word) const {
    for (const ClaimRecord& claim : extraction_.claims) {
      for (const EventMentionRecord& event : claim.events()) {
        if (Words(event.trigger()) == word) return event;
      }
    }
    ADD_FAILURE() << "no event " << word << " in: " << text_;
    static const EventMentionRecord none;
    return none;
  }

  std::vector<std::string> Triggers() const {
    std::vector<std::string> triggers;
    for (const ClaimRecord& claim : extraction_.claims) {
      for (const EventMentionRecord& event : claim.events()) {
        triggers.push_back(Words(event.trigger()));
      }
    }
    return triggers;
  }

  std::vector<std::string> Arguments(const EventMentionRecord& event) const {
    std::vector<std::string> shown;
    for (const auto& argument : event.arguments()) {
      shown.push_back(absl::StrCat(
          v1::EventRole_Name(argument.role()).substr(sizeof("EVENT_ROLE_") - 1),
          " ", Words(argument.span())));
    }
    return shown;
  }

  std::string text_;
  ingest::Extraction extraction_;
};

TEST_F(ArticleEventsTest, NounsAndVerbsOfWhatHappensAreEvents) {
  Read("The mayor said that the bombing of the ferry killed two sailors.");
  EXPECT_THAT(Triggers(), ElementsAre("bombing", "killed"));
  EXPECT_EQ(Event("bombing").type(), "bombing.n.01");
  EXPECT_EQ(Event("killed").type(), "kill.v.01");
}

TEST_F(ArticleEventsTest, AStateCountsWhereItIsWhatTheClaimSays) {
  Read("The mayor said that the town owns the ferry that sank.");
  EXPECT_THAT(Triggers(), ElementsAre("owns", "sank"));
  Read("The mayor said that the ferry sank while the town was quiet.");
  EXPECT_THAT(Triggers(), ElementsAre("sank"));
}

// What a claim is about first and foremost is an event of it, whatever it is.
struct MainCase {
  std::string name;
  std::string text;
  std::string main;  // One of its triggers.
};

class MainEventTest : public ArticleEventsTest,
                      public ::testing::WithParamInterface<MainCase> {};

TEST_P(MainEventTest, IsATrigger) {
  Read(GetParam().text);
  EXPECT_THAT(Triggers(), Contains(GetParam().main)) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    , MainEventTest,
    ::testing::ValuesIn<MainCase>({
        {"of_a_noun", "The mayor denied any fault.", "fault"},
        {"of_a_noun_that_is_no_event",
         "The council announced a grant of 3 million crowns for the divers.",
         "grant"},
        {"of_what_there_is", "There was no warning, the divers said.",
         "warning"},
        {"what_is_so", "The mayor believes that the row is about money.",
         "row"},
        {"a_quality_said_of_one",
         "Moss said that the bell was probably a modern one.", "modern"},
        {"a_noun_that_it_is", "Moss believes that the bell is a copy.", "copy"},
        {"behind_a_relative_clause",
         "A fungus that has ruined the barley may have come from a depot, Moss "
         "said.",
         "come"},
        {"what_a_verb_only_carries", "Moss said that no such promise was made.",
         "promise"},
        {"the_verb_that_carries",
         "Moss said that the harbour guard had staged the theft.", "staged"},
        {"of_a_second_polarity",
         "Moss said that the bell was found but that nobody trusted the guard.",
         "trusted"},
        {"what_it_is_expected_to_do",
         "Its owners expect the bill to exceed two million.", "exceed"},
        {"what_it_is_taken_to_be",
         "The mayor believes the letter to be genuine.", "genuine"},
        {"of_a_second_clause",
         "The guild said that it was too late for talks but that the strike "
         "\"does not turn on pay\".",
         "turn"},
        {"behind_a_noun",
         "Moss said there was no sign that the clerk had been told.", "told"},
        {"behind_an_adjective",
         "Moss said it was almost certain that Orla had ordered the raid.",
         "ordered"},
        {"behind_a_sign_of_it",
         "Moss said both owners had signalled that they would attend.",
         "attend"},
        {"whether_it_is_so",
         "Moss said it was not clear whether the pump had flooded the mill.",
         "flooded"},
        {"after_a_relative_clause",
         "A fog that has closed the harbour probably began at the dam, Moss "
         "said.",
         "began"},
        {"after_one_between_commas",
         "Moss said that the old pump, which was repaired in May, lost its "
         "power.",
         "lost"},
        {"more_or_less", "Moss believes the true number of wrecks is higher.",
         "higher"},
        {"where_somebody_was",
         "The clerk who sealed the letter was abroad that week, Moss said.",
         "abroad"},
        {"what_it_is_likely_to_do",
         "Moss said that the hearing was likely to last another week.", "last"},
        {"what_somebody_is_to_do", "Moss denied that the crew was to blame.",
         "blame"},
        {"the_deed_of_the_accused",
         "The owners accused the ferryman of sleeping on watch.", "sleeping"},
    }),
    [](const auto& info) { return info.param.name; });

TEST_F(ArticleEventsTest, PeopleAndThingsAreNoEvents) {
  Read(
      "Moss said that the bell was stolen. She said that the thief is a monk.");
  EXPECT_THAT(Triggers(), Not(Contains("bell")));
  Read("The mayor denied that the row was about money.");
  EXPECT_THAT(Triggers(), Not(Contains("money")));
  // Nor is what only tells which one or when.
  Read("Moss said that the clerk, who knows the mayor, was abroad.");
  EXPECT_THAT(Triggers(), Not(Contains("knows")));
}

TEST_F(ArticleEventsTest, ParticipantsComeFromTheTree) {
  Read("Police said that a gang attacked the town hall in Avonby.");
  EXPECT_THAT(Arguments(Event("attacked")),
              IsSupersetOf({"AGENT a gang", "TARGET the town hall"}));
  Read("Police said that the ferry was bombed by smugglers.");
  EXPECT_THAT(Arguments(Event("bombed")),
              ElementsAre("TARGET the ferry", "AGENT smugglers"));
  Read(
      "Police said that the smugglers carried out the car bombing of Ada "
      "Moss.");
  EXPECT_THAT(Arguments(Event("bombing")),
              IsSupersetOf({"INSTRUMENT car", "TARGET Ada Moss",
                            "AGENT the smugglers"}));
  Read("Police said that Moss's assassination shocked the town.");
  EXPECT_THAT(Arguments(Event("assassination")), Contains("TARGET Moss"));
}

TEST_F(ArticleEventsTest, TwoNamesOfOneEventMeet) {
  Read(
      "Police said smugglers were behind the car bombing of Ada Moss. The "
      "drone attack on the Citadel was staged, the mayor said. Officials said "
      "that the council had ordered Moss's assassination.");
  EXPECT_EQ(Event("bombing").event(), Event("assassination").event());
  EXPECT_NE(Event("bombing").event(), Event("attack").event());
  EXPECT_GT(Event("bombing").event(), 0u);
}

TEST_F(ArticleEventsTest, DefiniteNounsReferBack) {
  Read(
      "Police said smugglers were behind the drone attack on the Citadel. "
      "The mayor said the strike had been staged. The council said the "
      "incident would be examined.");
  EXPECT_EQ(Event("strike").event(), Event("attack").event());
  EXPECT_EQ(Event("incident").event(), Event("attack").event());
  // Beside an attack a strike is no stoppage of work.
  EXPECT_EQ(Event("strike").type(), "strike.n.02");
  ASSERT_LE(Event("attack").event(), extraction_.events.size());
  EXPECT_EQ(Words(extraction_.events[Event("attack").event() - 1].trigger()),
            "attack");
}

TEST_F(ArticleEventsTest, WhatNamesItsVictimIsNoOtherEvent) {
  Read(
      "Police said smugglers were behind the drone attack on the Citadel. The "
      "mayor spoke of it as a surprise raid. The council said the attack had "
      "failed. Officials said smugglers were responsible for the car bombing "
      "of Ada Moss.");
  EXPECT_NE(Event("bombing").event(), Event("attack").event());
}

TEST_F(ArticleEventsTest, AnIncidentIsAnEventAndNotAnyVerb) {
  Read(
      "Police said the drone strike on the Citadel contributed to the unrest. "
      "The council said the incident would be examined.");
  EXPECT_EQ(Event("incident").event(), Event("strike").event());
}

TEST_F(ArticleEventsTest, WhatItIsCalledIsTheSame) {
  Read("Police said that the crash was an accident.");
  EXPECT_EQ(Event("crash").event(), Event("accident").event());
  Read("The mayor called the blast a cowardly attack.");
  EXPECT_EQ(Event("blast").event(), Event("attack").event());
  Read("Explosion a cowardly attack, says mayor.");  // No verb before it.
  EXPECT_NE(Event("Explosion").event(), Event("attack").event());
  Read("Police said that the crash came before an attack.");
  EXPECT_NE(Event("crash").event(), Event("attack").event());
}

TEST_F(ArticleEventsTest, ItStandsForWhatWasTold) {
  Read(
      "Police said that smugglers bombed the ferry. The council said that "
      "pirates did it. The mayor said that it happened at dawn.");
  EXPECT_EQ(Event("did").event(), Event("bombed").event());
  EXPECT_EQ(Event("happened").event(), Event("bombed").event());
}

TEST_F(ArticleEventsTest, TheSameWordTellsOfTheSame) {
  Read(
      "The owners plan to close the mill. A union leader would not say whether "
      "the mill would be closed. The mayor said the closure came too soon.");
  EXPECT_EQ(Event("close").event(), Event("closed").event());
  Read(
      "The owners said the hull was repaired in spring. Divers told the court "
      "that they found no trace of a repair.");
  EXPECT_EQ(Event("repaired").event(), Event("repair").event());
}

TEST_F(ArticleEventsTest, AVerbAndItsNounTellOfTheSame) {
  Read(
      "The council said it would approve the plan. The approval was a mistake, "
      "the mayor said.");
  EXPECT_EQ(Event("approve").event(), Event("approval").event());
}

TEST_F(ArticleEventsTest, ABlastKillsAndIsNoDeath) {
  Read(
      "Police said that the blast was heard at noon. Doctors said that two "
      "sailors were killed.");
  EXPECT_NE(Event("blast").event(), Event("killed").event());
}

TEST_F(ArticleEventsTest, WhatHangsOnAnotherIsNotTheSame) {
  Read("Police said that a gunman shot and killed the harbour master.");
  EXPECT_NE(Event("shot").event(), Event("killed").event());
  Read("Police said that the council planned the raid on the mill.");
  EXPECT_NE(Event("planned").event(), Event("raid").event());
}

TEST_F(ArticleEventsTest, WhoCarriesItOutDoesIt) {
  Read("Police said that smugglers carried out the raid on the mill.");
  EXPECT_EQ(Event("carried").event(), Event("raid").event());
}

TEST_F(ArticleEventsTest, OneAttackIsNotSeveral) {
  Read(
      "Police said smugglers were behind the attack on the Citadel. The mayor "
      "said that several attacks on border towns had followed.");
  EXPECT_NE(Event("attacks").event(), Event("attack").event());
}

TEST_F(ArticleEventsTest, TimesAreResolvedAgainstThePublicationDate) {
  Read(
      "Police said the ferry was bombed on May 3. The mayor said that the "
      "council would meet next week.");
  const auto& time = Event("bombed").time();
  EXPECT_EQ(Words(time.mention()), "May 3");
  EXPECT_EQ(absl::ToCivilDay(absl::FromUnixSeconds(time.start_seconds()),
                             absl::UTCTimeZone()),
            absl::CivilDay(2023, 5, 3));
  EXPECT_EQ(time.end_seconds() - time.start_seconds(), 86400);
  EXPECT_EQ(time.precision(), v1::DATE_PRECISION_DAY);
  ASSERT_EQ(extraction_.claims.size(), 2u);
  ASSERT_EQ(extraction_.claims[1].times_size(), 1);
  EXPECT_EQ(Words(extraction_.claims[1].times(0).mention()), "next week");
}

TEST_F(ArticleEventsTest, ACollectorsDateCountsWhereNoOtherIsKnown) {
  const std::string text =
      " date 2021-03-04 Police said the ferry was bombed yesterday.";
  const auto extraction = Extractor().Extract(text, {});
  ASSERT_EQ(extraction.claims.size(), 1u);
  ASSERT_EQ(extraction.claims[0].times_size(), 1);
  EXPECT_EQ(absl::ToCivilDay(absl::FromUnixSeconds(
                                 extraction.claims[0].times(0).start_seconds()),
                             absl::UTCTimeZone()),
            absl::CivilDay(2021, 3, 3));
}

}  // namespace
}  // namespace hearsay::claims
