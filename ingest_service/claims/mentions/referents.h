#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_MENTIONS_REFERENTS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_MENTIONS_REFERENTS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "hearsay/v1/claim.pb.h"
#include "ingest_service/claims/analysis/source_kind.h"
#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/mentions/name_mentions.h"

namespace hearsay::claims {

// Someone or something that an article speaks of.
struct Referent {
  std::string display_name;         // The fullest name in the article.
  std::vector<std::string> names;   // Every one, as first written; fullest too.
  std::vector<std::string> nouns;   // What else it is called: "president".
  std::vector<std::string> beside;  // Lower-case words of its phrases.
  v1::EntityType type = v1::ENTITY_TYPE_UNSPECIFIED;
  v1::SourceRole role = v1::SOURCE_ROLE_UNSPECIFIED;  // As a source.
  Gender gender = Gender::kUnknown;
  bool named = false;      // Has a proper name.
  bool outlet = false;     // By its name, or because it is told things.
  bool titled = false;     // A title, "who" or an age says it is a person.
  bool person = false;     // The same, or the tagger does.
  bool firm = false;       // Its type was told beyond doubt.
  bool anonymous = false;  // Unnamed people, never two mentions in one.
  // Of whom it is a part: "one of the officials".
  std::optional<uint32_t> whole;
};

// The referents of one article by their names: "Moss" after "Ada Moss", "ISW"
// beside "Institute for the Study of War", "the Times" after "New York Times",
// in any romanisation (common/text/name_key.h). Not thread safe.
class Referents {
 public:
  explicit Referents(const Words& words) : words_(words) {}

  // The referent that a name means, a new one when no earlier name fits.
  uint32_t OfName(const NameMention& mention);
  // The referent of a phrase without a name that means the same everywhere,
  // "the ministry".
  uint32_t OfDescription(const SourceKind& kind);
  // A referent of its own, whatever others are called.
  uint32_t Add(const SourceKind& kind);

  // What a source phrase that means `referent` says of it; `by_name` when its
  // head is a name.
  void Describe(uint32_t referent, TokenRange phrase, const SourceKind& kind,
                bool by_name);

  // What nothing in the article shows to be a person, and is never called as
  // one is, is none: "Vell", whom no first name introduces, "Vell" after "Vell
  // Rotor". For when all names are read.
  void TellFirmsByTheirNames();

  const Referent& operator[](uint32_t referent) const { return all_[referent]; }
  Referent& At(uint32_t referent) { return all_[referent]; }

 private:
  using Index = absl::flat_hash_map<std::string, uint32_t>;

  std::optional<uint32_t> Known(const NameMention& mention,
                                const std::string& key) const;
  void Register(uint32_t referent, const NameMention& mention, TokenRange shown,
                const std::string& key);
  void AddBeside(uint32_t referent, TokenRange phrase);
  void TellType(uint32_t referent, v1::EntityType told, bool surely);
  std::string Exact(TokenRange range) const;

  const Words& words_;
  std::vector<Referent> all_;
  Index by_key_;
  Index by_last_;      // Of persons and outlets; "moss/f" of a woman.
  Index by_first_;     // Of other organisations.
  Index by_initials_;  // In upper case.
  // Of persons, by the first word of a full name: a family's, or a given one.
  // None when several have it.
  absl::flat_hash_map<std::string, std::optional<uint32_t>> by_given_;
};

v1::EntityType EntityTypeOf(v1::SourceRole role);

// Whether nothing shows that a name is a person's. O(nouns).
bool MayBeOrganization(const Referent& referent);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_MENTIONS_REFERENTS_H_
