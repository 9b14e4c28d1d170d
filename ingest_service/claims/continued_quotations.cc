#include "ingest_service/claims/continued_quotations.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "ingest_service/claims/speech.h"

namespace hearsay::claims {
namespace {

// Most sentences that go on so are the same holder's; the rest are the
// writer's, who sets words off.
constexpr float kContinuedScore = 0.6f;
constexpr uint32_t kLongestClause = 80;  // Tokens.

class Completion {
 public:
  Completion(const Words& words, const AnalyzedArticle* article,
             std::vector<FoundAttribution>& found)
      : words_(words),
        article_(article),
        found_(found),
        speech_(words, {0, words.size()}) {
    for (const FoundAttribution& known : found_) {
      for (const auto* spans :
           {&known.spans.source, &known.spans.cue, &known.spans.content}) {
        taken_.insert(taken_.end(), spans->begin(), spans->end());
      }
    }
    std::sort(taken_.begin(), taken_.end(),
              [](ByteSpan a, ByteSpan b) { return a.begin < b.begin; });
    uint32_t end = 0;
    for (const ByteSpan span : taken_) {
      reach_.push_back(end = std::max(end, span.end));
    }
  }

  void Run() {
    const auto& text = words_.text();
    std::vector<std::vector<size_t>> by_sentence(text.sentences.size());
    for (size_t i = 0; i < found_.size(); ++i) {
      if (found_[i].parent || !found_[i].position ||
          found_[i].spans.cue.empty() || found_[i].spans.source.empty()) {
        continue;
      }
      const uint32_t s = SentenceOf(found_[i].spans.cue.front().begin);
      WidenContent(found_[i], RangeOf(s));
      by_sentence[s].push_back(i);
    }
    for (const language::Paragraph& paragraph : text.paragraphs) {
      size_t speaker = kNobody;
      for (uint32_t s = paragraph.first_sentence; s < paragraph.end_sentence;
           ++s) {
        if (speaker != kNobody && GoesOn(RangeOf(s))) {
          AddContinued(speaker, RangeOf(s));
          continue;
        }
        speaker = kNobody;
        for (const size_t i : by_sentence[s]) {
          if (ClosesMixed(found_[i], RangeOf(s))) speaker = i;
        }
      }
    }
  }

 private:
  static constexpr size_t kNobody = SIZE_MAX;

  TokenRange RangeOf(uint32_t s) const {
    const language::Sentence& sentence = words_.text().sentences[s];
    return {sentence.first_token, sentence.end_token};
  }

  uint32_t SentenceOf(uint32_t byte) const {
    const auto& sentences = words_.text().sentences;
    const uint32_t t = words_.TokenAt(byte);
    const auto sentence = std::partition_point(
        sentences.begin(), sentences.end(),
        [t](const language::Sentence& s) { return s.end_token <= t; });
    return static_cast<uint32_t>(
        std::min(sentence, std::prev(sentences.end())) - sentences.begin());
  }

  bool IsTaken(ByteSpan span) const {
    const auto after = std::partition_point(
        taken_.begin(), taken_.end(),
        [span](ByteSpan other) { return other.begin < span.end; });
    return after != taken_.begin() &&
           reach_[static_cast<size_t>(after - taken_.begin()) - 1] > span.begin;
  }

  // Whether the quotation at `t` is a piece of the writer's clause: its first
  // word is in lower case.
  bool IsPiece(uint32_t t) const {
    const TokenRange quotation = speech_.StartingWith(t);
    return quotation.size() > 3 && words_.Is(t + 1, kWordShape) &&
           !words_.Is(t + 1, kCapitalized | kNumber);
  }

  bool HoldsPiece(uint32_t begin, uint32_t end) const {
    for (uint32_t t = begin; t < end; ++t) {
      if (IsPiece(t)) return true;
    }
    return false;
  }

  // "The repair “was cheap”, the Post said." of which only the piece, or the
  // end of the clause with it, is known.
  void WidenContent(FoundAttribution& found, TokenRange sentence) const {
    if (found.spans.content.size() > 1) return;
    ByteSpan& content = found.spans.content.front();
    const uint32_t begin = words_.TokenAt(content.begin);
    const uint32_t cue = words_.TokenAt(found.spans.cue.front().begin);
    if (begin <= sentence.begin || begin >= cue || cue >= sentence.end ||
        begin - sentence.begin > kLongestClause || !HoldsPiece(begin, cue)) {
      return;
    }
    uint32_t first = begin;
    while (first > sentence.begin && !words_.Is(first - 1, kColon) &&
           !IsTaken(words_.SpanOf({first - 1, first}))) {
      --first;
    }
    while (first < begin && words_.Is(first, kAnyMark & ~kQuoteMark)) ++first;
    if (first == begin) return;
    uint32_t end = words_.TokenAt(content.end - 1) + 1;
    while (end > begin + 1 && words_.Is(end - 1, kComma)) --end;
    content = words_.SpanOf({first, end});
  }

  // "…, said the Post.": the attribution ends a sentence that quotes pieces.
  bool ClosesMixed(const FoundAttribution& found, TokenRange sentence) const {
    const TokenRange content = {
        words_.TokenAt(found.spans.content.front().begin),
        words_.TokenAt(found.spans.content.back().end - 1) + 1};
    const uint32_t cue = words_.TokenAt(found.spans.cue.front().begin);
    if (content.begin < sentence.begin || content.end > cue) return false;
    return HoldsPiece(content.begin, content.end);
  }

  // Whether a sentence is told in pieces of quotation and by nobody else.
  bool GoesOn(TokenRange sentence) const {
    if (IsTaken(words_.SpanOf(sentence))) return false;
    bool quotes = false;
    for (uint32_t t = sentence.begin; t < sentence.end; ++t) {
      const TokenRange quotation = speech_.StartingWith(t);
      if (!quotation.empty()) {
        if (quotation.end > sentence.end) return false;
        quotes |= IsPiece(t);
        t = quotation.end - 1;
      } else if (Attributes(t)) {
        return false;
      }
    }
    return quotes;
  }

  bool Attributes(uint32_t t) const {
    const CueEntry* entry = words_.VerbCue(t).entry;
    if (words_.Lower(t) == "according") return true;
    return entry != nullptr &&
           (entry->frames & (kTakesClause | kTakesQuote)) != 0 &&
           (article_ == nullptr ||
            language::IsVerb(article_->token(static_cast<int32_t>(t)).tag));
  }

  void AddContinued(size_t speaker, TokenRange sentence) {
    FoundAttribution found;
    uint32_t end = sentence.end;
    while (end > sentence.begin + 1 && words_.Is(end - 1, kFinalMark)) --end;
    found.spans.content.push_back(words_.SpanOf({sentence.begin, end}));
    found.spans.score = kContinuedScore;
    found.cue_lemma = ":";  // As all that the layout attributes.
    found.continues = speaker;
    found_.push_back(std::move(found));
  }

  const Words& words_;
  const AnalyzedArticle* article_;
  std::vector<FoundAttribution>& found_;
  const Speech speech_;
  std::vector<ByteSpan> taken_;  // By begin; and how far they
  std::vector<uint32_t> reach_;  // reach up to each.
};

}  // namespace

void CompleteMixedQuotations(const Words& words, const AnalyzedArticle* article,
                             std::vector<FoundAttribution>& found) {
  if (words.size() > 0) Completion(words, article, found).Run();
}

}  // namespace hearsay::claims
