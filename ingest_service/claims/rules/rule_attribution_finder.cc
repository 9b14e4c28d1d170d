#include "ingest_service/claims/rules/rule_attribution_finder.h"

#include <algorithm>
#include <string>

#include "ingest_service/claims/analysis/speech.h"
#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/rules/sentence_rules.h"

namespace hearsay::claims {
namespace {

constexpr int kMaxDepth = 5;  // Of attributions inside attributions.

class Search {
 public:
  Search(const language::AnnotatedText& text, TaggedAs tagged)
      : text_(text), words_(text, tagged) {}

  std::vector<FoundAttribution> Run() {
    for (const language::Paragraph& paragraph : text_.paragraphs) {
      FindIn({text_.sentences[paragraph.first_sentence].first_token,
              text_.sentences[paragraph.end_sentence - 1].end_token},
             std::nullopt, 0);
    }
    return std::move(found_);
  }

 private:
  // Finds the attributions of `range` and, inside each one's content, more.
  void FindIn(TokenRange range, std::optional<size_t> parent, int depth) {
    RuleParagraph paragraph = {words_, range, Speech(words_, range),
                               std::vector<char>(range.size(), 0)};
    const Speech& speech = paragraph.speech;
    std::vector<RuleMatch> matches;
    auto sentence =
        std::partition_point(text_.sentences.begin(), text_.sentences.end(),
                             [range](const language::Sentence& s) {
                               return s.end_token <= range.begin;
                             });
    for (;
         sentence != text_.sentences.end() && sentence->first_token < range.end;
         ++sentence) {
      const TokenRange piece = {std::max(range.begin, sentence->first_token),
                                std::min(range.end, sentence->end_token)};
      const size_t before = matches.size();
      if (!LiesInSpeech(speech, piece)) {
        SentenceRules(paragraph, piece, matches).Run();
      }
      if (matches.size() == before) TakeUp(speech, piece, matches);
    }
    for (const RuleMatch& match : matches) {
      const size_t index = found_.size();
      found_.push_back(ToFound(match, parent));
      if (depth + 1 >= kMaxDepth) continue;
      for (const TokenRange& content : match.content) {
        const TokenRange inner = WithoutMarks(speech, content);
        // A content that is all of the range would be searched for ever.
        if (inner != range) FindIn(inner, index, depth + 1);
      }
    }
  }

  // A content that is one quotation, without its marks.
  TokenRange WithoutMarks(const Speech& speech, TokenRange content) const {
    if (speech.StartingWith(content.begin) != content || content.size() < 3) {
      return content;
    }
    const bool closed = words_.Is(content.end - 1, kQuoteMark);
    return {content.begin + 1, content.end - closed};
  }

  static bool LiesInSpeech(const Speech& speech, TokenRange piece) {
    const TokenRange quotation = speech.Around(piece.begin);
    return !quotation.empty() && quotation.begin < piece.begin &&
           quotation.end >= piece.end;
  }

  // A quotation that nothing attributes, right after one that something does,
  // goes on with it: “Yes,” she said. “We will.”
  void TakeUp(const Speech& speech, TokenRange piece,
              std::vector<RuleMatch>& matches) const {
    if (matches.empty()) return;
    const TokenRange quotation = speech.StartingWith(piece.begin);
    if (quotation.empty()) return;
    std::vector<TokenRange>& content = matches.back().content;
    const bool speaks = std::any_of(
        content.begin(), content.end(), [&speech, this](TokenRange range) {
          TokenRange said = speech.StartingWith(range.begin);
          if (said.empty()) said = speech.EndingWith(range.end - 1);
          return !said.empty() && IsSpeech(words_, said);
        });
    if (speaks && content.back().end <= quotation.begin) {
      content.push_back(quotation);
    }
  }

  FoundAttribution ToFound(const RuleMatch& match,
                           std::optional<size_t> parent) const {
    FoundAttribution found;
    found.parent = parent;
    found.cue_lemma = std::string(match.lemma);
    found.spans.score = match.score;
    found.spans.cue.push_back(words_.SpanOf(match.cue));
    if (!match.source.empty()) {
      found.spans.source.push_back(words_.SpanOf(match.source));
    }
    for (const TokenRange& range : match.content) {
      found.spans.content.push_back(words_.SpanOf(range));
    }
    if (!parent) found.flat = found.spans;
    return found;
  }

  const language::AnnotatedText& text_;
  const Words words_;
  std::vector<FoundAttribution> found_;
};

}  // namespace

std::vector<FoundAttribution> RuleAttributionFinder::Find(
    const language::AnnotatedText& text) const {
  return FindInPiece(text, {});
}

std::vector<FoundAttribution> RuleAttributionFinder::FindIn(
    const AnalyzedArticle& article) const {
  return FindInPiece(article.text(), {&article, 0});
}

std::vector<FoundAttribution> RuleAttributionFinder::FindInPiece(
    const language::AnnotatedText& text, TaggedAs tagged) const {
  return Search(text, tagged).Run();
}

}  // namespace hearsay::claims
