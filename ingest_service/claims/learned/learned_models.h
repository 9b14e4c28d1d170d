#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_LEARNED_MODELS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_LEARNED_MODELS_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/language/lexicon.h"
#include "common/language/parser.h"
#include "common/language/tagger.h"
#include "ingest_service/claims/learned/cue_tagger.h"
#include "ingest_service/claims/learned/judge.h"
#include "ingest_service/claims/learned/name_tagger.h"
#include "ingest_service/claims/learned/role_ranker.h"
#include "ingest_service/claims/learned/role_tagger.h"
#include "ingest_service/claims/learned/scorer.h"

namespace hearsay::claims {

// The models of one folder. Thread safe.
struct LearnedModels {
  language::Tagger tagger;
  language::Parser parser;
  language::Lexicon lexicon;
  CueTagger cues;
  RoleTagger roles;
  RoleRanker ranker;
  Scorer scorer;
  Judge judge;
  NameTagger names;
};

// The file of a model of `kind` in `model_dir`.
std::string ModelPath(absl::string_view model_dir, absl::string_view kind);

// kNotFound, kDataLoss and kFailedPrecondition name the file.
absl::StatusOr<std::unique_ptr<const LearnedModels>> LoadLearnedModels(
    const std::string& model_dir);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_LEARNED_MODELS_H_
