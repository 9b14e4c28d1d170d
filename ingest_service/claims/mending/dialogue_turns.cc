#include "ingest_service/claims/mending/dialogue_turns.h"

#include <algorithm>
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
  size_t paragraph = 0;
  TokenRange label;
  TokenRange words;  // All behind the colon.
};

// The turn that a paragraph is; none without a label.
std::optional<Turn> TurnOf(const Words& words, size_t index) {
  const language::Paragraph& paragraph = words.text().paragraphs[index];
  if (paragraph.first_sentence >= paragraph.end_sentence) return std::nullopt;
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
  return Turn{index, {begin, colon}, {colon + 1, end}};
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
  for (size_t i = 0; i < words.text().paragraphs.size(); ++i) {
    if (const auto turn = TurnOf(words, i)) {
      turns.push_back(*turn);
      ++labels[label_of(*turn)];
    }
  }
  if (labels.size() < 2 || turns.size() < 4) return;
  const absl::string_view asking = label_of(turns.front());
  const auto asks = [&](const Turn& turn) {
    return label_of(turn) == asking && words.Exact(turn.words.end - 1) == "?";
  };
  if (std::count_if(turns.begin(), turns.end(), asks) < 2) return;
  const CueOrder by_cue(words, found);
  for (size_t k = 0; k < turns.size(); ++k) {
    const Turn& turn = turns[k];
    const TokenRange colon = {turn.label.end, turn.words.begin};
    if (label_of(turn) == asking) {
      for (const CueOrder::Place& place : by_cue.In(colon)) {
        found[place.index].position = false;
      }
      continue;
    }
    const bool answers = k > 0 && label_of(turns[k - 1]) == asking &&
                         turns[k - 1].paragraph + 1 == turn.paragraph;
    if (!answers || labels[label_of(turn)] < 2) continue;
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
