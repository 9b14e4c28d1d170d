#include "client/claim_text.h"

#include <algorithm>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/record/proto_time.h"
#include "common/text/code_point_map.h"

namespace hearsay::client {
namespace {

const char* FactualityText(v1::Factuality factuality) {
  switch (factuality) {
    case v1::FACTUALITY_CT_PLUS:
      return "certain (CT+)";
    case v1::FACTUALITY_PR_PLUS:
      return "probable (PR+)";
    case v1::FACTUALITY_PS_PLUS:
      return "possible (PS+)";
    case v1::FACTUALITY_CT_MINUS:
      return "certainly not (CT-)";
    case v1::FACTUALITY_PR_MINUS:
      return "probably not (PR-)";
    case v1::FACTUALITY_PS_MINUS:
      return "possibly not (PS-)";
    case v1::FACTUALITY_CT_U:
      return "known but not told (CTu)";
    case v1::FACTUALITY_UU:
      return "not known (Uu)";
    default:
      return "";
  }
}

// The words of one span with those hedges marked that lie within it.
std::string Mark(const v1::Span& span, const v1::Claim& claim) {
  const text::CodePointMap map(span.exact());
  std::string out;
  uint32_t done = 0;
  std::vector<const v1::Span*> hedges;
  for (const v1::Span& hedge : claim.hedges()) hedges.push_back(&hedge);
  std::sort(hedges.begin(), hedges.end(), [](const auto* a, const auto* b) {
    return a->start() < b->start();
  });
  for (const v1::Span* hedge : hedges) {
    if (hedge->start() < span.start() || hedge->end() > span.end()) continue;
    const uint32_t begin = map.ToByte(hedge->start() - span.start());
    const uint32_t end = map.ToByte(hedge->end() - span.start());
    if (begin < done) continue;
    absl::StrAppend(&out, span.exact().substr(done, begin - done), "*",
                    span.exact().substr(begin, end - begin), "*");
    done = end;
  }
  return out + span.exact().substr(done);
}

}  // namespace

std::string ChainText(const v1::Claim& claim) {
  return absl::StrJoin(
      claim.chain(), " → ", [](std::string* out, const v1::Attribution& link) {
        absl::string_view name = link.display_name();
        if (name.empty()) name = link.source().exact();
        if (name.empty()) name = "(not named)";
        absl::StrAppend(out, name, link.anonymous() ? " (anonymous)" : "");
      });
}

std::string MarkedWords(const v1::Claim& claim) {
  if (claim.content().empty()) return claim.text();
  return absl::StrJoin(claim.content(), " … ",
                       [&](std::string* out, const v1::Span& span) {
                         out->append(Mark(span, claim));
                       });
}

std::string StanceText(const v1::Claim& claim) {
  std::vector<std::string> parts;
  // POLARITY_NEGATIVE is shown as a filter takes it: negative.
  const auto add = [&](const std::string& name, absl::string_view prefix,
                       absl::string_view suffix = "") {
    parts.push_back(absl::StrCat(
        absl::StrReplaceAll(absl::AsciiStrToLower(name.substr(prefix.size())),
                            {{"_", " "}}),
        suffix));
  };
  if (claim.type() != v1::CLAIM_TYPE_UNSPECIFIED) {
    add(v1::ClaimType_Name(claim.type()), "CLAIM_TYPE_");
  }
  if (claim.polarity() != v1::POLARITY_UNSPECIFIED) {
    add(v1::Polarity_Name(claim.polarity()), "POLARITY_");
  }
  if (claim.factuality() != v1::FACTUALITY_UNSPECIFIED) {
    parts.push_back(FactualityText(claim.factuality()));
  }
  if (claim.stated_confidence() != v1::STATED_CONFIDENCE_UNSPECIFIED) {
    add(v1::StatedConfidence_Name(claim.stated_confidence()),
        "STATED_CONFIDENCE_", " confidence");
  }
  if (claim.likelihood() != v1::LIKELIHOOD_UNSPECIFIED) {
    add(v1::Likelihood_Name(claim.likelihood()), "LIKELIHOOD_");
  }
  for (const v1::Span& hedge : claim.hedges()) {
    const bool within = std::any_of(
        claim.content().begin(), claim.content().end(), [&](const auto& span) {
          return span.start() <= hedge.start() && hedge.end() <= span.end();
        });
    if (!within) parts.push_back(absl::StrCat("*", hedge.exact(), "*"));
  }
  return absl::StrJoin(parts, "; ");
}

std::string DateText(const v1::Claim& claim) {
  if (!claim.has_publish_time()) return "-";
  return absl::FormatTime("%E4Y-%m-%d",
                          record::FromTimestamp(claim.publish_time()),
                          absl::UTCTimeZone());
}

}  // namespace hearsay::client
