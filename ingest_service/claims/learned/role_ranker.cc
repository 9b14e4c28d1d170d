#include "ingest_service/claims/learned/role_ranker.h"

#include <algorithm>
#include <cmath>

#include "common/language/feature_hash.h"
#include "ingest_service/claims/learned/feature_steps.h"
#include "ingest_service/claims/learned/token_features.h"

namespace hearsay::claims {
namespace {

using language::HashFeature;
using language::PennTag;
using language::Relation;
using language::TokenAnalysis;

uint32_t TagOf(const TokenAnalysis& token) {
  return static_cast<uint32_t>(token.tag);
}
uint32_t RelationOf(const TokenAnalysis& token) {
  return static_cast<uint32_t>(token.relation);
}

// Less, equal, more, and by how much.
uint32_t Compare(int32_t a, int32_t b) {
  const int32_t d = std::clamp(a - b, -3, 3);
  return static_cast<uint32_t>(d + 3);
}

bool In(const std::vector<TokenSpan>& ranges, int32_t i) {
  return std::any_of(ranges.begin(), ranges.end(), [i](TokenSpan range) {
    return i >= range.begin && i < range.end;
  });
}

// One candidate beside the best one of its cue.
class Candidate {
 public:
  Candidate(const CueView& view, const Roles& roles, size_t rank,
            uint32_t* features)
      : view_(view),
        article_(view.article()),
        roles_(roles),
        rank_(static_cast<uint32_t>(std::min<size_t>(rank, 4))),
        features_(features),
        cue_(article_.token(view.head())) {}

  void Run() {
    Whole();
    RightEdge(roles_.content.back());
    LeftEdge(roles_.content.front());
    Tree();
    Parts();
    Source();
    while (n_ < RoleRanker::kFeatures) Add(0);
  }

 private:
  void Add(uint32_t a, uint32_t b = 0, uint32_t c = 0, uint32_t d = 0) {
    features_[n_] = HashFeature(static_cast<uint32_t>(600 + n_), a, b, c, d);
    ++n_;
  }

  // The token at `i`, of the window only.
  const TokenAnalysis& At(int32_t i) const {
    return article_.token(
        i >= view_.window().begin && i < view_.window().end ? i : -1);
  }
  bool InWindow(int32_t i) const {
    return i >= view_.window().begin && i < view_.window().end;
  }

  void Whole() {
    const uint32_t behind =
        static_cast<uint32_t>(std::lround(4 * std::min(roles_.behind, 16.f)));
    Add(behind, roles_.insisted);
    Add(rank_, roles_.insisted);
    Add(behind / 2, cue_.lemma);
    Add(OddsStep(roles_.content_probability));
    Add(OddsStep(roles_.source_probability));
    Add(behind / 2, OddsStep(roles_.content_probability) / 3);
  }

