#include "ingest_service/claims/analysis/analyzed_article.h"

#include <algorithm>

#include "absl/types/span.h"

namespace hearsay::claims {

using language::Relation;
using language::Sentence;
using language::TokenAnalysis;

const TokenAnalysis AnalyzedArticle::kNoToken = [] {
  TokenAnalysis token;
  token.form = token.lower = token.lemma = token.suffix = 1;
  return token;
}();

AnalyzedArticle::AnalyzedArticle(const language::AnnotatedText& text,
                                 const language::Tagger& tagger,
                                 const language::Parser& parser,
                                 const language::Lexicon& lexicon)
    : text_(text), nodes_(text.tokens.size()) {
  tokens_.reserve(text.tokens.size());
  for (const language::Token& token : text.tokens) {
    tokens_.push_back(language::AnalyzeSpelling(token.span.In(text.text)));
  }
  std::vector<absl::Span<TokenAnalysis>> sentences;
  sentences.reserve(text.sentences.size());
  for (const Sentence& sentence : text.sentences) {
    const absl::Span<TokenAnalysis> tokens = absl::MakeSpan(tokens_).subspan(
        sentence.first_token, sentence.end_token - sentence.first_token);
    sentences.push_back(tokens);
  }
  tagger.Tag(sentences);
  for (size_t i = 0; i < tokens_.size(); ++i) {
    language::AnalyzeLemma(text.tokens[i].span.In(text.text), tokens_[i]);
  }
  parser.Parse(sentences);
  for (const Sentence& sentence : text.sentences) LinkSentence(sentence);
  MarkQuotations();
  words_.reserve(tokens_.size());
  for (const TokenAnalysis& token : tokens_) {
    words_.push_back(lexicon.Find(language::Lexicon::KeyOf(token)));
  }
}

void AnalyzedArticle::LinkSentence(const Sentence& sentence) {
  const int32_t first = static_cast<int32_t>(sentence.first_token);
  const int32_t end = static_cast<int32_t>(sentence.end_token);
  const uint32_t number =
      static_cast<uint32_t>(&sentence - text_.sentences.data());
  for (int32_t i = first; i < end; ++i) {
    TokenNode& node = nodes_[i];
    node.sentence = number;
    node.head = tokens_[i].head < 0 ? -1 : first + tokens_[i].head;
    node.first = node.last = i;
  }
  for (int32_t i = first; i < end; ++i) {
    if (nodes_[i].head < 0) continue;
    TokenNode& head = nodes_[nodes_[i].head];
    const Relation relation = tokens_[i].relation;
    if (static_cast<int>(relation) < 32) {
      head.child_relations |= 1u << static_cast<int>(relation);
    }
    int32_t* child = nullptr;
    switch (relation) {
      case Relation::kNsubj:
      case Relation::kNsubjpass:
      case Relation::kNmodPoss:
        child = &head.subject;
        break;
      case Relation::kDobj:
        child = &head.object;
        break;
      case Relation::kCcomp:
      case Relation::kXcomp:
        child = &head.clause;
        break;
      case Relation::kMark:
      case Relation::kCase:
        child = &head.marker;
        break;
      default:
        break;
    }
    if (child != nullptr && *child < 0) *child = i;
  }
  // The tree is projective: a left dependent's subtree is complete before its
  // head is met from the left, a right one's from the right.
  for (int32_t i = first; i < end; ++i) {
    const int32_t head = nodes_[i].head;
    if (head > i)
      nodes_[head].first = std::min(nodes_[head].first, nodes_[i].first);
  }
  for (int32_t i = end - 1; i >= first; --i) {
    const int32_t head = nodes_[i].head;
    if (head >= 0 && head < i) {
      nodes_[head].last = std::max(nodes_[head].last, nodes_[i].last);
    }
  }
}

void AnalyzedArticle::MarkQuotations() {
  const auto& tokens = text_.tokens;
  size_t at = 0;
  for (size_t q = 0; q < text_.quotations.size(); ++q) {
    const language::Quotation& quotation = text_.quotations[q];
    if (quotation.depth != 0) continue;
    while (at < tokens.size() && tokens[at].span.end <= quotation.span.begin) {
      ++at;
    }
    for (; at < tokens.size() && tokens[at].span.begin < quotation.span.end;
         ++at) {
      TokenNode& node = nodes_[at];
      node.quotation = static_cast<int32_t>(q);
      node.opens_quote = tokens[at].span.begin < quotation.inner.begin;
      node.closes_quote = tokens[at].span.end > quotation.inner.end;
    }
  }
}

}  // namespace hearsay::claims
