#include "query_service/interpret/question_reader.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "common/base/field_error.h"
#include "common/base/status_macros.h"
#include "common/text/index_terms.h"
#include "common/text/utf8.h"
#include "hearsay/v1/claim.pb.h"
#include "query_service/interpret/date_phrases.h"
#include "query_service/interpret/filter_parser.h"
#include "query_service/interpret/filters.h"
#include "query_service/interpret/query_tokens.h"
#include "query_service/interpret/question_words.h"
#include "query_service/interpret/search_words.h"
#include "query_service/interpret/time_value.h"

namespace hearsay::interpret {
namespace {

using query::ClaimField;
using query::ClaimOrder;
using query::Comparator;
using query::FilterNode;

constexpr size_t kMaxNameWords = 8;

// Goes over a question once for each kind of part. A token that a rule has read
// is out of bounds for those after it.
class Reader {
 public:
  Reader(std::vector<QueryToken> tokens, absl::Time now)
      : tokens_(std::move(tokens)),
        roles_(tokens_.size(), Role::kUnread),
        now_(now) {
    topic_ = tokens_.size();
    for (size_t i = 0; i < tokens_.size() && topic_ == tokens_.size(); ++i) {
      if (!tokens_[i].quoted && OpensTopic(tokens_[i].lower)) topic_ = i;
    }
  }

  void Read() {
    ReadDates();
    ReadQualities();
    ReadSources();
    ReadHolders();
    ReadSubject();
    ReadKinds();
    ReadRest();
  }

  FilterNode TakeFilter() { return std::move(filter_); }
  bool newest_first() const { return newest_first_; }
  const std::vector<std::string>& ignored() const { return ignored_; }
  std::vector<query::QueryWord> Words() const {
    return SearchWords(tokens_, left_);
  }

 private:
  enum class Role { kUnread, kRead, kIgnored };

  size_t size() const { return tokens_.size(); }
  bool Unread(size_t at) const {
    return at < size() && roles_[at] == Role::kUnread;
  }
  // An unread word, folded; empty for a phrase and past the end, so that rules
  // need no bounds.
  absl::string_view Word(size_t at) const {
    return Unread(at) && !tokens_[at].quoted
               ? absl::string_view(tokens_[at].lower)
               : absl::string_view();
  }
  // Any word before `at`, read or not.
  absl::string_view Before(size_t at) const {
    return at > 0 && at <= size() ? absl::string_view(tokens_[at - 1].lower)
                                  : absl::string_view();
  }
  void Mark(size_t begin, size_t end, Role role = Role::kRead) {
    for (size_t i = begin; i < end && i < size(); ++i) {
      if (roles_[i] == Role::kUnread) roles_[i] = role;
    }
  }
  void Add(FilterNode node, size_t begin, size_t end) {
    filter_ = AndOf(std::move(filter_), std::move(node));
    Mark(begin, end);
  }

  // --- Dates ---------------------------------------------------------------

  void ReadDates() {
    for (size_t i = 0; i < size(); ++i) {
      if (!ReadTwoDates(i)) ReadOneDate(i);
    }
  }

  bool ReadTwoDates(size_t at) {
    const absl::string_view opening = Word(at);
    if (opening != "between" && opening != "from") return false;
    const auto first = ReadDatePhrase(tokens_, at + 1, now_);
    if (!first) return false;
    const size_t joint = at + 1 + first->tokens;
    const absl::string_view word = Word(joint);
    if (word != "and" && word != "to" && word != "until" && word != "till" &&
        word != "through") {
      return false;
    }
    const auto last = ReadDatePhrase(tokens_, joint + 1, now_);
    if (!last) return false;
    Add(AndOf(SinceFilter(first->range), UntilFilter(last->range)), at,
        joint + 1 + last->tokens);
    return true;
  }

