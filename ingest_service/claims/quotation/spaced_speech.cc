#include <algorithm>
#include <optional>

#include "ingest_service/claims/quotation/source_phrase.h"
#include "ingest_service/claims/quotation/spaced_cues.h"
#include "ingest_service/claims/quotation/speech_sentence.h"
#include "ingest_service/claims/quotation/spoken.h"

namespace hearsay::claims {
namespace {

// From a speaker to the quotation taken up after it.
constexpr uint32_t kMaxLead = 30;

class SentenceReader {
 public:
  SentenceReader(const SpeechParagraph& paragraph, UnitRange sentence,
                 std::vector<Spoken>& out)
      : paragraph_(paragraph),
        language_(paragraph.language()),
        german_(language_ == SpeechLanguage::kGerman),
        sentence_(sentence),
        speech_(paragraph, sentence),
        out_(out) {}

  void Read() {
    for (uint32_t u = sentence_.begin; u < sentence_.end;) {
      const uint32_t next = ReadAt(u);
      u = std::max(next, u + 1);
    }
  }

 private:
  // Tries an attribution with its cue at `u`; the unit to go on with.
  uint32_t ReadAt(uint32_t u) {
    if (const uint32_t end = According(u); end > u) return end;
    if (german_ && paragraph_[u].Is(kMannerOpener)) {
      if (const uint32_t end = Manner(u, u + 1); end > u) return end;
    }
    if (german_ && paragraph_.Lower(u) == "so") return BareTag(u);
    const std::optional<SpacedCue> cue = SpacedCueAt(paragraph_, sentence_, u);
    if (!cue) return u;
    if (cue->gerund) return Introduce(*cue);
    if (const uint32_t end = Tag(*cue, true); end > u) return end;
    if (const uint32_t end = Introduce(*cue); end > u) return end;
    return Tag(*cue, false);
  }

  // --- Cues after the speech -------------------------------------------------

  // „…“, so Anna Vogt
  uint32_t BareTag(uint32_t u) {
    if (u == speech_.floor() || !speech_.EndsSpeech(u)) return u;
    const UnitRange source = SourceAfter(paragraph_, u + 1, sentence_.end);
    if (source.empty() || !NamesSource(paragraph_, source)) return u;
    if (!speech_.Over(source.end) && !speech_.QuotationBefore(u)) return u;
    Spoken spoken;
    spoken.lemma = "so";
    spoken.cue = {{u, u + 1}};
    spoken.source = source;
    spoken.content = speech_.ContentBefore(u);
    // „…“, so Vogt, so Lind: nothing is left for the second.
    if (spoken.content.empty()) return u;
    return Finish(std::move(spoken), source.end);
  }

  // “…”, dijo Ana Sol; unless `quoted`: Die Lage sei ernst, sagte er.
  uint32_t Tag(const SpacedCue& cue, bool quoted) {
    const uint32_t first = cue.verb.begin;
    uint32_t clitic = first;
    while (clitic > speech_.floor() && paragraph_[clitic - 1].Is(kBetween) &&
           !paragraph_[clitic - 1].capital) {
      --clitic;
    }
    UnitRange source;
    bool carried = false;
    uint32_t speech_end = clitic;
    if (clitic > speech_.floor() && speech_.EndsSpeech(clitic)) {
      if (!cue.pronoun.empty()) {
        source = {};
      } else {
        source = SourceAfter(paragraph_, cue.verb.end, sentence_.end);
        if (source.empty()) {
          carried = language_ == SpeechLanguage::kSpanish &&
                    (speech_.Over(cue.verb.end) ||
                     paragraph_[cue.verb.end].Is(kPhraseEnd | kBetween));
          if (!carried) return 0;
        }
      }
    } else {
      // « … », il l'a dit: the speaker stands between.
      source = SourceBefore(paragraph_, first, speech_.floor());
      if (source.empty() || source.begin == speech_.floor()) return 0;
      if (!speech_.EndsSpeech(source.begin) ||
          !speech_.QuotationBefore(source.begin))
        return 0;
      const uint32_t next = cue.verb.end;
      if (next < sentence_.end &&
          (paragraph_.HasShape(next, kColon) ||
           paragraph_[next].Is(kThatWord) ||
           (!speech_.Over(next) && !paragraph_[next].Is(kPhraseEnd)))) {
        return 0;
      }
      speech_end = source.begin;
    }
    const bool direct = speech_.QuotationBefore(speech_end);
    const uint32_t end = std::max(cue.verb.end, source.end);
    if (direct != quoted) return 0;
    if (!direct && !ClauseMayStand(speech_end, cue, end, carried)) return 0;
    // What follows may be what is meant after all: "…, dijo que".
    if (!direct && end < sentence_.end && paragraph_[end].Is(kThatWord)) {
      return 0;
    }
    Spoken spoken = FromCue(cue);
    spoken.source = source;
    spoken.content = speech_.ContentBefore(speech_end);
    if (spoken.content.empty()) return 0;
    return Finish(std::move(spoken), end);
  }

