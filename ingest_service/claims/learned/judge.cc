#include "ingest_service/claims/learned/judge.h"

#include <algorithm>
#include <cmath>

#include "ingest_service/claims/learned/feature_steps.h"
#include "ingest_service/claims/learned/neighbours.h"

namespace hearsay::claims {
namespace {

using language::Lexicon;

// Log odds of about one's size.
float Odds(float probability) {
  const float p = std::clamp(probability, 0.002f, 0.998f);
  return std::log(p / (1 - p)) / 3;
}

float Length(size_t count) { return std::log1p(static_cast<float>(count)) / 3; }

class InputWriter {
 public:
  InputWriter(const AnalyzedArticle& article, Judge::Inputs& inputs)
      : article_(article), inputs_(inputs) {}

  void Number(float value) { inputs_[at_++] = value; }
  void Bit(bool value) { Number(value ? 1.f : 0.f); }
  void EndNumbers() {
    while (at_ < Judge::kNumbers) inputs_[at_++] = 0;
  }
  void Word(int32_t i) {
    const Lexicon::Word word = article_.word(i);
    for (uint32_t d = 0; d < Lexicon::kDimensions; ++d) {
      inputs_[at_++] =
          word.vector == nullptr
              ? 0
              : static_cast<float>(word.vector[d]) / Lexicon::kUnit;
    }
  }
  void EndWords() { inputs_[at_] = 1; }

 private:
  const AnalyzedArticle& article_;
  Judge::Inputs& inputs_;
  int at_ = 0;
};

void WriteInputs(const AnalyzedArticle& article,
                 const std::vector<Proposal>& proposals,
                 const std::vector<float>& scores, size_t which,
                 Judge::Inputs& inputs) {
  const Proposal& own = proposals[which];
  const Roles& roles = own.roles;
  const Neighbours near = NeighboursOf(article, proposals, scores, which);
  const int32_t cue = HeadOf(article, own.cue.range);
  const TokenNode& cue_node = article.node(cue);
  const TokenSpan content = roles.content.front();
  const bool agentless = roles.source.empty();
  const TokenSpan source = agentless ? TokenSpan{-1, -1} : roles.source.front();
  const int32_t content_head = HeadOf(article, content);
  const int32_t source_head = agentless ? -1 : HeadOf(article, source);

  InputWriter in(article, inputs);
  in.Number(Odds(scores[which]));
  in.Number(Odds(own.cue.probability));
  in.Number(Odds(roles.content_probability));
  in.Number(agentless ? 0 : Odds(roles.source_probability));
  in.Number(Odds(roles.choice_probability));
  in.Number(std::min(roles.behind, 6.f) / 3);
  in.Number(Odds(near.around));
  in.Number(Odds(near.inside));
  in.Number(Odds(near.in_source));
  in.Number(Odds(near.rival));
  in.Number(static_cast<float>(std::min(near.same_sentence, 6u)) / 3);
  in.Number(Length(TokensIn(roles.content)));
  in.Number(Length(TokensIn(roles.source)));
  in.Number(Length(own.cue.range.size()));
  in.Bit(agentless);
  in.Bit(roles.insisted);
  in.Bit(roles.content.size() > 1);
  in.Bit(article.node(content.begin).opens_quote);
  in.Bit(article.node(content.end - 1).closes_quote);
  in.Bit(article.node(content.begin).quotation >= 0);
  in.Bit(cue_node.quotation >= 0);
  in.Bit(content.begin > own.cue.range.begin);
  in.Bit(content.begin == own.cue.range.end);
  in.Bit(!agentless && source.begin > own.cue.range.begin);
  in.Bit(!agentless && source.end == own.cue.range.begin);
  in.Bit(article.node(content_head).head == cue);
  in.Bit(source_head >= 0 && cue_node.subject == source_head);
  in.Bit(language::IsVerb(article.token(cue).tag));
  in.Bit(language::IsNoun(article.token(cue).tag));
  in.EndNumbers();
  in.Word(cue);
  in.Word(content_head);
  in.Word(source_head);
  in.Word(own.cue.range.begin - 1);
  in.Word(own.cue.range.end);
  in.Word(cue_node.head);
  in.EndWords();
}

}  // namespace

Judge::Judge(const language::WeightTable& weights) : layer_(kInputs) {
  for (size_t row = 0; row < kRows; ++row) {
    auto& units = row < kInputs ? layer_[row] : out_;
    for (int h = 0; h < kHidden; ++h) {
      units[h] = weights.scale() * weights.Row(row)[h];
    }
  }
}

std::vector<Judge::Inputs> Judge::InputsOf(
    const AnalyzedArticle& article, const std::vector<Proposal>& proposals,
    const std::vector<float>& scores) {
  std::vector<Inputs> inputs(proposals.size());
  for (size_t i = 0; i < proposals.size(); ++i) {
    WriteInputs(article, proposals, scores, i, inputs[i]);
  }
  return inputs;
}

std::vector<float> Judge::Score(const AnalyzedArticle& article,
                                const std::vector<Proposal>& proposals,
                                const std::vector<float>& scores) const {
  std::vector<float> probabilities;
  probabilities.reserve(proposals.size());
  for (const Inputs& inputs : InputsOf(article, proposals, scores)) {
    std::array<float, kHidden> units{};
    for (int i = 0; i < kInputs; ++i) {
      if (inputs[i] == 0) continue;
      for (int h = 0; h < kHidden; ++h) units[h] += inputs[i] * layer_[i][h];
    }
    // The scorer's own log odds count beside what the network adds.
    float sum = 3 * inputs[0];
    for (int h = 0; h < kHidden; ++h) sum += out_[h] * std::max(units[h], 0.f);
    probabilities.push_back(1 / (1 + std::exp(-sum)));
  }
  return probabilities;
}

}  // namespace hearsay::claims
