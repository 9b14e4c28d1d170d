#include "ingest_service/claims/learned/learned_attribution_finder.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "common/language/wordnet.h"
#include "ingest_service/claims/analysis/analyzed_article.h"
#include "ingest_service/claims/analysis/passages.h"
#include "ingest_service/claims/learned/inquit_edges.h"
#include "ingest_service/claims/learned/misread_inquits.h"
#include "ingest_service/claims/learned/proposal.h"
#include "ingest_service/claims/learned/signed_quotations.h"
#include "ingest_service/claims/lexicon/cue_lexicon.h"

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

uint32_t ContentBytes(const FoundAttribution& found) {
  uint32_t bytes = 0;
  for (const ByteSpan span : found.spans.content) bytes += span.size();
  return bytes;
}

// True when cue and content of `inner` lie in the content of `outer`. The
// lengths make it a strict order, so that parents never go in circles.
bool Holds(const FoundAttribution& outer, const FoundAttribution& inner) {
  return ContentBytes(outer) > ContentBytes(inner) &&
         LiesIn(outer.spans.content, CueOf(inner)) &&
         LiesIn(outer.spans.content, inner.spans.content.front());
}

// So many attributions either side are looked at: linear in any text.
constexpr size_t kNear = 24;

// The models' attributions of a text.
class Learned {
 public:
  Learned(const AnalyzedArticle& article, const LearnedModels& models)
      : text_(article.text()), models_(models), article_(article) {}

  // In text order of the cues; flat.
  std::vector<FoundAttribution> Run() {
    const std::vector<Proposal> proposals =
        Propose(article_, models_.cues, models_.roles, models_.ranker);
    const std::vector<float> scores = models_.judge.Score(
        article_, proposals, models_.scorer.Score(article_, proposals));
    for (size_t i = 0; i < proposals.size(); ++i) {
      if (scores[i] >= Judge::kThreshold) {
        found_.push_back(ToFound(proposals[i], scores[i]));
      }
    }
    MendInquits(article_, found_);
    AddSigned();
    return std::move(found_);
  }

 private:
  // No model scores what is signed: of such quotations in news nine in ten are
  // what they seem.
  static constexpr float kSignedScore = 0.9f;

  // Signed quotations among what the models found. What these find in one of
  // them hangs on it; what they make of the signature itself counts for more.
  void AddSigned() {
    std::vector<FoundAttribution> merged;
    auto next = found_.begin();
    const auto take = [&](uint32_t end, bool quoted) {
      for (; next != found_.end() && CueOf(*next).begin < end; ++next) {
        merged.push_back(std::move(*next));
        if (quoted) merged.back().flat.reset();
      }
    };
    for (const SignedQuotation& quotation : SignedQuotations(article_)) {
      FoundAttribution found;
      found.cue_lemma = ":";  // As all that a layout attributes.
      found.spans.score = kSignedScore;
      found.spans.source = SpansOf({quotation.source});
      found.spans.cue = {quotation.cue};
      found.spans.content = SpansOf({quotation.content});
      found.flat = found.spans;
      const auto signature = std::partition_point(
          next, found_.end(), [&](const FoundAttribution& other) {
            return CueOf(other).begin < found.spans.cue.front().begin;
          });
      if (signature != found_.end() &&
          CueOf(*signature).begin < found.spans.source.front().end) {
        continue;
      }
      take(found.spans.content.front().begin, false);
      take(found.spans.cue.front().begin, true);
      merged.push_back(std::move(found));
    }
    take(static_cast<uint32_t>(text_.text.size()), false);
    found_ = std::move(merged);
  }

  FoundAttribution ToFound(const Proposal& proposal, float score) const {
    FoundAttribution found;
    found.cue_lemma = CueLemma(proposal.cue.range);
    found.spans.score = score;
    found.spans.source = SpansOf(proposal.roles.source);
    found.spans.cue = SpansOf({proposal.cue.range});
    found.spans.content = SpansOf(proposal.roles.content);
    found.flat = found.spans;
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
  const AnalyzedArticle& article_;
  std::vector<FoundAttribution> found_;
};

// Joins the models' flat view with the rules' chains. The models decide what is
// an attribution; where the rules know it too, they say what hangs on what, and
// where two attributions meet, where each one ends.
class Joiner {
 public:
  Joiner(const AnalyzedArticle& article, std::vector<FoundAttribution> learned,
         std::vector<FoundAttribution> rules)
      : text_(article.text().text),
        article_(article),
        learned_(std::move(learned)),
        rules_(std::move(rules)),
        by_cue_(rules_.size()),
        rule_of_(learned_.size()),
        learned_of_(rules_.size()),
        taken_(rules_.size()),
        chained_(rules_.size()),
        place_(rules_.size()) {
    std::iota(by_cue_.begin(), by_cue_.end(), size_t{0});
    std::stable_sort(by_cue_.begin(), by_cue_.end(),
                     [this](size_t a, size_t b) {
                       return CueOf(rules_[a]).begin < CueOf(rules_[b]).begin;
                     });
  }

