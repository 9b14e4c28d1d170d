#include "ingest_service/claims/learned/content_ends.h"

#include <algorithm>

#include "common/language/relation.h"

namespace hearsay::claims {
namespace {

using language::PennTag;
using language::Relation;

// A clause or an addition may begin with it.
bool Separates(PennTag tag) {
  return tag == PennTag::kComma || tag == PennTag::kCC ||
         tag == PennTag::kColon || tag == PennTag::kWDT ||
         tag == PennTag::kWRB || tag == PennTag::kWP || tag == PennTag::kIN;
}

}  // namespace

std::vector<int32_t> ContentEnds(const CueView& view, TokenSpan range) {
  const AnalyzedArticle& article = view.article();
  std::vector<int32_t> ends;
  const auto add = [&](int32_t end) {
    if (end == range.end || end <= range.begin || end > view.window().end ||
        ends.size() == kMaxContentEnds ||
        std::find(ends.begin(), ends.end(), end) != ends.end()) {
      return;
    }
    ends.push_back(end);
  };
  const int32_t last = range.end - 1;
  const TokenSpan sentence = AnalyzedArticle::RangeOf(
      article.text().sentences[article.node(last).sentence]);
  // Subtrees around the last word, from the inside out.
  int steps = 0;
  for (int32_t at = last; at >= range.begin && steps < 8;
       at = article.node(at).head, ++steps) {
    add(article.node(at).last + 1);
  }
  int32_t end = sentence.end;
  add(end);
  while (end - 1 > range.begin &&
         article.token(end - 1).relation == Relation::kPunct) {
    --end;
  }
  add(end);
  // The end of the quotation, with and without its mark.
  const int32_t quotation = article.node(last).quotation;
  if (quotation >= 0) {
    int32_t i = last;
    while (i + 1 < view.window().end &&
           article.node(i + 1).quotation == quotation) {
      ++i;
    }
    add(i + 1);
    if (article.node(i).closes_quote) add(i);
  }
  // Earlier: before one of the last few words that may begin an addition.
  int found = 0;
  for (int32_t i = last; i > range.begin && found < 3; --i) {
    if (!Separates(article.token(i).tag)) continue;
    add(i);
    ++found;
  }
  return ends;
}

}  // namespace hearsay::claims
