#include <algorithm>
#include <optional>
#include <string>

#include "ingest_service/claims/quotation/spoken.h"

namespace hearsay::claims {
namespace {

constexpr uint32_t kMaxLead = 30;    // From the verb to what is said.
constexpr uint32_t kMaxSource = 16;  // Units of a speaker's name and titles.
constexpr uint32_t kFewestOfClause = 3;

class SentenceReader {
 public:
  SentenceReader(const SpeechParagraph& paragraph, UnitRange sentence,
                 std::vector<Spoken>& out)
      : paragraph_(paragraph),
        sentence_(sentence),
        floor_(sentence.begin),
        out_(out) {}

  void Read() {
    for (uint32_t u = sentence_.begin; u < sentence_.end;) {
      uint32_t next = According(u);
      if (next <= u) next = Verb(u);
      u = std::max(next, u + 1);
    }
  }

 private:
  const SpeechUnit& At(uint32_t u) const { return paragraph_[u]; }

  bool IsVerb(uint32_t u) const {
    return !At(u).quotation && At(u).word.verb != nullptr &&
           At(u).Is(kSpeechFinite | kSpeechGerund);
  }

  // With the conjunction: "wa-qala".
  bool IsPrefixed(uint32_t u) const {
    return At(u).word_begin > paragraph_.words().SpanOf(At(u).tokens).begin;
  }

  // What opens the speech of the verb at `verb`: "inna", a colon, or a
  // quotation; none when there is none near.
  std::optional<uint32_t> OpenerOf(uint32_t verb) const {
    const bool gerund = At(verb).Is(kSpeechGerund);
    const bool quote_only = (At(verb).word.verb->frame & kQuoteOnly) != 0;
    const bool beside = (At(verb).word.verb->frame & kOnlyBeside) != 0;
    const uint32_t limit = std::min(sentence_.end, verb + 1 +
                                                       (beside   ? 1
                                                        : gerund ? 5
                                                                 : kMaxLead));
    for (uint32_t u = verb + 1; u < limit; ++u) {
      const SpeechUnit& unit = At(u);
      if (unit.speech) {
        // What is announced is a thing as often as words.
        if (At(verb).word.verb->type == v1::CLAIM_TYPE_ANNOUNCEMENT) break;
        return u;
      }
      if (paragraph_.HasShape(u, kColon)) {
        if (u + 1 >= sentence_.end) return std::nullopt;
        return u;
      }
      if (paragraph_.HasShape(u, kFinalMark | kSemicolonOrDash)) break;
      if (unit.Is(kThatWord) && !IsPrefixed(u)) {
        if (quote_only) continue;
        return u;
      }
      if (IsVerb(u) && u > verb + 1) break;
    }
    return std::nullopt;
  }

  // The speaker after the verb, before the opener.
  UnitRange SourceAfter(uint32_t verb, uint32_t opener) const {
    uint32_t begin = verb + 1;
    const uint32_t limit = std::min(opener, verb + 1 + kMaxSource);
    while (begin < limit && At(begin).Is(kBetween | kPhraseEnd) &&
           !At(begin).Is(kSourceNoun)) {
      if (At(begin).Is(kPhraseEnd)) return {};
      ++begin;
    }
    uint32_t end = begin;
    while (end < limit) {
      if (At(end).speech || At(end).Is(kThatWord | kPhraseEnd) || IsVerb(end)) {
        break;
      }
      if (paragraph_.HasShape(end, kComma)) {
        // An apposition closed by another comma.
        uint32_t close = end + 1;
        while (close < limit && !paragraph_.HasShape(close, kComma) &&
               !At(close).Is(kThatWord)) {
          ++close;
        }
        const bool titled = end + 1 < limit &&
                            (At(end + 1).Is(kPersonWord | kPeopleWord) ||
                             (end + 2 < limit && At(end + 2).Is(kPersonWord)));
        if (titled && close <= opener) end = close;
        break;
      }
      if (paragraph_.HasShape(end, kFinalMark | kColon | kSemicolonOrDash)) {
        break;
      }
      ++end;
    }
    while (end > begin &&
           (At(end - 1).Is(kBetween) || paragraph_.HasShape(end - 1, kComma)))
      --end;
    if (begin < end && At(begin).Is(kPersonPronoun)) return {begin, begin + 1};
    return {begin, end};
  }

