#include "ingest_service/claims/quotation/speech_table.h"

#include <algorithm>

#include "absl/strings/str_split.h"

namespace hearsay::claims {

SpeechTable::SpeechTable(const SpeechData& data) {
  verbs_.reserve(data.verbs.size());  // Never grows: pointers stay good.
  const auto add = [this](absl::string_view words, uint32_t classes,
                          const SpeechVerb* verb) {
    for (absl::string_view word :
         absl::StrSplit(words, ' ', absl::SkipEmpty())) {
      SpeechWord& entry = words_[word];
      entry.classes |= classes;
      if (verb != nullptr) entry.verb = verb;
      max_word_bytes_ = std::max(max_word_bytes_, word.size());
    }
  };
  for (const SpeechVerbRow& row : data.verbs) {
    verbs_.push_back({row.lemma, row.type, row.particle, row.frame});
    const SpeechVerb* verb = &verbs_.back();
    add(row.finite, kSpeechFinite, verb);
    add(row.participles, kSpeechParticiple, verb);
    add(row.gerunds, kSpeechGerund, verb);
  }
  for (const SpeechWordRow& row : data.words) {
    add(row.words, row.classes, nullptr);
  }
  for (const AccordingRow& row : data.according) {
    for (absl::string_view phrase : absl::StrSplit(row.phrases, '|')) {
      According entry;
      entry.words = absl::StrSplit(phrase, ' ');
      entry.lemma = row.lemma;
      words_[entry.words.front()].classes |= kAccordingWord;
      std::vector<According>& same = according_[entry.words.front()];
      same.push_back(std::move(entry));
      std::stable_sort(same.begin(), same.end(),
                       [](const According& a, const According& b) {
                         return a.words.size() > b.words.size();
                       });
    }
  }
}

const SpeechTable& SpeechTable::Get(SpeechLanguage language) {
  // Leaked, as threads may outlive static destruction.
  switch (language) {
    case SpeechLanguage::kFrench: {
      static const auto& table = *new SpeechTable(kFrenchSpeech);
      return table;
    }
    case SpeechLanguage::kGerman: {
      static const auto& table = *new SpeechTable(kGermanSpeech);
      return table;
    }
    case SpeechLanguage::kSpanish: {
      static const auto& table = *new SpeechTable(kSpanishSpeech);
      return table;
    }
    case SpeechLanguage::kArabic: {
      static const auto& table = *new SpeechTable(kArabicSpeech);
      return table;
    }
    case SpeechLanguage::kChinese:
      break;
  }
  static const auto& table = *new SpeechTable(kChineseSpeech);
  return table;
}

SpeechWord SpeechTable::Find(absl::string_view word) const {
  if (word.size() > max_word_bytes_) return {};
  const auto found = words_.find(word);
  return found == words_.end() ? SpeechWord() : found->second;
}

absl::Span<const SpeechTable::According> SpeechTable::AccordingFrom(
    absl::string_view word) const {
  const auto found = according_.find(word);
  if (found == according_.end()) return {};
  return found->second;
}

}  // namespace hearsay::claims
