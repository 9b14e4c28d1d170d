#ifndef HEARSAY_INGEST_SERVICE_TRAINING_CORPUS_H_
#define HEARSAY_INGEST_SERVICE_TRAINING_CORPUS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/language/penn_tag.h"
#include "common/language/relation.h"
#include "common/text/byte_span.h"

namespace hearsay::training {

// Everything of a plain or gzip file. kNotFound and kDataLoss name it.
absl::StatusOr<std::string> ReadMaybeGzip(const std::string& path);

inline constexpr int32_t kLeftOut = -2;

// One automatically analysed sentence. `words` are views of SilverCorpus.
struct SilverSentence {
  std::vector<absl::string_view> words;
  std::vector<language::PennTag> tags;
  std::vector<absl::string_view> names;  // The kind of name, or "O".
  std::vector<int32_t> heads;  // Index in the sentence; -1 is the root,
                               // kLeftOut: not in the tree.
  std::vector<language::Relation> relations;  // kNone: left out of the tree.
};

struct SilverArticle {
  absl::string_view id;
  std::vector<SilverSentence> sentences;
};

// silver-*.conll(.gz), as the data's README describes it.
struct SilverCorpus {
  std::string text;  // What the views point into.
  std::vector<SilverArticle> articles;
};
absl::StatusOr<SilverCorpus> ReadSilver(const std::string& path);

// One attribution as annotated; bytes of the article's text.
struct GoldAttribution {
  std::vector<ByteSpan> source, cue, content;
};

struct GoldArticle {
  std::string id;
  std::string text;
  std::vector<GoldAttribution> attributions;
};
// train.jsonl(.gz), dev.jsonl(.gz). An error names file and line.
absl::StatusOr<std::vector<GoldArticle>> ReadGold(const std::string& path);

// The field `text` of every line of a JSONL file whose `lang` is "en".
absl::StatusOr<std::vector<std::string>> ReadNews(const std::string& path);

}  // namespace hearsay::training

#endif  // HEARSAY_INGEST_SERVICE_TRAINING_CORPUS_H_