  std::vector<FoundAttribution> Run() {
    for (size_t r = 0; r < rules_.size(); ++r) Compare(r);
    TakeChains();
    TakeSameContents();
    for (size_t k = 0; k < learned_.size(); ++k) AddLearned(k);
    const size_t rules_begin = found_.size();
    for (size_t r = 0; r < rules_.size(); ++r) {
      if (!taken_[r] || place_[r]) continue;
      place_[r] = found_.size();
      found_.push_back(rules_[r]);
      found_.back().flat.reset();
    }
    for (size_t r = 0; r < rules_.size(); ++r) {
      if (!place_[r] || !rules_[r].parent) continue;
      if (const auto outer = place_[*rules_[r].parent])
        Link(*place_[r], *outer);
    }
    for (size_t i = 0; i < found_.size(); ++i) {
      const bool by_rule = i >= rules_begin;
      if (by_rule || !rule_of_[i]) LinkByContent(i, by_rule);
    }
    return ParentsFirst();
  }

 private:
  // The learned attributions whose cues are nearest to that of `rule`.
  std::pair<size_t, size_t> Near(const FoundAttribution& rule) const {
    const auto after = std::partition_point(
        learned_.begin(), learned_.end(), [&](const FoundAttribution& learned) {
          return CueOf(learned).begin < CueOf(rule).begin;
        });
    const size_t k = static_cast<size_t>(after - learned_.begin());
    return {k > kNear ? k - kNear : 0, std::min(learned_.size(), k + kNear)};
  }

  // Finds the learned attribution with the rule's cue, and whether the rule's
  // has to do with any learned one. Stated unknowns stand on their own.
  void Compare(size_t r) {
    const FoundAttribution& rule = rules_[r];
    const auto [first, end] = Near(rule);
    for (size_t k = first; k < end; ++k) {
      if (!learned_of_[r] && !rule_of_[k] &&
          Touches(learned_[k].spans.cue, rule.spans.cue)) {
        learned_of_[r] = k;
        rule_of_[k] = r;
      }
      if (LiesIn(learned_[k].spans.content, CueOf(rule)) ||
          Holds(rule, learned_[k])) {
        taken_[r] = true;
      }
    }
    const CueEntry* entry = FindCueLemma(rule.cue_lemma);
    if (learned_of_[r] ||
        (entry != nullptr && entry->cue_class == CueClass::kAdjective)) {
      taken_[r] = true;
    }
  }

  // What hangs on something taken, or has it hanging on itself, is taken too.
  void TakeChains() {
    for (size_t r = rules_.size(); r-- > 0;) {
      const auto parent = rules_[r].parent;
      if (parent && taken_[r]) taken_[*parent] = true;
    }
    for (size_t r = 0; r < rules_.size(); ++r) {
      const auto parent = rules_[r].parent;
      if (!parent || !taken_[*parent]) continue;
      taken_[r] = chained_[r] = chained_[*parent] = true;
    }
  }

  // What is said of the very words of something taken, as a denial of them is.
  void TakeSameContents() {
    std::vector<size_t> same;
    for (size_t i = 0; i < by_cue_.size(); ++i) {
      if (taken_[by_cue_[i]]) continue;
      const size_t end = std::min(by_cue_.size(), i + kNear);
      for (size_t m = i > kNear ? i - kNear : 0; m < end; ++m) {
        if (taken_[by_cue_[m]] && rules_[by_cue_[m]].spans.content ==
                                      rules_[by_cue_[i]].spans.content) {
          same.push_back(by_cue_[i]);
          break;
        }
      }
    }
    for (const size_t r : same) taken_[r] = true;
  }

  void AddLearned(size_t k) {
    found_.push_back(learned_[k]);
    if (!rule_of_[k]) return;
    const size_t r = *rule_of_[k];
    place_[r] = k;
    found_.back().cue_lemma = rules_[r].cue_lemma;
    const bool misread =
        IsMisread(article_, learned_[k].spans, rules_[r].spans);
    if (!misread && !chained_[r] && !HoldsOtherCue(k) &&
        !TookAdjunct(learned_[k], r)) {
      return;
    }
    if (!misread && SkipsVerb(learned_[k], rules_[r])) return;
    found_.back().spans = rules_[r].spans;
    found_.back().spans.score = learned_[k].spans.score;
    if (misread && found_.back().flat) found_.back().flat = found_.back().spans;
  }

  // "It rained, she said without a smile": the rules see that what follows the
  // verb is how it was said, where what was said stands before.
  bool TookAdjunct(const FoundAttribution& learned, size_t r) const {
    const ByteSpan cue = CueOf(learned);
    const absl::string_view content = learned.spans.content.front().In(text_);
    const bool opens = absl::StartsWith(content, "without ") ||
                       absl::StartsWith(content, "in ") ||
                       absl::StartsWith(content, "on ") ||
                       absl::StartsWith(content, "during ") ||
                       absl::StartsWith(content, "after ");
    return opens && !learned.spans.cue.empty() &&
           learned.spans.content.front().begin >= cue.end &&
           rules_[r].spans.content.back().end <= cue.begin;
  }