  void RightEdge(TokenSpan range) {
    const int32_t r = range.end - 1, n = range.end;
    const TokenAnalysis& last = article_.token(r);
    const TokenAnalysis& next = At(n);
    const TokenAnalysis& next2 = At(n + 1);
    const uint32_t sentence = article_.node(r).sentence;
    const bool ends = !InWindow(n) || article_.node(n).sentence != sentence;
    const bool ends_next = !ends && (!InWindow(n + 1) ||
                                     article_.node(n + 1).sentence != sentence);
    const bool same_quotation =
        InWindow(n) && article_.node(r).quotation >= 0 &&
        article_.node(n).quotation == article_.node(r).quotation;
    const uint32_t place =
        (ends ? 1 : 0) | (ends_next ? 2 : 0) | (InWindow(n) ? 4 : 0) |
        (article_.node(r).closes_quote ? 8 : 0) |
        (InWindow(n) && article_.node(n).closes_quote ? 16 : 0) |
        (article_.node(r).quotation >= 0 ? 32 : 0) | (same_quotation ? 64 : 0) |
        (InWindow(n) && article_.node(n).opens_quote ? 128 : 0) |
        (InWindow(n) && view_.InCue(n) ? 256 : 0) |
        (InWindow(n) && In(roles_.source, n) ? 512 : 0) |
        (InWindow(n) && view_.InOtherCue(n) ? 1024 : 0);
    // What the words behind the edge hang on.
    const int32_t head = InWindow(n) ? article_.node(n).head : -1;
    const uint32_t hangs = head < 0                   ? 0
                           : In(roles_.content, head) ? 1
                           : view_.InCue(head)        ? 2
                           : In(roles_.source, head)  ? 3
                           : head > n                 ? 4
                                                      : 5;
    int32_t cut = -1;
    for (int32_t i = n; InWindow(i) && article_.node(i).sentence == sentence;
         ++i) {
      const int32_t above = article_.node(i).head;
      if (above >= 0 && above <= r && In(roles_.content, above) &&
          !view_.InCue(i) && article_.token(i).relation != Relation::kPunct) {
        cut = i;
        break;
      }
    }
    const TokenAnalysis& cut_off = article_.token(cut);
    Add(last.lower, next.lower);
    Add(last.lower);
    Add(next.lower);
    Add(next.lower, next2.lower);
    Add(TagOf(last), TagOf(next));
    Add(TagOf(last), TagOf(next), TagOf(next2), ends_next);
    Add(place);
    Add(place, TagOf(last), TagOf(next));
    Add(place, cue_.lemma);
    Add(hangs, RelationOf(next), TagOf(next));
    Add(hangs, next.lower, next2.lower);
    Add(cut < 0 ? 0 : 1, RelationOf(cut_off), TagOf(cut_off));
    Add(cut < 0 ? 0 : 1 + LengthStep(static_cast<size_t>(cut - n)),
        RelationOf(cut_off), cut_off.lower);
    Add(cut < 0, TagOf(next), TagOf(cue_), place);
    Add(TagOf(next), TagOf(next2), RelationOf(next), SenseOf(next2));
  }

  void LeftEdge(TokenSpan range) {
    const int32_t l = range.begin, p = l - 1;
    const TokenAnalysis& first = article_.token(l);
    const TokenAnalysis& before = At(p);
    const uint32_t place =
        (l == view_.cue().end ? 1 : 0) |
        (article_.node(l).opens_quote ? 2 : 0) |
        (InWindow(p) && article_.node(p).opens_quote ? 4 : 0) |
        (article_.node(l).quotation >= 0 ? 8 : 0) |
        (!InWindow(p) || article_.node(p).sentence != article_.node(l).sentence
             ? 16
             : 0) |
        (InWindow(p) && In(roles_.source, p) ? 32 : 0);
    const int32_t gap = l > view_.cue().begin ? l - view_.cue().end : -1;
    const uint32_t apart = gap < 0 ? 9 : LengthStep(static_cast<size_t>(gap));
    const TokenAnalysis& follows = At(view_.cue().end);
    Add(first.lower);
    Add(before.lower, first.lower);
    Add(TagOf(before), TagOf(first), place);
    Add(place, cue_.lemma);
    Add(first.lower, cue_.lemma);
    Add(RelationOf(first), TagOf(first), place);
    Add(apart, TagOf(cue_));
    // "told reporters that": what is left out between cue and content.
    Add(apart, TagOf(follows), first.lower);
    Add(apart, follows.lower, cue_.lemma);
    Add(RelationOf(follows), apart, TagOf(first), cue_.lemma);
  }

