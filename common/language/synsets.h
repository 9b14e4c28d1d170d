#ifndef HEARSAY_COMMON_LANGUAGE_SYNSETS_H_
#define HEARSAY_COMMON_LANGUAGE_SYNSETS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace hearsay::language {

// WordNet's synsets of what happens, compiled in: all of its verbs, and its
// nouns for acts, events, phenomena, processes, states and communication. A
// synset is a number from 0, the same in every build with the same WordNet.
// Thread safe.
class Synsets {
 public:
  // Read from its table at the first call, in some 20 ms.
  static const Synsets& Get();

  // The senses of a noun or verb in its base form ("break_out" with its
  // particle), the most frequent first, those of communication last; empty when
  // it has none that happens.
  absl::Span<const int32_t> OfNoun(absl::string_view lemma) const;
  absl::Span<const int32_t> OfVerb(absl::string_view lemma) const;

  // "bombing.n.01": the first word, the part of speech, and which of the word's
  // senses it is.
  absl::string_view Name(int32_t synset) const { return synsets_[synset].name; }
  // WordNet's lexicographer file; see WordSenses in wordnet.h.
  uint8_t File(int32_t synset) const { return synsets_[synset].file; }
  absl::Span<const int32_t> Hypernyms(int32_t synset) const {
    return List(synsets_[synset].hypernyms);
  }
  // Nouns of the same derivation as a verb, and the other way round.
  absl::Span<const int32_t> Related(int32_t synset) const {
    return List(synsets_[synset].related);
  }

  // How near two synsets are: 1 the same; 0.9 of one derivation; 0.8 one right
  // above the other; 0.6 with a synset between; 0.5 under the same; else 0.
  // Derivation may stand between as well, at a loss of 0.1.
  float Nearness(int32_t a, int32_t b) const;

  int32_t size() const { return static_cast<int32_t>(synsets_.size()); }

 private:
  struct Range {
    uint32_t begin = 0;
    uint32_t end = 0;
  };
  struct Synset {
    absl::string_view name;
    uint8_t file = 0;
    Range hypernyms, related;
  };
  using Words = absl::flat_hash_map<absl::string_view, Range>;

  Synsets();
  Range ReadList(absl::string_view text);
  absl::Span<const int32_t> List(Range range) const {
    return absl::MakeConstSpan(numbers_).subspan(range.begin,
                                                 range.end - range.begin);
  }
  absl::Span<const int32_t> Senses(const Words& words,
                                   absl::string_view lemma) const;
  float NearnessOfOnePart(int32_t a, int32_t b) const;

  std::vector<Synset> synsets_;
  std::vector<int32_t> numbers_;
  Words nouns_, verbs_;
};

}  // namespace hearsay::language

#endif  // HEARSAY_COMMON_LANGUAGE_SYNSETS_H_
