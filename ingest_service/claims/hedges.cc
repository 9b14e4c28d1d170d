#include "ingest_service/claims/hedges.h"

#include "absl/container/flat_hash_map.h"

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
          {"unlikely", {Strength::kImprobable, LIKELIHOOD_UNLIKELY}},
          {"improbable", {Strength::kImprobable, LIKELIHOOD_UNLIKELY}},
          {"remote", {Strength::kImprobable, LIKELIHOOD_ALMOST_NO_CHANCE}},
      });
  return map;
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

}  // namespace

std::optional<Hedge> HedgeAt(const Words& words, uint32_t t, uint32_t limit) {
  const absl::string_view word = words.Lower(t);
  const auto next = [&](uint32_t n) {
    return t + n < limit ? words.Lower(t + n) : absl::string_view();
  };
  if (word == "almost" && (next(1) == "certainly" || next(1) == "certain")) {
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
  const auto found = Words1().find(word);
  if (found == Words1().end()) return std::nullopt;
  // The month, and the chance that is there: "a remote village".
  if (word == "may" && (words.Is(t, kCapitalized) ||
                        (t + 1 < limit && words.Is(t + 1, kNumber)))) {
    return std::nullopt;
  }
  if (word == "remote" && next(1) != "chance" && next(1) != "possibility") {
    return std::nullopt;
  }
  if (word == "likely" && t > 0 && words.Is(t - 1, kNegation)) {
    return Hedge{{t - 1, t + 1}, Strength::kImprobable, LIKELIHOOD_UNLIKELY};
  }
  return Hedge{{t, t + 1}, found->second.strength, found->second.likelihood};
}

}  // namespace hearsay::claims