  // Whether the clause before a tag is someone's speech without quotation
  // marks.
  bool ClauseMayStand(uint32_t end, const SpacedCue& cue, uint32_t tag_end,
                      bool carried) const {
    if ((cue.meaning->frame & kQuoteOnly) != 0 || end == speech_.floor())
      return false;
    if (!paragraph_.HasShape(end - 1, kComma | kSemicolonOrDash)) return false;
    const uint32_t begin = speech_.ClauseBegin();
    if (begin + kFewestOfClause > end - 1) return false;
    for (uint32_t u = begin; u + 1 < end; ++u) {
      if (paragraph_[u].speech ||
          (german_ && paragraph_[u].Is(kReportedMood))) {
        return true;
      }
    }
    if (german_ || paragraph_[begin].Is(kClauseOpener)) return false;
    if (paragraph_[begin].Is(kPhraseEnd) &&
        !paragraph_[begin].Is(kArticleWord)) {
      return false;
    }
    return !carried || speech_.Over(tag_end);
  }

  // --- Cues before the speech ------------------------------------------------

  // Ana Sol dijo que …; X a déclaré : « … »; sagte X, es sei …
  uint32_t Introduce(const SpacedCue& cue) {
    const uint32_t first = cue.verb.begin;
    UnitRange before;
    if (!cue.gerund && cue.pronoun.empty()) {
      before = SourceBefore(paragraph_, first, speech_.floor());
    }
    UnitRange after;
    uint32_t at = cue.verb.end;
    if (before.empty() && cue.pronoun.empty() && !cue.gerund) {
      after = SourceAfter(paragraph_, at, sentence_.end);
      if (!NamesSource(paragraph_, after)) after = {};
      at = std::max(at, after.end);
    }
    const bool carried = before.empty() && after.empty() && cue.pronoun.empty();
    if (carried && !cue.gerund &&
        !(language_ == SpeechLanguage::kSpanish && OpensClause(first))) {
      return 0;
    }
    const std::vector<UnitRange> content = speech_.ContentAfter(cue, at);
    if (content.empty()) return 0;
    Spoken spoken = FromCue(cue);
    spoken.source = before.empty() ? after : before;
    spoken.content = content;
    return Finish(std::move(spoken), content.back().end);
  }

  // Nothing but adverbs before the verb: its subject is left out.
  bool OpensClause(uint32_t verb) const {
    uint32_t u = verb;
    while (u > speech_.floor() && paragraph_[u - 1].Is(kBetween | kNameLink))
      --u;
    return u == speech_.floor() ||
           paragraph_.HasShape(u - 1, kComma | kFinalMark);
  }

  // --- Phrases that name a source --------------------------------------------

  // Selon la police, …; …, según Ana Sol; Laut der Polizei …
  uint32_t According(uint32_t u) {
    if (!paragraph_[u].Is(kAccordingWord)) return 0;
    const std::string key = SpeechKey(language_, paragraph_.Lower(u));
    const auto phrases = paragraph_.table().AccordingFrom(key);
    if (phrases.empty()) return 0;
    const SpeechTable::According* match = nullptr;
    for (const auto& phrase : phrases) {
      if (match == nullptr && Matches(phrase, u)) match = &phrase;
    }
    if (match == nullptr) return 0;
    const auto words = static_cast<uint32_t>(match->words.size());
    uint32_t at = u + words;
    // Según explicó la alcaldesa
    if (const uint32_t end = Manner(u, at); end > u) return end;
    if (german_ && at < sentence_.end && !paragraph_[at].capital &&
        (paragraph_.Lower(at) == "von" || paragraph_.Lower(at) == "vom")) {
      ++at;
    }
    UnitRange source = SourceAfter(paragraph_, at, sentence_.end);
    if (source.empty() || !NamesSource(paragraph_, source)) return 0;
    Spoken spoken;
    spoken.lemma = match->lemma;
    spoken.cue = {{u, at}};
    spoken.source = source;
    return PlaceCircumstance(std::move(spoken), u, source.end);
  }

  bool Matches(const SpeechTable::According& phrase, uint32_t u) const {
    for (size_t i = 0; i < phrase.words.size(); ++i, ++u) {
      if (u >= sentence_.end || paragraph_[u].quotation ||
          SpeechKey(language_, paragraph_.Lower(u)) != phrase.words[i]) {
        return false;
      }
    }
    return true;
  }

