#include "ingest_service/claims/mending/dialogue_turns.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "ingest_service/claims/attribution/attribution_tree.h"

namespace hearsay::claims {
namespace {

constexpr uint32_t kLongestLabel = 3;  // Tokens.

struct Turn {
  TokenRange label;
  TokenRange words;  // All behind the colon.
};

// The turn that a paragraph is; none without a label.
std::optional<Turn> TurnOf(const Words& words,
                           const language::Paragraph& paragraph) {
  const auto& sentences = words.text().sentences;
  const uint32_t begin = sentences[paragraph.first_sentence].first_token;
  const uint32_t end = sentences[paragraph.end_sentence - 1].end_token;
  uint32_t colon = begin;
  while (colon < end && colon - begin < kLongestLabel &&
         words.Is(colon, kCapitalized)) {
    ++colon;
  }
  if (colon == begin || colon + 2 >= end || !words.Is(colon, kColon)) {
    return std::nullopt;
  }
  return Turn{{begin, colon}, {colon + 1, end}};
}

// Whether nobody but the speaker himself is the source.
bool IsOwn(const Words& words, const FoundAttribution& found) {
  if (found.spans.source.empty()) return true;
  const TokenRange source = TokensOf(words, found.spans.source.front());
  return source.size() == 1 && words.Is(source.begin, kSubjectPronoun) &&
         (words.Lower(source.begin) == "i" ||
          words.Lower(source.begin) == "we");
}

}  // namespace

void HangOnTurns(const Words& words, std::vector<FoundAttribution>& found) {
  std::vector<Turn> turns;
  absl::flat_hash_map<absl::string_view, uint32_t> labels;  // How often.
  const auto label_of = [&words](const Turn& turn) {
    return words.SpanOf(turn.label).In(words.text().text);
  };
  for (const language::Paragraph& paragraph : words.text().paragraphs) {
    if (paragraph.first_sentence >= paragraph.end_sentence) continue;
    if (const auto turn = TurnOf(words, paragraph)) {
      turns.push_back(*turn);
      ++labels[label_of(*turn)];
    }
  }
  if (labels.size() < 2 || turns.size() < 3) return;
  const absl::string_view asking = label_of(turns.front());
  const CueOrder by_cue(words, found);
  for (const Turn& turn : turns) {
    const TokenRange colon = {turn.label.end, turn.words.begin};
    if (label_of(turn) == asking) {
      for (const CueOrder::Place& place : by_cue.In(colon)) {
        found[place.index].position = false;
      }
    }
    if (label_of(turn) == asking || labels[label_of(turn)] < 2) continue;
    std::optional<size_t> speaker;
    for (const CueOrder::Place& place : by_cue.In(colon)) {
      speaker = place.index;
    }
    for (const CueOrder::Place& place : by_cue.In(turn.words)) {
      const size_t i = place.index;
      if (found[i].parent || IsOwn(words, found[i])) continue;
      if (!speaker) {
        speaker = found.size();
        FoundAttribution telling;
        telling.cue_lemma = ":";
        telling.spans.score = found[i].spans.score;
        telling.spans.source = {words.SpanOf(turn.label)};
        telling.spans.cue = {words.SpanOf(colon)};
        telling.spans.content = {words.SpanOf(turn.words)};
        telling.relays = true;
        found.push_back(std::move(telling));
      }
      if (!HangsOn(found, *speaker, i)) found[i].parent = speaker;
    }
  }
}

}  // namespace hearsay::claims