  // "said officials believed that it rained": the rules take the clause behind
  // the next "that", and there is a verb before it.
  bool SkipsVerb(const FoundAttribution& learned,
                 const FoundAttribution& rule) const {
    const ByteSpan whole = learned.spans.content.front();
    const uint32_t begin = rule.spans.content.front().begin;
    if (whole.begin < CueOf(learned).end || begin <= whole.begin ||
        begin >= whole.end ||
        !absl::StartsWith(rule.spans.content.front().In(text_), "that ")) {
      return false;
    }
    const auto& tokens = article_.text().tokens;
    const auto that = std::partition_point(
        tokens.begin(), tokens.end(),
        [&](const auto& t) { return t.span.begin < begin; });
    const auto before = static_cast<int32_t>(that - tokens.begin()) - 1;
    return before >= 0 && language::IsVerb(article_.token(before).tag);
  }

  bool HoldsOtherCue(size_t k) const {
    const auto after =
        std::partition_point(by_cue_.begin(), by_cue_.end(), [&](size_t r) {
          return CueOf(rules_[r]).begin < CueOf(learned_[k]).begin;
        });
    const size_t at = static_cast<size_t>(after - by_cue_.begin());
    for (size_t i = at > kNear ? at - kNear : 0;
         i < std::min(by_cue_.size(), at + kNear); ++i) {
      const size_t r = by_cue_[i];
      if (r != *rule_of_[k] && taken_[r] &&
          LiesIn(learned_[k].spans.content, CueOf(rules_[r]))) {
        return true;
      }
    }
    return false;
  }

  // Longer holds shorter, so that parents never go in circles.
  void Link(size_t inner, size_t outer) {
    if (ContentBytes(found_[outer]) > ContentBytes(found_[inner])) {
      found_[inner].parent = outer;
    }
  }

  // Hangs what the rules do not link on the innermost that holds it. Where the
  // rules know the outer one too, they know best what hangs on it.
  void LinkByContent(size_t inner, bool by_rule) {
    if (found_[inner].parent) return;
    const auto link = [&](size_t k) {
      if (k == inner || !Holds(found_[k], found_[inner])) return;
      const auto& parent = found_[inner].parent;
      if (!parent || ContentBytes(found_[k]) < ContentBytes(found_[*parent])) {
        found_[inner].parent = k;
      }
    };
    const auto [first, end] = Near(found_[inner]);
    for (size_t k = first; k < end; ++k) {
      if (!by_rule || !rule_of_[k]) link(k);
    }
    if (by_rule) return;
    const auto after =
        std::partition_point(by_cue_.begin(), by_cue_.end(), [&](size_t r) {
          return CueOf(rules_[r]).begin < CueOf(found_[inner]).begin;
        });
    const size_t at = static_cast<size_t>(after - by_cue_.begin());
    for (size_t i = at > kNear ? at - kNear : 0;
         i < std::min(by_cue_.size(), at + kNear); ++i) {
      const size_t r = by_cue_[i];
      if (place_[r] && !learned_of_[r]) link(*place_[r]);
    }
  }

  std::vector<FoundAttribution> ParentsFirst() {
    std::vector<size_t> depth(found_.size()), order(found_.size());
    std::iota(order.begin(), order.end(), size_t{0});
    for (size_t i = 0; i < found_.size(); ++i) {
      for (auto at = found_[i].parent; at; at = found_[*at].parent) ++depth[i];
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](size_t a, size_t b) { return depth[a] < depth[b]; });
    std::vector<size_t> place(found_.size());
    for (size_t k = 0; k < order.size(); ++k) place[order[k]] = k;
    std::vector<FoundAttribution> sorted;
    sorted.reserve(found_.size());
    for (const size_t i : order) {
      sorted.push_back(std::move(found_[i]));
      auto& parent = sorted.back().parent;
      if (parent) parent = place[*parent];
    }
    return sorted;
  }

  const absl::string_view text_;
  const AnalyzedArticle& article_;
  const std::vector<FoundAttribution> learned_;
  const std::vector<FoundAttribution> rules_;
  std::vector<size_t> by_cue_;  // The rules' in text order of their cues.
  std::vector<std::optional<size_t>> rule_of_, learned_of_;
  std::vector<bool> taken_, chained_;  // By rule.
  // Where a rule's attribution stands in found_, as itself or as the learned
  // one with its cue.
  std::vector<std::optional<size_t>> place_;
  std::vector<FoundAttribution> found_;
};

}  // namespace

std::vector<FoundAttribution> LearnedAttributionFinder::Find(
    const language::AnnotatedText& text) const {
  return FindIn(AnalyzedArticle(text, models_->tagger, models_->parser,
                                models_->lexicon));
}

std::vector<FoundAttribution> LearnedAttributionFinder::FindIn(
    const AnalyzedArticle& article) const {
  return Joiner(article, Learned(article, *models_).Run(),
                rules_.FindIn(article))
      .Run();
}

}  // namespace hearsay::claims
