#include "ingest_service/claims/quotation/speech_sentence.h"

#include <algorithm>

namespace hearsay::claims {
namespace {

// From the verb to the speech that it introduces.
constexpr uint32_t kMaxLead = 30;
// Conjunctive forms stand near the clause's start.
constexpr uint32_t kMoodReach = 14;

}  // namespace

bool SpeechSentence::EndsSpeech(uint32_t u) const {
  return u > floor_ && (paragraph_[u - 1].speech ||
                        (paragraph_[u - 1].quotation && u - 1 == floor_) ||
                        paragraph_.HasShape(u - 1, kComma | kSemicolonOrDash));
}

bool SpeechSentence::QuotationBefore(uint32_t u) const {
  if (u > floor_ && paragraph_.HasShape(u - 1, kComma | kSemicolonOrDash)) {
    --u;
  }
  return u > floor_ && (paragraph_[u - 1].speech ||
                        (paragraph_[u - 1].quotation && u - 1 == floor_));
}

bool SpeechSentence::Over(uint32_t u) const {
  return u >= sentence_.end ||
         paragraph_.HasShape(
             u, kComma | kFinalMark | kSemicolonOrDash | kOpenBracket | kColon);
}

uint32_t SpeechSentence::ClauseBegin() const {
  uint32_t begin = floor_;
  while (begin < sentence_.end && paragraph_.IsMark(begin) &&
         !paragraph_[begin].quotation) {
    ++begin;
  }
  return begin;
}

std::vector<UnitRange> SpeechSentence::ContentBefore(uint32_t end) const {
  while (end > floor_ && paragraph_.HasShape(end - 1, kAnyMark)) --end;
  if (end == floor_) return {};
  const uint32_t last = end - 1;
  if (paragraph_[last].quotation) {
    uint32_t first = last;
    while (first > floor_ && (paragraph_[first - 1].quotation ||
                              paragraph_.HasShape(first - 1, kComma))) {
      --first;
    }
    const bool apart =
        first == floor_ || first < last ||
        paragraph_.HasShape(first - 1, kColon | kSemicolonOrDash);
    if (apart) {
      std::vector<UnitRange> content;
      for (uint32_t u = first; u <= last; ++u) {
        if (paragraph_[u].quotation) content.push_back({u, u + 1});
      }
      return content;
    }
  }
  const uint32_t begin = ClauseBegin();
  if (begin >= end) return {};
  return {{begin, end}};
}

UnitRange SpeechSentence::Quotations(uint32_t u) const {
  uint32_t end = u + 1;
  while (end < sentence_.end && paragraph_[end].quotation) ++end;
  return {u, end};
}

std::vector<UnitRange> SpeechSentence::Clause(uint32_t begin) const {
  uint32_t end = begin;
  while (end < sentence_.end) {
    if (paragraph_.HasShape(end, kComma) && end + 1 < sentence_.end &&
        (paragraph_[end + 1].Is(kSpeechGerund) ||
         !paragraph_[end + 1].pronoun.empty())) {
      break;
    }
    ++end;
  }
  while (end > begin && paragraph_.HasShape(end - 1, kFinalMark | kComma)) {
    --end;
  }
  // "que llueve"; a single unit only when it is a quotation.
  const bool fits =
      end > begin + 1 || (end == begin + 1 && paragraph_[begin].speech);
  if (!fits) return {};
  return {{begin, end}};
}

bool SpeechSentence::HasReportedMood(uint32_t from) const {
  const uint32_t limit = std::min(sentence_.end, from + kMoodReach);
  if (from < limit && (paragraph_[from].Is(kClauseOpener) ||
                       paragraph_[from].Is(kMannerOpener))) {
    return false;
  }
  for (uint32_t u = from; u < limit; ++u) {
    if (paragraph_.HasShape(u, kComma | kFinalMark | kColon)) return false;
    if (paragraph_[u].Is(kReportedMood) && !paragraph_[u].capital) return true;
  }
  return false;
}

std::vector<UnitRange> SpeechSentence::ContentAfter(const SpacedCue& cue,
                                                    uint32_t at) const {
  const bool quote_only = (cue.meaning->frame & kQuoteOnly) != 0;
  const uint32_t limit =
      std::min(sentence_.end, cue.verb.end + (cue.gerund ? 4 : kMaxLead));
  uint32_t commas = 0;  // After the speaker; more of them part clauses.
  for (uint32_t u = cue.verb.end; u < limit; ++u) {
    const SpeechUnit& unit = paragraph_[u];
    commas += u >= at && paragraph_.HasShape(u, kComma);
    if (commas > (german_ ? 1u : 2u)) return {};
    if (unit.speech) {
      // Beside the verb, its speaker or a mark; no title of something.
      if (u == cue.verb.end || paragraph_.IsMark(u - 1) ||
          (!german_ && (u == at || paragraph_[u - 1].capital ||
                        paragraph_[u - 1].Is(kBetween)))) {
        return {Quotations(u)};
      }
      return {};
    }
    if (paragraph_.HasShape(u, kFinalMark)) return {};
    if (paragraph_.HasShape(u, kColon)) {
      if (u + 1 < sentence_.end && paragraph_[u + 1].quotation) {
        return {Quotations(u + 1)};
      }
      return {};
    }
    if (u < at) continue;
    if (!quote_only && unit.Is(kThatWord) && OpensContent(cue, at, u)) {
      return Clause(u);
    }
    if (german_ && !quote_only && paragraph_.HasShape(u, kComma) &&
        HasReportedMood(u + 1)) {
      return Clause(u + 1);
    }
    if (u > at && !german_ && !unit.capital && unit.Is(kSpeechFinite)) {
      return {};
    }
  }
  return {};
}

bool SpeechSentence::OpensContent(const SpacedCue& cue, uint32_t at,
                                  uint32_t u) const {
  if (german_) return paragraph_.HasShape(u - 1, kComma);
  if (u == at) return true;
  for (const absl::string_view word :
       {"lo",   "la",    "el",    "los",    "las",   "más",   "menos", "ya",
        "así",  "sino",  "para",  "sin",    "hasta", "con",   "a",     "ce",
        "plus", "moins", "ainsi", "tandis", "alors", "avant", "après", "ne"}) {
    if (paragraph_.Lower(u - 1) == word) return false;
  }
  // What stands between may be circumstances or an apposition, but no object:
  // "señala los problemas que".
  while (at < u && paragraph_[at].Is(kBetween) &&
         !paragraph_[at].Is(kArticleWord)) {
    ++at;
  }
  const bool date = at + 1 < u && paragraph_[at].Is(kArticleWord) &&
                    paragraph_.HasShape(at + 1, kNumber);
  return at == u || date || paragraph_[at].Is(kPhraseEnd) ||
         paragraph_.HasShape(at, kComma) ||
         (cue.meaning->frame & kTakesAddress) != 0;
}

}  // namespace hearsay::claims
