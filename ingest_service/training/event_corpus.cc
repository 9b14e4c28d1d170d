#include "ingest_service/training/event_corpus.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "common/base/status_macros.h"
#include "common/language/feature_hash.h"
#include "common/language/segmenter.h"
#include "ingest_service/claims/events/event_clusters.h"
#include "ingest_service/claims/events/event_mentions.h"
#include "ingest_service/training/corpus.h"
#include "simdjson.h"

namespace hearsay::training {
namespace {

using language::PennTag;

absl::Status Damaged(const std::string& path, size_t line) {
  return absl::DataLossError(
      absl::StrCat(path, ": line ", line, " is no document of ECB+"));
}

// The text of a document, and where each token of each sentence lies in it.
struct Layout {
  std::string text;
  absl::flat_hash_map<int64_t, std::vector<ByteSpan>> tokens;  // By sentence.
  std::vector<ByteSpan> selected;
};

bool ReadLayout(simdjson::dom::element document, Layout& layout) {
  simdjson::dom::array sentences;
  if (document["sentences"].get(sentences) != simdjson::SUCCESS) return false;
  for (const auto sentence : sentences) {
    int64_t number = 0;
    bool selected = false;
    simdjson::dom::array tokens;
    if (sentence["n"].get(number) != simdjson::SUCCESS ||
        sentence["selected"].get(selected) != simdjson::SUCCESS ||
        sentence["tokens"].get(tokens) != simdjson::SUCCESS) {
      return false;
    }
    if (!layout.text.empty()) layout.text += "\n\n";
    const auto begin = static_cast<uint32_t>(layout.text.size());
    std::vector<ByteSpan>& spans = layout.tokens[number];
    for (const auto token : tokens) {
      std::string_view word;
      if (token.get(word) != simdjson::SUCCESS) return false;
      if (!spans.empty()) layout.text.push_back(' ');
      const auto at = static_cast<uint32_t>(layout.text.size());
      layout.text += word;
      spans.push_back({at, static_cast<uint32_t>(layout.text.size())});
    }
    if (selected) {
      layout.selected.push_back(
          {begin, static_cast<uint32_t>(layout.text.size())});
    }
  }
  return true;
}

bool AddMentions(simdjson::dom::element document, const Layout& layout,
                 EventDocument& out) {
  simdjson::dom::array mentions;
  if (document["mentions"].get(mentions) != simdjson::SUCCESS) return false;
  for (const auto mention : mentions) {
    std::string_view kind, id, chain;
    bool selected = false;
    int64_t sentence = 0;
    simdjson::dom::array tokens;
    if (mention["kind"].get(kind) != simdjson::SUCCESS ||
        mention["id"].get(id) != simdjson::SUCCESS ||
        mention["chain"].get(chain) != simdjson::SUCCESS ||
        mention["selected"].get(selected) != simdjson::SUCCESS ||
        mention["sentence"].get(sentence) != simdjson::SUCCESS ||
        mention["tokens"].get(tokens) != simdjson::SUCCESS) {
      return false;
    }
    if (kind != "event" || !selected) continue;
    const auto spans = layout.tokens.find(sentence);
    if (spans == layout.tokens.end()) return false;
    ByteSpan whole = {~0u, 0};
    for (const auto token : tokens) {
      int64_t number = 0;
      if (token.get(number) != simdjson::SUCCESS || number < 0 ||
          static_cast<size_t>(number) >= spans->second.size()) {
        return false;
      }
      const ByteSpan span = spans->second[static_cast<size_t>(number)];
      whole = {std::min(whole.begin, span.begin),
               std::max(whole.end, span.end)};
    }
    if (whole.begin >= whole.end) return false;
    out.AddGold(std::string(id), std::string(chain), whole);
  }
  return true;
}

}  // namespace

EventDocument::EventDocument(std::string name, std::string topic,
                             std::string text, std::vector<ByteSpan> sentences,
                             const language::Tagger& tagger,
                             const language::Parser& parser)
    : name_(std::move(name)),
      topic_(std::move(topic)),
      text_(std::move(text)),
      sentences_(std::move(sentences)),
      annotated_(language::Segment(text_)),
      words_(std::make_unique<claims::Words>(annotated_)),
      article_(std::make_unique<claims::AnalyzedArticle>(annotated_, tagger,
                                                         parser)) {}

void EventDocument::AddGold(std::string id, std::string chain, ByteSpan span) {
  Gold gold;
  gold.id = std::move(id);
  gold.chain = std::move(chain);
  gold.first = static_cast<int32_t>(words_->TokenAt(span.begin));
  gold.end = static_cast<int32_t>(words_->TokenAt(span.end - 1)) + 1;
  gold.head = gold.first;
  int best = -1;
  for (int32_t t = gold.first; t < gold.end; ++t) {
    const int32_t head = article_->node(t).head;
    const PennTag tag = article_->token(t).tag;
    const int rank = (head < gold.first || head >= gold.end ? 2 : 0) +
                     (language::IsVerb(tag) || language::IsNoun(tag) ? 1 : 0);
    if (rank <= best) continue;
    best = rank;
    gold.head = t;
  }
  gold_.push_back(std::move(gold));
}

bool EventDocument::Counts(int32_t t) const {
  const ByteSpan token = annotated_.tokens[static_cast<size_t>(t)].span;
  return std::any_of(sentences_.begin(), sentences_.end(),
                     [token](ByteSpan s) { return s.Contains(token); });
}

absl::StatusOr<std::vector<std::unique_ptr<EventDocument>>> ReadEventCorpus(
    const std::string& path, const language::Tagger& tagger,
    const language::Parser& parser) {
  HEARSAY_ASSIGN_OR_RETURN(const std::string lines, ReadMaybeGzip(path));
  std::vector<std::unique_ptr<EventDocument>> documents;
  simdjson::dom::parser json;
  size_t number = 0;
  for (const absl::string_view line : absl::StrSplit(lines, '\n')) {
    ++number;
    if (line.empty()) continue;
    simdjson::dom::element document;
    std::string_view name, topic;
    Layout layout;
    if (json.parse(simdjson::padded_string(line.data(), line.size()))
                .get(document) != simdjson::SUCCESS ||
        document["doc"].get(name) != simdjson::SUCCESS ||
        document["topic"].get(topic) != simdjson::SUCCESS ||
        !ReadLayout(document, layout)) {
      return Damaged(path, number);
    }
    documents.push_back(std::make_unique<EventDocument>(
        std::string(name), std::string(topic), layout.text, layout.selected,
        tagger, parser));
    if (!AddMentions(document, layout, *documents.back())) {
      return Damaged(path, number);
    }
  }
  return documents;
}

EventProfiler::EventProfiler(
    const std::vector<std::unique_ptr<EventDocument>>& documents)
    : documents_(documents) {
  std::vector<std::vector<uint32_t>> lemmas(documents.size());
  for (size_t d = 0; d < documents.size(); ++d) {
    const claims::AnalyzedArticle& article = documents[d]->article();
    for (int32_t t = 0; t < article.size(); ++t) {
      if (!IsContentWord(*documents[d], t)) continue;
      lemmas[d].push_back(article.token(t).lemma);
    }
    std::vector<uint32_t> distinct = lemmas[d];
    std::sort(distinct.begin(), distinct.end());
    distinct.erase(std::unique(distinct.begin(), distinct.end()),
                   distinct.end());
    for (const uint32_t lemma : distinct) ++frequencies_[lemma];
  }
  for (const std::vector<uint32_t>& words : lemmas) {
    language::WeightedWords& vector = vectors_.emplace_back();
    for (const uint32_t lemma : words) {
      vector.push_back({lemma, RarityOf(lemma)});
    }
    language::Normalize(vector);
  }
}

bool EventProfiler::IsContentWord(const EventDocument& document,
                                  int32_t t) const {
  const PennTag tag = document.article().token(t).tag;
  return (language::IsNoun(tag) || language::IsVerb(tag) ||
          tag == PennTag::kJJ || tag == PennTag::kCD) &&
         document.words().Is(static_cast<uint32_t>(t), claims::kWordShape) &&
         !document.words().Is(static_cast<uint32_t>(t), claims::kAuxiliary);
}

float EventProfiler::RarityOf(uint32_t lemma) const {
  const auto found = frequencies_.find(lemma);
  const double frequency = found == frequencies_.end() ? 1 : found->second;
  const double all = static_cast<double>(documents_.size()) + 1;
  return static_cast<float>(std::log(all / frequency) / std::log(all));
}

language::EventProfile EventProfiler::ProfileAt(uint32_t document,
                                                int32_t t) const {
  const EventDocument& from = *documents_[document];
  const claims::EventMention mention =
      claims::DescribeEvent(from.article(), from.words(), t);
  language::EventProfile profile =
      claims::ProfileOf(from.article(), from.words(), mention, {});
  profile.document = document;
  profile.rarity = RarityOf(from.article().token(t).lemma);
  const auto& sentences = from.article().text().sentences;
  const claims::TokenSpan range = claims::AnalyzedArticle::RangeOf(
      sentences[from.article().node(t).sentence]);
  for (int32_t k = range.begin; k < range.end; ++k) {
    if (k == t || !IsContentWord(from, k)) continue;
    const uint32_t lemma = from.article().token(k).lemma;
    profile.sentence.push_back({lemma, RarityOf(lemma)});
  }
  language::Normalize(profile.sentence);
  return profile;
}

}  // namespace hearsay::training