  void ReadOneDate(size_t at) {
    const absl::string_view word = Word(at);
    const bool on = word == "on";
    if (on || word == "in" || word == "during" || word == "from" ||
        word == "since" || word == "after" || word == "before" ||
        word == "until" || word == "till" || word == "through") {
      const auto date = ReadDatePhrase(tokens_, at + 1, now_);
      // "On May" is no date, and "on 2023" none either.
      const bool day = date && (date->tokens > 1 || date->relative ||
                                tokens_[at + 1].lower.size() > 9);
      if (!date || (on && !day)) return;
      Add(DateFilter(word, date->range), at, at + 1 + date->tokens);
      return;
    }
    // Without a preposition only what is counted from now is surely meant as
    // the time of publication: "the May 3 attack" names an event.
    const auto date = ReadDatePhrase(tokens_, at, now_);
    if (!date || !date->relative || !Unread(at)) return;
    if (date->tokens == 1 && word != "today" && word != "yesterday") return;
    if (at > 0 && tokens_[at].capital) return;  // "USA Today".
    Add(WithinFilter(date->range), at, at + date->tokens);
  }

  static FilterNode DateFilter(absl::string_view word, const TimeRange& range) {
    if (word == "since") return SinceFilter(range);
    if (word == "after") return AfterFilter(range);
    if (word == "before") return BeforeFilter(range);
    if (word == "until" || word == "till" || word == "through") {
      return UntilFilter(range);
    }
    return WithinFilter(range);
  }

  // --- Confidence, quotation, factuality, order ------------------------------

  void ReadQualities() {
    for (size_t i = 0; i < size(); ++i) {
      ReadConfidence(i);
      ReadQuoteType(i);
      const absl::string_view word = Word(i);
      if (!IsClaimNoun(Word(i + 1)) || i > topic_) continue;
      if (const auto factuality = FactualityOf(word)) {
        Add(EnumFilter(ClaimField::kFactuality, *factuality), i, i + 1);
      } else if (word == "latest" || word == "newest" || word == "recent") {
        newest_first_ = true;
        Mark(i > 0 && Word(i - 1) == "most" ? i - 1 : i, i + 1);
      }
    }
  }

  void ReadConfidence(size_t at) {
    // "low confidence", "low-confidence".
    const absl::string_view word = Word(at);
    const size_t hyphen = word.find('-');
    std::optional<int32_t> level;
    size_t end = at + 1;
    if (hyphen != absl::string_view::npos) {
      if (word.substr(hyphen + 1) == "confidence") {
        level = ConfidenceOf(word.substr(0, hyphen));
      }
    } else if (Word(at + 1) == "confidence") {
      level = ConfidenceOf(word);
      end = at + 2;
    }
    if (!level) return;
    const bool with =
        at > 0 && (Word(at - 1) == "with" || Word(at - 1) == "of");
    Add(EnumFilter(ClaimField::kStatedConfidence, *level), with ? at - 1 : at,
        end);
  }

  void ReadQuoteType(size_t at) {
    const auto quotes = [&](size_t i) {
      const absl::string_view word = Word(i);
      return word == "quote" || word == "quotes" || word == "quotation" ||
             word == "quotations" || word == "speech";
    };
    const absl::string_view word = Word(at);
    const auto of = [](int32_t type) {
      return EnumFilter(ClaimField::kQuoteType, type);
    };
    if (word == "direct" && quotes(at + 1)) {
      Add(of(v1::QUOTE_TYPE_DIRECT), at, at + 2);
    } else if (word == "indirect" && quotes(at + 1)) {
      Add(of(v1::QUOTE_TYPE_INDIRECT), at, at + 2);
    } else if (quotes(at) && word != "speech" && IsHeadNoun(at)) {
      Add(OrOf(of(v1::QUOTE_TYPE_DIRECT), of(v1::QUOTE_TYPE_MIXED)), at,
          at + 1);
    }
  }

  // --- Names -----------------------------------------------------------------

  struct NamePhrase {
    std::vector<std::string> names;
    size_t end = 0;
    bool outlet = false;
    bool domain = false;
  };

