#include <benchmark/benchmark.h>
#include <gumbo.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "ingest_service/normalize/normalizer.h"

// Normalisation of made-up articles, in bytes of input a second. ParseHtml is
// the floor of NormalizeHtml: gumbo alone, with the freeing of its tree. When
// HEARSAY_PAGES names a folder, NormalizePages and ParsePages read its files
// one after another: items a second are pages a second.
namespace {

constexpr const char* kSentences[] = {
    "The harbour office said on Tuesday that the ferry would not sail. ",
    "\"We have seen nothing like it,\" said the master of the ship. ",
    "According to two officials, the bridge was checked in 2019. ",
    "Critics of the plan, among them the mayor’s own party, denied that. ",
    "It is not clear when the work will end, or what it will cost. "};

std::string Paragraph(int seed) {
  std::string text;
  for (int i = 0; i < 5; ++i) text += kSentences[(seed * 3 + i * i) % 5];
  return text;
}

std::string Page(int paragraphs) {
  std::string html =
      "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Ferry "
      "stopped by fog | The Quay</title><script type=\"application/ld+json\">"
      "{\"@type\":\"NewsArticle\",\"headline\":\"Ferry stopped by fog\","
      "\"datePublished\":\"2024-03-05T08:00:00Z\"}</script></head><body><nav>";
  for (int i = 0; i < 60; ++i) {
    absl::StrAppend(&html,
                    "<ul class=\"menu-list\"><li><a class=\"menu-item\" "
                    "href=\"/section/",
                    i, "\">Section ", i, "</a></ul>");
  }
  absl::StrAppend(&html, "</nav><article class=\"story\"><h1>Ferry</h1>");
  for (int i = 0; i < paragraphs; ++i) {
    absl::StrAppend(&html, "<p class=\"story-text\">", Paragraph(i), "</p>");
  }
  absl::StrAppend(&html, "</article><aside class=\"related\">");
  for (int i = 0; i < 60; ++i) {
    absl::StrAppend(&html, "<div class=\"card\"><a href=\"/story/", i,
                    "\"><h3>Another story of the day ", i, "</h3></a></div>");
  }
  return absl::StrCat(html, "</aside><footer>The Quay</footer></body></html>");
}

void NormalizeHtml(benchmark::State& state) {
  hearsay::v1::RawArticle raw;
  raw.set_html(Page(static_cast<int>(state.range(0))));
  raw.set_url("https://www.quay.example/2024/03/05/ferry");
  const absl::Time now = absl::FromUnixSeconds(1'714'564'800);
  for (auto _ : state) {
    benchmark::DoNotOptimize(hearsay::normalize::Normalize(raw, now));
  }
  state.SetBytesProcessed(
      static_cast<int64_t>(state.iterations() * raw.html().size()));
}
BENCHMARK(NormalizeHtml)->Arg(10)->Arg(100)->Arg(1000);

void ParseHtml(benchmark::State& state) {
  const std::string html = Page(static_cast<int>(state.range(0)));
  for (auto _ : state) {
    GumboOutput* output = gumbo_parse_with_options(&kGumboDefaultOptions,
                                                   html.data(), html.size());
    gumbo_destroy_output(&kGumboDefaultOptions, output);
  }
  state.SetBytesProcessed(
      static_cast<int64_t>(state.iterations() * html.size()));
}
BENCHMARK(ParseHtml)->Arg(10)->Arg(100)->Arg(1000);

void NormalizeText(benchmark::State& state) {
  std::string text = " date 2024-03-05 ";
  for (int i = 0; i < state.range(0); ++i) {
    absl::StrAppend(&text, Paragraph(i), "\n\n");
  }
  hearsay::v1::RawArticle raw;
  raw.set_text(text);
  const absl::Time now = absl::FromUnixSeconds(1'714'564'800);
  for (auto _ : state) {
    benchmark::DoNotOptimize(hearsay::normalize::Normalize(raw, now));
  }
  state.SetBytesProcessed(
      static_cast<int64_t>(state.iterations() * text.size()));
}
BENCHMARK(NormalizeText)->Arg(10)->Arg(100)->Arg(1000);

std::vector<std::string> ReadPages(const char* folder) {
  std::vector<std::string> pages;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::ifstream file(entry.path(), std::ios::binary);
    pages.emplace_back(std::istreambuf_iterator<char>(file),
                       std::istreambuf_iterator<char>());
  }
  return pages;
}

// Calls `read` with each page, all of them an iteration.
void OverPages(benchmark::State& state, const std::vector<std::string>& pages,
               void (*read)(const std::string&)) {
  int64_t bytes = 0;
  for (auto _ : state) {
    for (const std::string& page : pages) {
      read(page);
      bytes += static_cast<int64_t>(page.size());
    }
  }
  state.SetBytesProcessed(bytes);
  state.SetItemsProcessed(
      static_cast<int64_t>(state.iterations() * pages.size()));
}

const bool kPagesAreRegistered = [] {
  const char* const folder = std::getenv("HEARSAY_PAGES");
  if (folder == nullptr) return false;
  const std::vector<std::string> pages = ReadPages(folder);
  benchmark::RegisterBenchmark(
      "NormalizePages", [pages](benchmark::State& state) {
        OverPages(state, pages, [](const std::string& page) {
          hearsay::v1::RawArticle raw;
          raw.set_html(page);
          benchmark::DoNotOptimize(hearsay::normalize::Normalize(
              raw, absl::FromUnixSeconds(1'714'564'800)));
        });
      });
  benchmark::RegisterBenchmark("ParsePages", [pages](benchmark::State& state) {
    OverPages(state, pages, [](const std::string& page) {
      GumboOutput* output = gumbo_parse_with_options(&kGumboDefaultOptions,
                                                     page.data(), page.size());
      gumbo_destroy_output(&kGumboDefaultOptions, output);
    });
  });
  return true;
}();

}  // namespace
