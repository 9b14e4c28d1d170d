#include "ingest_service/claims/stance/hedges.h"

#include <algorithm>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/strip.h"

namespace hearsay::claims {
namespace {

using enum v1::Likelihood;

struct HedgeWord {
  Strength strength;
  v1::Likelihood likelihood = LIKELIHOOD_UNSPECIFIED;
};

const absl::flat_hash_map<absl::string_view, HedgeWord>& Words1() {
  static const auto& map =
      *new absl::flat_hash_map<absl::string_view, HedgeWord>({
          {"may", {Strength::kPossible}},
          {"might", {Strength::kPossible}},
          {"could", {Strength::kPossible}},
          {"possibly", {Strength::kPossible}},
          {"possible", {Strength::kPossible}},
          {"perhaps", {Strength::kPossible}},
          {"maybe", {Strength::kPossible}},
          {"potentially", {Strength::kPossible}},
          {"conceivably", {Strength::kPossible}},
          {"purportedly", {Strength::kPossible}},
          {"allegedly", {Strength::kPossible}},
          {"reportedly", {Strength::kPossible}},
          {"likely", {Strength::kProbable, LIKELIHOOD_LIKELY}},
          {"probably", {Strength::kProbable, LIKELIHOOD_LIKELY}},
          {"probable", {Strength::kProbable, LIKELIHOOD_LIKELY}},
          {"suspected", {Strength::kPossible}},
          {"alleged", {Strength::kPossible}},
          {"purported", {Strength::kPossible}},
          {"must", {Strength::kProbable}},
          {"apparent", {Strength::kProbable}},
          {"apparently", {Strength::kProbable}},
          {"seemingly", {Strength::kProbable}},
          {"presumably", {Strength::kProbable}},
          {"seems", {Strength::kProbable}},
          {"seem", {Strength::kProbable}},
          {"seemed", {Strength::kProbable}},
          {"appears", {Strength::kProbable}},
          {"appear", {Strength::kProbable}},
          {"appeared", {Strength::kProbable}},
          {"suggests", {Strength::kProbable}},
          {"suggest", {Strength::kProbable}},
          {"suggested", {Strength::kProbable}},
          {"50-50", {Strength::kPossible, LIKELIHOOD_ROUGHLY_EVEN_CHANCE}},
          {"unlikely", {Strength::kImprobable, LIKELIHOOD_UNLIKELY}},
          {"improbable", {Strength::kImprobable, LIKELIHOOD_UNLIKELY}},
          {"remote", {Strength::kImprobable, LIKELIHOOD_ALMOST_NO_CHANCE}},
      });
  return map;
}

// "times", "%": before "more likely".
bool ComparesShares(absl::string_view word) {
  return word == "times" || word == "percent" || word == "%" ||
         word == "cent" || absl::EndsWith(word, "%");
}

bool IsThought(absl::string_view word) {
  return word == "believed" || word == "thought" || word == "expected" ||
         word == "understood" || word == "presumed" || word == "assumed" ||
         word == "projected" || word == "predicted" || word == "estimated" ||
         word == "forecast";
}

bool Intensifies(absl::string_view word) {
  return word == "very" || word == "highly" || word == "extremely" ||
         word == "most" || word == "quite" || word == "overwhelmingly";
}

v1::Likelihood Intensified(v1::Likelihood likelihood) {
  if (likelihood == LIKELIHOOD_LIKELY) return LIKELIHOOD_VERY_LIKELY;
  if (likelihood == LIKELIHOOD_UNLIKELY) return LIKELIHOOD_VERY_UNLIKELY;
  return likelihood;
}

// The number at `t` when it is a stated chance: "a 70 percent chance", "put the
// probability of a hit at 70%".
std::optional<Hedge> PercentAt(const Words& words, uint32_t t, uint32_t limit) {
  constexpr uint32_t kWithin = 14;  // Tokens from the number to "chance".
  int percent = 0;
  uint32_t end = t + 1;
  absl::string_view number = words.Lower(t);
  const bool joined = absl::ConsumeSuffix(&number, "%");
  if (!absl::SimpleAtoi(number, &percent) || percent > 100) return std::nullopt;
  if (!joined) {
    if (end >= limit) return std::nullopt;
    const absl::string_view unit = words.Lower(end);
    if (unit == "per" && end + 1 < limit && words.Lower(end + 1) == "cent") {
      ++end;
    } else if (unit != "%" && unit != "percent") {
      return std::nullopt;
    }
    ++end;
  }
  // "70 percent likely"; but "likely to fall by 3 percent".
  bool chance = end < limit && words.Lower(end) == "likely";
  for (uint32_t k = t - std::min(t, kWithin);
       k < std::min(words.size(), end + 3) && !chance; ++k) {
    if (k < t && words.Is(k, kFinalMark)) continue;
    const absl::string_view word = words.Lower(k);
    chance = word == "chance" || word == "chances" || word == "probability" ||
             word == "likelihood" || word == "odds";
  }
  if (!chance) return std::nullopt;
  const v1::Likelihood band = percent <= 5    ? LIKELIHOOD_ALMOST_NO_CHANCE
                              : percent <= 20 ? LIKELIHOOD_VERY_UNLIKELY
                              : percent <= 45 ? LIKELIHOOD_UNLIKELY
                              : percent <= 55 ? LIKELIHOOD_ROUGHLY_EVEN_CHANCE
                              : percent <= 80 ? LIKELIHOOD_LIKELY
                              : percent <= 95 ? LIKELIHOOD_VERY_LIKELY
                                              : LIKELIHOOD_ALMOST_CERTAINLY;
  const Strength strength = percent <= 45   ? Strength::kImprobable
                            : percent <= 55 ? Strength::kPossible
                                            : Strength::kProbable;
  return Hedge{{t, end}, strength, band};
}

}  // namespace

std::optional<Hedge> HedgeAt(const Words& words, uint32_t t, uint32_t limit) {
  if (words.Is(t, kNumber)) return PercentAt(words, t, limit);
  const absl::string_view word = words.Lower(t);
  const auto next = [&](uint32_t n) {
    return t + n < limit ? words.Lower(t + n) : absl::string_view();
  };
  if ((word == "almost" || word == "nearly" || word == "virtually") &&
      (next(1) == "certainly" || next(1) == "certain")) {
    return Hedge{{t, t + 2}, Strength::kProbable, LIKELIHOOD_ALMOST_CERTAINLY};
  }
  if (word == "almost" && next(1) == "no" && next(2) == "chance") {
    return Hedge{
        {t, t + 3}, Strength::kImprobable, LIKELIHOOD_ALMOST_NO_CHANCE};
  }
  if (word == "even" && (next(1) == "chance" || next(1) == "odds")) {
    return Hedge{
        {t, t + 2}, Strength::kPossible, LIKELIHOOD_ROUGHLY_EVEN_CHANCE};
  }
  if (Intensifies(word)) {
    const auto found = Words1().find(next(1));
    if (found == Words1().end() ||
        found->second.likelihood == LIKELIHOOD_UNSPECIFIED) {
      return std::nullopt;
    }
    return Hedge{{t, t + 2},
                 found->second.strength,
                 Intensified(found->second.likelihood)};
  }
  // "cannot rule out": possible, and no negation.
  if ((word == "rule" || word == "ruled") && next(1) == "out" && t > 0 &&
      words.Is(t - 1, kNegation | kBe | kHave)) {
    const uint32_t before = t > 1 ? t - 2 : t - 1;
    if (words.Is(t - 1, kNegation) || words.Is(before, kNegation)) {
      return Hedge{{t, t + 2}, Strength::kPossible};
    }
  }
  // "I think it is over": no link of its own, but not certain either.
  if ((word == "i" || word == "we") &&
      (next(1) == "think" || next(1) == "believe" || next(1) == "guess" ||
       next(1) == "suspect" || next(1) == "expect")) {
    return Hedge{{t, t + 2}, Strength::kProbable};
  }
  // "is widely believed to be": by whom, nobody says.
  if ((next(1) == "to" || next(1) == "that") && t > 0 && IsThought(word)) {
    uint32_t k = t;
    while (k > 1 && words.Is(k - 1, kAdverb | kNegation)) --k;
    if (words.Is(k - 1, kBe)) return Hedge{{t, t + 2}, Strength::kProbable};
  }
  const auto found = Words1().find(word);
  if (found == Words1().end()) return std::nullopt;
  // "could not": certainly so, of a content that holds the negation.
  if (word == "could" && t + 1 < limit && words.Is(t + 1, kNegation)) {
    return std::nullopt;
  }
  // The month, and the chance that is there: "a remote village".
  if (word == "may" && (words.Is(t, kCapitalized) ||
                        (t + 1 < limit && words.Is(t + 1, kNumber)))) {
    return std::nullopt;
  }
  // "will appear on Monday", "the lawyers who appeared": come to be seen.
  if (absl::StartsWith(word, "appear")) {
    uint32_t k = t + 1;
    while (k < limit && words.Is(k, kAdverb)) ++k;
    // "appears to", "appears that", "appears genuine".
    const bool seems =
        k < limit &&
        (words.Lower(k) == "to" || words.Lower(k) == "that" ||
         !words.Is(k, kPreposition | kTime | kNumber | kAnyMark | kCapitalized |
                          kCoordinator | kSubordinator | kDeterminer));
    uint32_t before = t;
    while (before > 0 && words.Is(before - 1, kAdverb)) --before;
    if (!seems || (before > 0 && (words.Lower(before - 1) == "will" ||
                                  words.Lower(before - 1) == "'ll"))) {
      return std::nullopt;
    }
  }
  // "is immediately apparent": for all to see.
  if (word == "apparent" && (t + 1 >= limit || words.Is(t + 1, kAnyMark))) {
    return std::nullopt;
  }
  // "twice as likely", "three times more likely": how often, not whether.
  if (word == "likely" && t > 0 &&
      (words.Lower(t - 1) == "as" ||
       ((words.Lower(t - 1) == "more" || words.Lower(t - 1) == "less") &&
        t > 1 && ComparesShares(words.Lower(t - 2))))) {
    return std::nullopt;
  }
  // "as soon as possible", "to the greatest extent possible"
  if (word == "possible" && t > 0) {
    bool best = words.Lower(t - 1) == "as";
    for (uint32_t k = t - std::min(t, 3u); k < t; ++k) {
      const absl::string_view graded = words.Lower(k);
      best |= graded == "best" || graded == "worst" || graded == "most" ||
              (graded.size() > 5 && absl::EndsWith(graded, "est"));
    }
    if (best) return std::nullopt;
  }
  // "must have known" guesses; "must pay" demands.
  if (word == "must" && next(1) != "have") return std::nullopt;
  if (word == "remote" && next(1) != "chance" && next(1) != "possibility") {
    return std::nullopt;
  }
  if (word == "likely" && t > 0 && words.Is(t - 1, kNegation)) {
    return Hedge{{t - 1, t + 1}, Strength::kImprobable, LIKELIHOOD_UNLIKELY};
  }
  return Hedge{{t, t + 1}, found->second.strength, found->second.likelihood};
}

}  // namespace hearsay::claims
