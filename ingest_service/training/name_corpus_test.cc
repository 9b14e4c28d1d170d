#include "ingest_service/training/name_corpus.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/write_file.h"

namespace hearsay::training {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::vector<std::string> Names(const NamedText& text) {
  std::vector<std::string> names;
  for (const GoldName& name : text.names) {
    names.push_back(v1::EntityType_Name(name.type) + " " +
                    std::string(name.span.In(text.text)));
  }
  return names;
}

TEST(ReadNamesTest, ReadsEverySchemeAndPutsSentencesInParagraphs) {
  const auto texts = ReadNames(
      WriteFile("names.tsv",
                "# doc 1\n"
                "Ada\tB-PER\nMoss\tI-PER\nPiet\tB-politician\nleft\tO\n\n"
                "Osmund\tB-country\nPort\tB-group\nWorkers\tI-group\n"
                "March\tB-event\n\n"
                "# doc 2\n"
                "#\tO\nBay\tB-ORG\n"));
  ASSERT_TRUE(texts.ok()) << texts.status();
  ASSERT_EQ(texts->size(), 2u);
  EXPECT_EQ(texts->at(0).text,
            "Ada Moss Piet left\n\nOsmund Port Workers March\n\n");
  EXPECT_THAT(Names(texts->at(0)),
              ElementsAre("ENTITY_TYPE_PERSON Ada Moss",
                          "ENTITY_TYPE_PERSON Piet", "ENTITY_TYPE_PLACE Osmund",
                          "ENTITY_TYPE_ORGANIZATION Port Workers"));
  EXPECT_THAT(Names(texts->at(1)), ElementsAre("ENTITY_TYPE_ORGANIZATION Bay"));
}

TEST(ReadNamesTest, NamesFileAndLineOfWhatIsWrong) {
  const std::string path = WriteFile("bad.tsv", "Ada\tB-PER\nMoss\n");
  const auto texts = ReadNames(path);
  EXPECT_EQ(texts.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(texts.status().message(), HasSubstr(path + " line 2"));
  EXPECT_EQ(ReadNames("/nowhere/names.tsv").status().code(),
            absl::StatusCode::kNotFound);
}

TEST(NamesOfTest, TakesRunsOfOneKindForAName) {
  SilverCorpus corpus;
  corpus.articles.push_back({"one", {SilverSentence()}});
  SilverSentence& sentence = corpus.articles[0].sentences[0];
  sentence.words = {"Ada", "Moss", "left", "Osmund"};
  sentence.names = {"PERSON", "PERSON", "DATE", "LOCATION"};
  const std::vector<NamedText> texts = NamesOf(corpus);
  ASSERT_EQ(texts.size(), 1u);
  EXPECT_THAT(Names(texts[0]), ElementsAre("ENTITY_TYPE_PERSON Ada Moss",
                                           "ENTITY_TYPE_PLACE Osmund"));
}

}  // namespace
}  // namespace hearsay::training
