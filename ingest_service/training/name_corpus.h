#ifndef HEARSAY_INGEST_SERVICE_TRAINING_NAME_CORPUS_H_
#define HEARSAY_INGEST_SERVICE_TRAINING_NAME_CORPUS_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/text/byte_span.h"
#include "hearsay/v1/claim.pb.h"
#include "ingest_service/training/corpus.h"

namespace hearsay::training {

// A name of a person, a place or an organisation; bytes of its text.
struct GoldName {
  ByteSpan span;
  v1::EntityType type = v1::ENTITY_TYPE_UNSPECIFIED;
  friend bool operator==(const GoldName&, const GoldName&) = default;
};

// Sentences, a paragraph each, and the names in them in text order.
struct NamedText {
  std::string text;
  std::vector<GoldName> names;
};

// The sentences of a file of "word TAB label" lines (plain or gzip), labels in
// IOB2 of any of the schemes that the data's README lists; names of other kinds
// than the three are none. So many sentences make one text, fewer where a
// "# doc" line begins another. Errors name file and line.
inline constexpr int kSentencesOfText = 20;
absl::StatusOr<std::vector<NamedText>> ReadNames(const std::string& path);

// All that the name tagger is trained and measured on, of the folder `ner` of
// `data_dir`; errors name the file.
struct NameData {
  std::vector<NamedText> train;
  struct Measured {
    std::string name;
    std::vector<NamedText> texts;
  };
  std::vector<Measured> dev;
};
absl::StatusOr<NameData> ReadNameData(const std::string& data_dir);

// The automatic names of a silver corpus, an article a text.
std::vector<NamedText> NamesOf(const SilverCorpus& corpus);

}  // namespace hearsay::training

#endif  // HEARSAY_INGEST_SERVICE_TRAINING_NAME_CORPUS_H_