  // The names that start at `at`, up to `limit`: "the US and Ukrainian
  // officials" is two. None when there is no word that a name can start with.
  std::optional<NamePhrase> ReadNames(size_t at, size_t limit) const {
    NamePhrase phrase;
    size_t i = at;
    while (i < limit && IsDeterminer(Word(i))) ++i;
    if (i < limit && Unread(i) && tokens_[i].quoted) {
      return NamePhrase{{tokens_[i].text}, i + 1, false, false};
    }
    std::vector<std::vector<size_t>> parts(1);
    for (; i < limit && !Word(i).empty() && i - at < kMaxNameWords; ++i) {
      const QueryToken& token = tokens_[i];
      if (!token.capital && EndsName(token.lower)) break;
      const bool joins =
          !token.capital && (token.lower == "and" || token.lower == "or");
      if (joins && (parts.back().empty() || i + 1 >= limit ||
                    Word(i + 1).empty() || EndsName(Word(i + 1)))) {
        break;
      }
      if (joins) {
        parts.emplace_back();
        while (i + 1 < limit && IsDeterminer(Word(i + 1))) ++i;
        continue;
      }
      parts.back().push_back(i);
      phrase.outlet = IsOutletNoun(token.lower);
      phrase.domain = IsDomain(token.lower);
      if (token.clause_end || token.possessive) {
        ++i;
        break;
      }
    }
    if (parts.back().empty()) parts.pop_back();
    if (parts.empty()) return std::nullopt;
    ShareTail(parts);
    for (const auto& part : parts) {
      std::string name;
      for (const size_t word : part) {
        absl::StrAppend(&name, name.empty() ? "" : " ", tokens_[word].Name());
      }
      phrase.names.push_back(std::move(name));
    }
    phrase.end = i;
    return phrase;
  }

  // "US and Ukrainian officials": the last part's small words belong to all
  // parts that are only capitals.
  void ShareTail(std::vector<std::vector<size_t>>& parts) const {
    const std::vector<size_t>& last = parts.back();
    auto tail = last.end();
    while (tail != last.begin() && !tokens_[*(tail - 1)].capital) --tail;
    if (tail == last.end() || tail == last.begin()) return;
    const std::vector<size_t> shared(tail, last.end());
    for (size_t i = 0; i + 1 < parts.size(); ++i) {
      if (tokens_[parts[i].back()].capital) {
        parts[i].insert(parts[i].end(), shared.begin(), shared.end());
      }
    }
  }

  void AddNames(ClaimField field, const NamePhrase& phrase, size_t begin) {
    FilterNode any;
    for (const std::string& name : phrase.names) {
      any = OrOf(std::move(any), TextFilter(field, name));
    }
    Add(std::move(any), begin, phrase.end);
  }

  // True when the word stands for what is asked for: "claims about", "all
  // denials", "Zelensky's statements".
  bool IsHeadNoun(size_t at) const {
    if (at > topic_) return false;
    const bool possessive = at > 0 && tokens_[at - 1].possessive;
    const absl::string_view next =
        at + 1 < size() ? absl::string_view(tokens_[at + 1].lower) : "";
    return possessive || next.empty() || roles_[at + 1] != Role::kUnread ||
           next == "of" || EndsName(next) || tokens_[at].clause_end;
  }

  // --- Outlets and relays
  // ------------------------------------------------------

  void ReadSources() {
    for (size_t i = 0; i < size(); ++i) {
      const absl::string_view word = Word(i);
      if (word == "according" && Word(i + 1) == "to") {
        ReadRelay(i, i + 2);
      } else if (word == "via" || word == "per") {
        ReadRelay(i, i + 1);
      } else if (IsRelayVerb(word) && Word(i + 1) == "by") {
        ReadRelay(i > 0 && Word(i - 1) == "as" ? i - 1 : i, i + 2);
      } else if (word == "in" || word == "on" || word == "from" ||
                 word == "at" || word == "by") {
        ReadOutlet(i);
      } else if (IsDomain(word)) {
        Add(TextFilter(ClaimField::kSource, tokens_[i].lower), i, i + 1);
      }
    }
  }

  void ReadRelay(size_t begin, size_t at) {
    const auto names = ReadNames(at, size());
    if (!names) return;
    AddNames(names->domain ? ClaimField::kSource : ClaimField::kVia, *names,
             begin);
  }

  // "in the Times", "from example.com"; "in Kyiv" is none. "By CNN" is a
  // holder's place, but a domain never is a holder.
  void ReadOutlet(size_t at) {
    const auto names = ReadNames(at + 1, size());
    if (!names) return;
    if (names->domain) {
      AddNames(ClaimField::kSource, *names, at);
    } else if (names->outlet && Word(at) != "by" &&
               (tokens_[names->end - 1].capital || names->end - at <= 3)) {
      AddNames(ClaimField::kVia, *names, at);
    }
  }

