#include "common/language/event_coreference.h"

#include <algorithm>
#include <cmath>

#include "common/language/synsets.h"

namespace hearsay::language {
namespace {

// By TrainEventCoreference of ingest_service/training; FeaturesOf says what
// each is for.
constexpr PairFeatures kWeights = {
    -5.78f, 1.12f, 2.08f, 1.54f,  1.52f, 0.99f,  2.05f, 3.07f,
    1.59f,  1.57f, 0.26f, 0.52f,  1.12f, 0.44f,  3.63f, 2.95f,
    0.93f,  2.21f, 1.31f, -1.01f, 0.89f, 0.87f,  0.54f, -0.02f,
    -0.41f, 0.00f, 0.00f, -0.21f, 0.36f, -0.58f, 0.46f, -0.58f,
};

constexpr float kNear = 0.75f;      // Of synsets that mean about the same.
constexpr size_t kSamePrefix = 5;   // "assassin|ate", "assassin|ation".
constexpr float kNoCandidate = -8;  // The score of what is not looked at.

size_t CommonPrefix(const std::string& a, const std::string& b) {
  size_t n = 0;
  while (n < a.size() && n < b.size() && a[n] == b[n]) ++n;
  return n;
}

struct Shared {
  bool names = false;         // A name of either role.
  bool roles = false;         // The same word in the same role.
  bool words = false;         // A word that is no name.
  bool differ = false;        // In a role that both fill, they share nothing.
  bool names_differ = false;  // The same, all of them names.
};

Shared Compare(const std::vector<EventProfile::Participant>& a,
               const std::vector<EventProfile::Participant>& b) {
  Shared shared;
  std::array<int, 4> both = {}, equal = {}, names = {};
  for (const auto& x : a) {
    for (const auto& y : b) {
      const auto role = static_cast<size_t>(x.role);
      if (x.role == y.role) {
        ++both[role];
        if (x.name && y.name) ++names[role];
      }
      if (x.word != y.word) continue;
      if (x.role == y.role) ++equal[role];
      shared.roles |= x.role == y.role;
      (x.name && y.name ? shared.names : shared.words) = true;
    }
  }
  for (size_t role = 0; role < 4; ++role) {
    if (both[role] == 0 || equal[role] > 0) continue;
    shared.differ = true;
    shared.names_differ |= names[role] > 0;
  }
  return shared;
}

}  // namespace

float Likeness(const WeightedWords& a, const WeightedWords& b) {
  float sum = 0;
  size_t j = 0;
  for (const auto& [word, weight] : a) {
    while (j < b.size() && b[j].first < word) ++j;
    if (j == b.size()) break;
    if (b[j].first == word) sum += weight * b[j].second;
  }
  return sum;
}

void Normalize(WeightedWords& words) {
  std::sort(words.begin(), words.end());
  size_t kept = 0;
  double square = 0;
  for (size_t i = 0; i < words.size();) {
    auto joined = words[i];
    for (++i; i < words.size() && words[i].first == joined.first; ++i) {
      joined.second += words[i].second;
    }
    square += double{joined.second} * joined.second;
    words[kept++] = joined;
  }
  words.resize(kept);
  if (square == 0) return;
  const auto scale = static_cast<float>(1 / std::sqrt(square));
  for (auto& [word, weight] : words) weight *= scale;
}

PairFeatures FeaturesOf(const EventProfile& a, const EventProfile& b,
                        float documents) {
  const bool same_lemma = a.lemma == b.lemma;
  const float nearness =
      same_lemma ? 1 : Synsets::Get().Nearness(a.synset, b.synset);
  const bool near = !same_lemma && nearness >= kNear;
  const bool prefix =
      !same_lemma && !near && CommonPrefix(a.lemma, b.lemma) >= kSamePrefix;
  const bool family = !same_lemma && !near && (a.families & b.families) != 0;
  const bool related = near || prefix || family;
  const bool unrelated = !same_lemma && !related;
  const bool same_document = a.document == b.document;
  const float sentences = Likeness(a.sentence, b.sentence);
  const Shared shared = Compare(a.participants, b.participants);
  const bool timed = a.time && b.time;
  const bool overlap = timed && a.time->start_seconds < b.time->end_seconds &&
                       b.time->start_seconds < a.time->end_seconds;
  const float rarity = std::min(a.rarity, b.rarity);
  const auto when = [](bool condition, float value = 1) {
    return condition ? value : 0;
  };
  return {1,
          when(same_lemma),
          when(near),
          when(prefix),
          when(family),
          when(unrelated, nearness),
          when(same_lemma, rarity),
          when(same_document && same_lemma),
          when(same_document && related),
          when(same_document && unrelated),
          when(!same_document, documents),
          when(!same_document && documents >= 0.1f),
          when(!same_document && documents >= 0.2f),
          when(!same_document && documents >= 0.35f),
          when(same_lemma && !same_document, documents),
          when(related && !same_document, documents),
          sentences,
          when(same_lemma, sentences),
          when(related, sentences),
          when(unrelated, sentences * documents),
          when(shared.names),
          when(shared.roles),
          when(shared.words),
          when(shared.differ),
          when(shared.names_differ),
          when(overlap),
          when(timed && !overlap),
          when(a.verbal && b.verbal),
          when(!a.verbal && !b.verbal),
          when(a.plural != b.plural),
          when(a.generic || b.generic),
          when(shared.names && (same_lemma || related))};
}

float CoreferenceScore(const EventProfile& a, const EventProfile& b,
                       float documents) {
  const PairFeatures features = FeaturesOf(a, b, documents);
  float score = 0;
  for (size_t i = 0; i < kPairFeatures; ++i) score += kWeights[i] * features[i];
  return score;
}

std::vector<uint32_t> ClusterEvents(
    absl::Span<const EventProfile> mentions,
    const std::function<float(uint32_t, uint32_t)>& documents,
    float threshold) {
  const size_t n = mentions.size();
  // Sums of the scores between two groups; a group is known by its first
  // mention.
  std::vector<float> sums(n * n, 0);
  std::vector<float> sizes(n, 1);
  std::vector<bool> alive(n, true);
  for (size_t i = 0; i < n; ++i) {
    for (size_t j = 0; j < i; ++j) {
      const EventProfile &a = mentions[i], &b = mentions[j];
      const float likeness =
          a.document == b.document ? 1 : documents(a.document, b.document);
      sums[i * n + j] = sums[j * n + i] =
          std::max(kNoCandidate, CoreferenceScore(a, b, likeness));
    }
  }
  const auto mean = [&](size_t i, size_t j) {
    return sums[i * n + j] / (sizes[i] * sizes[j]);
  };
  std::vector<size_t> best(n);  // The nearest other group; itself is none.
  const auto find_best = [&](size_t i) {
    float highest = -1e9f;
    best[i] = i;
    for (size_t j = 0; j < n; ++j) {
      if (j == i || !alive[j] || mean(i, j) <= highest) continue;
      highest = mean(i, j);
      best[i] = j;
    }
  };
  for (size_t i = 0; i < n; ++i) find_best(i);
  std::vector<uint32_t> group(n);
  for (size_t i = 0; i < n; ++i) group[i] = static_cast<uint32_t>(i);
  while (true) {
    size_t from = n;
    float highest = threshold;
    for (size_t i = 0; i < n; ++i) {
      if (!alive[i] || best[i] == i) continue;
      if (mean(i, best[i]) <= highest) continue;
      highest = mean(i, best[i]);
      from = i;
    }
    if (from == n) break;
    const size_t into = std::min(from, best[from]);
    const size_t gone = std::max(from, best[from]);
    alive[gone] = false;
    for (size_t k = 0; k < n; ++k) {
      if (group[k] == gone) group[k] = static_cast<uint32_t>(into);
      sums[into * n + k] += sums[gone * n + k];
      sums[k * n + into] = sums[into * n + k];
    }
    sizes[into] += sizes[gone];
    for (size_t k = 0; k < n; ++k) {
      if (alive[k] && (k == into || best[k] == into || best[k] == gone)) {
        find_best(k);
      }
    }
  }
  std::vector<uint32_t> number(n, 0);
  uint32_t next = 0;
  for (size_t i = 0; i < n; ++i) {
    number[i] = group[i] == i ? next++ : number[group[i]];
  }
  return number;
}

}  // namespace hearsay::language
