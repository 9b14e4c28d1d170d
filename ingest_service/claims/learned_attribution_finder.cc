#include "ingest_service/claims/learned_attribution_finder.h"

#include <algorithm>
#include <optional>
#include <string>

#include "absl/strings/ascii.h"
#include "common/language/wordnet.h"
#include "ingest_service/claims/analyzed_article.h"
#include "ingest_service/claims/cue_lexicon.h"
#include "ingest_service/claims/proposal.h"

namespace hearsay::claims {
namespace {

bool LiesIn(const std::vector<ByteSpan>& spans, ByteSpan inner) {
  return std::any_of(spans.begin(), spans.end(),
                     [inner](ByteSpan span) { return span.Contains(inner); });
}

bool Touches(const std::vector<ByteSpan>& a, const std::vector<ByteSpan>& b) {
  return std::any_of(a.begin(), a.end(), [&b](ByteSpan x) {
    return std::any_of(b.begin(), b.end(),
                       [x](ByteSpan y) { return x.Overlaps(y); });
  });
}

// Where a cue stands; a layout's attribution has none.
ByteSpan CueOf(const FoundAttribution& found) {
  return found.spans.cue.empty() ? found.spans.content.front()
                                 : found.spans.cue.front();
}

// One text's attributions in the making.
class Search {
 public:
  Search(const language::AnnotatedText& text, const LearnedModels& models)
      : text_(text),
        models_(models),
        article_(text, models.tagger, models.parser) {}

  std::vector<FoundAttribution> Run(std::vector<FoundAttribution> by_rules) {
    for (const language::Paragraph& paragraph : text_.paragraphs) {
      AddParagraph(paragraph);
    }
    AddNested(std::move(by_rules));
    return std::move(found_);
  }

 private:
  void AddParagraph(const language::Paragraph& paragraph) {
    const std::vector<Proposal> proposals =
        Propose(article_, paragraph, models_.cues, models_.roles);
    const std::vector<float> scores = models_.scorer.Score(article_, proposals);
    for (size_t i = 0; i < proposals.size(); ++i) {
      if (scores[i] >= Scorer::kThreshold) {
        found_.push_back(ToFound(proposals[i], scores[i]));
      }
    }
  }

  // The rules' attributions inside a content, with the chain among themselves.
  void AddNested(std::vector<FoundAttribution> by_rules) {
    const size_t outer_end = found_.size();
    std::vector<std::optional<size_t>> taken(by_rules.size());
    for (size_t i = 0; i < by_rules.size(); ++i) {
      FoundAttribution& nested = by_rules[i];
      const std::optional<size_t> outer = AroundNested(nested, outer_end);
      if (!outer) continue;
      nested.parent = nested.parent && taken[*nested.parent]
                          ? taken[*nested.parent]
                          : outer;
      nested.spans.score =
          std::min(nested.spans.score, found_[*outer].spans.score);
      taken[i] = found_.size();
      found_.push_back(std::move(nested));
    }
  }

  // The learned attribution in whose content `nested` lies, unless a learned
  // one has the same cue.
  std::optional<size_t> AroundNested(const FoundAttribution& nested,
                                     size_t outer_end) const {
    // Those that begin in the same paragraph are few and stand together.
    const ByteSpan cue = CueOf(nested);
    const auto first = std::partition_point(
        found_.begin(), found_.begin() + static_cast<ptrdiff_t>(outer_end),
        [&](const FoundAttribution& outer) {
          return ParagraphEnd(CueOf(outer).begin) <= cue.begin;
        });
    std::optional<size_t> around;
    for (auto outer = first;
         outer != found_.begin() + static_cast<ptrdiff_t>(outer_end) &&
         CueOf(*outer).begin < ParagraphEnd(cue.begin);
         ++outer) {
      if (Touches(outer->spans.cue, nested.spans.cue)) return std::nullopt;
      if (!around && LiesIn(outer->spans.content, cue) &&
          LiesIn(outer->spans.content, nested.spans.content.front())) {
        around = static_cast<size_t>(outer - found_.begin());
      }
    }
    return around;
  }

  uint32_t ParagraphEnd(uint32_t byte) const {
    const auto paragraph = std::partition_point(
        text_.paragraphs.begin(), text_.paragraphs.end(),
        [byte](const language::Paragraph& p) { return p.span.end <= byte; });
    return paragraph == text_.paragraphs.end() ? byte + 1 : paragraph->span.end;
  }

  FoundAttribution ToFound(const Proposal& proposal, float score) const {
    FoundAttribution found;
    found.cue_lemma = CueLemma(proposal.cue.range);
    found.spans.score = score;
    found.spans.source = SpansOf(proposal.roles.source);
    found.spans.cue = SpansOf({proposal.cue.range});
    found.spans.content = SpansOf(proposal.roles.content);
    return found;
  }

  std::vector<ByteSpan> SpansOf(const std::vector<TokenSpan>& ranges) const {
    std::vector<ByteSpan> spans;
    spans.reserve(ranges.size());
    for (const TokenSpan range : ranges) {
      spans.push_back({text_.tokens[range.begin].span.begin,
                       text_.tokens[range.end - 1].span.end});
    }
    return spans;
  }

  std::string Lower(int32_t i) const {
    return absl::AsciiStrToLower(text_.tokens[i].span.In(text_.text));
  }

  // The lexicon's name of the cue's last word that it knows, else the base form
  // of the word that the others hang on.
  std::string CueLemma(TokenSpan cue) const {
    if (Lower(cue.begin) == "according") return "according to";
    for (int32_t i = cue.end - 1; i >= cue.begin; --i) {
      const std::string word = Lower(i);
      const language::PennTag tag = article_.token(i).tag;
      const CueEntry* entry = language::IsVerb(tag)   ? FindVerbCue(word).entry
                              : language::IsNoun(tag) ? FindNounCue(word)
                                                      : FindAdjectiveCue(word);
      if (entry != nullptr) return std::string(entry->lemma);
    }
    int32_t head = cue.begin;
    for (int32_t i = cue.begin; i < cue.end; ++i) {
      const int32_t above = article_.node(i).head;
      if (above < cue.begin || above >= cue.end) head = i;
    }
    return language::WordNet::Get().Lemma(Lower(head),
                                          article_.token(head).tag);
  }

  const language::AnnotatedText& text_;
  const LearnedModels& models_;
  const AnalyzedArticle article_;
  std::vector<FoundAttribution> found_;
};

}  // namespace

std::vector<FoundAttribution> LearnedAttributionFinder::Find(
    const language::AnnotatedText& text) const {
  return Search(text, *models_).Run(rules_.Find(text));
}

}  // namespace hearsay::claims
