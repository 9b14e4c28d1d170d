#include "ingest_service/training/event_coreference_trainer.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <string>

namespace hearsay::training {
namespace {

using language::EventProfile;
using language::kPairFeatures;
using language::PairFeatures;

constexpr int kPasses = 6;
constexpr int kAveraged = kPasses - kPasses / 2;  // The last ones.
constexpr float kRate = 0.05f;
constexpr float kShrink = 1e-6f;
constexpr int kOneInOf = 50;  // Of the pairs from two topics.

struct Example {
  PairFeatures features;
  bool same = false;
};

struct Mention {
  EventProfile profile;
  const std::string* chain;
  const std::string* topic;
};

std::vector<Example> ExamplesOf(
    const std::vector<std::unique_ptr<EventDocument>>& documents,
    std::mt19937_64& random) {
  const EventProfiler profiler(documents);
  std::vector<Mention> mentions;
  for (uint32_t d = 0; d < documents.size(); ++d) {
    for (const EventDocument::Gold& gold : documents[d]->gold()) {
      mentions.push_back({profiler.ProfileAt(d, gold.head), &gold.chain,
                          &documents[d]->topic()});
    }
  }
  std::vector<Example> examples;
  for (size_t i = 0; i < mentions.size(); ++i) {
    for (size_t j = 0; j < i; ++j) {
      const Mention &a = mentions[i], &b = mentions[j];
      if (*a.topic != *b.topic && a.profile.lemma != b.profile.lemma &&
          random() % kOneInOf != 0) {
        continue;
      }
      const uint32_t x = a.profile.document, y = b.profile.document;
      examples.push_back(
          {language::FeaturesOf(a.profile, b.profile,
                                x == y ? 1 : profiler.Likeness(x, y)),
           *a.chain == *b.chain});
    }
  }
  return examples;
}

}  // namespace

PairFeatures TrainEventCoreference(
    const std::vector<std::unique_ptr<EventDocument>>& documents,
    uint64_t seed) {
  std::mt19937_64 random(seed);
  std::vector<Example> examples = ExamplesOf(documents, random);
  PairFeatures weights = {}, squares = {}, average = {};
  for (int pass = 0; pass < kPasses; ++pass) {
    for (size_t i = examples.size(); i > 1; --i) {
      std::swap(examples[i - 1], examples[random() % i]);
    }
    for (const Example& example : examples) {
      float score = 0;
      for (size_t k = 0; k < kPairFeatures; ++k) {
        score += weights[k] * example.features[k];
      }
      const float error =
          1 / (1 + std::exp(-score)) - (example.same ? 1.f : 0.f);
      for (size_t k = 0; k < kPairFeatures; ++k) {
        if (example.features[k] == 0) continue;
        const float gradient =
            error * example.features[k] + kShrink * weights[k];
        squares[k] += gradient * gradient;
        weights[k] -= kRate * gradient / std::sqrt(squares[k] + 1e-4f);
      }
    }
    if (pass < kPasses / 2) continue;
    for (size_t k = 0; k < kPairFeatures; ++k) {
      average[k] += weights[k] / kAveraged;
    }
  }
  return average;
}

}  // namespace hearsay::training
