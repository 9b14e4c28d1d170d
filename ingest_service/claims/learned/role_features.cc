#include "ingest_service/claims/learned/role_features.h"

#include <algorithm>
#include <cstdlib>

#include "common/language/feature_hash.h"
#include "ingest_service/claims/learned/token_features.h"

namespace hearsay::claims {

using language::HashFeature;
using language::PennTag;
using language::Relation;
using language::TokenAnalysis;

namespace {

constexpr int kMaxSteps = 12;

uint32_t TagOf(const TokenAnalysis &token) {
  return static_cast<uint32_t>(token.tag);
}
uint32_t RelationOf(const TokenAnalysis &token) {
  return static_cast<uint32_t>(token.relation);
}

// Signed distance in steps that grow.
uint32_t SignedStep(int32_t distance) {
  const int32_t size = std::abs(distance);
  const uint32_t step = size < 4    ? static_cast<uint32_t>(size)
                        : size < 6  ? 4
                        : size < 10 ? 5
                        : size < 16 ? 6
                        : size < 30 ? 7
                        : size < 60 ? 8
                                    : 9;
  return step * 2 + (distance < 0 ? 1 : 0);
}

uint32_t AtMost(int32_t count, int32_t most) {
  return static_cast<uint32_t>(std::min(std::abs(count), most));
}

}  // namespace

CueView::CueView(const AnalyzedArticle &article, TokenSpan cue,
                 TokenSpan bounds, const std::vector<TokenSpan> &cues)
    : article_(article),
      cue_(cue),
      window_{std::max(bounds.begin, cue.begin - kMaxWindowTokens),
              std::min(bounds.end, cue.end + kMaxWindowTokens)},
      sentence_(article.node(cue.begin).sentence) {
  const auto &sentence = article.text().sentences[sentence_];
  sentence_range_ = {static_cast<int32_t>(sentence.first_token),
                     static_cast<int32_t>(sentence.end_token)};
  FindHead();
  FindSubject();
  FindPaths();
  quotation_ = article.node(head_).quotation;
  for (int32_t i = cue.begin; i < cue.end; ++i) {
    cue_form_ = HashFeature(1, cue_form_, article.token(i).lemma);
  }

  const size_t size = static_cast<size_t>(window_.end - window_.begin);
  in_other_cue_.resize(size);
  std::vector<bool> cue_begins(size);
  auto other = std::partition_point(
      cues.begin(), cues.end(),
      [this](TokenSpan span) { return span.end <= window_.begin; });
  for (; other != cues.end() && other->begin < window_.end; ++other) {
    if (other->Overlaps(cue)) continue;
    for (int32_t i = std::max(other->begin, window_.begin);
         i < std::min(other->end, window_.end); ++i) {
      in_other_cue_[i - window_.begin] = true;
      if (i == other->begin) cue_begins[i - window_.begin] = true;
    }
  }
  other_cues_.resize(size + 1);
  plain_words_.resize(size + 1);
  commas_.resize(size + 1);
  quotations_.resize(size + 1);
  for (size_t k = 0; k < size; ++k) {
    const int32_t i = window_.begin + static_cast<int32_t>(k);
    const TokenNode &node = article.node(i);
    const PennTag tag = article.token(i).tag;
    other_cues_[k + 1] = other_cues_[k] + (cue_begins[k] ? 1 : 0);
    plain_words_[k + 1] = plain_words_[k] + (node.quotation < 0 ? 1 : 0);
    commas_[k + 1] = commas_[k] + (tag == PennTag::kComma ? 1 : 0);
    quotations_[k + 1] = quotations_[k] + (node.opens_quote ? 1 : 0);
  }
}

void CueView::FindHead() {
  head_ = cue_.end - 1;
  bool verb = false;
  for (int32_t i = cue_.begin; i < cue_.end; ++i) {
    if (InCue(article_.node(i).head)) continue;
    if (language::IsVerb(article_.token(i).tag) && !verb) {
      head_ = i;
      verb = true;
    }
    if (!verb) head_ = i;
  }
}

void CueView::FindSubject() {
  const auto subtree = [&](int32_t root) {
    TokenSpan range = {article_.node(root).first, article_.node(root).last + 1};
    // "officials saying …": the noun with what stands before the cue.
    if (range.begin < cue_.begin && range.end > cue_.begin) {
      range.end = cue_.begin;
    }
    return range;
  };
  int32_t at = head_;
  for (int step = 0; step < 6 && at >= 0; ++step) {
    const TokenNode &node = article_.node(at);
    if (node.subject >= 0) {
      subject_ = subtree(node.subject);
      return;
    }
    const Relation relation = article_.token(at).relation;
    control_ = HashFeature(4, control_, static_cast<uint32_t>(relation));
    if (node.head < 0) break;
    const TokenNode &head = article_.node(node.head);
    if (step == 0 && head.object >= 0 && head.object != at) {
      object_ = subtree(head.object);
    }
    if (relation == Relation::kAcl || relation == Relation::kAclRelcl) {
      subject_ = subtree(node.head);
      return;
    }
    at = node.head;
  }
  control_ = HashFeature(4, control_, 99);
}

void CueView::FindPaths() {
  const int32_t first = sentence_range_.begin;
  paths_.resize(static_cast<size_t>(sentence_range_.end - first));
  // The cue's ancestors: how many steps down from each to the cue.
  std::vector<uint8_t> rank(paths_.size(), 255);
  uint8_t steps = 0;
  for (int32_t i = head_; i >= 0 && steps < kMaxSteps;
       i = article_.node(i).head) {
    rank[i - first] = steps++;
  }
  for (int32_t i = first; i < sentence_range_.end; ++i) {
    Path &path = paths_[i - first];
    int32_t at = i;
    while (at >= 0 && rank[at - first] == 255 && path.length < kMaxSteps) {
      if (path.length < 4) {
        path.up = HashFeature(2, path.up, RelationOf(article_.token(at)));
      }
      ++path.length;
      path.branch = at;
      at = article_.node(at).head;
    }
    path.down = at >= 0 && rank[at - first] != 255 ? rank[at - first] : 50;
  }
}

const CueView::Path &CueView::path(int32_t i) const {
  static const Path kElsewhere = [] {
    Path path;
    path.length = kNoPath;
    return path;
  }();
  return i >= sentence_range_.begin && i < sentence_range_.end
             ? paths_[i - sentence_range_.begin]
             : kElsewhere;
}

void CueView::Features(int32_t i, uint32_t *features) const {
  const TokenNode &node = article_.node(i);
  const auto near = [&](int32_t j) -> const TokenAnalysis & {
    return article_.token(j >= window_.begin && j < window_.end ? j : -1);
  };
  const TokenAnalysis &w = article_.token(i);
  const TokenAnalysis &p1 = near(i - 1);
  const TokenAnalysis &n1 = near(i + 1);
  const TokenAnalysis &cue = article_.token(head_);
  const uint32_t t = TagOf(w), tp1 = TagOf(p1), tn1 = TagOf(n1);
  const uint32_t verb = cue.lemma, cue_tag = TagOf(cue),
                 cue_sense = SenseOf(cue);
  const int32_t distance = i < cue_.begin  ? i - cue_.begin
                           : i >= cue_.end ? i - cue_.end + 1
                                           : 0;
  const uint32_t side = distance < 0 ? 1 : distance > 0 ? 2 : 0;
  const uint32_t step = SignedStep(distance);
  const int32_t sentences =
      static_cast<int32_t>(node.sentence) - static_cast<int32_t>(sentence_);
  const uint32_t sentence = AtMost(sentences, 3) * 2 + (sentences < 0 ? 1 : 0);

  // Counts between the token and the cue.
  const int32_t from = std::min(i + 1, cue_.end) - window_.begin;
  const int32_t to = std::max(i, cue_.begin) - window_.begin;
  const auto between = [&](const std::vector<int32_t> &counts) {
    return to > from ? counts[to] - counts[from] : 0;
  };
  const uint32_t cues = AtMost(between(other_cues_), 3);
  const uint32_t commas = AtMost(between(commas_), 3);
  const uint32_t plain = AtMost(between(plain_words_), 6);
  const uint32_t quotes = AtMost(between(quotations_), 3);
  const bool in_other = in_other_cue_[i - window_.begin];

  const auto quotation_of = [&](int32_t j) {
    return j >= window_.begin && j < window_.end ? article_.node(j).quotation
                                                 : -1;
  };
  const int32_t quotation = node.quotation;
  const uint32_t quoted =
      (quotation >= 0 ? 1 : 0) | (quotation_of(i - 1) >= 0 ? 2 : 0) |
      (quotation_of(i + 1) >= 0 ? 4 : 0) | (node.opens_quote ? 8 : 0) |
      (node.closes_quote ? 16 : 0) | (quotation_ >= 0 ? 32 : 0) |
      (quotation_ >= 0 && quotation == quotation_ ? 64 : 0);
  // What lies between the quotation that the token is in and the cue.
  const uint32_t to_quote =
      quotation < 0 ? 15 : plain | cues << 4 | side << 8 | quotes << 10;

  const Path &here = path(i);
  const Path &last = path(i - 1);
  const Path &next = path(i + 1);
  const auto branch_relation = [&](const Path &p) {
    return p.length == kNoPath ? 90
           : p.branch < 0      ? 91
                               : RelationOf(article_.token(p.branch));
  };
  const uint32_t branch = branch_relation(here);
  const uint32_t branch_side = here.branch < 0       ? 2
                               : here.branch < head_ ? 0
                                                     : 1;
  const uint32_t branch_key = branch | here.down << 8 | branch_side << 16;
  const uint32_t edge = (here.branch != last.branch ? 1 : 0) |
                        (here.branch != next.branch ? 2 : 0);
  const uint32_t last_key = branch_relation(last) | last.down << 8;
  const uint32_t next_key = branch_relation(next) | next.down << 8;
  const uint32_t path_key = HashFeature(3, here.up, here.length, here.down);
  // Whether the branch is one that a cue's content usually is.
  const TokenAnalysis &branch_word = article_.token(here.branch);
  const uint32_t sentence_edge =
      (i == window_.begin || article_.node(i - 1).sentence != node.sentence
           ? 1
           : 0) |
      (i + 1 == window_.end || article_.node(i + 1).sentence != node.sentence
           ? 2
           : 0);
  const uint32_t in_cue = InCue(i) ? 1 : 0;
  const auto place_in = [&](TokenSpan range) {
    return i < range.begin || i >= range.end
               ? 0u
               : (i == range.begin ? 1u : 2u) | (i + 1 == range.end ? 4u : 8u);
  };
  const uint32_t subject = place_in(subject_);
  const uint32_t object = place_in(object_);

  int n = 0;
  const auto add = [&](uint32_t a, uint32_t b = 0, uint32_t c = 0,
                       uint32_t d = 0) {
    features[n] = HashFeature(static_cast<uint32_t>(400 + n), a, b, c, d);
    ++n;
  };
  add(in_cue, i == cue_.begin, i + 1 == cue_.end);
  add(side, sentence);
  add(step, sentence);
  add(step, t);
  add(step, t, tp1);
  add(step, verb);
  add(side, verb, t);
  add(side, cue_form_, sentence);
  add(side, cue_tag, t, tp1);
  add(step, cue_sense, cue_tag);
  add(step, w.lower);
  add(step, p1.lower, t);
  add(step, n1.lower, t);
  add(step, verb, w.lower);
  add(cues, side, t);
  add(cues, side, sentence, commas);
  add(cues, in_other, side, t);
  add(commas, side, t, tp1);
  add(in_other, t, side);
  add(branch_key);
  add(branch_key, edge);
  add(branch_key, t, edge);
  add(branch_key, verb);
  add(branch_key, verb, edge);
  add(branch_key, cue_sense, edge);
  add(branch_key, cue_tag, edge);
  add(branch_key, TagOf(branch_word), edge);
  add(branch_key, last_key, next_key);
  add(branch_key, last_key, tp1, t);
  add(branch_key, next_key, tn1, t);
  add(branch_key, w.lower, edge);
  add(branch_key, p1.lower, edge);
  add(branch_key, n1.lower, edge);
  add(branch_key, branch_word.lemma);
  add(branch_key, SenseOf(branch_word), TagOf(branch_word), cue_tag);
  add(path_key);
  add(path_key, t);
  add(path_key, verb);
  add(path_key, cue_tag, edge);
  add(path_key, cue_sense);
  add(path_key, w.lemma);
  add(path_key, quoted);
  add(here.length, here.down, t, side);
  add(quoted, side, sentence);
  add(quoted, step);
  add(quoted, side, t, tp1);
  add(quoted, verb, side);
  add(quoted, branch_key, edge);
  add(to_quote, quoted);
  add(to_quote, sentence, quoted);
  add(to_quote, cue_tag, verb);
  add(to_quote, t, quoted);
  add(quoted, cues, side, plain);
  add(sentence_edge, side, sentence, quoted);
  add(sentence_edge, t, tp1, quoted);
  add(sentence, cues, t);
  add(sentence, quoted, cues, commas);
  add(SenseOf(w), branch_key, t);
  add(SenseOf(w), verb, side);
  add(SenseOf(w), step, t);
  add(w.lemma, branch, verb);
  add(tp1, t, tn1, branch_key);
  add(subject, control_);
  add(subject, control_, verb);
  add(subject, t, tp1);
  add(subject, SenseOf(w), t);
  add(subject, control_, t, cue_tag);
  add(subject, cues, side);
  add(subject, quoted);
  add(object, control_, verb);
  add(object, subject, control_, t);
  add(subject, w.lower, control_);
}

}  // namespace hearsay::claims
