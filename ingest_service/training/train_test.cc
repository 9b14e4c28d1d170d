#include "ingest_service/training/train.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "ingest_service/claims/claim_extractor.h"

namespace hearsay::training {
namespace {

constexpr const char* kPeople[] = {"Mara Lind", "Piet Oster", "Ilse Brandt",
                                   "Tomas Weir"};
constexpr const char* kEvents[] = {"the bridge was closed", "the harbour froze",
                                   "the strike ended", "the dam leaked"};

std::string Span(const std::string& text, const std::string& part) {
  const size_t begin = text.find(part);
  return absl::StrCat("[[", begin, ",", begin + part.size(), "]]");
}

// "Mara Lind said the harbour froze." and a sentence without an attribution.
struct Corpus {
  std::string gold, silver;
};

Corpus MakeCorpus(int first, int articles) {
  Corpus corpus;
  for (int i = first; i < first + articles; ++i) {
    const std::string person = kPeople[i % 4], event = kEvents[i / 4 % 4];
    const std::string text =
        absl::StrCat(person, " said ", event, ". Rain fell.");
    absl::StrAppend(&corpus.gold, "{\"id\":\"article-", i, "\",\"text\":\"",
                    text,
                    "\",\"attributions\":[{\"source\":", Span(text, person),
                    ",\"cue\":", Span(text, "said"),
                    ",\"content\":", Span(text, event), "}]}\n");
    absl::StrAppend(&corpus.silver, "# id = article-", i, "\n");
    const size_t space = person.find(' ');
    const std::vector<std::vector<std::string>> tokens = {
        {person.substr(0, space), "NNP", "2", "compound"},
        {person.substr(space + 1), "NNP", "3", "nsubj"},
        {"said", "VBD", "0", "root"},
        {"the", "DT", "5", "det"},
        {event.substr(4, event.find(' ', 4) - 4), "NN", "6", "nsubj"},
        {event.substr(event.rfind(' ') + 1), "VBD", "3", "ccomp"},
        {".", ".", "3", "punct"}};
    for (size_t k = 0; k < tokens.size(); ++k) {
      absl::StrAppend(&corpus.silver, k + 1, "\t", tokens[k][0], "\t0\t1\t_\t",
                      tokens[k][1], "\tO\t", tokens[k][2], "\t", tokens[k][3],
                      "\t_\n");
    }
    corpus.silver +=
        "\n1\tRain\t0\t1\t_\tNN\tO\t2\tnsubj\t_\n"
        "2\tfell\t0\t1\t_\tVBD\tO\t0\troot\t_\n"
        "3\t.\t0\t1\t_\t.\tO\t2\tpunct\t_\n\n";
  }
  return corpus;
}

class TrainTest : public ::testing::Test {
 protected:
  TrainTest() {
    root_ = std::filesystem::path(::testing::TempDir()) / "train_test" /
            ::testing::UnitTest::GetInstance()->current_test_info()->name();
    std::filesystem::remove_all(root_);
    std::filesystem::create_directories(root_ / "attribution");
    const Corpus train = MakeCorpus(0, 32), dev = MakeCorpus(32, 4);
    Write("train.jsonl.gz", train.gold);
    Write("silver-train.conll.gz", train.silver);
    Write("dev.jsonl.gz", dev.gold);
    Write("silver-dev.conll.gz", dev.silver);
    WriteNews();
    WriteNames();
  }

  void Write(const std::string& name, const std::string& bytes) {
    std::ofstream(root_ / "attribution" / name) << bytes;
  }

  // The same sentences over and over: enough for a word to be known.
  void WriteNews() {
    std::filesystem::create_directories(root_ / "news");
    std::string text;
    for (int i = 0; i < 40; ++i) {
      absl::StrAppend(&text, kPeople[i % 4], " said ", kEvents[i % 3], ". ");
    }
    for (const char* name :
         {"english-2012-2020-dev.jsonl.gz", "english-2021-2023-dev.jsonl.gz"}) {
      std::ofstream(root_ / "news" / name)
          << "{\"lang\":\"en\",\"text\":\"" << text << "\"}\n"
          << "{\"lang\":\"de\",\"text\":\"Kein Wort.\"}\n";
    }
  }

