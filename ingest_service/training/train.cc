#include "ingest_service/training/train.h"

#include <memory>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "common/base/status_macros.h"
#include "common/language/feature_hash.h"
#include "common/language/model_file.h"
#include "ingest_service/claims/learned_models.h"
#include "ingest_service/training/attribution_trainer.h"
#include "ingest_service/training/corpus.h"
#include "ingest_service/training/model_card.h"
#include "ingest_service/training/parallel.h"

namespace hearsay::training {
namespace {

using claims::CueTagger;
using claims::kFeatureVersion;
using claims::Proposal;
using claims::RoleTagger;
using claims::Scorer;
using language::Parser;
using language::Tagger;
using language::WeightTable;

// Every stage is trained folds + 1 times: model k without fold k, and the last
// one, which ships, on everything. Later stages see each training article
// through the models that were trained without it.
class Training {
 public:
  Training(const TrainOptions& options,
           const std::function<void(absl::string_view)>& progress)
      : options_(options), progress_(progress), folds_(options.folds) {}

  absl::StatusOr<TrainingFigures> Run() {
    HEARSAY_RETURN_IF_ERROR(Read());
    TrainSyntax();
    Analyze();
    TrainCueTaggers();
    TrainRoleTaggers();
    TrainScorers();
    HEARSAY_RETURN_IF_ERROR(Save());
    return figures_;
  }

 private:
  absl::Status Read() {
    const std::string folder = absl::StrCat(options_.data_dir, "/attribution/");
    HEARSAY_ASSIGN_OR_RETURN(silver_,
                             ReadSilver(folder + "silver-train.conll.gz"));
    HEARSAY_ASSIGN_OR_RETURN(silver_dev_,
                             ReadSilver(folder + "silver-dev.conll.gz"));
    HEARSAY_ASSIGN_OR_RETURN(gold_, ReadGold(folder + "train.jsonl.gz"));
    HEARSAY_ASSIGN_OR_RETURN(gold_dev_, ReadGold(folder + "dev.jsonl.gz"));
    if (gold_.empty() || silver_.articles.empty()) {
      return absl::InvalidArgumentError(
          absl::StrCat(folder, ": no training article"));
    }
    progress_(absl::StrCat(gold_.size(), " training articles read"));
    return absl::OkStatus();
  }

  int FoldOf(absl::string_view article_id) const {
    return static_cast<int>(language::HashString(article_id) %
                            static_cast<uint32_t>(folds_));
  }

  void TrainSyntax() {
    std::vector<TrainingSentence> sentences;
    std::vector<int> fold_of;
    for (const SilverArticle& article : silver_.articles) {
      for (const SilverSentence& sentence : article.sentences) {
        sentences.push_back(MakeTrainingSentence(sentence));
        fold_of.push_back(FoldOf(article.id));
      }
    }
    const auto all_but = [&](int fold) {
      std::vector<const TrainingSentence*> chosen;
      for (size_t i = 0; i < sentences.size(); ++i) {
        if (fold_of[i] != fold) chosen.push_back(&sentences[i]);
      }
      return chosen;
    };
    taggers_.resize(folds_ + 1);
    parsers_.resize(folds_ + 1);
    tagger_weights_.resize(folds_ + 1);
    parser_weights_.resize(folds_ + 1);
    ParallelFor(folds_ + 1, options_.threads, [&](int k) {
      tagger_weights_[k] = TrainTagger(all_but(k), options_.seed);
      taggers_[k] = std::make_unique<Tagger>(tagger_weights_[k]);
    });
    for (size_t i = 0; i < sentences.size(); ++i) {
      TagForTraining(*taggers_[fold_of[i]], sentences[i]);
    }
    progress_("taggers trained");
    ParallelFor(folds_ + 1, options_.threads, [&](int k) {
      parser_weights_[k] = TrainParser(all_but(k), options_.seed);
      parsers_[k] = std::make_unique<Parser>(parser_weights_[k].actions,
                                             parser_weights_[k].relations);
    });
    progress_("parsers trained");

    std::vector<TrainingSentence> dev;
    for (const SilverArticle& article : silver_dev_.articles) {
      for (const SilverSentence& sentence : article.sentences) {
        dev.push_back(MakeTrainingSentence(sentence));
      }
    }
    std::vector<const TrainingSentence*> dev_pointers;
    for (const TrainingSentence& sentence : dev) {
      dev_pointers.push_back(&sentence);
    }
    figures_.syntax =
        ScoreSyntax(*taggers_.back(), *parsers_.back(), dev_pointers);
    figures_.silver_sentences = static_cast<int64_t>(sentences.size());
  }

  void Analyze() {
    articles_.resize(gold_.size());
    dev_articles_.resize(gold_dev_.size());
    ParallelFor(static_cast<int>(gold_.size()), options_.threads, [&](int i) {
      const int fold = FoldOf(gold_[i].id);
      articles_[i] = std::make_unique<TrainingArticle>(
          gold_[i], *taggers_[fold], *parsers_[fold]);
    });
    ParallelFor(static_cast<int>(gold_dev_.size()), options_.threads,
                [&](int i) {
                  dev_articles_[i] = std::make_unique<TrainingArticle>(
                      gold_dev_[i], *taggers_.back(), *parsers_.back());
                });
    figures_.articles = static_cast<int64_t>(gold_.size());
    figures_.dev_articles = static_cast<int64_t>(gold_dev_.size());
  }

  std::vector<const TrainingArticle*> ArticlesBut(int fold) const {
    std::vector<const TrainingArticle*> chosen;
    for (const auto& article : articles_) {
      if (FoldOf(article->article().id) != fold)
        chosen.push_back(article.get());
    }
    return chosen;
  }

