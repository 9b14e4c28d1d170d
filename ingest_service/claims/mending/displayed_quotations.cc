#include "ingest_service/claims/mending/displayed_quotations.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "ingest_service/claims/analysis/noun_phrases.h"
#include "ingest_service/claims/analysis/tagged_words.h"
#include "ingest_service/claims/lexicon/cue_lexicon.h"

namespace hearsay::claims {
namespace {

using language::PennTag;

// Read on news: nearly all posts are what they seem, of paragraphs behind a
// colon two in three.
constexpr float kPostScore = 0.85f;
constexpr float kIntroducedScore = 0.65f;
constexpr uint32_t kShortest = 4;         // Tokens of a quotation.
constexpr uint32_t kLongestName = 7;      // Tokens.
constexpr uint32_t kLongestAdjuncts = 9;  // Tokens before the colon.

class Reader : TaggedWords {
 public:
  Reader(const Words& words, const AnalyzedArticle& article,
         std::vector<FoundAttribution>& found)
      : TaggedWords(words, article), found_(found) {}

  void Run() {
    const auto& paragraphs = words_.text().paragraphs;
    for (size_t p = 0; p < paragraphs.size(); ++p) {
      if (ReadPosts(TokensIn(paragraphs[p])) || p + 1 == paragraphs.size()) {
        continue;
      }
      const TokenRange line = TokensIn(paragraphs[p]);
      if (words_.Is(line.end - 1, kColon)) {
        ReadIntroduced({FirstToken(paragraphs[p].end_sentence - 1), line.end},
                       paragraphs[p + 1]);
      }
    }
    if (!added_.empty()) Add();
  }

 private:
  uint32_t FirstToken(uint32_t sentence) const {
    return words_.text().sentences[sentence].first_token;
  }
  TokenRange TokensIn(const language::Paragraph& paragraph) const {
    return {FirstToken(paragraph.first_sentence),
            words_.text().sentences[paragraph.end_sentence - 1].end_token};
  }

  void Keep(TokenRange source, TokenRange cue, TokenRange content,
            absl::string_view lemma, float score) {
    FoundAttribution one;
    one.spans.source = {words_.SpanOf(source)};
    one.spans.cue = {words_.SpanOf(cue)};
    one.spans.content = {words_.SpanOf(content)};
    one.spans.score = score;
    one.cue_lemma = std::string(lemma);
    added_.push_back(std::move(one));
  }

  // Those of the paragraph, one behind the other; false when there is none.
  bool ReadPosts(TokenRange line) {
    bool any = false;
    uint32_t begin = line.begin;
    for (uint32_t t = line.begin + 2; t + 1 < line.end; ++t) {
      if (!absl::StartsWith(words_.Exact(t), "@") ||
          !words_.Is(t - 1, kOpenBracket)) {
        continue;
      }
      uint32_t close = t + 1;
      while (close < std::min(line.end, t + 4) &&
             !words_.Is(close, kCloseBracket)) {
        ++close;
      }
      uint32_t dash = t - 1;
      while (dash > begin && t - dash <= kLongestName &&
             !words_.Is(dash, kSemicolonOrDash)) {
        --dash;
      }
      if (close == line.end || !words_.Is(dash, kSemicolonOrDash) ||
          dash + 1 == t - 1 || !words_.Is(dash + 1, kCapitalized)) {
        continue;
      }
      const TokenRange content = {begin, EndBeforeLinks(begin, dash)};
      if (content.size() >= kShortest) {
        Keep({dash + 1, t - 1}, {dash, dash + 1}, content, ":", kPostScore);
        any = true;
      }
      begin = EndOfDate(close + 1, line.end);
      t = begin;
    }
    return any;
  }

  // "… pic.example/x1": no words of anybody's.
  uint32_t EndBeforeLinks(uint32_t begin, uint32_t end) const {
    while (end > begin && IsLink(words_.Exact(end - 1))) --end;
    return end;
  }
  static bool IsLink(absl::string_view word) {
    return absl::StartsWith(word, "http") ||
           (absl::StrContains(word, '/') && absl::StrContains(word, '.'));
  }

  // "May 4, 2023"
  uint32_t EndOfDate(uint32_t t, uint32_t end) const {
    const uint32_t limit = std::min(end, t + 4);
    while (t < limit && words_.Is(t, kNumber | kComma | kCapitalized | kTime)) {
      ++t;
    }
    return t;
  }

  // Where the verb's group begins: "has since written".
  uint32_t GroupBegin(uint32_t verb, uint32_t limit) const {
    while (verb > limit && words_.Is(verb - 1, kAuxiliary | kAdverb)) --verb;
    return verb;
  }

