#include "ingest_service/claims/quotation/quotation_attribution_finder.h"

#include <algorithm>
#include <string>
#include <utility>

#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/quotation/speaker.h"
#include "ingest_service/claims/quotation/spoken.h"

namespace hearsay::claims {
namespace {

// A speaker left out is the last one of this or the paragraph before.
constexpr size_t kCarriesOver = 1;

class Collector {
 public:
  Collector(const Words& words, SpeechLanguage language)
      : words_(words), language_(language) {}

  std::vector<FoundAttribution> Run() {
    for (const language::Paragraph& span : words_.text().paragraphs) {
      const SpeechParagraph paragraph(words_, language_, span);
      AddParagraph(paragraph);
      ++paragraph_number_;
    }
    return std::move(found_);
  }

 private:
  void AddParagraph(const SpeechParagraph& paragraph) {
    std::vector<Spoken> spoken = Find(paragraph);
    TakeUpQuotations(paragraph, spoken);
    std::vector<std::optional<size_t>> places;  // Of each, among those found.
    for (const Spoken& one : spoken) {
      const std::optional<size_t> parent =
          one.parent ? places[*one.parent] : std::nullopt;
      places.push_back(Add(paragraph, one, parent));
    }
  }

  std::vector<Spoken> Find(const SpeechParagraph& paragraph) const {
    switch (language_) {
      case SpeechLanguage::kArabic:
        return FindArabicSpeech(paragraph);
      case SpeechLanguage::kChinese:
        return FindChineseSpeech(paragraph);
      default:
        return FindSpacedSpeech(paragraph);
    }
  }

  static bool IsQuotations(const SpeechParagraph& paragraph, UnitRange range) {
    bool speech = false;
    for (uint32_t u = range.begin; u < range.end; ++u) {
      if (!paragraph[u].quotation && !paragraph.IsMark(u)) return false;
      speech |= paragraph[u].speech;
    }
    return speech;
  }

  // Sentences of nothing but quotations go on with what the sentence before
  // quotes; a quotation that takes up the paragraph before goes on with that.
  void TakeUpQuotations(const SpeechParagraph& paragraph,
                        std::vector<Spoken>& spoken) {
    size_t next = 0;  // The first one whose cue is not before the sentence.
    std::optional<size_t> before;
    for (const UnitRange sentence : paragraph.sentences()) {
      std::optional<size_t> here;
      bool claimed = false;
      while (next < spoken.size() &&
             spoken[next].cue.front().begin < sentence.end) {
        here = next++;
      }
      // The speaker may be named in the sentence after.
      const std::optional<size_t> after =
          next < spoken.size() ? std::optional<size_t>(next) : std::nullopt;
      for (const std::optional<size_t>& one : {before, here, after}) {
        claimed |= one && spoken[*one].content.back().end > sentence.begin &&
                   spoken[*one].content.front().begin < sentence.end;
      }
      if (!here && !claimed && IsQuotations(paragraph, sentence)) {
        if (before && IsDirect(paragraph, spoken[*before])) {
          AppendQuotations(paragraph, sentence, spoken[*before]);
          continue;
        }
        if (sentence.begin == 0 && paragraph[0].continues) {
          ContinueLast(paragraph, sentence);
        }
      }
      before = here;
    }
  }

  static bool IsDirect(const SpeechParagraph& paragraph, const Spoken& spoken) {
    return paragraph[spoken.content.back().end - 1].quotation &&
           spoken.content.back().size() == 1;
  }

  static void AppendQuotations(const SpeechParagraph& paragraph,
                               UnitRange sentence, Spoken& spoken) {
    for (uint32_t u = sentence.begin; u < sentence.end; ++u) {
      if (paragraph[u].quotation) spoken.content.push_back({u, u + 1});
    }
  }

