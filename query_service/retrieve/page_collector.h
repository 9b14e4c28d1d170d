#ifndef HEARSAY_QUERY_SERVICE_RETRIEVE_PAGE_COLLECTOR_H_
#define HEARSAY_QUERY_SERVICE_RETRIEVE_PAGE_COLLECTOR_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "query_service/model/claim_query.h"
#include "query_service/model/search_page.h"

namespace hearsay::retrieve {

// A total order of hits: best first, of equal ones the newer number.
class HitOrder {
 public:
  explicit HitOrder(query::ClaimOrder order) : order_(order) {}
  bool operator()(const query::SearchHit& a, const query::SearchHit& b) const {
    if (order_ == query::ClaimOrder::kRelevance) {
      if (a.score != b.score) return a.score > b.score;
    } else if (a.time_seconds != b.time_seconds) {
      return EarlierFirst(a.time_seconds, b.time_seconds);
    }
    return a.claim_number > b.claim_number;
  }
  // Whether a hit of time `a` stands before every one of time `b`.
  bool EarlierFirst(int64_t a, int64_t b) const {
    return order_ == query::ClaimOrder::kNewestFirst ? a > b : a < b;
  }

 private:
  const query::ClaimOrder order_;
};

// The best `size` hits behind `after`.
class PageCollector {
 public:
  PageCollector(query::ClaimOrder order, size_t size,
                const std::optional<query::PageStart>& after)
      : better_(order), size_(size) {
    if (!after.has_value()) return;
    after_ = query::SearchHit{after->claim_number, after->score,
                              after->time_seconds};
  }

  // Whether the page is full of hits that are better than any of this score, or
  // of this time.
  bool TooLow(float score) const {
    return hits_.size() == size_ && score < hits_.front().score;
  }
  bool TooLate(int64_t time) const {
    return hits_.size() == size_ &&
           better_.EarlierFirst(hits_.front().time_seconds, time);
  }
  // Whether a hit of this time stands on an earlier page.
  bool OnEarlierPage(int64_t time) const {
    return after_.has_value() &&
           better_.EarlierFirst(time, after_->time_seconds);
  }
  bool full() const { return hits_.size() == size_; }
  // How many more there is room for.
  size_t room() const { return size_ - hits_.size(); }
  // What a hit has to score at least; 0 while there is room.
  float least_score() const { return full() ? hits_.front().score : 0; }
  // Hits that are too low or too late.
  void Skip() { more_ = true; }

  void Add(const query::SearchHit& hit) {
    if (after_.has_value() && !better_(*after_, hit)) return;
    // The heap's top is the worst.
    if (hits_.size() < size_) {
      hits_.push_back(hit);
      std::push_heap(hits_.begin(), hits_.end(), better_);
      return;
    }
    more_ = true;
    if (!better_(hit, hits_.front())) return;
    std::pop_heap(hits_.begin(), hits_.end(), better_);
    hits_.back() = hit;
    std::push_heap(hits_.begin(), hits_.end(), better_);
  }

  bool more() const { return more_; }
  std::vector<query::SearchHit> Take() && {
    std::sort_heap(hits_.begin(), hits_.end(), better_);
    return std::move(hits_);
  }

 private:
  const HitOrder better_;
  const size_t size_;
  std::optional<query::SearchHit> after_;
  std::vector<query::SearchHit> hits_;
  bool more_ = false;
};

}  // namespace hearsay::retrieve

#endif  // HEARSAY_QUERY_SERVICE_RETRIEVE_PAGE_COLLECTOR_H_