  void WriteNames() {
    std::filesystem::create_directories(root_ / "ner");
    for (const char* name :
         {"uner-ewt-train", "wikigold-train", "crossner-politics-train",
          "wnut17-train", "uner-ewt-dev", "crossner-politics-dev",
          "wnut17-dev"}) {
      std::ofstream file(root_ / "ner" / absl::StrCat(name, ".tsv.gz"));
      for (const char* person : kPeople) {
        const std::string full = person;
        const size_t space = full.find(' ');
        file << full.substr(0, space) << "\tB-PER\n"
             << full.substr(space + 1) << "\tI-PER\nleft\tO\nOsmund\tB-LOC\n"
             << ".\tO\n\n";
      }
    }
  }

  absl::StatusOr<TrainingFigures> Train(const std::string& out, int threads) {
    TrainOptions options;
    options.data_dir = root_.string();
    options.out_dir = (root_ / out).string();
    options.threads = threads;
    options.folds = 2;
    options.runs = 2;
    std::filesystem::create_directories(options.out_dir);
    return TrainModels(options, [](absl::string_view) {});
  }

  std::string Read(const std::string& out, const std::string& name) {
    std::ifstream file(root_ / out / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  std::filesystem::path root_;
};

TEST_F(TrainTest, TrainsModelsThatTheExtractorLoadsAndUses) {
  const auto figures = Train("one", 1);
  ASSERT_TRUE(figures.ok()) << figures.status();
  EXPECT_EQ(figures->articles, 32);
  EXPECT_EQ(figures->dev.gold, 4);
  EXPECT_GT(figures->syntax.tags, 0.9);
  EXPECT_GT(figures->cross_validation.F1(figures->cross_validation.linked),
            0.8);
  EXPECT_GT(figures->dev.F1(figures->dev.linked), 0.8);
  ASSERT_EQ(figures->names.size(), 4u);
  EXPECT_EQ(figures->names[0].second.gold, 8);
  EXPECT_GT(figures->names[0].second.F1(), 0.9);
  EXPECT_GT(figures->calibration.bins[9].right, 0);
  EXPECT_THAT(Read("one", "MODEL_CARD.md"),
              ::testing::HasSubstr("cross-validation | 32"));

  const auto extractor = claims::ClaimExtractor::Load((root_ / "one").string());
  ASSERT_TRUE(extractor.ok()) << extractor.status();
  EXPECT_GT((*extractor)->version(), 1);
  const std::string text = "Greta Holm said the harbour leaked.";
  const ingest::Extraction found = (*extractor)->Extract(text, {});
  ASSERT_EQ(found.attributions.size(), 1u);
  EXPECT_EQ(found.attributions[0].source[0].In(text), "Greta Holm");
  EXPECT_EQ(found.attributions[0].cue[0].In(text), "said");
  EXPECT_EQ(found.attributions[0].content[0].In(text), "the harbour leaked");

  // The same bytes on two threads.
  ASSERT_TRUE(Train("two", 2).ok());
  for (const char* name :
       {"tagger.model", "parser.actions.model", "parser.relations.model",
        "lexicon.model", "judge.model", "cues.model", "roles.model",
        "ranker.model", "scorer.model", "names.model", "MODEL_CARD.md"}) {
    EXPECT_EQ(Read("one", name), Read("two", name)) << name;
    EXPECT_LE(Read("one", name).size(), 8u << 20) << name;
  }

  // A damaged or missing model is named.
  std::ofstream(root_ / "two" / "roles.model") << "damaged";
  auto damaged = claims::ClaimExtractor::Load((root_ / "two").string());
  EXPECT_EQ(damaged.status().code(), absl::StatusCode::kDataLoss);
  EXPECT_THAT(damaged.status().message(), ::testing::HasSubstr("roles.model"));
  std::filesystem::remove(root_ / "two" / "roles.model");
  damaged = claims::ClaimExtractor::Load((root_ / "two").string());
  EXPECT_EQ(damaged.status().code(), absl::StatusCode::kNotFound);
  EXPECT_THAT(damaged.status().message(), ::testing::HasSubstr("roles.model"));
}

TEST_F(TrainTest, NamesWhatIsMissing) {
  std::filesystem::remove(root_ / "attribution" / "dev.jsonl.gz");
  const auto figures = Train("out", 1);
  EXPECT_EQ(figures.status().code(), absl::StatusCode::kNotFound);
  EXPECT_THAT(figures.status().message(), ::testing::HasSubstr("dev.jsonl.gz"));
}

}  // namespace
}  // namespace hearsay::training
