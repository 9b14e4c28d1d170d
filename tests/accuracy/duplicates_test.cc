// Which articles of ../shared/data are linked to which, against the pairs that
// an exhaustive comparison found. Articles go through normalisation and commit
// in the order of their file. Prints, for each set:
//
//   links     each article with the one that it is linked to
//   articles  how many of those that have a duplicate before them are linked
//   groups    all pairs of articles whose links lead to one original; a
//             comparison of every pair under the same rule does no better,
//             since containment is not transitive
//
// with precision over pairs of a containment of 0.8 and more against those
// below 0.1, and the mean difference between the share that is stored and the
// containment that was compared. Links that the list does not have (it leaves
// out wordings that very many articles share) are compared here.
#include <simdjson.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <latch>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "client/article_reader.h"
#include "client/input_file.h"
#include "common/base/clock.h"
#include "common/record/resource_name.h"
#include "common/text/fold.h"
#include "gtest/gtest.h"
#include "ingest_service/commit/article_store.h"
#include "ingest_service/normalize/normalizer.h"
#include "ingest_service/pipeline/build_record.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace hearsay {
namespace {

namespace fs = std::filesystem;

constexpr double kDuplicate = 0.8;
constexpr double kOther = 0.1;

struct DataSet {
  std::string name;
  std::string articles, pairs;  // Files below ../shared/data.
  bool slow = false;            // Only with HEARSAY_LONG.
};

using Pair = std::pair<std::string, std::string>;
Pair PairOf(std::string a, std::string b) {
  if (b < a) std::swap(a, b);
  return {std::move(a), std::move(b)};
}

fs::path SharedData() {
  const char* const folder = std::getenv("HEARSAY_SHARED_DIR");
  return fs::path(folder != nullptr ? folder
                                    : HEARSAY_SOURCE_DIR "/../shared") /
         "data";
}

// The containment of every pair that is listed; 1 when the list gives none.
std::map<Pair, double> ReadPairs(const std::string& path) {
  std::map<Pair, double> pairs;
  auto file = client::InputFile::Open(path).value();
  simdjson::dom::parser parser;
  std::string line;
  while (file.ReadLine(1 << 20, line).value()) {
    const simdjson::dom::element pair = parser.parse(line);
    double containment = 1;
    if (pair["containment"].get(containment) != simdjson::SUCCESS) {
      containment = 1;
    }
    pairs[PairOf(std::string(pair["a"].get_c_str().value()),
                 std::string(pair["b"].get_c_str().value()))] = containment;
  }
  return pairs;
}

// What the store made of one article of the file.
struct Stored {
  std::string id;
  std::string text;  // As in the file.
  std::string name;
  std::string original;  // Empty for an original.
  double share = 0;
};

std::vector<Stored> StoreAll(const std::string& path) {
  const TempDir dir;
  const SystemClock clock;
  const auto store = commit::ArticleStore::Open(dir.path(), clock).value();
  std::vector<std::unique_ptr<Stored>> answers;
  client::ArticleReader reader({path});
  while (auto input = reader.Next()) {
    const auto article = normalize::Normalize(*input->article, clock.Now());
    if (!article.ok()) {
      if (std::getenv("HEARSAY_SHOW") != nullptr) {
        std::printf("refused %s: %s\n", input->article->external_id().c_str(),
                    std::string(article.status().message()).c_str());
      }
      continue;
    }
    Stored& stored = *answers.emplace_back(std::make_unique<Stored>());
    stored.id = input->article->external_id();
    stored.text = input->article->text();
    store->Commit(pipeline::BuildRecord(*article),
                  [&stored](commit::CommitResult result) {
                    stored.name = std::move(result.article);
                  });
    if (answers.size() % 256 == 0) {  // Bounds what is queued.
      std::latch settled(1);
      store->Commit({}, [&](commit::CommitResult) { settled.count_down(); });
      settled.wait();
    }
  }
  std::latch settled(1);
  store->Commit({}, [&](commit::CommitResult) { settled.count_down(); });
  settled.wait();
  std::vector<Stored> all;
  for (const auto& answer : answers) {
    const auto record =
        store->Get(record::ParseArticleName(answer->name).value()).value();
    answer->original = record.original_article();
    answer->share = record.original_share();
    all.push_back(std::move(*answer));
  }
  return all;
}

// How much of the one with fewer runs of five words stands in the other.
double Containment(const std::string& a, const std::string& b) {
  const auto runs = [](const std::string& text) {
    const std::string words = text::FoldWords(text);
    const std::vector<absl::string_view> all = absl::StrSplit(words, ' ');
    std::set<std::string> found;
    for (size_t i = 0; i + 5 <= all.size(); ++i) {
      found.insert(absl::StrJoin(all.begin() + i, all.begin() + i + 5, " "));
    }
    return found;
  };
  const auto of_a = runs(a), of_b = runs(b);
  if (of_a.empty() || of_b.empty()) return a == b;
  std::vector<std::string> both;
  std::set_intersection(of_a.begin(), of_a.end(), of_b.begin(), of_b.end(),
                        std::back_inserter(both));
  return static_cast<double>(both.size()) / std::min(of_a.size(), of_b.size());
}

// Which original an article's links lead to.
std::string RootOf(std::string name,
                   const std::map<std::string, std::string>& originals) {
  for (auto next = originals.find(name);
       next != originals.end() && !next->second.empty();
       next = originals.find(name)) {
    name = next->second;
  }
  return name;
}

struct Count {
  int right = 0;   // Contain each other.
  int middle = 0;  // Neither that nor unlike.
  int wrong = 0;
  void Add(double containment) {
    ++(containment >= kDuplicate ? right
       : containment >= kOther   ? middle
                                 : wrong);
  }
  double precision() const {
    return right + wrong == 0 ? 1
                              : static_cast<double>(right) / (right + wrong);
  }
};

class DuplicatesTest : public ::testing::TestWithParam<DataSet> {};

TEST_P(DuplicatesTest, FindsWhatAnExhaustiveComparisonDoes) {
  const DataSet& set = GetParam();
  const fs::path articles = SharedData() / set.articles;
  const fs::path pairs_path = SharedData() / set.pairs;
  if (!fs::exists(articles) || !fs::exists(pairs_path)) {
    GTEST_SKIP() << "no " << articles.string() << " with its pairs";
  }
  if (set.slow && std::getenv("HEARSAY_LONG") == nullptr) {
    GTEST_SKIP() << "takes a minute; runs with HEARSAY_LONG";
  }
  const std::map<Pair, double> pairs = ReadPairs(pairs_path.string());
  const std::vector<Stored> stored = StoreAll(articles.string());

  std::map<std::string, std::string> originals;
  std::map<std::string, std::vector<std::string>> ids;  // By article.
  for (const Stored& article : stored) {
    originals[article.name] = article.original;
    ids[article.name].push_back(article.id);
  }
  std::map<std::string, const Stored*> by_id;
  for (const Stored& article : stored) by_id[article.id] = &article;
  const auto containment_of = [&](const std::string& a, const std::string& b) {
    const auto listed = pairs.find(PairOf(a, b));
    return listed != pairs.end() ? listed->second
                                 : Containment(by_id[a]->text, by_id[b]->text);
  };

  std::map<std::string, std::vector<std::string>> groups;  // Ids by root.
  Count links;
  double share_error = 0;
  int shares = 0;
  std::map<std::string, std::string> root_of;
  for (const Stored& article : stored) {
    const std::string root = RootOf(article.name, originals);
    groups[root].push_back(article.id);
    root_of[article.id] = root;
    if (article.original.empty()) continue;
    const double containment =
        containment_of(article.id, ids[article.original].front());
    links.Add(containment);
    if (std::getenv("HEARSAY_SHOW") != nullptr && containment < kDuplicate) {
      std::printf("link %s %s share %.3f containment %.3f\n",
                  article.id.c_str(), ids[article.original].front().c_str(),
                  article.share, containment);
    }
    if (containment >= kDuplicate) {
      share_error += std::abs(containment - article.share);
      ++shares;
    }
  }
  Count found;
  for (const auto& [root, members] : groups) {
    for (size_t i = 0; i < members.size(); ++i) {
      for (size_t k = i + 1; k < members.size(); ++k) {
        found.Add(containment_of(members[i], members[k]));
      }
    }
  }
  // Which articles have a duplicate before them in the file.
  std::map<std::string, size_t> place;
  for (size_t i = 0; i < stored.size(); ++i) place[stored[i].id] = i;
  std::set<std::string> copies;
  int wanted = 0, together = 0;
  for (const auto& [pair, containment] : pairs) {
    const auto a = place.find(pair.first), b = place.find(pair.second);
    if (containment < kDuplicate || a == place.end() || b == place.end()) {
      continue;
    }
    copies.insert(a->second < b->second ? pair.second : pair.first);
    ++wanted;
    together += root_of[pair.first] == root_of[pair.second];
  }
  size_t linked = 0;
  for (const std::string& id : copies) {
    // Two addresses of one article are one without a link.
    const Stored& article = *by_id[id];
    linked += !article.original.empty() || ids[article.name].front() != id;
  }
  const double recall = static_cast<double>(linked) / copies.size();
  std::printf(
      "%-18s %5zu articles; links: precision %.4f (%d right, %d between, %d "
      "wrong); articles: recall %.4f (%zu of %zu); groups: recall %.4f (%d of "
      "%d), precision %.4f (%d right, %d between, %d wrong); share off by "
      "%.3f\n",
      set.name.c_str(), stored.size(), links.precision(), links.right,
      links.middle, links.wrong, recall, linked, copies.size(),
      static_cast<double>(together) / wanted, together, wanted,
      found.precision(), found.right, found.middle, found.wrong,
      shares == 0 ? 0 : share_error / shares);
  EXPECT_GE(recall, 0.95);
  EXPECT_GE(links.precision(), 0.98);
}

INSTANTIATE_TEST_SUITE_P(
    , DuplicatesTest,
    ::testing::ValuesIn<DataSet>({
        {"syndication_2018", "dups/syndication-2018-dev.jsonl.gz",
         "dups/pairs-syndication-2018-dev.jsonl.gz"},
        {"planted_2500", "dups/planted-2500.jsonl.gz",
         "dups/planted-2500-pairs.jsonl.gz"},
        {"arabic_2015", "news/arabic-2015-dev.jsonl.gz",
         "dups/pairs-arabic-2015-dev.jsonl.gz"},
        {"english_2012_2020", "news/english-2012-2020-dev.jsonl.gz",
         "dups/pairs-english-2012-2020-dev.jsonl.gz", true},
        {"english_2021_2023", "news/english-2021-2023-dev.jsonl.gz",
         "dups/pairs-english-2021-2023-dev.jsonl.gz", true},
    }),
    [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace hearsay
