#include "ingest_service/claims/learned/name_tagger.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/ascii.h"
#include "common/language/abbreviations.h"
#include "common/language/feature_hash.h"
#include "ingest_service/claims/learned/chain_weights.h"
#include "ingest_service/claims/lexicon/name_lists.h"
#include "ingest_service/claims/mentions/name_mentions.h"

namespace hearsay::claims {
namespace {

using language::TokenAnalysis;
using language::WeightTable;

// How far from a capital a word may be part of a name.
constexpr int32_t kReach = 2;

enum List : uint16_t {
  kPlaceList = 1,
  kOrganizationList = 2,
  kOutletList = 4,
  kTitleList = 8,
  kPersonNounList = 16,
  kNationalityList = 32,
  kFirstNameList = 64,
  kLinkList = 128,
  kPlacePreposition = 256,
};

enum Hint : uint8_t {
  kLowerElsewhere = 1,
  kCapitalInside = 2,  // Not only where a sentence starts.
  kAfterTitle = 4,     // Or after a first name.
  kAfterPlacePreposition = 8,
  kAfterArticle = 16,
  kInOrganization = 32,  // In a run that ends in such a word.
  kAlone = 64,
};

bool IsUpper(const TokenAnalysis& token) {
  return (token.shape & language::kFirstUpper) != 0;
}

uint16_t ListsOf(absl::string_view exact, const TokenAnalysis& token) {
  if ((token.shape & language::kNoLetter) != 0) return 0;
  const std::string lower = absl::AsciiStrToLower(exact);
  uint16_t lists = 0;
  const auto add = [&](bool in, List list) {
    if (in) lists |= list;
  };
  add(IsPersonNoun(lower), kPersonNounList);
  add(IsPersonTitle(lower), kTitleList);
  add(IsOrganizationWord(lower), kOrganizationList);
  if (!IsUpper(token)) {
    add(lower == "of" || lower == "for" || lower == "the" || lower == "and" ||
            lower == "de" || lower == "van" || lower == "von" ||
            lower == "al" || lower == "bin",
        kLinkList);
    add(lower == "in" || lower == "near" || lower == "from" || lower == "at" ||
            lower == "across" || lower == "outside",
        kPlacePreposition);
    return lists;
  }
  add(IsPlaceName(lower), kPlaceList);
  add(IsOutletWord(exact), kOutletList);
  add(IsNationality(lower), kNationalityList);
  add(GenderOf(lower) != Gender::kUnknown, kFirstNameList);
  add(exact.back() == '.' &&
          language::AbbreviationOf(exact.substr(0, exact.size() - 1)) ==
              language::Abbreviation::kBeforeName,
      kTitleList);
  return lists;
}

uint32_t TagOf(const TokenAnalysis& token) {
  return static_cast<uint32_t>(token.tag);
}

uint32_t AtMost(int32_t count, int32_t most) {
  return static_cast<uint32_t>(std::min(count, most));
}

}  // namespace

NameView::NameView(const AnalyzedArticle& article)
    : article_(article), tokens_(static_cast<size_t>(article.size())) {
  ReadLists();
  ReadRuns();
  ReadHints();
}

const NameView::Token& NameView::token(int32_t i) const {
  static const Token kNone;
  return i >= 0 && i < article_.size() ? tokens_[i] : kNone;
}

void NameView::ReadLists() {
  const language::AnnotatedText& text = article_.text();
  for (int32_t i = 0; i < article_.size(); ++i) {
    tokens_[i].lists =
        ListsOf(text.tokens[i].span.In(text.text), article_.token(i));
  }
}

void NameView::ReadRuns() {
  for (const language::Sentence& sentence : article_.text().sentences) {
    const TokenSpan range = AnalyzedArticle::RangeOf(sentence);
    for (int32_t i = range.begin; i < range.end;) {
      if (!IsUpper(article_.token(i))) {
        tokens_[i].run = {i, i + 1};
        ++i;
        continue;
      }
      TokenSpan run = {i, i + 1};
      while (run.end < range.end && IsUpper(article_.token(run.end))) {
        ++run.end;
      }
      for (; i < run.end; ++i) tokens_[i].run = run;
      const int32_t begin = std::max(range.begin, run.begin - kReach);
      const int32_t end = std::min(range.end, run.end + kReach);
      if (!stretches_.empty() && stretches_.back().end >= begin &&
          stretches_.back().end > range.begin) {
        stretches_.back().end = end;
      } else {
        stretches_.push_back({begin, end});
      }
    }
  }
}

void NameView::ReadHints() {
  absl::flat_hash_map<uint32_t, uint8_t> hints;
  for (int32_t i = 0; i < article_.size(); ++i) {
    const TokenAnalysis& word = article_.token(i);
    const auto& sentence = article_.text().sentences[article_.node(i).sentence];
    if ((word.shape & language::kNoLetter) != 0) continue;
    uint8_t& hint = hints[word.lower];
    if (!IsUpper(word)) {
      hint |= kLowerElsewhere;
      continue;
    }
    const TokenSpan run = tokens_[i].run;
    if (i == static_cast<int32_t>(sentence.first_token)) continue;
    hint |= kCapitalInside;
    const uint16_t before = tokens_[i - 1].lists;
    if ((before & (kTitleList | kFirstNameList)) != 0) hint |= kAfterTitle;
    if ((before & kPlacePreposition) != 0) hint |= kAfterPlacePreposition;
    if ((before & kLinkList) != 0) hint |= kAfterArticle;
    if ((tokens_[run.end - 1].lists & (kOrganizationList | kOutletList)) != 0) {
      hint |= kInOrganization;
    }
    if (run.size() == 1) hint |= kAlone;
  }
  for (int32_t i = 0; i < article_.size(); ++i) {
    const auto found = hints.find(article_.token(i).lower);
    if (found != hints.end()) tokens_[i].hints = found->second;
  }
}

void NameView::Features(int32_t i, uint32_t* features) const {
  const language::Sentence& sentence =
      article_.text().sentences[article_.node(i).sentence];
  const int32_t first = static_cast<int32_t>(sentence.first_token);
  const int32_t end = static_cast<int32_t>(sentence.end_token);
  const auto place = [&](int32_t j) { return j >= first && j < end ? j : -1; };
  const auto near = [&](int32_t j) -> const TokenAnalysis& {
    return article_.token(place(j));
  };
  const TokenAnalysis &w = near(i), &p1 = near(i - 1), &p2 = near(i - 2),
                      &n1 = near(i + 1), &n2 = near(i + 2);
  const Token &own = token(i), &last = token(place(i - 1)),
              &next = token(place(i + 1));
  const uint32_t t = TagOf(w), tp1 = TagOf(p1), tn1 = TagOf(n1);
  const uint32_t s = w.shape, sp1 = p1.shape, sp2 = p2.shape, sn1 = n1.shape,
                 sn2 = n2.shape;
  const TokenAnalysis &before = near(own.run.begin - 1),
                      &after = near(own.run.end),
                      &run_end = near(own.run.end - 1);
  const uint32_t run_end_lists = token(place(own.run.end - 1)).lists;
  const uint32_t position = AtMost(i - own.run.begin, 3) |
                            AtMost(own.run.end - i, 4) << 2 |
                            (i == first ? 32 : 0);
  const auto word = article_.word(i);
  const auto word_before = article_.word(place(i - 1));
  const auto word_after = article_.word(place(i + 1));
  const TokenAnalysis& head = article_.token(article_.node(i).head);
  const uint32_t relation = static_cast<uint32_t>(w.relation);

  int n = 0;
  const auto add = [&](uint32_t a, uint32_t b = 0, uint32_t c = 0,
                       uint32_t d = 0) {
    features[n] =
        language::HashFeature(static_cast<uint32_t>(800 + n), a, b, c, d);
    ++n;
  };
  add(w.form);
  add(w.lower);
  add(s, position);
  add(w.suffix, s);
  add(w.suffix2, s);
  add(w.prefix, s);
  add(w.prefix, w.suffix);
  add(t, s);
  add(p1.lower, s);
  add(n1.lower, s);
  add(p2.lower, s);
  add(n2.lower, s);
  add(p1.lower, w.lower);
  add(w.lower, n1.lower);
  add(p1.lower, n1.lower, s);
  add(sp1, s, sn1);
  add(sp2, sp1, s);
  add(s, sn1, sn2);
  add(tp1, t, s);
  add(t, tn1, s);
  add(tp1, t, tn1);
  add(own.lists, s);
  add(last.lists, own.lists, next.lists);
  add(last.lists, s);
  add(next.lists, s);
  add(last.lists, w.lower);
  add(run_end.lower, s);
  add(run_end_lists, position, s);
  add(run_end.suffix, s);
  add(position);
  add(before.lower, position);
  add(after.lower, position);
  add(before.lower, after.lower);
  add(after.lemma, s, TagOf(after));
  add(own.hints, s);
  add(own.hints, own.lists, position);
  add(own.hints, t, i == first);
  add(last.hints, own.hints, s);
  add(word.fine, s);
  add(word.coarse, s);
  add(word_before.coarse, s, word_after.coarse);
  add(word_before.fine, s);
  add(word_after.fine, s);
  add(relation, head.lemma, s);
  add(relation, TagOf(head), s);
  add(relation, head.noun_sense, head.verb_sense, s);
}

NameTagger::NameTagger(WeightTable weights)
    : weights_(std::move(weights)),
      transitions_(TransitionsOf<kNameLabels>(weights_)) {}

std::vector<NameToken> NameTagger::Tag(const AnalyzedArticle& article) const {
  constexpr int kSums = WeightTable::SumsOf(kNameLabels);
  std::vector<NameToken> tokens(static_cast<size_t>(article.size()));
  const NameView view(article);
  for (const TokenSpan stretch : view.stretches()) {
    Chain<kNameLabels> chain;
    chain.transitions = transitions_;
    chain.places.reserve(stretch.size());
    weights_.AddAlong<kSums, NameView::kFeatures>(
        stretch.begin, stretch.end,
        [&](int32_t i, uint32_t* features) { view.Features(i, features); },
        [&](int32_t, const int16_t* sums) {
          chain.places.push_back(ScoresOf<kNameLabels>(weights_, sums));
        });
    const auto marginals = chain.Marginals();
    const std::vector<int> labels = chain.Best();
    for (size_t k = 0; k < labels.size(); ++k) {
      const auto& marginal = marginals[k];
      tokens[static_cast<size_t>(stretch.begin) + k] = {
          static_cast<NameLabel>(labels[k]),
          marginal[kPersonBegin] + marginal[kPersonInside],
          marginal[kPlaceBegin] + marginal[kPlaceInside],
          marginal[kOrganizationBegin] + marginal[kOrganizationInside]};
    }
  }
  return tokens;
}

}  // namespace hearsay::claims
