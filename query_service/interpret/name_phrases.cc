#include "query_service/interpret/name_phrases.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "query_service/interpret/filters.h"
#include "query_service/interpret/question_words.h"

namespace hearsay::interpret {
namespace {

constexpr size_t kMaxNameWords = 8;

// "US and Ukrainian officials": the last name's small words belong to all
// names that are only capitals.
void ShareTail(const std::vector<QueryToken>& tokens,
               std::vector<std::vector<size_t>>& names) {
  const std::vector<size_t>& last = names.back();
  auto tail = last.end();
  while (tail != last.begin() && !tokens[*(tail - 1)].capital) --tail;
  if (tail == last.end() || tail == last.begin()) return;
  const std::vector<size_t> shared(tail, last.end());
  for (size_t i = 0; i + 1 < names.size(); ++i) {
    if (tokens[names[i].back()].capital) {
      names[i].insert(names[i].end(), shared.begin(), shared.end());
    }
  }
}

}  // namespace

std::optional<NamePhrase> ReadNames(const QuestionParts& parts, size_t at,
                                    size_t limit) {
  NamePhrase phrase;
  size_t i = at;
  while (i < limit && IsDeterminer(parts.Word(i))) ++i;
  if (i < limit && parts.Unread(i) && parts.tokens()[i].quoted) {
    return NamePhrase{{parts.tokens()[i].text}, i + 1, false, false};
  }
  std::vector<std::vector<size_t>> names(1);
  for (; i < limit && !parts.Word(i).empty() && i - at < kMaxNameWords; ++i) {
    const QueryToken& token = parts.tokens()[i];
    if (!token.capital && EndsName(token.lower)) break;
    const bool joins =
        !token.capital && (token.lower == "and" || token.lower == "or");
    if (joins && (names.back().empty() || i + 1 >= limit ||
                  parts.Word(i + 1).empty() || EndsName(parts.Word(i + 1)))) {
      break;
    }
    if (joins) {
      names.emplace_back();
      while (i + 1 < limit && IsDeterminer(parts.Word(i + 1))) ++i;
      continue;
    }
    names.back().push_back(i);
    phrase.outlet = IsOutletNoun(token.lower);
    phrase.domain = IsDomain(token.lower);
    if (token.clause_end || token.possessive) {
      ++i;
      break;
    }
  }
  if (names.back().empty()) names.pop_back();
  if (names.empty()) return std::nullopt;
  ShareTail(parts.tokens(), names);
  for (const auto& words : names) {
    std::string name;
    for (const size_t word : words) {
      absl::StrAppend(&name, name.empty() ? "" : " ",
                      parts.tokens()[word].Name());
    }
    phrase.names.push_back(std::move(name));
  }
  phrase.end = i;
  return phrase;
}

void AddNames(query::ClaimField field, const NamePhrase& phrase, size_t begin,
              QuestionParts& parts) {
  query::FilterNode any;
  for (const std::string& name : phrase.names) {
    any = OrOf(std::move(any), TextFilter(field, name));
  }
  parts.Add(std::move(any), begin, phrase.end);
}

}  // namespace hearsay::interpret