  void Tree() {
    uint32_t roots = 0, inner_cues = 0;
    int32_t root = -1;
    for (const TokenSpan range : roles_.content) {
      for (int32_t i = range.begin; i < range.end; ++i) {
        const int32_t head = article_.node(i).head;
        if (view_.InOtherCue(i) &&
            (i == range.begin || !view_.InOtherCue(i - 1))) {
          ++inner_cues;
        }
        if (head >= 0 && In(roles_.content, head)) continue;
        if (article_.token(i).relation == Relation::kPunct) continue;
        if (root < 0) root = i;
        ++roots;
      }
    }
    const TokenSpan first = roles_.content.front();
    const TokenSpan last = roles_.content.back();
    const TokenAnalysis& top = article_.token(root);
    const int32_t head = root < 0 ? -1 : article_.node(root).head;
    const uint32_t hangs = head < 0               ? 0
                           : head == view_.head() ? 1
                           : view_.InCue(head)    ? 2
                                                  : 3;
    const uint32_t begins =
        root < 0 ? 7 : Compare(article_.node(root).first, first.begin);
    const uint32_t ends =
        root < 0 ? 7 : Compare(article_.node(root).last, last.end - 1);
    roots = std::min(roots, 4u);
    inner_cues = std::min(inner_cues, 3u);
    Add(roots, hangs);
    Add(roots, hangs, begins, ends);
    Add(hangs, RelationOf(top), TagOf(top), TagOf(cue_));
    Add(RelationOf(top), begins, ends);
    Add(RelationOf(top), cue_.lemma);
    Add(begins, ends, hangs, TagOf(cue_));
    Add(ends, TagOf(At(last.end)), RelationOf(At(last.end)), roots);
    Add(begins, TagOf(article_.token(first.begin)), hangs);
    Add(inner_cues, roots, TagOf(cue_));
    Add(top.lemma, hangs);
    Add(SenseOf(top), TagOf(top), hangs, SenseOf(cue_));
  }

  void Parts() {
    int32_t open = 0, sentences = 0;
    uint32_t quoted = 0, plain = 0;
    for (const TokenSpan range : roles_.content) {
      sentences += static_cast<int32_t>(article_.node(range.end - 1).sentence -
                                        article_.node(range.begin).sentence) +
                   1;
      for (int32_t i = range.begin; i < range.end; ++i) {
        open += (article_.node(i).opens_quote ? 1 : 0) -
                (article_.node(i).closes_quote ? 1 : 0);
        (article_.node(i).quotation >= 0 ? quoted : plain) = 1;
      }
    }
    const TokenSpan first = roles_.content.front();
    const TokenSpan last = roles_.content.back();
    const uint32_t parts =
        static_cast<uint32_t>(std::min<size_t>(roles_.content.size(), 4));
    const uint32_t balance = static_cast<uint32_t>(std::clamp(open, -2, 2) + 2);
    const uint32_t kind = quoted | plain << 1;
    const uint32_t side = (first.begin < view_.cue().begin ? 1 : 0) |
                          (last.begin > view_.cue().begin ? 2 : 0);
    const uint32_t length = LengthStep(TokensIn(roles_.content));
    const uint32_t spread = static_cast<uint32_t>(std::min(sentences, 5));
    Add(parts, side, kind);
    Add(balance, kind, parts);
    Add(balance, article_.node(first.begin).opens_quote,
        article_.node(last.end - 1).closes_quote);
    Add(spread, kind, side);
    Add(spread, parts, kind, cue_.lemma);
    Add(length, TagOf(cue_), kind);
    Add(side, kind, cue_.lemma);
    const int32_t gap =
        parts < 2 ? 0 : roles_.content[1].begin - roles_.content[0].end;
    Add(parts, LengthStep(static_cast<size_t>(gap)),
        parts > 1 ? At(roles_.content[0].end).lower : 0);
    Add(length, rank_);
  }

