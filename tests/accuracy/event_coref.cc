// Event coreference on ECB+, for tests/accuracy/event_coref_eval.py:
//
//   event_coref MODELS gold|predicted FILE [THRESHOLD] > predictions.jsonl
//   event_coref MODELS article FILE > predictions.jsonl
//   event_coref MODELS train FILE          prints the weights, as C++
//
// `article` is how claims join the annotated mentions of one article; score it
// with the shared coref_eval.py --within.
// FILE is JSON lines, plain or gzip. A line of the predictions is a mention,
// {"doc", "mention", "cluster"}; of a predicted mention that no annotated one
// has the head of, "mention" starts with "+".

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "absl/strings/str_cat.h"
#include "common/language/event_coreference.h"
#include "ingest_service/claims/events/event_clusters.h"
#include "ingest_service/claims/events/event_mentions.h"
#include "ingest_service/claims/learned/learned_models.h"
#include "ingest_service/training/event_coreference_trainer.h"
#include "ingest_service/training/event_corpus.h"

namespace {

using namespace hearsay;            // NOLINT: a program of its own.
using namespace hearsay::training;  // NOLINT

using Documents = std::vector<std::unique_ptr<EventDocument>>;

struct Mention {
  uint32_t document = 0;
  std::string id;
  int32_t head = 0;
};

std::vector<Mention> Annotated(const Documents& documents) {
  std::vector<Mention> mentions;
  for (uint32_t d = 0; d < documents.size(); ++d) {
    for (const EventDocument::Gold& gold : documents[d]->gold()) {
      mentions.push_back({d, gold.id, gold.head});
    }
  }
  return mentions;
}

std::vector<Mention> Predicted(const Documents& documents) {
  std::vector<Mention> mentions;
  for (uint32_t d = 0; d < documents.size(); ++d) {
    const EventDocument& document = *documents[d];
    std::vector<bool> taken(document.gold().size());
    for (const claims::EventMention& found :
         claims::FindEventMentions(document.article(), document.words(), {})) {
      if (!document.Counts(found.trigger)) continue;
      Mention mention = {d, absl::StrCat("+", found.trigger), found.trigger};
      for (size_t g = 0; g < document.gold().size(); ++g) {
        const EventDocument::Gold& gold = document.gold()[g];
        if (taken[g] || found.trigger < gold.first ||
            found.trigger >= gold.end) {
          continue;
        }
        mention.id = gold.id;
        taken[g] = true;
        break;
      }
      mentions.push_back(mention);
    }
  }
  return mentions;
}

void Predict(const Documents& documents, const std::vector<Mention>& mentions,
             float threshold) {
  const EventProfiler profiler(documents);
  std::vector<language::EventProfile> profiles;
  for (const Mention& mention : mentions) {
    profiles.push_back(profiler.ProfileAt(mention.document, mention.head));
  }
  const std::vector<uint32_t> clusters = language::ClusterEvents(
      profiles, [&](uint32_t a, uint32_t b) { return profiler.Likeness(a, b); },
      threshold);
  for (size_t i = 0; i < mentions.size(); ++i) {
    std::printf("{\"doc\":\"%s\",\"mention\":\"%s\",\"cluster\":\"%u\"}\n",
                documents[mentions[i].document]->name().c_str(),
                mentions[i].id.c_str(), clusters[i]);
  }
}

// Of the mentions that the article's claims would have, were each about an
// annotated one.
void PredictArticle(const EventDocument& document) {
  std::vector<int32_t> heads;
  for (const EventDocument::Gold& gold : document.gold()) {
    heads.push_back(gold.head);
  }
  std::sort(heads.begin(), heads.end());
  heads.erase(std::unique(heads.begin(), heads.end()), heads.end());
  const std::vector<claims::EventMention> mentions = claims::FindEventMentions(
      document.article(), document.words(), {}, heads);
  const std::vector<uint32_t> clusters = claims::ClusterArticleEvents(
      document.article(), document.words(), mentions, {});
  for (const EventDocument::Gold& gold : document.gold()) {
    for (size_t i = 0; i < mentions.size(); ++i) {
      if (mentions[i].trigger != gold.head) continue;
      std::printf("{\"doc\":\"%s\",\"mention\":\"%s\",\"cluster\":\"%u\"}\n",
                  document.name().c_str(), gold.id.c_str(), clusters[i]);
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  const std::string mode = argc > 2 ? argv[2] : "";
  if (argc < 4 || (mode != "gold" && mode != "predicted" && mode != "article" &&
                   mode != "train")) {
    std::fprintf(stderr,
                 "usage: event_coref MODELS gold|predicted|article|train FILE "
                 "[THRESHOLD]\n");
    return 2;
  }
  const auto models = claims::LoadLearnedModels(argv[1]);
  if (!models.ok()) {
    std::fprintf(stderr, "%s\n", models.status().ToString().c_str());
    return 1;
  }
  const auto documents =
      ReadEventCorpus(argv[3], (*models)->tagger, (*models)->parser);
  if (!documents.ok()) {
    std::fprintf(stderr, "%s\n", documents.status().ToString().c_str());
    return 1;
  }
  if (mode == "train") {
    for (const float weight : TrainEventCoreference(*documents, 1)) {
      std::printf("%.2ff,\n", weight);
    }
    return 0;
  }
  if (mode == "article") {
    for (const auto& document : *documents) PredictArticle(*document);
    return 0;
  }
  Predict(*documents,
          mode == "gold" ? Annotated(*documents) : Predicted(*documents),
          argc > 4 ? std::strtof(argv[4], nullptr) : language::kJoinAbove);
  return 0;
}
