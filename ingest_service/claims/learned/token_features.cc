#include "ingest_service/claims/learned/token_features.h"

#include <algorithm>

#include "common/language/feature_hash.h"

namespace hearsay::claims {

using language::HashFeature;
using language::TokenAnalysis;

uint32_t SenseOf(const TokenAnalysis& token) {
  if (language::IsVerb(token.tag)) return token.verb_sense;
  if (language::IsNoun(token.tag)) return token.noun_sense;
  return 0;
}

namespace {

uint32_t TagOf(const TokenAnalysis& token) {
  return static_cast<uint32_t>(token.tag);
}
uint32_t RelationOf(const TokenAnalysis& token) {
  return static_cast<uint32_t>(token.relation);
}

// How far, in few steps; 0 is "not there".
uint32_t Step(int32_t distance) {
  return distance < 4    ? static_cast<uint32_t>(distance)
         : distance < 8  ? 4
         : distance < 16 ? 5
                         : 6;
}

}  // namespace

void TokenFeatures(const AnalyzedArticle& article, int32_t i,
                   uint32_t* features) {
  const language::Sentence& sentence =
      article.text().sentences[article.node(i).sentence];
  const int32_t first = static_cast<int32_t>(sentence.first_token);
  const int32_t end = static_cast<int32_t>(sentence.end_token);
  const auto near = [&](int32_t j) -> const TokenAnalysis& {
    return article.token(j >= first && j < end ? j : -1);
  };
  const TokenNode& node = article.node(i);
  const TokenAnalysis& w = article.token(i);
  const TokenAnalysis& p1 = near(i - 1);
  const TokenAnalysis& p2 = near(i - 2);
  const TokenAnalysis& n1 = near(i + 1);
  const TokenAnalysis& n2 = near(i + 2);
  const TokenAnalysis& n3 = near(i + 3);
  const TokenAnalysis& head = article.token(node.head);
  const TokenAnalysis& subject = article.token(node.subject);
  const TokenAnalysis& object = article.token(node.object);
  const TokenAnalysis& clause = article.token(node.clause);
  const TokenAnalysis& marker = article.token(node.marker);
  const TokenAnalysis& clause_marker =
      article.token(node.clause < 0 ? -1 : article.node(node.clause).marker);
  const TokenAnalysis& grandhead =
      article.token(node.head < 0 ? -1 : article.node(node.head).head);
  const uint32_t t = TagOf(w), tp1 = TagOf(p1), tp2 = TagOf(p2);
  const uint32_t tn1 = TagOf(n1), tn2 = TagOf(n2), tn3 = TagOf(n3);
  const uint32_t s = SenseOf(w), rel = RelationOf(w);
  const uint32_t children = node.child_relations;

  // Quotation marks around the token.
  const auto quoted = [&](int32_t j) {
    return j >= first && j < end && article.node(j).quotation >= 0;
  };
  const uint32_t quote = (quoted(i) ? 1 : 0) | (quoted(i - 1) ? 2 : 0) |
                         (quoted(i + 1) ? 4 : 0) | (node.opens_quote ? 8 : 0) |
                         (node.closes_quote ? 16 : 0) | (i == first ? 32 : 0) |
                         (i + 1 == end ? 64 : 0);
  uint32_t before = 0, after = 0;
  if (!quoted(i)) {
    for (int32_t d = 1; d <= 12 && before == 0 && i - d >= first; ++d) {
      if (quoted(i - d)) before = Step(d);
    }
    for (int32_t d = 1; d <= 12 && after == 0 && i + d < end; ++d) {
      if (quoted(i + d)) after = Step(d);
    }
  }
  const uint32_t around = quote << 8 | before << 4 | after;

  int n = 0;
  const auto add = [&](uint32_t a, uint32_t b = 0, uint32_t c = 0,
                       uint32_t d = 0) {
    features[n] = HashFeature(static_cast<uint32_t>(300 + n), a, b, c, d);
    ++n;
  };
  add(0);
  add(w.lower);
  add(w.lemma);
  add(w.lemma, t);
  add(t);
  add(s, t);
  add(w.suffix, t);
  add(w.shape, quote & 32);
  add(p1.lower);
  add(n1.lower);
  add(p2.lower);
  add(n2.lower);
  add(p1.lemma, w.lemma);
  add(w.lemma, n1.lemma);
  add(p2.lower, p1.lower);
  add(n1.lower, n2.lower);
  add(w.lemma, n1.lower, n2.lower);
  add(p2.lower, p1.lower, w.lower);
  add(p1.lower, w.lower, n1.lower);
  add(tp1);
  add(tn1);
  add(tp1, t);
  add(t, tn1);
  add(tp1, t, tn1);
  add(t, tn1, tn2);
  add(tp2, tp1, t);
  add(tn1, tn2, tn3);
  add(tp2, tp1, t, tn1);
  add(w.lemma, tn1);
  add(w.lemma, tp1);
  add(w.lemma, tn1, tn2);
  add(t, n1.lower);
  add(t, p1.lower);
  add(s, tn1);
  add(s, tp1);
  add(s, n1.lower);
  add(s, p1.lower);
  add(SenseOf(p1), tp1);
  add(SenseOf(n1), tn1);
  add(rel);
  add(rel, t);
  add(rel, w.lemma);
  add(head.lemma);
  add(head.lemma, rel);
  add(TagOf(head), rel);
  add(SenseOf(head), TagOf(head), rel);
  add(SenseOf(head), s, rel);
  add(TagOf(grandhead), RelationOf(head), rel);
  add(children);
  add(children, t);
  add(children, w.lemma);
  add(children, s);
  add(subject.lemma);
  add(subject.lemma, w.lemma);
  add(SenseOf(subject), TagOf(subject), s);
  add(SenseOf(subject), w.lemma);
  add(object.lemma, w.lemma);
  add(SenseOf(object), w.lemma);
  add(SenseOf(object), TagOf(object), s);
  add(clause_marker.lower, w.lemma);
  add(clause_marker.lower, TagOf(clause), s);
  add(TagOf(clause), RelationOf(clause), t);
  add(marker.lower, rel);
  add(marker.lower, w.lemma, rel);
  add(around);
  add(around, t);
  add(quote, w.lemma);
  add(before, w.lemma);
  add(after, w.lemma);
  add(around, p1.lower);
  add(quote, tp1, t, tn1);
  add(quote, s, t);
  add(Step(i - first), t);
  add(Step(end - i), t);
  add(static_cast<uint32_t>(w.senses >> 32), t);
  add(static_cast<uint32_t>(w.senses >> 8), t);
  add(w.suffix2, tp1, tn1);
  add(TagOf(subject), children, rel);
  add(tp1, t, quote, rel);
  add(n1.lower, rel);
  add(head.lower, head.lemma, static_cast<uint32_t>(i < node.head));
  add(w.noun_sense, w.verb_sense, tn1, children);
  add(SenseOf(head), children, t);
  add(w.prefix, w.suffix, t);
}

TokenFeatureTable::TokenFeatureTable(const AnalyzedArticle& article,
                                     TokenSpan range)
    : begin_(range.begin), features_(range.size() * kTokenFeatures) {
  for (int32_t i = range.begin; i < range.end; ++i) {
    TokenFeatures(article, i,
                  &features_[static_cast<size_t>(i - begin_) * kTokenFeatures]);
  }
}

}  // namespace hearsay::claims