  // The speaker before the verb: "al-wizara akkadat".
  UnitRange SourceBefore(uint32_t verb) const {
    uint32_t end = verb;
    while (end > floor_ && At(end - 1).Is(kBetween | kPhraseEnd)) --end;
    const uint32_t lowest =
        end > floor_ + kMaxSource ? end - kMaxSource : floor_;
    uint32_t begin = end;
    while (begin > lowest && !At(begin - 1).speech &&
           !paragraph_.HasShape(begin - 1, kAnyMark) &&
           !At(begin - 1).Is(kThatWord | kPhraseEnd)) {
      --begin;
    }
    if (begin == end || (begin > floor_ && begin == lowest)) return {};
    if (!At(begin).Is(kSourceNoun | kPersonPronoun)) return {};
    // "fi hiwar maʿa jarida": what a preposition governs is no subject.
    if (begin > floor_ && At(begin - 1).Is(kPhraseEnd)) return {};
    return {begin, end};
  }

  uint32_t Verb(uint32_t u) {
    if (!IsVerb(u)) return u;
    const bool gerund = At(u).Is(kSpeechGerund);
    const std::optional<uint32_t> opener = OpenerOf(u);
    Spoken spoken;
    spoken.lemma = At(u).word.verb->lemma;
    spoken.type = At(u).word.verb->type;
    spoken.cue = {{u, u + 1}};
    spoken.denied = u > floor_ && At(u - 1).Is(kDenyingWord);
    if (!opener) {
      // "sarraha fulan … qa'ilan:"
      if (!gerund)
        subject_ = SourceAfter(u, std::min(sentence_.end, u + kMaxLead));
      return Tag(std::move(spoken), u);
    }
    if (gerund) {
      spoken.source = subject_;
    } else {
      spoken.source = SourceAfter(u, *opener);
      if (spoken.source.empty() && !IsPrefixed(u)) {
        spoken.source = SourceBefore(u);
        // Left out only where the verb opens what it says.
        if (spoken.source.empty() && u != sentence_.begin) return u;
      }
    }
    if (At(*opener).speech) {
      spoken.content = {{*opener, *opener + 1}};
    } else if (paragraph_.HasShape(*opener, kColon)) {
      const uint32_t first = *opener + 1;
      spoken.content = At(first).quotation
                           ? std::vector<UnitRange>{{first, first + 1}}
                           : Clause(first);
    } else {
      spoken.content = Clause(*opener);
    }
    if (spoken.content.empty()) return u;
    const uint32_t end = spoken.content.back().end;
    return Keep(std::move(spoken), end);
  }

  // A quotation, then its verb and speaker.
  uint32_t Tag(Spoken spoken, uint32_t u) {
    uint32_t before = u;
    if (before > floor_ && paragraph_.HasShape(before - 1, kComma)) --before;
    if (before == floor_ || !At(before - 1).speech) return u;
    spoken.source = SourceAfter(u, sentence_.end);
    if (spoken.source.empty() && !At(u).Is(kSpeechFinite)) return u;
    spoken.content = {{before - 1, before}};
    const uint32_t end = std::max(u + 1, spoken.source.end);
    return Keep(std::move(spoken), end);
  }

  bool HasSpeech(UnitRange range) const {
    for (uint32_t u = range.begin; u < range.end; ++u) {
      if (At(u).speech) return true;
    }
    return false;
  }

  // From `begin` to the sentence's end, or to the next verb of speech.
  std::vector<UnitRange> Clause(uint32_t begin) const {
    uint32_t end = begin + 1;
    while (end < sentence_.end &&
           !(IsVerb(end) && (IsPrefixed(end) || At(end).Is(kSpeechGerund)) &&
             OpenerOf(end))) {
      ++end;
    }
    while (end > begin && paragraph_.HasShape(end - 1, kFinalMark | kComma)) {
      --end;
    }
    if (end < begin + kFewestOfClause && !HasSpeech({begin, end})) return {};
    return {{begin, end}};
  }

