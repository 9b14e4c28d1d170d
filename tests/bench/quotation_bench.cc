// Bytes and characters a second of text → quotations with their speakers on one
// core, for a language other than English:
//
//   quotation_bench LANGUAGE < FILE
//
// FILE has a text a line. Each stage is timed alone over all of it; the best of
// three rounds counts.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

#include "common/language/segmenter.h"
#include "common/text/utf8.h"
#include "ingest_service/claims/claim_extractor.h"
#include "ingest_service/claims/quotation/quotation_attribution_finder.h"

namespace {

using namespace hearsay;          // NOLINT: a program of its own.
using namespace hearsay::claims;  // NOLINT

double Seconds(const std::function<void()>& run) {
  double best = 1e9;
  for (int round = 0; round < 3; ++round) {
    const auto start = std::chrono::steady_clock::now();
    run();
    const std::chrono::duration<double> taken =
        std::chrono::steady_clock::now() - start;
    best = std::min(best, taken.count());
  }
  return best;
}

}  // namespace

int main(int argc, char** argv) {
  const auto language =
      argc == 2 ? SpeechLanguageOf(argv[1]) : std::optional<SpeechLanguage>();
  if (!language) {
    std::fprintf(stderr, "usage: quotation_bench fr|de|es|ar|zh < FILE\n");
    return 2;
  }
  std::vector<std::string> texts;
  double bytes = 0, characters = 0;
  for (std::string line; std::getline(std::cin, line);) {
    texts.push_back(text::RepairUtf8(line));
    bytes += texts.back().size();
    characters += std::count_if(texts.back().begin(), texts.back().end(),
                                [](char c) { return (c & 0xc0) != 0x80; });
  }
  const auto report = [&](const char* stage, double seconds) {
    std::printf("%-28s %7.2f MB/s %7.2f M characters/s\n", stage,
                1e-6 * bytes / seconds, 1e-6 * characters / seconds);
  };
  std::printf("%zu texts, %.0f bytes, %.0f characters\n", texts.size(), bytes,
              characters);
  std::vector<language::AnnotatedText> segmented;
  report("segment", Seconds([&] {
           segmented.clear();
           for (const std::string& text : texts) {
             segmented.push_back(language::Segment(text));
           }
         }));
  const QuotationAttributionFinder finder(*language);
  size_t found = 0;
  report("find", Seconds([&] {
           found = 0;
           for (const auto& text : segmented) found += finder.Find(text).size();
         }));
  const auto extractor = ClaimExtractor::Load("").value();
  ingest::ArticleContext context;
  context.language_code = argv[1];
  report("text to claims", Seconds([&] {
           for (const std::string& text : texts) {
             (void)extractor->Extract(text, context);
           }
         }));
  std::printf("%zu attributions\n", found);
  return 0;
}
