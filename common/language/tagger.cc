#include "common/language/tagger.h"

#include "common/language/feature_hash.h"
#include "common/language/take_turns.h"

namespace hearsay::language {
namespace {

const TokenAnalysis kOutside = [] {
  TokenAnalysis token;
  token.form = token.lower = token.suffix = token.suffix2 = 1;
  return token;
}();

uint32_t TagOf(const TokenAnalysis& token) {
  return static_cast<uint32_t>(token.tag);
}

}  // namespace

void Tagger::Features(absl::Span<const TokenAnalysis> sentence, size_t i,
                      uint32_t* features) {
  const auto at = [&](size_t j) -> const TokenAnalysis& {
    return j < sentence.size() ? sentence[j] : kOutside;
  };
  const TokenAnalysis& w = sentence[i];
  const TokenAnalysis& p1 = at(i - 1);  // Wraps around: outside.
  const TokenAnalysis& p2 = at(i - 2);
  const TokenAnalysis& n1 = at(i + 1);
  const TokenAnalysis& n2 = at(i + 2);
  const uint32_t t1 = TagOf(p1), t2 = TagOf(p2);
  const uint32_t shape = w.shape | (i == 0 ? 256u : 0u);
  // Which parts of speech WordNet has the word in.
  const uint32_t parts = ((w.senses >> 29 & 0x7fff) != 0 ? 1 : 0) |
                         ((w.senses >> 3 & 0x3ffffff) != 0 ? 2 : 0) |
                         ((w.senses & 3) != 0 ? 4 : 0) |
                         ((w.senses >> 2 & 1) != 0 ? 8 : 0);
  int n = 0;
  const auto add = [&](uint32_t a, uint32_t b = 0, uint32_t c = 0) {
    features[n] = HashFeature(static_cast<uint32_t>(n), a, b, c);
    ++n;
  };
  add(0);
  add(w.form);
  add(w.lower);
  add(w.suffix, shape);
  add(w.suffix2);
  add(w.prefix);
  add(shape, parts);
  add(t1);
  add(t1, t2);
  add(t1, w.lower);
  add(t1, w.suffix, shape & kFirstUpper);
  add(p1.lower);
  add(p1.lower, w.lower);
  add(n1.lower);
  add(n1.lower, w.lower);
  add(p2.lower);
  add(n2.lower);
  add(n1.suffix, w.suffix);
  add(p1.suffix, t1);
  add(n1.suffix2, n1.shape, t1);
  add(t1, t2, w.lower);
  add(t1, n1.lower);
  add(t2, w.lower);
  add(parts, w.suffix, t1);
  add(shape, p1.shape, n1.shape);
  add(n1.lower, n2.lower);
}

namespace {

// A sentence on its way to its tags; see TakeTurns.
class TaggerWalk {
 public:
  TaggerWalk(absl::Span<TokenAnalysis> sentence, const WeightTable& weights)
      : sentence_(sentence), weights_(&weights) {}

  bool AtEnd() const { return at_ == sentence_.size(); }

  void Prepare() {
    Tagger::Features(sentence_, at_, features_);
    weights_->Fetch(features_, Tagger::kFeatures);
  }

  void Step() {
    constexpr int kSums = WeightTable::SumsOf(kPennTags);
    int16_t sums[kSums] = {};
    weights_->AddFetched<kSums>(features_, Tagger::kFeatures, sums);
    int best = 1;  // Never kNone.
    for (int tag = 2; tag < kPennTags; ++tag) {
      if (sums[tag] > sums[best]) best = tag;
    }
    sentence_[at_++].tag = static_cast<PennTag>(best);
  }

  void Finish() {}

 private:
  absl::Span<TokenAnalysis> sentence_;
  const WeightTable* weights_;
  size_t at_ = 0;
  uint32_t features_[Tagger::kFeatures];
};

}  // namespace

void Tagger::Tag(absl::Span<const absl::Span<TokenAnalysis>> sentences) const {
  TakeTurns<TaggerWalk>(sentences, weights_);
}

}  // namespace hearsay::language