  void TrainCueTaggers() {
    cues_.resize(folds_ + 1);
    cue_weights_.resize(folds_ + 1);
    ParallelFor(folds_ + 1, options_.threads, [&](int k) {
      cue_weights_[k] = TrainCues(ArticlesBut(k), options_.seed);
      cues_[k] = std::make_unique<CueTagger>(cue_weights_[k]);
    });
    for (const auto& article : articles_) {
      const CueTagger& tagger = *cues_[FoldOf(article->article().id)];
      for (const auto& sentence : article->analysis().text().sentences) {
        for (const claims::ScoredCue& cue :
             tagger.Find(claims::AnalyzedArticle::RangeOf(sentence),
                         article->features())) {
          if (cue.probability >= CueTagger::kLikely) {
            article->predicted_cues.push_back(cue.range);
          }
        }
      }
    }
    progress_("cue taggers trained");
  }

  void TrainRoleTaggers() {
    roles_.resize(folds_ + 1);
    role_weights_.resize(folds_ + 1);
    ParallelFor(folds_ + 1, options_.threads, [&](int k) {
      role_weights_[k] = TrainRoles(ArticlesBut(k), options_.seed);
      roles_[k] = std::make_unique<RoleTagger>(role_weights_[k]);
    });
    progress_("role taggers trained");
  }

  void TrainScorers() {
    std::vector<std::vector<ScorerExample>> examples(articles_.size());
    ParallelFor(
        static_cast<int>(articles_.size()), options_.threads, [&](int i) {
          const int fold = FoldOf(articles_[i]->article().id);
          examples[i] =
              ScorerExamples(*articles_[i], *cues_[fold], *roles_[fold]);
        });
    for (int k = 0; k <= folds_; ++k) {
      std::vector<ScorerExample> chosen;
      for (size_t i = 0; i < articles_.size(); ++i) {
        if (FoldOf(articles_[i]->article().id) == k) continue;
        chosen.insert(chosen.end(), examples[i].begin(), examples[i].end());
      }
      scorer_weights_ = TrainScorer(chosen, options_.seed);
      const Scorer scorer(scorer_weights_);
      for (const auto& article : articles_) {
        if (FoldOf(article->article().id) == k) {
          Measure(*article, k, scorer, figures_.cross_validation);
        }
      }
      if (k < folds_) continue;
      for (const auto& article : dev_articles_) {
        Measure(*article, k, scorer, figures_.dev);
      }
    }
    progress_("scorers trained");
  }

  void Measure(const TrainingArticle& article, int model, const Scorer& scorer,
               LinkedScores& scores) const {
    std::vector<Proposal> kept;
    for (const auto& paragraph : article.analysis().text().paragraphs) {
      std::vector<Proposal> proposals = claims::Propose(
          article.analysis(), paragraph, *cues_[model], *roles_[model]);
      const std::vector<float> probabilities =
          scorer.Score(article.analysis(), proposals);
      for (size_t i = 0; i < proposals.size(); ++i) {
        if (probabilities[i] >= Scorer::kThreshold) {
          kept.push_back(std::move(proposals[i]));
        }
      }
    }
    scores.proposed += static_cast<int64_t>(kept.size());
    scores.gold += static_cast<int64_t>(article.attributions().size());
    for (const int partner : Match(kept, article.attributions())) {
      scores.linked += partner >= 0;
    }
  }

  absl::Status Save() const {
    const auto save = [&](const char* kind, uint32_t version,
                          const WeightTable& weights) {
      return language::SaveModelFile(claims::ModelPath(options_.out_dir, kind),
                                     {kind, version, weights});
    };
    HEARSAY_RETURN_IF_ERROR(
        save(Tagger::kKind, Tagger::kVersion, tagger_weights_.back()));
    HEARSAY_RETURN_IF_ERROR(save(Parser::kActionsKind, Parser::kVersion,
                                 parser_weights_.back().actions));
    HEARSAY_RETURN_IF_ERROR(save(Parser::kRelationsKind, Parser::kVersion,
                                 parser_weights_.back().relations));
    HEARSAY_RETURN_IF_ERROR(
        save(CueTagger::kKind, kFeatureVersion, cue_weights_.back()));
    HEARSAY_RETURN_IF_ERROR(
        save(RoleTagger::kKind, kFeatureVersion, role_weights_.back()));
    HEARSAY_RETURN_IF_ERROR(
        save(Scorer::kKind, kFeatureVersion, scorer_weights_));
    return WriteModelCard(options_, figures_);
  }

  const TrainOptions& options_;
  const std::function<void(absl::string_view)>& progress_;
  const int folds_;
  TrainingFigures figures_;
  SilverCorpus silver_, silver_dev_;
  std::vector<GoldArticle> gold_, gold_dev_;
  std::vector<std::unique_ptr<TrainingArticle>> articles_, dev_articles_;
  // By fold; the last one is trained on all.
  std::vector<WeightTable> tagger_weights_, cue_weights_, role_weights_;
  std::vector<ParserWeights> parser_weights_;
  WeightTable scorer_weights_;
  std::vector<std::unique_ptr<Tagger>> taggers_;
  std::vector<std::unique_ptr<Parser>> parsers_;
  std::vector<std::unique_ptr<CueTagger>> cues_;
  std::vector<std::unique_ptr<RoleTagger>> roles_;
};

}  // namespace

absl::StatusOr<TrainingFigures> TrainModels(
    const TrainOptions& options,
    const std::function<void(absl::string_view)>& progress) {
  if (options.folds < 2) {
    return absl::InvalidArgumentError(
        absl::StrCat("folds: ", options.folds, ", must be 2 or more"));
  }
  return Training(options, progress).Run();
}

}  // namespace hearsay::training
