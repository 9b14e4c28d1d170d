// Tokens a second of text → attributions on one core, stage by stage:
//
//   extract_bench MODELS FILE...
//
// FILEs are JSONL, plain or gzip, of which the field `text` is taken (8 MiB in
// all). Each stage is timed alone over all of it; the best of three rounds
// counts.

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_split.h"
#include "common/language/segmenter.h"
#include "ingest_service/claims/analysis/analyzed_article.h"
#include "ingest_service/claims/claim_extractor.h"
#include "ingest_service/claims/learned/learned_attribution_finder.h"
#include "ingest_service/claims/learned/learned_models.h"
#include "ingest_service/claims/learned/proposal.h"
#include "ingest_service/training/corpus.h"
#include "simdjson.h"

namespace {

using namespace hearsay;            // NOLINT: a program of its own.
using namespace hearsay::claims;    // NOLINT
using namespace hearsay::language;  // NOLINT

constexpr size_t kMaxTextBytes = 8 << 20;

std::vector<std::string> ReadTexts(int count, char** paths) {
  std::vector<std::string> texts;
  size_t bytes = 0;
  simdjson::dom::parser parser;
  for (int i = 0; i < count; ++i) {
    const auto lines = training::ReadMaybeGzip(paths[i]);
    if (!lines.ok()) {
      std::fprintf(stderr, "%s\n", lines.status().ToString().c_str());
      continue;
    }
    for (const absl::string_view line : absl::StrSplit(*lines, '\n')) {
      std::string_view text;
      simdjson::dom::element element;
      if (bytes > kMaxTextBytes ||
          parser.parse(simdjson::padded_string(line.data(), line.size()))
                  .get(element) != simdjson::SUCCESS ||
          element["text"].get(text) != simdjson::SUCCESS) {
        continue;
      }
      texts.emplace_back(text);
      bytes += text.size();
    }
  }
  return texts;
}

// Of the processor, so that other programs count less.
double Seconds(const std::function<void()>& run) {
  double best = 1e9;
  for (int round = 0; round < 3; ++round) {
    const std::clock_t start = std::clock();
    run();
    best = std::min(best,
                    static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  return best;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: extract_bench MODELS FILE...\n");
    return 2;
  }
  const std::vector<std::string> texts = ReadTexts(argc - 2, argv + 2);
  auto models = LoadLearnedModels(argv[1]);
  if (!models.ok() || texts.empty()) {
    std::fprintf(stderr, "extract_bench: %s\n",
                 models.ok() ? "no text" : models.status().ToString().c_str());
    return 1;
  }

  std::vector<AnnotatedText> segmented;
  size_t tokens = 0;
  for (const std::string& text : texts) segmented.push_back(Segment(text));
  for (const AnnotatedText& text : segmented) tokens += text.tokens.size();
  std::printf("%zu texts, %zu tokens\n", texts.size(), tokens);
  const auto report = [&](const char* stage, double seconds) {
    std::printf("%-34s %7.3f us/token %10.0f tokens/s\n", stage,
                1e6 * seconds / tokens, tokens / seconds);
  };

  report("segment", Seconds([&] {
           for (const std::string& text : texts) Segment(text);
         }));
  std::vector<std::vector<TokenAnalysis>> spelled(segmented.size());
  report("spellings", Seconds([&] {
           for (size_t i = 0; i < segmented.size(); ++i) {
             spelled[i].clear();
             for (const Token& token : segmented[i].tokens) {
               spelled[i].push_back(
                   AnalyzeSpelling(token.span.In(segmented[i].text)));
             }
           }
         }));
  const auto for_sentences =
      [&](const std::function<void(absl::Span<TokenAnalysis>)>& run) {
        for (size_t i = 0; i < segmented.size(); ++i) {
          for (const Sentence& sentence : segmented[i].sentences) {
            run(absl::MakeSpan(spelled[i])
                    .subspan(sentence.first_token,
                             sentence.end_token - sentence.first_token));
          }
        }
      };
  report("tags", Seconds([&] {
           for_sentences(
               [&](auto sentence) { (*models)->tagger.Tag({sentence}); });
         }));
  report("trees", Seconds([&] {
           for_sentences(
               [&](auto sentence) { (*models)->parser.Parse({sentence}); });
         }));
  std::vector<std::unique_ptr<AnalyzedArticle>> analyzed(segmented.size());
  report("all analysis", Seconds([&] {
           for (size_t i = 0; i < segmented.size(); ++i) {
             analyzed[i] = std::make_unique<AnalyzedArticle>(
                 segmented[i], (*models)->tagger, (*models)->parser,
                 (*models)->lexicon);
           }
         }));
  size_t cues = 0, window = 0;
  report("features of tokens, cues", Seconds([&] {
           cues = 0;
           for (const auto& article : analyzed) {
             for (const Passage& passage : PassagesOf(article->text())) {
               const TokenFeatureTable features(*article,
                                                article->RangeOf(passage));
               for (uint32_t s = passage.first_sentence;
                    s < passage.end_sentence; ++s) {
                 const auto found = (*models)->cues.Find(
                     AnalyzedArticle::RangeOf(article->text().sentences[s]),
                     features);
                 cues += found.size();
                 window += found.size() * article->RangeOf(passage).size();
               }
             }
           }
         }));
  size_t candidates = 0;
  report("the same, and candidates for roles", Seconds([&] {
           candidates = 0;
           for (const auto& article : analyzed) {
             for (const Passage& passage : PassagesOf(article->text())) {
               for (const OpenProposal& open : ProposeOpenly(
                        *article, passage, (*models)->cues, (*models)->roles)) {
                 candidates += open.candidates.size();
               }
             }
           }
         }));
  size_t proposals = 0;
  report("the same, and the choice of roles", Seconds([&] {
           proposals = 0;
           for (const auto& article : analyzed) {
             proposals += Propose(*article, (*models)->cues, (*models)->roles,
                                  (*models)->ranker)
                              .size();
           }
         }));
  std::printf(
      "%zu cues, %zu candidates, %zu proposals, %zu tokens in the cues' "
      "windows\n",
      cues, candidates, proposals, window / 3);
  report("names", Seconds([&] {
           for (const auto& article : analyzed) {
             (void)(*models)->names.Tag(*article);
           }
         }));
  const RuleAttributionFinder rules;
  report("the rules (for nested ones)", Seconds([&] {
           for (const AnnotatedText& text : segmented) (void)rules.Find(text);
         }));
  const LearnedAttributionFinder finder(*std::move(models));
  report("text to attributions", Seconds([&] {
           for (const std::string& text : texts) {
             (void)finder.Find(Segment(text));
           }
         }));
  const auto extractor = ClaimExtractor::Load(argv[1]);
  report("text to claims", Seconds([&] {
           for (const std::string& text : texts) {
             (void)(*extractor)->Extract(text, {});
           }
         }));
  return 0;
}