  // --- Holders
  // -------------------------------------------------------------------

  void ReadHolders() {
    for (size_t i = 0; i < size(); ++i) {
      const absl::string_view word = Word(i);
      if (word != "by" && word != "from") {
        ReadPossessor(i);
        continue;
      }
      const absl::string_view before = Before(i);
      const bool after_claims = IsClaimNoun(before) || ClaimTypeOf(before) ||
                                i == 0 || roles_[i - 1] == Role::kRead;
      if (!after_claims &&
          !(word == "by" && (IsSpeechVerb(before) || before == "made"))) {
        continue;
      }
      const auto names = ReadNames(i + 1, size());
      if (!names) continue;
      if (before == "made") Mark(i - 1, i);
      AddNames(ClaimField::kHolder, *names, i);
    }
  }

  // "Zelensky's denials": the name goes back to a word that ends names.
  void ReadPossessor(size_t at) {
    if (Word(at).empty() || !tokens_[at].possessive || at > topic_ ||
        !(IsClaimNoun(Word(at + 1)) || ClaimTypeOf(Word(at + 1)))) {
      return;
    }
    size_t begin = at;
    while (begin > 0 && !Word(begin - 1).empty() &&
           !EndsName(Word(begin - 1)) && !IsDeterminer(Word(begin - 1)) &&
           !IsCourtesy(Word(begin - 1))) {
      --begin;
    }
    const auto names = ReadNames(begin, at + 1);
    if (names) AddNames(ClaimField::kHolder, *names, begin);
  }

  // "what does ISW claim", "has Kyiv denied", "what US officials believe",
  // "Zelensky denied that", "who said".
  void ReadSubject() {
    size_t at = 0;
    while (IsCourtesy(Word(at))) ++at;
    const absl::string_view asks = Word(at);
    const bool asked = asks == "what" || asks == "why" || asks == "how" ||
                       asks == "when" || asks == "where" || asks == "which";
    if (asked) ++at;
    if (asks == "which" || (asked && IsClaimNoun(Word(at)))) ++at;
    if (asks == "who") {
      size_t verb = at + 1;
      while (IsAuxiliary(Word(verb))) ++verb;
      if (IsSpeechVerb(Word(verb))) SubjectVerb(at, verb);
      return;
    }
    const bool auxiliary = IsAuxiliary(Word(at));
    if (auxiliary) ++at;
    const auto names = ReadNames(at, SpeechVerbAfter(at, asked || auxiliary));
    if (!names || names->end >= size() || !IsSpeechVerb(Word(names->end))) {
      return;
    }
    const size_t verb = names->end;
    AddNames(ClaimField::kHolder, *names, at);
    SubjectVerb(0, verb);
  }

  // The verb asks for a type or for nothing; what stands before it with it.
  void SubjectVerb(size_t begin, size_t verb) {
    Mark(begin, verb, Role::kIgnored);
    if (ClaimTypeOf(Word(verb))) {
      AddType(verb);
    } else {
      Mark(verb, verb + 1, Role::kIgnored);
    }
  }

  // Where the verb of the sentence at `at` stands, or size(). Outside of a
  // question a form that may be a noun or a participle needs a name before it
  // and an object behind it: neither "insurance claims" nor "attack claimed
  // by".
  size_t SpeechVerbAfter(size_t at, bool question) const {
    for (size_t i = at + 1; i < size() && !Word(i).empty(); ++i) {
      if (!IsSpeechVerb(Word(i))) {
        if (EndsName(Word(i)) && !tokens_[i].capital) return size();
        continue;
      }
      if (question && !IsClaimNoun(Word(i + 1))) return i;
      const absl::string_view next = Word(i + 1);
      const bool object = !next.empty() && (next == "that" || !EndsName(next));
      const bool name = tokens_[i - 1].capital || !IsNounToo(Word(i));
      return object && name && !tokens_[i].capital ? i : size();
    }
    return size();
  }

  // --- Kinds of claims
  // -----------------------------------------------------------

