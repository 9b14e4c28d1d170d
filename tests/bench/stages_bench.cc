// What a plain article costs in each step of a worker, by one thread and
// without a server: where to look when articles a second are too few.
//
//   stages_bench [--limit N] [--rounds R] [--step NAME] FILE...
//
// Prints a line a step: microseconds of processor time an article, the share of
// all of PARSE, NORMALIZE and PREPARE, which hold the other steps, and a
// checksum of what the step gave, so that a faster one can be seen to give the
// same.

#include <time.h>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <string>
#include <vector>

#include "CLI/App.hpp"
#include "CLI/Config.hpp"
#include "CLI/Formatter.hpp"
#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "client/article_reader.h"
#include "common/base/sha256.h"
#include "common/record/identity.h"
#include "common/record/record_codec.h"
#include "hearsay/v1/ingest_service.pb.h"
#include "ingest_service/commit/prepared_article.h"
#include "ingest_service/commit/text_sketch.h"
#include "ingest_service/normalize/clean_text.h"
#include "ingest_service/normalize/credit_lines.h"
#include "ingest_service/normalize/language_guess.h"
#include "ingest_service/normalize/normalizer.h"
#include "ingest_service/normalize/revision_reason.h"
#include "ingest_service/pipeline/build_record.h"

namespace hearsay {
namespace {

struct Step {
  std::string name;
  bool whole;
  std::function<std::string(size_t)> run;  // Of the article with this number.
};

// Of this process so far: others on the machine do not count.
double CpuMicroseconds() {
  timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e6 +
         static_cast<double>(now.tv_nsec) / 1e3;
}

int Main(int argc, char** argv) {
  CLI::App app("Measures the steps of a plain article.");
  size_t limit = 5000;
  int rounds = 3;
  std::string only;
  std::vector<std::string> files;
  app.add_option("--limit", limit);
  app.add_option("--rounds", rounds, "the fastest one counts");
  app.add_option("--step", only, "no other, for a profiler");
  app.add_option("files", files)->required();
  CLI11_PARSE(app, argc, argv);

  const absl::Time now = absl::FromUnixSeconds(1'700'000'000);
  std::vector<std::string> wire, cleaned;
  std::vector<v1::RawArticle> raw;
  std::vector<ingest::NormalizedArticle> normal;
  std::vector<internal::v1::ArticleRecord> records;
  std::vector<commit::TextSketch> sketches;
  client::ArticleReader reader(files);
  while (raw.size() < limit) {
    const auto input = reader.Next();
    if (!input) break;
    if (!input->article.ok()) continue;
    const auto article = normalize::Normalize(*input->article, now);
    if (!article.ok()) continue;
    raw.push_back(*input->article);
    wire.push_back(raw.back().SerializeAsString());
    cleaned.push_back(normalize::CleanText(raw.back().text()));
    normal.push_back(*article);
    records.push_back(pipeline::BuildRecord(*article));
    sketches.push_back(commit::SketchText(article->text));
  }
  if (raw.empty()) return 1;

  std::vector<Step> steps = {
      {"PARSE", true,
       [&](size_t i) {
         v1::RawArticle article;
         article.ParseFromString(wire[i]);
         return std::move(*article.mutable_text());
       }},
      {"NORMALIZE", true,
       [&](size_t i) { return normalize::Normalize(raw[i], now)->text; }},
      {"  clean", false,
       [&](size_t i) { return normalize::CleanText(raw[i].text()); }},
      {"  credits", false,
       [&](size_t i) { return normalize::TakeCredits(cleaned[i]).text; }},
      {"  revision_reason", false,
       [&](size_t i) { return normalize::FindRevisionReason(normal[i].text); }},
      {"  language", false,
       [&](size_t i) { return normalize::GuessLanguage(normal[i].text, ""); }},
      {"PREPARE", true,
       [&](size_t i) {
         internal::v1::ArticleRecord record = pipeline::BuildRecord(normal[i]);
         return commit::PrepareArticle(std::move(record))->body.bytes;
       }},
      {"  build_record", false,
       [&](size_t i) {
         internal::v1::ArticleRecord record = pipeline::BuildRecord(normal[i]);
         return std::move(*record.mutable_text());
       }},
      {"  hashes", false,
       [&](size_t i) {
         return record::ContentHash(records[i]) + record::TextHash(records[i]);
       }},
      {"  sketch", false,
       [&](size_t i) {
         return absl::StrCat(commit::SketchText(normal[i].text).samples.size());
       }},
      {"  encode_sketch", false,
       [&](size_t i) { return commit::EncodeTextSketch(sketches[i]); }},
      {"  encode_body", false,
       [&](size_t i) { return record::EncodeRecordBody(records[i])->bytes; }},
  };
  std::vector<double> micros;
  std::vector<std::string> sums;
  double all = 0;
  if (!only.empty()) {
    std::erase_if(steps, [&](const Step& step) {
      return absl::StripLeadingAsciiWhitespace(step.name) != only;
    });
  }
  for (const Step& step : steps) {
    Sha256 sum;
    size_t bytes = 0;
    for (size_t i = 0; i < raw.size(); ++i) {
      const std::string out = step.run(i);
      bytes += out.size();
      sum.Add(out);
    }
    double best = 0;
    for (int round = 0; round < rounds; ++round) {
      const double start = CpuMicroseconds();
      size_t kept = 0;
      for (size_t i = 0; i < raw.size(); ++i) kept += step.run(i).size();
      const double took =
          (CpuMicroseconds() - start) / static_cast<double>(raw.size());
      if (kept != bytes) return 1;
      best = round == 0 ? took : std::min(best, took);
    }
    micros.push_back(best);
    if (step.whole) all += best;
    sums.push_back(absl::StrCat(
        bytes, " bytes ", absl::BytesToHexString(sum.Digest()).substr(0, 12)));
  }
  for (size_t i = 0; i < steps.size(); ++i) {
    std::printf("%-18s %8.2f us %5.1f %%  %s\n", steps[i].name.c_str(),
                micros[i], 100 * micros[i] / all, sums[i].c_str());
  }
  std::printf("%-18s %8.2f us of %zu articles\n", "all", all, raw.size());
  return 0;
}

}  // namespace
}  // namespace hearsay

int main(int argc, char** argv) { return hearsay::Main(argc, argv); }