  void Source() {
    const uint32_t parts =
        static_cast<uint32_t>(std::min<size_t>(roles_.source.size(), 3));
    const bool none = roles_.source.empty();
    const TokenSpan range = none ? TokenSpan{-1, -1} : roles_.source.front();
    const int32_t head = none ? -1 : HeadOf(article_, range);
    const TokenAnalysis& word = article_.token(head);
    const TokenAnalysis& first = article_.token(range.begin);
    const TokenAnalysis& last = article_.token(none ? -1 : range.end - 1);
    const TokenAnalysis& next = none ? article_.token(-1) : At(range.end);
    const TokenAnalysis& before =
        none ? article_.token(-1) : At(range.begin - 1);
    const TokenSpan subject = view_.subject();
    const uint32_t fits = none || subject.size() == 0
                              ? 50 + (none ? 1 : 0)
                              : Compare(range.begin, subject.begin) * 7 +
                                    Compare(range.end, subject.end);
    const uint32_t side = none ? 3 : range.begin > view_.cue().begin ? 1 : 0;
    const int32_t gap = none        ? 0
                        : side == 1 ? range.begin - view_.cue().end
                                    : view_.cue().begin - range.end;
    const uint32_t apart = LengthStep(static_cast<size_t>(std::max(gap, 0)));
    const uint32_t sentence =
        none ? 0
             : std::min(3u,
                        static_cast<uint32_t>(std::abs(
                            static_cast<int32_t>(article_.node(head).sentence) -
                            static_cast<int32_t>(
                                article_.node(view_.head()).sentence))));
    const uint32_t tree =
        none ? 99
             : Compare(article_.node(head).first, range.begin) * 7 +
                   Compare(article_.node(head).last, range.end - 1);
    const uint32_t quoted = none                                 ? 0
                            : article_.node(head).quotation >= 0 ? 1
                                                                 : 2;
    Add(parts, TagOf(cue_), RelationOf(cue_), view_.control());
    Add(parts, cue_.lemma);
    Add(word.lemma, none);
    Add(TagOf(word), side, TagOf(cue_));
    Add(SenseOf(word), TagOf(word), side);
    Add(last.lower, next.lower);
    Add(before.lower, first.lower);
    Add(TagOf(last), TagOf(next), apart, side);
    Add(TagOf(before), TagOf(first));
    Add(fits, side);
    Add(fits, view_.control(), TagOf(cue_));
    Add(tree, TagOf(word));
    Add(tree, TagOf(next), next.lower);
    Add(apart, side, sentence, parts);
    Add(RelationOf(word), TagOf(word), side, sentence);
    Add(LengthStep(TokensIn(roles_.source)), TagOf(word), side);
    Add(quoted, side, sentence, article_.node(view_.head()).quotation >= 0);
    Add(next.lower, apart, RelationOf(next));
    Add(fits, rank_);
  }

  const CueView& view_;
  const AnalyzedArticle& article_;
  const Roles& roles_;
  const uint32_t rank_;
  uint32_t* features_;
  const TokenAnalysis& cue_;
  int n_ = 0;
};

}  // namespace

std::vector<uint32_t> RoleRanker::Features(
    const CueView& view, const std::vector<Roles>& candidates) {
  std::vector<uint32_t> features(candidates.size() * kFeatures);
  for (size_t k = 0; k < candidates.size(); ++k) {
    Candidate(view, candidates[k], k, &features[k * kFeatures]).Run();
  }
  return features;
}

Roles RoleRanker::Choose(const CueView& view,
                         std::vector<Roles> candidates) const {
  if (candidates.size() == 1) return std::move(candidates.front());
  const std::vector<uint32_t> features = Features(view, candidates);
  std::vector<float> scores(candidates.size());
  size_t best = 0;
  for (size_t k = 0; k < candidates.size(); ++k) {
    int16_t sum = 0;
    weights_.Add<1>(&features[k * kFeatures], kFeatures, &sum);
    scores[k] = weights_.scale() * sum;
    if (scores[k] > scores[best]) best = k;
  }
  float all = 0;
  for (const float score : scores) all += std::exp(score - scores[best]);
  candidates[best].choice_probability = 1 / all;
  return std::move(candidates[best]);
}

}  // namespace hearsay::claims
