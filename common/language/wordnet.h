#ifndef HEARSAY_COMMON_LANGUAGE_WORDNET_H_
#define HEARSAY_COMMON_LANGUAGE_WORDNET_H_

#include <cstdint>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "common/language/penn_tag.h"

namespace hearsay::language {

// What WordNet knows of a single word. Supersenses are the numbers of its
// lexicographer files (lexnames(5WN)): 3–28 nouns (10 communication, 18
// person), 29–43 verbs (32 communication, 31 cognition), 0–2 and 44 the rest.
struct WordSenses {
  uint64_t senses = 0;  // Bit n: some sense lies in file n.
  uint8_t noun = 0;     // File of the most frequent noun sense; 0 is none.
  uint8_t verb = 0;

  bool IsVerb() const { return (senses >> 29 & 0x7fff) != 0; }
  bool IsNoun() const { return (senses >> 3 & 0x3ffffff) != 0; }
  bool IsAdjective() const {
    return (senses & 3) != 0 || (senses >> 44 & 1) != 0;
  }
  bool IsAdverb() const { return (senses >> 2 & 1) != 0; }
};

// WordNet's single words, compiled in. Thread safe.
class WordNet {
 public:
  // Read from its table at the first call, in some 20 ms.
  static const WordNet& Get();

  // Null when WordNet does not have `lower`, a word in lower case.
  const WordSenses* Find(absl::string_view lower) const;

  // The base form of `lower` as `tag` has it: "said", VBD → "say". A word or a
  // tag that does not inflect, or an unknown word to which no rule applies, is
  // its own lemma.
  std::string Lemma(absl::string_view lower, PennTag tag) const;

 private:
  using Exceptions = absl::flat_hash_map<absl::string_view, absl::string_view>;

  WordNet();
  std::string VerbLemma(absl::string_view lower) const;
  std::string NounLemma(absl::string_view lower) const;
  std::string GradedLemma(absl::string_view lower, bool adverb) const;

  absl::flat_hash_map<absl::string_view, WordSenses> words_;
  Exceptions nouns_, verbs_, adjectives_, adverbs_;
};

}  // namespace hearsay::language

#endif  // HEARSAY_COMMON_LANGUAGE_WORDNET_H_
