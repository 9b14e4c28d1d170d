#include "ingest_service/training/blocks/block_truth.h"

#include <simdjson.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/status/status.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "common/base/status_macros.h"
#include "common/text/fold.h"
#include "ingest_service/normalize/article_url.h"

namespace hearsay::training {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

absl::StatusOr<std::string> ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return absl::NotFoundError(absl::StrCat(path, ": cannot be read"));
  return std::string(std::istreambuf_iterator<char>(file), {});
}

std::string Text(const object& row, const char* name) {
  std::string_view value;
  if (row[name].get(value) != simdjson::SUCCESS) return "";
  return std::string(value);
}

std::vector<std::string> Texts(const object& row, const char* name) {
  std::vector<std::string> out;
  simdjson::dom::array values;
  if (row[name].get(values) != simdjson::SUCCESS) return out;
  for (const element value : values) {
    std::string_view text;
    if (value.get(text) == simdjson::SUCCESS) out.emplace_back(text);
  }
  return out;
}

using Words = std::vector<std::string>;

Words WordsOf(absl::string_view text) {
  return absl::StrSplit(text::FoldWords(text), ' ', absl::SkipEmpty());
}

constexpr size_t kShingle = 4;

std::vector<std::string> Shingles(const Words& words) {
  std::vector<std::string> out;
  for (size_t i = 0; i + kShingle <= words.size(); ++i) {
    out.push_back(absl::StrJoin(
        words.begin() + static_cast<ptrdiff_t>(i),
        words.begin() + static_cast<ptrdiff_t>(i + kShingle), " "));
  }
  return out;
}

// A whole text, to look blocks up in.
class WholeTruth {
 public:
  explicit WholeTruth(const TruthPage& truth)
      : words_(WordsOf(truth.text)),
        optional_(absl::StrCat(
            " ", absl::StrJoin(WordsOf(truth.optional_text), " "), " ")) {
    for (std::string& shingle : Shingles(words_)) {
      shingles_.insert(std::move(shingle));
    }
    for (const absl::string_view line : absl::StrSplit(truth.text, '\n')) {
      lines_.insert(absl::StrJoin(WordsOf(line), " "));
    }
  }

  size_t words() const { return words_.size(); }
  // nullopt when it may be either.
  std::optional<bool> Holds(const Words& block) const {
    const std::string joined = absl::StrJoin(block, " ");
    bool held = false;
    if (block.size() < kShingle) {
      held = lines_.contains(joined);
    } else {
      const std::vector<std::string> shingles = Shingles(block);
      const auto found = std::count_if(
          shingles.begin(), shingles.end(),
          [&](const std::string& one) { return shingles_.contains(one); });
      held = static_cast<size_t>(found) * 2 >= shingles.size();
    }
    if (!held && absl::StrContains(optional_, absl::StrCat(" ", joined, " "))) {
      return std::nullopt;
    }
    return held;
  }

 private:
  Words words_;
  std::string optional_;
  absl::flat_hash_set<std::string> shingles_, lines_;
};

std::string Squeezed(absl::string_view text) {
  return absl::StrJoin(
      absl::StrSplit(text, absl::ByAnyChar(" \t\r\n"), absl::SkipEmpty()), " ");
}

bool HoldsAny(absl::string_view text,
              const std::vector<std::string>& snippets) {
  return std::any_of(
      snippets.begin(), snippets.end(), [&](const std::string& snippet) {
        const std::string squeezed = Squeezed(snippet);
        return !squeezed.empty() && absl::StrContains(text, squeezed);
      });
}

std::vector<BlockExample> ExamplesOfText(const TruthPage& truth,
                                         const normalize::PageBlocks& page) {
  // Every block speaks a little, whatever its length.
  constexpr double kShareOfAll = 0.3;
  constexpr size_t kFewWords = 30;
  const WholeTruth whole(truth);
  std::vector<BlockExample> out;
  for (size_t b = 0; b < page.blocks.size(); ++b) {
    const Words words = WordsOf(page.blocks[b].text);
    const std::optional<bool> held = whole.Holds(words);
    if (!held) continue;
    const double weight =
        static_cast<double>(words.size()) /
            static_cast<double>(std::max(kFewWords, whole.words())) +
        kShareOfAll / static_cast<double>(page.blocks.size());
    out.push_back(
        {page.features[b], *held, static_cast<float>(std::min(weight, 1.0))});
  }
  return out;
}

std::vector<BlockExample> ExamplesOfSnippets(
    const TruthPage& truth, const normalize::PageBlocks& page) {
  constexpr float kWeight = 0.15f;
  std::vector<BlockExample> out;
  for (size_t b = 0; b < page.blocks.size(); ++b) {
    const std::string text = Squeezed(page.blocks[b].text);
    const bool with = HoldsAny(text, truth.with);
    if (with != HoldsAny(text, truth.without)) {
      out.push_back({page.features[b], with, kWeight});
    }
  }
  return out;
}

}  // namespace

absl::StatusOr<std::vector<TruthPage>> ReadTruth(const std::string& folder) {
  const std::string path = absl::StrCat(folder, "/truth.jsonl");
  HEARSAY_ASSIGN_OR_RETURN(const std::string lines, ReadFile(path));
  std::vector<TruthPage> pages;
  simdjson::dom::parser parser;
  for (const absl::string_view line :
       absl::StrSplit(lines, '\n', absl::SkipEmpty())) {
    object row;
    if (parser.parse(line.data(), line.size()).get(row) != simdjson::SUCCESS) {
      return absl::InvalidArgumentError(
          absl::StrCat(path, ": a line is no JSON object"));
    }
    TruthPage page;
    page.id = Text(row, "id");
    page.url = Text(row, "url");
    const auto url = normalize::ParseUrl(page.url);
    page.site = url ? normalize::RegistrableDomain(url->host) : page.id;
    const std::string type = Text(row, "page_type");
    if (type.empty() || type == "article") {
      page.text = Text(row, "text");
      page.optional_text = Text(row, "text_full");
    }
    if (type.empty()) {
      page.with = Texts(row, "with");
      page.without = Texts(row, "without");
    }
    HEARSAY_ASSIGN_OR_RETURN(
        page.html, ReadFile(absl::StrCat(folder, "/", Text(row, "file"))));
    pages.push_back(std::move(page));
  }
  return pages;
}

std::vector<BlockExample> MakeExamples(const TruthPage& truth,
                                       const normalize::PageBlocks& page) {
  return truth.text.empty() ? ExamplesOfSnippets(truth, page)
                            : ExamplesOfText(truth, page);
}

}  // namespace hearsay::training
