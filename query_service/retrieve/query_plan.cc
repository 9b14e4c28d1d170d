#include "query_service/retrieve/query_plan.h"

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/base/status_macros.h"
#include "common/language/known_names.h"
#include "common/text/index_terms.h"
#include "common/text/name_key.h"
#include "query_service/retrieve/condition_order.h"

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

query::Features PlacesOf(query::QueryWord::Scope scope) {
  switch (scope) {
    case query::QueryWord::Scope::kContent:
      return kContentPlaces;
    case query::QueryWord::Scope::kNamed:
      return kContentPlaces | query::kInSource;
    case query::QueryWord::Scope::kAnywhere:
      break;
  }
  return query::kPlaces;
}

std::vector<std::string> TermsOf(absl::string_view text,
                                 absl::string_view language) {
  std::vector<std::string> terms;
  for (text::IndexTerm& term : text::IndexTerms(text, language)) {
    terms.push_back(std::move(term.term));
  }
  return terms;
}

// `node`, or for != what it does not match.
PlannedNode Compared(Comparator comparator, PlannedNode node) {
  if (comparator != Comparator::kNotEqual) return node;
  PlannedNode negation;
  negation.kind = FilterNode::Kind::kNot;
  negation.children.push_back(std::move(node));
  return negation;
}
PlannedNode Leaf(Comparator comparator, PlannedNode leaf) {
  leaf.kind = FilterNode::Kind::kRestriction;
  return Compared(comparator, std::move(leaf));
}

bool NamesThings(PostingField field) {
  return field == PostingField::kHolder || field == PostingField::kVia ||
         field == PostingField::kEntity;
}

TimeRange TimesOf(const Restriction& restriction) {
  TimeRange range;
  switch (restriction.comparator) {
    case Comparator::kLess:
      range.end = restriction.start_seconds;
      break;
    case Comparator::kLessEqual:
      range.end = restriction.end_seconds;
      break;
    case Comparator::kGreater:
      range.begin = restriction.end_seconds;
      break;
    case Comparator::kGreaterEqual:
      range.begin = restriction.start_seconds;
      break;
    case Comparator::kHas:
    case Comparator::kEqual:
    case Comparator::kNotEqual:  // Leaf turns it round.
      range = {restriction.start_seconds, restriction.end_seconds};
  }
  return range;
}

query::ByteColumn ByteColumnOf(ClaimField field) {
  switch (field) {
    case ClaimField::kType:
      return query::ByteColumn::kType;
    case ClaimField::kPolarity:
      return query::ByteColumn::kPolarity;
    case ClaimField::kFactuality:
      return query::ByteColumn::kFactuality;
    case ClaimField::kStatedConfidence:
      return query::ByteColumn::kStatedConfidence;
    default:
      return query::ByteColumn::kQuoteType;
  }
}

class Planner {
 public:
  Planner(const query::ClaimIndexView& view, TermCache& cache)
      : view_(view), cache_(cache), languages_(view.languages()) {
    planned_.complete_chunks = view.CompleteChunks();
  }

  absl::StatusOr<PlannedQuery> Plan(
      const query::ClaimQuery& query,
      const std::optional<query::CorpusStatistics>& statistics) && {
    PlannedNode& all = planned_.condition;
    all.kind = FilterNode::Kind::kAnd;
    for (const query::QueryWord& word : query.words) {
      HEARSAY_RETURN_IF_ERROR(AddWord(word));
    }
    HEARSAY_ASSIGN_OR_RETURN(PlannedNode filter, PlanNode(query.filter));
    if (filter.kind == FilterNode::Kind::kAnd) {
      for (PlannedNode& child : filter.children) {
        all.children.push_back(std::move(child));
      }
    } else if (filter.kind != FilterNode::Kind::kAll) {
      all.children.push_back(std::move(filter));
    }
    OrderConditions(planned_.terms, all.children);
    SetStatistics(statistics);
    return std::move(planned_);
  }

