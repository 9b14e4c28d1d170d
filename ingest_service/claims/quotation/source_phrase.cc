#include "ingest_service/claims/quotation/source_phrase.h"

#include <algorithm>

#include "absl/strings/match.h"

namespace hearsay::claims {
namespace {

constexpr uint32_t kMaxPhrase = 16;
constexpr uint32_t kMaxApposition = 16;
constexpr uint32_t kMaxBetween = 5;

bool StopsPhrase(const SpeechUnit& unit) {
  return !unit.capital && unit.Is(kSpeechFinite | kSpeechAuxiliary | kThatWord |
                                  kPhraseEnd | kBetween);
}

// Grows one phrase from its first unit on.
class PhraseReader {
 public:
  PhraseReader(const SpeechParagraph& paragraph, uint32_t begin, uint32_t limit)
      : paragraph_(paragraph),
        german_(paragraph.language() == SpeechLanguage::kGerman),
        begin_(begin),
        limit_(std::min(limit, begin + kMaxPhrase)) {}

  UnitRange Read() {
    if (begin_ >= limit_ || !Starts(begin_)) return {};
    if (paragraph_[begin_].Is(kPersonPronoun)) return {begin_, begin_ + 1};
    uint32_t end = begin_;
    while (end < limit_ && Takes(end)) {
      // A short bracket, "(PSOE)", belongs to what it stands after.
      if (paragraph_.HasShape(end, kOpenBracket)) {
        end = BracketEnd(end);
        continue;
      }
      const SpeechUnit& unit = paragraph_[end];
      capital_ |= (unit.capital && !unit.Is(kArticleWord)) || unit.quotation;
      after_link_ = !unit.capital && unit.Is(kNameLink | kArticleWord);
      ++end;
    }
    while (end > begin_ && !paragraph_[end - 1].capital &&
           paragraph_[end - 1].Is(kNameLink | kArticleWord)) {
      --end;
    }
    // An article alone is a pronoun, "Das sagte er"; that of "l'AFP" is not.
    const SpeechUnit& first = paragraph_[begin_];
    if (end == begin_ + 1 && first.Is(kArticleWord | kNameLink) &&
        first.word_begin == paragraph_.SpanOf({begin_, end}).begin) {
      return {};
    }
    if (german_ && !capital_) return {};  // "die ansonsten": no noun yet.
    return {begin_, end};
  }

 private:
  bool Starts(uint32_t u) const {
    const SpeechUnit& unit = paragraph_[u];
    if (unit.quotation) return !unit.speech;
    if (paragraph_.IsMark(u)) return false;
    if (unit.Is(kArticleWord | kPersonPronoun | kSourceNoun)) return true;
    // Adverbs and prepositions have capitals at a sentence's start.
    // "von Preen": a name may start with a small word.
    const bool particle = german_ && unit.Is(kNameLink) && u + 1 < limit_ &&
                          paragraph_.Lower(u) == "von" &&
                          paragraph_[u + 1].capital;
    return (unit.capital && !unit.Is(kPhraseEnd | kBetween)) || particle ||
           paragraph_.HasShape(u, kNumber);
  }

  bool Takes(uint32_t u) {
    const SpeechUnit& unit = paragraph_[u];
    if (u == begin_) return true;
    if (unit.quotation) return !unit.speech;
    if (paragraph_.HasShape(u, kOpenBracket)) return BracketEnd(u) > u;
    if (paragraph_.IsMark(u)) return false;
    const SpeechUnit& before = paragraph_[u - 1];
    if (unit.capital) return true;
    if (unit.Is(kNameLink)) return TakesLink(u);
    if (unit.Is(kArticleWord)) return after_link_ && !german_;
    if (StopsPhrase(unit)) return false;
    if (german_) {
      // "Luxemburgs früherer Minister"
      const bool genitive = u == begin_ + 1 && !before.Is(kSourceNoun) &&
                            absl::EndsWith(paragraph_.Lower(begin_), "s");
      return !capital_ || after_link_ || genitive;
    }
    // "la alcaldesa de Valmar", but "Juan Pérez interrogado": a name is over
    // with its last capital.
    const bool begins_lower = !paragraph_[begin_].capital ||
                              paragraph_[begin_].Is(kSourceNoun | kArticleWord);
    return begins_lower && (!before.capital || after_link_ || u == begin_ + 1);
  }