  // "bi-hasab" and its like.
  uint32_t According(uint32_t u) {
    if (At(u).quotation) return u;
    const auto word_of = [&](uint32_t at) {
      return SpeechKey(SpeechLanguage::kArabic,
                       paragraph_.words().Lower(At(at).tokens.begin));
    };
    std::string key = word_of(u);
    auto phrases = paragraph_.table().AccordingFrom(key);
    if (phrases.empty() && key.size() > 4 &&
        (key.compare(0, 2, "\u0648") == 0)) {
      phrases = paragraph_.table().AccordingFrom(key.substr(2));
    }
    if (phrases.empty()) return u;
    const SpeechTable::According* match = nullptr;
    for (const auto& phrase : phrases) {
      bool same = u + phrase.words.size() <= sentence_.end;
      for (size_t i = 1; same && i < phrase.words.size(); ++i) {
        const auto at = static_cast<uint32_t>(u + i);
        same = !At(at).quotation && word_of(at) == phrase.words[i];
      }
      if (same && match == nullptr) match = &phrase;
    }
    if (match == nullptr) return u;
    uint32_t at = u + static_cast<uint32_t>(match->words.size());
    Spoken spoken;
    spoken.lemma = match->lemma;
    spoken.cue = {{u, at}};
    if (at < sentence_.end && At(at).Is(kSpeechFinite)) {  // "hasab ma qal"
      spoken.lemma = At(at).word.verb->lemma;
      spoken.type = At(at).word.verb->type;
      spoken.cue = {{u, at + 1}};
      ++at;
    }
    UnitRange source = SourceAfter(at - 1, sentence_.end);
    // The preposition li- is written with its noun.
    if (source.empty() && at < sentence_.end && NamesWithLi(at)) {
      source = SourceAfter(at, sentence_.end);
      source = {at, std::max(at + 1, source.end)};
    }
    if (source.empty() || !NamesSource(source)) return u;
    spoken.source = source;
    return Place(std::move(spoken), u, source.end);
  }

  bool NamesWithLi(uint32_t u) const {
    if (At(u).quotation) return !At(u).speech;
    const std::string key = SpeechKey(
        SpeechLanguage::kArabic, paragraph_.words().Lower(At(u).tokens.begin));
    if (key.size() < 6 || key.compare(0, 2, "\u0644") != 0) return false;
    const absl::string_view bare = absl::string_view(key).substr(2);
    // "lil-" swallows the article's alef.
    return paragraph_.table().Find(bare).Is(kSourceNoun) ||
           paragraph_.table()
               .Find("\u0627" + std::string(bare))
               .Is(kSourceNoun);
  }

  bool NamesSource(UnitRange source) const {
    for (uint32_t u = source.begin; u < source.end; ++u) {
      if (At(u).quotation || At(u).Is(kSourceNoun) || NamesWithLi(u)) {
        return true;
      }
    }
    return false;
  }

  uint32_t Place(Spoken spoken, uint32_t begin, uint32_t end) {
    if (begin == sentence_.begin) {
      uint32_t after = end;
      if (after < sentence_.end && paragraph_.HasShape(after, kComma)) {
        ++after;
      } else if (after >= sentence_.end || !At(after).Is(kSpeechFinite)) {
        return begin;
      }
      spoken.content = Whole(after);
      if (spoken.content.empty()) return begin;
      const size_t index = out_.size();
      Keep(std::move(spoken), after);
      relayer_ = index;
      return after;
    }
    uint32_t before = begin;
    if (before > floor_ && paragraph_.HasShape(before - 1, kComma)) --before;
    if (before > floor_ && At(before - 1).speech) {
      spoken.content = {{before - 1, before}};
    } else {
      const bool over =
          end >= sentence_.end || paragraph_.HasShape(end, kFinalMark | kComma);
      if (floor_ != sentence_.begin || !over ||
          before < floor_ + kFewestOfClause) {
        return begin;
      }
      spoken.content = {{floor_, before}};
    }
    return Keep(std::move(spoken), end);
  }

  std::vector<UnitRange> Whole(uint32_t begin) const {
    uint32_t end = sentence_.end;
    while (end > begin && paragraph_.HasShape(end - 1, kFinalMark | kComma)) {
      --end;
    }
    if (end < begin + kFewestOfClause && !HasSpeech({begin, end})) return {};
    return {{begin, end}};
  }

  uint32_t Keep(Spoken spoken, uint32_t end) {
    if (relayer_) spoken.parent = relayer_;
    floor_ = std::max(floor_, end);
    subject_ = {};
    out_.push_back(std::move(spoken));
    return end;
  }

  const SpeechParagraph& paragraph_;
  const UnitRange sentence_;
  uint32_t floor_;     // What stands before it is attributed.
  UnitRange subject_;  // Of a verb whose speech a participle opens.
  std::optional<size_t> relayer_;
  std::vector<Spoken>& out_;
};

}  // namespace

std::vector<Spoken> FindArabicSpeech(const SpeechParagraph& paragraph) {
  std::vector<Spoken> spoken;
  for (const UnitRange sentence : paragraph.sentences()) {
    SentenceReader(paragraph, sentence, spoken).Read();
  }
  return spoken;
}

}  // namespace hearsay::claims