 private:
  void SetStatistics(const std::optional<query::CorpusStatistics>& given) {
    query::CorpusStatistics& statistics = planned_.statistics;
    const query::CorpusTotals totals = view_.totals();
    statistics.claim_count = totals.claim_count;
    for (const uint64_t length : totals.lengths) {
      statistics.average_lengths.push_back(
          static_cast<float>(length) /
          static_cast<float>(std::max<uint64_t>(1, totals.claim_count)));
    }
    std::vector<PlannedTerm*> terms;
    for (const PlannedWord& word : planned_.words) {
      for (const PlannedOption& option : word.options) {
        for (const size_t term : option.terms) {
          terms.push_back(&planned_.terms[term]);
        }
      }
    }
    for (const PlannedTerm* term : terms) {
      statistics.document_frequencies.push_back(term->document_frequency);
    }
    // Those of another query, or of another version, would be misread.
    if (given.has_value() &&
        given->average_lengths.size() == query::kIndexedFields &&
        given->document_frequencies.size() == terms.size()) {
      statistics = *given;
    }
    AverageLengths averages;
    std::copy_n(statistics.average_lengths.begin(), query::kIndexedFields,
                averages.begin());
    planned_.norms = FieldNorms(averages);
    for (size_t i = 0; i < terms.size(); ++i) {
      terms[i]->rarity = InverseFrequency(statistics.claim_count,
                                          statistics.document_frequencies[i]);
    }
  }

  // The place of a term of one or several forms among the plan's.
  absl::StatusOr<size_t> PlanTerm(PostingField field,
                                  const std::vector<std::string>& forms) {
    std::string name(1, static_cast<char>(field));
    for (const std::string& form : forms) {
      absl::StrAppend(&name, form, std::string(1, '\0'));
    }
    const auto [found, is_new] =
        known_.try_emplace(std::move(name), planned_.terms.size());
    if (!is_new) return found->second;
    PlannedTerm term;
    const uint32_t complete = planned_.complete_chunks;
    if (complete > 0) {
      HEARSAY_ASSIGN_OR_RETURN(term.complete,
                               cache_.Get(view_, field, forms, found->first));
      term.document_frequency = term.complete->CountBelow(complete);
    }
    HEARSAY_ASSIGN_OR_RETURN(term.open,
                             cache_.GetOpen(view_, field, forms, found->first));
    term.document_frequency += term.open->CountBelow(term.open->end());
    planned_.terms.push_back(std::move(term));
    return found->second;
  }

