#include "ingest_service/training/event_corpus.h"

#include <fstream>
#include <string>

#include "common/language/parser_state.h"
#include "gtest/gtest.h"
#include "ingest_service/training/event_coreference_trainer.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace hearsay::training {
namespace {

using language::WeightTable;

// Models that know nothing: every token gets the first tag and a head.
const language::Tagger& Tagger() {
  static const auto& tagger =
      *new language::Tagger(WeightTable(language::kPennTags, 4, 0));
  return tagger;
}
const language::Parser& Parser() {
  static const auto& parser =
      *new language::Parser(WeightTable(language::kParserActions, 4, 0),
                            WeightTable(language::kRelations, 4, 0));
  return parser;
}

std::string Document(const std::string& name, const std::string& tokens,
                     const std::string& chain) {
  return "{\"doc\":\"" + name +
         "\",\"topic\":\"1\",\"sentences\":[{\"n\":0,\"selected\":true,"
         "\"tokens\":[" +
         tokens +
         "]},{\"n\":1,\"selected\":false,\"tokens\":[\"It\",\"rained\"]}],"
         "\"mentions\":[{\"id\":\"7\",\"kind\":\"event\",\"sentence\":0,"
         "\"tokens\":[1],\"chain\":\"" +
         chain +
         "\",\"selected\":true},{\"id\":\"8\",\"kind\":\"event\",\"sentence\":"
         "1,"
         "\"tokens\":[1],\"chain\":\"r\",\"selected\":false}]}\n";
}

class EventCorpusTest : public ::testing::Test {
 protected:
  std::string Write(const std::string& lines) {
    const std::string path = folder_.path() + "/events.jsonl";
    std::ofstream(path) << lines;
    return path;
  }
  TempDir folder_;
};

TEST_F(EventCorpusTest, KeepsSelectedEventsAtTheirTokens) {
  const auto documents = ReadEventCorpus(
      Write(Document("a", R"("Two","bombings","followed")", "b")), Tagger(),
      Parser());
  ASSERT_TRUE(documents.ok()) << documents.status();
  ASSERT_EQ(documents->size(), 1u);
  const EventDocument& document = *(*documents)[0];
  EXPECT_EQ(document.name(), "a");
  ASSERT_EQ(document.gold().size(), 1u);
  EXPECT_EQ(document.gold()[0].id, "7");
  EXPECT_EQ(
      document.words().Exact(static_cast<uint32_t>(document.gold()[0].head)),
      "bombings");
  EXPECT_TRUE(document.Counts(document.gold()[0].head));
  EXPECT_FALSE(document.Counts(4));  // "rained"
}

TEST_F(EventCorpusTest, NamesTheLineThatIsNoDocument) {
  const auto documents = ReadEventCorpus(
      Write(Document("a", R"("Two","bombings")", "b") + "{\"doc\":1}\n"),
      Tagger(), Parser());
  EXPECT_EQ(documents.status().code(), absl::StatusCode::kDataLoss);
  EXPECT_NE(documents.status().message().find("line 2"), std::string::npos);
}

TEST_F(EventCorpusTest, TrainingPrefersWhatIsAnnotatedAsOne) {
  std::string lines;
  for (int i = 0; i < 8; ++i) {
    const bool bombing = i % 2 == 0;
    lines += Document(std::to_string(i),
                      bombing ? R"("Two","bombings","followed")"
                              : R"("Two","elections","followed")",
                      bombing ? "b" : "e");
  }
  const auto documents = ReadEventCorpus(Write(lines), Tagger(), Parser());
  ASSERT_TRUE(documents.ok()) << documents.status();
  const language::PairFeatures weights = TrainEventCoreference(*documents, 1);
  EXPECT_GT(weights[1], 0);  // The same word.
  EXPECT_EQ(weights, TrainEventCoreference(*documents, 1));
}

}  // namespace
}  // namespace hearsay::training
