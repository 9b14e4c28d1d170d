#include "ingest_service/training/corpus.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/write_file.h"

namespace hearsay::training {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(ReadSilverTest, ReadsArticlesSentencesAndTrees) {
  const auto corpus =
      ReadSilver(WriteFile("silver.conll",
                           "# id = one\n"
                           "1\tShe\t0\t3\tshe\tPRP\tO\t2\tnsubj\t_\n"
                           "2\tleft\t4\t8\tleave\tVBD\tO\t0\troot\t_\n"
                           "3\t.\t8\t9\t.\t.\tO\t0\tnone\t_\n"
                           "\n"
                           "# id = two\n"
                           "1\tYes\t0\t3\tyes\tUH\tO\t0\troot\t_\n"));
  ASSERT_TRUE(corpus.ok()) << corpus.status();
  ASSERT_EQ(corpus->articles.size(), 2u);
  EXPECT_EQ(corpus->articles[0].id, "one");
  const SilverSentence& sentence = corpus->articles[0].sentences.at(0);
  EXPECT_THAT(sentence.words, ElementsAre("She", "left", "."));
  EXPECT_THAT(sentence.heads, ElementsAre(1, -1, kLeftOut));
  EXPECT_EQ(sentence.tags[1], language::PennTag::kVBD);
  EXPECT_EQ(sentence.relations[0], language::Relation::kNsubj);
  EXPECT_EQ(corpus->articles[1].sentences.size(), 1u);
}

TEST(ReadSilverTest, NamesFileAndLineOfWhatIsWrong) {
  for (const char* line :
       {"1\tShe\t0\t3", "1\tShe\t0\t3\tshe\tPRP\tO\tx\tnsubj\t_",
        "1\tShe\t0\t3\tshe\tPRP\tO\t9\tnsubj\t_"}) {
    const std::string path =
        WriteFile("bad.conll", std::string("# id = one\n") + line + "\n\n");
    const auto corpus = ReadSilver(path);
    EXPECT_FALSE(corpus.ok()) << line;
    EXPECT_THAT(corpus.status().message(), HasSubstr(path + " line "));
  }
  EXPECT_EQ(ReadSilver("/nowhere/silver").status().code(),
            absl::StatusCode::kNotFound);
}

TEST(ReadGoldTest, TurnsCodePointsIntoBytes) {
  const auto articles = ReadGold(
      WriteFile("gold.jsonl",
                "{\"id\":\"a\",\"text\":\"\u201cNo\u201d, J\u00fcrg said.\","
                "\"attributions\":[{\"source\":[[6,10]],\"cue\":[[11,15]],"
                "\"content\":[[0,4]]}]}\n"));
  ASSERT_TRUE(articles.ok()) << articles.status();
  const GoldArticle& article = articles->at(0);
  const GoldAttribution& attribution = article.attributions.at(0);
  EXPECT_EQ(attribution.content[0].In(article.text), "\u201cNo\u201d");
  EXPECT_EQ(attribution.source[0].In(article.text), "J\u00fcrg");
  EXPECT_EQ(attribution.cue[0].In(article.text), "said");
}

TEST(ReadGoldTest, NamesFileAndLineOfWhatIsWrong) {
  for (const char* line :
       {"{", "{\"id\":\"a\"}",
        "{\"id\":\"a\",\"text\":\"x\",\"attributions\":[{\"cue\":[[0,9]]}]}"}) {
    const std::string path = WriteFile("bad.jsonl", line);
    const auto articles = ReadGold(path);
    EXPECT_FALSE(articles.ok()) << line;
    EXPECT_THAT(articles.status().message(), HasSubstr(path + " line 1"));
  }
}

}  // namespace
}  // namespace hearsay::training
