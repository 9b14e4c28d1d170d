#include "ingest_service/claims/learned/learned_models.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/status_macros.h"
#include "common/language/model_file.h"
#include "common/language/parser_state.h"

namespace hearsay::claims {

using language::Lexicon;
using language::Parser;
using language::Tagger;
using language::WeightTable;

std::string ModelPath(absl::string_view model_dir, absl::string_view kind) {
  return absl::StrCat(model_dir, "/", kind, ".model");
}

absl::StatusOr<std::unique_ptr<const LearnedModels>> LoadLearnedModels(
    const std::string& model_dir) {
  const auto load = [&](absl::string_view kind, uint32_t version,
                        uint32_t labels) -> absl::StatusOr<WeightTable> {
    HEARSAY_ASSIGN_OR_RETURN(language::ModelFile model,
                             language::LoadModelFile(ModelPath(model_dir, kind),
                                                     kind, version, labels));
    return std::move(model.weights);
  };
  HEARSAY_ASSIGN_OR_RETURN(
      WeightTable tags,
      load(Tagger::kKind, Tagger::kVersion, language::kPennTags));
  HEARSAY_ASSIGN_OR_RETURN(
      WeightTable actions,
      load(Parser::kActionsKind, Parser::kVersion, language::kParserActions));
  HEARSAY_ASSIGN_OR_RETURN(
      WeightTable relations,
      load(Parser::kRelationsKind, Parser::kVersion, language::kRelations));
  HEARSAY_ASSIGN_OR_RETURN(
      WeightTable words,
      load(Lexicon::kKind, Lexicon::kVersion, Lexicon::kLabels));
  HEARSAY_ASSIGN_OR_RETURN(WeightTable cues,
                           load(CueTagger::kKind, kFeatureVersion, kCueLabels));
  HEARSAY_ASSIGN_OR_RETURN(
      WeightTable roles, load(RoleTagger::kKind, kFeatureVersion, kRoleLabels));
  HEARSAY_ASSIGN_OR_RETURN(WeightTable ranks,
                           load(RoleRanker::kKind, kFeatureVersion, 1));
  HEARSAY_ASSIGN_OR_RETURN(WeightTable scores,
                           load(Scorer::kKind, kFeatureVersion, 1));
  HEARSAY_ASSIGN_OR_RETURN(WeightTable verdicts,
                           load(Judge::kKind, kFeatureVersion, Judge::kHidden));
  HEARSAY_ASSIGN_OR_RETURN(
      WeightTable names,
      load(NameTagger::kKind, NameTagger::kVersion, kNameLabels));
  if (verdicts.rows() != Judge::kRows) {
    return absl::FailedPreconditionError(
        absl::StrCat(ModelPath(model_dir, Judge::kKind), ": ", verdicts.rows(),
                     " rows, not those of this build"));
  }
  return std::unique_ptr<const LearnedModels>(new LearnedModels{
      Tagger(std::move(tags)), Parser(std::move(actions), std::move(relations)),
      Lexicon(std::move(words)), CueTagger(std::move(cues)),
      RoleTagger(std::move(roles)), RoleRanker(std::move(ranks)),
      Scorer(std::move(scores)), Judge(verdicts),
      NameTagger(std::move(names))});
}

}  // namespace hearsay::claims
