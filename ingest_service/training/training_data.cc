#include "ingest_service/training/training_data.h"

#include <utility>

#include "absl/status/status.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "common/base/sha256.h"
#include "common/base/status_macros.h"

namespace hearsay::training {
namespace {

constexpr const char* kNews[] = {"english-2012-2020-dev.jsonl.gz",
                                 "english-2021-2023-dev.jsonl.gz"};

}  // namespace

absl::StatusOr<TrainingData> ReadTrainingData(const std::string& data_dir) {
  TrainingData data;
  const std::string folder = absl::StrCat(data_dir, "/attribution/");
  HEARSAY_ASSIGN_OR_RETURN(data.silver,
                           ReadSilver(folder + "silver-train.conll.gz"));
  HEARSAY_ASSIGN_OR_RETURN(data.silver_dev,
                           ReadSilver(folder + "silver-dev.conll.gz"));
  HEARSAY_ASSIGN_OR_RETURN(data.gold, ReadGold(folder + "train.jsonl.gz"));
  HEARSAY_ASSIGN_OR_RETURN(data.gold_dev, ReadGold(folder + "dev.jsonl.gz"));
  if (data.gold.empty() || data.silver.articles.empty()) {
    return absl::InvalidArgumentError(
        absl::StrCat(folder, ": no training article"));
  }
  for (const char* name : kNews) {
    HEARSAY_ASSIGN_OR_RETURN(std::vector<std::string> texts,
                             ReadNews(absl::StrCat(data_dir, "/news/", name)));
    for (std::string& text : texts) data.news.push_back(std::move(text));
  }
  HEARSAY_ASSIGN_OR_RETURN(data.names, ReadNameData(data_dir));
  for (NamedText& text : NamesOf(data.silver)) {
    data.names.train.push_back(std::move(text));
  }
  data.names.dev.push_back({"silver-dev", NamesOf(data.silver_dev)});
  Sha256 digest;
  digest.Add(data.silver.text);
  for (const GoldArticle& article : data.gold) digest.Add(article.text);
  for (const NamedText& text : data.names.train) digest.Add(text.text);
  data.digest = absl::BytesToHexString(digest.Digest());
  return data;
}

}  // namespace hearsay::training