  bool TakesLink(uint32_t u) const {
    if (u + 1 >= limit_ || u == begin_) return false;
    uint32_t next = u + 1;
    const absl::string_view word = paragraph_.Lower(u);
    if (word == "et" || word == "y" || word == "e" || word == "und") {
      return paragraph_[next].capital && !StopsPhrase(paragraph_[next]);
    }
    if (!german_) {
      return !paragraph_.IsMark(next) || paragraph_[next].quotation;
    }
    if (paragraph_[next].Is(kArticleWord)) ++next;
    if (next >= limit_ || paragraph_.IsMark(next)) return false;
    if (!paragraph_[u].Is(kArticleWord)) return paragraph_[next].capital;
    // A genitive, "der Sprecher der Polizei", or the addressee of a name,
    // "sagte Vogt der Zeitung".
    return (paragraph_[begin_].Is(kArticleWord) ||
            paragraph_[u - 1].Is(kSourceNoun)) &&
           !paragraph_[next].Is(kOutletNoun) && !paragraph_[next].quotation;
  }

  uint32_t BracketEnd(uint32_t open) const {
    for (uint32_t u = open + 1; u < std::min(limit_, open + 6); ++u) {
      if (paragraph_.HasShape(u, kCloseBracket)) return u + 1;
    }
    return open;
  }

