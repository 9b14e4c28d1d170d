// Which articles of ../shared/data are linked to which, against the pairs that
// an exhaustive comparison found. Articles go through normalisation and commit
// in the order of their file. Prints, for each set:
//
//   originals each article with its original
//   articles  how many of those that have a duplicate before them are linked
//   pairs     each article with every earlier copy that it is linked to, and
//             addresses that are one article
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
  struct Link {
    std::string name;
    double share = 0;
  };
  std::vector<Link> earlier;  // The original first.
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
    for (const auto& copy : record.earlier_copies()) {
      answer->earlier.push_back({copy.article(), copy.share()});
    }
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

void Show(absl::string_view what, const std::string& a, const std::string& b,
          double share, double containment) {
  if (std::getenv("HEARSAY_SHOW") == nullptr) return;
  std::printf("%s %s %s share %.3f containment %.3f\n",
              std::string(what).c_str(), a.c_str(), b.c_str(), share,
              containment);
}

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

  std::map<std::string, std::vector<std::string>> ids;  // By article.
  std::map<std::string, const Stored*> by_id;
  for (const Stored& article : stored) {
    ids[article.name].push_back(article.id);
    by_id[article.id] = &article;
  }
  const auto containment_of = [&](const std::string& a, const std::string& b) {
    const auto listed = pairs.find(PairOf(a, b));
    return listed != pairs.end() ? listed->second
                                 : Containment(by_id[a]->text, by_id[b]->text);
  };

  Count originals, found;
  double share_error = 0;
  int shares = 0;
  std::set<Pair> linked;
  for (const Stored& article : stored) {
    for (const std::string& id : ids[article.name]) {
      if (id != article.id) linked.insert(PairOf(id, article.id));
    }
    for (const Stored::Link& link : article.earlier) {
      const std::string& other = ids[link.name].front();
      const double containment = containment_of(article.id, other);
      linked.insert(PairOf(article.id, other));
      if (&link == &article.earlier.front()) originals.Add(containment);
      if (containment >= kDuplicate) {
        share_error += std::abs(containment - link.share);
        ++shares;
      } else {
        Show("link", article.id, other, link.share, containment);
      }
    }
  }
  for (const auto& [a, b] : linked) found.Add(containment_of(a, b));
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
    if (linked.contains(pair)) {
      ++together;
    } else {
      Show("no link", pair.first, pair.second, 0, containment);
    }
  }
  const auto knows_earlier = [&](const std::string& id) {
    // Two addresses of one article are one without a link.
    const Stored& article = *by_id[id];
    return !article.earlier.empty() || ids[article.name].front() != id;
  };
  const auto known = std::count_if(copies.begin(), copies.end(), knows_earlier);
  const double recall = static_cast<double>(known) / copies.size();
  const double pair_recall = static_cast<double>(together) / wanted;
  std::printf(
      "%-18s %5zu articles; originals: precision %.4f (%d right, %d between, "
      "%d wrong); articles: recall %.4f (%td of %zu); pairs: recall %.4f (%d "
      "of %d), precision %.4f (%d right, %d between, %d wrong); share off by "
      "%.3f\n",
      set.name.c_str(), stored.size(), originals.precision(), originals.right,
      originals.middle, originals.wrong, recall, known, copies.size(),
      pair_recall, together, wanted, found.precision(), found.right,
      found.middle, found.wrong, shares == 0 ? 0 : share_error / shares);
  EXPECT_GE(recall, 0.95);
  EXPECT_GE(pair_recall, 0.95);
  EXPECT_GE(found.precision(), 0.98);
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
