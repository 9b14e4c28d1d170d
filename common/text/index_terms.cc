#include "common/text/index_terms.h"

#include <libstemmer.h>

#include <algorithm>
#include <map>
#include <memory>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "common/text/cut_utf8.h"
#include "common/text/fold.h"
#include "common/text/utf8.h"
#include "common/text/word_segments.h"

namespace hearsay::text {
namespace {

constexpr size_t kMaxTermBytes = 64;

// A Snowball stemmer keeps its working memory, so each thread has its own of
// each language.
class Stemmer {
 public:
  explicit Stemmer(const std::string& language)
      : stemmer_(sb_stemmer_new(language.c_str(), "UTF_8"), sb_stemmer_delete) {
  }
  bool ok() const { return stemmer_ != nullptr; }
  void Stem(std::string& word) const {
    const sb_symbol* stem = sb_stemmer_stem(
        stemmer_.get(), reinterpret_cast<const sb_symbol*>(word.data()),
        static_cast<int>(word.size()));
    if (stem == nullptr) return;  // Out of memory.
    word.assign(reinterpret_cast<const char*>(stem),
                sb_stemmer_length(stemmer_.get()));
  }

 private:
  std::unique_ptr<sb_stemmer, decltype(&sb_stemmer_delete)> stemmer_;
};

// Snowball knows languages by their two-letter codes. Codes come from outside,
// so only those it knows are kept, which bounds the map.
const Stemmer& StemmerFor(absl::string_view language) {
  static thread_local std::map<std::string, Stemmer, std::less<>> stemmers;
  static thread_local const Stemmer english("en");
  const std::string primary =
      absl::AsciiStrToLower(language.substr(0, language.find_first_of("-_")));
  if (primary.size() != 2 || primary == "en") return english;
  if (const auto found = stemmers.find(primary); found != stemmers.end()) {
    return found->second;
  }
  Stemmer stemmer(primary);
  if (!stemmer.ok()) return english;
  return stemmers.emplace(primary, std::move(stemmer)).first->second;
}

// "u.s" has a dot after every letter but the last.
bool IsDottedAbbreviation(absl::string_view word) {
  if (word.size() < 3 || word.size() % 2 == 0) return false;
  for (size_t i = 0; i < word.size(); ++i) {
    if (i % 2 == 0 ? !absl::ascii_isalpha(word[i]) : word[i] != '.') {
      return false;
    }
  }
  return true;
}

std::string WordTerm(absl::string_view word, const Stemmer& stemmer) {
  std::string folded = Fold(word);
  if (absl::EndsWith(folded, "'s")) folded.resize(folded.size() - 2);
  if (IsDottedAbbreviation(folded)) {
    folded.erase(std::remove(folded.begin(), folded.end(), '.'), folded.end());
  }
  // Before stemming, whose cost is not bounded by a line of Snowball's manual.
  folded.resize(CutUtf8(folded, kMaxTermBytes).size());
  stemmer.Stem(folded);
  folded.resize(CutUtf8(folded, kMaxTermBytes).size());
  return folded;
}

void AppendBigrams(absl::string_view run, uint32_t& position,
                   std::vector<IndexTerm>& terms) {
  const std::string folded = Fold(run);
  absl::string_view rest = folded;
  absl::string_view first = rest;
  if (rest.empty()) return;
  ConsumeCodePoint(rest);
  if (rest.empty()) {
    terms.push_back({folded, position++});
    return;
  }
  while (!rest.empty()) {
    const absl::string_view second = rest;
    ConsumeCodePoint(rest);
    terms.push_back(
        {std::string(first.data(), rest.data() - first.data()), position++});
    first = second;
  }
}

}  // namespace

std::vector<IndexTerm> IndexTerms(absl::string_view text,
                                  absl::string_view language) {
  const Stemmer& stemmer = StemmerFor(language);
  std::vector<IndexTerm> terms;
  uint32_t position = 0;
  for (;;) {
    const WordSegment word = NextWord(text);
    if (word.text.empty()) return terms;
    if (word.spaceless) {
      AppendBigrams(word.text, position, terms);
    } else if (std::string term = WordTerm(word.text, stemmer); !term.empty()) {
      terms.push_back({std::move(term), position++});
    }
  }
}

bool HasOwnStemmer(absl::string_view language) {
  return &StemmerFor(language) != &StemmerFor("en");
}

bool IsStopTerm(absl::string_view term) {
  // "May", "will", "us" and "not" are missing on purpose: they are also names,
  // or turn a claim round.
  static const auto* const kStopTerms = [] {
    constexpr absl::string_view kWords =
        "a about above after again all also am an and any are as at be because "
        "been before being below between both but by can could did do does "
        "doing down during each few for from further had has have having he "
        "her here hers herself him himself his how i if in into is it its "
        "itself just me more most my myself nor of off on once only or other "
        "our ours ourselves out over own same she should so some such than "
        "that the their theirs them themselves then there these they this "
        "those through to too under until up very was we were what when where "
        "which while who whom why with would you your yours yourself "
        "yourselves";
    auto* stop_terms = new std::vector<std::string>;
    for (IndexTerm& term : IndexTerms(kWords)) {
      stop_terms->push_back(std::move(term.term));
    }
    std::sort(stop_terms->begin(), stop_terms->end());
    return stop_terms;
  }();
  return std::binary_search(kStopTerms->begin(), kStopTerms->end(), term);
}

}  // namespace hearsay::text
