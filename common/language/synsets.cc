#include "common/language/synsets.h"

#include <algorithm>

#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "common/text/take_until.h"

extern const char kSynsetTable[];  // synset_table.cc, made while building.

namespace hearsay::language {
const Synsets& Synsets::Get() {
  static const Synsets& synsets = *new Synsets();
  return synsets;
}

Synsets::Synsets() {
  absl::string_view rest = kSynsetTable;
  while (!rest.empty()) {
    absl::string_view line = text::TakeUntil(rest, '\n');
    const absl::string_view mark = text::TakeUntil(line, ' ');
    const absl::string_view word = text::TakeUntil(line, ' ');
    if (mark != "s") {
      (mark == "n" ? nouns_ : verbs_).emplace(word, ReadList(line));
      continue;
    }
    Synset& synset = synsets_.emplace_back();
    synset.name = word;
    uint32_t file = 0;
    (void)absl::SimpleAtoi(text::TakeUntil(line, ' '), &file);
    synset.file = static_cast<uint8_t>(file);
    synset.hypernyms = ReadList(text::TakeUntil(line, ' '));
    synset.related = ReadList(line);
  }
}

Synsets::Range Synsets::ReadList(absl::string_view text) {
  Range range = {static_cast<uint32_t>(numbers_.size()), 0};
  for (const absl::string_view field : absl::StrSplit(text, ',')) {
    int32_t number = 0;
    if (absl::SimpleAtoi(field, &number)) numbers_.push_back(number);
  }
  range.end = static_cast<uint32_t>(numbers_.size());
  return range;
}

absl::Span<const int32_t> Synsets::Senses(const Words& words,
                                          absl::string_view lemma) const {
  const auto found = words.find(lemma);
  if (found == words.end()) return {};
  return List(found->second);
}

absl::Span<const int32_t> Synsets::OfNoun(absl::string_view lemma) const {
  return Senses(nouns_, lemma);
}

absl::Span<const int32_t> Synsets::OfVerb(absl::string_view lemma) const {
  return Senses(verbs_, lemma);
}

float Synsets::NearnessOfOnePart(int32_t a, int32_t b) const {
  if (a == b) return 1;
  float nearness = 0;
  const auto above_a = Hypernyms(a), above_b = Hypernyms(b);
  const auto holds = [](absl::Span<const int32_t> list, int32_t number) {
    return std::find(list.begin(), list.end(), number) != list.end();
  };
  if (holds(above_a, b) || holds(above_b, a)) return 0.8f;
  for (const int32_t above : above_a) {
    if (holds(above_b, above)) nearness = std::max(nearness, 0.5f);
    if (holds(Hypernyms(above), b)) nearness = std::max(nearness, 0.6f);
  }
  for (const int32_t above : above_b) {
    if (holds(Hypernyms(above), a)) nearness = std::max(nearness, 0.6f);
  }
  return nearness;
}

float Synsets::Nearness(int32_t a, int32_t b) const {
  if (a < 0 || b < 0) return 0;
  float nearness = NearnessOfOnePart(a, b);
  if (nearness == 1) return nearness;
  for (const int32_t related : Related(a)) {
    nearness = std::max(nearness, NearnessOfOnePart(related, b) - 0.1f);
  }
  for (const int32_t related : Related(b)) {
    nearness = std::max(nearness, NearnessOfOnePart(a, related) - 0.1f);
  }
  return nearness;
}

}  // namespace hearsay::language
