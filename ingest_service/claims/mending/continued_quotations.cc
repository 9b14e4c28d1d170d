#include "ingest_service/claims/mending/continued_quotations.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "ingest_service/claims/analysis/noun_phrases.h"
#include "ingest_service/claims/analysis/quote_type.h"
#include "ingest_service/claims/analysis/source_kind.h"
#include "ingest_service/claims/analysis/speech.h"
#include "ingest_service/claims/lexicon/cue_lexicon.h"
#include "ingest_service/claims/lexicon/name_lists.h"

namespace hearsay::claims {
namespace {

// Most sentences that go on so are the same holder's; the rest are the
// writer's, who sets words off.
constexpr float kContinuedScore = 0.6f;
constexpr uint32_t kLongestClause = 80;    // Tokens.
constexpr uint32_t kOneWord = 3;           // Tokens, with the marks.
constexpr uint32_t kShortestSentence = 8;  // Tokens of one quoted whole.

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
    by_sentence_.resize(text.sentences.size());
    touching_.resize(text.sentences.size());
    for (size_t i = 0; i < found_.size(); ++i) Touch(i);
    for (size_t i = 0; i < found_.size(); ++i) {
      if (found_[i].parent || !found_[i].position ||
          found_[i].spans.cue.empty() || found_[i].spans.source.empty()) {
        continue;
      }
      const uint32_t s = SentenceOf(found_[i].spans.cue.front().begin);
      WidenContent(found_[i], RangeOf(s));
      by_sentence_[s].push_back(i);
    }
    for (const language::Paragraph& paragraph : text.paragraphs) {
      Continue(paragraph);
    }
  }

 private:
  static constexpr size_t kNobody = SIZE_MAX;

  // Who speaks in pieces of quotation.
  struct Speaker {
    size_t attribution = kNobody;
    bool review = false;  // Of the press.
  };

