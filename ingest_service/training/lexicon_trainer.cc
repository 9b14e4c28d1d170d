#include "ingest_service/training/lexicon_trainer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>
#include <unordered_map>
#include <utility>

#include "common/language/feature_hash.h"
#include "common/language/lexicon.h"
#include "common/language/segmenter.h"
#include "ingest_service/claims/analysis/analyzed_article.h"
#include "ingest_service/claims/learned/token_features.h"
#include "ingest_service/training/parallel.h"

namespace hearsay::training {
namespace {

using claims::AnalyzedArticle;
using claims::TokenNode;
using language::HashFeature;
using language::Lexicon;
using language::TokenAnalysis;

constexpr size_t kMaxWords = 30000;
// Sightings that make a word known, and something in its surroundings telling.
constexpr uint32_t kMinWordSightings = 60;
constexpr uint32_t kMinContextSightings = 30;
constexpr int kIterations = 6;
constexpr int kCoarse = 64;
constexpr int kFine = 512;
constexpr int kClusterRounds = 10;

using Vector = std::array<float, Lexicon::kDimensions>;

// A word beside something in its surroundings, both hashed.
struct Sighting {
  uint32_t word, context;
  friend bool operator<(const Sighting& a, const Sighting& b) {
    return a.word != b.word ? a.word < b.word : a.context < b.context;
  }
};

uint32_t TagOf(const TokenAnalysis& token) {
  return static_cast<uint32_t>(token.tag);
}

void AddSightings(const AnalyzedArticle& article, std::vector<Sighting>& out) {
  for (int32_t i = 0; i < article.size(); ++i) {
    const TokenAnalysis& token = article.token(i);
    const TokenNode& node = article.node(i);
    const uint32_t word = Lexicon::KeyOf(token);
    if (node.head >= 0) {
      const uint32_t head = Lexicon::KeyOf(article.token(node.head));
      if (head != 0) {
        out.push_back(
            {head, HashFeature(711, static_cast<uint32_t>(token.relation),
                               token.lemma)});
      }
    }
    if (word == 0) continue;
    const auto add = [&](uint32_t kind, uint32_t a, uint32_t b = 0) {
      out.push_back({word, HashFeature(kind, a, b)});
    };
    if (node.head >= 0) {
      add(710, static_cast<uint32_t>(token.relation),
          article.token(node.head).lemma);
    }
    add(712, article.token(i - 1).lower);
    add(713, article.token(i + 1).lower);
    add(714, node.child_relations, TagOf(token));
    uint32_t quote = node.quotation >= 0 ? 1 : 0;
    for (int32_t d = 1; d <= 4; ++d) {
      if (i - d >= 0 && article.node(i - d).closes_quote) quote |= 2;
      if (i + d < article.size() && article.node(i + d).opens_quote) quote |= 4;
    }
    add(715, quote, TagOf(token));
    if (node.clause >= 0) {
      const int32_t marker = article.node(node.clause).marker;
      add(716, article.token(marker).lower, TagOf(article.token(node.clause)));
    }
    if (node.subject >= 0) {
      const TokenAnalysis& subject = article.token(node.subject);
      add(717, TagOf(subject), claims::SenseOf(subject));
    }
    if (node.object >= 0) {
      const TokenAnalysis& object = article.token(node.object);
      add(718, TagOf(object), claims::SenseOf(object));
    }
  }
}

std::vector<Sighting> Sightings(const std::vector<std::string>& texts,
                                const language::Tagger& tagger,
                                const language::Parser& parser, int threads) {
  std::vector<std::vector<Sighting>> parts(texts.size());
  ParallelFor(static_cast<int>(texts.size()), threads, [&](int i) {
    const language::AnnotatedText text = language::Segment(texts[i]);
    AddSightings(AnalyzedArticle(text, tagger, parser), parts[i]);
  });
  std::vector<Sighting> all;
  for (std::vector<Sighting>& part : parts) {
    all.insert(all.end(), part.begin(), part.end());
    part = {};
  }
  std::sort(all.begin(), all.end());
  return all;
}

// The counts of the frequent words and contexts, then their positive mutual
// information; a row a word.
struct Matrix {
  std::vector<uint32_t> words;                    // Keys, most frequent first.
  std::vector<size_t> begins;                     // Of the rows' cells.
  std::vector<std::pair<uint32_t, float>> cells;  // Context, value.
  size_t contexts = 0;
};

Matrix MutualInformation(const std::vector<Sighting>& sightings) {
  std::unordered_map<uint32_t, uint32_t> word_counts, context_counts;
  for (const Sighting& sighting : sightings) {
    ++word_counts[sighting.word];
    ++context_counts[sighting.context];
  }
  std::vector<std::pair<uint32_t, uint32_t>> ranked;  // Count, word.
  for (const auto& [word, count] : word_counts) {
    if (count >= kMinWordSightings) ranked.emplace_back(count, word);
  }
  std::sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  if (ranked.size() > kMaxWords) ranked.resize(kMaxWords);
  std::vector<uint32_t> contexts;
  double smooth = 0;
  for (const auto& [context, count] : context_counts) {
    if (count >= kMinContextSightings) contexts.push_back(context);
  }
  std::sort(contexts.begin(), contexts.end());
  std::unordered_map<uint32_t, uint32_t> number;
  for (const uint32_t context : contexts) {
    number.emplace(context, static_cast<uint32_t>(number.size()));
    smooth += std::pow(context_counts[context], 0.75);
  }
  Matrix matrix;
  matrix.contexts = contexts.size();
  for (const auto& [count, word] : ranked) {
    matrix.words.push_back(word);
    matrix.begins.push_back(matrix.cells.size());
    auto at =
        std::lower_bound(sightings.begin(), sightings.end(), Sighting{word, 0});
    while (at != sightings.end() && at->word == word) {
      const uint32_t context = at->context;
      uint32_t together = 0;
      for (;
           at != sightings.end() && at->word == word && at->context == context;
           ++at) {
        ++together;
      }
      const auto known = number.find(context);
      if (known == number.end() || together < 2) continue;
      const double expected =
          count * std::pow(context_counts[context], 0.75) / smooth;
      const double information = std::log(together / expected);
      if (information > 0) {
        matrix.cells.emplace_back(known->second,
                                  static_cast<float>(information));
      }
    }
  }
  matrix.begins.push_back(matrix.cells.size());
  return matrix;
}

// Makes the columns orthogonal and of length one.
void Orthonormalize(std::vector<Vector>& rows) {
  for (size_t c = 0; c < Lexicon::kDimensions; ++c) {
    for (size_t before = 0; before < c; ++before) {
      double product = 0;
      for (const Vector& row : rows) product += double{row[c]} * row[before];
      for (Vector& row : rows) {
        row[c] -= static_cast<float>(product * row[before]);
      }
    }
    double square = 0;
    for (const Vector& row : rows) square += double{row[c]} * row[c];
    const float scale =
        square > 1e-12 ? static_cast<float>(1 / std::sqrt(square)) : 0;
    for (Vector& row : rows) row[c] *= scale;
  }
}

std::vector<Vector> Reduce(const Matrix& matrix, uint64_t seed) {
  std::mt19937_64 random(seed);
  std::vector<Vector> contexts(matrix.contexts), words(matrix.words.size());
  for (Vector& row : contexts) {
    for (float& value : row) {
      value = static_cast<float>((random() >> 11) * 0x1.0p-53 - 0.5);
    }
  }
  Orthonormalize(contexts);
  const auto to_words = [&] {
    for (size_t w = 0; w < words.size(); ++w) {
      words[w].fill(0);
      for (size_t c = matrix.begins[w]; c < matrix.begins[w + 1]; ++c) {
        const auto [context, value] = matrix.cells[c];
        const Vector& other = contexts[context];
        for (size_t d = 0; d < other.size(); ++d) {
          words[w][d] += value * other[d];
        }
      }
    }
  };
  for (int iteration = 0; iteration < kIterations; ++iteration) {
    to_words();
    for (Vector& row : contexts) row.fill(0);
    for (size_t w = 0; w < words.size(); ++w) {
      for (size_t c = matrix.begins[w]; c < matrix.begins[w + 1]; ++c) {
        const auto [context, value] = matrix.cells[c];
        for (size_t d = 0; d < words[w].size(); ++d) {
          contexts[context][d] += value * words[w][d];
        }
      }
    }
    Orthonormalize(contexts);
  }
  to_words();
  // Columns are singular vectors times singular values; the values' roots
  // leave the first few less weight. Then every word has length one.
  for (size_t d = 0; d < Lexicon::kDimensions; ++d) {
    double square = 0;
    for (const Vector& row : words) square += double{row[d]} * row[d];
    const float scale =
        square > 0 ? static_cast<float>(std::pow(square, -0.25)) : 0;
    for (Vector& row : words) row[d] *= scale;
  }
  for (Vector& row : words) {
    float square = 1e-12f;
    for (const float value : row) square += value * value;
    for (float& value : row) value /= std::sqrt(square);
  }
  return words;
}

// The cluster of each of `points`, from 1.
std::vector<int> Cluster(const std::vector<Vector>& points, int count,
                         int threads, uint64_t seed) {
  std::mt19937_64 random(seed);
  std::vector<int> cluster(points.size(), 1);
  if (points.empty()) return cluster;
  std::vector<Vector> centres;
  for (int k = 0; k < count; ++k) {
    centres.push_back(points[random() % points.size()]);
  }
  constexpr int kSlice = 512;
  for (int round = 0; round < kClusterRounds; ++round) {
    const int slices = static_cast<int>((points.size() + kSlice - 1) / kSlice);
    ParallelFor(slices, threads, [&](int slice) {
      const size_t end = std::min<size_t>(points.size(), (slice + 1) * kSlice);
      for (size_t i = static_cast<size_t>(slice) * kSlice; i < end; ++i) {
        float best = -2;
        for (int k = 0; k < count; ++k) {
          float product = 0;
          for (size_t d = 0; d < Lexicon::kDimensions; ++d) {
            product += points[i][d] * centres[k][d];
          }
          if (product > best) best = product, cluster[i] = k + 1;
        }
      }
    });
    for (Vector& centre : centres) centre.fill(0);
    for (size_t i = 0; i < points.size(); ++i) {
      for (size_t d = 0; d < Lexicon::kDimensions; ++d) {
        centres[cluster[i] - 1][d] += points[i][d];
      }
    }
    for (Vector& centre : centres) {
      float square = 0;
      for (const float value : centre) square += value * value;
      // An empty cluster begins anew somewhere.
      if (square == 0) {
        centre = points[random() % points.size()];
        continue;
      }
      for (float& value : centre) value /= std::sqrt(square);
    }
  }
  return cluster;
}

}  // namespace

language::WeightTable TrainLexicon(const std::vector<std::string>& texts,
                                   const language::Tagger& tagger,
                                   const language::Parser& parser, int threads,
                                   uint64_t seed) {
  const Matrix matrix =
      MutualInformation(Sightings(texts, tagger, parser, threads));
  const std::vector<Vector> vectors = Reduce(matrix, seed);
  const std::vector<int> coarse = Cluster(vectors, kCoarse, threads, seed);
  const std::vector<int> fine = Cluster(vectors, kFine, threads, seed);
  language::WeightTable table(Lexicon::kLabels, Lexicon::kRows, 1);
  for (size_t w = 0; w < matrix.words.size(); ++w) {
    const auto check = Lexicon::CheckOf(matrix.words[w]);
    size_t at = language::WeightTable::RowOf(matrix.words[w], Lexicon::kRows);
    uint32_t probe = 0;
    for (; probe < Lexicon::kProbes && table.Row(at)[1] != 0; ++probe) {
      at = at + 1 < Lexicon::kRows ? at + 1 : 0;
    }
    if (probe == Lexicon::kProbes) continue;  // Rarer than all those around.
    table.Set(at, 0, check[0]);
    table.Set(at, 1, check[1]);
    table.Set(at, 2, static_cast<int8_t>(coarse[w]));
    table.Set(at, 3, static_cast<int8_t>(fine[w] & 0xff));
    table.Set(at, 4, static_cast<int8_t>(fine[w] >> 8));
    for (uint32_t d = 0; d < Lexicon::kDimensions; ++d) {
      table.Set(
          at, 5 + d,
          static_cast<int8_t>(std::lround(vectors[w][d] * Lexicon::kUnit)));
    }
  }
  return table;
}

}  // namespace hearsay::training
