// Chains of whole texts, by the rules alone: who through whom.

#include "ingest_service/claims/chains.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "gtest/gtest.h"
#include "ingest_service/claims/claim_extractor.h"

namespace hearsay::claims {
namespace {

// The chains of a text's claims in its order; "(…)" is inferred.
std::string ChainsOf(const std::string& text, const std::string& source) {
  static const ClaimExtractor& extractor =
      *ClaimExtractor::Load("").value().release();
  ingest::ArticleContext context;
  context.source = source;
  std::vector<std::string> chains;
  for (const auto& claim : extractor.Extract(text, context).claims) {
    std::vector<std::string> links;
    for (const auto& link : claim.chain()) {
      links.push_back(link.inferred()
                          ? absl::StrCat("(", link.display_name(), ")")
                          : link.display_name());
    }
    chains.push_back(absl::StrJoin(links, " > "));
  }
  return absl::StrJoin(chains, "; ");
}

struct ChainCase {
  std::string name;
  std::string text;
  std::string want;
  std::string source = "unknown";
};

class ChainsTest : public ::testing::TestWithParam<ChainCase> {};

TEST_P(ChainsTest, RunFromTheReaderToTheHolder) {
  EXPECT_EQ(ChainsOf(GetParam().text, GetParam().source), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    , ChainsTest,
    ::testing::ValuesIn<ChainCase>({
        {"whom_an_outlet_cites",
         "The envoy will resign, the Herald reported, citing two officials.",
         "Herald > two officials"},
        {"interview",
         "In an interview with the Herald, the mayor said the fire was set.",
         "Herald > the mayor"},
        {"seen_by", "A memo seen by the Herald says the dam was leaking.",
         "Herald > A memo"},
        {"the_articles_outlet_is_one_link",
         "Two officials told the Bay Post the envoy would resign.",
         "(baypost.example) > Two officials", "baypost.example"},
        {"nobody_is_doubled", "Officials said they believed the dam held.",
         "Officials"},
        {"unnamed_people_keep_their_outlet",
         "Two officials told the Herald the dam held. One of the officials "
         "said the gate was shut.",
         "Herald > Two officials; (Herald) > One of the officials"},
        {"named_people_do_not",
         "Ada Moss told the Herald the dam held. Moss said the gate was shut.",
         "Herald > Ada Moss; Ada Moss"},
        {"credit_at_the_end",
         "Two officials believe the dam held. A guard said the gate was shut, "
         "the Herald reports.",
         "(Herald) > Two officials; Herald > A guard"},
        {"in_them",
         "The finding rests on intercepted messages. In them, two captains "
         "blamed the guard for the flood.",
         "(intercepted messages) > two captains"},
        {"they_are_who_said_so",
         "Two guards blamed the crew, while some officials said they believed "
         "the dam held.",
         "Two guards; some officials"},
        {"a_credit_is_no_document",
         "Two aides told the Herald it rained. According to recent reports, "
         "some guards think the dam held. Some guards fear that it leaks, the "
         "Courier reported.",
         "Herald > Two aides; (Courier) > recent reports > some guards; "
         "Courier "
         "> Some guards"},
        {"headline_credit", "Dam was leaking for months: Herald", "Herald"},
    }),
    [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace hearsay::claims
