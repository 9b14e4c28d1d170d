#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_MENTIONS_COREFERENCE_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_MENTIONS_COREFERENCE_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/functional/function_ref.h"
#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/attribution/attribution_finder.h"
#include "ingest_service/claims/mentions/name_mentions.h"
#include "ingest_service/claims/mentions/pronouns.h"
#include "ingest_service/claims/mentions/referents.h"

namespace hearsay::claims {

// Who is meant by the names and the sources of an article: "Ada Moss", then
// "Moss", "she", "the mayor". Names are matched by Referents. A pronoun goes to
// whom antecedents.h weighs most of those that fit in gender and number; a
// definite phrase to the last that is called so, "the company" to the one that
// is spoken of most, and a statement to whoever made it. Unnamed people
// ("officials") are others each time, save where a pronoun or a definite phrase
// refers back. Mistakes are made. O(names + sources + pronouns), each looking
// back over a bounded number of mentions.
class Coreference {
 public:
  // All but `others` are kept by reference and must outlive it. `others` are
  // phrases that name someone besides the sources: an outlet that is told;
  // `outlets` are those of them that are known to be outlets.
  Coreference(const Words& words, const std::vector<FoundAttribution>& found,
              const std::vector<ByteSpan>& others,
              const std::vector<ByteSpan>& outlets = {});

  // Who is meant by the source of an attribution, or by another phrase; none
  // for a pronoun without anyone to mean.
  std::optional<uint32_t> OfPhrase(TokenRange phrase) const;

  // Whom those write for that a source calls somebody's own: "its editor, Ada
  // Moss", of an outlet. None for other sources.
  std::optional<uint32_t> OutletOf(TokenRange source) const;

  // The names of the text with whom each means, in text order.
  const std::vector<NameMention>& names() const { return names_; }
  uint32_t OfName(size_t i) const { return name_referents_[i]; }

  const Referent& operator[](uint32_t referent) const {
    return referents_[referent];
  }

 private:
  // How far back is looked, in mentions.
  static constexpr size_t kMentionsBack = 60;

  struct Mention {
    TokenRange range;
    uint32_t referent = 0;
    bool source = false;
    bool pronoun = false;    // One that is no source.
    uint8_t place = 0;       // See antecedents.h.
    uint32_t sentence = 0;   // Of the text.
    uint32_t paragraph = 0;  // The same.
    bool tells = false;      // A source behind what is told.
  };
  // Those of the sources that end before a token are read, up to it.
  using ReadSources = absl::FunctionRef<void(uint32_t)>;
  void AddMention(TokenRange range, uint32_t referent, bool source,
                  bool pronoun = false);
  void AddSource(const FoundAttribution& attribution, TokenRange phrase);
  void AddParts(TokenRange phrase, uint32_t whole);
  void LearnOutlet(const FoundAttribution& attribution, TokenRange phrase);
  void LearnGender(const FoundAttribution& attribution, TokenRange phrase);
  void AddUnnamed(uint32_t begin, uint32_t end, ReadSources read_sources);
  bool AddGroup(uint32_t begin, uint32_t t);
  void AddPronoun(uint32_t t);
  bool AddOneOfThem(uint32_t t);
  void NameInHeadline(const FoundAttribution& attribution, TokenRange phrase);
  std::optional<uint32_t> CalledInBody(const SourceKind& kind, uint32_t body,
                                       std::optional<uint32_t> itself) const;
  std::optional<uint32_t> NamedHolder(const FoundAttribution& found,
                                      const SourceKind& kind, bool sure) const;
  // Whether the content has the word, in lower case.
  bool Mentions(const FoundAttribution& found, absl::string_view noun) const;
  std::optional<uint32_t> HolderOfSame(const FoundAttribution& attribution,
                                       const SourceKind& kind) const;
  std::optional<uint32_t> HolderOfLead(const SourceKind& kind,
                                       uint32_t body) const;
  std::optional<uint32_t> Resolve(const FoundAttribution& attribution,
                                  TokenRange phrase, const SourceKind& kind);
  std::optional<uint32_t> ResolvePronoun(const FoundAttribution& attribution,
                                         uint32_t t, Pronoun pronoun);
  std::optional<uint32_t> BestAntecedent(const FoundAttribution& attribution,
                                         uint32_t t, Pronoun pronoun,
                                         std::optional<uint32_t> never);
  std::optional<uint32_t> ResolveDefinite(TokenRange phrase,
                                          const SourceKind& kind) const;
  bool IsCalled(const Referent& referent, absl::string_view noun,
                bool plural) const;
  bool HasWord(const Referent& referent, absl::string_view word) const;
  std::optional<uint32_t> NameCovering(uint32_t t) const;
  std::optional<uint32_t> SourceOfParent(
      const FoundAttribution& attribution) const;
  std::optional<uint32_t> PrincipalOf(
      const FoundAttribution& attribution) const;
  bool IsQuotedParent(const FoundAttribution& attribution) const;
  std::optional<uint32_t> LastSpeaker(uint32_t t) const;
  std::optional<uint32_t> DescribedBefore(uint32_t t);
  std::optional<uint32_t> LastGroup(TokenRange phrase) const;
  std::optional<uint32_t> AllOf(TokenRange phrase) const;
  // Who the last lawyer before "his client" was said to speak for.
  std::optional<uint32_t> ClientOf(TokenRange phrase) const;
  bool IsStatement(const SourceKind& kind) const;
  std::optional<uint32_t> OfAuthor(TokenRange author);
  std::optional<uint32_t> AuthorOfStatement(const FoundAttribution& attribution,
                                            TokenRange phrase,
                                            const SourceKind& kind);
  std::optional<uint32_t> LastByStatement(uint32_t t) const;
  std::optional<uint32_t> WholeOf(TokenRange phrase) const;
  std::optional<uint32_t> WholeNearby(TokenRange phrase, uint32_t group) const;
  std::optional<uint32_t> UnnamedSpeaker(TokenRange phrase) const;
  TokenRange PhraseOf(uint32_t referent) const;
  std::optional<uint32_t> BeforeRelative(uint32_t t) const;
  bool Adjoins(uint32_t begin, uint32_t end) const;
  uint32_t AntecedentAt(size_t i, bool who) const;
  bool OpensContent(const FoundAttribution& attribution, ByteSpan name) const;
  uint32_t SentenceOf(uint32_t t) const;
  uint32_t ParagraphOf(uint32_t sentence) const;

  const Words& words_;
  const std::vector<FoundAttribution>& found_;
  std::vector<NameMention> names_;
  std::vector<uint32_t> name_referents_;
  Referents referents_;
  std::vector<Mention> mentions_;  // Those read so far, by end.
  std::vector<uint32_t> times_;    // How many of them mean each referent.
  absl::flat_hash_map<uint32_t, std::optional<uint32_t>> by_source_;  // Begin.
  absl::flat_hash_map<uint32_t, uint32_t> writes_for_;  // By source's begin.
  absl::flat_hash_set<uint32_t> source_begins_;
};

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_MENTIONS_COREFERENCE_H_