  void Continue(const language::Paragraph& paragraph) {
    Speaker speaker;
    for (uint32_t s = paragraph.first_sentence; s < paragraph.end_sentence;
         ++s) {
      const TokenRange sentence = RangeOf(s);
      if (speaker.attribution != kNobody && IsFree(speaker.attribution, s)) {
        if (GoesOn(speaker, sentence)) {
          AddContinued(speaker.attribution, s);
          continue;
        }
        // A review retells at length what it quotes from.
        if (speaker.review && !HoldsReport(sentence)) continue;
      }
      speaker = {};
      for (const size_t i : by_sentence_[s]) {
        if (!Closes(found_[i], sentence)) continue;
        const bool review = IsReview(found_[i], sentence);
        if (review || QuotesPieces(found_[i])) speaker = {i, review};
      }
    }
  }

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
    ByteSpan& content = found.spans.content.front();
    const uint32_t begin = words_.TokenAt(content.begin);
    const uint32_t cue = words_.TokenAt(found.spans.cue.front().begin);
    if (begin <= sentence.begin || begin >= cue || cue >= sentence.end ||
        begin - sentence.begin > kLongestClause) {
      return;
    }
    // What goes on behind the inquit may be a quotation that it parts.
    if (found.spans.content.size() > 1 ? !IsPiece(begin)
                                       : !HoldsPiece(begin, cue)) {
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

  // "…, said the Post.": the attribution ends the sentence, or what stands
  // behind it in the sentence is a piece more.
  bool Closes(const FoundAttribution& found, TokenRange sentence) const {
    const TokenRange content = TokensOf(words_, found.spans.content.front());
    const uint32_t cue = words_.TokenAt(found.spans.cue.front().begin);
    return content.begin >= sentence.begin && content.end <= cue;
  }

  // Whether the content is told in pieces; where the speaker stands behind the
  // verb, one word in marks is enough.
  bool QuotesPieces(const FoundAttribution& found) const {
    const TokenRange content = TokensOf(words_, found.spans.content.front());
    const bool behind =
        found.spans.source.front().begin > found.spans.cue.front().begin;
    if (HoldsPiece(content.begin, content.end)) return true;
    for (uint32_t t = content.begin + 1; behind && t < content.end; ++t) {
      if (speech_.StartingWith(t).size() == kOneWord) return true;
    }
    return false;
  }

  // "…, said Mara Lind in the Post", "…, said the Post": a review of the press,
  // which names paper and writer behind the verb.
  bool IsReview(const FoundAttribution& found, TokenRange sentence) const {
    const TokenRange source = TokensOf(words_, found.spans.source.front());
    const TokenRange cue = TokensOf(words_, found.spans.cue.front());
    if (source.begin != cue.end ||
        (found.cue_lemma != "say" && found.cue_lemma != "write" &&
         found.cue_lemma != "report" && found.cue_lemma != "argue")) {
      return false;
    }
    // "The ferry was lost, said Reuters.": a report like any other.
    if (KindOfSource(words_, source).role == v1::SOURCE_ROLE_OUTLET) {
      return QuoteTypeOf(words_.text(), found.spans.content) !=
             v1::QUOTE_TYPE_INDIRECT;
    }
    for (uint32_t t = source.begin + 1; t + 1 < sentence.end; ++t) {
      if (words_.Is(t, kQuoteMark | kFinalMark)) break;
      if (words_.Lower(t) != "in" && words_.Lower(t) != "for" &&
          words_.Lower(t) != "on") {
        continue;
      }
      const TokenRange name =
          PhraseStartingAt(words_, t + 1, sentence.end, false);
      if (name.empty() || !words_.Is(t - 1, kCapitalized | kComma))
        return false;
      const uint32_t last = name.end - 1;
      // Of places, few have an article with a capital.
      return KindOfSource(words_, name).role == v1::SOURCE_ROLE_OUTLET ||
             (words_.Is(last, kCapitalized) && !words_.Is(last, kTime) &&
              !IsPlaceName(words_.Lower(last)) &&
              words_.Exact(name.begin) == "The");
    }
    return false;
  }

  // Notes the sentences that attribution `i` has any part of.
  void Touch(size_t i) {
    const auto& spans = found_[i].spans;
    for (const auto* role : {&spans.source, &spans.cue, &spans.content}) {
      for (const ByteSpan span : *role) {
        const uint32_t last = SentenceOf(span.end - 1);
        for (uint32_t s = SentenceOf(span.begin); s <= last; ++s) {
          if (touching_[s].empty() || touching_[s].back() != i) {
            touching_[s].push_back(i);
          }
        }
      }
    }
  }

  // Whether the cue makes its source one who speaks: "said", not "believing".
  bool Reports(const FoundAttribution& found) const {
    const CueEntry* entry = FindCueLemma(found.cue_lemma);
    if (entry == nullptr) return true;
    const CueWord last =
        words_.VerbCue(TokensOf(words_, found.spans.cue.back()).end - 1);
    return entry->cue_class == CueClass::kVerb && MakesSpeaker(*entry) &&
           last.form != CueForm::kGerund;
  }

  // "Lind believes it “saved the town from ruin”": the words are Lind's.
  bool StatesPiece(const FoundAttribution& found) const {
    return std::any_of(found.spans.content.begin(), found.spans.content.end(),
                       [this](ByteSpan span) {
                         const TokenRange content = TokensOf(words_, span);
                         return HoldsPiece(content.begin, content.end);
                       });
  }

  // Whether all that is known of the sentence is the speaker's, or what others
  // in it think.
  bool IsFree(size_t speaker, uint32_t s) const {
    const ByteSpan sentence = words_.text().sentences[s].span;
    return std::all_of(touching_[s].begin(), touching_[s].end(), [&](size_t i) {
      const auto& cue = found_[i].spans.cue;
      return i == speaker || !found_[i].position ||
             (!cue.empty() && sentence.Contains(cue.front()) &&
              !Reports(found_[i]) && !StatesPiece(found_[i]));
    });
  }

  // Whether a sentence is told in pieces of quotation and by nobody else.
  bool GoesOn(const Speaker& speaker, TokenRange sentence) const {
    bool quotes = false;
    for (uint32_t t = sentence.begin; t < sentence.end; ++t) {
      const TokenRange quotation = speech_.StartingWith(t);
      if (!quotation.empty()) {
        if (quotation.end > sentence.end) return false;
        quotes |= IsPiece(t) || (speaker.review && t == sentence.begin &&
                                 quotation.size() >= kShortestSentence);
        t = quotation.end - 1;
      } else if (Attributes(t)) {
        return false;
      }
    }
    return quotes;
  }

  bool HoldsReport(TokenRange sentence) const {
    for (uint32_t t = sentence.begin; t < sentence.end; ++t) {
      if (Attributes(t)) return true;
    }
    return false;
  }

  bool Attributes(uint32_t t) const {
    if (words_.Lower(t) == "according") return true;
    const CueEntry* entry = words_.VerbCue(t).entry;
    if (entry == nullptr ||
        (entry->frames & (kTakesClause | kTakesQuote)) == 0) {
      return false;
    }
    if (article_ == nullptr) return true;
    const language::PennTag tag = article_->token(static_cast<int32_t>(t)).tag;
    return MakesSpeaker(*entry) &&
           (tag == language::PennTag::kVBD || tag == language::PennTag::kVBZ ||
            tag == language::PennTag::kVBP);
  }

  // The sentence `s` is the speaker's, with what others in it think.
  void AddContinued(size_t speaker, uint32_t s) {
    const TokenRange sentence = RangeOf(s);
    uint32_t end = sentence.end;
    while (end > sentence.begin + 1 && words_.Is(end - 1, kFinalMark)) --end;
    const ByteSpan all = words_.SpanOf({sentence.begin, end});
    // What is known of it may be the pieces alone.
    auto& known = found_[speaker].spans.content;
    if (known.back().Contains(all)) return;
    known.erase(
        std::remove_if(known.begin() + 1, known.end(),
                       [all](ByteSpan piece) { return all.Contains(piece); }),
        known.end());
    FoundAttribution found;
    found.spans.content.push_back(all);
    found.spans.score = kContinuedScore;
    found.cue_lemma = std::string(":");  // As all that the layout attributes.
    found.continues = speaker;
    for (const size_t inner : by_sentence_[s]) {
      found_[inner].parent = found_.size();
    }
    found_.push_back(std::move(found));
  }

  const Words& words_;
  const AnalyzedArticle* article_;
  std::vector<FoundAttribution>& found_;
  const Speech speech_;
  std::vector<ByteSpan> taken_;  // By begin; and how far they
  std::vector<uint32_t> reach_;  // reach up to each.
  // By sentence: outermost attributions whose cue stands in it; and all of
  // which any part does.
  std::vector<std::vector<size_t>> by_sentence_;
  std::vector<std::vector<size_t>> touching_;
};

}  // namespace

void CompleteMixedQuotations(const Words& words, const AnalyzedArticle* article,
                             std::vector<FoundAttribution>& found) {
  if (words.size() > 0) Completion(words, article, found).Run();
}

}  // namespace hearsay::claims
