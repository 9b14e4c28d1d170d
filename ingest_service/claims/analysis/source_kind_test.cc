#include "ingest_service/claims/analysis/source_kind.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "common/language/segmenter.h"
#include "gtest/gtest.h"

namespace hearsay::claims {
namespace {

// "GROUP Two bakers", with "unnamed" before it when anonymous.
std::string Describe(const std::string& phrase) {
  const language::AnnotatedText annotated = language::Segment(phrase);
  const Words words(annotated);
  const SourceKind kind = KindOfSource(words, {0, words.size()});
  absl::string_view role = v1::SourceRole_Name(kind.role);
  role.remove_prefix(sizeof("SOURCE_ROLE_") - 1);
  return absl::StrCat(kind.anonymous ? "unnamed " : "", role, " ",
                      words.SpanOf(kind.name).In(phrase));
}

TEST(SourceKindTest, SaysRoleAndWhetherAnybodyIsNamed) {
  struct {
    const char* phrase;
    const char* want;
  } const kCases[] = {
      // Where people work, or whose they are, names none of them.
      {"bakers at the Corner Mill", "unnamed GROUP bakers at the Corner Mill"},
      {"a teacher from Elm Grove", "unnamed PERSON a teacher from Elm Grove"},
      {"an adviser to Senator Ruth Vane",
       "unnamed PERSON an adviser to Senator Ruth Vane"},
      {"three NATO officials", "unnamed GROUP three NATO officials"},
      {"two sailors, Ruth Vane and Olaf Pym", "GROUP two sailors"},
      // Known by an office, or by whose husband he is.
      {"the mayor of Elm Grove", "PERSON the mayor of Elm Grove"},
      {"her husband", "PERSON her husband"},
      {"a mayor in the valley", "unnamed PERSON a mayor in the valley"},
      {"one gardener", "unnamed PERSON one gardener"},
      // So many of some, and one of those before.
      {"three of the banks", "unnamed GROUP three of the banks"},
      {"a second", "unnamed PERSON a second"},
      // A head noun before its participle or clause.
      {"inspectors combing the yard",
       "unnamed GROUP inspectors combing the yard"},
      {"a ledger dated 9 May", "DOCUMENT a ledger dated 9 May"},
      {"the charity that feeds them",
       "ORGANIZATION the charity that feeds them"},
      {"the neighbours I met", "unnamed GROUP the neighbours"},
      // What a document's author is called is not what it is called.
      {"letters from the bishop, Olaf Pym", "DOCUMENT letters from the bishop"},
      {"a spokeswoman, Ruth Vane", "PERSON Ruth Vane"},
      // Firms by their last word; letters behind a name.
      {"Elmgrove Shipping", "ORGANIZATION Elmgrove Shipping"},
      {"Ruth Vane QC", "PERSON Ruth Vane QC"},
      {"the insurer", "ORGANIZATION the insurer"},
      {"a magazine in the capital", "OUTLET a magazine in the capital"},
      {"the council's", "ORGANIZATION the council"},
      {"three others", "unnamed GROUP three others"},
      // People who are spoken of as one, and a firm that is not told.
      {"her team", "unnamed GROUP her team"},
      {"the crew", "unnamed GROUP the crew"},
      {"the team", "ORGANIZATION the team"},
      {"a clinic hired by the town",
       "unnamed ORGANIZATION a clinic hired by the town"},
      {"Western agencies", "unnamed ORGANIZATION Western agencies"},
      {"US agencies", "ORGANIZATION US agencies"},
      {"the separatist League of the Coast",
       "ORGANIZATION the separatist League of the Coast"},
      // A nickname in a sense of its own; a headline's noun.
      {"the sulky star", "PERSON the sulky star"},
      {"the father-of-six", "PERSON the father-of-six"},
      {"ex-trader", "unnamed PERSON ex-trader"},
      {"former teacher", "unnamed PERSON former teacher"},
  };
  for (const auto& c : kCases) EXPECT_EQ(Describe(c.phrase), c.want);
}

}  // namespace
}  // namespace hearsay::claims
