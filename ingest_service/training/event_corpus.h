#ifndef HEARSAY_INGEST_SERVICE_TRAINING_EVENT_CORPUS_H_
#define HEARSAY_INGEST_SERVICE_TRAINING_EVENT_CORPUS_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "common/language/annotated_text.h"
#include "common/language/event_coreference.h"
#include "common/language/parser.h"
#include "common/language/tagger.h"
#include "ingest_service/claims/analysis/analyzed_article.h"
#include "ingest_service/claims/analysis/words.h"

namespace hearsay::training {

// A document of ECB+ with its events, tagged and parsed. It stays where it is.
class EventDocument {
 public:
  struct Gold {
    std::string id;
    std::string chain;  // Equal for mentions of one event.
    int32_t first = 0;  // Tokens [first, end) of ours.
    int32_t end = 0;
    int32_t head = 0;
  };

  EventDocument(std::string name, std::string topic, std::string text,
                std::vector<ByteSpan> sentences, const language::Tagger& tagger,
                const language::Parser& parser);

  const std::string& name() const { return name_; }
  const std::string& topic() const { return topic_; }
  const claims::AnalyzedArticle& article() const { return *article_; }
  const claims::Words& words() const { return *words_; }
  const std::vector<Gold>& gold() const { return gold_; }

  // Adds a mention that covers the bytes `span`.
  void AddGold(std::string id, std::string chain, ByteSpan span);
  // Whether token `t` stands in a sentence whose mentions count.
  bool Counts(int32_t t) const;

 private:
  std::string name_, topic_, text_;
  std::vector<ByteSpan> sentences_;  // Those that count.
  language::AnnotatedText annotated_;
  std::unique_ptr<claims::Words> words_;
  std::unique_ptr<claims::AnalyzedArticle> article_;
  std::vector<Gold> gold_;
};

// Reads a file of ECB+ in JSON lines: the event mentions that are marked as
// selected. Errors name the file and the line.
absl::StatusOr<std::vector<std::unique_ptr<EventDocument>>> ReadEventCorpus(
    const std::string& path, const language::Tagger& tagger,
    const language::Parser& parser);

// The mentions of documents as the scorer sees them.
class EventProfiler {
 public:
  // Counts which words are rare among `documents`, which must outlive it.
  explicit EventProfiler(
      const std::vector<std::unique_ptr<EventDocument>>& documents);

  // The event that token `t` of a document names, with its surroundings.
  language::EventProfile ProfileAt(uint32_t document, int32_t t) const;
  // 0..1, by the words of two documents.
  float Likeness(uint32_t a, uint32_t b) const {
    return language::Likeness(vectors_[a], vectors_[b]);
  }

 private:
  bool IsContentWord(const EventDocument& document, int32_t t) const;
  float RarityOf(uint32_t lemma) const;

  const std::vector<std::unique_ptr<EventDocument>>& documents_;
  absl::flat_hash_map<uint32_t, uint32_t> frequencies_;  // Documents a lemma.
  std::vector<language::WeightedWords> vectors_;
};

}  // namespace hearsay::training

#endif  // HEARSAY_INGEST_SERVICE_TRAINING_EVENT_CORPUS_H_