  void ReadKinds() {
    for (size_t i = 0; i < size(); ++i) {
      if (!ClaimTypeOf(Word(i)) || i > topic_) continue;
      const bool verb = IsSpeechVerb(Word(i)) && Word(i) != "blame";
      if (verb || IsHeadNoun(i)) AddType(i);
    }
  }

  void AddType(size_t at) {
    const int32_t type = *ClaimTypeOf(Word(at));
    FilterNode node = EnumFilter(ClaimField::kType, type);
    // "It was not us" denies without the verb.
    if (type == v1::CLAIM_TYPE_DENIAL) {
      node = OrOf(std::move(node),
                  EnumFilter(ClaimField::kPolarity, v1::POLARITY_NEGATIVE));
    }
    Add(std::move(node), at, at + 1);
  }

  // --- What is left
  // ----------------------------------------------------------------

  void ReadRest() {
    for (size_t i = 0; i < size(); ++i) {
      if (roles_[i] == Role::kUnread && tokens_[i].quoted) {
        Add(TextFilter(ClaimField::kText, tokens_[i].text, Comparator::kEqual),
            i, i + 1);
      } else if (roles_[i] == Role::kIgnored ||
                 (Unread(i) && MeansNothing(i))) {
        ignored_.push_back(tokens_[i].text);
      } else if (Unread(i)) {
        left_.push_back(i);
      }
    }
  }

  bool MeansNothing(size_t at) const {
    const QueryToken& token = tokens_[at];
    if (at < topic_ && IsCourtesy(token.lower)) return true;
    if (IsClaimNoun(token.lower) && IsHeadNoun(at)) return true;
    if (!token.capital && EndsName(token.lower) && !IsRelayVerb(token.lower)) {
      return true;
    }
    // "US", "WHO", "IT" are names, unless all is shouted.
    const bool acronym =
        token.text.size() > 1 && at > 0 && token.capital &&
        token.text == absl::AsciiStrToUpper(token.text) &&
        tokens_[0].text != absl::AsciiStrToUpper(tokens_[0].text);
    const auto terms = text::IndexTerms(token.text);
    return !acronym && std::all_of(terms.begin(), terms.end(),
                                   [](const text::IndexTerm& term) {
                                     return text::IsStopTerm(term.term);
                                   });
  }

  std::vector<QueryToken> tokens_;
  std::vector<Role> roles_;
  absl::Time now_;
  size_t topic_ = 0;  // The first word that opens the subject matter.
  FilterNode filter_;
  bool newest_first_ = false;
  std::vector<std::string> ignored_;
  std::vector<size_t> left_;
};

}  // namespace

absl::StatusOr<Question> ReadQuestion(absl::string_view query,
                                      absl::string_view filter,
                                      absl::Time now) {
  if (query.size() > kMaxQueryBytes) {
    return FieldError("INVALID_QUERY", "query",
                      absl::StrCat("has ", query.size(), " bytes, at most ",
                                   kMaxQueryBytes, " are read"));
  }
  if (!text::IsValidUtf8(query)) {
    return FieldError("INVALID_QUERY", "query",
                      "is not UTF-8; send the text in that encoding");
  }
  HEARSAY_ASSIGN_OR_RETURN(FilterNode given, ParseFilter(filter));
  Reader reader(TokenizeQuery(query), now);
  reader.Read();
  Question question;
  question.query.words = reader.Words();
  if (question.query.words.size() > kMaxSearchWords) {
    return FieldError("INVALID_QUERY", "query",
                      absl::StrCat("has ", question.query.words.size(),
                                   " words to search for, at most ",
                                   kMaxSearchWords, " are; ask for fewer"));
  }
  question.query.filter = AndOf(reader.TakeFilter(), std::move(given));
  question.query.order = question.query.words.empty() || reader.newest_first()
                             ? ClaimOrder::kNewestFirst
                             : ClaimOrder::kRelevance;
  question.interpretation.filter = PrintFilter(question.query.filter);
  for (const query::QueryWord& word : question.query.words) {
    question.interpretation.words.push_back(word.text);
  }
  question.interpretation.ignored = reader.ignored();
  return question;
}

}  // namespace hearsay::interpret
