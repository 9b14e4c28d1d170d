#include "ingest_service/claims/learned/misread_inquits.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"

namespace hearsay::claims {
namespace {

using ingest::TextAttribution;

constexpr ptrdiff_t kLongestAddressee = 3;  // Words.

bool Touches(const std::vector<ByteSpan>& spans, ByteSpan other) {
  return std::any_of(spans.begin(), spans.end(),
                     [other](ByteSpan span) { return span.Overlaps(other); });
}

// "They told the paper that it rained": whom they told is not what they said.
bool TookAddressee(absl::string_view text, const TextAttribution& learned,
                   const TextAttribution& rule) {
  const ByteSpan cue = learned.cue.front();
  const ByteSpan taken = learned.content.front();
  const ByteSpan told = rule.content.front();
  if (!absl::EndsWith(cue.In(text), " to") || taken.begin < cue.end ||
      taken.begin >= told.begin || told.begin >= taken.end ||
      !absl::StartsWith(told.In(text), "that ")) {
    return false;
  }
  const absl::string_view whom = ByteSpan{taken.begin, told.begin}.In(text);
  return std::count(whom.begin(), whom.end(), ' ') <= kLongestAddressee;
}

// Whether an auxiliary stands in `span` before any "who" or "which".
bool HoldsMainVerb(const AnalyzedArticle& article, ByteSpan span) {
  using enum language::PennTag;
  const auto& tokens = article.text().tokens;
  auto token = std::partition_point(
      tokens.begin(), tokens.end(),
      [span](const language::Token& t) { return t.span.begin < span.begin; });
  for (; token != tokens.end() && token->span.end <= span.end; ++token) {
    const auto i = static_cast<int32_t>(token - tokens.begin());
    const language::PennTag tag = article.token(i).tag;
    if (tag == kWP || tag == kWDT || tag == kWPS || tag == kWRB) return false;
    const std::string word =
        absl::AsciiStrToLower(token->span.In(article.text().text));
    if (tag == kMD || word == "is" || word == "are" || word == "was" ||
        word == "were" || word == "has" || word == "have" || word == "had") {
      return true;
    }
  }
  return false;
}

}  // namespace

bool IsMisread(const AnalyzedArticle& article, const TextAttribution& learned,
               const TextAttribution& rule) {
  if (rule.source.empty() || learned.cue.empty()) return false;
  if (TookAddressee(article.text().text, learned, rule)) return true;
  const ByteSpan source = rule.source.front();
  if (Touches(learned.source, source)) {
    const ByteSpan taken = learned.source.front();
    return learned.source.size() == 1 && taken.begin == source.begin &&
           taken.end > source.end &&
           HoldsMainVerb(article, {source.end, taken.end});
  }
  const ByteSpan cue = learned.cue.front();
  if (rule.content.front().begin >= cue.begin ||
      learned.content.front().begin >= cue.begin) {
    return false;
  }
  if (source.begin >= cue.end) {
    // "the Cup and the Shield, said the Herald": the rules see the source close
    // the clause right behind the verb.
    const std::string verb = absl::AsciiStrToLower(cue.In(article.text().text));
    if (verb == "said" && source.begin == cue.end + 1) return true;
    return std::any_of(
        learned.content.begin(), learned.content.end(),
        [source](ByteSpan content) { return content.Contains(source); });
  }
  return !learned.source.empty() && learned.source.front().begin >= cue.begin;
}

}  // namespace hearsay::claims
