#include "ingest_service/claims/mentions/antecedents.h"

#include <algorithm>
#include <cmath>

#include "ingest_service/claims/analysis/speech.h"

namespace hearsay::claims {
namespace {

constexpr uint32_t kApposition = 16;  // Tokens between its commas.

// In the order of FeaturesOf.
constexpr std::array<float, kAntecedentFeatures> kWeights = {
    -1.25f, -1.86f, -2.62f, -3.19f, 1.85f,  0.76f,  0.23f, 0.30f, 0.57f,
    0.11f,  -0.08f, -0.34f, 0.10f,  -0.03f, 0.91f,  0.52f, 0.39f, 1.50f,
    0.70f,  0.38f,  0.39f,  -0.30f, -0.04f, -0.12f, 0.42f, -0.05f};

// "Moss left", "Moss, who is 61, left", "Moss (61) later left".
bool IsSubject(const Words& words, TokenRange mention) {
  uint32_t t = mention.end;
  if (t < words.size() && words.Is(t, kComma | kOpenBracket)) {
    const uint32_t closing =
        words.Is(t, kComma) ? kComma : uint32_t{kCloseBracket};
    const uint32_t limit = std::min(words.size(), t + kApposition);
    do {
      ++t;
    } while (t < limit && !words.Is(t, closing | kFinalMark));
    if (t >= limit || !words.Is(t, closing)) return false;
    ++t;
  }
  while (t < words.size() && words.Is(t, kAdverb | kNegation)) ++t;
  return t < words.size() && words.IsFinite(t);
}

}  // namespace

uint8_t PlaceOfMention(const Words& words, TokenRange mention, uint32_t first) {
  const uint32_t begin = mention.begin;
  uint8_t place = 0;
  if (begin < first + 2) place |= kAsOpening;
  if (mention.end < words.size() && words.Is(mention.end, kPossessive)) {
    place |= kAsOwner;
  } else if (IsSubject(words, mention)) {
    place |= kAsSubject;
  }
  const bool article = begin > first + 1 && words.Is(begin - 1, kDeterminer);
  if (begin > first && words.Is(begin - 1 - article, kPreposition)) {
    place |= kAfterPreposition;
  }
  if (IsQuoted(words, begin)) place |= kInQuotation;
  return place;
}

std::array<float, kAntecedentFeatures> FeaturesOf(const Antecedent& mention) {
  const auto when = [](bool condition) { return condition ? 1.0f : 0.0f; };
  const auto at = [&mention](MentionPlace place) {
    return (mention.place & place) != 0 ? 1.0f : 0.0f;
  };
  const uint32_t back = mention.sentences_back;
  const float subject = at(kAsSubject);
  const bool here = back == 0;
  return {
      when(back == 1),
      when(back == 2),
      when(back == 3),
      when(back > 3),
      when(mention.paragraphs_back == 0),
      when(mention.paragraphs_back == 1),
      subject,
      here ? subject : 0.0f,
      at(kAsOpening),
      here ? at(kAsOpening) : 0.0f,
      at(kAsOwner),
      at(kAfterPreposition),
      at(kInQuotation),
      when(mention.source),
      when(mention.pronoun),
      when(mention.named),
      when(mention.sure),
      when(mention.person),
      when(mention.reports && mention.source),
      when(mention.reports && mention.source && mention.paragraphs_back == 1),
      when(mention.reports && mention.pronoun),
      when(mention.reports && mention.nearest),
      mention.reports ? subject : 0.0f,
      when(mention.opens),
      when(mention.nearest),
      std::log2(1.0f + static_cast<float>(std::min(mention.times, 15u)))};
}

float AntecedentScore(const Antecedent& mention) {
  const auto features = FeaturesOf(mention);
  float score = 0;
  for (size_t i = 0; i < kAntecedentFeatures; ++i) {
    score += kWeights[i] * features[i];
  }
  return score;
}

}  // namespace hearsay::claims