  const SpeechParagraph& paragraph_;
  const bool german_;
  const uint32_t begin_;
  const uint32_t limit_;
  bool capital_ = false;
  bool after_link_ = false;
};

// The end of the apposition that the comma at `comma` opens; `comma` itself
// when none does: ", présidente de la Commission" or, after a mere noun,
// ", Elena Carro".
uint32_t AppositionEnd(const SpeechParagraph& paragraph, UnitRange phrase,
                       uint32_t comma, uint32_t limit) {
  if (comma >= limit || !paragraph.HasShape(comma, kComma)) return comma;
  const uint32_t end = std::min(limit, comma + kMaxApposition);
  bool source_noun = false;
  uint32_t capitals = 0;
  uint32_t u = comma + 1;
  for (; u < end; ++u) {
    const SpeechUnit& unit = paragraph[u];
    if (paragraph.IsMark(u) && !unit.quotation) break;
    if (unit.quotation && unit.speech) break;
    if (!unit.capital && unit.Is(kThatWord | kSpeechFinite | kSpeechGerund |
                                 kSpeechAuxiliary | kMannerOpener)) {
      return comma;
    }
    source_noun |= u <= comma + 4 && unit.Is(kPersonWord | kPeopleWord);
    capitals += unit.capital;
  }
  if (u == comma + 1 || u == end) return comma;
  const bool name = capitals >= 1 && capitals == u - comma - 1 &&
                    paragraph[phrase.begin].Is(kArticleWord | kSourceNoun);
  return source_noun || name ? u : comma;
}

}  // namespace

UnitRange SourceAfter(const SpeechParagraph& paragraph, uint32_t at,
                      uint32_t limit) {
  limit = std::min<uint32_t>(limit, paragraph.units().size());
  for (uint32_t skipped = 0; skipped < kMaxBetween && at < limit; ++skipped) {
    const SpeechUnit& unit = paragraph[at];
    if (!unit.Is(kBetween) || unit.capital) break;
    const bool article = unit.Is(kArticleWord | kPersonPronoun);
    if (article && !(at + 1 < limit && paragraph[at + 1].Is(kBetween) &&
                     !paragraph[at + 1].Is(kArticleWord))) {
      break;
    }
    ++at;
  }
  UnitRange phrase = PhraseReader(paragraph, at, limit).Read();
  if (!phrase.empty() && !paragraph[phrase.begin].Is(kPersonPronoun)) {
    const uint32_t end = AppositionEnd(paragraph, phrase, phrase.end, limit);
    if (end > phrase.end) phrase.end = end;
  }
  return phrase;
}

UnitRange SourceBefore(const SpeechParagraph& paragraph, uint32_t verb,
                       uint32_t floor) {
  uint32_t end = verb;
  for (uint32_t skipped = 0; skipped < kMaxBetween && end > floor; ++skipped) {
    const SpeechUnit& unit = paragraph[end - 1];
    if (!unit.Is(kBetween) || unit.capital || unit.Is(kPersonPronoun)) break;
    --end;
  }
  // A closed apposition or relative clause: "Ana Sol, ministra, dijo".
  uint32_t phrase_end = end;
  if (end > floor && paragraph.HasShape(end - 1, kComma)) {
    uint32_t comma = end - 1;
    const uint32_t lowest =
        end > floor + kMaxApposition ? end - kMaxApposition : floor;
    while (comma > lowest && !paragraph.HasShape(comma - 1, kComma)) {
      if (paragraph.HasShape(comma - 1, kFinalMark | kColon)) return {};
      if (paragraph[comma - 1].speech) return {};
      --comma;
    }
    if (comma == lowest) return {};
    phrase_end = comma - 1;
  }
  uint32_t begin = phrase_end;
  const uint32_t lowest =
      phrase_end > floor + kMaxPhrase ? phrase_end - kMaxPhrase : floor;
  while (begin > lowest && !paragraph[begin - 1].speech &&
         (!paragraph.IsMark(begin - 1) ||
          paragraph.HasShape(begin - 1, kOpenBracket | kCloseBracket))) {
    --begin;
  }
  if (begin > floor && begin == lowest) return {};  // Too long to be one.
  // "qui a dit": who it is stands before.
  if (phrase_end > begin && phrase_end == end &&
      paragraph.Lower(phrase_end - 1) == "qui") {
    --phrase_end;
    end = phrase_end;
  }
  while (begin < phrase_end && !paragraph[begin].capital &&
         paragraph[begin].Is(kNameLink | kBetween) &&
         !paragraph[begin].Is(kArticleWord | kPersonPronoun)) {
    ++begin;  // "et", "además"
  }
  if (begin == phrase_end) return {};
  if (paragraph[begin].Is(kPersonPronoun) && begin + 1 == phrase_end) {
    return {begin, phrase_end};
  }
  // "En Madrid", "Hier" open the clause; "el" and a name open a phrase.
  if (paragraph[begin].Is(kPhraseEnd | kClauseOpener | kMannerOpener) &&
      !paragraph[begin].Is(kArticleWord)) {
    return {};
  }
  const UnitRange phrase = PhraseReader(paragraph, begin, phrase_end).Read();
  if (phrase.empty()) return {};
  if (phrase.end < phrase_end) {
    // "El ministro en Bruselas dijo": circumstances, but no clause.
    for (uint32_t u = phrase.end; u < phrase_end; ++u) {
      if (!paragraph[u].capital &&
          paragraph[u].Is(kThatWord | kSpeechFinite | kSpeechAuxiliary |
                          kPersonPronoun | kClauseOpener)) {
        return {};
      }
    }
    return phrase;
  }
  // The apposition is part of it, a relative clause is not.
  const bool apposition = phrase_end < end && phrase_end + 1 < end &&
                          !paragraph[phrase_end + 1].Is(kThatWord | kPhraseEnd);
  return {phrase.begin, apposition ? end - 1 : phrase.end};
}

bool NamesSource(const SpeechParagraph& paragraph, UnitRange phrase) {
  for (uint32_t u = phrase.begin; u < phrase.end; ++u) {
    const SpeechUnit& unit = paragraph[u];
    if (unit.capital || unit.quotation ||
        unit.Is(kSourceNoun | kPersonPronoun)) {
      return true;
    }
  }
  return false;
}

}  // namespace hearsay::claims