  // The words of `text` as English and as each other language has them. All of
  // the index's languages cut a text into the same words.
  absl::StatusOr<PlannedOption> PlanOption(PostingField field,
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
      const std::string key =
          NamesThings(field) ? text::NameKey(english[i]) : english[i];
      if (key != english[i]) forms.push_back(key);
      for (size_t k = 0; k < others.size(); ++k) {
        if (i >= others[k].size()) continue;
        forms.push_back(query::OwnTerm(languages_[k], others[k][i]));
      }
      HEARSAY_ASSIGN_OR_RETURN(const size_t term, PlanTerm(field, forms));
      option.terms.push_back(term);
    }
    return option;
  }

  // Words of a question that have no term match everything.
  absl::Status AddWord(const query::QueryWord& word) {
    const bool content = word.scope == query::QueryWord::Scope::kContent;
    PlannedWord planned;
    // Only contents are indexed with words such as "the".
    HEARSAY_ASSIGN_OR_RETURN(
        PlannedOption itself,
        PlanOption(PostingField::kClaim, word.text, /*stop_terms=*/content));
    if (itself.terms.empty()) return absl::OkStatus();
    planned.options.push_back(std::move(itself));
    for (const std::string& text : word.alternatives) {
      HEARSAY_ASSIGN_OR_RETURN(
          PlannedOption alternative,
          PlanOption(PostingField::kClaim, text, /*stop_terms=*/content));
      if (alternative.terms.empty()) continue;
      alternative.weight = kAlternativeWeight;
      planned.options.push_back(std::move(alternative));
    }
    if (!word.optional) {
      PlannedNode any;
      any.kind = FilterNode::Kind::kOr;
      for (const PlannedOption& option : planned.options) {
        PlannedNode& leaf = any.children.emplace_back();
        leaf.kind = FilterNode::Kind::kRestriction;
        leaf.option = option;
        leaf.places = PlacesOf(word.scope);
      }
      if (any.children.size() == 1) any = PlannedNode(any.children[0]);
      planned_.condition.children.push_back(std::move(any));
    }
    planned_.words.push_back(std::move(planned));
    return absl::OkStatus();
  }

  absl::StatusOr<PlannedNode> PlanNode(const FilterNode& node) {
    if (node.kind == FilterNode::Kind::kRestriction) {
      return PlanRestriction(node.restriction);
    }
    PlannedNode planned;
    planned.kind = node.kind;
    for (const FilterNode& child : node.children) {
      HEARSAY_ASSIGN_OR_RETURN(PlannedNode planned_child, PlanNode(child));
      planned.children.push_back(std::move(planned_child));
    }
    if (node.kind == FilterNode::Kind::kAnd) {
      OrderConditions(planned_.terms, planned.children);
    }
    return planned;
  }

  absl::StatusOr<PlannedNode> PlanRestriction(const Restriction& restriction) {
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
      default:
        return PlanColumn(restriction);
    }
  }

  PlannedNode PlanColumn(const Restriction& restriction) const {
    PlannedNode leaf;
    switch (restriction.field) {
      case ClaimField::kSource: {
        const std::optional<query::Symbol> symbol =
            view_.FindSymbol(absl::AsciiStrToLower(restriction.text));
        leaf.row_test = [symbol](const ClaimRow& row) {
          return row.source == symbol;
        };
        break;
      }
      case ClaimField::kLanguage: {
        // "pt" finds "pt-BR" too.
        const std::string wanted = absl::AsciiStrToLower(restriction.text);
        auto known = std::make_shared<std::map<query::Symbol, bool>>();
        leaf.row_test = [wanted, known, &view = view_](const ClaimRow& row) {
          const auto [found, is_new] = known->try_emplace(row.language);
          if (is_new) {
            const std::string language =
                absl::AsciiStrToLower(view.SymbolText(row.language));
            found->second =
                language == wanted ||
                absl::StartsWith(language, absl::StrCat(wanted, "-"));
          }
          return found->second;
        };
        break;
      }
      case ClaimField::kPublishTime:
        leaf.time = TimesOf(restriction);
        break;
      default:
        leaf.byte = {ByteColumnOf(restriction.field),
                     static_cast<uint8_t>(restriction.enum_value)};
    }
    return Leaf(restriction.comparator, std::move(leaf));
  }

  absl::StatusOr<PlannedNode> PlanWords(PostingField field,
                                        const Restriction& restriction) {
    HEARSAY_ASSIGN_OR_RETURN(
        PlannedNode node,
        PlanName(field, restriction.comparator, restriction.text));
    // "Kiev" asks for what an article calls Kyiv, too.
    const absl::string_view canonical =
        NamesThings(field) ? language::CanonicalName(restriction.text) : "";
    if (!canonical.empty() && canonical != restriction.text) {
      HEARSAY_ASSIGN_OR_RETURN(
          PlannedNode other,
          PlanName(field, restriction.comparator, canonical));
      PlannedNode either;
      either.kind = FilterNode::Kind::kOr;
      either.children.push_back(std::move(node));
      either.children.push_back(std::move(other));
      node = std::move(either);
    }
    return Compared(restriction.comparator, std::move(node));
  }

  absl::StatusOr<PlannedNode> PlanName(PostingField field,
                                       Comparator comparator,
                                       absl::string_view name) {
    PlannedNode leaf;
    leaf.kind = FilterNode::Kind::kRestriction;
    if (comparator == Comparator::kHas && !absl::StrContains(name, '/')) {
      HEARSAY_ASSIGN_OR_RETURN(leaf.option,
                               PlanOption(field, name, /*stop_terms=*/true));
      return leaf;
    }
    // A whole name; a resource name is one.
    HEARSAY_ASSIGN_OR_RETURN(const size_t term,
                             PlanTerm(field, {query::WholeNameTerm(name)}));
    leaf.option.emplace().terms.push_back(term);
    return leaf;
  }

  absl::StatusOr<PlannedNode> PlanText(const Restriction& restriction) {
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

  const query::ClaimIndexView& view_;
  TermCache& cache_;
  const std::vector<std::string> languages_;
  std::map<std::string, size_t> known_;
  PlannedQuery planned_;
};

}  // namespace

absl::StatusOr<PlannedQuery> PlanQuery(
    const query::ClaimQuery& query, const query::ClaimIndexView& view,
    TermCache& cache,
    const std::optional<query::CorpusStatistics>& statistics) {
  return Planner(view, cache).Plan(query, statistics);
}

}  // namespace hearsay::retrieve
