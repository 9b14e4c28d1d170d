#ifndef HEARSAY_TESTS_INTEGRATION_QUESTION_MAKER_H_
#define HEARSAY_TESTS_INTEGRATION_QUESTION_MAKER_H_

#include <cstdint>
#include <random>
#include <string>

#include "query_service/model/claim_query.h"

namespace hearsay::retrieve {

// Makes up questions over what a NewsMaker writes.
class QuestionMaker {
 public:
  using ClaimField = query::ClaimField;
  using ClaimOrder = query::ClaimOrder;
  using Comparator = query::Comparator;
  using FilterNode = query::FilterNode;
  using QueryWord = query::QueryWord;

  explicit QuestionMaker(uint32_t seed) : random_(seed) {}

  query::ClaimQuery Next() {
    query::ClaimQuery query;
    const int words = Below(4);
    for (int i = 0; i < words; ++i) {
      QueryWord& word = query.words.emplace_back();
      word.text = SomeWord();
      if (Below(4) == 0) word.text += " " + SomeWord();
      word.scope = static_cast<QueryWord::Scope>(Below(3));
      word.optional = Below(4) == 0;
      for (int k = Below(3); k > 0; --k)
        word.alternatives.push_back(SomeWord());
    }
    if (Below(3) > 0) query.filter = Node(3);
    query.order =
        Below(2) ? ClaimOrder::kNewestFirst : ClaimOrder::kOldestFirst;
    return query;
  }

  int Below(int limit) { return static_cast<int>(random_() % limit); }

 private:
  std::string SomeWord() { return "word" + std::to_string(Below(12)); }

  FilterNode Node(int depth) {
    FilterNode node;
    switch (depth == 0 ? 3 : Below(5)) {
      case 0:
      case 1: {
        node.kind = Below(2) ? FilterNode::Kind::kAnd : FilterNode::Kind::kOr;
        const int children = 1 + Below(3);
        for (int i = 0; i < children; ++i) {
          node.children.push_back(Node(depth - 1));
        }
        return node;
      }
      case 2:
        node.kind = FilterNode::Kind::kNot;
        node.children.push_back(Node(depth - 1));
        return node;
      default:
        break;
    }
    node.kind = FilterNode::Kind::kRestriction;
    query::Restriction& wanted = node.restriction;
    wanted.comparator =
        Below(4) == 0 ? Comparator::kNotEqual : Comparator::kHas;
    switch (Below(9)) {
      case 0:
        wanted.field = ClaimField::kSource;
        wanted.text = "outlet" + std::to_string(Below(9)) + ".example";
        break;
      case 1:
        wanted.field = ClaimField::kPolarity;
        wanted.enum_value = Below(4);
        break;
      case 2:
        wanted.field = ClaimField::kPublishTime;
        wanted.comparator = static_cast<Comparator>(Below(7));
        wanted.start_seconds = int64_t{19000 + Below(45)} * 86400;
        wanted.end_seconds = wanted.start_seconds + 86400;
        break;
      case 3:
        wanted.field = ClaimField::kHolder;
        wanted.text = "Holder" + std::to_string(Below(21)) + " of State";
        break;
      case 4:
        wanted.field = ClaimField::kText;
        wanted.comparator = Below(2) ? Comparator::kHas : Comparator::kEqual;
        wanted.text = SomeWord() + " " + SomeWord();
        break;
      case 5:
        wanted.field = ClaimField::kType;
        wanted.enum_value = Below(10);
        break;
      case 6:
        wanted.field = ClaimField::kLanguage;
        wanted.text = Below(2) ? "de" : "en";
        break;
      case 7:
        wanted.field = ClaimField::kEvent;
        wanted.comparator = Comparator::kEqual;
        wanted.text = "event" + std::to_string(Below(6)) + ".n.01";
        break;
      default:
        wanted.field = ClaimField::kVia;
        wanted.comparator = Comparator::kHas;
        wanted.text = "outlet" + std::to_string(Below(9)) + ".example";
    }
    return node;
  }

  std::mt19937 random_;
};

}  // namespace hearsay::retrieve

#endif  // HEARSAY_TESTS_INTEGRATION_QUESTION_MAKER_H_