  void ContinueLast(const SpeechParagraph& paragraph, UnitRange sentence) {
    if (found_.empty() || last_paragraph_ + 1 != paragraph_number_) return;
    FoundAttribution& last = found_.back();
    for (uint32_t u = sentence.begin; u < sentence.end; ++u) {
      if (!paragraph[u].quotation) continue;
      last.spans.content.push_back(paragraph.SpanOf({u, u + 1}));
      if (last.flat) last.flat->content = last.spans.content;
    }
    last_paragraph_ = paragraph_number_;
  }

  // Where it is kept; nowhere when no one is known to say it.
  std::optional<size_t> Add(const SpeechParagraph& paragraph,
                            const Spoken& spoken,
                            std::optional<size_t> parent) {
    FoundAttribution found;
    found.cue_lemma = std::string(spoken.lemma);
    for (const UnitRange cue : spoken.cue)
      AddCue(paragraph, spoken, cue, found);
    for (const UnitRange content : spoken.content) {
      found.spans.content.push_back(paragraph.SpanOf(content));
    }
    KnownSense sense;
    sense.type = spoken.type;
    sense.negated = spoken.denied;
    if (!spoken.pronoun.empty()) {
      found.spans.source = {spoken.pronoun};
      sense.speaker = DescribePronoun(paragraph, spoken.pronoun);
    } else if (!spoken.source.empty()) {
      found.spans.source = {paragraph.SpanOf(spoken.source)};
      sense.speaker = DescribeSpeaker(paragraph, spoken.source);
    }
    found.flat = found.spans;
    if (found.spans.source.empty()) CarryOver(found, sense);
    if (found.spans.source.empty()) return std::nullopt;
    found.parent = parent;
    if (parent) found.flat.reset();
    found.sense = sense;
    last_paragraph_ = paragraph_number_;
    found_.push_back(std::move(found));
    return found_.size() - 1;
  }

  // "a-t-elle ajouté": the pronoun is no part of the cue.
  static void AddCue(const SpeechParagraph& paragraph, const Spoken& spoken,
                     UnitRange cue, FoundAttribution& found) {
    const ByteSpan span = paragraph.SpanOf(cue);
    if (spoken.pronoun.empty() || !span.Contains(spoken.pronoun)) {
      found.spans.cue.push_back(span);
      return;
    }
    const absl::string_view text = paragraph.words().text().text;
    const size_t hyphen = text.find('-', span.begin);
    found.spans.cue.push_back(
        {span.begin, static_cast<uint32_t>(
                         std::min<size_t>(hyphen, spoken.pronoun.begin))});
    if (cue.size() > 1) {
      found.spans.cue.push_back(paragraph.SpanOf({cue.begin + 1, cue.end}));
    }
  }

  void CarryOver(FoundAttribution& found, KnownSense& sense) const {
    if (found_.empty() || last_paragraph_ + kCarriesOver < paragraph_number_) {
      return;
    }
    const FoundAttribution& last = found_.back();
    if (last.spans.source.empty()) return;
    found.spans.source = last.spans.source;
    sense.speaker = last.sense->speaker;
    sense.carried_over = true;
  }

  const Words& words_;
  const SpeechLanguage language_;
  std::vector<FoundAttribution> found_;
  size_t paragraph_number_ = 0;
  size_t last_paragraph_ = 0;  // Of the last one found.
};

}  // namespace

std::optional<SpeechLanguage> SpeechLanguageOf(absl::string_view tag) {
  const absl::string_view primary = tag.substr(0, tag.find('-'));
  if (primary == "fr") return SpeechLanguage::kFrench;
  if (primary == "de") return SpeechLanguage::kGerman;
  if (primary == "es") return SpeechLanguage::kSpanish;
  if (primary == "ar") return SpeechLanguage::kArabic;
  if (primary == "zh") return SpeechLanguage::kChinese;
  return std::nullopt;
}

std::vector<FoundAttribution> QuotationAttributionFinder::Find(
    const language::AnnotatedText& text) const {
  const Words words(text);
  return Collector(words, language_).Run();
}

}  // namespace hearsay::claims