  // "wie er sagte", "según dijo Ana": `opener` is the first word, `from` the
  // one after it.
  uint32_t Manner(uint32_t opener, uint32_t from) {
    const uint32_t limit = std::min(sentence_.end, from + (german_ ? 16 : 4));
    for (uint32_t u = from; u < limit; ++u) {
      if (paragraph_.IsMark(u) || paragraph_[u].speech) return 0;
      const auto cue = SpacedCueAt(paragraph_, sentence_, u);
      if (!cue || cue->gerund || !cue->apart.empty()) continue;
      const UnitRange source =
          german_ ? SourceAfter(paragraph_, from, u)
                  : SourceAfter(paragraph_, cue->verb.end, sentence_.end);
      if (source.empty() && cue->pronoun.empty() &&
          !(language_ == SpeechLanguage::kSpanish &&
            speech_.Over(cue->verb.end))) {
        return 0;
      }
      Spoken spoken = FromCue(*cue);
      spoken.cue.front().begin = german_ ? cue->verb.begin : opener;
      spoken.source = source;
      return PlaceCircumstance(std::move(spoken), opener,
                               std::max(cue->verb.end, source.end));
    }
    return 0;
  }

  // Finds the content of a circumstance that takes [begin, end): what follows
  // it at a sentence's start, else what stands before, or around.
  uint32_t PlaceCircumstance(Spoken spoken, uint32_t begin, uint32_t end) {
    if (speech_.QuotationBefore(begin)) {
      spoken.content = speech_.ContentBefore(begin);
      if (spoken.content.empty()) return 0;
      return Finish(std::move(spoken), end);
    }
    uint32_t first = begin;
    while (first > speech_.floor() &&
           (paragraph_[first - 1].Is(kBetween | kNameLink) ||
            paragraph_.HasShape(first - 1, kComma))) {
      --first;
    }
    if (first == sentence_.begin) {
      uint32_t after = end;
      while (after < sentence_.end && !paragraph_.HasShape(after, kComma) &&
             !german_ && after < end + 6) {
        ++after;  // "Selon X mardi, …"
      }
      if (after < sentence_.end && paragraph_.HasShape(after, kComma)) ++after;
      if (after > end + 6) return 0;
      spoken.content = speech_.Clause(after);
      if (spoken.content.empty()) return 0;
      const size_t index = out_.size();
      const uint32_t next = Finish(std::move(spoken), after);
      relayer_ = index;
      return next;
    }
    if (speech_.floor() != sentence_.begin)
      return 0;  // Something is said already.
    const uint32_t clause_end =
        paragraph_.HasShape(begin - 1, kComma) ? begin - 1 : begin;
    const uint32_t clause_begin = speech_.ClauseBegin();
    if (clause_begin >= clause_end || !speech_.Over(end)) return 0;
    spoken.content = {{clause_begin, clause_end}};
    if (end < sentence_.end && paragraph_.HasShape(end, kComma) &&
        end + 1 + kFewestOfClause < sentence_.end) {
      for (const UnitRange rest : speech_.Clause(end + 1)) {
        spoken.content.push_back(rest);
      }
    }
    if (spoken.content.size() == 1 &&
        clause_begin + kFewestOfClause > clause_end) {
      return 0;
    }
    const uint32_t next = spoken.content.back().end;
    return Finish(std::move(spoken), std::max(next, end));
  }

  // --- Parts -----------------------------------------------------------------

  Spoken FromCue(const SpacedCue& cue) const {
    Spoken spoken;
    spoken.lemma = cue.meaning->lemma;
    spoken.type = cue.meaning->type;
    spoken.denied = cue.denied;
    spoken.pronoun = cue.pronoun;
    spoken.cue = {cue.verb};
    if (!cue.apart.empty()) spoken.cue.push_back(cue.apart);
    return spoken;
  }

  // Takes up a quotation that goes on after the speaker, and keeps `spoken`,
  // whose content is not empty.
  uint32_t Finish(Spoken spoken, uint32_t end) {
    if (relayer_) spoken.parent = relayer_;
    const bool quoted = paragraph_[spoken.content.back().begin].quotation;
    if (quoted && spoken.content.back().end <= spoken.cue.front().begin) {
      const uint32_t limit = std::min(sentence_.end, end + kMaxLead);
      for (uint32_t u = end; u < limit; ++u) {
        if (paragraph_[u].speech && u > end &&
            paragraph_.HasShape(u - 1, kComma | kColon | kSemicolonOrDash)) {
          spoken.content.push_back(speech_.Quotations(u));
          end = spoken.content.back().end;
          break;
        }
        if (paragraph_[u].speech || paragraph_.HasShape(u, kFinalMark) ||
            SpacedCueAt(paragraph_, sentence_, u)) {
          break;
        }
      }
    }
    speech_.TakeUpTo(end);
    out_.push_back(std::move(spoken));
    return end;
  }

  const SpeechParagraph& paragraph_;
  const SpeechLanguage language_;
  const bool german_;
  const UnitRange sentence_;
  SpeechSentence speech_;
  std::optional<size_t> relayer_;
  std::vector<Spoken>& out_;
};

}  // namespace

std::vector<Spoken> FindSpacedSpeech(const SpeechParagraph& paragraph) {
  std::vector<Spoken> spoken;
  for (const UnitRange sentence : paragraph.sentences()) {
    SentenceReader(paragraph, sentence, spoken).Read();
  }
  return spoken;
}

}  // namespace hearsay::claims
