#include "query_service/retrieve/query_plan.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/base/status_macros.h"
#include "common/text/index_terms.h"

namespace hearsay::retrieve {
namespace {

using query::ClaimField;
using query::ClaimRow;
using query::Comparator;
using query::FilterNode;
using query::PostingField;
using query::Restriction;

// A claim is about what its own words, or the names of what they mention, hold.
constexpr query::Features kContentPlaces =
    query::kInContent | query::kInEntityName;

absl::string_view ListOf(const PlannedTerm::Lists& lists, uint32_t chunk) {
  const auto found =
      std::lower_bound(lists->begin(), lists->end(), chunk,
                       [](const query::ChunkPostings& list, uint32_t wanted) {
                         return list.chunk < wanted;
                       });
  if (found == lists->end() || found->chunk != chunk) return "";
  return found->bytes;
}

std::vector<std::string> TermsOf(absl::string_view text,
                                 absl::string_view language) {
  std::vector<std::string> terms;
  for (text::IndexTerm& term : text::IndexTerms(text, language)) {
    terms.push_back(std::move(term.term));
  }
  return terms;
}

bool HasRun(const std::vector<std::string>& terms,
            const std::vector<std::string>& run) {
  return std::search(terms.begin(), terms.end(), run.begin(), run.end()) !=
         terms.end();
}

// `leaf`, or for != what it does not match.
PlannedNode Leaf(Comparator comparator, PlannedNode leaf) {
  leaf.kind = FilterNode::Kind::kRestriction;
  if (comparator != Comparator::kNotEqual) return leaf;
  PlannedNode negation;
  negation.kind = FilterNode::Kind::kNot;
  negation.children.push_back(std::move(leaf));
  return negation;
}

std::function<bool(const ClaimRow&)> TimeTest(const Restriction& restriction) {
  const int64_t start = restriction.start_seconds;
  const int64_t end = restriction.end_seconds;
  switch (restriction.comparator) {
    case Comparator::kLess:
      return [=](const ClaimRow& row) { return row.time_seconds < start; };
    case Comparator::kLessEqual:
      return [=](const ClaimRow& row) { return row.time_seconds < end; };
    case Comparator::kGreater:
      return [=](const ClaimRow& row) { return row.time_seconds >= end; };
    case Comparator::kGreaterEqual:
      return [=](const ClaimRow& row) { return row.time_seconds >= start; };
    case Comparator::kHas:
    case Comparator::kEqual:
    case Comparator::kNotEqual:
      break;  // Leaf turns != round.
  }
  return [=](const ClaimRow& row) {
    return row.time_seconds >= start && row.time_seconds < end;
  };
}

uint8_t ClaimRow::*EnumColumn(ClaimField field) {
  switch (field) {
    case ClaimField::kType:
      return &ClaimRow::type;
    case ClaimField::kPolarity:
      return &ClaimRow::polarity;
    case ClaimField::kFactuality:
      return &ClaimRow::factuality;
    case ClaimField::kStatedConfidence:
      return &ClaimRow::stated_confidence;
    default:
      return &ClaimRow::quote_type;
  }
}

}  // namespace

WordScorer::WordScorer(const PlannedWord& word, uint32_t chunk,
                       const AverageLengths& averages)
    : averages_(averages) {
  for (const PlannedOption& planned : word.options) {
    Option& option = options_.emplace_back();
    option.weight = planned.weight / static_cast<float>(planned.terms.size());
    for (const PlannedTerm& planned_term : planned.terms) {
      Term& term = option.terms.emplace_back();
      term.rarity = planned_term.rarity;
      for (const PlannedTerm::Lists& lists : planned_term.forms) {
        const absl::string_view list = ListOf(lists, chunk);
        if (!list.empty()) term.forms.emplace_back(list);
      }
    }
  }
}

float WordScorer::Score(uint32_t row, const ClaimRow& columns) {
  float best = 0;
  for (Option& option : options_) {
    float sum = 0;
    for (Term& term : option.terms) {
      float weight = 0;
      for (query::PostingCursor& form : term.forms) {
        if (form.Seek(row) != row) continue;
        weight =
            std::max(weight, TermWeight(form.features(), columns, averages_));
      }
      sum += term.rarity * weight;
    }
    best = std::max(best, option.weight * sum);
  }
  return best;
}

float WordScorer::Bound(uint32_t row) {
  float best = 0;
  for (Option& option : options_) {
    float sum = 0;
    for (Term& term : option.terms) {
      float weight = 0;
      for (query::PostingCursor& form : term.forms) {
        weight = std::max(weight, TermWeightBound(form.BoundAt(row)));
      }
      sum += term.rarity * weight;
    }
    best = std::max(best, option.weight * sum);
  }
  return best;
}

QueryPlan::QueryPlan(const query::ClaimIndexView& view)
    : view_(&view), languages_(view.languages()) {}

absl::StatusOr<QueryPlan> QueryPlan::Make(
    const query::ClaimQuery& query, const query::ClaimIndexView& view,
    const std::optional<query::CorpusStatistics>& statistics) {
  QueryPlan plan(view);
  for (const query::QueryWord& word : query.words) {
    HEARSAY_ASSIGN_OR_RETURN(PlannedWord planned, plan.PlanWord(word));
    if (!planned.options.empty()) plan.words_.push_back(std::move(planned));
  }
  HEARSAY_ASSIGN_OR_RETURN(plan.filter_, plan.PlanNode(query.filter));
  plan.SetStatistics(statistics);
  return plan;
}

void QueryPlan::SetStatistics(
    const std::optional<query::CorpusStatistics>& statistics) {
  const query::CorpusTotals totals = view_->totals();
  statistics_.claim_count = totals.claim_count;
  for (const uint64_t length : totals.lengths) {
    statistics_.average_lengths.push_back(
        static_cast<float>(length) /
        static_cast<float>(std::max<uint64_t>(1, totals.claim_count)));
  }
  std::vector<PlannedTerm*> terms;
  for (PlannedWord& word : words_) {
    for (PlannedOption& option : word.options) {
      for (PlannedTerm& term : option.terms) terms.push_back(&term);
    }
  }
  for (const PlannedTerm* term : terms) {
    statistics_.document_frequencies.push_back(term->document_frequency);
  }
  // Those of another query, or of another version, would be misread.
  if (statistics.has_value() &&
      statistics->average_lengths.size() == query::kIndexedFields &&
      statistics->document_frequencies.size() == terms.size()) {
    statistics_ = *statistics;
  }
  std::copy_n(statistics_.average_lengths.begin(), query::kIndexedFields,
              averages_.begin());
  for (size_t i = 0; i < terms.size(); ++i) {
    terms[i]->rarity = InverseFrequency(statistics_.claim_count,
                                        statistics_.document_frequencies[i]);
  }
}

absl::StatusOr<PlannedTerm::Lists> QueryPlan::Load(PostingField field,
                                                   const std::string& term) {
  const auto [found, is_new] = loaded_.try_emplace(
      absl::StrCat(std::string(1, static_cast<char>(field)), term));
  if (is_new) {
    HEARSAY_ASSIGN_OR_RETURN(std::vector<query::ChunkPostings> lists,
                             view_->Postings(field, term));
    found->second = std::make_shared<const std::vector<query::ChunkPostings>>(
        std::move(lists));
  }
  return found->second;
}

absl::StatusOr<PlannedTerm> QueryPlan::PlanTerm(
    PostingField field, const std::vector<std::string>& forms) {
  PlannedTerm term;
  for (const std::string& form : forms) {
    HEARSAY_ASSIGN_OR_RETURN(PlannedTerm::Lists lists, Load(field, form));
    for (const query::ChunkPostings& list : *lists) {
      term.document_frequency += query::PostingCursor(list.bytes).count();
    }
    if (!lists->empty()) term.forms.push_back(std::move(lists));
  }
  return term;
}

// The words of `text` as English and as each other language has them. All of
// the index's languages cut a text into the same words.
absl::StatusOr<PlannedOption> QueryPlan::PlanOption(PostingField field,
                                                    absl::string_view text,
                                                    bool stop_terms) {
  PlannedOption option;
  const std::vector<std::string> english = TermsOf(text, "en");
  std::vector<std::vector<std::string>> others;
  for (const std::string& language : languages_) {
    others.push_back(TermsOf(text, language));
  }
  for (size_t i = 0; i < english.size(); ++i) {
    if (!stop_terms && text::IsStopTerm(english[i])) continue;
    std::vector<std::string> forms = {english[i]};
    for (size_t k = 0; k < others.size(); ++k) {
      if (i >= others[k].size()) continue;
      forms.push_back(query::OwnTerm(languages_[k], others[k][i]));
    }
    HEARSAY_ASSIGN_OR_RETURN(PlannedTerm term, PlanTerm(field, forms));
    option.terms.push_back(std::move(term));
  }
  return option;
}

absl::StatusOr<PlannedWord> QueryPlan::PlanWord(const query::QueryWord& word) {
  PlannedWord planned;
  const bool content = word.scope == query::QueryWord::Scope::kContent;
  planned.places = content ? kContentPlaces : query::kPlaces;
  planned.required = !word.optional;
  // Only contents are indexed with words such as "the".
  HEARSAY_ASSIGN_OR_RETURN(
      PlannedOption itself,
      PlanOption(PostingField::kClaim, word.text, /*stop_terms=*/content));
  if (itself.terms.empty()) return planned;
  planned.options.push_back(std::move(itself));
  for (const std::string& text : word.alternatives) {
    HEARSAY_ASSIGN_OR_RETURN(
        PlannedOption alternative,
        PlanOption(PostingField::kClaim, text, /*stop_terms=*/content));
    if (alternative.terms.empty()) continue;
    alternative.weight = kAlternativeWeight;
    planned.options.push_back(std::move(alternative));
  }
  return planned;
}

absl::StatusOr<PlannedNode> QueryPlan::PlanNode(const FilterNode& node) {
  if (node.kind == FilterNode::Kind::kRestriction) {
    return PlanRestriction(node.restriction);
  }
  PlannedNode planned;
  planned.kind = node.kind;
  for (const FilterNode& child : node.children) {
    HEARSAY_ASSIGN_OR_RETURN(PlannedNode planned_child, PlanNode(child));
    planned.children.push_back(std::move(planned_child));
  }
  return planned;
}

absl::StatusOr<PlannedNode> QueryPlan::PlanRestriction(
    const Restriction& restriction) {
  PlannedNode leaf;
  switch (restriction.field) {
    case ClaimField::kHolder:
      return PlanWords(PostingField::kHolder, restriction);
    case ClaimField::kVia:
      return PlanWords(PostingField::kVia, restriction);
    case ClaimField::kEntity:
      return PlanWords(PostingField::kEntity, restriction);
    case ClaimField::kEvent:
      return PlanWords(PostingField::kEvent, restriction);
    case ClaimField::kText:
      return PlanText(restriction);
    case ClaimField::kSource: {
      const std::optional<query::Symbol> symbol =
          view_->FindSymbol(absl::AsciiStrToLower(restriction.text));
      leaf.row_test = [symbol](const ClaimRow& row) {
        return row.source == symbol;
      };
      break;
    }
    case ClaimField::kLanguage: {
      // "pt" finds "pt-BR" too.
      const std::string wanted = absl::AsciiStrToLower(restriction.text);
      auto known = std::make_shared<std::map<query::Symbol, bool>>();
      leaf.row_test = [wanted, known, view = view_](const ClaimRow& row) {
        const auto [found, is_new] = known->try_emplace(row.language);
        if (is_new) {
          const std::string language =
              absl::AsciiStrToLower(view->SymbolText(row.language));
          found->second = language == wanted ||
                          absl::StartsWith(language, absl::StrCat(wanted, "-"));
        }
        return found->second;
      };
      break;
    }
    case ClaimField::kPublishTime:
      leaf.row_test = TimeTest(restriction);
      break;
    default: {
      uint8_t ClaimRow::*const column = EnumColumn(restriction.field);
      leaf.row_test = [column, value = restriction.enum_value](
                          const ClaimRow& row) { return row.*column == value; };
    }
  }
  return Leaf(restriction.comparator, std::move(leaf));
}

absl::StatusOr<PlannedNode> QueryPlan::PlanWords(
    PostingField field, const Restriction& restriction) {
  PlannedNode leaf;
  if (restriction.comparator == Comparator::kHas &&
      !absl::StrContains(restriction.text, '/')) {
    HEARSAY_ASSIGN_OR_RETURN(
        leaf.option, PlanOption(field, restriction.text, /*stop_terms=*/true));
  } else {
    // A whole name; a resource name is one.
    leaf.option.emplace();
    HEARSAY_ASSIGN_OR_RETURN(
        PlannedTerm name,
        PlanTerm(field, {query::WholeNameTerm(restriction.text)}));
    leaf.option->terms.push_back(std::move(name));
  }
  return Leaf(restriction.comparator, std::move(leaf));
}

absl::StatusOr<PlannedNode> QueryPlan::PlanText(
    const Restriction& restriction) {
  PlannedNode leaf;
  leaf.places = query::kInContent;
  HEARSAY_ASSIGN_OR_RETURN(leaf.option,
                           PlanOption(PostingField::kClaim, restriction.text,
                                      /*stop_terms=*/true));
  if (restriction.comparator != Comparator::kHas &&
      leaf.option->terms.size() > 1) {
    leaf.phrase = restriction.text;
  }
  return Leaf(restriction.comparator, std::move(leaf));
}

bool QueryPlan::HasPhrase(absl::string_view phrase, uint64_t claim_number) {
  const absl::StatusOr<query::ClaimContent> content =
      view_->Content(claim_number);
  if (!content.ok()) {
    status_.Update(content.status());
    return false;
  }
  for (const std::string& language : {std::string("en"), content->language}) {
    if (HasRun(TermsOf(content->text, language), TermsOf(phrase, language))) {
      return true;
    }
  }
  return false;
}

RowIteratorPtr QueryPlan::Iterate(const PlannedOption& option,
                                  query::Features places, uint32_t chunk) {
  std::vector<RowIteratorPtr> terms;
  for (const PlannedTerm& term : option.terms) {
    std::vector<RowIteratorPtr> forms;
    for (const PlannedTerm::Lists& lists : term.forms) {
      const absl::string_view list = ListOf(lists, chunk);
      if (list.empty()) continue;
      forms.push_back(MakeTermIterator(list, places, &damaged_));
    }
    if (forms.empty()) return MakeNoRows();
    terms.push_back(MakeOr(std::move(forms)));
  }
  // A text without any word matches nothing.
  return terms.empty() ? MakeNoRows() : MakeAnd(std::move(terms));
}

RowIteratorPtr QueryPlan::Iterate(const PlannedNode& node,
                                  const query::ChunkClaims& claims) {
  std::vector<RowIteratorPtr> children;
  for (const PlannedNode& child : node.children) {
    children.push_back(Iterate(child, claims));
  }
  switch (node.kind) {
    case FilterNode::Kind::kAll:
      return MakeAllRows(claims.row_count);
    case FilterNode::Kind::kAnd:
      return MakeAnd(std::move(children));
    case FilterNode::Kind::kOr:
      return MakeOr(std::move(children));
    case FilterNode::Kind::kNot:
      return MakeNot(claims.row_count, std::move(children[0]));
    case FilterNode::Kind::kRestriction:
      break;
  }
  if (node.option.has_value()) {
    children.push_back(Iterate(*node.option, node.places, claims.chunk));
  }
  if (node.row_test) {
    children.push_back(
        MakeRowTest(claims.row_count, [&node, &claims](uint32_t row) {
          return node.row_test(claims.rows[row]);
        }));
  }
  if (!node.phrase.empty()) {
    children.push_back(MakeRowTest(claims.row_count, [this, &node,
                                                      &claims](uint32_t row) {
      return claims.Visible(row) && HasPhrase(node.phrase, claims.Number(row));
    }));
  }
  return MakeAnd(std::move(children));
}

RowIteratorPtr QueryPlan::Matches(const query::ChunkClaims& claims) {
  std::vector<RowIteratorPtr> parts;
  if (filter_.kind != FilterNode::Kind::kAll) {
    parts.push_back(Iterate(filter_, claims));
  }
  for (const PlannedWord& word : words_) {
    if (!word.required) continue;
    std::vector<RowIteratorPtr> options;
    for (const PlannedOption& option : word.options) {
      options.push_back(Iterate(option, word.places, claims.chunk));
    }
    parts.push_back(MakeOr(std::move(options)));
  }
  return parts.empty() ? MakeAllRows(claims.row_count)
                       : MakeAnd(std::move(parts));
}

std::vector<WordScorer> QueryPlan::Scorers(uint32_t chunk) const {
  std::vector<WordScorer> scorers;
  for (const PlannedWord& word : words_) {
    scorers.emplace_back(word, chunk, averages_);
  }
  return scorers;
}

absl::Status QueryPlan::status() const {
  if (!status_.ok()) return status_;
  return damaged_ ? absl::DataLossError("postings: a list is damaged")
                  : absl::OkStatus();
}

}  // namespace hearsay::retrieve