  // "Moss went on:"; the verb, or the colon when it introduces no words.
  uint32_t SayingVerb(TokenRange sentence) const {
    const uint32_t colon = sentence.end - 1;
    for (uint32_t t = colon; t-- > sentence.begin;) {
      if (colon - t > kLongestAdjuncts + 1) break;
      if (IsFinite(t) || TagOf(t) == PennTag::kVBN) {
        const CueEntry* entry = words_.VerbCue(t).entry;
        const bool goes_on =
            t + 2 == colon && words_.Lower(t + 1) == "on" &&
            (words_.Lower(t) == "went" || words_.Lower(t) == "goes");
        if (goes_on) return t;
        const bool says = entry != nullptr && MakesSpeaker(*entry) &&
                          (entry->frames & (kTakesQuote | kTakesClause)) != 0 &&
                          entry->type == v1::CLAIM_TYPE_STATEMENT;
        return says && Introduces(t, colon, *entry) ? t : colon;
      }
    }
    return colon;
  }

  // Only when, where and to whom it was said stands before the colon.
  bool Introduces(uint32_t verb, uint32_t colon, const CueEntry& entry) const {
    const uint32_t next = verb + 1;
    if (next == colon) return true;
    if (words_.Is(colon - 1, kPreposition) || words_.Lower(colon - 1) == "to") {
      return false;
    }
    for (uint32_t t = next; t < colon; ++t) {
      if (words_.Is(t, kAnyMark & ~kComma) || words_.Is(t, kSubordinator)) {
        return false;
      }
    }
    const absl::string_view word = words_.Lower(next);
    return words_.Is(next, kPreposition | kTime | kAdverb) || word == "this" ||
           (word == "the" && words_.Lower(colon - 1) == "following") ||
           (entry.frames & kTakesAddressee) != 0;
  }

  // "Related: the dam was closed": a line of the page.
  bool IsLabelled(TokenRange line) const {
    constexpr uint32_t kLongestLabel = 3;  // Tokens.
    for (uint32_t t = line.begin;
         t < std::min(line.end, line.begin + kLongestLabel + 1); ++t) {
      if (words_.Is(t, kColon)) return t > line.begin;
      if (!words_.Is(t, kCapitalized)) return false;
    }
    return false;
  }

  void ReadIntroduced(TokenRange sentence, const language::Paragraph& next) {
    const uint32_t verb = SayingVerb(sentence);
    if (verb == sentence.end - 1) return;
    const TokenRange content = TokensIn(next);
    const bool whole = content.size() > kShortest &&
                       !words_.Is(content.begin, kQuoteMark) &&
                       (words_.Is(content.end - 1, kFinalMark) ||
                        words_.Is(content.end - 2, kFinalMark)) &&
                       HoldsFinite(content);
    if (!whole || IsLabelled(content)) return;
    const uint32_t group = GroupBegin(verb, sentence.begin);
    const TokenRange source = PhraseEndingBefore(words_, sentence.begin, group);
    // "Here is what we know, as Moss wrote in May:"
    if (source.empty() || words_.Is(source.begin, kRelative) ||
        (source.begin > sentence.begin &&
         words_.Lower(source.begin - 1) == "as")) {
      return;
    }
    const CueEntry* entry = words_.VerbCue(verb).entry;
    Keep(source, {group, verb + 1}, content,
         entry == nullptr ? "continue" : entry->lemma, kIntroducedScore);
  }

  // Adds those that nobody else has said, and hangs on them what they hold.
  void Add() {
    std::vector<size_t> holder(found_.size(), added_.size());
    std::vector<bool> taken(added_.size());
    for (size_t i = 0; i < found_.size(); ++i) {
      const ingest::TextAttribution& spans = found_[i].spans;
      const ByteSpan at =
          spans.cue.empty() ? spans.content.front() : spans.cue.front();
      for (const ByteSpan content : spans.content) {
        const size_t k = Touched(content);
        if (k == added_.size()) continue;
        const ByteSpan own = added_[k].spans.content.front();
        if (own.Contains(at) && own.Contains(spans.content.back())) {
          holder[i] = k;
        } else if (found_[i].position &&
                   (!own.Contains(at) || content.size() * 2 > own.size())) {
          taken[k] = true;
        }
      }
    }
    std::vector<size_t> place(added_.size());
    const size_t known = found_.size();
    for (size_t k = 0; k < added_.size(); ++k) {
      if (taken[k]) continue;
      place[k] = found_.size();
      found_.push_back(added_[k]);
    }
    for (size_t i = 0; i < known; ++i) {
      if (holder[i] == added_.size() || taken[holder[i]]) continue;
      if (!found_[i].parent) found_[i].parent = place[holder[i]];
    }
  }

  // The added quotation that `span` begins or ends in.
  size_t Touched(ByteSpan span) const {
    const auto after = std::partition_point(
        added_.begin(), added_.end(), [span](const FoundAttribution& one) {
          return one.spans.content.front().begin < span.end;
        });
    if (after == added_.begin()) return added_.size();
    const auto k = static_cast<size_t>(after - added_.begin()) - 1;
    return added_[k].spans.content.front().Overlaps(span) ? k : added_.size();
  }

  std::vector<FoundAttribution>& found_;
  std::vector<FoundAttribution> added_;  // In text order of their contents.
};

}  // namespace

void ReadDisplayedQuotations(const Words& words, const AnalyzedArticle& article,
                             std::vector<FoundAttribution>& found) {
  Reader(words, article, found).Run();
}

}  // namespace hearsay::claims
